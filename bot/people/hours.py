"""When a person answers: said as it is set, and not at all when nobody set it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FORM = re.compile(r"(\w{3})-(\w{3}) (\d\d?):(\d\d)-(\d\d?):(\d\d)")


@dataclass(frozen=True, slots=True)
class Hours:
    """Working days (0 is Monday), and minutes of the day from and to."""

    first: int
    last: int
    opens: int
    closes: int

    def open_at(self, moment: datetime) -> bool:
        """Whether someone is there; the moment is in the campaign's time zone."""
        span = (self.last - self.first) % 7
        minutes = moment.hour * 60 + moment.minute
        return (moment.weekday() - self.first) % 7 <= span and self.opens <= minutes < self.closes


def parse(text: str) -> Hours | None:
    """`Sun-Thu 09:00-16:00`, or nothing for no fixed hours. Raises ValueError for anything else."""
    if not text:
        return None
    found = _FORM.fullmatch(text.strip())
    if not found or found[1] not in _DAYS or found[2] not in _DAYS:
        raise ValueError("it must look like: Sun-Thu 09:00-16:00")
    opens, closes = int(found[3]) * 60 + int(found[4]), int(found[5]) * 60 + int(found[6])
    return Hours(_DAYS.index(found[1]), _DAYS.index(found[2]), opens, closes)


def said(tx: Tx, country: str) -> dict[str, Any]:
    """What to say of the hours of a country's campaign: `state` is none, open or closed, with the times."""
    home = staff.campaign(tx, country)
    return _said(tx, home, home.hours)


def guarded(tx: Tx, country: str) -> dict[str, Any]:
    """The same of whoever looks after harm there, with her `name`; the team's hours where nobody is named for it."""
    home = staff.campaign(tx, country)
    named = home.guardian is not None
    name = home.guardian_name if named and home.guardian_name else Key("harm-team")
    return {**_said(tx, home, home.guardian_hours if named else home.hours), "name": name}


def _said(tx: Tx, home: Campaign, text: str) -> dict[str, Any]:
    hours = parse(text)
    if hours is None:
        return {"state": Ours("none"), "first": "", "last": "", "opens": "", "closes": ""}
    now = datetime.fromtimestamp(tx.now, UTC).astimezone(ZoneInfo(home.timezone))
    return {
        "state": Ours("open" if hours.open_at(now) else "closed"),
        "first": Key(f"weekday-{_DAYS[hours.first].lower()}"),
        "last": Key(f"weekday-{_DAYS[hours.last].lower()}"),
        "opens": _clock(hours.opens),
        "closes": _clock(hours.closes),
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
