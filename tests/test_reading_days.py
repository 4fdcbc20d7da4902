"""Days and hours in a text, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.days import dates, mentions_time

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DATES = {
    "22/10": [(22, 10)],
    "22 / 10": [(22, 10)],
    "22-10": [(22, 10)],
    "٢٢-١٠": [(22, 10)],
    "05/03": [(5, 3)],
    "22/10/2026": [(22, 10)],
    "22.10.2026": [(22, 10)],
    "22-10-26": [(22, 10)],
    "2026-10-22": [(22, 10)],
    "يوم 22/10 ويوم 3/11": [(22, 10), (3, 11)],
    "29/2": [(29, 2)],
    "22 تشرين الأول": [(22, 10)],
    "22 تشرين أول": [(22, 10)],
    "3 تشرين الثاني": [(3, 11)],
    "1 كانون الثاني": [(1, 1)],
    "25 كانون الأول": [(25, 12)],
    "3 أيار": [(3, 5)],
    "3 من أيار": [(3, 5)],
    "٣ أيّار": [(3, 5)],
    "خمسة أيار": [(5, 5)],
    "خمسة وعشرين أيار": [(25, 5)],
    "3 من شهر آذار": [(3, 3)],
    "15 آب": [(15, 8)],
    "10 غشت": [(10, 8)],
    "20 يوليوز": [(20, 7)],
    "18 نونبر": [(18, 11)],
    "1 شتنبر": [(1, 9)],
    "12 ماي": [(12, 5)],
    "9 دجنبر": [(9, 12)],
    "22 October": [(22, 10)],
    "22nd of October": [(22, 10)],
    "May 3rd": [(3, 5)],
    "Oct. 22": [(22, 10)],
    "30 June and 1 July": [(30, 6), (1, 7)],
    "من 22 تشرين الأول إلى 25/10": [(22, 10), (25, 10)],
    "15 رمضان": [],
    "9 ذو الحجة": [],
    "3.5": [],
    "31/4": [],
    "30/2": [],
    "22/13": [],
    "0/5": [],
    "1/2 كيلو": [],
    "3/4 دينار": [],
    "السعر 5-7 دنانير": [],
    "079-123-4567": [],
    "1/2/3/4": [],
    "المقاس 10.5": [],
    "أب وأم": [],
    "5 may be enough": [],
    "March is coming": [],
    "شهر أيار": [],
    "": [],
}
WHEN = [
    "اليوم",
    "جاهز بكرة",
    "بكرا الصبح",
    "غداً",
    "لبكرة",
    "بعد بكرة",
    "يوم الخميس",
    "كل خميس وبالجمعة",
    "للسبت",
    "الأربعاء",
    "الثلاثا",
    "الاثنين",
    "الساعة 5 مساءً",
    "ع الساعة خمسة",
    "الساعة الخامسة",
    "5 مساء",
    "خلال ساعتين",
    "بعد 3 أيام",
    "الأسبوع القادم",
    "17:30",
    "12/5",
    "3 أيار",
    "tomorrow",
    "on Friday",
    "5 pm",
    "within two days",
    "next week",
]
NOT_WHEN = [
    "",
    "مساء الخير",
    "صباح الخير",
    "السعر 5-7 دنانير",
    "3.5",
    "1/2 كيلو",
    "صنع في المغرب",
    "شغل يومي",
    "ساعة حائط",
    "خمسة دنانير",
    "بكرهها",
    "sunny day",
    "I am here",
]


@pytest.mark.parametrize("table", [{}, ARABIC], ids=["latin", "arabic"])
@pytest.mark.parametrize("text", DATES)
def test_days_are_read_from_numbers_and_names_of_months(text: str, table: dict[int, int]) -> None:
    assert dates(text.translate(table)) == DATES[text]


@pytest.mark.parametrize("text", WHEN)
def test_a_text_that_says_when_is_known(text: str) -> None:
    assert mentions_time(text)


@pytest.mark.parametrize("text", NOT_WHEN)
def test_a_text_that_does_not_say_when_is_known(text: str) -> None:
    assert not mentions_time(text)


@given(
    st.lists(st.sampled_from(["22", "/", "-", ".", " ", "أيار", "من", "الساعة", "May", "٣", "²", "0"])).map(
        "".join
    )
    | st.text()
)
def test_no_text_makes_it_raise_and_every_day_exists(text: str) -> None:
    mentions_time(text)
    assert all(1 <= day <= 31 and 1 <= month <= 12 for day, month in dates(text))


@pytest.mark.parametrize("text", ["1/" * 9_000, "3 أيار " * 3_000, "الساعة " * 4_000, " " * 50_000])
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    mentions_time(text)
    dates(text)
