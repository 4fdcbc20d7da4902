"""When a message may go, so that Telegram need not refuse it."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many in any so many seconds: a burst after a pause, and never more than the average."""

    most: int
    seconds: float


# Source: Telegram's bot FAQ on limits: about 1 message a second in a chat with short bursts, 20 a minute in
# a group or channel, about 30 a second over all chats. The last two windows are a little longer than
# Telegram's, because requests that leave evenly spaced arrive bunched.
PRIVATE = Rate(15, 15.0)
CHANNEL = Rate(5, 15.2)
OVERALL = Rate(30, 1.04)

_EVERYWHERE = ""
_REFUSALS = 3  # so many chats refused in a row, nothing accepted in between: the limit is on all of us
_SWEEP = 1024  # chats remembered before idle ones are looked for


class Pace:
    """The latest departures by chat and over all chats, those still to come included."""

    def __init__(self, on: bool = True, clock: Clock = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        """`on=False` waits for nothing, for a server without limits."""
        self._on, self._clock, self._sleep = on, clock, sleep
        self._departures: dict[str, deque[float]] = {}
        self._refused: set[str] = set()
        self._sweep_at = _SWEEP

    async def turn(self, chat: str) -> None:
        """Waits until a message to `chat` may go. First its own turn, then the common one, so that a chat
        that waits takes nothing from the others."""
        if not self._on:
            return
        for name in (chat, _EVERYWHERE):
            wait = self._reserve(name)
            if wait > 0:
                await self._sleep(wait)

    def accepted(self) -> None:
        """Telegram took a message."""
        self._refused.clear()

    def refused(self, chat: str, after: float) -> bool:
        """Telegram wants us to wait `after` seconds; true when that holds for all chats."""
        self._refused.add(chat)
        wide = len(self._refused) >= _REFUSALS
        for name in (chat, _EVERYWHERE) if wide else (chat,):
            self._hold(name, self._clock() + after)
        return wide

    def _reserve(self, name: str) -> float:
        """Books the next departure; how many seconds until then."""
        now, rate = self._clock(), _rate(name)
        self._forget_idle(now)
        booked = self._departures.setdefault(name, deque(maxlen=rate.most))
        at = max(now, booked[0] + rate.seconds) if len(booked) == rate.most else now
        booked.append(at)  # the oldest falls out
        return at - now

    def _hold(self, name: str, until: float) -> None:
        """Nothing before `until`, and no burst then: a window's worth of departures just before it, evenly
        spaced, of which the oldest frees the first place at `until`."""
        rate = _rate(name)
        step = rate.seconds / rate.most
        self._departures[name] = deque((until - step * n for n in range(rate.most, 0, -1)), rate.most)

    def _forget_idle(self, now: float) -> None:
        if len(self._departures) >= self._sweep_at:
            kept = {name: at for name, at in self._departures.items() if at[-1] + _rate(name).seconds > now}
            self._departures, self._sweep_at = kept, max(_SWEEP, 2 * len(kept))


def _rate(name: str) -> Rate:
    if name == _EVERYWHERE:
        return OVERALL
    return CHANNEL if name.startswith(("-", "@")) else PRIVATE
