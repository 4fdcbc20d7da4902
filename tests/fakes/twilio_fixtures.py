"""A fake Twilio, its real client and a site that hears its webhooks, for tests: name it in `pytest_plugins`."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest_asyncio
from aiohttp import web
from twilio.rest import Client

from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_samples import SITE, Ask, Here, Site


@pytest_asyncio.fixture
async def site(fake: FakeTwilio) -> AsyncIterator[Site]:
    site = Site()
    runner = web.ServerRunner(web.Server(site.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.resolves(SITE, f"http://127.0.0.1:{runner.addresses[0][1]}")
    fake.webhook(f"{SITE}/whatsapp/incoming", f"{SITE}/whatsapp/incoming?again=1")
    yield site
    await runner.cleanup()


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeTwilio]:
    fake = FakeTwilio()
    await fake.start()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture
async def ask(fake: FakeTwilio) -> AsyncIterator[Ask]:
    """Gives the real client to some work, in a thread."""
    http = Here(fake)
    client = Client(fake.account, fake.token, http_client=http)

    async def ask(work: Callable[[Client], Any]) -> Any:
        return await asyncio.to_thread(work, client)

    yield ask
    http.session.close()


@pytest_asyncio.fixture
async def amal(fake: FakeTwilio, site: Site) -> Person:
    """A person who has just written."""
    person = fake.person("+962791234567", "JO.13491208655302741918")
    await person.says("مرحبا")
    await fake.quiet(1)
    return person
