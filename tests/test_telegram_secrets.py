"""No token, secret or word of a person is ever written down, whatever goes wrong."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels import Posted
from bot.channels.telegram import Telegram
from bot.talk.messages import Button, Media, Message, Outgoing, Reply
from tests.conftest import no_files
from tests.fakes.telegram import FakeTelegram

TOKEN, HER = "123:abc", 1001
SECRETS = (TOKEN, "123%3Aabc", "/bot123", "s3cret", "private words", "AgAC-file")
REPLY = Outgoing("reply", str(HER), Reply("private words", (Button("private words", data="a:1"),)))
PHOTO = Media("photo", source="AgAC-file")


async def told_by(attempt: Awaitable[object]) -> str:
    """All that an operator could see of a failure."""
    with pytest.raises(Exception) as caught:
        await attempt
    return "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(caught.value)


async def a_round(telegram: Telegram, fake: FakeTelegram) -> str:
    """Polling, sending, fetching, with a database that fails once and a server that fails in every way."""
    received, failing = asyncio.Event(), [True]

    async def receive(message: Message) -> None:
        if failing:
            failing.pop()
            raise RuntimeError("private words")
        received.set()

    task = asyncio.create_task(telegram.poll(receive, hold=1))
    await fake.user(HER).says("private words")
    await asyncio.wait_for(received.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await telegram.webhook(
        Posted(
            "/telegram/webhook",
            {"x-telegram-bot-api-secret-token": "s3cret"},
            b'{"update_id":5,"message":"private words"}',
        ),
        receive,
    )
    await telegram.deliver(REPLY)
    told, fake.faults.hang_s = "", 0.0
    for verdict in ("busy", "broken", "lost"):
        fake.faults.once("sendMessage", verdict)
        fake.faults.once("getFile", verdict)
        told += await told_by(telegram.deliver(REPLY)) + await told_by(telegram.fetch(PHOTO))
    await fake.stop()
    for attempt in (
        telegram.deliver(REPLY),
        telegram.fetch(PHOTO),
        telegram.check(),
        telegram.register("", ""),
    ):
        told += await told_by(attempt)
    return told


async def test_a_round_of_everything_tells_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fake = FakeTelegram(TOKEN)
    await fake.start()
    telegram = Telegram(
        TOKEN, fake.url, files=no_files, secret="s3cret", sleep=lambda seconds: asyncio.sleep(0)
    )
    told = await a_round(telegram, fake)
    told += repr(telegram) + repr(vars(telegram))
    await telegram.close()
    assert "was not taken" in caplog.text
    assert [secret for secret in SECRETS if secret in caplog.text + told] == []


@pytest.mark.parametrize("status", [200, 302, 400, 403, 404, 429, 502])
async def test_a_proxy_that_quotes_the_address_gives_nothing_away(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def quote(request: web.Request) -> web.StreamResponse:
        body = f"{request.url} {(await request.read()).decode()}"
        return web.Response(status=status, text=body, headers={"Location": str(request.url)})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", quote)
    server = TestServer(app)
    await server.start_server(access_log=None)
    telegram = Telegram(TOKEN, str(server.make_url("")), files=no_files)
    told = await told_by(telegram.deliver(REPLY)) + await told_by(telegram.fetch(PHOTO))
    await telegram.close()
    await server.close()
    assert [secret for secret in SECRETS if secret in caplog.text + told] == []


async def test_an_address_that_cannot_be_gives_nothing_away(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for address in ("http://[", "http://127.0.0.1:99999", "no address", "http://"):
        telegram = Telegram(TOKEN, address, files=no_files)
        told = await told_by(telegram.deliver(REPLY)) + await told_by(telegram.fetch(PHOTO))
        await telegram.close()
        assert [secret for secret in SECRETS if secret in caplog.text + told] == []
