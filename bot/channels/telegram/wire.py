"""Calls to the Bot API over one aiohttp session.

CPU per sendMessage of 200 Arabic letters and two buttons, loopback, uvloop, µs (alone · 50 at once):

    Bot.send_message, form body           540 · 380      (builds a Message of an answer nobody reads)
    Bot._post, form body                  300 · 220
    BaseRequest.post                      200 · 100      chosen; 200 · 140 with all of `deliver`
    aiohttp alone                         200 · 120

So python-telegram-bot gives its request machinery (RequestData, InputFile, the mapping of answers to errors)
and not its Bot, which also writes the token to the debug log when it is made and every text when it sends.
The body is a form, which every server of this API reads; yarl encodes Arabic in 3 µs where urllib takes 19.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import aiohttp
from pydantic_core import to_json
from telegram import InputFile
from telegram.error import BadRequest
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter
from yarl import URL

from bot.channels.telegram.faults import Flood, NotSent, Troubled, Unanswered
from bot.errors import BadMedia, TryLater

_CONNECT = 5.0  # seconds to reach the server
_POOL = 20.0  # seconds to get a connection, waiting for a free one included
_READ = 30.0  # seconds of silence we bear
_CONNECTIONS = 100
_CHUNK = 1 << 16

# No whole connection, so nothing was sent.
_BEFORE = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
_BROKEN = (aiohttp.ClientError, TimeoutError, OSError)


class Wire(BaseRequest):
    """One bot's connections. No address, token or text leaves it in an error, a log line or a repr."""

    def __init__(self, token: str, api_url: str) -> None:
        root = api_url.rstrip("/")
        self._methods = f"{root}/bot{token}/"
        self._files = f"{root}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self,
        method: str,
        params: Mapping[str, object],
        files: Mapping[str, InputFile] | None = None,
        patience: float = _READ,
    ) -> Any:
        """The `result` of one call, as decoded JSON. `files` are form parts by name, `patience` is how many
        seconds the server may be silent. Raises PTB's `TelegramError`, or its children in faults."""
        data = _with_files(params, files) if files else cast(RequestData, _form(params))
        try:
            return await self.post(self._methods + method, data, read_timeout=patience)
        except (KeyError, TypeError):  # 200, but not {"ok": true, "result": …}
            raise Unanswered("not an answer of the Bot API") from None

    async def download(self, path: str, most: int) -> bytes:
        """The file at a `file_path`, of at most `most` bytes. Raises `BadMedia` or `TryLater`."""
        try:
            async with self._open().get(self._files + quote(path), timeout=_timeout(_READ)) as answer:
                if answer.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                    raise BadMedia("gone")
                if answer.status != HTTPStatus.OK:
                    raise TryLater("Telegram does not hand out files just now")
                return await _capped(answer.content, most)
        except _BROKEN:
            raise TryLater("a file of Telegram's broke off") from None

    @property
    def read_timeout(self) -> float:
        return _READ

    async def initialize(self) -> None:
        self._open()

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and body of the answer; asked for by `BaseRequest.post`, which reads them."""
        body, headers = _body(request_data or RequestData())
        timeout = _timeout(read_timeout if isinstance(read_timeout, (int, float)) else _READ)
        try:
            async with self._open().request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                status, payload = answer.status, await answer.read()
        except _BEFORE as error:
            raise NotSent(type(error).__name__) from None
        except _BROKEN as error:
            raise Unanswered(type(error).__name__) from None
        self._refuse(status, payload)
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer, empty if it is no JSON object. (PTB's own writes a bad answer to the log, and a proxy's
        error page may quote the address with the token.)"""
        try:
            answer = json.loads(payload)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) else {}

    def _refuse(self, status: int, payload: bytes) -> None:
        """What PTB cannot tell apart, or whose error it cannot make quietly."""
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            parameters = self.parse_json_payload(payload).get("parameters") or {}
            raise Flood(float(parameters.get("retry_after") or 1))
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            raise BadRequest("Request entity too large")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Troubled("the server is in trouble")

    def _open(self) -> aiohttp.ClientSession:
        """The session, made at first use because it belongs to the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_CONNECTIONS), cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session


@dataclass(frozen=True, slots=True)
class _Form:
    """Parameters without files. It goes where PTB has a RequestData, which would look for a file in each of
    them, at 30 µs a call; nothing but our `do_request` reads it."""

    fields: dict[str, str]


def _form(params: Mapping[str, object]) -> _Form:
    return _Form(
        {name: value if isinstance(value, str) else to_json(value).decode() for name, value in params.items()}
    )


def _with_files(params: Mapping[str, object], files: Mapping[str, InputFile]) -> RequestData:
    parameters = [RequestParameter(name, value, None) for name, value in params.items()]
    return RequestData([*parameters, *(RequestParameter(part, None, [file]) for part, file in files.items())])


@cache
def _timeout(read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(connect=_POOL, sock_connect=_CONNECT, sock_read=read)


def _body(data: RequestData | _Form) -> tuple[bytes | aiohttp.FormData, dict[str, str]]:
    if isinstance(data, _Form):
        encoded = URL.build(query=data.fields).raw_query_string
        return encoded.encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    form = aiohttp.FormData(data.json_parameters)
    for part, (filename, content, mime) in data.multipart_data.items():
        form.add_field(part, content, filename=filename, content_type=mime)
    return form, {}


async def _capped(stream: aiohttp.StreamReader, most: int) -> bytes:
    content = bytearray()
    async for chunk in stream.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > most:
            raise BadMedia("too-big")
    return bytes(content)
