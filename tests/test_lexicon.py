"""Words found by what they stand for, whole, with what sticks to them, and never inside another word."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ContentError
from bot.language.lexicon import lexicon, load_lexicon


@pytest.mark.parametrize(
    ("idea", "text"),
    [
        ("price", "وبسعره"),
        ("price", "السعر"),
        ("price", "أسعارنا"),
        ("digital", "بمحفظتي"),
        ("digital", "محافظ"),
        ("digital", "كلِيـك"),
        ("cash", "عند الإستلام"),
        ("order", "للطلب"),
        ("order", "راسلوني"),
        ("order", "بتطلبي"),
        ("order", "DM"),
        ("measure", "500غم"),
        ("measure", "٥ كغ"),
        ("platform", "عالواتساب"),
        ("platform", "واتسااااب"),
        ("area", "بعجلون"),
        ("area", "#مخلل_عجلون"),
        ("greeting", "مرحباااا"),
        ("claims", "بيعالج"),
        ("claims", "كيعالج"),
        ("claims", "سيشفيك"),
        ("claims", "والعلاج"),
        ("claims", "CURES"),
        ("claims", "تخفض السكر"),
        ("pieces", "حبّات"),
        ("waiting", "ما   وصل"),
        ("no-code", "I don\u2019t share"),
    ],
)
def test_a_word_is_found_with_what_sticks_to_it(idea: str, text: str) -> None:
    assert lexicon().has(idea, text)


@pytest.mark.parametrize(
    ("idea", "text"),
    [
        ("claims", "دوائر"),
        ("claims", "دوار"),
        ("claims", "طبيعي"),
        ("claims", "شفاف"),
        ("claims", "نشفيها جيداً"),
        ("batch", "ولو"),
        ("claims", "معالم"),
        ("claims", "تمر سكر"),
        ("claims", "sweet treats"),
        ("claims", "cured for six weeks"),
        ("claims", "secure"),
        ("measure", "سمك"),
        ("measure", "غسيل"),
        ("measure", "glass"),
        ("pieces", "حبيبتي"),
        ("digital", "بنكهة الليمون"),
        ("price", "مسعر"),
        ("area", "مسلات"),
        ("cash", "كاشف"),
        ("product", "مخلة"),
        ("order", "disorder"),
        ("greeting", "this"),
        ("batch", "ألو"),
    ],
)
def test_a_word_is_never_found_inside_another(idea: str, text: str) -> None:
    assert not lexicon().has(idea, text)


def test_words_come_in_their_order_the_longest_first() -> None:
    assert lexicon().found("digital", "زين كاش أو تحويل بنكي") == ["زين كاش", "تحويل بنكي"]
    assert lexicon().found("claims", "يعالج") == ["يعالج"]


def test_what_is_denied_is_not_affirmed() -> None:
    for text in ("ليس دواء", "هذا مش علاج", "لا يشفي", "it does not cure", "ما هو دوا"):
        assert lexicon().affirmed("claims", text) == [], text
    assert lexicon().affirmed("claims", "ليس دواء لكنه والله يشفي") == ["يشفي"]


def test_what_a_product_hides_is_named_until_she_says_it() -> None:
    assert lexicon().hidden("زعتر بلدي وملح") == ("زعتر", "سمسم")
    assert lexicon().hidden("زعتر وسمسم محمص") is None
    assert lexicon().hidden("Zaatar mix") == ("zaatar", "sesame")
    assert lexicon().hidden("شال قطن") is None


@settings(deadline=None)  # the patterns are made at first use
@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(text: str) -> None:
    for idea in lexicon().book.ideas:
        assert lexicon().has(idea, text) == bool(lexicon().found(idea, text))
    lexicon().hidden(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ideas: {a: [b}", "this is not YAML"),
        ("ideas: {a: [yes]}\nallergens: []\nhides: {}", "lexicon.yaml:1: ideas.a.0: "),
        ("ideas: {}\nallergens: []\nhides: {cake: [egg]}", "cake hides egg, which stands in no group"),
    ],
)
def test_a_fault_of_the_file_is_explained(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        load_lexicon(file)


def test_a_lexicon_saved_by_windows_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_bytes("ideas: {price: [سعر]}".encode("cp1256"))
    with pytest.raises(ContentError, match=r"lexicon.yaml:1: this is not UTF-8"):
        load_lexicon(file)


def test_a_fault_deep_in_the_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text("ideas:\n  price: [a]\n  order: [yes]\nallergens: []\nhides: {}", encoding="utf-8")
    with pytest.raises(ContentError, match=r"lexicon.yaml:3: ideas.order.0: "):
        load_lexicon(file)
