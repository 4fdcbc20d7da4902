"""The one seam to the world: a channel takes a delivery and fetches a file."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.talk.messages import Limits, Media, Message, Outgoing, Report

# What became of a message: it is taken; it is, and waits for its file; it was taken shortly before, and its provider
# repeats it; it was taken so long ago that no provider repeats it.
Taken = Literal["taken", "waits", "again", "stale"]
Receive = Callable[[Message], Awaitable[Taken]]  # returns once the message is committed
Reported = Callable[[Report], Awaitable[None]]  # returns once what follows from it is committed


@dataclass(frozen=True, slots=True)
class Posted:
    """What a provider posted to us: the path with its query as it came, headers by lower-case name, and the body."""

    path: str
    headers: Mapping[str, str]
    body: bytes


class Channel(Protocol):
    """What the engine knows of Telegram, WhatsApp or the simulator."""

    name: str
    limits: Limits

    async def deliver(self, outgoing: Outgoing) -> str:
        """Deliver one reply, post, edit or removal.

        Returns the provider's id of the message. Raises a `SendError` (see bot.errors).
        """
        ...

    async def fetch(self, media: Media) -> bytes:
        """The bytes behind `media.source`. Raises `BadMedia` or `TryLater`."""
        ...
