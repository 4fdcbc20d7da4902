"""Sends broadcasts: claims a few rows by a commit, sends them beside each other, writes outcomes and the next claim
in one visit to the database. Whatever else is to be said goes first: the channel sees to that (`Outgoing.bulk`)."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from bot.broadcast import ledger
from bot.broadcast.ledger import Load, Outcome
from bot.channels import Channel
from bot.engine.faults import describe
from bot.errors import InDoubt, SendError, TryLater, Unreachable
from bot.store.store import Store
from bot.store.tx import Tx

log = logging.getLogger("mahalli.broadcast")
POLL = 1.0  # seconds between two looks when there is nothing to do
AHEAD = 0.25  # seconds of sending that are claimed: after a kill no more than these are in doubt
LEAST = 16  # claimed at the beginning, and where answers are slow
LATER = 30.0  # seconds until somebody is tried again whose message a channel did not take
RECOVER = 30.0  # seconds between two looks for what dead processes held
Lost = Callable[[Tx, str, str, bool], None]  # an address is blocked, or gone for good


@dataclass
class Sender:
    """One a process. `lost` hears, in a transaction, that an address takes nothing from us any more."""

    store: Store
    channels: Mapping[str, Channel]
    lost: Lost
    clock: Callable[[], float] = time.monotonic
    _flying: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _landed: list[tuple[Outcome, tuple[str, str, bool] | None]] = field(default_factory=list)
    _held: dict[str, float] = field(default_factory=dict)  # channels that asked us to wait, and until when
    _sent: deque[float] = field(default_factory=lambda: deque(maxlen=4096))  # when the latest went out
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
            if idle or len(self._flying) > self._most() * 3 // 4:
                await self._rest()

    async def round(self) -> bool:
        """Write what landed and take what there is room for. False: there is nothing to do now."""
        await self._look_after()
        landed, self._landed = self._landed, []
        ready = [name for name in self.channels if self._held.get(name, 0.0) <= self.clock()]
        work = partial(
            _turn,
            landed=landed,
            most=self._most() - len(self._flying),
            channels=ready,
            served=tuple(self.channels),
            lost=self.lost,
        )
        self._asking = asyncio.create_task(self.store.run(work, key="broadcast"))
        try:
            loads, more = await asyncio.shield(self._asking)
        except Exception:
            self._landed, self._asking = landed + self._landed, None
            raise
        self._asking = None
        for load in loads:
            self._flying[load.id] = asyncio.create_task(self._fly(load))
        return more

    async def stop(self, patience: float = 3.0) -> None:
        """After `work` was cancelled: let what is being sent arrive, and write it down; what was just claimed is given
        back. What does not arrive is in doubt at the next start."""
        if self._asking:  # cancelled in the middle of a claim
            with suppress(Exception):
                loads, _ = await self._asking
                self._landed += [(Outcome(load.id, "queued", counted=False), None) for load in loads]
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=patience)
        for task in list(self._flying.values()):
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)
        landed, self._landed = self._landed, []
        if landed:
            await self.store.run(partial(_write, landed=landed, lost=self.lost), key="broadcast")

    async def drained(self) -> None:
        """Send until nothing is left that can be sent now."""
        while await self.round() or self._flying or self._landed:
            await asyncio.gather(*self._flying.values())

    def _most(self) -> int:
        """How many may be under way: a part of a second of what went out in the last one."""
        recent = self.clock() - 1.0
        while self._sent and self._sent[0] < recent:
            self._sent.popleft()
        return max(LEAST, int(AHEAD * len(self._sent)))

    async def _rest(self) -> None:
        self._stir.clear()
        enough = self._most() // 2
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL):
                while not self._landed or len(self._flying) > enough:
                    await self._stir.wait()
                    self._stir.clear()

    async def _look_after(self) -> None:
        """Where several processes send, what a dead one held is not waited for."""
        if self.store.postgres and self.clock() - self._looked > RECOVER:
            self._looked = self.clock()
            await self.recover(alone=False)

    async def _fly(self, load: Load) -> None:
        outcome, gone = await self._delivered(load)
        self._sent.append(self.clock())
        self._landed.append((outcome, gone))
        del self._flying[load.id]
        self._stir.set()

    async def _delivered(self, load: Load) -> tuple[Outcome, tuple[str, str, bool] | None]:
        """What became of it, and the address that is lost, if it is."""
        try:
            return Outcome(
                load.id, "sent", result=await self.channels[load.channel].deliver(load.outgoing)
            ), None
        except TryLater as error:
            if error.wide:
                self._held[load.channel] = self.clock() + (error.after or LATER)
            asked = error.after > 0
            return Outcome(load.id, "queued", "later", wait=error.after or LATER, counted=not asked), None
        except InDoubt:
            return Outcome(load.id, "in doubt", "no-answer"), None
        except Unreachable as error:
            reason = "gone" if error.gone else "blocked"
            return Outcome(load.id, "failed", reason), (load.channel, load.outgoing.chat, error.gone)
        except SendError:
            return Outcome(load.id, "failed", "refused"), None
        except Exception as error:  # noqa: BLE001 - a bug in a channel must not stop the others
            log.error("%s: a delivery failed: %s", load.channel, describe(error))
            return Outcome(load.id, "in doubt", "fault"), None


Landed = Sequence[tuple[Outcome, tuple[str, str, bool] | None]]


def _turn(
    tx: Tx, landed: Landed, most: int, channels: Sequence[str], served: Sequence[str], lost: Lost
) -> tuple[list[Load], bool]:
    _write(tx, landed, lost)
    filling = ledger.fill(tx)
    if most <= 0 or not channels:
        return [], filling
    loads, taken = ledger.claim(tx, most, channels, served)
    return loads, taken or filling


def _write(tx: Tx, landed: Landed, lost: Lost) -> None:
    for outcome, address in landed:
        ledger.record(tx, outcome)
        if address:
            lost(tx, *address)
