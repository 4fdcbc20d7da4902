"""Turns a second, waiting time, processor time and memory of one bot while a crowd talks with it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import median, quantiles

from bench.crowd import Crowd
from bench.processes import Process
from bench.stage import Stage

MEGABYTE = 1 << 20
LONGEST = 40.0  # seconds of a phase; a slow side does fewer turns, its rate is the same
SLOW = 12.0  # the same while the server is slow


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one phase: turns a second; waits and CPU a turn in ms; the most memory in MB."""

    rate: float
    p50: float
    p99: float
    cpu: float
    others: float  # CPU a turn of the fake server, in ms: it shares the machine
    peak: float
    lost: int  # turns without an answer, and talks that could not go on


def middle(speeds: Sequence[Speed]) -> Speed:
    """The median of each figure."""
    figures = {name: median(getattr(one, name) for one in speeds) for name in Speed.__slots__}
    return Speed(**figures | {"lost": sum(one.lost for one in speeds)})


async def timed(stage: Stage, crowd: Crowd, talks: int, most: float = LONGEST) -> Speed:
    """Everybody in the crowd has so many talks at once, for at most so many seconds."""
    for person in crowd.people.values():
        person.todo.extend(stage.steps * talks)
    before, fake = stage.bot.cpu(), stage.fake.cpu()
    async with _watched(stage.bot):
        tally = await crowd.play(most=most)
    for person in crowd.people.values():
        person.todo.clear()
    turns = max(tally.turns, 1)
    waits = quantiles([1000 * wait for wait in tally.waits], n=100)
    return Speed(
        rate=turns / tally.seconds,
        p50=waits[49],
        p99=waits[98],
        cpu=1000 * (stage.bot.cpu() - before) / turns,
        others=1000 * (stage.fake.cpu() - fake) / turns,
        peak=stage.bot.peak / MEGABYTE,
        lost=tally.lost + tally.astray,
    )


async def slowed(stage: Stage, count: int, talks: int, milliseconds: int) -> Speed:
    """The same with new people, while every call of the bot is answered so much later."""
    crowd = await stage.crowd(count)
    crowd.delay = milliseconds / 1000
    await stage.wire.faults(delay_ms=milliseconds)
    try:
        return await timed(stage, crowd, talks, SLOW)
    finally:
        await stage.wire.faults(delay_ms=0)


@asynccontextmanager
async def _watched(bot: Process) -> AsyncIterator[None]:
    async def watch() -> None:
        while True:
            bot.memory()
            await asyncio.sleep(0.2)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
