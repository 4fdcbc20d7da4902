"""What she does with a listing that was shown: sold, at rest, hidden, shown again, withdrawn."""

from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from bot.errors import Refused
from bot.market import listings, offers, states
from bot.market.calendar import agenda, posts
from bot.market.consent import ASKED_OF, DAY, EARLY, FRESH, approved, fresh
from bot.market.fairness import pool
from bot.market.listings import Listing
from bot.people.team import staff
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.talk import Start

__all__ = ["FRESH", "approved", "fresh"]
HOUR = time(9)  # of her day at which a pause ends
HIDEABLE = ("draft", "submitted", "changes", "approved", "scheduled", "published")


def sold(tx: Tx, contact: int, id: int) -> None:
    """It is sold: its post says so for a day and comes down. Refused, the reason being its state (or `gone`), as
    below."""
    found = offers.own(tx, id, contact)
    posts.mark_sold(tx, id)
    states.move(tx, id, "sold")
    agenda.out(tx, found, "sold")


def pause(tx: Tx, contact: int, id: int, day: str) -> None:
    """Its post comes down until a day (ISO date; nothing: until she says so). Refused as `sold`."""
    found = offers.own(tx, id, contact)
    _leave(tx, found, "paused")
    zone = ZoneInfo(staff.campaign_of(tx, found.campaign).timezone or "UTC")
    until = datetime.combine(date.fromisoformat(day), HOUR, zone).timestamp() if day else 0.0
    tx.sql("UPDATE listing SET paused_until = :until WHERE id = :id", until=until, id=id)


def withdraw(tx: Tx, contact: int, id: int) -> None:
    """It goes for good: its post now, its photos within a day. Refused as `sold`."""
    found = offers.own(tx, id, contact)
    _leave(tx, found, "withdrawn")
    tx.sql(
        "UPDATE listing SET description = '', details = '{}', photos = '[]', voice = '', reach_at = ''"
        " WHERE id = :id",
        id=id,
    )
    kept.keep(tx, (*found.photos, *filter(None, [found.voice])), tx.now + DAY)


def hide(tx: Tx, contact: int, listing: int = 0) -> int:
    """Take her post down, or all of them; drafts and waiting ones are held back too. Returns how many."""
    found = [one for one in _chosen(tx, contact, listing) if one.state in HIDEABLE]
    for one in found:
        _leave(tx, one, "hidden")
    return len(found) + _hide_sold(tx, contact, listing)


def show_again(tx: Tx, contact: int, listing: int, agreed: bool = False) -> str:
    """Show what is sold, paused, hidden or expired again. Returns the state it is in now.

    As it was approved it stands again at once, while her yes is younger than six months; otherwise it goes to the
    coordinators. What has not stood yet waits for its place as before. `agreed`: she has just said yes again. Refused as
    `sold`, and `closed` while its campaign rests.
    """
    found = offers.own(tx, listing, contact)
    home = staff.campaign_of(tx, found.campaign)
    if found.state not in states.RESTING:
        raise Refused(found.state)
    stands = approved(tx, found) and fresh(found, tx.now)
    stood = pool.stood(tx, listing)
    if stands and stood and not home.open:
        raise Refused("closed")
    posts.take_down(tx, listing)  # what still says that it is sold
    if agreed:
        _agreed(tx, listing)
    if stands and not stood and (home.slots or not home.open):
        states.move(tx, listing, "approved")
        pool.enter(tx, found)
        return "approved"
    if stands:
        posts.publish(tx, found)
        return listings.state_of(tx, listing)  # scheduled, while there is no channel to show it in
    return "submitted" if offers.hand_in(tx, listing, contact) else "draft"


def wake(tx: Tx) -> int:
    """Show again what was paused until now; where it needs another look, she is told. While its campaign rests it waits.
    Returns how many."""
    due = tx.sql(
        "SELECT id, contact_id, title FROM listing WHERE state = 'paused' AND paused_until > 0 AND paused_until <= :now"
        " AND campaign_id IN (SELECT id FROM campaign WHERE state = 'open') ORDER BY id",
        now=tx.now,
    ).fetchall()
    return sum(tx.tried(partial(_woken, listing=one, contact=her, title=title)) for one, her, title in due)


def _woken(tx: Tx, listing: int, contact: int, title: str) -> None:
    tx.sql("UPDATE listing SET paused_until = 0 WHERE id = :id", id=listing)
    if show_again(tx, contact, listing) not in {"published", "approved"}:  # else she hears where it is
        tx.tell(contact, "rest-over", title=title, starts=[Start("item", str(listing))])


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """Whether she is still to be asked if she agrees to a listing (its id); None when it rests or she has said yes."""
    found = listings.hers(tx, contact, int(argument))
    due = found and found.state in ASKED_OF and tx.now - found.consented_at >= FRESH - EARLY
    return Wish(tx.now) if due else None


def agree(tx: Tx, contact: int, id: int, version: int) -> None:
    """She agrees anew to the version she saw. Refused: `changed`, or its state (or `gone`) when it is not shown."""
    found = offers.own(tx, id, contact)
    if found.state not in ASKED_OF:
        raise Refused(found.state)
    if found.version != version:
        raise Refused("changed")
    _agreed(tx, id)


def tend(tx: Tx) -> int:
    """Ask for a yes that is nearly six months old, once, in her own chat; what has none any more comes down. Returns
    how many came down."""
    for listing, contact in _consented(tx, FRESH - EARLY, "renew_at <= consented_at"):
        tx.sql("UPDATE listing SET renew_at = :now WHERE id = :id", now=tx.now, id=listing)
        tx.at(tx.now, contact, "consent", str(listing))
    return sum(tx.tried(partial(_lapsed, listing=one, contact=her)) for one, her in _consented(tx, FRESH))


def _lapsed(tx: Tx, listing: int, contact: int) -> None:
    found = listings.by_id(tx, listing)
    assert found is not None  # just read
    _leave(tx, found, "expired")
    tx.at(tx.now, contact, "expired", str(listing))


def _consented(tx: Tx, ago: float, more: str = "1 = 1") -> list[tuple[int, int]]:
    """What is shown, or about to be, by a yes older than so many seconds: ids, and whose."""
    found = tx.sql(
        f"SELECT id, contact_id FROM listing WHERE state IN ('approved', 'scheduled', 'published')"
        f" AND consented_at <= :old AND {more} ORDER BY id",
        old=tx.now - ago,
    )
    return [(listing, contact) for listing, contact in found.fetchall()]


def _agreed(tx: Tx, listing: int) -> None:
    tx.sql(
        "UPDATE listing SET consented_at = :now, consent_version = :consent WHERE id = :id",
        now=tx.now,
        consent=offers.CONSENT,
        id=listing,
    )


def _chosen(tx: Tx, contact: int, listing: int) -> list[Listing]:
    """This one of hers, or all for 0, held until the commit: what is being sent just now comes down too."""
    chosen = [one.id for one in listings.of_contact(tx, contact, most=1000) if listing in {0, one.id}]
    for id in chosen:
        states.hold(tx, id)
    return listings.of_ids(tx, chosen)


def _hide_sold(tx: Tx, contact: int, listing: int) -> int:
    """What still says that it is sold goes too. Returns how many."""
    return sum(
        posts.take_down(tx, one.id) > 0 for one in _chosen(tx, contact, listing) if one.state == "sold"
    )


def _leave(tx: Tx, listing: Listing, to: str) -> None:
    posts.take_down(tx, listing.id)
    states.move(tx, listing.id, to)
    agenda.out(tx, listing, to)
