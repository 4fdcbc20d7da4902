"""One message, one transaction: received once, handled in its person's order, acknowledged after the commit."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from functools import partial

from bot.channels import Taken
from bot.engine import inbox, rows
from bot.engine.desk import Desk, House
from bot.engine.routing import route, serve
from bot.store import aliases
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Message, Outgoing, Reply

REPEATED = (
    600.0  # seconds in which a provider delivers a message again; Telegram may take longer, and need not know
)
log = logging.getLogger("mahalli.engine")


@dataclass
class Conversation:
    """The engine's front door. `files_due` is set when a message waits for its file."""

    store: Store
    house: House
    files_due: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, message: Message) -> Taken:
        """Handle a message from any channel; returns what became of it once that is committed.

        A message seen before changes nothing. Raises when the database is in trouble: the message was not
        taken, and the channel must deliver it again.
        """
        taken = await self.store.run(
            partial(take, house=self.house, message=message), key=aliases.lane(message)
        )
        if taken == "waits":
            self.files_due.set()
        return taken


def take(tx: Tx, house: House, message: Message) -> Taken:
    """Receive a message and, unless it must wait, answer it."""
    caller = rows.find(tx, message.channel, message.sender)
    if caller is None or message.also not in {"", caller.alias}:
        if inbox.received(tx, message) is not None:  # of someone whose data were deleted since, for one
            return _repeated(tx, message)
        known = aliases.settle(tx, message)
        caller = rows.find(tx, message.channel, known) if known else caller
        caller = caller or rows.greet(tx, message, house.language, house.country)
    if message.sender != caller.external:
        message = replace(message, sender=caller.external)
    wants = wants_file(message) or (wants_voice(message) and Desk(house, tx, caller, message).takes_voice())
    waits = wants or caller.queued
    payload = rows.MESSAGE.dump_json(message, exclude_defaults=True).decode() if waits else None
    if not inbox.receive(tx, caller, message, "media" if wants else "waiting" if waits else "done", payload):
        return _repeated(tx, message)
    if not wants:
        discard(tx, message)
    if not waits:
        serve(Desk(house, tx, caller, message))
    return "waits" if wants else "taken"


def _repeated(tx: Tx, message: Message) -> Taken:
    """What a message is that was received before."""
    at = inbox.received(tx, message)
    return "stale" if at is not None and at < tx.now - REPEATED else "again"


def discard(tx: Tx, message: Message) -> None:
    """What the channel holds of a message is not needed any more. Each file is a chat of its own in the outbox: none
    waits for another, and no reply for any."""
    for media in message.media:
        if media.held:
            tx.send(message.channel, Outgoing("discard", media.source, Reply(""), media.source))


def drain(tx: Tx, house: House, address: int) -> None:
    """Answer what has been waiting at an address, in order, up to the next message without its file."""
    while waiting := inbox.next_waiting(tx, address):
        row, message = waiting
        inbox.handled(tx, row)
        caller = rows.at(tx, address)
        if caller:
            serve(Desk(house, tx, caller, replace(message, sender=caller.external)))


def wants_file(message: Message) -> bool:
    """Whether a message brings a photo or a contact card that is still at the channel. Videos and the like are not
    fetched."""
    return any(media.kind in {"photo", "document", "card"} and not media.name for media in message.media)


def wants_voice(message: Message) -> bool:
    """Whether it brings a voice message, which is fetched only when the question before her takes one."""
    return any(media.kind == "voice" and not media.name for media in message.media)


def retry_parked(tx: Tx, house: House, run: int) -> bool:
    """Try a parked run again from its journal. True when it goes on; False when it stumbled again."""
    found = rows.parked(tx, run)
    if found is None:
        return False
    message, contact = found
    caller = rows.find(tx, message.channel, message.sender) or rows.caller_of(tx, contact)
    if caller is None or caller.contact != contact:
        return False
    caller.run = rows.resume(tx, contact, run, "parked")
    desk = Desk(house, tx, caller, message)
    route(desk)
    if desk.parked:
        return False
    desk.send()
    return True
