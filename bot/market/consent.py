"""Whether what she agreed to still holds: her yes, and a coordinator's."""

from bot.market.listings import Listing
from bot.store.tx import Tx

DAY = 86400.0
FRESH = 183 * DAY  # seconds her yes holds: it is asked again after six months
EARLY = 14 * DAY  # seconds before that in which she is asked
ASKED_OF = ("approved", "scheduled", "published")  # what is shown, or is about to be


def fresh(listing: Listing, now: float) -> bool:
    """Whether her yes to showing it still holds (`now` in seconds since the epoch)."""
    return now - listing.consented_at < FRESH


def approved(tx: Tx, listing: Listing) -> bool:
    """Whether a coordinator has accepted it as it is."""
    found = tx.sql(
        "SELECT 1 FROM review WHERE listing_id = :id AND decision = 'approve' AND version = :version",
        id=listing.id,
        version=listing.version,
    )
    return found.fetchone() is not None
