"""What goes with a product that is passed on: two pictures, and words in both languages that are ready to paste."""

from dataclasses import dataclass

from bot.errors import Refused
from bot.market import listings, tallies
from bot.market.calendar.messages import line_of
from bot.market.listings import Listing
from bot.people.team import staff
from bot.photos import cards
from bot.store.tx import Tx
from bot.talk.messages import Ours

CARD = "c"  # how the links end that she herself passes on


@dataclass(frozen=True, slots=True)
class Kit:
    """Names of the square and the tall picture, and the words to go with them in Arabic and in English."""

    title: str
    square: str
    story: str
    arabic: Ours
    english: Ours


def shown(tx: Tx, contact: int) -> dict[int, str]:
    """Titles of her products that stand, by their number."""
    return {one.id: one.title for one in cards.showable(tx, contact) if one.state == "published"}


def share(tx: Tx, contact: int, listing: int) -> None:
    """She asks for the kit of a product of hers, which is counted. Refused (`gone`) when it does not stand."""
    if listing not in shown(tx, contact):
        raise Refused("gone")
    tallies.count(tx, listing, "shared")


def of(tx: Tx, listing: int, language: str, mark: str = CARD) -> Kit | None:
    """The kit of a product, pictures in that language; its links end in `mark`. None while it does not stand."""
    found = listings.by_id(tx, listing)
    square, story = (cards.given(tx, listing, language, shape, mark) for shape in ("square", "story"))
    if found is None or found.state != "published" or square is None or story is None:
        return None
    home = staff.campaign_of(tx, found.campaign)
    link = square.link or (f"{home.site}/p/{found.code}" if home.site else "")
    both = home.whatsapp and square.link and not home.channelless
    whatsapp = home.whatsapp + square.link.removeprefix(home.link) if both else ""
    arabic, english = (_caption(tx, found, one, link, whatsapp) for one in ("ar", "en"))
    return Kit(found.title, square.name, story.name, arabic, english)


def _caption(tx: Tx, found: Listing, language: str, link: str, whatsapp: str) -> Ours:
    """`whatsapp` is the second way to order, where there are two."""
    return Ours(
        line_of(
            tx,
            "kit-caption-both" if whatsapp else "kit-caption" if link else "kit-caption-bare",
            language=language,
            title=found.title,
            price=found.price,
            link=Ours(link),
            whatsapp=Ours(whatsapp),
        ).text
    )
