"""How fast the fake lets the bot send, and how it misbehaves when told to."""

import math
import random
from collections import deque
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Verdict = Literal["", "busy", "broken", "doubt", "lost"]
Pace = tuple[int, float]  # so many sends in so many seconds


@dataclass
class Rates:
    """Sliding windows. Telegram: about 1/s a chat with short bursts, 20/min a channel, 30/s overall."""

    on: bool = False
    chat: Pace = (3, 3.0)
    channel: Pace = (20, 60.0)
    overall: Pace = (30, 1.0)
    grain: float = 1.0  # retry_after is rounded up to it; the real one is whole seconds
    times: float = 1.0  # so many times as many in each window
    _sent: dict[int, deque[float]] = field(default_factory=dict, repr=False)

    def take(self, chat: int, now: float, count: int = 1) -> float:
        """Counts `count` sends to `chat` and returns 0, or counts none and returns seconds to wait."""
        if not self.on:
            return 0.0
        windows = [(0, self.overall), (chat, self.channel if chat < 0 else self.chat)]
        wait = max(self._wait(key, pace, now, count) for key, pace in windows)
        if wait > 0:
            return math.ceil(wait / self.grain) * self.grain
        for key, _ in windows:
            self._sent[key].extend([now] * count)
        return 0.0

    def _wait(self, key: int, pace: Pace, now: float, count: int) -> float:
        most, seconds = round(pace[0] * self.times), pace[1]
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        over = len(sent) + min(count, most) - most
        return sent[over - 1] + seconds - now if over > 0 else 0.0


@dataclass
class Faults:
    """Fractions are between 0 and 1; the draws depend only on `seed` and the order of calls."""

    delay_ms: float = 0.0  # before every answer
    busy: float = 0.0  # answered 429, nothing done
    broken: float = 0.0  # answered 502, nothing done
    doubt: float = 0.0  # done, then answered 502
    lost: float = 0.0  # done, then no answer for `hang_s` and the connection drops
    twice: float = 0.0  # updates delivered a second time
    retry_after: float = 1.0  # of the 429s above
    hang_s: float = 30.0
    only: tuple[str, ...] = ()  # methods the first four fractions hit; empty means all but getUpdates
    seed: int = 0
    _next: list[tuple[str, Verdict]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._calls, self._updates = random.Random(self.seed), random.Random(self.seed + 1)

    def set(self, **values: Any) -> None:
        """Changes some settings; an unknown name is a `KeyError`. Giving `seed` starts the draws anew."""
        known = {f.name for f in fields(self) if f.init and not f.name.startswith("_")}
        if unknown := set(values) - known:
            raise KeyError(f"no such fault: {', '.join(sorted(unknown))}")
        for name, value in values.items():
            setattr(self, name, tuple(value) if name == "only" else value)
        if "seed" in values:
            self.__post_init__()

    def once(self, method: str, verdict: Verdict, times: int = 1) -> None:
        """The next `times` calls of `method` meet `verdict`, whatever the fractions say."""
        self._next += [(method.lower(), verdict)] * times

    def verdict(self, method: str) -> Verdict:
        """What happens to this call; "" means it is served well."""
        for at, (wanted, verdict) in enumerate(self._next):
            if wanted == method.lower():
                del self._next[at]
                return verdict
        if not (self.busy or self.broken or self.doubt or self.lost):
            return ""
        if method == "getUpdates" or (self.only and method not in self.only):
            return ""
        draw = self._calls.random()
        shares: list[tuple[Verdict, float]] = [
            ("busy", self.busy), ("broken", self.broken), ("doubt", self.doubt), ("lost", self.lost),
        ]  # fmt: skip
        for name, share in shares:
            if draw < share:
                return name
            draw -= share
        return ""

    def again(self) -> bool:
        """Whether the update that just came is to be delivered twice."""
        return self.twice > 0 and self._updates.random() < self.twice
