"""The draw by itself: the same for everybody, reserved places filled, and nobody beyond the bound that was shown."""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.market.fairness import beacon, draw
from bot.market.fairness.draw import Entry, Pick, Result, Rules
from bot.web import recompute

SEED = "5" * 64


def entry(code: str, **more: object) -> Entry:
    told = {
        "maker": code.upper(),
        "kind": "food",
        "underserved": False,
        "first": False,
        "waited": 0,
        "after": 8,
    }
    return Entry(code, **{**told, **more})  # type: ignore[arg-type]


def codes(picks: Sequence[Pick]) -> list[str]:
    return [one.code for one in picks]


def test_the_order_of_the_list_does_not_matter() -> None:
    people = [entry(f"p{n}", waited=n % 5, underserved=n % 3 == 0) for n in range(30)]
    rules = Rules(slots=6, reserved=2, firsts=1)
    assert draw.result(rules, people, SEED) == draw.result(rules, people[::-1], SEED)


def test_a_draw_that_was_drawn_once_comes_out_the_same_for_ever() -> None:
    """Worked out by hand, with nothing but SHA-256: whoever changes the rules changes what was published."""
    people = [entry("a", waited=0), entry("b", waited=3), entry("c", waited=9)]
    left, expected = {"a": 1, "b": 4, "c": 9}, []
    for number in (1, 2):
        at = int(hashlib.sha256(f"{SEED}:{number}".encode()).hexdigest(), 16) % sum(left.values())
        for code, weight in list(left.items()):
            if at < weight:
                expected.append(code)
                del left[code]
                break
            at -= weight
    people = [replace(one, after=99) for one in people]
    assert codes(draw.result(Rules(slots=2), people, SEED).drawn) == expected


def test_whoever_waits_longer_is_drawn_more_often_up_to_a_cap() -> None:
    people = [replace(entry(f"p{waited}", waited=waited), after=99) for waited in (0, 3, 8, 20)]
    won = Counter(draw.result(Rules(slots=1), people, str(n)).drawn[0].code for n in range(2300))
    for code, weight in {"p0": 1, "p3": 4, "p8": 9, "p20": 9}.items():
        assert abs(won[code] / 100 - weight) < 0.9


def test_places_are_filled_in_their_order_and_one_that_nobody_can_take_is_open_to_all() -> None:
    people = [
        *(entry(f"far{n}", underserved=True) for n in range(3)),
        *(entry(f"new{n}", first=True) for n in range(3)),
        *(entry(f"any{n}") for n in range(9)),
    ]
    drawn = draw.result(Rules(slots=6, reserved=2, firsts=1), people, SEED).drawn
    assert [one.place for one in drawn] == ["reserved"] * 2 + ["first"] + ["open"] * 3
    assert [one.code[:3] for one in drawn[:3]] == ["far", "far", "new"]
    alone = draw.result(Rules(slots=3, reserved=2), people[6:], SEED).drawn
    assert [one.place for one in alone] == ["open"] * 3


def test_who_has_waited_long_enough_goes_first_the_longest_before_the_others() -> None:
    people = [entry(f"p{n}") for n in range(50)]
    people += [entry("eight", waited=8), entry("ten", waited=10), entry("nine", waited=9, after=30)]
    assert codes(draw.result(Rules(slots=3), people, SEED).drawn) == ["ten", "nine", "eight"]


def test_the_limit_of_a_kind_holds_for_lots_and_not_for_who_goes_first() -> None:
    people = [entry(f"f{n}") for n in range(9)] + [entry("s1", kind="soap"), entry("s2", kind="soap")]
    rules = Rules(slots=6, most_alike=2)
    kinds = Counter(code[0] for code in codes(draw.result(rules, people, SEED).drawn))
    assert kinds == {"f": 2, "s": 2}  # two places stay empty
    overdue = [replace(one, waited=8) for one in people]
    drawn = codes(draw.result(rules, overdue, SEED).drawn)
    assert len(drawn) == 6
    assert {"s1", "s2"} <= set(drawn)  # of equals, those whose kind is not full


def test_a_place_that_is_left_goes_to_the_next_of_its_sort() -> None:
    drawn = (Pick("r", "reserved"), Pick("a", "open"), Pick("b", "open"))
    found = Result(drawn, (Pick("r2", "reserved"), Pick("c", "open"), Pick("d", "open")))
    assert codes(draw.seats(found, ["a"])) == ["r", "c", "b"]
    assert codes(draw.seats(found, ["c", "a"])) == ["r", "d", "b"]
    assert codes(draw.seats(found, ["r", "r2"])) == ["c", "a", "b"]
    assert codes(draw.seats(found, ["a", "b", "c", "d"])) == ["r", "r2"]
    assert draw.seats(found, ["somebody"]) == drawn


def test_leaving_changes_nothing_about_the_order_of_the_others() -> None:
    people = [entry(f"p{n}") for n in range(40)]
    found = draw.result(Rules(slots=5), people, SEED)
    assert codes(draw.seats(found, [found.drawn[2].code]))[:2] == codes(found.drawn)[:2]


@given(
    st.integers(1, 9),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 3),
    st.data(),
    st.text("0123456789abcdef"),
)
def test_the_published_script_draws_the_same(
    slots: int, reserved: int, firsts: int, alike: int, data: st.DataObject, seed: str
) -> None:
    reserved = min(reserved, slots - 1)
    rules = Rules(slots, reserved, min(firsts, slots - 1 - reserved), alike)
    people = data.draw(
        st.lists(
            st.builds(
                Entry,
                st.text("abc", min_size=1, max_size=4),
                st.just("M"),
                st.sampled_from(["food", "soap", "sewing"]),
                st.booleans(),
                st.booleans(),
                st.integers(0, 30),
                st.integers(1, 9),
            ),
            unique_by=lambda one: one.code,
            max_size=25,
        )
    )
    mine = draw.result(rules, people, seed)
    theirs = recompute.draw(asdict(rules), [asdict(one) for one in people], seed)
    assert json.loads(json.dumps(asdict(mine))) == theirs
    out = [one.code for one in people[::3]]
    assert codes(draw.seats(mine, out)) == recompute.places(theirs, out)
    weeks = draw.weeks(slots, len(people))
    assert recompute.promised_weeks(asdict(rules), [asdict(one) for one in people]) == (
        weeks,
        draw.latest(replace(rules, weeks=weeks), people),
    )


# --- the bound


class Line:
    """Makers who wait, are drawn, rest five weeks and wait again; with the promise of each one's first list."""

    def __init__(self, rules: Rules, chance: random.Random) -> None:
        self.rules, self.chance, self.week = rules, chance, 0
        self.people: dict[str, tuple[bool, str]] = {}  # under-served, kind
        self.since: dict[str, int] = {}
        self.shown: set[str] = set()
        self.promise: dict[str, tuple[int, int]] = {}
        self.waits: list[int] = []
        self.bounds: list[int] = []
        self.late: list[tuple[str, int, int]] = []

    def join(self, many: int, far: float) -> None:
        for _ in range(many):
            code = f"m{len(self.people):04}"
            self.people[code] = (self.chance.random() < far, self.chance.choice(["food", "sewing", "soap"]))
            self.since[code] = self.week

    def frozen(self) -> list[Entry]:
        """Those who wait, with what they were promised on their first list."""
        plain = [
            entry(code, kind=self.people[code][1], underserved=self.people[code][0], first=code not in self.shown,
                  waited=self.week - since, after=self.promise.get(code, (0, 0))[0])
            for code, since in sorted(self.since.items()) if since <= self.week
        ]  # fmt: skip
        rules = replace(self.rules, weeks=draw.weeks(self.rules.slots, len(plain)))
        self.rules = replace(rules, latest=draw.latest(rules, plain))
        self.bounds.append(self.rules.latest)
        for one in plain:
            self.promise.setdefault(one.code, (self.rules.weeks, self.rules.latest))
        return [replace(one, after=self.promise[one.code][0]) for one in plain]

    def turn(self, seed: str = "") -> tuple[list[Entry], Result]:
        """A week: the list, the draw, and who was drawn rests."""
        people = self.frozen()
        found = draw.result(
            self.rules, people, seed or hashlib.sha256(str(self.chance.random()).encode()).hexdigest()
        )
        for code in codes(found.drawn):
            self.leave(code)
            self.since[code], _ = self.week + 5, self.shown.add(code)
        self.late += [(one.code, one.waited, self.promise[one.code][1]) for one in people
                      if one.code in self.promise and one.waited > self.promise[one.code][1]]  # fmt: skip
        self.week += 1
        return people, found

    def leave(self, code: str) -> None:
        waited = self.week - self.since.pop(code)
        if waited > self.promise[code][1]:
            self.late.append((code, waited, self.promise[code][1]))
        self.waits.append(waited)
        del self.promise[code]


@given(st.data())
def test_nobody_waits_beyond_the_bound_of_her_first_list(data: st.DataObject) -> None:
    """Whatever the lots say, whoever joins, leaves or is favoured by luck."""
    slots = data.draw(st.integers(1, 5))
    reserved = data.draw(st.integers(0, slots - 1))
    rules = Rules(
        slots, reserved, data.draw(st.integers(0, slots - 1 - reserved)), data.draw(st.integers(0, 2))
    )
    found = Line(rules, random.Random(data.draw(st.integers(0, 10**6))))
    found.join(data.draw(st.integers(1, 40)), data.draw(st.sampled_from([0.0, 0.2, 0.5, 1.0])))
    for _ in range(data.draw(st.integers(10, 60))):
        if found.chance.random() < 0.3:
            found.join(found.chance.randrange(4), found.chance.random())
        gone = [
            code
            for code, since in found.since.items()
            if since <= found.week and found.chance.random() < 0.02
        ]
        for code in gone:
            found.since.pop(code)
            found.promise.pop(code, None)
        found.turn()
    assert found.late == []


@pytest.mark.parametrize("far_first", [True, False])
def test_the_bound_holds_when_luck_is_at_its_worst(far_first: bool) -> None:
    """The lots always fall on who came last; of equals those go first who have places of their own."""
    rules = Rules(slots=4, reserved=1, firsts=1)
    found = Line(rules, random.Random(3))
    found.join(30, 0.4)
    for _ in range(60):
        found.join(2, 0.5)
        people = found.frozen()
        seeds = (hashlib.sha256(f"{found.week} {n}".encode()).hexdigest() for n in range(12))

        def old(seed: str, people: list[Entry] = people) -> tuple[int, int]:
            drawn = set(codes(draw.result(found.rules, people, seed).drawn))
            chosen = [one for one in people if one.code in drawn]
            return sum(one.waited for one in chosen), sum(one.underserved is not far_first for one in chosen)

        found.bounds.pop()
        found.turn(min(seeds, key=old))
    assert found.late == []


def test_a_year_of_400_makers_and_12_places_keeps_its_promises(capsys: pytest.CaptureFixture[str]) -> None:
    found = Line(Rules(slots=12, reserved=2, firsts=1, most_alike=4), random.Random(2026))
    found.join(400, 0.3)
    for _ in range(104):  # a second year, in which everybody of the first is drawn
        people, drawn = found.turn()
        far = sum(one.underserved for one in people)
        assert sum(one.place == "reserved" for one in drawn.drawn) == min(2, far)
        assert len(drawn.drawn) == 12
    assert found.late == []
    assert max(found.bounds) <= 46
    assert max(found.waits) <= 40
    with capsys.disabled():
        told = f"bound {min(found.bounds)} to {max(found.bounds)}, longest wait {max(found.waits)}"
        print(f"\n400 makers, 12 places: {told}, median {median(found.waits)} weeks")


def test_fewer_makers_go_first_sooner() -> None:
    assert [draw.weeks(12, makers) for makers in (1, 24, 25, 100, 193, 400)] == [1, 1, 2, 5, 8, 8]
    assert draw.latest(Rules(slots=12, weeks=1), [entry(f"p{n}") for n in range(12)]) == 1
    assert draw.latest(Rules(slots=3, reserved=2, weeks=2), [entry(f"p{n}") for n in range(5)]) == 6


# --- the public value


def test_a_round_is_never_before_the_moment_it_was_named_for() -> None:
    for moment in (
        beacon.GENESIS,
        beacon.GENESIS + 0.5,
        beacon.GENESIS + 3,
        1_776_643_200.0,
        1_795_503_600.7,
    ):
        found = beacon.after(moment)
        assert 0 <= beacon.moment(found) - moment < beacon.PERIOD
    assert beacon.after(1_776_643_200) == 27_946_612  # 20 April 2026, midnight UTC


def test_only_the_named_round_with_the_hash_of_its_signature_is_taken() -> None:
    signature = "ab" * 48
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    answer = {"round": 7, "randomness": value, "signature": signature}
    assert beacon.read(answer, 7) == value
    for wrong in (
        answer | {"round": 8}, answer | {"randomness": "0" * 64}, answer | {"signature": "xy"},
        answer | {"signature": None}, {"round": 7}, [], None, "7",
    ):  # fmt: skip
        assert beacon.read(wrong, 7) == ""


def test_a_value_is_typed_whole_or_not_at_all() -> None:
    assert beacon.typed(f"  {'AB' * 32}\n", 7) == "ab" * 32
    assert [beacon.typed(text, 7) for text in ("", "ab" * 31, "zz" * 32, "ab" * 33)] == [""] * 4


def test_the_whole_page_may_be_copied_and_is_of_the_round_that_was_fixed() -> None:
    signature = "cd" * 48
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    page = json.dumps({"round": 7, "randomness": value, "signature": signature})
    assert beacon.typed(f" {page}\n", 7) == value
    assert beacon.typed(page, 8) == beacon.typed(page[:-1], 7) == beacon.typed("{}", 7) == ""
