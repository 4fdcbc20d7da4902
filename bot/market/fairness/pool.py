"""What was accepted and waits for a place; where a campaign holds no draw, it is shown at once; where it rests, nothing is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

from bot.market import listings
from bot.market.calendar import features, posts
from bot.market.fairness import chain, draws, ledger, line
from bot.market.fairness.ledger import Draw
from bot.market.fairness.line import Maker
from bot.market.listings import Listing
from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.messages import Ours
from bot.talk.talk import Start

LOOKED = 4  # draws from which the usual wait is taken


def enter(tx: Tx, listing: Listing) -> None:
    """A listing that has just been accepted (state `approved`) waits for a place, or is shown now."""
    home = staff.campaign_of(tx, listing.campaign)
    if home.open and not home.slots:
        posts.publish(tx, listing)
        return
    her = line.maker(tx, listing.contact)
    if not _kept(tx, her):
        rested = her.shown_at + line.REST if her.shown_at else 0.0
        line.keep(tx, her.contact, waits_since=max(tx.now, rested), goes_first=0, at_latest=0)
    line.keep(tx, her.contact, left_at=0.0)
    tx.sql("UPDATE listing SET pooled_at = :now WHERE id = :id", now=tx.now, id=listing.id)
    _tell(tx, home, listing)


def release(tx: Tx, campaign: int) -> int:
    """Places are not drawn any more: whatever waits is shown at the next posting times, whoever waited longest first, or
    at once where there are none; its makers hear when. Returns how many. Nothing while the campaign rests, or draws.

    Refused (`no-time`) when there are not so many times in a year.
    """
    home = staff.campaign_of(tx, campaign)
    found = [] if home.slots or not home.open else waiting(tx, campaign)
    for id, place in zip(found, features.plan(tx, campaign, found, draw=None, author=None), strict=True):
        listing, planned = listings.by_id(tx, id), features.by_id(tx, place)
        assert listing is not None and planned is not None  # just planned
        when = datetime.fromtimestamp(planned.due, UTC).astimezone(home.zone)
        soon = Ours("now" if planned.due <= tx.now else "day")
        starts = [Start("item", str(id))]
        tx.tell(listing.contact, "draw-released", title=listing.title, soon=soon, when=when, starts=starts)
    return len(found)


def waiting(tx: Tx, campaign: int) -> list[int]:
    """What waits for a place in a campaign, in the order of the line."""
    found = tx.sql(
        "SELECT l.id FROM listing l JOIN maker m ON m.contact_id = l.contact_id WHERE l.campaign_id = :campaign"
        " AND l.state = 'approved' AND l.pooled_at > 0 ORDER BY m.waits_since, l.pooled_at, l.id",
        campaign=campaign,
    )
    return [id for (id,) in found.fetchall()]


def waits(tx: Tx, id: int) -> bool:
    """Whether a product waits for a place, or has one and has not stood in it yet."""
    row = tx.sql("SELECT 1 FROM listing WHERE id = :id AND pooled_at > 0", id=id).fetchone()
    return row is not None


def stood(tx: Tx, id: int) -> bool:
    """Whether a product has stood in a channel since it was accepted as it is: it may stand there again without a place."""
    row = tx.sql(
        "SELECT 1 FROM post p JOIN outbox o ON o.id = p.outbox_id AND o.state IN ('sent', 'in doubt') JOIN listing l"
        " ON l.id = p.listing_id WHERE l.id = :id AND p.posted_at >= (SELECT COALESCE(MAX(r.at), 0) FROM review r"
        " WHERE r.listing_id = l.id AND r.version = l.version AND r.decision = 'approve')",
        id=id,
    ).fetchone()
    return row is not None


def shown(tx: Tx, id: int) -> None:
    """A product's post stands by a place of the calendar: its maker rests, and then waits anew with what else of hers
    is accepted."""
    found = listings.by_id(tx, id)
    if found is None:
        return
    tx.sql("UPDATE listing SET pooled_at = 0 WHERE id = :id", id=id)
    her = line.maker(tx, found.contact)
    line.keep(
        tx,
        her.contact,
        times=her.times + 1,
        shown_at=tx.now,
        waits_since=tx.now + line.REST if _pooled(tx, her.contact) else 0.0,
        left_at=0.0,
        goes_first=0,
        at_latest=0,
    )
    chain.add(tx, found.campaign, "shown", {"listing": found.code})


def left(tx: Tx, id: int, why: str) -> None:
    """A product that waited or had a day leaves: hidden, withdrawn, changed, expired. Its place in the newest draw goes to
    the next; its maker's place in the line is hers for another 30 days. One that did not wait is left alone."""
    found = listings.by_id(tx, id)
    if found is None or not waits(tx, id):
        return
    tx.sql("UPDATE listing SET pooled_at = 0 WHERE id = :id", id=id)
    if not _pooled(tx, found.contact):
        line.keep(tx, found.contact, left_at=tx.now)
    chain.add(tx, found.campaign, "left", {"listing": found.code, "reason": why})
    draws.left(tx, found.campaign, found.code, why)


def usual(tx: Tx, campaign: int) -> int | None:
    """The median wait, in weeks, of those drawn in the last draws; None before the first."""
    return usual_of(ledger.newest(tx, campaign, LOOKED))


def usual_of(draws: Sequence[Draw]) -> int | None:
    """The same, from draws that have been read, the newest first."""
    waits = []
    for one in draws[:LOOKED]:
        drawn = {pick.code for pick in one.result.drawn}
        waits += [entry.waited for entry in one.entries if entry.code in drawn]
    return round(median(waits)) if waits else None


def _kept(tx: Tx, her: Maker) -> bool:
    """Whether she has a place in the line, or had one a short while ago."""
    return her.since > 0 and (her.left_at == 0 or her.left_at > tx.now - line.BACK)


def _pooled(tx: Tx, contact: int) -> bool:
    row = tx.sql("SELECT 1 FROM listing WHERE contact_id = :id AND pooled_at > 0", id=contact).fetchone()
    return row is not None


def _tell(tx: Tx, home: Campaign, listing: Listing) -> None:
    """She hears that it is accepted, and what is so: the campaign rests, she does, another of hers goes first, or when
    the next draw is and how long it takes."""
    her, starts = line.maker(tx, listing.contact), [Start("why"), Start("mine")]
    if not home.open:
        tx.tell(listing.contact, "draw-closed", title=listing.title, starts=starts)
    elif her.since > tx.now:
        day = datetime.fromtimestamp(her.since, UTC).astimezone(home.zone).date()
        tx.tell(listing.contact, "draw-resting", title=listing.title, day=day, starts=starts)
    elif _behind(tx, listing):
        tx.tell(listing.contact, "draw-behind", title=listing.title, starts=starts)
    else:
        _promise(tx, home, listing)


def _behind(tx: Tx, listing: Listing) -> bool:
    """Whether another product of hers has its day, or was accepted before this one: a maker has one in a draw."""
    row = tx.sql(
        "SELECT 1 FROM listing o JOIN listing l ON l.contact_id = o.contact_id AND l.id <> o.id WHERE l.id = :id AND"
        " (o.state = 'scheduled' OR (o.state = 'approved' AND o.campaign_id = l.campaign_id AND o.pooled_at > 0 AND"
        " (o.pooled_at < l.pooled_at OR o.id < l.id)))",
        id=listing.id,
    ).fetchone()
    return row is not None


def _promise(tx: Tx, home: Campaign, listing: Listing) -> None:
    rules, _ = line.forecast(tx, home)
    wait = usual(tx, home.id)
    at = line.upcoming(home, tx.now)
    tx.tell(
        listing.contact,
        "draw-accepted",
        title=listing.title,
        day=at.date(),
        slots=home.slots,
        known=Ours("no" if wait is None else "yes"),
        weeks=wait or 0,
        latest=rules.latest,
        starts=[Start("why"), Start("mine")],
    )
