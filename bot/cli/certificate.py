"""`mahalli certificate`: how a certificate stands, withdrawing one, and taking that back."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
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

Deed = Callable[[Tx, str], object]  # what is done to the certificate of a code


def _certificate(arguments: Namespace) -> None:
    found = asyncio.run(_asked(ready().database_url, arguments.code, arguments.deed))
    if found is None:
        raise UseError("there is no certificate with this code: look at it again, it has no 0, 1, I, L or O")
    shown = "its page shows the name" if found.open else "its page hides the name"
    state = "valid" if found.valid else f"withdrawn on {_day(found.revoked_at)}"
    print(f"{found.code}: {state}, issued on {_day(found.issued_at)} to {found.name} ({shown})")
    if found.barred:
        print("she gets no other one; --allow lets her have one again")


async def _asked(database: str, code: str, deed: Deed | None) -> Certificate | None:
    store = await open_store(database, Speech(ours()))
    try:
        return await store.run(partial(_look, code=code, deed=deed))
    finally:
        await store.close()


def _look(tx: Tx, code: str, deed: Deed | None) -> Certificate | None:
    if deed:
        deed(tx, code)
    return certificates.by_code(tx, code)


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="the eight letters and digits on it")
    either = parser.add_mutually_exclusive_group()
    for name, deed, what in (
        ("--revoke", certificates.bar, "withdraw it; she gets no other one"),
        ("--allow", certificates.allow, "after --revoke: let her have one again, under a new code"),
    ):
        either.add_argument(name, dest="deed", action="store_const", const=deed, help=what)


CERTIFICATE = Command(
    "certificate", "show how a certificate stands, or withdraw it", _certificate, _arguments
)
