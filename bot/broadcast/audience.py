"""Who is written to: the people of a cohort or the followers of a campaign, and why somebody is left out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from pydantic import BaseModel

from bot.broadcast import topics
from bot.broadcast.tariffs import SERVED, TARIFFS
from bot.engine.attention import A_DAY, A_WEEK
from bot.store.tx import Tx

DAY = 86400.0
# How long after her last digest the next one is due: a little less than what she chose, as they come once a day.
DUE: Mapping[str, float] = {"day": 0.8 * DAY, "week": 6.8 * DAY, "month": 29.8 * DAY}
REASONS = ("left", "stopped", "unfollowed", "away", "blocked", "unreachable")


class Audience(BaseModel, frozen=True):
    """As it is kept with a broadcast. `cohort` is for that kind; areas and kinds for followers, none: all."""

    kind: str  # cohort, followers, digest
    cohort: int = 0
    areas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """People by channel, those left out by reason, and how many of the first have had enough for today or the week.
    `begun` by channel: must be begun with, as free text is not taken for them now; `waiting`: did not allow that."""

    reached: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    later: int = 0
    begun: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0

    @property
    def reach(self) -> int:
        """How many it goes to."""
        return sum(self.reached.values())


_WINDOWS = {name: tariff.window for name, tariff in TARIFFS.items() if tariff.window < inf}
_BEGUN = ", ".join(f"'{name}'" for name in _WINDOWS)  # where one may be written to who never wrote


def permitted(followers: bool, phone: str = "a") -> str:
    """An expression over contact c, her address and, of followers, her following m: her yes to being written to first
    there. A follower gave it too when she began to follow in words that name this channel, or before she came on a list."""
    told = (
        f"EXISTS (SELECT 1 FROM permit p WHERE p.contact_id = c.id AND p.channel = {phone}.channel"
        " AND p.purpose = 'messages' AND p.ended_at = 0)"
    )
    return f"({told} OR m.source = 'import' OR m.proof LIKE '%-' || {phone}.channel)" if followers else told


def her_phone(followers: bool) -> str:
    """The address a at which contact c is written to at the moment :clock: the phone she is using; on one that others
    are using she is away. One that takes nothing from us now comes last; of two on which she never wrote, WhatsApp's is
    first."""
    barred = f"CASE WHEN {_shut('y')} AND NOT {permitted(followers, 'y')} THEN 1 ELSE 0 END"
    return (  # looked at in a table of its own: SQLite knows no m where it sorts
        f"address a ON a.id = (SELECT x.id FROM (SELECT y.*, {barred} AS barred FROM address y WHERE y.contact_id = c.id) x"
        " ORDER BY x.blocked, x.barred, x.seen_at DESC, x.channel DESC LIMIT 1)"
    )


def reason(state: str = "'on'") -> str:
    """An expression over contact c and address a: why she is not written to, empty when she is. `state` is that of
    her following. Nobody can be written to on Telegram who never wrote to us: her address was never seen; on WhatsApp
    she can, by a template."""
    return (
        "CASE WHEN c.state = 'gone' THEN 'left' WHEN c.state = 'stopped' OR c.veiled THEN 'stopped'"
        f" WHEN {state} <> 'on' THEN 'unfollowed' WHEN a.id IS NULL THEN 'away' WHEN a.blocked THEN 'blocked'"
        f" WHEN NOT {SERVED} OR (a.seen_at = 0 AND a.channel NOT IN ({_BEGUN}))"
        " THEN 'unreachable' ELSE '' END"
    )


def people(audience: Audience, campaign: int, now: float) -> tuple[str, str, dict[str, object]]:
    """The rows `m` of an audience joined with contact c and address a, the reason, and the values."""
    cohort = audience.kind == "cohort"
    joined = f"JOIN contact c ON c.id = m.contact_id LEFT JOIN {her_phone(not cohort)} WHERE"
    if cohort:
        return (
            f"learner m {joined} m.cohort_id = :cohort",
            reason(),
            {"cohort": audience.cohort, "clock": now},
        )
    values: dict[str, object] = {"campaign": campaign, "clock": now}
    condition = "m.campaign_id = :campaign"
    for column, chosen in (("areas", audience.areas), ("kinds", audience.kinds)):
        more, named = topics.overlap(column, chosen)
        condition += more
        values.update(named)
    if audience.kind == "digest":
        cases = " ".join(f"WHEN '{often}' THEN {now - span!r}" for often, span in DUE.items())
        condition += f" AND m.given_at < CASE m.often {cases} END"
    return f"follow m {joined} {condition}", reason("m.state"), values


def count(tx: Tx, audience: Audience, campaign: int, midnight: float) -> Counted:
    """How many people a broadcast would reach and why not the others. `midnight`: when their day began."""
    rows, why, values = people(audience, campaign, tx.now)
    had = "SELECT count(*) FROM attention t WHERE t.contact_id = c.id AND t.at >"
    agreed = permitted(audience.kind != "cohort")
    found = tx.sql(
        f"SELECT a.channel, {why}, count(*), sum(CASE WHEN ({had} :midnight) >= {A_DAY} OR ({had} :week) >= {A_WEEK}"
        f" THEN 1 ELSE 0 END), sum(CASE WHEN {_shut()} AND {agreed} THEN 1 ELSE 0 END),"
        f" sum(CASE WHEN {_shut()} AND NOT {agreed} THEN 1 ELSE 0 END) FROM {rows} GROUP BY 1, 2",
        midnight=midnight,
        week=tx.now - 7 * DAY,
        **values,
    ).fetchall()
    taken = [row for row in found if not row[1]]
    out: Counter[str] = Counter()
    for _, left_out, people_of_it, *_ in found:
        out[left_out] += people_of_it
    return Counted(
        {channel: people_of_it for channel, _, people_of_it, *_ in taken},
        {left_out: people_of_it for left_out, people_of_it in out.items() if left_out},
        sum(row[3] for row in taken),
        {row[0]: row[4] for row in taken if row[4]},
        sum(row[5] for row in taken),
    )


def _shut(phone: str = "a") -> str:
    """An expression over an address: free text is not taken from us there at the moment :clock."""
    cases = " ".join(
        f"WHEN '{name}' THEN {phone}.seen_at <= :clock - {window!r}" for name, window in _WINDOWS.items()
    )
    return f"(CASE {phone}.channel {cases} ELSE 1 = 0 END)"
