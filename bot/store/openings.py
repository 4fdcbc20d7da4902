"""With how many people we began, over a channel that counts them by the day.

Meta's messaging limit: so many different people in any 24 hours to whom a template went outside their window, over all
numbers of a business (250, 2,000, 10,000, 100,000, or unlimited).
"""

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.tx import Tx

DAY = 86400.0


def alone(tx: "Tx", channel: str) -> None:
    """Until this transaction is over nobody else begins with anybody over this channel: two who count at once would
    both see room for one. Whoever holds addresses besides takes this first."""
    if tx.postgres:
        tx.sql("SELECT pg_advisory_xact_lock(hashtext(:name))", name=f"openings {channel}")


def begin(tx: "Tx", channel: str, external: str, most: float) -> float:
    """Note that we begin with this address now. 0: it may go; else in how many seconds it may, and nothing is noted."""
    alone(tx, channel)
    row = tx.sql(
        "SELECT begun_at FROM address WHERE channel = :channel AND external = :external",
        channel=channel,
        external=external,
    ).fetchone()
    if row is None:
        return DAY
    if most < inf and row[0] <= tx.now - DAY and (wait := _wait(tx, channel, int(most))):
        return wait
    tx.sql(
        "UPDATE address SET begun_at = :now WHERE channel = :channel AND external = :external",
        now=tx.now,
        channel=channel,
        external=external,
    )
    return 0.0


def left(tx: "Tx", channel: str, most: float) -> int:
    """With how many more people we may begin today."""
    row = tx.sql(
        "SELECT count(*) FROM address WHERE channel = :channel AND begun_at > :since",
        channel=channel,
        since=tx.now - DAY,
    ).fetchone()
    return max(0, int(min(most, 1e9)) - int(row[0]))


def _wait(tx: "Tx", channel: str, most: int) -> float:
    """Seconds until one of the last `most` is a day ago; 0 when there are fewer."""
    row = tx.sql(
        "SELECT begun_at FROM address WHERE channel = :channel AND begun_at > :since ORDER BY begun_at DESC LIMIT 1"
        " OFFSET :nth",
        channel=channel,
        since=tx.now - DAY,
        nth=max(0, most - 1),
    ).fetchone()
    return float(row[0]) + DAY - tx.now if row else 0.0
