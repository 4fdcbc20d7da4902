"""What coordinators write to many: what it would reach and take, the beginning, and how it stands."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal

from bot.broadcast import tariffs, topics
from bot.broadcast.audience import Audience, count
from bot.broadcast.deliveries import SENT, cancel, counts, due
from bot.errors import Refused
from bot.language.calendar import Calendar, load_calendar
from bot.language.content import CONTENT
from bot.learning import cohorts
from bot.people.team import audit, roles, staff
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

SHOWN = 5  # broadcasts in her list, the newest
OFFERED = 8  # cohorts to choose from
MOST = 700  # letters of a message
OPENING = 40  # letters of it in a list
FREE, UNKNOWN = Key("broadcast-free"), Key("broadcast-unknown")
MOVES: Mapping[str, tuple[str, ...]] = {  # from which states it may be brought there
    "paused": ("filling", "sending"),
    "filling": ("paused",),  # the rows that are there stay; what is missing is added, and it goes on
    "cancelled": ("filling", "sending", "paused"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a broadcast would be: whom it reaches and whom it does not, what it costs, how long it takes."""

    reach: int
    stopped: int  # asked for silence, or follow no longer
    blocked: int
    away: int  # cannot be written to now: never wrote to us, left, or somebody else is using the phone
    later: int  # of the reach: had enough for today or this week
    cost: Key | str
    minutes: int
    begins: Ours  # "now", or "morning" when it is quiet there
    whatsapp: int  # of the reach: over WhatsApp
    begun: int  # of those: by a template first, as they did not write for a day
    tomorrow: int  # of these: not today, as Meta lets us begin with so many a day
    waiting: int  # and those who did not allow us to write first: it waits until they do


@dataclass(frozen=True, slots=True)
class Progress:
    """How a broadcast stands. `failed`: could not be delivered; `dropped`: opted out, left or blocked meanwhile."""

    id: int
    opening: str  # of its words, to know it by
    state: str
    reach: int
    sent: int
    failed: int
    dropped: int
    doubt: int
    waiting: int
    minutes: int
    delivered: int  # of those sent, where a channel tells
    read: int
    put_off: int  # of those waiting: she had enough, sleeps, must write first, or Meta's day is used up
    codes: str  # the channel's own reasons of those failed, and how often, such as 63005 (2)

    @property
    def open(self) -> bool:
        """Whether anything is still to come."""
        return self.state in {"filling", "sending", "paused"}


def offered(tx: Tx, actor: int) -> dict[str, str | Key]:
    """Whom she may write to: the followers of her campaigns, and her cohorts; value and label."""
    homes = [staff.campaign_of(tx, one) for one in roles.campaigns(tx, actor, "coordinator")]
    several = len(homes) > 1
    found: dict[str, str | Key] = {
        f"followers-{one.id}": one.name if several else Key("broadcast-whom-followers") for one in homes
    }
    hers = [one for one in cohorts.mine(tx, actor) if one.leader == actor and one.members]
    return found | {f"cohort-{one.id}": one.name[:24] for one in hers[:OFFERED]}


def plan(tx: Tx, actor: int, whom: str, areas: Sequence[str], kinds: Sequence[str]) -> Plan:
    """What a message to them would reach, cost and take. Refused (`not-yours`, `gone`) when they are not hers."""
    campaign, audience = _whom(tx, actor, whom, areas, kinds)
    home = staff.campaign_of(tx, campaign)
    local = datetime.fromtimestamp(tx.now, UTC).astimezone(home.zone)
    counted = count(tx, audience, campaign, datetime.combine(local.date(), time(), home.zone).timestamp())
    out = counted.left_out
    begun = sum(counted.begun.values())
    quiet = _calendar().awake(home.country, local) > local
    return Plan(
        counted.reach,
        out.get("stopped", 0) + out.get("unfollowed", 0),
        out.get("blocked", 0),
        sum(out.get(reason, 0) for reason in ("left", "away", "unreachable")),
        counted.later,
        _price(tariffs.cost(tx, counted.begun)),
        _minutes(tariffs.seconds(counted.reached)),
        Ours("morning" if quiet else "now"),
        counted.reached.get("whatsapp", 0),
        begun,
        begun - tariffs.today(tx, counted.begun),
        counted.waiting,
    )


def send(
    tx: Tx,
    actor: int,
    whom: str,
    areas: Sequence[str],
    kinds: Sequence[str],
    words: Mapping[str, str],
    photo: str,
) -> int:
    """Begin a broadcast of these words, by language. Returns its id. Refused as `plan`; `nobody` when it would reach
    nobody."""
    campaign, audience = _whom(tx, actor, whom, areas, kinds)
    reach = plan(tx, actor, whom, areas, kinds).reach
    if not reach:
        raise Refused("nobody")
    home = staff.campaign_of(tx, campaign)
    local = datetime.fromtimestamp(tx.now, UTC).astimezone(home.zone)
    row = tx.sql(
        "INSERT INTO broadcast (campaign_id, author_id, kind, audience, body, reach, created_at, started_at) VALUES"
        " (:campaign, :author, :kind, :audience, :body, :reach, :now, :start) RETURNING id",
        campaign=campaign,
        author=actor,
        kind=audience.kind,
        audience=audience.model_dump_json(),
        body=json.dumps({"words": dict(words), "photo": photo}, ensure_ascii=False),
        reach=reach,
        now=tx.now,
        start=_calendar().awake(home.country, local).timestamp(),
    ).fetchone()
    kept.keep(tx, [photo] if photo else [], 0)
    audit.note(tx, actor, campaign, "broadcast.send", f"broadcast:{row[0]}", kind=audience.kind, reach=reach)
    return int(row[0])


def move(tx: Tx, actor: int, id: int, to: str) -> None:
    """Pause a broadcast (`paused`), let it go on (`filling`) or call it off (`cancelled`). What a channel is just
    taking still arrives. Refused: `not-yours`, or the state it is in."""
    row = tx.sql(
        f"SELECT campaign_id, state FROM broadcast WHERE id = :id AND kind <> 'digest'{tx.alone}", id=id
    ).fetchone()
    if row is None:
        raise Refused("not-yours")
    roles.require(tx, actor, row[0], "coordinator")
    if row[1] not in MOVES[to]:
        raise Refused(row[1])
    ended = tx.now if to == "cancelled" else 0
    tx.sql("UPDATE broadcast SET state = :to, ended_at = :ended WHERE id = :id", to=to, ended=ended, id=id)
    if to == "cancelled":
        cancel(tx, id)
    audit.note(tx, actor, row[0], f"broadcast.{to}", f"broadcast:{id}")


def progress(tx: Tx, actor: int, id: int) -> Progress | None:
    """How a broadcast of one of her campaigns stands; None for any other."""
    row = tx.sql("SELECT campaign_id, state, reach, body FROM broadcast WHERE id = :id", id=id).fetchone()
    if row is None or not roles.may(tx, actor, row[0], "coordinator"):
        return None
    found, now = counts(tx, id), due(tx, id)
    read, waiting = found.get("read", 0), found.get("queued", 0) + found.get("sending", 0)
    return Progress(
        id,
        _opening(row[3]),
        row[1],
        row[2],
        sum(found.get(state, 0) for state in SENT),
        found.get("failed", 0),
        found.get("dropped", 0),
        found.get("in doubt", 0),
        waiting,
        _minutes(tariffs.seconds(now)),
        found.get("delivered", 0) + read,
        read,
        waiting - sum(now.values()),
        _codes(found),
    )


def mine(tx: Tx, actor: int) -> list[Progress]:
    """The newest broadcasts of her campaigns, newest first; those that the clock began are not among them."""
    homes = roles.campaigns(tx, actor, "coordinator")
    named = {f"campaign{place}": one for place, one in enumerate(homes)}
    rows = tx.sql(
        "SELECT id FROM broadcast WHERE kind <> 'digest' AND campaign_id IN"
        f" ({', '.join(f':{name}' for name in named) or 'NULL'}) ORDER BY id DESC LIMIT {SHOWN}",
        **named,
    ).fetchall()
    return [found for (id,) in rows if (found := progress(tx, actor, id))]


def _whom(tx: Tx, actor: int, whom: str, areas: Sequence[str], kinds: Sequence[str]) -> tuple[int, Audience]:
    """The campaign and audience of a choice such as `followers-1`, if they are hers."""
    kind, _, number = whom.partition("-")
    if kind == "cohort":
        found = cohorts.led(tx, actor, int(number))
        if found is None:
            raise Refused("gone")
        row = tx.sql("SELECT campaign_id FROM cohort WHERE id = :id", id=found.id).fetchone()
        roles.require(tx, actor, row[0], "coordinator")
        return row[0], Audience(kind="cohort", cohort=found.id)
    roles.require(tx, actor, int(number), "coordinator")
    if not topics.sound(staff.campaign_of(tx, int(number)).country, areas, kinds):
        raise Refused("gone")
    return int(number), Audience(kind="followers", areas=tuple(areas), kinds=tuple(kinds))


def _opening(body: str) -> str:
    """The first words of a message; nothing of one whose words are gone."""
    words = next(iter(json.loads(body).get("words", {}).values()), "")
    return words if len(words) <= OPENING else words[:OPENING].rsplit(" ", 1)[0] + "…"


def _price(cost: Decimal | None) -> Key | str:
    """A cost as it is said."""
    return UNKNOWN if cost is None else f"{cost:.2f} USD" if cost else FREE


def _codes(found: Mapping[str, int]) -> str:
    """The reasons that a channel gave by numbers of its own."""
    mark = "failed:code-"
    return " ".join(f"{name.removeprefix(mark)} ({count})" for name, count in found.items() if mark in name)


def _minutes(seconds: float) -> int:
    return math.ceil(seconds / 60)


def _calendar() -> Calendar:
    return load_calendar(CONTENT)
