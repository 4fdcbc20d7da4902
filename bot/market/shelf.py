"""The shelf: published products as the public may see them. The one place that reads them for the web."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.market import kinds, listings, tallies
from bot.market.listings import Listing
from bot.people.team import staff
from bot.reading.normalise import digits
from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Key

Gone = Literal["sold", "paused", "gone", "unknown"]
Version = tuple[Any, ...]

_TELEPHONE = re.compile(r"(?:\d[\s().-]*){7}|\bwa\.me\b|whatsapp|\btel:", re.I)


@dataclass(frozen=True, slots=True)
class Good:
    """A published product, without its maker's account, number, or anything she did not agree to show.

    `area` is the slug of her governorate or region, `place` what her posts say of it; both say nothing where she shows
    no place. `maker` is her first name, or that it is made at home. `page` is where she takes orders besides the bot.
    `id` is for counting, and is shown to nobody. `since` is when it was put up, in seconds since the epoch.
    """

    id: int
    code: str
    campaign: int
    title: str
    description: str  # nothing where it was spoken
    price: Price
    photos: tuple[str, ...]
    kind: str
    details: Mapping[str, str]
    maker: Key | str
    place: Key
    area: str
    page: str
    since: float


@dataclass(frozen=True, slots=True)
class Home:
    """Where the goods of a campaign are: `link` begins a talk with the bot, `whatsapp` one with it there (on WhatsApp
    alone both are the same), `site` our pages; each may be empty."""

    id: int
    country: str
    currency: str
    link: str
    whatsapp: str
    site: str
    accent: str


def version(tx: Tx) -> Version:
    """Changes whenever a product is put up or taken down, or its price changes: read from one small index.

    What else may change while a product stands (its details, which photo leads) is read anew by `fresh`.
    """
    row = tx.sql(
        "SELECT count(*), sum(id), sum(price), max(published_at) FROM listing WHERE state = 'published'"
    ).fetchone()
    return tuple(row)


def goods(tx: Tx) -> tuple[Good, ...]:
    """Everything that is published, the newest first. Some ten milliseconds for a thousand."""
    return tuple(map(_good, listings.published(tx)))


def fresh(tx: Tx, ids: Sequence[int]) -> tuple[Good, ...]:
    """Those of these products that are published now, as they are now, in the order of the ids."""
    return tuple(_good(one) for one in listings.of_ids(tx, ids) if one.state == "published")


def of_area(tx: Tx, area: str, most: int) -> tuple[Good, ...]:
    """The newest published products with a photo from a governorate or region, of its first campaign."""
    found = [good for good in map(_good, listings.published(tx, area)) if good.area and good.photos]
    return tuple(good for good in found if good.campaign == found[0].campaign)[:most]


def good(tx: Tx, code: str) -> Good | Gone:
    """The published product with this code, or why there is none. What else became of it is its maker's to tell, and
    one that was never shown is as unknown as one that never was."""
    found = listings.by_code(tx, code)
    if found is None or not found.published_at:
        return "unknown"
    if found.state == "published":
        return _good(found)
    return "sold" if found.state == "sold" else "paused" if found.state == "paused" else "gone"


def home(tx: Tx, campaign: int) -> Home:
    """Where the goods of a campaign are."""
    found = staff.campaign_of(tx, campaign)
    return Home(found.id, found.country, found.currency, found.link, found.whatsapp, found.site, found.accent)


def homes(tx: Tx) -> tuple[Home, ...]:
    """Those of all campaigns, the oldest first."""
    return tuple(home(tx, found.id) for found in staff.campaigns(tx))


def told(tx: Tx, one: Good, language: str) -> tuple[str, ...]:
    """Its details in that language, a line each."""
    return tuple(line for line in kinds.told(tx, one.kind, one.details, language).split("\n") if line)


def viewed(tx: Tx, seen: Mapping[int, int]) -> None:
    """Count how often the pages of products were looked at; `seen` is by their id. In their order, so that two
    processes do not wait for each other."""
    for id, times in sorted(seen.items()):
        tallies.count(tx, id, "page", times=times)


def _good(found: Listing) -> Good:
    placed = found.shows.get("place", "region") != "none"
    return Good(
        found.id,
        found.code,
        found.campaign,
        found.title,
        "" if found.voice else found.description,
        found.price,
        found.photos,
        found.kind if found.kind in kinds.KINDS else "other",
        found.details,
        found.shown.maker,
        found.shown.place,
        found.area if placed else "",
        _page(found),
        found.published_at,
    )


def _page(found: Listing) -> str:
    """Her page, where she chose one; a telephone number, even inside a page's address, is never shown here."""
    shown = found.reach == "page" and not _TELEPHONE.search(digits(found.reach_at))
    return found.reach_at if shown else ""
