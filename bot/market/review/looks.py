"""Who looks at a product: one row of table review for each look at a version, taken, judged, or left to a colleague."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.market.listings import Listing
from bot.market.review import relations, rubric
from bot.market.review.rubric import Scores
from bot.people.team import roles, staff
from bot.store.tx import Tx

DAY = 86400.0
HELD = 2 * DAY  # seconds a product is hers alone once she has opened it; then it is free again
REST = 7 * DAY  # seconds from "not yet" until she may apply again
REMINDER = "remind"  # the flow that a timer starts


@dataclass(frozen=True, slots=True)
class Look:
    """One look. `decision`: score, approve or not-yet (it was the last one needed), changes, decline, aside; nothing
    while it is not judged. `scores` is empty for one that gave none."""

    id: int
    reviewer: int | None
    decision: str
    scores: Scores
    reason: str
    due_at: float

    def held(self, now: float) -> bool:
        """Whether somebody has it before her now."""
        return not self.decision and self.reviewer is not None and self.due_at > now


def of(tx: Tx, listing: int, version: int) -> list[Look]:
    """The looks at one version, the oldest first."""
    found = tx.sql(
        "SELECT id, reviewer_id, decision, scores, reason, due_at FROM review WHERE listing_id = :id"
        " AND version = :version ORDER BY id",
        id=listing,
        version=version,
    ).fetchall()
    return [
        Look(id, reviewer, decision, json.loads(scores), *rest)
        for id, reviewer, decision, scores, *rest in found
    ]


def judged(looks: Sequence[Look]) -> list[Look]:
    """Those that gave scores."""
    return [look for look in looks if look.scores]


def missing(tx: Tx, listing: Listing, looks: Sequence[Look]) -> int:
    """How many more looks a listing needs; see rubric.needed."""
    reviewers = staff.campaign_of(tx, listing.campaign).reviewers
    return rubric.needed([look.scores for look in judged(looks)], reviewers)


def holder(tx: Tx, listing: Listing, looks: Sequence[Look], but: int) -> int | None:
    """Who has the last of the looks it needs before her, beside `but`; None when one is free. Whoever is of the team
    no more holds nothing."""
    team = set(roles.team(tx, listing.campaign, "reviewer"))
    held = [look.reviewer for look in looks if look.held(tx.now) and look.reviewer in team - {but}]
    return held[0] if held and len(held) >= missing(tx, listing, looks) else None


def able(tx: Tx, listing: Listing) -> list[int]:
    """Who could still look at it: the team of its campaign without its maker, whoever knows her, and whoever has
    judged this version."""
    done = {look.reviewer for look in of(tx, listing.id, listing.version) if look.decision}
    team = [
        one for one in roles.team(tx, listing.campaign, "reviewer") if one not in {listing.contact, *done}
    ]
    return [one for one in team if not relations.related(tx, one, [listing.contact])]


def again_at(tx: Tx, listing: int) -> float:
    """When a listing that was told "not yet" may be looked at again (seconds since the epoch); 0: any time."""
    row = tx.sql(
        "SELECT max(at) FROM review WHERE listing_id = :id AND decision = 'not-yet'", id=listing
    ).fetchone()
    return row[0] + REST if row[0] else 0.0


def again_on(tx: Tx, listing: int) -> date | None:
    """The day of that moment where it still lies ahead, else None."""
    moment = again_at(tx, listing)
    row = tx.sql("SELECT campaign_id FROM listing WHERE id = :id", id=listing).fetchone()
    return day(tx, row[0], moment) if row and moment > tx.now else None


def day(tx: Tx, campaign: int, moment: float) -> date:
    """The day of a moment (seconds since the epoch) where a campaign is."""
    return datetime.fromtimestamp(moment, UTC).astimezone(staff.campaign_of(tx, campaign).zone).date()


def remind(tx: Tx, contact: int, when: float) -> None:
    """See that she is reminded of what waits, once and not before `when`; a reminder that is planned stays."""
    planned = tx.sql(
        "SELECT 1 FROM timer WHERE contact_id = :id AND what = :what", id=contact, what=REMINDER
    ).fetchone()
    if planned is None:
        tx.at(when, contact, REMINDER)
