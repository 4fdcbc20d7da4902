"""Tasks in numbers that are not money: points of cleanliness, minutes on the way, customers of a batch."""

from collections.abc import Sequence
from decimal import Decimal

from bot.learning.tasks.advice import SENT, Advice

POINTS = 6  # of the lesson on clean hands
TWO_HOURS = 120  # minutes: WHO, Five Keys to Safer Food, key 4
HOURS = 5  # a number up to this was meant in hours: nobody delivers from fridge to door in so few minutes

PRAISES = frozenset(
    {"six-all", "six-some", "six-none", "minutes", "minutes-long", "batch", "batch-none", SENT}
)
TIPS = frozenset({"six-range", "six-first", "minutes-hours", "minutes-ice", "batch-begin"})


def six(figures: Sequence[Decimal], country: str, price: Decimal | None) -> Advice:
    """How many of the six points are there already."""
    (points,) = figures
    if points > POINTS or points != points.to_integral_value():
        return Advice(False, SENT, "six-range")
    if points == POINTS:
        return Advice(True, "six-all")
    return Advice(True, "six-some" if points else "six-none", "six-first", {"count": int(points)})


def minutes(figures: Sequence[Decimal], country: str, price: Decimal | None) -> Advice:
    """Minutes from the cold or the fire to the customer's door."""
    (spent,) = figures
    if spent <= HOURS:
        return Advice(False, SENT, "minutes-hours")
    long = spent >= TWO_HOURS
    return Advice(
        True, "minutes-long" if long else "minutes", "minutes-ice" if long else "", {"count": int(spent)}
    )


def batch(figures: Sequence[Decimal], country: str, price: Decimal | None) -> Advice:
    """How many who bought from a batch she can reach."""
    (reached,) = figures
    if not reached:
        return Advice(True, "batch-none", "batch-begin")
    return Advice(True, "batch", "", {"count": int(reached)})
