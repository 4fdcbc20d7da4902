"""Listings: what she sells, from her own words to what may be shown."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.learning import library, progress
from bot.people import contacts, staff
from bot.photos import kept
from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Key, Media
from bot.talk.talk import Start

CONSENT = "2026-11"  # version of the words under the preview
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that are taken for each other


@dataclass(frozen=True, slots=True)
class Offer:
    """What she wants to sell, in her own words. `reach` is bot, page or phone, `reach_at` which one."""

    photos: Sequence[str]
    title: str
    price: Price
    description: str
    reach: str
    reach_at: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a post says of its maker: her first name or "home-made", her region or nothing."""

    maker: Key | str
    place: Key


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing with what its owner lets be shown of her."""

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
    state: str
    version: int
    name: str  # of the maker, only where she shows it
    area: str

    @property
    def media(self) -> tuple[Media, ...]:
        """Its photos, ready to be sent."""
        return tuple(Media("photo", name=name) for name in self.photos)

    @property
    def shown(self) -> Shown:
        """What a post says of its maker."""
        return _shown(self.shows, self.name, self.area)

    @property
    def buying(self) -> str:
        """How a post says to order: her page or number where she chose it; nothing when through the bot."""
        return self.reach_at if self.reach != "bot" else ""


_SELECT = (
    "SELECT l.id, l.code, l.contact_id, l.campaign_id, l.title, l.description, l.price, l.currency, l.photos,"
    " l.reach, l.reach_at, l.shows, l.state, l.version, c.name, c.area"
    " FROM listing l JOIN contact c ON c.id = l.contact_id"
)


def _listing(row: Sequence[object]) -> Listing:
    id_, code, contact, campaign, title, description, price, currency, photos, *rest = row
    reach, reach_at, shows, state, version, name, area = rest
    return Listing(
        id_,  # type: ignore[arg-type] # columns of our own table, here and below
        code,  # type: ignore[arg-type]
        contact,  # type: ignore[arg-type]
        campaign,  # type: ignore[arg-type]
        title,  # type: ignore[arg-type]
        description,  # type: ignore[arg-type]
        Price(price, currency),  # type: ignore[arg-type]
        tuple(json.loads(str(photos))),
        reach,  # type: ignore[arg-type]
        reach_at,  # type: ignore[arg-type]
        json.loads(str(shows)),
        state,  # type: ignore[arg-type]
        version,  # type: ignore[arg-type]
        name,  # type: ignore[arg-type]
        area,  # type: ignore[arg-type]
    )


def _shown(shows: contacts.Shows, name: str, area: str) -> Shown:
    named = shows.get("name") == "first" and name
    placed = shows.get("place", "region") == "region" and area
    return Shown(name if named else Key("post-a-maker"), Key(f"place-{area}" if placed else "post-no-place"))


def newest_price(tx: Tx, contact: int) -> Decimal | None:
    """What she asks for her newest product, in dinars or dirhams, or None when she has none."""
    row = tx.sql(
        "SELECT price, currency FROM listing WHERE contact_id = :id ORDER BY id DESC LIMIT 1", id=contact
    ).fetchone()
    return Price(*row).major if row else None


def shown_of(tx: Tx, contact: int) -> Shown:
    """What a post of hers would say of her today."""
    row = tx.sql("SELECT name, area FROM contact WHERE id = :id", id=contact).fetchone()
    return _shown(contacts.shows(tx, contact), row[0], row[1])


def by_id(tx: Tx, id: int) -> Listing | None:
    """The listing with this id."""
    row = tx.sql(f"{_SELECT} WHERE l.id = :id", id=id).fetchone()
    return _listing(row) if row else None


def by_code(tx: Tx, code: str) -> Listing | None:
    """The listing with this public code."""
    row = tx.sql(f"{_SELECT} WHERE l.code = :code", code=code).fetchone()
    return _listing(row) if row else None


def of_contact(tx: Tx, contact: int, most: int = 8) -> list[Listing]:
    """Her listings, newest first."""
    found = tx.sql(
        f"{_SELECT} WHERE l.contact_id = :id ORDER BY l.id DESC LIMIT :most", id=contact, most=most
    )
    return [_listing(row) for row in found.fetchall()]


def submitted(tx: Tx, most: int = 8) -> list[Listing]:
    """What waits for a coordinator, oldest first."""
    found = tx.sql(
        f"{_SELECT} WHERE l.state = 'submitted' ORDER BY l.submitted_at, l.id LIMIT :most", most=most
    )
    return [_listing(row) for row in found.fetchall()]


def submit(tx: Tx, contact: int, country: str, offer: Offer) -> bool:
    """Keep a listing she agreed to show. True when it goes to the coordinators now.

    Until she has finished the safety lesson it waits as a draft: the gate before anything is shown.
    """
    safe = library.SAFETY in progress.finished(tx, contact)
    row = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, photos,"
        " reach, reach_at, shows, state, consent_version, consented_at, submitted_at) VALUES (:code, :contact,"
        " :campaign, :title, :description, :price, :currency, :photos, :reach, :reach_at, :shows, :state,"
        " :consent, :now, :now) RETURNING id",
        code="".join(secrets.choice(_LETTERS) for _ in range(8)),
        campaign=staff.campaign(tx, country).id,
        **_columns(tx, contact, offer, safe),
    ).fetchone()
    kept.keep(tx, offer.photos, 0)
    if safe:
        _announce(tx, row[0])
    return safe


def revise(tx: Tx, id: int, contact: int, offer: Offer) -> bool:
    """Her changed listing goes back to the coordinators, as a new version with a consent of its own.

    A draft stays one: the gate is not passed by editing. Returns what `submit` does.
    """
    safe = library.SAFETY in progress.finished(tx, contact)
    _replace_photos(tx, id, offer.photos)
    tx.sql(
        "UPDATE listing SET title = :title, description = :description, price = :price, currency = :currency,"
        " photos = :photos, reach = :reach, reach_at = :reach_at, shows = :shows, state = :state,"
        " version = version + 1, consent_version = :consent, consented_at = :now, submitted_at = :now"
        " WHERE id = :id AND contact_id = :contact",
        id=id,
        **_columns(tx, contact, offer, safe),
    )
    kept.keep(tx, offer.photos, 0)
    if safe:
        _announce(tx, id)
    return safe


def _columns(tx: Tx, contact: int, offer: Offer, safe: bool) -> dict[str, object]:
    """What an offer writes into a listing's row, and her consent of this moment."""
    return {
        "contact": contact,
        "title": offer.title,
        "description": offer.description,
        "price": offer.price.minor,
        "currency": offer.price.currency,
        "photos": json.dumps(list(offer.photos)),
        "reach": offer.reach,
        "reach_at": offer.reach_at,
        "shows": json.dumps(contacts.shows(tx, contact)),
        "state": "submitted" if safe else "draft",
        "consent": CONSENT,
        "now": tx.now,
    }


def release(tx: Tx, contact: int) -> int:
    """The gate is passed: her drafts go to the coordinators, showing what she just chose. Returns how many."""
    drafts = tx.sql(
        "UPDATE listing SET state = 'submitted', submitted_at = :now, shows = :shows"
        " WHERE contact_id = :id AND state = 'draft' RETURNING id",
        now=tx.now,
        shows=json.dumps(contacts.shows(tx, contact)),
        id=contact,
    ).fetchall()
    for (listing,) in drafts:
        _announce(tx, listing)
    return len(drafts)


def _replace_photos(tx: Tx, id: int, photos: Sequence[str]) -> None:
    """Photos that are no longer shown leave within a day, when the post that shows them has changed."""
    row = tx.sql("SELECT photos FROM listing WHERE id = :id", id=id).fetchone()
    kept.keep(tx, set(json.loads(row[0])) - set(photos), tx.now + 86400)


def _announce(tx: Tx, id: int) -> None:
    listing = by_id(tx, id)
    assert listing is not None  # just written
    for coordinator in staff.coordinators(tx):
        tx.tell(coordinator, "listing-new", title=listing.title, starts=[Start("decide", str(id))])


def version_of(tx: Tx, id: int) -> int:
    """The version a coordinator is about to look at; kept in her journal, so that a later edit is noticed."""
    row = tx.sql("SELECT version FROM listing WHERE id = :id", id=id).fetchone()
    return int(row[0]) if row else 0
