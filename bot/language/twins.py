"""A translation held against the Arabic: from today's words, and built alike, card by card."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bot.language.content import LANGUAGES
from bot.language.lesson import Card, Lesson, Question
from bot.language.lessons import Lessons
from bot.language.sources import Fault

_NAMES = ("id", "track", "photos", "check")


def faults(lessons: Lessons, folder: Path) -> Iterator[Fault]:
    """What is missing, left over, stale or built otherwise. A file that cannot be read is not missing."""
    origin, *translations = LANGUAGES
    for language in translations:
        for slug, lesson in lessons[origin].items():
            twin = lessons[language].get(slug)
            if twin:
                yield from _of_pair(lesson, twin)
            elif not _stands(folder, language, slug):
                yield Fault(lesson.file, 1, f"this lesson is missing in {language}")
        for slug, twin in lessons[language].items():
            if slug not in lessons[origin] and not _stands(folder, origin, slug):
                yield Fault(twin.file, 1, "there is no Arabic lesson of this name")


def _stands(folder: Path, language: str, slug: str) -> bool:
    return any((folder / language / "lessons").glob(f"*/??-{slug}.md"))


def _of_pair(lesson: Lesson, twin: Lesson) -> Iterator[Fault]:
    if twin.source != lesson.digest:
        message = f"stale: once it says what the Arabic says, put `source: {lesson.digest}`"
        yield Fault(twin.file, 1, message)
    differences = (*_of_front(lesson, twin), *_of_cards(lesson, twin), *_of_questions(lesson, twin))
    for line, what in differences[:1]:  # the first one shifts what comes after it
        yield Fault(twin.file, line, f"not built like the Arabic: {what}")


def _of_front(lesson: Lesson, twin: Lesson) -> Iterator[tuple[int, str]]:
    for name in _NAMES:
        theirs, ours = getattr(lesson, name), getattr(twin, name)
        if theirs != ours:
            yield 1, f"{name} is {ours or 'empty'} here and {theirs or 'empty'} there"


def _of_cards(lesson: Lesson, twin: Lesson) -> Iterator[tuple[int, str]]:
    pairs: Iterator[tuple[Card | None, Card | None]] = zip_longest(lesson.cards, twin.cards)
    for number, (theirs, ours) in enumerate(pairs, 1):
        if theirs is None or ours is None:
            yield (ours.line if ours else 1), f"{len(twin.cards)} cards here and {len(lesson.cards)} there"
        elif theirs.country != ours.country:
            yield ours.line, f"card {number} is for another country"
        elif theirs.facts != ours.facts:
            yield ours.line, f"card {number} rests on other `facts:`"
        elif theirs.picture != ours.picture:
            yield ours.line, f"card {number} has another `picture:`"


def _of_questions(lesson: Lesson, twin: Lesson) -> Iterator[tuple[int, str]]:
    pairs: Iterator[tuple[Question | None, Question | None]] = zip_longest(lesson.questions, twin.questions)
    for number, (theirs, ours) in enumerate(pairs, 1):
        if theirs is None or ours is None:
            counts = f"{len(twin.questions)} questions here and {len(lesson.questions)} there"
            yield (ours.line if ours else 1), counts
        elif len(theirs.options) != len(ours.options):
            yield (
                ours.line,
                f"question {number} has {len(ours.options)} options here, {len(theirs.options)} there",
            )
        elif theirs.right != ours.right:
            yield (
                ours.line,
                f"question {number}: the tick stands at option {ours.right + 1}, there at {theirs.right + 1}",
            )
