"""A lesson: what she did counts at once, whatever she leaves unanswered after it."""

from stage import Stage

from bot.learning import library
from bot.talk.messages import Ours


async def to_the_task(stage: Stage, slug: str) -> None:
    """Through the lesson as somebody who knows the cards, with every answer right."""
    told = await stage.room.app.store.run(lambda tx: library.lesson(tx, slug, stage.language, "JO"))
    assert told
    await stage.taps(f"s.lesson.{slug}")
    await stage.does(stage.label("lesson-card.button-know"))
    for question in told.questions:
        await stage.does(f"[{question.options[question.right]}]")
    assert stage.text("lesson-words", task=Ours(told.task)) in stage.said() or told.photos


async def test_a_task_she_really_did_counts_though_she_leaves_before_the_next_question(stage: Stage) -> None:
    await to_the_task(stage, "post")
    await stage.does("مربى مشمش 500 غم، 3 دنانير، للطلب على الخاص")
    assert stage.text("lesson-more") in stage.said()
    assert await stage.rows("SELECT lesson FROM progress WHERE tried") == [("post",)]
    await stage.does(stage.label("lesson-more.button-enough"))
    assert stage.text("lesson-useful") in stage.said()


async def test_an_attempt_that_does_not_count_yet_finishes_nothing(stage: Stage) -> None:
    await to_the_task(stage, "post")
    await stage.does("!!!")
    assert await stage.rows("SELECT lesson FROM progress") == []


async def test_two_photos_count_and_the_second_is_held_beside_the_first(stage: Stage) -> None:
    await to_the_task(stage, "light")
    await stage.does("(photo dark)", "(photo)")
    assert stage.text("photos-better-lighter") in stage.said()
    assert await stage.rows("SELECT lesson FROM progress WHERE tried") == [("light",)]


async def test_a_no_is_kept_though_she_does_not_say_why(stage: Stage) -> None:
    await to_the_task(stage, "post")
    await stage.does(stage.label("lesson-words.button-skip"), stage.label("lesson-useful.button-no"), "/menu")
    assert await stage.rows("SELECT useful, remark FROM progress") == [("no", "")]


async def test_her_remark_goes_with_her_no(stage: Stage) -> None:
    await to_the_task(stage, "post")
    await stage.does(
        stage.label("lesson-words.button-skip"), stage.label("lesson-useful.button-no"), "too long"
    )
    assert stage.text("lesson-done", title=await title(stage, "post")) in stage.said()
    assert await stage.rows("SELECT useful, remark FROM progress") == [("no", "too long")]


async def title(stage: Stage, slug: str) -> str:
    told = await stage.room.app.store.run(lambda tx: library.lesson(tx, slug, stage.language, "JO"))
    assert told
    return told.title
