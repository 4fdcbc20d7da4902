"""One budget of attention a person: what we start shares one a day, three a week, outside the quiet hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.store.tx import Tx

A_DAY, A_WEEK = 1, 3
QUIET_FROM, QUIET_TO = 21, 8  # o'clock in her country: nothing starts from nine in the evening to eight


def slot(tx: Tx, contact: int) -> float:
    """The first moment, now or later, at which we may start something with her (seconds since the epoch)."""
    zone = ZoneInfo(_zone(tx, contact))
    week = [
        moment
        for (moment,) in tx.sql(
            "SELECT at FROM attention WHERE contact_id = :id AND at > :since ORDER BY at",
            id=contact,
            since=tx.now - 7 * 86400,
        ).fetchall()
    ]
    moment = datetime.fromtimestamp(tx.now, UTC).astimezone(zone)
    if len(week) >= A_WEEK:
        free = datetime.fromtimestamp(week[-A_WEEK], UTC).astimezone(zone) + timedelta(days=7)
        moment = max(moment, free)
    days = [datetime.fromtimestamp(at, UTC).astimezone(zone).date() for at in week]
    while days.count(moment.date()) >= A_DAY:
        moment = (moment + timedelta(days=1)).replace(hour=QUIET_TO, minute=0, second=0, microsecond=0)
    return _awake(moment).timestamp()


def _zone(tx: Tx, contact: int) -> str:
    """The time zone of her country's campaign, or of the first one."""
    row = tx.sql(
        "SELECT g.timezone FROM campaign g, contact c WHERE c.id = :id"
        " ORDER BY CASE WHEN g.country = c.country THEN 0 ELSE 1 END, g.id LIMIT 1",
        id=contact,
    ).fetchone()
    return str(row[0]) if row and row[0] else "UTC"


def spend(tx: Tx, contact: int, what: str) -> None:
    """We have started something with her."""
    tx.sql(
        "INSERT INTO attention (contact_id, what, at) VALUES (:contact, :what, :now)",
        contact=contact,
        what=what,
        now=tx.now,
    )


def _awake(moment: datetime) -> datetime:
    if QUIET_TO <= moment.hour < QUIET_FROM:
        return moment
    day = moment + timedelta(days=1) if moment.hour >= QUIET_FROM else moment
    return day.replace(hour=QUIET_TO, minute=0, second=0, microsecond=0)
