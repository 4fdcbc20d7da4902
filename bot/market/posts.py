"""Posts: what stands in the "support local" channel, and how it comes down."""

import logging
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.learning import library, progress
from bot.market import listings
from bot.market.listings import Listing
from bot.people import staff
from bot.store.tx import Parcel, Tx
from bot.talk.messages import Ours
from bot.talk.talk import Start

log = logging.getLogger("mahalli.market")
LANGUAGE = "ar"  # of the public channel
KEPT = 90 * 86400.0  # seconds a post stands at most, as the consent says


@dataclass(frozen=True, slots=True)
class Standing:
    """A post that stands."""

    id: int
    listing: int
    outbox: int


def publish(tx: Tx, listing: Listing) -> None:
    """Put an approved listing in its campaign's channel. A listing that already stands is left alone."""
    if standing(tx, listing.id):
        return
    home = staff.campaign_of(tx, listing.campaign)
    outbox = tx.post(
        home.channel,
        home.chat,
        LANGUAGE,
        "post",
        media=listing.media[:1],
        links=[("post.button", f"{home.link}see-{listing.code}")],
        **words(listing),
    )
    tx.sql(
        "INSERT INTO post (listing_id, campaign_id, outbox_id, posted_at) VALUES (:listing, :campaign,"
        " :outbox, :now)",
        listing=listing.id,
        campaign=home.id,
        outbox=outbox,
        now=tx.now,
    )
    _set_state(tx, listing.id, "published")


def words(listing: Listing) -> dict[str, Any]:
    """What a post says, as arguments of its text; the preview under her consent says the same."""
    return {
        "title": listing.title,
        "price": listing.price,
        "description": listing.description,
        "maker": listing.shown.maker,
        "place": listing.shown.place,
        "reach": Ours(listing.reach),
        "buying": listing.buying,
    }


def standing(tx: Tx, listing: int) -> Standing | None:
    """The post of a listing that stands now."""
    row = tx.sql(
        "SELECT id, listing_id, outbox_id FROM post WHERE listing_id = :id AND state = 'up'", id=listing
    ).fetchone()
    return Standing(*row) if row else None


def hide(tx: Tx, contact: int, listing: int = 0) -> int:
    """Take her post down, or all of them; drafts and waiting ones are held back too. Returns how many."""
    hidden = 0
    for one in listings.of_contact(tx, contact, most=1000):
        if listing in {0, one.id} and one.state in {"draft", "submitted", "changes", "approved", "published"}:
            hidden += 1
            _take_down(tx, one.id)
            _set_state(tx, one.id, "hidden")
    return hidden


def show_again(tx: Tx, contact: int, listing: int) -> str:
    """Undo hiding: a listing approved before is posted again, another goes back to the coordinators.

    Returns the state it is in now. Refused (`gone`) when it is not hers or not hidden.
    """
    found = listings.by_id(tx, listing)
    if found is None or found.contact != contact or found.state != "hidden":
        raise Refused("gone")
    approved = tx.sql(
        "SELECT 1 FROM review WHERE listing_id = :id AND decision = 'approve' AND version = :version",
        id=listing,
        version=found.version,
    ).fetchone()
    if approved:
        publish(tx, found)
        return "published"
    tx.sql("UPDATE listing SET state = 'draft' WHERE id = :id", id=listing)
    if library.SAFETY in progress.finished(tx, contact):
        listings.release(tx, contact)
        return "submitted"
    return "draft"


def expire(tx: Tx) -> int:
    """Take down what has stood for KEPT; she is asked, when it suits her, whether to show it again."""
    old = tx.sql(
        "SELECT p.listing_id, l.contact_id FROM post p JOIN listing l ON l.id = p.listing_id"
        " WHERE p.state = 'up' AND p.posted_at < :at",
        at=tx.now - KEPT,
    ).fetchall()
    for listing, contact in old:
        _take_down(tx, listing)
        _set_state(tx, listing, "hidden")
        tx.at(tx.now, contact, "expired", str(listing))
    return len(old)


def _take_down(tx: Tx, listing: int) -> None:
    post = standing(tx, listing)
    if post is None:
        return
    tx.sql("UPDATE post SET state = 'down' WHERE id = :id", id=post.id)
    tx.unpost(post.outbox, LANGUAGE, "post-removed")


def _set_state(tx: Tx, listing: int, state: str) -> None:
    tx.sql("UPDATE listing SET state = :state WHERE id = :id", state=state, id=listing)


def settled(tx: Tx, parcel: Parcel, state: str) -> None:
    """What became of a public deed: she hears that her product stands, coordinators hear what went wrong."""
    if parcel.outgoing.deed == "reply" or state in {"queued", "dropped"}:
        return
    target = parcel.target_id or parcel.id
    row = tx.sql(
        "SELECT p.id, p.listing_id, l.title, l.contact_id FROM post p JOIN listing l ON l.id = p.listing_id"
        " WHERE p.outbox_id = :id",
        id=target,
    ).fetchone()
    if row is None:
        return
    post, listing, title, maker = row
    if state == "sent":
        if parcel.outgoing.deed == "post":
            tx.tell(maker, "listing-live", title=title, starts=[Start("mine")])
        return
    if parcel.outgoing.deed == "post" and state == "failed":
        tx.sql("UPDATE post SET state = 'down' WHERE id = :id", id=post)
        _set_state(tx, listing, "approved")
    deed, people = parcel.outgoing.deed, staff.coordinators(tx)
    if not people:
        log.error("listing %s: its %s is %s, and no coordinator has ever written to us", listing, deed, state)
    for coordinator in people:
        tx.tell(
            coordinator,
            f"{deed}-doubt" if state == "in doubt" else f"{deed}-failed",
            title=title,
            starts=[Start("repost", str(listing))] if parcel.outgoing.deed == "post" else (),
        )


def repost(tx: Tx, listing: int) -> None:
    """A coordinator, who has looked at the channel, sends a post again. Refused (`gone`) if it may not be."""
    found = listings.by_id(tx, listing)
    if found is None or found.state not in {"approved", "published"}:
        raise Refused("gone")
    tx.sql("UPDATE post SET state = 'down' WHERE listing_id = :id AND state = 'up'", id=listing)
    publish(tx, found)
