"""The ledger: one row a person and broadcast, written before anything is sent, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.broadcast import letters
from bot.broadcast.audience import Audience, people
from bot.broadcast.letters import Cast
from bot.broadcast.recipients import Recipient, of_rows
from bot.engine import attention
from bot.people.team import audit, staff
from bot.store.tx import Tx
from bot.talk.messages import Outgoing
from bot.talk.talk import Start

LEASE = 120.0  # seconds in which a process that claimed rows sends them
LATEST = 72 * 3600.0  # seconds after which it is no news any more to somebody who had enough, or slept
SLICE = 2000  # rows written at a time: some 20 ms in which nobody is answered
MOST_ATTEMPTS = 5
KEPT = 90 * 86400.0  # seconds after its end that a broadcast's words and rows are kept
OPEN = "state IN ('queued', 'sending')"  # said in full, or the index of open rows is not used


@dataclass(frozen=True, slots=True)
class Load:
    """A delivery that was claimed: `id` is its row."""

    id: int
    channel: str
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: sent, queued (again, after `wait` seconds), failed, in doubt."""

    id: int
    state: str
    reason: str = ""
    result: str = ""
    wait: float = 0.0
    counted: bool = True  # as an attempt


def fill(tx: Tx) -> bool:
    """Write the next rows of a broadcast that is being prepared; the last ones let it begin. False: there is none."""
    lock = " FOR UPDATE SKIP LOCKED" if tx.postgres else ""
    row = tx.sql(
        f"SELECT {letters.COLUMNS} FROM broadcast WHERE state = 'filling' ORDER BY id LIMIT 1{lock}"
    ).fetchone()
    if row is None:
        return False
    cast = letters.cast(row)
    if _slice(tx, cast) < SLICE:
        tx.sql(
            "UPDATE broadcast SET state = 'sending', reach = (SELECT count(*) FROM delivery WHERE broadcast_id = :id)"
            " WHERE id = :id",
            id=cast.id,
        )
        _finish(tx, cast)
    return True


def _slice(tx: Tx, cast: Cast) -> int:
    """The next people by their number, behind those who have their row already."""
    rows, why, values = people(Audience.model_validate_json(cast.audience), cast.campaign, cast.started_at)
    return int(
        tx.sql(
            "INSERT INTO delivery (broadcast_id, contact_id, channel, due_at, at)"
            f" SELECT :broadcast, c.id, a.channel, :due, :now FROM {rows} AND {why} = '' AND m.contact_id >"
            " (SELECT COALESCE(MAX(contact_id), 0) FROM delivery WHERE broadcast_id = :broadcast)"
            " ORDER BY m.contact_id LIMIT :most",
            broadcast=cast.id,
            due=cast.started_at,
            now=tx.now,
            most=SLICE,
            **values,
        ).rowcount
    )


def recover(tx: Tx, alone: bool) -> int:
    """What was being sent when a process died is in doubt, and never sent again by itself. Returns how much.

    `alone` says that no other process shares the database; else what is held too long was held by a dead one.
    """
    held = "" if alone else " AND lease_until <= :now"
    return int(
        tx.sql(
            f"UPDATE delivery SET state = 'in doubt', reason = 'stopped', at = :now WHERE state = 'sending'{held}",
            now=tx.now,
        ).rowcount
    )


def claim(
    tx: Tx, most: int, channels: Sequence[str], served: Collection[str] = ()
) -> tuple[list[Load], bool]:
    """Take rows of the broadcasts that are under way, as many of each, for these channels. What is for a channel that
    is not even among the `served` can never be sent.

    Who opted out, blocked us or left since is dropped here; who sleeps or had enough gets it later. Returns what to
    send now, and whether anything was taken.
    """
    rows = tx.sql(f"SELECT {letters.COLUMNS} FROM broadcast WHERE state = 'sending' ORDER BY id").fetchall()
    loads: list[Load] = []
    taken = 0
    for place, row in enumerate(rows):
        cast = letters.cast(row)
        held = _hold(tx, cast.id, max(1, (most - taken) // (len(rows) - place)), channels)
        taken += len(held)
        if held:
            loads += _loads(tx, cast, held, channels)
        else:
            _strand(tx, cast.id, served or channels)
            _finish(tx, cast)
    return loads, taken > 0


def _hold(tx: Tx, broadcast: int, most: int, channels: Sequence[str]) -> list[int]:
    served = {f"channel{place}": name for place, name in enumerate(channels)}
    found = tx.sql(
        "UPDATE delivery SET state = 'sending', lease_until = :until, at = :now, attempts = attempts + 1 WHERE id IN"
        f" (SELECT id FROM delivery WHERE broadcast_id = :broadcast AND {OPEN} AND state = 'queued'"
        f" AND due_at <= :now AND channel IN ({', '.join(f':{name}' for name in served) or 'NULL'})"
        f" ORDER BY due_at, id LIMIT :most{' FOR UPDATE SKIP LOCKED' if tx.postgres else ''}) RETURNING id",
        until=tx.now + LEASE,
        now=tx.now,
        broadcast=broadcast,
        most=most,
        **served,
    ).fetchall()
    return [row for (row,) in found]


def _strand(tx: Tx, broadcast: int, served: Collection[str]) -> None:
    """Rows for a channel that was there once."""
    named = {f"channel{place}": name for place, name in enumerate(served)}
    tx.sql(
        "UPDATE delivery SET state = 'dropped', reason = 'unreachable', at = :now WHERE broadcast_id = :id"
        f" AND {OPEN} AND state = 'queued' AND channel NOT IN ({', '.join(f':{name}' for name in named) or 'NULL'})",
        now=tx.now,
        id=broadcast,
        **named,
    )


def _loads(tx: Tx, cast: Cast, held: Sequence[int], channels: Sequence[str]) -> list[Load]:
    """What is sent now of what was claimed; the rest is dropped or put off."""
    found = {one.delivery: one for one in of_rows(tx, held, cast.kind != "cohort")}
    desk = letters.Desk(tx, cast)
    rests = cast.kind == "digest" and not staff.campaign_of(tx, cast.campaign).open
    loads = []
    for row in held:
        one = found.get(row)
        if rests or one is None or one.reason:
            _drop(tx, row, "closed" if rests else one.reason if one else "left")
        elif one.channel not in channels:  # she is elsewhere now
            tx.sql("UPDATE delivery SET channel = :channel WHERE id = :id", channel=one.channel, id=row)
            record(tx, Outcome(row, "queued", counted=False))
        elif (load := _load(tx, desk, one)) is not None:
            loads.append(load)
    return loads


def _load(tx: Tx, desk: letters.Desk, one: Recipient) -> Load | None:
    moment = attention.slot(tx, one.contact)
    if moment > tx.now:
        if moment > desk.cast.started_at + LATEST:
            _drop(tx, one.delivery, "quiet")
        else:
            record(tx, Outcome(one.delivery, "queued", wait=moment - tx.now, counted=False))
        return None
    reply = desk.letter(one)
    if reply is None:
        _drop(tx, one.delivery, "nothing")
        return None
    return Load(one.delivery, one.channel, Outgoing("reply", one.chat, reply, bulk=True))


def _drop(tx: Tx, row: int, reason: str) -> None:
    record(tx, Outcome(row, "dropped", reason))


def record(tx: Tx, outcome: Outcome) -> None:
    """Write what became of a delivery. One that was tried too often is given up."""
    tx.sql(
        "UPDATE delivery SET state = CASE WHEN :state = 'queued' AND :counted = 1 AND attempts >= :most THEN 'failed'"
        " ELSE :state END, reason = :reason, result = :result, due_at = CASE WHEN :state = 'queued' THEN :due"
        " ELSE due_at END, lease_until = 0, at = :now, attempts = attempts - CASE WHEN :state = 'queued'"
        " AND :counted = 0 THEN 1 ELSE 0 END WHERE id = :id",
        id=outcome.id,
        state=outcome.state,
        reason=outcome.reason,
        result=outcome.result,
        due=tx.now + outcome.wait,
        counted=1 if outcome.counted else 0,
        most=MOST_ATTEMPTS,
        now=tx.now,
    )
    if outcome.state in {"sent", "in doubt"}:
        _given(tx, outcome.id)
    elif outcome.state == "queued":
        _called_off(tx, outcome.id)


def _called_off(tx: Tx, row: int) -> None:
    """What comes back from a channel after its broadcast was called off waits for nothing any more."""
    tx.sql(
        "UPDATE delivery SET state = 'dropped', reason = 'cancelled' WHERE id = :id AND state = 'queued' AND EXISTS"
        " (SELECT 1 FROM broadcast b WHERE b.id = delivery.broadcast_id AND b.state = 'cancelled')",
        id=row,
    )


def _given(tx: Tx, row: int) -> None:
    """She has it, or may have it: it counts in her budget of attention, and the next digest comes after her time."""
    found = tx.sql(
        "SELECT d.contact_id, b.campaign_id, b.kind FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id"
        " WHERE d.id = :id AND d.contact_id IS NOT NULL",
        id=row,
    ).fetchone()
    if found is None:
        return
    contact, campaign, kind = found
    attention.spend(tx, contact, kind)
    if kind == "digest":
        tx.sql(
            "UPDATE follow SET given_at = :now WHERE contact_id = :contact AND campaign_id = :campaign",
            now=tx.now,
            contact=contact,
            campaign=campaign,
        )


def counts(tx: Tx, broadcast: int) -> dict[str, int]:
    """How many rows of a broadcast are in each state; of those dropped and failed also `dropped:reason`."""
    found: dict[str, int] = {}
    for state, reason, rows in tx.sql(
        "SELECT state, reason, count(*) FROM delivery WHERE broadcast_id = :id GROUP BY state, reason",
        id=broadcast,
    ).fetchall():
        found[state] = found.get(state, 0) + rows
        if state in {"dropped", "failed"}:
            found[f"{state}:{reason}"] = rows
    return found


def _finish(tx: Tx, cast: Cast) -> None:
    """Nothing of it is open any more: its author hears how it went."""
    row = tx.sql(
        "UPDATE broadcast SET state = 'done', ended_at = :now WHERE id = :id AND state = 'sending' AND NOT EXISTS"
        f" (SELECT 1 FROM delivery WHERE broadcast_id = :id AND {OPEN}) RETURNING author_id",
        now=tx.now,
        id=cast.id,
    ).fetchone()
    if row is None:
        return
    found = counts(tx, cast.id)
    audit.note(tx, None, cast.campaign, "broadcast.done", f"broadcast:{cast.id}", **found)
    if row[0]:
        tx.tell(
            row[0],
            "broadcast-done",
            sent=found.get("sent", 0),
            failed=sum(found.get(state, 0) for state in ("failed", "dropped", "in doubt")),
            starts=[Start("progress", str(cast.id))],
        )


def let_go(tx: Tx) -> None:
    """What ended long ago goes: the words, and the rows, so many at a time."""
    old = "SELECT id FROM broadcast WHERE state IN ('done', 'cancelled') AND ended_at < :old"
    tx.sql(f"UPDATE broadcast SET body = '{{}}' WHERE body <> '{{}}' AND id IN ({old})", old=tx.now - KEPT)
    tx.sql(
        f"DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE broadcast_id IN ({old}) LIMIT :most)",
        old=tx.now - KEPT,
        most=SLICE,
    )
