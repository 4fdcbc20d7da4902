"""A reply as a phone would show it: cut and laid out within the limits of Telegram or of WhatsApp."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from bot.channels.telegram.render import laid, split
from bot.talk.messages import TELEGRAM, WHATSAPP, Button, Media, Reply

Skin = Literal["telegram", "whatsapp"]
SKINS: tuple[Skin, ...] = get_args(Skin)
QUICK = 3  # most quick-reply buttons, and the most characters of one (Twilio's quick-reply content type)
QUICK_LABEL = 20


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
    """A reply as drawn. `numbered` are the buttons that stand as numbers in the text: 1 is the first."""

    bubbles: tuple[Bubble, ...]
    numbered: tuple[Button, ...] = ()
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
    """One picture a message; links stand in the text; a place is shared from the phone's own menu."""
    asked = tuple(button for button in reply.buttons if not button.url)
    ways = tuple(button for button in reply.ways if not button.url)
    quick = _filled(asked, ways, QUICK, QUICK_LABEL)
    listed = () if quick else _filled(asked, ways, WHATSAPP.buttons, WHATSAPP.label)
    numbered = () if quick or listed else (*asked, *ways)
    text = "\n\n".join(filter(None, (reply.text, _lines(reply, numbered))))
    pieces = [Bubble(piece) for piece in split(text, WHATSAPP.text)] or [Bubble()]
    pictures = [Bubble(media=(medium,)) for medium in reply.media]
    if len(pictures) == 1 and len(pieces) == 1:
        pictures, pieces = [], [replace(pieces[0], media=reply.media)]
    pieces[-1] = replace(pieces[-1], quick=quick, listed=listed)
    return Drawn((*pictures, *pieces), numbered, ask_place=reply.ask_place)


def _filled(asked: tuple[Button, ...], ways: tuple[Button, ...], most: int, label: int) -> tuple[Button, ...]:
    """The answers, and of the ways out as many as find room, the last first: the rest can still be typed.

    Nothing when the answers themselves do not fit.
    """
    room = most - len(asked)
    shown = (*asked, *(ways[-room:] if room > 0 else ()))
    return shown if room >= 0 and all(len(button.label) <= label for button in shown) else ()


def _lines(reply: Reply, numbered: tuple[Button, ...]) -> str:
    """The buttons that only text can carry: a line each, addresses below their labels."""
    choices = [f"{number}. {button.label}" for number, button in enumerate(numbered, 1)]
    links = [f"{button.label}\n{button.url}" for button in (*reply.buttons, *reply.ways) if button.url]
    return "\n".join(choices + links)
