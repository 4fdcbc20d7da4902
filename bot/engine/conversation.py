"""One message, one transaction: received once, handled in its person's order, acknowledged after the commit."""

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial

from bot.engine import rows
from bot.engine.desk import Desk, House
from bot.engine.routing import route, serve
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Message

log = logging.getLogger("mahalli.engine")


@dataclass
class Conversation:
    """The engine's front door. `files_due` is set when a message waits for its file."""

    store: Store
    house: House
    files_due: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, message: Message) -> None:
        """Handle a message from any channel; returns once it is committed.

        A message seen before changes nothing. Raises when the database is in trouble: the message was not
        taken, and the channel must deliver it again.
        """
        key = f"{message.channel}:{message.sender}"
        if await self.store.run(partial(take, house=self.house, message=message), key=key):
            self.files_due.set()


def take(tx: Tx, house: House, message: Message) -> bool:
    """Receive a message and, unless it must wait, answer it. True when it waits for a file."""
    caller = rows.find(tx, message.channel, message.sender)
    if caller is None:
        if rows.received(tx, message):  # of someone whose data were deleted since
            return False
        caller = rows.greet(tx, message, house.language, house.country)
    wants = wants_photo(message) or (wants_voice(message) and Desk(house, tx, caller, message).takes_voice())
    if wants or caller.queued:
        payload = rows.MESSAGE.dump_json(message, exclude_defaults=True).decode()
        return rows.receive(tx, caller, message, "media" if wants else "waiting", payload) and wants
    if rows.receive(tx, caller, message, "done", None):
        serve(Desk(house, tx, caller, message))
    return False


def drain(tx: Tx, house: House, address: int) -> None:
    """Answer what has been waiting at an address, in order, up to the next message without its file."""
    while waiting := rows.next_waiting(tx, address):
        inbox, message = waiting
        rows.handled(tx, inbox)
        caller = rows.find(tx, message.channel, message.sender)
        if caller:
            serve(Desk(house, tx, caller, message))


def wants_photo(message: Message) -> bool:
    """Whether a message brings a photo that is still at the channel. Videos and the like are not fetched."""
    return any(media.kind in {"photo", "document"} and not media.name for media in message.media)


def wants_voice(message: Message) -> bool:
    """Whether it brings a voice message, which is fetched only when the question before her takes one."""
    return any(media.kind == "voice" and not media.name for media in message.media)


def retry_parked(tx: Tx, house: House, run: int) -> bool:
    """Try a parked run again from its journal. True when it goes on; False when it stumbled again."""
    found = rows.parked(tx, run)
    if found is None:
        return False
    message, contact = found
    caller = rows.find(tx, message.channel, message.sender)
    if caller is None or caller.contact != contact:
        return False
    caller.run = rows.resume(tx, contact, run, "parked")
    desk = Desk(house, tx, caller, message)
    route(desk)
    if desk.parked:
        return False
    desk.send()
    return True
