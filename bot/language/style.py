"""How a lesson may read: nothing that turns around on a phone, no Markdown, no word of the list of its language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.language.content import LANGUAGES
from bot.language.files import Mistake, text_of, yaml_of
from bot.language.isolates import leans_left
from bot.language.lesson import Lesson
from bot.language.lessons import Lessons
from bot.language.sources import Fault

_MARKDOWN = re.compile(r"\*\*|__|`|\]\(")
_TURNING = (  # measured with an implementation of the bidirectional algorithm
    (re.compile(r"\d\s*%|%\s*\d"), "a % beside a number jumps to its other side: write it in words"),
    (re.compile(r"\d\s*[-–]\s*\d"), "numbers around a dash change places: write from 5 to 7 in words"),
    (re.compile(r"\d \d"), "a number with spaces turns around: write it without, or on a line of its own"),
    (re.compile(r"\+\s*\d|\d\s*\+|\d\s*=|=\s*\d"), "+ and = turn around beside numbers: write it in words"),
    (re.compile("[\u0660-\u0669\u06f0-\u06f9]"), "digits of lessons are 0 to 9"),
    (re.compile("\u0640"), "a word is stretched with tatweel"),
)
_MARKS = re.compile("[\u064b-\u065f\u0670]")  # vowels and other small signs: a word is the same without them

Avoided = Mapping[str, str]  # a word, and what to write instead


def faults(lessons: Lessons, folder: Path) -> Iterator[Fault]:
    """The faults of style, by card, question and task. The lists are <language>/lessons/avoid.yaml."""
    for language, told in lessons.items():
        path = folder / language / "lessons" / "avoid.yaml"
        try:
            avoided = _avoided(path)
        except Mistake as mistake:
            yield Fault(str(path), mistake.line, mistake.message)
            avoided = {}
        for lesson in told.values():
            yield from _of_lesson(lesson, avoided, arabic=language == LANGUAGES[0])


def texts(lesson: Lesson) -> Iterator[tuple[int, str, str]]:
    """Every text of a lesson with its line and what it is."""
    for card in lesson.cards:
        yield card.line, "card", card.text
        yield card.line, "quote", card.fallback
    for question in lesson.questions:
        yield question.line, "question", question.text
        yield question.line, "reason", question.why
    yield lesson.task_line, "task", lesson.task


def _avoided(path: Path) -> Avoided:
    """The list of a language; none when there is no file. Raises Mistake."""
    found = yaml_of(text_of(path)) if path.exists() else {}
    if not isinstance(found, dict):
        raise Mistake(1, "expected a word a line: `word: what to write instead`")
    return {_MARKS.sub("", str(word)): str(instead) for word, instead in found.items()}


def _of_lesson(lesson: Lesson, avoided: Avoided, *, arabic: bool) -> Iterator[Fault]:
    options = [(question.line, option) for question in lesson.questions for option in question.options]
    for line, what, text in texts(lesson):
        if arabic and leans_left(text):
            message = f"the {what} begins with a Latin letter or digit: begin in Arabic"
            yield Fault(lesson.file, line, message)
    for line, text in [*options, *((line, text) for line, _, text in texts(lesson))]:
        found = [*_of_words(text, avoided), *_of_signs(text, arabic=arabic)]
        yield from (Fault(lesson.file, line, message) for message in found)


def _of_signs(text: str, *, arabic: bool) -> Iterator[str]:
    if _MARKDOWN.search(text):
        yield "no Markdown here: she would see the signs themselves (**, __, `, [..](..))"
    if arabic:
        for pattern, message in _TURNING:
            if found := pattern.search(text):
                yield f"{message} ({found[0]})"


def _of_words(text: str, avoided: Avoided) -> Iterator[str]:
    plain = _MARKS.sub("", text)
    if not _any_of(tuple(avoided)).search(plain):
        return
    for word, instead in avoided.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain, re.I):
            yield f"{word}: {instead}"


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)", re.I)
