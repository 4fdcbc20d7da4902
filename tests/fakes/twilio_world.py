"""What the fake of Twilio remembers: people, messages, files, stored contents, calls."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from math import inf
from typing import Any, Literal

from tests.fakes.twilio_limits import DAY, Clock, Faults, Rates
from tests.fakes.twilio_schema import Json

Shows = Literal["phone", "bsuid", "both"]
FINAL = {"delivered", "read", "failed", "undelivered", "received", "canceled"}
# What is nobody's mistake: it depends on what happened before.
STATEFUL = {20009, 20404, 20429, 20500, 20503, 21610}
RANKS = ("accepted", "queued", "sending", "sent", "delivered", "read")
UNDELIVERED = {"63003", "63014", "63024", "63032", "63033", "63049"}  # refused there; the rest never left


class ApiError(Exception):
    """What Twilio answers instead: HTTP status, its own code and a text."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text

    @property
    def body(self) -> Json:
        """As JSON."""
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.text, "more_info": more, "status": self.status}


def missing(what: str) -> ApiError:
    """The thing is not there, or not any more."""
    return ApiError(404, 20404, f"The requested resource {what} was not found")


@dataclass(slots=True, eq=False)
class Call:
    """One request. `status` is the HTTP answer, 0 while under way, -1 if the connection was broken."""

    operation: str
    ids: dict[str, str]
    params: Json  # of query or form; several values are a list; a JSON body as it came
    at: float
    status: int = 0
    code: int = 0  # of the error

    def text(self, name: str) -> str:
        """A parameter, "" when absent."""
        return str(self.params.get(name, ""))


@dataclass(frozen=True, slots=True)
class Invalid:
    """A request or a message that Twilio's documentation does not allow."""

    what: str
    code: int
    why: str


@dataclass(frozen=True, slots=True)
class Key:
    """A quick reply, a row of a list, or a button that opens an address."""

    label: str
    data: str = ""
    url: str = ""
    note: str = ""  # what stands below a row


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as she sees it. `file` holds the bytes of a picture, voice note or document."""

    sid: str
    text: str  # or the caption, with all variables filled
    buttons: tuple[Key, ...] = ()
    rows: tuple[Key, ...] = ()
    opener: str = ""  # what opens the list
    file: bytes = b""
    mime: str = ""
    named: str = ""
    footer: str = ""
    template: str = ""  # the approved template it came by
    samples: tuple[str, ...] = ()  # variables that were not given: their samples are shown to her
    at: float = 0.0

    @property
    def photo(self) -> bytes:
        """The bytes of the picture, b"" if there is none."""
        return self.file if self.mime.startswith("image/") else b""

    @property
    def labels(self) -> list[list[str]]:
        """What can be tapped, one a row."""
        return [[key.label] for key in (*self.buttons, *self.rows)]


@dataclass(slots=True, eq=False)
class File:
    """A file of a message. `path` is where it can be had without credentials."""

    sid: str
    data: bytes
    mime: str
    made: float
    path: str
    downloads: int = 0


@dataclass(slots=True, eq=False)
class Someone:
    """A person with WhatsApp, as the server knows her."""

    phone: str
    bsuid: str
    shows: Shows
    name: str
    on_whatsapp: bool = True
    blocked: bool = False  # 63014
    stopped: bool = False  # 21610
    shuns_marketing: bool = False  # 63049
    reads: bool = True  # sends read receipts
    joined: float = -inf  # when she joined the sandbox
    wrote: dict[str, float] = field(default_factory=dict)  # by our sender, when she last wrote
    heard: list[Heard] = field(default_factory=list)
    typings: int = 0  # times she saw that an answer is being typed
    failing: list[str] = field(default_factory=list)  # codes her next messages meet

    @property
    def key(self) -> str:
        """One name for her whatever she shows."""
        return self.phone or self.bsuid


@dataclass(slots=True, eq=False)
class Message:
    """A message in either direction. `callback` is where its reports go."""

    sid: str
    to: str
    sender: str
    body: str
    direction: str
    status: str
    made: float
    updated: float
    callback: str = ""
    service: str = ""  # the messaging service, if one was named
    urls: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    content: str = ""
    values: dict[str, str] = field(default_factory=dict)
    code: str = ""

    def reported(self, status: str, now: float, code: str = "") -> None:
        """Goes on to a status; never back to an earlier one."""
        if status not in RANKS or self.status not in RANKS or RANKS.index(status) > RANKS.index(self.status):
            self.status, self.code, self.updated = status, code, now


@dataclass(slots=True, eq=False)
class Content:
    """A stored message and what became of its approval."""

    sid: str
    name: str
    language: str
    variables: dict[str, str]
    kind: str
    filled: Json
    types: Json
    made: float
    approval: str = ""  # the name it was submitted under
    category: str = ""
    status: str = "unsubmitted"
    reason: str = ""

    @property
    def as_template(self) -> bool:
        """Whether it goes out as an approved template."""
        return self.status == "approved"


class World:
    """All state of one account. Nothing here knows HTTP."""

    def __init__(self, account: str, sender: str, clock: Callable[[], float]) -> None:
        self.account, self.sender, self.senders = account, sender, {sender}
        self.services: dict[str, str] = {}  # messaging services (MG…) and the sender behind each
        self.clock, self.faults, self.rates = Clock(clock), Faults(), Rates()
        self.people: list[Someone] = []
        self.messages: dict[str, Message] = {}
        self.contents: dict[str, Content] = {}
        self.calls: list[Call] = []
        self.invalid: list[Invalid] = []
        self.refused_names: set[tuple[str, str]] = set()
        self.approves_itself = True  # templates without a fault are approved when next looked at
        self.sandbox = False
        self.strangers = True  # numbers nobody made a person of have WhatsApp
        self.stirred = asyncio.Event()  # set whenever anything happens
        self._made = 0

    def new(self, prefix: str) -> str:
        """A new id such as SM and 32 digits; the same in every run."""
        self._made += 1
        return prefix + hashlib.md5(f"{prefix}{self._made}".encode()).hexdigest()

    def meet(self, address: str) -> Someone:
        """Who is at an address without its prefix; a stranger becomes somebody."""
        for one in self.people:
            if address in (one.phone, one.bsuid):
                return one
        phone = address if address.startswith("+") else ""
        shows: Shows = "both" if phone else "bsuid"
        bsuid = f"JO.{int(hashlib.md5(address.encode()).hexdigest()[:15], 16)}" if phone else address
        someone = Someone(phone, bsuid, shows, "", on_whatsapp=self.strangers)
        self.people.append(someone)
        return someone

    def open(self, someone: Someone, sender: str) -> bool:
        """Whether she wrote to this sender of ours in the last 24 hours."""
        return self.clock() - someone.wrote.get(sender, -inf) < DAY

    def sent(self, ids: dict[str, str]) -> Message:
        """The message of a path. Raises `ApiError`."""
        sid = ids["message"]
        if sid not in self.messages:
            raise missing(f"/Messages/{sid}.json")
        return self.messages[sid]

    def keep(self, data: bytes, mime: str) -> File:
        """A file, stored."""
        sid = self.new("ME")
        secret = hashlib.sha256(sid.encode()).hexdigest()
        return File(sid, data, mime, self.clock(), f"/_cdn/{secret}")


def rfc2822(at: float) -> str:
    """As in "Thu, 24 Aug 2023 05:01:45 +0000"."""
    return format_datetime(datetime.fromtimestamp(at, UTC))


def iso8601(at: float) -> str:
    """As in "2023-08-24T05:01:45Z"."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def paged(found: list[Any], call: Call) -> tuple[list[Any], int, int, bool]:
    """One page of a list: its things, number, size and whether more follow."""
    size, page = int(call.params.get("PageSize", 50)), int(call.params.get("Page", 0))
    return found[page * size : (page + 1) * size], page, size, len(found) > (page + 1) * size
