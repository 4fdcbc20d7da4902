"""Her notebook: what she sold, spent and is owed, a day at a time, only when she asked for it, and sealed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.learning import learners
from bot.people.team import staff
from bot.reading.price import CURRENCIES, Price
from bot.store.tx import Tx

WEEK = 7  # days, the one asked about and those before it


@dataclass(frozen=True, slots=True)
class Week:
    """What so many written days come to, in fils or santim."""

    days: int = 0
    sold: int = 0
    spent: int = 0
    owed: int = 0

    @property
    def left(self) -> int:
        """What came into her envelope; below zero when more went out."""
        return self.sold - self.owed - self.spent


def is_kept(tx: Tx, contact: int) -> bool:
    """Whether she asked us to keep her numbers."""
    return learners.learner(tx, contact).nightly


def opt_in(tx: Tx, contact: int) -> None:
    """She wants her three numbers kept here."""
    learners.moved(tx, contact)
    tx.sql("UPDATE learner SET nightly = true WHERE contact_id = :contact", contact=contact)


def opt_out(tx: Tx, contact: int) -> None:
    """She does not want it any more; what was written stays until she clears it."""
    tx.sql("UPDATE learner SET nightly = false WHERE contact_id = :contact", contact=contact)


def note(tx: Tx, contact: int, day: str, sold: int, spent: int, owed: int) -> None:
    """Write a day (2026-11-21) down, in fils or santim; the same day again is written over."""
    tx.sql(
        "INSERT INTO takings (contact_id, day, sealed) VALUES (:contact, :day, :sealed)"
        " ON CONFLICT (contact_id, day) DO UPDATE SET sealed = excluded.sealed",
        contact=contact,
        day=day,
        sealed=tx.seal(json.dumps([sold, spent, owed])),
    )


def week(tx: Tx, contact: int, day: str) -> Week:
    """The week that ends with this day. Days that another secret sealed cannot be read, and are left out."""
    first = date.fromisoformat(day) - timedelta(days=WEEK - 1)
    rows = tx.sql(
        "SELECT sealed FROM takings WHERE contact_id = :contact AND day BETWEEN :first AND :last",
        contact=contact,
        first=first.isoformat(),
        last=day,
    ).fetchall()
    days = [json.loads(plain) for (sealed,) in rows if (plain := tx.unseal(sealed)) is not None]
    sold, spent, owed = (sum(column) for column in zip(*days, strict=True)) if days else (0, 0, 0)
    return Week(len(days), sold, spent, owed)


def clear(tx: Tx, contact: int) -> None:
    """Tear the notebook up: its days, and the wish to keep it. Of what we said of them nothing is kept anyway."""
    opt_out(tx, contact)
    tx.sql("DELETE FROM takings WHERE contact_id = :contact", contact=contact)


def write(tx: Tx, contact: int, country: str, figures: Sequence[Decimal]) -> dict[str, int]:
    """Write today in her country down: sold, spent, owed, in dinars or dirhams.

    Returns the week that ends today: how many `days` are written, and what they `left` in fils or santim;
    `over` is 1 when other numbers of today were written over.
    """
    day = today(tx, country)
    over = tx.sql("SELECT COUNT(*) FROM takings WHERE contact_id = :id AND day = :day", id=contact, day=day)
    before = int(over.fetchone()[0])
    sold, spent, owed = (minor(figure, country) for figure in figures)
    note(tx, contact, day, sold, spent, owed)
    found = week(tx, contact, day)
    return {"days": found.days, "left": found.left, "over": before}


def today(tx: Tx, country: str) -> str:
    """The day it is there: 2026-11-21."""
    zone = ZoneInfo(staff.campaign(tx, country).timezone)
    return datetime.fromtimestamp(tx.now, UTC).astimezone(zone).date().isoformat()


def minor(value: Decimal, country: str) -> int:
    """Dinars or dirhams in fils or santim."""
    return Price.of(value, CURRENCIES[country]).minor


def price(minor: int, country: str) -> Price:
    """So much money, to be said: never below zero, the words say which way it went."""
    return Price(abs(minor), CURRENCIES[country])
