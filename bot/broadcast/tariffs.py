"""What a channel lets us send to many, how fast and for how much. A channel that is not here is not written to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tariff:
    """Messages a second over all chats, and the price of one in US dollars."""

    rate: float
    price: Decimal = Decimal(0)


# Telegram: about 30 a second, free of charge; see bot.channels.telegram.pace for the source.
TARIFFS: Mapping[str, Tariff] = {"telegram": Tariff(28.8), "web": Tariff(28.8)}


def cost(counts: Mapping[str, int]) -> Decimal:
    """The price of so many messages by channel, in US dollars."""
    return sum((TARIFFS[channel].price * count for channel, count in counts.items()), Decimal(0))


def seconds(counts: Mapping[str, int]) -> float:
    """How long so many messages by channel take: the channels send beside each other."""
    return max((count / TARIFFS[channel].rate for channel, count in counts.items()), default=0.0)
