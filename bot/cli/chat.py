"""`mahalli chat`: a talk in the terminal, typed, played from a script, or recorded as one."""

import asyncio
import sys
import tempfile
from argparse import ArgumentParser, FileType, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from bot.cli.command import Command
from bot.cli.rehearsal import Rehearsal, drawn, rehearsal
from bot.cli.script import Step, flat, parse


def _chat(arguments: Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_talk(Path(folder), arguments))


async def _talk(folder: Path, arguments: Namespace) -> int:
    async with rehearsal(folder) as room:
        if arguments.script or not sys.stdin.isatty():
            steps = list(parse(arguments.script or sys.stdin))
            return await play(room, steps, sys.stdout)
        return await _typed(room, arguments.record)


async def play(room: Rehearsal, steps: Iterable[Step], out: TextIO) -> int:
    """Play a script and print the talk. Returns 1 at the first line that does not come true."""
    for step in steps:
        print(f"{step.text if step.what == 'hears' else f'{_mark(step)} {step.text}'}", file=out)
        wrong = await perform(room, step)
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


async def _typed(room: Rehearsal, record: TextIO | None) -> int:
    """Line by line from the keyboard; an empty line or Ctrl-D ends."""
    print("Write as she would; [label] taps a button, (photo) sends one, @ coordinator changes the person.")
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        written = line if line[0] in "@~" else f"> {line}"
        for step in parse([written]):
            await perform(room, step)
        heard = room.fresh()
        for reply in heard:
            print(f"\n{drawn(reply)}\n")
        if record:
            print(written, *(f"< {flat(reply.text)}" for reply in heard), sep="\n", file=record, flush=True)
    return 0


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "script", nargs="?", type=FileType(encoding="utf-8"), help="a script (- for standard input)"
    )
    parser.add_argument(
        "--record", type=FileType("w", encoding="utf-8"), metavar="FILE", help="write the talk down"
    )


CHAT = Command("chat", "a talk in the terminal", _chat, _arguments)
