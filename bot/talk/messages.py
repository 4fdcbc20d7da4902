"""What comes in and what goes out, the same for every channel."""

from dataclasses import dataclass
from math import inf
from typing import Literal

MediaKind = Literal["photo", "document", "voice", "video", "sticker", "card", "other"]
Happening = Literal["message", "blocked", "unblocked"]
Deed = Literal["reply", "post", "edit", "unpost", "wipe", "discard"]


@dataclass(frozen=True, slots=True)
class Media:
    """A file. `source` is the channel's handle for it; `name` is ours once it is cleaned and stored."""

    kind: MediaKind
    source: str = ""
    name: str = ""
    size: int = 0  # bytes, 0 when the channel did not say
    mime: str = ""
    held: bool = False  # the channel keeps it until it is told to discard it


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person did. `sender` and `id` are the provider's; `id` is unique per channel."""

    channel: str
    sender: str
    id: str
    happening: Happening = "message"
    text: str = ""  # what was typed, or a caption
    button: str = ""  # the data of the button that was tapped
    media: tuple[Media, ...] = ()
    album: str = ""  # photos sent together share it
    phone: str = ""  # number of a shared contact card
    phone_own: bool = False  # the card is the sender's own
    near: tuple[float, float] | None = None  # a shared place, rounded to 0.1 degree before we see it
    start: str = ""  # payload of /start or of a link
    edited: bool = False  # replaces an earlier message, see `ref`
    ref: str = ""  # the provider's id of the message in the chat (an edit repeats it)
    other: str = ""  # a kind we cannot read: "sticker", "poll"…
    language: str = ""  # the client's language, a hint only
    at: float = 0.0  # seconds since the epoch
    late: float = 0.0  # when it was written, of one that did not reach us and was asked for
    also: str = ""  # another id of the same sender: WhatsApp has phones and business-scoped ones


@dataclass(frozen=True, slots=True)
class Key:
    """A reference to a text of ours, resolved in the reader's language when it is shown."""

    key: str


class Ours(str):
    """A text we wrote in the reader's language, such as a lesson's card: inserted as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A label with either data that comes back to us or an address to open."""

    label: str
    data: str = ""
    url: str = ""
    lone: bool = False  # has a row to itself, where the channel has rows


@dataclass(frozen=True, slots=True)
class Template:
    """A message approved beforehand, with which a channel lets us begin. `values` fill its variables, in order."""

    name: str
    language: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person or a public channel gets to see. Buttons are in reading order."""

    text: str
    buttons: tuple[Button, ...] = ()
    media: tuple[Media, ...] = ()  # ours, by `name`
    columns: int = 1  # how many buttons a row where the channel has rows
    ways: tuple[Button, ...] = ()  # ways out (back, menu, a person): a row of their own, last
    rtl: bool = True
    ask_phone: str = ""  # label of a "share my number" key, where the channel has one
    ask_place: str = ""  # label of a "share my place" key, where the channel has one
    redrawn: bool = False  # of an edit: its picture takes the place of the one that stands
    template: Template | None = None  # what says it where free text is not taken any more
    first: int = 1  # the number of its first button, where buttons stand as numbers
    worded: bool = False  # a typed number answers the question: its buttons stand as words to type


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One delivery: a deed in a chat. `target` is the provider's id of the post to edit or take down, or its handle of
    a file of hers to discard; `bulk` says that it is one of many alike: whatever else is to be said goes first, and it
    is never sent twice. `receipt` comes back with what the channel reports of it later: o12 is a row of the outbox, d7
    one of the ledger."""

    deed: Deed
    chat: str
    reply: Reply
    target: str = ""
    bulk: bool = False
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a channel says later of a delivery. `id` is the provider's of the message, `receipt` the Outgoing's, `code`
    the provider's reason for a failure and `meaning` what follows from it."""

    channel: str
    id: str
    status: Literal["queued", "sent", "delivered", "read", "failed"]
    receipt: str = ""
    code: str = ""
    meaning: Literal["", "window", "later", "stop", "unwanted", "account", "refused"] = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can carry. Lengths in characters, `data` in bytes of UTF-8."""

    text: int
    caption: int
    label: int
    data: int
    buttons: int  # most buttons on one reply; above it the channel shows numbered text
    upload: int  # most bytes of a photo we send
    download: int  # most bytes of a file we can fetch
    window: float = inf  # seconds after her last message in which free text is taken
    begun: float = inf  # most people a day with whom we may begin


TELEGRAM = Limits(text=4096, caption=1024, label=64, data=64, buttons=100, upload=10 << 20, download=20 << 20)
WHATSAPP = Limits(
    text=1024,
    caption=1024,
    label=24,
    data=200,
    buttons=10,
    upload=5 << 20,
    download=16 << 20,
    window=24 * 3600.0 - 600.0,  # ten minutes are left for the way there
    begun=250.0,  # of a portfolio that Meta has not verified; see MAHALLI_TWILIO_DAILY
)
# WhatsApp: 1600 characters of free text, but only 1024 beside buttons or a list; a list row's title
# holds 24, a quick-reply button 20. Sources: Twilio content types quick-reply and list-picker.
