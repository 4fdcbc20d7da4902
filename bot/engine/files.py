"""Fetches and cleans the photos that messages wait for; then the messages are answered, in order."""

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
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Media, Message

AT_ONCE = 2  # photos decoded at a time: the machine has two cores, and a phone's photo takes 50 MB
UNDER_WAY = 8  # messages whose files are fetched, cleaned or written at a time
MOST_ATTEMPTS = 5
LEASE = 60.0  # seconds a process has to fetch one
MIME = "image/jpeg"
KEPT = 30 * 86400.0  # seconds an unused photo is kept: a listing may wait that long for its last answer
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
class Photo:
    """A cleaned photo on disk."""

    name: str
    size: int
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
                message, photos = await self._fetched(due)
            except TryLater as later:
                if due.attempts + 1 < MOST_ATTEMPTS:
                    wait = later.after or 2.0**due.attempts
                    await self.store.run(partial(_put_off, inbox=due.inbox, wait=wait))
                    return
                message, photos = replace(due.message, media=(), other="gone"), []
        key = f"{due.message.channel}:{due.message.sender}"
        arrived = partial(_arrived, due=due, message=message, photos=photos, house=self.house)
        await self.store.run(arrived, key=key)

    async def _fetched(self, due: Due) -> tuple[Message, list[Photo]]:
        """The message with our names for its photos, or with the reason why there is none; and the photos."""
        channel = self.channels[due.message.channel]
        try:
            photos = [await self._kept(channel, one) for one in due.message.media]
        except BadMedia as bad:
            return replace(due.message, media=(), other=bad.reason), []
        media = tuple(Media("photo", name=photo.name, size=photo.size, mime=MIME) for photo in photos)
        return replace(due.message, media=media), photos

    async def _kept(self, channel: Channel, media: Media) -> Photo:
        """One photo, fetched, cleaned and written; the original is never on disk."""
        if media.size > channel.limits.download:
            raise BadMedia("too-big")
        original = await channel.fetch(media)
        async with self._room:
            data = await asyncio.to_thread(self.clean, original)
        name = f"{secrets.token_urlsafe(16)}.jpg"
        await asyncio.to_thread(_write, self.folder / name, data)
        return Photo(name, len(data), hashlib.sha256(data).hexdigest())


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


def _arrived(tx: Tx, due: Due, message: Message, photos: Sequence[Photo], house: House) -> None:
    payload = rows.MESSAGE.dump_json(message, exclude_defaults=True).decode()
    found = tx.sql(
        "UPDATE inbox SET state = 'waiting', payload = :payload WHERE id = :id AND state = 'media' RETURNING id",
        payload=payload,
        id=due.inbox,
    ).fetchone()
    if found:
        for photo in photos:
            _note(tx, photo, due.contact)
        drain(tx, house, due.address)


def _note(tx: Tx, photo: Photo, contact: int) -> None:
    tx.sql(
        "INSERT INTO media (name, sha256, mime, size, contact_id, created_at, expires_at) VALUES (:name,"
        " :sha, :mime, :size, :contact, :now, :expires)",
        name=photo.name,
        sha=photo.sha256,
        mime=MIME,
        size=photo.size,
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
