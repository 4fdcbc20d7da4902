"""Sums of money as people write them: digits or words, whole and small coins, in two countries."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.doubts import labels
from bot.reading.figures import AND, EXACT, LESS, Item, items
from bot.reading.numbers import signed, spans
from bot.reading.units import COINS, MEASURES, ONE, TWO, Coin

_FREE = frozenset(
    [
        "مجانا",
        "مجاني",
        "مجانيه",
        "ببلاش",
        "بلاش",
        "فابور",
        "باطل",
        "free",
        "gratis",
        "gratuit",
        "gratuite",
        "fabor",
    ]
)
_BROUGHT = {"توصيل", "التوصيل", "والتوصيل", "delivery", "shipping", "الشحن", "والشحن"}
_ONE_OF = {"واحد", "واحده", "one"}  # «one jar» at the side of a price
_FROM = {"من", "from", "ابتداء", "حوالي", "تقريبا", "about"}
_SLASH = {"/", ":"}  # 22/10, 5:30
_CLOCK = {"الساعه", "ساعه", "hour"}
_COUNTED = (ONE | TWO | MEASURES) - COINS["MA"].keys()
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # thousands where money has two decimals


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in dinars or dirhams (the major unit), exact as typed.

    `currency` is "JOD", "MAD", another ISO code, "?" for a foreign one of several, or "" when none was said.
    `sure` is False where a person must be asked: a range, 3,500, riyals, «دينار و 75».
    """

    value: Decimal
    currency: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A sum as it stands in a text: a number with its coin, or without.

    `first` and `last` are its places among the items, `item` is its number, or the coin that stands alone.
    """

    value: Decimal
    coin: Coin | None
    item: Item
    first: int
    last: int
    sure: bool = True

    def worth(self) -> Decimal:
        return self.coin.worth if self.coin else Decimal(1)

    def amount(self) -> Amount:
        sure = self.sure and (self.coin is None or self.coin.sure)
        return Amount(self.value, self.coin.currency if self.coin else "", sure)


def amounts(text: str, country: str) -> list[Amount]:
    """Every sum of money in the text, in order: «دينار و٧٥ قرش» is one of 1.75 JOD.

    `country` is "JO" or "MA": what a riyal is, and whether 3,500 is rather 3.5 (dinars have fils) or 3500.
    Numbers that count pieces, weights or hours are left out. Something free is a value of 0.
    """
    row = items(text)
    found = [term.amount() for term in sums(row, country)]
    return found if found or not free(row) else [Amount(Decimal(0), "", True)]


def sums(row: Sequence[Item], country: str) -> list[Term]:
    """The same where they stand among the items; «free» is none of them."""
    return list(_sums(row, list(_terms(row, country))))


def free(row: Sequence[Item]) -> bool:
    """True when something but the delivery costs nothing."""
    places = [place for place, item in enumerate(row) if item.text in _FREE]
    return any(not place or row[place - 1].text not in _BROUGHT for place in places)


def _terms(row: Sequence[Item], country: str) -> Iterator[Term]:
    place = 0
    while place < len(row):
        term = _number(row, place, country) if row[place].value is not None else _coin(row, place, country)
        if term:
            yield term
        place = (term.last if term else place) + 1


def _number(row: Sequence[Item], place: int, country: str) -> Term | None:
    """The sum that begins with a number: «5 JD», «5»; None when it counts something else."""
    item = row[place]
    assert item.value is not None
    thousands = country == "MA" and not _plain(item, country)  # a dirham has two decimals
    value = EXACT.multiply(item.value, Decimal(1000)) if thousands else item.value
    after = row[place + 1] if place + 1 < len(row) else Item("")
    coin = COINS[country].get(after.text) if not after.tie else None
    if coin:
        return Term(
            EXACT.multiply(value, coin.worth), coin, item, place, place + 1, _certain(row, place, country)
        )
    if _counts(row, place) or (item.text in _ONE_OF and len(row) > 1):
        return None
    return Term(value, None, item, place, place, _certain(row, place, country))


def _coin(row: Sequence[Item], place: int, country: str) -> Term | None:
    """The sum that begins with a coin: «JD 5», «$5», «دينار واحد», or «دينارين» alone."""
    coins = COINS[country]
    coin = coins.get(row[place].text)
    if coin is None:
        return None
    certain = _certain(row, place, country)
    if coin.alone < 2 and _follows(row, place + 1, coins):
        number = row[place + 1]
        thousands = country == "MA" and not _plain(number, country)
        value = EXACT.multiply(number.value or Decimal(0), coin.worth * (1000 if thousands else 1))
        return Term(value, coin, row[place], place, place + 1, certain and _plain(number, country))
    if not coin.alone:
        return None
    return Term(coin.worth * coin.alone, coin, row[place], place, place, certain)


def _follows(row: Sequence[Item], place: int, coins: Mapping[str, Coin]) -> bool:
    """True when a number stands there that belongs to the coin before it and to nothing behind it."""
    if not _numeric(row, place) or row[place].tie or row[place].part:
        return False
    return _text(row, place + 1) not in coins and not _counts(row, place)


def _certain(row: Sequence[Item], place: int, country: str) -> bool:
    return _plain(row[place], country) and not (place and row[place - 1].text in _FROM)


def _plain(item: Item, country: str) -> bool:
    """False for 3,500 everywhere, and for 3.500 where no coin has three decimals."""
    return item.sure and not (country == "MA" and _DOTTED.fullmatch(item.text))


def _counts(row: Sequence[Item], place: int) -> bool:
    """True when the number is no money: pieces, weights, hours, a date, a clock, a phone."""
    written = row[place].text
    return (
        _text(row, place + 1) in MEASURES
        or (_text(row, place + 2) in MEASURES and spans(row, place + 1))
        or _text(row, place - 1) in _CLOCK
        or labels(_text(row, place - 1))
        or (row[place].part and row[place].tie in {AND, LESS} and _text(row, place - 1) in _COUNTED)
        or (_text(row, place + 1) in _SLASH and _numeric(row, place + 2))
        or (_text(row, place - 1) in _SLASH and _numeric(row, place - 2))
        or (written[0] == "0" and written.isdecimal() and len(written) > 6)
    )


def _text(row: Sequence[Item], place: int) -> str:
    return row[place].text if 0 <= place < len(row) else ""


def _numeric(row: Sequence[Item], place: int) -> bool:
    return 0 <= place < len(row) and row[place].value is not None


def _sums(row: Sequence[Item], terms: Sequence[Term]) -> Iterator[Term]:
    """Terms that make one sum put together; the ends of a span made doubtful."""
    held: Term | None = None
    for term in terms:
        joined = held and _joined(held, term)
        if held and not joined:
            if term.first - held.last == 1 and spans(row, term.first):
                held, term = _ends(held, term)
            yield held
        held = joined or term
    if held:
        yield held


def _ends(start: Term, end: Term) -> tuple[Term, Term]:
    """Both ends of a span: «5-7 قروش» are qirsh on both sides."""
    if start.coin is None and end.coin:
        start = replace(start, coin=end.coin, value=EXACT.multiply(start.value, end.coin.worth))
    return replace(start, sure=False), replace(end, sure=False)


def _joined(held: Term, term: Term) -> Term | None:
    """One sum of two neighbours, or None: «5 dinars» «and a half», «dinar» «75 qirsh», «dinar» «and 75»."""
    gap = term.first - held.last
    if term.coin is None and term.item.part and term.item.tie in {AND, LESS} and gap <= 2:
        joined = _plus(held, term, EXACT.multiply(signed(term.item), held.worth()))
        return joined if gap == 1 else replace(joined, sure=False)  # «5 dinars a jar and a half»
    if gap == 1 and held.coin is None and term.coin and term.item.tie == AND and term.coin.worth < 1:
        return replace(_plus(held, term, term.value), sure=False)  # «5 and 75 qirsh»
    if gap != 1 or held.coin is None:
        return None
    if term.coin:
        smaller = term.coin.currency == held.coin.currency and (
            term.coin.worth < held.coin.worth or (term.item.part and term.coin.worth == held.coin.worth)
        )
        if smaller and term.item.tie in {AND, LESS, ""}:
            return _plus(held, term, -term.value if term.item.tie == LESS else term.value)
        return None
    small = held.item.value is None or term.value >= 10  # «5 dinars and 3» are two prices
    if term.item.tie == AND and held.coin.worth == 1 and small:
        return _loose(held, term)
    return None


def _loose(held: Term, term: Term) -> Term | None:
    """«دينار و 75»: small coins without their name, so it is asked about."""
    if term.value != int(term.value) or not 1 <= term.value < 1000:
        return None
    small = Decimal("0.01") if term.value < 100 else Decimal("0.001")
    return replace(_plus(held, term, term.value * small), sure=False)


def _plus(held: Term, term: Term, more: Decimal) -> Term:
    value = EXACT.add(held.value, more)
    sure = held.sure and term.sure and value >= 0
    return replace(held, value=max(value, Decimal(0)), coin=term.coin or held.coin, last=term.last, sure=sure)
