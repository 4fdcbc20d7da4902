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
    # a draft again when the safety lesson is too long ago
    "changes": frozenset({"submitted", "draft", "hidden", "withdrawn"}),
    # expired when her yes is six months old
    "approved": frozenset({"scheduled", "published", "submitted", "hidden", "expired", "withdrawn"}),
    # back to approved when a coordinator takes it out of the calendar
    "scheduled": frozenset({"published", "approved", "submitted", "hidden", "expired", "withdrawn"}),
    # back to approved when its post failed, to submitted when she changes what was approved
    "published": frozenset({"sold", "paused", "hidden", "expired", "approved", "submitted", "withdrawn"}),
    # what is shown again is scheduled while there is no channel to show it in, and approved where it never stood: it
    # waits for its place as before
    "sold": frozenset({"published", "scheduled", "approved", "submitted", "withdrawn"}),
    "paused": frozenset({"published", "scheduled", "approved", "submitted", "withdrawn"}),
    # a hidden draft is a draft again
    "hidden": frozenset({"published", "scheduled", "approved", "submitted", "draft", "withdrawn"}),
    "expired": frozenset({"published", "scheduled", "approved", "submitted", "withdrawn"}),
    "declined": frozenset({"submitted", "withdrawn"}),  # looked at anew when her appeal is granted
    "withdrawn": frozenset(),
}


def move(tx: Tx, listing: int, to: str) -> None:
    """Move a listing to another state. Refused, the reason being the state it is in (or `gone`), when the table
    has no such move: the flow says kindly what is so now."""
    state = hold(tx, listing)
    if to not in MOVES.get(state, ()):
        raise Refused(state or "gone")
    tx.sql("UPDATE listing SET state = :to WHERE id = :id", to=to, id=listing)


def hold(tx: Tx, listing: int) -> str:
    """The state a listing is in, nothing when there is none; until this transaction ends nobody else changes it."""
    row = tx.sql(f"SELECT state FROM listing WHERE id = :id{tx.alone}", id=listing).fetchone()
    return str(row[0]) if row else ""
