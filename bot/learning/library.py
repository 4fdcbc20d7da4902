"""The lessons as she gets them: in her language, for her country, with only facts that are fresh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from bot.language.content import CONTENT
from bot.language.facts import Register, load_facts
from bot.language.lesson import Lesson, Question
from bot.language.lessons import load_lessons
from bot.store.tx import Tx

SAFETY = "safety"  # the gate before anything of hers is shown
ORDER = ("light", SAFETY)  # what is offered first; the rest stands by track
TRACKS = ("photography", "marketing", "payments", "safety", "pricing", "food")


@dataclass(frozen=True, slots=True)
class Told:
    """A lesson ready to be told: its cards are texts."""

    slug: str
    title: str
    minutes: int
    can: str
    cards: tuple[str, ...]
    questions: tuple[Question, ...]
    task: str
    photos: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A lesson in her list, and whether she has finished it."""

    slug: str
    title: str
    finished: bool


@cache
def _lessons() -> Mapping[str, Mapping[str, Lesson]]:
    return load_lessons(CONTENT)


@cache
def _facts() -> Register:
    return load_facts(CONTENT)


def lesson(tx: Tx, slug: str, language: str, country: str) -> Told | None:
    """The lesson, or None when there is no such one."""
    found = _lessons()[language].get(slug)
    if found is None:
        return None
    today = datetime.fromtimestamp(tx.now, UTC).date()
    cards = found.cards_for(country, today, _facts())
    return Told(slug, found.title, found.minutes, found.can, cards, found.questions, found.task, found.photos)


def emergency(tx: Tx, country: str) -> str:
    """The country, where its emergency numbers were checked lately enough to be said; else nothing."""
    fact = _facts().get(f"emergency-{country.lower()}")
    today = datetime.fromtimestamp(tx.now, UTC).date()
    return country if fact and fact.fresh(today) else ""


def shelf(tx: Tx, contact: int, language: str) -> list[Shelf]:
    """The first lessons in their order, with what she has finished."""
    return _shelf(tx, contact, language, ORDER)


def track(tx: Tx, contact: int, language: str, name: str) -> list[Shelf]:
    """The lessons of one track in their order, with what she has finished; none for a track we do not have."""
    of_track = [slug for slug, lesson in _lessons()[language].items() if lesson.track == name]
    return _shelf(tx, contact, language, of_track)


def _shelf(tx: Tx, contact: int, language: str, slugs: Sequence[str]) -> list[Shelf]:
    done = finished(tx, contact)
    return [Shelf(slug, _lessons()[language][slug].title, slug in done) for slug in slugs]


def finished(tx: Tx, contact: int) -> set[str]:
    """The lessons she has finished."""
    rows = tx.sql("SELECT lesson FROM progress WHERE contact_id = :id", id=contact).fetchall()
    return {slug for (slug,) in rows}


def finish(tx: Tx, contact: int, slug: str, right: int) -> None:
    """She has finished it, with so many answers right."""
    tx.sql(
        'INSERT INTO progress (contact_id, lesson, "right", finished_at) VALUES (:contact, :slug, :right, :now)'
        ' ON CONFLICT (contact_id, lesson) DO UPDATE SET "right" = excluded."right",'
        " finished_at = excluded.finished_at",
        contact=contact,
        slug=slug,
        right=right,
        now=tx.now,
    )


def practise(tx: Tx, photos: Sequence[str]) -> None:
    """Photos sent for a task: looked at, and gone within a day."""
    for name in photos:
        tx.sql("UPDATE media SET expires_at = :at WHERE name = :name", at=tx.now + 86400, name=name)
