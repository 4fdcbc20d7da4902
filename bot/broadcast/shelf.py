"""The newest products of a campaign, for those who follow it."""

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Key

MOST = 60  # products that are looked through: many more than one is shown


@dataclass(frozen=True, slots=True)
class Product:
    """A product in the channel. `area` is the slug of a region, or nothing where its maker does not show it; `picture`
    is where its first photo lies on our pages, or nothing."""

    code: str
    title: str
    price: Price
    kind: str
    area: str
    at: float
    picture: str

    def suits(self, areas: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
        """Whether it is from one of these areas and of one of these kinds; none: any."""
        return (not areas or self.area in areas) and (not kinds or self.kind in kinds)

    @property
    def place(self) -> Key:
        """Its region, as it is said."""
        return Key(f"place-{self.area}" if self.area else "post-no-place")


_SELECT = (
    "SELECT l.code, l.title, l.price, l.currency, l.kind, CASE WHEN l.shows LIKE '%\"place\": \"none\"%' THEN ''"
    " ELSE c.area END, l.published_at, l.photos FROM listing l JOIN contact c ON c.id = l.contact_id"
    " WHERE l.state = 'published'"
)


def newest(tx: Tx, campaign: int) -> list[Product]:
    """What stands in the channel now, the newest first."""
    found = tx.sql(
        f"{_SELECT} AND l.campaign_id = :campaign ORDER BY l.published_at DESC, l.id DESC LIMIT :most",
        campaign=campaign,
        most=MOST,
    ).fetchall()
    return [_product(*row) for row in found]


def of_codes(tx: Tx, codes: Sequence[str]) -> list[Product]:
    """Those of these products that stand in a channel now, in this order."""
    named = {f"code{place}": code for place, code in enumerate(codes)}
    listed = ", ".join(f":{name}" for name in named) or "NULL"
    found = [_product(*row) for row in tx.sql(f"{_SELECT} AND l.code IN ({listed})", **named).fetchall()]
    return sorted(found, key=lambda product: codes.index(product.code))


def _product(
    code: str, title: str, price: int, currency: str, kind: str, area: str, at: float, photos: str
) -> Product:
    first = next(iter(json.loads(photos)), "")
    picture = f"media/large-{first}" if first else ""
    return Product(code, title, Price(price, currency), kind, area, at, picture)
