"""The lessons as she gets them: in her language, for her country, with only facts that are fresh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from bot.language.content import CONTENT
from bot.language.facts import Register, load_facts
from bot.language.lesson import Lesson, Question, Screen
from bot.language.lessons import load_lessons
from bot.language.markdown import recording as recorded
from bot.learning import progress
from bot.photos import kept
from bot.reading.normalise import normalise
from bot.store.tx import Tx

SAFETY = "safety"  # the gate before anything of hers is shown
# The path to the certificate, in this order: a win she can see comes first, and safety before
# anything of hers is shown. The rest stands by track.
CORE = ("light", "background", "post", "golden-rule", "price", "replies", "no-code", SAFETY)
TRACKS = ("photography", "marketing", "payments", "safety", "pricing", "food")


@dataclass(frozen=True, slots=True)
class Told:
    """A lesson ready to be told."""

    slug: str
    title: str
    minutes: int
    can: str
    cards: tuple[Screen, ...]
    questions: tuple[Question, ...]
    task: str
    photos: int
    check: str
    voice: int  # bytes of it read aloud, 0 when nobody has


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
def _titles() -> Mapping[str, str]:
    return {normalise(lesson.title): slug for shelf in _lessons().values() for slug, lesson in shelf.items()}


def titled(text: str) -> str:
    """The lesson whose title, in any language, is the whole text; nothing when there is none."""
    return _titles().get(normalise(text), "")


@cache
def facts() -> Register:
    """The facts of the house, read once a process."""
    return load_facts(CONTENT)


def lesson(tx: Tx, slug: str, language: str, country: str) -> Told | None:
    """The lesson, or None when there is no such one."""
    found = _lessons()[language].get(slug)
    if found is None:
        return None
    today = datetime.fromtimestamp(tx.now, UTC).date()
    cards = found.cards_for(country, today, facts())
    return Told(
        slug=slug,
        title=found.title,
        minutes=found.minutes,
        can=found.can,
        cards=cards,
        questions=found.questions,
        task=found.task,
        photos=found.photos,
        check=found.check,
        voice=found.voice,
    )


def recording(language: str, slug: str) -> Path | None:
    """The file of a lesson read aloud, if there is one."""
    found = _lessons()[language].get(slug)
    return recorded(Path(found.file)) if found and found.voice else None


def emergency(tx: Tx, country: str) -> str:
    """The country, where its emergency numbers were checked lately enough to be said; else nothing."""
    fact = facts().get(f"emergency-{country.lower()}")
    today = datetime.fromtimestamp(tx.now, UTC).date()
    return country if fact and fact.fresh(today) else ""


def shelf(tx: Tx, contact: int, language: str) -> list[Shelf]:
    """The first lessons in their order, with what she has finished."""
    return _shelf(tx, contact, language, CORE)


def track(tx: Tx, contact: int, language: str, name: str) -> list[Shelf]:
    """The lessons of one track in their order, with what she has finished; none for a track we do not have."""
    of_track = [slug for slug, lesson in _lessons()[language].items() if lesson.track == name]
    return _shelf(tx, contact, language, of_track)


def _shelf(tx: Tx, contact: int, language: str, slugs: Sequence[str]) -> list[Shelf]:
    done = progress.finished(tx, contact)
    return [Shelf(slug, _lessons()[language][slug].title, slug in done) for slug in slugs]


def practise(tx: Tx, photos: Sequence[str]) -> None:
    """Photos sent for a task: looked at, and gone within a day."""
    kept.keep(tx, photos, tx.now + 86400)


def shuffled(question: Question, seed: int) -> dict[str, str]:
    """The options by their place in the lesson, in an order of their own: the same for the same seed, so that
    a replay asks what was asked."""
    places = list(range(len(question.options)))
    Random(seed).shuffle(places)
    return {str(place): question.options[place] for place in places}
