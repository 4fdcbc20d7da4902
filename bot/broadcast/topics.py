"""What somebody follows: areas and kinds of product; none means all."""

import json
from collections.abc import Mapping, Sequence

from bot.market import kinds
from bot.reading import places
from bot.talk.messages import Key

MOST = 3  # areas, and kinds, that somebody names; who wants more follows all
OFTEN = ("day", "week", "month")
ALL_AREAS, ALL_KINDS, ENOUGH = Key("topics-all-areas"), Key("topics-all-kinds"), Key("topics-enough")


def areas(country: str) -> Mapping[str, Key]:
    """The regions of a country and what they are called."""
    return {slug: Key(f"place-{slug}") for slug in places.regions(country)}


def said_areas(chosen: Sequence[str]) -> list[Key] | Key:
    """Areas as an argument of a text."""
    return [Key(f"place-{slug}") for slug in chosen] or ALL_AREAS


def said_kinds(chosen: Sequence[str]) -> list[Key] | Key:
    """Kinds of product as an argument of a text."""
    return [kinds.LABELS[kind] for kind in chosen] or ALL_KINDS


def sound(country: str, chosen_areas: Sequence[str], chosen_kinds: Sequence[str]) -> bool:
    """Whether these are areas of the country and kinds of product."""
    return set(chosen_areas) <= areas(country).keys() and set(chosen_kinds) <= set(kinds.KINDS)


def kept(chosen: Sequence[str]) -> str:
    """As it is kept: JSON, in an order of its own."""
    return json.dumps(sorted(set(chosen)))


def overlap(column: str, chosen: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A condition that a kept list names one of these, or none at all, and its values; no condition for all."""
    if not chosen:
        return "", {}
    values = {f"{column}{n}": f'%"{one}"%' for n, one in enumerate(chosen)}
    likes = "".join(f" OR m.{column} LIKE :{name}" for name in values)
    return f" AND (m.{column} = '[]'{likes})", values
