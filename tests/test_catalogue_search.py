"""Searching forgives spelling, in Arabic and in English, and finds nothing where nothing is."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.stems import bones, stem, words
from bot.web.search import Index

GOODS = [
    "مخلل خيار بيتي",
    "صابون زيت الزيتون",
    "فستان مطرّز",
    "Olive soap bars",
    "معمول بالتمر",
    "مكدوس",
    "كعك العيد",
    "ثوب فلاحي",
    "لبنة بلدية",
    "زيتون رصيص",
    "Embroidered dress",
    "إكسسوار خرز",
    "قلائد فضة",
]
INDEX = Index.of([[(1.0, title)] for title in GOODS])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("مخللات", 0),
        ("المخلّل", 0),
        ("مخلل لذيذ", 0),
        ("صابونة", 1),
        ("صبون", 1),
        ("زيت", 1),
        ("فساتين", 2),
        ("فستان مطرزه", 2),
        ("soaps", 3),
        ("sope", 3),
        ("SOAP", 3),
        ("معمووول", 4),
        ("تمر", 4),
        ("مكدوص", 5),
        ("الكعكات", 6),
        ("أثواب", 7),
        ("توب", 7),
        ("الألبان", 8),
        ("زيتون", 9),
        ("dresses", 10),
        ("embroidery", 10),
        ("اكسسوارات", 11),
        ("قلادة", 12),
    ],
)
def test_a_word_is_found_however_it_is_spelled(typed: str, first: int) -> None:
    found = INDEX.find(typed)
    assert first in found[:2], [GOODS[place] for place in found]


@pytest.mark.parametrize(
    "typed", ["", "  ", "؟!", "كمبيوتر", "xyzzy", "77", "في من", "سيارة", "تفاح", "a" * 3000]
)
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert INDEX.find(typed) == []


def test_of_several_words_the_goods_with_most_of_them_are_found_and_titles_come_first() -> None:
    index = Index.of([[(1.0, "jam with figs")], [(3.0, "fig jam")], [(3.0, "figs")]])
    assert index.find("fig jam") == [1, 0]
    assert index.find("fig") == [1, 2, 0]
    assert index.find("fig computer") == [1, 2, 0]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    INDEX.find(typed)
    for word in words(typed):
        assert word
        assert stem(word) is not None
        assert bones(word) is not None


def test_a_thousand_goods_are_searched_in_the_time_of_a_page() -> None:
    """A guard against a search that grows by the product; the bench has the number."""
    seed = random.Random(5)
    letters = "ابتجحدرزسشصطعفقكلمنهوي"
    goods = [[(1.0, " ".join("".join(seed.choices(letters, k=6)) for _ in range(30)))] for _ in range(1000)]
    index = Index.of(goods)
    begun = time.process_time()
    index.find("صابون معطر باللافندر وزيت الزيتون البلدي")
    assert time.process_time() - begun < 1.0
