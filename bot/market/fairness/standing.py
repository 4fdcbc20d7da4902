"""Why a product of hers is not shown, or when it will be: the true answer for each state it may be in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial

from bot.market import listings
from bot.market.calendar import features
from bot.market.fairness import draw, ledger, line
from bot.market.fairness.line import Maker
from bot.market.listings import Listing
from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.messages import Ours

Forecast = Callable[[Campaign], tuple[draw.Rules, list[draw.Entry]]]
LONGER = Ours("longer")
_NO_DAY = date(1970, 1, 1)  # where a case has no day to say


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a product stands, as the texts `why-<case>` say it."""

    listing: int
    title: str
    case: str
    day: date | datetime = (
        _NO_DAY  # since when it is with the team, until when she rests, when it is to be shown
    )
    next: date = _NO_DAY  # the day of the next draw
    waited: int = 0  # weeks
    slots: int = 0
    makers: int = 0
    odds: int = 0  # her chance is about one in so many; 0: this week the places go to those who waited longer
    chance: Ours = LONGER  # longer, good or lot: the same as a word
    ahead: int = 0  # makers who go before her, once she is among those who go first
    weeks: int = 0  # until she goes first
    latest: date = _NO_DAY  # the day of the list at which she is drawn at the latest


def of(tx: Tx, contact: int, most: int = 5) -> list[Standing]:
    """Where her newest products stand that are not over."""
    forecast = cache(partial(line.forecast, tx))  # the same for all of hers, and long where many wait
    return [_of(tx, one, forecast) for one in listings.of_contact(tx, contact, most)]


def _of(tx: Tx, one: Listing, forecast: Forecast) -> Standing:
    plain = Standing(one.id, one.title, one.state)
    home = staff.campaign_of(tx, one.campaign)
    if one.state == "submitted":
        (since,) = tx.sql("SELECT submitted_at FROM listing WHERE id = :id", id=one.id).fetchone()
        return replace(plain, day=_clock(home, since).date())
    if one.state in {"approved", "scheduled"} and not home.open:
        return replace(plain, case="closed")
    if one.state == "scheduled":
        return _scheduled(tx, home, one, plain)
    if one.state == "approved" and home.slots:
        return _waiting(tx, home, one, plain, forecast)
    return plain


def _scheduled(tx: Tx, home: Campaign, one: Listing, plain: Standing) -> Standing:
    planned = [place.due for place in features.of_listing(tx, one.id) if place.state == "planned"]
    return replace(plain, day=_clock(home, planned[0])) if planned else replace(plain, case="soon")


def _waiting(tx: Tx, home: Campaign, one: Listing, plain: Standing, forecast: Forecast) -> Standing:
    """In the line: resting, behind another of hers, on a list that waits for its value, or in the next draw."""
    her = line.maker(tx, one.contact)
    if her.since > tx.now:
        return replace(plain, case="resting", day=_clock(home, her.since).date())
    open_ = [found for found in ledger.open_(tx, home.id) if found.kind == "week"]
    if open_ and any(entry.code == one.code for entry in open_[0].entries):
        case = "out" if one.code in ledger.outs(tx, open_[0]) else "frozen"
        return replace(plain, case=case, day=_clock(home, open_[0].value_at), makers=len(open_[0].entries))
    rules, entries = forecast(home)
    mine = next((entry for entry in entries if entry.maker == her.code), None)
    if mine is None or mine.code != one.code:
        return replace(plain, case="behind")
    return _in_line(tx, home, her, rules, entries, mine, plain)


def _in_line(
    tx: Tx,
    home: Campaign,
    her: Maker,
    rules: draw.Rules,
    entries: list[draw.Entry],
    mine: draw.Entry,
    plain: Standing,
) -> Standing:
    at = line.upcoming(home, tx.now)
    waited = max(0, line.waited(home, her.since, at.date()))
    before = [entry for entry in entries if entry.waited >= entry.after]
    free = max(0, rules.slots - len(before))
    weights = sum(draw.weight(entry.waited) for entry in entries if entry not in before)
    first = mine in before
    odds = max(1, -(-weights // (free * draw.weight(mine.waited)))) if free and not first else 0
    latest = at.date() + timedelta(weeks=max(0, (her.latest or rules.latest) - waited))
    return replace(
        plain,
        case="first" if first else "line",
        next=at.date(),
        waited=waited,
        slots=rules.slots,
        makers=len(entries),
        odds=odds,
        chance=Ours(("longer", "good", "lot")[min(odds, 2)]),
        ahead=sum(entry.waited > mine.waited for entry in before),
        weeks=max(1, mine.after - waited) if not first else 0,
        latest=latest,
    )


def _clock(home: Campaign, moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC).astimezone(home.zone)
