"""Tasks that are really looked at: one praise of what is there, one tip of what is missing, never a grade.

A lesson names its check in its front matter. `lesson-praise-<praise>` and `lesson-tip-<tip>` are the texts.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from bot.learning.tasks import counting, paying, planning, reckoning, selling
from bot.learning.tasks.advice import Advice

__all__ = ["CHECKS", "FIGURES", "PRAISES", "READY", "TIPS", "VALUES", "WORDS", "Advice", "advise", "reckon"]

_OF_WORDS = (*selling.CHECKS, *paying.CHECKS, *planning.CHECKS)
_ADVISE: Mapping[str, Callable[[str, str], Advice]] = {
    **{check.name: check.advise for check in _OF_WORDS if check is not planning.ALONE},
    planning.TOGETHER.name: planning.agreement,
}
_RECKON: Mapping[str, tuple[int, Callable[[Sequence[Decimal], str, Decimal | None], Advice]]] = {
    "ad-cost": (2, reckoning.ad_cost),
    "unit-price": (5, reckoning.unit_price),
    "unit-cost": (5, reckoning.unit_cost),
    "break-even": (3, reckoning.break_even),
    "three": (3, reckoning.three),
    "six": (1, counting.six),
    "minutes": (1, counting.minutes),
    "batch": (1, counting.batch),
}

WORDS = frozenset(_ADVISE)  # checks of an answer in words
FIGURES: Mapping[str, int] = MappingProxyType({name: count for name, (count, _) in _RECKON.items()})
READY = "ready"  # a task she does away from here, and says so with a tap
CHECKS = WORDS | FIGURES.keys() | {READY}
PRAISES = frozenset().union(*(check.praises for check in _OF_WORDS), reckoning.PRAISES, counting.PRAISES)
TIPS = frozenset().union(*(check.tips for check in _OF_WORDS), reckoning.TIPS, counting.TIPS)
# What the texts of praise and tips may use.
VALUES = frozenset(
    [
        "praised",
        "word",
        "hidden",
        "count",
        "cost",
        "twenty",
        "thirty",
        "price",
        "short",
        "pieces",
        "margin",
        "left",
        "owed",
    ]
)


def advise(check: str, words: str, country: str) -> Advice:
    """What to say of her words. `check` is one of WORDS (else KeyError), `country` "JO" or "MA"."""
    return _ADVISE[check](words, country)


def reckon(check: str, figures: Sequence[Decimal], country: str, price: Decimal | None = None) -> Advice:
    """What to say of her numbers: FIGURES[check] of them (else ValueError), none below zero.

    `price` is what she asks for the product now, in dinars or dirhams, where that is known.
    """
    count, reckoned = _RECKON[check]
    if len(figures) != count:
        raise ValueError(f"{check} takes {count} numbers")
    return reckoned(figures, country, price)
