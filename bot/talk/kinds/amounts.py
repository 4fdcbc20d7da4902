"""Answers that are numbers and prices, in any digits or in words."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from bot.reading import prices
from bot.reading.numbers import ambiguous, numbers
from bot.reading.price import CURRENCIES, DECIMALS, Price
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked

# where each is paid with: people there write sums in their own way
_COUNTRIES = {currency: country for country, currency in CURRENCIES.items()}
_MISSED = {
    "ask": "many-numbers",
    "range": "range",
    "free": "free",
    "foreign": "other-currency",
    "none": "no-number",
}


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`, in any digits or in words; those `offered` have a button."""

    least: int = 0
    most: int = 1_000_000
    offered: tuple[int, ...] = ()

    name: ClassVar[str] = "number"
    reasons: ClassVar[tuple[str, ...]] = ("no-number", "many-numbers", "out-of-range", "confirm")

    def options(self) -> tuple[Option, ...]:
        return tuple(Option(str(number), str(number)) for number in self.offered)

    def accepts(self, heard: Heard, candidate: int | None) -> Outcome[int]:
        tapped = picked(heard, self.options(), numbered=False)
        found = numbers(tapped or heard.message.text)
        if len(found) != 1:
            return Retry("many-numbers" if found else "no-number")
        value = found[0]
        if value != value.to_integral_value() or not self.least <= value <= self.most:
            return Retry("out-of-range")
        return Confirm(int(value)) if ambiguous(heard.message.text) else Ok(int(value))

    def dump(self, value: int) -> Json:
        return value

    def load(self, raw: Json) -> int:
        if type(raw) is not int or not self.least <= raw <= self.most:
            raise ValueError("not a number in the range")
        return raw

    def show(self, value: int) -> object:
        return value


@dataclass(frozen=True)
class Money:
    """A price in one currency, in digits or words. It is always said back: a wrong price is a lost sale."""

    currency: str
    most: Decimal = Decimal(100_000)

    name: ClassVar[str] = "money"
    reasons: ClassVar[tuple[str, ...]] = (
        "no-number",
        "many-numbers",
        "range",
        "by-size",
        "other-currency",
        "free",
        "out-of-range",
        "too-fine",
        "confirm",
    )

    def options(self) -> tuple[Option, ...]:
        return ()

    def accepts(self, heard: Heard, candidate: Price | None) -> Outcome[Price]:
        text = heard.message.text
        read = prices.read(text, _COUNTRIES[self.currency])
        if read.amount is None or read.status not in {"ok", "ask"}:
            depends = read.status == "none" and prices.by_size(text)
            return Retry("by-size" if depends else _MISSED[read.status])
        if not read.amount <= self.most:
            return Retry("out-of-range")
        minor = Fraction(read.amount) * 10 ** DECIMALS[self.currency]  # exact, whatever was typed
        if minor.denominator != 1:
            return Retry("too-fine")
        return Confirm(Price(int(minor), self.currency))

    def dump(self, value: Price) -> Json:
        return [value.minor, value.currency]

    def load(self, raw: Json) -> Price:
        if not (isinstance(raw, list) and len(raw) == 2 and type(raw[0]) is int and raw[1] == self.currency):
            raise ValueError("not a price in this currency")
        if not 0 < raw[0] <= self.most * 10 ** DECIMALS[self.currency]:
            raise ValueError("not a price in the range")
        return Price(raw[0], self.currency)

    def show(self, value: Price) -> object:
        return value
