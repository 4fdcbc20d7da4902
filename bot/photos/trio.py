"""The picture of a post of several products, of several makers: what its file is called, and how it is made."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.language.catalogue import Catalogue, ours
from bot.market import listings
from bot.market.listings import Listing
from bot.photos import cards
from bot.photos.drawing import Card
from bot.store.store import Store
from bot.store.tx import Tx

MOST = 3  # products on it
_NAME = re.compile(rf"((?:[0-9a-z]+-){{2,{MOST}}})(ar|en)-([0-9a-f]{{12}})\.jpg")


def name(tx: Tx, shown: Sequence[Listing], language: str) -> str:
    """What the file of a picture of these (two or three) is called; nothing when one of them has no photo."""
    card = _card(tx, ours(), shown, language)
    codes = "-".join(one.code for one in shown)
    return f"trio-{codes}-{language}-{cards.stamp(card)}.jpg" if card else ""


async def make(store: Store, catalogue: Catalogue, media: Path, rest: str) -> bytes:
    """The file behind `CODE-CODE-CODE-ar-STAMP.jpg`, of photos in the folder `media`.

    Raises FileNotFoundError for any other name, for products that may not be shown, and for a picture that would say
    something else today.
    """
    named = _NAME.fullmatch(rest)
    if named is None:
        raise FileNotFoundError("this is no name of such a picture")
    codes, language, stamped = named.groups()
    of = partial(_of_codes, catalogue=catalogue, codes=codes.strip("-").split("-"), language=language)
    card = await store.run(of)
    if card is None or cards.stamp(card) != stamped:
        raise FileNotFoundError("there is no such picture")
    return await asyncio.to_thread(cards.drawn, card, media)


def _of_codes(tx: Tx, catalogue: Catalogue, codes: Sequence[str], language: str) -> Card | None:
    found = [listing for code in codes if (listing := listings.by_code(tx, code))]
    return _card(tx, catalogue, found, language) if len(found) == len(codes) else None


def _card(tx: Tx, catalogue: Catalogue, shown: Sequence[Listing], language: str) -> Card | None:
    """As the card of three, but not of one woman's hands."""
    card = cards.of_listings(tx, catalogue, shown, language, "three")
    heading = {"heading": catalogue.text(language, "card-on-together")}
    return replace(card, words={**card.words, **heading}) if card else None
