"""`mahalli bench`: the speed of a conversation over real HTTP, beside a peer; or what the photo coach sees."""

import importlib
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import ModuleType

from bot.cli.command import Command
from bot.errors import UseError


def suite() -> ModuleType:
    """The benchmark, which lies in the checkout beside the code and is not installed. Raises UseError."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    try:
        return importlib.import_module("bench")
    except ImportError:
        raise UseError("the benchmark needs a checkout with its tests' packages: run `make bench`") from None


def _bench(arguments: Namespace) -> int:
    if arguments.what == "photos":
        suite()
        return int(importlib.import_module("bench.photos.trial").run(quick=arguments.quick))
    return int(suite().run(people=arguments.people, talks=arguments.talks, quick=arguments.quick))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("photos",), help="the coach's eye instead of a talk")
    parser.add_argument("--people", type=int, default=100, help="how many talk at once (100)")
    parser.add_argument("--talks", type=int, default=5, help="how many talks each has (5)")
    parser.add_argument(
        "--quick", action="store_true", help="one round and a small kill; with photos, one in four"
    )


BENCH = Command("bench", "measure turns, replay, start and memory", _bench, _arguments)
