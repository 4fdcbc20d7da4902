"""Numbers in three sets of digits, and the one form that spellings share."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.normalise import digits, normalise, visible
from bot.reading.numbers import ambiguous, numbers

ARABIC, PERSIAN = (str.maketrans("0123456789", written) for written in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
READ = {
    "5": ["5"],
    "0": ["0"],
    "007": ["7"],
    "3.5": ["3.5"],
    "3,5": ["3.5"],
    "3.500": ["3.5"],
    "1,250.5": ["1250.5"],
    "1,000,000": ["1000000"],
    "5 دنانير": ["5"],
    "5JD": ["5"],
    "من 3 إلى 5": ["3", "5"],
    "3.5 و 4.25": ["3.5", "4.25"],
    "5.": ["5"],
    "(5)": ["5"],
    "": [],
    "خمسة": [],
    ".": [],
    "٫٬،": [],
}


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize("text", READ)
def test_a_number_reads_the_same_in_three_sets_of_digits(text: str, table: dict[int, int]) -> None:
    assert numbers(text.translate(table)) == tuple(map(Decimal, READ[text]))


@pytest.mark.parametrize(
    ("text", "value"),
    [("٣٫٥", "3.5"), ("١٬٢٥٠٫٥", "1250.5"), ("٣،٥", "3.5"), ("\u20663٫5\u2069", "3.5"), ("3\u200f.5", "3.5")],
)
def test_arabic_marks_inside_a_number_are_read(text: str, value: str) -> None:
    assert numbers(text) == (Decimal(value),)


@pytest.mark.parametrize("text", ["السعر،5", "السعر.5", "شكرا،٥ دنانير", "...5"])
def test_a_number_is_read_right_after_a_punctuation_mark(text: str) -> None:
    assert numbers(text) == (Decimal(5),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,500", True),
        ("٣،٥٠٠", True),
        ("٣٬٥٠٠", True),
        ("3.500", False),
        ("٣٫٥٠٠", False),
        ("1,000,000", False),
        ("1,250.5", False),
        ("3,50", False),
        ("خمسة", False),
    ],
)
def test_only_three_digits_after_one_comma_are_ambiguous(text: str, expected: bool) -> None:
    assert ambiguous(text) is expected


@given(st.text(st.sampled_from("0123456789٠١٢۵٣²①½१.,،٫٬ \u200f-+eEماتnaInf") | st.characters(), max_size=60))
def test_reading_numbers_never_raises_and_gives_finite_numbers(text: str) -> None:
    assert all(value.is_finite() and value >= 0 for value in numbers(text))
    ambiguous(text)


@pytest.mark.parametrize("text", ["9" * 100_000, "1." * 50_000, "1,234" * 20_000, "٫" * 100_000])
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    numbers(text)
    ambiguous(text)
    normalise(text)


@given(st.integers(0, 10**9), st.sampled_from([{}, ARABIC, PERSIAN]))
def test_every_whole_number_is_read_back(value: int, table: dict[int, int]) -> None:
    assert numbers(f"بـ {value} دينار".translate(table)) == (Decimal(value),)


@given(st.decimals(0, 100_000, places=3), st.sampled_from([{}, ARABIC | {ord("."): "٫"}]))
def test_every_price_is_read_back(value: Decimal, table: dict[int, int | str]) -> None:
    assert numbers(f"{value}".translate(table)) == (value,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أهلاً  بكِ!", "اهلا بك"),
        ("مُسَاعَدة", "مساعده"),
        ("مســاعدة؟", "مساعدة"),
        ("HELP.", "help"),
        ("إلى ١٢", "الي 12"),
        ("\u2067رجوع\u2069", "رجوع"),
        ("رجوع\n", " «رجوع» "),
        ("مسؤول", "مسوول"),
        ("گعك", "كعك"),
    ],
)
def test_two_spellings_of_one_word_become_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("رجوع", "رجوعي"), ("نعم", "نعم شكرا"), ("no", "now"), ("12", "1 2")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_digits_and_visible_change_nothing_else(text: str) -> None:
    assert len(digits(text)) == len(text)
    assert visible(visible(text)) == visible(text)
    assert len(visible(text)) <= len(text)
