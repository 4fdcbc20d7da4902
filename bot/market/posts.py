"""Posts: what stands in the "support local" channel, and how it comes down."""

import logging
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.market import availability, kinds, listings, states
from bot.market.listings import Listing
from bot.people import staff
from bot.store.tx import Parcel, Tx
from bot.talk.messages import Key, Ours
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
        **words(tx, listing, LANGUAGE),
    )
    tx.sql(
        "INSERT INTO post (listing_id, campaign_id, outbox_id, posted_at) VALUES (:listing, :campaign,"
        " :outbox, :now)",
        listing=listing.id,
        campaign=home.id,
        outbox=outbox,
        now=tx.now,
    )
    if listings.state_of(tx, listing.id) != "published":  # a post that is sent again
        states.move(tx, listing.id, "published")
    availability.begin(tx, listing.id, listing.contact)


def words(tx: Tx, listing: Listing, language: str) -> dict[str, Any]:
    """What a post says, as arguments of its text in a language; the preview under her consent says the same."""
    return {
        "title": listing.title,
        "price": listing.price,
        "description": Key("post-spoken") if listing.voice else listing.description,
        "details": kinds.told(tx, listing.kind, listing.details, language),
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


def expire(tx: Tx) -> int:
    """Take down what has stood for KEPT, and what she has left unanswered about for SILENCE; she is asked, when
    it suits her, whether to show it again. Returns how many."""
    old = tx.sql(
        "SELECT l.id, l.contact_id FROM listing l JOIN post p ON p.listing_id = l.id AND p.state = 'up'"
        " WHERE l.state = 'published' AND (p.posted_at < :old OR (l.asked_at > 0 AND l.asked_at < :silent))",
        old=tx.now - KEPT,
        silent=tx.now - availability.SILENCE,
    ).fetchall()
    for listing, contact in old:
        take_down(tx, listing)
        states.move(tx, listing, "expired")
        tx.at(tx.now, contact, "expired", str(listing))
    return len(old)


def take_down(tx: Tx, listing: int) -> None:
    """Take down the post of a listing, if one stands. Its state is the caller's."""
    post = standing(tx, listing)
    if post is None:
        return
    tx.sql("UPDATE post SET state = 'down' WHERE id = :id", id=post.id)
    tx.unpost(post.outbox, LANGUAGE, "post-removed")


def refresh(tx: Tx, listing: int) -> None:
    """Change the words of the post that stands to those of its listing now."""
    post, found = standing(tx, listing), listings.by_id(tx, listing)
    if post is None or found is None:
        return
    tx.edit_post(
        post.outbox,
        LANGUAGE,
        "post",
        media=found.media[:1],
        links=[("post.button", f"{staff.campaign_of(tx, found.campaign).link}see-{found.code}")],
        **words(tx, found, LANGUAGE),
    )


def post_again(tx: Tx, listing: int) -> None:
    """Take the post that stands down, and put the listing up as it is now."""
    found = listings.by_id(tx, listing)
    if found and standing(tx, listing):
        take_down(tx, listing)
        publish(tx, found)


def _told_live(tx: Tx, maker: int, listing: int, title: str) -> None:
    """She hears that it stands; congratulations are for the first time."""
    starts = [Start("card", str(listing)), Start("mine")]
    posts = tx.sql("SELECT COUNT(*) FROM post WHERE listing_id = :id", id=listing).fetchone()[0]
    tx.tell(maker, "listing-live" if posts == 1 else "listing-again", title=title, starts=starts)


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
            _told_live(tx, maker, listing, title)
        return
    if parcel.outgoing.deed == "post" and state == "failed":
        tx.sql("UPDATE post SET state = 'down' WHERE id = :id", id=post)
        if listings.state_of(tx, listing) == "published":  # she may have changed her mind meanwhile
            states.move(tx, listing, "approved")
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
