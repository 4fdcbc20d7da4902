"""Answers that are a day to come, as a date or as people call it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from bot.reading import dates
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Key


@dataclass(frozen=True)
class Day:
    """A day from `least` to `most` days after `today`, said back unless she wrote its date."""

    today: date
    least: int = 1
    most: int = 366

    name: ClassVar[str] = "day"
    reasons: ClassVar[tuple[str, ...]] = ("no-day", "which-day", "too-soon", "too-late", "confirm")

    def options(self) -> tuple[Option, ...]:
        return ()

    def accepts(self, heard: Heard, candidate: date | None) -> Outcome[date]:
        read = dates.read(heard.message.text, self.today)
        if read.day is None:
            return Retry("no-day" if read.status == "none" else "which-day")
        ahead = (read.day - self.today).days
        if not self.least <= ahead <= self.most:
            return Retry("too-soon" if ahead < self.least else "too-late")
        return Ok(read.day) if read.exact else Confirm(read.day)

    def dump(self, value: date) -> Json:
        return value.isoformat()

    def load(self, raw: Json) -> date:
        """Any day: those it may be move on with `today`, and an answer once given stays."""
        if not isinstance(raw, str) or len(raw) != len("2026-01-01"):
            raise ValueError("not a day")
        return date.fromisoformat(raw)

    def show(self, value: date) -> object:
        return value


WEEK, ANY = "week", "any"  # within seven days; no matter when


@dataclass(frozen=True)
class When:
    """Until when something is wanted: an ISO day from `today` to `most` days after it, WEEK or ANY; as text."""

    today: date
    most: int = 60

    name: ClassVar[str] = "when"
    reasons: ClassVar[tuple[str, ...]] = Day.reasons

    def options(self) -> tuple[Option, ...]:
        return tuple(Option(value, Key(f"when-{value}")) for value in ("today", "tomorrow", WEEK, ANY))

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        tapped = picked(heard, self.options())
        if tapped in {"today", "tomorrow"}:
            return Ok((self.today + timedelta(days=int(tapped == "tomorrow"))).isoformat())
        if tapped:
            return Ok(tapped)
        match Day(self.today, 0, self.most).accepts(heard, None):
            case Ok(day):
                return Ok(day.isoformat())
            case Confirm(day):
                return Confirm(day.isoformat())
            case Retry() as retry:
                return retry

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if raw in {WEEK, ANY}:
            return str(raw)
        return Day(self.today).load(raw).isoformat()

    def show(self, value: str) -> object:
        return Key(f"when-{value}") if value in {WEEK, ANY} else date.fromisoformat(value)
