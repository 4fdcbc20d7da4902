"""Towards a licence: which door, papers and questions she is shown, and whether what we know still counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.learning.library import facts
from bot.store.tx import Tx

KINDS = ("food", "craft", "service")
_MAKES = {"food": "food", "sweets": "food", "service": "service"}  # anything else she makes is a craft

# The facts of content/facts.yaml that the words of `licence-office` rest on, by country.
_OFFICE = {"JO": ("licence-jo",), "MA": ("licence-ma-ae", "together-ma")}
_FOOD = {"JO": ("licence-jo", "home-food-licence-jo"), "MA": ("licence-ma-food", "food-authorisation-ma")}


@dataclass(frozen=True, slots=True)
class Steps:
    """What the cards may say: `office` and `food` are her country where the facts are fresh, else nothing."""

    office: str
    food: str
    checked: date  # when the facts were last compared, the oldest of them
    fresh: bool


def kind(tx: Tx, contact: int, chosen: str = "") -> str:
    """The kind she chose, or the one of what she makes."""
    row = tx.sql("SELECT makes FROM contact WHERE id = :id", id=contact).fetchone()
    made = _MAKES.get(row[0] if row else "", "craft")
    return chosen if chosen in KINDS else made


def steps(tx: Tx, country: str, kind: str) -> Steps:
    """What may be said in that country (JO or MA) about that kind today."""
    today = datetime.fromtimestamp(tx.now, UTC).date()
    office, food = _OFFICE[country], _FOOD[country] if kind == "food" else ()
    fresh = {name: facts()[name].fresh(today) for name in (*office, *food)}
    return Steps(
        office=_where(country, office, fresh),
        food=_where(country, food, fresh),
        checked=min(facts()[name].checked_on for name in fresh),
        fresh=all(fresh.values()),
    )


def _where(country: str, facts: tuple[str, ...], fresh: Mapping[str, bool]) -> str:
    return country if all(fresh[name] for name in facts) else ""
