"""Reminders to go on learning: days 1, 3, 7 and 21 of silence, the last one a question, and then none."""

from dataclasses import dataclass

from bot.learning import learners, path, progress
from bot.store import permits, seats
from bot.store.tx import Tx
from bot.talk.flow import Wish

DAY = 86400.0
# Days from each step to the one after it, so that they fall on the days 1, 3, 7 and 21.
STEPS = {1: 2, 2: 4, 3: 14}
AFTER = 20 * 3600.0  # since her last message: on WhatsApp the last hours of what may be sent freely
PARTS = {"morning": (540, 720), "afternoon": (930, 1080), "evening": (1080, 1290)}  # minutes of the day


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reminder holds out to her: a lesson to `continue`, questions to `recall`, the `next` lesson of her
    path, or the `task` left of one; then a lesson's slug and title, empty for questions."""

    kind: str
    slug: str = ""
    title: str = ""


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """When she would best be reminded; None when she is not to be, or nothing is left to learn.

    The same rule for every step: twenty hours after her last message, in the part of the day she chose. A
    channel whose window closes may take that part of the day a little earlier. Who said no to being reminded there
    is not.
    """
    if _refused(tx, contact):
        return None
    row = tx.sql(
        "SELECT l.part, COALESCE((SELECT MAX(a.seen_at) FROM address a WHERE a.contact_id = l.contact_id),"
        " l.moved_at) FROM learner l WHERE l.contact_id = :id AND NOT l.paused",
        id=contact,
    ).fetchone()
    if row is None:
        return None
    part, seen = row
    moment = seen + AFTER
    if offer(tx, contact, "ar") is None:  # whatever the language
        back = progress.next_due(tx, contact)
        if not back:
            return None
        moment = max(moment, back)
    return Wish(moment, PARTS.get(part), seen + learners.SOON)


def _refused(tx: Tx, contact: int) -> bool:
    seat = seats.find(tx, contact)
    return seat is not None and permits.refused(tx, contact, seat.channel, "lessons")


def offer(tx: Tx, contact: int, language: str) -> Offer | None:
    """What is held out to her now; None when she has done all of her path and no question has come back."""
    left = _left(tx, contact)
    title = path.titled(tx, left, language) if left else ""
    if title:
        return Offer("continue", left, title)
    if progress.due(tx, contact):
        return Offer("recall")
    step = path.following(tx, contact, language)
    if step is None:
        return None
    return Offer("task" if step.state == "read" else "next", step.slug, step.title)


def _left(tx: Tx, contact: int) -> str:
    """The lesson she left in the middle last, unless she had done it before; nothing for none."""
    row = tx.sql(
        "SELECT argument FROM run WHERE contact_id = :id AND flow = 'lesson' AND state IN ('open', 'waiting')"
        " ORDER BY moved_at DESC LIMIT 1",
        id=contact,
    ).fetchone()
    return row[0] if row and row[0] not in progress.tried(tx, contact) else ""


def go_on(tx: Tx, contact: int, step: int) -> None:
    """This step has been said; the next one is planned, and after the last none."""
    if step in STEPS:
        learners.remind(tx, contact, step + 1, tx.now + STEPS[step] * DAY)


def later(tx: Tx, contact: int) -> None:
    """She asks to be reminded tomorrow."""
    learners.remind(tx, contact, 1, tx.now + learners.SOON)
