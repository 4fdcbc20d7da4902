"""Every talk and every lesson on WhatsApp: within its limits with buttons, and by numbers and words alone."""

from pathlib import Path

import pytest
from handset import Handset
from stage import TALKS, before, opened
from test_talks import SCRIPTS
from test_walk import LESSONS, walked

from bot.language.content import LANGUAGES
from bot.store import offers


@pytest.fixture(autouse=True)
def _numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The people of the rehearsal have phones on which buttons may stand as numbers."""
    monkeypatch.setattr(offers, "NUMBERED", frozenset({"web"}))


@pytest.mark.parametrize("path", SCRIPTS, ids=[f"{path.parent.name}/{path.stem}" for path in SCRIPTS])
async def test_a_talk_comes_true_in_numbers_and_words(path: Path, tmp_path: Path) -> None:
    start = await before(path, Handset)
    async with opened(tmp_path, start, path.parent.name, stage_of=Handset) as stage:
        await stage.play(path)
        assert isinstance(stage, Handset)
        stage.fit()
        assert stage.tapped <= 1 + stage.typed // 2, "most buttons can be typed"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_lesson_is_learned_in_numbers_and_words(language: str, tmp_path: Path) -> None:
    async with opened(tmp_path, None, language, stage_of=Handset) as stage:
        await stage.does("/start", "1" if language == "ar" else "2", "1", "1", "1", "Amal", "1", "1")
        for slug, lesson in LESSONS[language].items():
            await stage.taps(f"s.lesson.{slug}")
            await walked(stage, lesson, "right")
            ((right,),) = await stage.rows('SELECT "right" FROM progress WHERE lesson = :slug', slug=slug)
            assert right == len(lesson.questions), slug
        assert isinstance(stage, Handset)
        stage.fit()
        assert stage.tapped == 0
        assert stage.typed > len(LESSONS[language])


def test_there_are_talks_to_play() -> None:
    assert len(SCRIPTS) > 100
    assert all(path.is_relative_to(TALKS) for path in SCRIPTS)
