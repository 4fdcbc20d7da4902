"""Who is in a cohort: coming in by its code, and going."""

import re

from bot.errors import Refused
from bot.learning import cohorts, weekly
from bot.learning.cohorts import Cohort
from bot.store.tx import Tx

CODE = re.compile(r"\d(?:[ -]?\d){5}")  # six digits as she may type them, once they are written 0-9
GUESSES = 5  # wrong codes a day a person
DAY = 86400.0


def six(typed: str) -> str:
    """The code in what she typed (digits already written 0-9), or nothing."""
    found = CODE.fullmatch(typed.strip())
    return re.sub(r"\D", "", typed) if found else ""


def knock(tx: Tx, contact: int, code: str) -> str:
    """What a code opens for her: `open`, `other` when she would leave another cohort for it, or why nothing
    opens: `unknown` (which is counted), `many` wrong ones today, `here` already, `closed`, `full`."""
    wrong = tx.sql(
        "SELECT count(*) FROM guess WHERE contact_id = :id AND at > :since", id=contact, since=tx.now - DAY
    ).fetchone()[0]
    if wrong >= GUESSES:
        return "many"
    found = cohorts.by_code(tx, code)
    if found is None:
        tx.sql("INSERT INTO guess (contact_id, at) VALUES (:id, :now)", id=contact, now=tx.now)
        return "unknown"
    return _door(tx, contact, found)


def join(tx: Tx, contact: int, code: str) -> str:
    """She joins, and leaves the one she was in. Returns its name. Refused: `unknown`, `here`, `closed`, `full`."""
    tx.sql(
        "UPDATE cohort SET size = size WHERE code = :code", code=code
    )  # Postgres: one at a time through the door
    found = cohorts.by_code(tx, code)
    state = _door(tx, contact, found) if found else "unknown"
    if found is None or state not in {"open", "other"}:
        raise Refused(state)
    leave(tx, contact)
    tx.sql(
        "INSERT INTO learner (contact_id, cohort_id, joined_at) VALUES (:contact, :cohort, :now)"
        " ON CONFLICT (contact_id) DO UPDATE SET cohort_id = :cohort, joined_at = :now",
        contact=contact,
        cohort=found.id,
        now=tx.now,
    )
    weekly.plan(tx, found.id)
    return found.name


def leave(tx: Tx, contact: int) -> bool:
    """She is in no cohort any more; what its facilitator was about to write to her is let go."""
    tx.sql("DELETE FROM note WHERE contact_id = :id", id=contact)
    left = tx.sql(
        "UPDATE learner SET cohort_id = NULL, joined_at = 0 WHERE contact_id = :id AND cohort_id IS NOT NULL"
        " RETURNING id",
        id=contact,
    ).fetchone()
    return left is not None


def _door(tx: Tx, contact: int, cohort: Cohort) -> str:
    now = cohorts.of_member(tx, contact)
    if now and now.id == cohort.id:
        return "here"
    if not cohort.open:
        return "closed"
    if cohort.members >= cohort.size:
        return "full"
    return "other" if now else "open"
