"""The public log of a campaign: every list, draw, change and withdrawal, each entry holding the hash of the one before.

Anyone can recompute it: an entry's hash is SHA-256 over `<nth> <at> <what> <body> <before>` in UTF-8, with `at` in
whole seconds. It holds codes, never names, and the database refuses to change or delete an entry.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.people.team import staff
from bot.store.tx import Tx

FIRST = "0" * 64  # what the first entry holds in place of a hash


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is published; `body` is canonical JSON."""

    nth: int
    at: int
    what: str
    body: str
    before: str
    hash: str


def canonical(value: object) -> str:
    """JSON in the one form that is hashed: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def add(tx: Tx, campaign: int, what: str, body: Mapping[str, Any]) -> Entry:
    """Write an entry of a campaign's log. `body` holds codes and numbers, no names."""
    staff.hold(tx, campaign)
    last = tx.sql(
        "SELECT nth, hash FROM chain WHERE campaign_id = :id ORDER BY nth DESC LIMIT 1", id=campaign
    ).fetchone() or (0, FIRST)
    entry = _hashed(last[0] + 1, int(tx.now), what, canonical(body), last[1])
    tx.sql(
        "INSERT INTO chain (campaign_id, nth, at, what, body, before, hash) VALUES (:campaign, :nth, :at, :what,"
        " :body, :before, :hash)",
        campaign=campaign,
        nth=entry.nth,
        at=entry.at,
        what=what,
        body=entry.body,
        before=entry.before,
        hash=entry.hash,
    )
    return entry


def of(tx: Tx, campaign: int, after: int = 0, most: int = 1000) -> list[Entry]:
    """Entries of a campaign's log in their order, those after the `after`th."""
    found = tx.sql(
        "SELECT nth, at, what, body, before, hash FROM chain WHERE campaign_id = :id AND nth > :after"
        " ORDER BY nth LIMIT :most",
        id=campaign,
        after=after,
        most=most,
    ).fetchall()
    return [Entry(nth, int(at), *rest) for nth, at, *rest in found]


def newest(tx: Tx) -> int:
    """The row of the newest entry in the log of any campaign, 0 before the first: another one once a log has grown."""
    return int(tx.sql("SELECT COALESCE(MAX(id), 0) FROM chain").fetchone()[0])


def broken(entries: Iterable[Entry]) -> int:
    """The number of the first entry that does not hold, from the first one of a log; 0 when all do."""
    before = FIRST
    for nth, entry in enumerate(entries, 1):
        if entry != _hashed(nth, entry.at, entry.what, entry.body, before):
            return nth
        before = entry.hash
    return 0


def _hashed(nth: int, at: int, what: str, body: str, before: str) -> Entry:
    digest = hashlib.sha256(f"{nth} {at} {what} {body} {before}".encode()).hexdigest()
    return Entry(nth, at, what, body, before, digest)
