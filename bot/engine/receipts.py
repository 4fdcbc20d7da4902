"""What a channel reports of a message after it took it: kept once, whatever the order, with what follows from it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.engine import parcels, settled, windows
from bot.engine.parcels import Outcome, Settle
from bot.store.tx import LEASE, REPLY, Parcel, Tx
from bot.talk.messages import Outgoing, Reply, Report

ALERT = 3600.0  # seconds in which the operator hears of a code once
AGAIN = (
    60.0,
    600.0,
    3600.0,
    6 * 3600.0,
)  # seconds to each further try of what the channel could not deliver now
# Reports come in any order. What failed may have been delivered after all; then that counts.
_RANKS = {"queued": 0, "sent": 1, "failed": 2, "delivered": 3, "read": 4}
_RANK = " ".join(
    ("CASE {} " + " ".join(f"WHEN '{name}' THEN {rank}" for name, rank in _RANKS.items()), "END")
)
_KEEP = (
    "INSERT INTO receipt (channel, provider_id, receipt, status, code, at) VALUES (:channel, :id, :receipt, :status,"
    " :code, :now) ON CONFLICT (channel, provider_id) DO UPDATE SET status = excluded.status, code = excluded.code,"
    f" at = excluded.at WHERE {_RANK.format('excluded.status')} > {_RANK.format('receipt.status')} RETURNING id"
)
_GIVEN = frozenset({"queued", "sent", "in doubt"})
log = logging.getLogger("mahalli.outbox")


@dataclass(frozen=True, slots=True)
class _Row:
    """A reply that was given to the channel, as it stands. Of one that was sent, `due_at` says when."""

    parcel: Parcel
    state: str
    kept: bool  # its text is, so that it can be said again


def note(tx: Tx, report: Report) -> bool:
    """Keep a report and draw what follows for the reply it is about. False for one that says nothing new: it came
    before, or another that came before says more."""
    alerted = report.meaning == "account" and not _heard(tx, report.code)
    if not _kept(tx, report):
        return False
    if alerted:
        log.error("%s: sending fails with code %s; see docs/whatsapp.md", report.channel, report.code)
    row = _row(tx, report)
    if row and report.status == "failed":
        _FAILED.get(report.meaning, _failed)(tx, row, report)
    elif row and report.status != "queued":
        _arrived(tx, row, report.status)
    return True


def record(tx: Tx, parcel: Parcel, outcome: Outcome, settle: Settle, lease: float = 0.0) -> float:
    """Write what became of a reply that the channel reports on; its text is kept until it does. A report that came
    before the call returned stands. Returns as `parcels.record`."""
    windows.held(tx, parcel.channel, parcel.outgoing.chat)
    mine = tx.sql(
        "SELECT 1 FROM outbox WHERE id = :id AND state = 'queued' AND lease_until = :mine",
        id=parcel.id,
        mine=parcel.lease_until,
    ).fetchone()
    if mine is None:
        if outcome.blocked:
            settle(tx, parcel, outcome)
        return 0.0
    if outcome.state == "shut":
        windows.shut(tx, parcel, parcel.lease_until - LEASE)
        return 0.0
    return parcels.record(tx, parcel, outcome, settle, lease, kept=outcome.state == "sent")


def troubles(tx: Tx, since: float) -> list[tuple[str, int]]:
    """The codes with which messages failed since a moment (seconds since the epoch), with how many; the most first."""
    found = tx.sql(
        "SELECT code, count(*) FROM receipt WHERE code <> '' AND at >= :since GROUP BY code ORDER BY 2 DESC, 1",
        since=since,
    ).fetchall()
    return [(code, count) for code, count in found]


def _kept(tx: Tx, report: Report) -> bool:
    row = tx.sql(
        _KEEP,
        channel=report.channel,
        id=report.id,
        receipt=report.receipt,
        status=report.status,
        code=report.code,
        now=tx.now,
    ).fetchone()
    return row is not None


def _heard(tx: Tx, code: str) -> bool:
    """Whether the operator has just heard of this code."""
    row = tx.sql(
        "SELECT 1 FROM receipt WHERE code = :code AND code <> '' AND at > :since LIMIT 1",
        code=code,
        since=tx.now - ALERT,
    ).fetchone()
    return row is not None


def _row(tx: Tx, report: Report) -> _Row | None:
    """The reply that a report is about, held until this is over."""
    kind, number = report.receipt[:1], report.receipt[1:]
    if kind != "o" or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    known = tx.sql("SELECT channel, chat FROM outbox WHERE id = :id", id=int(number)).fetchone()
    if known is None or known[0] != report.channel:
        return None
    windows.held(tx, *known)
    found = tx.sql(
        "SELECT chat, contact_id, attempts, state, body, due_at FROM outbox WHERE id = :id", id=int(number)
    ).fetchone()
    if found is None:  # released a moment ago
        return None
    chat, contact, attempts, state, body, due = found
    reply = REPLY.validate_json(body) if body else Reply("")
    parcel = Parcel(int(number), report.channel, Outgoing("reply", chat, reply), due, attempts, contact)
    return _Row(parcel, state, kept=body is not None)


def _arrived(tx: Tx, row: _Row, status: str) -> None:
    """It is there, or at least it was not lost where we did not know: it is not said again."""
    tried = row.state == "in doubt" or (row.state == "queued" and row.parcel.attempts > 0)
    there = status != "sent" and row.state in {"queued", "sent", "failed", "shut"}
    if tried or there:
        tx.sql(
            "UPDATE outbox SET state = 'sent', body = NULL, lease_until = 0 WHERE id = :id", id=row.parcel.id
        )


def _failed(tx: Tx, row: _Row, report: Report) -> None:
    """It is not said again; the code stays."""
    if row.state in _GIVEN:
        tx.sql(
            "UPDATE outbox SET state = 'failed', body = NULL, error = :code, lease_until = 0 WHERE id = :id",
            code=report.code,
            id=row.parcel.id,
        )


def _closed(tx: Tx, row: _Row, report: Report) -> None:
    """It came too late for free text: it waits for her."""
    if not row.kept or row.parcel.outgoing.reply.template:
        _failed(tx, row, report)
    elif row.state in _GIVEN:
        windows.shut(tx, row.parcel, row.parcel.due_at)


def _later(tx: Tx, row: _Row, report: Report) -> None:
    """It is tried again, each time much later, unless that is planned already."""
    tries = max(row.parcel.attempts, 1)
    if row.state == "queued" and row.parcel.due_at > tx.now:
        return
    if not row.kept or tries > len(AGAIN):
        _failed(tx, row, report)
    elif row.state in _GIVEN:
        tx.sql(
            "UPDATE outbox SET state = 'queued', error = :code, attempts = :tries, due_at = :due, lease_until = 0"
            " WHERE id = :id",
            code=report.code,
            tries=tries,
            due=tx.now + AGAIN[tries - 1],
            id=row.parcel.id,
        )


def _unreachable(tx: Tx, row: _Row, report: Report) -> None:
    """She blocked us, or cannot be reached there: nothing more goes to that address until she writes."""
    settled.lost(tx, report.channel, row.parcel.outgoing.chat, gone=False)
    _failed(tx, row, report)


# What Meta chose not to deliver is not tried again: that hurts.
_FAILED: Mapping[str, Callable[[Tx, _Row, Report], None]] = {
    "window": _closed,
    "later": _later,
    "stop": _unreachable,
}
