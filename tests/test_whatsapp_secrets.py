"""No token, account, number, address or word of a person is ever written down on WhatsApp, whatever goes wrong."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable

import pytest
from aiohttp import web
from test_whatsapp_arrivals import Town, body, sid, signed, town

from bot import connections
from bot.channels import Posted
from bot.channels.whatsapp import Account, WhatsApp, faults
from bot.channels.whatsapp.drafts import Draft
from bot.store.store import Store
from bot.talk.messages import Button, Media, Message, Outgoing, Reply, Report, Template
from bot.web import server

__all__ = ["town"]
TOKEN, AC, US = "auth-token-of-ours", "AC" + "5" * 32, "whatsapp:+14155550100"
HER, SCOPED, WORDS = "+962790001234", "JO.13491208655302741918", "private words"
SECRETS = (TOKEN, AC, HER, HER[1:], SCOPED, WORDS, "private+words", "private%20words", "ME" + "7" * 32, US)
MEDIA = f"/2010-04-01/Accounts/{AC}/Messages/MM{'6' * 32}/Media/ME{'7' * 32}"
KEYS = (Button(WORDS, data="a:1"), Button("no", data="a:2"))
DRAFT = Draft("knock", "ar", {"twilio/text": {"body": WORDS}}, {}, "UTILITY")


def replies() -> list[Outgoing]:
    """One of each sort."""
    said = [
        Reply(WORDS),
        Reply(WORDS, KEYS),
        Reply("", media=(Media("photo", name="card-1.jpg"),)),
        Reply("", template=Template("digest", "ar", (WORDS,))),
    ]
    one = [Outgoing("reply", HER, reply, receipt="o1") for reply in said]
    return [
        *one,
        Outgoing("discard", "", Reply(""), f"https://api.twilio.com{MEDIA}"),
        Outgoing("post", HER, said[0]),
    ]


async def told_by(attempt: Awaitable[object]) -> str:
    """All that an operator could see of a failure."""
    try:
        return repr(await attempt)[:0]  # what is well gives nothing away
    except Exception as error:
        shown = traceback.TracebackException.from_exception(error, capture_locals=False)
        return "".join(shown.format()) + repr(error) + str(error)


async def _drain(missed: AsyncIterator[Message]) -> None:
    async for _ in missed:
        pass


async def a_round(whatsapp: WhatsApp) -> str:
    """Everything that is asked of Twilio."""
    contents, photo = whatsapp.contents, Media("photo", f"https://api.twilio.com{MEDIA}")
    attempts: list[Awaitable[object]] = [whatsapp.deliver(one) for one in replies()]
    attempts += [
        contents.push(DRAFT),
        contents.template("knock", "ar"),
        contents.refresh(),
        whatsapp.fetch(photo),
    ]
    attempts += [_drain(whatsapp.missed(0.0, set())), connections.refreshed(whatsapp)]
    return "".join([await told_by(attempt) for attempt in attempts])


def line(store: Store, url: str) -> WhatsApp:
    account = Account(AC, TOKEN, US, "https://mahalli.example", url, pace=0)
    return WhatsApp(account, store, "secret", {"ar": "x", "en": "x"})


def found(told: str) -> list[str]:
    return [secret for secret in SECRETS if secret in told]


@pytest.fixture(autouse=True)
def loud(caplog: pytest.LogCaptureFixture) -> None:
    faults._alerted.clear()
    caplog.set_level(logging.DEBUG, "mahalli")


@pytest.mark.parametrize("status", [200, 201, 302, 400, 401, 403, 404, 409, 429, 500, 502, 503])
@pytest.mark.parametrize("shape", ["text", "json", "problem"])
async def test_a_server_that_quotes_everything_gives_nothing_away(
    status: int, shape: str, sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def quote(request: web.BaseRequest) -> web.StreamResponse:
        said = f"{request.url} {request.headers} {(await request.read()).decode()} {WORDS} {HER} {AC} {TOKEN}"
        quoted = {
            "message": said,
            "code": said,
            "sid": "",
            "status": said,
            "type": said,
            "title": said,
            "detail": said,
        }
        headers = {"Location": f"http://127.0.0.1:9{request.path}?{WORDS}"}
        if shape == "text":
            return web.Response(status=status, text=said, headers=headers)
        if shape == "json":
            del quoted["title"]
        return web.json_response(quoted, status=status, headers=headers)

    runner = web.ServerRunner(web.Server(quote))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    whatsapp = line(sqlite_store, f"http://127.0.0.1:{runner.addresses[0][1]}")
    told = await a_round(whatsapp)
    await whatsapp.close()
    await runner.cleanup()
    assert found(told + caplog.text) == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://", "nowhere"])
async def test_where_nobody_answers_nothing_is_given_away(
    url: str, sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    whatsapp = line(sqlite_store, url)
    told = await a_round(whatsapp)
    await whatsapp.close()
    assert told and found(told + caplog.text) == []


async def test_what_is_posted_is_named_by_its_kind_only(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    whatsapp = line(sqlite_store, "http://127.0.0.1:9")

    async def failing(message: Message | Report) -> None:
        raise RuntimeError(f"{message}")

    ours = {"AccountSid": AC, "To": US, "From": f"whatsapp:{HER}", "Body": WORDS, "MessageSid": sid(1)}
    for odd in ({}, {"From": f"whatsapp:{WORDS}"}, {"MessageSid": HER}, {"To": HER}, {"NumMedia": WORDS}):
        good = signed(body(**{**ours, **odd}), token=TOKEN)
        for posted in (good, Posted(good.path, {**good.headers, "x-twilio-signature": WORDS}, good.body)):
            assert (await whatsapp.incoming(posted, failing))[1] == b""  # type: ignore[arg-type]
            assert (await whatsapp.status(posted, failing))[1] == b""
    await whatsapp.close()
    assert "was not taken" in caplog.text and found(caplog.text) == []


async def test_nothing_shows_what_it_holds(sqlite_store: Store) -> None:
    whatsapp = line(sqlite_store, "")
    parts = [
        whatsapp,
        *vars(whatsapp).values(),
        *vars(whatsapp._arrivals).values(),
        *vars(whatsapp._sending).values(),
    ]
    told = "".join(map(repr, parts)) + repr(whatsapp._account)
    await whatsapp.close()
    assert TOKEN not in told


async def test_a_round_of_everything_tells_no_secret(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """People, the fake, faults of every sort; and the numbers for the operator."""
    her, fake = await town.member(), town.fake
    for verdict in ("busy", "broken", "cut", "doubt"):
        fake.faults.once("messages.create", verdict)
        fake.faults.once("contents.create", verdict)
        fake.faults.once("media.delete", verdict)
        await her.says(WORDS)
        await her.sends_photo(b"\xff\xd8 " + WORDS.encode(), WORDS)
        await town.fake.quiet(1)
        await town.app.files.sweep()
        await asyncio.sleep(0)
    assert town.app.whatsapp is not None
    await connections.caught_up(town.app, town.app.whatsapp)
    counts = "".join(f"{one}" for one in await town.app.store.run(server._counted))
    media = [file.sid for message in fake.world.messages.values() for file in message.files]
    shown = caplog.text + counts
    hers = (fake.token, fake.account, her.phone, her.phone[1:], her.bsuid, WORDS, *media, fake.sender)
    assert [secret for secret in hers if secret in shown] == []
