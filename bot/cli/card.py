"""`mahalli card`: the card of a listing, or of a product given as arguments, as a picture in a file."""

import asyncio
import re
from argparse import ArgumentParser, Namespace
from decimal import Decimal
from functools import partial
from pathlib import Path

from bot.cli.command import Command
from bot.cli.serve import ready
from bot.engine.speech import Speech
from bot.errors import BadMedia, UseError
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.photos import cards
from bot.photos.clean import clean
from bot.photos.drawing import ACCENT, SHAPES, Card, Product, draw
from bot.photos.letters import drawable
from bot.reading.price import Price
from bot.settings import Settings
from bot.store.store import open_store

_PRICE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(JOD|MAD)", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_OF_A_LISTING = ("title", "price", "photo", "area", "maker", "link", "accent")  # what a code stands for
_ADDRESS = re.compile(r"https?://[!-~]{3,200}")


def _card(arguments: Namespace) -> None:
    data = _of_listing(arguments) if arguments.code else _of_arguments(arguments)
    try:
        arguments.out.write_bytes(data)
    except OSError as error:
        raise UseError(f"cannot write {arguments.out} ({error.strerror})") from None
    print(f"{arguments.out}: {len(data) // 1000} kB")


def _of_listing(arguments: Namespace) -> bytes:
    given = [f"--{name}" for name in _OF_A_LISTING if getattr(arguments, name)]
    if given:
        raise UseError(f"a card of a listing takes everything from it: give a code without {given[0]}")
    card, media = asyncio.run(_found(ready(), arguments))
    return draw(card, [_read(media / one.photo) for one in card.products])


async def _found(settings: Settings, arguments: Namespace) -> tuple[Card, Path]:
    """The card and where its photos are. Raises UseError when there is none to be given."""
    store = await open_store(settings.database_url, Speech(ours()))
    try:
        card = await store.run(
            partial(
                cards.of_code,
                catalogue=ours(),
                code=arguments.code.lower(),
                language=arguments.lang,
                shape=arguments.shape,
            )
        )
    finally:
        await store.close()
    if card is None:
        raise UseError(
            "there is no such card: the code is unknown, its listing may not be shown now, or its maker has not"
            " three published"
        )
    return card, settings.media_dir


def _of_arguments(arguments: Namespace) -> bytes:
    catalogue, language = ours(), arguments.lang
    wanted = cards.TOGETHER if arguments.shape == "three" else 1
    counts = [len(one) for one in (arguments.title, arguments.price, arguments.photo)]
    if counts != [wanted] * 3:
        raise UseError(
            f"a card of the shape {arguments.shape} takes --title, --price and --photo, {wanted} of each;"
            " or give the code of a listing"
        )
    if not all(map(drawable, arguments.title)):
        raise UseError("a --title has nothing in it that our fonts can draw")
    if arguments.link and not _ADDRESS.fullmatch(arguments.link):
        raise UseError("--link is an address such as https://t.me/example")
    if arguments.accent and not _COLOUR.fullmatch(arguments.accent):
        raise UseError(f"--accent is a colour such as {ACCENT}")
    prices = [catalogue.money(language, _price(one)) for one in arguments.price]
    card = Card(
        language,
        arguments.shape,
        tuple(Product(*one, "") for one in zip(arguments.title, prices, strict=True)),
        cards.maker(catalogue, language, arguments.maker),
        arguments.area,
        arguments.link,
        arguments.accent or ACCENT,
        cards.words(catalogue, language),
    )
    return draw(card, [_cleaned(path) for path in arguments.photo])


def _price(written: str) -> Price:
    """`3.5 JOD`. Raises UseError, for nothing and for parts of a fils or santim too."""
    found = _PRICE.fullmatch(written.strip())
    price = Price.of(Decimal(found[1]), found[2].upper()) if found else None
    if found and price and price.major == Decimal(found[1]) > 0:
        return price
    raise UseError(f"{written!r} is no price such as '3.5 JOD' or '40 MAD'")


def _cleaned(path: Path) -> bytes:
    try:
        return clean(_read(path)).data
    except BadMedia as bad:
        raise UseError(f"{path} cannot be used as a photo ({bad.reason})") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UseError(f"cannot read {path} ({error.strerror})") from None


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", default="", metavar="CODE", help="the code of a listing")
    parser.add_argument("--title", action="append", default=[], help="without a code; three times for three")
    parser.add_argument("--price", action="append", default=[], help="such as '3.5 JOD'; as often as --title")
    parser.add_argument("--photo", nargs="+", type=Path, default=[], metavar="FILE", help="one, or three")
    for name, what in (
        ("--area", "where it is made, in words"),
        ("--maker", "her first name; without it the card says that it is made at home"),
        ("--link", "where the code on it leads"),
        ("--accent", f"the campaign's colour ({ACCENT})"),
    ):
        parser.add_argument(name, default="", help=what)
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--shape", choices=SHAPES, default=SHAPES[0])
    parser.add_argument("--out", type=Path, default=Path("card.jpg"), metavar="FILE", help="(card.jpg)")


CARD = Command("card", "draw the card of a listing, or one from arguments", _card, _arguments)
