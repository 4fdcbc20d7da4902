"""The life of a listing: from which state it may go to which, and the one place where it does."""

from collections.abc import Mapping

from bot.errors import Refused
from bot.store.tx import Tx

STATES = (
    "draft",  # waits for the safety lesson
    "submitted",  # with the coordinators
    "changes",  # with her again, for a change
    "approved",  # accepted, not yet in the channel
    "scheduled",  # accepted, with a day of its own
    "published",
    "sold",
    "paused",
    "hidden",
    "expired",
    "declined",
    "withdrawn",  # for good
)
RESTING = ("sold", "paused", "hidden", "expired")  # may be shown again
OVER = ("declined", "withdrawn")
MOVES: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"submitted", "hidden", "withdrawn"}),
    "submitted": frozenset({"changes", "approved", "declined", "hidden", "withdrawn"}),
    "changes": frozenset({"submitted", "hidden", "withdrawn"}),
    "approved": frozenset({"scheduled", "published", "submitted", "hidden", "withdrawn"}),
    "scheduled": frozenset({"published", "submitted", "hidden", "withdrawn"}),
    # back to approved when its post failed, to submitted when she changes what was approved
    "published": frozenset({"sold", "paused", "hidden", "expired", "approved", "submitted", "withdrawn"}),
    "sold": frozenset({"published", "submitted", "withdrawn"}),
    "paused": frozenset({"published", "submitted", "withdrawn"}),
    "hidden": frozenset({"published", "submitted", "draft", "withdrawn"}),  # a hidden draft is a draft again
    "expired": frozenset({"published", "submitted", "withdrawn"}),
    "declined": frozenset({"withdrawn"}),
    "withdrawn": frozenset(),
}


def move(tx: Tx, listing: int, to: str) -> None:
    """Move a listing to another state. Refused, the reason being the state it is in (or `gone`), when the table
    has no such move: the flow says kindly what is so now."""
    row = tx.sql("SELECT state FROM listing WHERE id = :id", id=listing).fetchone()
    if row is None:
        raise Refused("gone")
    if to not in MOVES[row[0]]:
        raise Refused(row[0])
    tx.sql("UPDATE listing SET state = :to WHERE id = :id", to=to, id=listing)
