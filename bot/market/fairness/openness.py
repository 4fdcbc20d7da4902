"""What a campaign shows everybody of how it chooses: rules, draws, and counts in which nobody can be told apart."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from bot.learning.suppression import protected, shown
from bot.market.fairness import ledger, line, pool
from bot.market.fairness.draw import Rules
from bot.market.fairness.ledger import Draw
from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.reading.gazetteer import known, region_of
from bot.store.tx import Tx

DRAWS, MONTHS = 8, 6  # of each, the newest
COUNTED = ("applied", "accepted", "not-yet", "declined")  # of a month


@dataclass(frozen=True, slots=True)
class Open:
    """One campaign. Counts are words: `<5` for fewer than five."""

    home: Campaign
    rules: Rules | None  # as the next list would have them; None: no draw is held
    entries: int  # entries of the log
    draws: tuple[Draw, ...]  # newest first
    waiting: str
    waited: int | None  # weeks, the median of those who wait; None for fewer than five
    usual: int | None  # weeks, the median of those drawn last
    months: tuple[tuple[str, tuple[str, ...]], ...]  # ISO months, newest first, with COUNTED
    areas: tuple[tuple[str, str], ...]  # region and how many products of it were shown, the most first
    kinds: tuple[tuple[str, str], ...]


def of(tx: Tx) -> list[Open]:
    """Every campaign, the oldest first."""
    return [_of(tx, home) for home in staff.campaigns(tx)]


def _of(tx: Tx, home: Campaign) -> Open:
    rules, waiting = line.forecast(tx, home) if home.slots else (None, [])
    areas, kinds = _shown(tx, home)
    (entries,) = tx.sql("SELECT count(*) FROM chain WHERE campaign_id = :id", id=home.id).fetchone()
    enough, draws = shown(len(waiting)).isdecimal(), ledger.newest(tx, home.id, DRAWS)
    return Open(
        home,
        rules,
        entries,
        tuple(draws),
        shown(len(waiting)),
        round(median(one.waited for one in waiting)) if enough else None,
        pool.usual_of(draws),
        _months(tx, home),
        _ranked(areas),
        _ranked(kinds),
    )


def _months(tx: Tx, home: Campaign) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Applications as their listings stand, and outcomes as the log has them."""
    found: dict[str, Counter[str]] = {}
    rows = tx.sql(
        "SELECT submitted_at, 'applied' FROM listing WHERE campaign_id = :id AND submitted_at > 0 UNION ALL"
        " SELECT at, what FROM chain WHERE campaign_id = :id AND what IN ('accepted', 'not-yet', 'declined')",
        id=home.id,
    ).fetchall()
    for at, what in rows:
        month = f"{datetime.fromtimestamp(at, UTC).astimezone(home.zone):%Y-%m}"
        found.setdefault(month, Counter())[what] += 1
    newest = sorted(found, reverse=True)[:MONTHS]
    return tuple((month, tuple(shown(found[month][what]) for what in COUNTED)) for month in newest)


def _shown(tx: Tx, home: Campaign) -> tuple[Counter[str], Counter[str]]:
    """How many products were shown, by region and by kind; of makers who left, nothing is left to count."""
    areas: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    rows = tx.sql("SELECT body FROM chain WHERE campaign_id = :id AND what = 'shown'", id=home.id).fetchall()
    codes = Counter(json.loads(body)["listing"] for (body,) in rows)
    for code, kind, area in tx.sql(
        "SELECT l.code, l.kind, c.area FROM listing l JOIN contact c ON c.id = l.contact_id WHERE l.campaign_id = :id",
        id=home.id,
    ).fetchall():
        if code in codes:
            areas[region_of(area) if area in known() else ""] += codes[code]
            kinds[kind] += codes[code]
    return areas, kinds


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(zip(order, protected([counts[name] for name in order]), strict=True))
