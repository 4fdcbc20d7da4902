"""Answers to a task: words with nothing private in them, and a row of numbers."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from bot.reading.normalise import digits, typed, visible
from bot.reading.numbers import ambiguous, numbers
from bot.reading.private import KINDS, private
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.kinds.words import Text
from bot.talk.messages import Key

_MINUS = re.compile(r"(?:^|[^\d\s])[^\S\n]*[-\u2212]\d", re.M)  # «8 -3» is a list, «-3» is not
_COMMAS = re.compile("[,;\u060c\u061b]")


@dataclass(frozen=True)
class Practice(Text):
    """Words of her own without a phone, an address or the like: those are pointed out, and never kept."""

    country: str = field(kw_only=True)
    most: int = 800
    skip: bool = True

    name: ClassVar[str] = "practice"
    reasons: ClassVar[tuple[str, ...]] = (*Text.reasons, *(f"private-{kind}" for kind in KINDS))

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        seen = private(typed(heard.message.text), self.country)
        return Retry(f"private-{seen[0]}") if seen else super().accepts(heard, candidate)


@dataclass(frozen=True)
class Figures:
    """So many numbers in one message, in any digits or in words, a line each or in a row."""

    count: int
    skip: bool = True
    most: int = 1_000_000
    whole: bool = False  # no halves

    name: ClassVar[str] = "figures"
    reasons: ClassVar[tuple[str, ...]] = (
        "no-number", "too-few", "too-many", "negative", "out-of-range", "not-whole", "confirm",
    )  # fmt: skip

    def options(self) -> tuple[Option, ...]:
        return (Option("skip"),) if self.skip else ()

    def accepts(self, heard: Heard, candidate: tuple[Decimal, ...] | None) -> Outcome[tuple[Decimal, ...]]:
        if self.skip and picked(heard, self.options(), numbered=False) == "skip":
            return Ok(())
        text = heard.message.text
        found, sure = self._read(text)
        if not found:
            return Retry("no-number")
        if len(found) != self.count:
            return Retry("too-few" if len(found) < self.count else "too-many")
        if _MINUS.search(digits(visible(text))):
            return Retry("negative")
        if wrong := self._wrong(found):
            return Retry(wrong)
        return Ok(found) if sure else Confirm(found)

    def dump(self, value: tuple[Decimal, ...]) -> Json:
        return [str(number) for number in value]

    def load(self, raw: Json) -> tuple[Decimal, ...]:
        if raw == [] and self.skip:
            return ()
        if (
            not isinstance(raw, list)
            or len(raw) != self.count
            or not all(isinstance(one, str) for one in raw)
        ):
            raise ValueError("not this many numbers")
        try:
            value = tuple(Decimal(one) for one in raw)
        except InvalidOperation:
            raise ValueError("not numbers") from None
        if self._wrong(value):
            raise ValueError("not numbers in the range")
        return value

    def show(self, value: tuple[Decimal, ...]) -> object:
        return [int(one) if one == one.to_integral_value() else float(one) for one in value] or Key(
            "kind-nothing"
        )

    def _wrong(self, value: tuple[Decimal, ...]) -> str:
        if not all(one.is_finite() and 0 <= one <= self.most for one in value):
            return "out-of-range"
        return "not-whole" if self.whole and any(one != one.to_integral_value() for one in value) else ""

    def _read(self, text: str) -> tuple[tuple[Decimal, ...], bool]:
        """The numbers, and whether they can be taken as they are. Commas may part them: «25,9,6»."""
        lines = self._unnumbered([line for line in text.splitlines() if line.strip()])
        found = tuple(number for line in lines for number in numbers(line))
        parts = tuple(number for line in lines for part in _COMMAS.split(line) for number in numbers(part))
        if len(found) != self.count == len(parts):
            return parts, False
        return found, not any(map(ambiguous, lines))

    def _unnumbered(self, lines: list[str]) -> list[str]:
        """Lines she has counted herself («1- 15», «2- 4»), without the count."""
        counted = [
            re.match(rf"\s*{place}\s*(?:[-):]|\.(?!\d))\s*(?=\S)", digits(visible(line)))
            for place, line in enumerate(lines, 1)
        ]
        if len(lines) != self.count or self.count == 1 or not all(counted):
            return lines
        return [
            digits(visible(line))[match.end() :] for line, match in zip(lines, counted, strict=True) if match
        ]
