"""Which button each number stands for, where a button may be typed as a number: on WhatsApp it always works."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.talk.messages import Reply

if TYPE_CHECKING:
    from bot.store.tx import Tx

_REPLY = TypeAdapter(Reply)
NUMBERED = frozenset({"whatsapp"})  # channels whose buttons may stand as numbers


def marked(reply: Reply) -> list[str]:
    """What the buttons with a number carry, in their order: those that open an address have none, and where a typed
    number is an answer to the question, none has."""
    return [] if reply.worded else [button.data for button in reply.buttons if button.data]


def added(tx: "Tx", channel: str, chat: str, reply: Reply) -> Reply:
    """A reply to a chat whose buttons are numbered. While a question is open, or something else that we began stands
    there, its numbers go on after theirs; else it is what she sees last, and begins at 1."""
    fresh = marked(reply)
    if not fresh:
        return reply
    standing, begun = _standing(tx, channel, chat)
    kept = standing if begun or _asked(tx, channel, chat) else []
    _offer(tx, channel, chat, [*kept, *fresh], begun=True)
    return replace(reply, first=len(kept) + 1)


def ordered(tx: "Tx", channel: str, chat: str) -> None:
    """All that this transaction says in the chat is numbered anew: the last, which asks, from 1, so that the question's
    own numbers are its buttons'; the others go on after it."""
    said = [
        place
        for place, parcel in enumerate(tx.parcels)
        if (parcel.channel, parcel.outgoing.chat, parcel.outgoing.deed) == (channel, chat, "reply")
    ]
    if not said:
        return
    offers: list[str] = []
    for place in (said[-1], *said[:-1]):
        if fresh := marked(tx.parcels[place].outgoing.reply):
            _begin_at(tx, place, len(offers) + 1)
            offers += fresh
    _offer(tx, channel, chat, offers)


def offered(tx: "Tx", channel: str, chat: str) -> list[str]:
    """What the numbers from 1 on stand for in a chat: data of buttons."""
    return _standing(tx, channel, chat)[0]


def _standing(tx: "Tx", channel: str, chat: str) -> tuple[list[str], bool]:
    """The same, and whether we began something since she wrote."""
    row = tx.sql(
        "SELECT offered FROM address WHERE channel = :channel AND external = :chat",
        channel=channel,
        chat=chat,
    ).fetchone()
    kept = json.loads(row[0]) if row else {}
    return kept.get("data", []), kept.get("begun", False)


def _asked(tx: "Tx", channel: str, chat: str) -> bool:
    """Whether a question stands before whoever is using this address."""
    row = tx.sql(
        "SELECT 1 FROM run r JOIN address a ON a.contact_id = r.contact_id WHERE a.channel = :channel"
        " AND a.external = :chat AND r.state = 'open'",
        channel=channel,
        chat=chat,
    ).fetchone()
    return row is not None


def _begin_at(tx: "Tx", place: int, first: int) -> None:
    """The row at this place of what is to be sent begins with another number."""
    parcel = tx.parcels[place]
    if parcel.outgoing.reply.first == first:
        return
    outgoing = replace(parcel.outgoing, reply=replace(parcel.outgoing.reply, first=first))
    tx.parcels[place] = replace(parcel, outgoing=outgoing)
    body = _REPLY.dump_json(outgoing.reply, exclude_defaults=True).decode()
    tx.sql("UPDATE outbox SET body = :body WHERE id = :id", body=body, id=parcel.id)


def _offer(tx: "Tx", channel: str, chat: str, offers: Sequence[str], begun: bool = False) -> None:
    tx.sql(
        "UPDATE address SET offered = :offers WHERE channel = :channel AND external = :chat",
        offers=json.dumps({"data": offers, "begun": begun}),
        channel=channel,
        chat=chat,
    )
