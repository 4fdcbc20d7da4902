"""A broadcast to many over a real process that is killed on the way: nobody twice, nobody forgotten, at full speed."""

import asyncio
import gc
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from bench.broadcast import FIRST, awake, ended, follow, used
from bot.store import schema
from tests.fakes.telegram import FakeTelegram
from tests.service import Service

CHANNEL, BOSS = -1001234, 77
BUYER = 500  # somebody who talks with the bot meanwhile


@dataclass
class Life:
    """One process, from its start to its end: when its messages were taken, and its memory at times (bytes)."""

    taken: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


@dataclass
class Told:
    """What became of everybody."""

    states: Counter[str]
    got: Counter[int]  # messages by chat, followers only
    doubtful: set[int]  # chats of the rows in doubt
    lives: list[Life]
    refused: list[float]  # when calls were answered 429, in seconds since the first of its life
    behind: list[int]  # messages of the broadcast that were taken between what the buyer wrote and her answer
    seconds: float


async def broadcast(folder: Path, people: int, kills: int, times: int, talks: bool = False) -> Told:
    """Send to so many followers at so many times Telegram's limits, killed so often on the way."""
    fake = FakeTelegram()
    await fake.start()
    fake.updates.longest_pause = 0.2
    fake.rates.on, fake.rates.times, fake.world.strangers = True, times, True
    fake.channel(CHANNEL, "Support local", "support_local")
    service = Service.on_telegram(folder, fake, mode="polling", channel=str(CHANNEL), coordinators=[BOSS])
    service.set(TELEGRAM_PACE=str(times), TIMEZONE=awake())
    lives: list[Life] = []
    try:
        await asyncio.to_thread(schema.migrate, f"sqlite:///{service.database}")
        await asyncio.to_thread(follow, service.database, people)
        begun = time.perf_counter()
        for kill in range(1, kills + 1):
            lives.append(await live(service, fake, people * kill // (kills + 1)))
            await service.kill()
        behind: list[int] = []
        last = asyncio.create_task(live(service, fake, people))
        if talks:
            behind = [await answered(fake) for _ in range(2)]
        lives.append(await last)
        await asyncio.wait_for(stirs(fake, lambda: ended(service.database), 0.1), 30)
        seconds = time.perf_counter() - begun
    finally:
        await service.stop()
        await fake.stop()
    got = Counter(
        int(call.params["chat_id"]) for call in fake.calls if call.code == 200 and bulk(call.params)
    )
    begins = [life.taken[0] for life in lives]
    refused = [
        round(call.time - max(begin for begin in begins if begin <= call.time), 2)
        for call in fake.calls
        if call.code == 429
    ]
    states, doubtful = rows(service.database)
    return Told(states, got, doubtful, lives, refused, behind, seconds)


async def live(service: Service, fake: FakeTelegram, until: int) -> Life:
    """Start, and go on until about so many people have it, or nobody is left."""
    life, seen = Life(), len(fake.calls)
    await service.start()
    assert service.process
    process, looked = psutil.Process(service.process.pid), 0.0
    while True:
        fake.world.stirred.clear()
        new, seen = fake.calls[seen:], len(fake.calls)
        life.taken += [call.time for call in new if call.code == 200 and bulk(call.params)]
        if (now := time.monotonic()) - looked > 0.25:
            looked = now
            life.memory.append(process.memory_info().rss)
            if until <= left_off(service.database) or ended(service.database):
                return life
        with suppress(TimeoutError):
            await asyncio.wait_for(fake.world.stirred.wait(), 0.25)


async def answered(fake: FakeTelegram) -> int:
    """The buyer writes in the middle of it; how many messages of the broadcast were taken before her answer."""
    buyer = fake.user(BUYER, language="en", first_name="Bo")
    before = len(fake.calls)
    await stirs(fake, lambda: any(bulk(call.params) for call in fake.calls[before:]))
    heard = len(buyer.heard)
    await buyer.says("?" if heard else "/start")
    written = len(fake.calls)
    await stirs(fake, lambda: len(buyer.heard) > heard)
    return sum(bulk(call.params) for call in fake.calls[written:])


async def stirs(fake: FakeTelegram, until: Callable[[], bool], pause: float = 10.0) -> None:
    """Wait until it is so, looking whenever anything reaches the server."""
    while not until():
        fake.world.stirred.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(fake.world.stirred.wait(), pause)


def bulk(params: dict[str, object]) -> bool:
    return str(params.get("chat_id", "")).isdigit() and int(str(params["chat_id"])) >= FIRST


@contextmanager
def read(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        yield file


def left_off(database: Path) -> int:
    """How many rows are no longer open."""
    with read(database) as file:
        state, reach = file.execute("SELECT state, reach FROM broadcast").fetchone()
        (waiting,) = file.execute(
            "SELECT count(*) FROM delivery WHERE broadcast_id = 1 AND state IN ('queued', 'sending')"
        ).fetchone()
    return 0 if state == "filling" else reach - waiting


def rows(database: Path) -> tuple[Counter[str], set[int]]:
    with read(database) as file:
        states = Counter(dict(file.execute("SELECT state, count(*) FROM delivery GROUP BY state").fetchall()))
        doubtful = {
            chat for (chat,) in file.execute("SELECT contact_id FROM delivery WHERE state = 'in doubt'")
        }
    return states, doubtful


def just(told: Told, people: int) -> None:
    """Nobody was skipped and nobody got it twice; what was under way at a kill is in doubt."""
    assert set(told.states) <= {"sent", "in doubt"}
    assert told.states.total() == people
    assert max(told.got.values()) == 1
    without = set(range(FIRST, FIRST + people)) - told.got.keys()
    assert without <= told.doubtful, "who did not get it is in doubt"
    assert told.states["sent"] == people - len(told.doubtful)


async def test_a_broadcast_killed_twice_reaches_everybody_once(tmp_path: Path) -> None:
    told = await broadcast(tmp_path, people=600, kills=2, times=8, talks=True)
    just(told, 600)
    assert told.states["in doubt"] <= 2 * 60, "a quarter of a second, no more"
    assert told.refused == []
    assert max(told.behind) < 60, "an answer does not wait behind the broadcast"


@pytest.mark.soak
async def test_a_hundred_thousand_followers_at_full_speed_and_five_kills(tmp_path: Path) -> None:
    people, times = 100_000, 12
    gc.collect()
    gc.freeze()
    gc.disable()  # the fake keeps every message: a walk through them would look like a slow server
    try:
        told = await broadcast(tmp_path, people, kills=5, times=times)
    finally:
        gc.enable()
        gc.unfreeze()
    for life in told.lives:
        memory = [size >> 20 for size in life.memory]
        print(
            f"{used(life.taken, times):.1%} of the limit, memory {memory[0]}..{max(memory)}, last {memory[-1]} MB"
        )
    print(f"{told.seconds:.0f} s, {dict(told.states)}, 429: {told.refused}, load {os.getloadavg()[1]:.1f}")
    just(told, people)
    assert told.refused == []
    assert all(used(life.taken, times) >= 0.95 for life in told.lives)
    assert all(max(life.memory) - life.memory[len(life.memory) // 4] < 16 << 20 for life in told.lives)
