"""What a channel reports of a message later counts once, in whatever order it comes, and has what follows from it."""

import itertools
import logging
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock
from strict import DAY, HER, Line, Strict

from bot.engine import housekeeping, receipts
from bot.errors import InDoubt
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Outgoing, Report

HOUR = 3600.0


@pytest_asyncio.fixture
async def line(store: Store, clock: Clock) -> AsyncIterator[Line]:
    found = Line(store, clock, Strict(clock))
    yield found
    assert found.channel.wrong == []


def report(status: str, code: str = "", meaning: str = "", number: int = 1, receipt: str = "o1") -> Report:
    return Report("whatsapp", f"SM{number}", status, receipt, code, meaning)  # type: ignore[arg-type]


async def reports(line: Line, *news: Report) -> list[bool]:
    """The channel reports these, one after the other. Which of them said something new."""
    found = [await line.store.run(partial(receipts.note, report=one)) for one in news]
    await line.outbox.drained()
    return found


async def row(line: Line, column: str, number: int = 1) -> Any:
    query = f"SELECT {column} FROM outbox WHERE id = :id"
    return (await line.store.run(lambda tx: tx.sql(query, id=number).fetchone()))[0]


async def test_what_the_channel_took_is_kept_until_it_says_that_it_arrived(line: Line) -> None:
    her = await line.meets()
    await line.says("one", her)
    assert await row(line, "body")
    assert await reports(line, report("queued"), report("sent")) == [True, True]
    assert await row(line, "body")
    await reports(line, report("delivered"))
    assert await row(line, "body") is None


async def test_without_a_report_it_is_kept_for_a_day(line: Line, tmp_path: Path) -> None:
    her = await line.meets()
    await line.says("one", her)
    await line.later(23 * HOUR)
    await housekeeping.clean_up(line.store, tmp_path)
    assert await row(line, "body")
    await line.later(2 * HOUR)
    await housekeeping.clean_up(line.store, tmp_path)
    assert (await row(line, "body"), await row(line, "state")) == (None, "sent")


async def test_reports_count_once_and_never_go_back(line: Line) -> None:
    found = await reports(line, report("delivered"), report("sent"), report("delivered"), report("read"))
    assert found == [True, False, False, True]


async def test_in_whatever_order_they_come_the_end_is_the_same(line: Line) -> None:
    her = await line.meets()
    news = [report("queued"), report("sent"), report("failed", "63016", "window"), report("delivered")]
    for number, order in enumerate(itertools.permutations(news), 1):
        await line.says("x", her)
        for one in order:
            named = Report("whatsapp", f"N{number}", one.status, f"o{number}", one.code, one.meaning)
            await reports(line, named)
        found = await line.store.run(
            lambda tx, number=number: tx.sql(
                "SELECT status FROM receipt WHERE provider_id = :id", id=f"N{number}"
            ).fetchone()
        )
        assert found[0] == "delivered" and await row(line, "state", number) == "sent", order
        await line.store.run(lambda tx: tx.sql("UPDATE address SET seen_at = :now", now=tx.now))


async def test_a_late_word_that_the_window_was_closed_has_it_wait_for_her(line: Line) -> None:
    her = await line.meets(HER, "messages")
    line.clock.now += 60
    await line.says("one", her)
    line.clock.now += 60
    late = report("failed", "63016", "window")
    await reports(line, late, late)
    assert line.channel.said(HER) == ["one", "[knock]"]
    await line.says("two", her)
    await line.writes()
    assert line.channel.said(HER) == ["one", "[knock]", "one", "two"]


async def test_if_she_has_written_since_it_is_said_again_at_once(line: Line) -> None:
    her = await line.meets(HER, "messages")
    line.clock.now += 60
    await line.says("one", her)
    line.clock.now += 60
    await line.writes()
    await reports(line, report("failed", "63016", "window"))
    await line.later(5)
    assert line.channel.said(HER) == ["one", "one"]


@pytest.mark.parametrize(
    ("meaning", "state"), [("window", "shut"), ("stop", "failed"), ("refused", "failed"), ("later", "queued")]
)
async def test_a_report_may_come_before_the_call_returns(line: Line, meaning: str, state: str) -> None:
    her = await line.meets()
    line.clock.now += 60

    async def at_once(outgoing: Outgoing) -> None:
        line.channel.meanwhile = None
        await line.store.run(
            partial(receipts.note, report=report("failed", "1", meaning, receipt=outgoing.receipt))
        )

    line.channel.meanwhile = at_once
    await line.says("one", her)
    assert await row(line, "state") == state


@pytest.mark.parametrize("status", ["delivered", "read"])
async def test_what_arrived_before_its_call_was_lost_is_not_said_again(line: Line, status: str) -> None:
    her = await line.meets()
    line.clock.now += 60

    async def at_once(outgoing: Outgoing) -> None:
        line.channel.meanwhile = None
        await line.store.run(partial(receipts.note, report=report(status, receipt=outgoing.receipt)))

    async def slept(seconds: float) -> None:
        line.clock.now += seconds

    line.channel.meanwhile, line.channel.script, line.outbox.sleep = at_once, [InDoubt("no answer")], slept
    await line.says("one", her)
    assert (line.channel.sent, await line.states(), await row(line, "body")) == ([], ["sent"], None)


async def test_what_is_to_be_tried_much_later_is_not_tried_sooner_by_a_call_that_comes_back(
    line: Line,
) -> None:
    her = await line.meets()
    line.clock.now += 60

    async def at_once(outgoing: Outgoing) -> None:
        line.channel.meanwhile = None
        late = report("failed", "63018", "later", receipt=outgoing.receipt)
        await line.store.run(partial(receipts.note, report=late))

    async def slept(seconds: float) -> None:
        line.clock.now += seconds

    line.channel.meanwhile, line.channel.script, line.outbox.sleep = at_once, [InDoubt("no answer")], slept
    await line.says("one", her)
    assert line.channel.sent == []
    await line.later(receipts.AGAIN[0])
    assert line.channel.said(HER) == ["one"]


async def test_who_blocked_us_hears_no_more_until_she_writes(line: Line) -> None:
    her = await line.meets()
    await line.says("one", her)
    await reports(line, report("failed", "63024", "stop"))
    await line.says("two", her)
    assert (line.channel.said(HER), await line.states()) == (["one"], ["failed", "dropped"])
    await line.writes()
    await line.says("three", her)
    assert line.channel.said(HER) == ["one", "three"]


async def test_what_could_not_be_delivered_now_is_tried_a_few_times_later_and_later(line: Line) -> None:
    her = await line.meets()
    await line.says("one", her)
    tries = []
    for number in range(1, 10):
        await reports(line, report("failed", "63018", "later", number))
        if await row(line, "state") != "queued":
            break
        wait = await row(line, "due_at") - line.clock.now
        tries.append(wait)
        await line.later(wait - 1)
        assert len(line.channel.sent) == number
        await line.later(1)
        assert len(line.channel.sent) == number + 1
    assert tries == list(receipts.AGAIN)
    assert (await row(line, "state"), await row(line, "error"), await row(line, "body")) == (
        "failed",
        "63018",
        None,
    )


@pytest.mark.parametrize("meaning", ["unwanted", "refused", "account", ""])
async def test_what_was_refused_is_never_said_again_and_its_code_is_kept(line: Line, meaning: str) -> None:
    her = await line.meets()
    await line.says("one", her)
    await reports(line, report("failed", "63049", meaning))
    await line.later(DAY)
    assert line.channel.said(HER) == ["one"]
    assert (await row(line, "state"), await row(line, "error"), await row(line, "body")) == (
        "failed",
        "63049",
        None,
    )


async def test_a_knock_that_meta_keeps_back_is_not_repeated_the_same_day(line: Line) -> None:
    her = await line.meets(HER, "messages")
    await line.later(25 * HOUR)
    await line.says("one", her)
    await reports(line, report("failed", "63049", "unwanted", receipt="o2"))
    await line.says("two", her)
    assert line.channel.said(HER) == ["[knock]"]


async def test_a_reply_in_doubt_that_arrived_is_not_said_again(line: Line) -> None:
    her = await line.meets()
    line.channel.script = [InDoubt("no answer")]

    async def slept(seconds: float) -> None:
        line.clock.now += seconds
        assert seconds >= 20  # so long a report may take
        await line.store.run(partial(receipts.note, report=report("sent")))

    line.outbox.sleep = slept
    await line.says("one", her)
    assert (line.channel.sent, await line.states()) == ([], ["sent"])


async def test_the_operator_hears_of_a_trouble_with_the_account_once_an_hour(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    her = await line.meets()
    for number in range(1, 4):
        await line.says("one", her)
        await reports(line, report("failed", "63051", "account", number, f"o{number}"))
    assert [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR] == [
        "whatsapp: sending fails with code 63051; see docs/whatsapp.md"
    ]
    line.clock.now += HOUR + 1
    await reports(line, report("failed", "63051", "account", 9, "o9"))
    assert len([one for one in caplog.records if one.levelno == logging.ERROR]) == 2


async def test_codes_are_counted_known_or_not(line: Line) -> None:
    start = line.clock.now
    await reports(
        line, *(report("failed", "99999", "", n) for n in (1, 2)), report("failed", "63016", "window", 3)
    )
    line.clock.now += HOUR
    await reports(line, report("failed", "63049", "unwanted", 4), report("delivered", number=5))
    assert await line.store.run(partial(receipts.troubles, since=start)) == [
        ("99999", 2),
        ("63016", 1),
        ("63049", 1),
    ]
    assert await line.store.run(partial(receipts.troubles, since=start + 1)) == [("63049", 1)]


@pytest.mark.parametrize("receipt", ["", "o", "o1x", "o99", "d1", "o" + "9" * 30, "o٣"])
async def test_a_report_on_nothing_of_ours_is_only_kept(line: Line, receipt: str) -> None:
    her = await line.meets()
    await line.says("one", her)
    assert await reports(line, report("failed", "63016", "window", receipt=receipt)) == [True]
    assert await line.states() == ["sent"]


async def test_a_report_of_another_channel_changes_nothing_here(line: Line) -> None:
    her = await line.meets()
    await line.says("one", her)
    await reports(line, Report("web", "SM1", "failed", "o1", "63024", "stop"))

    def blocked(tx: Tx) -> bool:
        return bool(tx.sql("SELECT blocked FROM address").fetchone()[0])

    assert not await line.store.run(blocked) and await line.states() == ["sent"]
