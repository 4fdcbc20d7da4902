"""The cards of a listing: what stands on them, what their files are called, and to whom they are given."""

import asyncio
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from bot.language.catalogue import Catalogue, ours
from bot.market import listings
from bot.market.listings import Listing
from bot.people.team import staff
from bot.photos.drawing import ACCENT, HERE, SHAPES, TEMPLATES, Card, Product, draw
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Key

GIVEN = frozenset({"published", "approved", "scheduled"})  # states in which a listing may be shown
TOGETHER = 3  # products of the card of several
WORDS = ("brand", "hashtag", "order", "heading")
_NAME = re.compile(rf"([0-9a-z]+)(?:-(c|a[0-9a-f]+))?-(ar|en)-({'|'.join(SHAPES)})-([0-9a-f]{{12}})\.jpg")


@dataclass(frozen=True, slots=True)
class Given:
    """A card ready to be sent: the name of its file, the titles on it, and the address it leads to."""

    name: str
    titles: tuple[str, ...]
    link: str


async def make(store: Store, catalogue: Catalogue, media: Path, rest: str) -> bytes:
    """The file behind `CODE-ar-square-STAMP.jpg`, of photos in the folder `media`.

    Raises FileNotFoundError for any other name, for a listing that may not be shown, and for a card that
    would say something else today.
    """
    named = _NAME.fullmatch(rest)
    if named is None:
        raise FileNotFoundError("this is no name of a card")
    code, mark, language, shape, stamped = named.groups()
    card = await store.run(
        lambda tx: of_code(
            tx, catalogue=catalogue, code=code, language=language, shape=shape, mark=mark or ""
        )
    )
    if card is None or stamp(card) != stamped:
        raise FileNotFoundError("there is no such card")
    return await asyncio.to_thread(drawn, card, media)


def given(tx: Tx, listing: int, language: str, shape: str, mark: str = "") -> Given | None:
    """A card of a listing, one of SHAPES; None when it may not be shown, or for want of three. `mark` is how its link
    ends, which says who passes it on (see bot.market.buyers.interests)."""
    found = listings.by_id(tx, listing)
    card = of_code(tx, ours(), found.code, language, shape, mark) if found else None
    if found is None or card is None:
        return None
    name = f"card-{found.code}{_ending(mark)}-{language}-{shape}-{stamp(card)}.jpg"
    return Given(name, tuple(one.title for one in card.products), card.link)


def showable(tx: Tx, contact: int) -> list[Listing]:
    """Her listings that have a card, newest first."""
    return [one for one in listings.of_contact(tx, contact) if one.state in GIVEN]


def three(tx: Tx, listing: Listing) -> tuple[Listing, ...]:
    """This one and the two newest others of its owner, when all are published; else nothing."""
    up = [one for one in listings.of_contact(tx, listing.contact, most=50) if one.state == "published"]
    others = [one for one in up if one.id != listing.id]
    if len(others) == len(up) or len(up) < TOGETHER:
        return ()
    return (listing, *others[: TOGETHER - 1])


def of_code(
    tx: Tx, catalogue: Catalogue, code: str, language: str, shape: str, mark: str = ""
) -> Card | None:
    """What stands on a card of the listing with this code; None when there is none to be given."""
    found = listings.by_code(tx, code)
    if found is None:
        return None
    shown = three(tx, found) if shape == "three" else (found,)
    return of_listings(tx, catalogue, shown, language, shape, mark)


def of_listings(
    tx: Tx, catalogue: Catalogue, shown: Sequence[Listing], language: str, shape: str, mark: str = ""
) -> Card | None:
    """What stands on a card of these; None when there is none, or one of them may not be shown or has no photo."""
    if not shown or not all(one.photos and one.state in GIVEN for one in shown):
        return None
    home = staff.campaign_of(tx, shown[0].campaign)
    return Card(
        language,
        shape,
        tuple(Product(one.title, catalogue.money(language, one.price), one.photos[0]) for one in shown),
        _maker(catalogue, language, shown),
        _place(catalogue, language, shown),
        f"{home.link}see-{'-'.join(one.code for one in shown)}{_ending(mark)}" if home.link else "",
        home.accent or ACCENT,
        words(catalogue, language),
    )


def words(catalogue: Catalogue, language: str) -> dict[str, str]:
    """What stands on every card in that language."""
    return {name: catalogue.text(language, f"card-on-{name}") for name in WORDS}


def maker(catalogue: Catalogue, language: str, name: str) -> str:
    """Who made it, as a card says it; without a name, that it was made at home."""
    if not name:
        return catalogue.label(language, "post-a-maker")
    return catalogue.text(language, "card-on-maker", {"name": name})


def stamp(card: Card) -> str:
    """Twelve letters that stand for everything a card shows, and for how it is drawn today."""
    shows = json.dumps(asdict(card), sort_keys=True).encode()
    return hashlib.sha256(shows + _look()).hexdigest()[:12]


def _ending(mark: str) -> str:
    return f"-{mark}" if mark else ""


def _maker(catalogue: Catalogue, language: str, shown: Sequence[Listing]) -> str:
    """Her name only where every one of these shows it."""
    names = {one.shown.maker for one in shown}
    name = names.pop()
    return maker(catalogue, language, name if isinstance(name, str) and not names else "")


def _place(catalogue: Catalogue, language: str, shown: Sequence[Listing]) -> str:
    """Her region only where every one of these shows it."""
    places: set[Key] = {one.shown.place for one in shown}
    place = places.pop()
    return "" if places or place == Key("post-no-place") else catalogue.label(language, place.key)


def drawn(card: Card, media: Path) -> bytes:
    """The picture of a card, of photos in the folder `media`. Takes a tenth of a second; run it in a thread."""
    return draw(card, [(media / one.photo).read_bytes() for one in card.products])


@cache
def _look() -> bytes:
    """How cards are drawn, so that a new look gives new names."""
    sources = [HERE / name for name in (*TEMPLATES, "drawing.py", "letters.py")]
    return b"".join(path.read_bytes() for path in sources)
