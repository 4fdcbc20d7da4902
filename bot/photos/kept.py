"""How long the files are kept that somebody sent: photos and voice messages."""

from collections.abc import Iterable

from bot.store.tx import Tx

_SHOWN = (
    "SELECT 1 FROM listing l JOIN media m ON m.contact_id = l.contact_id WHERE m.name = :name"
    " AND (l.voice = :name OR l.photos LIKE '%\"' || :name || '\"%')"
)


def keep(tx: Tx, names: Iterable[str], until: float) -> None:
    """Keep these files until then (seconds since the epoch; 0: as long as something shows them).

    What was made of a photo goes when the photo goes. A file that a listing shows stays, whatever it was sent for
    besides: one photo sent twice is one file.
    """
    for name in names:
        if not until:
            tx.sql("UPDATE media SET expires_at = 0 WHERE name = :name", name=name)
            continue
        made = tx.sql("SELECT name FROM media WHERE name = :name OR parent = :name", name=name).fetchall()
        for (one,) in made:
            if tx.sql(_SHOWN, name=one).fetchone() is None:
                tx.sql("UPDATE media SET expires_at = :at WHERE name = :name", at=until, name=one)


def settle(tx: Tx, sent: Iterable[str]) -> None:
    """She has chosen among what she sent and what was made of it: what a listing of hers shows stays, the rest goes
    with the next sweep. Of a face that she covered nothing else is kept.
    """
    for name in sent:
        keep(tx, [name], tx.now)
        made = tx.sql("SELECT name FROM media WHERE name = :name OR parent = :name", name=name).fetchall()
        keep(tx, [one for (one,) in made if tx.sql(_SHOWN, name=one).fetchone()], 0)
