"""What becomes of each column that names a contact when two contacts are one: all of them, and no column without a rule."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from bot.market.fairness.line import REST

Rule = Literal["moves", "stays"]
Row = Mapping[str, Any]
Changes = Mapping[str, Any]
_MOVES = (  # in this order: a timer goes with its run
    "address.contact_id", "sharer.contact_id", "run.contact_id", "timer.contact_id", "outbox.contact_id",
    "media.contact_id", "attention.contact_id", "guess.contact_id", "permit.contact_id", "merger.contact_id",
    "learner.contact_id", "progress.contact_id", "answer.contact_id", "survey.contact_id", "takings.contact_id",
    "certificate.contact_id", "note.contact_id", "note.author_id", "cohort.facilitator_id", "ticket.contact_id",
    "listing.contact_id", "maker.contact_id", "interest.follower_id", "relay.contact_id", "block.contact_id",
    "block.blocked_id", "report.contact_id", "report.about_id", "report.taker_id", "review.reviewer_id",
    "appeal.decider_id", "feature.author_id", "follow.contact_id", "delivery.contact_id", "broadcast.author_id",
    "ambassador.contact_id", "nomination.contact_id", "relation.reviewer_id", "relation.contact_id",
    "campaign.guardian_id", "invitation.author_id", "audit.actor_id",
)  # fmt: skip
RULES: Mapping[str, Rule] = {
    **dict.fromkeys(_MOVES, "moves"),
    "pairing.contact_id": "stays",  # a code that was used, or runs out by itself
    "merger.other_id": "stays",  # of an earlier link: whom that one can be undone for
}
# Rows of these that stay behind all the same, as SQL with :keep and :other.
UNLESS: Mapping[str, str] = {
    # a member has been through the welcome
    "run.contact_id": "run.flow = 'welcome' AND EXISTS (SELECT 1 FROM contact k WHERE k.id = :keep AND k.state <> 'new')",
    # one reminder of a kind is enough; and that of a run which stays, stays with it
    "timer.contact_id": "EXISTS (SELECT 1 FROM timer k WHERE k.contact_id = :keep AND k.run_id IS NULL"
    " AND timer.run_id IS NULL AND k.what = timer.what AND k.argument = timer.argument)"
    " OR timer.run_id IN (SELECT r.id FROM run r WHERE r.contact_id = :other)",
}


def of_contact(mine: Row, theirs: Row) -> Changes:
    """A no of either holds for both."""
    bars = [row["barred_at"] for row in (mine, theirs) if row["barred_at"]]
    return {
        "state": "stopped" if "stopped" in {mine["state"], theirs["state"]} else mine["state"],
        "veiled": mine["veiled"] or theirs["veiled"],
        "barred_at": min(bars, default=0.0),
        "customers": mine["customers"] or theirs["customers"],
        "weekly": "off" if "off" in {mine["weekly"], theirs["weekly"]} else mine["weekly"],
    }


def is_no(column: str, value: object) -> bool:
    """Whether this value of a column of `of_contact` is a no, such as "no messages"."""
    return value in {"state": ("stopped",), "weekly": ("off",)}.get(column, (value,)) and bool(value)


def _progress(mine: Row, theirs: Row) -> Changes:
    return {"right": max(mine["right"], theirs["right"]), "tried": mine["tried"] or theirs["tried"]}


def _learner(mine: Row, theirs: Row) -> Changes:
    comes = theirs["cohort_id"] if mine["cohort_id"] is None else None
    return {
        "paused": mine["paused"] or theirs["paused"],
        "light": mine["light"] or theirs["light"],
        "moved_at": max(mine["moved_at"], theirs["moved_at"]),
        **({"cohort_id": comes, "joined_at": theirs["joined_at"]} if comes else {}),
    }


def _maker(mine: Row, theirs: Row) -> Changes:
    """Linking opens no way past the line: the later of two places, and the rest of whichever was shown last."""
    shown = max(mine["shown_at"], theirs["shown_at"])
    since = max(mine["waits_since"], theirs["waits_since"])
    return {
        "times": mine["times"] + theirs["times"],
        "shown_at": shown,
        "waits_since": max(since, shown + REST if shown else 0.0) if since else 0.0,
    }


def _follow(mine: Row, theirs: Row) -> Changes:
    return {"state": "off", "stopped_at": theirs["stopped_at"]} if theirs["state"] == "off" else {}


def _permit(mine: Row, theirs: Row) -> Changes:
    return {"ended_at": max(mine["ended_at"], theirs["ended_at"])}


def _ambassador(mine: Row, theirs: Row) -> Changes:
    return {"state": "off"} if theirs["state"] == "off" else {}


# Where both have a row and only one can be: what hers takes over from the one that stays behind.
BLENDS: Mapping[str, Callable[[Row, Row], Changes]] = {
    "progress.contact_id": _progress,
    "learner.contact_id": _learner,
    "maker.contact_id": _maker,
    "follow.contact_id": _follow,
    "permit.contact_id": _permit,
    "ambassador.contact_id": _ambassador,
}
# What the row that stays behind is not counted for meanwhile.
BEHIND: Mapping[str, Changes] = {
    "learner.contact_id": {"cohort_id": None, "joined_at": 0.0},
    "maker.contact_id": {"waits_since": 0.0},
}
