"""Posters to print: a product or the products of an area, with the code that leads to their page."""

import asyncio
import hashlib
import io
import json
import re
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

import segno
import typst
from PIL import Image, ImageOps

from bot.language.catalogue import Catalogue
from bot.language.isolates import isolated
from bot.market import shelf
from bot.market.shelf import Good
from bot.photos import cards
from bot.photos.drawing import ACCENT, HERE, OLIVE, fonts
from bot.photos.letters import breakable, drawable
from bot.store.store import Store
from bot.store.tx import Tx

SIZES = {"a4": (210, 297), "a6": (105, 148)}  # millimetres
TOGETHER = 6  # products on the poster of an area
_PIXELS = {1: 1400, TOGETHER: 620}  # the longer side of a photo that stands alone, and among others
_TITLES = 90  # letters of one
_NAME = re.compile(rf"(p-[0-9a-z]+|a-[a-z-]+)-(ar|en)-({'|'.join(SIZES)})-([0-9a-f]{{12}})\.pdf")


@dataclass(frozen=True, slots=True)
class Product:
    """One product on a poster: its price as it is written, and our name of its photo."""

    title: str
    price: str
    photo: str


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything a poster shows. `heading` is of an area's; `link` is the page its code leads to."""

    language: str
    size: str
    brand: str
    hashtag: str
    invite: str
    heading: str
    products: tuple[Product, ...]
    maker: str
    place: str
    link: str
    accent: str


async def make(store: Store, catalogue: Catalogue, media: Path, rest: str) -> bytes:
    """The PDF behind a name that `name` gave, of photos in the folder `media`.

    Raises FileNotFoundError for any other name, and for a poster that would say something else today.
    """
    named = _NAME.fullmatch(rest)
    if named is None:
        raise FileNotFoundError("this is no name of a poster")
    about, language, size, stamped = named.groups()
    poster = await store.run(partial(of, catalogue=catalogue, about=about, language=language, size=size))
    if poster is None or _stamp(poster) != stamped:
        raise FileNotFoundError("there is no such poster")
    return await asyncio.to_thread(_drawn, poster, media)


def name(tx: Tx, catalogue: Catalogue, about: str, language: str, size: str) -> str | None:
    """What its file is called; None where nothing may be shown. `about` is `p-CODE`, or `a-SLUG` for an area."""
    poster = of(tx, catalogue, about, language, size)
    return f"poster-{about}-{language}-{size}-{_stamp(poster)}.pdf" if poster else None


def of(tx: Tx, catalogue: Catalogue, about: str, language: str, size: str) -> Poster | None:
    """What stands on a poster; None where nothing is published, or our pages have no address."""
    kind, _, which = about.partition("-")
    goods = _one(tx, which) if kind == "p" else shelf.of_area(tx, which, TOGETHER)
    if not goods:
        return None
    home = shelf.home(tx, goods[0].campaign)
    if not home.site:
        return None
    one = goods[0] if kind == "p" else None
    area = "" if one else catalogue.label(language, f"place-{which}")
    maker = one.maker if one and isinstance(one.maker, str) else ""
    return Poster(
        language,
        size,
        catalogue.label(language, "card-on-brand"),
        catalogue.label(language, "card-on-hashtag"),
        catalogue.label(language, f"catalogue-poster-{'one' if one else 'area'}"),
        catalogue.label(language, "catalogue-poster-from", {"name": area}) if area else "",
        tuple(Product(good.title, catalogue.money(language, good.price), good.photos[0]) for good in goods),
        cards.maker(catalogue, language, maker) if one else "",
        catalogue.label(language, one.place.key) if one and one.area else "",
        f"{home.site}/p/{which}" if one else f"{home.site}/?area={which}",
        home.accent or ACCENT,
    )


def _one(tx: Tx, code: str) -> tuple[Good, ...]:
    good = shelf.good(tx, code)
    return () if isinstance(good, str) or not good.photos else (good,)


def _stamp(poster: Poster) -> str:
    """Twelve letters that stand for everything a poster shows, and for how it is drawn today."""
    shows = json.dumps(asdict(poster), sort_keys=True).encode()
    return hashlib.sha256(shows + _look()).hexdigest()[:12]


def _drawn(poster: Poster, media: Path) -> bytes:
    width, height = SIZES[poster.size]
    pixels = _PIXELS[1 if poster.maker else TOGETHER]
    data = {
        "language": poster.language,
        "rtl": poster.language == "ar",
        "width": width,
        "height": height,
        "brand": poster.brand,
        "hashtag": poster.hashtag,
        "invite": poster.invite,
        "heading": poster.heading,
        "products": [
            {
                "title": isolated(breakable(drawable(one.title[:_TITLES]))),
                "price": drawable(one.price).replace(" ", "\u00a0"),
                "photo": list(_photo(media / one.photo, pixels)),
            }
            for one in poster.products
        ],
        "maker": isolated(drawable(poster.maker)) if poster.maker else "",
        "place": isolated(drawable(poster.place)) if poster.place else "",
        "address": isolated(poster.link.partition("://")[2]),
        "qr": segno.make(poster.link, error="q", micro=False).svg_inline(
            border=4, dark=OLIVE, light="#ffffff"
        ),
        "accent": poster.accent,
    }
    return typst.compile(
        HERE / "poster.typ",
        root=HERE.parent,
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
    )


def _photo(path: Path, longest: int) -> bytes:
    """A square of the photo as a JPEG. Raises FileNotFoundError when it is not kept any more."""
    with Image.open(path, formats=("JPEG",)) as image:
        image.draft("RGB", (longest, longest))
        side = min(longest, *image.size)
        square = ImageOps.fit(image.convert("RGB"), (side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    square.save(out, "JPEG", quality=84, optimize=True)
    return out.getvalue()


@cache
def _look() -> bytes:
    """How posters are drawn, so that a new look gives new names."""
    return b"".join((HERE / name).read_bytes() for name in ("look.typ", "poster.typ", "poster.py"))
