"""Where processes of the tests are born: imported once, with all that a start reads, and forked from then on."""

import logging
import multiprocessing
import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.__main__ import main
from bot.cli import serve as _serve  # noqa: F401 - all of the house
from bot.language.catalogue import ours
from tests.crash import STEPS, Fuse

ours()


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.nursery"])


def serve(settings: Mapping[str, str], folder: Path, crash: tuple[str, int] | None) -> None:
    """`mahalli serve` in this process, in that folder; what it prints goes to `service.log`."""
    _settle(settings, folder, folder / "service.log", folder / "service.log")
    if crash:
        step, times = crash
        STEPS[step](Fuse(times))
    sys.exit(main(["serve"]))


def command(settings: Mapping[str, str], folder: Path, paper: Path, arguments: Sequence[str]) -> None:
    """`mahalli` with these arguments, reading `paper/in`; what it prints goes to `paper/out` and `paper/err`."""
    with (paper / "in").open() as typed:
        os.dup2(typed.fileno(), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it is the process's own
    _settle(settings, folder, paper / "out", paper / "err")
    warnings.simplefilter("default", ResourceWarning)
    sys.exit(main(arguments))


def _settle(settings: Mapping[str, str], folder: Path, out: Path, err: Path) -> None:
    """This process with these settings and no others, in that folder."""
    for name in [name for name in os.environ if name.startswith("MAHALLI_")]:
        del os.environ[name]
    os.environ.update(settings)
    os.chdir(folder)
    for stream, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    logging.getLogger().handlers.clear()
