"""The hours in which nothing starts by itself, by country and season: content/calendar.yaml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from bot.errors import ContentError
from bot.language.facts import complaint, foremost
from bot.language.files import Mistake, line_at, text_of, yaml_of
from bot.language.sources import Fault

DAY = 24 * 60  # minutes
LEAST = 60  # minutes a day that quiet spans must leave us
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes of the day, from and to; one that ends before it begins goes on after midnight."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether this minute of a day lies in it."""
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def _span(written: object) -> Span:
    found = _SPAN.fullmatch(str(written))
    if not found:
        raise ValueError("it must look like 21:30-08:30, in quotes")
    hours = [int(part) for part in found.groups()]
    return Span(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])


def _zone(written: object) -> str:
    try:
        return ZoneInfo(str(written)).key
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("there is no such time zone") from None


def _some_left(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if sum(not _quiet(spans, minute) for minute in range(DAY)) < LEAST:
        raise ValueError(f"fewer than {LEAST} minutes a day are left")
    return spans


Spans = Annotated[tuple[Annotated[Span, BeforeValidator(_span)], ...], AfterValidator(_some_left)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Season(_Model):
    """Days, the first and last included, with quiet spans of their own instead of the usual ones."""

    name: str = Field(min_length=1)
    first: date
    last: date
    quiet: Spans
    source: str = Field(min_length=1)
    checked_on: date

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.last < self.first:
            raise ValueError("it ends before it begins")
        return self


class Country(_Model):
    """A country: its time zone where no campaign says one, and its seasons."""

    timezone: Annotated[str, BeforeValidator(_zone)]
    seasons: tuple[Season, ...] = ()


class Calendar(_Model):
    """The usual quiet spans, and the countries by their code."""

    quiet: Spans = (Span(21 * 60 + 30, 8 * 60 + 30),)
    countries: Mapping[str, Country] = Field(default_factory=dict)

    def timezone(self, country: str) -> str:
        """The time zone of a country; nothing for one that is not here."""
        found = self.countries.get(country)
        return found.timezone if found else ""

    def awake(self, country: str, moment: datetime) -> datetime:
        """The first moment from this one on that is not quiet there. Moments are in her time zone."""
        while ends := [end for span in self._on(country, moment) if (end := _end(span, moment))]:
            moment = max(ends)
        return moment

    def in_season(self, country: str, moment: datetime) -> datetime:
        """The first moment from this one on that no season keeps quiet; the usual nights do not count. For what
        stands in public and calls nobody."""
        while ends := [end for span in self._season(country, moment) if (end := _end(span, moment))]:
            moment = max(ends)
        return moment

    def inside(self, country: str, moment: datetime, hours: tuple[int, int]) -> datetime | None:
        """The first such moment within these minutes of the day, that day or the next; None when all is quiet."""
        for days in (0, 1):
            start = _at(moment, hours[0]) + timedelta(days=days)
            found = self.awake(country, max(moment, start))
            if found < _at(start, hours[1]):
                return found
        return None

    def _on(self, country: str, moment: datetime) -> Spans:
        return self._season(country, moment) or self.quiet

    def _season(self, country: str, moment: datetime) -> Spans:
        found, day = self.countries.get(country), moment.date()
        seasons = found.seasons if found else ()
        return tuple(span for one in seasons if one.first <= day <= one.last for span in one.quiet)


def _quiet(spans: Spans, minute: int) -> bool:
    return any(span.holds(minute) for span in spans)


def _end(span: Span, moment: datetime) -> datetime | None:
    """When a span that holds this moment ends, at midnight at the latest: the next day has spans of its own."""
    minute = moment.hour * 60 + moment.minute
    if not span.holds(minute):
        return None
    return _at(moment, span.end if minute < span.end else DAY)


def _at(moment: datetime, minute: int) -> datetime:
    """That minute of the same day, by the clock on the wall."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight + timedelta(minutes=minute)


def load_calendar(folder: Path) -> Calendar:
    """The calendar of `folder`/calendar.yaml (content/). Raises ContentError, `file:line: message`."""
    calendar, faults = read_calendar(folder)
    if faults:
        raise ContentError("\n".join(map(str, faults)))
    return calendar


def read_calendar(folder: Path) -> tuple[Calendar, list[Fault]]:
    """The calendar with its faults; the usual quiet hours alone where there is no file, or a faulty one."""
    path = folder / "calendar.yaml"
    try:
        text = text_of(path) if path.exists() else ""
        return Calendar.model_validate(yaml_of(text) or {}), []
    except Mistake as mistake:
        return Calendar(), [Fault(str(path), mistake.line, mistake.message)]
    except ValidationError as error:
        line = line_at(text, foremost(error)["loc"])
        return Calendar(), [Fault(str(path), line, complaint(error))]
