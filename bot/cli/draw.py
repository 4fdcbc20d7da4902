"""`mahalli draw`: check a campaign's public log, from the database or as it was published, and say how long one waits."""

import asyncio
import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.cli.command import Command, number
from bot.cli.serve import ready
from bot.engine.speech import Speech
from bot.errors import UseError
from bot.language.catalogue import ours
from bot.market.fairness import chain, ledger, line
from bot.people.team import staff
from bot.store.store import open_store
from bot.store.tx import Tx
from bot.web import recompute
from bot.web.fairness import log


def _draw(arguments: Namespace) -> int:
    if arguments.file:
        return _published([Path(name) for name in arguments.file])
    lines, bad = asyncio.run(_asked(ready().database_url, arguments.campaign))
    print("\n".join(lines))
    return bad


def _published(files: list[Path]) -> int:
    for file in files:
        if not file.is_file():
            raise UseError(f"there is no file {file}")
    try:
        files[0].read_text("utf-8")
    except (ValueError, OSError):
        raise UseError(f"{files[0]} is not a log as /fairness publishes it") from None
    try:
        return recompute.main(*map(str, files))
    except (ValueError, KeyError, TypeError):
        raise UseError(f"{files[-1]} is not a draw as /fairness publishes it") from None


async def _asked(database: str, campaign: int) -> tuple[list[str], int]:
    store = await open_store(database, Speech(ours()))
    try:
        return await store.run(lambda tx: _checked(tx, campaign))
    finally:
        await store.close()


def _checked(tx: Tx, campaign: int) -> tuple[list[str], int]:
    """What there is to say of a campaign, and the exit code: 1 when its log or a draw does not hold."""
    home = next((one for one in staff.campaigns(tx) if one.id == campaign), None)
    if home is None:
        raise UseError(f"there is no campaign {campaign}")
    lines = log(tx, campaign)
    try:
        entries = recompute.check_log(lines)
    except ValueError as error:
        return [str(error)], 1
    said, bad = [f"the log holds: {len(lines)} entries"], 0
    for nth in range(1, 1 + sum(what == "list" for _, what, _ in entries)):
        found = ledger.by_nth(tx, campaign, nth)
        file = json.loads(chain.canonical(ledger.published(tx, found))) if found else None
        wrong = recompute.check_draw(file, entries) if file else ["it is in the log and not in the database"]
        bad += bool(wrong)
        said.append(f"draw {nth}: {'; '.join(wrong) or 'recomputed, all the same'}")
    return [*said, _promise(tx, home)], 1 if bad else 0


def _promise(tx: Tx, home: staff.Campaign) -> str:
    if not home.slots:
        return "no draw is held: what is accepted is shown"
    rules, waiting = line.forecast(tx, home)
    return (
        f"{len(waiting)} wait for {rules.slots} places a week: one goes first after {rules.weeks} weeks,"
        f" and waits {rules.latest} weeks at most"
    )


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--campaign", type=number, default=1, help="its number, as in /fairness/NUMBER (1)")
    parser.add_argument(
        "file", nargs="*", help="published files instead: log.jsonl, then draws such as 1.json"
    )


DRAW = Command("draw", "check the draws and the public log, and print the bound", _draw, _arguments)
