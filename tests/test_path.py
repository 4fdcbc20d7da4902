"""Her path: where she stands, what her product asks for next, her goal, and the questions that come back."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from stage import Stage

from bot.language.catalogue import ours
from bot.learning import learners, library, path, progress, recall
from bot.market import offers
from bot.market.listings import Offer
from bot.reading.price import Price
from bot.store.tx import Tx
from flows.path import MARKS

CATALOGUE = ours()
DAY = 86400


async def work(stage: Stage, *works: Callable[[Tx], Any]) -> Any:
    """Run pieces of domain work, one commit each. Returns what the last one gives."""
    given = None
    for one in works:
        given = await stage.room.app.store.run(one)
    return given


async def her(stage: Stage) -> int:
    ((contact,),) = await stage.rows("SELECT contact_id FROM address WHERE external = 'her'")
    return int(contact)


async def where(stage: Stage) -> path.Path:
    contact = await her(stage)
    found: path.Path = await work(stage, lambda tx: path.path(tx, contact, stage.language))
    return found


async def finish(stage: Stage, slugs: tuple[str, ...], tried: bool = True) -> None:
    contact = await her(stage)

    def each(tx: Tx) -> None:
        for slug in slugs:
            progress.finish(tx, contact, slug, 2, tried)

    await work(stage, each)


async def sells(stage: Stage, photos: int = 2, description: str = "500 g", reach: str = "bot") -> int:
    """A listing of hers. Returns its id."""
    contact = await her(stage)
    names = [f"{number}.jpg" for number in range(photos)]
    offer = Offer(names, "Jam", Price(3000, "JOD"), description, reach, "")
    await work(stage, lambda tx: offers.submit(tx, contact, "JO", offer))
    ((listing,),) = await stage.rows("SELECT MAX(id) FROM listing")
    return int(listing)


async def makes(stage: Stage, what: str) -> None:
    await work(stage, lambda tx: tx.sql("UPDATE contact SET makes = :what", what=what))


async def suggested(stage: Stage) -> tuple[str, str] | None:
    found = (await where(stage)).suggestion
    return (found.slug, found.reason) if found else None


# --- the path


async def test_the_next_lesson_is_the_first_of_the_path_she_has_not_finished(stage: Stage) -> None:
    await finish(stage, ("light", "post"))
    found = await where(stage)
    states = [step.state for step in found.steps]
    assert states == ["done", "next", "done", *["ahead"] * 5]
    assert found.next and found.next.slug == "background"
    assert found.done == 2


async def test_a_lesson_read_without_its_task_is_half_done_and_comes_back_at_the_end(stage: Stage) -> None:
    await finish(stage, library.CORE)
    await work(stage, lambda tx: tx.sql("UPDATE progress SET tried = false WHERE lesson = 'price'"))
    found = await where(stage)
    assert found.done == 7
    assert found.next == path.Step("price", found.steps[4].title, "read")
    await stage.does({"ar": "تقدمي", "en": "progress"}[stage.language])
    assert f"{MARKS['done'] * 4}{MARKS['read']}{MARKS['done'] * 3}" in stage.said()


async def test_the_certificate_is_offered_only_when_every_task_is_done(stage: Stage) -> None:
    words = {"ar": "وين وصلت", "en": "where am i"}[stage.language]
    for slugs, offered in ((library.CORE[:7], False), (library.CORE, True)):
        await finish(stage, slugs)
        await stage.does(words)
        (reply,) = stage.heard()
        assert ("s.certificate." in [button.data for button in reply.buttons]) is offered


async def test_this_week_counts_seven_days(stage: Stage) -> None:
    await finish(stage, ("light",))
    stage.room.clock[0] += 8 * DAY
    await finish(stage, ("background", "post"))
    assert (await where(stage)).this_week == 2


async def test_a_lesson_read_again_is_not_finished_anew(stage: Stage) -> None:
    await finish(stage, ("light",))
    await finish(stage, ("background",), tried=False)
    stage.room.clock[0] += 8 * DAY
    await finish(stage, ("light", "background"))
    assert (await where(stage)).this_week == 1  # the one whose task she has done only now


# --- what her product asks for


@pytest.mark.parametrize(
    ("reason", "done", "slug"),
    [
        ("photo", (), "background"),
        ("photo", ("background",), "light"),
        ("photo", ("background", "light"), "sharp"),
        ("price", (), "price"),
        ("details", (), "post"),
        ("private", (), "private"),
    ],
)
async def test_what_a_coordinator_asked_to_change_picks_the_lesson(
    stage: Stage, reason: str, done: tuple[str, ...], slug: str
) -> None:
    await sells(stage)
    await work(
        stage,
        lambda tx: tx.sql(
            "INSERT INTO review (listing_id, reviewer_id, version, decision, reason)"
            " SELECT id, contact_id, 1, 'changes', :reason FROM listing",
            reason=reason,
        ),
    )
    await finish(stage, done)
    assert await suggested(stage) == (slug, reason)


@pytest.mark.parametrize(
    ("listing", "found"),
    [
        ({"photos": 1}, ("shots", "one-photo")),
        ({"description": "Made at home"}, ("post", "no-size")),
        ({"reach": "phone"}, ("safety", "phone")),
        ({}, ("trust", "food")),
    ],
)
async def test_the_weakest_point_of_her_listing_picks_the_lesson(
    stage: Stage, listing: dict[str, Any], found: tuple[str, str]
) -> None:
    await sells(stage, **listing)
    assert await suggested(stage) == found


async def test_a_finished_lesson_is_never_suggested(stage: Stage) -> None:
    await sells(stage, photos=1, description="Made at home", reach="phone")
    for slug in ("shots", "post", "safety", "private", "trust"):
        chosen = await suggested(stage)
        assert chosen and chosen[0] == slug
        await finish(stage, (slug,), tried=False)
    assert await suggested(stage) is None


async def test_who_makes_no_food_and_sells_nothing_yet_gets_no_suggestion(stage: Stage) -> None:
    await makes(stage, "sewing")
    assert await suggested(stage) is None


async def test_one_lesson_stands_on_one_button(stage: Stage) -> None:
    """The reason is said even when the lesson is the next one anyway."""
    await makes(stage, "sewing")
    await finish(stage, ("light", "background"))
    await sells(stage, description="Made at home")
    await stage.does({"ar": "وين وصلت", "en": "progress"}[stage.language])
    (reply,) = stage.heard()
    assert [button.data for button in reply.buttons].count("s.lesson.post") == 1
    assert CATALOGUE.text(stage.language, "path-why-no-size", {"title": ""})[:10] in reply.text


@pytest.mark.parametrize("reason", [*path.ASKED, "one-photo", "no-size", "phone", "food"])
def test_every_reason_has_its_sentence(reason: str) -> None:
    assert all(CATALOGUE.has(language, f"path-why-{reason}") for language in ("ar", "en"))


# --- her goal


async def test_a_goal_skipped_leaves_the_one_before(stage: Stage) -> None:
    contact = await her(stage)
    await work(stage, lambda tx: learners.set_goal(tx, contact, "Ten customers", 2, "evening", False))
    word = {"ar": "هدفي", "en": "goal"}[stage.language]
    labels = (
        "goal-words.button-skip", "goal-weekly.button-none", "goal-part.button-any", "goal-data.button-light"
    )  # fmt: skip
    await stage.does(word, *map(stage.label, labels))
    kept = await work(stage, lambda tx: learners.learner(tx, contact))
    assert (kept.goal, kept.weekly, kept.part, kept.light) == ("Ten customers", 0, "", True)


async def test_little_data_is_switched_in_the_middle_of_a_lesson(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    stage.heard()
    for word, key in (("توفير", "data-light"), ("save data", "data-normal")):
        await stage.does(word)
        said = stage.said()
        assert said.startswith(stage.text(key))
        assert len(said) > len(stage.text(key))  # and the card again


# --- questions that come back


async def wrong(stage: Stage, slug: str, questions: int = 2) -> None:
    """She misses every question of a lesson, long enough ago."""
    contact = await her(stage)
    await work(stage, lambda tx: progress.answered(tx, contact, slug, [False] * questions))
    stage.room.clock[0] += 2 * DAY


async def test_three_questions_a_sitting_come_back_and_move_on(stage: Stage) -> None:
    contact = await her(stage)
    for slug in ("light", "background"):
        await work(stage, partial(progress.answered, contact=contact, slug=slug, hits=[False, False]))
    stage.room.clock[0] += 2 * DAY
    await stage.taps("s.recall.")
    for lesson, place in (("light", 0), ("light", 1), ("background", 0)):
        told = await work(stage, partial(library.lesson, slug=lesson, language=stage.language, country="JO"))
        question = told.questions[place]
        assert question.text.split()[0] in stage.said()
        await stage.does(f"[{question.options[question.right]}]")
    assert await stage.rows("SELECT lesson, question FROM answer WHERE round = 0") == [("background", 1)]
    assert stage.text("recall-done") in stage.said()
    await stage.does(stage.label("recall.button"))
    assert stage.heard()


async def test_a_wrong_answer_says_why_and_comes_back_from_the_first_distance(stage: Stage) -> None:
    await wrong(stage, "light", 1)
    await stage.taps("s.recall.")
    told = await work(stage, lambda tx: library.lesson(tx, "light", stage.language, "JO"))
    question = told.questions[0]
    miss = next(option for option in question.options if option != question.options[question.right])
    stage.heard()
    await stage.does(f"[{miss}]")
    said = stage.said()
    assert question.options[question.right] in said
    ((again,),) = await stage.rows("SELECT due_at FROM answer")
    assert again == stage.room.clock[0] + 2 * DAY


async def test_a_question_asks_its_options_in_the_same_order_at_every_turn(stage: Stage) -> None:
    await wrong(stage, "light", 1)
    await stage.taps("s.recall.")
    before = [button.label for button in stage.heard()[-1].buttons]
    await stage.does("what was that about")
    assert [button.label for button in stage.heard()[-1].buttons] == before


async def test_without_questions_she_gets_the_next_lesson(stage: Stage) -> None:
    await stage.taps("s.recall.")
    (reply,) = stage.heard()
    assert reply.buttons[0].data == "s.lesson.light"


async def test_a_question_its_lesson_no_longer_has_comes_back_no_more(stage: Stage) -> None:
    await wrong(stage, "light", 9)
    contact = await her(stage)
    found = await work(stage, lambda tx: recall.sitting(tx, contact, stage.language, "JO"))
    questions = len((await work(stage, lambda tx: library.lesson(tx, "light", "ar", "JO"))).questions)
    assert found == [("light", place) for place in range(questions)][: recall.MOST]
    assert await stage.rows("SELECT COUNT(*) FROM answer WHERE due_at > 0") == [(questions,)]


async def test_a_question_answered_in_two_sittings_moves_on_once(stage: Stage) -> None:
    await wrong(stage, "light", 1)
    right = stage.room.clock[0] + 7 * DAY
    told = await work(stage, lambda tx: library.lesson(tx, "light", stage.language, "JO"))
    answer = f"[{told.questions[0].options[told.questions[0].right]}]"
    await stage.taps("s.recall.")
    await stage.does("/menu")
    await stage.taps("s.recall.")  # another sitting with the same question; the first one waits
    await stage.does(answer, "/menu", stage.label("button-continue"), answer)
    assert stage.said().count(stage.text("recall-done")) == 2
    assert await stage.rows("SELECT round, due_at FROM answer") == [(1, right)]
