"""Whoever looks after harm: what was reported, who has it, what was written, an answer to her, an end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from bot.errors import Refused
from bot.people.safety import bars, harm
from bot.people.team import audit, roles, staff
from bot.people.team.staff import Campaign
from bot.reading import harm as words
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

WEEK = 7 * harm.DAY
DAYTIME = range(9, 17)  # hours of the campaign's day in which its week is told
MOST_OPEN = 5  # buttons under it
PATIENCE = {2: 8 * 3600.0, 3: 3600.0, 4: 3600.0}  # seconds in which somebody takes it, by level (FACTS 6.6)


@dataclass(frozen=True, slots=True)
class Case:
    """A report, for whoever may see it. `keeper`: may read what was written, and shut its sender out."""

    id: int
    campaign: int
    level: int
    state: str
    at: float
    name: Key | str
    taker: Key | str
    mine: bool
    about: int | None
    barred: bool
    written: bool  # something was, and is not gone yet
    keeper: bool
    answerable: bool  # somebody told of it who is still there


def looks_after(tx: Tx, actor: int) -> bool:
    """Whether she is a safety contact, or one of the staff who answer."""
    guards = tx.sql("SELECT 1 FROM campaign WHERE guardian_id = :id", id=actor).fetchone()
    return guards is not None or bool(roles.campaigns(tx, actor, "coordinator"))


def waiting(tx: Tx, actor: int, most: int = 10) -> list[Case]:
    """Open reports that this one may see, the gravest and oldest first."""
    found = tx.sql(f"{_SELECT} WHERE r.state IN {harm.OPEN} ORDER BY r.level DESC, r.id").fetchall()
    cases = (_case(tx, actor, row) for row in found)
    return list(islice(filter(None, cases), most))


def case(tx: Tx, actor: int, id: int) -> Case | None:
    """One report, while it is open; None for who may not see it."""
    row = tx.sql(f"{_SELECT} WHERE r.id = :id AND r.state IN {harm.OPEN}", id=id).fetchone()
    return _case(tx, actor, row) if row else None


def take(tx: Tx, actor: int, id: int) -> None:
    """She looks after it from now on. Refused: `gone`, as everywhere here to one who may not see it, or when it is
    closed."""
    found = _required(tx, actor, id)
    tx.sql("UPDATE report SET state = 'taken', taker_id = :actor WHERE id = :id", actor=actor, id=id)
    audit.note(tx, actor, found.campaign, "harm.take", f"report:{id}", level=found.level)


def look(tx: Tx, actor: int, id: int) -> str:
    """What was written; each look is in the audit. Refused: `gone`, `not-yours` (only the safety contact and
    admins), `empty`."""
    found = _required(tx, actor, id, keeper=True)
    sealed = tx.sql("SELECT evidence FROM report WHERE id = :id", id=id).fetchone()[0]
    audit.note(tx, actor, found.campaign, "harm.look", f"report:{id}", level=found.level)
    text = tx.unseal(sealed) if sealed else None
    if not text:
        raise Refused("empty")
    return text


def answer(tx: Tx, actor: int, id: int, words: str) -> None:
    """Write to her; the words are not kept. Refused: `gone`, `left` (nobody is there to read it)."""
    found = _required(tx, actor, id)
    her = tx.sql("SELECT contact_id FROM report WHERE id = :id", id=id).fetchone()[0]
    audit.note(tx, actor, found.campaign, "harm.answer", f"report:{id}")
    if her is None or not tx.tell(her, "harm-answer", words=words, starts=[Start("further", str(id))]):
        raise Refused("left")


def bar(tx: Tx, actor: int, id: int, shut: bool) -> None:
    """Shut its sender out everywhere, or let that one order again. Refused: `gone`, `not-yours`."""
    found = _required(tx, actor, id, keeper=True)
    if found.about is None:
        raise Refused("gone")
    (bars.bar if shut else bars.lift)(tx, found.about)
    audit.note(tx, actor, found.campaign, "harm.bar" if shut else "harm.lift", f"report:{id}")


def close(tx: Tx, actor: int, id: int) -> None:
    """It is looked after; the evidence stays for its 90 days. Refused: `gone`."""
    found = _required(tx, actor, id)
    tx.sql("UPDATE report SET state = 'closed', closed_at = :now WHERE id = :id", now=tx.now, id=id)
    audit.note(tx, actor, found.campaign, "harm.close", f"report:{id}", level=found.level)


def week(tx: Tx, actor: int) -> dict[str, Any]:
    """How many reports of each level the last seven days brought where she is admin or safety contact; nothing for
    others. Levels are `one` to `four`."""
    places = [home.id for home in staff.campaigns(tx) if _keeps(tx, actor, home.id)]
    found = tx.sql("SELECT campaign_id, level FROM report WHERE at > :since", since=tx.now - WEEK).fetchall()
    levels = [level for campaign, level in found if campaign in places]
    return _counted(levels) if places else {}


def tell_week(tx: Tx) -> int:
    """Once a week and by day, whoever looks after harm in a campaign gets one line: how many reports of each level came,
    and which of level 1 are open, so that somebody looks at who sent it. Nothing of nothing. Returns how many heard."""
    due = [home for home in staff.campaigns(tx) if _due(tx, home)]
    return sum(_told(tx, one, home) for home in due for one in harm.keepers(tx, home.id))


def remind(tx: Tx) -> int:
    """Whoever looks after harm hears once more of what nobody has taken, and so do the admins. Returns how many."""
    due = tx.sql(
        "SELECT id, campaign_id, level, at, about_id, contact_id FROM report WHERE state = 'new' AND level > 1 AND reminded_at = 0"
        " ORDER BY id"
    ).fetchall()
    late = [row for row in due if row[3] + PATIENCE[row[2]] <= tx.now]
    for id, campaign, level, _, about, her in late:
        tx.sql("UPDATE report SET reminded_at = :now WHERE id = :id", now=tx.now, id=id)
        people = (
            *harm.keepers(tx, campaign, her, about),
            *harm.keepers(tx, campaign, her, about, admins=True),
        )
        for one in dict.fromkeys(people):
            starts = [Start("case", str(id))]
            tx.tell(one, "harm-waits", number=id, level=Key(f"harm-level-{level}"), starts=starts)
    return len(late)


def _due(tx: Tx, home: Campaign) -> bool:
    """Whether the week of a campaign is to be told now; whoever turns the row tells it. The hour less than a week lets
    it come in the morning after a few weeks, and never wander into the night."""
    if datetime.fromtimestamp(tx.now, UTC).astimezone(home.zone).hour not in DAYTIME:
        return False
    row = tx.sql(
        "UPDATE campaign SET counted_at = :now WHERE id = :id AND counted_at <= :before RETURNING id",
        now=tx.now,
        id=home.id,
        before=tx.now - WEEK + 3600,
    ).fetchone()
    return row is not None


def _told(tx: Tx, keeper: int, home: Campaign) -> bool:
    """Tell one of them the week, without what is about herself."""
    found = tx.sql(
        "SELECT level FROM report WHERE campaign_id = :home AND at > :since AND COALESCE(about_id, 0) <> :keeper",
        home=home.id,
        since=tx.now - WEEK,
        keeper=keeper,
    ).fetchall()
    still = [
        one
        for one in waiting(tx, keeper, most=1000)
        if one.level == words.NUISANCE and one.campaign == home.id
    ]
    if not (found or still):
        return False
    starts = [Start("case", str(one.id), Key("harm-level-1")) for one in still[:MOST_OPEN]]
    week = _counted([level for (level,) in found])
    return tx.tell(
        keeper,
        "harm-weekly",
        name=home.name,
        one=week["one"],
        two=week["two"],
        three=week["three"],
        four=week["four"],
        open=len(still),
        starts=[*starts, Start("harm")],
    )


def _counted(levels: Sequence[int]) -> dict[str, Any]:
    names = ("one", "two", "three", "four")
    return {name: levels.count(level) for level, name in enumerate(names, 1)}


def _keeps(tx: Tx, actor: int, campaign: int) -> bool:
    """Whether she is the safety contact or an admin there."""
    return staff.campaign_of(tx, campaign).guardian == actor or roles.may(tx, actor, campaign, "admin")


def _required(tx: Tx, actor: int, id: int, keeper: bool = False) -> Case:
    """The open report, if she may see it: the check of every deed here, whatever button it came from."""
    found = case(tx, actor, id)
    if found is None:
        raise Refused("gone")
    if keeper and not found.keeper:
        raise Refused("not-yours")
    return found


def _case(tx: Tx, actor: int, row: Sequence[Any]) -> Case | None:
    """The report, or None for who may not see it: not the one it is about, nor who made it; and what is about one of
    the staff only for the safety contact and admins."""
    id, campaign, level, state, at, name, reporter, about, taker, taker_name, barred, written = row
    if actor in {about, reporter}:
        return None
    keeper = _keeps(tx, actor, campaign)
    inside = about is not None and roles.of(tx, about, campaign) != ""
    if not (keeper or (roles.may(tx, actor, campaign, "coordinator") and not inside)):
        return None
    return Case(
        id,
        campaign,
        level,
        state,
        at,
        name or Key("someone" if reporter else "harm-unnamed"),
        (taker_name or Key("someone")) if taker else Key("harm-nobody"),
        taker == actor,
        about,
        bool(barred),
        bool(written),
        keeper,
        reporter is not None,
    )


_SELECT = (
    "SELECT r.id, r.campaign_id, r.level, r.state, r.at, c.name, r.contact_id, r.about_id, r.taker_id, t.name,"
    " COALESCE(a.barred_at, 0) > 0, r.evidence <> '' FROM report r LEFT JOIN contact c ON c.id = r.contact_id"
    " LEFT JOIN contact t ON t.id = r.taker_id LEFT JOIN contact a ON a.id = r.about_id"
)
