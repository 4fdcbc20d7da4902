"""What Twilio posts to us: messages and reports, each signed; confirmed only once they are committed."""

import asyncio
import logging
from collections.abc import Awaitable
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qs, urlsplit

from bot.channels import Posted, Receive, Reported
from bot.channels.whatsapp import signature, updates
from bot.channels.whatsapp.files import Files
from bot.channels.whatsapp.sandbox import joins
from bot.channels.whatsapp.wire import Wire
from bot.errors import SendError
from bot.talk.messages import Media

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

_LOG = logging.getLogger("mahalli.whatsapp")
_SIGNS = 8  # shown at a time: in a burst the threads are for the answers
_LEAVE = 2.0  # seconds for what is under way at the end
T = TypeVar("T")


class Arrivals:
    """The two webhooks, the files behind the messages, and the sign that we are at work on one."""

    def __init__(self, account: "Account", wire: Wire) -> None:
        self._account, self._wire = account, wire
        self._files = Files(account, wire)
        self._signs: set[asyncio.Task[None]] = set()

    async def incoming(self, posted: Posted, receive: Receive) -> tuple[int, bytes]:
        """See WhatsApp.incoming. What comes once more within minutes is confirmed once more; later, it is a replay."""
        found = signature.fields(self._account, posted)
        if found is None or found.get("To") != self._account.sender:
            return HTTPStatus.FORBIDDEN, b""
        if joins(self._account, found.get("Body", "")):
            return HTTPStatus.OK, b""
        message = updates.parse(found)
        if message is None:
            _LOG.warning("a message of a form we do not know was not taken")
            return HTTPStatus.BAD_REQUEST, b""
        taken = await _taken(receive(message))
        if taken == "stale":
            return HTTPStatus.FORBIDDEN, b""
        if taken == "waits":
            self._sign(message.id)
        return (HTTPStatus.SERVICE_UNAVAILABLE if taken is _TROUBLE else HTTPStatus.OK), b""

    async def status(self, posted: Posted, reported: Reported) -> tuple[int, bytes]:
        """See WhatsApp.status. A report that comes once more changes nothing, whenever it comes."""
        found = signature.fields(self._account, posted)
        if found is None:
            return HTTPStatus.FORBIDDEN, b""
        receipt = parse_qs(urlsplit(posted.path).query).get("receipt", [""])[0]
        report = updates.report(found, receipt)
        if report is None:
            _LOG.warning("a report of a form we do not know was not taken")
            return HTTPStatus.BAD_REQUEST, b""
        done = await _taken(reported(report))
        return (HTTPStatus.SERVICE_UNAVAILABLE if done is _TROUBLE else HTTPStatus.OK), b""

    async def fetch(self, media: Media) -> bytes:
        """See WhatsApp.fetch."""
        return await self._files.fetch(media)

    async def discard(self, source: str) -> str:
        """See Files.discard."""
        return await self._files.discard(source)

    async def close(self) -> None:
        """End what is under way."""
        if self._signs:
            await asyncio.wait(self._signs, timeout=_LEAVE)
        await self._files.close()

    def _sign(self, message: str) -> None:
        if len(self._signs) >= _SIGNS:
            return
        sign = asyncio.create_task(self._typing(message))
        self._signs.add(sign)
        sign.add_done_callback(self._signs.discard)

    async def _typing(self, message: str) -> None:
        """Shows that we are typing, for 25 seconds or until we answer. Nothing is lost when it cannot be shown."""
        try:
            await self._wire.call(
                lambda client: client.messaging.v2.typing_indicator.create(
                    channel="whatsapp", message_id=message
                )
            )
        except SendError as error:
            _LOG.debug("typing was not shown: %s", type(error).__name__)


_TROUBLE = object()


async def _taken(work: Awaitable[T]) -> T | object:
    """What became of something that was handed over."""
    try:
        return await work
    except Exception as error:  # noqa: BLE001 - whatever it is, it must come again
        # Only the kind of error: its text may hold what a person wrote.
        _LOG.error("what Twilio posted was not taken (%s)", type(error).__name__)
        return _TROUBLE
