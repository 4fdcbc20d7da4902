"""What she hears of a task she tried: whether it counts, one praise and one tip, never a grade."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Found = tuple[
    str, ...
]  # nothing: not found. Else the word to quote (or ""), and a second one where a text needs it
Find = Callable[[str, str], Found]  # of her words and her country
SENT = "sent"  # the praise when nothing asked for was found


@dataclass(frozen=True, slots=True)
class Advice:
    """Suffixes of `lesson-praise-…` and `lesson-tip-…` (an empty tip: none), and the values of both texts."""

    counts: bool
    praise: str
    tip: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that should stand in her words, or, when it is `bad`, should not."""

    name: str  # the tip when it is missing (or there, when bad), and the praise when it is there
    finds: Find
    sure: Find | None = None  # what must be found before it is praised, where `finds` is lenient
    bad: bool = False
    spoils: bool = False  # a bad one with which the attempt does not count

    def praised(self, words: str, country: str) -> Found:
        """What to praise, or nothing."""
        return () if self.bad else (self.sure or self.finds)(words, country)


@dataclass(frozen=True, slots=True)
class Check:
    """What a task asks for, the most important first: a tip is of the first part that is not as it should be."""

    name: str  # its own praise, when nothing is missing, is `<name>-whole`
    parts: tuple[Part, ...]
    enough: int = 1  # parts that make it an attempt
    needs: tuple[str, ...] = ()  # parts without which it is none
    best: tuple[str, ...] = ()  # what is praised before anything else

    @property
    def praises(self) -> frozenset[str]:
        """Every praise it may give."""
        return frozenset({SENT, f"{self.name}-whole", *(part.name for part in self.parts if not part.bad)})

    @property
    def tips(self) -> frozenset[str]:
        """Every tip it may give."""
        return frozenset(part.name for part in self.parts)

    def advise(self, words: str, country: str) -> Advice:
        """One praise and one tip for her words."""
        found = {part.name: part.finds(words, country) for part in self.parts}
        wrong = [part for part in self.parts if bool(found[part.name]) == part.bad]
        good = sum(bool(found[part.name]) for part in self.parts if not part.bad)
        spoilt = any(part.spoils or part.name in self.needs for part in wrong)
        praise, quoted = self._praise(words, country) if wrong else (f"{self.name}-whole", "")
        tip = wrong[0].name if wrong else ""
        word, hidden = (*found.get(tip, ()), "", "")[:2]
        values = {"praised": quoted, "word": word, "hidden": hidden}
        return Advice(good >= self.enough and not spoilt, praise, tip, values)

    def _praise(self, words: str, country: str) -> tuple[str, str]:
        rank = {name: place for place, name in enumerate(self.best)}
        for part in sorted(self.parts, key=lambda part: rank.get(part.name, len(rank))):
            if found := part.praised(words, country):
                return part.name, found[0]
        return SENT, ""
