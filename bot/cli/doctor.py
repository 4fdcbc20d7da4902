"""`mahalli doctor`: everything that must be right before people write, each on a line."""

import asyncio
import shutil
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram import Telegram
from bot.cli import sender, setup
from bot.cli.command import Command
from bot.cli.serve import ready
from bot.errors import ChannelLost, MahalliError
from bot.language.content import CONTENT
from bot.language.facts import load_facts
from bot.photos.press import Press
from bot.settings import Settings

ROOM = 500 << 20  # bytes of disk below which we warn

Finding = setup.Finding
MARKS = {True: "ok  ", None: "warn", False: "BAD "}


def _doctor(arguments: Namespace) -> int:
    settings = ready()
    findings = [*_here(settings), *asyncio.run(_there(settings))]
    for well, text in findings:
        print(f"{MARKS[well]} {text}")
    return 1 if any(well is False for well, _ in findings) else 0


def _here(settings: Settings) -> Iterator[Finding]:
    """What can be seen on this machine."""
    yield True, "settings, data folder and database"
    free = shutil.disk_usage(settings.data_dir).free
    yield free > ROOM, f"disk: {free >> 20} MB free"
    yield time.time() > 1_700_000_000, f"clock: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    today = datetime.now(UTC).date()
    stale = [name for name, fact in load_facts(CONTENT).items() if not fact.fresh(today)]
    yield not stale, f"facts to check again: {', '.join(stale) or 'none'}"


async def _there(settings: Settings) -> list[Finding]:
    """What the channels say of us."""
    return [*await _telegram(settings), *await sender.findings(settings)]


async def _telegram(settings: Settings) -> list[Finding]:
    if not settings.telegram_token:
        stands = await setup.of_campaigns(settings, None)
        simulator = " (the simulator runs on loopback)" if settings.demo else ""
        return [(True, f"Telegram: not switched on{simulator}"), *stands]
    files = Press(settings.data_dir, {}).file
    telegram = Telegram(settings.telegram_token, settings.telegram_api_url, files=files)
    try:
        try:
            await telegram.start()
            said = _said(settings, await telegram.check(settings.telegram_channel))
        except ChannelLost as error:
            said = [(False, f"channel: {error}")]
        except MahalliError as error:
            return [(False, f"Telegram: {error}"), *await setup.of_campaigns(settings, None)]
        return [*said, *await setup.of_campaigns(settings, telegram)]
    finally:
        await telegram.close()


def _said(settings: Settings, found: dict[str, Any]) -> list[Finding]:
    """What Telegram said of the bot and of the settings' channel."""
    hook = found["webhook"] if settings.telegram_mode == "webhook" else "polling"
    return [
        (bool(found["username"]), f"Telegram: @{found['username']}, {hook or 'no webhook yet'}"),
        (
            not found["last_error"],
            f"webhook: {found['last_error'] or 'no error'}, {found['pending']} waiting",
        ),
        (
            bool(found["can_post"]),
            f"channel: {found['title']}, {'may' if found['can_post'] else 'may not'} post",
        ),
        (bool(settings.coordinators), f"coordinators: {len(settings.coordinators)}"),
    ]


DOCTOR = Command("doctor", "look whether everything is right", _doctor)
