"""Sums of money as women in Jordan and Morocco type them, each with what it must be read as."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.amounts import Amount, amounts

ARABIC, PERSIAN = (str.maketrans("0123456789", written) for written in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))

# «value currency», a ? behind it where a person must be asked; several sums with + between
SEEN = [  # forms that people in both countries were seen to use
    ("JO", "٥ دنانير ونص", "5.5 JOD"),
    ("JO", "5JD", "5 JOD"),
    ("JO", "JD 5", "5 JOD"),
    ("JO", "خمس دنانير", "5 JOD"),
    ("JO", "خمسة دنانير", "5 JOD"),
    ("JO", "٣.٥", "3.5"),
    ("JO", "3.500", "3.5"),
    ("JO", "٣٫٥ د.أ", "3.5 JOD"),
    ("JO", "نص دينار", "0.5 JOD"),
    ("JO", "ربع دينار", "0.25 JOD"),
    ("JO", "٧٥ قرش", "0.75 JOD"),
    ("JO", "500 فلس", "0.5 JOD"),
    ("JO", "دينارين ونص", "2.5 JOD"),
    ("JO", "شلن", "0.05 JOD"),
    ("JO", "بريزة", "0.1 JOD"),
    ("JO", "دينار و٧٥ قرش", "1.75 JOD"),
    ("JO", "3 دنانير و 250 فلس", "3.25 JOD"),
    ("JO", "٤ دنانير إلا ربع", "3.75 JOD"),
    ("JO", "ليرة ونص", "1.5 JOD"),
    ("JO", "٣ ليرات", "3 JOD"),
    ("JO", "٣ نيرات", "3 JOD"),
    ("JO", "بثلاث نيرات ونص", "3.5 JOD"),
    ("JO", "بنيرتين", "2 JOD"),
    ("JO", "بخمسة دنانير", "5 JOD"),
    ("JO", "ب ٥", "5"),
    ("JO", "خمسة وعشرين دينار", "25 JOD"),
    ("JO", "3,500", "3.5 ?"),
    ("JO", "٥ - ٧", "5 ? + 7 ?"),
    ("JO", "من ٥ لـ ٧", "5 ? + 7 ?"),
    ("JO", "حسب الحجم", ""),
    ("JO", "5$", "5 USD"),
    ("JO", "مجاناً", "0"),
    ("MA", "١٢٠ درهم", "120 MAD"),
    ("MA", "120dh", "120 MAD"),
    ("MA", "120 DH", "120 MAD"),
    ("MA", "مية وعشرين درهم", "120 MAD"),
    ("MA", "ألف ريال", "50 MAD ?"),
    ("MA", "200 ريال", "10 MAD ?"),
    ("MA", "٥ دراهم ونص", "5.5 MAD"),
    ("MA", "جوج دراهم", "2 MAD"),
    ("MA", "45,50 درهم", "45.5 MAD"),
    ("MA", "150", "150"),
]
OWN = [
    ("JO", "JOD 4.750", "4.75 JOD"),
    ("JO", "4.750 JOD", "4.75 JOD"),
    ("JO", "5 JDs", "5 JOD"),
    ("JO", "5دنانير", "5 JOD"),
    ("JO", "5  دنانير", "5 JOD"),
    ("JO", "دينار", "1 JOD"),
    ("JO", "دينار واحد", "1 JOD"),
    ("JO", "دينارٌ واحدٌ", "1 JOD"),
    ("JO", "بدينار", "1 JOD"),
    ("JO", "ديناران", "2 JOD"),
    ("JO", "ليرتين وربع", "2.25 JOD"),
    ("JO", "ليرتين الا ربع", "1.75 JOD"),
    ("JO", "دينار وربع", "1.25 JOD"),
    ("JO", "بدينار ونص", "1.5 JOD"),
    ("JO", "نص ليرة", "0.5 JOD"),
    ("JO", "ليرة وشلن", "1.05 JOD"),
    ("JO", "ليرة وبريزة", "1.1 JOD"),
    ("JO", "نص ليرة وشلن", "0.55 JOD"),
    ("JO", "بريزتين", "0.2 JOD"),
    ("JO", "شلنين", "0.1 JOD"),
    ("JO", "قرشين", "0.02 JOD"),
    ("JO", "خمسة وسبعين قرش", "0.75 JOD"),
    ("JO", "خمسين قرش", "0.5 JOD"),
    ("JO", "3 دنانير و نص دينار", "3.5 JOD"),
    ("JO", "ثلاثة دنانير ونصف", "3.5 JOD"),
    ("JO", "تلت دنانير", "3 JOD"),
    ("JO", "ثمن دنانير", "8 JOD"),
    ("JO", "3 ونص", "3.5"),
    ("JO", "٣ ونص دينار", "3.5 JOD"),
    ("JO", "3½ دينار", "3.5 JOD"),
    ("JO", "2 1/2 دينار", "2.5 JOD"),
    ("JO", "3/4 دينار", "0.75 JOD"),
    ("JO", "5 دنانير إلا 10 قروش", "4.9 JOD"),
    ("JO", "5 دنانير إلا عشر قروش", "4.9 JOD"),
    ("JO", "دينار و 25 قرش و 5 فلسات", "1.255 JOD"),
    ("JO", "دينار و 75", "1.75 JOD ?"),
    ("JO", "دينارين و250", "2.25 JOD ?"),
    ("JO", "اطناعش دينار ونص", "12.5 JOD"),
    ("JO", "١١ ديناراً", "11 JOD"),
    ("JO", "مية دينار", "100 JOD"),
    ("JO", "ميتين وخمسين دينار", "250 JOD"),
    ("JO", "1,250.500 دينار", "1250.5 JOD"),
    ("JO", "1,250 دينار", "1.25 JOD ?"),
    ("JO", "السعر: 5 دنانير", "5 JOD"),
    ("JO", "سعره خمسة", "5"),
    ("JO", "المرطبان 500 غم ب 3 دنانير", "3 JOD"),
    ("JO", "كيلو المقدوس بخمس دنانير", "5 JOD"),
    ("JO", "5 دنانير والتوصيل مجاني", "5 JOD"),
    ("JO", "علبة واحدة ب 3 دنانير", "3 JOD"),
    ("JO", "واحد", "1"),
    ("JO", "التوصيل مجاني", ""),
    ("JO", "ببلاش", "0"),
    ("JO", "free", "0"),
    ("JO", "الحبة بدينار و 12 حبة بعشرة دنانير", "1 JOD + 10 JOD"),
    ("JO", "بعت 25 صرفت 10 لي 5", "25 + 10 + 5"),
    ("JO", "بعت 25 دينار، صرفت 10 دنانير", "25 JOD + 10 JOD"),
    ("JO", "المواد 8، العلب 3، غاز 1، 3 ساعات", "8 + 3 + 1"),
    ("JO", "22/10 بعت 25", "25"),
    ("JO", "الساعة 5 بعت ب 12", "12"),
    ("JO", "5 إلى 7 دنانير", "5 JOD ? + 7 JOD ?"),
    ("JO", "5-7 قروش", "0.05 JOD ? + 0.07 JOD ?"),
    ("JO", "بين دينار ودينارين", "1 JOD ? + 2 JOD ?"),
    ("JO", "من 3 دنانير", "3 JOD ?"),
    ("JO", "حوالي 3 دنانير", "3 JOD ?"),
    ("JO", "دينار ودينار", "1 JOD + 1 JOD"),
    ("JO", "3 بدينار", "3 + 1 JOD"),
    ("JO", "10 دولار", "10 USD"),
    ("JO", "$5", "5 USD"),
    ("JO", "5 يورو", "5 EUR"),
    ("JO", "10 شيكل", "10 ILS"),
    ("JO", "50 ليرة سورية", "50 SYP"),
    ("JO", "100 ريال", "100 ? ?"),
    ("JO", "100 ريال سعودي", "100 SAR"),
    ("JO", "20 درهم", "20 MAD"),
    ("JO", "0791234567", ""),
    ("JO", "خصم 10%", ""),
    ("JO", "خمس حبات", ""),
    ("JO", "خلال 3 أيام", ""),
    ("JO", "غالي شوي", ""),
    ("JO", "", ""),
    ("JO", "five dinars", "5 JOD"),
    ("JO", "half a dinar", "0.5 JOD"),
    ("JO", "2 dinars and a half", "2.5 JOD"),
    ("JO", "3 dinars and 250 fils", "3.25 JOD"),
    ("JO", "twenty five JD", "25 JOD"),
    ("MA", "درهم", "1 MAD"),
    ("MA", "درهمين", "2 MAD"),
    ("MA", "زوج دراهم", "2 MAD"),
    ("MA", "عشرة د الدراهم", "10 MAD"),
    ("MA", "خمسين درهم ونص", "50.5 MAD"),
    ("MA", "50 درهم و 20 سنتيم", "50.2 MAD"),
    ("MA", "عشرين ريال", "1 MAD ?"),
    ("MA", "20 دريال", "1 MAD ?"),
    ("MA", "د.م. 50", "50 MAD"),
    ("MA", "MAD 75", "75 MAD"),
    ("MA", "1 250 dh", "1250 MAD"),
    ("MA", "1,250 درهم", "1250 MAD ?"),
    ("MA", "12,5 درهم", "12.5 MAD"),
    ("MA", "ربعميا درهم", "400 MAD"),
    ("MA", "ألف ومتين درهم", "1200 MAD"),
    ("MA", "تمنية دراهم", "8 MAD"),
    ("MA", "فابور", "0"),
    ("MA", "10 دنانير", "10 JOD"),
    ("MA", "10 euros", "10 EUR"),
]


def sums(told: str) -> list[Amount]:
    """«5 JOD ? + 7» as amounts; «100 ? ?» is an unsure one in a currency that is not told."""
    found = []
    for one in filter(None, told.split(" + ")):
        value, *rest = one.split()
        currency = rest.pop(0) if rest and rest != ["?"] else ""
        found.append(Amount(Decimal(value), currency, not rest))
    return found


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize(("country", "text", "told"), SEEN + OWN)
def test_a_sum_is_read(country: str, text: str, told: str, table: dict[int, int]) -> None:
    assert amounts(text.translate(table), country) == sums(told)


SOME = "5 3,500 خمسة نص ونص وربع إلا دينار دينارين و٧٥ قرش فلس درهم ريال - إلى من ل و / : مجانا JD $ كيلو"
PIECES = st.lists(st.sampled_from(SOME.split())).map(" ".join)


@given(PIECES | st.text(), st.sampled_from(["JO", "MA"]))
def test_no_text_makes_it_raise_and_no_sum_is_below_nothing(text: str, country: str) -> None:
    assert all(found.value.is_finite() and found.value >= 0 for found in amounts(text, country))


@given(
    st.decimals(0, 10_000, places=3), st.sampled_from(["{} دينار", "{}JD", "JD {}", "{} د.أ", "ب {} ليرة"])
)
def test_every_price_in_dinars_is_read_back(value: Decimal, form: str) -> None:
    assert amounts(form.format(value), "JO") == [Amount(value, "JOD", True)]


def test_a_sum_is_never_rounded() -> None:
    long = "3.5" + "0" * 60 + "1"
    assert amounts(f"{long} دينار ونص", "JO") == [Amount(Decimal("4.0" + "0" * 60 + "1"), "JOD", True)]


@pytest.mark.parametrize("text", ["9" * 50_000, "5 - " * 9_000, "دينار و" * 6_000, "ونص " * 9_000])
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    amounts(text, "JO")
