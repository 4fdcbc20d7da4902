"""The rows of what came in: received once, and kept with what they say only while they wait."""

from bot.engine.rows import MESSAGE, Caller
from bot.store.tx import Tx
from bot.talk.messages import Message


def receive(tx: Tx, caller: Caller, message: Message, state: str, payload: str | None) -> bool:
    """Write the inbox row. False when this message was already received."""
    row = tx.sql(
        "INSERT INTO inbox (channel, provider_id, ref, address_id, state, payload, due_at, received_at)"
        " VALUES (:channel, :provider, :ref, :address, :state, :payload, :now, :now)"
        " ON CONFLICT (channel, provider_id) DO NOTHING RETURNING id",
        channel=message.channel,
        provider=message.id,
        ref=message.ref,
        address=caller.address,
        state=state,
        payload=payload,
        now=tx.now,
    ).fetchone()
    return row is not None


def received(tx: Tx, message: Message) -> float | None:
    """When this message was received before; None for a new one."""
    row = tx.sql(
        "SELECT received_at FROM inbox WHERE channel = :channel AND provider_id = :provider",
        channel=message.channel,
        provider=message.id,
    ).fetchone()
    return float(row[0]) if row else None


def latest(tx: Tx, channel: str) -> float:
    """When the last message came over a channel; 0: none did."""
    row = tx.sql(
        "SELECT received_at FROM inbox WHERE channel = :channel ORDER BY id DESC LIMIT 1", channel=channel
    ).fetchone()
    return float(row[0]) if row else 0.0


def known(tx: Tx, channel: str, since: float) -> set[str]:
    """The ids of what came over a channel after a moment."""
    rows = tx.sql(
        "SELECT provider_id FROM inbox WHERE channel = :channel AND received_at > :since",
        channel=channel,
        since=since,
    )
    return {str(row[0]) for row in rows.fetchall()}


def next_waiting(tx: Tx, address: int) -> tuple[int, Message] | None:
    """The first unhandled message of an address, unless it still waits for a file."""
    row = tx.sql(
        "SELECT id, state, payload FROM inbox WHERE address_id = :address AND state <> 'done'"
        " ORDER BY id LIMIT 1",
        address=address,
    ).fetchone()
    return (row[0], MESSAGE.validate_json(row[2])) if row and row[1] == "waiting" else None


def handled(tx: Tx, inbox: int) -> None:
    """The message has been answered; what it said is dropped."""
    tx.sql("UPDATE inbox SET state = 'done', payload = NULL WHERE id = :id", id=inbox)
