"""Days and hours as they are shown: the day before the month, 24 hours, weekday names from CLDR.

The order of the parts is content: the keys are `date-day` ($weekday, $date), `date-time` ($weekday, $date,
$time), `date-today`, `date-tomorrow` and `date-yesterday` ($time).
"""

from datetime import date, datetime, tzinfo
from functools import cache

from babel.dates import get_day_names

_NEAR = {-1: "date-yesterday", 0: "date-today", 1: "date-tomorrow"}

Parts = tuple[str, dict[str, str]]  # a key of the catalogue and its arguments


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    names = get_day_names("wide", locale=language)
    return tuple(names[day] for day in range(7))


def day(moment: date, language: str) -> Parts:
    """A day, and its hour where it has one: Friday 12/5/2026, 18:00."""
    parts = {
        "weekday": _weekdays(language)[moment.weekday()],
        "date": f"{moment.day}/{moment.month}/{moment.year}",
    }
    if isinstance(moment, datetime):
        return "date-time", {**parts, "time": f"{moment:%H:%M}"}
    return "date-day", parts


def when(moment: datetime, language: str, timezone: tzinfo, now: datetime) -> Parts:
    """A moment as someone in that time zone would call it now: tomorrow 18:00, else the day and hour.

    Both moments are aware.
    """
    there = moment.astimezone(timezone)
    away = (there.date() - now.astimezone(timezone).date()).days
    if away in _NEAR:
        return _NEAR[away], {"time": f"{there:%H:%M}"}
    return day(there, language)
