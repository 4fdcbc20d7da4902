"""How a product is scored: six items from 0 to 3, the line above which all are equal, and what helps below it.

Two of the items are counted here and not asked, so that a reviewer on a bus has four taps: what the listing tells
(prices, sizes and days stand in it or do not) and what she has learned (which the school knows, and a reviewer, who
sees no name, could not). A reviewer may correct both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bot.language.lexicon import lexicon
from bot.learning import progress
from bot.market import completeness, kinds
from bot.market.listings import Listing
from bot.store.tx import Tx
from bot.talk.messages import Key

ITEMS = ("clear", "information", "honest", "made", "ready", "learning")
JUDGED = ("clear", "honest", "made", "ready")  # by a person; the machine counts the others
BASIC = ("clear", "information", "honest")  # each must reach BASIC_LEAST
BASIC_LEAST, TOTAL_LEAST, MOST = 2, 11, 3  # FACTS 6.2: pass is 11 of 18
APART = 2  # two looks so far apart on an item need a third
WELL_TAUGHT = 3  # tasks of lessons done

Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tip:
    """One concrete thing to do, `reason-<name>` in words; the item it helps, and the lesson that shows how."""

    item: str
    lesson: str


# The first of an item is the one proposed.
TIPS: Mapping[str, Tip] = {
    "light": Tip("clear", "light"),
    "background": Tip("clear", "background"),
    "shots": Tip("clear", "shots"),
    "details": Tip("information", "post"),
    "label": Tip("honest", "trust"),
    "story": Tip("made", "post"),
    "capacity": Tip("ready", "on-delivery"),
    "learn": Tip("learning", "light"),
}


def combined(looks: Sequence[Scores]) -> dict[str, float]:
    """The looks as one: of two the average, of three the one in the middle, item by item."""
    return {item: float(median(look[item] for look in looks)) for item in ITEMS}


def passes(scores: Mapping[str, float]) -> bool:
    """Whether scores reach the line. Above it quality no longer counts."""
    return sum(scores.values()) >= TOTAL_LEAST and all(scores[item] >= BASIC_LEAST for item in BASIC)


def needed(looks: Sequence[Scores], reviewers: int) -> int:
    """How many more looks are needed: as many as the campaign has, and a third where two are far apart."""
    if len(looks) < reviewers:
        return reviewers - len(looks)
    one, other = (looks[0], looks[1]) if len(looks) == 2 else ({}, {})
    return 1 if any(abs(one[item] - other[item]) >= APART for item in one) else 0


def verdict(scores: Scores) -> Key:
    """What these points alone come to, in words."""
    return Key("verdict-enough" if passes(scores) else "verdict-short")


def weakest(scores: Mapping[str, float]) -> str:
    """The item to work on: the lowest of those that alone hold it back, else the lowest of all."""
    short = [item for item in BASIC if scores[item] < BASIC_LEAST] or list(ITEMS)
    return min(short, key=lambda item: scores[item])


def tip(scores: Mapping[str, float], listing: Listing) -> str:
    """The tip proposed with these scores; see TIPS."""
    item = weakest(scores)
    if item == "clear" and len(listing.photos) == 1:
        return "shots"
    return next(name for name, one in TIPS.items() if one.item == item)


def counted(tx: Tx, listing: Listing) -> dict[str, int]:
    """What the machine scores by itself: information and learning."""
    return {"information": _information(listing), "learning": _learning(tx, listing)}


def _information(listing: Listing) -> int:
    """Price and a way to order; then size; then all of it. A place she keeps to herself is no fault."""
    if not listing.price.minor or (listing.reach != "bot" and not listing.reach_at):
        return 0
    if not completeness.sized(listing):
        return 1
    words, said = lexicon(), f"{listing.title} {listing.description}"
    whole = all(question.name in listing.details for question in kinds.of(listing.kind))
    soon = "lead" in listing.details or words.has("ready", said)
    paid = any(words.has(idea, said) for idea in ("payment", "cash", "digital"))
    return 3 if whole and soon and paid and words.has("delivery", said) else 2


def _learning(tx: Tx, listing: Listing) -> int:
    """No attempt; one; improved (it was sent back and changed, or several lessons done); and brought somebody along."""
    tasks = len(progress.tried(tx, listing.contact))
    helped = tx.sql(
        "SELECT 1 FROM nomination WHERE contact_id = :id AND started_at > 0", id=listing.contact
    ).fetchone()
    if tasks >= WELL_TAUGHT or _improved(tx, listing):
        return 3 if helped else 2
    return 1 if tasks else 0


def _improved(tx: Tx, listing: Listing) -> bool:
    found = tx.sql(
        "SELECT 1 FROM review WHERE listing_id = :id AND version < :version AND decision IN ('changes', 'not-yet')",
        id=listing.id,
        version=listing.version,
    )
    return found.fetchone() is not None
