"""Fetches the photos, voices and contact cards that messages wait for; then the messages are answered, in order."""

import asyncio
import hashlib
import logging
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from bot.channels import Channel
from bot.engine import rows
from bot.engine.conversation import discard, drain
from bot.engine.desk import House
from bot.engine.faults import describe
from bot.errors import BadMedia, TryLater
from bot.language.voices import MESSAGE, MIME, is_voice
from bot.store import aliases
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk import cards
from bot.talk.messages import Media, Message

AT_ONCE = 2  # photos decoded at a time: the machine has two cores, and a phone's photo takes 100 MB
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


class Taken(Protocol):
    """A photo fit to be kept, a JPEG; what was seen in it, JSON; and what was made of it, JPEGs by how."""

    @property
    def data(self) -> bytes: ...
    @property
    def seen(self) -> str: ...
    @property
    def made(self) -> Mapping[str, bytes]: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A cleaned photo, one that was made of it, or a voice message as it came; on disk."""

    media: Media
    sha256: str
    seen: str = ""
    parent: str = ""
    made: str = ""


@dataclass
class Files:
    """The worker. `take` turns a file's bytes into a photo that may be kept, or raises BadMedia."""

    store: Store
    house: House
    channels: Mapping[str, Channel]
    folder: Path
    take: Callable[[bytes], Taken]
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
        arrived = partial(_arrived, due=due, message=message, kept=kept, house=self.house)
        for ours, standing in await self.store.run(arrived, key=aliases.lane(due.message)):
            # the same to the last byte; and should the standing one have been lost, here it is again
            await asyncio.to_thread((self.folder / ours).replace, self.folder / standing)

    async def _fetched(self, due: Due) -> tuple[Message, list[Kept]]:
        """The message with our names for its files, or with the reason why there is none; and the files."""
        channel = self.channels[due.message.channel]
        try:
            if card := next((media for media in due.message.media if media.kind == "card"), None):
                return _carded(due.message, await channel.fetch(card)), []
            kept = [one for media in due.message.media for one in await self._kept(channel, media)]
        except BadMedia as bad:
            return _without(due.message, bad.reason), []
        return replace(due.message, media=tuple(one.media for one in kept if not one.parent)), kept

    async def _kept(self, channel: Channel, media: Media) -> list[Kept]:
        """One file, fetched, made fit to be kept, and written; a photo with what was made of it.

        A photo's original is never on disk.
        """
        voice = media.kind == "voice"
        if media.size > (MESSAGE if voice else channel.limits.download):
            raise BadMedia("too-big")
        original = await channel.fetch(media)
        if voice:
            return [await self._written("voice", _voice(original))]
        async with self._room:
            taken = await asyncio.to_thread(self.take, original)
        photo = replace(await self._written("photo", taken.data), seen=taken.seen)
        made = {how: await self._written("photo", data) for how, data in taken.made.items()}
        return [photo, *(replace(one, parent=photo.media.name, made=how) for how, one in made.items())]

    async def _written(self, kind: Literal["photo", "voice"], data: bytes) -> Kept:
        ending, mime = ("ogg", MIME) if kind == "voice" else ("jpg", "image/jpeg")
        name = f"{secrets.token_urlsafe(16)}.{ending}"
        await asyncio.to_thread(_write, self.folder / name, data)
        return Kept(Media(kind, name=name, size=len(data), mime=mime), hashlib.sha256(data).hexdigest())


def _voice(data: bytes) -> bytes:
    """A voice message as it came. Raises BadMedia."""
    if len(data) > MESSAGE:
        raise BadMedia("too-big")
    if not is_voice(data):
        raise BadMedia("broken")
    return data


def _carded(message: Message, card: bytes) -> Message:
    """A message with the number of the card it brought."""
    phone = cards.number(card)
    own = cards.own(phone, message.sender, message.also)
    return replace(message, media=(), phone=phone, phone_own=own, other="" if phone else "unknown")


def _without(message: Message, reason: str) -> Message:
    """A message whose file could not be taken, and why: the last part of a text key."""
    kinds = {media.kind for media in message.media}
    other = f"voice-{reason}" if "voice" in kinds else "unknown" if "card" in kinds else reason
    return replace(message, media=(), other=other)


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


def _arrived(tx: Tx, due: Due, message: Message, kept: Sequence[Kept], house: House) -> list[tuple[str, str]]:
    """Note the files and answer the message; what the channel holds of it may go then. Returns the files that were sent
    before, as name and standing name."""
    discard(tx, due.message)
    standing = {one.media.name: name for one, name in _standing(tx, kept, due.contact)}
    media = tuple(replace(one, name=standing.get(one.name, one.name)) for one in message.media)
    payload = rows.MESSAGE.dump_json(replace(message, media=media), exclude_defaults=True).decode()
    found = tx.sql(
        "UPDATE inbox SET state = 'waiting', payload = :payload WHERE id = :id AND state = 'media' RETURNING id",
        payload=payload,
        id=due.inbox,
    ).fetchone()
    if found:
        for one in kept:
            if one.media.name not in standing:
                _note(tx, replace(one, parent=standing.get(one.parent, one.parent)), due.contact)
        drain(tx, house, due.address)
    return list(standing.items())


def _standing(tx: Tx, kept: Sequence[Kept], contact: int) -> Iterator[tuple[Kept, str]]:
    """Which of these photos she sent before, and the names they stand under; they are kept as long as new ones.

    Of somebody who is not known yet, nothing stands: it could be another's.
    """
    names: dict[str, str] = {}
    for one in kept if contact else ():
        if one.media.kind != "photo":
            continue
        row = tx.sql(
            "UPDATE media SET expires_at = CASE WHEN expires_at = 0 OR expires_at > :until THEN expires_at"
            " ELSE :until END, seen = :seen WHERE name = (SELECT name FROM media WHERE contact_id = :contact AND sha256 = :sha"
            " AND made = :made AND parent = :parent AND (expires_at = 0 OR expires_at > :now)"
            " ORDER BY created_at, name LIMIT 1) RETURNING name",
            until=tx.now + KEPT,
            now=tx.now,
            contact=contact,
            sha=one.sha256,
            made=one.made,
            seen=one.seen,
            parent=names.get(one.parent, one.parent),
        ).fetchone()
        if row:
            names[one.media.name] = row[0]
            yield one, row[0]


def _note(tx: Tx, kept: Kept, contact: int) -> None:
    tx.sql(
        "INSERT INTO media (name, sha256, mime, size, contact_id, seen, parent, made, created_at, expires_at)"
        " VALUES (:name, :sha, :mime, :size, :contact, :seen, :parent, :made, :now, :expires)",
        name=kept.media.name,
        sha=kept.sha256,
        mime=kept.media.mime,
        size=kept.media.size,
        contact=contact,
        seen=kept.seen,
        parent=kept.parent,
        made=kept.made,
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
