"""A chat as a phone shows it: rows become bubbles, keys and a way to begin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.channels.web.rows import Row, Said
from bot.channels.web.skins import Bubble, Skin, skin
from bot.talk.messages import Media, Reply
from bot.web.people import CHANNEL


@dataclass(frozen=True, slots=True)
class Item:
    """One bubble. `said` is hers, `bubble` ours; with neither, something that was taken down."""

    key: str
    row: int
    at: float
    said: Said | None = None
    bubble: Bubble | None = None
    rtl: bool = True
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Phone:
    """What to draw. `start` is the payload her next tap on "start" sends; None when she has begun."""

    chat: str
    look: Skin
    items: tuple[Item, ...]
    ask_phone: str = ""
    ask_place: str = ""
    start: str | None = None

    @property
    def public(self) -> bool:
        return self.chat == CHANNEL


def phone(chat: str, look: Skin, rows: Sequence[Row], start: str | None = None) -> Phone:
    """The phone (or the public channel) of a chat. A `start` given is offered also in a chat under way."""
    drawn = [item for row in rows for item in _items(row, look)]
    items = tuple(_with_edit(list(_albums(drawn))) if look == "telegram" else _albums(drawn))
    begin = start if start is not None or rows else ""
    keys = [skin(reply, look) for reply in _unanswered(rows)]
    return Phone(
        chat,
        look,
        items,
        ask_phone=next((drawn.ask_phone for drawn in keys if drawn.ask_phone), ""),
        ask_place=next((drawn.ask_place for drawn in keys if drawn.ask_place), ""),
        start=begin if chat != CHANNEL else None,
    )


def _items(row: Row, look: Skin) -> Iterator[Item]:
    if isinstance(row.body, Reply):
        for n, bubble in enumerate(skin(row.body, look).bubbles):
            yield Item(f"{row.id}-{n}", row.id, row.at, bubble=bubble, rtl=row.body.rtl)
    else:
        yield Item(f"{row.id}-0", row.id, row.at, said=row.body)


def _albums(items: Sequence[Item]) -> Iterator[Item]:
    """Photos of one album become one bubble."""
    held: Item | None = None
    for item in items:
        if held and held.said and item.said and held.said.album and held.said.album == item.said.album:
            held = replace(held, said=_together(held.said, item.said.media))
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _together(said: Said, more: tuple[Media, ...]) -> Said:
    return replace(said, media=said.media + more)


def _with_edit(items: list[Item]) -> list[Item]:
    """Her last words can be edited."""
    for at in range(len(items) - 1, -1, -1):
        said = items[at].said
        if said and said.text and not (said.tapped or said.start or said.media):
            items[at] = replace(items[at], editable=True)
            break
    return items


def _unanswered(rows: Sequence[Row]) -> list[Reply]:
    """What we said since she last did something, newest first."""
    trailing = takewhile(lambda row: not isinstance(row.body, Said), reversed(rows))
    return [row.body for row in trailing if isinstance(row.body, Reply)]
