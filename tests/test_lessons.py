"""Lessons as people write them, and as she sees them in her country on a given day."""

from datetime import date
from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.language.facts import load_facts
from bot.language.lesson import Screen
from bot.language.lessons import Lesson, load_lessons

CONTENT = Path(__file__).parent.parent / "content"
HEADINGS = "card: Card\nquestion: Question\ntask: Task\ncountries:\n  JO: Jordan\n  MA: Morocco\n"
LESSON = """---
id: P1
title: "Light: first"
minutes: 3
can: see the light
---

## Card
First line.
#a_hashtag on the second.

## Card
Call for help.

## Card Jordan
facts: one
checked_on: 2026-11-21
Call 911.

## Card Morocco
facts: one, two
checked_on: 2026-11-21
Call 19.
> Ask us.

## Question
Where?
- [ ] here
- [x] there
> Because.

## Task
Do it.
"""
FACTS = """
one: {what: a, source: b, checked_on: 2026-11-21, every_days: 90, who: c}
two: {what: a, source: b, checked_on: 2026-11-21, every_days: 10, who: c}
"""
FRESH = date(2026, 11, 25)


def lesson(folder: Path, text: str = LESSON, name: str = "01-light.md") -> Lesson:
    root = folder / "ar" / "lessons"
    (root / "photography").mkdir(parents=True, exist_ok=True)
    (root / "headings.yaml").write_text(HEADINGS, encoding="utf-8")
    (root / "photography" / name).write_text(text, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return load_lessons(folder)["ar"]["light"]


def texts(screens: tuple[Screen, ...]) -> tuple[str, ...]:
    return tuple(screen.text for screen in screens)


def test_a_lesson_is_read_as_it_is_written(tmp_path: Path) -> None:
    read = lesson(tmp_path)
    assert (read.slug, read.id, read.track, read.title) == ("light", "P1", "photography", "Light: first")
    assert read.cards[0].text == "First line.\n#a_hashtag on the second."
    assert [card.country for card in read.cards] == ["", "", "JO", "MA"]
    assert read.cards[3].facts == ("one", "two")
    assert read.questions[0].options == ("here", "there")
    assert (read.questions[0].right, read.questions[0].why) == (1, "Because.")
    assert read.task == "Do it."


def test_a_country_card_stands_in_the_place_of_the_card_before_it(tmp_path: Path) -> None:
    read, facts = lesson(tmp_path), load_facts(tmp_path)
    assert texts(read.cards_for("JO", FRESH, facts))[1:] == ("Call 911.",)
    assert texts(read.cards_for("MA", FRESH, facts))[1:] == ("Call 19.",)
    assert texts(read.cards_for("TN", FRESH, facts))[1:] == ("Call for help.",)


def test_an_expired_fact_gives_way_to_the_quote_or_to_the_card_for_everybody(tmp_path: Path) -> None:
    read, facts = lesson(tmp_path), load_facts(tmp_path)
    assert texts(read.cards_for("MA", date(2026, 12, 1), facts))[1:] == ("Call 19.",), (
        "the last day still counts"
    )
    assert texts(read.cards_for("MA", date(2026, 12, 2), facts))[1:] == ("Ask us.",)
    assert texts(read.cards_for("JO", date(2027, 12, 1), facts))[1:] == ("Call for help.",)


def test_an_unknown_fact_is_never_stated(tmp_path: Path) -> None:
    assert texts(lesson(tmp_path).cards_for("JO", FRESH, {}))[1:] == ("Call for help.",)


def test_an_expired_card_without_a_fallback_is_left_out(tmp_path: Path) -> None:
    aged = LESSON.replace("First line.", "facts: two\nchecked_on: 2026-11-21\nFirst line.")
    read, facts = lesson(tmp_path, aged), load_facts(tmp_path)
    assert len(texts(read.cards_for("TN", FRESH, facts))) == 2
    assert texts(read.cards_for("TN", date(2027, 1, 1), facts)) == ("Call for help.",)


def test_the_digest_changes_with_the_words_and_not_with_spaces_at_line_ends(tmp_path: Path) -> None:
    first = lesson(tmp_path).digest
    assert lesson(tmp_path, LESSON.replace("Do it.", "Do it.   \n\n")).digest == first
    assert lesson(tmp_path, LESSON.replace("Do it.", "Do that.")).digest != first


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("---\nid", "id", 1, "begins with its id"),
        ("minutes: 3", "minutes: soon", 4, "minutes"),
        ("minutes: 3", "minuts: 3", 4, "minuts"),
        ('"Light: first"', "Light: first", 3, "not YAML"),
        ("## Card Morocco", "## Card Narnia", 20, "no such heading"),
        ("## Card\nFirst", "First", 8, "before the first heading"),
        ("checked_on: 2026-11-21\nCall 911", "Call 911", 15, "go together"),
        ("checked_on: 2026-11-21\nCall 911", "checked_on: soon\nCall 911", 15, "2026-11-21"),
        ("## Card\nFirst", "## Card Jordan\nFirst", 8, "stands the card for everybody"),
        ("Call for help.", "", 12, "a card is a text"),
        ("- [ ] here", "- [x] here", 26, "exactly one"),
        ("- [x] there", "- [ ] there", 26, "exactly one"),
        ("- [ ] here", "- here", 28, "`- [ ] so`"),
        ("> Because.", ">", 26, "say why"),
        ("## Task\nDo it.", "", 1, "one `## Task`"),
    ],
)
def test_a_mistake_is_reported_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in LESSON
    with pytest.raises(ContentError) as caught:
        lesson(tmp_path, LESSON.replace(old, new))
    where, _, said = str(caught.value).partition(": ")
    assert message in said
    assert where.endswith(f"01-light.md:{line}")


def test_names_and_headings_are_checked_too(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="two digits"):
        lesson(tmp_path, name="light.md")
    (tmp_path / "ar/lessons/photography/light.md").unlink()
    lesson(tmp_path)
    with pytest.raises(ContentError, match="already that of"):
        lesson(tmp_path, name="02-light.md")
    (tmp_path / "ar/lessons/headings.yaml").unlink()
    with pytest.raises(ContentError, match="this file is missing"):
        load_lessons(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [("one: {what: a}", 1, "source"), ("\n\none: 3", 3, "one"), ("a: [", 1, "not YAML"), ("- a", 1, "ids")],
)
def test_a_fault_of_the_fact_register_names_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_facts(tmp_path)
    assert f"facts.yaml:{line}: " in str(caught.value)
    assert message in str(caught.value)


def test_no_facts_file_means_no_facts(tmp_path: Path) -> None:
    assert load_facts(tmp_path) == {}


def test_the_first_two_lessons_stand_in_both_languages() -> None:
    lessons = load_lessons(CONTENT)
    for language in ("ar", "en"):
        assert {"light", "safety"} <= lessons[language].keys()
        for slug in ("light", "safety"):
            assert lessons[language][slug].source == ("" if language == "ar" else lessons["ar"][slug].digest)


def test_an_emergency_number_is_shown_only_while_its_check_is_fresh() -> None:
    safety, facts = load_lessons(CONTENT)["ar"]["safety"], load_facts(CONTENT)
    jordan = "\n".join(texts(safety.cards_for("JO", facts["emergency-jo"].checked_on, facts)))
    morocco = "\n".join(texts(safety.cards_for("MA", facts["emergency-ma"].checked_on, facts)))
    later = "\n".join(texts(safety.cards_for("JO", date(2100, 1, 1), facts)))
    assert "911" in jordan and "911" not in morocco
    assert "177" in morocco and "177" not in jordan
    assert not any(char.isdigit() for char in later)
    assert "خطر" in later
