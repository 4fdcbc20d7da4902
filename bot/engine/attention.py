"""One budget of attention a person: what we start shares one a day, three a week, outside the quiet hours."""

from datetime import UTC, datetime, timedelta
from functools import cache
from math import inf
from zoneinfo import ZoneInfo

from bot.engine import rows
from bot.engine.rows import Caller
from bot.language.calendar import Calendar, load_calendar
from bot.language.content import CONTENT
from bot.store import permits, seats
from bot.store.permits import Purpose
from bot.store.tx import Tx
from bot.talk.flow import Wish

A_DAY, A_WEEK = 1, 3
# WhatsApp takes free text within 24 hours of her last message; the last hour is left for what waits in the outbox.
WINDOW = 23 * 3600.0


def when(tx: Tx, caller: Caller, wish: Wish, purpose: Purpose | None = None) -> float | None:
    """The first moment, now or later, that suits what we would start for this purpose (seconds since the epoch).

    The budget and the quiet hours come first, then the hours of the day she likes, then the moment wished
    for. None when the channel's window closes before; nothing is said then.
    """
    until = closes(tx, caller, purpose)
    if wish.hours:
        early = wish.at if until == inf else min(wish.at, wish.soonest or wish.at)
        liked = _inside(tx, caller.contact, early, wish.hours)
        if liked is not None and liked <= until:
            return liked
    plain = slot(tx, caller.contact, wish.at)
    return plain if plain <= until else None


def promised(tx: Tx, contact: int) -> float | None:
    """When she would get what were started now; None for one whose window closes before, or who never wrote."""
    caller = rows.caller_of(tx, contact)
    if caller is None:  # somebody else is using her phone, which will be told then
        return slot(tx, contact) if seats.find(tx, contact) else None
    return when(tx, caller, Wish(tx.now), "messages")


def closes(tx: Tx, caller: Caller, purpose: Purpose | None) -> float:
    """Until when something may be started with her: on Telegram and the web for good, and so on WhatsApp for what she
    said yes to; it waits there, and a template tells her. Other things are dropped when her window closes, and she finds
    them in the menu when she comes back."""
    if caller.channel not in permits.CHANNELS:
        return inf
    told = purpose and permits.may(tx, caller.contact, caller.channel, purpose)
    return inf if told else caller.seen_at + WINDOW


def awake(tx: Tx, contact: int) -> float:
    """The first moment, now or later, outside the quiet hours of where she lives."""
    country, zone = _home(tx, contact)
    return _calendar().awake(country, datetime.fromtimestamp(tx.now, UTC).astimezone(zone)).timestamp()


def slot(tx: Tx, contact: int, after: float = 0.0) -> float:
    """The first moment, not before `after`, at which we may start something with her."""
    country, zone = _home(tx, contact)
    return _calendar().awake(country, _free(tx, contact, after, zone)).timestamp()


def _inside(tx: Tx, contact: int, after: float, hours: tuple[int, int]) -> float | None:
    """The same within hours of her day; None when they are quiet all through."""
    country, zone = _home(tx, contact)
    found = _calendar().inside(country, _free(tx, contact, after, zone), hours)
    return found.timestamp() if found else None


def _free(tx: Tx, contact: int, after: float, zone: ZoneInfo) -> datetime:
    """The first moment the budget allows: what was spent lies behind us, so later ones are free as well."""
    spent = [
        at
        for (at,) in tx.sql(
            "SELECT at FROM attention WHERE contact_id = :id AND at > :since ORDER BY at",
            id=contact,
            since=tx.now - 7 * 86400,
        ).fetchall()
    ]
    moment = max(tx.now, after)
    if len(spent) >= A_WEEK:
        moment = max(moment, spent[-A_WEEK] + 7 * 86400)
    local = datetime.fromtimestamp(moment, UTC).astimezone(zone)
    days = [datetime.fromtimestamp(at, UTC).astimezone(zone).date() for at in spent]
    if days.count(local.date()) >= A_DAY:
        local = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return local


def _home(tx: Tx, contact: int) -> tuple[str, ZoneInfo]:
    """Her country, and its time zone: that of its campaign, or the calendar's, or that of any campaign."""
    country, own, other = tx.sql(
        "SELECT c.country, (SELECT g.timezone FROM campaign g WHERE g.country = c.country ORDER BY g.id LIMIT 1),"
        " (SELECT g.timezone FROM campaign g ORDER BY g.id LIMIT 1) FROM contact c WHERE c.id = :id",
        id=contact,
    ).fetchone()
    return country, ZoneInfo(own or _calendar().timezone(country) or other or "UTC")


@cache
def _calendar() -> Calendar:
    return load_calendar(CONTENT)


def spend(tx: Tx, contact: int, what: str) -> None:
    """We have started something with her."""
    tx.sql(
        "INSERT INTO attention (contact_id, what, at) VALUES (:contact, :what, :now)",
        contact=contact,
        what=what,
        now=tx.now,
    )
