"""What passed about a request, and what was kept back: for limits, and so that it can be reported."""

from bot.store.tx import Tx

DAY = 86400.0
REPORTED = 14 * DAY  # after the end, while the words may still be reported: then they go


def note(tx: Tx, id: int | None, contact: int, what: str, words: str = "") -> None:
    """Write down that something passed, with its words sealed."""
    tx.sql(
        "INSERT INTO relay (interest_id, contact_id, what, sealed, at) VALUES (:id, :contact, :what, :sealed, :now)",
        id=id,
        contact=contact,
        what=what,
        sealed=tx.seal(words) if words else "",
        now=tx.now,
    )


def times(tx: Tx, id: int, what: str, contact: int = 0, since: float = 0.0) -> int:
    """How often something passed about a request, by anybody or one contact, since a moment."""
    row = tx.sql(
        "SELECT COUNT(*) FROM relay WHERE interest_id = :id AND what = :what AND at > :since"
        " AND (:contact = 0 OR contact_id = :contact)",
        id=id,
        what=what,
        since=since,
        contact=contact,
    ).fetchone()
    return int(row[0])


def close(tx: Tx, id: int, state: str) -> None:
    """Nothing passes any more, and the request's own words go."""
    tx.sql(
        "UPDATE interest SET state = :state, asked = '', closed_at = :now WHERE id = :id",
        state=state,
        now=tx.now,
        id=id,
    )


def let_go(tx: Tx) -> None:
    """What was written goes REPORTED after the end; what was kept back, a week after."""
    tx.sql(
        "UPDATE relay SET sealed = '' WHERE sealed <> '' AND interest_id IN (SELECT id FROM interest WHERE"
        " closed_at > 0 AND closed_at < :at)",
        at=tx.now - REPORTED,
    )
    tx.sql("DELETE FROM relay WHERE interest_id IS NULL AND at < :at", at=tx.now - 30 * DAY)
