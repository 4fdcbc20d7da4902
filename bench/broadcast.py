"""A broadcast against the fake server at its real limits, many times as fast: how much of them is used, and memory."""

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.processes import Process, answers, free_port
from bench.stage import settings
from bench.table import Row
from bench.wire import TOKEN, Wire
from bot.store import schema

TIMES = 20  # Telegram's limits
LIMIT = 30  # messages a second that Telegram takes
FIRST = 1_000_000  # the first follower's number on Telegram
FEW, MANY = 1_000, 20_000
QUICK_FEW, QUICK_MANY = 300, 3_000
USED, GROWTH = 0.95, 1.1  # what the project allows itself: of the limit, and times the memory
SETTLED = 1.0  # seconds at the beginning that belong to the start
POLL = 0.1


@dataclass(frozen=True, slots=True)
class Sent:
    """A broadcast from its first to its last message. `used`: the part of the limit; CPU in ms a message."""

    used: float
    refused: int
    cpu: float
    memory: float  # the most, in MB


async def rows(folder: Path, quick: bool = False) -> list[Row]:
    """Send to a few and to many, and compare."""
    sizes = (QUICK_FEW, QUICK_MANY) if quick else (FEW, MANY)
    few, many = [await _sent(folder / f"broadcast-{people}", people) for people in sizes]
    growth = many.memory / few.memory
    return [
        Row(f"A broadcast to {sizes[1]:,} people, at {TIMES} times Telegram's limits"),
        Row("  of the limit used", f"{many.used:.1%}", "", "", f">= {USED:.0%}", many.used >= USED),
        Row("  messages refused (429)", str(many.refused), "", "", "0", not many.refused),
        Row("  CPU a message, ms", f"{many.cpu:.2f}"),
        Row(
            f"  most memory, to {sizes[0]:,} and to {sizes[1]:,}, MB",
            f"{few.memory:.0f}, {many.memory:.0f}",
            "",
            f"{growth:.2f} x",
            f"<= {GROWTH} x",
            growth <= GROWTH,
        ),
    ]


async def _sent(folder: Path, people: int) -> Sent:
    (folder / "fake").mkdir(parents=True)
    database, port = folder / "mahalli.db", free_port()
    await asyncio.to_thread(schema.migrate, f"sqlite:///{database}")
    await asyncio.to_thread(follow, database, people)
    with Process(["tests.fakes.telegram", "--port", "0", "--token", TOKEN], {}, folder / "fake") as fake:
        async with Wire(fake.line().rpartition(" ")[2]) as wire:
            await wire.faults(rates=True, times=TIMES, strangers=True)
            env = {**settings(folder, port, wire.url), "MAHALLI_TELEGRAM_PACE": str(TIMES)}
            with Process(["bot", "serve"], env | {"MAHALLI_TIMEZONE": awake()}, folder) as bot:
                await asyncio.to_thread(answers, bot, f"http://127.0.0.1:{port}/healthz")
                before = bot.cpu()
                while not ended(database):
                    bot.memory()
                    await asyncio.sleep(POLL)
                calls = [call for call in await wire.calls() if call.method == "sendMessage"]
                return Sent(
                    used([call.at for call in calls if call.code == 200], TIMES),
                    sum(call.code == 429 for call in calls),
                    1000 * (bot.cpu() - before) / people,
                    bot.peak / (1 << 20),
                )


def used(taken: list[float], times: float) -> float:
    """The part of the limit that messages taken at these moments used, but for the start."""
    begin, end = min(taken[0] + SETTLED, taken[-1] - POLL), taken[-1]
    return sum(begin <= at < end for at in taken) / (times * LIMIT * (end - begin))


def follow(database: Path, people: int) -> None:
    """Put so many followers who wrote to us once into a new database, and a broadcast to them that is to begin."""
    now = time.time()
    with closing(sqlite3.connect(database)) as file, file:
        file.execute("INSERT INTO organisation (id) VALUES (1)")
        file.execute("INSERT INTO campaign (id, organisation_id, country) VALUES (1, 1, 'JO')")
        numbers = ((FIRST + number,) for number in range(people))
        file.executemany("INSERT INTO contact (id, country) VALUES (?, 'JO')", numbers)
        file.execute(
            "INSERT INTO address (channel, external, contact_id, seen_at) SELECT 'telegram', CAST(id AS TEXT), id, ?"
            " FROM contact",
            (now,),
        )
        file.execute(
            "INSERT INTO follow (campaign_id, contact_id, opted_at) SELECT 1, id, ? FROM contact", (now,)
        )
        file.execute(
            "INSERT INTO broadcast (campaign_id, kind, audience, body, created_at, started_at)"
            " VALUES (1, 'followers', '{\"kind\": \"followers\"}', ?, ?, ?)",
            ('{"words": {"ar": "x"}, "photo": ""}', now, now),
        )


def ended(database: Path) -> bool:
    """Whether the broadcast is over."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        return bool(file.execute("SELECT 1 FROM broadcast WHERE state = 'done'").fetchone())


def awake() -> str:
    """A time zone in which it is about one o'clock in the afternoon: nobody sleeps."""
    ahead = 13 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
