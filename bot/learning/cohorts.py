"""Cohorts: a few women who learn at the same time, with one coordinator who looks after them. No group chat."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.errors import Refused
from bot.learning import weekly
from bot.people.team import roles, staff
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

LEAST, MOST = 2, 60  # women of a cohort; 15 to 25 under one facilitator is the aim
OFFERED = 4  # weeks a new cohort may begin in
SHOWN = 6  # cohorts in a coordinator's list, the newest


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort, with how many have joined it and the link that joins (nothing where links are not known)."""

    id: int
    code: str
    name: str
    area: str
    starts: date
    size: int
    members: int
    leader: int | None
    by: str | Key
    open: bool
    link: str
    whatsapp: str  # the same on WhatsApp; nothing where it is not
    zone: ZoneInfo

    def begins(self, now: datetime) -> Key:
        """Whether it begins or has begun, as the word before the day."""
        return Key("cohort-begun" if self.starts <= now.astimezone(self.zone).date() else "cohort-begins")


def open_(tx: Tx, facilitator: int, country: str, name: str, area: str, size: int, starts_at: float) -> str:
    """Open a cohort in the country's campaign; `starts_at` in seconds since the epoch. Returns its code."""
    code = _new_code(tx)
    row = tx.sql(
        "INSERT INTO cohort (campaign_id, code, name, area, starts_at, size, facilitator_id, created_at)"
        " VALUES (:campaign, :code, :name, :area, :starts, :size, :facilitator, :now) RETURNING id",
        campaign=staff.campaign(tx, country).id,
        code=code,
        name=name,
        area=area,
        starts=starts_at,
        size=size,
        facilitator=facilitator,
        now=tx.now,
    ).fetchone()
    weekly.plan(tx, row[0])
    return code


def open_for(
    tx: Tx, opener: int, leader: int, own: str, country: str, name: str, area: str, size: int, day: str
) -> str:
    """The same as a coordinator asks for it: on an ISO day, for herself under the name `own` (kept, unless it
    is empty), or for a colleague, who is told. Returns the code. Refused: `not-yours`."""
    roles.require(tx, opener, staff.campaign(tx, country).id, "coordinator")
    zone = ZoneInfo(staff.campaign(tx, country).timezone)
    starts = datetime.combine(date.fromisoformat(day), time(weekly.HOUR), zone).timestamp()
    code = open_(tx, leader, country, name, area, size, starts)
    if own:
        tx.sql("UPDATE contact SET name = :name WHERE id = :id", name=own, id=leader)
    if leader != opener:
        tx.tell(leader, "cohort-given", name=name, starts=[Start("cohorts")])
    return code


def by_code(tx: Tx, code: str) -> Cohort | None:
    """The cohort of a code, written 0-9 without spaces."""
    return _one(tx, "h.code = :code", code=code)


def by_id(tx: Tx, id: int) -> Cohort | None:
    """The cohort with this id."""
    return _one(tx, "h.id = :id", id=id)


def mine(tx: Tx, coordinator: int) -> list[Cohort]:
    """The cohorts she looks after, and those of her campaigns that nobody does; open ones and new ones first."""
    rows = tx.sql(
        f"{_SELECT} WHERE c.id = :id OR (c.id IS NULL AND h.campaign_id IN (SELECT s.campaign_id FROM {_STAFF}"
        " WHERE a.contact_id = :id)) ORDER BY h.state DESC, h.id DESC LIMIT :most",
        id=coordinator,
        most=SHOWN,
    ).fetchall()
    return [_cohort(row) for row in rows]


def led(tx: Tx, coordinator: int, id: int) -> Cohort | None:
    """This cohort, if it is hers."""
    found = by_id(tx, id)
    return found if found and found.leader == coordinator else None


def given(tx: Tx, coordinator: int, id: int) -> bool:
    """Whether the digest of this cohort may be given to her now; then the next one is planned.

    A cohort that nobody looks after any more becomes hers.
    """
    if id in [cohort.id for cohort in mine(tx, coordinator) if cohort.leader is None]:
        tx.sql("UPDATE cohort SET facilitator_id = :leader WHERE id = :id", leader=coordinator, id=id)
    if not led(tx, coordinator, id):
        return False
    weekly.plan(tx, id, again=True)
    return True


def close(tx: Tx, coordinator: int, id: int) -> None:
    """It takes nobody any more, and its weekly digest ends. Refused (`gone`) when it is not hers."""
    if not led(tx, coordinator, id):
        raise Refused("gone")
    tx.sql("UPDATE cohort SET state = 'closed' WHERE id = :id", id=id)
    weekly.plan(tx, id, again=True)


def team(tx: Tx, country: str, me: int) -> list[list[Any]]:
    """Who may look after a cohort of the country: [contact, name], she herself first; only who has written."""
    rows = tx.sql(
        f"SELECT DISTINCT c.id, c.name FROM {_STAFF} JOIN contact c ON c.id = a.contact_id"
        " WHERE s.campaign_id = :campaign OR c.id = :me ORDER BY c.id",
        campaign=staff.campaign(tx, country).id,
        me=me,
    ).fetchall()
    return sorted((list(row) for row in rows), key=lambda one: one[0] != me)


def labels(team: Sequence[Sequence[Any]]) -> dict[str, str | Key]:
    """How the first nine of a team are offered: by name, else by number; the first one is herself."""
    return {
        str(contact): Key("cohort-me") if n == 1 else known(name, Key(f"colleague-{n}"))
        for n, (contact, name) in enumerate(team[:9], 1)
    }


def beginnings(now: datetime, country: str) -> list[date]:
    """The days a cohort may begin on: the first working day of each of the next weeks."""
    first = now.date() + timedelta(days=1)
    first += timedelta(days=(weekly.first_day(country) - first.weekday()) % 7)
    return [first + timedelta(weeks=week) for week in range(OFFERED)]


def of_member(tx: Tx, contact: int) -> Cohort | None:
    """The cohort she is in."""
    return _one(tx, "h.id = (SELECT cohort_id FROM learner WHERE contact_id = :id)", id=contact)


def known(name: str, otherwise: Key) -> str | Key:
    """A name as it was given, unless there is none or it holds a number that could be a phone's."""
    return name if name and len(re.findall(r"\d", name)) < 5 else otherwise


def _new_code(tx: Tx) -> str:
    """Six digits that no cohort has; none in front is a zero, which is easily lost when it is said."""
    while True:
        code = str(100_000 + secrets.randbelow(900_000))
        if by_code(tx, code) is None:
            return code


def _one(tx: Tx, condition: str, **values: object) -> Cohort | None:
    row = tx.sql(f"{_SELECT} WHERE {condition}", **values).fetchone()
    return _cohort(row) if row else None


def _cohort(row: Sequence[Any]) -> Cohort:
    id, code, name, area, starts, size, members, leader, by, state, zone, link, whatsapp = row
    there = ZoneInfo(zone or "UTC")
    day = datetime.fromtimestamp(starts, UTC).astimezone(there).date()
    return Cohort(
        id,
        code,
        name,
        area,
        day,
        size,
        members,
        leader,
        known(by or "", Key("cohort-team")),
        state == "open",
        f"{link}join-{code}" if link else "",
        f"{whatsapp}join-{code}" if whatsapp else "",
        there,
    )


_STAFF = "staff s JOIN address a ON a.channel = s.channel AND a.external = s.external"
_SELECT = (  # the facilitator counts while she is on the team
    "SELECT h.id, h.code, h.name, h.area, h.starts_at, h.size, (SELECT count(*) FROM learner l WHERE"
    " l.cohort_id = h.id), c.id, c.name, h.state, g.timezone, g.link, g.whatsapp FROM cohort h JOIN campaign g ON"
    " g.id = h.campaign_id LEFT JOIN contact c ON c.id = h.facilitator_id AND EXISTS (SELECT 1 FROM"
    f" {_STAFF} WHERE a.contact_id = c.id)"
)
