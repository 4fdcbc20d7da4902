"""Posts: what stands in the "support local" channels of a campaign, and how it comes down."""

import logging
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from bot.errors import Refused
from bot.market import availability, listings, states
from bot.market.calendar import features, messages, outlets
from bot.market.calendar.features import Feature
from bot.market.calendar.messages import LANGUAGE, words
from bot.market.listings import Listing
from bot.people.team import audit, roles
from bot.store.tx import Tx
from bot.talk.messages import Outgoing, Reply

__all__ = ["KEPT", "LANGUAGE", "Standing", "publish", "words"]
log = logging.getLogger("mahalli.market")
KEPT = 90 * 86400.0  # seconds a post stands at most, as the consent says
SOLD_KEPT = 86400.0  # seconds a post says that its product is sold, before it comes down


@dataclass(frozen=True, slots=True)
class Standing:
    """A listing in a message that stands; those of one message share its outbox row."""

    id: int
    listing: int
    outbox: int
    outlet: int | None
    feature: int | None
    state: str  # up, sold, down


_SELECT = "SELECT id, listing_id, outbox_id, outlet_id, feature_id, state FROM post"


def publish(tx: Tx, listing: Listing, feature: int | None = None, anyway: bool = False) -> bool:
    """Put an accepted listing in every channel of its campaign that is up and where it does not stand yet; `anyway`:
    also in those we lost, since somebody says that we are back.

    Where there is no channel it waits for a coordinator's word (False), unless it has a place in the calendar, which
    the caller minds.
    """
    place = features.by_id(tx, feature) if feature else None
    stands = {one.outlet for one in _of_listing(tx, listing.id, "up")}
    if put(tx, [listing], place, anyway, stands):
        return True
    if feature is None and not stands:
        features.add(tx, listing.campaign, [listing.id], tx.now, state="missed")
    return False


def put(
    tx: Tx,
    found: Sequence[Listing],
    place: Feature | None,
    anyway: bool = False,
    besides: Set[int | None] = frozenset(),
) -> int:
    """Send one message with these products to every channel that is up, besides some. Returns to how many."""
    to = [one for one in outlets.open_to(tx, found[0].campaign, anyway) if (one.id or None) not in besides]
    if not to:
        return 0
    reply = messages.of(tx, found, place.kind, place.theme) if place else messages.of(tx, found)
    for outlet in to:
        outbox = tx.send(outlet.channel, Outgoing("post", outlet.chat, reply))
        for listing in found:
            tx.sql(
                "INSERT INTO post (listing_id, campaign_id, outlet_id, feature_id, outbox_id, posted_at) VALUES"
                " (:listing, :campaign, :outlet, :feature, :outbox, :now)",
                listing=listing.id,
                campaign=listing.campaign,
                outlet=outlet.id or None,
                feature=place.id if place else None,
                outbox=outbox,
                now=tx.now,
            )
    for listing in found:
        if listings.state_of(tx, listing.id) != "published":  # else a post that is sent again
            states.move(tx, listing.id, "published")
            availability.begin(tx, listing.id, listing.contact)
    return len(to)


def standing(tx: Tx, listing: int) -> Standing | None:
    """A post of a listing that stands now, the oldest."""
    return next(iter(_of_listing(tx, listing, "up")), None)


def of_message(tx: Tx, outbox: int) -> list[Standing]:
    """The listings of a message, in their order, whether they still stand there or not."""
    found = tx.sql(f"{_SELECT} WHERE outbox_id = :id ORDER BY id", id=outbox)
    return [Standing(*row) for row in found.fetchall()]


def set_state(tx: Tx, post: int, state: str, ends: float = 0.0) -> None:
    """Note that a listing stands in a message, stands there marked as sold until `ends`, or does no more."""
    tx.sql("UPDATE post SET state = :state, ends_at = :ends WHERE id = :id", state=state, ends=ends, id=post)


def expire(tx: Tx) -> int:
    """Take down what has stood for KEPT, what she has left unanswered about for SILENCE, and what was marked as sold
    for long enough; she is asked, when it suits her, whether to show it again. Returns how many expired."""
    for listing in tx.sql(
        "SELECT DISTINCT listing_id FROM post WHERE state = 'sold' AND ends_at <= :now", now=tx.now
    ).fetchall():
        _unmark(tx, listing[0])
    old = tx.sql(
        "SELECT DISTINCT l.id, l.contact_id FROM listing l JOIN post p ON p.listing_id = l.id AND p.state = 'up'"
        " WHERE l.state = 'published' AND (p.posted_at < :old OR (l.asked_at > 0 AND l.asked_at < :silent))",
        old=tx.now - KEPT,
        silent=tx.now - availability.SILENCE,
    ).fetchall()
    return sum(tx.tried(partial(_expired, listing=one, contact=her)) for one, her in old)


def _expired(tx: Tx, listing: int, contact: int) -> None:
    take_down(tx, listing)
    states.move(tx, listing, "expired")
    tx.at(tx.now, contact, "expired", str(listing))


def take_down(tx: Tx, listing: int) -> int:
    """Take a listing out of every message it stands in. The state of the listing is the caller's. Returns how many."""
    stands = _of_listing(tx, listing, "up", "sold")
    for post in stands:
        _leave(tx, post)
    return len(stands)


def mark_sold(tx: Tx, listing: int) -> None:
    """Its own posts say for a day that it is sold, so that whoever comes for it knows, with nothing to order by; posts
    of several go on without it."""
    found = listings.by_id(tx, listing)
    for post in _of_listing(tx, listing, "up"):
        if found and len(of_message(tx, post.outbox)) == 1:
            set_state(tx, post.id, "sold", tx.now + SOLD_KEPT)
            _edit(tx, post.outbox, messages.sold(tx, found))
        else:
            _leave(tx, post)


def refresh(tx: Tx, listing: int) -> None:
    """Change what the posts of a listing say to what it says now."""
    for post in _of_listing(tx, listing, "up"):
        _redraw(tx, post.outbox)


def post_again(tx: Tx, listing: int) -> None:
    """Put the listing up as it is now where a post of its own stands; in those of several its picture is exchanged."""
    found, alone = listings.by_id(tx, listing), set[int | None]()
    for post in _of_listing(tx, listing, "up"):
        if len(of_message(tx, post.outbox)) > 1:
            _redraw(tx, post.outbox, redrawn=True)
        else:
            _leave(tx, post)
            alone.add(post.outlet)
    if found and alone:
        put(tx, [found], None, besides={one.id for one in outlets.of(tx, found.campaign)} - alone)


def repost(tx: Tx, listing: int, actor: int) -> None:
    """A coordinator, who has looked at the channel, sends a post again. Refused: `gone` if it may not be (what waits in
    the line has no post to send again), `not-yours`."""
    found = listings.by_id(tx, listing)
    if found is None or found.state not in {"approved", "published"} or _in_line(tx, found):
        raise Refused("gone")
    roles.require(tx, actor, found.campaign, "coordinator")
    for post in _of_listing(tx, listing, "up"):
        if len(of_message(tx, post.outbox)) == 1:  # of several, the others may well stand
            set_state(tx, post.id, "down")
    publish(tx, found, anyway=True)
    audit.note(tx, actor, found.campaign, "post.again", f"listing:{listing}")


def _in_line(tx: Tx, found: Listing) -> bool:
    """Whether it was accepted and waits for a place."""
    row = tx.sql("SELECT pooled_at FROM listing WHERE id = :id", id=found.id).fetchone()
    return found.state == "approved" and row[0] > 0


def _of_listing(tx: Tx, listing: int, *wanted: str) -> list[Standing]:
    found = tx.sql(f"{_SELECT} WHERE listing_id = :id AND state <> 'down' ORDER BY id", id=listing).fetchall()
    return [one for one in (Standing(*row) for row in found) if one.state in wanted]


def _unmark(tx: Tx, listing: int) -> None:
    """What says that it is sold goes."""
    for post in _of_listing(tx, listing, "sold"):
        _leave(tx, post)


def _leave(tx: Tx, post: Standing) -> None:
    """A listing leaves a message: the others stay, the last one takes it down."""
    set_state(tx, post.id, "down")
    if any(one.state == "up" for one in of_message(tx, post.outbox)):
        _redraw(tx, post.outbox, redrawn=True)
    else:
        tx.unpost(post.outbox, LANGUAGE, "post-removed")


def _redraw(tx: Tx, outbox: int, redrawn: bool = False) -> None:
    """Say what the products that still stand in a message are now; the picture of several shows their prices."""
    rows = [one for one in of_message(tx, outbox) if one.state == "up"]
    found = [listing for row in rows if (listing := listings.by_id(tx, row.listing))]
    if not found:
        return
    place = features.by_id(tx, rows[0].feature) if rows[0].feature else None
    reply = messages.of(tx, found, place.kind, place.theme) if place else messages.of(tx, found)
    _edit(tx, outbox, replace(reply, redrawn=redrawn or len(found) > 1))


def _edit(tx: Tx, outbox: int, reply: Reply) -> None:
    chat = tx.sql("SELECT channel, chat FROM outbox WHERE id = :id", id=outbox).fetchone()
    if chat:
        tx.send(chat[0], Outgoing("edit", chat[1], reply), target_id=outbox)
