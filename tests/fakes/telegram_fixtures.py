"""A fake Telegram with a bot, a person and a channel, for tests: name this module in `pytest_plugins`."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Channel, Person
from tests.fakes.telegram_samples import Clock, Listen, Sees


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def fake(clock: Clock) -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(token="123:abc", clock=clock)
    await fake.start()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture
async def bot(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else python-telegram-bot warns about its own errors
    async with Bot(fake.token, base_url=fake.url + "/bot", base_file_url=fake.url + "/file/bot") as bot:
        yield bot


@pytest_asyncio.fixture
async def amal(fake: FakeTelegram) -> Person:
    person = fake.user(1001, first_name="Amal")
    await person.starts("from-a-post")
    return person


@pytest.fixture
def shop(fake: FakeTelegram) -> Channel:
    return fake.channel(-1001234567890, "Shop", "shop_channel")


@pytest_asyncio.fixture
async def listening() -> AsyncIterator[Listen]:
    """Starts a webhook and gives its address."""
    runners = []

    async def listen(sees: Sees) -> str:
        async def answer(request: web.BaseRequest) -> web.Response:
            return await sees(request, await request.json())

        runners.append(runner := web.ServerRunner(web.Server(answer)))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/hook"

    yield listen
    for runner in runners:
        await runner.cleanup()
