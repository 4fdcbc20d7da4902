"""A plain reader of numbers in three sets of digits. Words and dialect have readers of their own later."""

import re
from decimal import Decimal

from bot.reading.normalise import digits, normalise, visible

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*(?![\d])")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


def numbers(text: str) -> tuple[Decimal, ...]:
    """Every number in the text, in order: «٣٫٥ إلى 5» gives 3.5 and 5.

    A comma before exactly three digits is read as a thousands mark only when a dot follows or there are
    two of them; «3,500» alone is ambiguous, and `ambiguous` says so.
    """
    plain = digits(visible(text)).replace("٫", ".").replace("٬", ",").replace("،", ",")
    return tuple(_value(match.group()) for match in _NUMBER.finditer(plain))


def ambiguous(text: str) -> bool:
    """True for a number such as 3,500 that may be three and a half or three thousand five hundred."""
    plain = digits(visible(text)).replace("٬", ",").replace("،", ",")
    return any(re.fullmatch(r"\d{1,3},\d{3}", match.group()) for match in _NUMBER.finditer(plain))


_PRICE_WORDS = frozenset(
    [
        "دينار",
        "دنانير",
        "دينارا",
        "ديناران",
        "دينارين",
        "درهم",
        "دراهم",
        "درهما",
        "درهمان",
        "درهمين",
        "ليره",
        "ليرات",
        "سعر",
        "السعر",
        "بسعر",
        "سعره",
        "ب",
        "و",
        "jd",
        "jod",
        "jds",
        "dh",
        "dhs",
        "mad",
        "دا",
        "dinar",
        "dinars",
        "dirham",
        "dirhams",
        "price",
    ]
)


def only_a_price(text: str) -> bool:
    """True when nothing but numbers and words of our two currencies stands there.

    «٣ ونص» is three and a half: until halves are read, such a price is asked for again and not taken for 3.
    """
    plain = re.sub(r"[\d.,٫٬،]+", " ", digits(normalise(text)))
    words = re.sub(r"\W+", " ", plain).split()
    return not re.search(r"[$€£]", text) and all(word in _PRICE_WORDS for word in words)


def _value(written: str) -> Decimal:
    if _THOUSANDS.fullmatch(written) and (written.count(",") > 1 or "." in written):
        return Decimal(written.replace(",", ""))
    whole, _, rest = written.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{rest.replace('.', '')}" if rest else whole)
