"""What happened to a listing on a day, counted; nobody's name stands beside it."""

from datetime import UTC, datetime

from bot.people.team import staff
from bot.store.tx import Tx

WHAT = ("opened", "page", "asked", "accepted", "sold", "shared")


def count(tx: Tx, listing: int, what: str, source: str = "", times: int = 1) -> None:
    """Count something (one of WHAT) that happened to a listing now; `source`: post, page, card or an ambassador's code."""
    row = tx.sql("SELECT campaign_id FROM listing WHERE id = :id", id=listing).fetchone()
    if row is None:
        return
    day = datetime.fromtimestamp(tx.now, UTC).astimezone(staff.campaign_of(tx, row[0]).zone).date()
    tx.sql(
        "INSERT INTO tally (listing_id, day, what, source, count) VALUES (:listing, :day, :what, :source, :times)"
        " ON CONFLICT (listing_id, day, what, source) DO UPDATE SET count = tally.count + :times",
        listing=listing,
        day=day.isoformat(),
        what=what,
        source=source,
        times=times,
    )
