"""`mahalli whatsapp …`: templates handed in for Meta's approval and how they stand, and what could not be delivered."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Mapping

from bot.channels.whatsapp.codes import Meaning, meaning
from bot.channels.whatsapp.drafts import Draft
from bot.cli.approvals import Line, approvals, drafts, line
from bot.cli.command import Command
from bot.cli.serve import ready
from bot.engine.receipts import troubles
from bot.errors import SendError, Unsendable, UseError
from bot.settings import Settings

Work = Callable[[Settings, Line], Awaitable[int]]
WEEK = 7 * 86400.0  # seconds
FOLLOWS: Mapping[Meaning, str] = {
    "": "not known here; see Twilio's error dictionary",
    "window": "her last message was too long ago: it waits for her",
    "later": "tried again by itself",
    "stop": "she cannot be reached there: nothing more is sent until she writes",
    "unwanted": "Meta keeps from her what she hardly reads: not tried again",
    "account": "the account, the sender or a template: look at mahalli doctor",
    "refused": "the message itself: not tried again",
}
QUICK, LISTS = range(1, 4), range(1, 11)  # how many buttons or rows there may be


def _run(arguments: Namespace) -> int:
    settings = ready()
    if not settings.twilio_sender:
        raise UseError("WhatsApp is not switched on: set MAHALLI_TWILIO_SENDER as docs/whatsapp.md says")
    return asyncio.run(_done(settings, arguments.work))


async def _done(settings: Settings, work: Work) -> int:
    async with line(settings) as open_line:
        try:
            return await work(settings, open_line)
        except SendError as error:
            raise UseError(f"{error}; look at the account and token, and at mahalli doctor") from None


async def _push(settings: Settings, open_line: Line) -> int:
    """Hand in what was not, and make the messages with buttons, so that no conversation waits for them."""
    if not (settings.twilio_api_url or settings.public_url.startswith("https://")):
        raise UseError(
            "MAHALLI_PUBLIC_URL must begin with https://: it stands in templates, and Meta looks at it"
        )
    refused = [said for draft in drafts(settings) if (said := await _handed_in(draft, open_line))]
    code = await _show(settings, open_line)
    made = [await open_line.contents.buttons(count) for count in QUICK]
    made += [await open_line.contents.rows(count) for count in LISTS]
    print(f"messages with buttons: {len([sid for sid in made if sid])} of {len(made)} stored")
    print("\n".join(refused), end="\n" if refused else "")
    return 1 if refused else code


async def _handed_in(draft: Draft, open_line: Line) -> str:
    """Nothing, or why Twilio would not have this one: the others are handed in all the same."""
    try:
        await open_line.contents.push(draft)
    except Unsendable as error:
        return f"{draft.name} {draft.language} could not be handed in: {error}"
    return ""


async def _status(settings: Settings, open_line: Line) -> int:
    await open_line.contents.refresh()
    return await _show(settings, open_line)


async def _show(settings: Settings, open_line: Line) -> int:
    found = approvals(drafts(settings), await open_line.contents.stored())
    for one in found:
        print(one)
    return 1 if any(one.ended for one in found) else 0


async def _troubles(settings: Settings, open_line: Line) -> int:
    found = await open_line.store.run(lambda tx: troubles(tx, tx.now - WEEK))
    for code, count in found:
        print(f"{code}  {count}  {FOLLOWS[meaning(code)]}")
    if not found:
        print("nothing failed in the last seven days")
    return 0


def _arguments(parser: ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    templates = kinds.add_parser("templates", help="messages with which we may begin")
    works = templates.add_subparsers(required=True, metavar="WHAT")
    deeds: tuple[tuple[str, str, Work], ...] = (
        ("push", "store at Twilio what is not there, and hand it in for approval", _push),
        ("status", "how each stands with Meta, and why one was rejected", _status),
    )
    for name, what, work in deeds:
        works.add_parser(name, help=what, description=what).set_defaults(work=work)
    what = "why messages could not be delivered in the last seven days, by Twilio's codes"
    kinds.add_parser("troubles", help=what, description=what).set_defaults(work=_troubles)


WHATSAPP = Command(
    "whatsapp",
    "templates of WhatsApp and how they stand with Meta; what could not be delivered",
    _run,
    _arguments,
)
