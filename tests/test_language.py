"""What people read: texts by key, values kept apart, numbers and days in one way."""

from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ContentError
from bot.language.catalogue import Catalogue, Key
from bot.language.isolates import clean, isolated, leans_left
from bot.reading.price import Price
from bot.talk.messages import Ours

OWN_AR = """
money-JOD = { $n ->
    [zero] { $shown } دينار
    [one] دينار واحد
    [two] ديناران
    [few] { $shown } دنانير
    [many] { $shown } ديناراً
   *[other] { $shown } دينار
}
money-MAD = { $n ->
    [zero] { $shown } درهم
    [one] درهم واحد
    [two] درهمان
    [few] { $shown } دراهم
    [many] { $shown } درهماً
   *[other] { $shown } درهم
}
list-separator = { "، " }
date-day = { $weekday } { $date }
date-time = { $weekday } { $date }، الساعة { $time }
date-today = اليوم { $time }
date-tomorrow = غداً { $time }
date-yesterday = أمس { $time }
"""
OWN_EN = """
money-JOD = { $n ->
    [one] { $shown } dinar
   *[other] { $shown } dinars
}
money-MAD = { $n ->
    [one] { $shown } dirham
   *[other] { $shown } dirhams
}
list-separator = { ", " }
date-day = { $weekday } { $date }
date-time = { $weekday } { $date }, { $time }
date-today = today { $time }
date-tomorrow = tomorrow { $time }
date-yesterday = yesterday { $time }
"""
AR = """
hello = أهلاً بكِ
price = السعر { $price }
    .retry = لم أفهم السعر
item = اسم المنتج: { $title }
line = راجعي:
    { $title }
lessons = { $n ->
    [zero] لا دروس
    [one] درس واحد
    [two] درسان
    [few] { $n } دروس
    [many] { $n } درساً
   *[other] { $n } درس
}
place = إربد
button = عرض { $what }
word-help = مساعدة، ساعديني, /help
    ما فهمت
"""
EN = """
hello = Welcome
price = The price is { $price }
    .retry = I did not understand the price
item = The product: { $title }
line = Look again:
    { $title }
lessons = { $n ->
    [one] { $n } lesson
   *[other] { $n } lessons
}
place = Irbid
button = Show { $what }
word-help = help
"""


def write(folder: Path, ar: str, en: str) -> Path:
    for language, text in (("ar", ar), ("en", en)):
        messages = folder / language / "messages"
        messages.mkdir(parents=True, exist_ok=True)
        (messages / "all.ftl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.load(write(tmp_path, OWN_AR + AR, OWN_EN + EN))


def test_a_key_is_a_text_or_one_of_its_attributes(catalogue: Catalogue) -> None:
    assert catalogue.text("ar", "hello") == "أهلاً بكِ"
    assert catalogue.text("en", "price.retry") == "I did not understand the price"
    assert catalogue.has("ar", "price.retry")
    assert not catalogue.has("ar", "price.hint")
    assert "price.retry" in catalogue.keys("en")


@pytest.mark.parametrize("key", ["nothing", "price.nothing", "hello.retry"])
def test_a_missing_text_is_an_error_and_never_shown(catalogue: Catalogue, key: str) -> None:
    with pytest.raises(ContentError, match=key):
        catalogue.text("ar", key)


def test_an_unknown_language_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(ContentError, match="hello"):
        catalogue.text("fr", "hello")


def test_a_missing_variable_names_key_and_variable(catalogue: Catalogue) -> None:
    with pytest.raises(ContentError, match=r"`item` needs `title`"):
        catalogue.text("ar", "item")


@pytest.mark.parametrize("value", [None, b"secret", {"secret": 1}, "secret" * 500])
def test_a_value_that_cannot_be_shown_is_not_in_the_error(catalogue: Catalogue, value: object) -> None:
    with pytest.raises(ContentError, match="item") as caught:
        catalogue.text("ar", "item", {"title": value})
    assert "secret" not in str(caught.value)


def test_syntax_errors_and_doubled_keys_are_reported_together_with_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "a = ا\nb = { $\n", "a = A\nc = C\na = B\n")
    with pytest.raises(ContentError) as caught:
        Catalogue.load(tmp_path)
    first, second = str(caught.value).splitlines()
    assert "ar/messages/all.ftl:2: syntax" in first.replace("\\", "/")
    assert "en/messages/all.ftl:3: `a` stands already" in second.replace("\\", "/")


def test_a_folder_without_messages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no message files"):
        Catalogue.load(tmp_path)


def test_what_a_person_typed_is_isolated_line_by_line(catalogue: Catalogue) -> None:
    assert catalogue.text("ar", "item", {"title": "UM ALI"}) == "اسم المنتج: \u2068UM ALI\u2069"
    two = catalogue.text("ar", "item", {"title": "خبز\r\n\nUM ALI"})
    assert two == "اسم المنتج: \u2068خبز\u2069\n\n\u200f\u2068UM ALI\u2069"


def test_a_line_that_begins_with_a_value_stays_right_to_left_in_arabic(catalogue: Catalogue) -> None:
    assert catalogue.text("ar", "line", {"title": "UM"}) == "راجعي:\n\u200f\u2068UM\u2069"
    assert catalogue.text("en", "line", {"title": "خبز"}) == "Look again:\n\u2068خبز\u2069"


def test_a_person_cannot_turn_our_sentence_around(catalogue: Catalogue) -> None:
    shown = catalogue.text("en", "item", {"title": "a\u202eb\u2069c\u200f\ufeffd\u0000e"})
    assert shown == "The product: \u2068abcde\u2069"


def test_joined_emoji_stay_whole_and_other_joiners_go() -> None:
    family = "👩\u200d🍳 ❤\ufe0f\u200d🔥 👩🏽\u200d🌾"
    assert clean(family) == family
    assert clean("خبز\u200d") == "خبز"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text())
def test_every_line_opens_and_closes_its_own_isolate(text: str) -> None:
    for line in isolated(clean(text)).splitlines():
        assert line == "" or (line[0], line[-1]) == ("\u2068", "\u2069")
        assert not set(line[1:-1]) & set("\u2066\u2067\u2068\u2069\u202d\u202e")


def test_our_own_words_are_inserted_as_they_are(catalogue: Catalogue) -> None:
    assert catalogue.text("ar", "item", {"title": Ours("خبز")}) == "اسم المنتج: خبز"
    assert catalogue.text("ar", "item", {"title": Key("place")}) == "اسم المنتج: إربد"
    assert catalogue.text("en", "item", {"title": Key("place")}) == "The product: Irbid"
    with pytest.raises(ContentError, match="nowhere"):
        catalogue.text("en", "item", {"title": Key("nowhere")})


def test_a_list_is_joined_as_the_language_does(catalogue: Catalogue) -> None:
    both = (Key("place"), "UM ALI", 3)
    assert catalogue.text("ar", "item", {"title": both}) == (
        "اسم المنتج: إربد، \u2068UM ALI\u2069، \u20683\u2069"
    )
    assert catalogue.label("en", "item", {"title": [Key("place"), 3]}) == "The product: Irbid, 3"


def test_a_label_isolates_only_what_a_person_typed_and_stays_on_one_line(catalogue: Catalogue) -> None:
    assert catalogue.label("ar", "button", {"what": 12}) == "عرض 12"
    assert catalogue.label("ar", "button", {"what": Price(5000, "JOD")}) == "عرض 5 دنانير"
    assert catalogue.label("ar", "button", {"what": "UM\nALI"}) == "عرض \u2068UM ALI\u2069"


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (0, "لا دروس"), (1, "درس واحد"), (2, "درسان"), (3, "3 دروس"), (10, "10 دروس"), (11, "11 درساً"),
        (99, "99 درساً"), (100, "100 درس"), (101, "101 درس"), (103, "103 دروس"), (111, "111 درساً"),
        (3.5, "3.5 درس"), (3.0, "3 دروس"), (12500, "12500 درس"),
    ],
)  # fmt: skip
def test_all_six_arabic_plurals_hold(catalogue: Catalogue, n: float, shown: str) -> None:
    assert clean(catalogue.text("ar", "lessons", {"n": n})) == shown


@pytest.mark.parametrize(
    ("minor", "currency", "ar", "en"),
    [
        (0, "JOD", "0 دينار", "0 dinars"),
        (1000, "JOD", "دينار واحد", "1 dinar"),
        (2000, "JOD", "ديناران", "2 dinars"),
        (5000, "JOD", "5 دنانير", "5 dinars"),
        (14000, "JOD", "14 ديناراً", "14 dinars"),
        (3500, "JOD", "3.500 دينار", "3.500 dinars"),
        (5, "JOD", "0.005 دينار", "0.005 dinars"),
        (103_000, "JOD", "103 دنانير", "103 dinars"),
        (1_250_000, "JOD", "1250 ديناراً", "1250 dinars"),
        (12_000, "MAD", "120 درهماً", "120 dirhams"),
        (12_050, "MAD", "120.50 درهم", "120.50 dirhams"),
    ],
)
def test_money_is_written_in_one_way(
    catalogue: Catalogue, minor: int, currency: str, ar: str, en: str
) -> None:
    price = Price(minor, currency)
    assert catalogue.money("ar", price) == ar
    assert catalogue.money("en", price) == en
    assert catalogue.text("ar", "price", {"price": price}) == f"السعر \u2068{ar}\u2069"


def test_digits_are_arabic_only_where_that_is_set(tmp_path: Path) -> None:
    catalogue = Catalogue.load(write(tmp_path, OWN_AR + AR, OWN_EN + EN), style="arabic")
    assert catalogue.money("ar", Price(3500, "JOD")) == "٣.٥٠٠ دينار"
    assert clean(catalogue.text("ar", "lessons", {"n": 14})) == "١٤ درساً"
    assert catalogue.money("en", Price(3500, "JOD")) == "3.500 dinars"
    assert "UM2" in catalogue.text("ar", "item", {"title": "UM2"}), "what she typed stays as it is"


@pytest.mark.parametrize(
    ("moment", "ar", "en"),
    [
        (datetime(2026, 12, 4, 15, tzinfo=UTC), "اليوم 18:00", "today 18:00"),
        (datetime(2026, 12, 4, 21, 30, tzinfo=UTC), "غداً 00:30", "tomorrow 00:30"),
        (datetime(2026, 12, 3, 9, tzinfo=UTC), "أمس 12:00", "yesterday 12:00"),
        (datetime(2026, 12, 7, 6, 5, tzinfo=UTC), "الاثنين 7/12/2026، الساعة 09:05", "Monday 7/12/2026, 09:05"),
    ],
)  # fmt: skip
def test_a_moment_is_named_in_her_time_zone(catalogue: Catalogue, moment: datetime, ar: str, en: str) -> None:
    amman, now = ZoneInfo("Asia/Amman"), datetime(2026, 12, 4, 12, tzinfo=UTC)
    assert catalogue.when("ar", moment, amman, now) == ar
    assert catalogue.when("en", moment, amman, now) == en


def test_a_day_inside_a_text_is_named_by_its_weekday(catalogue: Catalogue) -> None:
    assert clean(catalogue.text("ar", "item", {"title": date(2026, 12, 4)})) == "اسم المنتج: الجمعة 4/12/2026"
    shown = catalogue.label("en", "item", {"title": datetime(2026, 12, 4, 8, 5)})
    assert shown == "The product: Friday 4/12/2026, 08:05"


def test_the_variables_of_a_text_are_known_through_its_references(tmp_path: Path) -> None:
    more = "-shop = محلّي\nouter = { inner } من { -shop }\ninner = { $a ->\n   [one] { $b }\n  *[other] ا\n}\n"
    catalogue = Catalogue.load(write(tmp_path, more, "outer = x"))
    assert catalogue.variables("ar", "outer") == {"a", "b"}
    assert catalogue.text("ar", "outer", {"a": 1, "b": "UM"}).endswith("من محلّي")


def test_reserved_words_are_lists(catalogue: Catalogue) -> None:
    assert catalogue.words("ar") == {"help": ("مساعدة", "ساعديني", "/help", "ما فهمت")}
    assert catalogue.words("en") == {"help": ("help",)}


def test_a_text_that_leans_left_is_told_from_one_that_does_not() -> None:
    assert leans_left("WhatsApp: ...")
    assert leans_left("🌿 5 دنانير")
    assert not leans_left("«أهلاً» WhatsApp")
    assert not leans_left("🌿 ")


def test_texts_are_ready_in_no_time(tmp_path: Path) -> None:
    one = "key-{n} = رسالة رقم { $n }\n    .retry = مرة أخرى\nplain-{n} = رسالة\n"
    many = "".join(one.replace("{n}", str(n)) for n in range(300))
    folder = write(tmp_path, many, many)
    begun = perf_counter()
    catalogue = Catalogue.load(folder)
    loaded = perf_counter() - begun
    catalogue.text("ar", "plain-2")
    begun = perf_counter()
    for _ in range(1000):
        catalogue.text("ar", "plain-2")
    assert (perf_counter() - begun) / 1000 < 10e-6
    assert loaded < 1.5, "0.15 s is the aim; ten times that is a mistake"
