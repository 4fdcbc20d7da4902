"""A broadcast's ledger: each once, nobody who said no, called off at once, and what is not known stays in doubt."""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock, no_files

from bot.broadcast import broadcasts, deliveries, ledger, rates
from bot.broadcast.sender import LEAST, Sender
from bot.channels.shared import Shared
from bot.channels.telegram import Telegram
from bot.engine.settled import lost
from bot.errors import InDoubt, Refused, SendError, TryLater, Unreachable, Unsendable, UseError
from bot.settings import load
from bot.store.store import Store, open_store
from bot.store.tx import Speaker, Tx
from bot.talk.messages import TELEGRAM, Media, Outgoing, Reply
from tests.fakes.telegram import FakeTelegram

AWAKE = "Etc/GMT+9"  # it is one o'clock in the afternoon there when the clock of tests stands still
BOSS, OTHER = 1, 2  # a coordinator of the campaign, and one of another
FIRST = 10  # the first follower's number, of contact and chat


@dataclass
class Line:
    """A channel in memory: it raises what its script says, in turn, and delivers the rest."""

    name: str = "telegram"
    limits: Any = TELEGRAM
    script: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    sent: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    before: Callable[[Outgoing], Awaitable[object]] | None = None

    async def deliver(self, outgoing: Outgoing) -> str:
        assert outgoing.bulk
        if self.before:
            await self.before(outgoing)
        if self.script[outgoing.chat]:
            raise self.script[outgoing.chat].pop(0)
        self.sent.append(outgoing.chat)
        self.texts.append(outgoing.reply.text)
        return f"m{len(self.sent)}"

    async def fetch(self, media: Media) -> bytes:
        raise NotImplementedError


@dataclass
class Office:
    """A campaign with followers, and a sender."""

    store: Store
    clock: Clock
    line: Line = field(default_factory=Line)

    def __post_init__(self) -> None:
        self.sender = Sender(self.store, {"telegram": self.line}, lost, self.clock)

    async def sql(self, statement: str, **values: object) -> list[Any]:
        def work(tx: Tx) -> list[Any]:
            done = tx.sql(statement, **values)
            return list(done.fetchall()) if done.description else []

        return await self.store.run(work)

    async def opens(self, people: int) -> None:
        """Two campaigns with a coordinator each, and followers of the first."""
        await self.store.run(partial(_open, people=people))

    async def begins(self, words: str = "hello", whom: str = "followers-1") -> int:
        send = partial(
            broadcasts.send, actor=BOSS, whom=whom, areas=[], kinds=[], words={"ar": words}, photo=""
        )
        return await self.store.run(send)

    async def fills(self) -> None:
        while await self.store.run(ledger.fill):
            pass

    async def states(self) -> dict[str, int]:
        return Counter(
            {f"{state} {reason}".strip(): n for state, reason, n in await self.sql(
                "SELECT state, reason, count(*) FROM delivery GROUP BY state, reason"
            )}
        )  # fmt: skip

    async def state(self) -> str:
        return str((await self.sql("SELECT state FROM broadcast"))[0][0])


def _open(tx: Tx, people: int) -> None:
    for number in (1, 2):
        tx.sql("INSERT INTO organisation (id) VALUES (:id)", id=number)
        tx.sql(
            "INSERT INTO campaign (id, organisation_id, name, country, timezone) VALUES (:id, :id, 'Mahalli', 'JO', :zone)",
            id=number,
            zone=AWAKE,
        )
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external, role) VALUES (:id, 'telegram', :who, 'coordinator')",
            id=number,
            who=str(number),
        )
    followers = range(FIRST, FIRST + people)
    for number in (1, 2, *followers):
        tx.sql("INSERT INTO contact (id, country) VALUES (:id, 'JO')", id=number)
        tx.sql(
            "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('telegram', :chat, :id, 5)",
            id=number,
            chat=str(number),
        )
    for number in followers:
        tx.sql("INSERT INTO follow (campaign_id, contact_id, opted_at) VALUES (1, :id, 5)", id=number)


@pytest_asyncio.fixture
async def office(sqlite_store: Store, clock: Clock) -> Office:
    found = Office(sqlite_store, clock)
    await found.opens(40)
    return found


@pytest_asyncio.fixture
async def either(store: Store, clock: Clock) -> Office:
    """The same on each sort of database."""
    found = Office(store, clock)
    await found.opens(40)
    return found


def chats(first: int, last: int) -> list[str]:
    return [str(number) for number in range(first, last)]


# --- each once


async def test_every_follower_gets_it_once_and_the_ledger_says_so(office: Office) -> None:
    await office.begins()
    await office.sender.drained()
    assert sorted(office.line.sent) == chats(FIRST, FIRST + 40)
    assert await office.states() == {"sent": 40}
    assert await office.state() == "done"
    assert set(office.line.texts) == {"ar broadcast-to-followers name=Mahalli words=hello"}
    assert await office.sql("SELECT count(*) FROM delivery WHERE result <> '' AND attempts = 1") == [(40,)]


async def test_each_reads_it_in_her_language_if_there_are_words_in_it(office: Office) -> None:
    await office.sql("UPDATE contact SET language = 'en' WHERE id = 11")
    send = partial(broadcasts.send, actor=BOSS, whom="followers-1", areas=[], kinds=[], photo="")
    await office.store.run(partial(send, words={"ar": "marhaba", "en": "hello"}))
    await office.sender.drained()
    found = dict(zip(office.line.sent, office.line.texts, strict=True))
    assert found["11"].startswith("en ") and "hello" in found["11"]
    assert "marhaba" in found["12"]


async def test_a_row_is_there_for_everybody_before_anything_is_sent(office: Office) -> None:
    seen: list[int] = []

    async def count(outgoing: Outgoing) -> None:
        seen.append((await office.sql("SELECT count(*) FROM delivery"))[0][0])

    office.line.before = count
    await office.begins()
    await office.sender.drained()
    assert set(seen) == {40}


async def test_no_more_is_claimed_than_is_sent_in_a_moment(office: Office) -> None:
    gate = asyncio.Event()
    office.line.before = lambda outgoing: gate.wait()
    await office.begins()
    await office.fills()
    assert await office.sender.round()
    assert (await office.states())["sending"] == LEAST
    gate.set()
    await office.sender.drained()


async def test_the_names_of_people_and_what_is_written_are_in_no_row_of_the_ledger(office: Office) -> None:
    await office.begins("a secret of ours")
    await office.sender.drained()
    rows = await office.sql("SELECT * FROM delivery")
    assert "secret" not in json.dumps([[str(cell) for cell in row] for row in rows])


# --- who is left out


async def test_who_said_no_since_is_dropped_at_the_moment_of_sending(either: Office) -> None:
    await either.begins()
    await either.fills()
    await either.sql("UPDATE follow SET state = 'off' WHERE contact_id = 10")
    await either.sql("UPDATE contact SET state = 'stopped' WHERE id = 11")
    await either.sql("UPDATE contact SET state = 'gone' WHERE id = 12")
    await either.sql("UPDATE address SET blocked = true WHERE contact_id = 13")
    await either.sql("DELETE FROM contact WHERE id = 14")
    await either.sender.drained()
    assert set(either.line.sent) == set(chats(15, FIRST + 40))
    assert await either.states() == {
        "sent": 35, "dropped unfollowed": 1, "dropped stopped": 1, "dropped left": 2, "dropped blocked": 1,
    }  # fmt: skip


async def test_the_plan_says_whom_it_reaches_and_why_not_the_others(either: Office) -> None:
    await either.sql("UPDATE follow SET state = 'off' WHERE contact_id = 10")
    await either.sql("UPDATE contact SET state = 'stopped' WHERE id = 11")
    await either.sql("UPDATE address SET blocked = true WHERE contact_id = 13")
    await either.sql("UPDATE address SET seen_at = 0 WHERE contact_id = 14")
    await either.sql(
        "INSERT INTO attention (contact_id, what, at) VALUES (15, 'x', :at)", at=either.clock.now - 60
    )
    plan = await either.store.run(
        partial(broadcasts.plan, actor=BOSS, whom="followers-1", areas=[], kinds=[])
    )
    assert (plan.reach, plan.stopped, plan.blocked, plan.away, plan.later) == (36, 2, 1, 1, 1)
    assert (plan.cost, plan.minutes, plan.begins) == (broadcasts.FREE, 1, "now")


async def test_who_had_enough_today_gets_it_tomorrow_and_nobody_after_three_days(office: Office) -> None:
    await office.sql(
        "INSERT INTO attention (contact_id, what, at) VALUES (10, 'x', :at)", at=office.clock.now - 60
    )
    for days in (1, 2, 3):
        await office.sql(
            "INSERT INTO attention (contact_id, what, at) VALUES (11, 'x', :at)",
            at=office.clock.now - days * 3600,
        )
    await office.begins()
    await office.sender.drained()
    assert await office.states() == {"sent": 38, "queued quiet": 1, "dropped quiet": 1}
    office.clock.now += 86400
    await office.sender.drained()
    assert await office.states() == {"sent": 39, "dropped quiet": 1}
    assert await office.state() == "done"


async def test_nobody_is_written_to_in_quiet_hours(office: Office) -> None:
    await office.sql("UPDATE campaign SET timezone = 'Etc/GMT-3'")  # one o'clock at night
    await office.begins()
    await office.sender.drained()
    assert office.line.sent == []
    office.clock.now += 8 * 3600
    await office.sender.drained()
    assert len(office.line.sent) == 40


async def test_it_counts_in_her_budget_of_attention(office: Office) -> None:
    await office.begins()
    await office.sender.drained()
    assert await office.sql("SELECT count(*) FROM attention WHERE what = 'followers'") == [(40,)]


async def test_what_is_for_a_channel_that_is_no_longer_there_ends_as_unreachable(office: Office) -> None:
    await office.begins()
    await office.fills()
    await office.sql("UPDATE delivery SET channel = 'web' WHERE contact_id = 10")
    await office.sql("UPDATE address SET channel = 'web' WHERE contact_id IN (10, 11)")
    await office.sender.drained()
    assert await office.states() == {"sent": 38, "dropped unreachable": 2}
    assert await office.state() == "done"


# --- what goes wrong


async def test_what_was_being_sent_at_a_stop_is_in_doubt_and_stays_so(office: Office) -> None:
    await office.begins()
    await office.fills()
    loads, _ = await office.store.run(partial(ledger.claim, most=5, channel="telegram", limits=TELEGRAM))
    assert len(loads) == 5
    await office.sender.recover(alone=False)
    assert (await office.states())["sending"] == 5, "another process may be sending them"
    await office.sender.recover(alone=True)
    await office.sender.drained()
    assert await office.states() == {"sent": 35, "in doubt stopped": 5}


async def test_what_a_dead_process_held_is_in_doubt_when_its_time_is_over(either: Office) -> None:
    await either.begins()
    await either.fills()
    await either.store.run(partial(ledger.claim, most=5, channel="telegram", limits=TELEGRAM))
    either.clock.now += ledger.LEASE + 1
    await either.sender.recover(alone=False)
    assert (await either.states())["in doubt stopped"] == 5


async def test_when_the_channel_asks_to_wait_all_wait(office: Office) -> None:
    office.line.script["10"] = [TryLater("wait", 30.0, wide=True)]
    office.clock.now += 1
    await office.begins()
    await office.fills()
    await office.sender.round()
    await asyncio.gather(*office.sender._flying.values())
    before = len(office.line.sent)
    assert not await office.sender.round()
    assert len(office.line.sent) == before < 40
    office.clock.now += 31
    await office.sender.drained()
    assert await office.states() == {"sent": 40}
    assert await office.sql("SELECT DISTINCT attempts FROM delivery") == [(1,)], (
        "being asked to wait is no attempt"
    )


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (InDoubt("?"), "in doubt no-answer"),
        (Unreachable("blocked"), "failed blocked"),
        (Unreachable("gone", gone=True), "failed gone"),
        (Unsendable("no"), "failed refused"),
        (RuntimeError("a bug"), "in doubt fault"),
    ],
)
async def test_what_cannot_be_delivered_is_written_down_and_not_repeated(
    office: Office, error: SendError, state: str
) -> None:
    office.line.script["10"] = [error]
    await office.begins()
    await office.sender.drained()
    assert await office.states() == {"sent": 39, state: 1}
    blocked = await office.sql("SELECT blocked FROM address WHERE external = '10'")
    assert bool(blocked[0][0]) == isinstance(error, Unreachable)


async def test_a_channel_that_is_away_is_tried_again_and_given_up_in_the_end(office: Office) -> None:
    office.line.script["10"] = [TryLater("away")] * 2
    office.line.script["11"] = [TryLater("away")] * 9
    await office.begins()
    for _ in range(9):
        await office.sender.drained()
        office.clock.now += 60
    assert await office.states() == {"sent": 39, "failed later": 1}
    assert len(office.line.script["11"]) == 9 - deliveries.MOST_ATTEMPTS


# --- pausing and calling off


async def test_paused_nothing_more_goes_and_then_it_goes_on_where_it_stopped(either: Office) -> None:
    number = await either.begins()
    await either.fills()
    await either.sender.round()
    await either.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="paused"))
    await either.sender.drained()
    assert len(either.line.sent) == LEAST
    await either.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="filling"))
    await either.sender.drained()
    assert sorted(either.line.sent) == chats(FIRST, FIRST + 40)


async def test_called_off_nothing_more_goes(office: Office) -> None:
    number = await office.begins()
    await office.fills()
    await office.sender.round()
    await office.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="cancelled"))
    await office.sender.drained()
    assert await office.states() == {"sent": LEAST, "dropped cancelled": 40 - LEAST}
    with pytest.raises(Refused, match="cancelled"):
        await office.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="filling"))


async def test_what_a_channel_gives_back_after_it_was_called_off_does_not_wait_for_ever(
    office: Office,
) -> None:
    number = await office.begins()
    await office.fills()

    async def called_off(outgoing: Outgoing) -> None:
        office.line.before = None
        await office.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="cancelled"))

    office.line.before = called_off
    office.line.script[str(FIRST)].append(TryLater("slowly", after=5.0))
    await office.sender.drained()
    assert set(await office.states()) == {"sent", "dropped cancelled"}


async def test_a_stop_gives_back_what_was_only_claimed(office: Office) -> None:
    await office.begins()
    await office.fills()
    work = asyncio.create_task(office.sender.work())
    await asyncio.sleep(0)  # it asks for the first rows
    assert office.sender._asking
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    await office.sender.stop()
    assert "in doubt" not in " ".join(await office.states()) and "sending" not in await office.states()


# --- who may


async def test_only_a_coordinator_of_the_campaign_may(office: Office) -> None:
    number = await office.begins()
    for stranger in (OTHER, FIRST):
        for work in (
            partial(broadcasts.plan, actor=stranger, whom="followers-1", areas=[], kinds=[]),
            partial(
                broadcasts.send, actor=stranger, whom="followers-1", areas=[], kinds=[], words={}, photo=""
            ),
            partial(broadcasts.move, actor=stranger, id=number, to="paused"),
        ):
            with pytest.raises(Refused, match="not-yours"):
                await office.store.run(work)
        assert await office.store.run(partial(broadcasts.progress, actor=stranger, id=number)) is None
        assert await office.store.run(partial(broadcasts.mine, actor=stranger)) == []
    await office.sql("UPDATE staff SET role = 'reviewer' WHERE campaign_id = 1")
    with pytest.raises(Refused, match="not-yours"):
        await office.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="paused"))


async def test_every_deed_is_in_the_audit_log_with_counts_only(office: Office) -> None:
    number = await office.begins("a secret of ours")
    await office.store.run(partial(broadcasts.move, actor=BOSS, id=number, to="paused"))
    found = await office.sql("SELECT deed, detail FROM audit ORDER BY id")
    assert [deed for deed, _ in found] == ["broadcast.send", "broadcast.paused"]
    assert json.loads(found[0][1]) == {"kind": "followers", "reach": 40}


# --- several processes


async def test_two_processes_send_to_each_once(postgres_store: Store, speak: Speaker, clock: Clock) -> None:
    first = Office(postgres_store, clock)
    await first.opens(120)
    other = await open_store(postgres_store.url, speak, clock)
    try:
        second = Office(other, clock)
        await first.begins()
        await asyncio.gather(first.sender.drained(), second.sender.drained())
        assert sorted(first.line.sent + second.line.sent) == sorted(chats(FIRST, FIRST + 120))
        assert await first.states() == {"sent": 120}
    finally:
        await other.close()


async def test_all_processes_book_from_one_budget(
    postgres_store: Store, speak: Speaker, clock: Clock
) -> None:
    other = await open_store(postgres_store.url, speak, clock)
    try:
        waits = [await rates.Budget(store, "telegram").book(10, 1.0) for store in (postgres_store, other) * 2]
        assert [round(wait / 10) for wait in waits] == [0, 1, 2, 3]
        await rates.Budget(other, "telegram").push(500)
        assert await rates.Budget(postgres_store, "telegram").book(1, 1.0) > 499
    finally:
        await other.close()


async def test_of_a_block_a_reply_gets_the_first_departure() -> None:
    left: list[str] = []
    opened = asyncio.Event()

    class Book:
        async def book(self, count: int, step: float) -> float:
            await opened.wait()
            return 0.0

        async def push(self, seconds: float) -> None: ...

    async def go(name: str, bulk: bool) -> None:
        await shared.turn(bulk)
        left.append(name)

    shared = Shared(1000.0, Book())
    going = [asyncio.create_task(go(f"bulk-{n}", True)) for n in range(5)]
    for _ in range(3):
        await asyncio.sleep(0)  # they wait for a block
    going.append(asyncio.create_task(go("reply", False)))
    opened.set()
    await asyncio.gather(*going)
    assert left[0] == "reply"


# --- on Telegram


async def test_one_of_many_is_in_doubt_where_a_reply_is_sent_again() -> None:
    fake = FakeTelegram()
    await fake.start()
    telegram = Telegram("123:abc", fake.url, files=no_files)
    fake.world.strangers = True
    try:
        for bulk, error in ((True, InDoubt), (False, TryLater)):
            fake.faults.once("sendMessage", "doubt")
            with pytest.raises(error):
                await telegram.deliver(Outgoing("reply", "77", Reply("hello"), bulk=bulk))
    finally:
        await telegram.close()
        await fake.stop()


async def test_one_of_many_that_is_refused_holds_all() -> None:
    fake = FakeTelegram()
    await fake.start()
    telegram = Telegram("123:abc", fake.url, files=no_files)
    fake.world.strangers = True
    fake.faults.set(retry_after=7)
    fake.faults.once("sendMessage", "busy")
    try:
        for chat in ("77", "78"):
            with pytest.raises(TryLater) as found:
                await telegram.deliver(Outgoing("reply", chat, Reply("hello"), bulk=True))
            assert found.value.wide and 6 < found.value.after <= 7
        assert len(fake.called("sendMessage")) == 1, "the second was not even tried"
    finally:
        await telegram.close()
        await fake.stop()


@pytest.mark.parametrize(("written", "times"), [("on", 1.0), ("off", 0.0), ("20", 20.0)])
def test_the_pace_is_telegrams_or_so_many_times_as_fast(written: str, times: float) -> None:
    assert load(telegram_token="1:a", telegram_channel="@c", telegram_pace=written).pace == times


@pytest.mark.parametrize("written", ["fast", "0", "-1", "1.5"])
def test_any_other_pace_is_refused(written: str) -> None:
    with pytest.raises(UseError, match="TELEGRAM_PACE"):
        load(telegram_token="1:a", telegram_channel="@c", telegram_pace=written)


async def test_the_open_rows_are_found_by_their_index(sqlite_store: Store) -> None:
    """A claim must not walk over what was sent: at the end of a broadcast that is nearly all of it."""
    asked = (
        f"EXPLAIN QUERY PLAN SELECT id FROM delivery WHERE broadcast_id = 1 AND {deliveries.OPEN} AND state = 'queued'"
        " AND due_at <= 5 ORDER BY due_at, id LIMIT 9"
    )
    plan = await sqlite_store.run(lambda tx: [row[3] for row in tx.sql(asked).fetchall()])
    assert len(plan) == 1 and "ix_delivery_open" in plan[0]
