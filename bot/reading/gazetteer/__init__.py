"""The places of Jordan and Morocco: governorates and regions, districts and provinces, towns; read once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_FILES = {"JO": "jo.yaml", "MA": "ma.yaml"}
_TOP = {"governorate", "region"}
_ROUND = {"governorate", "district", "province"}  # what a spot is rounded to
_FAR = 0.8  # degrees of latitude, some 90 km: villages of the desert lie about as far from the next


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its slug, its names in Arabic and English, where about it lies, and the place it lies in.

    `near` is degrees north and east; `within` is the slug of the next larger place, "" for a governorate or
    region; `word` says that its name is an ordinary word too.
    """

    slug: str
    kind: str  # governorate, region, district, province, town
    ar: str
    en: str
    near: tuple[float, float]
    within: str = ""
    also: tuple[str, ...] = ()
    word: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.ar, self.en, *self.also)


@cache
def spots(country: str) -> tuple[Spot, ...]:
    """All places of JO or MA, each after the one it lies in; of one name, the likeliest first. None elsewhere."""
    if country not in _FILES:
        return ()
    # the C reader where there is one: a tenth of the time
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_FOLDER / _FILES[country]).open(encoding="utf-8") as file:
        return tuple(_spot(**row) for row in yaml.load(file, loader))  # noqa: S506 - both are safe


def _spot(*, near: list[float], also: tuple[str, ...] = (), **rest: Any) -> Spot:
    return Spot(near=(near[0], near[1]), also=tuple(also), **rest)


@cache
def ordinary() -> frozenset[str]:
    """Ordinary words that are spelled nearly like a place, in one spelling of letters."""
    lines = (_FOLDER / "words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _all() -> Mapping[str, Spot]:
    return MappingProxyType({spot.slug: spot for country in _FILES for spot in spots(country)})


def spot(slug: str) -> Spot:
    """The place of that slug, in whichever country. Raises KeyError when there is none."""
    return _all()[slug]


def known() -> Mapping[str, Spot]:
    """Every place by its slug."""
    return _all()


def around(slug: str) -> Iterator[Spot]:
    """The place and the ones it lies in, from the smallest to its governorate or region."""
    while slug:
        found = spot(slug)
        yield found
        slug = found.within


def region_of(slug: str) -> str:
    """The slug of the governorate or region a place lies in: itself, when it is one. Raises KeyError."""
    *_, top = around(slug)
    return top.slug


@cache
def regions(country: str) -> tuple[str, ...]:
    """The slugs of the governorates of JO or the regions of MA, in the order they are offered."""
    return tuple(spot.slug for spot in spots(country) if spot.kind in _TOP)


def nearest(country: str, latitude: float, longitude: float) -> str | None:
    """The slug of the district or province (or governorate, at its seat) that is nearest; None when all are far.

    Towns are left out: the spot comes rounded to a tenth of a degree, too rough to tell them apart.
    """
    found = [spot for spot in spots(country) if spot.kind in _ROUND]

    def away(spot: Spot) -> float:
        east = (spot.near[1] - longitude) * cos(radians(spot.near[0]))
        return hypot(spot.near[0] - latitude, east)

    best = min(found, key=away, default=None)
    return best.slug if best and away(best) <= _FAR else None
