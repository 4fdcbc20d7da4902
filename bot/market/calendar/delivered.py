"""What follows from a public deed: she hears that her product stands, coordinators hear what went wrong."""

import logging

from bot.market import listings, states
from bot.market.calendar import features, outlets, posts
from bot.market.calendar.posts import Standing
from bot.market.fairness import pool
from bot.market.listings import Listing
from bot.people import ambassadors
from bot.people.team import roles, staff
from bot.store.tx import Parcel, Tx
from bot.talk.messages import Ours
from bot.talk.talk import Start

log = logging.getLogger("mahalli.market")


def settled(tx: Tx, parcel: Parcel, state: str, lost: bool = False, gone: bool = False) -> None:
    """Draw the consequences of a post, an edit or a removal, whose `state` is one of the outbox. `lost`: we may not post
    in that channel any more; `gone`: the post that was to be changed is not there."""
    if parcel.outgoing.deed == "reply" or state in {"queued", "dropped"}:
        return
    rows = posts.of_message(tx, parcel.target_id or parcel.id)
    found = {row.listing: one for row in rows if (one := listings.by_id(tx, row.listing))}
    if not found:
        return
    if lost:
        outlets.lost(tx, parcel.channel, parcel.outgoing.chat)
    if state == "sent":
        if parcel.outgoing.deed == "post":
            outlets.found(tx, parcel.channel, parcel.outgoing.chat)
            for row in rows:
                _stands(tx, row, found[row.listing], len(rows) > 1)
    elif parcel.outgoing.deed == "post":
        _not_posted(tx, rows, found, state, lost)
    elif gone:
        _deleted(tx, rows, found)
    else:
        _not_changed(tx, parcel.outgoing.deed, rows, found, state)


def _stands(tx: Tx, row: Standing, found: Listing, grouped: bool) -> None:
    """She hears it once, however many channels; congratulations are for the first time."""
    others, sent = tx.sql(
        "SELECT COUNT(CASE WHEN p.state = 'up' AND p.posted_at = m.posted_at AND COALESCE(p.feature_id, 0) ="
        " COALESCE(m.feature_id, 0) THEN 1 END), COUNT(*) FROM post m JOIN post p ON p.listing_id = m.listing_id"
        " AND p.id <> m.id JOIN outbox o ON o.id = p.outbox_id AND o.state = 'sent' WHERE m.id = :id",
        id=row.id,
    ).fetchone()
    if others:
        return
    place = features.by_id(tx, row.feature) if row.feature else None
    _tell_maker(tx, found, sent > 0, grouped)
    ambassadors.announce(tx, found.campaign)
    if (place and place.draw) or pool.waits(tx, found.id):  # also one that was sent again by hand
        pool.shown(tx, found.id)


def _tell_maker(tx: Tx, found: Listing, before: bool, grouped: bool) -> None:
    home, starts = staff.campaign_of(tx, found.campaign), [Start("kit", str(found.id)), Start("mine")]
    if home.channelless:
        tx.tell(
            found.contact,
            "listing-shown-again" if before else "listing-shown",
            title=found.title,
            page=Ours(f"{home.site}/p/{found.code}"),
            starts=starts,
        )
        return
    tx.tell(
        found.contact,
        "listing-live" if not before else "listing-together" if grouped else "listing-again",
        title=found.title,
        starts=starts,
    )


def _not_posted(tx: Tx, rows: list[Standing], found: dict[int, Listing], state: str, lost: bool) -> None:
    """A post that failed stands nowhere; one in doubt may."""
    if state == "in doubt":
        for row in rows:
            _tell(tx, found[row.listing], "post", "doubt")
        return
    for row in rows:
        posts.set_state(tx, row.id, "down")
    fallen = [one for one in found.values() if _fallen(tx, one)]
    place = features.by_id(tx, rows[0].feature) if rows[0].feature else None
    if place and not _stands_somewhere(tx, place.id):
        _waits(tx, place.id, fallen)
    elif lost and fallen:
        features.add(tx, fallen[0].campaign, [one.id for one in fallen], tx.now, state="missed")
    elif not lost:
        for one in found.values():
            _tell(tx, one, "post", "failed")


def _fallen(tx: Tx, one: Listing) -> bool:
    """Whether it stands nowhere any more, and is accepted again; she may have changed her mind meanwhile."""
    if posts.standing(tx, one.id) or listings.state_of(tx, one.id) != "published":
        return False
    states.move(tx, one.id, "approved")
    return True


def _waits(tx: Tx, place: int, fallen: list[Listing]) -> None:
    """A place whose post went nowhere waits for a coordinator's word."""
    features.turn(tx, place, "missed", "posted")
    tx.sql("UPDATE feature SET asked_at = 0 WHERE id = :id", id=place)
    for one in fallen:
        states.move(tx, one.id, "scheduled")


def _stands_somewhere(tx: Tx, place: int) -> bool:
    row = tx.sql("SELECT 1 FROM post WHERE feature_id = :id AND state = 'up' LIMIT 1", id=place).fetchone()
    return row is not None


def _not_changed(tx: Tx, deed: str, rows: list[Standing], found: dict[int, Listing], state: str) -> None:
    """What still shows something it should not is to be removed by hand, now."""
    gone = [row for row in rows if row.state == "down"]
    for row in gone or rows:
        what = "doubt" if state == "in doubt" else "failed"
        _tell(tx, found[row.listing], "unpost" if gone else deed, what)


def _deleted(tx: Tx, rows: list[Standing], found: dict[int, Listing]) -> None:
    """Somebody deleted the message by hand: what stood there waits, accepted, for a coordinator's word."""
    for row in rows:
        if row.state != "down":
            posts.set_state(tx, row.id, "down")
            if _fallen(tx, found[row.listing]):
                _tell(tx, found[row.listing], "post", "gone")


def _tell(tx: Tx, listing: Listing, deed: str, what: str) -> None:
    """Coordinators hear that a deed is in `doubt`, has `failed`, or found the post `gone`."""
    people = roles.team(tx, listing.campaign, "coordinator")
    if not people:
        log.error("listing %s: its %s: %s, and no coordinator has ever written to us", listing.id, deed, what)
    for coordinator in people:
        tx.tell(
            coordinator,
            "post-gone" if what == "gone" else f"{deed}-doubt" if what == "doubt" else f"{deed}-failed",
            title=listing.title,
            starts=[Start("repost", str(listing.id))] if deed == "post" else (),
        )
