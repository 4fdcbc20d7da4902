"""A broadcast over WhatsApp: as it is while she listens, else by a template, within Meta's limit, and what comes back."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock
from test_broadcast import BOSS, FIRST, Line, Office

from bot.broadcast import broadcasts, digests, follows, ledger, reports, tariffs
from bot.broadcast.broadcasts import FREE, UNKNOWN, Plan, Progress
from bot.broadcast.sender import LEAST, Sender
from bot.engine.settled import lost
from bot.errors import Closed, InDoubt, SendError, TryLater, Unapproved
from bot.store import openings, permits
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Outgoing, Report, Template

HOUR, DAY = 3600.0, 86400.0
PEOPLE = 10  # followers on WhatsApp; as many more are on Telegram
LAST = FIRST + PEOPLE - 1


@dataclass
class Twin(Line):
    """WhatsApp in memory."""

    name: str = "whatsapp"
    limits: Any = WHATSAPP
    outgoing: list[Outgoing] = field(default_factory=list)

    async def deliver(self, outgoing: Outgoing) -> str:
        result = await super().deliver(outgoing)
        self.outgoing.append(outgoing)
        return result

    def templates(self) -> list[Template]:
        return [one.reply.template for one in self.outgoing if one.reply.template]


@dataclass
class Both(Office):
    """A campaign whose first ten followers are on WhatsApp, where they wrote an hour ago, and ten on Telegram."""

    twin: Twin = field(default_factory=Twin)

    def __post_init__(self) -> None:
        self.sender = Sender(self.store, {"telegram": self.line, "whatsapp": self.twin}, lost, self.clock)

    async def settles(self, price: float = 0.03, begun: int = 250) -> None:
        self.twin.limits = replace(WHATSAPP, begun=begun or float("inf"))
        await self.store.run(partial(tariffs.settle, name="whatsapp", price=price, begun=begun))

    async def wrote(self, ago: float, *ids: int) -> None:
        """When those on WhatsApp, or some of them, wrote last."""
        for id in ids or range(FIRST, LAST + 1):
            await self.sql(
                "UPDATE address SET seen_at = :at WHERE contact_id = :id", at=self.clock.now - ago, id=id
            )

    async def plan(self) -> Plan:
        return await self.store.run(
            partial(broadcasts.plan, actor=BOSS, whom="followers-1", areas=[], kinds=[])
        )

    async def progress(self, id: int) -> Progress:
        found = await self.store.run(partial(broadcasts.progress, actor=BOSS, id=id))
        assert found is not None
        return found

    async def hears(self, contact: int, status: str, meaning: str = "", code: str = "") -> None:
        """A report on what was sent to her."""
        ((number,),) = await self.sql("SELECT id FROM delivery WHERE contact_id = :id", id=contact)
        report = Report("whatsapp", "SM1", status, f"d{number}", code, meaning)  # type: ignore[arg-type] # as given
        await self.store.run(partial(reports.reported, delivery=number, report=report, lost=lost))

    async def row(self, contact: int) -> tuple[str, str]:
        ((state, reason),) = await self.sql(
            "SELECT state, reason FROM delivery WHERE contact_id = :id", id=contact
        )
        return state, reason

    async def shut(self) -> list[str]:
        """What waits for them until they write."""
        rows = await self.sql("SELECT body FROM outbox WHERE state = 'shut' ORDER BY id")
        return [json.loads(body)["text"] for (body,) in rows]


async def made(store: Store, clock: Clock) -> Both:
    office = Both(store, clock)
    await office.opens(2 * PEOPLE)
    await office.sql(
        "UPDATE address SET channel = 'whatsapp', external = '+96279' || external, seen_at = :at"
        " WHERE contact_id BETWEEN :first AND :last",
        at=clock.now - HOUR,
        first=FIRST,
        last=LAST,
    )
    await office.sql("UPDATE follow SET proof = :words", words=follows.WORDS_ON["whatsapp"])
    await office.settles()
    return office


@pytest_asyncio.fixture
async def both(sqlite_store: Store, clock: Clock) -> Both:
    return await made(sqlite_store, clock)


@pytest_asyncio.fixture
async def either(store: Store, clock: Clock) -> Both:
    """The same on each sort of database."""
    return await made(store, clock)


def phones(first: int, last: int) -> list[str]:
    return [f"+96279{number}" for number in range(first, last + 1)]


def shows(tx: Tx, code: str, at: float, photos: Sequence[str] = ("abcdefghijklmnopqrst.jpg",)) -> None:
    tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, kind, photos, state, published_at)"
        " VALUES (:code, 2, 1, :title, 3500, 'JOD', 'food', :photos, 'published', :at)",
        code=code,
        title=f"Jar\n of {code}",
        photos=json.dumps(list(photos)),
        at=at,
    )


async def digest(both: Both) -> None:
    await both.store.run(digests.begin)
    await both.sender.drained()


# --- as it is, or by a template


async def test_while_she_listens_the_letter_goes_as_it_is_and_costs_nothing(either: Both) -> None:
    plan = await either.plan()
    assert (plan.reach, plan.whatsapp, plan.begun, plan.cost) == (20, 10, 0, FREE)
    await either.begins()
    await either.sender.drained()
    assert sorted(either.twin.sent) == phones(FIRST, LAST) and len(either.line.sent) == PEOPLE
    assert either.twin.templates() == [] and await either.shut() == []
    assert set(either.twin.texts) == {"ar broadcast-to-followers name=Mahalli words=hello"}
    assert await either.states() == {"sent": 20}
    rows = await either.sql("SELECT id FROM delivery WHERE channel = 'whatsapp'")
    assert {one.receipt for one in either.twin.outgoing} == {f"d{id}" for (id,) in rows}


async def test_after_a_day_a_template_says_that_it_is_there_and_the_letter_waits_for_her(
    either: Both,
) -> None:
    await either.wrote(25 * HOUR)
    await either.begins()
    await either.sender.drained()
    assert either.twin.templates() == [Template("news", "ar", ("Mahalli",))] * PEOPLE
    assert await either.shut() == ["ar broadcast-to-followers name=Mahalli words=hello"] * PEOPLE
    assert await either.states() == {"sent": 20}
    assert await either.sql("SELECT count(*) FROM address WHERE begun_at > 0") == [(PEOPLE,)]


async def test_who_never_wrote_is_reached_on_whatsapp_and_not_on_telegram(either: Both) -> None:
    await either.sql("UPDATE address SET seen_at = 0 WHERE contact_id IN (10, 25)")
    plan = await either.plan()
    assert (plan.reach, plan.begun, plan.away) == (19, 1, 1)
    await either.begins()
    await either.sender.drained()
    assert len(either.twin.templates()) == 1 and "25" not in either.line.sent


async def test_a_whatsapp_that_is_not_connected_reaches_nobody(either: Both) -> None:
    await either.store.run(partial(tariffs.unsettle, name="whatsapp"))
    plan = await either.plan()
    assert (plan.reach, plan.whatsapp, plan.away) == (10, 0, 10)


async def test_of_two_addresses_that_never_wrote_whatsapps_is_the_one(both: Both) -> None:
    await both.sql("UPDATE address SET seen_at = 0 WHERE contact_id = 10")
    await both.sql("INSERT INTO address (channel, external, contact_id) VALUES ('telegram', '510', 10)")
    assert (await both.plan()).whatsapp == 10


async def test_who_said_no_since_gets_no_template_and_nothing_waits_for_her(either: Both) -> None:
    await either.wrote(25 * HOUR)
    await either.begins()
    await either.fills()
    await either.sql("UPDATE follow SET state = 'off' WHERE contact_id = 10")
    await either.sql("UPDATE contact SET state = 'stopped' WHERE id = 11")
    await either.sql("UPDATE address SET blocked = true WHERE contact_id = 12")
    await either.sender.drained()
    assert sorted(either.twin.sent) == phones(13, LAST) and len(await either.shut()) == 7


# --- cohorts


async def cohort(both: Both) -> int:
    await both.sql(
        "INSERT INTO cohort (id, campaign_id, code, name, facilitator_id) VALUES (3, 1, '123456', 'I', 1)"
    )
    for id in (10, 11):
        await both.sql("INSERT INTO learner (contact_id, cohort_id) VALUES (:id, 3)", id=id)
    give = partial(permits.give, contact=10, channel="whatsapp", purpose="messages", words="1", source="chat")
    await both.store.run(give)
    return await both.begins("tomorrow", whom="cohort-3")


async def test_of_a_cohort_only_who_allowed_it_is_written_to_first(either: Both) -> None:
    await either.wrote(25 * HOUR)
    await cohort(either)
    plan = partial(broadcasts.plan, actor=BOSS, whom="cohort-3", areas=[], kinds=[])
    found = await either.store.run(plan)
    assert (found.reach, found.begun, found.waiting, found.cost) == (2, 1, 1, "0.03 USD")
    await either.sender.drained()
    assert either.twin.sent == phones(10, 10)
    assert await either.row(11) == ("queued", "shut")


async def test_who_did_not_allow_it_gets_it_when_she_writes_within_three_days(either: Both) -> None:
    await either.wrote(25 * HOUR)
    await cohort(either)
    await either.sender.drained()
    either.clock.now += 5 * HOUR
    await either.wrote(60.0, 11)
    await either.sender.drained()
    assert either.twin.outgoing[-1].reply.text.endswith("words=tomorrow")
    assert await either.row(11) == ("sent", "")


async def test_after_three_days_it_is_no_news_any_more(both: Both) -> None:
    await both.wrote(25 * HOUR)
    await cohort(both)
    for _ in range(80):
        await both.sender.drained()
        both.clock.now += HOUR
    assert await both.row(11) == ("dropped", "shut")
    assert await both.state() == "done"


async def onto_both(both: Both) -> None:
    """Those on WhatsApp began to follow on Telegram, where they wrote five days ago and still are."""
    await both.wrote(25 * HOUR)
    await both.sql("UPDATE follow SET proof = :words", words=follows.WORDS)
    await both.sql(
        "INSERT INTO address (channel, external, contact_id, seen_at) SELECT 'telegram', 't' || contact_id, contact_id,"
        " :at FROM address WHERE channel = 'whatsapp'",
        at=both.clock.now - 5 * DAY,
    )


async def test_who_said_yes_on_telegram_alone_is_not_begun_with_on_whatsapp(either: Both) -> None:
    await onto_both(either)
    assert ((await either.plan()).begun, (await either.plan()).waiting) == (0, 0)
    await either.begins()
    await either.sender.drained()
    assert either.twin.sent == [] and len(either.line.sent) == 2 * PEOPLE
    assert await either.states() == {"sent": 2 * PEOPLE}


async def test_where_whatsapp_takes_nothing_her_other_chat_does(either: Both) -> None:
    await onto_both(either)
    await cohort(either)  # the first allowed it, the second did not
    await either.sender.drained()
    assert either.twin.sent == phones(10, 10) and either.line.sent == ["t11"]


# --- cost, and how many a day


@pytest.mark.parametrize(("price", "said"), [(0.0, UNKNOWN), (0.03, "0.30 USD")])
async def test_the_plan_says_what_templates_cost_or_that_it_is_not_known(
    either: Both, price: float, said: object
) -> None:
    await either.settles(price)
    await either.wrote(25 * HOUR)
    plan = await either.plan()
    assert (plan.begun, plan.tomorrow, plan.cost) == (10, 0, said)


async def test_the_plan_says_how_many_go_tomorrow(either: Both) -> None:
    await either.settles(begun=5)
    await either.wrote(25 * HOUR)
    await either.sql("UPDATE address SET begun_at = :at WHERE contact_id = 10", at=either.clock.now - HOUR)
    plan = await either.plan()
    assert (plan.begun, plan.tomorrow) == (10, 7), "four of five are for many, and one is used"


async def test_beyond_what_meta_allows_it_goes_tomorrow_and_a_tenth_is_left(either: Both) -> None:
    await either.settles(begun=5)
    await either.wrote(25 * HOUR)
    id = await either.begins()
    await either.sender.drained()
    assert len(either.twin.sent) == 4
    assert (await either.states())["queued limit"] == 6
    found = await either.progress(id)
    assert (found.waiting, found.put_off, found.minutes) == (6, 6, 0)
    assert await either.sql("SELECT DISTINCT attempts FROM delivery WHERE state = 'queued'") == [(0,)]
    left = await either.store.run(partial(openings.left, channel="whatsapp", most=5))
    assert left == 1, "for what concerns one alone"
    either.clock.now += DAY + 60
    await either.sender.drained()
    assert len(either.twin.sent) == 8
    either.clock.now += DAY + 60
    await either.sender.drained()
    assert await either.states() == {"sent": 20}
    assert sorted(either.twin.sent) == phones(FIRST, LAST)


# --- the digest


async def test_the_digest_comes_by_a_template_with_a_picture_a_way_in_and_the_catalogue(either: Both) -> None:
    await either.wrote(25 * HOUR)
    for code in ("a1", "b2", "c3", "d4"):
        await either.store.run(partial(shows, code=code, at=either.clock.now - ord(code[0])))
    await digest(either)
    picture = "media/large-abcdefghijklmnopqrst.jpg"
    values = ("Mahalli", "Jar of a1", "3", picture, "s.latest.a1-b2-c3", "?lang=ar")
    assert either.twin.templates() == [Template("digest", "ar", values)] * PEOPLE
    assert await either.shut() == [], "her tap brings the products"
    assert len(either.line.sent) == PEOPLE


async def test_in_her_window_she_gets_the_digest_itself(both: Both) -> None:
    await both.store.run(partial(shows, code="a1", at=both.clock.now - 5))
    await digest(both)
    assert both.twin.templates() == []
    assert all("follow-digest" in one.reply.text for one in both.twin.outgoing)


async def test_without_a_picture_there_is_no_template_and_she_waits_for_the_next(both: Both) -> None:
    await both.wrote(25 * HOUR)
    await both.store.run(partial(shows, code="a1", at=both.clock.now - 5, photos=()))
    await digest(both)
    assert both.twin.sent == [] and await both.states() == {"sent": 10, "dropped nothing": 10}


async def test_her_yes_on_whatsapp_is_kept_with_the_words_that_say_so(both: Both) -> None:
    say_yes = partial(follows.follow, contact=10, campaign=1, areas=[], kinds=[], often="day")
    for channel, words in (("whatsapp", follows.WORDS_ON["whatsapp"]), ("telegram", follows.WORDS)):
        await both.store.run(partial(say_yes, channel=channel))
        assert await both.sql("SELECT proof, source FROM follow WHERE contact_id = 10") == [(words, "chat")]


# --- what goes wrong at once


async def test_when_a_template_is_not_approved_the_others_go_and_its_author_is_told_once(
    either: Both,
) -> None:
    await either.wrote(25 * HOUR, *range(FIRST, FIRST + 7))
    for chat in phones(FIRST, FIRST + 6):
        either.twin.script[chat] = [Unapproved("pending")] * 2
    await either.begins()
    await either.sender.drained()
    assert await either.states() == {"sent": 13, "queued template": 7}
    assert await either.shut() == [], "nothing waits for her of which she does not know"
    either.clock.now += HOUR + 1
    await either.sender.drained()
    told = await either.sql("SELECT count(*) FROM outbox WHERE body LIKE '%broadcast-template%'")
    assert told == [(1,)]
    either.clock.now += HOUR + 1
    await either.sender.drained()
    assert await either.states() == {"sent": 20} and len(await either.shut()) == 7
    assert {attempts for (attempts,) in await either.sql("SELECT attempts FROM delivery")} == {1}


async def test_a_template_that_is_never_approved_ends_after_three_days(both: Both) -> None:
    await both.wrote(25 * HOUR)
    for chat in phones(FIRST, LAST):
        both.twin.script[chat] = [Unapproved("rejected")] * 99
    await both.begins()
    for _ in range(80):
        await both.sender.drained()
        both.clock.now += HOUR
    assert await both.states() == {"sent": 10, "dropped template": 10}


async def test_of_many_waiting_for_approval_only_a_few_are_tried_each_hour(both: Both) -> None:
    await both.sql(
        "UPDATE address SET channel = 'whatsapp', external = '+96279' || external WHERE channel = 'telegram'"
        " AND contact_id >= :first",
        first=FIRST,
    )
    tried: list[str] = []

    async def refused(outgoing: Outgoing) -> None:
        tried.append(outgoing.chat)
        raise Unapproved("pending")

    both.twin.before = refused
    await both.begins()
    await both.fills()
    await both.wrote(25 * HOUR, *range(FIRST, FIRST + 20))
    await both.sender.round()
    await asyncio.gather(*both.sender._flying.values())
    first = len(tried)
    await both.sender.drained()
    assert len(tried) == first < 20


async def test_a_channel_that_finds_her_window_closed_gets_the_template(both: Both) -> None:
    both.twin.script[phones(10, 10)[0]] = [Closed("63016")]
    await both.begins()
    await both.sender.drained()
    assert both.twin.templates() == [Template("news", "ar", ("Mahalli",))]
    assert await both.row(10) == ("sent", "")


async def test_a_template_that_could_not_be_sent_leaves_nothing_waiting_twice(either: Both) -> None:
    await either.wrote(25 * HOUR)
    chat = phones(10, 10)[0]
    either.twin.script[chat] = [TryLater("busy", after=5.0)]
    either.twin.script[phones(11, 11)[0]] = [SendError("no")]
    either.twin.script[phones(12, 12)[0]] = [InDoubt("?")]
    await either.begins()
    await either.sender.drained()
    assert len(await either.shut()) == PEOPLE - 2, "who may have been told finds it"
    either.clock.now += 6
    await either.sender.drained()
    assert len(await either.shut()) == PEOPLE - 1
    assert await either.row(10) == ("sent", "")


async def test_killed_while_a_template_is_under_way_it_is_in_doubt_and_her_letter_is_there(
    both: Both,
) -> None:
    await both.wrote(25 * HOUR)
    await both.begins()
    await both.fills()
    await both.store.run(
        partial(ledger.claim, most=4, channel="whatsapp", limits=both.twin.limits, served=("whatsapp",))
    )
    await both.sender.recover(alone=True)
    assert (await both.states())["in doubt stopped"] == 4 and len(await both.shut()) == 4
    await both.sender.drained()
    assert await both.states() == {"in doubt stopped": 4, "sent": 16}
    assert len(both.twin.sent) == 6


# --- the pace of two channels


async def test_a_whatsapp_that_is_slow_holds_telegram_not_up(both: Both) -> None:
    gate = asyncio.Event()
    both.twin.before = lambda outgoing: gate.wait()
    for start, channel in ((100, "whatsapp"), (200, "telegram")):
        await both.sql(
            "INSERT INTO contact (id, country) SELECT id + :start, 'JO' FROM contact WHERE id BETWEEN 10 AND 29",
            start=start,
        )
        await both.sql(
            "INSERT INTO address (channel, external, contact_id, seen_at) SELECT :channel, '+1' || id, id, :at"
            " FROM contact WHERE id > :start",
            channel=channel,
            at=both.clock.now,
            start=start,
        )
    await both.sql(
        "INSERT INTO follow (campaign_id, contact_id, opted_at) SELECT 1, id, 5 FROM contact WHERE id > 100"
    )
    await both.begins()
    await both.fills()
    for _ in range(6):
        await both.sender.round()
        for _ in range(20):
            await asyncio.sleep(0)
    assert len(both.line.sent) == PEOPLE + 20 and both.twin.sent == []
    assert (await both.states())["sending"] == LEAST
    gate.set()
    await both.sender.drained()
    assert len(both.twin.sent) == PEOPLE + 20


async def test_a_whatsapp_that_asks_us_to_wait_holds_telegram_not_up(both: Both) -> None:
    both.clock.now += 1
    for chat in phones(FIRST, LAST):
        both.twin.script[chat] = [TryLater("wait", 30.0, wide=True)]
    await both.begins()
    await both.sender.drained()
    assert len(both.line.sent) == PEOPLE and both.twin.sent == []
    both.clock.now += 31
    await both.sender.drained()
    assert len(both.twin.sent) == PEOPLE


# --- what is reported later


async def test_reports_raise_a_state_and_never_lower_it(either: Both) -> None:
    id = await either.begins()
    await either.sender.drained()
    for contact, statuses in (
        (10, ["delivered", "read"]),
        (11, ["read", "delivered", "sent"]),
        (12, ["delivered"] * 2),
    ):
        for status in statuses:
            await either.hears(contact, status)
    await either.hears(12, "failed", "refused", "63005")
    assert [(await either.row(contact))[0] for contact in (10, 11, 12, 13)] == [
        "read",
        "read",
        "delivered",
        "sent",
    ]
    found = await either.progress(id)
    assert (found.sent, found.delivered, found.read, found.failed) == (20, 3, 2, 0)


async def test_a_report_before_the_call_came_back_stands(both: Both) -> None:
    async def early(outgoing: Outgoing) -> None:
        contact = int(outgoing.chat.removeprefix("+96279"))
        await both.hears(
            contact, *{10: ("delivered",), 11: ("failed", "refused", "63005")}.get(contact, ("sent",))
        )

    both.twin.before = early
    await both.begins()
    await both.sender.drained()
    assert await both.row(10) == ("delivered", "")
    assert await both.row(11) == ("failed", "code-63005")
    assert await both.row(12) == ("sent", "")
    assert await both.sql("SELECT count(*) FROM attention WHERE contact_id = 10") == [(1,)]
    assert await both.sql("SELECT count(*) FROM delivery WHERE result = ''") == [(0,)]


async def test_what_was_in_doubt_and_came_is_delivered(both: Both) -> None:
    both.twin.script[phones(10, 10)[0]] = [InDoubt("?")]
    await both.begins()
    await both.sender.drained()
    assert await both.row(10) == ("in doubt", "no-answer")
    await both.hears(10, "delivered")
    assert await both.row(10) == ("delivered", "")
    assert await both.sql("SELECT count(*) FROM attention WHERE contact_id = 10") == [(1,)]


@pytest.mark.parametrize(
    ("meaning", "code", "state"),
    [
        ("stop", "63024", ("failed", "blocked")),
        ("unwanted", "63049", ("failed", "unwanted")),
        ("refused", "63005", ("failed", "code-63005")),
        ("", "69999", ("failed", "code-69999")),
        ("", "", ("failed", "refused")),
        ("later", "63018", ("queued", "later")),
    ],
)
async def test_what_a_failure_means_for_her(
    either: Both, meaning: str, code: str, state: tuple[str, str]
) -> None:
    id = await either.begins()
    await either.sender.drained()
    await either.hears(10, "failed", meaning, code)
    assert await either.row(10) == state
    ((blocked,),) = await either.sql("SELECT blocked FROM address WHERE contact_id = 10")
    assert bool(blocked) == (meaning == "stop")
    found = await either.progress(id)
    assert found.codes == (f"{code} (1)" if state[1].startswith("code") else "")
    await either.sender.drained()
    assert either.twin.sent.count(phones(10, 10)[0]) == 1, "not at once"


async def test_where_there_was_no_room_it_is_sent_again_much_later_and_given_up_in_the_end(
    either: Both,
) -> None:
    await either.begins()
    await either.sender.drained()
    assert await either.state() == "done"
    tries: list[int] = []
    for _ in range(4):
        await either.hears(10, "failed", "later", "63018")
        either.clock.now += HOUR
        await either.sender.drained()
        assert len(either.twin.sent) == PEOPLE + len(tries)
        either.clock.now += 14 * HOUR
        await either.sender.drained()
        tries += [0] * (len(either.twin.sent) - PEOPLE - len(tries))
    assert len(tries) == reports.TRIES - 1
    assert await either.row(10) == ("failed", "later")
    assert await either.state() == "done"
    told = await either.sql("SELECT count(*) FROM outbox WHERE body LIKE '%broadcast-done%'")
    assert told == [(1,)]


async def test_a_digest_that_had_no_room_comes_again_with_its_products(both: Both) -> None:
    await both.store.run(partial(shows, code="a1", at=both.clock.now - 5))
    await digest(both)
    await both.hears(10, "failed", "later", "63018")
    both.clock.now += 7 * HOUR
    await both.sender.drained()
    assert both.twin.sent.count(phones(10, 10)[0]) == 2
    assert "title=Jar" in both.twin.outgoing[-1].reply.text


async def test_a_window_that_had_closed_on_the_way_is_opened_by_the_template(both: Both) -> None:
    await both.begins()
    await both.sender.drained()
    await both.hears(10, "failed", "window", "63016")
    await both.sender.drained()
    assert both.twin.templates() == [Template("news", "ar", ("Mahalli",))]
    assert await both.row(10) == ("sent", "") and len(await both.shut()) == 1


async def test_when_the_account_is_refused_it_rests_and_its_author_is_told_once(either: Both) -> None:
    id = await either.begins()
    await either.sender.drained()
    await either.hears(10, "failed", "account", "63051")
    await either.hears(11, "failed", "account", "63051")
    assert await either.state() == "paused"
    told = await either.sql("SELECT count(*) FROM outbox WHERE body LIKE '%broadcast-halted%'")
    assert told == [(1,)]
    await either.store.run(partial(broadcasts.move, actor=BOSS, id=id, to="filling"))
    await either.sender.drained()
    assert either.twin.sent.count(phones(10, 10)[0]) == 2
    assert await either.states() == {"sent": 20}


async def test_a_digest_that_the_account_cannot_send_is_called_off_until_tomorrow(both: Both) -> None:
    await both.store.run(partial(shows, code="a1", at=both.clock.now - 5))
    await digest(both)
    await both.hears(10, "failed", "account", "63051")
    assert await both.state() == "cancelled"
    assert await both.row(10) == ("dropped", "cancelled")
    both.clock.now += DAY
    await digest(both)
    assert both.twin.sent.count(phones(10, 10)[0]) == 2


async def test_a_report_on_a_row_that_is_gone_is_nothing(both: Both) -> None:
    report = Report("whatsapp", "SM1", "delivered", "d999")
    await both.store.run(partial(reports.reported, delivery=999, report=report, lost=lost))
