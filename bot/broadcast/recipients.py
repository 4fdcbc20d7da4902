"""The people of claimed rows, as they are at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.broadcast.audience import her_phone, permitted, reason
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a claimed row is for. `reason`: why she is not written to after all, or nothing. What she follows,
    as it is kept, is empty for a message to a cohort. `permitted`: she may be written to first; `put_off`: why the row
    came back last; `letter`: the outbox row that waits for her already, or 0."""

    delivery: int
    contact: int
    language: str
    channel: str
    chat: str
    shared: bool  # others use this phone too
    reason: str
    areas: str
    kinds: str
    opted_at: float
    given_at: float
    seen_at: float
    permitted: bool
    put_off: str
    letter: int


def of_rows(tx: Tx, rows: Sequence[int], followers: bool) -> list[Recipient]:
    """Who these rows of the ledger are for; somebody who deleted her data is not among them."""
    named = {f"row{place}": row for place, row in enumerate(rows)}
    state = "COALESCE(m.state, 'off')" if followers else "'on'"
    found = tx.sql(
        f"SELECT d.id, c.id, c.language, COALESCE(a.channel, ''), COALESCE(a.external, ''), EXISTS (SELECT 1 FROM"
        f" sharer s WHERE s.address_id = a.id), {reason(state)}, COALESCE(m.areas, ''),"
        f" COALESCE(m.kinds, ''), COALESCE(m.opted_at, 0), COALESCE(m.given_at, 0), COALESCE(a.seen_at, 0),"
        f" COALESCE({permitted(followers)}, 1 = 0), d.reason, COALESCE(d.letter_id, 0) FROM delivery d JOIN broadcast b"
        " ON b.id = d.broadcast_id JOIN contact c ON c.id = d.contact_id LEFT JOIN follow m ON m.contact_id = c.id"
        f" AND m.campaign_id = b.campaign_id LEFT JOIN {her_phone(followers)}"
        f" WHERE d.id IN ({', '.join(f':{name}' for name in named)})",
        clock=tx.now,
        **named,
    ).fetchall()
    return [Recipient(*row) for row in found]
