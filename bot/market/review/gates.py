"""What must be so before a product is scored: six gates, checked by the machine as far as it sees."""

from dataclasses import dataclass
from typing import Literal

from bot.language.lexicon import lexicon
from bot.learning import library
from bot.market import kinds
from bot.market.listings import Listing
from bot.photos import album
from bot.reading.private import link, private
from bot.store.tx import Tx

State = Literal["passed", "failed", "look"]
FRESH = 183 * 86400.0  # seconds: her yes and the safety lesson hold for six months
NEVER = ("id", "card", "iban")  # stands in no post, whatever anybody says


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate. `look`: a person must look, at what `signs` name or, without any, by herself."""

    name: str  # adult, safety, consent, food, photo, private
    state: State
    signs: tuple[str, ...] = ()


def of(tx: Tx, listing: Listing) -> tuple[Gate, ...]:
    """The six gates of a listing as they stand now, in their order."""
    found = signs(listing, _country(tx, listing))
    faces = any(seen.faces for seen in album.seen(tx, listing.photos))
    said = tuple(sign for sign in found if sign not in {"claims", "licence", "allergens"})
    hidden = (*said, *(["face"] if faces else []))
    return (
        Gate("adult", _passed(_agreed(tx, listing.contact))),
        Gate("safety", _passed(safe(tx, listing.contact))),
        Gate("consent", _passed(tx.now - listing.consented_at < FRESH)),
        _food(listing, found),
        Gate("photo", "look" if listing.photos else "failed"),
        Gate("private", "failed" if set(said) & set(NEVER) else "look", hidden),
    )


def failed(tx: Tx, listing: Listing) -> list[str]:
    """The names of the gates that a listing does not pass, whatever a person says."""
    return [gate.name for gate in of(tx, listing) if gate.state == "failed"]


def safe(tx: Tx, contact: int) -> bool:
    """Whether she has been through the safety lesson within six months. A second reading leaves no other trace than
    its run, which is kept longer than that."""
    found = tx.sql(
        "SELECT 1 FROM progress WHERE contact_id = :id AND lesson = :lesson AND finished_at > :since UNION ALL"
        " SELECT 1 FROM run WHERE contact_id = :id AND flow = 'lesson' AND argument = :lesson AND state = 'done'"
        " AND moved_at > :since",
        id=contact,
        lesson=library.SAFETY,
        since=tx.now - FRESH,
    )
    return found.fetchone() is not None


def signs(listing: Listing, country: str) -> list[str]:
    """What to look at twice in its words: private kinds, link, claims, licence, allergens. JO or MA: whose numbers."""
    said = "\n".join((listing.title, listing.description, *listing.details.values()))
    words = lexicon()
    eaten = listing.kind in kinds.EATEN
    found = [
        ("link", link(said)),
        ("claims", bool(words.affirmed("claims", said))),
        ("licence", words.has("licence", said) and not any(sign.isdigit() for sign in said)),
        ("allergens", eaten and words.hidden(said) is not None),
    ]
    return [*private(said, country), *(sign for sign, there in found if there)]


def _food(listing: Listing, found: list[str]) -> Gate:
    """The label of food, and what no product may claim. Words are read well and not surely: a person decides."""
    if listing.kind in kinds.EATEN and "allergens" not in listing.details:
        return Gate("food", "failed", ("unlabelled",))
    doubts = tuple(sign for sign in ("claims", "licence", "allergens") if sign in found)
    return Gate("food", "look" if doubts else "passed", doubts)


def _passed(holds: bool) -> State:
    return "passed" if holds else "failed"


def _agreed(tx: Tx, contact: int) -> bool:
    """Whether she said in the welcome that she is an adult and agrees to the terms."""
    row = tx.sql("SELECT consented_at FROM contact WHERE id = :id", id=contact).fetchone()
    return bool(row and row[0] > 0)


def _country(tx: Tx, listing: Listing) -> str:
    row = tx.sql("SELECT country FROM contact WHERE id = :id", id=listing.contact).fetchone()
    return str(row[0])
