"""Rude input: whatever she sends, she gets a clear sentence and keeps what she sent before."""

import logging
import re
from collections.abc import AsyncIterator
from inspect import isawaitable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from stage import TALKS, Stage, opened, scene

from bot import app as house
from bot.cli.script import flat
from bot.engine import attention, housekeeping, timers
from bot.engine.conversation import retry_parked
from bot.market import offers
from bot.market.calendar import posts
from bot.talk.messages import Media, Message

PHOTO = (Media("photo", "good-101"),)
ANOTHER = (Media("photo", "good-102"),)
LONG = "ما أطول هذا الكلام " * 211  # 4,000 characters and a few
RUDE = "<b>خبز</b> & \"ملح\" 'x' 🥖👩\u200d🍳 {$n} %s \u202eنص\u202c"
SHOWN = flat(RUDE)  # the same without what is not seen


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member, safe to show products, and two coordinators; once in each language."""
    language = request.param
    async with opened(tmp_path, await scene(TALKS / language / "team.txt"), language) as found:
        found.turn_to("her")
        yield found


@pytest_asyncio.fixture
async def posted(stage: Stage) -> Stage:
    """The same, with a product of hers in the channel."""
    await to_review(stage)
    await stage.does(stage.label("listing-review.button-ok"))
    stage.turn_to("coordinator")
    await stage.accepts()
    stage.turn_to("her")
    stage.heard()
    assert stage.room.booth.posts
    return stage


async def to_title(stage: Stage) -> None:
    """Up to the name of a product, one photo sent."""
    await stage.does("/sell", "(photo)", stage.label("button-done"))
    assert stage.text("listing-title") in stage.said()


async def to_price(stage: Stage) -> None:
    await to_title(stage)
    await stage.does("Jam 500")
    assert stage.said() == stage.text("listing-price")


async def to_review(stage: Stage) -> None:
    await to_price(stage)
    await stage.does("3.5", stage.label("button-yes"), "A jar of jam", *of_food(stage))
    stage.heard()


def of_food(stage: Stage) -> tuple[str, str]:
    """The two answers that food asks for."""
    return stage.label("listing-detail-allergens.button-skip"), stage.label("detail-storage-fridge")


def up_to_review(stage: Stage) -> tuple[str, ...]:
    """What a buyer answers, up to the summary of her order."""
    return "2", stage.label("when-any"), stage.label("see-area.button-skip")


async def order(stage: Stage, words: str) -> None:
    """An order by the post's button, if it may be, with a remark; a buyer is new here, and spoken to in Arabic."""
    language, stage.language = stage.language, "ar"
    stage.heard()
    await stage.does(f"(start {stage.link})")
    if stage.text("see-quantity") in stage.said():
        await stage.does("2", stage.label("when-any"))
        if stage.text("see-area") in stage.said():
            await stage.does(stage.label("see-area.button-skip"))
        await stage.does("/edit", stage.label("see-remark.name"), words, stage.label("see-review.button-ok"))
    stage.language = language


async def photos(stage: Stage) -> int:
    """How many photos her listing has so far."""
    return len((await stage.answers()).get("photos", []))


# --- taps


async def test_two_taps_on_one_button_have_one_effect(stage: Stage) -> None:
    await to_review(stage)
    agree = stage.data("listing-review.button-ok")
    await stage.taps(agree)
    await stage.taps(agree)
    assert await stage.rows("SELECT count(*) FROM listing") == [(1,)]
    assert stage.said().endswith(stage.text("menu"))


async def test_a_tap_on_an_old_answer_gets_the_present_question(stage: Stage) -> None:
    await stage.does("/sell", "(photo)")
    done = stage.data("button-done")
    await stage.taps(done)
    await stage.does("~ 7d")
    stage.heard()
    await stage.taps(done)
    assert stage.said() == stage.text("listing-title")
    assert "title" not in await stage.answers()


async def test_a_tap_on_an_answer_of_a_finished_run_gets_the_menu(stage: Stage) -> None:
    await stage.does("/sell", "(photo)")
    done = stage.data("button-done")
    await stage.taps(done)
    await stage.does("/menu")
    await stage.rows("UPDATE run SET state = 'dropped' WHERE state <> 'done' RETURNING id")
    stage.heard()
    await stage.taps(done)
    assert stage.said() == stage.text("menu")


async def test_a_start_button_from_months_ago_works_and_the_open_run_waits(stage: Stage) -> None:
    await stage.does("/menu")
    learn = stage.data("learn.button")
    await stage.does("~ 120d")
    await to_title(stage)
    await stage.taps(learn)
    assert stage.said().endswith(stage.text("learn-list", done=1, of=8))
    await stage.does("/menu", stage.label("button-continue"))
    assert stage.said().endswith(stage.text("listing-title"))
    assert "title" not in await stage.answers()
    assert await photos(stage) == 1


@pytest.mark.parametrize(
    "data",
    [
        "s.nothing.1",
        "s.listing.7",
        "s.decide.1",
        "s.revise.x",
        "s.revise.999",
        "a.zz",
        "a.1.1.x",
        "r.",
        "?",
        "s.",
    ],
)
async def test_a_forged_or_forgotten_button_gets_a_sentence_and_the_question(stage: Stage, data: str) -> None:
    await to_title(stage)
    await stage.taps(data)
    assert stage.said()
    await stage.does("/menu", stage.label("button-continue"))
    assert stage.said().endswith(stage.text("listing-title"))
    assert await photos(stage) == 1
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


@pytest.mark.parametrize(
    "data",
    [
        "a.zzzzzzzzzzzzzzzzzzzz.1.yes",
        "r.continue.99999999999999999999",
        "r.continue.²",
        "s.revise.9" + "9" * 30,
    ],
)
async def test_a_button_with_a_number_that_no_database_holds_is_no_trouble(stage: Stage, data: str) -> None:
    await to_title(stage)
    await stage.taps(data)
    assert stage.said()
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def test_only_a_coordinator_may_open_a_review(posted: Stage) -> None:
    await posted.taps("s.decide.1")
    assert posted.said().startswith(posted.text("not-allowed"))


# --- one thing where another is asked


async def test_text_where_a_photo_is_asked_is_asked_again(stage: Stage) -> None:
    await stage.does("/sell", "here it comes")
    assert stage.said().endswith(f"{stage.text('kind-photos.no-photo')} {stage.text('photos-photos')}")
    await stage.does("(photo)", "one more word")
    *_, asked = stage.heard()
    assert stage.text("kind-photos.done-or-more") in flat(asked.text)
    assert f"[{asked.buttons[0].label}]" == stage.label("button-done")  # the button that the words speak of
    await stage.does(stage.label("button-done"))
    assert await photos(stage) == 1


async def test_a_photo_where_a_price_is_asked_is_kept_while_there_is_room(stage: Stage) -> None:
    await to_price(stage)
    for expected in ("late", "late", "full"):
        await stage.does("(photo)")
        assert stage.said().endswith(f"{stage.text(f'kind-photos.{expected}')} {stage.text('listing-price')}")
    assert await photos(stage) == 3
    await stage.does("4", stage.label("button-yes"))
    assert (await stage.answers())["price"] == [4000, "JOD"]


async def test_a_caption_answers_and_its_photo_is_kept(stage: Stage) -> None:
    await to_title(stage)
    await stage.send(text="Fig jam", media=PHOTO)
    assert (await stage.answers())["title"] == "Fig jam"
    assert await photos(stage) == 2


async def test_of_an_album_of_ten_the_first_three_are_kept_and_said_once(stage: Stage) -> None:
    await stage.does("/sell")
    stage.heard()
    await stage.does("(album 10)")
    assert stage.heard() == []
    await stage.does("~ 3s")
    said = stage.said()
    assert said.startswith(stage.text("kind-photos.too-many", most=3))
    assert said.endswith(stage.text("listing-title"))
    assert await photos(stage) == 3


async def test_a_late_part_of_an_album_still_counts(stage: Stage) -> None:
    await stage.does("/sell")
    for photo in (PHOTO, ANOTHER):
        await stage.send(media=photo, album="one")
    await stage.does("~ 3s")
    stage.heard()
    await stage.send(media=(Media("photo", "good-103"),), album="one")
    assert stage.said() == f"{stage.text('kind-photos.late')} {stage.text('listing-title')}"
    assert await photos(stage) == 3


async def test_a_file_too_big_is_not_fetched_and_loses_nothing(stage: Stage) -> None:
    await stage.does("/sell", "(photo)")
    stage.heard()
    await stage.does("(big)")
    assert stage.said().startswith(stage.text("other.too-big"))
    await stage.does(stage.label("button-done"))
    assert await photos(stage) == 1


@pytest.mark.parametrize(
    ("act", "key"), [("nothing", "empty"), ("sticker",) * 2, ("voice",) * 2, ("video",) * 2]
)
async def test_what_cannot_be_read_gets_a_sentence_and_the_question(stage: Stage, act: str, key: str) -> None:
    await to_title(stage)
    await stage.does(f"({act})")
    assert stage.said() == f"{stage.text(f'other.{key}')} {stage.text('listing-title')}"
    assert await photos(stage) == 1


async def test_what_cannot_be_read_outside_a_question_gets_a_sentence_and_the_menu(stage: Stage) -> None:
    await stage.does("(voice)")
    assert stage.said() == f"{stage.text('other.voice')} {stage.text('menu')}"


async def test_a_card_of_somebody_else_is_not_kept(stage: Stage) -> None:
    await to_review(stage)
    await stage.does("/edit", stage.label("listing-reach.name"), stage.label("listing-reach.button-phone"))
    stage.heard()
    await stage.send(phone="+962790009999")
    assert stage.said() == f"{stage.text('kind-phone.someone-else')} {stage.text('listing-phone')}"
    await stage.send(phone="+962790000001", phone_own=True)
    await stage.does(stage.label("button-yes"))
    assert (await stage.answers())["phone"] == "+962790000001"
    assert "790009999" not in await everything(stage)


async def test_a_card_where_a_name_is_asked_is_no_answer_and_not_kept(stage: Stage) -> None:
    await to_title(stage)
    await stage.send(phone="+962790009999")
    assert stage.said() == f"{stage.text('kind-text.not-text')} {stage.text('listing-title')}"
    assert "790009999" not in await everything(stage)


async def test_a_shared_place_leaves_no_coordinates(stage: Stage) -> None:
    await to_title(stage)
    await stage.does("(near 32.57 35.86)")
    assert "32.5" not in await everything(stage)
    assert await stage.rows("SELECT id FROM inbox WHERE payload IS NOT NULL") == []


# --- too much


async def test_four_thousand_characters_are_too_many_for_every_text_of_a_listing(stage: Stage) -> None:
    await to_title(stage)
    good = {"title": "Jam", "price": "3", "description": "A jar", "page": "Jam House"}
    for name, most in {"title": 60, "price": 0, "description": 400, "page": 120}.items():
        await stage.does(LONG)
        long = "kind-note.too-long" if name == "description" else "kind-text.too-long"
        why = stage.text(long, most=most) if most else stage.text("kind-money.no-number")
        assert stage.said() == f"{why} {stage.text(f'listing-{name}')}"
        await stage.does(good[name])
        if name == "price":
            await stage.does(stage.label("button-yes"))
        if name == "description":
            await stage.does(*of_food(stage), "/edit", stage.label("listing-reach.name"))
            await stage.does(stage.label("listing-reach.button-page"))
        stage.heard()
    answers = await stage.answers()
    assert {name: answers[name] for name in good} == {**good, "price": [3000, "JOD"]}


async def test_four_thousand_characters_are_too_many_for_every_message_to_people(posted: Stage) -> None:
    language = posted.language
    await posted.does("/person", LONG)
    assert posted.text("kind-text.too-long", most=800) in posted.said()
    await posted.does("Where is the market?")
    posted.turn_to("coordinator")
    await posted.does(posted.label("answer.button"), LONG)
    assert posted.text("kind-text.too-long", most=700) in posted.said()
    posted.turn_to("buyer")
    posted.language = "ar"
    await posted.does(f"(start {posted.link})", *up_to_review(posted))
    await posted.does("/edit", posted.label("see-remark.name"), LONG)
    assert "200" in posted.said()
    await posted.does("Two jars", posted.label("see-review.button-ok"))
    posted.language = language
    posted.turn_to("her")
    await posted.does(posted.label("order.button"), posted.label("order-how.button-own"), LONG)
    assert posted.text("kind-text.too-long", most=400) in posted.said()
    assert await posted.rows("SELECT asked FROM ticket UNION ALL SELECT asked FROM interest") == [
        ("Where is the market?",),
        ("Two jars",),
    ]


@pytest.mark.parametrize("digits", ["9" * 4000, "٩" * 4000, "1." + "1" * 3998, "3.5 4"])
async def test_a_price_beyond_measure_is_asked_again(stage: Stage, digits: str) -> None:
    await to_price(stage)
    await stage.does(digits)
    assert stage.said().endswith(stage.text("listing-price"))
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []
    assert (await stage.answers())["title"] == "Jam 500"


async def test_markup_emoji_and_direction_marks_come_through_every_field_unharmed(stage: Stage) -> None:
    await to_title(stage)
    await stage.does(
        RUDE,
        "3",
        stage.label("button-yes"),
        RUDE,
        *of_food(stage),
        "/edit",
        stage.label("listing-reach.name"),
        stage.label("listing-reach.button-page"),
        RUDE,
    )
    stage.heard()
    await stage.does(stage.label("listing-review.button-ok"))
    assert SHOWN in stage.said()
    stage.turn_to("coordinator")
    await stage.accepts()
    (post,) = stage.room.booth.posts.values()
    assert flat(post.reply.text).count(SHOWN) == 3
    assert "\u202e" not in post.reply.text


async def test_what_she_wrote_is_kept_as_she_wrote_it(stage: Stage) -> None:
    """Vowels and joined emoji are part of it; only controls go."""
    await to_title(stage)
    await stage.does("خبزٌ طازجٌ دائماً 👩\u200d🍳❤\ufe0f")
    assert (await stage.answers())["title"] == "خبزٌ طازجٌ دائماً 👩\u200d🍳❤\ufe0f"


# --- second thoughts


@pytest.mark.parametrize(("word", "kept"), [("yes", "Fig jam"), ("no", "Jam")])
async def test_an_edited_message_is_asked_about(stage: Stage, word: str, kept: str) -> None:
    await to_title(stage)
    await stage.send(text="Jam", ref="m1")
    stage.heard()
    await stage.send(text="Fig jam", ref="m1", edited=True)
    assert stage.said() == stage.text("kind.change", value="Fig jam")
    await stage.does(stage.label(f"button-{word}"))
    assert stage.said() == stage.text("listing-price")
    assert (await stage.answers())["title"] == kept


async def test_a_message_edited_after_it_was_submitted_is_too_late(stage: Stage) -> None:
    await to_title(stage)
    await stage.send(text="Jam", ref="m1")
    await stage.does(
        "3", stage.label("button-yes"), "A jar", *of_food(stage),
        stage.label("listing-review.button-ok"),
    )  # fmt: skip
    stage.heard()
    await stage.send(text="Fig jam", ref="m1", edited=True)
    assert stage.heard()
    assert await stage.rows("SELECT title FROM listing") == [("Jam",)]


async def test_an_edit_of_a_message_that_answered_nothing_changes_nothing(stage: Stage) -> None:
    await to_price(stage)
    await stage.send(text="9", ref="unknown", edited=True)
    assert stage.said() == f"{stage.text('edit-too-late')} {stage.text('listing-price')}"


async def test_three_misses_in_a_row_offer_a_person(stage: Stage) -> None:
    await to_price(stage)
    for misses in (1, 2, 3):
        await stage.does("as you like")
        (reply,) = stage.heard()
        ways = [button.data for button in reply.ways]
        assert ("r.person." in ways) == (misses == 3)
        assert (stage.text("kind-money.hint") in flat(reply.text)) == (misses >= 2)
    await stage.does("3", stage.label("button-yes"))
    assert stage.said().endswith(stage.text("listing-description"))


async def test_a_reserved_word_inside_an_answer_is_part_of_it(stage: Stage) -> None:
    await to_title(stage)
    word = {"ar": "كعك رجوع الحجاج", "en": "Come back cake"}[stage.language]
    await stage.does(word)
    assert stage.said() == stage.text("listing-price")
    assert (await stage.answers())["title"] == word


async def test_a_title_that_is_a_reserved_word_is_obeyed(stage: Stage) -> None:
    await to_title(stage)
    await stage.does({"ar": "رجوع", "en": "Back!"}[stage.language])
    assert stage.said() == stage.text("photos-photos")
    assert "title" not in await stage.answers()


async def test_every_order_is_obeyed_in_the_middle_of_a_question(stage: Stage) -> None:
    for order in (
        "/help",
        "/edit",
        "/start",
        "/id",
        "/language",
        "/person",
        "/hide",
        "/delete",
        "/stop",
        "/menu",
    ):
        await stage.does("/start", "/sell", "(photo)", stage.label("button-done"))
        stage.heard()
        await stage.does(order)
        assert stage.heard(), order
        await stage.does("/menu")
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def test_a_hello_in_the_middle_offers_the_place_kept(stage: Stage) -> None:
    await to_title(stage)
    await stage.does("/start")
    assert stage.said() == stage.text("place-kept")
    await stage.does(stage.label("button-continue"))
    assert stage.said() == stage.text("listing-title")
    assert await photos(stage) == 1


async def test_danger_wins_over_everything_else(stage: Stage) -> None:
    await to_title(stage)
    said = {"ar": "هو بيهددني كل يوم", "en": "he is threatening me every day"}[stage.language]
    await stage.send(text=said, media=PHOTO)
    assert stage.text("danger-calm", kind="")[:30] in stage.said()
    assert "title" not in await stage.answers()


# --- our faults


async def test_a_bug_parks_the_run_apologises_once_and_goes_on_when_mended(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await to_review(stage)
    with monkeypatch.context() as patch:
        patch.setattr(offers, "submit", _breaks)
        await stage.does(stage.label("listing-review.button-ok"))
        assert stage.said() == f"{stage.text('sorry')} {stage.text('menu')}"
        ((run,),) = await stage.rows("SELECT id FROM run WHERE state = 'parked'")
        assert await _retried(stage, run) is False
        assert stage.heard() == []
    assert f"run {run} of flow listing is parked: RuntimeError" in caplog.text
    assert "Jam" not in caplog.text
    assert (await stage.answers())["title"] == "Jam 500"
    assert await _retried(stage, run) is True
    assert stage.said().startswith(stage.text("listing-thanks", title="Jam 500"))
    assert await stage.rows("SELECT title FROM listing") == [("Jam 500",)]


async def test_a_refused_deed_leaves_nothing(posted: Stage) -> None:
    await posted.does("/stop")
    posted.turn_to("buyer")
    await order(posted, "Two jars")
    assert await posted.rows("SELECT id FROM interest") == []


async def test_a_fourth_open_request_is_refused(posted: Stage) -> None:
    posted.turn_to("buyer")
    for words in ("One", "Two", "Three", "Four"):
        await order(posted, words)
    assert await posted.rows("SELECT asked FROM interest ORDER BY id") == [("One",), ("Two",), ("Three",)]


async def test_no_log_line_holds_what_anybody_wrote(posted: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await posted.does("/person", "zebra secret", "/sell", "(photo)", posted.label("button-done"), "zebra jam")
    posted.turn_to("buyer")
    await order(posted, "zebra wanted")
    await posted.send(phone="+962790009999")
    assert not re.search("zebra|790009999|Jam 500|Um Ali|أم علي", caplog.text)


# --- leaving, hiding, time


async def test_hiding_takes_the_post_down_and_showing_puts_it_up(posted: Stage) -> None:
    await posted.does("/hide")
    assert posted.room.booth.posts == {}
    await posted.does("/mine", "[Jam 500]", posted.label("show.button"))
    assert len(posted.room.booth.posts) == 1
    assert await posted.rows("SELECT state FROM listing") == [("published",)]


async def test_deleting_takes_the_post_down_and_forgets_every_word_of_hers(posted: Stage) -> None:
    await posted.does("/person", "zebra question", "/delete", posted.label("button-yes"))
    assert posted.room.booth.posts == {}
    for table in ("listing", "progress", "ticket", "post", "interest"):
        assert await posted.rows(f"SELECT * FROM {table}") == []
    await housekeeping.clean_up(posted.room.app.store, posted.room.app.settings.media_dir)
    assert list(posted.room.app.settings.media_dir.iterdir()) == []
    left = await everything(posted)
    assert [word for word in ("zebra", "Jam 500", "A jar of jam", "Um Ali", "أم علي") if word in left] == []


async def test_what_waits_behind_a_deletion_is_not_kept_either(stage: Stage) -> None:
    receive = stage.room.app.conversation.receive
    for number, sent in enumerate(
        ({"media": PHOTO}, {"text": "/delete"}, {"text": "yes"}, {"text": "zebra"}, {"media": PHOTO})
    ):
        await receive(Message("web", "her", f"m{number}", at=stage.room.clock[0], **sent))  # type: ignore[arg-type]
    await stage.room.settle()
    assert await stage.rows("SELECT id FROM inbox WHERE payload IS NOT NULL OR state <> 'done'") == []
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
    assert await stage.rows("SELECT name FROM media") == []
    assert "zebra" not in await everything(stage)


async def test_a_post_comes_down_after_ninety_days_and_she_is_asked(posted: Stage) -> None:
    await posted.taps("s.pause.")  # her lessons are another matter
    await posted.does("~ 91d")
    await what_the_clock_does(posted)
    assert posted.room.booth.posts == {}
    posted.heard()
    await posted.does("~ 2h")  # it is Ramadan, and quiet until eleven
    assert posted.said().startswith(posted.text("expired-asked", title="Jam 500"))
    await posted.does(posted.label("show.button"))
    assert len(posted.room.booth.posts) == 1


async def test_what_has_expired_is_asked_about_when_she_is_free_again(posted: Stage) -> None:
    await posted.taps("s.pause.")  # her lessons are another matter
    await to_title(posted)
    await posted.does("~ 91d")
    await posted.room.app.store.run(posts.expire)
    await posted.room.settle()
    posted.heard()
    await posted.does("~ 1m", "/menu", "~ 26h")
    assert posted.text("expired-asked", title="Jam 500") in posted.said()


async def test_nothing_of_ours_begins_in_the_quiet_hours_or_twice_a_day(stage: Stage) -> None:
    her = (await stage.rows("SELECT contact_id FROM address WHERE external = 'her'"))[0][0]
    stage.room.clock[0] += 12 * 3600  # ten in the evening

    def plan(tx: Any) -> list[float]:
        first = attention.slot(tx, her)
        attention.spend(tx, her, "idle")
        return [first, attention.slot(tx, her)]

    tonight, tomorrow = await stage.room.app.store.run(plan)
    assert tonight - stage.room.clock[0] == 10.5 * 3600
    assert tomorrow - stage.room.clock[0] >= 10 * 3600


async def test_a_timer_that_fails_does_not_keep_the_others_waiting(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.does("/sell", "(album 2)")
    stage.heard()
    await stage.room.app.store.run(
        lambda tx: tx.sql(
            "INSERT INTO timer (due_at, contact_id, what) SELECT 1, contact_id, 'listing' FROM address"
            " WHERE external = 'coordinator'"
        )
    )
    monkeypatch.setattr(timers, "_speak_first", _breaks)
    stage.room.clock[0] += 3
    await timers.tick(stage.room.app.store, stage.room.app.house)
    await stage.room.settle()
    assert stage.said().endswith(stage.text("listing-title"))


async def what_the_clock_does(stage: Stage) -> None:
    """Each job of a running house once."""
    app, jobs = stage.room.app, []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AsyncIOScheduler, "add_job", lambda clock, job, *rest, **more: jobs.append(job))
        patch.setattr(app, "stop", app.outbox.drained)
        async with house.running(app):
            for job in jobs:
                if isawaitable(done := job()):  # a plain function runs in a thread of the clock's own
                    await done
    await stage.room.settle()


async def everything(stage: Stage) -> str:
    """Every value in the database."""
    tables = [name for (name,) in await stage.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [str(await stage.rows(f"SELECT * FROM {table}")) for table in tables]
    return "\n".join(found)


async def _retried(stage: Stage, run: int) -> bool:
    again: bool = await stage.room.app.store.run(lambda tx: retry_parked(tx, stage.room.app.house, run))
    await stage.room.settle()
    return again


def _breaks(*arguments: object) -> None:
    raise RuntimeError(f"broken by {arguments}")
