"""The window in which a channel takes free text: what is due after it waits for her, and an approved template knocks."""

from dataclasses import dataclass, replace
from operator import itemgetter

from bot.engine import attention, parcels
from bot.engine.parcels import Outcome, Settle
from bot.store import openings, permits
from bot.store.tx import REPLY, Parcel, Tx
from bot.talk.messages import Limits, Outgoing, Reply, Template

LONG_AGO = 86400.0  # seconds after her last message in which no window is open any more, whatever we thought
LESSONS: permits.Purpose = "lessons"
_BEGUN = "n IS NULL OR purpose <> ''"  # by us: what the desk answers is numbered, and has no purpose
_CHANNELS = ", ".join(f"'{name}'" for name in permits.CHANNELS)
_LET_GO = Outcome("dropped", counted=False)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A row at the moment of its sending, and whom it is for."""

    purpose: str
    begun: bool  # by us: it answers nothing she wrote
    state: str  # of the contact
    blocked: bool
    seen_at: float  # 0: nobody is there any more


def held(tx: Tx, channel: str, chat: str) -> tuple[bool, float | None]:
    """Whether she blocked us, and when she wrote last; None where nobody is. Until this is over no message of hers is
    handled, so that it does not miss what is shut now. Whoever changes rows of hers and this holds this first."""
    row = tx.sql(
        f"SELECT blocked, seen_at FROM address WHERE channel = :channel AND external = :chat{tx.alone}",
        channel=channel,
        chat=chat,
    ).fetchone()
    return (bool(row[0]), row[1]) if row else (False, None)


def ready(tx: Tx, parcel: Parcel, limits: Limits, settle: Settle, lease: float) -> Parcel | None:
    """Look once more, at the moment of sending, whether a reply may go. None: there is nothing to send now, as somebody
    else has it, or it waits for her or for its hour, or is let go; that is written down."""
    if parcel.outgoing.reply.template:
        openings.alone(tx, parcel.channel)
    blocked, seen = held(tx, parcel.channel, parcel.outgoing.chat)
    mine = parcels.renew(tx, parcel, lease)
    if mine is None:
        return None
    row = _standing(tx, parcel, blocked, seen)
    closed = tx.now > row.seen_at + limits.window
    wrong: Outcome | None = None
    if row.blocked or (row.begun and row.state in {"stopped", "gone"}):
        wrong = _LET_GO
    elif parcel.outgoing.reply.template:
        wrong = _put_off(tx, parcel, row, limits) if closed else _LET_GO
    elif closed:
        _shut(tx, parcel, row)
        return None
    if wrong:
        parcels.record(tx, mine, wrong, settle)
        return None
    return replace(mine, outgoing=replace(mine.outgoing, receipt=f"o{parcel.id}"))


def shut(tx: Tx, parcel: Parcel, given: float) -> None:
    """The channel says that her window was closed when it was given the reply: so it is, and the reply waits; unless she
    has written since, then it is sent again."""
    blocked, seen = held(tx, parcel.channel, parcel.outgoing.chat)
    if seen is not None and seen > given:
        tx.sql(
            "UPDATE outbox SET state = 'queued', due_at = :now, lease_until = 0 WHERE id = :id",
            now=tx.now,
            id=parcel.id,
        )
        return
    tx.sql(
        "UPDATE address SET seen_at = :old WHERE channel = :channel AND external = :chat AND seen_at > :old",
        old=tx.now - LONG_AGO,
        channel=parcel.channel,
        chat=parcel.outgoing.chat,
    )
    _shut(tx, parcel, _standing(tx, parcel, blocked, seen))


def release(tx: Tx, channel: str, chat: str) -> list[tuple[int | None, int | None]]:
    """She wrote: what waited is sent, in its order and before anything else is said. Returns the run and turn of each."""
    if channel not in permits.CHANNELS:
        return []
    tx.sql(  # nobody needs to be told any more
        "UPDATE outbox SET state = 'dropped', body = NULL WHERE state = 'queued' AND id IN (SELECT target_id FROM outbox"
        " WHERE channel = :channel AND chat = :chat AND state = 'shut')",
        channel=channel,
        chat=chat,
    )
    found = tx.sql(
        "DELETE FROM outbox WHERE channel = :channel AND chat = :chat AND state = 'shut'"
        " RETURNING id, body, contact_id, run_id, turn, purpose",
        channel=channel,
        chat=chat,
    ).fetchall()
    found.sort(key=itemgetter(0))
    for _, body, contact, _, _, purpose in found:
        outgoing = Outgoing("reply", chat, REPLY.validate_json(body))
        tx.send(channel, outgoing, contact_id=contact, purpose=purpose)
    return [(run, turn) for _, _, _, run, turn, _ in found]


def drop(tx: Tx, contact: int) -> None:
    """She asked for silence, in whichever of her chats: what we began with her and has not gone out goes nowhere. What
    waits for others who use her phone stays."""
    chats = tx.sql(
        f"SELECT channel, external FROM address WHERE contact_id = :contact AND channel IN ({_CHANNELS})",
        contact=contact,
    ).fetchall()
    for channel, chat in chats:
        for still in (parcels.SHUT, f"{parcels.QUEUED} AND ({_BEGUN})"):
            tx.sql(
                "UPDATE outbox SET state = 'dropped', body = NULL WHERE channel = :channel AND chat = :chat"
                f" AND contact_id = :contact AND deed = 'reply' AND {still}",
                channel=channel,
                chat=chat,
                contact=contact,
            )


def _standing(tx: Tx, parcel: Parcel, blocked: bool, seen: float | None) -> _Standing:
    """The last words to one whose data were deleted have no address any more: they count from when they were written."""
    purpose, begun, state, created = tx.sql(
        f"SELECT purpose, {_BEGUN}, COALESCE(c.state, ''), o.created_at FROM outbox o"
        " LEFT JOIN contact c ON c.id = o.contact_id WHERE o.id = :id",
        id=parcel.id,
    ).fetchone()
    return _Standing(purpose, bool(begun), state, blocked, created if seen is None else seen)


def _put_off(tx: Tx, parcel: Parcel, row: _Standing, limits: Limits) -> Outcome | None:
    """Whether a knock must wait, for the morning or for the day's limit, or may not go, as she took her yes back or
    nothing waits behind it any more; None: it goes now."""
    if parcel.contact_id is None or not permits.may(tx, parcel.contact_id, parcel.channel, _purpose(row)):
        return _LET_GO
    waits = tx.sql(
        "SELECT 1 FROM outbox WHERE channel = :channel AND chat = :chat AND state = 'shut' AND target_id = :id",
        channel=parcel.channel,
        chat=parcel.outgoing.chat,
        id=parcel.id,
    ).fetchone()
    if waits is None:
        return _LET_GO
    wait = attention.awake(tx, parcel.contact_id) - tx.now
    if wait <= 0:
        wait = openings.begin(tx, parcel.channel, parcel.outgoing.chat, limits.begun)
    return Outcome("queued", error="not now", wait=wait, counted=False) if wait > 0 else None


def _shut(tx: Tx, parcel: Parcel, row: _Standing) -> None:
    """The reply waits with its text. The first to do so knocks; so does one that concerns her after a mere reminder."""
    knock = _knocked(tx, parcel, row) or _knock(tx, parcel, row)
    tx.sql(
        "UPDATE outbox SET state = 'shut', target_id = :knock, error = '', lease_until = 0 WHERE id = :id",
        knock=knock,
        id=parcel.id,
    )


def _knocked(tx: Tx, parcel: Parcel, row: _Standing) -> int | None:
    """The knock that has been made for what is shut already. One that failed counts for a day: retrying hurts."""
    found = tx.sql(
        "SELECT k.id FROM outbox s JOIN outbox k ON k.id = s.target_id WHERE s.channel = :channel AND s.chat = :chat"
        " AND s.state = 'shut' AND k.state <> 'dropped' AND (k.state <> 'failed' OR k.due_at > :since)"
        " AND (k.purpose = '' OR k.purpose = :purpose) LIMIT 1",
        channel=parcel.channel,
        chat=parcel.outgoing.chat,
        since=tx.now - LONG_AGO,
        purpose=row.purpose,
    ).fetchone()
    return int(found[0]) if found else None


def _knock(tx: Tx, parcel: Parcel, row: _Standing) -> int | None:
    """Have the template go out, if she said yes to this."""
    contact = parcel.contact_id
    if contact is None or not permits.may(tx, contact, parcel.channel, _purpose(row)):
        return None
    language = tx.sql("SELECT language FROM contact WHERE id = :id", id=contact).fetchone()[0]
    template = Template("lesson" if row.purpose == LESSONS else "knock", language)
    outgoing = Outgoing("reply", parcel.outgoing.chat, Reply("", template=template))
    return tx.send(parcel.channel, outgoing, contact_id=contact, purpose=row.purpose)


def _purpose(row: _Standing) -> permits.Purpose:
    return LESSONS if row.purpose == LESSONS else "messages"
