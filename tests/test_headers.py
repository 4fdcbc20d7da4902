"""Every public address, whatever it answers, carries the same guard, and says nothing of what is behind it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.routing import Mount, Route

from bot.channels import Posted
from bot.store.store import Store
from bot.web.doors import doors
from bot.web.security import HEADERS
from tests.storefront import Storefront, storefront

ROUTES = {  # path: status of a GET; CODE is a published product's, PHOTO its photo
    "/": 200,
    "/?q=%D8%B5%D8%A7%D8%A8%D9%88%D9%86": 200,
    "/p/CODE": 200,
    "/p/nothere2": 404,
    "/p/CODE/poster.pdf": 200,
    "/p/nothere2/poster.pdf": 404,
    "/areas/irbid/poster.pdf": 200,
    "/areas/nowhere/poster.pdf": 404,
    "/media/small-PHOTO": 200,
    "/media/large-PHOTO": 200,
    "/media/PHOTO": 404,
    "/certificates/AB12CD34": 404,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/manifest.webmanifest": 200,
    "/favicon.ico": 308,
    "/healthz": 200,
    "/readyz": 200,
    "/metrics": 200,
    "/static/shop.css": 200,
    "/static/none.css": 404,
    "/static/../server.py": 404,
    "/nothing": 404,
    "/simulator": 200,
    "/simulator/state?chat=um-ali": 200,
    "/simulator/state?chat=nobody": 404,
    "/simulator/media/none.jpg": 404,
    "/simulator/sent/none.jpg": 404,
}
ELSEWHERE = {"/simulator/events", "/fairness"}  # a stream that never ends; a page with tests of its own


@pytest_asyncio.fixture
async def front(sqlite_store: Store, tmp_path: Path) -> AsyncIterator[Storefront]:
    async with storefront(sqlite_store, tmp_path, demo=True) as found:
        yield found


def guarded(headers: object) -> bool:
    return all(headers.get(name) == value for name, value in HEADERS.items())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("path", "status"), ROUTES.items())
async def test_every_answer_is_guarded(front: Storefront, path: str, status: int) -> None:
    code = await front.put()
    path = path.replace("CODE", code).replace("PHOTO", await front.photo(code))
    for method in ("GET", "HEAD"):
        answer = await front.client.request(method, path)
        assert (answer.status_code, guarded(answer.headers)) == (status, True), method
        assert "server" not in answer.headers
        assert "set-cookie" not in answer.headers
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        answer = await front.client.request(method, path)
        assert answer.status_code in {403, 404, 405, 411}, method
        assert guarded(answer.headers)


async def test_no_route_is_forgotten_in_the_table(front: Storefront) -> None:
    tried = [path.partition("?")[0].split("/") for path in ROUTES]

    def fits(pattern: str, parts: list[str]) -> bool:
        own = pattern.split("/")
        return len(own) == len(parts) and all(
            ours == theirs or ours.startswith("{") for ours, theirs in zip(own, parts, strict=True)
        )

    routes = [one for one in front.app.routes if not isinstance(one, Mount)]
    gets = [one.path for one in routes if isinstance(one, Route) and "GET" in (one.methods or ())]
    lost = [path for path in gets if not any(fits(path, parts) for parts in tried)]
    assert [path for path in lost if not path.startswith(tuple(ELSEWHERE))] == []


async def test_a_mistake_is_guarded_too(front: Storefront, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails() -> None:
        raise RuntimeError

    monkeypatch.setattr(front.shop, "display", fails)
    answer = await front.get("/")
    assert (answer.status_code, guarded(answer.headers)) == (500, True)


async def test_what_a_channel_is_answered_is_guarded_too(front: Storefront) -> None:
    async def webhook(posted: Posted) -> tuple[int, bytes]:
        return 200, b"{}"

    app = doors({"/telegram/webhook": webhook}, front.app)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", trust_env=False) as client:
        for answer in (
            await client.post("/telegram/webhook", content=b"{}"),
            await client.get("/telegram/webhook"),
        ):
            assert guarded(answer.headers)


def test_nothing_may_run_that_is_not_a_file_of_ours() -> None:
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'; script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
