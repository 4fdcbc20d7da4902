"""Sends what was committed, in each chat's order, and writes down what became of it.

A reply is sent again after a crash: a doubled question is better than silence; an edit or a removal may be
repeated freely. A post is claimed by a commit of its own before it is sent; one that was under way at a crash
is in doubt, and never sent again by itself.
"""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from math import inf

from bot.channels import Channel
from bot.engine import parcels, receipts, windows
from bot.engine.faults import describe
from bot.engine.parcels import Outcome
from bot.errors import (
    ChannelLost,
    Closed,
    InDoubt,
    Missing,
    Moved,
    SendError,
    TryLater,
    Unapproved,
    Unreachable,
)
from bot.store.store import Store
from bot.store.tx import LEASE, Parcel

MOST_ATTEMPTS = 10
LONGEST_WAIT = 900.0  # seconds between two attempts
UNAPPROVED = 3600.0  # seconds until a template that Meta has not approved is tried again
DOUBT = 20.0  # seconds in which a channel that reports says by itself whether a reply arrived
log = logging.getLogger("mahalli.outbox")


@dataclass
class Outbox:
    """The only part that speaks to the network. `settle` hears, in a transaction, what became of a row."""

    store: Store
    channels: Mapping[str, Channel]
    settle: parcels.Settle
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _queues: dict[tuple[str, str], deque[Parcel]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _held: set[int] = field(default_factory=set)

    def take(self, fresh: list[Parcel]) -> None:
        """Send rows that have just been committed (or claimed)."""
        for parcel in fresh:
            if parcel.channel not in self.channels or parcel.id in self._held:
                continue
            self._held.add(parcel.id)
            chat = (parcel.channel, parcel.outgoing.chat)
            if chat in self._queues:
                self._queues[chat].append(parcel)
            else:
                self._queues[chat] = deque([parcel])
                self._spawn(chat)

    async def recover(self, alone: bool) -> None:
        """After a start: replies left over are taken again, posts under way at the crash are in doubt.

        `alone` says that no other process shares the database, so whatever is held is held by nobody.
        """
        await self.store.run(partial(parcels.recover, settle=self.settle, alone=alone))
        await self.sweep()

    async def sweep(self) -> int:
        """Take the rows whose time has come and that no process holds. Returns how many."""
        await self.store.run(partial(parcels.recover, settle=self.settle, alone=False))
        found = await self.store.run(partial(parcels.claim, lease=LEASE, channels=tuple(self.channels)))
        self.take(found)
        return len(found)

    async def drained(self) -> None:
        """Wait until nothing is being sent."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self, patience: float = 5.0) -> None:
        """Let what is being sent finish, for a few seconds; the rest waits for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, chat: tuple[str, str]) -> None:
        task = asyncio.create_task(self._serve(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat: tuple[str, str]) -> None:
        """One chat's rows, one after the other; when one must wait, so do those behind it."""
        queue = self._queues[chat]
        try:
            while queue:
                await self._send(queue[0])
                self._held.discard(queue.popleft().id)
        except Exception as error:  # noqa: BLE001 - a sick database; a sweep takes the rows when it is well
            log.error("%s: sending stopped: %s", chat[0], describe(error))
        finally:
            self._held.difference_update(parcel.id for parcel in queue)
            del self._queues[chat]

    async def _send(self, parcel: Parcel) -> None:
        """Deliver one row, as often as it takes, and record each outcome."""
        key = f"{parcel.channel}:{parcel.outgoing.chat}"
        while True:
            ready = await self._ready(parcel, key)
            if ready is None:
                return
            if isinstance(ready, Outcome):  # its post is in another process's hands: a sweep looks again
                wait = partial(parcels.record, parcel=parcel, outcome=ready, settle=self.settle)
                await self.store.run(wait, key=key)
                return
            outcome = await self._deliver(ready)
            how = receipts.record if self._windowed(ready) else parcels.record
            # what she is told meanwhile does not wait for a template
            knocks = ready.outgoing.reply.template is not None
            lease = 0.0 if knocks else LEASE
            record = partial(how, parcel=ready, outcome=outcome, settle=self.settle, lease=lease)
            held = await self.store.run(record, key=key)
            if outcome.state != "queued" or not held or knocks:
                return  # it is over, in other hands, or a sweep takes it when it is due
            parcel = _next(parcel, outcome, held)
            await self.sleep(outcome.wait)

    async def _ready(self, parcel: Parcel, key: str) -> Parcel | Outcome | None:
        """A public deed is prepared by a commit of its own, and so is a reply where there is a window; another only when
        it waited long in the queue, and a file that is discarded too: once more does no harm."""
        if self._windowed(parcel):
            limits = self.channels[parcel.channel].limits
            knows = partial(windows.ready, parcel=parcel, limits=limits, settle=self.settle, lease=LEASE)
            return await self.store.run(knows, key=key)
        if parcel.outgoing.deed not in {"reply", "discard"}:
            work = partial(parcels.prepare, parcel=parcel, settle=self.settle, lease=LEASE)
            return await self.store.run(work, key=key)
        if self.store.clock() < parcel.lease_until - LEASE / 2:
            return parcel
        return await self.store.run(partial(parcels.renew, parcel=parcel, lease=LEASE), key=key)

    def _windowed(self, parcel: Parcel) -> bool:
        """Whether this is a reply of a channel that takes free text only for a while, and reports later."""
        return parcel.outgoing.deed == "reply" and self.channels[parcel.channel].limits.window < inf

    async def _deliver(self, parcel: Parcel) -> Outcome:
        channel = self.channels[parcel.channel]
        try:
            return Outcome("sent", result=await channel.deliver(parcel.outgoing))
        except TryLater as error:
            return _later(parcel, error)
        except InDoubt as error:
            if parcel.outgoing.deed == "post":
                return Outcome("in doubt", error=str(error))
            later = _later(parcel, TryLater(str(error)))
            return replace(later, wait=max(later.wait, DOUBT)) if self._windowed(parcel) else later
        except Moved as error:
            moved = _later(parcel, TryLater("the chat moved"))
            return replace(moved, moved_to=error.external)
        except (Unreachable, ChannelLost) as error:
            gone = isinstance(error, Unreachable) and error.gone
            return Outcome("failed", error=str(error), blocked=True, gone=gone)
        except Closed as error:
            again = self._windowed(parcel) and not parcel.outgoing.reply.template
            return Outcome("shut" if again else "failed", error=str(error))
        except Unapproved as error:
            return Outcome("queued", error=str(error), wait=UNAPPROVED, counted=False)
        except SendError as error:
            return Outcome("failed", error=str(error), gone=isinstance(error, Missing))
        except Exception as error:  # noqa: BLE001 - a bug in a channel must not stop the chat behind it
            log.error("%s: a delivery failed: %s", parcel.channel, describe(error))
            return Outcome("in doubt" if parcel.outgoing.deed == "post" else "failed", error=describe(error))


def _later(parcel: Parcel, error: TryLater) -> Outcome:
    """When to try again: when the channel says so, else twice as late each time, until it is given up."""
    if error.after:
        return Outcome("queued", error=str(error), wait=error.after, counted=False)
    if parcel.attempts + 1 >= MOST_ATTEMPTS:
        return Outcome("failed", error=f"given up: {error}")
    wait = min(LONGEST_WAIT, 2.0**parcel.attempts) * random.uniform(0.5, 1)
    return Outcome("queued", error=str(error), wait=wait)


def _next(parcel: Parcel, outcome: Outcome, lease_until: float) -> Parcel:
    chat = outcome.moved_to or parcel.outgoing.chat
    attempts = parcel.attempts + (1 if outcome.counted else 0)
    outgoing = replace(parcel.outgoing, chat=chat)
    return replace(parcel, attempts=attempts, outgoing=outgoing, lease_until=lease_until)
