"""A reply as messages of WhatsApp within its limits: with buttons or a list where they fit, else in words alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.channels.text import split
from bot.talk.messages import WHATSAPP, Button, Media, Reply

# Twilio: a body of 1600 characters, of 1024 beside buttons and as a caption; content types quick-reply (3 buttons of
# 20 characters without approval) and list-picker (10 rows of 24).
TEXT = 1600
QUICK, QUICK_TITLE = 3, 20
ROWS, ROW_TITLE = WHATSAPP.buttons, WHATSAPP.label
_CAPTIONED = ("photo", "video")
_QUOTES = {True: "«{}»", False: "“{}”"}  # by right-to-left
_MARKS = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"}  # what formats on WhatsApp, and what looks like it
_FORMATS = re.compile(r"https?://\S+|(`)|(?<![^\W_])([*_~])(?=[^\s].*?(?<=\S)\2(?![^\W_]))")


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: its text, or a medium with the text as its caption. `quick` or `listed` are its buttons."""

    text: str = ""
    media: tuple[Media, ...] = ()  # one at most
    quick: tuple[Button, ...] = ()
    listed: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A reply's messages in order. `numbered` are the buttons that stand as numbers in the text, from reply.first."""

    pieces: tuple[Piece, ...]
    numbered: tuple[Button, ...] = ()


def laid(reply: Reply, interactive: bool = True) -> Layout:
    """The reply as messages; without `interactive` in words alone. Every button is in it either way: what has no
    button is a number to type, or a word, and a link stands in the text. An empty reply has no messages."""
    asked, ways = _typed(reply.buttons), _typed(reply.ways)
    quick = _chosen(asked, ways, QUICK, QUICK_TITLE)
    listed = () if quick else _chosen(asked, ways, ROWS, ROW_TITLE)
    if not interactive or not reply.text.strip():  # a body must stand beside buttons
        quick = listed = ()
    shown = quick or listed
    numbered = () if shown or reply.worded else asked
    text = plain("\n\n".join(filter(None, (reply.text, *_lines(reply, numbered, shown)))))
    pieces = [Piece(piece) for piece in split(text, TEXT)]
    if shown:
        pieces[-1:] = [Piece(piece) for piece in split(pieces[-1].text, WHATSAPP.text)]
        pieces[-1] = replace(pieces[-1], quick=quick, listed=listed)
    return Layout(tuple(_with_media(pieces, reply.media, captioned=not shown)), numbered)


def in_words(reply: Reply, piece: Piece) -> tuple[Piece, ...]:
    """One of the reply's messages with its buttons in words."""
    shown = (*piece.quick, *piece.listed)
    buttons, ways = (
        tuple(button for button in row if button in shown) for row in (reply.buttons, reply.ways)
    )
    bare = replace(reply, text=piece.text, media=(), buttons=buttons, ways=ways)
    return laid(bare, interactive=False).pieces


def plain(text: str) -> str:
    """The text with nothing in it that WhatsApp would take for formatting and leave out; as long as before. Links
    stay as they are."""
    return _FORMATS.sub(lambda found: _MARKS.get(found[0], found[0]), text)


def _typed(buttons: Sequence[Button]) -> tuple[Button, ...]:
    return tuple(button for button in buttons if not button.url)


def _chosen(asked: tuple[Button, ...], ways: tuple[Button, ...], most: int, title: int) -> tuple[Button, ...]:
    """The answers, and of the ways out as many as find room, the last first. Nothing when the answers do not fit."""
    room = most - len(asked)
    shown = (*asked, *(ways[-room:] if room > 0 else ()))
    if not _fit(shown, title):
        shown = asked
    return shown if room >= 0 and _fit(shown, title) else ()


def _fit(buttons: Sequence[Button], title: int) -> bool:
    """Whether these can be buttons together: short, unlike each other, and without formatting."""
    labels, answers = {button.label for button in buttons}, {button.data for button in buttons}
    return len(labels) == len(answers) == len(buttons) and all(_short(button, title) for button in buttons)


def _short(button: Button, title: int) -> bool:
    return (
        0 < _width(button.label.strip()) <= _width(button.label) <= title
        and 0 < len(button.data.encode()) <= WHATSAPP.data
        and not re.search(r"[*_~`\n]", button.label)
    )


def _width(label: str) -> int:
    """How long Meta may count it: an emoji is two."""
    return len(label.encode("utf-16-le")) // 2


def _lines(reply: Reply, numbered: Sequence[Button], shown: Sequence[Button]) -> tuple[str, ...]:
    """What stands in the text of the buttons: numbers, links with their addresses, and words to type."""
    choices = [f"{number}. {button.label}" for number, button in enumerate(numbered, reply.first)]
    words = [button for button in _typed(reply.buttons) if button not in (*numbered, *shown)]
    links = [f"{button.label}\n{button.url}" for button in (*reply.buttons, *reply.ways) if button.url]
    ways = [button for button in _typed(reply.ways) if button not in shown]
    quoted = _QUOTES[reply.rtl].format
    return (
        "\n".join([*choices, *(quoted(button.label) for button in words), *links]),
        " · ".join(quoted(button.label) for button in ways),
    )


def _with_media(pieces: list[Piece], media: Sequence[Media], captioned: bool) -> list[Piece]:
    """Each medium is a message of its own, before the words; a single picture takes a short text as its caption."""
    shown = [Piece(media=(medium,)) for medium in media]
    one = len(shown) == len(pieces) == 1 and captioned and media[0].kind in _CAPTIONED
    if one and len(pieces[0].text) <= WHATSAPP.caption:
        return [replace(shown[0], text=pieces[0].text)]
    return [*shown, *pieces]
