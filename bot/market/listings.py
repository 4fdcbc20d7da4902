"""Listings: what she sells, and what may be shown of it and of her."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.people import contacts
from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Key, Media


@dataclass(frozen=True, slots=True)
class Offer:
    """What she wants to sell, in her own words. `reach` is bot, page or phone, `reach_at` which one.

    `details` answers what its kind asks (bot.market.kinds); `voice` is her description as a voice message.
    """

    photos: Sequence[str]
    title: str
    price: Price
    description: str
    reach: str
    reach_at: str
    kind: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a post says of its maker: her first name or "home-made", her region, her district or nothing."""

    maker: Key | str
    place: Key


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing with what its owner lets be shown of her. Moments are seconds since the epoch, 0 for never."""

    id: int
    code: str
    contact: int
    campaign: int
    title: str
    description: str
    price: Price
    photos: tuple[str, ...]
    reach: str  # bot, page or phone
    reach_at: str
    shows: contacts.Shows
    kind: str
    details: Mapping[str, str]
    voice: str
    state: str
    version: int
    consented_at: float
    asked_at: float  # since when the question whether it is still to be had waits for an answer
    name: str  # of the maker, only where she shows it
    area: str
    locality: str
    published_at: float = 0.0  # when it was put up last

    @property
    def small(self) -> tuple[Media, ...]:
        """A small copy of its first photo, for her who knows it; see bot.photos.small."""
        return tuple(Media("photo", name=f"small-{name}") for name in self.photos[:1])

    @property
    def media(self) -> tuple[Media, ...]:
        """Its photos, ready to be sent."""
        return tuple(Media("photo", name=name) for name in self.photos)

    @property
    def shown(self) -> Shown:
        """What a post says of its maker."""
        return _shown(self.shows, self.name, self.area, self.locality)

    @property
    def buying(self) -> str:
        """How a post says to order: her page or number where she chose it; nothing when through the bot."""
        return self.reach_at if self.reach != "bot" else ""

    @property
    def offer(self) -> Offer:
        """What she said of it, to be said again in part."""
        return Offer(
            self.photos,
            self.title,
            self.price,
            self.description,
            self.reach,
            self.reach_at,
            self.kind,
            self.details,
            self.voice,
        )


_COLUMNS = (
    "id", "code", "contact_id", "campaign_id", "title", "description", "price", "currency", "photos", "reach",
    "reach_at", "shows", "kind", "details", "voice", "state", "version", "consented_at", "asked_at",
    "published_at",
)  # fmt: skip
_SELECT = (
    f"SELECT {', '.join(f'l.{column}' for column in _COLUMNS)}, c.name, c.area, c.locality"
    " FROM listing l JOIN contact c ON c.id = l.contact_id"
)


def _listing(row: Sequence[Any]) -> Listing:
    told = dict(zip((*_COLUMNS, "name", "area", "locality"), row, strict=True))
    return Listing(
        contact=told.pop("contact_id"),
        campaign=told.pop("campaign_id"),
        price=Price(told.pop("price"), told.pop("currency")),
        photos=tuple(json.loads(told.pop("photos"))),
        shows=json.loads(told.pop("shows")),
        details=json.loads(told.pop("details")),
        **told,
    )


def _shown(shows: contacts.Shows, name: str, area: str, locality: str) -> Shown:
    named = shows.get("name") == "first" and name
    placed = {"region": area, "district": locality or area}.get(shows.get("place", "region"))
    return Shown(
        name if named else Key("post-a-maker"), Key(f"place-{placed}" if placed else "post-no-place")
    )


def newest_price(tx: Tx, contact: int) -> Decimal | None:
    """What she asks for her newest product, in dinars or dirhams, or None when she has none."""
    row = tx.sql(
        "SELECT price, currency FROM listing WHERE contact_id = :id ORDER BY id DESC LIMIT 1", id=contact
    ).fetchone()
    return Price(*row).major if row else None


def last_reach(tx: Tx, contact: int) -> tuple[str, str]:
    """How orders reach her for her newest product, and at which page or number: the bot, when she has none."""
    row = tx.sql(
        "SELECT reach, reach_at FROM listing WHERE contact_id = :id AND state <> 'withdrawn'"
        " ORDER BY id DESC LIMIT 1",
        id=contact,
    ).fetchone()
    return (row[0], row[1]) if row else ("bot", "")


def shown_of(tx: Tx, contact: int) -> Shown:
    """What a post of hers would say of her today."""
    row = tx.sql("SELECT name, area, locality FROM contact WHERE id = :id", id=contact).fetchone()
    return _shown(contacts.shows(tx, contact), *row)


def by_id(tx: Tx, id: int) -> Listing | None:
    """The listing with this id."""
    row = tx.sql(f"{_SELECT} WHERE l.id = :id", id=id).fetchone()
    return _listing(row) if row else None


def hers(tx: Tx, contact: int, id: int) -> Listing | None:
    """The listing with this id, if it is hers and she has not withdrawn it."""
    found = by_id(tx, id)
    return found if found and found.contact == contact and found.state != "withdrawn" else None


def by_code(tx: Tx, code: str) -> Listing | None:
    """The listing with this public code."""
    row = tx.sql(f"{_SELECT} WHERE l.code = :code", code=code).fetchone()
    return _listing(row) if row else None


def of_contact(tx: Tx, contact: int, most: int = 8, after: int = 0) -> list[Listing]:
    """Her listings that she has not withdrawn, newest first; `after` so many."""
    found = tx.sql(
        f"{_SELECT} WHERE l.contact_id = :id AND l.state <> 'withdrawn' ORDER BY l.id DESC"
        " LIMIT :most OFFSET :after",
        id=contact,
        most=most,
        after=after,
    )
    return [_listing(row) for row in found.fetchall()]


def published(tx: Tx, area: str = "") -> list[Listing]:
    """What the public may see, the newest first; only that of makers from a governorate or region, where one is named."""
    found = tx.sql(
        f"{_SELECT} WHERE l.state = 'published' AND (:area = '' OR c.area = :area)"
        " ORDER BY l.published_at DESC, l.id DESC",
        area=area,
    )
    return [_listing(row) for row in found.fetchall()]


def of_ids(tx: Tx, ids: Sequence[int]) -> list[Listing]:
    """The listings with these ids, in their order; those that are there."""
    if not ids:
        return []
    names = {f"id{place}": id for place, id in enumerate(ids)}
    found = tx.sql(f"{_SELECT} WHERE l.id IN ({', '.join(f':{name}' for name in names)})", **names)
    by_id = {one.id: one for one in map(_listing, found.fetchall())}
    return [by_id[id] for id in ids if id in by_id]


def version_of(tx: Tx, id: int) -> int:
    """The version a coordinator is about to look at; kept in her journal, so that a later edit is noticed."""
    row = tx.sql("SELECT version FROM listing WHERE id = :id", id=id).fetchone()
    return int(row[0]) if row else 0


def state_of(tx: Tx, id: int) -> str:
    """The state a listing is in; nothing when there is none."""
    row = tx.sql("SELECT state FROM listing WHERE id = :id", id=id).fetchone()
    return str(row[0]) if row else ""
