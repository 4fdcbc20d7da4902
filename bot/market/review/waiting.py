"""What waits for the team: the queue of each reviewer, how old it is, who has it, and one reminder a day at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.market import listings
from bot.market.listings import Listing
from bot.market.review import appeals, looks, relations, reviews
from bot.people.team import roles
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key
from bot.talk.talk import Start

OLD, OVERDUE = 3 * looks.DAY, 7 * looks.DAY  # seconds; what is overdue is the coordinators' too
MORE = Key("queue-more")
HOURS = (540, 1080)  # minutes of her day in which she is reminded: from nine to six


@dataclass(frozen=True, slots=True)
class Waiting:
    """A product that waits: since when (seconds since the epoch), and who else has it before her now, if somebody has.
    `age` is new, days (three and more) or week."""

    id: int
    title: str
    since: float
    days: int
    holder: Key | str | None

    @property
    def age(self) -> str:
        seconds = self.days * looks.DAY
        return "week" if seconds >= OVERDUE else "days" if seconds >= OLD else "new"


def queue(tx: Tx, reviewer: int) -> list[Waiting]:
    """What she may look at in her campaigns, the oldest first: nothing of her own or of those she knows, nothing she
    has judged, nothing whose day has not come. What colleagues have is there too, with who has it."""
    return [_waiting(tx, one, since, reviewer) for one, since in _hers(tx, reviewer) if since <= tx.now]


def overdue(tx: Tx, coordinator: int) -> int:
    """How many products of the campaigns she coordinates wait for more than a week, whoever is to judge them."""
    found = tx.sql(
        "SELECT campaign_id FROM listing WHERE state = 'submitted' AND submitted_at < :old",
        old=tx.now - OVERDUE,
    ).fetchall()
    hers = roles.campaigns(tx, coordinator, "coordinator")
    return sum(campaign in hers for (campaign,) in found)


def announce(tx: Tx, listing: Listing, due: float) -> None:
    """A listing was handed in and may be looked at from then on: whoever can is told, now or by the reminder."""
    for one in looks.able(tx, listing):
        if due <= tx.now:
            tx.tell(one, "listing-new", title=listing.title, starts=[Start("decide", str(listing.id))])
        looks.remind(tx, one, due + looks.DAY)
    for one in roles.team(tx, listing.campaign, "coordinator"):
        looks.remind(tx, one, due + looks.DAY)


def wanted(tx: Tx, contact: int, argument: str = "") -> Wish | None:
    """When she is to be reminded: now, while something has waited for a day; later, while something may; else not."""
    told = summary(tx, contact)
    if told["count"] or told["overdue"] or told["appeals"]:
        return Wish(tx.now, HOURS)
    return Wish(tx.now + looks.DAY) if _may_come(tx, contact) else None


def summary(tx: Tx, contact: int) -> dict[str, int]:
    """What she is reminded of: how many products wait for her since a day or more, the days of the oldest, how many of
    her campaigns are overdue, and how many second opinions she is asked for."""
    ready = [one for one in queue(tx, contact) if one.days and one.holder is None]
    return {
        "count": len(ready),
        "days": max((one.days for one in ready), default=0),
        "overdue": overdue(tx, contact),
        "appeals": len(appeals.waiting(tx, contact)),
    }


def reminded(tx: Tx, contact: int) -> dict[str, int]:
    """She is reminded now, and not again before tomorrow. Returns the `summary`."""
    looks.remind(tx, contact, tx.now + looks.DAY)
    return summary(tx, contact)


def tidy(tx: Tx) -> None:
    """Once an hour: what waits for nobody any more is decided, and pointless second opinions are over."""
    reviews.settle(tx)
    appeals.tidy(tx)


def _may_come(tx: Tx, contact: int) -> bool:
    """Whether anything that waits, or will on its day, may become hers; a coordinator's is all there is."""
    if _hers(tx, contact):
        return True
    hers = roles.campaigns(tx, contact, "coordinator")
    found = tx.sql("SELECT DISTINCT campaign_id FROM listing WHERE state = 'submitted'").fetchall()
    return any(campaign in hers for (campaign,) in found)


def _hers(tx: Tx, reviewer: int) -> list[tuple[Listing, float]]:
    """Handed in in her campaigns, and hers to judge; with the moment from which."""
    campaigns = roles.campaigns(tx, reviewer, "reviewer")
    rows = tx.sql(
        "SELECT l.id, l.campaign_id, l.contact_id, l.submitted_at FROM listing l WHERE l.state = 'submitted'"
        " AND l.contact_id <> :me AND NOT EXISTS (SELECT 1 FROM review r WHERE r.listing_id = l.id"
        " AND r.version = l.version AND r.reviewer_id = :me AND r.decision <> '') ORDER BY l.submitted_at, l.id",
        me=reviewer,
    ).fetchall()
    mine: Sequence[Any] = [row for row in rows if row[1] in campaigns]
    known = relations.related(tx, reviewer, [row[2] for row in mine])
    found = [(listings.by_id(tx, row[0]), row[3]) for row in mine if row[2] not in known]
    return [(listing, since) for listing, since in found if listing]


def _waiting(tx: Tx, listing: Listing, since: float, reviewer: int) -> Waiting:
    held = looks.holder(tx, listing, looks.of(tx, listing.id, listing.version), reviewer)
    days = int((tx.now - since) // looks.DAY)
    holder = reviews.has_it(tx, listing.id, reviewer) if held else None
    return Waiting(listing.id, listing.title, since, days, holder)
