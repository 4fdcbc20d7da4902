"""What we have stored at Twilio: messages with buttons, made when first needed, and templates that Meta approved."""

from bot.channels.whatsapp.wire import Wire
from bot.store.store import Store


class Contents:
    """The ids (HX…) of stored messages."""

    def __init__(self, wire: Wire, store: Store) -> None:
        self._wire, self._store = wire, store

    async def buttons(self, count: int) -> str:
        """The message with so many (1 to 3) quick replies; nothing while it cannot be had: numbered text then."""
        return ""

    async def rows(self, count: int) -> str:
        """The message with a list of so many (1 to 10) rows; nothing while it cannot be had."""
        return ""

    async def template(self, name: str, language: str) -> str:
        """An approved template. Raises `Unsendable` for one that is not, and a `SendError` when Twilio is away."""
        raise NotImplementedError
