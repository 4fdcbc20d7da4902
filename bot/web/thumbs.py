"""What the thumbs of an invented person do on her phone: each deed is shown there, and becomes a message."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from bot.channels import Receive
from bot.channels.web import Web
from bot.channels.web.rows import Row, Said
from bot.channels.web.skins import Skin
from bot.store import offers
from bot.talk.messages import Button, Media, Message, Reply
from bot.web.people import Person


@dataclass(frozen=True)
class Thumbs:
    """Every method returns once the message is taken, and raises what `receive` raises."""

    web: Web
    receive: Receive
    clock: Callable[[], float] = time.time

    async def say(self, person: Person, text: str, look: Skin = "telegram") -> None:
        """Type something. On WhatsApp a number stands for the button at its place, shown beside it or not."""
        row = await self.web.write(person.id, Said(text))
        button = await self._numbered(person, text, row) if look == "whatsapp" else ""
        message = self._message(person, row)
        await self.receive(replace(message, button=button) if button else replace(message, text=text))

    async def start(self, person: Person, payload: str = "") -> None:
        """Open the bot, from a link if there is a payload."""
        row = await self.web.write(person.id, Said("/start", start=True))
        await self.receive(replace(self._message(person, row), text="/start", start=payload))

    async def tap(self, person: Person, row: int, data: str) -> bool:
        """Press a button of a message, as often as one likes; False when that message has no such button."""
        label = next((button.label for button in await self._buttons(row) if button.data == data), None)
        if label is None:
            return False
        mine = await self.web.write(person.id, Said(label, tapped=True))
        await self.receive(replace(self._message(person, mine), button=data, ref=str(row)))
        return True

    async def photos(
        self, person: Person, pictures: Sequence[tuple[BinaryIO, str]], look: Skin, caption: str = ""
    ) -> None:
        """Send pictures (a stream and its type each); on Telegram several together make an album."""
        album = uuid4().hex if len(pictures) > 1 and look == "telegram" else ""
        for stream, mime in pictures:
            media = await asyncio.to_thread(self.web.files.keep, stream, mime)
            await self._photo(person, media, album, caption)
            caption = ""  # the first one carries it

    async def _photo(self, person: Person, media: Media, album: str, caption: str) -> None:
        row = await self.web.write(person.id, Said(caption, media=(media,), album=album))
        await self.receive(replace(self._message(person, row), text=caption, media=(media,), album=album))

    async def place(self, person: Person) -> None:
        """Share where she is, to a tenth of a degree."""
        row = await self.web.write(person.id, Said(place=True))
        await self.receive(replace(self._message(person, row), near=person.near))

    async def phone(self, person: Person) -> None:
        """Share her own number."""
        row = await self.web.write(person.id, Said(phone=person.phone))
        await self.receive(replace(self._message(person, row), phone=person.phone, phone_own=True))

    async def edit(self, person: Person, row: int, text: str) -> bool:
        """Put other words into a message of hers; False when it is not hers or has no words."""
        if not await self.web.rewrite(person.id, row, text):
            return False
        await self.receive(replace(self._message(person, row), text=text, edited=True))
        return True

    def _message(self, person: Person, row: int) -> Message:
        return Message("web", person.id, uuid4().hex, ref=str(row), language="ar", at=self.clock())

    async def _buttons(self, row: int) -> tuple[Button, ...]:
        found = await self.web.one(row)
        return buttons(found) if found else ()

    async def _numbered(self, person: Person, text: str, before: int) -> str:
        said = text.strip()
        if not said.isdecimal():
            return ""
        rows = await self.web.last(person.id)
        reply = next(
            (row.body for row in reversed(rows) if row.id < before and isinstance(row.body, Reply)), None
        )
        standing, first = (offers.marked(reply), reply.first) if reply else ([], 1)
        place = int(said) - first
        return standing[place] if 0 <= place < len(standing) else ""


def buttons(row: Row) -> tuple[Button, ...]:
    """Every button of a message of ours, in reading order."""
    return (*row.body.buttons, *row.body.ways) if isinstance(row.body, Reply) else ()


def payload(address: str) -> str | None:
    """What a link into the simulator starts the bot with; None for any other address."""
    parts = urlsplit(address)
    return parse_qs(parts.query).get("start", [""])[0] if parts.path == "/simulator" else None
