"""What a text tells that should stay at home: a phone, an identity number, a card, an address."""

import re

from bot.reading.normalise import folded
from bot.reading.private_numbers import account, card, identity, phone
from bot.reading.private_places import address, on_a_map

KINDS = ("phone", "id", "card", "iban", "map", "email", "address")

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,}"
    r"|\w ?@ ?(?:gmail|hotmail|yahoo|outlook|icloud|live|msn)\b"
)
_LINK = re.compile(
    r"https?://|\bwww\.\w|(?<![\w@.])@[a-z][\w.]{2,}"  # @name of a page
    r"|(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|me|io|co|jo|ma|app|shop|store|link|page|site|ly|gl)\b"
)


def link(text: str) -> bool:
    """True when a web address or the @name of a page stands there. Never raises."""
    return bool(_LINK.search(folded(text)))


def private(text: str, country: str) -> tuple[str, ...]:
    """Which of KINDS stand in a text, in that order.

    `country` is "JO" or "MA": whose identity cards, and whose phones may lack their 0. Never raises.
    """
    plain = folded(text)
    found = {
        "phone": phone(plain, country),
        "id": identity(plain, country),
        "card": card(plain),
        "iban": account(plain),
        "map": on_a_map(plain),
        "email": bool(_EMAIL.search(plain)),
        "address": address(plain),
    }
    return tuple(kind for kind in KINDS if found[kind])
