"""A row of the ledger: one person and one broadcast, what is sent of it now, and what became of it."""

from dataclasses import dataclass

from bot.engine import attention
from bot.store.tx import Tx
from bot.talk.messages import Outgoing

MOST_ATTEMPTS = 5
OPEN = "state IN ('queued', 'sending')"  # said in full, or the index of open rows is not used
SENT = ("sent", "delivered", "read")


@dataclass(frozen=True, slots=True)
class Load:
    """A delivery that was claimed: `id` is its row."""

    id: int
    channel: str
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: sent, queued (again, after `wait` seconds), failed, in doubt, dropped."""

    id: int
    state: str
    reason: str = ""
    result: str = ""
    wait: float = 0.0
    counted: bool = True  # as an attempt


def record(tx: Tx, outcome: Outcome) -> None:
    """Write what became of a delivery. One that was tried too often is given up. Where the channel has reported of it
    before its call came back, what it said stands, and only the provider's id is added."""
    row = tx.sql(
        "UPDATE delivery SET state = CASE WHEN :state = 'queued' AND :counted = 1 AND attempts >= :most THEN 'failed'"
        " ELSE :state END, reason = :reason, result = :result, due_at = CASE WHEN :state = 'queued' THEN :due"
        " ELSE due_at END, lease_until = 0, at = :now, attempts = attempts - CASE WHEN :state = 'queued'"
        " AND :counted = 0 THEN 1 ELSE 0 END WHERE id = :id AND state IN ('sending', 'in doubt') RETURNING state,"
        " letter_id",
        id=outcome.id,
        state=outcome.state,
        reason=outcome.reason,
        result=outcome.result,
        due=tx.now + outcome.wait,
        counted=1 if outcome.counted else 0,
        most=MOST_ATTEMPTS,
        now=tx.now,
    ).fetchone()
    if row is None:
        tx.sql("UPDATE delivery SET result = :result WHERE id = :id", result=outcome.result, id=outcome.id)
    elif row[0] in {"sent", "in doubt"}:
        given(tx, outcome.id)
        return
    if row and row[1]:
        _recalled(tx, outcome.id, row[1])
    if row and row[0] == "queued":
        called_off(tx, outcome.id)


def called_off(tx: Tx, row: int) -> None:
    """What comes back from a channel after its broadcast was called off waits for nothing any more."""
    tx.sql(
        "UPDATE delivery SET state = 'dropped', reason = 'cancelled' WHERE id = :id AND state = 'queued' AND EXISTS"
        " (SELECT 1 FROM broadcast b WHERE b.id = delivery.broadcast_id AND b.state = 'cancelled')",
        id=row,
    )


def cancel(tx: Tx, broadcast: int) -> None:
    """Nothing more of a broadcast is sent that is not under way."""
    tx.sql(
        "UPDATE delivery SET state = 'dropped', reason = 'cancelled', at = :now WHERE broadcast_id = :id"
        f" AND {OPEN} AND state = 'queued'",
        now=tx.now,
        id=broadcast,
    )


def given(tx: Tx, row: int) -> None:
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


def _recalled(tx: Tx, row: int, letter: int) -> None:
    """The template that says so did not go out, so nothing waits for her behind it."""
    tx.sql("DELETE FROM outbox WHERE id = :id AND state = 'shut'", id=letter)
    tx.sql("UPDATE delivery SET letter_id = NULL WHERE id = :id", id=row)


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


def due(tx: Tx, broadcast: int) -> dict[str, int]:
    """How many rows of a broadcast are under way or due now, by channel."""
    found = tx.sql(
        f"SELECT channel, count(*) FROM delivery WHERE broadcast_id = :id AND {OPEN} AND due_at <= :now GROUP BY channel",
        id=broadcast,
        now=tx.now,
    )
    return dict(found.fetchall())
