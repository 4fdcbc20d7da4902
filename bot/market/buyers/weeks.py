"""Her week in numbers: what came of what she shows, one step that would help, and when she hears of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypedDict

from bot.market import completeness, listings
from bot.market.buyers import interests
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key

DAY = 86400.0
WEEK = 7 * DAY
FIRST = 3 * DAY  # after a product first stands: not on the day of the question whether it is still to be had
AFTER = 2 * DAY  # a question that is due comes first, and this so much later
STOP = Key("week-stop")  # on the button that ends it
COUNTED = ("opened", "asked", "accepted", "sold")


class Week(TypedDict):
    """How often each of COUNTED happened in the last seven days, and how many products stand."""

    counts: dict[str, int]
    standing: int


@dataclass(frozen=True, slots=True)
class Step:
    """What would help now: `answer` a request, `improve` or `share` a product. `argument` is its number."""

    name: str
    argument: str = ""
    advice: Key | str = ""
    title: str = ""


def plan(tx: Tx, contact: int, after: float = FIRST) -> None:
    """See that her next week in numbers is planned once, if she wants them."""
    tx.sql(
        "INSERT INTO timer (due_at, contact_id, what, argument, turn) SELECT :due, c.id, 'week', '', 0 FROM contact c"
        " WHERE c.id = :id AND c.weekly = 'on' AND NOT EXISTS"
        " (SELECT 1 FROM timer t WHERE t.contact_id = c.id AND t.what = 'week')",
        due=tx.now + after,
        id=contact,
    )


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """Now, or two days later where a question to her is due first; None when nothing of hers stands or she said no."""
    row = tx.sql(
        "SELECT (SELECT c.weekly FROM contact c WHERE c.id = :id),"
        " (SELECT COUNT(*) FROM listing l WHERE l.contact_id = :id AND l.state = 'published'),"
        " (SELECT COUNT(*) FROM timer t WHERE t.contact_id = :id AND t.what = 'available' AND t.due_at < :soon)",
        id=contact,
        soon=tx.now + DAY,
    ).fetchone()
    if row[0] != "on" or not row[1]:
        return None
    return Wish(tx.now + AFTER) if row[2] else Wish(tx.now)


def take(tx: Tx, contact: int) -> Week:
    """Her last seven days, today being one of them; the next time is planned."""
    plan(tx, contact, WEEK)
    found = tx.sql(
        "SELECT t.what, SUM(t.count) FROM tally t JOIN listing l ON l.id = t.listing_id"
        " WHERE l.contact_id = :id AND t.day >= :day GROUP BY t.what",
        id=contact,
        day=_first_day(tx, contact),
    ).fetchall()
    counts = {what: int(count) for what, count in found if what in COUNTED}
    standing = tx.sql(
        "SELECT COUNT(*) FROM listing WHERE contact_id = :id AND state = 'published'", id=contact
    ).fetchone()
    return {"counts": counts, "standing": int(standing[0])}


def step(tx: Tx, contact: int) -> Step | None:
    """The one thing that would help most now; None when nothing of hers stands."""
    waiting = interests.unanswered(tx, contact)
    if waiting:
        return Step("answer", str(waiting[0].id), title=waiting[0].title)
    shown = [one for one in listings.of_contact(tx, contact) if one.state == "published"]
    if not shown:
        return None
    least = min(shown, key=lambda one: completeness.of(one).score)
    whole = completeness.of(least)
    if whole.step:
        return Step("improve", str(least.id), whole.advice, least.title)
    return Step("share", str(least.id), title=least.title)


def choose(tx: Tx, contact: int, weekly: str) -> None:
    """She wants her week in numbers from now on, or not: `on`, `off`."""
    tx.sql("UPDATE contact SET weekly = :weekly WHERE id = :id", weekly=weekly, id=contact)
    tx.sql("DELETE FROM timer WHERE contact_id = :id AND what = 'week'", id=contact)
    if weekly == "on":
        plan(tx, contact, WEEK)


def _first_day(tx: Tx, contact: int) -> str:
    """The first of the seven days, ISO, as the tallies of her campaign have it."""
    country = tx.sql("SELECT country FROM contact WHERE id = :id", id=contact).fetchone()[0]
    zone = staff.campaign(tx, country).zone
    return (datetime.fromtimestamp(tx.now, UTC).astimezone(zone).date() - timedelta(days=6)).isoformat()
