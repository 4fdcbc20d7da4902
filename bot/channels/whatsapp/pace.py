"""How fast WhatsApp is written to: to one person a burst and then a message every six seconds, over all so many a
second, and what goes to many after everything else."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

from bot.channels.shared import Shared
from bot.errors import TryLater

A_SECOND = 80.0  # messages of one sender; Twilio queues what is above it (Twilio, WhatsApp best practices)
EVERY, BURST = (
    6.0,
    45,
)  # seconds between two messages to one person, and how many may go ahead (Meta, error 131056)
_AHEAD = 0.25  # seconds' worth that may leave at once over all
_LATE = 0.02  # seconds that whoever woke late may make up for
_LONG = 2.0  # seconds one of many waits here, and
_LONGEST = 30.0  # whatever else; for longer they wait in their rows
_MOST = 60.0  # seconds to wait at most after refusals in a row
_SWEEP = 1024  # people remembered before those who wait for nothing are forgotten


class Pace:
    """When the next message may go, to each and over all; those still to come included."""

    def __init__(
        self,
        times: float = 1.0,
        shared: Shared | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`times` the limits; 0 waits for nothing. `shared` is the budget over all where several processes send."""
        self._times, self._shared, self._clock, self._sleep = times, shared, clock, sleep
        self._due: dict[str, float] = {}  # when everything to somebody would have gone, evenly spaced
        self._free = 0.0  # the same over all
        self._refusals, self._held = 0, 0.0
        self._sweep_at = _SWEEP
        self._line = asyncio.Lock()  # of what is sent to many

    async def turn(self, chat: str, bulk: bool = False) -> None:
        """Wait until a message to `chat` may go: its own turn first, so that who waits takes nothing from the others.

        Raises `TryLater` when that takes long; nothing is booked then.
        """
        if not self._times:
            return
        await self._wait(self._booked(chat, _LONG if bulk else _LONGEST))
        if self._shared:
            await self._shared.turn(bulk)
        elif bulk:
            async with self._line:
                await self._last()
        else:
            await self._first()

    def accepted(self) -> None:
        """Twilio took a message."""
        self._refusals = 0

    async def refused(self, after: float = 0.0) -> float:
        """Twilio takes nothing for so long, or for twice as long each time it does not say. Returns the seconds."""
        now = self._clock()
        if not after and now >= self._held:  # what was under way together is refused once
            self._refusals += 1
            after = min(_MOST, 2.0**self._refusals) * random.uniform(0.5, 1)
        self._held = max(self._held, now + after)
        self._free = max(self._free, self._held)
        if self._shared:
            await self._shared.hold(self._held - now)
        return self._held - now

    def _booked(self, chat: str, most: float) -> float:
        """Seconds until the next message to `chat`, which is booked."""
        now, step = self._clock(), EVERY / self._times
        self._forget(now)
        due = max(now, self._due.get(chat, 0.0))
        wait = due - (BURST - 1) * step - now
        if wait > most:
            raise TryLater("waiting for WhatsApp", wait)
        self._due[chat] = due + step
        return wait

    async def _first(self) -> None:
        """As soon as may be; booked at once, so that those who come later go later."""
        now = self._clock()
        wait = self._free - _AHEAD - now
        if wait > _LONGEST:
            raise TryLater("waiting for Twilio", wait, wide=True)
        self._book(now)
        await self._wait(wait)

    async def _last(self) -> None:
        """In even steps, with nothing booked ahead: whatever else is to be said goes before it."""
        while (wait := self._free - self._clock()) > 0:
            if wait > _LONG:
                raise TryLater("waiting for Twilio", wait, wide=True)
            await self._sleep(wait)
        self._book(self._clock())

    def _book(self, now: float) -> None:
        self._free = max(self._free, now - _LATE) + 1 / (A_SECOND * self._times)

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._sleep(seconds)

    def _forget(self, now: float) -> None:
        if len(self._due) >= self._sweep_at:
            self._due = {chat: due for chat, due in self._due.items() if due > now}
            self._sweep_at = max(_SWEEP, 2 * len(self._due))
