"""SIGKILL at every step of a message, a report and a file on WhatsApp, and what is left of it."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from bot.cli.stills import still
from bot.learning import library
from bot.people import contacts
from bot.store.tx import Tx
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.service import Service
from tests.test_kill import REPLIES, journals, work
from tests.test_story_whatsapp import COORDINATOR, Talk

PEOPLE = 12


async def opened(folder: Path, people: int) -> tuple[FakeTwilio, Service, list[Person]]:
    """A service with so many conversations open, each at the question of age."""
    fake = FakeTwilio()
    await fake.start()
    service = Service.on_twilio(folder, fake, coordinators=[COORDINATOR])
    await service.start()
    women = [fake.person(f"+96279{5000000 + number}") for number in range(people)]
    for text, heard in (("مرحبا", 1), ("1", 2)):
        for woman in women:
            await woman.says(text)
        await all_heard(fake, women, heard)
    return fake, service, women


async def all_heard(fake: FakeTwilio, women: list[Person], least: int) -> None:
    async with asyncio.timeout(15):
        while any(len(woman.heard) < least for woman in women):
            await fake.quiet(20, within=60)
    await fake.quiet(50, within=60)


# Up to the outbox the steps are those of Telegram, so `make test` has those that WhatsApp has for itself.
SHORT = ("received", "committed", "after the reply", "in the batch", "in the report", "after the report")
LONG = [
    pytest.param(step, marks=pytest.mark.soak)
    for step in (*REPLIES, "before the report")
    if step not in SHORT
]


@pytest.mark.parametrize("step", [*SHORT, *LONG])
async def test_a_kill_loses_nothing_and_does_nothing_twice(tmp_path: Path, step: str) -> None:
    fake, service, women = await opened(tmp_path, PEOPLE)
    try:
        await service.stop()
        fake.faults.set(twice=0.2, shuffled=0.3, seed=7)
        with suppress(AssertionError):  # it may be gone before anybody can ask whether it is there
            await service.start(crash=(step, PEOPLE // 2))
        for woman in women:
            await woman.says("نعم")
        await asyncio.wait_for(service.gone(), 30)
        await fake.quiet(50)  # who is not there is not told again
        in_flight = unrecorded(service)
        await service.start(crash=("impatient", 1))
        await all_heard(fake, women, 3)
        for woman in women:
            texts = [seen.text for seen in woman.heard[2:]]
            assert len(set(texts)) == 1, "she is at one question, the same for all"
            assert len(texts) <= (2 if woman.phone in in_flight else 1)
            assert texts[0].startswith("ما أحفظه")
        assert journals(service) == Counter({("language", "speak", "machine", "adult"): PEOPLE})
        assert fake.invalid == []
    finally:
        await service.stop()
        await fake.stop()


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("before the file", marks=pytest.mark.soak),
        "after the file",
        "before the discard",
        pytest.param("after the discard", marks=pytest.mark.soak),
    ],
)
async def test_a_photo_under_way_at_a_kill_arrives_once_and_stays_nowhere_else(
    tmp_path: Path, step: str
) -> None:
    fake = FakeTwilio()
    await fake.start()
    service = Service.on_twilio(tmp_path, fake, coordinators=[COORDINATOR])
    try:
        await service.start()
        amal = Talk(fake, fake.person("+962791234567"), False)
        await amal.says("مرحبا")
        await service.stop()
        await work(service, ready)
        await service.start()
        await amal.says("بدي أبيع")
        await service.stop()
        await service.start(crash=(step, 1))
        await amal.person.sends_photo(still("good", 1))
        await asyncio.wait_for(service.gone(), 20)
        await service.start()
        async with asyncio.timeout(20):
            while "ما اسم المنتج" not in amal.last or left(fake):
                await fake.quiet(20)
        with sqlite3.connect(service.database) as database:
            ((photos,),) = database.execute(
                "SELECT count(DISTINCT parent || name) FROM media WHERE made = ''"
            )
        assert photos == 1
        assert fake.invalid == []
    finally:
        await service.stop()
        await fake.stop()


def ready(tx: Tx) -> None:
    """The one person there is is a member who has learned what it takes to show a product."""
    tx.sql("UPDATE run SET state = 'dropped' WHERE state = 'open'")
    contacts.join(tx, 1, "JO", "أم علي", "irbid", "food")
    for slug in ("light", library.SAFETY):
        tx.sql(
            "INSERT INTO progress (contact_id, lesson, tried, finished_at) VALUES (1, :slug, true, :now)",
            slug=slug,
            now=tx.now,
        )


def left(fake: FakeTwilio) -> int:
    """How many files of hers lie at Twilio."""
    return sum(len(one.files) for one in fake.world.messages.values() if one.direction == "inbound")


def unrecorded(service: Service) -> set[str]:
    """Chats whose reply may have been taken by Twilio, and was not recorded as sent."""
    with sqlite3.connect(service.database) as database:
        return {chat for (chat,) in database.execute("SELECT chat FROM outbox WHERE state <> 'sent'")}
