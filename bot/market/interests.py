"""A buyer's request, relayed: neither sees the other's number or account."""

from dataclasses import dataclass

from bot.errors import Refused
from bot.market import listings
from bot.market.listings import Listing
from bot.store.tx import Tx
from bot.talk.talk import Start

MOST_OPEN = 3  # unanswered requests a buyer may have


@dataclass(frozen=True, slots=True)
class Interest:
    """A request for a listing."""

    id: int
    title: str
    asked: str
    maker: int


def ask(tx: Tx, listing: int, follower: int, words: str) -> None:
    """Pass a request to the maker. Refused: `sold`, `paused` or `gone` when it is no longer shown, `many` past the
    limit."""
    found = listings.by_id(tx, listing)
    if found is None or found.state != "published":
        raise Refused(missing(found))
    unanswered = tx.sql(
        "SELECT count(*) FROM interest WHERE follower_id = :id AND answered_at = 0", id=follower
    ).fetchone()[0]
    if unanswered >= MOST_OPEN:
        raise Refused("many")
    row = tx.sql(
        "INSERT INTO interest (listing_id, follower_id, asked, asked_at) VALUES (:listing, :follower, :words,"
        " :now) RETURNING id",
        listing=listing,
        follower=follower,
        words=words,
        now=tx.now,
    ).fetchone()
    told = tx.tell(
        found.contact, "interest-new", title=found.title, words=words, starts=[Start("order", str(row[0]))]
    )
    if not told:
        raise Refused("gone")


def missing(found: Listing | None) -> str:
    """Why a buyer cannot have it now: sold, paused or gone. Whatever else became of it is the maker's to tell."""
    return found.state if found and found.state in {"sold", "paused"} else "gone"


def interest(tx: Tx, id: int, maker: int) -> Interest | None:
    """A request to this maker, while it is unanswered."""
    row = tx.sql(
        "SELECT i.id, l.title, i.asked, l.contact_id FROM interest i JOIN listing l ON l.id = i.listing_id"
        " WHERE i.id = :id AND l.contact_id = :maker AND i.answered_at = 0",
        id=id,
        maker=maker,
    ).fetchone()
    return Interest(*row) if row else None


def answer(tx: Tx, id: int, maker: int, words: str) -> None:
    """Pass the maker's answer to the buyer; then neither's words are kept. Refused (`gone`) when there is nobody to pass it to."""
    found = interest(tx, id, maker)
    if found is None:
        raise Refused("gone")
    row = tx.sql(
        "UPDATE interest SET asked = '', answered_at = :now WHERE id = :id RETURNING follower_id, listing_id",
        now=tx.now,
        id=id,
    ).fetchone()
    listing = listings.by_id(tx, row[1])
    assert listing is not None  # the request hangs on it
    told = tx.tell(
        row[0], "interest-answer", title=found.title, words=words, starts=[Start("see", listing.code)]
    )
    if not told:
        raise Refused("gone")
