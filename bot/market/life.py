"""What she does with a listing that was shown: sold, at rest, hidden, shown again, withdrawn."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.errors import Refused
from bot.market import listings, offers, posts, states
from bot.market.listings import Listing
from bot.people import staff
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.talk import Start

DAY = 86400.0
FRESH = 183 * DAY  # seconds her yes holds: it is asked again after six months
HOUR = time(9)  # of her day at which a pause ends
HIDEABLE = ("draft", "submitted", "changes", "approved", "scheduled", "published")


def sold(tx: Tx, contact: int, id: int) -> None:
    """It is sold: its post comes down. Refused, the reason being its state (or `gone`), as below."""
    _leave(tx, offers.own(tx, id, contact), "sold")


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
    found = [
        one
        for one in listings.of_contact(tx, contact, most=1000)
        if listing in {0, one.id} and one.state in HIDEABLE
    ]
    for one in found:
        _leave(tx, one, "hidden")
    return len(found)


def show_again(tx: Tx, contact: int, listing: int, agreed: bool = False) -> str:
    """Show what is sold, paused, hidden or expired again. Returns the state it is in now.

    As it was approved it stands again at once, while her yes is younger than six months; otherwise it goes to the
    coordinators. `agreed`: she has just said yes again. Refused as `sold`.
    """
    found = offers.own(tx, listing, contact)
    if found.state not in states.RESTING:
        raise Refused(found.state)
    stands = approved(tx, found) and fresh(found, tx.now)
    if agreed:
        tx.sql(
            "UPDATE listing SET consented_at = :now, consent_version = :consent WHERE id = :id",
            now=tx.now,
            consent=offers.CONSENT,
            id=listing,
        )
    if stands:
        posts.publish(tx, found)
        return "published"
    return "submitted" if offers.hand_in(tx, listing, contact) else "draft"


def wake(tx: Tx) -> int:
    """Show again what was paused until now; where it needs another look, she is told. Returns how many."""
    due = tx.sql(
        "SELECT id, contact_id, title FROM listing WHERE state = 'paused' AND paused_until > 0"
        " AND paused_until <= :now ORDER BY id",
        now=tx.now,
    ).fetchall()
    for listing, contact, title in due:
        tx.sql("UPDATE listing SET paused_until = 0 WHERE id = :id", id=listing)
        if show_again(tx, contact, listing) != "published":  # else she hears when it stands
            tx.tell(contact, "rest-over", title=title, starts=[Start("item", str(listing))])
    return len(due)


def approved(tx: Tx, listing: Listing) -> bool:
    """Whether a coordinator has accepted it as it is."""
    found = tx.sql(
        "SELECT 1 FROM review WHERE listing_id = :id AND decision = 'approve' AND version = :version",
        id=listing.id,
        version=listing.version,
    )
    return found.fetchone() is not None


def fresh(listing: Listing, now: float) -> bool:
    """Whether her yes to showing it still holds (`now` in seconds since the epoch)."""
    return now - listing.consented_at < FRESH


def _leave(tx: Tx, listing: Listing, to: str) -> None:
    posts.take_down(tx, listing.id)
    states.move(tx, listing.id, to)
