"""Words as they are searched for: one stem for the forms and spellings of a word, and what is left without its vowels."""

import re
import unicodedata
from functools import lru_cache

from bot.reading.normalise import LONGEST, folded

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")
_ACCENTS = re.compile("[\u0300-\u036f]")
_DRAWN = re.compile(r"([^\W\d])\1{2,}")
_FRONTS = ("وال", "بال", "فال", "كال", "عال", "لل", "ال")
# As `folded` spells them; «ون» and «ان» are parts of words here («صابون», «رمان») more often than plurals.
_ENDS = ("يات", "ات", "يه", "ها", "ه", "ا", "ي")
_SOFT = str.maketrans("", "", "اويىءه")
_ALIKE = str.maketrans("ثذظ", "تدض")  # as they are often said, and then written
_LATIN_SOFT = str.maketrans("", "", "aeiouy'")
_SHORT = 3  # letters that stay of a word, at least
_EMPTY = frozenset(
    folded(
        "في من على مع عن إلى أو و ب ل هو هي هذا هذه كل بدي أريد عندكم the a an and or of for from with in on to i want"
    ).split()
)


def words(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in their order, without those that say nothing by themselves.

    «مخللات», «المخلّل» and «مخللاتها» share one, as do "jar" and "jars".
    """
    typed = _WORD.findall(_plain(text[:LONGEST]))
    return tuple(stem(word) for word in typed if word not in _EMPTY)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its article and its ending; three letters of it stay."""
    bare = _DRAWN.sub(r"\1", word)
    return _latin(bare) if bare.isascii() else _arabic(bare)


@lru_cache(maxsize=16384)
def bones(stem: str) -> str:
    """The consonants, which plurals such as «فستان» and «فساتين» share; nothing when they are too few to tell."""
    left = stem.translate(_LATIN_SOFT if stem.isascii() else _SOFT)
    return left if len(left) >= _SHORT else ""


def _plain(text: str) -> str:
    """The text in one spelling of letters, without accents."""
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return folded(apart).translate(_ALIKE)


def _arabic(word: str) -> str:
    for front in _FRONTS:
        if word.startswith(front) and len(word) - len(front) >= _SHORT:
            word = word[len(front) :]
            break
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= _SHORT:
            return word[: -len(end)]
    return word


def _latin(word: str) -> str:
    for end, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if word.endswith(end) and not word.endswith("ss") and len(word) - len(end) >= _SHORT:
            return f"{word[: -len(end)]}{instead}"
    return word
