"""`mahalli certificate`: how a certificate stands, and withdrawing one."""

import asyncio
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from functools import partial

from bot.cli.command import Command
from bot.cli.serve import ready
from bot.engine.speech import Speech
from bot.errors import UseError
from bot.language.catalogue import ours
from bot.learning import certificates
from bot.learning.certificates import Certificate
from bot.store.store import open_store
from bot.store.tx import Tx


def _certificate(arguments: Namespace) -> None:
    found = asyncio.run(_asked(ready().database_url, arguments.code, arguments.revoke))
    if found is None:
        raise UseError("there is no certificate with this code: look at it again, it has no 0, 1, I, L or O")
    shown = "its page shows the name" if found.open else "its page hides the name"
    state = "valid" if found.valid else f"withdrawn on {_day(found.revoked_at)}"
    print(f"{found.code}: {state}, issued on {_day(found.issued_at)} to {found.name} ({shown})")


async def _asked(database: str, code: str, revoke: bool) -> Certificate | None:
    store = await open_store(database, Speech(ours()))
    try:
        return await store.run(partial(_look, code=code, revoke=revoke))
    finally:
        await store.close()


def _look(tx: Tx, code: str, revoke: bool) -> Certificate | None:
    if revoke:
        certificates.revoke(tx, code)
    return certificates.by_code(tx, code)


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="the eight letters and digits on it")
    parser.add_argument("--revoke", action="store_true", help="withdraw it for good")


CERTIFICATE = Command(
    "certificate", "show how a certificate stands, or withdraw it", _certificate, _arguments
)
