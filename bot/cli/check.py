"""`mahalli check`: every fault of the texts and lessons, with file and line."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from bot.cli.command import Command
from bot.cli.needs import gather
from bot.language.catalogue import ours
from bot.language.content import CONTENT
from bot.language.facts import line_of
from bot.language.lessons import Lessons, read_lessons
from bot.language.lexicon import load_lexicon
from bot.language.lint import Fault, check
from bot.learning.tasks import CHECKS


def _check(arguments: Namespace) -> int:
    load_lexicon(CONTENT / "lexicon.yaml")  # a ContentError says what is wrong and where
    lessons, _ = read_lessons(CONTENT)
    faults = sorted({*check(CONTENT, gather(ours())), *strange(lessons)})
    for fault in faults:
        print(fault)
    print("the content is well" if not faults else f"{len(faults)} to mend")
    return 1 if faults else 0


def strange(lessons: Lessons) -> Iterator[Fault]:
    """Lessons whose front matter names a check that we do not have, or that photos cannot answer."""
    for lesson in (lesson for language in lessons.values() for lesson in language.values()):
        if not lesson.check:
            continue
        line = line_of(Path(lesson.file).read_text(encoding="utf-8"), "check:")
        if lesson.check not in CHECKS:
            yield Fault(
                lesson.file, line, f"no such check: {lesson.check}; we have {', '.join(sorted(CHECKS))}"
            )
        elif lesson.photos:
            yield Fault(
                lesson.file, line, f"{lesson.check} reads words or numbers, and the task asks for photos"
            )


CHECK = Command("check", "look for faults in the texts and lessons", _check)
