"""A delivery, sent as calls of Twilio's Messages API."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.wire import Wire
from bot.talk.messages import Outgoing

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account


class Sending:
    """Sends in each chat's pace."""

    def __init__(
        self, account: "Account", wire: Wire, contents: Contents, secret: str, labels: Mapping[str, str]
    ) -> None:
        self._account, self._wire, self._contents = account, wire, contents

    async def deliver(self, outgoing: Outgoing) -> str:
        """See WhatsApp.deliver."""
        raise NotImplementedError
