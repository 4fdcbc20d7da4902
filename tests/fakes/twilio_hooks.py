"""What the fake of Twilio does by itself: fetches media, brings messages to people, and posts signed webhooks."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit, urlunsplit
from xml.etree import ElementTree

import aiohttp
from twilio.request_validator import (
    HMAC_SHA256,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
)

from tests.fakes import twilio_contents as contents
from tests.fakes.twilio_contents import Filled
from tests.fakes.twilio_messages import fate
from tests.fakes.twilio_world import UNDELIVERED, Heard, Invalid, Key, Message, Someone, World

_TIMEOUT = 15.0  # seconds in which a webhook must have answered
_AT_ONCE = 200  # webhooks; more wait, and their time does not run yet
_IMAGE, _WHOLE = 5 << 20, 16 << 20  # bytes
_CARRIED = ("image/jpeg", "image/png", "image/webp", "audio/", "video/mp4", "video/3gpp", "application/pdf",
            "application/msword", "application/vnd.", "text/vcard")  # fmt: skip
_MAGIC = {"image/jpeg": b"\xff\xd8", "image/png": b"\x89PNG", "application/pdf": b"%PDF"}
# Codes that only a request which should not have been made can meet.
_OURS = {"63019", "63021", "63027", "63028", "63034"}


@dataclass(slots=True, eq=False)
class Posted:
    """A webhook, and how it was answered: `status` 0 if it was not. `alert` is what Twilio's debugger would say."""

    url: str
    kind: Literal["incoming", "fallback", "status"]
    params: dict[str, str]
    at: float
    status: int = 0
    seconds: float = 0.0
    alert: str = ""


class Hooks:
    """The far side of one account: call `close` at the end."""

    def __init__(self, world: World, token: str) -> None:
        self.world, self.token = world, token
        self.url, self.fallback = "", ""  # where incoming messages go
        self.base = ""  # where the account's own files are served
        self.resolves: dict[str, str] = {}  # the start of a public address and where that really is
        self.sha256 = False  # signs with HMAC-SHA256 and says so in the settings header
        self.timeout = _TIMEOUT
        self.reports: tuple[str, ...] = ("queued", "sent", "delivered", "read")  # that are posted
        self.posted: list[Posted] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._errors: list[BaseException] = []
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._session: aiohttp.ClientSession | None = None

    @property
    def busy(self) -> int:
        """How much is under way. Raises what went wrong in it."""
        if self._errors:
            raise self._errors.pop()
        return len(self._tasks)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Does it beside everything else."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._errors.append(error)
        self.world.stirred.set()

    async def close(self) -> None:
        """Ends what is under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    # --- our messages to people

    async def bring(self, message: Message) -> None:
        """Brings a message to her, or not, and posts the reports."""
        world = self.world
        someone = world.meet(message.to.removeprefix("whatsapp:"))
        content = world.contents.get(message.content)
        filled = contents.fill(content, message.values) if content else None
        async with self._turns[f"to {someone.key}"]:  # she sees messages in the order they were taken
            code = fate(world, message, someone, filled) or await self._fetched(message, filled)
            if not code:
                heard = self._heard(message, filled)
                someone.heard.append(heard)
        if code in _OURS:
            world.invalid.append(Invalid("messages.create", int(code), "what was sent cannot be shown"))
        await self._report(message, someone, code)

    def _heard(self, message: Message, filled: Filled | None) -> Heard:
        content = self.world.contents.get(message.content)
        file = message.files[0] if message.files else None
        return Heard(
            sid=message.sid,
            text=message.body if filled is None else filled.text,
            buttons=filled.buttons if filled else (),
            rows=filled.rows if filled else (),
            opener=filled.opener if filled else "",
            file=file.data if file else b"",
            mime=file.mime if file else "",
            named=urlsplit(message.urls[0]).path.rpartition("/")[2] if message.urls else "",
            footer=filled.footer if filled else "",
            template=content.approval if content and content.as_template else "",
            samples=filled.samples if filled else (),
            at=self.world.clock(),
        )

    async def _fetched(self, message: Message, filled: Filled | None) -> str:
        """Fetches the files; the code it fails with."""
        message.urls += filled.media if filled else ()
        for url in message.urls:
            try:
                data, mime = await self._get(url)
            except (aiohttp.ClientError, TimeoutError, ValueError):
                return "63019"
            if len(data) > (_IMAGE if mime.startswith("image/") else _WHOLE):
                return "63034"
            if not mime.startswith(_CARRIED) or not data.startswith(_MAGIC.get(mime, b"")):
                return "63019"
            message.files.append(self.world.keep(data, mime))
        return ""

    async def _get(self, url: str) -> tuple[bytes, str]:
        """HEAD and GET, which must agree."""
        timeout = aiohttp.ClientTimeout(total=self.timeout)
        async with self._http.head(self._where(url), timeout=timeout, allow_redirects=True) as head:
            head.raise_for_status()
        async with self._http.get(self._where(url), timeout=timeout) as got:
            got.raise_for_status()
            data = await got.content.read(_WHOLE + 1)
            while len(data) <= _WHOLE and (more := await got.content.read(_WHOLE + 1 - len(data))):
                data += more
        if head.content_type != got.content_type:
            raise ValueError
        return data, got.content_type

    # --- reports

    async def _report(self, message: Message, someone: Someone, code: str) -> None:
        ends = ["failed"] if code and code not in UNDELIVERED else ["sent", "undelivered"] if code else []
        steps = ["queued", *(ends or ["sent", "delivered"] + ["read"] * someone.reads)]
        last, world = steps[-1], self.world
        message.reported(last, world.clock(), code)
        if not message.callback:
            return
        steps = [s for s in steps if s in self.reports or (s == last and code)]
        faults = world.faults
        steps = [s for s in steps if not faults.chance(faults.unsent)]
        steps += [s for s in steps if faults.chance(faults.twice)]
        if faults.chance(faults.shuffled):
            faults.hooks.shuffle(steps)
        for step in steps:
            if faults.late_ms:
                await asyncio.sleep(faults.hooks.random() * faults.late_ms / 1000)
            await self._post(message.callback, "status", self._told(message, someone, step, code, last))

    def _told(self, message: Message, someone: Someone, step: str, code: str, last: str) -> dict[str, str]:
        sid, sender = message.sid, message.sender
        told = {
            "ChannelPrefix": "whatsapp", "ApiVersion": "2010-04-01", "MessageStatus": step, "SmsSid": sid,
            "SmsStatus": step, "ChannelInstallSid": "XE" + sid[2:], "To": message.to, "From": sender,
            "MessageSid": sid, "AccountSid": self.world.account, "StructuredMessage": "false",
            "ChannelToAddress": message.to.removeprefix("whatsapp:")[:-4] + "XXXX", "Novelty": "",
        }  # fmt: skip
        if someone.bsuid and someone.shows != "phone":
            told["ExternalUserId"] = "whatsapp:" + someone.bsuid
        if step == last and code:
            told |= {
                "ErrorCode": code,
                "ErrorMessage": f"Error {code}",
                "ChannelStatusMessage": f"Error {code}",
            }
        elif step in ("delivered", "read"):
            told["EventType"] = step.upper()
        return told

    # --- her messages to us

    async def deliver(self, params: dict[str, str], line: str) -> None:
        """Posts a message of hers, after those before it on her `line`; to the fallback once if that fails."""
        async with self._turns[f"from {line}"]:
            await self._incoming(params)
        if self.world.faults.chance(self.world.faults.twice):
            await self._incoming(params)

    async def _incoming(self, params: dict[str, str]) -> None:
        first = await self._post(self.url, "incoming", params)
        if first.alert and self.fallback:
            why = {"ErrorCode": first.alert, "ErrorUrl": self.url}
            await self._post(self.fallback, "fallback", params | why)

    # --- HTTP

    async def _post(
        self, url: str, kind: Literal["incoming", "fallback", "status"], params: dict[str, str]
    ) -> Posted:
        """One webhook, signed; never twice by itself."""
        url = urlunsplit(urlsplit(url)._replace(fragment=""))  # which holds overrides for Twilio's own use
        posted = Posted(url, kind, params, self.world.clock())
        self.posted.append(posted)
        async with self._slots:
            start = time.monotonic()
            try:
                async with asyncio.timeout(self.timeout):
                    posted.status, body, mime = await self._sent(url, params)
                posted.alert = "11200" if not 200 <= posted.status < 300 else _unreadable(body, mime)
            except TimeoutError:
                posted.alert = "11205"
            except (aiohttp.ClientError, OSError):
                posted.alert = "11200"
            posted.seconds = time.monotonic() - start
        self.world.stirred.set()
        return posted

    async def _sent(self, url: str, params: Mapping[str, str]) -> tuple[int, bytes, str]:
        answering = self._http.post(
            self._where(url),
            data=urlencode(params).encode(),
            headers=self.signed(url, params),
            allow_redirects=False,
        )
        async with answering as answer:
            return answer.status, await answer.read(), answer.content_type

    def signed(self, url: str, params: Mapping[str, str]) -> dict[str, str]:
        """The headers of a webhook."""
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
                   "I-Twilio-Idempotency-Token": params.get("MessageSid", ""), "User-Agent": "TwilioProxy/1.1"}  # fmt: skip
        algorithm = HMAC_SHA256 if self.sha256 else None
        if algorithm:
            headers[SIGNATURE_SETTINGS_HEADER] = f"key=webhooks_sharedkey_1,algorithm={algorithm}"
        signature = RequestValidator(self.token).compute_signature(url, dict(params), algorithm)
        return headers | {SIGNATURE_HEADER: signature}

    def _where(self, url: str) -> str:
        for public, real in self.resolves.items():
            if url.startswith(public):
                return real + url[len(public) :]
        return url

    @property
    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True))
        return self._session


def _unreadable(body: bytes, mime: str) -> str:
    """The alert for an answer that is no TwiML, "" for one that is or is empty."""
    if not body.strip() or mime == "text/plain":
        return ""
    if mime not in ("text/xml", "application/xml"):
        return "12300"
    try:
        return "" if ElementTree.fromstring(body).tag == "Response" else "12100"
    except ElementTree.ParseError:
        return "12100"


def tapped(heard: Heard, wanted: str) -> Key | None:
    """The quick reply or row of that label or data."""
    return next((k for k in (*heard.buttons, *heard.rows) if wanted in (k.label, k.data) and k.data), None)
