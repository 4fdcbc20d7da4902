"""Numbers in words: standard, Levantine and Moroccan Arabic, and English, in their folded spelling."""

import re
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum


class Rank(IntEnum):
    """What a number word can stand beside: a unit joins tens, tens join a hundred, and so on."""

    FRACTION = 0
    UNIT = 1
    TEEN = 2  # ten to nineteen
    TENS = 3
    HUNDRED = 4
    THOUSAND = 5
    MILLION = 6


@dataclass(frozen=True, slots=True)
class Spelled:
    """What a word counts.

    `times` is true for words that multiply what stands before: hundred, thousand. `alone` is false for those
    that say nothing without it: «thousands of followers» is no number.
    """

    value: Decimal
    rank: Rank
    times: bool = False
    alone: bool = True


_UNITS = {
    0: "صفر زيرو ولاواحد zero",
    1: "واحد واحده one",
    2: "deux اثنين اتنين اثنان اثنتين اثنتان تنتين ثنتين ثنين تنين جوج two",
    3: "trois ثلاثه ثلاث تلاته تلات ثلاته تلاثه تلاث تلت three",
    4: "اربعه اربع ربعه four quatre",
    5: "خمسه خمس five cinq",
    6: "سته ست six",
    7: "سبعه سبع seven sept",
    8: "ثمانيه ثماني ثمان تمانيه تماني تمان تمنيه ثمنيه تمنيا eight huit",
    9: "تسعه تسع تسعود nine neuf",
}
_TEENS = {
    10: "عشره عشر ten dix",
    11: "احدعشر احدعش احداعش حدعش حداعش حداش حداشر احداشر حضاش حدعشر حدشر eleven onze",
    12: "اثناعشر اثنيعشر اثنعش اثناعش اطنعش اطناعش اتنعش اتناعش تنعش تناعش طنعش طناعش طناش اطناش اطناشر"
    " اتناشر اثناشر طناشر اطنعشر طنعشر اتنعشر اثنعشر تنعشر ثنعشر twelve douze",
    13: "thirteen treize",
    14: "fourteen quatorze",
    15: "fifteen quinze",
    16: "sixteen seize",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
}
_TENS = {
    20: "عشرين عشرون twenty vingt",
    30: "ثلاثين تلاتين ثلاثون تلاثين ثلاتين thirty trente",
    40: "اربعين ربعين اربعون forty fourty quarante",
    50: "خمسين خمسون fifty cinquante",
    60: "ستين ستون sixty soixante",
    70: "سبعين سبعون seventy",
    80: "ثمانين تمانين تمنين ثمنين ثمانون eighty quatrevingt",
    90: "تسعين تسعون ninety",
}
_HUNDREDS = {200: "ميتين ميتان ميتاين ميتا مايتين مايتان"}
_THOUSANDS = {2000: "الفين الفان", 2_000_000: "مليونين مليونان"}
_TIMES = {
    100: "ميه ميا مايه ميت ميات hundred hundreds cent cents",
    1000: "الف الاف الفا تلاف ءالاف thousand thousands mille",
    1_000_000: "مليون ملايين million millions",
}
_PLURALS = frozenset(["ميات", "الاف", "تلاف", "ءالاف", "ملايين", "hundreds", "thousands", "millions"])
_FRACTIONS = {
    "0.5": "نص نصف half nos noss nus nuss",
    "0.25": "ربع quarter",
    "0.333": "ثلث third",
    "0.666": "ثلثين ثلثان",
    "0.75": "ثلاثهارباع threequarters",
}

# The stems that «-taash» (a teen) and «-miye» (a hundred) are put behind.
_TEEN_STEMS = {
    13: "تل ثل تلا ثلا تلت ثلت ثلث تلات ثلاث",
    14: "اربع ربع",
    15: "خمس",
    16: "س ست",
    17: "سبع",
    18: "تمن ثمن تمان ثمان",
    19: "تسع",
}
_TEEN_ENDS = "طعش تعش طاعش تاعش طعشر تعشر طاش تاش طاشر تاشر عشر"
_HUNDRED_STEMS = {
    3: "ثلاث تلات ثلث تلت ثلت",
    4: "اربع ربع",
    5: "خمس",
    6: "ست",
    7: "سبع",
    8: "ثمان ثمن تمان تمن ثماني تماني",
    9: "تسع",
}
_HUNDRED_ENDS = "ميه ميا مايه ميت ميات"


def _table() -> dict[str, Spelled]:
    groups: tuple[tuple[dict[int, str], Rank], ...] = (
        (_UNITS, Rank.UNIT),
        (_TEENS, Rank.TEEN),
        (_TENS, Rank.TENS),
        (_HUNDREDS, Rank.HUNDRED),
        (_THOUSANDS, Rank.THOUSAND),
    )
    table = {
        word: Spelled(Decimal(value), rank)
        for group, rank in groups
        for value, words in group.items()
        for word in words.split()
    }
    for text, words in _FRACTIONS.items():
        table |= {word: Spelled(Decimal(text), Rank.FRACTION) for word in words.split()}
    for value, stems in _TEEN_STEMS.items():
        table |= {
            f"{s}{end}": Spelled(Decimal(value), Rank.TEEN)
            for s in stems.split()
            for end in _TEEN_ENDS.split()
        }
    for value, stems in _HUNDRED_STEMS.items():
        hundreds = Spelled(Decimal(value * 100), Rank.HUNDRED)
        table |= {f"{stem}{end}": hundreds for stem in stems.split() for end in _HUNDRED_ENDS.split()}
    ranks = (Rank.HUNDRED, Rank.THOUSAND, Rank.MILLION)
    for (value, words), rank in zip(_TIMES.items(), ranks, strict=True):
        table |= {word: Spelled(Decimal(value), rank, True, word not in _PLURALS) for word in words.split()}
    return table


SPELLED = _table()

# Small words that are glued before others: «وعشرين», «بخمسة», «وبنص», «لسبعة».
_GLUED = ("و", "ب", "ل", "وب", "ول")
# What looks like a glued number and is none: «lastu», «alone», «tribes».
_NOT_GLUED = frozenset(["لست", "لوحده", "لوحدها", "بوحده"])

# Two words that make one, and numbers that are none there: mixed up with «price», «water», «pair».
_COUNTED = "دنانير|ليرات|نيرات|دراهم|قروش|ساعات|حبات|قطع|ايام|علب|كيلو|الاف|مي[هات]|اشهر|مرات|بنات"
_AFTER_HUNDREDS = "و(?:عشر|ثلاث|تلات|اربع|ربع|خمس|ست|سبع|ثمان|تمان|تسع)|درهم|ريال|دينار|الف"
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?<=[a-z])-(?=[a-z])", " "),  # twenty-five
    (r"\bquatre vingts?\b", "quatrevingt"),
    (r"\br[ou]?b[ou]?3\b", " ربع "),  # a quarter in Latin letters
    (r"(?<=[هرا])(?=و(?:نص|نصف|ربع)\b)", " "),  # letters that join none: the space is easily forgotten
    (r"(?<=\d) (?=[13]/[24](?![\d/.]))", " و "),  # 2 1/2
    (r"(?<![\d/.,])1/2(?![\d/.,])", " نص "),
    (r"(?<![\d/.,])1/4(?![\d/.,])", " ربع "),
    (r"(?<![\d/.,])3/4(?![\d/.,])", " ثلاثهارباع "),
    (r"½", " ونص "),
    (r"¼", " وربع "),
    (r"¾", " وثلاثهارباع "),
    (r"\bولا (?:واحده?|وحده)\b", " ولاواحد "),  # not even one
    (r"^\s*وحده\s*$", "واحده"),  # one; with anything else it is «alone»
    (r"\bكل واحده?\b|\bلكل واحده?\b", "كل شي"),  # each
    (r"\bست (?=ال)", "سيده "),  # the lady; else six
    (rf"\b(و?)متين(?= (?:{_AFTER_HUNDREDS}))", r"\1ميتين"),  # two hundred; else «sturdy»
    (r"\b(و?)(?:ثلاث|تلات|تلت)ه? ?(?:[ات]?رباع)\b", r"\1ثلاثهارباع"),  # three quarters
    (r"\bthree quarters\b", "threequarters"),
    (r"\bوتلت\b", "وثلث"),  # «and a third»; else the word is three
    (r"\bتلت (?=ساعه|كيلو|دينار\b|لتر)", "ثلث "),
    (rf"\b([وبل]?)[تث]من (?={_COUNTED})", r"\1ثماني "),  # eight, where something is counted; else «price»
    (rf"\b([وبل]?)(?:زوج|جوز) (?={_COUNTED})", r"\1جوج "),  # two; else «husband», «walnut»
    (r"\b(نص|نصف|ربع|ثلث|ثلاثهارباع) ال(?=دينار|ليره|درهم)", r"\1 "),  # half of «the» dinar
    (r"\b(?:احد|احدي|حدي) عشره?\b", "احدعشر"),
    (r"\bاثن(?:تا|تي|ا|ي) عشره?\b", "اثناعشر"),
    (r"\bميه (?=ورد|زهر|الورد|الزهر)", "ماء "),  # rose water
    (r"\b(this|that|the|each|every|no|any|another|which) one\b", r"\1 thing"),
)
_WHOLE = tuple((re.compile(pattern), instead) for pattern, instead in _PHRASES)


def settled(plain: str) -> str:
    """A folded text whose doubtful number words are replaced by plain ones, as their neighbours tell."""
    for pattern, instead in _WHOLE:
        plain = pattern.sub(instead, plain)
    return plain


def parted(word: str, known: Container[str]) -> tuple[str, str]:
    """A folded word as (what is glued before it, the word): («و», «عشرين»), where the rest is `known`."""
    if word not in known and word.removeprefix("و") not in _NOT_GLUED:
        for before in _GLUED:
            if word.startswith(before) and word[len(before) :] in known:
                return before, word[len(before) :]
    return "", word
