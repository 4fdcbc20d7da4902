"""Answers that say where someone is or how to reach her."""

from dataclasses import dataclass, field
from typing import ClassVar

from bot.reading.normalise import normalise
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Key

DIGITS = frozenset("0123456789")


@dataclass(frozen=True)
class Phone:
    """Her own number, typed or shared, as + and digits. Countries' own forms have a reader of their own later."""

    prefix: str  # the country's calling code, such as +962

    name: ClassVar[str] = "phone"
    reasons: ClassVar[tuple[str, ...]] = ("no-phone", "someone-else", "confirm")

    def options(self) -> tuple[Option, ...]:
        return ()

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        message = heard.message
        if message.phone and not message.phone_own:
            return Retry("someone-else")
        plain = normalise(message.phone or message.text)
        bare = "".join(char for char in plain if char in DIGITS)
        number = self._international(plain, bare)
        if (
            len(bare) < 8
            or len(number) - 1 > 15
            or number[1:2] == "0"
            or any(char.isalpha() for char in plain)
        ):
            return Retry("no-phone")
        return Confirm(number)

    def _international(self, plain: str, bare: str) -> str:
        if plain.startswith("+"):
            return f"+{bare}"
        if bare.startswith("00"):
            return f"+{bare[2:]}"
        if bare.startswith(self.prefix[1:]):
            return f"+{bare}"
        return f"{self.prefix}{bare.lstrip('0')}"

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if not (isinstance(raw, str) and raw[:1] == "+" and 8 <= len(raw) - 1 <= 15 and raw[1:].isdecimal()):
            raise ValueError("not a number with a country code")
        return raw

    def show(self, value: str) -> object:
        return value


@dataclass(frozen=True)
class Region:
    """A region of a country and about where its middle lies, in degrees."""

    slug: str
    near: tuple[float, float]


@dataclass(frozen=True)
class Place:
    """One of a country's regions: tapped, numbered, typed, or from a shared place, whose spot is dropped."""

    regions: tuple[Region, ...] = field(default=())
    farthest: float = 2.0  # degrees from a middle, beyond which a shared place is elsewhere

    name: ClassVar[str] = "place"
    reasons: ClassVar[tuple[str, ...]] = ("not-one", "elsewhere", "confirm")

    def options(self) -> tuple[Option, ...]:
        return tuple(Option(region.slug, Key(f"place-{region.slug}")) for region in self.regions)

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        if heard.message.near:
            return self._nearest(*heard.message.near)
        value = picked(heard, self.options())
        return Ok(value) if value else Retry("not-one")

    def _nearest(self, latitude: float, longitude: float) -> Outcome[str]:
        def away(region: Region) -> float:
            return float(abs(region.near[0] - latitude) + abs(region.near[1] - longitude))

        nearest = min(self.regions, key=away)
        return Confirm(nearest.slug) if away(nearest) <= self.farthest else Retry("elsewhere")

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if not isinstance(raw, str) or raw not in {region.slug for region in self.regions}:
            raise ValueError("not a region of this country")
        return str(raw)

    def show(self, value: str) -> object:
        return Key(f"place-{value}")
