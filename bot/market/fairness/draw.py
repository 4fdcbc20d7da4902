"""The draw: from a frozen list and a public value to the codes that get a place, the same whoever computes it.

**Places** are filled in this order: those reserved for under-served areas, those for who was never shown, the rest. For
each, who has waited for her number of weeks (`after`) goes first, the longest waiting before the others, and so does
whoever has waited as long as one of these; of equals one whose kind of product is not yet full, then the smallest
SHA-256 of `<seed>:<code>`. Where nobody is that far, a lot
decides among those whose kind is not full: with the list sorted by code, SHA-256 of `<seed>:<number of the place>`
modulo the sum of the weights says whose stretch it falls in; a weight is 1 + the weeks waited, CAP at most. A place that
nobody of its sort can take is open to all. Then as many again are drawn in the same way, to stand in for who leaves.

**The bound.** N, the weeks after which she goes first, is half of a round of all makers through all slots, but not past
CAP, where the lot stops growing with her waiting. Once she waits N weeks, every open place, g = slots - reserved - firsts
a week, goes to one of the K on her first list (or aside just then, to come back with an older place): who comes later is
behind her. A reserved place goes to one of them too as long as U of them are under-served: more than (U - reserved) /
slots weeks, since a week takes at most `slots` of them; likewise the places for first-timers, of which reserved places
may take some. So she is drawn within the smallest T with, all times slots,
    g T + min(reserved T, reserved (U - reserved) / slots) + min(firsts T, firsts (F - firsts - reserved) / slots) > K - 1
and has then waited N + T - 1 weeks at most. Whoever leaves the list only shortens it (reserved + firsts <= slots). That U
and F end as early as they can is the worst case: counting all their places, min(U, reserved T), would promise too much.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial

CAP = 8  # weeks of waiting that count in the lot
NEVER = 10**6  # weeks that nobody waits
RESERVED, FIRST, OPEN = "reserved", "first", "open"  # sorts of places


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one draw, frozen with its list; numbers of places, and weeks."""

    slots: int
    reserved: int = 0  # for makers in under-served areas
    firsts: int = 0  # for makers who were never shown
    most_alike: int = 0  # products of one kind drawn by lot; 0: any
    aside: int = 0  # makers who may come back before those on the list
    weeks: int = 0  # N: who is new on this list goes first after so many
    latest: int = 0  # the bound: and has waited so many at most when she is drawn; 0: not said
    on: str = ""  # the day the list belongs to (ISO), nothing for a prize


@dataclass(frozen=True, slots=True)
class Entry:
    """One maker on the list, with the one product of hers that stands for her."""

    code: str  # of the product
    maker: str  # her code in all lists
    kind: str
    underserved: bool
    first: bool  # she was never shown
    waited: int  # weeks
    after: int  # weeks after which she goes first


@dataclass(frozen=True, slots=True)
class Pick:
    """Who was drawn, and for which sort of place."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Result:
    """Those drawn, at most one a slot, and those who stand in for them, each in the order they were drawn."""

    drawn: tuple[Pick, ...]
    spare: tuple[Pick, ...]


def weeks(slots: int, makers: int) -> int:
    """N: after how many weeks of waiting somebody goes first."""
    return max(1, min(CAP, -(-makers // (2 * slots))))


def latest(rules: Rules, entries: Sequence[Entry]) -> int:
    """The bound: how many weeks somebody new on this list has waited at most when she is drawn; see above."""
    slots, reserved, firsts = rules.slots, rules.reserved, rules.firsts
    everybody = len(entries) + rules.aside
    served = reserved * max(0, sum(one.underserved for one in entries) - reserved)
    begun = firsts * max(0, sum(one.first for one in entries) - firsts - reserved)
    turns = 1
    while slots * (slots - reserved - firsts) * turns + min(slots * reserved * turns, served) + min(
        slots * firsts * turns, begun
    ) <= slots * (everybody - 1):
        turns += 1
    return rules.weeks + turns - 1


def digest(rules: Rules, entries: Iterable[Entry]) -> str:
    """SHA-256 of a frozen list: of `{"entries":[…],"rules":{…}}` as canonical JSON."""
    body = {"entries": [asdict(one) for one in entries], "rules": asdict(rules)}
    return _sha(json.dumps(body, sort_keys=True, separators=(",", ":")))


def seed(digest: str, value: str) -> str:
    """What the draw runs on: SHA-256 of the list's digest and the public value, both in hex, one after the other."""
    return _sha(digest + value)


def result(rules: Rules, entries: Iterable[Entry], seed: str) -> Result:
    """Draw. The same arguments give the same result, in whatever order the entries are."""
    left = sorted(entries, key=lambda one: one.code)
    line = min((one.waited for one in left if one.waited >= one.after), default=NEVER)
    drawn = _round(rules, left, line, seed, 0)
    return Result(drawn, _round(rules, left, line, seed, rules.slots))


def seats(result: Result, out: Iterable[str]) -> tuple[Pick, ...]:
    """Who has the places once those with the codes `out` have left, in the order in which they left.

    A place goes to the next spare of its sort, else to the next for an open place, else to the next at all.
    """
    held, spare = list(result.drawn), list(result.spare)
    for code in out:
        spare = [one for one in spare if one.code != code]
        for place, one in enumerate(held):
            if one.code == code:
                held[place : place + 1] = _heir(spare, one.place)
                break
    return tuple(held)


def weight(waited: int) -> int:
    """What somebody's waiting (weeks) weighs in the lot."""
    return 1 + min(waited, CAP)


def _heir(spare: list[Pick], sort: str) -> list[Pick]:
    """The spare who takes a place of that sort, taken out of the list; none when nobody is left."""
    for wanted in ({sort}, {OPEN}, {RESERVED, FIRST}):
        for place, one in enumerate(spare):
            if one.place in wanted:
                del spare[place]
                return [Pick(one.code, sort)]
    return []


def _round(rules: Rules, left: list[Entry], line: int, seed: str, before: int) -> tuple[Pick, ...]:
    """Fill the slots once, numbered on from `before`; who is drawn leaves the list. From `line` weeks of waiting on
    there is no lot."""
    kinds: Counter[str] = Counter()
    drawn: list[Pick] = []
    open_ = rules.slots - rules.reserved - rules.firsts
    sorts = [RESERVED] * rules.reserved + [FIRST] * rules.firsts + [OPEN] * open_
    for number, sort in enumerate(sorts, before + 1):
        draw = partial(_one, full=_full(rules, kinds), line=line, seed=seed, number=number)
        found = draw([one for one in left if _ABLE[sort](one)])
        if found is None and sort != OPEN:
            sort, found = OPEN, draw(left)
        if found:
            left.remove(found)
            kinds[found.kind] += 1
            drawn.append(Pick(found.code, sort))
    return tuple(drawn)


_ABLE: Mapping[str, Callable[[Entry], bool]] = {
    RESERVED: lambda one: one.underserved,
    FIRST: lambda one: one.first,
    OPEN: lambda one: True,
}


def _full(rules: Rules, kinds: Counter[str]) -> Callable[[Entry], bool]:
    return lambda one: 0 < rules.most_alike <= kinds[one.kind]


def _one(
    able: Sequence[Entry], full: Callable[[Entry], bool], line: int, seed: str, number: int
) -> Entry | None:
    """Who of these gets the place of that number."""
    most = max((one.waited for one in able), default=-1)
    if most >= line:
        longest = [one for one in able if one.waited == most]
        return min(longest, key=lambda one: (full(one), _sha(f"{seed}:{one.code}")))
    lots = [one for one in able if not full(one)]
    if not lots:
        return None
    at = int(_sha(f"{seed}:{number}"), 16) % sum(weight(one.waited) for one in lots)
    for one in lots:
        at -= weight(one.waited)
        if at < 0:
            return one
    raise AssertionError("the lot lies within the sum")


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
