"""Where somebody says she is: a place of the gazetteer, however it is spelled and whatever stands around it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz, process

from bot.reading.gazetteer import Spot, around, nearest, ordinary, region_of, regions, spots
from bot.reading.normalise import LONGEST
from bot.reading.saying import key, kind, role, tokens, unglued

__all__ = ["NONE", "PlaceRead", "nearest", "read", "region_of", "regions", "spots"]

_MOST_WORDS = 60  # of a text that are looked at
_LONGEST = 5  # words of a name
_BESIDE = 3  # words we do not know beside a name, at most, for it to be asked about
_SOUND = 5  # letters from which a name in Latin letters is sure by its sound
_SHORT = 5  # letters up to which a close spelling may be any word
_ENOUGH = ((4, 85.0), (5, 80.0), (6, 83.0), (7, 85.0), (10**6, 77.0))  # letters at most, least ratio of 100
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """What was understood: ok, ask (a guess that needs a yes) or none, with the place's names in English.

    `locality` is the most exact place said, "" when that is a governorate or region; `province` is the
    district or province it is or lies in. `others` are the slugs of what else it may be.
    """

    status: Literal["ok", "ask", "none"]
    slug: str = ""
    governorate: str = ""  # in Morocco the region
    province: str = ""
    locality: str = ""
    others: tuple[str, ...] = ()


NONE = PlaceRead("none")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words from `first` to before `last`, which are a name of each of `spots`."""

    first: int
    last: int
    spots: tuple[Spot, ...]
    lives: bool  # «ساكنة في …» leads to it
    road: bool  # «شارع …»: perhaps named after it
    denied: bool  # «مش من …»
    doubt: bool  # an ordinary word, and nothing says that it is a place


def read(text: str, country: str) -> PlaceRead:
    """The place in JO or MA where a text says she is; never raises.

    ok: a name in any spelling we know, alone or with «ساكنة في», «لواء», its governorate or a street around it.
    ask: a close spelling, a name of several places, an ordinary word, two places, words we do not know behind it.
    none: no place, or one in a sentence about something else.
    """
    row = tokens(text[:LONGEST])[:_MOST_WORDS]
    found = list(_names(row, country))
    said = [one for one in found if not one.denied]
    said = [one for one in said if not one.road] or said
    unknown = _unknown(row, found)
    if said:
        return _judged(row, said, unknown)
    refused = found or any(role(word) == "not" for word in row)
    return NONE if refused else _close([row[place] for place in unknown], _index(country))


def _judged(row: Sequence[str], said: Sequence[_Said], unknown: Sequence[int]) -> PlaceRead:
    leaves = _leaves(said)
    lives = any(one.lives for one in said)
    if unknown and not lives and (unknown[0] < said[0].first or len(unknown) > _BESIDE):
        return NONE
    if not leaves:
        likely = sorted(said, key=lambda one: not one.lives)
        return _result("ask", [spot for one in likely for spot in one.spots])
    if unknown:
        inside = _index_of(_inside(leaves[0]))
        if (closer := _close([row[place] for place in unknown], inside)).slug:
            return closer
    doubt = any(one.doubt or one.road for one in said) or (unknown and not lives)
    return _result("ask" if doubt or len(leaves) > 1 else "ok", leaves)


def _names(row: Sequence[str], country: str) -> Iterator[_Said]:
    """The names of places in a row of words, the longest first at each word."""
    first = 0
    while first < len(row):
        one = next(_at(row, first, country), None)
        if one:
            yield one
        first = one.last if one else first + 1


def _at(row: Sequence[str], first: int, country: str) -> Iterator[_Said]:
    index = _index(country)
    for last in range(min(len(row), first + _LONGEST), first, -1):
        words = row[first:last]
        if any(role(word) == "mark" for word in words) or (len(words) == 1 and _side(words[0])):
            continue
        for head in (words[0], *unglued(words[0])):
            if named := index.get(key([head, *words[1:]])):
                yield _said(row, first, last, named, head)
                break


def _side(word: str) -> bool:
    """True for «شرق» of a place, which «الشرق» is not."""
    return role(word) == "kind" and not word.startswith(_ARTICLE)


def _said(row: Sequence[str], first: int, last: int, named: tuple[Spot, ...], head: str) -> _Said:
    led = list(_led(row, first))
    glued = head != row[first] and not head.startswith(_ARTICLE)  # «بعجلون»: in Ajloun
    kinds = {kind(word) for word in led[:1]} - {""}
    exact = tuple(spot for spot in named if spot.kind in kinds) or named
    roles = [role(word) for word in led]
    return _Said(
        first,
        last,
        exact,
        lives="living" in roles or ("self" in roles and (glued or "in" in roles)),
        road=roles[:1] == ["road"],
        denied="not" in roles,
        doubt=not roles and _doubtful([head, *row[first + 1 : last]], exact[0]),
    )


def _led(row: Sequence[str], first: int) -> Iterator[str]:
    """The words right before a name that say what it is to her, the nearest first."""
    for word in reversed(row[:first]):
        if role(word) in {"", "mark", "beside"}:
            return
        yield word
        if role(word) == "road":
            return


def _doubtful(words: Sequence[str], spot: Spot) -> bool:
    """True for what may be an ordinary word: «جديدة», which «الجديدة» is not, or "room", which sounds like Rum."""
    if words[0].isascii():
        return len(key(words)) < _SOUND and _letters(words) not in {
            _letters(tokens(name)) for name in spot.names
        }
    return (
        spot.word and len(words) == 1 and not (spot.ar.startswith(_ARTICLE) and words[0].startswith(_ARTICLE))
    )


def _letters(words: Sequence[str]) -> str:
    return "".join(char for word in words for char in word if char.isalnum())


def _leaves(said: Sequence[_Said]) -> list[Spot]:
    """The places that all the names agree on: each is one of its names, or lies in one; the likeliest first."""
    found: dict[str, Spot] = {}
    for one in said:
        for spot in one.spots:
            slugs = {place.slug for place in around(spot.slug)}
            if all(any(other.slug in slugs for other in each.spots) for each in said):
                found[spot.slug] = spot
    return list(found.values())


def _unknown(row: Sequence[str], found: Sequence[_Said]) -> list[int]:
    """Where words stand that are no part of a name, say nothing of places, and are no detail of a street."""
    inside = {place for one in found for place in range(one.first, one.last)}
    unknown = []
    detail = False
    for place, word in enumerate(row):
        what = role(word)
        if place in inside or what == "mark":
            detail = False
        elif what in {"road", "beside"}:
            detail = bool(found)
            if not found:
                unknown.append(place)
        elif not what and not detail:
            unknown.append(place)
    return unknown


def _close(words: Sequence[str], index: Mapping[str, tuple[Spot, ...]]) -> PlaceRead:
    """The place whose name is spelled nearly like these words, to be asked about; none when none is."""
    if not 0 < len(words) <= _LONGEST or (len(words) == 1 and words[0] in ordinary()):
        return NONE
    best: list[tuple[float, str]] = []
    for head in (words[0], *(word for word in unglued(words[0]) if word.startswith(_ARTICLE))):
        typed = key([head, *words[1:]])
        matches = process.extract(typed, index.keys(), scorer=fuzz.ratio, score_cutoff=75, limit=5)
        best += [(score, name) for name, score, _ in matches if _alike(typed, name, score, index[name])]
    if not best:
        return NONE
    top = max(best)[0]
    return _result("ask", [spot for score, name in best if score == top for spot in index[name]])


def _alike(typed: str, name: str, score: float, places: Sequence[Spot]) -> bool:
    """True for one letter other than in a name, or two in a long one; short ones begin alike, and are no village's."""
    letters = max(len(typed), len(name))
    if letters <= _SHORT and (typed[:1] != name[:1] or (len(name) < _SHORT and places[0].kind == "town")):
        return False
    return len(typed) > 2 and score >= next(least for most, least in _ENOUGH if letters <= most)


def _result(status: Literal["ok", "ask"], found: Iterable[Spot]) -> PlaceRead:
    slug, *others = dict.fromkeys(spot.slug for spot in found)
    path = list(around(slug))
    province = next((spot.en for spot in path if spot.kind in {"district", "province"}), "")
    locality = path[0].en if len(path) > 1 else ""
    return PlaceRead(status, slug, path[-1].en, province, locality, tuple(others))


def _inside(spot: Spot) -> Collection[Spot]:
    country = next(country for country in ("JO", "MA") if spot in spots(country))
    return [one for one in spots(country) if one is not spot and spot in around(one.slug)]


@cache
def _index(country: str) -> Mapping[str, tuple[Spot, ...]]:
    return _index_of(spots(country))


def _index_of(places: Iterable[Spot]) -> Mapping[str, tuple[Spot, ...]]:
    """The places of each name, in the order of the gazetteer."""
    index: dict[str, tuple[Spot, ...]] = {}
    for spot in places:
        for name in dict.fromkeys(key(tokens(name)) for name in spot.names):
            index[name] = (*index.get(name, ()), spot)
    return MappingProxyType(index)
