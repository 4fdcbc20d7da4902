"""Numbers in three sets of digits and in words, and the one form that spellings share."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.normalise import digits, normalise, visible
from bot.reading.numbers import ambiguous, numbers, ranges

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
    "كثير": [],
    ".": [],
    "٫٬،": [],
}
SOME = "خمسة وعشرين إلا ربع ونص ألف مية و من ل - إلى دينار دينارين 5 3,5 ، ثلث مليون عشر and a"
WORDS = st.sampled_from(SOME.split())
LISTS = {
    "8 3 1 4.5 10": "8 3 1 4.5 10",
    "8,3,1,4.5,10": "8 3 1 4.5 10",
    "8، 3، 1": "8 3 1",
    "8 و 3 و 1": "8 3 1",
    "8 و3 و1": "8 3 1",
    "8\n3\n1": "8 3 1",
    "- 8\n- 3": "8 3",
    "المواد 8، العلب 3، غاز 1، 3 ساعات": "8 3 1 3",
    "مواد ٨\nعلب ٣٫٥\nساعتين": "8 3.5 2",
    "بعت 25 صرفت 10 لي 5": "25 10 5",
    "بعت خمسة وعشرين، صرفت عشرة، لي خمسة": "25 10 5",
    "خمسة ستة سبعة": "5 6 7",
    "خمسة\nوعشرين": "5 20",
    "خمسة، ستة وسبعة": "5 6 7",
    "خمسة عشرة": "5 10",
    "five, six and seven": "5 6 7",
    "materials 8, jars 3, gas 1, 3 hours": "8 3 1 3",
    "12.5.2026": "12 5 2026",
    "079 123 4567": "79 123 4567",
    "1,250.5 و 3,5": "1250.5 3.5",
    "1.250,50": "1250.50",
    "1.250.000": "1250000",
    "8 ونص، 3، 1": "8.5 3 1",
    "سكر 3 طحين نص": "3 0.5",
}
SPELLED = {
    "خمسة": "5",
    "خمس": "5",
    "بخمسة": "5",
    "ب 5": "5",
    "ب5": "5",
    "و3": "3",
    "صفر": "0",
    "ولا واحدة": "0",
    "جوج": "2",
    "تسعود": "9",
    "خمسة وعشرين": "25",
    "خمسه و عشرين": "25",
    "ستة وستون": "66",
    "تلاتين": "30",
    "ثلاثين": "30",
    "ربعين": "40",
    "مية": "100",
    "مئة": "100",
    "مائة": "100",
    "مية وعشرين": "120",
    "مية وخمسة وعشرين": "125",
    "مية وخمسة": "105",
    "ميتين": "200",
    "مئتان": "200",
    "متين وخمسين": "250",
    "وحدة": "1",
    "واحد": "1",
    "قطعة واحدة": "1",
    "خمسمية": "500",
    "خمسمائة": "500",
    "خمس مية": "500",
    "ربعميا": "400",
    "تلتمية وخمسين": "350",
    "خمسميت": "500",
    "ألف": "1000",
    "ألفين": "2000",
    "ألفين وخمسمية": "2500",
    "ألف ومية وعشرين": "1120",
    "3 آلاف": "3000",
    "ثلاثة آلاف وخمسمئة": "3500",
    "خمسة وعشرين ألف وميتين": "25200",
    "مية ألف": "100000",
    "ألف و 200": "1200",
    "نص مليون": "500000",
    "اطناعش": "12",
    "اثنا عشر": "12",
    "اثنتي عشرة": "12",
    "طناش": "12",
    "حداش": "11",
    "أحد عشر": "11",
    "خمسطاش": "15",
    "خمستاشر": "15",
    "خمسطعش": "15",
    "خمسة عشر": "15",
    "خمس عشرة": "15",
    "تمنطاش": "18",
    "ستعش": "16",
    "تلتطعش": "13",
    "ثلاثة عشر": "13",
    "نص": "0.5",
    "نصف": "0.5",
    "ربع": "0.25",
    "ثلث": "0.333",
    "ثلاث أرباع": "0.75",
    "8 ونص": "8.5",
    "8 و نص": "8.5",
    "3 ونصف": "3.5",
    "ثلاثة ونص": "3.5",
    "خمسة إلا ربع": "4.75",
    "٣ إلا ربع": "2.75",
    "½": "0.5",
    "3½": "3.5",
    "2 1/2": "2.5",
    "1/2": "0.5",
    "3/4": "0.75",
    "دينارين ونص": "2.5",
    "دينار ونص": "1.5",
    "5 دنانير ونص": "5.5",
    "3 ساعات ونص": "3.5",
    "ساعة ونص": "1.5",
    "ساعتين إلا ربع": "1.75",
    "ساعتين": "2",
    "خمس دنانير": "5",
    "تلت دنانير": "3",
    "تلت كيلو": "0.333",
    "ثمن دنانير": "8",
    "تمن حبات": "8",
    "زوج دراهم": "2",
    "خَمْسَة": "5",
    "خمســة": "5",
    "5دنانير": "5",
    "five": "5",
    "Five": "5",
    "five and a half": "5.5",
    "twenty five": "25",
    "twenty-five": "25",
    "a hundred and five": "105",
    "two hundred": "200",
    "two thousand five hundred": "2500",
    "half": "0.5",
    "three quarters": "0.75",
    "a quarter": "0.25",
    "5 and a half": "5.5",
}
NO_NUMBER = [
    "ثمن البضاعة غالي",
    "لست متأكدة",
    "أعمل لوحدي",
    "زوجي يساعدني",
    "ولست إنسانة",
    "المنتج وحده",
    "لكل واحدة",
    "ست الحبايب",
    "قماش متين وجميل",
    "آلاف المتابعين",
    "مية ورد",
    "الواحدة",
    "يوم الاثنين",
    "سبعاوي",
    "this one",
    "weight",
]


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_numbers_stays_a_list(text: str, table: dict[int, int]) -> None:
    assert numbers(text.translate(table)) == list(map(Decimal, LISTS[text].split()))


@pytest.mark.parametrize("text", SPELLED)
def test_a_number_in_words_is_one_number(text: str) -> None:
    assert numbers(text) == [Decimal(SPELLED[text])]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-7", True),
        ("5 - 7", True),
        ("٥–٧", True),
        ("من 5 ل 7", True),
        ("من ٥ لـ ٧", True),
        ("من خمسة لسبعة", True),
        ("5 إلى 7 دنانير", True),
        ("5 دنانير إلى 7 دنانير", True),
        ("بين 5 و 7", True),
        ("5 أو 7", True),
        ("من دينار لدينارين", True),
        ("5 to 7", True),
        ("between five and seven", True),
        ("8 و 3", False),
        ("8 3 1", False),
        ("بعت 25 صرفت 10 لي 5", False),
        ("بعت 10 ل 5 زباين", False),
        ("خبز 3 - شمع 5", False),
        ("- 5\n- 7", False),
        ("5-", False),
        ("خمسة وعشرين", False),
        ("", False),
    ],
)
def test_a_span_is_told_from_a_list(text: str, expected: bool) -> None:
    assert ranges(text) is expected


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize("text", READ)
def test_a_number_reads_the_same_in_three_sets_of_digits(text: str, table: dict[int, int]) -> None:
    assert numbers(text.translate(table)) == list(map(Decimal, READ[text]))


@pytest.mark.parametrize(
    ("text", "value"),
    [("٣٫٥", "3.5"), ("١٬٢٥٠٫٥", "1250.5"), ("٣،٥", "3.5"), ("\u20663٫5\u2069", "3.5"), ("3\u200f.5", "3.5")],
)
def test_arabic_marks_inside_a_number_are_read(text: str, value: str) -> None:
    assert numbers(text) == [Decimal(value)]


@pytest.mark.parametrize("text", ["السعر،5", "السعر.5", "شكرا،٥ دنانير", "...5"])
def test_a_number_is_read_right_after_a_punctuation_mark(text: str) -> None:
    assert numbers(text) == [Decimal(5)]


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


@given(
    st.text(st.sampled_from("0123456789٠١٢۵٣²①½१.,،٫٬ \u200f-+eEماتnaInf") | st.characters(), max_size=60)
    | st.lists(WORDS).map(" ".join)
)
def test_reading_numbers_never_raises_and_gives_finite_numbers(text: str) -> None:
    assert all(value.is_finite() and value >= 0 for value in numbers(text))
    ambiguous(text)
    ranges(text)


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "1." * 50_000, "1,234" * 20_000, "٫" * 100_000, "ألف و" * 9_000]
)
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    numbers(text)
    ambiguous(text)
    ranges(text)
    normalise(text)


@given(st.integers(0, 10**9), st.sampled_from([{}, ARABIC, PERSIAN]))
def test_every_whole_number_is_read_back(value: int, table: dict[int, int]) -> None:
    assert numbers(f"بـ {value} دينار".translate(table)) == [Decimal(value)]


@given(st.decimals(0, 100_000, places=3), st.sampled_from([{}, ARABIC | {ord("."): "٫"}]))
def test_every_price_is_read_back(value: Decimal, table: dict[int, int | str]) -> None:
    assert numbers(f"{value}".translate(table)) == [value]


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
