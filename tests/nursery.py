"""Where services of the tests are born: imported once, with all that a start reads, and forked from then on."""

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.__main__ import main
from bot.cli import serve as _serve  # noqa: F401 - all of the house
from bot.language.catalogue import ours
from tests.crash import STEPS, Fuse

ours()


def serve(settings: Mapping[str, str], folder: Path, crash: tuple[str, int] | None) -> None:
    """`mahalli serve` in this process, in that folder; what it prints goes to `service.log`."""
    for name in [name for name in os.environ if name.startswith("MAHALLI_")]:
        del os.environ[name]
    os.environ.update(settings)
    os.chdir(folder)
    log = os.open("service.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    logging.getLogger().handlers.clear()
    if crash:
        step, times = crash
        STEPS[step](Fuse(times))
    sys.exit(main(["serve"]))
