"""What holds for every price, phone and day that is read, whatever was typed."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_reading_tables import rows

from bot.language.catalogue import ours
from bot.reading import dates, days, phones, places, prices
from bot.reading.normalise import normalise
from bot.reading.price import CURRENCIES, DECIMALS, Price

COUNTRIES = st.sampled_from(["JO", "MA"])
SETS = [str.maketrans("0123456789", written) for written in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")]
TODAY = date(2026, 2, 18)
CATALOGUE = ours()
PIECES = [
    "5",
    "3,500",
    "٣٫٥",
    "خمسة",
    "نص",
    "ونص",
    "إلا",
    "ربع",
    "دينار",
    "دينارين",
    "و٧٥",
    "قرش",
    "درهم",
    "ريال",
    "-",
    "إلى",
    "من",
    "ل",
    "و",
    "/",
    ".",
    ":",
    "+",
    "x",
    "مجانا",
    "حسب",
    "JD",
    "$",
    "كيلو",
    "ب",
    "²",
    "５",
    "0791234567",
    "+962",
    "79",
    "00",
    "212",
    "06",
    "12",
    "15/3",
    "2026-03-15",
    "15.3",
    "آذار",
    "mars",
    "بكرا",
    "بعد",
    "يوم",
    "الأحد",
    "الجاي",
    "أسبوعين",
    "شهر",
    "in",
    "3",
    "days",
    "رمضان",
    "؟",
]
TEXTS = (
    st.lists(st.sampled_from(PIECES)).map(" ".join)
    | st.lists(st.sampled_from(PIECES)).map("".join)
    | st.text()
)


@given(TEXTS, COUNTRIES, st.dates())
@example("\ud800", "JO", date.max)
@example("بعد 9 سنوات", "JO", date.max)
@example("29/2", "JO", date.max)
@example("الشهر الجاي", "JO", date.max)
@example("15", "JO", date.min)
def test_no_text_makes_a_reader_raise(text: str, country: str, today: date) -> None:
    price = prices.read(text, country)
    assert (price.amount is None) == (price.status in {"range", "free", "none"}) or price.status == "ask"
    assert bool(price.currency) == (price.amount is not None)
    phone = phones.read(text, country)
    assert phone.status != "ok" or phone.e164.startswith("+")
    assert bool(phone.e164) == bool(phone.kind)
    day = dates.read(text, today)
    assert day.day is None or day.day >= today
    assert day.day is not None or day.status != "ok"


@pytest.mark.parametrize(
    "text", ["9" * 50_000, "1 " * 9_000, "5 - " * 9_000, "بعد " * 9_000, "15/3 " * 3_000]
)
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    prices.read(text, "JO")
    phones.read(text, "MA")
    dates.read(text, TODAY)


@given(TEXTS, COUNTRIES)
def test_what_was_normalised_is_normal(text: str, country: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize("digits", SETS, ids=["arabic", "persian"])
@pytest.mark.parametrize(
    "row", [*rows("prices.tuning", 6), *rows("phones.tuning", 4)], ids=lambda row: row[1]
)
def test_the_three_sets_of_digits_read_the_same(row: tuple[str, ...], digits: dict[int, int]) -> None:
    country, text = row[:2]
    told = text.translate(digits)
    assert prices.read(told, country) == prices.read(text, country)
    assert phones.read(told, country) == phones.read(text, country)


@given(TEXTS, COUNTRIES, st.sampled_from(SETS))
def test_digits_of_another_set_never_change_what_is_read(
    text: str, country: str, digits: dict[int, int]
) -> None:
    told = text.translate(digits)
    assert prices.read(told, country) == prices.read(text, country)
    assert phones.read(told, country) == phones.read(text, country)
    assert dates.read(told, TODAY) == dates.read(text, TODAY)


@given(TEXTS, COUNTRIES)
def test_vowels_and_marks_of_direction_never_change_what_is_read(text: str, country: str) -> None:
    marked = "\u200f" + text + "\u2069"
    assert prices.read(marked, country) == prices.read(text, country)
    assert phones.read(marked, country) == phones.read(text, country)
    assert dates.read(marked, TODAY) == dates.read(text, TODAY)


@given(COUNTRIES, st.sampled_from(["ar", "en"]), st.integers(1, 10_000_000))
@example("JO", "ar", 1_500_000)
@example("MA", "ar", 125_000)
@example("JO", "ar", 2000)
def test_a_price_that_is_said_back_is_read_as_the_same_price(country: str, language: str, minor: int) -> None:
    price = Price(minor, CURRENCIES[country])
    said = CATALOGUE.text(language, "kind-money.confirm", {"value": price})
    told = said.split(":", 1)[1].rsplit(".", 1)[0]  # what stands between «I understood» and «Right?»
    read = prices.read(told, country)
    assert read == prices.PriceRead("ok", price.major, price.currency)


@given(
    COUNTRIES, st.integers(1, 10_000_000), st.sampled_from(["{}", "ب {}", "السعر {}", "{} دينار", "{} درهم"])
)
def test_an_amount_in_digits_is_never_read_as_another(country: str, minor: int, form: str) -> None:
    """As many decimals as the country's coins have: 3.500 dinars, 3.50 dirhams."""
    value = Decimal(minor).scaleb(-DECIMALS[CURRENCIES[country]])
    read = prices.read(form.format(value), country)
    assert read.status in {"ok", "ask", "foreign", "none"}
    assert read.amount in {value, None}


@pytest.mark.parametrize(
    "part", ["2 1/2 ", "079 ", "و", "9", "خمسة وعشرين ", "دينار ونص ", "3 ايار ", "ﷺ", "عمان ", "½"]
)
def test_nothing_is_read_from_a_story_however_long_and_it_takes_no_time(part: str) -> None:
    text = (part * 4000)[:4000]
    began = process_time()
    read = (prices.read(text, "MA"), phones.read(text, "MA"), dates.read(text, TODAY))
    places.read(text, "JO")
    days.mentions_time(text)
    assert {one.status for one in read} == {"none"}
    assert process_time() - began < 0.2  # seconds; a fifth of it where nothing else runs
