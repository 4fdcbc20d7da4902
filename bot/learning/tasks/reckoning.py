"""Tasks in money: what a piece, an order or a day costs and leaves."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from bot.learning.tasks.advice import SENT, Advice
from bot.reading.price import CURRENCIES, Price

Figures = Sequence[Decimal]
LESS, MORE = Decimal("1.2"), Decimal("1.3")  # profit of 20 and 30 in a hundred, as the lesson has it
COIN = 50  # fils or santim: suggested prices are rounded up to a coin that is in everybody's purse
NOTHING = Decimal(0)

PRAISES = frozenset(
    {
        "ad-cost", "ad-none", "ad-free", "unit-price", "unit-price-time", "unit-cost", "break-even",
        "break-even-seen", "three", "three-less", SENT,
    }
)  # fmt: skip
TIPS = frozenset(
    {
        "ad-compare", "ad-mend", "ad-paid", "pieces", "materials", "time", "loss", "thin", "holds", "gas",
        "break-even-ask", "no-margin", "fixed", "owed-more", "owed", "three-zero",
    }
)  # fmt: skip


def ad_cost(figures: Figures, country: str, price: Decimal | None) -> Advice:
    """Paid for an advert and orders from it: what one order cost."""
    paid, orders = figures
    if not orders:
        return Advice(True, "ad-none", "ad-mend") if paid else Advice(False, SENT, "ad-paid")
    if not paid:
        return Advice(True, "ad-free")
    return Advice(True, "ad-cost", "ad-compare", {"cost": money(paid / orders, country)})


def unit_price(figures: Figures, country: str, price: Decimal | None) -> Advice:
    """Materials, packaging and gas, hours, wage of an hour, pieces: her cost, and prices above it."""
    materials, packaging, hours, wage, pieces = figures
    cost = _per_piece(materials + packaging + hours * wage, pieces)
    if not cost:
        return Advice(False, SENT, "pieces" if pieces < 1 else "materials")
    praise = "unit-price-time" if hours * wage else "unit-price"
    tip = _against(cost, price) if price and price < cost else ""
    tip = tip or ("materials" if not materials else "time" if not hours * wage else _against(cost, price))
    return Advice(True, praise, tip, _said(cost, country, price))


def unit_cost(figures: Figures, country: str, price: Decimal | None) -> Advice:
    """Materials, packaging, gas and the like, own wage, pieces: what a piece costs."""
    materials, packaging, gas, wage, pieces = figures
    cost = _per_piece(materials + packaging + gas + wage, pieces)
    if not cost:
        return Advice(False, SENT, "pieces" if pieces < 1 else "materials")
    loss = price and price < cost
    missing = (name for name, given in (("materials", materials), ("time", wage), ("gas", gas)) if not given)
    tip = "loss" if loss else next(missing, "")
    return Advice(True, "unit-cost", tip, _said(cost, country, price))


def break_even(figures: Figures, country: str, price: Decimal | None) -> Advice:
    """A fixed cost, the price and the cost of a piece: how many pieces bring the fixed cost back."""
    fixed, sells, cost = figures
    margin = sells - cost
    if margin <= 0:
        return Advice(True, "break-even-seen", "no-margin")
    if not fixed:
        return Advice(False, SENT, "fixed")
    pieces = int((fixed / margin).to_integral_value(ROUND_CEILING))
    values = {"pieces": pieces, "margin": money(margin, country)}
    return Advice(True, "break-even", "break-even-ask", values)


def three(figures: Figures, country: str, price: Decimal | None) -> Advice:
    """Sold, spent, owed to her of that: what the day left in her envelope."""
    sold, spent, owed = figures
    if not any(figures):
        return Advice(True, "three", "three-zero", {"left": money(NOTHING, country)})
    left = sold - owed - spent
    tip = "owed-more" if owed > sold else "owed" if owed else ""
    values = {"left": money(abs(left), country), "owed": money(owed, country)}
    return Advice(True, "three" if left >= 0 else "three-less", tip, values)


def money(value: Decimal, country: str) -> Price:
    """So many dinars or dirhams as a price, to the nearest fils or santim."""
    return Price.of(value, CURRENCIES[country])


def _per_piece(cost: Decimal, pieces: Decimal) -> Decimal:
    """The cost of a piece; nothing where there is none to divide by, or to divide."""
    return cost / pieces if pieces >= 1 else NOTHING


def _against(cost: Decimal, price: Decimal | None) -> str:
    """What her present price says beside the cost."""
    if not price:
        return ""
    return "loss" if price < cost else "thin" if price < cost * LESS else "holds"


def _said(cost: Decimal, country: str, price: Decimal | None) -> dict[str, object]:
    said = {
        "cost": money(cost, country),
        "twenty": _coins(cost * LESS, country),
        "thirty": _coins(cost * MORE, country),
    }
    if price:
        said |= {"price": money(price, country), "short": money(abs(cost - price), country)}
    return dict(said)


def _coins(value: Decimal, country: str) -> Price:
    """A price that can be paid with coins, rounded up."""
    exact = money(value, country)
    return Price(-(-exact.minor // COIN) * COIN, exact.currency)
