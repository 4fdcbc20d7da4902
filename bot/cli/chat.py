"""`mahalli chat`: a talk in the terminal, typed, played from a script, or recorded as one."""

import asyncio
import difflib
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from bot.cli.command import Command
from bot.cli.rehearsal import Rehearsal, drawn, rehearsal
from bot.cli.script import Step, flat, parse
from bot.errors import UseError
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lessons import load_lessons
from bot.talk.messages import Reply

COUNTRIES = ("JO", "MA")
NEAR = 0.6  # how alike two names must be, of 1, for one to be taken for a slip of the other


def _chat(arguments: Namespace) -> int:
    if arguments.lesson:
        _known(arguments.lesson)
    elif arguments.language or arguments.country:
        raise UseError("--language and --country go with --lesson")
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_talk(Path(folder), arguments))


async def _talk(folder: Path, arguments: Namespace) -> int:
    async with rehearsal(folder) as room:
        if arguments.lesson:
            await room.joins(arguments.language or LANGUAGES[0], arguments.country or COUNTRIES[0])
            await room.does(f"(start lesson-{arguments.lesson})")
        if arguments.script or not sys.stdin.isatty():
            return await play(room, parse(_lines(arguments.script)), sys.stdout)
        return await _typed(room, arguments.record)


def _known(slug: str) -> None:
    """Raises UseError for a lesson we do not have, with those that are called nearly so."""
    slugs = sorted(load_lessons(CONTENT)[LANGUAGES[0]])
    if slug not in slugs:
        near = difflib.get_close_matches(slug.lower(), slugs, n=5, cutoff=NEAR)
        known = f"near it are {', '.join(near)}" if near else f"there are {', '.join(slugs)}"
        raise UseError(f"there is no lesson {slug!r}; {known}")


def _lines(script: str) -> list[str]:
    """The lines of a script, or of standard input. Raises UseError."""
    if script in {"", "-"}:
        return sys.stdin.read().splitlines()
    try:
        return Path(script).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        raise UseError(f"{script} cannot be read as a script") from None


async def play(room: Rehearsal, steps: Iterable[Step], out: TextIO) -> int:
    """Play a script and print the talk. Returns 1 at the first line that does not come true."""
    for step in steps:
        print(f"{step.text if step.what == 'hears' else f'{_mark(step)} {step.text}'}", file=out)
        try:
            wrong = await perform(room, step)
        except LookupError as error:
            wrong = str(error)
        if wrong:
            print(f"line {step.line}: {wrong}", file=out)
            return 1
    return 0


async def perform(room: Rehearsal, step: Step) -> str:
    """Do one step. Returns what is wrong, or nothing."""
    match step.what:
        case "person":
            room.person = step.text
        case "does":
            await room.does(step.text)
        case "waits":
            await room.waits(step.text)
        case "hears":
            return room.hears(step.text)
    return ""


def _mark(step: Step) -> str:
    return {"person": "@", "does": ">", "waits": "~"}.get(step.what, "")


async def _typed(room: Rehearsal, record: str) -> int:
    """Line by line from the keyboard; an empty line or Ctrl-D ends."""
    print("Write as she would; [label] taps a button, (photo) sends one, @ coordinator changes the person.")
    _show(room.fresh())
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        written = line if line[0] in "@~" else f"> {line}"
        for step in parse([written]):
            try:
                await perform(room, step)
            except LookupError as error:
                print(error)
        heard = room.fresh()
        _show(heard)
        if record:
            lines = [written, *(f"< {flat(reply.text)}" for reply in heard)]
            await asyncio.to_thread(_write_down, Path(record), lines)
    return 0


def _show(heard: Iterable[Reply]) -> None:
    for reply in heard:
        print(f"\n{drawn(reply)}\n")


def _write_down(record: Path, lines: list[str]) -> None:
    with record.open("a", encoding="utf-8") as file:
        file.write("\n".join([*lines, ""]))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("script", nargs="?", default="", help="a script to play (- for standard input)")
    parser.add_argument("--record", default="", metavar="FILE", help="add the talk to this file, as a script")
    parser.add_argument("--lesson", default="", metavar="SLUG", help="begin at once with this lesson")
    parser.add_argument("--language", default="", choices=LANGUAGES, help="of the lesson; Arabic without it")
    parser.add_argument("--country", default="", choices=COUNTRIES, help="of the lesson; Jordan without it")


CHAT = Command("chat", "a talk in the terminal", _chat, _arguments)
