"""Questions to a person: her words reach the coordinators, who answer from the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.people import staff
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question, by whom, and whether it has been answered."""

    id: int
    name: Key | str
    asked: str
    urgent: bool
    answered: bool


def ask(tx: Tx, contact: int, words: str, urgent: bool = False) -> int:
    """Keep her words and tell every coordinator. Returns the ticket's id."""
    row = tx.sql(
        "INSERT INTO ticket (contact_id, asked, urgent, asked_at) VALUES (:contact, :words, :urgent, :now)"
        " RETURNING id",
        contact=contact,
        words=words,
        urgent=urgent,
        now=tx.now,
    ).fetchone()
    found = ticket(tx, row[0])
    assert found is not None  # just written
    for coordinator in staff.coordinators(tx):
        tx.tell(
            coordinator,
            "ticket-urgent" if urgent else "ticket-new",
            name=found.name,
            words=words or Key("ticket-no-words"),
            starts=[Start("answer", str(found.id))],
        )
    return found.id


def ticket(tx: Tx, id: int) -> Ticket | None:
    """One ticket."""
    row = tx.sql(f"{_SELECT} WHERE t.id = :id", id=id).fetchone()
    return _ticket(row) if row else None


def waiting(tx: Tx, most: int = 8) -> list[Ticket]:
    """Unanswered tickets: urgent ones first, then those that waited longest."""
    found = tx.sql(f"{_SELECT} WHERE t.answered_at = 0 ORDER BY t.urgent DESC, t.id LIMIT :most", most=most)
    return [_ticket(row) for row in found.fetchall()]


def answer(tx: Tx, id: int, words: str) -> None:
    """Send the answer to her. Refused (`answered`) when somebody else was quicker, (`gone`) when she left."""
    found = tx.sql("SELECT contact_id, answered_at FROM ticket WHERE id = :id", id=id).fetchone()
    if found is None:
        raise Refused("gone")
    if found[1] > 0:
        raise Refused("answered")
    tx.sql(
        "UPDATE ticket SET answered = :words, answered_at = :now WHERE id = :id",
        words=words,
        now=tx.now,
        id=id,
    )
    if not tx.tell(found[0], "ticket-answer", words=words, starts=[Start("person")]):
        raise Refused("gone")


def _ticket(row: Sequence[Any]) -> Ticket:
    return Ticket(row[0], row[1] or Key("someone"), row[2], bool(row[3]), row[4] > 0)


_SELECT = "SELECT t.id, c.name, t.asked, t.urgent, t.answered_at FROM ticket t JOIN contact c ON c.id = t.contact_id"
