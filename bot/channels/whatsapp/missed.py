"""What people wrote while nobody here answered: Twilio posts a message once, and once to the fallback, then never again,
but keeps it. So we ask."""

from collections.abc import AsyncIterator, Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from twilio.rest import Client

from bot.channels.whatsapp import updates
from bot.channels.whatsapp.sandbox import joins
from bot.channels.whatsapp.wire import Wire
from bot.errors import Missing
from bot.talk.messages import Message

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

# Seconds: Twilio waits 15 for us and 15 for the fallback; what is younger may still be posted, with all its fields.
POSTED = 45.0
PAGE = 1000  # messages a call; Twilio gives no more
_API = "https://api.twilio.com"


async def since(
    wire: Wire, account: "Account", moment: float, now: float, known: Collection[str]
) -> AsyncIterator[Message]:
    """The messages that came after a moment (seconds since the epoch), the oldest first, but for those whose ids are
    known. What was tapped is only its title here, which is understood as well. Raises a `SendError`; what was given
    before that is good."""
    found: list[Any] = await wire.call(partial(_listed, account=account, moment=moment))
    found.reverse()  # Twilio gives the newest first, and times to the second
    for one in sorted(found, key=lambda one: one.date_sent):
        if one.sid in known or one.date_sent.timestamp() > now - POSTED or joins(account, one.body or ""):
            continue
        files = await _files(wire, account, one) if (one.num_media or "0") != "0" else {}
        if message := updates.parse(_posted(one, files)):
            yield replace(message, late=one.date_sent.timestamp())


def _listed(client: Client, account: "Account", moment: float) -> list[Any]:
    """What Twilio keeps, and came to us: all pages of it."""
    after = datetime.fromtimestamp(moment, UTC)
    listed = client.messages.stream(to=account.sender, date_sent_after=after, page_size=PAGE)
    return [one for one in listed if _ours(one, account)]


def _ours(kept: Any, account: "Account") -> bool:
    return kept.direction == "inbound" and kept.to == account.sender and isinstance(kept.date_sent, datetime)


def _posted(kept: Any, files: dict[str, str]) -> dict[str, str]:
    """As it would have been posted. Of a place, for one, nothing is kept."""
    said: dict[str, str] = {"MessageSid": kept.sid, "From": kept.from_, "Body": kept.body or ""}
    return said | files | ({} if kept.body or files else {"MessageType": "lost"})


async def _files(wire: Wire, account: "Account", kept: Any) -> dict[str, str]:
    """One file a message, as WhatsApp has it; none that is not there any more."""
    try:
        files = await wire.call(lambda client: client.messages(kept.sid).media.list(limit=1))
    except Missing:
        return {}
    if not files:
        return {}
    path = str(files[0].uri).removesuffix(".json")
    url = f"{account.api_url or _API}{path}"
    return {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": files[0].content_type or ""}
