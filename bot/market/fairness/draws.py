"""The weekly draw: the list is frozen, a public value that nobody knew then decides, and the winners get their days."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.errors import Refused
from bot.market import listings
from bot.market.calendar import agenda, features
from bot.market.fairness import beacon, chain, draw, ledger, line
from bot.market.fairness.draw import Pick
from bot.market.fairness.ledger import Draw
from bot.people.team import audit, roles, staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start

AHEAD = 600.0  # seconds between the list and the value that decides
FETCHED = 180.0  # seconds after its moment by which the clock has the value, where it fetches it
DAY = 86400.0
REASONS = ("asked", "photo", "doubt", "other")  # why a coordinator leaves one out


def freeze_due(tx: Tx) -> int:
    """Freeze the list of every campaign whose weekly moment has come. Returns how many."""
    return sum(freeze(tx, home) is not None for home in staff.campaigns(tx))


def freeze(tx: Tx, home: Campaign) -> int | None:
    """Freeze this week's list, once, late if nobody was there in time; returns the draw's id. None: there is no draw,
    it is not time, nobody waits, or the one before has not been drawn."""
    if not home.slots or home.state != "open":
        return None
    at = line.last(home, tx.now)
    staff.hold(tx, home.id)
    before = next(iter(ledger.newest(tx, home.id)), None)
    if before and (before.state == "frozen" or before.rules.on >= at.date().isoformat()):
        return None
    found = line.entries(tx, home, at)
    if not found:
        return None
    rules, told = line.rules(tx, home, found, at)
    made = ledger.add(tx, home.id, "week", rules, told, beacon.after(tx.now + AHEAD))
    new = {one.maker for one in found if not one.after}
    for code in new:
        tx.sql(
            "UPDATE maker SET goes_first = :weeks, at_latest = :latest WHERE code = :code",
            weeks=rules.weeks,
            latest=rules.latest,
            code=code,
        )
    announce(tx, made)
    return made.id


def announce(tx: Tx, made: Draw) -> None:
    """Coordinators hear that a list stands and what will decide. When the value is out and nobody has fetched it they
    hear again, and a day later."""
    for coordinator in roles.team(tx, made.campaign, "coordinator"):
        tx.tell(
            coordinator,
            f"draw-frozen-{made.kind}",
            count=len(made.entries),
            slots=made.rules.slots,
            value=moment(tx, made.campaign, made.value_at),
            starts=[Start("draw", str(made.id))],
        )
        for after in (FETCHED, DAY):
            tx.at(made.value_at + after, coordinator, "draw", str(made.id))


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """When a coordinator is reminded of a draw: while its value is missing."""
    found = ledger.by_id(tx, int(argument)) if argument.isdecimal() else None
    return Wish(max(tx.now, found.value_at)) if found and found.state == "frozen" else None


def conclude(tx: Tx, id: int, value: str, actor: int | None = None) -> bool:
    """Draw with the value, by a coordinator who typed it (the actor) or the clock that fetched it; False when it has
    been drawn. Refused: `gone`, `not-yours`, `closed` while the campaign rests, `early` before the value can be known,
    `form`."""
    one = ledger.by_id(tx, id)
    if one is None:
        raise Refused("gone")
    if actor is not None:
        roles.require(tx, actor, one.campaign, "coordinator")
    staff.hold(tx, one.campaign)
    one = ledger.by_id(tx, id)
    if one is None or one.state != "frozen":
        return False
    if staff.campaign_of(tx, one.campaign).state == "closed":
        raise Refused("closed")
    if tx.now < one.value_at:
        raise Refused("early")
    value = beacon.typed(value, one.round)
    if not value:
        raise Refused("form")
    result = draw.result(one.rules, one.entries, draw.seed(one.digest, value))
    ledger.settle(tx, one, value, result, "typed" if actor is not None else "beacon")
    if actor is not None:
        audit.note(tx, actor, one.campaign, "draw.value", f"draw:{id}", value=value)
    _OUTCOMES[one.kind](tx, id)
    return True


def leave_out(tx: Tx, actor: int, id: int, code: str, reason: str) -> None:
    """A coordinator leaves one out of a draw, for one of REASONS, which the public log says; her place goes to the next
    drawn, and she waits on. Refused: `gone`, `not-yours`."""
    one = ledger.by_id(tx, id)
    if one is None or reason not in REASONS:
        raise Refused("gone")
    roles.require(tx, actor, one.campaign, "coordinator")
    staff.hold(
        tx, one.campaign
    )  # two who leave one out at once: the second begins with what the first has left
    one, found = ledger.by_id(tx, id), listings.by_code(tx, code)
    if one is None or one.kind != "week" or found is None or not _takes_part(tx, one, code):
        raise Refused("gone")
    for place in features.of_listing(tx, found.id):
        if place.draw == id:
            agenda.drop(tx, actor, place.id)
    if listings.state_of(tx, found.id) != "approved":
        raise Refused("gone")
    _out(tx, one, code, reason)
    audit.note(tx, actor, one.campaign, "draw.out", f"draw:{id}", listing=code, reason=reason)


def left(tx: Tx, campaign: int, code: str, why: str) -> None:
    """A product has left the line: in the newest draw its place goes to the next drawn."""
    one = next(iter(ledger.newest(tx, campaign)), None)
    if one and _takes_part(tx, one, code):
        _out(tx, one, code, why)


def moment(tx: Tx, campaign: int, at: float) -> datetime:
    """A moment by the clocks of a campaign."""
    return datetime.fromtimestamp(at, UTC).astimezone(staff.campaign_of(tx, campaign).zone)


def _takes_part(tx: Tx, one: Draw, code: str) -> bool:
    return any(entry.code == code for entry in one.entries) and code not in ledger.outs(tx, one)


def _out(tx: Tx, one: Draw, code: str, why: str) -> None:
    before = {pick.code for pick in ledger.winners(tx, one)}
    chain.add(tx, one.campaign, "out", {"draw": one.nth, "listing": code, "reason": why})
    if one.state == "drawn" and code in before:
        _plan(tx, one.id, before)


def _plan(tx: Tx, id: int, had: Sequence[str] | set[str] = ()) -> None:
    """Give a day to each winner who has none. One who cannot have it any more is out, and the next is looked at."""
    one = ledger.by_id(tx, id)
    assert one is not None  # its caller has just read it
    while gone := _missing(tx, ledger.winners(tx, one), had):
        chain.add(tx, one.campaign, "out", {"draw": one.nth, "listing": gone, "reason": "gone"})
    new = [listings.by_code(tx, pick.code) for pick in ledger.winners(tx, one) if pick.code not in had]
    found = [listing for listing in new if listing]
    try:
        places = features.plan(tx, one.campaign, [listing.id for listing in found], draw=id, author=None)
    except (
        Refused
    ):  # the calendar is full for a year: the draw stands, and they keep their places in the line
        for coordinator in roles.team(tx, one.campaign, "coordinator"):
            tx.tell(coordinator, "draw-no-time", count=len(found), starts=[Start("calendar")])
        return
    for listing, place in zip(found, places, strict=True):
        planned = features.by_id(tx, place)
        assert planned is not None  # just made
        soon = Ours("now" if planned.due <= tx.now else "day")
        when = moment(tx, one.campaign, planned.due)
        starts = [Start("item", str(listing.id))]
        tx.tell(listing.contact, "draw-won", title=listing.title, soon=soon, when=when, starts=starts)


def _give(tx: Tx, id: int) -> None:
    """The winners of a prize hear it, and coordinators who they are."""
    one = ledger.by_id(tx, id)
    assert one is not None  # its caller has just read it
    what = Key(f"prize-what.button-{one.prize}") if one.prize in {"video", "kit"} else one.prize
    names: list[str | Key] = []
    for pick in one.result.drawn:
        row = tx.sql(
            "SELECT c.id, c.name FROM maker m JOIN contact c ON c.id = m.contact_id WHERE m.code = :code",
            code=pick.code,
        ).fetchone()
        if row:  # she may have left meanwhile
            names.append(row[1] or Key("cohort-unnamed"))
            tx.tell(row[0], "prize-won", what=what, starts=[Start("person")])
    for coordinator in roles.team(tx, one.campaign, "coordinator"):
        tx.tell(coordinator, "prize-winners", what=what, names=names, starts=[Start("draw", str(id))])


_OUTCOMES = {"week": _plan, "prize": _give}


def _missing(tx: Tx, picks: Sequence[Pick], had: Sequence[str] | set[str]) -> str:
    """The code of the first new winner whose product is not in the line any more; nothing when all are."""
    for pick in picks:
        found = listings.by_code(tx, pick.code)
        if pick.code not in had and (found is None or found.state != "approved"):
            return pick.code
    return ""
