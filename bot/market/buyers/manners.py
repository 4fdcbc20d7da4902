"""What is not passed on between a buyer and a maker: numbers, links, rude words, and advances."""

from bot.language.lexicon import lexicon
from bot.reading.private import link, private

UNFIT = ("rude", "advances", "number", "link")  # what `unfit` says
RUDE = ("rude", "advances")  # what counts against the one who wrote it
_NUMBERS = {"phone", "id", "card", "iban"}
_LINKS = {"map", "email"}


def unfit(words: str, country: str) -> str:
    """Why a buyer's words may not be passed on, one of UNFIT; nothing when they may. `country`: JO or MA."""
    for idea in RUDE:
        if lexicon().has(idea, words):
            return idea
    found = set(private(words, country))
    if found & _NUMBERS:
        return "number"
    return "link" if found & _LINKS or link(words) else ""


def numbered(words: str, country: str) -> bool:
    """Whether a number of somebody stands in a maker's words: hers is given by a button of its own."""
    return bool(set(private(words, country)) & _NUMBERS)
