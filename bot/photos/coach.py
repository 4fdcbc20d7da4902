"""What a friend who knows photography would say of a photo: one thing that is good, and one that would help most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import combinations
from math import hypot
from pathlib import Path

import yaml

from bot.photos.measures import Measures

FILE = Path(__file__).with_name("thresholds.yaml")
LESSONS = {
    "blurred": "sharp",
    "soft": "sharp",
    "small": "sharp",
    "dark": "light",
    "a-bit-dark": "light",
    "bright": "light",
    "cast": "light",
    "far": "background",
    "off-centre": "background",
    "clutter": "background",
    "twin": "shots",
}
# Praise that would sound like mockery beside a tip.
AGAINST = {
    "sharp": {"blurred", "soft"},
    "light": {"dark", "a-bit-dark", "bright"},
    "colour": {"cast", "dark", "a-bit-dark", "bright"},
    "close": {"far", "off-centre", "small"},
    "background": {"clutter", "far", "blurred"},
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The values of thresholds.yaml, where each is explained under the same name."""

    blurred: float
    blurred_detail: float
    soft: float
    soft_detail: float
    sharp: float
    dark: float
    dim: float
    gloomy: float
    shadow: float
    burnt: float
    glaring: float
    glare: float
    lit_least: float
    lit_most: float
    cast: float
    coloured: float
    grey: float
    common: float
    honest: float
    tiny: float
    small: float
    far: float
    close: float
    aside: float
    clutter: float
    calm: float
    even: float
    alike: float
    same_colour: float
    sharper: float
    lighter: float
    less_burnt: float
    closer: float
    calmer: float
    truer: float


@dataclass(frozen=True, slots=True)
class Fault:
    """A tip that a photo gives cause for; a strong one is worth another photo, a light one is only mentioned."""

    tip: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """One praise (a key of AGAINST, several or start), at most one tip (a key of LESSONS), the lesson for it.

    `of` is the number of the photo, among those given, that the tip is about.
    """

    praise: str
    tip: str = ""
    strong: bool = False
    lesson: str = ""
    of: int = 0


@cache
def thresholds(file: Path = FILE) -> Thresholds:
    """What thresholds.yaml says. KeyError for one that it does not name."""
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Thresholds(**{field.name: float(said[field.name]["value"]) for field in fields(Thresholds)})


def advise(measures: Measures, limits: Thresholds | None = None) -> Advice:
    """One praise and at most one tip for a photo. Never refuses one."""
    limits = limits or thresholds()
    found = faults(measures, limits)
    first = found[0] if found else Fault("")
    return Advice(_praise(measures, limits, found), first.tip, first.strong, LESSONS.get(first.tip, ""))


def of_set(shots: Sequence[Measures | None], limits: Thresholds | None = None) -> Advice | None:
    """Advice for the photos of one product together; None when none of them could be measured.

    The tip is the strongest that any of them gives cause for, or that two are alike. A photo that could not be
    measured (None) is passed over.
    """
    known = {number: shot for number, shot in enumerate(shots) if shot is not None}
    single = {number: advise(shot, limits) for number, shot in known.items()}
    if len(single) < 2:
        return next((_of(advice, number) for number, advice in single.items()), None)
    pairs = twins(list(known.values()), limits)
    number, worst = min(single.items(), key=lambda one: (not one[1].strong, not one[1].tip))
    if pairs and not worst.strong:
        later = list(known)[pairs[0][1]]
        return Advice(single[later].praise, "twin", False, LESSONS["twin"], later)
    praise = worst.praise if pairs else "several"
    return Advice(praise, worst.tip, worst.strong, worst.lesson, number)


def twins(shots: Sequence[Measures], limits: Thresholds | None = None) -> list[tuple[int, int]]:
    """Pairs of places whose photos show nearly the same."""
    limits = limits or thresholds()
    return [
        (one, other)
        for one, other in combinations(range(len(shots)), 2)
        if _alike(shots[one], shots[other], limits)
    ]


def faults(shot: Measures, limits: Thresholds | None = None) -> tuple[Fault, ...]:
    """Every tip that a photo gives cause for, the most useful first."""
    return tuple(sorted(_faults(shot, limits or thresholds()), key=lambda fault: not fault.strong))


def improvement(before: Measures, after: Measures, limits: Thresholds | None = None) -> tuple[str, ...]:
    """In what the second try is better, beyond what chance changes: sharper, lighter, closer, calmer, truer-colour."""
    limits = limits or thresholds()
    was = {fault.tip for fault in faults(before, limits)}
    better = {
        "sharper": before.edges < limits.sharp and after.edges - before.edges >= limits.sharper,
        "lighter": _lighter(before, after, was, limits),
        "closer": before.found and after.found and before.area * limits.closer <= after.area,
        "calmer": before.clutter - after.clutter >= limits.calmer,
        "truer-colour": "cast" in was and before.tint - after.tint >= limits.truer,
    }
    return tuple(name for name, true in better.items() if true)


def _faults(shot: Measures, limits: Thresholds) -> Iterator[Fault]:
    """In the order in which they help: what cannot be seen comes before how it is placed."""
    if shot.edges < limits.blurred and shot.detail < limits.blurred_detail:
        yield Fault("blurred", strong=True)
    elif shot.edges < limits.soft and shot.detail < limits.soft_detail:
        yield Fault("soft")
    yield from _of_light(shot, limits)
    if shot.longest < limits.small:
        yield Fault("small", strong=shot.longest < limits.tiny)
    if shot.found and shot.area < limits.far:
        yield Fault("far")
    if shot.clutter >= limits.clutter:
        yield Fault("clutter")
    if _cast(shot, limits):
        yield Fault("cast")
    if shot.found and shot.offset >= limits.aside:
        yield Fault("off-centre")


def _of_light(shot: Measures, limits: Thresholds) -> Iterator[Fault]:
    if shot.top < limits.dark:
        yield Fault("dark", strong=True)
    elif shot.top < limits.dim or (shot.mean < limits.gloomy and shot.dark > limits.shadow):
        yield Fault("a-bit-dark")
    elif shot.mean >= limits.glare and shot.burnt >= limits.burnt:
        yield Fault("bright", strong=shot.burnt >= limits.glaring)


def _cast(shot: Measures, limits: Thresholds) -> bool:
    """Whites have a colour, nothing is grey, and all the rest leans the same way, as under one lamp."""
    tinted = limits.cast <= shot.tint <= limits.coloured
    return tinted and shot.neutral < limits.grey and shot.shared >= limits.common


def _praise(shot: Measures, limits: Thresholds, found: Sequence[Fault]) -> str:
    """The first that is earned and that no fault contradicts; `start` where none is."""
    tips = {fault.tip for fault in found}
    earned = {
        "close": shot.found and shot.area >= limits.close,
        "background": shot.clutter < limits.calm and shot.unrest < limits.even,
        "sharp": shot.edges >= limits.sharp,
        "light": limits.lit_least <= shot.mean <= limits.lit_most,
        "colour": shot.tint < limits.honest,
    }
    return next((name for name, true in earned.items() if true and not AGAINST[name] & tips), "start")


def _alike(one: Measures, other: Measures, limits: Thresholds) -> bool:
    apart = (int(one.likeness, 16) ^ int(other.likeness, 16)).bit_count()
    colour = hypot(one.red - other.red, one.yellow - other.yellow)
    return apart <= limits.alike and colour <= limits.same_colour


def _lighter(before: Measures, after: Measures, was: set[str], limits: Thresholds) -> bool:
    brighter = bool(was & {"dark", "a-bit-dark"}) and after.top - before.top >= limits.lighter
    return brighter or ("bright" in was and before.burnt - after.burnt >= limits.less_burnt)


def _of(advice: Advice, number: int) -> Advice:
    return Advice(advice.praise, advice.tip, advice.strong, advice.lesson, number)
