"""`mahalli check`: every fault of the texts and lessons, with file and line."""

from argparse import Namespace

from bot.cli.command import Command
from bot.cli.needs import gather
from bot.language.catalogue import ours
from bot.language.content import CONTENT
from bot.language.lexicon import load_lexicon
from bot.language.lint import check


def _check(arguments: Namespace) -> int:
    load_lexicon(CONTENT / "lexicon.yaml")  # a ContentError says what is wrong and where
    faults = check(CONTENT, gather(ours()))
    for fault in faults:
        print(fault)
    print("the content is well" if not faults else f"{len(faults)} to mend")
    return 1 if faults else 0


CHECK = Command("check", "look for faults in the texts and lessons", _check)
