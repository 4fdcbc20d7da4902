"""What the fake server remembers: chats and their messages, files, taps, calls."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes import telegram_objects as made
from tests.fakes.telegram_limits import Faults, Rates
from tests.fakes.telegram_objects import ApiError, Json, bad


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of one file, as they came."""

    name: str
    data: bytes
    mime: str = ""


@dataclass(slots=True, eq=False)
class Call:
    """One call of a method. `code` is the HTTP answer, 0 while under way."""

    method: str
    params: Json
    files: dict[str, Upload] = field(default_factory=dict)
    time: float = 0.0
    code: int = 0

    def text(self, name: str) -> str:
        """A parameter as text, "" when absent."""
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as integer; a malformed one counts as absent, as with Telegram."""
        try:
            return int(self.params.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """A parameter as boolean."""
        return self.text(name).lower() in ("true", "1", "yes")

    def parsed(self, name: str) -> Any:
        """A parameter that is an object or list, from JSON text or as given. Raises `ApiError`."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def logged(self) -> Json:
        """The call as JSON for the log; files are named by their size only."""
        files = {name: f"<{len(file.data)} bytes>" for name, file in self.files.items()}
        return {"method": self.method, "params": self.params | files, "time": self.time, "code": self.code}


@dataclass(slots=True, eq=False)
class Kept:
    """A message as it stands, and as it stood before each edit."""

    message: Json
    own: bool  # sent by the bot
    at: float
    gone: bool = False
    before: list[Json] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Chat:
    """A chat as the server sees it. `shut` is why the bot may not write: "", blocked, gone or removed."""

    info: Json
    messages: dict[int, Kept] = field(default_factory=dict)
    last_id: int = 0
    shut: str = ""
    moved_to: int = 0
    rights: Json = field(default_factory=dict)  # of the bot, in a channel
    members: set[int] = field(default_factory=set)
    keyboard: list[list[Json]] = field(default_factory=list)  # the reply keyboard that is open

    @property
    def type(self) -> str:
        """private, group, supergroup or channel."""
        return str(self.info["type"])

    def may_write(self) -> None:
        """Raises the `ApiError` a send would meet."""
        self.may_reach()
        if self.shut == "blocked":
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if self.shut == "gone":
            raise ApiError(403, "Forbidden: user is deactivated")
        if self.type == "channel" and not self.rights.get("can_post_messages"):
            raise bad("need administrator rights in the channel chat")

    def may_reach(self) -> None:
        """Raises the `ApiError` any call about this chat would meet."""
        if self.moved_to:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, text, migrate_to_chat_id=self.moved_to)
        if self.shut == "removed":
            raise ApiError(403, f"Forbidden: bot is not a member of the {self.type} chat")


@dataclass(slots=True, eq=False)
class Tap:
    """A button somebody pressed, and how the bot answered it."""

    id: str
    user: int
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True, eq=False)
class File:
    """A file by its id. `thing` is the object (or list of sizes) a Message shows for it."""

    id: str
    kind: str
    path: str
    data: bytes
    size: int
    thing: Any = None
    small: bool = False  # the small size of a photo: made when somebody fetches it


class World:
    """All state of one fake server. Nothing here knows HTTP."""

    def __init__(self, token: str, username: str, clock: Callable[[], float] = time.time) -> None:
        self.token, self.now = token, clock
        self.bot = made.bot(token, username)
        self.rates, self.faults = Rates(), Faults()
        self.strangers = False  # True: anyone can be written to, as if all had pressed Start
        self.callback_window = 150.0  # seconds a tap may be answered; BAS Client.cpp
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, Json] = {}
        self.taps: dict[str, Tap] = {}
        self.files: dict[str, File] = {}
        self.paths: dict[str, str] = {}
        self.calls: list[Call] = []  # everything but getUpdates
        self.counts: Counter[str] = Counter()
        self.profile: dict[tuple[str, str, str], Any] = {}  # (what, scope, language) -> commands or a text
        self.stirred = asyncio.Event()  # set whenever anything happens

    def chat(self, wanted: str | int) -> Chat:
        """The chat by id or @name. Raises `ApiError`."""
        if not wanted:
            raise bad("chat_id is empty")
        try:
            found = self.chats.get(int(wanted))
        except ValueError:
            name = str(wanted).removeprefix("@").lower()
            found = next((c for c in self.chats.values() if c.info.get("username", "").lower() == name), None)
        if found is None and self.strangers and str(wanted).isdigit():
            found = self.meet(made.private_chat(made.person(int(wanted), str(wanted))))
        if found is None:
            raise bad("chat not found")
        return found

    def meet(self, info: Json) -> Chat:
        """The chat with this Chat object, known from now on."""
        return self.chats.setdefault(info["id"], Chat(info))

    def add(self, chat: Chat, content: Json, sender: Json | None = None) -> Json:
        """A new message of `sender`, or of the bot. Returns the Message."""
        chat.last_id += 1
        # posts of a channel have no `from`
        author = {"sender_chat": chat.info} if chat.type == "channel" else {"from": sender or self.bot}
        now = self.now()
        message = {"message_id": chat.last_id, **author, "chat": chat.info, "date": int(now), **content}
        chat.messages[chat.last_id] = Kept(message, sender is None, now)
        return message

    def remember(self, message: Json) -> None:
        """Keeps a message made elsewhere, unless it is already here."""
        chat = self.meet(message["chat"])
        own = message.get("from", {}).get("is_bot", "sender_chat" in message)
        chat.messages.setdefault(message["message_id"], Kept(message, own, float(message["date"])))
        chat.last_id = max(chat.last_id, message["message_id"])

    def keep(self, kind: str, upload: Upload, size: tuple[int, int] = (800, 600), **about: Any) -> Any:
        """Stores a file; returns what a Message shows for it: for a photo a list of sizes, else an object."""
        if kind == "photo":
            width, height = size
            ratio = 90 / max(width, height)
            tiny = self._file(kind, upload, min(len(upload.data), 1200), small=True)
            full = self._file(kind, upload, len(upload.data))
            thing: Any = [
                {**self._pointer(tiny), "width": int(width * ratio) or 1, "height": int(height * ratio) or 1},
                {**self._pointer(full), "width": width, "height": height},
            ]
            tiny.thing = thing
        else:
            declared = about.pop("file_size", len(upload.data))
            full = self._file(kind, upload, declared)
            named = {"file_name": upload.name} if kind == "document" else {}
            mime = {"mime_type": upload.mime} if upload.mime and kind != "sticker" else {}
            thing = self._pointer(full) | named | mime | about
        full.thing = thing
        return thing

    def _file(self, kind: str, upload: Upload, size: int, small: bool = False) -> File:
        number = len(self.files) + 1
        end = upload.name.rpartition(".")[2] if "." in upload.name else "jpg" if kind == "photo" else "dat"
        path = f"{kind}s/file_{number}.{end}"
        file = File(f"AgACAgQAAx{number:08d}", kind, path, upload.data, size, small=small)
        self.files[file.id], self.paths[path] = file, file.id
        return file

    @staticmethod
    def _pointer(file: File) -> Json:
        return {"file_id": file.id, "file_unique_id": "AQAD" + file.id[-8:], "file_size": file.size}

    def bytes_of(self, file_id: str) -> bytes:
        """What is behind a file id; `KeyError` when nothing is."""
        file = self.files[file_id]
        return made.thumbnail(file.data) if file.small else file.data
