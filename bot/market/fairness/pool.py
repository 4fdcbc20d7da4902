"""What was accepted and waits for a place; where a campaign holds no draw, it is shown at once."""

from statistics import median

from bot.market import listings
from bot.market.calendar import posts
from bot.market.fairness import chain, draws, ledger, line
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
    if not home.slots:
        posts.publish(tx, listing)
        return
    her = line.maker(tx, listing.contact)
    if not _kept(tx, her):
        rested = her.shown_at + line.REST if her.shown_at else 0.0
        line.keep(tx, her.contact, waits_since=max(tx.now, rested), goes_first=0, at_latest=0)
    line.keep(tx, her.contact, left_at=0.0)
    tx.sql("UPDATE listing SET pooled_at = :now WHERE id = :id", now=tx.now, id=listing.id)
    _tell(tx, home, listing)


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
    if found is None or not _waits(tx, id):
        return
    tx.sql("UPDATE listing SET pooled_at = 0 WHERE id = :id", id=id)
    if not _pooled(tx, found.contact):
        line.keep(tx, found.contact, left_at=tx.now)
    chain.add(tx, found.campaign, "left", {"listing": found.code, "reason": why})
    draws.left(tx, found.campaign, found.code, why)


def usual(tx: Tx, campaign: int) -> int | None:
    """The median wait, in weeks, of those drawn in the last draws; None before the first."""
    waits = []
    for one in ledger.newest(tx, campaign, LOOKED):
        drawn = {pick.code for pick in one.result.drawn}
        waits += [entry.waited for entry in one.entries if entry.code in drawn]
    return round(median(waits)) if waits else None


def _kept(tx: Tx, her: Maker) -> bool:
    """Whether she has a place in the line, or had one a short while ago."""
    return her.since > 0 and (her.left_at == 0 or her.left_at > tx.now - line.BACK)


def _waits(tx: Tx, id: int) -> bool:
    row = tx.sql("SELECT 1 FROM listing WHERE id = :id AND pooled_at > 0", id=id).fetchone()
    return row is not None


def _pooled(tx: Tx, contact: int) -> bool:
    row = tx.sql("SELECT 1 FROM listing WHERE contact_id = :id AND pooled_at > 0", id=contact).fetchone()
    return row is not None


def _tell(tx: Tx, home: Campaign, listing: Listing) -> None:
    """She hears that it is accepted, when the next draw is, and how long it takes."""
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
