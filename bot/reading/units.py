"""Coins, currencies and measures as people write them, in their folded spelling."""

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Coin:
    """A coin: its currency, what one is worth in it, and how many the word alone says (dual: two)."""

    currency: str
    worth: Decimal
    alone: int = 0  # 0 where the word says nothing without a number: «دنانير», «JD»
    sure: bool = True


# Money of the region that is told apart by its country only: «دينار كويتي»; the code is the word it is read as.
_FOREIGN = {
    "SYP": ("ليره ليرات ليرا", "ليرتين", "سوري"),
    "LBP": ("ليره ليرات ليرا", "ليرتين", "لبناني"),
    "TRY": ("ليره ليرات ليرا", "ليرتين", "تركي"),
    "SAR": ("ريال ريالات", "ريالين", "سعودي"),
    "QAR": ("ريال ريالات", "ريالين", "قطري"),
    "OMR": ("ريال ريالات", "ريالين", "عماني"),
    "YER": ("ريال ريالات", "ريالين", "يمني"),
    "AED": ("درهم دراهم", "درهمين", "اماراتي"),
    "KWD": ("دينار دنانير", "دينارين", "كويتي"),
    "IQD": ("دينار دنانير", "دينارين", "عراقي"),
    "BHD": ("دينار دنانير", "دينارين", "بحريني"),
    "LYD": ("دينار دنانير", "دينارين", "ليبي"),
    "TND": ("دينار دنانير", "دينارين", "تونسي"),
    "DZD": ("دينار دنانير", "دينارين", "جزايري"),
    "EGP": ("جنيه جنيهات", "جنيهين", "مصري"),
}

# currency, worth, words that say one, words that say two, words that need a number
_COINS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "JOD",
        "1",
        "دينار ليره نيره",
        "دينارين ديناران ليرتين ليرتان نيرتين",
        "دنانير دينارا دينارات ليرات نيرات jd jds jod jods دا dinar dinars dnanir dnaneer dananeer lira liras leera lerat leerat",
    ),
    ("JOD", "0.01", "قرش", "قرشين قرشان", "قروش قرشا qirsh qersh piaster piasters piastre piastres"),
    ("JOD", "0.001", "فلس", "فلسين فلسان", "فلسا فلسات fils"),
    ("JOD", "0.05", "شلن", "شلنين", "شلنات شلون"),
    ("JOD", "0.10", "بريزه", "بريزتين", "برايز بريزات"),
    ("MAD", "1", "درهم", "درهمين درهمان", "دراهم درهما دم dh dhs mad dirham dirhams derham drahem drh"),
    ("MAD", "0.01", "سنتيم", "سنتيمين", "سنتيمات santim centime centimes"),
    ("USD", "1", "دولار", "دولارين", "دولارات $ usd dollar dollars"),
    ("EUR", "1", "", "", "يورو اورو € eur euro euros"),
    ("ILS", "1", "شيكل شيقل", "شيكلين", "شواكل شواقل ils nis shekel shekels"),
    ("GBP", "1", "", "", "استرليني £ gbp pound pounds"),
    ("?", "1", "جنيه", "جنيهين", "جنيهات"),
    *((code, "1", "", "", code.casefold()) for code in _FOREIGN),
)
_RIYAL = "ريال ريالات ريالا دريال riyal riyals ryal rial rials"  # in Morocco twenty of them are a dirham; elsewhere somebody else's money


def _coins() -> dict[str, Coin]:
    return {
        word: Coin(currency, Decimal(worth), alone)
        for currency, worth, one, two, many in _COINS
        for alone, words in ((1, one), (2, two), (0, many))
        for word in words.split()
    }


_FRANC = "فرنك فرنكات فرانك"  # in Morocco a centime


def _unsure(words: str, currency: str, worth: str, alone: int = 0) -> dict[str, Coin]:
    return {word: Coin(currency, Decimal(worth), alone, sure=False) for word in words.split()}


_EVERYWHERE = _coins()
COINS = {
    "JO": _EVERYWHERE
    | _unsure(_RIYAL, "?", "1")
    | _unsure("ريالين", "?", "1", 2)
    | {"ownmoney": _EVERYWHERE["jod"]},
    "MA": _EVERYWHERE
    | _unsure(_RIYAL, "MAD", "0.05")
    | _unsure("ريالين", "MAD", "0.05", 2)
    | _unsure(_FRANC, "MAD", "0.01")
    | {"ownmoney": _EVERYWHERE["mad"]},
}

# What a number may count that is no money.
_ONE = "ساعه كيلو لتر متر يوم شهر سنه حبه قطعه علبه مره دقيقه اسبوع"
_TWO = """
    ساعتين ساعتان كيلوين يومين يومان شهرين سنتين حبتين حبتان قطعتين قطعتان علبتين علبتان مرتين دقيقتين
    اسبوعين شخصين مرطبانين كاستين صحنين طلبين طلبيتين كيسين مترين لترين
"""
_MEASURES = """
    ساعه ساعات ساعا دقيقه دقايق يوم ايام يوما اسبوع اسابيع شهر اشهر سنه سنين سنوات مره مرات
    كيلو كغ كغم كلغ كيلوغرام غم غ غرام جرام جم غرامات لتر ليتر مل سم سنتيمتر سنتمتر سنتي ملم متر امتار % بالميه بالمايه
    حبه حبات قطعه قطع علبه علب كاسه كاسات مرطبان مرطبانات صحن صحون طبق اطباق كيس اكياس دزينه
    شخص اشخاص نفر طلب طلبات طلبيه طلبيات زبونه زبونات زباين
    kg g gr gram grams kilo kilos l ml cm m hour hours minute minutes h min day days week weeks month months
    piece pieces pcs jar jars box boxes order orders x percent
"""
_PIECES = """
    كيلو حبه حبات قطعه قطع علبه علب كاسه كاسات مرطبان مرطبانات صحن صحون طبق اطباق كيس اكياس طلب طلبات kilo kilos piece
    pieces pcs jar jars box boxes
"""
_PAIRS = "حبتين حبتان قطعتين قطعتان علبتين علبتان كيلوين مرطبانين كاستين صحنين كيسين"
PIECES = frozenset(_PIECES.split())  # what a price is of
PAIRS = frozenset(_PAIRS.split())
ONE = frozenset(_ONE.split()) | {word for word, coin in _EVERYWHERE.items() if coin.alone == 1}
TWO = frozenset(_TWO.split()) | {word for word, coin in _EVERYWHERE.items() if coin.alone == 2}
MEASURES = frozenset(_MEASURES.split())
NOUNS = ONE | TWO | MEASURES | COINS["MA"].keys()

# Ways to write a currency that are more than one word.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?<![^\W\d_])د ?\. ?ا\b\.?", " jod "),  # the short form of the dinar, with its points
    (r"(?<![^\W\d_])د ?\. ?م\b\.?", " mad "),  # and of the dirham
    (r"\bj\.d\b\.?", " jod "),
    (r"\b(?:بدون|بلا|من غير) (?:مقابل|ثمن|فلوس|مصاري)\b", " مجانا "),
    (r"(?<![\d.,])([1-9]\d{0,2}) (\d{3})(?= ?(?:درهم|ريال|dhs?\b|mad\b))", r"\1\2"),  # 1 250 dh, as in French
    (r"(?<![^\W\d_])(?:د|ديال) ?(?:ال)?(?=دراهم|درهم|ريال)", " "),  # Moroccan: ten «of» dirhams
    *(
        (rf"(?<![^\W\d_])(?:{names}) {people}\w*", f"{count} {code.casefold()} ")
        for code, (one, two, people) in _FOREIGN.items()
        for names, count in ((one.replace(" ", "|"), ""), (two, " 2"))
    ),
    (r"\b(دينار|دينارين|دنانير|ليره|ليرات|نيره|نيرات|درهم|دراهم)و(?![^\W\d_])", r"\1 و "),  # «دينارو 75»
    (r"\bجنيه(?:ات)? استرليني", " gbp "),
    (r"\bjordanian (?=dinar)|\bmoroccan (?=dirham)", " "),
    (r"(?<=\d) ?د(?![^\W\d_]| ?(?:ال)?(?:دراهم|درهم|ريال))", " ownmoney "),  # «5 د»: the first letter
)
_WHOLE = tuple((re.compile(pattern), instead) for pattern, instead in _PHRASES)


def one_word(plain: str) -> str:
    """A folded text in which each currency of several words or points is one word."""
    for pattern, instead in _WHOLE:
        plain = pattern.sub(instead, plain)
    return plain
