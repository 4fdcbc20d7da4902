"""Free text goes within a day of her last message; what is due later waits for her, and a template knocks once."""

import random
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock
from meeting import meeting
from stage import TALKS, TUESDAY, Stage, opened, scene
from strict import DAY, HER, Line, Strict

from bot.engine import housekeeping, rows, timers, windows
from bot.engine.buttons import Reserved
from bot.engine.desk import Desk
from bot.engine.settled import lost
from bot.errors import Closed, TryLater, Unapproved, Unsendable
from bot.learning import learners, progress
from bot.people import contacts
from bot.store import aliases, openings, permits
from bot.store.permits import Purpose
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import TELEGRAM, WHATSAPP, Limits, Message, Outgoing, Reply, Template

HOUR = 3600.0
_DUE = re.compile(r"due-\d+-\d+")
NIGHT = 13 * HOUR  # after ten in the morning


@pytest_asyncio.fixture
async def line(store: Store, clock: Clock) -> AsyncIterator[Line]:
    found = Line(store, clock, Strict(clock))
    yield found
    assert found.channel.wrong == []


async def test_within_the_window_everything_goes_at_once(line: Line) -> None:
    her = await line.meets()
    await line.later(23 * HOUR)
    await line.says("an order", her)
    assert line.channel.said(HER) == ["an order"]


async def test_after_it_all_waits_and_one_template_knocks(line: Line) -> None:
    her = await line.meets(HER, "messages", "lessons")
    await line.later(25 * HOUR)
    for text in ("one", "two", "three"):
        await line.says(text, her)
    assert line.channel.said(HER) == ["[knock]"]
    await line.writes()
    assert line.channel.said(HER) == ["[knock]", "one", "two", "three"]
    await line.writes()
    await line.later(5 * HOUR)
    assert line.channel.said(HER) == ["[knock]", "one", "two", "three"]


async def test_the_template_speaks_her_language(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.store.run(lambda tx: tx.sql("UPDATE contact SET language = 'en' WHERE id = :id", id=her))
    await line.later(25 * HOUR)
    await line.says("one", her)
    template = line.channel.sent[0][1].reply.template
    assert template and (template.name, template.language, template.values) == ("knock", "en", ())


@pytest.mark.parametrize("purposes", [(), ("lessons",)])
async def test_nothing_knocks_without_her_yes_to_it(line: Line, purposes: tuple[Purpose, ...]) -> None:
    her = await line.meets(HER, *purposes)
    await line.later(25 * HOUR)
    await line.says("one", her)
    assert line.channel.said(HER) == []
    await line.writes()
    assert line.channel.said(HER) == ["one"]


async def test_a_yes_taken_back_before_the_knock_stops_it(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(NIGHT + DAY)
    await line.says("one", her)
    await line.store.run(lambda tx: permits.end(tx, her))
    await line.later(12 * HOUR)
    assert line.channel.said(HER) == []


async def test_what_concerns_her_knocks_after_a_reminder_and_no_reminder_after_that(line: Line) -> None:
    her = await line.meets(HER, "messages", "lessons")
    await line.later(25 * HOUR)
    for text, purpose in (("learn", "lessons"), ("more", "lessons"), ("order", ""), ("again", "lessons")):
        await line.says(text, her, purpose=purpose)
    assert line.channel.said(HER) == ["[lesson]", "[knock]"]
    await line.writes()
    assert line.channel.said(HER)[2:] == ["learn", "more", "order", "again"]


async def test_at_night_it_does_not_knock(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(NIGHT + DAY)
    await line.says("one", her)
    await line.later(HOUR)
    assert line.channel.said(HER) == []
    await line.later(12 * HOUR)
    assert line.channel.said(HER) == ["[knock]"]


async def test_who_writes_at_night_is_not_knocked_for_in_the_morning(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(NIGHT + DAY)
    await line.says("one", her)
    await line.writes()
    await line.later(12 * HOUR)
    assert line.channel.said(HER) == ["one"]


async def test_the_day_has_a_limit_of_people_we_begin_with(line: Line) -> None:
    line.channel.limits = replace(WHATSAPP, begun=1.0)
    both = [f"+96279000000{n}" for n in (1, 2)]
    contacts_of = [await line.meets(chat, "messages") for chat in both]
    await line.later(25 * HOUR)
    for chat, her in zip(both, contacts_of, strict=True):
        await line.says("one", her, chat)
    assert [line.channel.said(chat) for chat in both] == [["[knock]"], []]
    await line.later(23 * HOUR)
    assert line.channel.said(both[1]) == []
    await line.later(2 * HOUR)
    assert line.channel.said(both[1]) == ["[knock]"]


async def test_what_the_channel_calls_closed_waits_too(line: Line) -> None:
    her = await line.meets(HER, "messages")
    line.channel.script = [Closed("63016")]
    await line.says("one", her)
    await line.says("two", her)
    assert line.channel.said(HER) == ["[knock]"]
    line.clock.now += 60
    await line.writes()
    assert line.channel.said(HER) == ["[knock]", "one", "two"]


async def test_a_template_that_is_refused_is_not_tried_for_each_message(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(25 * HOUR)
    line.channel.script = [Unsendable("not approved")]
    for text in ("one", "two"):
        await line.says(text, her)
    assert line.channel.said(HER) == []
    await line.writes()
    assert line.channel.said(HER) == ["one", "two"]


async def test_a_knock_waits_until_its_template_is_approved(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(25 * HOUR)
    line.channel.script = [Unapproved("not yet"), Unapproved("not yet")]
    await line.says("one", her)
    line.channel.wrote[HER] = line.clock.now
    await line.says("two", her)
    assert line.channel.said(HER) == []
    for _ in range(5):
        await line.later(0.6 * HOUR)
    assert line.channel.said(HER) == ["[knock]"]


async def test_a_knock_for_nothing_that_waits_any_more_does_not_go(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(NIGHT + DAY)
    await line.says("one", her)
    await line.store.run(lambda tx: tx.sql("DELETE FROM outbox WHERE state = 'shut'"))
    await line.later(12 * HOUR)
    assert line.channel.said(HER) == [] and await line.states() == ["dropped"]


async def test_a_knock_that_she_forestalls_as_it_is_put_off_stays_away(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(NIGHT + DAY)
    run, visits = line.store.run, 0

    async def writes_between(work: Callable[[Tx], Any], key: str = "") -> Any:
        nonlocal visits
        found = await run(work, key)
        visits += bool(key)
        if visits == 2:  # the reply is shut, and the knock was looked at
            line.store.run = run  # type: ignore[method-assign]
            await run(lambda tx: windows.release(tx, "whatsapp", HER))
        return found

    line.store.run = writes_between  # type: ignore[method-assign, assignment]
    await line.says("one", her)
    assert (await line.states())[0] == "dropped"


async def test_what_waits_for_its_next_try_goes_to_her_new_number(line: Line) -> None:
    her = await line.meets()
    line.channel.script = [TryLater("busy", after=60.0)]
    line.channel.wrote["+962790000002"] = line.clock.now

    async def moves(seconds: float) -> None:
        line.clock.now += seconds
        account = aliases.Account(1, HER, "JO.7", her, line.clock.now, 0.0)
        await line.store.run(lambda tx: aliases._named(tx, "whatsapp", account, "+962790000002", "JO.7"))

    line.outbox.sleep = moves
    await line.says("one", her)
    await line.later(5)
    assert (line.channel.said(HER), line.channel.said("+962790000002")) == ([], ["one"])


async def test_a_stop_ends_what_waits_for_her_and_not_for_others_on_her_phone(line: Line) -> None:
    her, other = await line.meets(), await line.meets("+962790000002")
    await line.later(25 * HOUR)
    await line.says("one", her)
    await line.says("two", other, HER)  # of a sister who uses the phone too
    await line.store.run(lambda tx: windows.drop(tx, her))
    assert await line.states() == ["dropped", "shut"]


async def test_whoever_is_lost_or_wants_silence_costs_no_walk_over_all_that_was_sent(
    sqlite_store: Store, clock: Clock
) -> None:
    line = Line(sqlite_store, clock, Strict(clock))
    her = await line.meets()

    def plans(tx: Tx) -> list[str]:
        asked: list[str] = []
        tx.driver.set_trace_callback(asked.append)
        try:
            lost(tx, "whatsapp", HER, gone=False)
            windows.drop(tx, her)
        finally:
            tx.driver.set_trace_callback(None)
        return [
            row[3]
            for statement in asked
            if "outbox" in statement
            for row in tx.driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        ]

    found = await sqlite_store.run(plans)
    assert len(found) == 4 and not [one for one in found if one.startswith("SCAN")]


async def test_beginnings_at_the_same_moment_keep_the_days_limit(postgres_store: Store, clock: Clock) -> None:
    line = Line(postgres_store, clock, Strict(clock))
    for chat in (HER, "+962790000002"):
        await line.meets(chat, "messages")

    def holds(tx: Tx, stands: Callable[[], None]) -> float:
        wait = openings.begin(tx, "whatsapp", HER, 1.0)
        stands()
        return wait

    one, other = await meeting(
        postgres_store, holds, lambda tx: openings.begin(tx, "whatsapp", "+962790000002", 1.0)
    )
    assert (one, other) == (0.0, DAY)


async def test_nothing_goes_to_an_address_that_was_blocked_meanwhile(line: Line) -> None:
    her = await line.meets()
    await line.store.run(lambda tx: tx.sql("UPDATE address SET blocked = true"))
    await line.says("one", her)
    assert line.channel.sent == [] and await line.states() == ["dropped"]


async def test_what_we_began_does_not_go_to_one_who_asked_for_silence_meanwhile(line: Line) -> None:
    her = await line.meets()
    await line.store.run(lambda tx: tx.sql("UPDATE contact SET state = 'stopped'"))
    await line.says("one", her)
    confirmed = Outgoing("reply", HER, Reply("no more"))
    await line.store.run(lambda tx: tx.send("whatsapp", confirmed, contact_id=her, n=0))
    await line.outbox.drained()
    assert line.channel.said(HER) == ["no more"]


async def test_the_last_words_to_one_whose_data_are_deleted_go(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(25 * HOUR)
    await line.says("waits", her)
    line.channel.wrote[HER] = line.clock.now

    def leaves(tx: Tx) -> None:
        tx.send("whatsapp", Outgoing("reply", HER, Reply("gone")), contact_id=her, n=0)
        contacts.forget(tx, her)

    await line.store.run(leaves)
    await line.outbox.drained()
    assert line.channel.said(HER) == ["[knock]", "gone"]
    found = await line.store.run(
        lambda tx: tx.sql("SELECT state, chat FROM outbox WHERE body IS NOT NULL OR chat <> ''").fetchall()
    )
    assert [tuple(row) for row in found] == [("sent", HER)]


async def test_what_waited_a_month_goes(line: Line, tmp_path: Path) -> None:
    her = await line.meets()
    await line.later(25 * HOUR)
    await line.says("one", her)
    await line.later(29 * DAY)
    await housekeeping.clean_up(line.store, tmp_path)
    assert await line.states() == ["shut"]
    await line.later(2 * DAY)
    await housekeeping.clean_up(line.store, tmp_path)
    assert await line.states() == []


@pytest.mark.parametrize(("limits", "visits"), [(TELEGRAM, 2), (WHATSAPP, 3)])
async def test_only_a_channel_with_a_window_pays_for_it(line: Line, limits: Limits, visits: int) -> None:
    her = await line.meets()
    line.channel.limits = limits
    seen: list[str] = []
    run = line.store.run

    def counted(work: Callable[[Tx], Any], key: str = "") -> Any:
        seen.append(key)
        return run(work, key)

    line.store.run = counted  # type: ignore[method-assign, assignment]
    await line.says("one", her)
    assert len(seen) == visits


# --- a whole house


@dataclass
class House:
    """A member on WhatsApp, in a house whose clocks are turned by hand."""

    stage: Stage
    channel: Strict
    contact: int
    seen: int = 0

    @property
    def now(self) -> float:
        return self.stage.room.clock[0]

    async def work(self, one: Callable[[Tx], Any]) -> Any:
        found = await self.stage.room.app.store.run(one)
        await self.stage.room.settle()
        return found

    async def writes(self, text: str = "", button: str = "", chat: str = HER, start: str = "") -> None:
        """Somebody writes, or taps."""
        self.channel.wrote[chat] = self.now
        app = self.stage.room.app
        number = f"in-{self.now}-{len(self.channel.sent)}-{random.random()}"
        await app.conversation.receive(
            Message("whatsapp", chat, number, text=text, button=button, start=start, at=self.now)
        )
        await self.stage.room.settle()

    async def later(self, seconds: float) -> None:
        """Time passes; what is due begins and is sent."""
        room = self.stage.room
        room.clock[0] += seconds
        await timers.tick(room.app.store, room.app.house)
        await room.app.outbox.sweep()
        await room.settle()

    async def tells(self, text: str, contact: int = 0) -> None:
        """The domain tells her something."""
        await self.work(lambda tx: tx.tell(contact or self.contact, "your-id", id=text))

    async def permits(self, *purposes: Purpose) -> None:
        await self.work(
            lambda tx: [permits.give(tx, self.contact, "whatsapp", one, "yes", "chat") for one in purposes]
        )

    def fresh(self) -> list[Reply]:
        """What she heard since the last look."""
        found = [one.reply for _, one in self.channel.sent if one.chat == HER]
        fresh, self.seen = found[self.seen :], len(found)
        return fresh


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, await scene(TALKS / "ar" / "welcome.txt"), "ar") as stage:
        channel = Strict(lambda: stage.room.clock[0], wrote={HER: TUESDAY})
        stage.room.clock[0] = TUESDAY
        stage.room.app.channels["whatsapp"] = channel

        def moves(tx: Tx) -> int:
            tx.sql("DELETE FROM timer")
            row = tx.sql(
                "UPDATE address SET channel = 'whatsapp', external = :chat, seen_at = :now WHERE external = 'her'"
                " RETURNING contact_id",
                chat=HER,
                now=tx.now,
            )
            return int(row.fetchone()[0])

        yield House(stage, channel, await stage.room.app.store.run(moves))
        assert channel.wrong == []


def texts(replies: list[Reply]) -> list[str]:
    return [reply.text for reply in replies]


async def test_the_button_of_the_knock_brings_what_waited_and_nothing_else(house: House) -> None:
    await house.permits("messages")
    await house.later(25 * HOUR)
    await house.tells("MAHL-1")
    assert [reply.template for reply in house.fresh()] == [Template("knock", "ar")]
    await house.writes(button=Reserved("waiting").data())
    (told,) = house.fresh()
    assert "MAHL-1" in told.text
    await house.writes(button=Reserved("waiting").data())  # tapped again: there is nothing more
    assert texts(house.fresh()) == [house.stage.room.app.catalogue.text("ar", "menu")]


async def test_after_what_waited_comes_the_question_that_stands(house: House) -> None:
    await house.permits("messages")
    await house.writes("listing", button="s.language.")
    question = house.fresh()[-1]
    await house.later(25 * HOUR)
    house.fresh()
    await house.tells("MAHL-1")
    house.fresh()
    await house.writes(button=Reserved("waiting").data())
    told, asked = house.fresh()
    assert "MAHL-1" in told.text and asked.text == question.text


async def test_a_question_that_waited_is_asked_once_and_what_she_wrote_before_it_is_no_answer(
    house: House,
) -> None:
    await house.permits("messages", "lessons")
    await house.later(25 * HOUR)
    await house.work(lambda tx: tx.at(tx.now, house.contact, "language"))
    await house.later(1)
    assert [reply.template for reply in house.fresh()] == [Template("knock", "ar")]
    await house.writes("1")
    (asked,) = house.fresh()
    assert asked.buttons and asked.first == 1
    await house.writes("1")
    assert house.fresh()


async def test_the_question_is_looked_at_for_a_code_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(Desk, "asks", lambda self, *kinds: bool(looked.append(kinds)))
    await house.writes("zqxj wvkp")
    assert looked == []


@pytest.mark.parametrize("state", ["active", "new"])
async def test_a_stop_lets_what_waited_go_and_is_confirmed(house: House, state: str) -> None:
    await house.permits("messages")
    await house.work(lambda tx: tx.sql("UPDATE contact SET state = :state", state=state))
    await house.later(25 * HOUR)
    await house.tells("MAHL-1")
    house.fresh()
    await house.writes(button=Reserved("stop").data())
    assert texts(house.fresh()) == [house.stage.room.app.catalogue.text("ar", "stopped")]


async def test_a_reminder_after_the_window_knocks_where_she_said_yes_to_it(house: House) -> None:
    def learns(tx: Tx) -> None:
        learners.set_goal(tx, house.contact, "", 0, "", False)
        progress.finish(tx, house.contact, "light", 2, True)

    await house.permits("lessons")
    await house.work(learns)
    for _ in range(5 * 24):
        await house.later(HOUR)
    assert [name for _, name in house.channel.knocks(HER)] == ["lesson"]
    house.fresh()
    await house.writes(button=Reserved("waiting").data())
    assert len(house.fresh()) >= 1
    begun = await house.stage.rows("SELECT what FROM attention")
    assert ("nudge",) in begun


# --- a month


STEP = 2 * HOUR


@dataclass
class Month:
    """What was due when, and when somebody wrote, in a month of several women."""

    house: House
    women: dict[str, int]
    due: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    wrote: dict[str, list[float]] = field(default_factory=dict)

    async def lives(self, dice: random.Random) -> None:
        """Thirty days in steps of two hours: things come due at any hour, and now and then somebody writes."""
        for step in range(30 * 12):
            await self.house.later(STEP)
            for chat, contact in self.women.items():
                if dice.random() < 0.06:
                    await self._due(chat, contact, f"due-{step}-{contact}")
                if dice.random() < 0.02:
                    await self._writes(chat, dice)
            if step % 12 == 0:
                app = self.house.stage.room.app
                await housekeeping.clean_up(app.store, app.settings.media_dir)

    async def _due(self, chat: str, contact: int, text: str) -> None:
        self.due.setdefault(chat, []).append((self.house.now, text))
        await self.house.tells(text, contact)

    async def _writes(self, chat: str, dice: random.Random) -> None:
        self.wrote.setdefault(chat, []).append(self.house.now)
        await self.house.later(60)
        self.wrote[chat][-1] = self.house.now
        tapped = bool(self.house.channel.knocks(chat)) and dice.random() < 0.5
        button = Reserved("waiting").data() if tapped else Reserved("menu").data()
        await self.house.writes(button=button, chat=chat)

    def arrived(self, chat: str) -> list[tuple[float, str]]:
        """When which of the things that were due arrived."""
        return [
            (at, found[0])
            for at, one in self.house.channel.sent
            if one.chat == chat and (found := _DUE.findall(one.reply.text))
        ]

    def closed(self, chat: str) -> list[tuple[float, float]]:
        """From which of her messages to the next."""
        wrote = [TUESDAY, *self.wrote.get(chat, []), self.house.now]
        return list(pairwise(wrote))


@pytest_asyncio.fixture
async def month(house: House) -> Month:
    """Four women; the last never said yes to anything. One may be begun with in a day."""
    app = house.stage.room.app
    women = {HER: house.contact}
    house.channel.limits = replace(WHATSAPP, begun=1.0)

    def join(tx: Tx, chat: str) -> int:
        caller = rows.greet(tx, Message("whatsapp", chat, "x"), "ar", "JO")
        contacts.join(tx, caller.contact, "JO", "x", "amman", "food")
        house.channel.wrote[chat] = tx.now
        return caller.contact

    for number in range(3):
        chat = f"+96279000000{number}"
        women[chat] = await app.store.run(partial(join, chat=chat))
    for contact in list(women.values())[:-1]:
        house.contact = contact
        await house.permits("messages", "lessons")
    await house.work(lambda tx: [learn(tx, contact) for contact in women.values()])
    found = Month(house, women)
    await found.lives(random.Random(6))
    return found


def learn(tx: Tx, contact: int) -> None:
    """She has begun to learn, so that reminders are due to her."""
    learners.set_goal(tx, contact, "", 0, "", False)
    progress.finish(tx, contact, "light", 2, True)


async def test_over_a_month_nothing_is_lost_doubled_out_of_order_or_said_out_of_time(month: Month) -> None:
    house = month.house
    assert sum(len(month.arrived(chat)) for chat in month.women) > 40
    for chat in month.women:
        due, arrived = month.due[chat], month.arrived(chat)
        assert [text for _, text in arrived] == [text for _, text in due][: len(arrived)], (
            chat
        )  # in order, once
        waits = due[len(arrived) :]
        last = month.wrote[chat][-1]
        assert all(at > last + WHATSAPP.window for at, _ in waits)  # only what came due since she wrote last
        for (came, _), (at, _) in zip(due, arrived, strict=False):
            answered = [wrote for wrote in month.wrote[chat] if wrote >= came]
            open_then = any(
                wrote <= came <= wrote + WHATSAPP.window for wrote in [TUESDAY, *month.wrote[chat]]
            )
            assert at == (came if open_then else answered[0])
    assert house.channel.wrong == []

    (*asked, silent) = month.women
    assert house.channel.knocks(silent) == []
    for chat in asked:
        knocks = house.channel.knocks(chat)
        assert [name for _, name in knocks].count("knock") > 1  # it was tried
        for wrote, again in month.closed(chat):
            between = [name for at, name in knocks if wrote < at <= again]
            assert between in ([], ["lesson"], ["knock"], ["lesson", "knock"]), between
    began = sorted((at, chat) for chat in asked for at, _ in house.channel.knocks(chat))
    for at, _ in began:
        assert len({chat for then, chat in began if at - DAY < then <= at}) == 1
