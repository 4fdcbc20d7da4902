"""The command line: `mahalli`, or `python -m bot`."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from bot.errors import ContentError, UseError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0, 1 for faults found, 2 for a wrong use said in one sentence."""
    parsed = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    logging.getLogger("mahalli").setLevel(logging.INFO)
    try:
        return int(parsed.run(parsed) or 0)
    except UseError as wrong:
        print(f"mahalli: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads what we print has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as wrong:  # a file or folder that was named cannot be used
        print(
            f"mahalli: {wrong.strerror or 'a file cannot be used'}: {wrong.filename or ''}", file=sys.stderr
        )
        return 2
    except ContentError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    from bot.cli import COMMANDS

    parser = argparse.ArgumentParser(prog="mahalli", description="Mahalli: learn, list, be chosen fairly.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(one)
        one.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
