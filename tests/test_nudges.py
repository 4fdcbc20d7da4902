"""Reminders: when they come, what they hold out, when they do not come at all; and the calendar they keep to."""

from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from stage import TALKS, TUESDAY, Stage, opened, scene

from bot.engine import attention, rows, timers
from bot.errors import ContentError
from bot.language.calendar import load_calendar, read_calendar
from bot.language.catalogue import ours
from bot.language.content import CONTENT, LANGUAGES
from bot.learning import learners, library, nudges, progress
from bot.store.tx import Tx
from bot.talk.flow import Wish
from flows import FLOWS

HOUR, DAY = 3600, 86400
NEUTRAL = 60
CATALOGUE = ours()
AMMAN = ZoneInfo("Asia/Amman")


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A member in Jordan, at ten in the morning of a Tuesday in November."""
    async with opened(tmp_path, await scene(TALKS / "ar" / "welcome.txt"), "ar") as found:
        found.turn_to("her")
        yield found


async def work(stage: Stage, one: Callable[[Tx], Any]) -> Any:
    return await stage.room.app.store.run(one)


async def her(stage: Stage) -> int:
    ((contact,),) = await stage.rows("SELECT contact_id FROM address WHERE external = 'her'")
    return int(contact)


async def learns(stage: Stage, part: str = "", slugs: tuple[str, ...] = ("light",)) -> int:
    """She writes and finishes lessons now, and likes this part of the day. Returns her contact."""
    contact = await her(stage)

    def does(tx: Tx) -> None:
        tx.sql("UPDATE address SET seen_at = :now WHERE contact_id = :id", now=tx.now, id=contact)
        learners.set_goal(tx, contact, "", 0, part, False)
        for slug in slugs:
            progress.finish(tx, contact, slug, 2, True)

    await work(stage, does)
    return contact


async def when_reminded(stage: Stage, days: int = 3) -> float | None:
    """Hours from now until the first reminder, as the clock of the house finds it; None when none comes."""
    start = stage.room.clock[0]
    while stage.room.clock[0] < start + days * DAY:
        stage.room.clock[0] += HOUR / 2
        await timers.tick(stage.room.app.store, stage.room.app.house)
        if await stage.rows("SELECT 1 FROM attention WHERE what = 'nudge'"):
            return (stage.room.clock[0] - start) / HOUR
    return None


async def on_whatsapp(stage: Stage) -> None:
    await work(stage, lambda tx: tx.sql("UPDATE address SET channel = 'whatsapp' WHERE external = 'her'"))


async def at(stage: Stage, hour: float) -> None:
    """That hour of the Tuesday."""
    stage.room.clock[0] = TUESDAY + (hour - 10) * HOUR


# --- the moment


@pytest.mark.parametrize(
    ("hour", "part", "expected"),
    [
        (12, "", 20.5),  # hour 20 is eight in the morning, still quiet
        (14, "", 20),
        (20, "", 20),
        (10, "evening", 32),  # without a window there is time for the evening of the next day
        (13, "morning", 20),
        (20, "morning", 37),  # hour 20 is afternoon: the morning after
        (8, "afternoon", 31.5),
    ],
)
async def test_without_a_window_it_waits_for_the_part_of_the_day_she_likes(
    stage: Stage, hour: float, part: str, expected: float
) -> None:
    await at(stage, hour)
    await learns(stage, part)
    assert await when_reminded(stage) == expected


@pytest.mark.parametrize(
    ("hour", "part", "expected"),
    [
        (14, "", 20),
        (10, "", 22.5),  # quiet hours until half past eight
        (9, "", None),  # half past eight is past the last hour of the window: skipped
        (23, "", 20),
        (10, "evening", 8),  # her evening lies in the window, tomorrow's does not
        (17, "evening", 20),  # this evening is too soon after; then the last hours of the window
        (20, "morning", 13),
        (9, "morning", None),  # tomorrow morning is quiet until the window has closed
    ],
)
async def test_on_whatsapp_it_comes_before_the_window_closes_or_not_at_all(
    stage: Stage, hour: float, part: str, expected: float | None
) -> None:
    await at(stage, hour)
    await learns(stage, part)
    await on_whatsapp(stage)
    assert await when_reminded(stage) == expected


async def test_each_lesson_moves_the_reminder_and_one_waits_at_most(stage: Stage) -> None:
    for _ in range(3):
        await learns(stage)
        stage.room.clock[0] += 5 * HOUR
    assert await stage.rows("SELECT COUNT(*), MIN(argument) FROM timer WHERE what = 'nudge'") == [(1, "1")]


async def test_whatever_she_writes_moves_the_reminder(stage: Stage) -> None:
    await learns(stage)
    await stage.does("~ 8h", "/menu")
    assert await when_reminded(stage) == 20


async def test_quiet_hours_win_over_the_part_of_the_day_she_likes(stage: Stage) -> None:
    stage.room.clock[0] = datetime(2026, 6, 29, 15, tzinfo=AMMAN).timestamp()  # examinations in Jordan
    await learns(stage, "morning")
    assert await when_reminded(stage) == 23  # two in the afternoon


# --- what it says


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", [*nudges.STEPS, 4])
def test_the_first_sixty_characters_of_a_reminder_are_always_ours(step: int, language: str) -> None:
    key = f"nudge-hello-{step}"
    assert len(CATALOGUE.text(language, key)) >= NEUTRAL
    assert not CATALOGUE.variables(language, key)


async def test_a_lesson_left_in_the_middle_is_held_out_and_goes_on_where_she_stopped(stage: Stage) -> None:
    await learns(stage, slugs=("safety",))
    await stage.taps("s.lesson.light")
    await stage.does("[التالي]", "~ 23h")
    (reply,) = stage.heard()[-1:]
    assert "الضوء أولاً" in reply.text
    await stage.taps(reply.buttons[0].data)
    assert "(2 من 4)" in stage.said()


async def test_a_lesson_left_open_is_still_answered_after_a_reminder(stage: Stage) -> None:
    await learns(stage, slugs=("safety",))
    await stage.taps("s.lesson.light")
    await stage.does("~ 23h")
    stage.heard()
    await stage.does("التالي")
    assert "(2 من 4)" in stage.said()


async def test_questions_that_came_back_are_held_out_before_the_next_lesson(stage: Stage) -> None:
    contact = await learns(stage)
    await work(stage, lambda tx: progress.answered(tx, contact, "light", [False, True]))
    offered = []
    for days in (0, 2):
        stage.room.clock[0] += days * DAY
        found = await work(stage, lambda tx: nudges.offer(tx, contact, "ar"))
        offered.append((found.kind, found.slug))
    assert offered == [("next", "background"), ("recall", "")]


async def test_who_has_done_everything_is_reminded_only_of_questions(stage: Stage) -> None:
    contact = await learns(stage, slugs=library.CORE)
    assert await work(stage, lambda tx: nudges.wanted(tx, contact, "1")) is None
    await work(stage, lambda tx: progress.answered(tx, contact, "light", [False]))
    wish = await work(stage, lambda tx: nudges.wanted(tx, contact, "1"))
    assert wish.at == stage.room.clock[0] + 2 * DAY


async def test_her_goal_is_repeated_below(stage: Stage) -> None:
    contact = await learns(stage)
    await work(stage, lambda tx: learners.set_goal(tx, contact, "قروش للعيد", 0, "", False))
    await stage.does("~ 23h")
    assert stage.said().index("قروش للعيد") > NEUTRAL


# --- not at all


@pytest.mark.parametrize("state", ["stopped", "gone", "new"])
async def test_who_is_not_with_us_is_not_reminded(stage: Stage, state: str) -> None:
    await learns(stage)
    await work(stage, lambda tx: tx.sql("UPDATE contact SET state = :state", state=state))
    assert await when_reminded(stage) is None


async def test_who_blocked_us_is_not_reminded(stage: Stage) -> None:
    await learns(stage)
    await work(stage, lambda tx: tx.sql("UPDATE address SET blocked = true"))
    assert await when_reminded(stage) is None


async def test_a_pause_holds_until_she_learns_again(stage: Stage) -> None:
    contact = await learns(stage)
    await work(stage, lambda tx: learners.pause(tx, contact))
    assert await when_reminded(stage) is None
    await at(stage, 14)
    await learns(stage)
    assert await when_reminded(stage) == 20


async def test_a_lesson_left_open_is_not_offered_twice(stage: Stage) -> None:
    """The reminder holds it out; the general offer of the place kept is for other talks."""
    for deed, offers in (("s.lesson.light", []), ("s.listing.", [("listing",)])):
        await stage.taps(deed)
        assert await idle(stage) == offers


async def idle(stage: Stage) -> list[tuple[Any, ...]]:
    """The open runs whose place will be offered."""
    return await stage.rows(
        "SELECT r.flow FROM timer t JOIN run r ON r.id = t.run_id WHERE t.what = 'idle' AND r.state = 'open'"
    )


@pytest.mark.parametrize("step", ["0", "5", "", "x", "1 "])
async def test_a_forged_step_starts_nothing(step: str) -> None:
    assert FLOWS["nudge"].arguments(step) is None


# --- the engine's part


async def test_what_a_timer_starts_waits_until_she_is_free(stage: Stage) -> None:
    await stage.does("/sell")
    contact = await her(stage)
    await work(stage, lambda tx: tx.at(tx.now, contact, "path"))
    stage.heard()
    await stage.does("~ 59m")
    assert stage.heard() == []
    await stage.does("~ 1m")
    assert stage.said().startswith("طريقك")


async def test_a_window_is_only_on_whatsapp(stage: Stage) -> None:
    await stage.does("/menu")

    def look(tx: Tx) -> list[float | None]:
        caller = rows.find(tx, "web", "her")
        assert caller
        late = Wish(tx.now + 25 * HOUR)
        found = [attention.when(tx, caller, late)]
        caller.channel = "whatsapp"
        return [*found, attention.when(tx, caller, late)]

    assert await work(stage, look) == [stage.room.clock[0] + 25 * HOUR, None]


async def test_a_woman_in_morocco_lives_by_her_own_clock_without_a_campaign_there(stage: Stage) -> None:
    contact = await her(stage)
    await work(stage, lambda tx: tx.sql("UPDATE contact SET country = 'MA' WHERE id = :id", id=contact))
    await at(stage, 23)  # nine in the evening in Casablanca
    assert await work(stage, lambda tx: attention.slot(tx, contact)) == stage.room.clock[0]


# --- the calendar

CALENDAR = load_calendar(CONTENT)


@pytest.mark.parametrize(
    ("country", "moment", "free"),
    [
        ("JO", "2026-11-24 21:29", "2026-11-24 21:29"),
        ("JO", "2026-11-24 21:30", "2026-11-25 08:30"),
        ("JO", "2026-06-24 22:00", "2026-06-25 14:00"),  # the night before the examinations
        ("JO", "2026-07-18 13:59", "2026-07-18 14:00"),
        ("JO", "2026-07-19 09:00", "2026-07-19 09:00"),
        ("MA", "2026-07-01 09:00", "2026-07-01 09:00"),
        ("JO", "2027-02-08 16:00", "2027-02-08 20:30"),
        ("JO", "2027-02-08 22:59", "2027-02-08 22:59"),
        ("MA", "2027-03-10 23:00", "2027-03-11 08:30"),
        ("JO", "2027-03-10 16:30", "2027-03-10 16:30"),
        ("", "2026-11-24 03:00", "2026-11-24 08:30"),
    ],
)
def test_the_first_moment_that_is_not_quiet(country: str, moment: str, free: str) -> None:
    zone = ZoneInfo(CALENDAR.timezone(country) or "UTC")
    found = CALENDAR.awake(country, datetime.fromisoformat(moment).replace(tzinfo=zone))
    assert found.strftime("%Y-%m-%d %H:%M") == free


def test_a_part_of_the_day_that_is_quiet_all_through_is_no_moment() -> None:
    morning = datetime(2026, 6, 29, 7, tzinfo=AMMAN)
    assert CALENDAR.inside("JO", morning, nudges.PARTS["morning"]) is None


@pytest.mark.parametrize("country", ["JO", "MA"])
@pytest.mark.parametrize("part", nudges.PARTS.values())
def test_every_part_of_the_day_has_waking_hours_on_usual_days(country: str, part: tuple[int, int]) -> None:
    usual = datetime(2026, 11, 24, tzinfo=ZoneInfo(CALENDAR.timezone(country)))
    assert CALENDAR.inside(country, usual, part)


def test_every_season_says_where_it_comes_from() -> None:
    seasons = [season for country in CALENDAR.countries.values() for season in country.seasons]
    assert all(season.source and season.checked_on <= date(2027, 1, 1) for season in seasons)


@pytest.mark.parametrize(
    ("change", "line", "why"),
    [
        (("2027-03-09", "2027-01-09"), "name: ramadan-2027", "it ends before it begins"),
        (('["21:30-14:00"]', '["21:30-25:00"]'), "21:30-25:00", "it must look like"),
        (('["21:30-14:00"]', '["21:30-21:00"]'), "21:30-21:00", "fewer than 60 minutes"),
        (("Asia/Amman", "Asia/Irbid"), "Asia/Irbid", "there is no such time zone"),
        (('quiet: ["21:30-08:30"]', 'quiet: ["21:30-21:30"]'), "21:30-21:30", "fewer than 60 minutes"),
        (("last: 2026-07-18", "until: 2026-07-18"), "until: 2026-07-18", "until"),
        (("  JO:", "  JO: ["), "", "YAML"),
    ],
)
def test_a_faulty_calendar_is_found_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: str, why: str
) -> None:
    written = (CONTENT / "calendar.yaml").read_text(encoding="utf-8").replace(*change, 1)
    (tmp_path / "calendar.yaml").write_text(written, encoding="utf-8")
    _, (fault,) = read_calendar(tmp_path)
    assert why in fault.message
    assert line in written.splitlines()[fault.line - 1]
    with pytest.raises(ContentError):
        load_calendar(tmp_path)
