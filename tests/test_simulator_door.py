"""Who may come in to the simulator, what its forms take, and that no text of it is missing."""

import io
import re
from pathlib import Path

import httpx
import pytest

from bot.errors import BadMedia, ContentError
from bot.store.store import Store
from bot.talk.messages import Button, Reply
from bot.web.people import PEOPLE
from bot.web.script import load
from tests.simulated import CONTENT, Demo, demo

TEMPLATES = Path(__file__).parent.parent / "bot" / "web" / "templates" / "simulator"


@pytest.fixture
def shown(sqlite_store: Store, tmp_path: Path) -> Demo:
    return demo(sqlite_store, tmp_path)


@pytest.fixture
def client(shown: Demo) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(shown.app), base_url="http://127.0.0.1:8000", trust_env=False
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, 204),
        ({"host": "localhost:8000"}, 204),
        ({"host": "[::1]:8000"}, 204),
        ({"host": "mahalli.example"}, 403),
        ({"host": "127.0.0.1.example:8000"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://mahalli.example"}, 403),
        ({"origin": "http://127.0.0.1:9000"}, 403),
        ({"origin": "null"}, 403),
        ({"content-length": "100000"}, 413),
        ({"transfer-encoding": "chunked", "content-length": ""}, 411),
    ],
)
async def test_only_pages_of_this_machine_may_post(
    shown: Demo, client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    answer = await client.post("/simulator/say", data={"person": "um-ali", "text": "hello"}, headers=headers)
    assert answer.status_code == status
    assert len(shown.engine.received) == (status == 204)


async def test_a_foreign_name_for_this_machine_sees_nothing(client: httpx.AsyncClient) -> None:
    for path in ("", "/state?chat=um-ali", "/events", "/media/soap.jpg"):
        answer = await client.get(f"/simulator{path}", headers={"host": "rebound.example"})
        assert (answer.status_code, answer.text) == (403, "")


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    for path in ("/simulator", "/simulator/state?chat=nobody", "/simulator/media/soap.jpg"):
        headers = (await client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["..%2Fstory.yaml", "soap.png", "soap", ".jpg", "nothing.jpg"])
async def test_only_pictures_of_ours_are_given_out(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get("/simulator/media/soap.jpg")).status_code == 200
    assert (await client.get(f"/simulator/media/{name}")).status_code == 404


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("say", {"person": "nobody", "text": "hello"}, 400),
        ("say", {"person": "um-ali"}, 400),
        ("say", {"person": "um-ali", "text": "x" * 4097}, 400),
        ("tap", {"person": "um-ali", "row": "1", "data": "forged"}, 404),
        ("tap", {"person": "um-ali", "row": "one", "data": "x"}, 400),
        ("edit", {"person": "um-ali", "row": "7", "text": "hello"}, 404),
        ("photo", {"person": "um-ali"}, 400),
    ],
)
async def test_a_form_that_makes_no_sense_reaches_nobody(
    shown: Demo, client: httpx.AsyncClient, path: str, form: dict[str, str], status: int
) -> None:
    assert (await client.post(f"/simulator/{path}", data=form)).status_code == status
    assert shown.engine.received == []


async def test_a_reset_empties_every_phone_and_sets_the_demo_up_anew(
    shown: Demo, client: httpx.AsyncClient
) -> None:
    await shown.reply("um-ali", Reply("hello"))
    media = shown.web.files.keep(io.BytesIO(b"x"), "image/jpeg")
    assert (await client.post("/simulator/reset", data={"sure": "1"})).status_code == 204
    assert await shown.web.last("um-ali") == []
    assert shown.resets == [True]
    with pytest.raises(BadMedia):
        await shown.web.fetch(media)


async def test_a_text_from_outside_is_never_markup(shown: Demo, client: httpx.AsyncClient) -> None:
    evil = "<script>x</script>"
    await shown.reply("um-ali", Reply(evil, (Button(evil, url="javascript:x"), Button(evil, evil))))
    html = (await client.get("/simulator/state?chat=um-ali")).text
    assert "<script" not in html and "javascript:" not in html


# --- texts


def test_every_text_of_the_page_is_used_and_none_is_missing() -> None:
    used = {
        f"simulator-{key}"
        for path in TEMPLATES.glob("*.html")
        for key in re.findall(r'\bt\("([a-z-]+[a-z])"\)', path.read_text("utf-8"))
    }
    made = ("name-", "about-", "story-", "tab-", "telegram", "whatsapp")  # put together while drawing
    for language in ("ar", "en"):
        text = (CONTENT / language / "messages" / "simulator.ftl").read_text("utf-8")
        have = set(re.findall(r"^(simulator-[a-z-]+) =", text, re.M))
        assert used <= have
        unused = {key.removeprefix("simulator-") for key in have - used}
        assert [key for key in unused if not key.startswith(made)] == []
        assert {f"simulator-{of}-{person}" for of in ("name", "about") for person in PEOPLE} <= have
        notes = {step.note for step in load(CONTENT / "ar" / "story.yaml").steps if step.note}
        assert {f"simulator-story-{note}" for note in notes | {"done", "stuck", "stopped"}} <= have


@pytest.mark.parametrize(
    "step",
    [
        "{who: nobody, say: hello}",
        "{who: um-ali}",
        "{who: um-ali, say: a, tap: b}",
        "{who: um-ali, photo: [none.jpg]}",
        "{who: um-ali, says: a}",
    ],
)
def test_a_story_with_a_wrong_step_is_not_played(tmp_path: Path, step: str) -> None:
    script = tmp_path / "story.yaml"
    script.write_text(f"steps: [{step}]", "utf-8")
    with pytest.raises(ContentError):
        load(script)
