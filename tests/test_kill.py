"""SIGKILL at every step between "update received" and "reply recorded as sent", and what is left of it."""

import asyncio
import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from diary import accept

from bot.cli.stills import still
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.market import life
from bot.market.calendar import features
from bot.store.store import open_store
from bot.store.tx import Tx
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person
from tests.service import Service
from tests.test_story import CHANNEL, COORDINATOR, answered, joined, say, taps

REPLIES = (
    "received", "in the transaction", "before the commit", "committed", "acknowledged",
    "before the reply", "after the reply", "reply recorded", "in the batch",
)  # fmt: skip
PEOPLE = 300


async def beside(folder: Path, mode: str) -> tuple[FakeTelegram, Service]:
    """A fake server with a channel, and a service for it that does not run yet."""
    fake = FakeTelegram()
    await fake.start()
    fake.updates.longest_pause = 0.2
    fake.channel(CHANNEL, "ادعم المحلي", "support_local")
    return fake, Service.on_telegram(
        folder, fake, mode=mode, channel=str(CHANNEL), coordinators=[COORDINATOR]
    )


async def opened(folder: Path, mode: str, people: int) -> tuple[FakeTelegram, Service, list[Person]]:
    """A service with so many conversations open, each at the question of age."""
    fake, service = await beside(folder, mode)
    await service.start()
    women = [fake.user(5000 + number, language="ar", first_name="أمل") for number in range(people)]
    for woman in women:
        await woman.starts()
    await all_heard(fake, women, 1)
    for woman in women:
        await woman.says("1")
    await all_heard(fake, women, 2)
    return fake, service, women


async def all_heard(fake: FakeTelegram, women: list[Person], least: int) -> None:
    async with asyncio.timeout(60):
        while any(len(woman.heard) < least for woman in women):
            await fake.quiet(20, within=60)
    await fake.quiet(50, within=60)


@pytest.mark.parametrize("mode", ["webhook", pytest.param("polling", marks=pytest.mark.soak)])
@pytest.mark.parametrize("step", REPLIES)
async def test_a_kill_loses_nothing_and_does_nothing_twice(tmp_path: Path, step: str, mode: str) -> None:
    people = PEOPLE if (step, mode) == ("after the reply", "webhook") else 40
    fake, service, women = await opened(tmp_path, mode, people)
    try:
        await service.stop()
        fake.faults.set(twice=0.2, seed=7)
        await service.start(crash=(step, people // 2))
        for woman in women:
            await woman.says("نعم")
        await asyncio.wait_for(service.gone(), 30)
        in_flight = unrecorded(service, fake)
        await service.start()
        await all_heard(fake, women, 3)
        for woman in women:
            texts = [seen.text for seen in woman.heard[2:]]
            assert len(set(texts)) == 1, "she is at one question, the same for all"
            assert len(texts) <= (2 if str(woman.id) in in_flight else 1)
            assert texts[0].startswith("ما أحفظه")
        assert journals(service) == Counter({("language", "speak", "machine", "adult"): people})
    finally:
        await service.stop()
        await fake.stop()


@pytest.mark.parametrize(
    ("step", "posts", "state"),
    [("before the claim", 1, "sent"), ("before the post", 0, "in doubt"), ("after the post", 1, "in doubt")],
)
async def test_a_post_is_never_doubled_by_a_kill(tmp_path: Path, step: str, posts: int, state: str) -> None:
    fake, service = await beside(tmp_path, "webhook")
    channel = fake.channel(CHANNEL, "ادعم المحلي", "support_local")
    boss = fake.user(COORDINATOR, language="ar", first_name="هدى")
    try:
        await service.start()
        await say(fake, boss, "مرحبا")
        await service.stop()
        await work(service, partial(planned, folder=tmp_path))
        with suppress(AssertionError):  # it is gone before anybody can ask whether it is there
            await service.start(crash=(step, 1))
        await asyncio.wait_for(service.gone(), 20)
        before = len(boss.heard)
        await service.start()
        await fake.quiet(300)
        assert len(channel.posts) == posts
        assert states(service, "post") == [state]
        if state == "in doubt":
            await answered(fake, boss, before - 1)
            assert any("القناة" in seen.text for seen in boss.heard[before - 1 :]), (
                "the coordinator is asked to look"
            )
    finally:
        await service.stop()
        await fake.stop()


@pytest.mark.parametrize("step", ["place turned", "posts written", "before the edit", "after the edit"])
async def test_a_place_that_is_due_at_a_kill_is_shown_once_and_changed_once(
    tmp_path: Path, step: str
) -> None:
    fake, service = await beside(tmp_path, "webhook")
    channel = fake.channel(CHANNEL, "ادعم المحلي", "support_local")
    deed = "edit" if "edit" in step else "post"
    try:
        await service.start(crash=("quick calendar" if deed == "edit" else step, 1))
        await say(fake, fake.user(COORDINATOR, language="ar", first_name="هدى"), "مرحبا")
        await work(service, partial(planned, folder=tmp_path))
        if deed == "edit":
            await until(fake, lambda: states(service, "post") == ["sent"])
            await service.kill()
            await work(service, lambda tx: life.sold(tx, 1, 1))
            with suppress(AssertionError):  # it is gone before anybody can ask whether it is there
                await service.start(crash=(step, 1))
        await asyncio.wait_for(service.gone(), 20)
        assert states(service, deed) == (["queued"] if deed == "edit" else [])
        await service.start(crash=("quick calendar", 1))
        await until(fake, lambda: states(service, deed) == ["sent"])
        await fake.quiet(100)
        (post,) = channel.posts
        assert states(service, "post") == ["sent"]
        assert ("بيع" in post.text) is (deed == "edit")
    finally:
        await service.stop()
        await fake.stop()


@pytest.mark.parametrize("step", ["before the file", "after the file"])
async def test_a_photo_under_way_at_a_kill_arrives_once(tmp_path: Path, step: str) -> None:
    fake, service, (amal,) = await opened(tmp_path, "webhook", 1)
    try:
        await joined(fake, amal)
        await taps(fake, amal, "عرض منتج")
        await service.stop()
        await service.start(crash=(step, 1))
        before = len(amal.heard)
        await amal.sends_photo(still("good", 1))
        await amal.says("تم")
        await asyncio.wait_for(service.gone(), 20)
        await service.start()
        async with asyncio.timeout(20):
            while "ما اسم المنتج" not in amal.heard[-1].text:
                await fake.quiet(20)
        assert [seen.text[:9] for seen in amal.heard[before:]].count("وصلت صورة") == 1
    finally:
        await service.stop()
        await fake.stop()


async def work(service: Service, what: Callable[[Tx], object]) -> None:
    """Do it in the database of a service that is not running; nothing is sent before it is."""
    store = await open_store(service.env["MAHALLI_DATABASE_URL"], Speech(ours()))
    try:
        await store.run(what)
    finally:
        await store.close()


def planned(tx: Tx, folder: Path) -> None:
    """The coordinator is a member too, with an accepted product whose place in the calendar is due."""
    (folder / "media" / "Jam.jpg").write_bytes(still("good", 1))
    tx.sql("UPDATE contact SET state = 'active', country = 'JO', name = 'هدى', area = 'irbid' WHERE id = 1")
    features.plan(tx, 1, [accept(tx, 1, "Jam")], draw=None, author=None)
    tx.sql("UPDATE outbox SET state = 'dropped' WHERE state = 'queued'")


async def until(fake: FakeTelegram, there: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not there():
            await fake.quiet(20)


def unrecorded(service: Service, fake: FakeTelegram) -> set[str]:
    """Chats whose reply had been taken by the server, or may have been, and was not recorded as sent."""
    with sqlite3.connect(service.database) as database:
        return {chat for (chat,) in database.execute("SELECT chat FROM outbox WHERE state <> 'sent'")}


def journals(service: Service) -> Counter[tuple[str, ...]]:
    """How many runs hold exactly these answers."""
    with sqlite3.connect(service.database) as database:
        found = database.execute("SELECT journal FROM run WHERE flow = 'welcome'").fetchall()
    return Counter(tuple(entry["name"] for entry in json.loads(journal)) for (journal,) in found)


def states(service: Service, deed: str) -> list[str]:
    with sqlite3.connect(service.database) as database:
        return [state for (state,) in database.execute("SELECT state FROM outbox WHERE deed = ?", (deed,))]
