"""Every lesson can be walked from its first card to its task, in both languages and countries."""

from pathlib import Path

import pytest
from stage import Stage, opened

from bot.language.content import CONTENT, LANGUAGES
from bot.language.lessons import load_lessons
from bot.talk.messages import Media

LESSONS = load_lessons(CONTENT)
NONSENSE = "؟!ق٩"
MOST_STEPS = 40


def test_there_are_thirty_two_lessons_in_both_languages() -> None:
    assert {language: len(LESSONS[language]) for language in LANGUAGES} == {"ar": 32, "en": 32}
    assert set(LESSONS["ar"]) == set(LESSONS["en"])


@pytest.mark.parametrize("country", ["JO", "MA"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_lesson_plays_from_its_first_card_to_its_task(
    language: str, country: str, tmp_path: Path
) -> None:
    async with opened(tmp_path, None, language) as stage:
        await stage.does(
            "/start", "1" if language == "ar" else "2", "1", "1", "1" if country == "JO" else "2"
        )
        await stage.does("Amal", "1", "1")
        for slug, lesson in LESSONS[language].items():
            await stage.taps(f"s.lesson.{slug}")
            await walked(stage, lesson.photos)
            done = await stage.rows("SELECT 1 FROM progress WHERE lesson = :slug", slug=slug)
            assert done, f"{language} {country} {slug} did not come to its end"
        assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def walked(stage: Stage, photos: int) -> None:
    """Answer nonsense once and then something, until no lesson is open any more."""
    await stage.does(NONSENSE)
    for _ in range(MOST_STEPS):
        waiting = await stage.rows("SELECT question FROM run WHERE state = 'open'")
        if not waiting:
            return
        (question,) = waiting[0]
        if question in {"photos", "practice"}:
            for number in range(photos):
                await stage.send(media=(Media("photo", f"picture{number}"),))
        elif question == "words":
            await stage.does("مخلل خيار 3.5 دينار")
        else:
            await stage.does("1")
    raise AssertionError("the lesson does not end")
