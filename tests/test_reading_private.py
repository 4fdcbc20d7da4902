"""What a text tells that should stay at home, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.private import private

ARABIC, PERSIAN = (str.maketrans("0123456789", written) for written in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
PHONES = [
    ("JO", "0791234567"),
    ("JO", "رقمي 079 123 4567 للطلب"),
    ("JO", "واتساب: 079-123-4567"),
    ("JO", "079/1234567"),
    ("JO", "07 91 23 45 67"),
    ("JO", "0 7 9 1 2 3 4 5 6 7"),
    ("JO", "للتواصل (079) 123.4567"),
    ("JO", "+962791234567"),
    ("JO", "+962 79 123 4567"),
    ("JO", "+ 962 7 9123 4567"),
    ("JO", "00962 79 1234567"),
    ("JO", "962791234567"),
    ("JO", "962 79 123 4567"),
    ("JO", "+962 (0) 79 123 4567"),
    ("JO", "اتصلي على 791234567"),
    ("JO", "79 123 4567 واتساب"),
    ("JO", "\u2066+962 79-123-4567\u2069"),
    ("JO", "06 465 3030"),
    ("JO", "هاتف 064653030"),
    ("JO", "wa.me/962791234567"),
    ("JO", "https://wa.me/+962791234567"),
    ("JO", "سعر المرطبان 3 دنانير اطلبي على 0791234567"),
    ("JO", "3 0791234567"),
    ("JO", "0612345678"),
    ("JO", "+90 532 123 45 67"),
    ("JO", "123456789012"),
    ("MA", "0612345678"),
    ("MA", "06 12 34 56 78"),
    ("MA", "06.12.34.56.78"),
    ("MA", "06-12-34-56-78"),
    ("MA", "+212 6 12 34 56 78"),
    ("MA", "00212612345678"),
    ("MA", "212612345678"),
    ("MA", "212 612345678"),
    ("MA", "05 22 36 45 78"),
    ("MA", "عيطي ليا ف 0712345678"),
    ("MA", "واتساب 612345678"),
    ("MA", "+33 6 12 34 56 78"),
]
OTHERS = [
    ("JO", "9871234567", "id"),
    ("JO", "رقمي الوطني 9871234567", "id"),
    ("JO", "2001234567 رقمي", "id"),
    ("JO", "الهوية: 987654321", "id"),
    ("JO", "national id 9871234567", "id"),
    ("MA", "AB123456", "id"),
    ("MA", "b 12345", "id"),
    ("MA", "رقم البطاقة الوطنية BE 654321", "id"),
    ("MA", "CIN: J123456", "id"),
    ("JO", "4111111111111111", "card"),
    ("JO", "بطاقتي 4111 1111 1111 1111", "card"),
    ("JO", "5500-0000-0000-0004", "card"),
    ("JO", "3782 822463 10005", "card"),
    ("JO", "4222222222222", "card"),
    ("JO", "JO94CBJO0010000000000131000302", "iban"),
    ("JO", "الآيبان JO94 CBJO 0010 0000 0000 0131 0003 02 شكرا", "iban"),
    ("JO", "jo94 cbjo 0010 0000 0000 0131 0003 02 thank you", "iban"),
    ("MA", "MA71 0077 8100 0123 4567 8901 2375", "iban"),
    ("JO", "DE89370400440532013000", "iban"),
    ("JO", "AL47212110090000000235698741", "iban"),
    ("MA", "007781000123456789012307", "iban"),
    ("MA", "007 781 0001234567890123 07", "iban"),
    ("MA", "RIB 007 781 0001234567890123 99", "iban"),
    ("JO", "https://maps.app.goo.gl/AbC123", "map"),
    ("JO", "https://goo.gl/maps/xyz", "map"),
    ("JO", "https://www.google.com/maps/place/x", "map"),
    ("MA", "google.co.ma/maps", "map"),
    ("JO", "https://maps.google.com/?q=32.5,35.8", "map"),
    ("JO", "https://waze.com/ul/hsv", "map"),
    ("JO", "https://www.openstreetmap.org/#map=17", "map"),
    ("JO", "8G3QX2QM+4F", "map"),
    ("JO", "X2QM+4F إربد", "map"),
    ("JO", "32.5556, 35.8500", "map"),
    ("MA", "33.57311، -7.58984", "map"),
    ("JO", "راسليني على um.ali@gmail.com", "email"),
    ("JO", "um.ali @ gmail . com", "email"),
    ("MA", "ventes@coop-doukkala.ma", "email"),
    ("JO", "شارع الجامعة عمارة 12", "address"),
    ("JO", "شارع الملك عبدالله الثاني، بناية 4، الطابق الثاني", "address"),
    ("JO", "شارع الجامعة مقابل المخبز عمارة السلام", "address"),
    ("JO", "عمارة رقم 12", "address"),
    ("JO", "بناية السلام رقم 4", "address"),
    ("JO", "الطابق الثاني", "address"),
    ("JO", "طابق 3", "address"),
    ("JO", "شقة 5", "address"),
    ("JO", "الشقة رقم 5", "address"),
    ("JO", "شارع فلسطين 15", "address"),
    ("JO", "حي نزال رقم 7", "address"),
    ("JO", "بيت رقم 7", "address"),
    ("JO", "ص.ب 1234", "address"),
    ("JO", "رابع بيت بعد المخبز", "address"),
    ("JO", "بيتنا جنب المدرسة", "address"),
    ("JO", "street 12, building 4", "address"),
    ("JO", "12 University Street", "address"),
    ("JO", "second floor, apartment 5", "address"),
    ("JO", "apt. 5", "address"),
    ("MA", "زنقة الياسمين رقم 3", "address"),
    ("MA", "زنقة 14", "address"),
    ("MA", "في درب السلطان", "address"),
    ("MA", "إقامة النخيل عمارة 5 شقة 2", "address"),
    ("MA", "12 rue Hassan II", "address"),
    ("MA", "حي السلام بلوك 3", "address"),
]
BOTH = [
    ("JO", "0791234567 شقة 5 وإيميلي a.b@yahoo.com", ("phone", "email", "address")),
    ("JO", "maps.app.goo.gl/x 0791234567", ("phone", "map")),
    ("MA", "CIN AB123456 هاتف 0612345678", ("phone", "id")),
]
NOTHING = [
    ("JO", ""),
    ("JO", "مخلل خيار بلدي، مرطبان كيلو، 3.500 دينار"),
    ("JO", "#صابون_غار #إربد #2026"),
    ("JO", "#خصم50 #1000متابعة"),
    ("JO", "الأسعار 0.5 1.25 2.75 3.5 10"),
    ("JO", "8 3 1 4.5 10"),
    ("JO", "78 50 25 100"),
    ("JO", "100 250 300 500 750 1000"),
    ("MA", "100 200 300 400 500 600 700 800"),
    ("MA", "212 600 100 200"),
    ("MA", "6 12 34 56 78"),
    ("JO", "المقاسات 36 38 40 42 44 46"),
    ("JO", "500 غم أو 1000 غم"),
    ("JO", "تاريخ الإنتاج 12/05/2026 وينتهي 12/11/2026"),
    ("JO", "إنتاج 2026-05-12 انتهاء 2026-11-12"),
    ("JO", "تاريخ 07-8-2025 100 غم"),
    ("JO", "رقم الدفعة 202605121"),
    ("JO", "دفعة: 2026051201"),
    ("JO", "batch no. 2026051201, 500 g"),
    ("JO", "lot 791234567"),
    ("JO", "باركود 6251234567890"),
    ("JO", "منتج أردني 6251234567890"),
    ("JO", "تم تأكيد طلبك رقم 1023، المجموع 12.5 دينار، التوصيل غداً"),
    ("JO", "طلب رقم 2001234567"),
    ("JO", "order number 2001234567 confirmed"),
    ("JO", "من 9 إلى 5"),
    ("JO", "الدوام 09:00 - 17:00"),
    ("JO", "100000 متابع"),
    ("JO", "1,250,000"),
    ("JO", "توصيل داخل إربد"),
    ("JO", "قرب الجامعة"),
    ("JO", "إربد، الأردن"),
    ("JO", "نحن في عمان، جبل عمان"),
    ("JO", "قرب شارع الجامعة"),
    ("JO", "عن طريق واتساب"),
    ("JO", "توصيل حي نزال 2 دينار"),
    ("JO", "شارع الجامعة التوصيل 2 دينار"),
    ("JO", "التوصيل لباب البيت"),
    ("JO", "كيكة طابقين"),
    ("JO", "شغل بيتي 100%"),
    ("JO", "حي الله الجميع"),
    ("JO", "إنستغرام @um.ali.food"),
    ("JO", "صفحتي um_ali_2 على فيسبوك"),
    ("JO", "https://instagram.com/um.ali.food"),
    ("JO", "السعر 5 دنانير + التوصيل 2"),
    ("JO", "2345+23"),
    ("JO", "3.500, 4.250"),
    ("JO", "4111111111111112"),
    ("JO", "JO95CBJO0010000000000131000302"),
    ("JO", "A4 و B12 و USB3"),
    ("JO", "500 street food lovers"),
    ("MA", "بطاقة هدية 200 درهم"),
    ("MA", "منتج رقم AB12"),
    ("MA", "خبزت 25 وبعت 20"),
    ("MA", "على درب النجاح"),
    ("MA", "1 250 درهم"),
    ("MA", "الدار البيضاء، مراكش، الجديدة"),
    ("MA", "توصيل لكل المدن ب 35 درهم"),
    ("MA", "كسكس 5 كيلو ب 120 درهم"),
]


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize(("country", "text"), PHONES)
def test_a_phone_is_seen_in_every_form(country: str, text: str, table: dict[int, int]) -> None:
    assert private(text.translate(table), country) == ("phone",)


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize(("country", "text", "kind"), OTHERS)
def test_what_belongs_to_one_person_is_seen(
    country: str, text: str, kind: str, table: dict[int, int]
) -> None:
    assert private(text.translate(table), country) == (kind,)


@pytest.mark.parametrize(("country", "text", "kinds"), BOTH)
def test_several_are_named_in_one_order(country: str, text: str, kinds: tuple[str, ...]) -> None:
    assert private(text, country) == kinds


@pytest.mark.parametrize("table", [{}, ARABIC, PERSIAN], ids=["latin", "arabic", "persian"])
@pytest.mark.parametrize(("country", "text"), NOTHING)
def test_prices_dates_labels_and_cities_are_nobodys(country: str, text: str, table: dict[int, int]) -> None:
    assert private(text.translate(table), country) == ()


PIECES = st.sampled_from(
    [
        "079",
        "123",
        "4567",
        "+962",
        "00",
        " ",
        "-",
        ".",
        "شارع",
        "عمارة",
        "12",
        "رقم",
        "@",
        "a.b",
        "JO94",
        "maps",
        "٠٧٩",
        "²",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(), st.sampled_from(["JO", "MA"]))
def test_no_text_makes_it_raise(text: str, country: str) -> None:
    private(text, country)


@pytest.mark.parametrize(
    "text", ["0791" * 5_000, "شارع " * 4_000, "a@" * 9_000, "0 7 9 " * 4_000, "+ " * 9_000, "ab12 " * 4_000]
)
def test_a_huge_text_is_read_without_an_error(text: str) -> None:
    private(text, "JO")
