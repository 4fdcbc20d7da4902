"""What a verdict does: the listing moves, its maker hears it in words that help, and the public log gets a line.

The log names what was accepted by its code. What was not stands there by its reason alone, the code sealed, so that
the organisation can show her the line and no neighbour can find it: nothing is refused in public.
"""

from collections.abc import Callable, Mapping, Sequence

from bot.learning import path, progress
from bot.market import states
from bot.market.fairness import chain, pool
from bot.market.listings import Listing
from bot.market.review import looks, rubric
from bot.market.review.looks import Look
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start


def accept(tx: Tx, listing: Listing, look: int, why: str = "points") -> None:
    """It is accepted by this look, the last one it needed, and enters the pool."""
    tx.sql("UPDATE review SET decision = 'approve' WHERE id = :id", id=look)
    states.move(tx, listing.id, "approved")
    chain.add(tx, listing.campaign, "accepted", {"listing": listing.code, "reason": why})
    pool.enter(tx, listing)  # she is told when it stands, or that it waits for a place


def not_yet(tx: Tx, listing: Listing, judged: Sequence[Look], tip: str) -> None:
    """One tip of rubric.TIPS, one lesson, the day from which she may come again, and a second opinion if she likes."""
    title, lesson = _lesson(tx, listing, tip)
    tx.sql(
        "UPDATE review SET decision = 'not-yet', reason = :tip, lesson = :lesson WHERE id = :id",
        tip=tip,
        lesson=lesson,
        id=judged[-1].id,
    )
    states.move(tx, listing.id, "changes")
    _log(tx, listing, "not-yet", tip)
    number = str(listing.id)
    tx.tell(
        listing.contact,
        "listing-not-yet",
        title=listing.title,
        tip=Key(f"reason-{tip}"),
        day=looks.day(tx, listing.campaign, tx.now + looks.REST),
        looks=len(judged),
        starts=[Start("revise", number), Start("lesson", lesson, title), Start("appeal", number)],
    )


def send_back(tx: Tx, listing: Listing, reason: str, note: str) -> None:
    """She is asked for a change, which may come at once."""
    states.move(tx, listing.id, "changes")
    tx.tell(
        listing.contact,
        "listing-changes",
        title=listing.title,
        why=note or Key(f"reason-{reason}"),
        starts=[Start("revise", str(listing.id)), Start("person")],
    )


def decline(tx: Tx, listing: Listing, reason: str, note: str) -> None:
    """It does not belong here; somebody else looks at it if she asks for it."""
    states.move(tx, listing.id, "declined")
    _log(tx, listing, "declined", reason)
    tx.tell(
        listing.contact,
        "listing-declined",
        title=listing.title,
        why=note or Key(f"decline-{reason}"),
        starts=[Start("appeal", str(listing.id)), Start("person")],
    )


OF: Mapping[str, Callable[[Tx, Listing, str, str], None]] = {"changes": send_back, "decline": decline}


def _log(tx: Tx, listing: Listing, what: str, reason: str) -> None:
    chain.add(tx, listing.campaign, what, {"listing": tx.seal(listing.code), "reason": reason})


def _lesson(tx: Tx, listing: Listing, tip: str) -> tuple[str, str]:
    """Title and slug of the lesson that goes with a tip: where she is to learn something, the
    next one of her path."""
    (language,) = tx.sql("SELECT language FROM contact WHERE id = :id", id=listing.contact).fetchone()
    slug = rubric.TIPS[tip].lesson
    if rubric.TIPS[tip].item == "learning" and slug in progress.tried(tx, listing.contact):
        step = path.following(tx, listing.contact, language)
        slug = step.slug if step else slug
    return path.titled(tx, slug, language), slug
