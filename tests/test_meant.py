"""What she may have meant: asked, and done on a yes; never in the place of an answer."""

import pytest
from stage import Stage

from bot.cli.script import flat

NEARLY = {"ar": "أوقفي الرسائلل", "en": "unsubcribe"}  # stop
WORD = {"ar": "أوقفي الرسائل", "en": "unsubscribe"}
YES = {"ar": "نعم", "en": "yes"}
MINE = {"ar": "منتجاتي", "en": "my products"}


async def stopped(stage: Stage) -> bool:
    rows = await stage.rows(
        "SELECT c.state FROM contact c JOIN address a ON a.contact_id = c.id WHERE a.external = 'her'"
    )
    return rows == [("stopped",)]


async def test_what_reaches_far_is_asked_and_done_on_a_typed_yes(stage: Stage) -> None:
    await stage.does(NEARLY[stage.language])
    assert stage.said() == stage.text("did-you-mean", word=WORD[stage.language])
    assert not await stopped(stage)
    await stage.does(YES[stage.language])
    assert stage.said() == stage.text("stopped")
    assert await stopped(stage)


async def test_a_yes_is_for_what_was_asked_last_only(stage: Stage) -> None:
    await stage.does(NEARLY[stage.language], MINE[stage.language], YES[stage.language])
    assert not await stopped(stage)


async def test_a_yes_that_comes_late_means_nothing_and_the_button_still_works(stage: Stage) -> None:
    await stage.does(NEARLY[stage.language])
    button = stage.heard()[-1].buttons[0].data
    await stage.does("~ 11m")
    assert stage.heard() == []
    await stage.does(YES[stage.language])
    assert not await stopped(stage)
    await stage.taps(button)
    assert await stopped(stage)


async def test_a_second_yes_does_nothing_more(stage: Stage) -> None:
    await stage.does(NEARLY[stage.language], YES[stage.language], "/start")
    stage.heard()
    await stage.does(YES[stage.language])
    assert not await stopped(stage)


async def test_an_answer_that_is_nearly_a_word_is_an_answer(stage: Stage) -> None:
    await stage.does("/sell", "(photo)", stage.label("button-done"))
    stage.heard()
    await stage.does(NEARLY[stage.language])
    assert stage.text("did-you-mean", word=WORD[stage.language]) not in stage.said()
    assert (await stage.answers())["title"] == NEARLY[stage.language]


async def test_what_an_open_question_refuses_is_asked_above_it_and_a_yes_obeyed(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    stage.heard()
    await stage.does(NEARLY[stage.language])
    (reply,) = stage.heard()
    assert flat(reply.text).startswith(stage.text("did-you-mean", word=WORD[stage.language]))
    assert reply.ways[0].data == "r.meant.stop"
    await stage.does(YES[stage.language])
    assert await stopped(stage)


async def test_even_a_harmless_word_is_only_offered_while_something_is_asked(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    stage.heard()
    nearly = {"ar": "منتجاتيي", "en": "my prodcuts"}[stage.language]
    await stage.does(nearly)
    assert stage.text("mine-none") not in stage.said()
    await stage.does("/menu", nearly)
    assert stage.said().endswith(stage.text("mine-none"))


@pytest.mark.parametrize(
    "data", ["r.meant.", "r.meant.nothing", "r.meant.queue", "r.meant.lesson-", "r.meant.yes"]
)
async def test_a_forged_meaning_gets_a_sentence_and_no_effect(stage: Stage, data: str) -> None:
    await stage.taps(data)
    assert stage.said()
    assert await stage.rows("SELECT id FROM run WHERE state IN ('open', 'parked')") == []


async def test_the_title_of_a_lesson_typed_is_the_lesson_told(stage: Stage) -> None:
    await stage.does("/learn")
    title = stage.heard()[-1].buttons[0].label
    await stage.does(title)
    assert (await stage.rows("SELECT flow, argument FROM run WHERE state = 'open'")) == [("lesson", "light")]


async def test_a_language_named_is_spoken_at_once_and_the_question_comes_again(stage: Stage) -> None:
    await stage.taps("s.goal.")
    stage.heard()
    other, word = {"ar": ("en", "English"), "en": ("ar", "عربي")}[stage.language]
    await stage.does(word)
    stage.language = other
    assert stage.said() == f"{stage.text('language-done')} {stage.text('goal-words')}"


async def test_a_language_named_where_one_is_asked_for_is_the_answer(stage: Stage) -> None:
    stage.turn_to("somebody new")
    await stage.does("hello", "english")
    stage.language = "en"
    assert stage.text("language-done") not in stage.said()
    assert (await stage.answers())["language"] == "en"


async def test_a_newcomer_who_names_a_language_is_welcomed_in_it(stage: Stage) -> None:
    stage.turn_to("somebody new")
    await stage.does("عربي")
    stage.language = "ar"
    assert stage.said() == stage.text("welcome-language")


async def test_a_newcomer_is_offered_nothing_that_is_not_hers_yet(stage: Stage) -> None:
    stage.turn_to("somebody new")
    await stage.does("hello")
    stage.heard()
    await stage.does("my prodcuts")
    assert "my products" not in stage.said()
