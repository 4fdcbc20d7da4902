"""Cohorts: who comes in, what the facilitator hears, and that a message reaches a woman gently or not at all."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene

from bot.cli.script import flat
from bot.engine import housekeeping, timers
from bot.errors import Refused
from bot.learning import cohorts, digest, membership, notes, weekly
from bot.learning.library import CORE
from bot.people import contacts, tickets
from bot.store.tx import Tx
from bot.talk.messages import Key

HOUR, DAY = 3600.0, 86400.0
CODE = "482193"
ADDRESS = "962790001"  # what an external id looks like; it must never be shown


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member and two coordinators, on a Tuesday at ten; once in each language."""
    language = request.param
    async with opened(tmp_path, await scene(TALKS / language / "team.txt"), language) as found:
        found.turn_to("coordinator")
        yield found


@dataclass(frozen=True)
class Put:
    """A woman put into the cohort: her tasks done of the path in its order, moments in days ago."""

    name: str
    tried: int = 0
    moved: float = 0.0
    done: float = 1.0
    state: str = "active"
    paused: bool = False
    asked: float = 0.0
    seen: float = 2.0


TWELVE = (
    Put("Amal", tried=7, moved=1),
    Put("Basma", tried=7, moved=1, asked=1.25),
    Put("Dana", tried=1, moved=9),
    Put("Eman", tried=2, moved=20),
    Put("Farah", tried=8, moved=2, done=2),
    Put("Ghada", tried=8, moved=30, done=30),
    Put("Hala"),
    Put("Iman"),
    Put("Jana", tried=3, moved=2, asked=0.5),
    Put("Karma", tried=1, moved=40, paused=True),
    Put("Lina", tried=1, moved=40, state="stopped", asked=3),
    Put("0790009999", tried=0, moved=7),
)


async def opened_one(stage: Stage, women: tuple[Put, ...] = (), size: int = 20) -> dict[str, int]:
    """A cohort of the coordinator that began today, with these women; their contacts by name."""

    def work(tx: Tx) -> dict[str, int]:
        leader = _contact(tx, "coordinator")
        tx.sql("UPDATE contact SET name = 'Sara' WHERE id = :id", id=leader)
        cohorts.open_(tx, leader, "JO", "Irbid", "irbid", size, tx.now)
        tx.sql("UPDATE cohort SET code = :code", code=CODE)
        return {woman.name: _put(tx, n, woman, stage.language) for n, woman in enumerate(women)}

    found: dict[str, int] = await stage.room.app.store.run(work)
    return found


def _contact(tx: Tx, external: str) -> int:
    row = tx.sql("SELECT contact_id FROM address WHERE external = :external", external=external).fetchone()
    return int(row[0])


def _put(tx: Tx, n: int, woman: Put, language: str) -> int:
    contact = int(
        tx.sql(
            "INSERT INTO contact (state, language, country, name, area) VALUES (:state, :language, 'JO', :name,"
            " 'irbid') RETURNING id",
            state=woman.state,
            language=language,
            name=woman.name,
        ).fetchone()[0]
    )
    tx.sql(
        "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('web', :external, :id, :seen)",
        external=f"{ADDRESS}{n:02}",
        id=contact,
        seen=tx.now - woman.seen * DAY,
    )
    tx.sql(
        "INSERT INTO learner (contact_id, cohort_id, joined_at, moved_at, paused) VALUES (:id, 1, :now, :moved,"
        " :paused)",
        id=contact,
        now=tx.now,
        moved=tx.now - woman.moved * DAY if woman.moved else 0,
        paused=woman.paused,
    )
    for slug in CORE[: woman.tried]:
        tx.sql(
            "INSERT INTO progress (contact_id, lesson, tried, finished_at) VALUES (:id, :slug, true, :at)",
            id=contact,
            slug=slug,
            at=tx.now - woman.done * DAY,
        )
    if woman.asked:
        tx.sql(
            "INSERT INTO ticket (contact_id, asked, asked_at) VALUES (:id, 'How?', :at)",
            id=contact,
            at=tx.now - woman.asked * DAY,
        )
    return contact


async def wait(stage: Stage, seconds: float) -> None:
    """Time passes and what is due happens."""
    stage.room.clock[0] += seconds
    await timers.tick(stage.room.app.store, stage.room.app.house)
    await stage.room.settle()


def at(n: int) -> str:
    """The chat of the n-th woman."""
    return f"{ADDRESS}{n:02}"


# --- the digest


async def test_a_digest_knows_how_each_of_twelve_women_is_doing(stage: Stage) -> None:
    await opened_one(stage, TWELVE)
    found = await stage.room.app.store.run(lambda tx: digest.of(tx, 1, "en"))
    assert found.members == 12
    assert found.counts == {
        "almost": 2,
        "waiting": 1,
        "stuck": 3,
        "finished": 1,
        "done": 1,
        "unbegun": 2,
        "going": 1,
        "resting": 2,
    }
    assert [(woman.name, woman.kind, woman.days) for woman in found.women] == [
        ("Basma", "waiting", 1),
        ("Amal", "almost", 1),
        ("Eman", "stuck", 20),
        ("Dana", "stuck", 9),
        (Key("cohort-unnamed"), "stuck", 7),
        ("Farah", "finished", 2),
        ("Hala", "unbegun", 0),
        ("Iman", "unbegun", 0),
    ]
    titles = await stage.room.app.store.run(lambda tx: digest.titles(tx, "en"))
    stand = ("safety", "safety", "post", "background", "light")
    assert [woman.title for woman in found.women[:5]] == [titles[slug] for slug in stand]


EXACT = {
    "ar": "ملخّص «Irbid». فيها 12 امرأة. أنهين دروس الشهادة من قبل: واحدة أنهين دروس الشهادة في آخر سبعة"
    " أيام: واحدة على بعد خطوة من الشهادة: اثنتان يتقدّمن في دروسهن: واحدة توقفن منذ أسبوع أو أكثر: 3 نساء لم"
    " يبدأن بعد: اثنتان طلبن استراحة أو صمتاً، فلا نكتب لهن: اثنتان ينتظرن جواباً منذ يوم أو أكثر: واحدة • Basma،"
    " إربد: سألت ولم يجبها أحد منذ يوم أو أكثر. • Amal، إربد: بقي لها «{safety}»، ثم الشهادة. • Eman، إربد:"
    " توقفت عند «{post}» منذ 20 يوماً. • Dana، إربد: توقفت عند «{background}» منذ 9 أيام. • إحدى المشاركات، إربد:"
    " توقفت عند «{light}» منذ 7 أيام. • Farah، إربد: أنهت دروس الشهادة في آخر سبعة أيام. اختاري اسماً لتكتبي لها."
    " الرسالة جاهزة، أو تكتبين كلماتك:",
    "en": 'Summary of "Irbid". 12 women are in it. Did all lessons of the certificate before: one woman'
    " Did all lessons of the certificate in the last seven days: one woman One step from the certificate: 2 women On their way:"
    " one woman Stopped a week ago or longer: 3 women Not begun yet: 2 women Asked for rest or silence, so we do"
    " not write: 2 women Waiting for an answer for a day or longer: one woman • Basma, Irbid: she asked, and nobody"
    ' has answered for a day or longer. • Amal, Irbid: only "{safety}" is left, then the certificate.'
    ' • Eman, Irbid: stopped at "{post}" 20 days ago. • Dana, Irbid: stopped at "{background}" 9 days ago.'
    ' • one of the women, Irbid: stopped at "{light}" 7 days ago. • Farah, Irbid: did all lessons of the'
    " certificate in the last seven days. Choose a name to write to her. The message is ready, or you write your own words:",
}


async def test_the_digest_reads_as_it_should_with_six_women_at_a_time(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    titles = await stage.room.app.store.run(lambda tx: digest.titles(tx, stage.language))
    await stage.taps("s.digest.1")
    (reply,) = stage.heard()
    stage.room.taken["coordinator"] -= 1
    assert stage.said() == flat(EXACT[stage.language].format(**titles))
    unnamed = stage.text("cohort-unnamed")
    assert [(button.label, button.data) for button in reply.buttons] == [
        ("Basma", "s.answer.1"),
        ("Amal", f"s.cheer.{women['Amal']}-almost"),
        ("Eman", f"s.cheer.{women['Eman']}-stuck"),
        ("Dana", f"s.cheer.{women['Dana']}-stuck"),
        (unnamed, f"s.cheer.{women['0790009999']}-stuck"),
        ("Farah", f"s.cheer.{women['Farah']}-finished"),
        (stage.text("digest-more"), "s.digest.1-6"),
        (stage.label("cohorts.button")[1:-1], "s.cohorts."),
    ]
    await stage.does(f"[{stage.text('digest-more')}]")
    (rest,) = stage.heard()
    assert [button.label for button in rest.buttons[:2]] == ["Hala", "Iman"]
    assert len(rest.buttons) == 3


async def test_a_cohort_without_women_has_a_digest_too(stage: Stage) -> None:
    await opened_one(stage)
    await stage.taps("s.digest.1")
    assert (
        stage.said()
        == f"{stage.text('digest-summary', name='Irbid', members=0)} {stage.text('digest-nobody')}"
    )


async def test_only_the_facilitator_hears_of_a_cohort(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    stage.turn_to("colleague")
    await stage.taps("s.digest.1")
    assert stage.said() == stage.text("digest-gone")
    await stage.taps(f"s.cheer.{women['Amal']}-almost")
    assert stage.said() == stage.text("cheer-gone")
    stage.turn_to("her")
    for data in ("s.digest.1", "s.cohorts.", f"s.cheer.{women['Amal']}-almost", "s.close.1", "s.invite.1"):
        await stage.taps(data)
        assert stage.said().startswith(stage.text("not-allowed"))


@pytest.mark.parametrize("page", ["", "x", "1-x", "0", "-1", "9" * 30, "1-99999", "²"])
async def test_a_forged_page_is_no_trouble(stage: Stage, page: str) -> None:
    await opened_one(stage, TWELVE)
    for data in (f"s.digest.{page}", f"s.cheer.{page}", f"s.note.{page}"):
        await stage.taps(data)
        assert stage.said()
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


# --- the weekly timer


async def test_the_digest_comes_on_sunday_at_ten_every_week(stage: Stage) -> None:
    await opened_one(stage, (Put("Hala"),))
    (due,) = await stage.rows("SELECT due_at FROM timer WHERE what = 'digest'")
    assert due[0] - stage.room.clock[0] == pytest.approx(5 * DAY)  # from Tuesday at ten
    for _ in range(2):
        stage.heard()
        await wait(stage, due[0] - stage.room.clock[0])
        assert stage.said().startswith(stage.text("digest-summary", name="Irbid", members=1))
        ((again,),) = await stage.rows("SELECT due_at FROM timer WHERE what = 'digest'")
        assert again - due[0] == 7 * DAY
        due = (again,)
    assert len(await stage.rows("SELECT id FROM attention WHERE what = 'digest'")) == 2


@pytest.mark.parametrize(
    ("country", "zone", "days"), [("JO", "Asia/Amman", 7), ("MA", "Africa/Casablanca", 1)]
)
def test_the_morning_is_that_of_the_country(country: str, zone: str, days: int) -> None:
    sunday = 1_795_935_600.0  # 29 November 2026, ten in Amman
    assert weekly._after(sunday, country, zone) - sunday == days * DAY + (2 * HOUR if country == "MA" else 0)


async def test_a_digest_asked_for_by_hand_plans_no_second_one(stage: Stage) -> None:
    await opened_one(stage)
    for _ in range(3):
        await stage.taps("s.digest.1")
    assert len(await stage.rows("SELECT id FROM timer WHERE what = 'digest'")) == 1


async def test_the_digest_ends_four_weeks_after_anybody_moved(stage: Stage) -> None:
    await opened_one(stage, (Put("Hala"),))
    for _ in range(5):
        await wait(stage, 7 * DAY)
    assert await stage.rows("SELECT id FROM timer WHERE what = 'digest'") == []
    stage.turn_to("her")
    await stage.taps("s.join." + CODE)
    await stage.does(stage.label("button-yes"))
    assert len(await stage.rows("SELECT id FROM timer WHERE what = 'digest'")) == 1


async def test_a_closed_cohort_takes_nobody_and_has_no_digest(stage: Stage) -> None:
    await opened_one(stage)
    await stage.taps("s.close.1")
    await stage.does(stage.label("button-yes"))
    assert stage.text("close-done", name="Irbid") in stage.said()
    assert await stage.rows("SELECT id FROM timer WHERE what = 'digest'") == []
    stage.turn_to("her")
    await stage.does(CODE)
    assert stage.said() == stage.text("join-refused-closed")


# --- one message to one woman


async def cheered(stage: Stage, woman: int, kind: str) -> str:
    """The facilitator sends our words. What she is told."""
    stage.turn_to("coordinator")
    await stage.taps(f"s.cheer.{woman}-{kind}")
    stage.heard()
    await stage.does(stage.label("cheer-how.button-send"))
    return stage.said()


async def test_the_ready_message_is_shown_before_it_goes(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    titles = await stage.room.app.store.run(lambda tx: digest.titles(tx, stage.language))
    for name, kind in (("Amal", "almost"), ("Eman", "stuck"), ("Farah", "finished"), ("Hala", "unbegun")):
        await stage.taps(f"s.cheer.{women[name]}-{kind}")
        title = titles[{"Amal": "safety", "Eman": "post", "Farah": "light", "Hala": "light"}[name]]
        note = stage.text(f"note-to-{kind}", name=name, by="Sara", title=title, words="")
        said = stage.said()
        assert note in said
        assert said.endswith(stage.text("cheer-how", name=name))
        await stage.does(stage.label("cheer-how.button-later"))
        stage.heard()
    assert await stage.rows("SELECT id FROM note") == []


async def test_a_message_at_night_waits_for_the_morning(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    stage.room.clock[0] += 12.5 * HOUR  # half past ten in the evening
    said = await cheered(stage, women["Eman"], "stuck")
    ((due,),) = await stage.rows("SELECT due_at FROM timer WHERE what = 'note'")
    morning = stage.room.clock[0] + 9.5 * HOUR
    assert 8 * HOUR < due - stage.room.clock[0] <= 10.5 * HOUR
    assert "25/11/2026" in said
    await wait(stage, HOUR)
    stage.turn_to(at(3))
    stage.room.taken[at(3)] = 0
    assert stage.said() == ""
    await wait(stage, due - stage.room.clock[0])
    assert morning <= due
    (reply,) = stage.heard()
    assert "Sara" in reply.text
    assert [button.data for button in reply.buttons] == ["s.lesson.post", "s.person."]
    assert await stage.rows("SELECT id FROM note") == []
    assert "Sara" not in json.dumps(await stage.rows("SELECT journal, argument FROM run"))


async def test_her_budget_counts_for_it(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.room.app.store.run(
        lambda tx: tx.sql(
            "INSERT INTO attention (contact_id, what, at) VALUES (:id, 'nudge', :at)",
            id=women["Eman"],
            at=tx.now - HOUR,
        )
    )
    await cheered(stage, women["Eman"], "stuck")
    await wait(stage, HOUR)
    stage.turn_to(at(3))
    stage.room.taken[at(3)] = 0
    assert stage.said() == ""
    await wait(stage, DAY)
    assert "Sara" in stage.said()
    assert await stage.rows("SELECT count(*) FROM attention WHERE contact_id = :id", id=women["Eman"]) == [
        (2,)
    ]


async def test_who_wrote_within_the_hour_has_it_at_once(stage: Stage) -> None:
    women = await opened_one(stage, (Put("Hala", seen=0.02),))
    said = await cheered(stage, women["Hala"], "unbegun")
    assert said == stage.text("cheer-sent", name="Hala")
    stage.room.taken[at(0)] = 0
    stage.room.person = at(0)
    assert "Sara" in stage.said()
    assert await stage.rows("SELECT id FROM timer WHERE what = 'note'") == []
    assert await stage.rows("SELECT id FROM note") == []


async def test_her_own_words_are_kept_until_they_are_given_and_no_longer(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.taps(f"s.cheer.{women['Eman']}-stuck")
    await stage.does(stage.label("cheer-how.button-own"), "Zebra, we miss you")
    stage.heard()
    held = await stage.rows("SELECT words FROM note")
    assert held == [("Zebra, we miss you",)]
    assert "Zebra" not in json.dumps(await stage.rows("SELECT argument FROM timer"))
    assert "Zebra" not in json.dumps(await stage.rows("SELECT journal, argument, candidate FROM run"))
    stage.turn_to(at(3))
    stage.room.taken[at(3)] = 0
    await wait(stage, 60)
    assert "Zebra, we miss you" in stage.said()
    assert await stage.rows("SELECT id FROM note") == []


async def test_a_second_message_within_three_days_is_refused(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await cheered(stage, women["Eman"], "stuck")
    await wait(stage, 2 * DAY)
    stage.turn_to("coordinator")
    await stage.taps(f"s.cheer.{women['Eman']}-stuck")
    assert stage.said() == stage.text("cheer-refused-soon", name="Eman")
    await wait(stage, DAY + 60)
    said = await cheered(stage, women["Eman"], "stuck")
    assert said.startswith(stage.text("cheer-planned", name="Eman", when="|").partition("|")[0])


async def test_a_woman_who_stopped_gets_nothing(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    stage.turn_to("coordinator")
    await stage.taps(f"s.cheer.{women['Eman']}-stuck")
    await stage.rows("UPDATE contact SET state = 'stopped' WHERE name = 'Eman' RETURNING id")
    stage.heard()
    await stage.does(stage.label("cheer-how.button-send"))
    assert stage.said() == stage.text("cheer-moved", name="Eman")  # she rests now
    await cheered(stage, women["Dana"], "stuck")
    await stage.rows("UPDATE contact SET state = 'stopped' WHERE name = 'Dana' RETURNING id")
    for _ in range(20):
        await wait(stage, DAY)
    assert stage.room.booth.heard.get(at(3), []) + stage.room.booth.heard.get(at(2), []) == []
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
    assert await stage.rows("SELECT id FROM note") == []


async def test_nothing_is_written_to_who_wants_silence_or_blocked_us(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.rows("UPDATE address SET blocked = true WHERE external = :who RETURNING id", who=at(2))

    def refusal(tx: Tx, name: str) -> str:
        try:
            return notes.write(tx, _contact(tx, "coordinator"), women[name], "stuck", "")
        except Refused as refused:
            return refused.reason

    for name in ("Lina", "Dana"):
        assert await stage.room.app.store.run(partial(refusal, name=name)) == "silent"
    assert await stage.rows("SELECT id FROM note") == []


async def test_who_joins_plans_no_second_digest(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("her")
    await stage.does(CODE, stage.label("button-yes"))
    assert len(await stage.rows("SELECT id FROM timer WHERE what = 'digest'")) == 1


async def test_who_left_the_cohort_gets_what_was_on_its_way_no_more(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    stage.room.clock[0] += 12.5 * HOUR
    await cheered(stage, women["Eman"], "stuck")
    await stage.room.app.store.run(lambda tx: membership.leave(tx, women["Eman"]))
    await wait(stage, 11 * HOUR)
    assert stage.room.booth.heard.get(at(3), []) == []


async def test_who_moved_on_meanwhile_is_not_told_that_she_is_stuck(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.rows("UPDATE learner SET moved_at = :now RETURNING id", now=stage.room.clock[0])
    await stage.taps(f"s.cheer.{women['Eman']}-stuck")
    assert stage.said() == stage.text("cheer-moved", name="Eman")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE learner SET moved_at = :now WHERE contact_id = :her RETURNING id",  # she learned in the night
        "UPDATE cohort SET facilitator_id = :other WHERE id = 1 RETURNING id",  # a colleague took the group over
    ],
)
async def test_a_message_that_is_no_longer_true_is_not_given(stage: Stage, change: str) -> None:
    women = await opened_one(stage, TWELVE)
    stage.room.clock[0] += 12.5 * HOUR  # half past ten in the evening
    await cheered(stage, women["Eman"], "stuck")
    other = await stage.room.app.store.run(lambda tx: _contact(tx, "colleague"))
    used = {"now": stage.room.clock[0], "other": other, "her": women["Eman"]}
    await stage.rows(change, **{name: value for name, value in used.items() if f":{name}" in change})
    await wait(stage, 11 * HOUR)
    assert stage.room.booth.heard.get(at(3), []) == []


async def test_a_waiting_question_is_answered_from_the_digest(stage: Stage) -> None:
    await opened_one(stage, TWELVE)
    await stage.taps("s.digest.1")
    await stage.does("[Basma]", "Like this")
    stage.turn_to("coordinator")
    found = await stage.room.app.store.run(lambda tx: digest.of(tx, 1, "en"))
    assert "waiting" not in {woman.kind for woman in found.women}


# --- coming in


async def test_six_digits_in_any_form_open_the_door(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("her")
    for typed in ("٤٨٢١٩٣", "482 193", "482-193", " 4 8 2 1 9 3 ", "۴۸۲۱۹۳"):
        await stage.does(typed)
        assert stage.said().startswith(
            stage.text("join-agree", name="Irbid", by="Sara", begins="", day="")[:6]
        )
        await stage.does(stage.label("button-no"))
        stage.heard()
    assert await stage.rows("SELECT id FROM guess") == []


async def test_a_code_is_taken_for_no_answer_and_no_answer_for_a_code(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("her")
    await stage.does("/sell", "(photo)", stage.label("button-done"), CODE)
    assert (await stage.answers())["title"] == CODE
    assert await stage.rows("SELECT id FROM run WHERE flow = 'join'") == []


async def test_a_member_in_the_middle_of_a_question_gets_that_question(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("her")
    await stage.does("/language", CODE)
    assert stage.text("code-kept") not in stage.said()
    assert await stage.rows("SELECT id FROM run WHERE flow = 'join'") == []


async def test_five_wrong_codes_a_day_are_enough(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("her")
    for n in range(5):
        await stage.does(f"10000{n}")
        assert stage.said() == stage.text("join-refused-unknown")
    await stage.does(CODE)
    assert stage.said() == stage.text("join-refused-many")
    await wait(stage, DAY + 60)
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
    assert await stage.rows("SELECT id FROM guess") == []
    stage.heard()
    await stage.does(CODE, stage.label("button-yes"))
    assert stage.text("join-done", name="Irbid") in stage.said()


async def test_a_full_cohort_takes_nobody(stage: Stage) -> None:
    await opened_one(stage, TWELVE[:2], size=2)
    stage.turn_to("her")
    await stage.does(CODE)
    assert stage.said() == stage.text("join-refused-full")


async def test_the_last_place_goes_to_whoever_says_yes_first(stage: Stage) -> None:
    await opened_one(stage, TWELVE[:1], size=2)
    stage.turn_to("her")
    await stage.does(CODE)
    await stage.rows("UPDATE cohort SET size = 1 RETURNING id")
    stage.heard()
    await stage.does(stage.label("button-yes"))
    assert stage.said() == stage.text("join-refused-full")


async def test_she_is_in_one_cohort_and_may_change_with_a_yes(stage: Stage) -> None:
    await opened_one(stage)
    other = await stage.room.app.store.run(
        lambda tx: cohorts.open_(tx, _contact(tx, "colleague"), "JO", "Jerash", "jerash", 20, tx.now)
    )
    stage.turn_to("her")
    await stage.does(CODE, stage.label("button-yes"), CODE)
    assert stage.said().endswith(stage.text("join-refused-here"))
    await stage.does(other, stage.label("button-no"))
    assert await stage.rows("SELECT cohort_id FROM learner WHERE cohort_id IS NOT NULL") == [(1,)]
    await stage.does(other, stage.label("button-yes"))
    assert await stage.rows("SELECT cohort_id FROM learner WHERE cohort_id IS NOT NULL") == [(2,)]


async def test_a_new_woman_who_refuses_the_terms_is_not_asked_to_join(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("new")
    await stage.does(CODE, stage.label(f"language-{stage.language}"), stage.label("button-yes"))
    await stage.does(stage.label("button-no"))
    assert stage.said().endswith(stage.text("welcome-without-consent"))
    assert await stage.rows("SELECT cohort_id FROM learner WHERE cohort_id IS NOT NULL") == []


async def test_a_code_in_the_middle_of_the_welcome_waits_its_turn(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("new")
    await stage.does("/start", "٤٨٢ ١٩٣")
    assert stage.text("code-kept") in stage.said() or stage.language == "en"
    await stage.does(
        stage.label(f"language-{stage.language}"), stage.label("button-yes"), "482193", stage.label("button-yes"),
        stage.label("country-jo"), "Noor", stage.label("place-irbid"), stage.label("welcome-makes.button-food"),
    )  # fmt: skip
    assert stage.text("welcome-ready", name="Noor") in stage.said()
    await stage.does(stage.label("button-yes"))
    assert stage.text("join-done", name="Irbid") in stage.said()
    assert await stage.rows("SELECT id FROM run WHERE state IN ('open', 'waiting')") == []


async def test_digits_that_answer_a_question_of_the_welcome_are_its_answer(stage: Stage) -> None:
    await opened_one(stage)
    stage.turn_to("new")
    await stage.does("/start", stage.label(f"language-{stage.language}"), *[stage.label("button-yes")] * 2)
    await stage.does(stage.label("country-jo"), CODE)
    assert (await stage.answers())["name"] == CODE


# --- who goes, and what stays


async def test_deleted_data_leave_the_cohort_whole(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await cheered(stage, women["Eman"], "stuck")
    await stage.room.app.store.run(lambda tx: contacts.forget(tx, women["Eman"]))
    found = await stage.room.app.store.run(lambda tx: cohorts.by_code(tx, CODE))
    assert found.members == 11
    tables = ("learner", "progress", "note", "guess", "timer", "ticket")
    for table in tables:
        assert await stage.rows(f"SELECT id FROM {table} WHERE contact_id = :id", id=women["Eman"]) == []
    stage.turn_to("coordinator")
    await stage.taps("s.digest.1")
    assert "Eman" not in stage.said()


async def test_a_cohort_whose_facilitator_left_goes_to_a_colleague(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.room.app.store.run(lambda tx: contacts.forget(tx, _contact(tx, "coordinator")))
    stage.turn_to("colleague")
    await stage.taps("s.cohorts.")
    assert "Irbid" in stage.said()
    await stage.taps("s.digest.1")
    assert "Amal" in stage.said()
    assert len(await stage.rows("SELECT id FROM timer WHERE what = 'digest'")) == 1
    await stage.taps(f"s.cheer.{women['Amal']}-almost")
    assert "Amal" in stage.said()


async def test_who_is_no_longer_on_the_team_gets_no_digest(stage: Stage) -> None:
    await opened_one(stage, TWELVE)
    await stage.rows("DELETE FROM staff WHERE external = 'coordinator' RETURNING id")
    await wait(stage, 6 * DAY)
    assert stage.said() == ""


async def test_no_number_and_no_address_of_a_woman_is_ever_shown(stage: Stage) -> None:
    women = await opened_one(stage, TWELVE)
    await stage.taps("s.cohorts.")
    await stage.taps("s.digest.1")
    await stage.taps("s.digest.1-6")
    for name, kind in (("Amal", "almost"), ("0790009999", "stuck"), ("Hala", "unbegun")):
        await cheered(stage, women[name], kind)
    await wait(stage, DAY)
    replies = [reply for heard in stage.room.booth.heard.values() for reply in heard]
    assert len(replies) > 10
    shown = " ".join(
        [reply.text + " ".join(button.label + button.data for button in reply.buttons) for reply in replies]
    )
    assert not re.search(r"962|079|790009999", shown)


async def test_tickets_of_today_are_not_yet_late(stage: Stage) -> None:
    women = await opened_one(stage, (Put("Hala"),))
    await stage.room.app.store.run(lambda tx: tickets.ask(tx, women["Hala"], "Where?"))
    found: Any = await stage.room.app.store.run(lambda tx: digest.of(tx, 1, "en"))
    assert found.counts["waiting"] == 0
