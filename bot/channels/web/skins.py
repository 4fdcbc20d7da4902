"""A reply as a phone would show it: cut and laid out within the limits of Telegram or of WhatsApp."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from bot.channels.telegram.render import laid
from bot.channels.text import split
from bot.channels.whatsapp import layout
from bot.talk.messages import TELEGRAM, Button, Media, Reply

Skin = Literal["telegram", "whatsapp"]
SKINS: tuple[Skin, ...] = get_args(Skin)


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the glass. `rows` are inline keys in reading order; `quick` and `listed` are WhatsApp's."""

    text: str = ""
    media: tuple[Media, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    quick: tuple[Button, ...] = ()
    listed: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A reply as drawn. `numbered` are the buttons that stand as numbers in the text, of which the lowest is `first`."""

    bubbles: tuple[Bubble, ...]
    numbered: tuple[Button, ...] = ()
    first: int = 1
    ask_phone: str = ""
    ask_place: str = ""


def skin(reply: Reply, skin: Skin) -> Drawn:
    """The reply as that channel shows it; what is too long is split, what has no button becomes a number."""
    return _telegram(reply) if skin == "telegram" else _whatsapp(reply)


def _telegram(reply: Reply) -> Drawn:
    bubbles = _captioned(reply) if len(reply.text) <= TELEGRAM.caption else _apart(reply)
    rows = [*laid(reply.buttons, reply.columns), *([reply.ways] if reply.ways else [])]
    last = replace(bubbles[-1], rows=tuple(rows))
    return Drawn((*bubbles[:-1], last), ask_phone=reply.ask_phone, ask_place=reply.ask_place)


def _captioned(reply: Reply) -> list[Bubble]:
    """One picture takes the text as its caption; an album stands above it, since it cannot carry buttons."""
    if len(reply.media) <= 1:
        return [Bubble(reply.text, reply.media)]
    return [Bubble(media=reply.media), *([Bubble(reply.text)] if reply.text else [])]


def _apart(reply: Reply) -> list[Bubble]:
    pictures = [Bubble(media=reply.media)] if reply.media else []
    return pictures + [Bubble(piece) for piece in split(reply.text, TELEGRAM.text)]


def _whatsapp(reply: Reply) -> Drawn:
    """As it is sent; a place is shared from the phone's own menu."""
    found = layout.laid(reply)
    bubbles = [Bubble(one.text, one.media, quick=one.quick, listed=one.listed) for one in found.pieces]
    return Drawn(tuple(bubbles) or (Bubble(),), found.numbered, reply.first, ask_place=reply.ask_place)
