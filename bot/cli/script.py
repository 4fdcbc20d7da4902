"""A talk as a text file: what each person does, what the bot must say, and when time passes.

# a comment
@ coordinator        from here on, this person
> مرحبا              she writes
> [نعم]              she taps the newest button that reads so
> (photo)            or (photo dark), (album 4), (voice), (sticker), (video), (near 32.5 35.8), (card +962790000000)
< أهلاً بكِ …        the next message begins like this; without … it is exactly this, on one line
< …                  any message
~ 20h                time passes: s, m, h or d
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.errors import UseError
from bot.reading.normalise import INVISIBLE

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_MARKS = {"@": "person", ">": "does", "<": "hears", "~": "waits"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a script."""

    line: int
    what: Literal["person", "does", "hears", "waits"]
    text: str


def parse(lines: Iterable[str]) -> Iterator[Step]:
    """The steps of a script. Raises UseError, naming the line, for one that is none."""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        what = _MARKS.get(line[0])
        if what is None:
            raise UseError(f"line {number}: a line begins with @, >, <, ~ or #")
        yield Step(number, what, line[1:].strip())  # type: ignore[arg-type] # the four marks


def seconds(text: str) -> float:
    """How long `20h` is. Raises UseError."""
    found = re.fullmatch(r"(\d+)\s*([smhd])", text)
    if not found:
        raise UseError(f"{text!r} is no time such as 20h")
    return float(found[1]) * _SECONDS[found[2]]


def flat(text: str) -> str:
    """A message on one line, without marks that are not seen: as a script has it."""
    return " ".join(INVISIBLE.sub("", text).split())


def fits(expected: str, heard: str) -> bool:
    """Whether a message is what the script expects."""
    wanted, got = flat(expected), flat(heard)
    if wanted.endswith("…"):
        return got.startswith(wanted[:-1].strip())
    return got == wanted
