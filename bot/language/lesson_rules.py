"""What must hold of the lessons: short enough for a phone, facts registered, every file of use."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.language.content import LANGUAGES
from bot.language.facts import Register, line_of
from bot.language.lesson import Lesson
from bot.language.lessons import Lessons
from bot.language.markdown import recording
from bot.language.sources import Fault
from bot.language.style import texts
from bot.language.voices import LESSON, is_voice

TICK = 2  # "✓ " before the title of a finished lesson
CAN = 120  # characters: a line of the welcome to a lesson
TEXT = 350  # characters: one screen of a small phone
CARDS, QUESTIONS = range(3, 6), range(2, 4)


def faults(lessons: Lessons, register: Register, label: int, folder: Path) -> Iterator[Fault]:
    """The faults of all lessons, and of the pictures and recordings for them in `folder` (content/).

    `label` is the most characters of a button: options stand on buttons.
    """
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        yield from _of_measures(lesson, label)
        yield from _of_facts(lesson, register)
        yield from _of_pictures(lesson, folder)
        yield from _of_voice(lesson)
    yield from _of_strays(folder)


def unused(lessons: Lessons, folder: Path) -> Iterator[Fault]:
    """Pictures and recordings of no lesson. Asked once every lesson can be read."""
    told = [lesson for language in lessons.values() for lesson in language.values()]
    shown = {card.picture for lesson in told for card in lesson.cards}
    for picture in sorted((folder / "pictures").glob("*.svg")):
        if picture.stem not in shown:
            yield Fault(str(picture), 1, "no card shows this picture: put `picture:` under its heading")
    spoken = {recording(Path(lesson.file)) for lesson in told}
    for path in sorted(folder.glob("*/lessons/*/*.ogg")):
        if path not in spoken:
            yield Fault(str(path), 1, "there is no lesson of this name")


def unknown(lessons: Lessons, register: Register) -> Iterator[Fault]:
    """Facts that stand in no register. Asked once the whole register can be read."""
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        for card in lesson.cards:
            for name in card.facts:
                if name not in register:
                    yield Fault(lesson.file, card.line, f"facts.yaml has no `{name}`")


def untold(lessons: Lessons, texts: Iterable[str]) -> Iterator[Fault]:
    """Lessons in a folder that is no track: nobody finds them. `texts` are the keys of the messages."""
    named = {key for key in texts if key.startswith("track-")}
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        key = f"track-{lesson.track}"
        if named and key not in named:
            yield Fault(lesson.file, 1, f"the folder {lesson.track} is no track: no text is called `{key}`")


def unchecked(lessons: Lessons, checks: Collection[str]) -> Iterator[Fault]:
    """Lessons whose task nobody looks at: a check we do not have, one that photos cannot answer, or neither
    check nor photos (the safety lesson has a task of its own). No checks are given where nobody asks (Needs)."""
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        if checks and (message := _unchecked(lesson, checks)):
            line = line_of(Path(lesson.file).read_text(encoding="utf-8"), "check:")
            yield Fault(lesson.file, line, message)


def _unchecked(lesson: Lesson, checks: Collection[str]) -> str:
    if not lesson.check:
        looked_at = lesson.photos or lesson.track == "safety"
        return "" if looked_at else "nothing is done with her answer: name a `check:`, or ask for `photos:`"
    if lesson.check not in checks:
        return f"no such check: {lesson.check}; we have {', '.join(sorted(checks))}"
    return f"{lesson.check} reads words or numbers, and the task asks for photos" if lesson.photos else ""


def _of_measures(lesson: Lesson, label: int) -> Iterator[Fault]:
    if len(lesson.places()) not in CARDS:
        yield Fault(lesson.file, 1, f"{len(lesson.places())} cards; a lesson has 3 to 5")
    if len(lesson.questions) not in QUESTIONS:
        yield Fault(lesson.file, 1, f"{len(lesson.questions)} questions; a lesson has 2 or 3")
    if len(lesson.title) > label - TICK:
        yield Fault(
            lesson.file,
            1,
            f"title of {len(lesson.title)} characters; {label - TICK} fit on a button with its tick",
        )
    if len(lesson.can) > CAN:
        yield Fault(lesson.file, 1, f"`can:` has {len(lesson.can)} characters; {CAN} at most")
    for line, what, text in texts(lesson):
        if len(text) > TEXT:
            yield Fault(lesson.file, line, f"a {what} of {len(text)} characters; {TEXT} at most")
    for question in lesson.questions:
        for option in question.options:
            if len(option) > label:
                length = f"{len(option)} characters; {label} at most"
                yield Fault(lesson.file, question.line, f"option too long for a button ({length}): {option}")


def _of_facts(lesson: Lesson, register: Register) -> Iterator[Fault]:
    for card in lesson.cards:
        if card.facts and not card.fallback:
            yield Fault(lesson.file, card.line, "facts age: without a fallback this card will be missing")
        for name in card.facts:
            fact = register.get(name)
            if fact is None or card.checked_on is None or card.checked_on == fact.checked_on:
                continue
            older = card.checked_on < fact.checked_on
            what = "read this card again and date it so" if older else "mend the day here or there"
            message = f"`{name}` was checked on {fact.checked_on}: {what}"
            yield Fault(lesson.file, card.line, message)


def _of_pictures(lesson: Lesson, folder: Path) -> Iterator[Fault]:
    for card in lesson.cards:
        if card.picture and not (folder / "pictures" / f"{card.picture}.svg").is_file():
            yield Fault(lesson.file, card.line, f"there is no picture content/pictures/{card.picture}.svg")


def _of_strays(folder: Path) -> Iterator[Fault]:
    """Files that nobody will read: a lesson saved beside its folder, or under a name that is none."""
    for root in (folder / language / "lessons" for language in LANGUAGES):
        for path in sorted(root.glob("**/*")):
            place = path.relative_to(root)
            if path.is_dir() or path.name.startswith("."):
                continue
            if len(place.parts) == 1 and path.suffix != ".yaml":
                yield Fault(str(path), 1, "a lesson stands in the folder of its track, such as photography")
            elif len(place.parts) != 1 and path.suffix not in {".md", ".ogg"}:
                yield Fault(
                    str(path), 1, "this is not read: a lesson's file ends in .md, a recording in .ogg"
                )


def _of_voice(lesson: Lesson) -> Iterator[Fault]:
    if not lesson.voice:
        return
    path = recording(Path(lesson.file))
    if lesson.voice > LESSON:
        yield Fault(str(path), 1, f"{lesson.voice >> 10} KB; a lesson read aloud has {LESSON >> 10} at most")
    with path.open("rb") as file:
        if not is_voice(file.read(64)):
            yield Fault(str(path), 1, "not a voice note: it must be Ogg with Opus")
