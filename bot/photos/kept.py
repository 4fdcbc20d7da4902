"""How long the files are kept that somebody sent: photos and voice messages."""

from collections.abc import Iterable

from bot.store.tx import Tx


def keep(tx: Tx, names: Iterable[str], until: float) -> None:
    """Keep these files until then (seconds since the epoch; 0: as long as something shows them)."""
    for name in names:
        tx.sql("UPDATE media SET expires_at = :at WHERE name = :name", at=until, name=name)
