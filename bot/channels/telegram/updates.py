"""Telegram's updates, read into messages."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from bot.talk.messages import Media, MediaKind, Message

# What we ask Telegram for, in getUpdates and setWebhook alike.
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

_FILES: tuple[tuple[str, MediaKind], ...] = (
    ("document", "document"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("sticker", "sticker"),
)
_UNREADABLE = ("sticker", "animation", "poll", "dice", "story", "game", "checklist", "invoice", "paid_media")
_COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@[A-Za-z0-9_]+)?(?=\s|$)")
_HAPPENINGS: dict[str, Literal["blocked", "unblocked"]] = {"kicked": "blocked", "member": "unblocked"}


class User(BaseModel):
    id: int
    language_code: str | None = None


class Chat(BaseModel):
    id: int
    type: str | None = None
    title: str | None = None
    username: str | None = None

    @property
    def private(self) -> bool:
        return self.type == "private" if self.type else self.id > 0


class File(BaseModel):
    file_id: str = ""
    file_size: int | None = None
    mime_type: str | None = None
    width: int = 0
    height: int = 0


class Contact(BaseModel):
    phone_number: str = ""
    user_id: int | None = None


class Location(BaseModel):
    latitude: float
    longitude: float


class Venue(BaseModel):
    location: Location | None = None


class ChatMessage(BaseModel):
    message_id: int = 0
    date: int | None = None
    edit_date: int | None = None
    chat: Chat | None = None
    sender: User | None = Field(default=None, alias="from")
    text: str | None = None
    caption: str | None = None
    media_group_id: str | None = None
    photo: list[File] | None = None
    document: File | None = None
    voice: File | None = None
    audio: File | None = None
    video: File | None = None
    video_note: File | None = None
    sticker: File | None = None
    contact: Contact | None = None
    location: Location | None = None
    venue: Venue | None = None
    animation: object = None
    poll: object = None
    dice: object = None
    story: object = None
    game: object = None
    checklist: object = None
    invoice: object = None
    paid_media: object = None


class CallbackQuery(BaseModel):
    id: str
    sender: User = Field(alias="from")
    data: str | None = None
    message: ChatMessage | None = None


class Member(BaseModel):
    status: str = ""
    can_post_messages: bool | None = None
    can_edit_messages: bool | None = None
    can_delete_messages: bool | None = None
    can_send_messages: bool | None = None


class MemberChange(BaseModel):
    chat: Chat
    sender: User | None = Field(default=None, alias="from")
    date: int | None = None
    new_chat_member: Member = Member()


class Update(BaseModel):
    """The part of an update we read; everything else is ignored.

    Not python-telegram-bot's `Update.de_json`: it costs 105-150 µs an update (this one costs 8-12),
    and a field it misses is a TypeError that loses the whole batch of a poll.
    """

    update_id: int
    message: ChatMessage | None = None
    edited_message: ChatMessage | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: MemberChange | None = None


def read(raw: object) -> Update | None:
    """The update in a JSON body (bytes) or an already decoded one (a dict); None if it is not one."""
    try:
        return Update.model_validate_json(raw) if isinstance(raw, bytes) else Update.model_validate(raw)
    except ValidationError:
        return None


def parse(raw: object) -> Message | None:
    """What a person did in a private chat, from an update (`Update`, dict or bytes).

    None for everything else: groups, channels, unknown kinds, junk. Never raises. A pressed button has no
    time of its own, so its `at` is 0.
    """
    update = raw if isinstance(raw, Update) else read(raw)
    if update is None:
        return None
    if update.message is not None:
        return _written(update.update_id, update.message)
    if update.edited_message is not None:
        return _written(update.update_id, update.edited_message, edited=True)
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _blocked(update.update_id, update.my_chat_member)
    return None


def callback(update: Update) -> str:
    """The id a pressed button wants answered, or an empty string."""
    return update.callback_query.id if update.callback_query else ""


def _written(update_id: int, message: ChatMessage, edited: bool = False) -> Message | None:
    chat = message.chat
    # An edited place is a live location on the move: we want her area once, not her way home.
    if chat is None or not chat.private or (edited and message.location):
        return None
    text, start = _command(message.text or message.caption or "")
    phone, own = _phone(message)
    return Message(
        channel="telegram",
        sender=str(chat.id),
        id=str(update_id),
        text=text,
        start=start,
        media=tuple(_media(message)),
        album=message.media_group_id or "",
        phone=phone,
        phone_own=own,
        near=_near(message),
        edited=edited,
        ref=str(message.message_id or ""),
        other=next((kind for kind in _UNREADABLE if getattr(message, kind) is not None), ""),
        language=_language(message.sender),
        at=float(message.edit_date or message.date or 0),
    )


def _pressed(update_id: int, query: CallbackQuery) -> Message | None:
    asked = query.message
    if not query.data or (asked and asked.chat and not asked.chat.private):
        return None
    return Message(
        channel="telegram",
        sender=str(query.sender.id),
        id=str(update_id),
        button=query.data,
        ref=str(asked.message_id or "") if asked else "",
        language=_language(query.sender),
    )


def _blocked(update_id: int, change: MemberChange) -> Message | None:
    happening = _HAPPENINGS.get(change.new_chat_member.status)
    if happening is None or not change.chat.private:
        return None
    return Message(
        channel="telegram",
        sender=str(change.chat.id),
        id=str(update_id),
        happening=happening,
        language=_language(change.sender),
        at=float(change.date or 0),
    )


def _command(text: str) -> tuple[str, str]:
    """The text without the bot's name after a command, and the payload of /start taken out of it."""
    found = _COMMAND.match(text)
    if not found:
        return text, ""
    name, rest = found.group(1), text[found.end() :]
    return ("/start", rest.strip()) if name == "start" else (f"/{name}{rest}", "")


def _media(message: ChatMessage) -> Iterator[Media]:
    if message.photo:
        largest = max(message.photo, key=lambda size: (size.width * size.height, size.file_size or 0))
        yield _file("photo", largest)
    for field, kind in _FILES:
        file = getattr(message, field)
        # A GIF comes a second time as a document.
        if file is not None and message.animation is None:
            yield _file(kind, file)


def _file(kind: MediaKind, file: File) -> Media:
    return Media(kind, source=file.file_id, size=file.file_size or 0, mime=file.mime_type or "")


def _phone(message: ChatMessage) -> tuple[str, bool]:
    """The number of a shared card and whether it is the sender's own (people also share others' cards)."""
    card, sender = message.contact, message.sender
    if card is None:
        return "", False
    own = sender is not None and card.user_id == sender.id
    # Telegram knows its own users' numbers in full but some clients leave out the plus.
    full = own and card.phone_number[:1] in set("123456789")
    return f"+{card.phone_number}" if full else card.phone_number, own


def _near(message: ChatMessage) -> tuple[float, float] | None:
    """Where, to a tenth of a degree (about 10 km): nothing finer leaves this function."""
    place = message.location or (message.venue.location if message.venue else None)
    return (round(place.latitude, 1) + 0.0, round(place.longitude, 1) + 0.0) if place else None


def _language(user: User | None) -> str:
    return (user.language_code or "") if user else ""
