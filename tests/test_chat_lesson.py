"""`mahalli chat --lesson`: one lesson at once, in her language and for her country."""

import gc
import io
import warnings
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.script import flat
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lesson import Lesson
from bot.language.lessons import load_lessons

LESSONS = load_lessons(CONTENT)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, so that nothing is read from a checkout that runs."""
    monkeypatch.chdir(tmp_path)


def play(monkeypatch: pytest.MonkeyPatch, script: str, *arguments: str) -> int:
    """Play a script from standard input. What the loop leaves open is let go here."""
    monkeypatch.setattr("sys.stdin", io.StringIO(script))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            return main(["chat", *arguments])
        finally:
            gc.collect()


def opening(lesson: Lesson) -> str:
    """What is heard first: the lesson's title."""
    return f"< {lesson.title} …\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["light", "golden-rule", "licence"])
def test_the_talk_begins_at_the_lesson(
    slug: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = opening(LESSONS[language][slug])
    assert play(monkeypatch, script, "--lesson", slug, "--language", language) == 0, capsys.readouterr().out


@pytest.mark.parametrize("country", ["JO", "MA"])
def test_the_cards_are_those_of_the_country(
    country: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = LESSONS["en"]["page"]
    second = next(card for card in page.cards if card.country == country)
    script = f"< …\n> [Next]\n< {flat(second.text)} …\n"
    arguments = ("--lesson", "page", "--language", "en", "--country", country)
    assert play(monkeypatch, script, *arguments) == 0, capsys.readouterr().out


def test_arabic_and_jordan_are_meant_when_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert play(monkeypatch, opening(LESSONS["ar"]["light"]), "--lesson", "light") == 0


class Keyboard(io.StringIO):
    """A terminal somebody types at."""

    def isatty(self) -> bool:
        return True


def test_typed_at_a_terminal_the_lesson_is_shown_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard("[Next]\n\n"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        assert main(["chat", "--lesson", "light", "--language", "en"]) == 0
        gc.collect()
    out = capsys.readouterr().out
    lesson = LESSONS["en"]["light"]
    places = [
        out.index(text) for text in (lesson.title, lesson.cards[0].text, "[Next]", lesson.cards[1].text)
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("slug", "said"), [("lihgt", "light"), ("Golden", "golden-rule"), ("P1", "light"), ("payments/no-code", "no-code")]
)  # fmt: skip
def test_a_lesson_that_is_none_is_said_with_those_near_it(
    slug: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chat", "--lesson", slug]) == 2
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    assert repr(slug) in sentence
    assert said in sentence


def test_language_and_country_go_with_a_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chat", "--country", "MA"]) == 2
    assert "--lesson" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["chat", "--lesson", "light", "--country", "FR"])
