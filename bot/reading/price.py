"""A price: an integer of the minor unit and a currency, so that no rounding ever touches it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CURRENCIES = {"JO": "JOD", "MA": "MAD"}  # by country
DECIMALS = {"JOD": 3, "MAD": 2}  # ISO 4217: a dinar is 1000 fils, a dirham 100 santim


@dataclass(frozen=True, slots=True)
class Price:
    """So many fils or santim: `Price(3500, "JOD")` is three dinars and a half."""

    minor: int
    currency: str  # a key of DECIMALS

    @classmethod
    def of(cls, major: Decimal, currency: str) -> "Price":
        """So many dinars or dirhams, to the nearest fils or santim."""
        return cls(int(major.scaleb(DECIMALS[currency]).to_integral_value(ROUND_HALF_UP)), currency)

    @property
    def major(self) -> Decimal:
        """The same in dinars or dirhams, exactly."""
        return Decimal(self.minor).scaleb(-DECIMALS[self.currency])
