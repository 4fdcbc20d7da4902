"""What the database knows of photos of hers: what was seen in them, and what was made of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.photos.measures import Measures
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo as it was looked at when it came. `made` are names of what was made of it, by how: improved, …"""

    name: str
    located: bool = False  # it told where it was taken; that was removed
    faces: int = 0
    measures: Measures | None = None  # None: it could not be measured
    made: Mapping[str, str] = field(default_factory=dict)


def seen(tx: Tx, names: Sequence[str]) -> tuple[Seen, ...]:
    """What was seen in these photos, in their order."""
    return tuple(_seen(tx, name) for name in names)


def _seen(tx: Tx, name: str) -> Seen:
    row = tx.sql("SELECT seen FROM media WHERE name = :name", name=name).fetchone()
    found = json.loads(row[0]) if row and row[0] else {}
    made = tx.sql("SELECT made, name FROM media WHERE parent = :name", name=name).fetchall()
    return Seen(
        name,
        bool(found.get("located")),
        len(found.get("faces", ())),
        Measures.from_json(found["measures"]) if found.get("measures") else None,
        dict(made),
    )
