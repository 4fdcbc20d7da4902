"""Who does not hear from whom any more, and who may not ask for a while. Nobody is told that she was blocked."""

from bot.people.safety import bars
from bot.store.tx import Tx

MANY = 3  # rude messages that were kept back
WHILE = 7 * 86400.0  # seconds within which they count, and no request is passed on


def block(tx: Tx, contact: int, blocked: int) -> None:
    """Nothing of `blocked` reaches `contact` any more, nor the other way; what the two had open is over."""
    bars.block(tx, contact, blocked)
    bars.silence(tx, contact, blocked)


def unblock(tx: Tx, contact: int, blocked: int) -> None:
    """She takes it back. What was over stays over."""
    tx.sql(
        "DELETE FROM block WHERE contact_id = :contact AND blocked_id = :blocked",
        contact=contact,
        blocked=blocked,
    )


def blocked(tx: Tx, a: int, b: int) -> bool:
    """Whether one of the two has blocked the other."""
    found = tx.sql(
        "SELECT 1 FROM block WHERE (contact_id = :a AND blocked_id = :b) OR (contact_id = :b AND blocked_id = :a)",
        a=a,
        b=b,
    )
    return found.fetchone() is not None


def barred(tx: Tx, follower: int) -> bool:
    """Whether no request of hers is passed on to anybody now: a report shut her out, or she was rude MANY times
    within WHILE."""
    return bars.barred(tx, follower) or rude(tx, follower) >= MANY


def rude(tx: Tx, follower: int) -> int:
    """How many rude messages of hers were kept back within WHILE."""
    row = tx.sql(
        "SELECT COUNT(*) FROM relay WHERE contact_id = :id AND what = 'filtered' AND at > :since",
        since=tx.now - WHILE,
        id=follower,
    ).fetchone()
    return int(row[0])
