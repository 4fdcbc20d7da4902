"""What the doctor says of WhatsApp: the account at Twilio, our address, templates, and the day's limit."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from bot.channels.whatsapp.codes import meaning
from bot.channels.whatsapp.sandbox import SENDER as SANDBOX
from bot.cli.approvals import Line, approvals, drafts, line
from bot.cli.setup import Finding
from bot.cli.whatsapp import WEEK
from bot.engine.receipts import troubles
from bot.errors import SendError
from bot.settings import Settings
from bot.store import openings


async def findings(settings: Settings) -> list[Finding]:
    """Everything that must be right before people write on WhatsApp."""
    if not settings.twilio_sender:
        return [(True, "WhatsApp: not switched on")]
    async with line(settings) as open_line:
        there = await _there(settings, open_line)
        return [*_here(settings), *there, await _failures(open_line), await _limit(settings, open_line)]


def _here(settings: Settings) -> Iterator[Finding]:
    sandbox = settings.twilio_sender == SANDBOX
    yield (
        None if sandbox else True,
        f"WhatsApp: {'the sandbox, for trying only' if sandbox else 'a sender is set'}",
    )
    address = urlsplit(settings.public_url)
    yield address.scheme == "https", "WhatsApp: MAHALLI_PUBLIC_URL begins with https://"
    if "_" in (address.hostname or ""):
        yield False, "WhatsApp: Twilio posts no reports to a host with an underscore in its name"
    incoming = f"{settings.public_url}/whatsapp/incoming"
    yield True, f"WhatsApp: to be set at Twilio: {incoming} (also as fallback) and …/whatsapp/status"


async def _there(settings: Settings, open_line: Line) -> list[Finding]:
    """What Twilio says of the account and of what is stored there."""
    try:
        sid = settings.twilio_account_sid
        found = await open_line.wire.call(lambda client: client.api.v2010.accounts(sid).fetch())
        await open_line.contents.refresh()
    except SendError as error:
        return [(False, f"WhatsApp: {error}")]
    account = [(found.status == "active", f"WhatsApp: the account is {found.status}")]
    if found.type == "Trial":
        return [
            *account,
            (None, "WhatsApp: a trial account: few messages a day, to numbers that were verified"),
        ]
    return [*account, *await _stored(settings, open_line)]


async def _stored(settings: Settings, open_line: Line) -> list[Finding]:
    stored = await open_line.contents.stored()
    found = approvals(drafts(settings), stored)
    waiting = [one for one in found if one.stored is None or not one.stored.sendable]
    made = len([one for one in stored if not one.template])
    return [
        (True, f"WhatsApp: {len(found) - len(waiting)} of {len(found)} templates approved"),
        *((False if one.ended else None, f"WhatsApp: template {one}") for one in waiting),
        (True, f"WhatsApp: {made} messages with buttons stored, others when they are needed"),
    ]


async def _failures(open_line: Line) -> Finding:
    found = await open_line.store.run(lambda tx: troubles(tx, tx.now - WEEK))
    said = ", ".join(f"{code} ({count})" for code, count in found)
    ours = any(meaning(code) in {"account", ""} for code, _ in found)  # what is not known wants a look too
    return None if ours else True, f"WhatsApp: failures of the last seven days by code: {said or 'none'}"


async def _limit(settings: Settings, open_line: Line) -> Finding:
    if not settings.twilio_daily:
        return True, "WhatsApp: we may begin with any number of people a day"
    left = await open_line.store.run(partial(openings.left, channel="whatsapp", most=settings.twilio_daily))
    return left > 0 or None, f"WhatsApp: we may begin with {left} of {settings.twilio_daily} people today"
