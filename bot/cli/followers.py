"""`mahalli followers import`: a list of people who said yes elsewhere, with the proof; counted before it is taken."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.broadcast import imports
from bot.broadcast.imports import Sheet
from bot.cli.command import Command, number
from bot.cli.serve import ready
from bot.engine.speech import Speech
from bot.errors import UseError
from bot.language.catalogue import ours
from bot.people.team import audit, staff
from bot.people.team.staff import Campaign
from bot.store.store import Store, open_store
from bot.store.tx import Tx

SLICE = 500  # rows taken at a time, while the house goes on answering
SHOWN = 10  # refused lines that are named


def _followers(arguments: Namespace) -> None:
    try:
        lines = Path(arguments.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        raise UseError(f"{arguments.file} cannot be read as a list") from None
    asyncio.run(_import(ready().database_url, lines, arguments.campaign, arguments.yes))


async def _import(database: str, lines: list[str], number: int, agreed: bool) -> None:
    store = await open_store(database, Speech(ours()))
    try:
        found = await store.run(lambda tx: [one for one in staff.campaigns(tx) if one.id == number])
        if not found:
            raise UseError(f"there is no campaign {number}")
        today = datetime.now(UTC).astimezone(found[0].zone).date()
        sheet = imports.read(lines, found[0].country, today)
        _told(sheet)
        if agreed:
            _done(await _taken(store, found[0], sheet))
        else:
            print("Nothing was changed. Add --yes to take them.")
    finally:
        await store.close()


def _told(sheet: Sheet) -> None:
    channels = Counter(row.channel for row in sheet.rows)
    by = ", ".join(f"{count} on {channel}" for channel, count in channels.items())
    print(f"{len(sheet.rows)} can be taken{f' ({by})' if by else ''}, {len(sheet.refused)} cannot.")
    for line, why in sheet.refused[:SHOWN]:
        print(f"line {line}: {why}")
    if channels["telegram"]:
        print(
            "On Telegram nobody can be written to who never started the bot: such rows wait until she does."
            " Send her the bot's link."
        )
    if channels["whatsapp"]:
        print(
            "On WhatsApp they get the digest of products by its template; nothing else is written to them first."
        )


async def _taken(store: Store, campaign: Campaign, sheet: Sheet) -> Counter[str]:
    found: Counter[str] = Counter()
    for first in range(0, len(sheet.rows), SLICE):
        rows = sheet.rows[first : first + SLICE]
        work = partial(
            imports.take, campaign=campaign.id, country=campaign.country, zone=campaign.zone, rows=rows
        )
        found += await store.run(work)
    await store.run(partial(_noted, campaign=campaign.id, found=found))
    return found


def _noted(tx: Tx, campaign: int, found: Counter[str]) -> None:
    audit.note(tx, None, campaign, "followers.import", "", **found)


def _done(found: Counter[str]) -> None:
    print(
        f"{found['new']} follow from now on, {found['already']} did before, {found['said-no']} said no since and"
        f" stay out; {found['waiting']} wait until they write to the bot."
    )


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("import",), help="take a list in")
    parser.add_argument(
        "file",
        metavar="FILE.csv",
        help=f"with the columns {', '.join(imports.COLUMNS)}; and {', '.join(imports.MORE)}",
    )
    parser.add_argument(
        "--campaign", type=number, required=True, metavar="N", help="whose followers they are"
    )
    parser.add_argument("--yes", action="store_true", help="take them; without it they are only counted")


FOLLOWERS = Command(
    "followers", "take in a list of followers, with proof of their yes", _followers, _arguments
)
