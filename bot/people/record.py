"""Everything the database holds of one person, ready to be written down for her."""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.learning import cohorts, path
from bot.market import kinds
from bot.people.holdings import PARTS
from bot.people.part import Form, Part
from bot.people.team import staff
from bot.reading.price import CURRENCIES, Price
from bot.store.seats import AWAY
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

KEPT = 1800.0  # seconds its file may be made; what was made goes within half an hour more
PREFIX, SUFFIX = "data-", ".pdf"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing we know: the table and column, which name its label, and the value as texts take it."""

    table: str
    column: str
    value: object


@dataclass(frozen=True, slots=True)
class Section:
    """What one part holds: the key of its heading, and its rows."""

    heading: str
    rows: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, for whom, in her language, and when it was asked for, in her time zone."""

    language: str
    name: str
    at: datetime
    sections: tuple[Section, ...]


def begin(tx: Tx, contact: int) -> str:
    """A name under which her copy can be fetched for a while, and which nobody can guess."""
    name = f"{PREFIX}{secrets.token_urlsafe(24)}{SUFFIX}"
    tx.sql(
        "INSERT INTO media (name, mime, contact_id, created_at, expires_at)"
        " VALUES (:name, 'application/pdf', :contact, :now, :until)",
        name=name,
        contact=contact,
        now=tx.now,
        until=tx.now + KEPT,
    )
    return name


def of_name(tx: Tx, name: str) -> Record | None:
    """The record behind such a name; None when it has run out, or never was one."""
    row = tx.sql(
        "SELECT contact_id FROM media WHERE name = :name AND mime = 'application/pdf' AND expires_at > :now",
        name=name,
        now=tx.now,
    ).fetchone()
    return record(tx, row[0]) if row else None


def record(tx: Tx, contact: int) -> Record:
    """Everything we hold of her, in the order of `PARTS`; parts without rows are left out."""
    language, name, country = tx.sql(
        "SELECT language, name, country FROM contact WHERE id = :id", id=contact
    ).fetchone()
    zone = ZoneInfo(staff.campaign(tx, country).timezone or "UTC")
    reader = _Reader(tx, language, country, zone)
    found = tuple(Section(part.heading, reader.rows(part, contact)) for part in PARTS)
    at = datetime.fromtimestamp(tx.now, UTC).astimezone(zone)
    return Record(language, name, at, tuple(section for section in found if section.rows))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows of hers and says each value in its form."""

    tx: Tx
    language: str
    country: str
    zone: ZoneInfo

    def rows(self, part: Part, contact: int) -> tuple[tuple[Field, ...], ...]:
        if part.total:
            return self._total(part, contact)
        names = [*part.columns, *(["currency"] if part.table == "listing" else [])]
        columns = ", ".join(f't."{name}"' for name in names)
        order = "t.day" if part.table == "takings" else "t.name" if part.table == "media" else "t.id"
        found = self.tx.sql(
            f"SELECT {columns} FROM {part.table} t WHERE {part.hers} ORDER BY {order}", id=contact
        ).fetchall()
        rows = (self._row(part, dict(zip(names, row, strict=True))) for row in found)
        return tuple(row for row in rows if row)

    def _total(self, part: Part, contact: int) -> tuple[tuple[Field, ...], ...]:
        (column,) = part.columns
        count, first, last = self.tx.sql(
            f"SELECT count(*), min(t.{column}), max(t.{column}) FROM {part.table} t WHERE {part.hers}",
            id=contact,
        ).fetchone()
        if not count:
            return ()
        said = {"count": count, "first": self._moment(first), "last": self._moment(last)}
        return (tuple(Field(part.table, name, value) for name, value in said.items()),)

    def _row(self, part: Part, row: Mapping[str, Any]) -> tuple[Field, ...]:
        said = ((name, self._said(form, row[name], row)) for name, form in part.columns.items())
        return tuple(Field(part.table, name, value) for name, value in said if value not in (None, "", []))

    def _said(self, form: Form, value: Any, row: Mapping[str, Any]) -> object:
        if isinstance(form, tuple):
            return Key(form[0].format(str(value).lower())) if value else None
        forms: Mapping[str, Callable[[Any, Mapping[str, Any]], object]] = {
            "moment": lambda value, row: self._moment(value),
            "flag": lambda value, row: Key("button-yes" if value else "button-no"),
            "nth": lambda value, row: value + 1,
            "file": lambda value, row: Key("button-yes") if value else None,
            "flow": lambda value, row: Key(value + ".button"),
            "lesson": lambda value, row: Ours(path.titled(self.tx, value, self.language) or value),
            "cohort": lambda value, row: (
                found.name if value and (found := cohorts.by_id(self.tx, value)) else ""
            ),
            "photos": lambda value, row: len(json.loads(value)),
            "price": lambda value, row: Price(value, row["currency"]),
            "reason": lambda value, row: _reason(value, row["decision"]),
            "details": lambda value, row: self._details(row["kind"], value),
            "shows": lambda value, row: _shows(json.loads(value)),
            "answers": lambda value, row: _options(json.loads(value)),
            "takings": lambda value, row: self._takings(value),
            "journal": lambda value, row: _answers(json.loads(value)),
            "candidate": lambda value, row: _words(json.loads(value).get("value")) if value else None,
            "event": lambda value, row: json.loads(value).get("text", "") if value else None,
            "measured": lambda value, row: _measured(json.loads(value)) if value else None,
            "places": lambda value, row: [Key(f"place-{slug}") for slug in json.loads(value)],
            "kinds": lambda value, row: [Key(f"welcome-makes.button-{kind}") for kind in json.loads(value)],
            "points": lambda value, row: sum(json.loads(value).values()) or None,
            "evidence": lambda value, row: self.tx.unseal(value) if value else None,
            "texts": lambda value, row: _words(json.loads(value)),
        }
        return forms[form](value, row) if form in forms else value

    def _moment(self, value: float) -> datetime | None:
        """A moment in her time zone; None for never. One that waits for her to use her phone counts from then."""
        if not value:
            return None
        return datetime.fromtimestamp(value - AWAY if value >= AWAY else value, UTC).astimezone(self.zone)

    def _details(self, kind: str, value: str) -> str:
        return Ours(kinds.told(self.tx, kind, json.loads(value), self.language).strip())

    def _takings(self, sealed: str) -> list[Price] | None:
        """Sold, spent, owed; None for a day that another secret sealed."""
        plain = self.tx.unseal(sealed)
        currency = CURRENCIES[self.country]
        return [Price(minor, currency) for minor in json.loads(plain)] if plain else None


def _reason(reason: str, decision: str) -> Key | None:
    """The reason that stands on the coordinator's button; her own words are in the note."""
    return (
        Key(("decline-" if decision.startswith("decline") else "reason-") + reason)
        if reason not in {"", "other"}
        else None
    )


def _shows(shows: Mapping[str, str]) -> list[Key]:
    return [Key(f"shown-{name}.button-{value}") for name, value in shows.items()]


def _options(answers: Mapping[str, Any]) -> list[Key]:
    """Her answers to a survey, as its buttons read; a no to all of it is an answer too."""
    if "declined" in answers:
        return [Key("survey-begin-baseline.button-no")]
    return [Key(f"survey-{question}.button-{option}") for question, option in answers.items()]


def _answers(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """What she has answered in a conversation that is not over."""
    return [word for entry in entries if entry["verb"] == "ask" for word in _words(entry.get("value"))]


def _words(value: object) -> list[str]:
    """What is in an answer, whatever its kind: each text and number."""
    if isinstance(value, Mapping):
        return [word for one in value.values() for word in _words(one)]
    if isinstance(value, list):
        return [word for one in value for word in _words(one)]
    return [] if value in (None, "") else [str(value)]


def _measured(seen: Mapping[str, Any]) -> str:
    """The numbers of a photo, a name and a value each."""
    numbers = {**seen, **seen.get("measures", {}), "faces": len(seen.get("faces", ()))}
    return ", ".join(f"{name} {value}" for name, value in numbers.items() if name != "measures")
