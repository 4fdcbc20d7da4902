"""The page that verifies a certificate, and shows of its owner only what she allowed."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.learning import certificates
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web.pages import page, switch
from bot.web.security import Secure

# Nobody keeps the page: it may be withdrawn, or its name hidden, at any time.
HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow, noarchive"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor may know. `state` is valid, revoked or unknown; the rest is empty unless valid."""

    state: str
    code: str = ""
    name: str = ""  # only where she lets the page show it
    day: str = ""
    lessons: tuple[str, ...] = ()


def route(store: Store, catalogue: Catalogue) -> Route:
    """GET /certificates/CODE, in Arabic, or as `?lang=en` says."""
    return Route(
        "/certificates/{code}", partial(_certificate, store, catalogue), middleware=[Middleware(Secure)]
    )


async def _certificate(store: Store, catalogue: Catalogue, request: Request) -> Response:
    asked = request.query_params.get("lang")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    code = request.path_params["code"]
    seen = await store.run(partial(look, catalogue=catalogue, code=code, language=language))
    languages = switch(
        catalogue, language, {one: f"/certificates/{quote(code)}?lang={one}" for one in LANGUAGES}
    )
    html = page(catalogue, language, "certificate.html", "certificate", seen=seen, **languages)
    return HTMLResponse(html, 404 if seen.state == "unknown" else 200, headers=HEADERS)


def look(tx: Tx, catalogue: Catalogue, code: str, language: str) -> Seen:
    """What the page of that code shows, in that language."""
    found = certificates.by_code(tx, code)
    if found is None:
        return Seen("unknown")
    if not found.valid:
        return Seen("revoked")
    timezone = certificates.giver(tx, found.contact).timezone
    return Seen(
        "valid",
        found.code,
        found.name if found.open else "",
        certificates.day(catalogue, language, found, timezone),
        certificates.practised(tx, found.contact, language),
    )
