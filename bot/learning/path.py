"""Her path: the eight lessons of the certificate, where she stands on them, and what her product asks for next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.learning import learners, library, progress
from bot.market import listings
from bot.store.tx import Tx

State = Literal["done", "read", "next", "ahead"]
WEEK = 7 * 86400.0
# What a coordinator asked her to change, and the lessons that help, the first not yet finished.
ASKED = {
    "photo": ("background", "light", "sharp"),
    "price": ("price",),
    "details": ("post",),
    "private": ("private",),
}
FOOD = ("food", "sweets")


@dataclass(frozen=True, slots=True)
class Step:
    """A lesson of the path: done with its task, read without it, the next one, or further ahead."""

    slug: str
    title: str
    state: State


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A lesson beside the path, and why: one of ASKED, one-photo, no-size, phone or food."""

    slug: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Path:
    """Where she stands. `this_week` counts the lessons finished in the last seven days."""

    steps: tuple[Step, ...]
    goal: str
    weekly: int
    this_week: int
    suggestion: Suggestion | None

    @property
    def done(self) -> int:
        """How many lessons count for the certificate."""
        return sum(step.state == "done" for step in self.steps)

    @property
    def next(self) -> Step | None:
        """The next lesson; with all of them read, the first whose task is left; None when all is done."""
        left = [step for state in ("next", "read") for step in self.steps if step.state == state]
        return left[0] if left else None


def path(tx: Tx, contact: int, language: str) -> Path:
    """Her path as it stands now, with titles in that language."""
    her = learners.learner(tx, contact)
    return Path(
        tuple(_steps(tx, contact, language)),
        her.goal,
        her.weekly,
        _this_week(tx, contact),
        _suggestion(tx, contact, language),
    )


def following(tx: Tx, contact: int, language: str) -> Step | None:
    """The next lesson of her path alone."""
    return Path(tuple(_steps(tx, contact, language)), "", 0, 0, None).next


def titled(tx: Tx, slug: str, language: str) -> str:
    """The title of a lesson; nothing for one that is no more."""
    told = library.lesson(tx, slug, language, "")
    return told.title if told else ""


def _steps(tx: Tx, contact: int, language: str) -> Iterator[Step]:
    tried, ahead = progress.tried(tx, contact), False
    for lesson in library.shelf(tx, contact, language):
        state: State = "done" if lesson.slug in tried else "read"
        if not lesson.finished:
            state, ahead = "ahead" if ahead else "next", True
        yield Step(lesson.slug, lesson.title, state)


def _this_week(tx: Tx, contact: int) -> int:
    row = tx.sql(
        "SELECT COUNT(*) FROM progress WHERE contact_id = :id AND finished_at > :since",
        id=contact,
        since=tx.now - WEEK,
    ).fetchone()
    return int(row[0])


def _suggestion(tx: Tx, contact: int, language: str) -> Suggestion | None:
    """The lesson her newest listing, or what she makes, asks for most; never one she has finished."""
    finished = progress.finished(tx, contact)
    for slug, reason in _wanted(tx, contact):
        title = titled(tx, slug, language)
        if title and slug not in finished:
            return Suggestion(slug, title, reason)
    return None


def _wanted(tx: Tx, contact: int) -> Iterator[tuple[str, str]]:
    """Lessons with their reasons, the weightiest first."""
    for listing in listings.of_contact(tx, contact, most=1):
        asked = _asked(tx, listing.id)
        yield from ((slug, asked) for slug in ASKED.get(asked, ()))
        if len(listing.photos) == 1:
            yield "shots", "one-photo"
        if not any(sign.isdigit() for sign in listing.title + listing.description):
            yield "post", "no-size"
        if listing.reach == "phone":
            yield from ((slug, "phone") for slug in (library.SAFETY, "private"))
    row = tx.sql("SELECT makes FROM contact WHERE id = :id", id=contact).fetchone()
    if row and row[0] in FOOD:
        yield "trust", "food"


def _asked(tx: Tx, listing: int) -> str:
    """What a coordinator last asked to be changed on it; nothing when nobody did."""
    row = tx.sql(
        "SELECT reason FROM review WHERE listing_id = :id AND decision = 'changes' ORDER BY id DESC LIMIT 1",
        id=listing,
    ).fetchone()
    return str(row[0]) if row else ""
