"""The engine's own statements, prepared once by the driver, and the rows they give."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.store import aliases, barred, seats
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Message

SEEN = 60.0  # seconds
MESSAGE = TypeAdapter(Message)
# The highest role she has in any campaign is the first by the alphabet too: admin, coordinator, reviewer.
_FIND = (
    "SELECT a.id, a.alias, a.blocked, a.seen_at, c.id, c.state, c.language, c.country, c.name,"
    " (SELECT min(s.role) FROM staff s WHERE s.channel = a.channel AND s.external = a.external"
    " AND NOT EXISTS (SELECT 1 FROM sharer h WHERE h.address_id = a.id)),"  # a phone of many is nobody's at work
    " EXISTS (SELECT 1 FROM inbox i WHERE i.address_id = a.id AND i.state <> 'done'),"
    " EXISTS (SELECT 1 FROM address o WHERE o.contact_id = a.contact_id AND o.id <> a.id),"
    " r.id, r.flow, r.argument, r.turn, r.asked, r.misses, r.journal, r.candidate, r.moved_at, r.question"
    " FROM address a JOIN contact c ON c.id = a.contact_id"
    " LEFT JOIN run r ON r.contact_id = c.id AND r.state = 'open'"
    " WHERE a.channel = :channel AND a.external = :external"
)
# Postgres: one message of a person at a time, over all processes. A statement of its own, before the other: one that
# locks and reads at once gives, after a wait, her run as it stood before it.
_LOCK = "SELECT 1 FROM address WHERE channel = :channel AND external = :external FOR UPDATE"
# And whichever of her addresses she writes from.
_LOCK_HER = (
    "SELECT 1 FROM contact WHERE id = (SELECT contact_id FROM address WHERE channel = :channel"
    " AND external = :external) FOR NO KEY UPDATE"
)


@dataclass(slots=True)
class RunRow:
    """An open run, as it stands in the database."""

    id: int
    flow: str
    argument: str
    turn: int
    asked: int
    misses: int
    journal: str
    candidate: str
    moved_at: float
    question: str = ""


@dataclass(slots=True)
class Caller:
    """Who is speaking: an address, the contact behind it, and the run that is open."""

    address: int
    channel: str
    external: str
    alias: str  # another id of the same account, see bot.store.aliases
    blocked: bool
    seen_at: float
    contact: int
    state: str
    language: str
    country: str
    name: str
    role: str
    queued: bool  # an earlier message of hers still waits, for a file
    several: bool  # she writes from another address too
    run: RunRow | None


def find(tx: Tx, channel: str, external: str) -> Caller | None:
    """The caller behind an address, or None for one we never heard from."""
    if tx.postgres:
        tx.sql(_LOCK, channel=channel, external=external)
        tx.sql(_LOCK_HER, channel=channel, external=external)
    row = tx.sql(_FIND, channel=channel, external=external).fetchone()
    if row is None:
        return None
    address, alias, blocked, seen_at, contact, state, language, country, name, role, queued, several, *run = (
        row
    )
    return Caller(
        address,
        channel,
        external,
        alias,
        bool(blocked),
        seen_at,
        contact,
        state,
        language,
        country,
        name,
        role or "",
        bool(queued),
        bool(several),
        RunRow(*run) if run[0] is not None else None,
    )


def at(tx: Tx, address: int) -> Caller | None:
    """The caller behind an address by its number: what it is called may have changed."""
    row = tx.sql("SELECT channel, external FROM address WHERE id = :id", id=address).fetchone()
    return find(tx, row[0], row[1]) if row else None


def greet(tx: Tx, message: Message, language: str, country: str) -> Caller:
    """A new contact behind a new address, which stands under the phone of the sender where that is known."""
    external, alias = aliases.names(message)
    contact = tx.sql(
        "INSERT INTO contact (language, country, created_at) VALUES (:language, :country, :now) RETURNING id",
        language=language,
        country=country,
        now=tx.now,
    ).fetchone()[0]
    new = tx.sql(
        "INSERT INTO address (channel, external, alias, contact_id, seen_at)"
        " VALUES (:channel, :external, :alias, :contact, :now) ON CONFLICT DO NOTHING RETURNING id",
        channel=message.channel,
        external=external,
        alias=alias,
        contact=contact,
        now=tx.now,
    ).fetchone()
    if new is None:  # another process met her at the same moment
        tx.sql("DELETE FROM contact WHERE id = :id", id=contact)
    for name in filter(None, (external, alias)):
        barred.again(tx, contact, message.channel, name)
    caller = find(tx, message.channel, external)
    assert caller is not None  # just written
    return caller


def seen(tx: Tx, caller: Caller, at: float = 0.0) -> None:
    """She wrote, now or `at` a moment before, where her message came late: the address is alive and the one used
    last. Written once a minute at most, unless she writes from several by turns."""
    moment = min(tx.now, at or tx.now)
    if not (caller.blocked or caller.several) and moment - caller.seen_at < SEEN:
        return
    tx.sql("UPDATE address SET seen_at = :at, blocked = false WHERE id = :id", at=moment, id=caller.address)


def open_run(tx: Tx, contact: int, flow: str, argument: str) -> RunRow:
    """A new open run; one that is open now waits."""
    rest(tx, contact, tx.now)
    row = tx.sql(
        "INSERT INTO run (contact_id, flow, argument, started_at, moved_at)"
        " VALUES (:contact, :flow, :argument, :now, :now) RETURNING id",
        contact=contact,
        flow=flow,
        argument=argument,
        now=tx.now,
    ).fetchone()
    return RunRow(row[0], flow, argument, 0, 0, 0, "[]", "", tx.now)


def visited(tx: Tx, contact: int) -> bool:
    """Whether she has been through something, such as an order of a product she saw in the channel."""
    found = tx.sql("SELECT 1 FROM run WHERE contact_id = :her AND state = 'done' LIMIT 1", her=contact)
    return found.fetchone() is not None


def wait_run(tx: Tx, contact: int, flow: str, argument: str) -> None:
    """A new run that waits, in the place of another of this flow that waited."""
    tx.sql(
        "UPDATE run SET state = 'dropped', moved_at = :now WHERE contact_id = :contact AND flow = :flow"
        " AND state = 'waiting'",
        now=tx.now,
        contact=contact,
        flow=flow,
    )
    tx.sql(
        "INSERT INTO run (contact_id, flow, argument, state, started_at, moved_at)"
        " VALUES (:contact, :flow, :argument, 'waiting', :now, :now)",
        contact=contact,
        flow=flow,
        argument=argument,
        now=tx.now,
    )


def rest(tx: Tx, contact: int, moved: float = 0.0) -> None:
    """The open run, if any, waits; `moved` is the moment at which another run interrupts it."""
    tx.sql(
        "UPDATE run SET state = 'waiting', moved_at = CASE WHEN :moved > 0 THEN :moved ELSE moved_at END"
        " WHERE contact_id = :contact AND state = 'open'",
        contact=contact,
        moved=moved,
    )


def waiting_run(tx: Tx, contact: int, since: int = 0) -> tuple[int, str] | None:
    """The run that waited last: its id and flow. With `since`, only one that waits because that run began."""
    row = tx.sql(
        "SELECT id, flow FROM run WHERE contact_id = :contact AND state = 'waiting'"
        " AND moved_at >= COALESCE((SELECT started_at FROM run WHERE id = :since), 0)"
        " ORDER BY moved_at DESC, id DESC LIMIT 1",
        contact=contact,
        since=since,
    ).fetchone()
    return (row[0], row[1]) if row else None


def left_run(tx: Tx, contact: int, flow: str, argument: str) -> int | None:
    """The newest waiting run of this very flow and argument."""
    row = tx.sql(
        "SELECT MAX(id) FROM run WHERE contact_id = :contact AND state = 'waiting' AND flow = :flow"
        " AND argument = :argument",
        contact=contact,
        flow=flow,
        argument=argument,
    ).fetchone()
    return int(row[0]) if row[0] is not None else None


def resume(tx: Tx, contact: int, run: int, state: str = "waiting") -> RunRow | None:
    """Open a waiting (or parked) run of this contact again; None when there is no such one."""
    mine = tx.sql(
        "SELECT 1 FROM run WHERE id = :run AND contact_id = :contact AND state = :state",
        run=run,
        contact=contact,
        state=state,
    ).fetchone()
    if mine is None:
        return None
    rest(tx, contact)
    row = tx.sql(
        "UPDATE run SET state = 'open', event = '' WHERE id = :run"
        " RETURNING id, flow, argument, turn, asked, misses, journal, candidate, moved_at, question",
        run=run,
    ).fetchone()
    return RunRow(*row)


def save(tx: Tx, run: RunRow, state: str) -> None:
    """Write what a turn changed. Of a run that is over, nothing she said is kept."""
    if state in {"done", "dropped"}:
        run.journal, run.candidate = "[]", ""
    tx.sql(
        "UPDATE run SET state = :state, turn = :turn, asked = :asked, misses = :misses, journal = :journal,"
        " candidate = :candidate, question = :question, moved_at = :now WHERE id = :id",
        state=state,
        turn=run.turn,
        asked=run.asked,
        misses=run.misses,
        journal=run.journal,
        candidate=run.candidate,
        question=run.question,
        now=tx.now,
        id=run.id,
    )


def park(tx: Tx, run: int, message: Message) -> None:
    """Set a run aside with the message it stumbled on; its journal stays as it was."""
    tx.sql(
        "UPDATE run SET state = 'parked', event = :event, moved_at = :now WHERE id = :id",
        event=MESSAGE.dump_json(message, exclude_defaults=True).decode(),
        now=tx.now,
        id=run,
    )


def parked(tx: Tx, run: int) -> tuple[Message, int] | None:
    """The message a parked run stumbled on, and its contact."""
    row = tx.sql("SELECT event, contact_id FROM run WHERE id = :run AND state = 'parked'", run=run).fetchone()
    return (MESSAGE.validate_json(row[0]), row[1]) if row else None


def caller_of(tx: Tx, contact: int) -> Caller | None:
    """A contact at the address where she is reached, see `seats.NEAREST`; None while somebody else is using it, who is held all the same."""
    row = tx.sql(
        f"SELECT a.channel, a.external FROM address a WHERE {seats.HERS}"
        f" ORDER BY a.blocked, {seats.NEAREST} LIMIT 1",
        contact=contact,
        open=tx.now - WHATSAPP.window,
    ).fetchone()
    caller = find(tx, row[0], row[1]) if row else None
    return caller if caller and caller.contact == contact else None
