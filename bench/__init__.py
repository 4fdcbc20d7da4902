"""What `mahalli bench` runs: a talk with us and with a peer, what each loses, and single parts of ours."""

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import broadcast, losses, pages, parts, report
from bench.processes import terminated_like_interrupted
from bench.speed import Speed, middle, slowed, timed
from bench.stage import PHOTO, Stage, on_stage
from bench.table import Row, aligned

ROUNDS, QUICK_ROUNDS = 3, 1
KILLED, QUICK_KILLED = 300, 30
SLOW_MS = 30


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    people: int
    talks: int
    rounds: int
    killed: int

    @property
    def peer_talks(self) -> int:
        """The peer takes longer for each; a rate needs fewer."""
        return max(1, self.talks // 4)


def run(people: int = 100, talks: int = 5, quick: bool = False) -> int:
    """Measure everything and print the table. Returns the exit code: 130 when interrupted, else 0."""
    plan = Plan(people, talks, QUICK_ROUNDS if quick else ROUNDS, QUICK_KILLED if quick else KILLED)
    try:
        with terminated_like_interrupted(), tempfile.TemporaryDirectory(prefix="mahalli-bench-") as folder:
            print(asyncio.run(_measured(plan, Path(folder))))
    except KeyboardInterrupt:
        return 130
    command = f"mahalli bench --people {people} --talks {talks}{' --quick' if quick else ''}"
    print(f"\nAgain: {command}")
    return 0


async def _measured(plan: Plan, folder: Path) -> str:
    start = await parts.starts(folder / "demo")
    async with on_stage("ours", folder) as ours, on_stage("peer", folder, ours.steps) as peer:
        rows = await talked(plan, ours, peer)
        rows += await _slowed(plan, ours, peer)
        rows += await _harmed(plan, ours, peer)
        about = _about(plan, ours)
    _say("single parts")
    photo, small = parts.taken(4000, 3000), parts.taken(1280, 960)
    alone = report.standing(parts.replayed(), photo, small, parts.carded(), start)
    _say(f"public pages with {pages.GOODS:,} products")
    public = await pages.rows()
    _say("a broadcast")
    many = await broadcast.rows(folder, plan.rounds == QUICK_ROUNDS)
    return f"{about}\n\n{aligned(rows + alone + public + many)}"


async def talked(plan: Plan, ours: Stage, peer: Stage) -> list[Row]:
    """The rounds, one side after the other, so that what else the machine does meets both."""
    crowds = await ours.crowd(plan.people), await peer.crowd(plan.people)
    rounds: list[tuple[Speed, Speed]] = []
    for number in range(plan.rounds):
        _say(f"round {number + 1} of {plan.rounds}")
        mine = await timed(ours, crowds[0], plan.talks)
        rounds.append((mine, await timed(peer, crowds[1], plan.peer_talks)))
    mine, its = (middle(side) for side in zip(*rounds, strict=True))
    return report.talking(mine, its, [one.rate / other.rate for one, other in rounds])


async def _slowed(plan: Plan, ours: Stage, peer: Stage) -> list[Row]:
    _say(f"a Bot API that answers in {SLOW_MS} ms")
    return report.waiting(*[await slowed(side, plan.people, 2, SLOW_MS) for side in (ours, peer)])


async def _harmed(plan: Plan, ours: Stage, peer: Stage) -> list[Row]:
    _say("a bad line")
    bad = [await losses.bad_line(side, plan.people) for side in (ours, peer)]
    _say(f"a kill with {plan.killed} conversations open")
    dead = [await losses.killed(side, plan.killed) for side in (ours, peer)]
    return report.losing(*bad) + report.surviving(*dead)


def _about(plan: Plan, ours: Stage) -> str:
    names = [step.move.name for step in ours.steps]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return "\n".join(
        [
            f"{plan.people} people at once, {plan.talks} talks each ({plan.peer_talks} with the peer),"
            f" each of {len(names)} turns; medians of {plan.rounds} rounds.",
            f"A talk: {', '.join(names)}.",
            "Each person writes when her last turn was answered. Peer: python-telegram-bot, Application with",
            "ConversationHandler and PicklePersistence, the same texts, keyboards and photo work"
            f" ({PHOTO[0]} x {PHOTO[1]} pixels).",
            f"{os.cpu_count()} cores, load {load}, Python {sys.version.split()[0]}; the fake Bot API and the"
            " driver are processes of their own.",
        ]
    )


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
