"""When a message may go, so that Telegram need not refuse it."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import inf

from bot.channels.shared import Shared
from bot.channels.telegram.limits import CHANNEL, OVERALL, PRIVATE, Rate
from bot.errors import TryLater

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


_REFUSALS = 3  # so many chats refused in a row, nothing accepted in between: the limit is on all of us
_SWEEP = 1024  # chats remembered before idle ones are looked for
# Of the common window's margin so much is for what is not known; an answer tells when its message had arrived.
_UNKNOWN = 0.03
_DRIFT = 1e-5  # how fast the shortest way to the server is forgotten, by message
_LEARNED = 5  # windows full of answers after which we know it; the first ones are slow
_LATE = 0.02  # seconds a broadcast that fell behind its even step may make up for at once
_LONG = 2.0  # seconds a broadcast waits here; for longer it waits in the ledger, where it can be called off


@dataclass(slots=True)
class Departure:
    """A message on its way: when it left (0: nobody keeps account of it), and from when on it counts."""

    left: float = 0.0
    counts: float = 0.0


class Pace:
    """The latest departures by chat and over all chats, those still to come included."""

    def __init__(
        self,
        times: float = 1.0,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        shared: Shared | None = None,
    ) -> None:
        """`times` Telegram's limits; 0 waits for nothing, for a server without limits. `shared` is the budget over
        all chats where several processes send."""
        self._times, self._clock, self._sleep, self._shared = times, clock, sleep, shared
        self._rates = [rate.times(times) for rate in (OVERALL, CHANNEL, PRIVATE)]
        self._departures: dict[str, list[float]] = {}  # lists: most hold one, and a deque takes 600 bytes
        self._all: deque[Departure] = deque(maxlen=self._rates[0].most)
        self._past = 0.0  # when the latest of those that fell out counts from
        self._way, self._answers = inf, 0  # seconds to the server and back, at the least; of so many answers
        self._refused: set[str] = set()
        self._sweep_at = _SWEEP
        self._line = asyncio.Lock()  # of what is sent to many
        self._step = (self._rates[0].seconds - _UNKNOWN) / self._rates[0].most
        self._next = 0.0  # when the next of it may go

    async def turn(self, chat: str, bulk: bool = False) -> Departure:
        """Waits until a message to `chat` may go. First its own turn, then the common one, so that a chat
        that waits takes nothing from the others.

        What is sent to many (`bulk`) books nothing ahead: whatever else is to be said goes before it. Raises
        `TryLater` when it would have to wait long.
        """
        if not self._times:
            return Departure()
        await self._wait(self._reserve(chat))
        if self._shared:
            await self._shared.turn(bulk)
            return Departure()
        if not bulk:
            return await self._first()
        async with self._line:
            return await self._last()

    def accepted(self, departure: Departure) -> None:
        """Telegram took a message. It arrived no later than its answer set out, so that however long we, the line or
        the server were held up, no more arrive in any second than may."""
        self._refused.clear()
        if departure.left:
            way = self._clock() - departure.left
            self._answers += 1
            self._way = way if self._answers == 1 else min(way, self._way + (way - self._way) * _DRIFT)
            least = self._way if self._answers > _LEARNED * self._rates[0].most else 0.0
            departure.counts = departure.left + max(0.0, way - least) - _UNKNOWN

    async def refused(self, chat: str, after: float, bulk: bool = False) -> bool:
        """Telegram wants us to wait `after` seconds; true when that holds for all chats.

        One message to each of many chats is hardly ever too many for one of them: then it is for all.
        """
        self._refused.add(chat)
        wide = bulk or len(self._refused) >= _REFUSALS
        until = self._clock() + after
        self._departures[chat] = _spread(self._rate(chat), until)
        if wide:
            self._all.extend(Departure(at, at) for at in _spread(self._rates[0], until))
            if self._shared:
                await self._shared.hold(after)
        return wide

    async def _first(self) -> Departure:
        """As soon as may be; booked at once, so that those who come later go later."""
        at = max(self._clock(), self._open())
        mine = self._leaves(at)
        await self._wait(at - self._clock())
        return mine

    async def _last(self) -> Departure:
        """After everything else, in even steps: a burst would arrive as one, and close to the limit be refused."""
        while (wait := max(self._next, self._open()) - self._clock()) > 0:
            if wait > _LONG:
                raise TryLater("waiting for Telegram", wait, wide=True)
            await self._sleep(wait)
        now = self._clock()
        self._next = max(self._next, now - _LATE) + self._step
        return self._leaves(now)

    def _leaves(self, at: float) -> Departure:
        """Book a departure over all chats; the oldest falls out."""
        if len(self._all) == self._rates[0].most:
            self._past = max(self._past, self._all[0].counts)
        self._all.append(Departure(at, at))
        return self._all[-1]

    def _open(self) -> float:
        """When the next may go over all chats, as far as is known."""
        rate = self._rates[0]
        return max(self._past, self._all[0].counts) + rate.seconds if len(self._all) == rate.most else 0.0

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._sleep(seconds)

    def _reserve(self, name: str) -> float:
        """Books the next departure; how many seconds until then."""
        now, rate = self._clock(), self._rate(name)
        self._forget_idle(now)
        booked = self._departures.setdefault(name, [])
        at = max(now, booked.pop(0) + rate.seconds) if len(booked) == rate.most else now
        booked.append(at)
        return at - now

    def _forget_idle(self, now: float) -> None:
        if len(self._departures) >= self._sweep_at:
            departures = self._departures.items()
            kept = {name: at for name, at in departures if at[-1] + self._rate(name).seconds > now}
            self._departures, self._sweep_at = kept, max(_SWEEP, 2 * len(kept))

    def _rate(self, chat: str) -> Rate:
        return self._rates[1 if chat.startswith(("-", "@")) else 2]


def _spread(rate: Rate, until: float) -> list[float]:
    """Nothing before `until`, and no burst then: a window's worth of departures just before it, evenly spaced, of
    which the oldest frees the first place at `until`."""
    step = rate.seconds / rate.most
    return [until - step * number for number in range(rate.most, 0, -1)]
