"""Addresses from which nobody may order although who was shut out has left: keyed hashes, which lead back to nobody."""

from bot.store.tx import Tx

KEPT = 400 * 86400.0  # seconds after which one who left may begin anew


def keep(tx: Tx, contact: int) -> None:
    """One who is about to be forgotten: when orders are closed to her, they stay so for the addresses she uses alone."""
    found = tx.sql(
        "SELECT a.channel, a.external, a.alias, c.barred_at FROM address a JOIN contact c ON c.id = a.contact_id WHERE c.id ="
        " :id AND c.barred_at > 0 AND NOT EXISTS (SELECT 1 FROM sharer s WHERE s.address_id = a.id)",
        id=contact,
    ).fetchall()
    for channel, name, since in ((row[0], name, row[3]) for row in found for name in row[1:3] if name):
        tx.sql(
            "INSERT INTO barred (mark, since, at) VALUES (:mark, :since, :now)"
            " ON CONFLICT (mark) DO UPDATE SET at = :now",
            mark=_mark(tx, channel, name),
            since=since,
            now=tx.now,
        )


def again(tx: Tx, contact: int, channel: str, external: str) -> None:
    """Somebody new writes from this address: what was closed to whoever left it is closed to this one."""
    tx.sql(
        "UPDATE contact SET barred_at = b.since FROM barred b WHERE contact.id = :id AND b.mark = :mark AND b.at > :at",
        id=contact,
        mark=_mark(tx, channel, external),
        at=tx.now - KEPT,
    )


def lift(tx: Tx, contact: int) -> None:
    """Nothing is held against the addresses of this contact any more."""
    found = tx.sql(
        "SELECT channel, external, alias FROM address WHERE contact_id = :id", id=contact
    ).fetchall()
    for channel, *names in found:
        for name in filter(None, names):
            tx.sql("DELETE FROM barred WHERE mark = :mark", mark=_mark(tx, channel, name))


def _mark(tx: Tx, channel: str, external: str) -> str:
    return tx.mark(f"{channel}:{external}")
