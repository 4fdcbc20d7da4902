"""What is stored at Twilio: made once, found again, and sent only while Meta approves of it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest
import pytest_asyncio
from aiohttp import web
from conftest import Clock

from bot import connections
from bot.channels.whatsapp import shelf
from bot.channels.whatsapp.contents import Contents, Draft
from bot.channels.whatsapp.wire import Wire
from bot.errors import SendError, TryLater, Unapproved, Unsendable
from bot.language.catalogue import ours
from bot.settings import load
from bot.store.store import Store
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_contents import fill

KNOCK = Draft(
    "knock",
    "ar",
    {
        "twilio/quick-reply": {
            "body": "Something waits",
            "actions": [{"type": "QUICK_REPLY", "title": "Show", "id": "r.waiting."}],
        }
    },
    {},
    "UTILITY",
)
MENDED = replace(
    KNOCK,
    types={"twilio/quick-reply": {**KNOCK.types["twilio/quick-reply"], "body": "A message waits"}},
)
CARD = {
    "body": "See {{1}} in our list",
    "footer": "Write unfollow",
    "media": ["https://bot.example.org/{{2}}"],
    "actions": [
        {"type": "QUICK_REPLY", "title": "More", "id": "{{3}}"},
        {"type": "URL", "title": "All", "url": "https://bot.example.org/{{4}}"},
    ],
}
DIGEST = Draft(
    "digest", "en", {"whatsapp/card": CARD}, {"1": "soap", "2": "a.jpg", "3": "s.x.", "4": "?lang=en"}, "MARKETING"
)  # fmt: skip


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeTwilio]:
    fake = FakeTwilio()
    await fake.start()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture
async def wire(fake: FakeTwilio) -> AsyncIterator[Wire]:
    """An account's connections; at the end nothing was asked that Twilio's own description does not allow."""
    wire = Wire(fake.account, fake.token, fake.url)
    yield wire
    wire.close()
    assert fake.invalid == []


@pytest.fixture
def contents(wire: Wire, store: Store) -> Contents:
    return Contents(wire, store)


def made(fake: FakeTwilio) -> int:
    return len(fake.called("contents.create"))


# --- messages with buttons


@pytest.mark.parametrize("count", [1, 3])
async def test_buttons_take_a_text_and_a_title_and_an_id_each(
    count: int, fake: FakeTwilio, contents: Contents
) -> None:
    content = fake.world.contents[await contents.buttons(count)]
    values = {str(n): f"v{n}" for n in range(1, 2 * count + 2)}
    filled = fill(content, values)
    assert (filled.text, filled.samples, filled.fault) == ("v1", (), "")
    assert [(key.label, key.data) for key in filled.buttons] == [
        (f"v{2 * n}", f"v{2 * n + 1}") for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 10])
async def test_rows_take_a_text_a_label_and_a_title_and_an_id_each(
    count: int, fake: FakeTwilio, contents: Contents
) -> None:
    content = fake.world.contents[await contents.rows(count)]
    filled = fill(content, {str(n): f"v{n}" for n in range(1, 2 * count + 3)})
    assert (filled.text, filled.opener, filled.samples, filled.fault) == ("v1", "v2", (), "")
    assert [(key.label, key.data) for key in filled.rows] == [
        (f"v{2 * n + 1}", f"v{2 * n + 2}") for n in range(1, count + 1)
    ]


async def test_samples_mean_nothing_should_they_ever_be_sent(fake: FakeTwilio, contents: Contents) -> None:
    shown = fill(fake.world.contents[await contents.buttons(3)], {})
    assert (shown.fault, [key.data for key in shown.buttons]) == ("", ["-1", "-2", "-3"])


async def test_a_message_is_made_once_whoever_asks(fake: FakeTwilio, contents: Contents) -> None:
    assert len(set(await asyncio.gather(*(contents.buttons(2) for _ in range(8))))) == 1
    assert made(fake) == 1


async def test_another_process_takes_what_was_made(
    fake: FakeTwilio, wire: Wire, store: Store, contents: Contents
) -> None:
    assert await Contents(wire, store).rows(4) == await contents.rows(4) != ""
    assert made(fake) == 1


async def test_while_one_process_makes_it_another_goes_on_without(store: Store, contents: Contents) -> None:
    await store.run(lambda tx: shelf.claim(tx, replace(KNOCK, name="quick-1")))
    assert await contents.buttons(2) == ""


async def test_what_stands_at_twilio_is_found_again_after_the_database_was_lost(
    fake: FakeTwilio, wire: Wire, store: Store, contents: Contents
) -> None:
    sid = await contents.buttons(2)
    for n in range(600):  # more than a page
        fake.world.contents[f"HX{n:032x}"] = replace(fake.world.contents[sid], name=f"somebody's {n}")
    fake.world.contents[sid] = fake.world.contents.pop(sid)  # the last of all
    await store.run(lambda tx: tx.sql("DELETE FROM content"))
    assert (await Contents(wire, store).buttons(2), made(fake)) == (sid, 1)


async def test_a_failure_is_remembered_so_that_nobody_waits_again(
    fake: FakeTwilio, contents: Contents, clock: Clock
) -> None:
    fake.faults.once("contents.create", "broken")
    assert await contents.buttons(2) == ""
    asked = len(fake.calls)
    assert (await contents.buttons(2), await contents.rows(5), len(fake.calls)) == ("", "", asked)
    clock.now += shelf.REST + 1
    assert await contents.buttons(2) != ""


async def test_an_answer_that_was_lost_makes_no_second_message(
    fake: FakeTwilio, contents: Contents, clock: Clock
) -> None:
    fake.faults.once("contents.create", "doubt")
    assert await contents.rows(3) == ""
    clock.now += shelf.REST + 1
    assert await contents.rows(3) != ""
    assert len(fake.world.contents) == 1


async def test_a_message_deleted_at_twilio_is_made_anew(fake: FakeTwilio, contents: Contents) -> None:
    lost = await contents.buttons(2)
    del fake.world.contents[lost]
    await contents.refresh()
    assert await contents.buttons(2) not in {"", lost}


# --- templates


async def test_a_template_is_handed_in_once_and_sent_when_approved(
    fake: FakeTwilio, contents: Contents, clock: Clock
) -> None:
    fake.approves_itself = False
    for _ in range(2):
        pushed = await contents.push(KNOCK)
        assert pushed.status in {"received", "pending"}
    assert fake.called("approvals.create") == [{"name": KNOCK.title, "category": "UTILITY"}]
    assert made(fake) == 1
    with pytest.raises(Unsendable):
        await contents.template("knock", "ar")
    fake.approve(KNOCK.title)
    clock.now += shelf.STALE + 1
    assert await contents.template("knock", "ar") == pushed.sid


async def test_twilio_is_not_asked_about_a_template_more_than_once_a_minute(
    fake: FakeTwilio, contents: Contents, clock: Clock
) -> None:
    fake.approves_itself = False
    await contents.push(KNOCK)
    clock.now += shelf.STALE + 1
    asked = len(fake.called("approvals.fetch"))
    for _ in range(3):
        with pytest.raises(Unsendable):
            await contents.template("knock", "ar")
    assert len(fake.called("approvals.fetch")) == asked + 1


async def test_a_template_nobody_pushed_is_not_sent(contents: Contents) -> None:
    with pytest.raises(Unsendable):
        await contents.template("knock", "ar")


async def test_when_twilio_is_away_a_template_waits(
    fake: FakeTwilio, contents: Contents, clock: Clock
) -> None:
    fake.approves_itself = False
    await contents.push(KNOCK)
    clock.now += shelf.STALE + 1
    fake.faults.once("approvals.fetch", "busy")
    with pytest.raises(SendError) as met:
        await contents.template("knock", "ar")
    assert not isinstance(met.value, Unsendable)


async def test_no_doubt_is_left_of_a_question(fake: FakeTwilio, contents: Contents, clock: Clock) -> None:
    """Nothing was sent: whoever asked may ask again."""
    fake.approves_itself = False
    await contents.push(KNOCK)
    clock.now += shelf.STALE + 1
    fake.faults.once("approvals.fetch", "broken")
    with pytest.raises(TryLater):
        await contents.template("knock", "ar")


@pytest.mark.parametrize("said", ["<html>", "[]", '"text"', "{}", '{"contents": {}}', '{"contents": [7]}'])
async def test_an_answer_that_cannot_be_read_costs_nobody_her_answer(said: str, store: Store) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        return web.Response(text=said, status=200 if request.method == "GET" else 201)

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    wire = Wire("AC" + "1" * 32, "token", f"http://127.0.0.1:{runner.addresses[0][1]}")
    contents = Contents(wire, store)
    assert await contents.buttons(2) == ""
    with pytest.raises(SendError):
        await contents.push(KNOCK)
    await store.run(partial(shelf.put, draft=KNOCK, sid="HX" + "1" * 32, standing=shelf.Standing("approved")))
    with contextlib.suppress(SendError):
        await contents.refresh()
    wire.close()
    await runner.cleanup()


@pytest.mark.parametrize("kind", ["application/json", "application/problem+json"])
async def test_a_template_that_is_not_there_is_gone_however_that_is_said(kind: str, store: Store) -> None:
    problem = {
        "type": "https://x",
        "title": "Not found",
        "status": 404,
        "code": 20404,
        "message": "Not found",
    }

    async def answer(request: web.BaseRequest) -> web.Response:
        return web.json_response(problem, status=404, content_type=kind)

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    wire = Wire("AC" + "1" * 32, "token", f"http://127.0.0.1:{runner.addresses[0][1]}")
    await store.run(partial(shelf.put, draft=KNOCK, sid="HX" + "1" * 32, standing=shelf.Standing("pending")))
    await store.run(lambda tx: tx.sql("UPDATE content SET checked_at = 0"))
    with pytest.raises(Unapproved):
        await Contents(wire, store).template("knock", "ar")
    wire.close()
    await runner.cleanup()


async def test_a_picture_a_quick_reply_and_an_address_make_one_template(
    fake: FakeTwilio, contents: Contents
) -> None:
    pushed = await contents.push(DIGEST)
    await contents.refresh()
    shown = fill(
        fake.world.contents[await contents.template("digest", "en")],
        {"1": "honey", "2": "media/b.jpg", "3": "s.follow.", "4": "?area=irbid"},
    )
    assert (shown.text, shown.media, shown.samples, shown.fault) == (
        "See honey in our list", ("https://bot.example.org/media/b.jpg",), (), "",
    )  # fmt: skip
    assert [(key.data, key.url) for key in shown.buttons] == [
        ("s.follow.", ""),
        ("", "https://bot.example.org/?area=irbid"),
    ]
    assert pushed.category == "MARKETING"


async def test_a_rejection_is_told_with_its_reason(fake: FakeTwilio, contents: Contents) -> None:
    await contents.push(KNOCK)
    fake.reject(KNOCK.title, "INVALID_FORMAT")
    await contents.refresh()
    (stored,) = await contents.stored()
    assert (stored.status, stored.reason) == ("rejected", "INVALID_FORMAT")
    with pytest.raises(Unsendable):
        await contents.template("knock", "ar")


async def test_another_text_has_another_name_and_the_one_before_is_sent_meanwhile(
    fake: FakeTwilio, contents: Contents
) -> None:
    first = await contents.push(KNOCK)
    await contents.refresh()
    fake.approves_itself = False
    second = await contents.push(MENDED)
    assert KNOCK.title != MENDED.title
    assert await contents.template("knock", "ar") == first.sid
    fake.approve(MENDED.title)
    await contents.refresh()
    assert await contents.template("knock", "ar") == second.sid
    assert (await contents.push(KNOCK)).sid == first.sid  # the old text is taken up again
    assert await contents.template("knock", "ar") == first.sid


async def test_an_older_text_that_takes_other_values_is_not_sent(
    fake: FakeTwilio, contents: Contents
) -> None:
    await contents.push(DIGEST)
    await contents.refresh()
    fake.approves_itself = False
    moved = {**CARD, "media": ["https://elsewhere.example.org/{{2}}"]}
    await contents.push(replace(DIGEST, types={"whatsapp/card": moved}))
    with pytest.raises(Unsendable):
        await contents.template("digest", "en")


async def test_a_template_that_meta_pauses_is_seen_and_said(
    fake: FakeTwilio, contents: Contents, caplog: pytest.LogCaptureFixture
) -> None:
    await contents.push(KNOCK)
    await contents.refresh()
    assert await contents.template("knock", "ar")
    fake.pause(KNOCK.title)
    await contents.refresh()
    with pytest.raises(Unsendable):
        await contents.template("knock", "ar")
    assert "knock (ar) is not sent any more: paused" in caplog.text


async def test_a_template_deleted_at_twilio_is_not_sent_until_it_is_pushed_again(
    fake: FakeTwilio, contents: Contents
) -> None:
    pushed = await contents.push(KNOCK)
    await contents.refresh()
    del fake.world.contents[pushed.sid]
    await contents.refresh()
    with pytest.raises(Unsendable):
        await contents.template("knock", "ar")
    assert (await contents.push(KNOCK)).sid != pushed.sid


async def test_a_category_that_meta_changed_is_kept(fake: FakeTwilio, contents: Contents) -> None:
    await contents.push(KNOCK)
    fake.approve(KNOCK.title, category="MARKETING")
    await contents.refresh()
    assert [one.category for one in await contents.stored()] == ["MARKETING"]


async def test_an_approved_template_stays_so_while_it_is_pushed_again(
    fake: FakeTwilio, contents: Contents
) -> None:
    await contents.push(KNOCK)
    await contents.refresh()
    sids = await asyncio.gather(contents.push(KNOCK), *(contents.template("knock", "ar") for _ in range(20)))
    assert "" not in sids[1:]


async def test_the_clock_looks_at_templates_and_goes_on_when_twilio_is_away(
    fake: FakeTwilio, wire: Wire, sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    settings = load(
        database_url="sqlite:///:memory:",
        public_url="https://bot.example.org",
        secret_key="x",
        twilio_sender=fake.sender,
        twilio_account_sid=fake.account,
        twilio_auth_token=fake.token,
        twilio_api_url=fake.url,
    )
    channel = connections.whatsapp(settings, sqlite_store, ours())
    await channel.contents.push(KNOCK)
    fake.faults.once("approvals.list", "broken")
    await connections.refreshed(channel)
    assert caplog.text.count("WhatsApp templates: ") == 1
    await connections.refreshed(channel)
    assert await channel.contents.template("knock", "ar")
    await channel.close()
