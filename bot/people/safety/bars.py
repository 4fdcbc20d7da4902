"""Whom nobody needs to hear from any more: one woman's block, and the door that is shut everywhere."""

from bot.store import barred as left
from bot.store.tx import Tx


def block(tx: Tx, contact: int, blocked: int) -> None:
    """That one's requests and messages do not reach this one any more."""
    tx.sql(
        "INSERT INTO block (contact_id, blocked_id, at) VALUES (:contact, :blocked, :now) ON CONFLICT DO NOTHING",
        contact=contact,
        blocked=blocked,
        now=tx.now,
    )


def bar(tx: Tx, contact: int) -> None:
    """This one may order from nobody, and write to no maker."""
    tx.sql("UPDATE contact SET barred_at = :now WHERE id = :id AND barred_at = 0", now=tx.now, id=contact)


def lift(tx: Tx, contact: int) -> None:
    """This one may order again."""
    tx.sql("UPDATE contact SET barred_at = 0 WHERE id = :id", id=contact)
    left.lift(tx, contact)


def barred(tx: Tx, contact: int) -> bool:
    """Whether orders are closed to this one. Asked before a request or a message of a buyer is taken."""
    row = tx.sql("SELECT barred_at FROM contact WHERE id = :id", id=contact).fetchone()
    return row is not None and row[0] > 0


def sells(tx: Tx, contact: int) -> bool:
    """Whether it is a maker or one of the staff: a report alone does not shut her out, a person decides."""
    row = tx.sql(
        "SELECT EXISTS (SELECT 1 FROM listing WHERE contact_id = :id AND state <> 'draft') OR EXISTS (SELECT 1 FROM staff s"
        " JOIN address a ON a.channel = s.channel AND a.external = s.external WHERE a.contact_id = :id)",
        id=contact,
    ).fetchone()
    return bool(row[0])


def silence(tx: Tx, one: int, other: int) -> None:
    """What is open between the two is over; whatever was written there is not kept in it."""
    tx.sql(
        "UPDATE interest SET state = 'blocked', asked = '', closed_at = :now WHERE closed_at = 0 AND ((follower_id = :one"
        " AND listing_id IN (SELECT id FROM listing WHERE contact_id = :other)) OR (follower_id = :other AND"
        " listing_id IN (SELECT id FROM listing WHERE contact_id = :one)))",
        one=one,
        other=other,
        now=tx.now,
    )
