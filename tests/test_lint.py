"""The content lint finds each kind of fault, and nothing in content that is right."""

from pathlib import Path

import pytest

from bot.language.catalogue import OWN
from bot.language.lessons import load_lessons
from bot.language.lint import Needs, check

OWN_AR = "".join(f"{key} = نص\n" for key in OWN)
OWN_EN = "".join(f"{key} = text\n" for key in OWN)
AR = """# الرسائل
sell-title = ما اسم { $name }؟
    .retry = اكتبي الاسم
sell-send = أرسلي
count = { $n ->
    [0] لا شيء
    [zero] لا دروس
    [one] درس
    [two] درسان
    [few] { $n } دروس
    [many] { $n } درساً
   *[other] { $n } درس
}
place = { $where ->
    [home] البيت
   *[other] السوق
}
word-help = مساعدة، ساعديني
word-stop = توقف
"""
EN = """# Messages
sell-title = What is { $name }?
    .retry = Type the name
sell-send = Send
count = { $n ->
    [one] { $n } lesson
   *[other] { $n } lessons
}
place = { $where ->
    [home] Home
   *[other] Market
}
word-help = help
word-stop = stop
"""
NEEDS = Needs(
    keys={
        "sell-title": frozenset({"name"}),
        "sell-title.retry": frozenset(),
        "sell-send": frozenset(),
        "count": frozenset({"n"}),
        "place": frozenset({"where"}),
    },
    labels=frozenset({"sell-send"}),
)
HEADINGS = "card: Card\nquestion: Question\ntask: Task\ncountries:\n  JO: Jordan\n"
QUESTION = "## Question\nأين؟\n- [ ] هنا\n- [x] هناك\n> لأن.\n\n"
LESSON = (
    "---\nid: P1\ntitle: الضوء\nminutes: 3\ncan: ترى\n---\n"
    "## Card\nأولى\n\n## Card\nثانية\n\n## Card\nثالثة\n\n"
    "## Card Jordan\nfacts: one\nchecked_on: 2026-11-21\nرابعة\n> بديل\n\n"
    f"{QUESTION}{QUESTION}## Task\nمهمة\n"
)
FACTS = "one: {what: a, source: b, checked_on: 2026-11-21, every_days: 90, who: c}\n"


def faults(folder: Path, ar: str = AR, en: str = EN, needs: Needs = NEEDS) -> list[str]:
    """What the lint says of these messages: lines as `ar/messages/all.ftl:2: …`."""
    for language, text in (("ar", ar + OWN_AR), ("en", en + OWN_EN)):
        (folder / language / "messages").mkdir(parents=True, exist_ok=True)
        (folder / language / "messages" / "all.ftl").write_text(text, encoding="utf-8")
    return [str(fault).removeprefix(f"{folder}/") for fault in check(folder, needs)]


def lesson_faults(
    folder: Path, ar: str = LESSON, en: str | None = LESSON, *, facts: str = FACTS, source: str = ""
) -> list[str]:
    """What the lint says of this lesson; the translation names the right source unless told otherwise."""
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    for language, text in (("ar", ar), ("en", en)):
        root = folder / language / "lessons"
        (root / "photo").mkdir(parents=True, exist_ok=True)
        (root / "headings.yaml").write_text(HEADINGS, encoding="utf-8")
        if text is None:
            continue
        digest = source or load_lessons(folder)["ar"]["light"].digest if language == "en" else ""
        text = text.replace("\n---\n", f"\nsource: {digest}\n---\n", 1) if digest else text
        (root / "photo" / "01-light.md").write_text(text, encoding="utf-8")
    return faults(folder)


def test_content_that_is_right_has_no_faults(tmp_path: Path) -> None:
    assert lesson_faults(tmp_path) == []


def test_a_key_the_code_needs_is_missing_everywhere(tmp_path: Path) -> None:
    needs = Needs(keys={**NEEDS.keys, "sell-price": frozenset()})
    assert faults(tmp_path, needs=needs) == [
        "ar/messages:1: `sell-price` is missing in ar",
        "en/messages:1: `sell-price` is missing in en",
    ]


def test_a_key_stands_in_one_language_only_attribute_by_attribute(tmp_path: Path) -> None:
    assert faults(tmp_path, en=EN.replace("    .retry = Type the name\n", "")) == [
        "ar/messages/all.ftl:3: `sell-title.retry` is missing in en"
    ]
    assert faults(tmp_path, ar=AR.replace("word-stop = توقف\n", "")) == [
        "en/messages/all.ftl:14: `word-stop` is missing in ar"
    ]


def test_a_key_nobody_shows_is_unused_unless_another_text_refers_to_it(tmp_path: Path) -> None:
    assert faults(tmp_path, AR + "old = قديم\n", EN + "old = old\n") == [
        "ar/messages/all.ftl:20: `old` is never used",
        "en/messages/all.ftl:15: `old` is never used",
    ]
    ar = AR.replace("sell-send = أرسلي", "sell-send = { old }") + "old = قديم\n"
    en = EN.replace("sell-send = Send", "sell-send = { old }") + "old = old\n"
    assert faults(tmp_path, ar, en) == []


def test_a_variable_that_is_not_passed_is_found_even_through_a_reference(tmp_path: Path) -> None:
    found = faults(tmp_path, en=EN.replace("= Send", "= { place }"))
    assert found == ["en/messages/all.ftl:4: `sell-send` uses $where, which is not passed to it"]
    assert faults(tmp_path, ar=AR.replace("$name", "$nmae")) == [
        "ar/messages/all.ftl:2: `sell-title` uses $nmae, which is not passed to it"
    ]


@pytest.mark.parametrize("form", ["zero", "one", "two", "few", "many"])
def test_an_arabic_plural_without_one_of_the_six_forms_is_found(tmp_path: Path, form: str) -> None:
    lines = [line for line in AR.splitlines() if f"[{form}]" not in line]
    assert faults(tmp_path, ar="\n".join(lines) + "\n") == [
        f"ar/messages/all.ftl:5: `count` lacks the plural form: {form}"
    ]


def test_an_english_plural_needs_one_and_other(tmp_path: Path) -> None:
    en = EN.replace("    [one] { $n } lesson\n", "    [0] nothing\n")
    assert faults(tmp_path, en=en) == ["en/messages/all.ftl:5: `count` lacks the plural form: one"]


def test_syntax_errors_and_doubled_keys_are_faults(tmp_path: Path) -> None:
    found = faults(tmp_path, AR + "broken = { $\n", EN + "sell-send = Again\n")
    assert found[0].startswith("ar/messages/all.ftl:20: syntax")
    assert found[1].startswith("en/messages/all.ftl:15: `sell-send` stands already in")


def test_references_to_nothing_circles_and_unknown_functions_are_found(tmp_path: Path) -> None:
    said = "\n".join(
        faults(
            tmp_path,
            AR.replace("= أرسلي", "= أرسلي { -shop }").replace(
                "= اكتبي الاسم", "= اكتبي { DATETIME($name) }"
            ),
            EN.replace("= Send", "= Send { sell-send }"),
        )
    )
    assert "ar/messages/all.ftl:4: `sell-send` refers to `-shop`, which is not there" in said
    assert "ar/messages/all.ftl:3: `sell-title.retry` uses DATETIME()" in said
    assert "en/messages/all.ftl:4: `sell-send` refers to itself" in said


def test_a_text_is_too_long_when_its_longest_variant_with_the_largest_values_is(tmp_path: Path) -> None:
    long = "x" * 970
    found = faults(tmp_path, en=EN.replace("[home] Home", f"[home] {long} {{ $where }}"))
    assert found == ["en/messages/all.ftl:9: `place` may take 1035 characters; 1024 fit everywhere"]
    needs = Needs(NEEDS.keys, NEEDS.labels, sizes={"where": 20})
    assert faults(tmp_path, en=EN.replace("[home] Home", f"[home] {long} {{ $where }}"), needs=needs) == []


def test_a_label_above_24_characters_is_found(tmp_path: Path) -> None:
    assert faults(tmp_path, en=EN.replace("= Send", "= " + "x" * 24)) == []
    assert faults(tmp_path, en=EN.replace("= Send", "= " + "x" * 25)) == [
        "en/messages/all.ftl:4: `sell-send` may take 25 characters; 24 fit everywhere"
    ]


@pytest.mark.parametrize("start", ["WhatsApp: ", "5 ", "🌿 Ok ", '{ "Mahalli" } '])
def test_an_arabic_text_that_begins_in_latin_is_found(tmp_path: Path, start: str) -> None:
    found = faults(tmp_path, ar=AR.replace("= أرسلي", f"= {start}أرسلي"), needs=Needs(NEEDS.keys))
    assert found == [
        "ar/messages/all.ftl:4: `sell-send` begins with a Latin letter or digit: begin in Arabic"
    ]


def test_an_arabic_text_may_begin_with_a_value_and_hold_latin_later(tmp_path: Path) -> None:
    ar = AR.replace("= ما اسم { $name }؟", "= { $name } على WhatsApp")
    assert faults(tmp_path, ar=ar) == []


def test_a_stretched_word_is_found(tmp_path: Path) -> None:
    assert faults(tmp_path, ar=AR.replace("أرسلي", "أرســلي")) == [
        "ar/messages/all.ftl:4: `sell-send` stretches a word with tatweel"
    ]


def test_a_reserved_word_may_not_mean_two_things_however_it_is_spelt(tmp_path: Path) -> None:
    assert faults(tmp_path, ar=AR.replace("= توقف", "= توقف، مُساعده")) == [
        "ar/messages/all.ftl:19: the word مُساعده is in `word-help` and in `word-stop`"
    ]
    assert faults(tmp_path, en=EN.replace("= stop", "= stop, توقف, Help!")) == [
        "en/messages/all.ftl:14: the word Help! is in `word-help` and in `word-stop`"
    ]


def test_a_missing_or_orphaned_translation_of_a_lesson_is_found(tmp_path: Path) -> None:
    assert lesson_faults(tmp_path, en=None) == [
        "ar/lessons/photo/01-light.md:1: this lesson is missing in en"
    ]
    (tmp_path / "ar/lessons/photo/01-light.md").rename(tmp_path / "en/lessons/photo/01-light.md")
    assert faults(tmp_path) == ["en/lessons/photo/01-light.md:1: there is no Arabic lesson of this name"]


def test_a_stale_translation_is_told_the_new_digest(tmp_path: Path) -> None:
    (found,) = lesson_faults(tmp_path, source="sha256-000000000000")
    digest = load_lessons(tmp_path)["ar"]["light"].digest
    assert found.startswith("en/lessons/photo/01-light.md:1: stale")
    assert digest in found


def test_a_translation_built_otherwise_is_found(tmp_path: Path) -> None:
    other = LESSON.replace("- [ ] هنا\n- [x] هناك", "- [x] هنا\n- [ ] هناك", 1)
    (found,) = lesson_faults(tmp_path, en=other)
    assert found.startswith("en/lessons/photo/01-light.md:23: not built like the Arabic: question 1")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("أولى", "ا" * 351, "7: a card of 351 characters"),
        ("> بديل", "> " + "ا" * 351, "16: a quote of 351 characters"),
        ("## Card\nثانية\n\n", "", "1: 2 cards"),
        (QUESTION + QUESTION, QUESTION, "1: 1 questions"),
        (QUESTION + QUESTION, QUESTION * 4, "1: 4 questions"),
        (QUESTION + QUESTION, QUESTION * 2 + "## Question\nم؟\n- [x] " + "ا" * 25 + "\n- [ ] ب\n> ج\n", "too long"),
        ("- [ ] هنا", "- [x] هنا", "exactly one option"),
        ("> لأن.", "", "say why"),
        ("أولى", "WhatsApp أولى", "7: the card begins with a Latin letter"),
        ("facts: one", "facts: two", "16: facts.yaml has no `two`"),
        ("checked_on: 2026-11-21", "checked_on: 2026-11-20", "16: `one` was checked on 2026-11-21"),
    ],
)  # fmt: skip
def test_a_fault_of_a_lesson_is_found(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in LESSON
    lesson_faults(tmp_path)
    path = tmp_path / "ar/lessons/photo/01-light.md"
    path.write_text(LESSON.replace(old, new), encoding="utf-8")
    assert any(said in fault for fault in faults(tmp_path) if fault.startswith("ar/lessons/photo"))


def test_a_fact_that_will_leave_a_hole_is_found(tmp_path: Path) -> None:
    aged = LESSON.replace("أولى", "facts: one\nchecked_on: 2026-11-21\nأولى")
    found = lesson_faults(tmp_path, aged, aged)
    assert found == [
        f"{place}: facts age: without a fallback this card will be missing"
        for place in ("ar/lessons/photo/01-light.md:7", "en/lessons/photo/01-light.md:8")
    ]


def test_a_fault_of_the_register_is_found(tmp_path: Path) -> None:
    found = lesson_faults(tmp_path, facts="one: {what: a}\n")
    assert any(fault.startswith("facts.yaml:1: one: source") for fault in found)


def test_the_lessons_we_ship_are_without_fault() -> None:
    content = Path(__file__).parent.parent / "content"
    found = [fault for fault in check(content, Needs({})) if "messages" not in fault.file]
    assert found == []
