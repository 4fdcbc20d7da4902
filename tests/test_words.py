"""Reserved words match the whole message, danger phrases anywhere inside it (law 7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.words import DANGER, Words, merged

WORDS = merged(
    [
        {
            "help": ("مساعدة", "ساعدني", "؟"),
            "back": ("رجوع", "ارجع"),
            "stop": ("إلغاء الاشتراك", "توقف"),
            "cancel": ("إلغاء",),
            "yes": ("نعم", "أيوه"),
            DANGER: ("يضربني", "بدي أموت", "خايفة منه"),
        },
        {"help": ("help",), "back": ("back",), "yes": ("yes",), DANGER: ("he hits me", "hurt myself")},
    ]
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("مساعدة", "help"),
        ("  مُسَاعدة! ", "help"),
        ("HELP", "help"),
        ("«رجوع»", "back"),
        ("الغاء الاشتراك", "stop"),
        ("إلغاء", "cancel"),
        ("ايوه", "yes"),
    ],
)
def test_a_whole_message_means_its_reserved_word(text: str, meaning: str) -> None:
    assert WORDS.meaning(text) == meaning


@pytest.mark.parametrize(
    "text", ["أحتاج مساعدة في السعر", "رجوع رجوع", "مساعدتي", "help me sell", "إلغاء الطلب", "yesterday"]
)
def test_a_reserved_word_is_never_found_inside_an_answer(text: str) -> None:
    assert WORDS.meaning(text) == ""


@pytest.mark.parametrize("text", ["", " ", "!", "\u200f", "…", "\n"])
def test_a_message_without_words_means_nothing_and_is_no_danger(text: str) -> None:
    assert WORDS.meaning(text) == ""
    assert not WORDS.danger(text)


def test_an_empty_danger_phrase_does_not_make_every_message_a_danger() -> None:
    assert not Words({DANGER: ("؟", "")}).danger("مرحبا")
    assert not Words({DANGER: ("؟", "")}).danger("")


@pytest.mark.parametrize(
    "text",
    [
        "يضربني",
        "زوجي يضربني كل يوم",
        "زوجي يَضْرِبُني",
        "ساعدوني\nيضربني",
        "HE HITS ME when I sell",
        "أنا خايفه منه",
        "مساعدة بدي اموت",
        "زوجي سكران ويضربني",
        "تركني فيضربني أهله",
    ],
)
def test_a_danger_phrase_is_found_inside_a_message(text: str) -> None:
    assert WORDS.danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "زوجي يضربني، ساعدوني",
        "يضربني. شو أعمل",
        "زوجي(يضربني)دايما",
        "help,he hits me",
        "he hits me, please help",
        "يضربني؟!! لا أعرف",
        "بدي - أموت",
    ],
)
def test_punctuation_inside_a_message_hides_no_danger_phrase(text: str) -> None:
    assert WORDS.danger(text)


@pytest.mark.parametrize("text", ["صورة لمضرب بيض", "hurt my selfies", "خايفة من السعر", "she hits metal"])
def test_a_danger_phrase_is_not_found_in_parts_of_words(text: str) -> None:
    assert not WORDS.danger(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("he hits me", "violence"),
        ("he follows me, and he hits me", "violence"),
        ("he hits me and I want to die", "despair"),
        ("he follows me", ""),
        ("good morning", ""),
    ],
)
def test_of_several_dangers_despair_comes_first_and_then_violence(text: str, kind: str) -> None:
    lists = {DANGER: "follows me", "danger-violence": "hits me", "danger-despair": "want to die"}
    found = Words({name: (phrase,) for name, phrase in lists.items()})
    assert found.danger_kind(text) == kind
    assert found.danger(text) is (text != "good morning")
    assert {found.meaning(phrase) for phrase in lists.values()} == {""}
    assert found.guess("want to dye").intent == ""


@given(st.sampled_from(["يضربني", "he hits me", "بدي أموت"]), st.text(st.sampled_from("ابت xy"), max_size=20))
def test_a_danger_phrase_is_found_whatever_stands_around_it(phrase: str, around: str) -> None:
    assert WORDS.danger(f"{around} {phrase} {around}")


@given(st.text())
def test_reading_words_never_raises(text: str) -> None:
    WORDS.meaning(text)
    WORDS.danger(text)


def test_words_of_two_languages_are_merged_and_both_understood() -> None:
    both = merged([{"yes": ("نعم",)}, {"yes": ("yes",), "no": ("no",)}])
    assert both.lists == {"yes": ("نعم", "yes"), "no": ("no",)}
    assert (both.meaning("نعم"), both.meaning("YES"), both.meaning("no")) == ("yes", "yes", "no")
