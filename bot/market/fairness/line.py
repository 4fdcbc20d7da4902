"""The line: which makers wait for a place in a campaign's draws, since when, and by which rules."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.market.calendar import slots
from bot.market.fairness import draw
from bot.market.fairness.draw import Entry, Rules
from bot.people.team.staff import Campaign
from bot.reading.gazetteer import around
from bot.store.tx import Tx

REST = 30 * 86400.0  # seconds a maker does not take part after she was shown
BACK = 30 * 86400.0  # seconds her place in the line is kept when her last product leaves it
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are taken for each other
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Maker:
    """Her place in the draws. Moments are seconds since the epoch, 0 for never; weeks as of her first list, 0 before."""

    contact: int
    code: str
    times: int
    shown_at: float
    since: float
    left_at: float
    weeks: int  # she goes first after so many
    latest: int  # and has waited so many at most


_MAKER = "contact_id, code, times, shown_at, waits_since, left_at, goes_first, at_latest"


def maker(tx: Tx, contact: int) -> Maker:
    """Her row, made when it is first needed."""
    read = f"SELECT {_MAKER} FROM maker WHERE contact_id = :id"
    row = tx.sql(read, id=contact).fetchone()
    if row is None:
        code = "".join(secrets.choice(_LETTERS) for _ in range(8))
        # two of hers may be accepted at once: the row is whoever's came first
        tx.sql(
            "INSERT INTO maker (contact_id, code) VALUES (:id, :code) ON CONFLICT (contact_id) DO NOTHING",
            id=contact,
            code=code,
        )
        row = tx.sql(read, id=contact).fetchone()
    return Maker(*row)


def last(home: Campaign, moment: float) -> datetime:
    """The weekly moment of the campaign's lists that was the last one at `moment`, by its clocks."""
    weekday, hour = slots.read(home.draws)
    now = datetime.fromtimestamp(moment, UTC).astimezone(home.zone)
    day = now.date() - timedelta(days=(now.weekday() - weekday) % 7)
    found = datetime.combine(day, hour, home.zone)
    return found if found <= now else datetime.combine(day - WEEK, hour, home.zone)


def upcoming(home: Campaign, moment: float) -> datetime:
    """The next weekly moment after that."""
    before = last(home, moment)
    return datetime.combine(before.date() + WEEK, before.time(), home.zone)


def waited(home: Campaign, since: float, on: date) -> int:
    """In how many lists before that of the day `on` somebody could have been who waits since then."""
    first = last(home, since)
    start = first.date() if first.timestamp() == since else first.date() + WEEK
    return (on - start).days // 7


def entries(tx: Tx, home: Campaign, at: datetime) -> list[Entry]:
    """The list of the moment `at`, by code: of each maker who waits and has no place, the product accepted longest
    ago. Who goes first after how many weeks is as she was first told; 0 for whom this is the first list."""
    found: dict[int, Entry] = {}
    for row in _pooled(tx, home, at):
        contact, code, kind, area, locality, maker, times, since, after = row
        if contact not in found:
            near = _near(area, locality)
            weeks = waited(home, since, at.date())
            found[contact] = Entry(
                code, maker, kind, not near.isdisjoint(home.underserved), times == 0, weeks, after
            )
    return sorted(found.values(), key=lambda one: one.code)


def rules(tx: Tx, home: Campaign, found: Sequence[Entry], at: datetime) -> tuple[Rules, list[Entry]]:
    """The rules of a draw among these, with the bound; and the entries, those on their first list with its weeks."""
    reserved = min(home.reserved, max(0, home.slots - 1))
    firsts = min(
        home.firsts, max(0, home.slots - 1 - reserved)
    )  # an open place is left: the bound hangs on it
    plain = Rules(
        home.slots, reserved, firsts, home.most_alike, _aside(tx, home, found, at), on=at.date().isoformat()
    )
    plain = replace(plain, weeks=draw.weeks(home.slots, len(found) + plain.aside))
    told = [replace(one, after=one.after or plain.weeks) for one in found]
    return replace(plain, latest=draw.latest(plain, told)), told


def forecast(tx: Tx, home: Campaign) -> tuple[Rules, list[Entry]]:
    """The same as it would be now, for whoever asks before the next list: all who wait at this moment."""
    now = datetime.fromtimestamp(tx.now, UTC).astimezone(home.zone)
    found = entries(tx, home, now)
    plain, told = rules(tx, home, found, now)
    return plain, [replace(one, waited=max(0, one.waited)) for one in told]


def keep(tx: Tx, contact: int, **values: object) -> None:
    """Change columns of her row."""
    changes = ", ".join(f"{name} = :{name}" for name in values)
    tx.sql(f"UPDATE maker SET {changes} WHERE contact_id = :contact", contact=contact, **values)


def _pooled(tx: Tx, home: Campaign, at: datetime) -> Iterator[tuple[Any, ...]]:
    rows = tx.sql(
        "SELECT l.contact_id, l.code, l.kind, c.area, c.locality, m.code, m.times, m.waits_since, m.goes_first"
        " FROM listing l JOIN maker m ON m.contact_id = l.contact_id JOIN contact c ON c.id = l.contact_id"
        " WHERE l.campaign_id = :campaign AND l.state = 'approved' AND l.pooled_at > 0 AND l.pooled_at <= :at"
        " AND m.waits_since > 0 AND m.waits_since <= :at AND NOT EXISTS (SELECT 1 FROM listing s WHERE"
        " s.contact_id = l.contact_id AND s.state = 'scheduled') ORDER BY l.pooled_at, l.id",
        campaign=home.id,
        at=at.timestamp(),
    ).fetchall()
    return iter(rows)


def _aside(tx: Tx, home: Campaign, found: Sequence[Entry], at: datetime) -> int:
    """How many makers are not on the list and may come back with a place before those on it."""
    rows = tx.sql(
        "SELECT DISTINCT m.code FROM maker m JOIN listing l ON l.contact_id = m.contact_id"
        " WHERE l.campaign_id = :campaign AND m.waits_since > 0 AND m.waits_since <= :at"
        " AND (l.pooled_at > 0 OR m.left_at > :back)",
        campaign=home.id,
        at=at.timestamp(),
        back=tx.now - BACK,
    ).fetchall()
    return len({code for (code,) in rows} - {one.maker for one in found})


def _near(area: str, locality: str) -> set[str]:
    """The place she named, and those it lies in."""
    return {spot.slug for slug in (area, locality) if slug for spot in around(slug)}
