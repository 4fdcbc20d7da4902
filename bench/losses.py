"""What gets lost or done twice: on a bad line, and when the process is killed in the middle of it all."""

import asyncio
from dataclasses import dataclass

from bench.crowd import POLL, Crowd
from bench.stage import Stage

FAULTS = {"twice": 0.2, "busy": 0.01, "broken": 0.01, "seed": 11}
WELL = {"twice": 0.0, "busy": 0.0, "broken": 0.0}
# Seconds until a turn counts as lost. All send their photo at about the same time, and each is looked at for a
# twentieth of a second and waits for those before it.
PATIENCE = 20.0
RETURN = 25.0  # the same after a kill, the start included
SILENCE = 1500  # ms without a call, after which nothing late will come


@dataclass(frozen=True, slots=True)
class BadLine:
    """Of so many turns on a bad line."""

    turns: int
    doubled: int
    lost: int  # turns without an answer, and talks that could not go on


@dataclass(frozen=True, slots=True)
class Killed:
    """After SIGKILL with so many conversations open, and updates in flight."""

    open: int
    flying: int
    broken: int  # conversations that did not go on where they stood
    lost: int  # messages that were never answered
    doubled: int  # effects (listings) that came about twice
    repeated: int  # replies that came once more: in doubt at the kill


async def bad_line(stage: Stage, count: int) -> BadLine:
    """New people have one talk each while updates come twice and calls are refused."""
    crowd = await stage.crowd(count)
    for person in crowd.people.values():
        person.todo.extend(stage.steps)
    await stage.wire.faults(**FAULTS)
    try:
        tally = await crowd.play(PATIENCE)
    finally:
        await stage.wire.faults(**WELL)
    await stage.wire.quiet(SILENCE)
    await crowd.listen()
    return BadLine(tally.turns + tally.lost, tally.doubled, tally.lost + tally.astray)


async def killed(stage: Stage, count: int) -> Killed:
    """New people stand at every step of the talk; every third has just written when the bot is killed."""
    crowd = await stage.crowd(count)
    places = {person: 1 + person % (len(stage.steps) - 1) for person in crowd.people}
    for person in crowd.people.values():
        person.todo.extend(stage.steps[: places[person.id]])
    await crowd.play()
    flying = [person for person in crowd.people.values() if person.id % 3 == 0]
    for person in flying:
        person.todo.append(stage.steps[places[person.id]])
    await crowd.go()
    await _half_answered(crowd)
    stage.bot.kill()
    await stage.start()
    tally = await crowd.play(RETURN)
    await stage.wire.quiet(SILENCE)
    await crowd.listen()
    for person in flying:
        places[person.id] += bool(person.answers)
    broken = tally.unlike | await _onward(stage, crowd, places)
    await asyncio.to_thread(stage.bot.end)
    effects = stage.effects()
    twice = sum(max(0, effects[str(person)] - 1) for person in crowd.people)
    return Killed(count, len(flying), len(broken), tally.lost, twice, tally.doubled)


async def _half_answered(crowd: Crowd) -> None:
    """Wait until half of those who wrote were answered; of the others some were taken, some not yet."""
    flying = sum(1 for person in crowd.people.values() if person.awaited)
    while 2 * sum(1 for person in crowd.people.values() if person.awaited) > flying:
        await asyncio.sleep(POLL)
        await crowd.listen()


async def _onward(stage: Stage, crowd: Crowd, places: dict[int, int]) -> set[int]:
    """Everybody goes on to the end of her talk. Returns those who could not."""
    for person in crowd.people.values():
        person.todo.extend(stage.steps[places[person.id] :])
        person.awaited = 0
    ends = {person: len(stage.steps[place:]) for person, place in places.items()}
    tally = await crowd.play(PATIENCE)
    stuck = {person.id for person in crowd.people.values() if person.done < ends[person.id]}
    return stuck | tally.unlike
