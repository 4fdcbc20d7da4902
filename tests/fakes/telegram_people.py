"""People and channels of the fake: what they do, and what they see."""

from dataclasses import dataclass
from typing import Any

from tests.fakes import telegram_objects as made
from tests.fakes.telegram_objects import Json
from tests.fakes.telegram_updates import Updates
from tests.fakes.telegram_world import Chat, Kept, Tap, Upload, World

_FILES = ("photo", "document", "voice", "sticker")


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button: a label with data or an address."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it looked when it was read. `file` holds the bytes of a photo, document or voice note."""

    id: int
    chat: int
    own: bool  # the bot's
    text: str  # or the caption
    buttons: tuple[tuple[Key, ...], ...] = ()
    kind: str = "text"
    file: bytes = b""
    named: str = ""  # the file's name and type, as in "certificate.pdf application/pdf"
    album: str = ""
    edited: bool = False

    @property
    def photo(self) -> bytes:
        """The bytes of the photo, b"" if it is none."""
        return self.file if self.kind == "photo" else b""

    @property
    def labels(self) -> list[list[str]]:
        """The rows of buttons by label."""
        return [[key.label for key in row] for row in self.buttons]


def seen(world: World, kept: Kept) -> Seen:
    """A kept message the way a client shows it."""
    message = kept.message
    kind = next((name for name in (*_FILES, "contact", "location") if name in message), "text")
    thing: Any = message[kind][-1] if kind == "photo" else message.get(kind)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return Seen(
        id=message["message_id"],
        chat=message["chat"]["id"],
        own=kept.own,
        text=message.get("text") or message.get("caption", ""),
        buttons=tuple(
            tuple(Key(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row) for row in rows
        ),
        kind=kind,
        file=world.bytes_of(thing["file_id"]) if kind in _FILES else b"",
        named=f"{thing['file_name']} {thing['mime_type']}" if kind == "document" else "",
        album=message.get("media_group_id", ""),
        edited="edit_date" in message,
    )


def standing(chat: Chat) -> list[Kept]:
    """The messages of a chat that were not taken down, oldest first."""
    return [kept for kept in chat.messages.values() if not kept.gone]


class Person:
    """Somebody with a phone. What she does is on its way to the bot when the call returns."""

    def __init__(self, world: World, updates: Updates, info: Json) -> None:
        self.world, self.updates, self.info = world, updates, info
        self.id = int(info["id"])
        self._acts = 0

    @property
    def chat(self) -> Chat:
        """Her chat with the bot; `KeyError` before she started it."""
        return self.world.chats[self.id]

    @property
    def messages(self) -> list[Seen]:
        """What stands in her chat now, hers and the bot's, oldest first."""
        return [seen(self.world, kept) for kept in standing(self.chat)] if self.id in self.world.chats else []

    @property
    def heard(self) -> list[Seen]:
        """What the bot wrote her and still stands."""
        return [message for message in self.messages if message.own]

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard that is open."""
        return [[key if isinstance(key, str) else key["text"] for key in row] for row in self.chat.keyboard]

    async def starts(self, payload: str = "") -> Json:
        """Presses Start, or follows a link with a payload."""
        return await self.says(f"/start {payload}".rstrip())

    async def says(self, text: str) -> Json:
        """Writes a message. Returns the Message."""
        entities: Json = {}
        if text.startswith("/"):
            length = made.utf16(text.split()[0])
            entities = {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}
        return self._sends({"text": made.cleaned(text)} | entities)

    async def sends_photo(self, data: bytes, caption: str = "", album: str | None = None) -> Json:
        """Sends a photo; `album` is the id it shares with others sent together."""
        content = {"photo": self.world.keep("photo", Upload("", data))} | _captioned(caption)
        return self._sends(content | ({"media_group_id": album} if album else {}))

    async def sends_album(self, photos: list[bytes], caption: str = "") -> list[Json]:
        """Sends photos together, the caption on the first: one update each."""
        self._acts += 1
        album = f"album-{self.id}-{self._acts}"
        first = [await self.sends_photo(photos[0], caption, album)]
        return first + [await self.sends_photo(data, album=album) for data in photos[1:]]

    async def sends_document(
        self,
        data: bytes,
        name: str = "file.pdf",
        mime: str = "application/pdf",
        caption: str = "",
        size: int = 0,
    ) -> Json:
        """Sends a file; `size` claims another size than its own, for limits."""
        thing = self.world.keep("document", Upload(name, data, mime), file_size=size or len(data))
        return self._sends({"document": thing} | _captioned(caption))

    async def sends_voice(self, data: bytes, seconds: int = 3) -> Json:
        """Sends a voice note."""
        voice = self.world.keep("voice", Upload("", data, "audio/ogg"), duration=seconds)
        return self._sends({"voice": voice})

    async def sends_sticker(self) -> Json:
        """Sends a sticker."""
        about: Json = {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
        return self._sends({"sticker": self.world.keep("sticker", Upload("", b"sticker"), **about)})

    async def shares_contact(self, phone: str, user_id: int | None = None) -> Json:
        """Shares a contact card: her own, or that of `user_id` (0: of somebody not on Telegram)."""
        whose = self.id if user_id is None else user_id
        card = {"phone_number": phone, "first_name": self.info["first_name"]}
        return self._sends({"contact": card | ({"user_id": whose} if whose else {})})

    async def shares_location(self, latitude: float, longitude: float) -> Json:
        """Shares a place."""
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}})

    async def edits(self, text: str, message: int = 0) -> Json:
        """Changes her latest text, or the one of that id."""
        hers = [k for k in standing(self.chat) if not k.own and "text" in k.message]
        kept = next(k for k in reversed(hers) if message in (0, k.message["message_id"]))
        kept.before.append(kept.message)
        now = int(self.world.now())
        kept.message = {**kept.message, "text": made.cleaned(text), "edit_date": now}
        self.updates.push({"edited_message": kept.message})
        return kept.message

    async def taps(self, button: str, message: Seen | None = None) -> Tap:
        """Taps an inline button by its exact label or data, on `message` or the newest that has it.

        A `Seen` is a picture: its buttons can be tapped after the bot changed or removed them, as on a
        slow phone. Returns the tap, whose `answered` turns true once the bot answered it.
        Raises `LookupError` when there is no such button.
        """
        shown = [message] if message else reversed(self.messages)
        for one in shown:
            for key in (key for row in one.buttons for key in row):
                if button in (key.label, key.data) and key.data:
                    return self._taps(one, key)
        raise LookupError(f"no button {button!r} to tap")

    def _taps(self, message: Seen, key: Key) -> Tap:
        self._acts += 1
        tap = Tap(f"{self.id}{self._acts:09d}", self.id, self.world.now())
        self.world.taps[tap.id] = tap
        chat = self.world.chats[message.chat]
        kept = chat.messages[message.id]
        gone = {"chat": chat.info, "message_id": message.id, "date": 0}  # an InaccessibleMessage
        query = {"id": tap.id, "from": self.info, "message": gone if kept.gone else kept.message,
                 "chat_instance": str(chat.info["id"]), "data": key.data}  # fmt: skip
        self.updates.push({"callback_query": query})
        return tap

    async def blocks(self) -> None:
        """Blocks the bot."""
        self.chat.shut = "blocked"
        self._stands("member", "kicked")

    async def unblocks(self) -> None:
        """Unblocks the bot."""
        self.chat.shut = ""
        self._stands("kicked", "member")

    async def leaves_telegram(self) -> None:
        """Closes her account: no update tells the bot."""
        self.chat.shut = "gone"

    def _stands(self, old: str, new: str) -> None:
        self.updates.push({"my_chat_member": _change(self.world, self.chat.info, self.info, old, new)})

    def _sends(self, content: Json) -> Json:
        chat = self.world.meet(made.private_chat(self.info))
        message = self.world.add(chat, content, self.info)
        self.updates.push({"message": message})
        return message


class Channel:
    """A channel in which the bot is an administrator until told otherwise."""

    def __init__(self, world: World, updates: Updates, info: Json, rights: Json) -> None:
        self.world, self.updates = world, updates
        self.id = int(info["id"])
        self._owner = made.person(777, "Owner")
        world.meet(info).rights = rights

    @property
    def chat(self) -> Chat:
        """What the server knows of the channel."""
        return self.world.chats[self.id]

    @property
    def posts(self) -> list[Seen]:
        """What stands in the channel now, oldest first."""
        return [seen(self.world, kept) for kept in standing(self.chat)]

    def joins(self, *people: Person) -> None:
        """These people follow the channel; unless the bot asks for chat_member it is not told."""
        self.chat.members |= {person.id for person in people}

    async def removes_bot(self) -> None:
        """Takes the bot out of the channel."""
        self.chat.shut = "removed"
        self._changed("administrator", "left")

    async def adds_bot(self, **rights: bool) -> None:
        """Makes the bot an administrator again, with these rights beside those it had."""
        self.chat.shut = ""
        self.chat.rights |= rights
        self._changed("left", "administrator")

    async def limits_bot(self, **rights: bool) -> None:
        """Gives or takes single rights, such as `can_post_messages=False`."""
        self.chat.rights |= rights
        self._changed("administrator", "administrator")

    async def migrates(self, new_id: int) -> "Channel":
        """Moves the chat to another id; calls with the old one meet `migrate_to_chat_id`."""
        old = self.chat
        old.moved_to = new_id
        info = {**old.info, "id": new_id, "type": "supergroup" if old.type == "group" else old.type}
        moved = Channel(self.world, self.updates, info, old.rights)
        moved.chat.members = old.members
        key = "channel_post" if old.type == "channel" else "message"
        self.updates.push({key: self.world.add(old, {"migrate_to_chat_id": new_id}, self._owner)})
        self.updates.push({key: self.world.add(moved.chat, {"migrate_from_chat_id": self.id}, self._owner)})
        return moved

    def _changed(self, old: str, new: str) -> None:
        change = _change(self.world, self.chat.info, self._owner, old, new, self.chat.rights)
        self.updates.push({"my_chat_member": change})


def _captioned(caption: str) -> Json:
    return {"caption": made.cleaned(caption)} if caption else {}


def _change(world: World, chat: Json, by: Json, old: str, new: str, rights: Any = None) -> Json:
    return {"chat": chat, "from": by, "date": int(world.now()),
            "old_chat_member": made.member(world.bot, old, rights),
            "new_chat_member": made.member(world.bot, new, rights)}  # fmt: skip
