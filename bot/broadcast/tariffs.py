"""What a channel lets us send to many, how fast and for how much. A channel that is not here is not written to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf

from bot.store import openings
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP

SHARE = 0.9  # of the people with whom a channel lets us begin a day; the others are left to what concerns one alone


@dataclass(frozen=True, slots=True)
class Tariff:
    """Messages a second over all chats; within how many seconds of her last message free text is taken, which costs
    nothing; and the price in US dollars of a template outside of them (None: not known)."""

    rate: float
    window: float = inf
    price: Decimal | None = Decimal(0)
    begun: float = inf  # people with whom we may begin a day


# Telegram: about 30 a second, free of charge; see bot.channels.telegram.pace for the source. WhatsApp: 80 a second of
# one sender (Twilio, "WhatsApp best practices and FAQs"); its price and begun people are in the settings.
TARIFFS: Mapping[str, Tariff] = {
    "telegram": Tariff(28.8),
    "web": Tariff(28.8),
    "whatsapp": Tariff(80.0, WHATSAPP.window, None, WHATSAPP.begun),
}
# Over address a: whether its channel is there. Those that cost nothing always are, others when the settings say so.
_FREE = ", ".join(f"'{name}'" for name, tariff in TARIFFS.items() if tariff.price is not None)
SERVED = f"(a.channel IN ({_FREE}) OR a.channel IN (SELECT name FROM tariff))"


def settle(tx: Tx, name: str, price: float, begun: int) -> None:
    """A channel that costs money is connected, at this price of a template (0: not known) and with so many people a day
    with whom we may begin (0: any number)."""
    tx.sql(
        "INSERT INTO tariff (name, price, begun) VALUES (:name, :price, :begun) ON CONFLICT (name)"
        " DO UPDATE SET price = :price, begun = :begun",
        name=name,
        price=f"{price:g}" if price else "",
        begun=begun,
    )


def unsettle(tx: Tx, name: str) -> None:
    """It is not connected (any more)."""
    tx.sql("DELETE FROM tariff WHERE name = :name", name=name)


def cost(tx: Tx, begun: Mapping[str, int]) -> Decimal | None:
    """The price in US dollars of beginning with so many people by channel; None: not known."""
    prices = [(_settled(tx, channel).price, count) for channel, count in begun.items() if count]
    known = [price * count for price, count in prices if price is not None]
    return sum(known, Decimal(0)) if len(known) == len(prices) else None


def today(tx: Tx, begun: Mapping[str, int]) -> int:
    """With how many of so many people by channel we may begin today."""
    return sum(
        min(count, openings.left(tx, channel, SHARE * _settled(tx, channel).begun))
        for channel, count in begun.items()
    )


def seconds(counts: Mapping[str, int]) -> float:
    """How long so many messages by channel take: the channels send beside each other."""
    return max((count / TARIFFS[channel].rate for channel, count in counts.items()), default=0.0)


def _settled(tx: Tx, channel: str) -> Tariff:
    """A channel's tariff with what the settings say of it."""
    row = tx.sql("SELECT price, begun FROM tariff WHERE name = :name", name=channel).fetchone()
    if row is None:
        return TARIFFS[channel]
    return replace(
        TARIFFS[channel], price=Decimal(row[0]) if row[0] else None, begun=float(row[1]) if row[1] else inf
    )
