"""A small house for talks in a terminal and in tests: a throw-away database, several people, time as told."""

import asyncio
import re
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bot import app as house
from bot.app import App
from bot.broadcast import digests
from bot.channels import Channel
from bot.cli.script import fits, flat, seconds
from bot.cli.stills import SORTS, still
from bot.engine import rows, timers
from bot.errors import BadMedia, Missing, UseError
from bot.market.calendar import agenda
from bot.people import contacts
from bot.photos.intake import take
from bot.reading import places
from bot.settings import Settings
from bot.store import schema
from bot.store.tx import Tx
from bot.talk.messages import TELEGRAM, Limits, Media, Message, Outgoing, Reply

_ACT = re.compile(r"\((\w+)\s*(.*?)\)")
_VOICE = b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(300)  # as much of one as is looked at


@dataclass
class Booth(Channel):
    """A channel that keeps what it is given, by chat. Stands in for the simulator's."""

    name: str = "web"
    limits: Limits = TELEGRAM
    heard: dict[str, list[Reply]] = field(default_factory=dict)
    posts: dict[str, Outgoing] = field(default_factory=dict)
    wiped: dict[str, str] = field(default_factory=dict)  # by chat: the messages that were taken away last
    numbers: int = 0

    async def deliver(self, outgoing: Outgoing) -> str:
        self.numbers += 1
        if outgoing.deed == "reply":
            self.heard.setdefault(outgoing.chat, []).append(outgoing.reply)
        elif outgoing.deed == "post":
            self.posts[str(self.numbers)] = outgoing
        elif outgoing.deed == "edit":
            if outgoing.target not in self.posts:
                raise Missing("there is no such post")
            self.posts[outgoing.target] = replace(self.posts[outgoing.target], reply=outgoing.reply)
        elif outgoing.deed == "unpost":
            self.posts.pop(outgoing.target, None)
        elif outgoing.deed == "wipe":
            self.wiped[outgoing.chat] = outgoing.target
        return str(self.numbers)

    async def fetch(self, media: Media) -> bytes:
        if media.kind == "voice":
            return _VOICE
        if media.kind != "photo":
            raise BadMedia("not-an-image")
        sort, _, number = media.source.partition("-")
        return still(sort, int(number))


@dataclass
class Rehearsal:
    """Plays steps against a whole house. `taken` counts the messages of each chat already looked at."""

    app: App
    booth: Booth
    clock: list[float]
    person: str = "her"
    taken: dict[str, int] = field(default_factory=dict)
    stills: int = 0  # photos sent so far

    async def joins(self, language: str, country: str) -> None:
        """The person has been through the welcome: an adult who agreed, and sells food."""

        def join(tx: Tx) -> None:
            caller = rows.greet(tx, self._message(), language, country)
            name = self.app.catalogue.text(language, "someone")
            contacts.join(tx, caller.contact, country, name, places.regions(country)[0], "food")

        await self.app.store.run(join)

    async def does(self, text: str) -> None:
        """One thing the person does: words, `[a button]` or `(an act)`."""
        for message in self._messages(text):
            await self.app.conversation.receive(message)
        await self.settle()

    async def waits(self, text: str) -> None:
        """Time passes, and what is due happens."""
        self.clock[0] += seconds(text)
        await timers.tick(self.app.store, self.app.house)
        await self.app.store.run(agenda.due)
        await self.app.store.run(digests.begin)
        await self.settle()

    async def settle(self) -> None:
        """Until nothing is fetched or sent any more."""
        while await self.app.files.sweep():
            pass
        await self.app.sender.drained()
        await self.app.outbox.drained()

    def fresh(self) -> list[Reply]:
        """What the person heard and nobody has looked at yet."""
        heard = self.booth.heard.get(self.person, [])
        start = self.taken.get(self.person, 0)
        self.taken[self.person] = len(heard)
        return heard[start:]

    def hears(self, expected: str) -> str:
        """Take the next message and hold it against the script. Returns what is wrong, or nothing."""
        heard, taken = self.booth.heard.get(self.person, []), self.taken.get(self.person, 0)
        if taken >= len(heard):
            return f"expected «{expected}», but nothing more was said"
        self.taken[self.person] = taken + 1
        return (
            ""
            if fits(expected, heard[taken].text)
            else f"expected «{expected}», heard «{flat(heard[taken].text)}»"
        )

    def _messages(self, text: str) -> list[Message]:
        act = _ACT.fullmatch(text)
        if act:
            return self._act(act[1], act[2])
        if text.startswith("[") and text.endswith("]"):
            return [self._message(button=self._data(text[1:-1]))]
        return [self._message(text=text)]

    def _message(self, **what: object) -> Message:
        return Message("web", self.person, uuid.uuid4().hex, at=self.clock[0], **what)  # type: ignore[arg-type]

    def _act(self, what: str, rest: str) -> list[Message]:
        match what:
            case "photo":
                return [self._message(media=(self._still(rest),))]
            case "album":
                name = uuid.uuid4().hex
                return [self._message(media=(self._still(),), album=name) for _ in range(int(rest))]
            case "voice" | "video" | "sticker":
                return [self._message(media=(Media(what, "thing"),))]
            case "big":
                return [self._message(media=(Media("document", "big", size=30 << 20),))]
            case "near":
                latitude, longitude = (float(part) for part in rest.split())
                return [self._message(near=(latitude, longitude))]
            case "card":
                return [self._message(phone=rest)]
            case "start":
                return [self._message(text="/start", start=rest)]
            case "nothing":
                return [self._message()]
        raise UseError(f"({what}) is nothing she can do")

    def _still(self, sort: str = "") -> Media:
        """A photo she has not sent before."""
        if sort and sort not in SORTS:
            raise UseError(f"(photo {sort}): the photos of talks are {', '.join(SORTS)}")
        self.stills += 1
        return Media("photo", f"{sort or SORTS[0]}-{self.stills}")

    def _data(self, label: str) -> str:
        for reply in reversed(self.booth.heard.get(self.person, [])):
            for button in (*reply.buttons, *reply.ways):
                if flat(button.label) == flat(label) and not button.url:
                    return button.data
        raise LookupError(f"there is no button [{label}]")


# The drawn photos are few and come in every talk: each is looked at once a process.
_taken = lru_cache(maxsize=256)(take)


@asynccontextmanager
async def rehearsal(folder: Path, now: float | None = None, url: str = "") -> AsyncIterator[Rehearsal]:
    """A house in an empty folder. `now` is the time it begins at, in seconds since the epoch; `url` is an
    empty database to use instead of a file in the folder."""
    clock = [time.time() if now is None else now]
    settings = Settings(
        database_url=url or f"sqlite:///{folder / 'talk.db'}",
        data_dir=folder,
        telegram_token="",
        host="127.0.0.1",
        country="JO",
    )
    await asyncio.to_thread(schema.migrate, settings.database_url)
    app = await house.build(settings, lambda: clock[0])
    booth = Booth()
    app.channels["web"] = booth
    app.files.take = _taken
    try:
        yield Rehearsal(app, booth, clock)
    finally:
        await app.stop()


def drawn(reply: Reply, rest: Sequence[str] = ()) -> str:
    """A reply as a terminal shows it."""
    buttons = [f"[{button.label}]" for button in (*reply.buttons, *reply.ways)]
    pictures = [f"({media.kind})" for media in reply.media]
    return "\n".join([*pictures, reply.text, *([" ".join(buttons)] if buttons else []), *rest])
