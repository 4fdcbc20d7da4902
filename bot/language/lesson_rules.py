"""What must hold of the lessons: short enough for a phone, facts registered, translations fresh."""

from collections.abc import Iterator

from bot.language.facts import Register
from bot.language.isolates import leans_left
from bot.language.lesson import Lesson
from bot.language.lessons import Lessons
from bot.language.sources import LANGUAGES, Fault

TICK = 2  # "✓ " before the title of a finished lesson
TEXT = 350  # characters: one screen of a small phone, content notes 5.1
CARDS, QUESTIONS = range(3, 6), range(2, 4)


def faults(lessons: Lessons, register: Register, label: int) -> Iterator[Fault]:
    """The faults of all lessons. `label` is the most characters of a button: options stand on buttons."""
    origin, *translations = LANGUAGES
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        yield from _of_measures(lesson, label)
        yield from _of_facts(lesson, register)
    for lesson in lessons[origin].values():
        yield from _of_direction(lesson)
        for language in translations:
            yield from _of_translation(lesson, lessons[language].get(lesson.slug), language)
    for language in translations:
        for slug, lesson in lessons[language].items():
            if slug not in lessons[origin]:
                yield Fault(lesson.file, 1, "there is no Arabic lesson of this name")


def _of_measures(lesson: Lesson, label: int) -> Iterator[Fault]:
    if len(lesson.places()) not in CARDS:
        yield Fault(lesson.file, 1, f"{len(lesson.places())} cards; a lesson has 3 to 5")
    if len(lesson.questions) not in QUESTIONS:
        yield Fault(lesson.file, 1, f"{len(lesson.questions)} questions; a lesson has 2 or 3")
    if len(lesson.title) > label - TICK:
        yield Fault(lesson.file, 1, f"title too long for a button with its tick ({label - TICK})")
    for line, text in _texts(lesson):
        if len(text) > TEXT:
            yield Fault(lesson.file, line, f"a text of {len(text)} characters; {TEXT} at most")
    for question in lesson.questions:
        for option in question.options:
            if len(option) > label:
                yield Fault(lesson.file, question.line, f"option too long for a button ({label}): {option}")


def _texts(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for card in lesson.cards:
        yield from ((card.line, card.text), (card.line, card.fallback))
    for question in lesson.questions:
        yield from ((question.line, question.text), (question.line, question.why))
    yield 1, lesson.task


def _of_facts(lesson: Lesson, register: Register) -> Iterator[Fault]:
    for card in lesson.cards:
        if card.facts and not card.fallback:
            yield Fault(lesson.file, card.line, "facts age: without a fallback this card will be missing")
        for name in card.facts:
            fact = register.get(name)
            if fact is None:
                yield Fault(lesson.file, card.line, f"facts.yaml has no `{name}`")
            elif card.checked_on and card.checked_on < fact.checked_on:
                message = f"`{name}` was checked on {fact.checked_on}: read this card again and date it so"
                yield Fault(lesson.file, card.line, message)


def _of_direction(lesson: Lesson) -> Iterator[Fault]:
    for card in lesson.cards:
        if leans_left(card.text):
            yield Fault(
                lesson.file, card.line, "the card begins with a Latin letter or digit: begin in Arabic"
            )


def _of_translation(lesson: Lesson, twin: Lesson | None, language: str) -> Iterator[Fault]:
    if twin is None:
        yield Fault(lesson.file, 1, f"this lesson is missing in {language}")
        return
    if twin.source != lesson.digest:
        message = f"stale: once it says what the Arabic says, put `source: {lesson.digest}`"
        yield Fault(twin.file, 1, message)
    if _shape(twin) != _shape(lesson):
        yield Fault(
            twin.file, 1, "not built like the Arabic: id, track, photos, cards, facts, options, right answers"
        )


def _shape(lesson: Lesson) -> object:
    cards = [(card.country, card.facts) for card in lesson.cards]
    questions = [(len(question.options), question.right) for question in lesson.questions]
    return lesson.id, lesson.track, lesson.photos, cards, questions
