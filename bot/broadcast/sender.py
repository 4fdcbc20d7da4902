"""Sends broadcasts: claims a few rows by a commit, sends them beside each other, writes outcomes and the next claim
in one visit to the database. Whatever else is to be said goes first: the channel sees to that (`Outgoing.bulk`)."""

import asyncio
import logging
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from bot.broadcast import ledger, reports
from bot.broadcast.deliveries import Load, Outcome, record
from bot.broadcast.envelopes import AGAIN
from bot.broadcast.reports import Lost
from bot.channels import Channel
from bot.engine.faults import describe
from bot.errors import Closed, InDoubt, SendError, TryLater, Unapproved, Unreachable
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Limits

log = logging.getLogger("mahalli.broadcast")
POLL = 1.0  # seconds between two looks when there is nothing to do
AHEAD = 0.25  # seconds of sending that are claimed: after a kill no more than these are in doubt
LEAST = 16  # claimed at the beginning, and where answers are slow
LATER = 30.0  # seconds until somebody is tried again whose message a channel did not take
RECOVER = 30.0  # seconds between two looks for what dead processes held


@dataclass(frozen=True, slots=True)
class Landing:
    """What became of a load; and what follows beyond it, by what the channel raised."""

    load: Load
    outcome: Outcome
    error: SendError | None = None


def _back(load: Load) -> Landing:
    """As if it had not been claimed."""
    return Landing(load, Outcome(load.id, "queued", counted=False))


@dataclass
class Sender:
    """One a process. `lost` hears, in a transaction, that an address takes nothing from us any more."""

    store: Store
    channels: Mapping[str, Channel]
    lost: Lost
    clock: Callable[[], float] = time.monotonic
    _flying: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _aloft: Counter[str] = field(default_factory=Counter)  # how many of each channel are under way
    _landed: list[Landing] = field(default_factory=list)
    _held: dict[str, float] = field(default_factory=dict)  # channels that asked us to wait, and until when
    _sent: defaultdict[str, deque[float]] = field(  # when the latest of each channel went out
        default_factory=lambda: defaultdict(lambda: deque(maxlen=4096))
    )
    _stir: asyncio.Event = field(default_factory=asyncio.Event)
    _asking: "asyncio.Task[tuple[list[Load], bool]] | None" = None
    _looked: float = 0.0

    async def recover(self, alone: bool) -> None:
        """After a start: what was being sent at the end of a process is in doubt."""
        doubtful = await self.store.run(partial(ledger.recover, alone=alone))
        if doubtful:
            log.warning("%s messages of broadcasts are in doubt: they were being sent at a stop", doubtful)

    async def work(self) -> None:
        """Send what there is to send, until cancelled."""
        while True:
            try:
                idle = not await self.round()
            except Exception as error:  # noqa: BLE001 - a sick database; it may be well in a moment
                log.error("broadcasts wait: %s", describe(error))
                idle = True
            if idle or self._full(4):
                await self._rest()

    async def round(self) -> bool:
        """Write what landed and take what there is room for. False: there is nothing to do now."""
        await self._look_after()
        landed, self._landed = self._landed, []
        room = {
            name: self._most(name) - self._aloft[name]
            for name in self.channels
            if self._held.get(name, 0.0) <= self.clock()
        }
        limits = {name: channel.limits for name, channel in self.channels.items()}
        work = partial(_turn, landed=landed, room=room, limits=limits, lost=self.lost)
        self._asking = asyncio.create_task(self.store.run(work, key="broadcast"))
        try:
            loads, more = await asyncio.shield(self._asking)
        except Exception:
            self._landed, self._asking = landed + self._landed, None
            raise
        self._asking = None
        for load in loads:
            self._aloft[load.channel] += 1
            self._flying[load.id] = asyncio.create_task(self._fly(load))
        return more

    async def stop(self, patience: float = 3.0) -> None:
        """After `work` was cancelled: let what is being sent arrive, and write it down; what was just claimed is given
        back. What does not arrive is in doubt at the next start."""
        if self._asking:  # cancelled in the middle of a claim
            with suppress(Exception):
                loads, _ = await self._asking
                self._landed += map(_back, loads)
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=patience)
        for task in list(self._flying.values()):
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)
        landed, self._landed = self._landed, []
        if landed:
            limits = {name: channel.limits for name, channel in self.channels.items()}
            await self.store.run(
                partial(_write, landed=landed, limits=limits, lost=self.lost), key="broadcast"
            )

    async def drained(self) -> None:
        """Send until nothing is left that can be sent now."""
        while await self.round() or self._flying or self._landed:
            await asyncio.gather(*self._flying.values())

    def _most(self, channel: str) -> int:
        """How many may be under way over a channel: a part of a second of what went out there in the last one. Each has
        its own, so that one which is slow holds no other up."""
        sent, recent = self._sent[channel], self.clock() - 1.0
        while sent and sent[0] < recent:
            sent.popleft()
        return max(LEAST, int(AHEAD * len(sent)))

    def _full(self, parts: int) -> bool:
        """Whether each channel with anything under way has room for less than this part of what it may have."""
        busy = [name for name, aloft in self._aloft.items() if aloft]
        return bool(busy) and all(
            self._most(name) - self._aloft[name] < self._most(name) // parts for name in busy
        )

    async def _rest(self) -> None:
        self._stir.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL):
                while not self._landed or self._full(2):
                    await self._stir.wait()
                    self._stir.clear()

    async def _look_after(self) -> None:
        """Where several processes send, what a dead one held is not waited for."""
        if self.store.postgres and self.clock() - self._looked > RECOVER:
            self._looked = self.clock()
            await self.recover(alone=False)

    async def _fly(self, load: Load) -> None:
        landing = await self._delivered(load)
        self._sent[load.channel].append(self.clock())
        self._landed.append(landing)
        self._aloft[load.channel] -= 1
        del self._flying[load.id]
        self._stir.set()

    async def _delivered(self, load: Load) -> Landing:
        """What became of it."""
        try:
            result = await self.channels[load.channel].deliver(load.outgoing)
            return Landing(load, Outcome(load.id, "sent", result=result))
        except TryLater as error:
            if error.wide:
                self._held[load.channel] = self.clock() + (error.after or LATER)
            asked = error.after > 0
            return Landing(
                load, Outcome(load.id, "queued", "later", wait=error.after or LATER, counted=not asked)
            )
        except SendError as error:
            return Landing(load, _refused(load.id, error), error)
        except Exception as error:  # noqa: BLE001 - a bug in a channel must not stop the others
            log.error("%s: a delivery failed: %s", load.channel, describe(error))
            return Landing(load, Outcome(load.id, "in doubt", "fault"))


def _refused(row: int, error: SendError) -> Outcome:
    match error:
        case InDoubt():
            return Outcome(row, "in doubt", "no-answer")
        case Unreachable():
            return Outcome(row, "failed", "gone" if error.gone else "blocked")
        case Closed():  # it goes by a template
            return Outcome(row, "queued", "window")
        case Unapproved():
            return Outcome(row, "queued", "template", wait=AGAIN, counted=False)
        case _:
            return Outcome(row, "failed", "refused")


def _turn(
    tx: Tx, landed: Sequence[Landing], room: Mapping[str, int], limits: Mapping[str, Limits], lost: Lost
) -> tuple[list[Load], bool]:
    """`room`: how many of each channel that is ready may be claimed."""
    _write(tx, landed, limits, lost)
    more = ledger.fill(tx)
    loads: list[Load] = []
    for channel, most in room.items():
        if most > 0:
            claimed, taken = ledger.claim(tx, most, channel, limits[channel], tuple(limits))
            loads += claimed
            more = more or taken
    return loads, more


def _write(tx: Tx, landed: Sequence[Landing], limits: Mapping[str, Limits], lost: Lost) -> None:
    for landing in landed:
        channel = landing.load.channel
        record(tx, landing.outcome)
        if isinstance(landing.error, Unreachable):
            lost(tx, channel, landing.load.outgoing.chat, landing.error.gone)
        elif isinstance(landing.error, Unapproved):
            reports.unapproved(tx, landing.load.id, channel, limits[channel].window)
