"""What a command is: a name, a line of help, its arguments, and what it does."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`run` returns the exit code; `arguments` adds to the command's own parser."""

    name: str
    help: str
    run: Callable[[Namespace], int | None]
    arguments: Callable[[ArgumentParser], object] = lambda parser: None


def number(text: str) -> int:
    """The number of something in the database, as it is typed. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise ArgumentTypeError(f"{text} is not a number of ours")
    return int(text)
