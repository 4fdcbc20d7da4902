"""One budget of departures for several processes: booked in small blocks, used by what may not wait first."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from bot.errors import TryLater

BLOCK = 0.25  # seconds of departures that are booked at once
_LONG = 2.0  # seconds a broadcast waits for its block
Future = asyncio.Future[None]


class Budget(Protocol):
    """What all processes book departures from."""

    async def book(self, count: int, step: float) -> float:
        """Book so many, `step` seconds apart. Returns in how many seconds the first is."""
        ...

    async def push(self, seconds: float) -> None:
        """Nothing is booked before so many seconds are over."""
        ...


@dataclass
class Shared:
    """`rate` departures a second over all processes together."""

    rate: float
    budget: Budget
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _soon: deque[Future] = field(default_factory=deque)
    _bulk: deque[Future] = field(default_factory=deque)
    _serving: asyncio.Task[None] | None = None

    async def turn(self, bulk: bool) -> None:
        """Waits for a departure. Raises `TryLater` when a broadcast would have to wait long, or when none can be booked."""
        mine: Future = asyncio.get_running_loop().create_future()
        (self._bulk if bulk else self._soon).append(mine)
        if self._serving is None:
            self._serving = asyncio.create_task(self._serve())
        await mine

    async def hold(self, seconds: float) -> None:
        """No process sends anything for so long."""
        await self.budget.push(seconds)

    async def _serve(self) -> None:
        try:
            while count := min(len(self._soon) + len(self._bulk), max(1, round(BLOCK * self.rate))):
                await self._block(count)
        except Exception:  # noqa: BLE001 - a sick database: who waits tries again
            self._fail([*self._soon, *self._bulk], TryLater("no departure could be booked"))
            self._soon.clear()
            self._bulk.clear()
        finally:
            self._serving = None

    async def _block(self, count: int) -> None:
        """One block: each of its departures goes to a reply, and to a broadcast when none waits."""
        step = 1 / self.rate
        wait = await self.budget.book(count, step)
        begin = self.clock() + wait
        if wait > _LONG:
            self._fail(self._bulk, TryLater("waiting for a departure", wait, wide=True))
            self._bulk.clear()
        for number in range(count):
            if (early := begin + number * step - self.clock()) > 0:
                await self.sleep(early)
            self._release()

    def _release(self) -> None:
        for line in (self._soon, self._bulk):
            while line:
                first = line.popleft()
                if not first.done():  # else who waited has given up
                    first.set_result(None)
                    return

    @staticmethod
    def _fail(line: Iterable[Future], error: Exception) -> None:
        for one in line:
            with suppress(asyncio.InvalidStateError):
                one.set_exception(error)
