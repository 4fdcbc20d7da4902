"""The outbox's rows: claimed, prepared, settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.store.tables.columns import UNSENT
from bot.store.tx import REPLY, Parcel, Tx
from bot.talk.messages import Outgoing, Reply

# What goes out, and what waits until she writes: said in full, or the indexes of so few rows are not used.
QUEUED, SHUT = f"{UNSENT} AND state = 'queued'", "state = 'shut'"
_COLUMNS = "id, channel, chat, deed, body, due_at, attempts, contact_id, target_id"
POST_WAIT = 1.0  # seconds between two looks whether a post has gone out, before it is changed
WIPED = 47 * 3600.0  # seconds; Telegram deletes what is younger than 48 hours, in private chats hers as well
_MOST = 500  # rows a claim takes, and messages a wipe


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: a state of the outbox, and what follows from it."""

    state: str  # sent, queued (again, after `wait` seconds), failed, in doubt, dropped, shut (her window is closed)
    result: str = ""
    error: str = ""
    wait: float = 0.0
    counted: bool = True
    moved_to: str = ""
    blocked: bool = False  # by the person; of what is public: we may not post there any more
    gone: bool = False  # her account; of what is public: the post that was to be changed


Settle = Callable[[Tx, Parcel, Outcome], None]


def claim(tx: Tx, lease: float, channels: Sequence[str]) -> list[Parcel]:
    """Hold the rows that are due and held by nobody, the first of each chat first."""
    served = {f"channel{place}": name for place, name in enumerate(channels)}
    found = tx.sql(
        f"UPDATE outbox SET lease_until = :until WHERE id IN (SELECT id FROM outbox o"
        f" WHERE channel IN ({', '.join(f':{name}' for name in served) or 'NULL'}) AND"
        " state = 'queued' AND due_at <= :now AND lease_until <= :now AND NOT EXISTS (SELECT 1 FROM"
        " outbox e WHERE e.channel = o.channel AND e.chat = o.chat AND e.id < o.id AND"
        " e.state IN ('queued', 'sending') AND (e.due_at > :now OR e.lease_until > :now))"
        f" ORDER BY id LIMIT {_MOST}{' FOR UPDATE SKIP LOCKED' if tx.postgres else ''}) RETURNING {_COLUMNS}",
        until=tx.now + lease,
        now=tx.now,
        **served,
    ).fetchall()
    return sorted((_parcel(row, tx.now + lease) for row in found), key=lambda parcel: parcel.id)


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


def prepare(tx: Tx, parcel: Parcel, settle: Settle, lease: float) -> Parcel | Outcome | None:
    """A post is claimed before it is sent; an edit or a removal gets the id of its post.

    An Outcome says to wait for the post; None that there is nothing to send: it was called back, or never
    went out.
    """
    if parcel.outgoing.deed == "wipe":
        return _wiped(tx, parcel, settle)
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
    if state in {"queued", "sending"}:
        return Outcome("queued", error="its post is on its way", wait=POST_WAIT, counted=False)
    doubt = Outcome("failed", error="nobody knows whether its post went out")
    record(tx, parcel, doubt if state == "in doubt" else Outcome("dropped"), settle)
    return None


def _wiped(tx: Tx, parcel: Parcel, settle: Settle) -> Parcel | None:
    """A wipe gets the ids of what stands in the chat, ours and hers, while the channels still take it away."""
    found = tx.sql(
        "SELECT result AS ref, created_at AS at FROM outbox WHERE channel = :channel AND chat = :chat AND deed = 'reply'"
        " AND state = 'sent' AND result <> '' AND id < :id AND created_at > :since"
        " UNION SELECT i.ref, i.received_at FROM inbox i JOIN address a ON a.id = i.address_id WHERE a.channel = :channel"
        f" AND a.external = :chat AND i.ref <> '' AND i.received_at > :since ORDER BY at DESC LIMIT {_MOST}",
        channel=parcel.channel,
        chat=parcel.outgoing.chat,
        id=parcel.id,
        since=tx.now - WIPED,
    ).fetchall()
    if not found:
        record(tx, parcel, Outcome("dropped"), settle)
        return None
    return replace(parcel, outgoing=replace(parcel.outgoing, target=",".join(ref for ref, _ in found)))


def renew(tx: Tx, parcel: Parcel, lease: float) -> Parcel | None:
    """Hold a reply that waited long in the queue for longer; None when another process has taken it, or it goes to
    another number of hers by now: a sweep takes it there."""
    row = tx.sql(
        "UPDATE outbox SET lease_until = CASE WHEN chat = :chat THEN :until ELSE 0 END WHERE id = :id"
        " AND state = 'queued' AND lease_until = :mine RETURNING lease_until",
        until=tx.now + lease,
        id=parcel.id,
        chat=parcel.outgoing.chat,
        mine=parcel.lease_until,
    ).fetchone()
    return replace(parcel, lease_until=row[0]) if row and row[0] else None


def record(
    tx: Tx, parcel: Parcel, outcome: Outcome, settle: Settle, lease: float = 0.0, kept: bool = False
) -> float:
    """Write what became of a row; `settle` draws the consequences for people and posts. What was said to her is not
    kept, unless the channel may say later that it did not arrive: `kept`.

    Returns until when this process holds a row that is to be tried again.
    """
    until = tx.now + outcome.wait + lease if outcome.state == "queued" else 0.0
    said = parcel.outgoing.deed == "reply" and outcome.state != "queued" and not kept
    done = ", body = NULL" if said else ""
    tx.sql(
        "UPDATE outbox SET state = :state, result = :result, error = :error, due_at = :due, lease_until = :until,"
        f" attempts = attempts + :counted{done} WHERE id = :id",
        id=parcel.id,
        state=outcome.state,
        result=outcome.result,
        error=outcome.error,
        due=tx.now + outcome.wait,
        until=until,
        counted=1 if outcome.counted else 0,
    )
    if outcome.moved_to:
        _moved(tx, parcel, outcome.moved_to)
    if outcome.state != "sent" or parcel.outgoing.deed != "reply":
        settle(tx, parcel, outcome)
    return until


def _moved(tx: Tx, parcel: Parcel, external: str) -> None:
    """The chat has a new id: what waits for it goes there, and so does what comes. (Only groups and channels
    move; people do not.)"""
    old = parcel.outgoing.chat
    new_to_it = (
        " AND NOT EXISTS (SELECT 1 FROM outlet o WHERE o.campaign_id = outlet.campaign_id AND o.chat = :new)"
    )
    for table, waiting in (("outbox", " AND state = 'queued'"), ("campaign", ""), ("outlet", new_to_it)):
        tx.sql(
            f"UPDATE {table} SET chat = :new WHERE channel = :channel AND chat = :old{waiting}",
            new=external,
            channel=parcel.channel,
            old=old,
        )


def _parcel(row: Sequence[object], lease_until: float = 0.0) -> Parcel:
    id_, channel, chat, deed, body, due, attempts, contact, target = row
    reply = REPLY.validate_json(str(body)) if body else Reply("")
    held = str(chat) if deed == "discard" else ""  # a file that is discarded is a chat of its own
    outgoing = Outgoing(deed, str(chat), reply, held)  # type: ignore[arg-type] # our own rows
    return Parcel(id_, channel, outgoing, due, attempts, contact, target, lease_until)  # type: ignore[arg-type]
