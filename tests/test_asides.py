"""A word in the middle of a lesson: it is obeyed where it is no answer, and then she is where she was."""

from stage import Stage

from bot.cli.script import flat
from bot.learning import library
from bot.learning.library import Told
from bot.talk.messages import Ours

WORDS = {
    "ar": {"path": "وين وصلت", "goal": "هدفي", "notebook": "دفتر", "data": "توفير"},
    "en": {"path": "where am i", "goal": "goal", "notebook": "notebook", "data": "save data"},
}


async def test_a_word_that_answers_nothing_here_starts_what_it_names(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    await stage.does(word(stage, "path"))
    assert stage.text("path-next") in stage.said()
    await stage.does("/menu", stage.label("button-continue"))
    assert flat((await told(stage, "light")).cards[0].text) in stage.said()


async def test_a_word_that_is_an_answer_here_is_one(stage: Stage) -> None:
    await stage.does(word(stage, "goal"), word(stage, "notebook"))
    assert stage.text("goal-weekly") in stage.said()


async def test_after_an_aside_the_card_comes_again_without_its_picture(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    assert stage.heard()[-1].media
    await stage.does(word(stage, "data"))
    said = stage.heard()
    assert stage.text("go-back") in flat(said[-1].text)
    assert not any(reply.media for reply in said)


async def test_what_she_left_for_the_menu_does_not_come_back_by_an_aside(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    await stage.does("/menu")
    stage.heard()
    await stage.does("~ 1h", word(stage, "data"))
    assert stage.said().endswith(stage.text("menu"))


async def test_whoever_leaves_the_cards_and_errs_may_pass_the_rest_for_the_task(stage: Stage) -> None:
    lesson = await told(stage, "post")
    await stage.taps("s.lesson.post")
    await stage.does(stage.label("lesson-card.button-know"))
    for question in lesson.questions:
        await stage.does(f"[{question.options[question.right - 1]}]")
    assert stage.text("lesson-look-again") in stage.said()
    await stage.does(stage.label("lesson-card.button-task"))
    assert stage.text("lesson-words", task=Ours(lesson.task)) in stage.said()


async def test_the_third_attempt_ends_with_a_word_for_the_next_time(stage: Stage) -> None:
    lesson = await told(stage, "post")
    await stage.taps("s.lesson.post")
    await stage.does(stage.label("lesson-card.button-know"))
    for question in lesson.questions:
        await stage.does(f"[{question.options[question.right]}]")
    more = stage.label("lesson-more.button-more")
    await stage.does("مربى", more, "مربى", more)
    assert stage.text("lesson-last") not in stage.said()
    await stage.does("مربى")
    assert stage.text("lesson-last") in stage.said()


def word(stage: Stage, name: str) -> str:
    return WORDS[stage.language][name]


async def told(stage: Stage, slug: str) -> Told:
    lesson = await stage.room.app.store.run(lambda tx: library.lesson(tx, slug, stage.language, "JO"))
    assert lesson
    return lesson
