"""`mahalli read`: what the readers make of a text, or of every line that comes in, as one JSON object a line."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache

from bot.cli.command import Command
from bot.errors import UseError
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.reading import dates, phones, places, prices
from bot.reading.price import CURRENCIES
from bot.talk.words import Words, merged

_MOST = 10**15
Said = dict[str, object]  # what is printed beside the text


def _price(text: str, country: str) -> Said:
    read = prices.read(text, country)
    amount = None if read.amount is None else _number(read.amount)
    return {"status": read.status, "amount": amount, "currency": read.currency or None}


def _number(amount: Decimal) -> int | float | None:
    """None for more than any JSON reader takes."""
    if amount > _MOST:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _phone(text: str, country: str) -> Said:
    read = phones.read(text, country)
    return {"status": read.status, "e164": read.e164 or None, "kind": read.kind or None}


def _date(text: str, country: str) -> Said:
    read = dates.read(text, date.today())
    return {"status": read.status, "day": read.day.isoformat() if read.day else None}


def _place(text: str, country: str) -> Said:
    read = places.read(text, country)
    names = {"governorate": read.governorate, "province": read.province, "locality": read.locality}
    return {"status": read.status, **{level: name or None for level, name in names.items()}}


def _intent(text: str, country: str) -> Said:
    guess = _words().guess(text)
    return {"intent": guess.intent or None, "score": guess.score}


@cache
def _words() -> Words:
    catalogue = ours()
    return merged(catalogue.words(language) for language in LANGUAGES)


READERS: dict[str, Callable[[str, str], Said]] = {
    "price": _price, "phone": _phone, "place": _place, "intent": _intent, "date": _date,
}  # fmt: skip


def _read(arguments: Namespace) -> None:
    reader = READERS.get(arguments.kind)
    if reader is None:
        raise UseError(f"{arguments.kind} is none of {', '.join(READERS)}")
    if arguments.country not in CURRENCIES:
        raise UseError(f"{arguments.country} is none of {', '.join(CURRENCIES)}")
    for text in _texts(arguments.text):
        print(json.dumps({"text": text, **reader(text, arguments.country)}, ensure_ascii=False))


def _texts(words: list[str]) -> Iterable[str]:
    return (line.rstrip("\r\n") for line in sys.stdin) if words == ["-"] else [" ".join(words)]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=", ".join(READERS))
    parser.add_argument("text", metavar="TEXT", nargs="+", help="what she wrote; - for a text a line to read")
    parser.add_argument("--country", metavar="CC", default="JO", help="JO or MA; default %(default)s")


READ = Command("read", "print what is read from a text", _read, _arguments)
