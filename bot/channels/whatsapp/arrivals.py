"""What Twilio posts to us: messages and reports, each signed; and the files she sends."""

from typing import TYPE_CHECKING

from bot.channels import Posted, Receive, Reported
from bot.channels.whatsapp.wire import Wire
from bot.talk.messages import Media

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account


class Arrivals:
    """The two webhooks, and the files behind them."""

    def __init__(self, account: "Account", wire: Wire) -> None:
        self._account, self._wire = account, wire

    async def incoming(self, posted: Posted, receive: Receive) -> tuple[int, bytes]:
        """See WhatsApp.incoming."""
        raise NotImplementedError

    async def status(self, posted: Posted, reported: Reported) -> tuple[int, bytes]:
        """See WhatsApp.status."""
        raise NotImplementedError

    async def fetch(self, media: Media) -> bytes:
        """See WhatsApp.fetch."""
        raise NotImplementedError

    async def discard(self, source: str) -> str:
        """Delete a file of hers at Twilio; one that is not there any more is deleted."""
        raise NotImplementedError

    async def close(self) -> None:
        """End what is under way."""
