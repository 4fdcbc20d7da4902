"""What she hears of her tasks: tables of real-looking answers, and that nothing makes a check stumble.

A line of tests/tasks/<check>.txt is what must come of an answer: whether it counts, the praise, the tip (a dash
for none), for numbers also the number that is said back; or `retry` with its reason; then the answer itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.catalogue import Catalogue, ours
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lesson_rules import unchecked
from bot.language.lessons import load_lessons
from bot.learning import tasks
from bot.learning.tasks import Advice
from bot.reading.price import DECIMALS, Price
from bot.talk.kinds import Confirm, Figures, Heard, Ok, Retry
from bot.talk.messages import Message

TABLES = sorted((Path(__file__).parent / "tasks").glob("*.txt"))
MOROCCAN = ("درهم", "dirham", "dh")
SAID_BACK = {
    "ad-cost": "cost",
    "unit-price": "cost",
    "unit-cost": "cost",
    "break-even": "pieces",
    "three": "left",
    "six": "count",
    "minutes": "count",
    "batch": "count",
}
LEAST = 20  # answers a check is tried with


def rows() -> Iterator[tuple[str, str, str]]:
    """Check, what must come of it, and the answer."""
    for path in TABLES:
        for line in path.read_text(encoding="utf-8").splitlines():
            expected, words = line.split(" :: ", 1)
            yield path.stem, expected, words.replace("\\n", "\n")


WORDS = [row for row in rows() if row[0] in tasks.WORDS]
NUMBERS = [row for row in rows() if row[0] in tasks.FIGURES]


@pytest.mark.parametrize(("check", "expected", "words"), WORDS)
def test_words_are_praised_and_helped_on(check: str, expected: str, words: str) -> None:
    country = "MA" if any(coin in words for coin in MOROCCAN) else "JO"
    assert summary(tasks.advise(check, words, country)) == expected


@pytest.mark.parametrize(("check", "expected", "words"), NUMBERS)
def test_numbers_are_reckoned(check: str, expected: str, words: str) -> None:
    value = "skip" if words == "(skip)" else ""
    outcome = Figures(tasks.FIGURES[check]).accepts(Heard(Message("t", "1", "1", text=words), value), None)
    match outcome:
        case Retry(reason):
            assert f"retry {reason}" == expected
        case Confirm():
            assert expected == "confirm -"
        case Ok(()):
            assert expected == "skip -"
        case Ok(figures):
            advice = tasks.reckon(check, figures, "JO")
            assert f"{summary(advice)} {said_back(advice, SAID_BACK[check])}" == expected


def summary(advice: Advice) -> str:
    return f"{'yes' if advice.counts else 'no'} {advice.praise} {advice.tip or '-'}"


def said_back(advice: Advice, name: str) -> str:
    value = advice.values.get(name, "-")
    if not isinstance(value, Price):
        return str(value)
    exact = Decimal(value.minor).scaleb(-DECIMALS[value.currency]).normalize()
    return f"{'-' if advice.praise == 'three-less' else ''}{exact:f}"


def test_every_check_is_tried_with_enough_answers() -> None:
    assert {path.stem for path in TABLES} == tasks.WORDS | tasks.FIGURES.keys()
    few = [path.stem for path in TABLES if len(path.read_text(encoding="utf-8").splitlines()) < LEAST]
    assert few == []


# --- the price she asks now


@pytest.mark.parametrize(
    ("price", "tip"),
    [("1.50", "loss"), ("1.65", "thin"), ("1.90", "thin"), ("1.98", "holds"), ("3", "holds")],
)
def test_her_present_price_is_compared_with_the_cost(price: str, tip: str) -> None:
    advice = tasks.reckon("unit-price", numbers("8 4 3 1.5 10"), "JO", Decimal(price))
    assert (advice.praise, advice.tip) == ("unit-price-time", tip)
    assert advice.values["price"] == Price(int(Decimal(price) * 1000), "JOD")
    assert advice.values["short"] == Price(abs(int(Decimal(price) * 1000) - 1650), "JOD")


def test_a_loss_is_said_before_what_is_missing() -> None:
    assert tasks.reckon("unit-price", numbers("8 4 0 0 10"), "JO", Decimal(1)).tip == "loss"
    assert tasks.reckon("unit-cost", numbers("15 4 0 6 18"), "JO", Decimal(1)).tip == "loss"


def test_suggested_prices_can_be_paid_with_coins() -> None:
    jordan = tasks.reckon("unit-price", numbers("8 4 3 1.5 10"), "JO").values
    assert (jordan["twenty"], jordan["thirty"]) == (Price(2000, "JOD"), Price(2150, "JOD"))
    morocco = tasks.reckon("unit-price", numbers("80 40 3 15 10"), "MA").values
    assert (morocco["twenty"], morocco["thirty"]) == (Price(2000, "MAD"), Price(2150, "MAD"))


def numbers(text: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, text.split()))


# --- whatever she writes


@settings(deadline=None)  # the patterns are made at first use
@given(
    check=st.sampled_from(sorted(tasks.WORDS)),
    words=st.text(max_size=300),
    country=st.sampled_from(["JO", "MA"]),
)
@example(check="hashtags", words="#", country="JO")
@example(check="refuse", words="رمز " * 200, country="MA")
def test_no_words_make_a_check_stumble(check: str, words: str, country: str) -> None:
    well(tasks.advise(check, words, country))


@settings(deadline=None)  # the patterns are made at first use
@given(
    check=st.sampled_from(sorted(tasks.FIGURES)),
    figures=st.lists(
        st.decimals(0, 1_000_000, allow_nan=False, allow_infinity=False), min_size=5, max_size=5
    ),
    country=st.sampled_from(["JO", "MA"]),
    price=st.none() | st.decimals(0, 100_000, allow_nan=False, allow_infinity=False, places=3),
)
@example(check="break-even", figures=numbers("1000000 1 0.99999999 0 0"), country="JO", price=None)
def test_no_numbers_make_a_check_stumble(
    check: str, figures: list[Decimal], country: str, price: Decimal | None
) -> None:
    well(tasks.reckon(check, figures[: tasks.FIGURES[check]], country, price))


def well(advice: Advice) -> None:
    """Its texts are there in both languages, with all they need."""
    assert advice.praise in tasks.PRAISES
    assert advice.tip in tasks.TIPS or not advice.tip
    assert advice.values.keys() <= tasks.VALUES
    for language in LANGUAGES:
        catalogue().text(language, f"lesson-praise-{advice.praise}", advice.values)
        if advice.tip:
            catalogue().text(language, f"lesson-tip-{advice.tip}", advice.values)


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[0])
def test_what_is_said_of_each_answer_can_be_said(row: tuple[str, str, str]) -> None:
    well(tasks.advise(row[0], row[2], "JO"))


def test_too_few_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="three takes 3 numbers"):
        tasks.reckon("three", [Decimal(1)], "JO")


@cache
def catalogue() -> Catalogue:
    return ours()


# --- lessons


def test_every_task_in_words_or_numbers_has_a_check_we_have() -> None:
    lessons = load_lessons(CONTENT)["ar"].values()
    assert {lesson.slug for lesson in lessons if not (lesson.check or lesson.photos)} == {"safety"}
    assert {lesson.check for lesson in lessons} - {""} == tasks.CHECKS
    assert list(unchecked(load_lessons(CONTENT), tasks.CHECKS)) == []


def test_a_wrong_check_is_named_with_its_line(tmp_path: Path) -> None:
    for language in LANGUAGES:
        root = tmp_path / language / "lessons"
        (root / "marketing").mkdir(parents=True)
        source = CONTENT / language / "lessons"
        (root / "headings.yaml").write_text((source / "headings.yaml").read_text(encoding="utf-8"))
        text = (source / "marketing" / "03-post.md").read_text(encoding="utf-8")
        wrong = text.replace("check: caption", "check: captoin")
        (root / "marketing" / "03-post.md").write_text(wrong, encoding="utf-8")
    fault, _ = unchecked(load_lessons(tmp_path), tasks.CHECKS)
    assert fault.line == 5
    assert fault.message.startswith("no such check: captoin; we have ad-cost,")


def test_a_task_that_nobody_looks_at_is_a_fault() -> None:
    lesson = replace(load_lessons(CONTENT)["ar"]["post"], check="")
    (fault,) = unchecked({"ar": {"post": lesson}}, tasks.CHECKS)
    assert fault.message.startswith("nothing is done with her answer")
    assert list(unchecked({"ar": {"post": replace(lesson, photos=1)}}, tasks.CHECKS)) == []
