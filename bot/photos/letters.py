"""What our fonts can draw: the rest of what people type, such as emoji, is left out before it becomes a box."""

import unicodedata
from functools import cache, lru_cache

import fontpkg
from PIL import ImageFont

from bot.language.isolates import clean

FONTS = ("IBM Plex Sans Arabic", "Tajawal")  # the second one is asked for what the first has not
LONGEST = 18  # letters of a word that stands on one line
_MISSING = "\uffff"  # no character: drawn as every font draws what it has not


def drawable(text: str) -> str:
    """The text on one line, composed, without directions, marks and pictures that none of our fonts has."""
    typed = unicodedata.normalize("NFC", clean(text))
    kept = (one if not one.isspace() and _drawn(one) else " " for one in typed if not _silent(one))
    return " ".join("".join(kept).split())


def breakable(text: str) -> str:
    """The text with places to break in words longer than LONGEST, in parts of about the same length."""
    return " ".join("\u200b".join(_parts(word)) for word in text.split(" "))


def _parts(word: str) -> list[str]:
    count = -(-len(word) // LONGEST) or 1
    step = -(-len(word) // count) or 1
    return [word[at : at + step] for at in range(0, len(word), step)]


def _silent(letter: str) -> bool:
    """Of no shape of its own: joiners and the marks that choose between two looks of an emoji."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@lru_cache(maxsize=4096)
def _drawn(letter: str) -> bool:
    if unicodedata.category(letter)[0] in "CZ":
        return False
    return any(_shape(font, letter) != _shape(font, _MISSING) for font in _fonts())


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


@cache
def _fonts() -> tuple[ImageFont.FreeTypeFont, ...]:
    basic = ImageFont.Layout.BASIC  # a letter by itself needs no shaping
    return tuple(ImageFont.truetype(fontpkg.path(name), 40, layout_engine=basic) for name in FONTS)
