"""Fetches the photos and voices that messages wait for; then the messages are answered, in order."""

import asyncio
import hashlib
import logging
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bot.channels import Channel
from bot.engine import rows
from bot.engine.conversation import drain
from bot.engine.desk import House
from bot.engine.faults import describe
from bot.errors import BadMedia, TryLater
from bot.language.voices import MESSAGE, MIME, is_voice
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Media, Message

AT_ONCE = 2  # photos decoded at a time: the machine has two cores, and a phone's photo takes 50 MB
UNDER_WAY = 8  # messages whose files are fetched, cleaned or written at a time
MOST_ATTEMPTS = 5
LEASE = 60.0  # seconds a process has to fetch one
KEPT = 30 * 86400.0  # seconds an unused file is kept: a listing may wait that long for its last answer
log = logging.getLogger("mahalli.files")


@dataclass(frozen=True, slots=True)
class Due:
    """A message that waits for its file."""

    inbox: int
    address: int
    contact: int
    attempts: int
    message: Message


@dataclass(frozen=True, slots=True)
class Kept:
    """A cleaned photo, or a voice message as it came, on disk."""

    media: Media
    sha256: str


@dataclass
class Files:
    """The worker. `clean` turns bytes into a JPEG that may be kept, or raises BadMedia."""

    store: Store
    house: House
    channels: Mapping[str, Channel]
    folder: Path
    clean: Callable[[bytes], bytes]
    due: asyncio.Event
    _hands: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(UNDER_WAY))
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def work(self) -> None:
        """Run until cancelled: handle what is due whenever the event is set."""
        while True:
            await self.due.wait()
            self.due.clear()
            try:
                while await self.sweep():
                    pass
            except Exception as error:  # noqa: BLE001 - the worker must outlive a sick database
                log.error("files: %s", describe(error))

    async def sweep(self) -> int:
        """Handle the messages whose files are due now. Returns how many."""
        found = await self.store.run(_claim)
        await asyncio.gather(*(self._handle(due) for due in found))
        return len(found)

    async def _handle(self, due: Due) -> None:
        async with self._hands:
            try:
                message, kept = await self._fetched(due)
            except TryLater as later:
                if due.attempts + 1 < MOST_ATTEMPTS:
                    wait = later.after or 2.0**due.attempts
                    await self.store.run(partial(_put_off, inbox=due.inbox, wait=wait))
                    return
                message, kept = _without(due.message, "gone"), []
        key = f"{due.message.channel}:{due.message.sender}"
        arrived = partial(_arrived, due=due, message=message, kept=kept, house=self.house)
        await self.store.run(arrived, key=key)

    async def _fetched(self, due: Due) -> tuple[Message, list[Kept]]:
        """The message with our names for its files, or with the reason why there is none; and the files."""
        channel = self.channels[due.message.channel]
        try:
            kept = [await self._kept(channel, one) for one in due.message.media]
        except BadMedia as bad:
            return _without(due.message, bad.reason), []
        return replace(due.message, media=tuple(one.media for one in kept)), kept

    async def _kept(self, channel: Channel, media: Media) -> Kept:
        """One file, fetched, made fit to be kept, and written. A photo's original is never on disk."""
        voice = media.kind == "voice"
        if media.size > (MESSAGE if voice else channel.limits.download):
            raise BadMedia("too-big")
        original = await channel.fetch(media)
        name = secrets.token_urlsafe(16)
        if voice:
            data = _voice(original)
            kept = Media("voice", name=f"{name}.ogg", size=len(data), mime=MIME)
        else:
            async with self._room:
                data = await asyncio.to_thread(self.clean, original)
            kept = Media("photo", name=f"{name}.jpg", size=len(data), mime="image/jpeg")
        await asyncio.to_thread(_write, self.folder / kept.name, data)
        return Kept(kept, hashlib.sha256(data).hexdigest())


def _voice(data: bytes) -> bytes:
    """A voice message as it came. Raises BadMedia."""
    if len(data) > MESSAGE:
        raise BadMedia("too-big")
    if not is_voice(data):
        raise BadMedia("broken")
    return data


def _without(message: Message, reason: str) -> Message:
    """A message whose file could not be taken, and why: the last part of a text key."""
    voice = any(media.kind == "voice" for media in message.media)
    return replace(message, media=(), other=f"voice-{reason}" if voice else reason)


def _claim(tx: Tx) -> list[Due]:
    locked = " FOR UPDATE SKIP LOCKED" if tx.postgres else ""
    found = tx.sql(
        "UPDATE inbox SET due_at = :until WHERE id IN (SELECT id FROM inbox WHERE state = 'media' AND"
        f" due_at <= :now ORDER BY id LIMIT 20{locked}) RETURNING id, address_id, attempts, payload,"
        " (SELECT a.contact_id FROM address a WHERE a.id = address_id)",
        until=tx.now + LEASE,
        now=tx.now,
    ).fetchall()
    return [
        Due(inbox, address, contact or 0, attempts, rows.MESSAGE.validate_json(payload))
        for inbox, address, attempts, payload, contact in sorted(found)
    ]


def _put_off(tx: Tx, inbox: int, wait: float) -> None:
    tx.sql(
        "UPDATE inbox SET attempts = attempts + 1, due_at = :due WHERE id = :id", due=tx.now + wait, id=inbox
    )


def _arrived(tx: Tx, due: Due, message: Message, kept: Sequence[Kept], house: House) -> None:
    payload = rows.MESSAGE.dump_json(message, exclude_defaults=True).decode()
    found = tx.sql(
        "UPDATE inbox SET state = 'waiting', payload = :payload WHERE id = :id AND state = 'media' RETURNING id",
        payload=payload,
        id=due.inbox,
    ).fetchone()
    if found:
        for one in kept:
            _note(tx, one, due.contact)
        drain(tx, house, due.address)


def _note(tx: Tx, kept: Kept, contact: int) -> None:
    tx.sql(
        "INSERT INTO media (name, sha256, mime, size, contact_id, created_at, expires_at) VALUES (:name,"
        " :sha, :mime, :size, :contact, :now, :expires)",
        name=kept.media.name,
        sha=kept.sha256,
        mime=kept.media.mime,
        size=kept.media.size,
        contact=contact,
        now=tx.now,
        expires=tx.now + KEPT,
    )


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, also when the power goes."""
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
