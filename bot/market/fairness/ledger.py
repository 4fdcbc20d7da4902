"""Draws as they stand in the database, and as they are published: lists, values, results, and who left since."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.market.fairness import beacon, chain, draw
from bot.market.fairness.draw import Entry, Pick, Result, Rules
from bot.people.team import staff
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw. Moments are seconds since the epoch, 0 for not yet."""

    id: int
    campaign: int
    nth: int
    kind: str  # week, prize
    state: str  # frozen, drawn
    rules: Rules
    entries: tuple[Entry, ...]
    digest: str
    source: str
    value_at: float
    value: str
    result: Result
    prize: str
    frozen_at: float
    drawn_at: float

    @property
    def round(self) -> int:
        """The round of the beacon that decides it."""
        return beacon.round_of(self.source)


_COLUMNS = (
    "id, campaign_id, nth, kind, state, rules, entries, digest, source, value_at, value, result, prize, frozen_at,"
    " drawn_at"
)


def add(
    tx: Tx, campaign: int, kind: str, rules: Rules, entries: Sequence[Entry], round_: int, **more: object
) -> Draw:
    """Freeze a list: from here on nothing of it changes, and the round that will decide is not out yet. `more`: the
    columns cohort_id and prize."""
    staff.hold(tx, campaign)
    (nth,) = tx.sql("SELECT count(*) + 1 FROM draw WHERE campaign_id = :id", id=campaign).fetchone()
    digest = draw.digest(rules, entries)
    row = tx.sql(
        "INSERT INTO draw (campaign_id, nth, kind, rules, entries, digest, source, value_at, cohort_id, prize,"
        " frozen_at) VALUES (:campaign, :nth, :kind, :rules, :entries, :digest, :source, :at, :cohort, :prize, :now)"
        " RETURNING id",
        campaign=campaign,
        nth=nth,
        kind=kind,
        rules=chain.canonical(asdict(rules)),
        entries=chain.canonical([asdict(one) for one in entries]),
        digest=digest,
        source=beacon.source(round_),
        at=beacon.moment(round_),
        cohort=more.get("cohort"),
        prize=more.get("prize", ""),
        now=tx.now,
    ).fetchone()
    told = {
        "draw": nth,
        "kind": kind,
        "digest": digest,
        "entries": len(entries),
        "source": beacon.source(round_),
    }
    chain.add(tx, campaign, "list", told)
    found = by_id(tx, row[0])
    assert found is not None  # just written
    return found


def settle(tx: Tx, one: Draw, value: str, result: Result, by: str) -> None:
    """Write down the value and what came of it. `by`: beacon or typed."""
    tx.sql(
        "UPDATE draw SET state = 'drawn', value = :value, result = :result, drawn_at = :now WHERE id = :id",
        value=value,
        result=chain.canonical(asdict(result)),
        now=tx.now,
        id=one.id,
    )
    drawn = [pick.code for pick in result.drawn]
    chain.add(tx, one.campaign, "draw", {"draw": one.nth, "value": value, "by": by, "drawn": drawn})


def by_id(tx: Tx, id: int) -> Draw | None:
    """One draw."""
    return next(iter(_read(tx, "WHERE id = :id", id=id)), None)


def by_nth(tx: Tx, campaign: int, nth: int) -> Draw | None:
    """The draw of that number in a campaign."""
    return next(
        iter(_read(tx, "WHERE campaign_id = :campaign AND nth = :nth", campaign=campaign, nth=nth)), None
    )


def newest(tx: Tx, campaign: int, most: int = 1, kind: str = "week") -> list[Draw]:
    """The newest draws of a campaign, newest first."""
    return _read(
        tx,
        "WHERE campaign_id = :campaign AND kind = :kind ORDER BY nth DESC LIMIT :most",
        campaign=campaign,
        kind=kind,
        most=most,
    )


def open_(tx: Tx, campaign: int) -> list[Draw]:
    """The draws of a campaign that wait for their value, the oldest first."""
    return _read(tx, "WHERE campaign_id = :campaign AND state = 'frozen' ORDER BY nth", campaign=campaign)


def due(tx: Tx) -> list[Draw]:
    """The draws whose value is known by now; those of a campaign that rests wait."""
    rests = "campaign_id IN (SELECT id FROM campaign WHERE state <> 'open')"
    return _read(tx, f"WHERE state = 'frozen' AND value_at <= :now AND NOT {rests} ORDER BY id", now=tx.now)


def outs(tx: Tx, one: Draw) -> list[str]:
    """The codes that left a draw after its list was frozen, in the order in which they did."""
    return [body["listing"] for body in _bodies(tx, one.campaign, "out") if body["draw"] == one.nth]


def winners(tx: Tx, one: Draw) -> tuple[Pick, ...]:
    """Who has its places now; nobody before it is drawn."""
    return draw.seats(one.result, outs(tx, one))


def published(tx: Tx, one: Draw) -> dict[str, Any]:
    """A draw as anyone may have it: codes and numbers, no names."""
    return {
        "draw": one.nth,
        "kind": one.kind,
        "state": one.state,
        "rules": asdict(one.rules),
        "entries": [asdict(entry) for entry in one.entries],
        "digest": one.digest,
        "source": one.source,
        "chain": beacon.CHAIN,
        "value_at": int(one.value_at),
        "value": one.value,
        "result": asdict(one.result),
        "out": outs(tx, one),
        "winners": [pick.code for pick in winners(tx, one)],
    }


def _bodies(tx: Tx, campaign: int, what: str) -> list[dict[str, Any]]:
    found = tx.sql(
        "SELECT body FROM chain WHERE campaign_id = :id AND what = :what ORDER BY nth", id=campaign, what=what
    )
    return [json.loads(body) for (body,) in found.fetchall()]


def _read(tx: Tx, condition: str, **values: object) -> list[Draw]:
    return [_draw(row) for row in tx.sql(f"SELECT {_COLUMNS} FROM draw {condition}", **values).fetchall()]


def _draw(row: Sequence[Any]) -> Draw:
    id, campaign, nth, kind, state, rules, entries, digest, source, at, value, result, *rest = row
    told = {"drawn": (), "spare": (), **json.loads(result)}
    return Draw(
        id,
        campaign,
        nth,
        kind,
        state,
        Rules(**json.loads(rules)),
        tuple(Entry(**one) for one in json.loads(entries)),
        digest,
        source,
        at,
        value,
        Result(*(tuple(Pick(**pick) for pick in told[part]) for part in ("drawn", "spare"))),
        *rest,
    )
