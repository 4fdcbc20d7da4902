"""The emptied halves of links: kept so that a link can be undone, and gone with whoever took them over."""

from bot.store.tx import Tx


def let_go(tx: Tx, contact: int) -> None:
    """She is about to be forgotten: so is what was emptied into her. Undoing is over with it."""
    tx.sql(
        "DELETE FROM contact WHERE id IN (SELECT other_id FROM merger WHERE contact_id = :id AND undone_at = 0)",
        id=contact,
    )
