"""What a text says that something costs: one amount, or why there is none to be had without asking."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from bot.reading import phones
from bot.reading.amounts import Term, free, sums
from bot.reading.days import timeless
from bot.reading.doubts import DELIVERED, asks, beside, labels, names_a_price, varies
from bot.reading.figures import BY, Item, items
from bot.reading.normalise import LONGEST, folded
from bot.reading.numbers import ranges, spans
from bot.reading.price import CURRENCIES, DECIMALS
from bot.reading.units import COINS, MEASURES, PAIRS, PIECES

Status = Literal["ok", "ask", "range", "free", "foreign", "none"]
_LIKELY = 100_000  # dinars or dirhams; more is no price of something made at home
_NUMBER_OF_A_THING = re.compile(r"\d{7,}")
_SIZES = re.compile(r"(?<![\d.,])\d[\d.,]*(?: ?[x×*] ?\d[\d.,]*)+")  # 30x40
_THREE_TO_TEN = "ثلاثه?|تلاته?|اربعه|خمسه?|سته|سبعه?|ثماني?ه?|تمانيه?|تمنيه|تسعه?|عشره?"
_THE = re.compile(  # «بين ال5 وال7», «للثلاثة»
    rf"(?<![^\W\d_])(?:([وبل]?)ال|(ل)ل)(?=\d|(?:{_THREE_TO_TEN})(?![^\W\d_]))"
)
_SLIP = re.compile(r"(?<=\d)[.,]{2,}(?=\d)")  # 5..5
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")  # «ديناااار»
_THOUSANDS = re.compile(r"(?<![^\W\d_])(?:و?(?:الف|الاف|الفين|مليون|ملايين)|mille)(?![^\W\d_])")
_COUNT = {"عدد", "العدد"}
_YEARS = range(2020, 2040)
_NEAR = 4  # items between a word such as «price» and its number


@dataclass(frozen=True, slots=True)
class PriceRead:
    """`amount` in dinars or dirhams: the price (ok), the guess to ask about (ask, or none), or foreign money."""

    status: Status
    amount: Decimal | None = None
    currency: str = ""  # ISO code; empty without an amount, "?" for foreign money of several countries


def read(text: str, country: str) -> PriceRead:
    """The price in a text. `country` is "JO" or "MA", whose money a number without a coin is. Never raises.

    ok only where nothing in the text speaks against it; two prices and what is not sure are asked about.
    A phone, a date or a weight alone is none; so are «by size» and a text of more than LONGEST letters.
    """
    if len(text) > LONGEST:
        return PriceRead("none")
    plain = _SIZES.sub(" ; ", _THE.sub(r"\1\2 ", timeless(phones.without(_DRAWN.sub(r"\1", text), country))))
    row = items(_SLIP.sub(".", plain))
    found = [term for term in sums(row, country) if not _of_a_thing(term)]
    if len(found) > 1:
        return _several(plain, row, found, country)
    if found:
        return _one(plain, row, found[0], country)
    if free(row) and not any(item.text in DELIVERED for item in row):
        return PriceRead("ask" if asks(plain) else "free")
    return PriceRead("ask" if any(item.text in COINS[country] for item in row) else "none")


def by_size(text: str) -> bool:
    """True when a text says that the price depends: on the size, on what is ordered, on an agreement."""
    return varies(folded(text))


def _of_a_thing(term: Term) -> bool:
    return term.coin is None and bool(_NUMBER_OF_A_THING.fullmatch(term.item.text))


def _several(plain: str, row: Sequence[Item], found: Sequence[Term], country: str) -> PriceRead:
    """Two ends of a span; the same twice; a price and what the delivery costs; or simply two."""
    if ranges(plain):
        return PriceRead("range" if len({_currency(term, country) for term in found}) == 1 else "ask")
    first = _read(found[0], country)
    same = {(term.value, _currency(term, country)) for term in found}
    delivery = any(item.text in DELIVERED for item in row[found[0].last : found[1].first])
    if first.status != "ok" or not (len(same) == 1 or (delivery and len(found) == 2)):
        return PriceRead("ask")
    return PriceRead("ask", first.amount, first.currency)


def _one(plain: str, row: Sequence[Item], term: Term, country: str) -> PriceRead:
    """The only sum of a text, as sure as the words beside it allow."""
    read = _read(term, country)
    if read.status != "ok":
        return read
    amount = term.amount()
    fine = (Fraction(amount.value) * 10 ** DECIMALS[read.currency]).denominator == 1  # exact, however long
    sure = amount.sure and fine and amount.value <= _LIKELY and not asks(plain) and not free(row)
    # a bare thousand may be of riyals or centimes in Morocco
    sure = sure and not (country == "MA" and term.coin is None and _THOUSANDS.search(plain))
    if sure and not _for_several(row, term) and _explained(row, term, country) and _meant(row, term):
        return read
    return PriceRead("ask", read.amount, read.currency)


def _read(term: Term, country: str) -> PriceRead:
    currency = _currency(term, country)
    if currency != CURRENCIES[country]:
        return PriceRead("foreign", term.value, currency)
    return PriceRead("ok", term.value, currency) if term.value else PriceRead("free")


def _currency(term: Term, country: str) -> str:
    return term.coin.currency if term.coin else CURRENCIES[country]


def _explained(row: Sequence[Item], term: Term, country: str) -> bool:
    """False when a number or a coin stands there that is no part of the sum, and counts nothing either."""
    return all(
        _counts(row, place) if item.value is not None else item.text not in COINS[country]
        for place, item in enumerate(row)
        if not term.first <= place <= term.last
    )


def _counts(row: Sequence[Item], place: int) -> bool:
    after = row[place + 1].text if place + 1 < len(row) else ""
    further = row[place + 2].text if place + 2 < len(row) else ""
    before = row[place - 1].text if place else ""
    return (
        after in MEASURES
        or (further in MEASURES and spans(row, place + 1))
        or labels(before)
        or before in MEASURES
        or row[place].text in {"واحد", "واحده", "one"}
    )


def _for_several(row: Sequence[Item], term: Term) -> bool:
    """«3 jars for a dinar», «5 for 2 jars»: a listing needs to say whether the price is of one or of all."""
    around = [place for place in range(len(row)) if not term.first <= place <= term.last]
    return any(row[place].text.removeprefix("ال") in PAIRS or _several_pieces(row, place) for place in around)


def _several_pieces(row: Sequence[Item], place: int) -> bool:
    count = row[place].value
    if count is None or count < 2:
        return False
    counted = place + 1 < len(row) and row[place + 1].text in PIECES
    return counted or (place > 0 and row[place - 1].text in _COUNT)


def _meant(row: Sequence[Item], term: Term) -> bool:
    """True when the sum must be a price: a number with its coin, «at five», after «price», or nothing beside."""
    alone = all(beside(item.text) for place, item in enumerate(row) if not term.first <= place <= term.last)
    told = row[term.first]
    if not term.coin and term.value in _YEARS:
        return False
    if term.coin and (told.value is not None or term.coin.alone != 1):
        return True
    led = not term.first or told.tie == BY or beside(row[term.first - 1].text)
    if term.coin and term.last > term.first:  # a number we do not know may stand before «a dinar and a half»
        return led
    if told.part and not term.coin:
        return False
    before = row[max(0, term.first - _NEAR) : term.first]
    return alone or told.tie == BY or (not term.coin and any(names_a_price(item.text) for item in before))
