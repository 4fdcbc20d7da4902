"""Whom a reviewer knows: their products are never offered to her. She says so at one, or beforehand by first name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.errors import Refused
from bot.reading import places
from bot.reading.normalise import normalise
from bot.store.tx import Tx

MOST = 40  # names one reviewer may declare: with more she would see nothing


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody she declared: a first name in its plain spelling, and the slug of a region."""

    id: int
    name: str
    area: str


def declare(tx: Tx, reviewer: int, name: str, area: str) -> None:
    """She is close to somebody called so who works in that region (the slug of any place in it); said twice, it stands
    once. Refused (`many`) beyond MOST."""
    told = declared(tx, reviewer)
    name, area = normalise(name), places.region_of(area)
    if any((one.name, one.area) == (name, area) for one in told):
        return
    if len(told) >= MOST:
        raise Refused("many")
    tx.sql(
        "INSERT INTO relation (reviewer_id, name, area, at) VALUES (:reviewer, :name, :area, :now)",
        reviewer=reviewer,
        name=name,
        area=area,
        now=tx.now,
    )


def declared(tx: Tx, reviewer: int) -> list[Relative]:
    """Whom she has declared, in that order."""
    found = tx.sql(
        "SELECT id, name, area FROM relation WHERE reviewer_id = :id AND contact_id IS NULL ORDER BY id",
        id=reviewer,
    )
    return [Relative(*row) for row in found.fetchall()]


def retract(tx: Tx, reviewer: int, id: int) -> None:
    """It was a mistake: this declaration of hers goes. One of somebody else is left alone."""
    tx.sql(
        "DELETE FROM relation WHERE id = :id AND reviewer_id = :reviewer AND contact_id IS NULL",
        id=id,
        reviewer=reviewer,
    )


def knows(tx: Tx, reviewer: int, contact: int) -> None:
    """She knows the maker of a product she was shown, whose name she did not see: never again one of hers."""
    if contact not in _known(tx, reviewer):
        tx.sql(
            "INSERT INTO relation (reviewer_id, contact_id, at) VALUES (:reviewer, :contact, :now)",
            reviewer=reviewer,
            contact=contact,
            now=tx.now,
        )


def related(tx: Tx, reviewer: int, contacts: Iterable[int]) -> set[int]:
    """Those of these contacts whose products she does not judge: whom she knows, and whoever fits what she declared.

    A name fits when the shorter of the two begins the longer, word by word, in the same region or where the maker
    has said none: rather one too many than a sister.
    """
    known, told = _known(tx, reviewer), declared(tx, reviewer)
    return {one for one in set(contacts) if one in known or (told and _fits(tx, one, told))}


def _known(tx: Tx, reviewer: int) -> set[int]:
    found = tx.sql(
        "SELECT contact_id FROM relation WHERE reviewer_id = :id AND contact_id IS NOT NULL", id=reviewer
    )
    return {contact for (contact,) in found.fetchall()}


def _fits(tx: Tx, contact: int, told: Sequence[Relative]) -> bool:
    row = tx.sql("SELECT name, area FROM contact WHERE id = :id", id=contact).fetchone()
    return row is not None and any(_alike(one.name, row[0]) and row[1] in {one.area, ""} for one in told)


def _alike(declared: str, name: str) -> bool:
    one, other = declared.split(), normalise(name).split()
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
