"""A second opinion: who may ask for one and when, who gives it, and that the answer always comes."""

import asyncio
import threading
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from zlib import crc32

import psycopg
import pytest
import pytest_asyncio
from stage import POINTS, TALKS, chain, opened
from test_review import DAY, JAM, POOR, Room, room

from bot.errors import Refused
from bot.market import offers
from bot.market.review import appeals, reviews, waiting
from bot.store.store import POSTGRES_THREADS
from bot.store.tx import Tx

__all__ = ["room"]
PATIENCE = 20.0


@pytest_asyncio.fixture
async def refused(room: Room) -> AsyncIterator[Room]:
    """The coordinator has said "not yet"."""
    assert await room.score("coordinator", POOR) == "not-yet"
    room.said("her")
    yield room


async def ask(room: Room, words: str = "") -> object:
    return await room.do(lambda tx: appeals.ask(tx, room.people["her"], room.listing, words))


async def answer(room: Room, who: str, granted: bool, why: str = "") -> object:
    return await room.do(lambda tx: appeals.decide(tx, 1, room.people[who], granted, why))


async def test_somebody_who_has_not_judged_it_decides_and_is_told_at_once(refused: Room) -> None:
    told = await ask(refused)
    assert isinstance(told, dict)
    assert told["by"] == "another"
    assert refused.said("colleague") == refused.stage.text("appeal-new", title="Jam")
    assert refused.said("coordinator") == ""
    assert await answer(refused, "coordinator", True) == "refused: not-yours"
    assert await answer(refused, "colleague", True) == "published"
    assert refused.stage.text("appeal-granted", title="Jam") in refused.said("her")
    assert await answer(refused, "third", False) == "refused: decided"


async def test_in_a_campaign_of_one_reviewer_it_is_another_coordinator(refused: Room) -> None:
    await refused.sql("UPDATE staff SET role = 'reviewer' WHERE external = 'third'")
    await ask(refused)
    assert await answer(refused, "third", True) == "refused: not-yours"
    assert await answer(refused, "colleague", True) == "published"


async def test_where_nobody_else_is_there_she_is_told_so(refused: Room) -> None:
    await refused.sql("UPDATE staff SET external = 'no ' || external WHERE external <> 'coordinator'")
    refused.stage.turn_to("her")
    await refused.stage.taps(f"s.appeal.{refused.listing}")
    await refused.stage.does(refused.stage.label("appeal-words.button-skip"))
    assert refused.stage.text("appeal-asked-same", day="")[:60] in refused.stage.said()
    assert await answer(refused, "coordinator", False, "Not now") == "changes"
    assert "Not now" in refused.said("her")


async def test_her_words_go_when_it_is_decided_and_the_first_reason_stands_for_none(refused: Room) -> None:
    await ask(refused, "It was evening")
    assert [
        one.words for one in await refused.do(lambda tx: appeals.waiting(tx, refused.people["colleague"]))
    ] == ["It was evening"]
    await answer(refused, "colleague", False)
    assert await refused.sql("SELECT words, decision FROM appeal") == [("", "upheld")]
    assert refused.stage.text("reason-light") in refused.said("her")


@pytest.mark.parametrize(("days", "found"), [(6, "another"), (8, "late")])
async def test_she_may_ask_for_seven_days(refused: Room, days: int, found: str) -> None:
    refused.later(days * DAY)
    assert found in str(await ask(refused))


async def test_she_asks_once_for_a_version(refused: Room) -> None:
    await ask(refused)
    assert await ask(refused) == "refused: asked"


async def test_only_her_own_and_only_what_was_refused(refused: Room) -> None:
    assert (
        await refused.do(lambda tx: appeals.ask(tx, refused.people["colleague"], refused.listing, ""))
        == "refused: gone"
    )
    await refused.submit()
    assert await ask(refused) == "refused: moved"
    await refused.decide("coordinator", "changes", "price")
    assert await ask(refused) == "refused: moved"  # she may change it at once


async def test_a_change_of_hers_ends_it_and_her_words_go(refused: Room) -> None:
    await ask(refused, "It was evening")
    await refused.do(lambda tx: offers.revise(tx, refused.listing, refused.people["her"], JAM))
    assert await answer(refused, "colleague", True) == "refused: moved"
    assert await refused.do(lambda tx: appeals.waiting(tx, refused.people["colleague"])) == []
    await refused.do(waiting.tidy)
    assert await refused.sql("SELECT words, decision FROM appeal") == [("", "over")]


async def test_what_was_declined_is_scored_by_others_when_she_is_right(room: Room) -> None:
    await room.decide("coordinator", "decline", "not-local")
    await ask(room)
    assert await answer(room, "colleague", True) == "submitted"
    assert await room.queue("coordinator") == []
    assert await room.queue("third") == [room.listing]
    assert await room.score("third") == "approved"


async def test_an_old_consent_is_not_shown_by_a_second_look(refused: Room) -> None:
    await ask(refused)
    await refused.sql("UPDATE listing SET consented_at = 1")
    assert await answer(refused, "colleague", True) == "refused: gate"


async def test_who_may_not_decide_does_not_see_her_words(refused: Room) -> None:
    await ask(refused, "It was evening")
    refused.stage.turn_to("coordinator")
    await refused.stage.taps("s.appealed.1")
    assert refused.stage.said() == refused.stage.text("appealed-gone")


async def test_it_is_told_again_every_day_until_it_is_answered(refused: Room) -> None:
    await ask(refused)
    refused.stage.turn_to("colleague")
    await refused.stage.does("~ 25h")
    assert refused.stage.text("remind-appeals", count=1) in refused.stage.said()


# --- on Postgres


@pytest.mark.parametrize("story", ["review-third", "review-appeal"])
async def test_a_review_comes_true_on_postgres(story: str, tmp_path: Path, postgres_url: str) -> None:
    async with opened(tmp_path, None, "ar", postgres_url) as stage:
        for script in chain(TALKS / "ar" / f"{story}.txt"):
            await stage.play(script)


async def test_two_verdicts_at_the_same_moment_come_one_after_the_other(
    tmp_path: Path, postgres_url: str
) -> None:
    async with opened(tmp_path, None, "ar", postgres_url) as stage:
        for script in chain(TALKS / "ar" / "listing.txt"):
            await stage.play(script)
        people = dict(await stage.rows("SELECT external, contact_id FROM address"))
        held, go, store = threading.Event(), threading.Event(), stage.room.app.store

        def first(tx: Tx) -> str:
            found = reviews.score(tx, 1, 1, people["coordinator"], POINTS)
            held.set()
            assert go.wait(PATIENCE)
            return found

        def second(tx: Tx) -> str:
            try:
                return reviews.score(tx, 1, 1, people["colleague"], POINTS)
            except Refused as refusal:
                return refusal.reason

        lanes = {crc32(str(number).encode()) % POSTGRES_THREADS: str(number) for number in range(50)}
        one = asyncio.create_task(store.run(first, key=lanes[0]))
        assert await asyncio.to_thread(held.wait, PATIENCE)
        other = asyncio.create_task(store.run(second, key=lanes[1]))
        await asyncio.to_thread(partial(_until_somebody_waits, store.url))
        go.set()
        assert await asyncio.wait_for(asyncio.gather(one, other), PATIENCE) == ["approved", "decided"]
        assert await stage.rows("SELECT count(*) FROM post") == [(1,)]


def _until_somebody_waits(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        while not server.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            pass
