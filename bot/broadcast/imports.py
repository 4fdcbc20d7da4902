"""Followers from a list: only those whose yes is written down somewhere, with the day and the place of the proof."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    field_validator,
)

from bot.broadcast import topics
from bot.errors import UseError
from bot.reading import phones
from bot.store import barred
from bot.store.tx import Tx

COLUMNS = ("channel", "address", "opted_at", "proof")
MORE = ("areas", "kinds", "often")


def _listed(written: object) -> object:
    return tuple(part.strip() for part in str(written or "").replace(";", " ").split())


Proof = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
Listed = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Row(BaseModel):
    """A line of the list. `opted_at` is an ISO day; `areas` and `kinds` are slugs with spaces between, none: all."""

    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)

    channel: Literal["telegram", "whatsapp"]
    address: str
    opted_at: date
    proof: Proof
    areas: Listed = ()
    kinds: Listed = ()
    often: Literal["day", "week", "month"] = "week"

    @field_validator("often", mode="before")
    @classmethod
    def _often(cls, value: object) -> object:
        return value or "week"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines that can be taken, and those that cannot: line number and why."""

    rows: tuple[Row, ...]
    refused: tuple[tuple[int, str], ...]


def read(lines: Iterable[str], country: str, today: date) -> Sheet:
    """A list of followers as CSV with a heading. Raises UseError when the heading lacks a column."""
    reader = csv.DictReader(lines)
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise UseError(
            f"the first line must name the columns {', '.join(COLUMNS)}; missing: {', '.join(missing)}"
        )
    rows: dict[tuple[str, str], Row] = {}
    refused: list[tuple[int, str]] = []
    for number, raw in enumerate(reader, 2):
        row, wrong = _row(raw, country, today)
        if row is None or (row.channel, row.address) in rows:
            refused.append((number, wrong or "the same address again"))
        else:
            rows[row.channel, row.address] = row
    return Sheet(tuple(rows.values()), tuple(refused))


def _row(raw: dict[str, str], country: str, today: date) -> tuple[Row | None, str]:
    """A row, or why it is none. What the line holds is not repeated: it is somebody's."""
    try:
        row = Row.model_validate({name: value for name, value in raw.items() if name in COLUMNS + MORE})
    except ValidationError as error:
        return None, _WRONG.get(str(error.errors()[0]["loc"][0]), "it cannot be read")
    if row.opted_at > today:
        return None, "opted_at lies in the future"
    if not topics.sound(country, row.areas, row.kinds):
        return None, "an area or kind that there is not"
    address = _address(row, country)
    return (row.model_copy(update={"address": address}), "") if address else (None, _WRONG["address"])


_WRONG = {
    "channel": "channel is neither telegram nor whatsapp",
    "address": "no number of a phone (whatsapp) or of a Telegram account (telegram)",
    "opted_at": "opted_at is no day such as 2026-11-24",
    "proof": "no proof of her yes: where is it written down?",
    "often": "often is none of day, week and month",
}


def _address(row: Row, country: str) -> str:
    """As the channel writes it: +962… or a Telegram number; nothing for what is none."""
    if row.channel == "telegram":
        return row.address if row.address.isascii() and row.address.isdecimal() and row.address != "0" else ""
    read = phones.read(row.address, country)
    return read.e164 if read.status == "ok" and read.kind == "mobile" else ""


def take(tx: Tx, campaign: int, country: str, zone: ZoneInfo, rows: Sequence[Row]) -> Counter[str]:
    """Take these rows. Returns how many are new, follow already, said no since, and wait because they never wrote to
    us (nobody can be written to first on Telegram)."""
    found: Counter[str] = Counter()
    for row in rows:
        contact, seen = _contact(tx, row, country)
        found[_taken(tx, campaign, contact, row, zone)] += 1
        found["waiting"] += row.channel == "telegram" and not seen
    return found


def _contact(tx: Tx, row: Row, country: str) -> tuple[int, bool]:
    """Whose address this is, made when nobody's, and whether she ever wrote to us."""
    known = tx.sql(
        "SELECT contact_id, seen_at FROM address WHERE channel = :channel AND external = :external",
        channel=row.channel,
        external=row.address,
    ).fetchone()
    if known:
        return known[0], known[1] > 0
    new = tx.sql(
        "INSERT INTO contact (country, created_at) VALUES (:country, :now) RETURNING id",
        country=country,
        now=tx.now,
    ).fetchone()
    tx.sql(
        "INSERT INTO address (channel, external, contact_id) VALUES (:channel, :external, :contact)",
        channel=row.channel,
        external=row.address,
        contact=new[0],
    )
    barred.again(tx, new[0], row.channel, row.address)
    return new[0], False


def _taken(tx: Tx, campaign: int, contact: int, row: Row, zone: ZoneInfo) -> str:
    """What became of a row: new, already, or refused because she said no after that yes."""
    opted = datetime.combine(row.opted_at, time(12), zone).astimezone(UTC).timestamp()
    old = tx.sql(
        "SELECT state, stopped_at FROM follow WHERE contact_id = :contact AND campaign_id = :campaign",
        contact=contact,
        campaign=campaign,
    ).fetchone()
    if old and (old[0] == "on" or old[1] >= opted):
        return "already" if old[0] == "on" else "said-no"
    tx.sql(
        "INSERT INTO follow (campaign_id, contact_id, areas, kinds, often, source, proof, opted_at) VALUES (:campaign,"
        " :contact, :areas, :kinds, :often, 'import', :proof, :opted) ON CONFLICT (contact_id, campaign_id) DO UPDATE"
        " SET areas = :areas, kinds = :kinds, often = :often, state = 'on', source = 'import', proof = :proof,"
        " opted_at = :opted",
        campaign=campaign,
        contact=contact,
        areas=topics.kept(row.areas),
        kinds=topics.kept(row.kinds),
        often=row.often,
        proof=row.proof,
        opted=min(opted, tx.now),
    )
    return "new"
