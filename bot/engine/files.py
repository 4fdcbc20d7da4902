"""Fetches and cleans the photos that messages wait for; then the messages are answered, in order."""

import asyncio
import hashlib
import logging
import os
import secrets
from collections.abc import Callable, Mapping
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

AT_ONCE = 2  # photos in memory at a time: the machine has two cores, and a phone's photo is 50 MB decoded
MOST_ATTEMPTS = 5
LEASE = 60.0  # seconds a process has to fetch one
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


@dataclass
class Files:
    """The worker. `clean` turns bytes into a JPEG that may be kept, or raises BadMedia."""

    store: Store
    house: House
    channels: Mapping[str, Channel]
    folder: Path
    clean: Callable[[bytes], bytes]
    due: asyncio.Event
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
        async with self._room:
            try:
                ready = await self._fetched(due)
            except TryLater as later:
                if due.attempts + 1 < MOST_ATTEMPTS:
                    wait = later.after or 2.0**due.attempts
                    await self.store.run(partial(_put_off, inbox=due.inbox, wait=wait))
                    return
                ready = replace(due.message, media=(), other="gone")
        key = f"{due.message.channel}:{due.message.sender}"
        await self.store.run(partial(_arrived, due=due, message=ready, house=self.house), key=key)

    async def _fetched(self, due: Due) -> Message:
        """The message with our names for its photos, or with the reason why there is none."""
        channel = self.channels[due.message.channel]
        try:
            media = [await self._kept(channel, one, due.contact) for one in due.message.media]
        except BadMedia as bad:
            return replace(due.message, media=(), other=bad.reason)
        return replace(due.message, media=tuple(media))

    async def _kept(self, channel: Channel, media: Media, contact: int) -> Media:
        """One photo, fetched, cleaned and written; the original is never on disk."""
        if media.size > channel.limits.download:
            raise BadMedia("too-big")
        data = await asyncio.to_thread(self.clean, await channel.fetch(media))
        name = f"{secrets.token_urlsafe(16)}.jpg"
        await asyncio.to_thread(_write, self.folder / name, data)
        await self.store.run(partial(_note, name=name, data=data, contact=contact))
        return replace(media, kind="photo", name=name, source="", size=len(data), mime="image/jpeg")


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


def _arrived(tx: Tx, due: Due, message: Message, house: House) -> None:
    payload = rows.MESSAGE.dump_json(message, exclude_defaults=True).decode()
    found = tx.sql(
        "UPDATE inbox SET state = 'waiting', payload = :payload WHERE id = :id AND state = 'media' RETURNING id",
        payload=payload,
        id=due.inbox,
    ).fetchone()
    if found:
        drain(tx, house, due.address)


def _note(tx: Tx, name: str, data: bytes, contact: int) -> None:
    tx.sql(
        "INSERT INTO media (name, sha256, mime, size, contact_id, created_at, expires_at) VALUES (:name,"
        " :sha, 'image/jpeg', :size, :contact, :now, :expires)",
        name=name,
        sha=hashlib.sha256(data).hexdigest(),
        size=len(data),
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
