"""What a short message wants: one of the reserved words exactly, or spelt nearly so."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.reading.normalise import normalise

Lists = Mapping[str, tuple[str, ...]]

# Measured by tests/test_intents.py, which holds what is said here: on tests/reading/intents.tuning.txt, and on all
# words and pairs of words of the lessons, which want nothing of anybody. fuzz.ratio is the share of letters that two
# spellings have in common, in order: one letter more or less in 5 gives 91, one exchanged in 7 gives 86, in 5 80,
# in 4 75. Real words one letter apart are common among short ones (wheat, what), so those are asked at the most.
SURE = 100.0  # the word itself, as a list has it
SAME = 98.0  # the word but for emoji, «ال» and letters drawn out
KIND = 96.0  # the same wrapped in manners: «لو سمحتِ», «بدي», "please"
CLOSE = 85.0  # from here on nearly certain: one slip in a word of LONG letters
DOUBTFUL = 75.0  # from here on worth asking
RIVAL = 6.0  # another meaning that comes as near as this makes it doubtful
LONG = 6  # letters of a word, and of what was typed, from which one slip is nearly certain: «مسعدة» is a name
SHORT = 4  # letters: nothing is read into shorter words, and those below LONG must begin as they should
SLIP = 4  # letters for each slip: one in 4 to 6, two in 7 to 10; else «أم علي» is near «السلام عليكم»
MOST = 40  # characters: who writes more has something to say

_MANNERS = (
    "لو سمحت", "لو سمحتي", "لو سمحتوا", "من فضلك", "من فضلكم", "رجاء", "عفاك", "عافاك", "الله يخليك", "الله يخليكي",
    "الله يرضى عليك", "يعطيك العافية", "الله يعطيك العافية", "حبيبتي", "أختي", "يا أختي", "لالة", "شكرا", "please",
    "pls", "plz", "thanks", "thank you", "svp", "stp", "s'il te plaît", "s'il vous plaît", "s'il te plait",
    "s'il vous plait", "merci",
)  # fmt: skip
_MINE = ("ديالي", "تبعي", "تبعتي", "تبعوني", "تاعي")  # "of mine", after what is hers
_WISHES = (
    "بدي", "بدنا", "بدي أشوف", "بدي أفتح", "بغيت", "بغينا", "بغيت نشوف", "أريد", "أريد أن أرى", "نريد", "حابة",
    "حابة أشوف", "ممكن", "ممكن أشوف", "هات", "هاتي", "أعطيني", "عطيني", "وريني", "فرجيني", "ورجيني", "أريني",
    "افتحي", "حلي", "وين", "فين", "أين", "يلا", "i want", "i want to see", "i want to", "i would like",
    "i would like to", "i'd like", "i'd like to", "i need", "show me", "give me", "open", "go to", "can i see",
    "can i have", "can you", "could you", "je veux", "je veux voir", "je voudrais", "montre-moi",
)  # fmt: skip
_ARTICLES = re.compile(r"^(the|a|an|my|le|la|les|un|une|des) (?=\S)")
_NOT = frozenset(
    normalise(word)
    for word in [
        "ما",
        "لا",
        "مش",
        "مو",
        "موش",
        "ماشي",
        "ليس",
        "لست",
        "بلا",
        "بدون",
        "غير",
        "not",
        "no",
        "dont",
        "don",
        "never",
        "pas",
        "ne",
        "sans",
    ]
)
_DRAWN = re.compile(r"(.)\1+")
_AL = "ال"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a message may mean, how surely (0 to 100), and the spelling it comes near to.

    From SURE on it is the word itself; from CLOSE on one may take it so where nothing is lost by it; from DOUBTFUL
    on one may ask. Below, the intent is empty and the score 0.
    """

    intent: str = ""
    score: float = 0.0
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Book:
    """The lists turned round: spelling → (meaning, as it is written), whole and in its bare form."""

    exact: Mapping[str, tuple[str, str]]
    bare: Mapping[str, tuple[str, str]]


def read(text: str, lists: Lists) -> Guess:
    """What the whole message means among these lists (meaning → spellings). Raises nothing, whatever the text.

    The words themselves first; then without emoji, «ال» and drawn-out letters; then without manners; then the
    nearest spelling. A word that denies («ما», "not") never comes near one that does not.
    """
    if len(text) > MOST:
        return Guess()
    book = _book(tuple(lists.items()))
    if found := book.exact.get(normalise(text) or text.strip()):
        return Guess(found[0], SURE, found[1])
    form = _form(text)
    plain = _plain(form)
    for written, score in ((form, SAME), (plain, KIND)):
        if found := book.bare.get(written):
            return Guess(found[0], score, found[1])
    return max((_near(one, book) for one in dict.fromkeys((form, plain))), key=lambda guess: guess.score)


def _near(form: str, book: _Book) -> Guess:
    """The nearest spelling to a form, as far as it is near at all."""
    if len(form) < SHORT:
        return Guess()
    hits = process.extract(form, book.bare.keys(), scorer=fuzz.ratio, score_cutoff=DOUBTFUL - RIVAL, limit=8)
    near = [(score, key) for key, score, _ in hits if _alike(form, key)]
    if not near or near[0][0] < DOUBTFUL:
        return Guess()
    score, key = near[0]
    intent, word = book.bare[key]
    rival = next((other for other, found in near if book.bare[found][0] != intent), 0.0)
    if score - rival < RIVAL or min(len(form), len(key)) < LONG or OSA.distance(form, key) > 1:
        score = min(score, CLOSE - 1)
    return Guess(intent, min(round(score, 1), KIND - 1), word)


def _alike(form: str, key: str) -> bool:
    """Whether a spelling may be meant at all: few slips for its length, a short one begins as it should, and both
    deny or neither does."""
    shorter, longer = sorted((len(form), len(key)))
    if shorter < SHORT or (shorter < LONG and form[0] != key[0]):
        return False
    return OSA.distance(form, key) <= max(1, (longer + 1) // SLIP) and denies(form) == denies(key)


def denies(form: str) -> bool:
    """Whether a form has a word that denies, Moroccan «ما…ش» among them."""
    return any(word in _NOT or (word.startswith("ما") and word.endswith("ش")) for word in form.split())


def _form(text: str) -> str:
    """The words alone, each without «ال», letters that stand twice once: «الدروووس 🌸» is «دروس»."""
    words = re.sub(r"[\W_]+", " ", normalise(text)).split()
    return " ".join(
        _DRAWN.sub(r"\1", word[2:] if word.startswith(_AL) and len(word) > 4 else word) for word in words
    )


def _plain(form: str) -> str:
    """The form without manners at either end, a wish before it, an article and "of mine"."""
    before, after = _wrapping()
    while (bare := before.sub("", after.sub("", form))) != form:
        form = bare
    return _ARTICLES.sub("", form)


@cache
def _wrapping() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before an order, and what after it. At least a word of it stays."""
    manners, wishes = sorted(map(_form, _MANNERS), key=len), sorted(map(_form, _WISHES), key=len)
    before = "|".join(map(re.escape, reversed(manners + wishes)))
    after = "|".join(map(re.escape, [*reversed(manners), *map(_form, _MINE)]))
    return re.compile(rf"^(?:{before}) (?=\S)"), re.compile(rf"(?<=\S) (?:{after})$")


@lru_cache(maxsize=16)
def _book(lists: Iterable[tuple[str, tuple[str, ...]]]) -> _Book:
    """Made once for each set of lists; their tuples are compared by identity first, which costs next to nothing."""
    exact: dict[str, tuple[str, str]] = {}
    bare: dict[str, tuple[str, str]] = {}
    for meaning, spellings in lists:
        for spelling in spellings:
            if written := normalise(spelling) or spelling.strip():
                exact.setdefault(written, (meaning, spelling))
            if (form := _form(spelling)) and not spelling.startswith("/"):
                bare.setdefault(form, (meaning, spelling))
    return _Book(exact, bare)
