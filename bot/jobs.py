"""What the clock does by itself, and how often. Each is safe to be run twice, and by several processes at once."""

from collections.abc import Callable
from typing import Any

from bot.broadcast import digests, ledger
from bot.market import life
from bot.market.buyers import orders
from bot.market.calendar import agenda, posts
from bot.market.fairness import draws
from bot.market.review import waiting
from bot.people.safety import cases
from bot.store.tx import Tx

MINUTE, HOUR = 60, 3600

JOBS: tuple[tuple[Callable[[Tx], Any], int], ...] = (  # work, and seconds between two rounds
    (agenda.due, MINUTE),
    (draws.freeze_due, MINUTE),
    (digests.begin, 10 * MINUTE),
    (life.wake, 10 * MINUTE),
    (cases.remind, 10 * MINUTE),
    (cases.tell_week, HOUR),
    (ledger.let_go, 30 * MINUTE),
    (posts.expire, HOUR),
    (life.tend, HOUR),
    (orders.lapse, HOUR),
    (waiting.tidy, HOUR),
)
