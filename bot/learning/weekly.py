"""When a facilitator's weekly digest comes: the first working morning of the week, while anything moves."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key

HOUR = 10  # o'clock in the campaign's time zone
STILL = 28 * 86400.0  # seconds after the last member moved, or the beginning, until the digest ends
_FIRST_DAYS = {"JO": 6, "MA": 0}  # of the working week: Sunday in Jordan, Monday in Morocco


def first_day(country: str) -> int:
    """The weekday the working week begins on; 0 is Monday."""
    return _FIRST_DAYS.get(country, 0)


def first_name(country: str) -> Key:
    """What that weekday is called."""
    return Key("weekday-sun" if first_day(country) == 6 else "weekday-mon")


def plan(tx: Tx, cohort: int, again: bool = False) -> None:
    """See that the cohort's next digest is planned once: none for a closed one or one that has fallen still.

    `again`: this week's is being given now, so the next is a week's; else one that is planned stays.
    """
    if again:
        tx.sql("DELETE FROM timer WHERE what = 'digest' AND argument = :id", id=str(cohort))
    row = tx.sql(
        "SELECT h.facilitator_id, h.starts_at, g.country, g.timezone, (SELECT max(CASE WHEN l.moved_at >"
        " l.joined_at THEN l.moved_at ELSE l.joined_at END) FROM learner l WHERE l.cohort_id = h.id)"
        " FROM cohort h JOIN campaign g ON g.id = h.campaign_id WHERE h.id = :id AND h.state = 'open' AND"
        " h.facilitator_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM timer t WHERE t.what = 'digest'"
        " AND t.argument = :argument AND t.contact_id = h.facilitator_id)",
        id=cohort,
        argument=str(cohort),
    ).fetchone()
    if row is None:
        return
    facilitator, starts, country, zone, moved = row
    if tx.now - max(starts, moved or 0.0) < STILL:
        tx.at(_after(max(tx.now, starts), country, zone), facilitator, "digest", str(cohort))


def wanted(tx: Tx, facilitator: int, cohort: str) -> Wish | None:
    """At once, while the cohort is open and hers, and she is on the team."""
    row = tx.sql(
        "SELECT 1 FROM cohort WHERE id = :id AND facilitator_id = :facilitator AND state = 'open' AND EXISTS"
        " (SELECT 1 FROM staff s JOIN address a ON a.channel = s.channel AND a.external = s.external"
        " WHERE a.contact_id = :facilitator)",
        id=int(cohort),
        facilitator=facilitator,
    )
    return Wish(tx.now) if row.fetchone() else None


def _after(moment: float, country: str, zone: str) -> float:
    """The first such morning after a moment (both in seconds since the epoch)."""
    there = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone or "UTC"))
    day = there.date() + timedelta(days=(first_day(country) - there.weekday()) % 7)
    morning = datetime.combine(day, time(HOUR), there.tzinfo)
    if morning.timestamp() <= moment:
        morning += timedelta(days=7)
    return morning.timestamp()
