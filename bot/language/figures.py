"""Numbers as they are shown, in one place: no grouping, a point for decimals, the digits of the setting."""

from decimal import Decimal
from typing import Literal

from babel import Locale
from fluent.runtime.types import FluentType

from bot.language.isolates import isolated
from bot.reading.price import DECIMALS, Price

Digits = Literal["western", "arabic"]

_ARABIC = str.maketrans("0123456789", "".join(chr(0x660 + digit) for digit in range(10)))


class Whole(int, FluentType):
    """A whole number that Fluent chooses a plural by, and that knows how it looks."""

    shown: str

    def format(self, locale: Locale) -> str:
        return self.shown


class Fraction(float, FluentType):
    """The same for a number with decimals."""

    shown: str

    def format(self, locale: Locale) -> str:
        return self.shown


Figure = Whole | Fraction


def digits(text: str, language: str, style: Digits) -> str:
    """The text with 0-9 as the style wants them: Arabic-Indic only in Arabic, and only when it is set."""
    return text.translate(_ARABIC) if style == "arabic" and language == "ar" else text


def figure(number: float, language: str, style: Digits, isolate: bool) -> Figure:
    """A number ready for a text: 1250, 3.5; a float without decimals counts as whole."""
    whole = number == int(number)
    ready: Figure = Whole(number) if whole else Fraction(number)
    shown = digits(str(int(number) if whole else number), language, style)
    ready.shown = isolated(shown) if isolate else shown
    return ready


def amount(price: Price) -> tuple[float, str]:
    """What the plural of the currency's word depends on, and the digits: (5, "5"), (3.5, "3.500").

    Whole amounts have no decimals, others all those of the currency.
    """
    exact = Decimal(price.minor).scaleb(-DECIMALS[price.currency])
    if exact == exact.to_integral_value():
        return int(exact), str(int(exact))
    return float(exact), f"{exact:f}"
