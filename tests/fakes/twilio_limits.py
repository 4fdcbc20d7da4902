"""How fast the fake of Twilio lets us send, what time it is there, and how it misbehaves when told to."""

import random
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Verdict = Literal["", "busy", "broken", "cut", "doubt", "lost"]
Pace = tuple[int, float]  # so many in so many seconds
DAY = 24 * 3600.0


class Clock:
    """The server's own time, in seconds since the epoch: that of `base`, moved at will."""

    def __init__(self, base: Callable[[], float] = time.time) -> None:
        self._base, self._ahead = base, 0.0

    def __call__(self) -> float:
        return self._base() + self._ahead

    def advance(self, seconds: float) -> None:
        """So many seconds pass at once."""
        self._ahead += seconds

    def set(self, at: float) -> None:
        """It is `at` now, and time goes on from there."""
        self._ahead = at - self._base()


@dataclass
class Rates:
    """Sliding windows; None: no limit. `real()` sets Meta's and Twilio's (CHANNELS 2.7)."""

    pair: Pace | None = None  # to one person, beyond it 63018
    sender: Pace | None = None  # of the account's calls, beyond it 429 20429
    daily: int | None = None  # people begun with in a moving day, beyond it 63018
    _seen: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque), repr=False)
    _begun: dict[str, float] = field(default_factory=dict, repr=False)

    def real(self) -> None:
        """45 at once and then one in 6 s to a person (here: 45 in 270 s), 80 a second, 250 people a day."""
        self.pair, self.sender, self.daily = (45, 270.0), (80, 1.0), 250

    def hurried(self, now: float) -> bool:
        """Whether this call is one too many; counts it if not."""
        return self._over("", self.sender, now)

    def pressed(self, person: str, now: float) -> bool:
        """Whether this message to her is one too many; counts it if not."""
        return self._over(person, self.pair, now)

    def begun_too_many(self, person: str, now: float) -> bool:
        """Whether one more person would be too many in a day; counts her if not."""
        if self.daily is None:
            return False
        self._begun = {one: at for one, at in self._begun.items() if at > now - DAY}
        if person not in self._begun and len(self._begun) >= self.daily:
            return True
        self._begun.setdefault(person, now)
        return False

    def _over(self, key: str, pace: Pace | None, now: float) -> bool:
        if pace is None:
            return False
        seen = self._seen[key]
        while seen and seen[0] <= now - pace[1]:
            seen.popleft()
        if len(seen) >= pace[0]:
            return True
        seen.append(now)
        return False


@dataclass
class Faults:
    """Fractions are between 0 and 1; the draws depend only on `seed` and the order of calls."""

    delay_ms: float = 0.0  # before every answer
    busy: float = 0.0  # answered 429 20429, nothing done
    broken: float = 0.0  # answered 503 20503, nothing done
    cut: float = 0.0  # the connection breaks, nothing done
    doubt: float = 0.0  # done, then answered 502 without JSON
    lost: float = 0.0  # done, then no answer for `hang_s` and the connection drops
    hang_s: float = 30.0
    only: tuple[str, ...] = ("messages.create",)  # operations the five fractions hit; empty means all
    twice: float = 0.0  # webhooks delivered a second time
    unsent: float = 0.0  # status callbacks that never come
    shuffled: float = 0.0  # messages whose callbacks come out of order
    early: float = 0.0  # messages whose callbacks come before the create call is answered
    late_ms: float = 0.0  # callbacks wait for up to so long
    seed: int = 0
    _next: list[tuple[str, Verdict]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._calls, self.hooks = random.Random(self.seed), random.Random(self.seed + 1)

    def set(self, **values: Any) -> None:
        """Changes some settings; an unknown name is a `KeyError`. Giving `seed` starts the draws anew."""
        known = {f.name for f in fields(self) if not f.name.startswith("_")}
        if unknown := set(values) - known:
            raise KeyError(f"no such fault: {', '.join(sorted(unknown))}")
        for name, value in values.items():
            setattr(self, name, tuple(value) if name == "only" else value)
        if "seed" in values:
            self.__post_init__()

    def once(self, operation: str, verdict: Verdict, times: int = 1) -> None:
        """The next `times` calls of an operation (of twilio_schema) meet `verdict`, whatever the fractions say."""
        self._next += [(operation, verdict)] * times

    def verdict(self, operation: str) -> Verdict:
        """What happens to this call; "" means it is served well."""
        for at, (wanted, verdict) in enumerate(self._next):
            if wanted == operation:
                del self._next[at]
                return verdict
        shares: dict[Verdict, float] = {
            "busy": self.busy, "broken": self.broken, "cut": self.cut, "doubt": self.doubt, "lost": self.lost,
        }  # fmt: skip
        if (self.only and operation not in self.only) or not any(shares.values()):
            return ""
        draw = self._calls.random()
        for name, share in shares.items():
            if draw < share:
                return name
            draw -= share
        return ""

    def chance(self, share: float) -> bool:
        """A draw for webhooks; none is made for a share of nothing."""
        return share > 0 and self.hooks.random() < share
