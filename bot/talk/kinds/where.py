"""Answers that say where someone is or how to reach her."""

from dataclasses import dataclass
from typing import ClassVar

from bot.reading import phones, places
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Key


@dataclass(frozen=True)
class Phone:
    """Her own number, typed or shared, as + and digits; one without a code is read as her country's."""

    country: str  # "JO" or "MA"

    name: ClassVar[str] = "phone"
    reasons: ClassVar[tuple[str, ...]] = (
        "no-phone",
        "many-phones",
        "someone-else",
        "confirm",
        "confirm-fixed",
    )

    def options(self) -> tuple[Option, ...]:
        return ()

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        message = heard.message
        if message.phone and not message.phone_own:
            return Retry("someone-else")
        read = self._card(message.phone) if message.phone else phones.read(message.text, self.country)
        if not read.e164:
            return Retry("many-phones" if read.status == "ask" else "no-phone")
        return Confirm(read.e164, reason="confirm-fixed" if read.kind == "fixed" else "confirm")

    def _card(self, shared: str) -> phones.PhoneRead:
        """A shared number has its country's code, often without the +."""
        read = phones.read(f"+{shared}", self.country)
        return read if read.status == "ok" else phones.read(shared, self.country)

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if not (isinstance(raw, str) and raw[:1] == "+" and 8 <= len(raw) - 1 <= 15 and raw[1:].isdecimal()):
            raise ValueError("not a number with a country code")
        return raw

    def show(self, value: str) -> object:
        return value


@dataclass(frozen=True)
class Place:
    """Where she works, as the slug of the most exact place she said: a region tapped or numbered, a town typed.

    A shared spot becomes the name of its district, and is dropped. With `skip` she may say nothing.
    """

    country: str  # "JO" or "MA"
    skip: bool = False

    name: ClassVar[str] = "place"
    reasons: ClassVar[tuple[str, ...]] = ("not-one", "elsewhere", "confirm", "close", "several")

    def options(self) -> tuple[Option, ...]:
        regions = tuple(Option(slug, Key(f"place-{slug}")) for slug in places.regions(self.country))
        return (*regions, Option("skip")) if self.skip else regions

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        if heard.message.near:
            nearest = places.nearest(self.country, *heard.message.near)
            return Confirm(nearest) if nearest else Retry("elsewhere")
        tapped = picked(heard, self.options())
        if tapped:
            return Ok("" if tapped == "skip" else tapped)
        read = places.read(heard.message.text, self.country)
        if read.status == "ask":
            return Confirm(read.slug, reason="several" if read.others else "close")
        return Ok(read.slug) if read.status == "ok" else Retry("not-one")

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if raw == "" and self.skip:
            return ""
        if not isinstance(raw, str) or raw not in {spot.slug for spot in places.spots(self.country)}:
            raise ValueError("not a place of this country")
        return raw

    def show(self, value: str) -> object:
        """The place and its region: the town, then where it is."""
        if not value:
            return Key("kind-nothing")
        return [Key(f"place-{slug}") for slug in dict.fromkeys((value, places.region_of(value)))]
