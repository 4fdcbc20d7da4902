"""What people wrote while nobody here answered: Twilio posts a message once, and once to the fallback, then never again,
but keeps it. So we ask."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from twilio.rest import Client

from bot.channels.whatsapp import updates
from bot.channels.whatsapp.wire import Wire
from bot.talk.messages import Message

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

# Twilio waits 15 seconds for us and 15 for the fallback; what is younger may still be posted, with all its fields.
POSTED = timedelta(seconds=45)
MOST = 1000  # messages asked for at once
_API = "https://api.twilio.com"


async def since(wire: Wire, account: "Account", moment: float) -> list[Message]:
    """The messages that came after a moment (seconds since the epoch), the oldest first. What was tapped is only its
    title here, which is understood as well. Raises a `SendError`."""
    found: list[Mapping[str, str]] = await wire.call(lambda client: _kept(client, account, moment))
    return [message for one in found if (message := updates.parse(one))]


def _kept(client: Client, account: "Account", moment: float) -> list[Mapping[str, str]]:
    """As they would have been posted."""
    after, before = datetime.fromtimestamp(moment, UTC), datetime.now(UTC) - POSTED
    listed = client.messages.list(to=account.sender, date_sent_after=after, limit=MOST)
    there = [
        one for one in listed if one.direction == "inbound" and one.date_sent and one.date_sent <= before
    ]
    return [
        {"MessageSid": one.sid, "From": one.from_, "Body": one.body or ""} | _files(client, account, one)
        for one in reversed(there)
    ]


def _files(client: Client, account: "Account", message: Any) -> dict[str, str]:
    if not int(message.num_media or 0):
        return {}
    files = client.messages(message.sid).media.list(limit=1)
    fields = {"NumMedia": str(len(files))}
    for n, file in enumerate(files):
        path = str(file.uri).removesuffix(".json")
        fields |= {
            f"MediaUrl{n}": f"{account.api_url or _API}{path}",
            f"MediaContentType{n}": file.content_type,
        }
    return fields
