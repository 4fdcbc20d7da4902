"""The outbox's rows: claimed, prepared, settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.store.tx import REPLY, Parcel, Tx
from bot.talk.messages import Outgoing

_COLUMNS = "id, channel, chat, deed, body, due_at, attempts, contact_id, target_id"
_MOST = 500  # rows a claim takes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: a state of the outbox, and what follows from it."""

    state: str  # sent, queued (again, after `wait` seconds), failed, in doubt, dropped
    result: str = ""
    error: str = ""
    wait: float = 0.0
    counted: bool = True
    moved_to: str = ""
    blocked: bool = False
    gone: bool = False


Settle = Callable[[Tx, Parcel, Outcome], None]


def claim(tx: Tx, lease: float, channels: Sequence[str]) -> list[Parcel]:
    """Hold the rows that are due and held by nobody, the first of each chat first."""
    found = tx.sql(
        f"UPDATE outbox SET lease_until = :until WHERE id IN (SELECT id FROM outbox o"
        " WHERE state = 'queued' AND due_at <= :now AND lease_until <= :now AND NOT EXISTS (SELECT 1 FROM"
        " outbox e WHERE e.channel = o.channel AND e.chat = o.chat AND e.id < o.id AND"
        " e.state IN ('queued', 'sending') AND (e.due_at > :now OR e.lease_until > :now))"
        f" ORDER BY id LIMIT {_MOST}{' FOR UPDATE SKIP LOCKED' if tx.postgres else ''}) RETURNING {_COLUMNS}",
        until=tx.now + lease,
        now=tx.now,
    ).fetchall()
    return sorted((_parcel(row) for row in found if row[1] in channels), key=lambda parcel: parcel.id)


def recover(tx: Tx, settle: Settle, alone: bool) -> None:
    """Settle what a crash left: public deeds that were being sent are in doubt; the rest is free again."""
    held = "" if alone else " AND lease_until <= :now"
    doubtful = tx.sql(
        f"SELECT {_COLUMNS} FROM outbox WHERE state = 'sending'{held}", **({} if alone else {"now": tx.now})
    ).fetchall()
    for row in doubtful:
        record(tx, _parcel(row), Outcome("in doubt", error="stopped while it was being sent"), settle)
    if alone:
        tx.sql("UPDATE outbox SET lease_until = 0 WHERE state = 'queued' AND lease_until > 0")


def prepare(tx: Tx, parcel: Parcel, settle: Settle, lease: float) -> Parcel | None:
    """A post is claimed before it is sent; an edit or a removal gets the id of its post.

    None when there is nothing to send: the post was called back, or never went out.
    """
    if parcel.target_id is None:
        row = tx.sql(
            "UPDATE outbox SET state = 'sending', lease_until = :until WHERE id = :id AND state = 'queued'"
            " RETURNING id",
            id=parcel.id,
            until=tx.now + lease,
        ).fetchone()
        return parcel if row else None
    state, target = tx.sql("SELECT state, result FROM outbox WHERE id = :id", id=parcel.target_id).fetchone()
    if state == "sent":
        return replace(parcel, outgoing=replace(parcel.outgoing, target=target))
    doubt = Outcome("failed", error="nobody knows whether its post went out")
    record(tx, parcel, doubt if state == "in doubt" else Outcome("dropped"), settle)
    return None


def record(tx: Tx, parcel: Parcel, outcome: Outcome, settle: Settle, lease: float = 0.0) -> None:
    """Write what became of a row; `settle` draws the consequences for people and posts."""
    tx.sql(
        "UPDATE outbox SET state = :state, result = :result, error = :error, due_at = :due, lease_until = :until,"
        " attempts = attempts + :counted WHERE id = :id",
        id=parcel.id,
        state=outcome.state,
        result=outcome.result,
        error=outcome.error,
        due=tx.now + outcome.wait,
        until=tx.now + outcome.wait + lease if outcome.state == "queued" else 0,
        counted=1 if outcome.counted else 0,
    )
    if outcome.moved_to:
        _moved(tx, parcel, outcome.moved_to)
    if outcome.state != "sent" or parcel.outgoing.deed != "reply":
        settle(tx, parcel, outcome)


def _moved(tx: Tx, parcel: Parcel, external: str) -> None:
    """The chat has a new id: what waits for it goes there, and so does what comes."""
    old = parcel.outgoing.chat
    for table, column in (("outbox", "chat"), ("address", "external"), ("campaign", "chat")):
        sent = " AND state = 'queued'" if table == "outbox" else ""
        tx.sql(
            f"UPDATE {table} SET {column} = :new WHERE channel = :channel AND {column} = :old{sent}",
            new=external,
            channel=parcel.channel,
            old=old,
        )


def _parcel(row: Sequence[object]) -> Parcel:
    id_, channel, chat, deed, body, due, attempts, contact, target = row
    outgoing = Outgoing(deed, str(chat), REPLY.validate_json(str(body)))  # type: ignore[arg-type] # our own rows
    return Parcel(id_, channel, outgoing, due, attempts, contact, target)  # type: ignore[arg-type]
