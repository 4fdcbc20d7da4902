"""Scores and gates: the line above which all are equal, what the machine counts, what it leaves to a person."""

from typing import Any

import pytest

from bot.market import kinds
from bot.market.listings import Listing
from bot.market.review import gates, rubric
from bot.reading.price import Price

LINE = {"clear": 2, "information": 2, "honest": 2, "made": 3, "ready": 1, "learning": 1}  # 11 of 18


def scores(**change: int) -> dict[str, int]:
    return {**LINE, **change}


@pytest.mark.parametrize(
    ("found", "passes"),
    [
        (scores(), True),
        (scores(ready=0), False),  # 10 in all
        (scores(ready=0, learning=2), True),
        (scores(clear=1, made=3, ready=3, learning=3), False),  # 14, and the photo tells nothing
        (scores(information=1, ready=3), False),
        (scores(honest=1, ready=3), False),
        (scores(made=0, ready=3, learning=2), True),  # the items after the third have no floor
    ],
)
def test_the_line_is_eleven_of_eighteen_with_two_in_each_of_the_first_three(
    found: dict[str, int], passes: bool
) -> None:
    assert rubric.passes(found) is passes


def test_two_looks_count_by_their_average_and_three_by_the_one_in_the_middle() -> None:
    one, other, third = scores(made=3), scores(made=0), scores(made=1)
    assert rubric.combined([one])["made"] == 3
    assert rubric.combined([one, scores(made=2)])["made"] == 2.5
    assert rubric.combined([one, other, third])["made"] == 1


@pytest.mark.parametrize(
    ("looks", "reviewers", "needed"),
    [
        ([], 1, 1),
        ([scores()], 1, 0),
        ([], 2, 2),
        ([scores()], 2, 1),
        ([scores(), scores(made=2)], 2, 0),
        ([scores(), scores(made=1)], 2, 1),  # two apart: a third decides
        ([scores(), scores(made=1), scores(made=0)], 2, 0),
    ],
)
def test_a_third_look_is_needed_where_two_are_two_points_apart(
    looks: list[dict[str, int]], reviewers: int, needed: int
) -> None:
    assert rubric.needed(looks, reviewers) == needed


def listing(**change: Any) -> Listing:
    told: dict[str, Any] = {
        "id": 1, "code": "abc", "contact": 1, "campaign": 1, "title": "Jam", "description": "A jar of 500 g",
        "price": Price(3000, "JOD"), "photos": ("a.jpg", "b.jpg"), "reach": "bot", "reach_at": "",
        "shows": {"name": "first"}, "kind": "food", "details": {"allergens": "", "storage": "shelf"}, "voice": "",
        "state": "submitted", "version": 1, "consented_at": 0.0, "asked_at": 0.0, "name": "Amal",
        "area": "irbid", "locality": "",
    }  # fmt: skip
    return Listing(**{**told, **change})


@pytest.mark.parametrize(
    ("found", "photos", "tip"),
    [
        (scores(clear=1), 2, "light"),
        (scores(clear=1), 1, "shots"),
        (scores(information=1, clear=1), 2, "light"),  # both: the first item
        (scores(information=0, clear=1), 2, "details"),
        (scores(honest=1, made=0), 2, "label"),  # what alone holds it back comes first
        (scores(made=0), 2, "story"),
        (scores(ready=0), 2, "capacity"),
        (scores(learning=0), 2, "learn"),
    ],
)
def test_the_weakest_item_chooses_the_tip(found: dict[str, int], photos: int, tip: str) -> None:
    assert rubric.tip(found, listing(photos=("a.jpg",) * photos)) == tip
    assert rubric.TIPS[tip].item in rubric.ITEMS


def test_every_item_has_a_tip() -> None:
    assert {tip.item for tip in rubric.TIPS.values()} == set(rubric.ITEMS)


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({"price": Price(0, "JOD")}, 0),
        ({"reach": "page", "reach_at": ""}, 0),
        ({"title": "Jam", "description": "Very good"}, 1),
        ({}, 2),
        ({"description": "A jar of 500 g, ready on Thursday, delivery, cash on delivery"}, 3),
        ({"description": "A jar of 500 g, ready on Thursday, delivery, cash", "details": {}}, 2),
    ],
)
def test_the_machine_counts_what_a_listing_tells(change: dict[str, Any], points: int) -> None:
    assert rubric._information(listing(**change)) == points


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, "passed"),
        ({"details": {"storage": "shelf"}}, "failed"),  # nobody said what may cause an allergy
        ({"details": {}, "kind": "sewing"}, "passed"),
        ({"description": "يعالج السكري"}, "look"),
        ({"description": "مطبخ مرخص"}, "look"),
        ({"description": "مطبخ مرخص رقم 412"}, "passed"),
    ],
)
def test_the_gate_of_food_fails_without_a_label_and_asks_a_person_about_claims(
    change: dict[str, Any], state: str
) -> None:
    one = listing(**change)
    assert gates._food(one, gates.signs(one, "JO")).state == state


def test_every_kind_of_food_is_labelled() -> None:
    assert all("allergens" in {one.name for one in kinds.of(kind)} for kind in kinds.EATEN)
