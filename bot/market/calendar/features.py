"""The calendar of posts: what goes out when, planned by the draw or by a coordinator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice

from bot.errors import Refused
from bot.language.calendar import Calendar, load_calendar
from bot.language.content import CONTENT
from bot.market import states
from bot.market.calendar import slots
from bot.people.team import audit, roles, staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.talk import Start

KINDS = ("single", "three", "theme")
THEMES = (
    "ramadan",
    "eid",
    "mothers",
    "olives",
    "winter",
    "school",
    "region",
)  # `region` is `region-<slug>` of a place
SIZES = {"single": (1, 1), "three": (3, 3), "theme": (1, 3)}  # products of each kind, least and most
USUAL = tuple(
    f"{day} {hour}" for day in slots.DAYS for hour in ("10:00", "18:00")
)  # where a campaign names no times
LATE = 60.0  # seconds a moment chosen in the chat may have passed


@dataclass(frozen=True, slots=True)
class Feature:
    """A place in the calendar. Moments are seconds since the epoch."""

    id: int
    campaign: int
    kind: str
    theme: str
    due: float
    state: str  # planned, posted, missed, dropped
    asked: float
    draw: int | None
    listings: tuple[int, ...] = ()  # in their order


_SELECT = "SELECT id, campaign_id, kind, theme, due_at, state, asked_at, draw_id FROM feature"


def plan(
    tx: Tx, campaign: int, listings: Sequence[int], *, draw: int | None, author: int | None
) -> list[int]:
    """Give each of these accepted listings (state `approved`) a post of its own, at the campaign's next free posting
    times in this order; at once where it names none. Returns the ids of their places.

    Refused (the state it is in) for one that is not accepted any more, `no-time` when no time is left in a year.
    """
    for listing in listings:
        if (state := _state(tx, listing)) != "approved":
            raise Refused(state or "gone")
    return [
        add(tx, campaign, [listing], due, draw=draw, author=author)
        for listing, due in zip(listings, next_free(tx, campaign, len(listings)), strict=True)
    ]


def add(
    tx: Tx,
    campaign: int,
    listings: Sequence[int],
    due: float,
    *,
    kind: str = "single",
    theme: str = "",
    state: str = "planned",
    draw: int | None = None,
    author: int | None = None,
) -> int:
    """Write a place with its products; those that do not stand yet are `scheduled` from now on. Returns its id."""
    row = tx.sql(
        "INSERT INTO feature (campaign_id, draw_id, kind, theme, due_at, state, author_id, created_at) VALUES"
        " (:campaign, :draw, :kind, :theme, :due, :state, :author, :now) RETURNING id",
        campaign=campaign,
        draw=draw,
        kind=kind,
        theme=theme,
        due=due,
        state=state,
        author=author,
        now=tx.now,
    ).fetchone()
    for place, listing in enumerate(listings):
        tx.sql(
            "INSERT INTO featured (feature_id, listing_id, place) VALUES (:feature, :listing, :place)",
            feature=row[0],
            listing=listing,
            place=place,
        )
        if _state(tx, listing) != "published":
            states.move(tx, listing, "scheduled")
    return int(row[0])


def next_free(tx: Tx, campaign: int, count: int) -> list[float]:
    """The next so many posting times nothing is planned for; now, where the campaign names no times. Refused
    (`no-time`) when there are not that many."""
    home = staff.campaign_of(tx, campaign)
    if not home.posting:
        return [tx.now] * count
    staff.hold(tx, campaign)  # two who plan at once do not take the same times
    found = list(islice(_free(tx, home), count))
    if len(found) < count:
        raise Refused("no-time")
    return found


def choices(tx: Tx, campaign: int, most: int = 6) -> list[float]:
    """Times that a coordinator may choose from: the next free ones."""
    return list(islice(_free(tx, staff.campaign_of(tx, campaign)), most))


def by_id(tx: Tx, id: int) -> Feature | None:
    """One place."""
    return next(iter(_read(tx, "WHERE id = :id", id=id)), None)


def due(tx: Tx) -> list[int]:
    """The places whose time has come, the earliest first; those of a campaign that rests stay as they are."""
    found = tx.sql(
        "SELECT id FROM feature WHERE state = 'planned' AND due_at <= :now AND campaign_id IN (SELECT id FROM campaign"
        " WHERE state = 'open') ORDER BY due_at, id",
        now=tx.now,
    )
    return [id for (id,) in found.fetchall()]


def between(tx: Tx, campaign: int, since: float, until: float) -> list[Feature]:
    """What is planned from a moment until another one, in its order."""
    return _read(
        tx,
        "WHERE campaign_id = :id AND state = 'planned' AND due_at >= :since AND due_at < :until"
        " ORDER BY due_at, id",
        id=campaign,
        since=since,
        until=until,
    )


def missed(tx: Tx, contact: int) -> list[Feature]:
    """What was not sent at its time, in the campaigns this one coordinates: it waits for a word."""
    return [
        one
        for campaign in roles.campaigns(tx, contact, "coordinator")
        for one in _read(tx, "WHERE campaign_id = :id AND state = 'missed' ORDER BY due_at, id", id=campaign)
    ]


def of_listing(tx: Tx, listing: int) -> list[Feature]:
    """The places in which a product is to go out."""
    return _read(
        tx,
        "WHERE state IN ('planned', 'missed') AND id IN (SELECT feature_id FROM featured WHERE listing_id = :id)"
        " ORDER BY id",
        id=listing,
    )


def turn(tx: Tx, id: int, to: str, *was: str) -> bool:
    """Move a place from one of these states to another; False when it is in none of them: somebody was quicker."""
    before = {f"was{n}": one for n, one in enumerate(was)}
    names = ", ".join(f":{name}" for name in before)
    row = tx.sql(
        f"UPDATE feature SET state = :to WHERE id = :id AND state IN ({names}) RETURNING id",
        to=to,
        id=id,
        **before,
    ).fetchone()
    return row is not None


def take_out(tx: Tx, id: int, listing: int) -> None:
    """A product leaves a place, the others stay."""
    tx.sql("DELETE FROM featured WHERE feature_id = :id AND listing_id = :listing", id=id, listing=listing)


def open_to(tx: Tx, actor: int, id: int) -> Feature:
    """A place that waits, for a coordinator of its campaign. Refused: `gone`, `not-yours`."""
    found = by_id(tx, id)
    if found is None or found.state not in {"planned", "missed"}:
        raise Refused("gone")
    roles.require(tx, actor, found.campaign, "coordinator")
    return found


def move(tx: Tx, actor: int, id: int, due: float) -> None:
    """Another time. Refused: `gone`, `not-yours`, `past`."""
    found = open_to(tx, actor, id)
    if due < tx.now - LATE:
        raise Refused("past")
    _set(tx, found, due)
    audit.note(tx, actor, found.campaign, "feature.move", f"feature:{id}", was=found.due, due=due)


def swap(tx: Tx, actor: int, id: int, other: int) -> None:
    """Two of a campaign change their times. Refused: `gone`, `not-yours`."""
    one, two = open_to(tx, actor, id), open_to(tx, actor, other)
    if one.campaign != two.campaign or "missed" in {one.state, two.state}:
        raise Refused("gone")
    _set(tx, one, two.due)
    _set(tx, two, one.due)
    audit.note(tx, actor, one.campaign, "feature.swap", f"feature:{id}", other=other)


def moment(tx: Tx, campaign: int, due: float) -> datetime:
    """A time as the clocks of a campaign show it."""
    return datetime.fromtimestamp(due, UTC).astimezone(staff.campaign_of(tx, campaign).zone)


def _set(tx: Tx, found: Feature, due: float) -> None:
    """It has another time now; its makers, who know of the one before, are told."""
    tx.sql(
        "UPDATE feature SET due_at = :due, state = 'planned', asked_at = 0 WHERE id = :id",
        due=due,
        id=found.id,
    )
    when = moment(tx, found.campaign, due)
    for number in found.listings:
        title, maker = tx.sql("SELECT title, contact_id FROM listing WHERE id = :id", id=number).fetchone()
        starts = [Start("glance", str(found.id))]
        tx.tell(maker, "feature-moved", title=title, when=when, starts=starts)


def _free(tx: Tx, home: Campaign) -> Iterator[float]:
    taken = {
        due
        for (due,) in tx.sql(
            "SELECT due_at FROM feature WHERE campaign_id = :id AND state = 'planned'", id=home.id
        ).fetchall()
    }
    later = partial(_calendar().in_season, home.country)
    moments = slots.moments(home.posting or USUAL, home.zone, home.quiet, tx.now, later)
    return (moment for moment in moments if moment not in taken)


def _state(tx: Tx, listing: int) -> str:
    row = tx.sql("SELECT state FROM listing WHERE id = :id", id=listing).fetchone()
    return str(row[0]) if row else ""


def _read(tx: Tx, condition: str, **values: object) -> list[Feature]:
    rows = tx.sql(f"{_SELECT} {condition}", **values).fetchall()
    return [replace(Feature(*row), listings=_listings(tx, row[0])) for row in rows]


def _listings(tx: Tx, id: int) -> tuple[int, ...]:
    found = tx.sql("SELECT listing_id FROM featured WHERE feature_id = :id ORDER BY place, id", id=id)
    return tuple(listing for (listing,) in found.fetchall())


@cache
def _calendar() -> Calendar:
    return load_calendar(CONTENT)
