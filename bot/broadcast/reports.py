"""What a channel says later of a delivery: that it came, was read, or failed after all, and what follows from that."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.broadcast.audience import DUE
from bot.broadcast.deliveries import called_off, cancel, given
from bot.broadcast.envelopes import AGAIN, LATEST
from bot.people.team import audit
from bot.store.tx import Tx
from bot.talk.messages import Report
from bot.talk.talk import Start

RANKS = {"sent": 1, "delivered": 2, "read": 3}
PATIENCE = (
    6 * 3600.0
)  # seconds until one is tried again for which the channel had no room, and twice that then
TRIES = 3
Lost = Callable[[Tx, str, str, bool], None]  # an address is blocked, or gone for good


@dataclass(frozen=True, slots=True)
class _Row:
    """A delivery with what is told of its broadcast."""

    id: int
    contact: int | None
    channel: str
    state: str
    reason: str
    attempts: int
    at: float
    broadcast: int
    kind: str
    campaign: int
    started_at: float


def reported(tx: Tx, delivery: int, report: Report, lost: Lost) -> None:
    """Write down what a channel reports of a row of the ledger. Reports come twice and in any order: a state is only
    raised, and who had it did not fail. `lost` hears of an address that takes nothing from us any more."""
    found = tx.sql(
        "SELECT d.id, d.contact_id, d.channel, d.state, d.reason, d.attempts, d.at, b.id, b.kind, b.campaign_id,"
        f" b.started_at FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id WHERE d.id = :id{_alone(tx)}",
        id=delivery,
    ).fetchone()
    if found is None:
        return
    row = _Row(*found)
    if report.status == "failed":
        if report.meaning == "stop":
            _lost(tx, row, lost)
        if row.state in {"sending", "sent", "in doubt"}:
            _failed(tx, row, report)
    elif report.status in RANKS:
        _raised(tx, row, report.status)


def _alone(tx: Tx) -> str:
    return " FOR NO KEY UPDATE OF d" if tx.postgres else ""


def _raised(tx: Tx, row: _Row, state: str) -> None:
    """It came: whatever we thought of it before. While its call is under way, only what says more than that one."""
    if RANKS.get(row.state, 0) >= RANKS[state] or (row.state == "sending" and state == "sent"):
        return
    tx.sql(
        "UPDATE delivery SET state = :state, reason = '', lease_until = 0, at = :now WHERE id = :id",
        state=state,
        now=tx.now,
        id=row.id,
    )
    if row.state in {"sending", "queued", "dropped"} or row.reason == "stopped":  # nobody has counted it
        given(tx, row.id)


def _failed(tx: Tx, row: _Row, report: Report) -> None:
    match report.meaning:
        case "stop":
            _end(tx, row, "blocked")
        case "unwanted":
            _end(tx, row, "unwanted")
        case "later":
            wait = PATIENCE * row.attempts
            late = tx.now + wait > row.started_at + LATEST
            _end(tx, row, "later") if late or row.attempts >= TRIES else _again(tx, row, "later", wait)
        case "window":
            _end(tx, row, "window") if row.attempts >= TRIES else _again(tx, row, "window", 0.0)
        case "account":
            _again(tx, row, "account", 0.0)
            halt(tx, row.broadcast)
        case _:
            _end(tx, row, f"code-{report.code}" if report.code.isalnum() else "refused")


def _end(tx: Tx, row: _Row, reason: str) -> None:
    tx.sql(
        "UPDATE delivery SET state = 'failed', reason = :reason, lease_until = 0, at = :now WHERE id = :id",
        reason=reason,
        now=tx.now,
        id=row.id,
    )


def _again(tx: Tx, row: _Row, reason: str, wait: float) -> None:
    """She did not get it: it is sent once more, and neither her budget of attention nor her next digest pays for it."""
    tx.sql(
        "UPDATE delivery SET state = 'queued', reason = :reason, due_at = :due, lease_until = 0, at = :now WHERE id = :id",
        reason=reason,
        due=tx.now + wait,
        now=tx.now,
        id=row.id,
    )
    tx.sql(
        "DELETE FROM attention WHERE contact_id = :contact AND what = :kind AND at = :at",
        contact=row.contact,
        kind=row.kind,
        at=row.at,
    )
    cases = " ".join(f"WHEN '{often}' THEN {row.started_at - span!r}" for often, span in DUE.items())
    if row.kind == "digest":
        tx.sql(
            f"UPDATE follow SET given_at = CASE often {cases} END WHERE contact_id = :contact"
            " AND campaign_id = :campaign AND given_at = :at",
            contact=row.contact,
            campaign=row.campaign,
            at=row.at,
        )
    tx.sql("UPDATE broadcast SET state = 'sending' WHERE id = :id AND state = 'done'", id=row.broadcast)
    called_off(tx, row.id)


def _lost(tx: Tx, row: _Row, lost: Lost) -> None:
    """Her address on that channel, as it is now."""
    found = tx.sql(
        "SELECT external FROM address WHERE contact_id = :contact AND channel = :channel"
        " ORDER BY seen_at DESC LIMIT 1",
        contact=row.contact,
        channel=row.channel,
    ).fetchone()
    if found:
        lost(tx, row.channel, found[0], False)


# --- what concerns all of a broadcast


def halt(tx: Tx, broadcast: int) -> None:
    """The channel refuses us, not her: it rests until its author lets it go on, and she is told. A digest has none: it
    is called off, and the next day has its own."""
    row = tx.sql(
        "UPDATE broadcast SET state = CASE WHEN kind = 'digest' THEN 'cancelled' ELSE 'paused' END, ended_at ="
        " CASE WHEN kind = 'digest' THEN :now ELSE ended_at END WHERE id = :id AND state IN ('filling', 'sending')"
        " RETURNING author_id, campaign_id, state",
        now=tx.now,
        id=broadcast,
    ).fetchone()
    if row is None:
        return
    if row[2] == "cancelled":
        cancel(tx, broadcast)
    audit.note(tx, None, row[1], f"broadcast.{row[2]}", f"broadcast:{broadcast}")
    if row[0]:
        go_on = [Start("proceed", str(broadcast)), Start("progress", str(broadcast))]
        tx.tell(row[0], "broadcast-halted", starts=go_on)


def unapproved(tx: Tx, delivery: int, channel: str, window: float) -> None:
    """Its template may not be used: all who can be reached by nothing else wait an hour, and its author is told once.
    The others get it as it is."""
    row = tx.sql(
        "SELECT b.id, b.campaign_id, b.author_id FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id WHERE d.id = :id",
        id=delivery,
    ).fetchone()
    tx.sql(
        "UPDATE delivery SET due_at = :later, reason = 'template' WHERE broadcast_id = :id AND state = 'queued'"
        " AND channel = :channel AND due_at <= :later AND contact_id IN (SELECT contact_id FROM address"
        " WHERE channel = :channel AND seen_at <= :since)",
        later=tx.now + AGAIN,
        id=row[0],
        channel=channel,
        since=tx.now - window,
    )
    subject = f"broadcast:{row[0]}"
    known = tx.sql(
        "SELECT 1 FROM audit WHERE campaign_id = :campaign AND deed = 'broadcast.template' AND subject = :subject",
        campaign=row[1],
        subject=subject,
    ).fetchone()
    if known:
        return
    audit.note(tx, None, row[1], "broadcast.template", subject)
    if row[2]:
        tx.tell(row[2], "broadcast-template", starts=[Start("progress", str(row[0]))])
