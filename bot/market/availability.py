"""The weekly question whether a product is still to be had: one question, about the one asked longest ago."""

from typing import TypedDict

from bot.errors import Refused
from bot.market import listings
from bot.market.buyers import weeks
from bot.store.tx import Tx
from bot.talk.flow import Wish

WEEK = 7 * 86400.0
SILENCE = 4 * WEEK  # after the first question left unanswered, what stands comes down


class Asked(TypedDict):
    """What she is asked about."""

    id: int
    title: str


def begin(tx: Tx, listing: int, contact: int) -> None:
    """A listing stands in the channel from now on, and its maker will be asked in a week."""
    tx.sql(
        "UPDATE listing SET published_at = :now, checked_at = :now, asked_at = 0, paused_until = 0 WHERE id = :id",
        now=tx.now,
        id=listing,
    )
    _plan(tx, contact)
    weeks.plan(tx, contact)


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """A week after she last said so of the one asked longest ago; None when nothing of hers stands."""
    row = tx.sql(
        "SELECT MIN(checked_at) FROM listing WHERE contact_id = :id AND state = 'published'", id=contact
    ).fetchone()
    return None if row[0] is None else Wish(row[0] + WEEK)


def take(tx: Tx, contact: int, number: int) -> Asked | None:
    """What to ask her about: this listing of hers or, for 0, the one asked about longest ago; None when it does not
    stand. The next question is planned."""
    row = tx.sql(
        "SELECT id, title FROM listing WHERE contact_id = :contact AND state = 'published'"
        " AND (:id = 0 OR id = :id) ORDER BY checked_at, id LIMIT 1",
        contact=contact,
        id=number,
    ).fetchone()
    if row is None:
        return None
    tx.sql("UPDATE listing SET asked_at = :now WHERE id = :id AND asked_at = 0", now=tx.now, id=row[0])
    _plan(tx, contact)
    return {"id": row[0], "title": row[1]}


def still(tx: Tx, contact: int, id: int) -> None:
    """She says that it is still to be had. Refused, the reason being its state (or `gone`), when it does not stand."""
    found = listings.hers(tx, contact, id)
    if found is None or found.state != "published":
        raise Refused(found.state if found else "gone")
    tx.sql("UPDATE listing SET checked_at = :now, asked_at = 0 WHERE id = :id", now=tx.now, id=id)


def _plan(tx: Tx, contact: int) -> None:
    """One question a week, however many products."""
    planned = tx.sql(
        "SELECT 1 FROM timer WHERE contact_id = :id AND what = 'available' LIMIT 1", id=contact
    ).fetchone()
    if planned is None:
        tx.at(tx.now + WEEK, contact, "available")
