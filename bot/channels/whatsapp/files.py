"""The files she sends, which lie at Twilio: fetched with our credentials, and deleted there once we have them."""

import base64
import re
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from bot.channels.whatsapp.wire import Wire
from bot.errors import BadMedia, Missing, TryLater, Unsendable
from bot.talk.messages import WHATSAPP, Media

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

_PATIENCE = aiohttp.ClientTimeout(total=60.0, sock_connect=5.0, sock_read=20.0)  # seconds
_HOPS = 5  # redirects on the way to the file
_CHUNK = 1 << 16
_BROKEN = (aiohttp.ClientError, TimeoutError, OSError, ValueError)
_WAY = re.compile(r".*/2010-04-01/Accounts/\w+/Messages/(\w+)/Media/(\w+?)(?:\.json)?")


class Files:
    """One account's files. No address of one leaves it in an error or a log line."""

    def __init__(self, account: "Account", wire: Wire) -> None:
        self._account, self._wire = account, wire
        login = base64.b64encode(f"{account.sid}:{account.token}".encode()).decode()
        self._login = {"Authorization": f"Basic {login}"}
        self._instead = account.api_url
        self._ours = URL(account.api_url).host if account.api_url else None
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, media: Media) -> bytes:
        """The bytes behind `media.source`, at most 16 MB. Raises `BadMedia` or `TryLater`."""
        try:
            at = self._there(URL(media.source))
            for _ in range(_HOPS):
                found = await self._got(at)
                if isinstance(found, bytes):
                    return found
                at = at.join(found)
        except _BROKEN:
            raise TryLater("a file at Twilio broke off") from None
        raise BadMedia("gone")

    async def discard(self, source: str) -> str:
        """Delete a file of hers at Twilio; one that is not there any more is deleted. Raises a `SendError`."""
        way = _WAY.fullmatch(URL(source).path)
        if way is None:
            raise Unsendable("that is no file at Twilio")
        message, file = way.groups()
        with suppress(Missing):
            await self._wire.call(lambda client: client.messages(message).media(file).delete())
        return ""

    async def close(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    async def _got(self, at: URL) -> bytes | URL:
        """What lies at an address, or where it has moved. Our credentials go to Twilio and nowhere else."""
        if at.scheme not in {"http", "https"}:
            raise BadMedia("gone")
        headers = self._login if self._trusted(at) else {}
        async with self._open().get(at, headers=headers, timeout=_PATIENCE, allow_redirects=False) as answer:
            if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                raise BadMedia("gone")
            if 300 <= answer.status < 400 and "Location" in answer.headers:
                return URL(answer.headers["Location"])
            if answer.status != HTTPStatus.OK:
                raise TryLater("Twilio does not hand out files just now")
            return await _capped(answer)

    def _there(self, at: URL) -> URL:
        """An address at Twilio, on the server that the settings name in its place."""
        ours = self._instead and f".{at.host}".endswith(".twilio.com")
        return URL(f"{self._instead}{at.raw_path_qs}", encoded=True) if ours else at

    def _trusted(self, at: URL) -> bool:
        """Whether an address is of Twilio's API, or of the server that the settings name in its place."""
        host = at.host or ""
        return (host == self._ours) or (at.scheme == "https" and f".{host}".endswith(".twilio.com"))

    def _open(self) -> aiohttp.ClientSession:
        """The session, made at first use because it belongs to the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session


async def _capped(answer: aiohttp.ClientResponse) -> bytes:
    if (answer.content_length or 0) > WHATSAPP.download:
        raise BadMedia("too-big")
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > WHATSAPP.download:
            raise BadMedia("too-big")
    return bytes(content)
