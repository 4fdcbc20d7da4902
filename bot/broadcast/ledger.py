"""The ledger: one row a person and broadcast, written before anything is sent, and claimed by a commit."""

from collections.abc import Collection, Sequence

from bot.broadcast import envelopes, letters
from bot.broadcast.audience import Audience, people
from bot.broadcast.deliveries import OPEN, SENT, Load, Outcome, counts, record
from bot.broadcast.letters import Cast
from bot.broadcast.recipients import Recipient, of_rows
from bot.engine import attention
from bot.people.team import audit, staff
from bot.store.tx import Tx
from bot.talk.messages import Limits
from bot.talk.talk import Start

LEASE = 120.0  # seconds in which a process that claimed rows sends them
SLICE = 2000  # rows written at a time: some 20 ms in which nobody is answered
KEPT = 90 * 86400.0  # seconds after its end that a broadcast's words and rows are kept


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
    tx: Tx, most: int, channel: str, limits: Limits, served: Collection[str] = ()
) -> tuple[list[Load], bool]:
    """Take rows of the broadcasts that are under way, as many of each, for this channel, which has these limits. What
    is for a channel that is not even among the `served` can never be sent.

    Who opted out, blocked us or left since is dropped here; who sleeps, had enough or must be begun with tomorrow gets
    it later. Returns what to send now, and whether anything was taken.
    """
    rows = tx.sql(f"SELECT {letters.COLUMNS} FROM broadcast WHERE state = 'sending' ORDER BY id").fetchall()
    loads: list[Load] = []
    taken = 0
    for place, row in enumerate(rows):
        cast = letters.cast(row)
        held = _hold(tx, cast.id, max(1, (most - taken) // (len(rows) - place)), channel)
        taken += len(held)
        if held:
            loads += _loads(tx, cast, held, channel, limits)
        else:
            _strand(tx, cast.id, served or (channel,))
            _finish(tx, cast)
    return loads, taken > 0


def _hold(tx: Tx, broadcast: int, most: int, channel: str) -> list[int]:
    found = tx.sql(
        "UPDATE delivery SET state = 'sending', lease_until = :until, at = :now, attempts = attempts + 1 WHERE id IN"
        f" (SELECT id FROM delivery WHERE broadcast_id = :broadcast AND {OPEN} AND state = 'queued'"
        " AND due_at <= :now AND channel = :channel"
        f" ORDER BY due_at, id LIMIT :most{' FOR UPDATE SKIP LOCKED' if tx.postgres else ''}) RETURNING id",
        until=tx.now + LEASE,
        now=tx.now,
        broadcast=broadcast,
        most=most,
        channel=channel,
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


def _loads(tx: Tx, cast: Cast, held: Sequence[int], channel: str, limits: Limits) -> list[Load]:
    """What is sent now of what was claimed; the rest is dropped or put off."""
    found = {one.delivery: one for one in of_rows(tx, held, cast.kind != "cohort")}
    desk = letters.Desk(tx, cast)
    rests = cast.kind == "digest" and not staff.campaign_of(tx, cast.campaign).open
    loads = []
    for row in held:
        one = found.get(row)
        if rests or one is None or one.reason:
            record(tx, Outcome(row, "dropped", "closed" if rests else one.reason if one else "left"))
        elif one.channel != channel:  # she is elsewhere now
            tx.sql("UPDATE delivery SET channel = :channel WHERE id = :id", channel=one.channel, id=row)
            record(tx, Outcome(row, "queued", counted=False))
        elif isinstance(load := _load(tx, desk, one, limits), Load):
            loads.append(load)
        else:
            record(tx, load)
    return loads


def _load(tx: Tx, desk: letters.Desk, one: Recipient, limits: Limits) -> Load | Outcome:
    wait = attention.slot(tx, one.contact) - tx.now
    if wait > 0:
        return envelopes.later(tx, desk, one, wait, "quiet")
    letter = desk.letter(one)
    if letter is None:
        return Outcome(one.delivery, "dropped", "nothing")
    return envelopes.put(tx, desk, one, letter, limits)


def _finish(tx: Tx, cast: Cast) -> None:
    """Nothing of it is open any more: its author hears how it went, once, even if some of it comes back later."""
    told = tx.sql("SELECT ended_at FROM broadcast WHERE id = :id", id=cast.id).fetchone()[0]
    row = tx.sql(
        "UPDATE broadcast SET state = 'done', ended_at = :now WHERE id = :id AND state = 'sending' AND NOT EXISTS"
        f" (SELECT 1 FROM delivery WHERE broadcast_id = :id AND {OPEN}) RETURNING author_id",
        now=tx.now,
        id=cast.id,
    ).fetchone()
    if row is None or told:
        return
    found = counts(tx, cast.id)
    audit.note(tx, None, cast.campaign, "broadcast.done", f"broadcast:{cast.id}", **found)
    if row[0]:
        tx.tell(
            row[0],
            "broadcast-done",
            sent=sum(found.get(state, 0) for state in SENT),
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
