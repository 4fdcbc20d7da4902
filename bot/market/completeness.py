"""How complete a listing is, of 100, and the one step that would help it most."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.lexicon import lexicon
from bot.market import kinds
from bot.market.listings import Listing
from bot.talk.messages import Key

PHOTOS = {0: 0, 1: 20, 2: 30, 3: 35}  # points by how many there are
WORDS, SIZE, DETAILS = 25, 20, 20  # points of the rest
ENOUGH = 30  # characters of a description that tells something


@dataclass(frozen=True, slots=True)
class Completeness:
    """`score` is of 100; `step` is photos, description, size or details, and nothing when it is whole."""

    score: int
    step: str

    @property
    def advice(self) -> Key:
        """The step in words."""
        return Key(f"step-{self.step or 'none'}")


def of(listing: Listing) -> Completeness:
    """How complete a listing is, from what stands in it."""
    missing = {name: points for name, points in _missing(listing) if points}
    step = max(missing, key=lambda name: missing[name]) if missing else ""
    return Completeness(100 - sum(missing.values()), step)


def _missing(listing: Listing) -> Iterator[tuple[str, int]]:
    """What it lacks, and the points that it would bring. A voice message tells enough."""
    asked = kinds.of(listing.kind)
    told = [question for question in asked if question.name in listing.details]
    yield "details", DETAILS - (DETAILS * len(told) // len(asked) if asked else DETAILS)
    yield "size", 0 if sized(listing) else SIZE
    words = min(len(listing.description), ENOUGH)
    yield "description", 0 if listing.voice else WORDS - WORDS * words // ENOUGH
    yield "photos", PHOTOS[3] - PHOTOS[min(len(listing.photos), 3)]


def sized(listing: Listing) -> bool:
    """Whether a buyer knows how much or how big it is."""
    said = " ".join((listing.title, listing.description, listing.details.get("sizes", "")))
    counted = any(sign.isdigit() for sign in said) or lexicon().has("few", said) or lexicon().has("two", said)
    return bool(
        listing.voice
        or "sizes" in listing.details
        or listing.kind == "service"
        or lexicon().has("measure", said)
        or (counted and lexicon().has("pieces", said))
    )
