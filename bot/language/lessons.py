"""Lessons from content/<language>/lessons/<track>/<nn>-<slug>.md, in the order of their file names.

    ---
    id: P1
    title: Light first
    minutes: 3
    photos: 2                   how many photos the task asks for; left out when it is answered in words
    can: place a product in good light
    source: sha256-...          only in a translation: the digest of the Arabic it was made from
    ---

    ## Card                     she sees what stands here, line by line
    picture: side-light         content/pictures/side-light.svg, shown above it; may be left out
    Text.

    ## Card Jordan              replaces, in that country, the card before it
    facts: emergency-jo         ids of facts.yaml. Once a check has expired she sees the quote instead,
    checked_on: 2026-11-21      or, without one, the card this one replaces
    Text with the fact.
    > Text without it.

    ## Question                 two or more options, the right one ticked, and why
    Where do we put it?
    - [ ] here
    - [x] there
    > Because.

    ## Task
    Text.

The words of the headings belong to the language: headings.yaml, beside the tracks. A lesson read aloud is
<nn>-<slug>.ogg beside its file.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.errors import ContentError
from bot.language.content import LANGUAGES
from bot.language.files import Mistake
from bot.language.lesson import Card, Lesson, Question
from bot.language.markdown import parse, read_headings
from bot.language.sources import Fault

__all__ = ["Card", "Lesson", "Lessons", "Question", "load_lessons", "read_lessons"]

T = TypeVar("T")
Lessons = Mapping[str, Mapping[str, Lesson]]


def load_lessons(folder: Path) -> Lessons:
    """The lessons of `folder` (content/) by language and slug.

    Raises ContentError, a line per faulty file, `file:line: message`.
    """
    lessons, faults = read_lessons(folder)
    if faults:
        raise ContentError("\n".join(map(str, faults)))
    return lessons


def read_lessons(folder: Path) -> tuple[Lessons, list[Fault]]:
    """The lessons that can be read, and the first fault of each file that cannot."""
    faults: list[Fault] = []
    lessons = {language: _language(folder / language / "lessons", faults) for language in LANGUAGES}
    return lessons, faults


def _language(root: Path, faults: list[Fault]) -> dict[str, Lesson]:
    lessons: dict[str, Lesson] = {}
    for lesson in _readable(root, faults):
        twin = next((one for one in lessons.values() if lesson.slug == one.slug or lesson.id == one.id), None)
        if twin:
            faults.append(Fault(lesson.file, 1, f"its name or id is already that of {twin.file}"))
        else:
            lessons[lesson.slug] = lesson
    return lessons


def _readable(root: Path, faults: list[Fault]) -> Iterator[Lesson]:
    files = sorted(path for path in root.glob("*/*.md") if not path.name.startswith("."))
    if not files or not (headings := _tried(read_headings, root / "headings.yaml", faults)):
        return
    for path in files:
        if lesson := _tried(partial(parse, headings=headings), path, faults):
            yield lesson


def _tried(read: Callable[[Path], T], path: Path, faults: list[Fault]) -> T | None:
    try:
        return read(path)
    except Mistake as mistake:
        faults.append(Fault(str(path), mistake.line, mistake.message))
        return None
