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


# currency, worth, words that say one, words that say two, words that need a number
_COINS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "JOD",
        "1",
        "دينار ليره",
        "دينارين ديناران ليرتين ليرتان نيرتين",
        "دنانير دينارا ليرات نيره نيرات jd jds jod دا dinar dinars",
    ),
    ("JOD", "0.01", "قرش", "قرشين قرشان", "قروش قرشا qirsh piaster piasters piastre piastres"),
    ("JOD", "0.001", "فلس", "فلسين فلسان", "فلسا فلسات fils"),
    ("JOD", "0.05", "شلن", "شلنين", "شلنات شلون"),
    ("JOD", "0.10", "بريزه", "بريزتين", "برايز بريزات"),
    ("MAD", "1", "درهم", "درهمين درهمان", "دراهم درهما دم dh dhs mad dirham dirhams"),
    ("MAD", "0.01", "سنتيم", "", "سنتيمات santim centime centimes"),
    ("USD", "1", "دولار", "دولارين", "دولارات $ usd dollar dollars"),
    ("EUR", "1", "", "", "يورو اورو € eur euro euros"),
    ("ILS", "1", "شيكل شيقل", "شيكلين", "شواكل شواقل nis"),
    ("?", "1", "جنيه", "جنيهين", "جنيهات £ gbp pound pounds ليرهاجنبيه ريالاجنبي sar aed riyal riyals sr"),
)
_RIYAL = "ريال ريالات ريالا دريال"  # in Morocco twenty of them are a dirham; elsewhere somebody else's money


def _coins() -> dict[str, Coin]:
    return {
        word: Coin(currency, Decimal(worth), alone)
        for currency, worth, one, two, many in _COINS
        for alone, words in ((1, one), (2, two), (0, many))
        for word in words.split()
    }


def _riyals(currency: str, worth: str) -> dict[str, Coin]:
    coins = {word: Coin(currency, Decimal(worth), 0, sure=False) for word in _RIYAL.split()}
    return coins | {"ريالين": Coin(currency, Decimal(worth), 2, sure=False)}


_EVERYWHERE = _coins()
COINS = {
    "JO": _EVERYWHERE | _riyals("?", "1"),
    "MA": _EVERYWHERE | _riyals("MAD", "0.05"),
}

# What a number may count that is no money.
_ONE = "ساعه كيلو لتر متر يوم شهر سنه حبه قطعه علبه مره دقيقه اسبوع"
_TWO = """
    ساعتين ساعتان كيلوين يومين يومان شهرين سنتين حبتين حبتان قطعتين قطعتان علبتين علبتان مرتين دقيقتين
    اسبوعين شخصين مرطبانين كاستين صحنين طلبين طلبيتين كيسين مترين لترين
"""
_MEASURES = """
    ساعه ساعات ساعا دقيقه دقايق يوم ايام يوما اسبوع اسابيع شهر اشهر سنه سنين سنوات مره مرات
    كيلو كغ كغم كلغ كيلوغرام غم غ غرام جرام جم غرامات لتر ليتر مل سم متر امتار % بالميه بالمايه
    حبه حبات قطعه قطع علبه علب كاسه كاسات مرطبان مرطبانات صحن صحون طبق اطباق كيس اكياس دزينه
    شخص اشخاص نفر طلب طلبات طلبيه طلبيات زبونه زبونات زباين
    kg g gr gram grams kilo kilos l ml cm m hour hours minute minutes day days week weeks month months
    piece pieces pcs jar jars box boxes order orders x percent
"""
ONE = frozenset(_ONE.split()) | {word for word, coin in _EVERYWHERE.items() if coin.alone == 1}
TWO = frozenset(_TWO.split()) | {word for word, coin in _EVERYWHERE.items() if coin.alone == 2}
MEASURES = frozenset(_MEASURES.split())
NOUNS = ONE | TWO | MEASURES | COINS["MA"].keys()

# Ways to write a currency that are more than one word.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?<![^\W\d_])د ?\. ?ا\b\.?", " jod "),  # the short form of the dinar, with its points
    (r"(?<![^\W\d_])د ?\. ?م\b\.?", " mad "),  # and of the dirham
    (r"\bj\.d\b\.?", " jod "),
    (r"(?<![\d.,])([1-9]\d{0,2}) (\d{3})(?= ?(?:درهم|ريال|dhs?\b|mad\b))", r"\1,\2"),  # 1 250 dh
    (r"(?<![^\W\d_])(?:د|ديال) (?:ال)?(?=دراهم|درهم|ريال)", " "),  # Moroccan: ten «of» dirhams
    (r"\bليره (?=سوري|لبناني|تركي)\w*", "ليرهاجنبيه "),
    (r"\bليرات (?=سوري|لبناني|تركي)\w*", "ليرهاجنبيه "),
    (r"\bريال (?=سعودي|قطري|عماني)\w*", "ريالاجنبي "),
    (r"\bدينار (?=كويتي|عراقي|ليبي|تونسي|بحريني|جزايري)\w*", "ليرهاجنبيه "),
    (r"\bدرهم (?=اماراتي)\w*", "ريالاجنبي "),
)
_WHOLE = tuple((re.compile(pattern), instead) for pattern, instead in _PHRASES)


def one_word(plain: str) -> str:
    """A folded text in which each currency of several words or points is one word."""
    for pattern, instead in _WHOLE:
        plain = pattern.sub(instead, plain)
    return plain
