"""The service as a process under a burst from Twilio: everything acknowledged in time, done once and in order; and what
Twilio did not sign for this address leaves no trace."""

import asyncio
import io
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.fakes.twilio import FakeTwilio
from tests.service import Service

PEOPLE, EACH = 100, 10
IN_TIME = 15.0  # seconds that Twilio waits


@pytest.fixture
async def service_on(tmp_path: Path) -> AsyncIterator[tuple[FakeTwilio, Service]]:
    fake = FakeTwilio()
    await fake.start()
    service = Service.on_twilio(tmp_path, fake, coordinators=[])
    fake.webhook(f"{service.url}/whatsapp/incoming", f"{service.url}/whatsapp/incoming?again=1")
    try:
        await service.start()
        yield fake, service
    finally:
        await service.stop()
        await fake.stop()


def rows(service: Service, statement: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(service.database) as database:
        return database.execute(statement).fetchall()


async def test_a_thousand_messages_of_a_hundred_people_are_acknowledged_in_time_and_done_once_in_order(
    service_on: tuple[FakeTwilio, Service],
) -> None:
    fake, service = service_on
    fake.faults.set(twice=0.2)
    people = [fake.person(f"+9627900{number:05d}", f"JO.9{number:05d}") for number in range(PEOPLE)]
    began = time.monotonic()
    wrote = {person.phone: [(await person.says(f"{turn}")).sid for turn in range(EACH)] for person in people}
    await fake.quiet(500, within=240)
    posts = [post for post in fake.hooks.posted if post.kind != "status"]
    slowest = max(post.seconds for post in posts)
    print(
        f"{len(posts)} posts in {time.monotonic() - began:.1f} s, the slowest acknowledged after {slowest:.2f} s"
    )
    assert {(post.status, post.alert, post.kind) for post in posts} == {(200, "", "incoming")}
    assert len(posts) > PEOPLE * EACH and slowest < IN_TIME
    taken: dict[str, list[str]] = {}
    for phone, provider in rows(
        service,
        "SELECT external, provider_id FROM inbox JOIN address ON address.id = address_id ORDER BY inbox.id",
    ):
        taken.setdefault(phone, []).append(provider)
    assert taken == wrote
    assert rows(service, "SELECT DISTINCT state FROM inbox") == [("done",)]
    assert rows(service, "SELECT count(*) FROM contact") == [(PEOPLE,)]


async def test_what_is_not_signed_for_this_address_is_refused_and_leaves_nothing(
    service_on: tuple[FakeTwilio, Service], tmp_path: Path
) -> None:
    fake, service = service_on
    params = {"AccountSid": fake.account, "MessageSid": "SM" + "a" * 32, "To": fake.sender, "Body": "private words",
              "From": "whatsapp:+962790000009", "WaId": "962790000009", "NumMedia": "0", "MessageStatus": "failed"}  # fmt: skip
    async with aiohttp.ClientSession() as session:
        for path in ("/whatsapp/incoming", "/whatsapp/status?receipt=o1"):
            url, body = f"{service.url}{path}", urlencode(params).encode()
            good, elsewhere = (
                fake.hooks.signed(url, params),
                fake.hooks.signed(url.replace("http:", "https:"), params),
            )
            headless = {name: value for name, value in good.items() if name != "X-Twilio-Signature"}
            other = FakeTwilio(token="another").hooks.signed(url, params)
            posts = [
                (headless, body), (other, body), (elsewhere, body), (good, body[:-3]), (good, body + b"&Body=more"),
                (good, b""), (good, b"\xff\xfe\x00%ff%"), (good, b"&" * 9), (good | {"X-Twilio-Signature": "x" * 9999}, body),
                (good | {"X-Twilio-Webhooks-Signature-Settings": "key=k,algorithm=HMAC_SHA256"}, body),
            ]  # fmt: skip
            for number, (headers, sent) in enumerate(posts):
                async with session.post(url, data=sent, headers=headers) as answer:
                    assert (number, answer.status, await answer.read()) == (number, 403, b"")
            for odd in (f"{url}/", f"{service.url}/{path}", f"{url}x"):
                async with session.post(odd, data=body, headers=good, allow_redirects=False) as answer:
                    assert answer.status in {403, 404, 405}
            async with session.post(url, data=io.BytesIO(b"x" * (2 << 20)), headers=good) as answer:
                assert answer.status == 413
    for table in ("inbox", "contact", "address", "receipt", "outbox"):
        assert rows(service, f"SELECT count(*) FROM {table}") == [(0,)]
    assert "private" not in (tmp_path / "service.log").read_text()


async def test_a_replay_is_refused_and_a_repetition_is_not(service_on: tuple[FakeTwilio, Service]) -> None:
    fake, service = service_on
    await fake.person("+962790000001", "JO.1").says("hello")
    await fake.quiet(200)
    posted = next(post for post in fake.hooks.posted if post.kind == "incoming")
    body, signed = urlencode(posted.params).encode(), fake.hooks.signed(posted.url, posted.params)

    async def again() -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.post(posted.url, data=body, headers=signed) as answer,
        ):
            return answer.status

    assert await again() == 200
    with sqlite3.connect(service.database) as database:
        database.execute("UPDATE inbox SET received_at = received_at - 3600")
    assert await again() == 403
    await asyncio.sleep(0)
    assert rows(service, "SELECT count(*) FROM inbox") == [(1,)]
