"""Questions to a person: her words reach the coordinators, who answer from the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.people.team import audit, roles, staff
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
    for coordinator in team(tx, contact):
        tx.tell(
            coordinator,
            "ticket-urgent" if urgent else "ticket-new",
            name=found.name,
            words=words or Key("ticket-no-words"),
            starts=[Start("answer", str(found.id))],
        )
    return found.id


def team(tx: Tx, contact: int) -> list[int]:
    """The coordinators who answer her: those of her country's campaign."""
    return roles.team(tx, _campaign(tx, contact), "coordinator")


def _campaign(tx: Tx, contact: int) -> int:
    country = tx.sql("SELECT country FROM contact WHERE id = :id", id=contact).fetchone()[0]
    return staff.campaign(tx, country).id


def ticket(tx: Tx, id: int) -> Ticket | None:
    """One ticket."""
    row = tx.sql(f"{_SELECT} WHERE t.id = :id", id=id).fetchone()
    return _ticket(row) if row else None


def waiting(tx: Tx, actor: int, most: int = 8) -> list[Ticket]:
    """Unanswered tickets that she may answer: urgent ones first, then those that waited longest."""
    found = tx.sql(f"{_SELECT} WHERE t.answered_at = 0 ORDER BY t.urgent DESC, t.id").fetchall()
    hers = set(roles.campaigns(tx, actor, "coordinator"))
    return [_ticket(row) for row in found if _campaign(tx, row[5]) in hers][:most]


def seen(tx: Tx, actor: int, id: int) -> Ticket | None:
    """One ticket, for those who answer her; None for anyone else."""
    row = tx.sql("SELECT contact_id FROM ticket WHERE id = :id", id=id).fetchone()
    return ticket(tx, id) if row and actor in team(tx, row[0]) else None


def answer(tx: Tx, actor: int, id: int, words: str) -> None:
    """Send the answer to her. Refused (`answered`) when somebody else was quicker, (`gone`) when she left, or when it is
    not for the actor to answer her."""
    found = tx.sql("SELECT contact_id, answered_at FROM ticket WHERE id = :id", id=id).fetchone()
    if found is None or actor not in team(tx, found[0]):
        raise Refused("gone")
    if found[1] > 0:
        raise Refused("answered")
    tx.sql(
        "UPDATE ticket SET answered = :words, answered_at = :now WHERE id = :id",
        words=words,
        now=tx.now,
        id=id,
    )
    audit.note(tx, actor, _campaign(tx, found[0]), "ticket.answer", f"ticket:{id}")
    if not tx.tell(found[0], "ticket-answer", words=words, starts=[Start("person")]):
        raise Refused("gone")


def _ticket(row: Sequence[Any]) -> Ticket:
    return Ticket(row[0], row[1] or Key("someone"), row[2], bool(row[3]), row[4] > 0)


_SELECT = "SELECT t.id, c.name, t.asked, t.urgent, t.answered_at, c.id FROM ticket t JOIN contact c ON c.id = t.contact_id"
