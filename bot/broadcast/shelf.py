"""The newest products of a campaign, for those who follow it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Key

MOST = 60  # products that are looked through: many more than one is shown


@dataclass(frozen=True, slots=True)
class Product:
    """A product in the channel. `area` is the slug of a region, or nothing where its maker does not show it."""

    code: str
    title: str
    price: Price
    kind: str
    area: str
    at: float

    def suits(self, areas: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
        """Whether it is from one of these areas and of one of these kinds; none: any."""
        return (not areas or self.area in areas) and (not kinds or self.kind in kinds)

    @property
    def place(self) -> Key:
        """Its region, as it is said."""
        return Key(f"place-{self.area}" if self.area else "post-no-place")


def newest(tx: Tx, campaign: int) -> list[Product]:
    """What stands in the channel now, the newest first."""
    found = tx.sql(
        "SELECT l.code, l.title, l.price, l.currency, l.kind, CASE WHEN l.shows LIKE '%\"place\": \"none\"%' THEN ''"
        " ELSE c.area END, l.published_at FROM listing l JOIN contact c ON c.id = l.contact_id"
        " WHERE l.campaign_id = :campaign AND l.state = 'published' ORDER BY l.published_at DESC, l.id DESC LIMIT :most",
        campaign=campaign,
        most=MOST,
    ).fetchall()
    return [
        Product(code, title, Price(price, currency), kind, area, at)
        for code, title, price, currency, kind, area, at in found
    ]
