"""What every public page shares: its frame, and products as they stand among others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from bot.language.catalogue import Catalogue
from bot.market.shelf import Good, Home
from bot.photos import cards
from bot.web.display import Shop
from bot.web.pages import page, switch

# What she hides is gone with the next look.
KEPT_BY_NOBODY = {"cache-control": "no-store", "x-robots-tag": "noarchive"}
SMALLER = [Middleware(GZipMiddleware, compresslevel=5)]  # nothing secret stands in a public page


@dataclass(frozen=True, slots=True)
class Tile:
    """A product among others, in words of one language."""

    code: str
    title: str
    price: str
    photo: str  # a name for /media; nothing where it has none
    kind: str
    maker: str
    place: str


def tile(catalogue: Catalogue, language: str, good: Good) -> Tile:
    """A product as it stands among others."""
    return Tile(
        good.code,
        good.title,
        catalogue.money(language, good.price),
        f"small-{good.photos[0]}" if good.photos else "",
        good.kind,
        maker(catalogue, language, good),
        place(catalogue, language, good),
    )


def maker(catalogue: Catalogue, language: str, good: Good) -> str:
    """Who made it, as far as she shows it."""
    return cards.maker(catalogue, language, good.maker if isinstance(good.maker, str) else "")


def place(catalogue: Catalogue, language: str, good: Good) -> str:
    """Where it is made; nothing where she does not show it."""
    return catalogue.label(language, good.place.key) if good.area else ""


def shop_page(
    shop: Shop,
    homes: Sequence[Home],
    language: str,
    template: str,
    addresses: Mapping[str, str],
    **values: object,
) -> str:
    """A public page as HTML. `addresses` are its own, by language; the first of `homes` gives the bot and our site."""
    home = homes[0] if homes else None
    return page(
        shop.catalogue,
        language,
        template,
        "catalogue",
        site=home.site if home else "",
        bot=home.link if home else "",
        whatsapp=home.whatsapp if home else "",
        demo=shop.demo,
        **switch(shop.catalogue, language, addresses),
        **values,
    )
