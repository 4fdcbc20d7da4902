"""WhatsApp through Twilio as a channel: deliveries out, messages and reports in."""

from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from bot.channels import Posted, Receive, Reported
from bot.channels.shared import Shared
from bot.channels.whatsapp import missed
from bot.channels.whatsapp.arrivals import Arrivals
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.pace import Pace
from bot.channels.whatsapp.sending import Sending
from bot.channels.whatsapp.wire import Wire
from bot.store.lent import lent
from bot.store.seal import Seal
from bot.store.store import Store
from bot.talk.messages import WHATSAPP, Limits, Media, Message, Outgoing

__all__ = ["Account", "WhatsApp"]


@dataclass(frozen=True, slots=True)
class Account:
    """An account at Twilio and where it is served; `sender` is such as whatsapp:+14155238886, `site` our own address
    in the world, `daily` with how many people a day Meta lets us begin (0: any number), `pace` how many times the
    limits on speed are kept to (0: none)."""

    sid: str
    token: str = field(repr=False)
    sender: str
    site: str
    api_url: str = ""
    daily: int = 250
    pace: float = 1.0


class WhatsApp:
    """A sender on WhatsApp. Make one a process; close it at the end."""

    name = "whatsapp"

    def __init__(
        self,
        account: Account,
        store: Store,
        secret: str,
        labels: Mapping[str, str],
        shared: Shared | None = None,
    ) -> None:
        """`secret` signs the addresses at which Twilio fetches our files; `labels` reads "choose", by language;
        `shared` is the budget of several processes."""
        self._account, self._clock = account, store.clock
        self.limits: Limits = replace(WHATSAPP, begun=account.daily or float("inf"))
        self._wire = Wire(account.sid, account.token, account.api_url)
        self.contents = Contents(self._wire, store)
        self._arrivals = Arrivals(account, self._wire)
        pace = Pace(account.pace, shared)
        self._sending = Sending(
            account, self._wire, self.contents, pace, partial(lent, Seal(secret), store.clock), labels
        )

    async def deliver(self, outgoing: Outgoing) -> str:
        """Deliver one reply or template, or discard a file of hers at Twilio; the ids of its messages with commas
        between. Waits for its turn. Raises a `SendError`; `Unsendable` for what WhatsApp has not: posts, edits, wipes.
        """
        if outgoing.deed == "discard":
            return await self._arrivals.discard(outgoing.target)
        return await self._sending.deliver(outgoing)

    async def fetch(self, media: Media) -> bytes:
        """The bytes behind `media.source`, at most 16 MB. Raises `BadMedia` or `TryLater`."""
        return await self._arrivals.fetch(media)

    async def incoming(self, posted: Posted, receive: Receive) -> tuple[int, bytes]:
        """Status and body of the answer to a posted message: 200 committed, 403 not signed by Twilio for this address,
        400 junk, 503 to be delivered again."""
        return await self._arrivals.incoming(posted, receive)

    def missed(self, since: float, known: Collection[str]) -> AsyncIterator[Message]:
        """What was written after `since` (seconds since the epoch) and may not have reached us, the oldest first, but
        for messages whose ids are `known`. Raises a `SendError`."""
        return missed.since(self._wire, self._account, since, self._clock(), known)

    async def status(self, posted: Posted, reported: Reported) -> tuple[int, bytes]:
        """The same for what became of a message of ours."""
        return await self._arrivals.status(posted, reported)

    async def close(self) -> None:
        """End what is under way and close the connections."""
        await self._arrivals.close()
        self._wire.close()
