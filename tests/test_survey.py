"""The survey is offered and never forced, asked once a round, and its photo is kept as long as she allows."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from conftest import Clock
from stage import TALKS, Stage, opened, scene

from bot.engine.buttons import Begin
from bot.learning import progress, surveys
from bot.learning.library import CORE
from bot.learning.surveys import DAY, QUESTIONS
from bot.store.store import Store
from bot.store.tx import Tx


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A woman who has just joined; once in each language."""
    async with opened(tmp_path, await scene(TALKS / request.param / "welcome.txt"), request.param) as found:
        found.turn_to("her")
        yield found


async def begins(stage: Stage, round_: str) -> None:
    """She taps the offer and agrees to be asked."""
    await stage.taps(Begin("survey", round_).data())
    await stage.does(stage.label(f"survey-begin-{round_}.button-yes"))


async def answers(stage: Stage, *chosen: str) -> None:
    """She taps an answer to each question; those not given are skipped."""
    for place, question in enumerate(QUESTIONS):
        option = chosen[place] if place < len(chosen) else "skip"
        await stage.does(stage.label(f"survey-{question}.button-{option}"))


async def photographs(stage: Stage, round_: str, who: str) -> None:
    await stage.does("(photo)", stage.label(f"survey-consent-{round_}.button-{who}"))


async def kept(stage: Stage) -> list[tuple[str, dict[str, object], bool, bool]]:
    """The rows of the survey: round, answers, whether there is a photo, whether it is shared."""
    found = await stage.rows('SELECT "round", answers, photo, shared FROM survey ORDER BY id')
    return [(round_, json.loads(said), bool(photo), bool(shared)) for round_, said, photo, shared in found]


async def days_left(stage: Stage) -> list[float]:
    """For how many days from now each photo is kept, the oldest first."""
    found = await stage.rows("SELECT expires_at FROM media ORDER BY created_at, name")
    return [(at - stage.room.clock[0]) / DAY for (at,) in found]


# --- the talk


async def test_five_taps_and_no_photo_are_a_survey(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage, "lamp", "no", "screenshot", "roughly", "4-10")
    assert stage.text("survey-photo") in stage.said()
    await stage.does(stage.label("survey-photo.button-skip"))
    assert stage.said().startswith(stage.text("survey-thanks"))
    said = {"light": "lamp", "price": "no", "money": "screenshot", "cost": "roughly", "orders": "4-10"}
    assert await kept(stage) == [("baseline", said, False, False)]


async def test_both_rounds_ask_the_same(stage: Stage) -> None:
    heard = []
    for round_ in ("baseline", "endline"):
        await begins(stage, round_)
        stage.heard()
        await answers(stage, "window")
        heard.append(stage.said())
        await stage.does(stage.label("survey-photo.button-skip"))
    assert heard[0] == heard[1]
    assert [round_ for round_, *_ in await kept(stage)] == ["baseline", "endline"]


async def test_every_question_may_be_skipped(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage)
    assert await kept(stage) == [("baseline", dict.fromkeys(QUESTIONS, "skip"), False, False)]


async def test_answers_stay_when_she_leaves_before_the_photo(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage, "lamp")
    await stage.does("/menu", "~ 7d")
    assert len(await kept(stage)) == 1
    await stage.taps(Begin("survey", "baseline").data())
    assert stage.text("survey-closed") in stage.said()


async def test_a_typed_number_of_orders_is_not_taken_for_a_button(stage: Stage) -> None:
    await begins(stage, "baseline")
    for question in list(QUESTIONS)[:4]:
        await stage.does(stage.label(f"survey-{question}.button-skip"))
    stage.heard()
    await stage.does("3")
    assert stage.text("survey-orders.not-one") in stage.said()
    assert await kept(stage) == []


async def test_a_no_is_remembered_and_may_be_taken_back(stage: Stage) -> None:
    await stage.taps(Begin("survey", "baseline").data())
    await stage.does(stage.label("survey-begin-baseline.button-no"))
    assert stage.text("survey-declined") in stage.said()
    assert await kept(stage) == [("baseline", {"declined": True}, False, False)]
    await begins(stage, "baseline")
    await answers(stage, "lamp")
    assert (await kept(stage))[0][1]["light"] == "lamp"


async def test_a_round_that_is_none_is_not_started(stage: Stage) -> None:
    await stage.taps(Begin("survey", "midline").data())
    assert stage.text("start-gone") in stage.said()


# --- the photos


@pytest.mark.parametrize(("who", "shared"), [("mine", False), ("team", True)])
async def test_a_photo_is_kept_a_year_as_she_allows(stage: Stage, who: str, shared: bool) -> None:
    await begins(stage, "baseline")
    await answers(stage)
    await photographs(stage, "baseline", who)
    assert (await kept(stage))[0][2:] == (True, shared)
    assert await days_left(stage) == [365]


async def test_a_photo_not_to_be_kept_goes_within_a_day(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage)
    await photographs(stage, "baseline", "none")
    assert (await kept(stage))[0][2:] == (False, False)
    assert await days_left(stage) == [1]


async def test_at_the_end_she_sees_both_and_both_go_on_one_day(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage)
    await photographs(stage, "baseline", "mine")
    await stage.does("~ 60d")
    await begins(stage, "endline")
    await answers(stage)
    stage.heard()
    await photographs(stage, "endline", "team")
    seen = [reply for reply in stage.heard() if len(reply.media) == 2]
    found = await stage.rows("SELECT photo FROM survey ORDER BY id")
    assert [[media.name for media in reply.media] for reply in seen] == [[name for (name,) in found]]
    assert await days_left(stage) == [180, 180]


async def test_without_a_first_photo_there_is_nothing_to_compare(stage: Stage) -> None:
    for round_, who in (("baseline", "none"), ("endline", "mine")):
        await begins(stage, round_)
        await answers(stage)
        await photographs(stage, round_, who)
    assert all(len(reply.media) < 2 for reply in stage.heard())
    assert sorted(await days_left(stage)) == [1, 180]


async def test_her_photos_and_answers_go_when_she_has_her_data_deleted(stage: Stage) -> None:
    await begins(stage, "baseline")
    await answers(stage)
    await photographs(stage, "baseline", "team")
    await stage.does("/delete", stage.label("button-yes"))
    assert await kept(stage) == []
    assert await days_left(stage) == [0]


# --- when it is offered


async def offered(store: Store, contact: int) -> str:
    return await store.run(lambda tx: surveys.offer(tx, contact))


@pytest.fixture
def her() -> int:
    return 1


@pytest_asyncio.fixture
async def school(store: Store, her: int) -> Store:
    """A store with one woman in it."""
    await store.run(lambda tx: tx.sql("INSERT INTO contact (id, state) VALUES (:id, 'active')", id=her))
    return store


async def finish(school: Store, contact: int, *slugs: str) -> None:
    def done(tx: Tx) -> None:
        for slug in slugs:
            progress.finish(tx, contact, slug, 0, True)

    await school.run(done)


async def save(school: Store, contact: int, round_: surveys.Round) -> None:
    await school.run(lambda tx: surveys.save(tx, contact, round_, {"light": "lamp"}))


async def test_the_beginning_is_offered_after_the_first_and_second_lesson_only(
    school: Store, her: int
) -> None:
    found = []
    for slug in CORE[:3]:
        found.append(await offered(school, her))
        await finish(school, her, slug)
    assert [*found, await offered(school, her)] == ["", "baseline", "baseline", ""]
    assert not await school.run(lambda tx: surveys.open_to(tx, her, "baseline"))


async def test_the_end_is_offered_when_the_core_is_done(school: Store, her: int) -> None:
    await finish(school, her, *CORE[:-1])
    assert await offered(school, her) == ""
    await finish(school, her, CORE[-1])
    assert await offered(school, her) == "endline"
    await save(school, her, "endline")
    assert await offered(school, her) == ""


async def test_the_end_is_offered_thirty_days_after_the_beginning(
    school: Store, her: int, clock: Clock
) -> None:
    await finish(school, her, CORE[0])
    await save(school, her, "baseline")
    clock.now += 30 * DAY - 1
    assert await offered(school, her) == ""
    clock.now += 1
    assert await offered(school, her) == "endline"


@pytest.mark.parametrize("round_", ["baseline", "endline"])
async def test_who_declined_is_not_asked_again(school: Store, her: int, round_: surveys.Round) -> None:
    await finish(school, her, *CORE)
    await school.run(lambda tx: surveys.decline(tx, her, round_))
    assert await offered(school, her) == ""


async def test_the_first_photo_of_a_round_stands_and_another_goes_within_a_day(
    school: Store, her: int
) -> None:
    def twice(tx: Tx) -> list[tuple[str, float]]:
        surveys.save(tx, her, "baseline", {})
        for name in ("first.jpg", "second.jpg"):
            tx.sql("INSERT INTO media (name, contact_id) VALUES (:name, :her)", name=name, her=her)
            surveys.keep(tx, her, "baseline", name, "mine")
        assert tx.sql("SELECT photo FROM survey").fetchone() == ("first.jpg",)
        found = tx.sql("SELECT name, expires_at FROM media ORDER BY name").fetchall()
        return [(name, (at - tx.now) / DAY) for name, at in found]

    assert await school.run(twice) == [("first.jpg", 365), ("second.jpg", 1)]


async def test_the_first_answers_of_a_round_stand(school: Store, her: int) -> None:
    await save(school, her, "baseline")
    await school.run(lambda tx: surveys.save(tx, her, "baseline", {"light": "window"}))
    await school.run(lambda tx: surveys.decline(tx, her, "baseline"))
    found = await school.run(
        lambda tx: [tuple(row) for row in tx.sql("SELECT answers FROM survey").fetchall()]
    )
    assert found == [('{"light": "lamp"}',)]
