"""The same talks on a real Postgres: nothing is written that only SQLite could run, nobody waits for ever."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import pytest_asyncio
from meeting import meeting
from stage import TALKS, Stage, chain, opened

from bot.engine import rows, timers
from bot.learning import learners
from bot.store.tx import Tx
from bot.talk.messages import Button, Outgoing, Reply

T = TypeVar("T")
U = TypeVar("U")

STORIES = (
    "about", "link-chats", "broadcast", "follow-digest", "buyer", "changed-meanwhile", "cohort-digest", "cohort-join", "danger-in-a-listing", "harassment-threat", "out", "delete-my-data", "hide-and-show", "available", "item-again", "item-copy", "item-light", "item-pause", "listing-voice", "language-switch",
    "listing-edit-every-field", "nudge", "nudge-chain", "person", "recall", "shared-phone", "stop-and-start",
)  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
async def test_a_talk_comes_true_on_postgres(story: str, tmp_path: Path, postgres_url: str) -> None:
    async with opened(tmp_path, None, "ar", postgres_url) as stage:
        assert stage.room.app.store.postgres
        for script in chain(TALKS / "ar" / f"{story}.txt"):
            await stage.play(script)


@pytest_asyncio.fixture
async def two(tmp_path: Path, postgres_url: str) -> AsyncIterator["Two"]:
    """A member, and two processes that serve her."""
    async with opened(tmp_path, None, "ar", postgres_url) as stage:
        await stage.play(TALKS / "ar" / "welcome.txt")
        yield Two(stage)


@dataclass(frozen=True)
class Two:
    """Two lanes of a store stand for two processes: each with a connection of its own."""

    stage: Stage

    async def at_once(self, first: Callable[[Tx], T], second: Callable[[Tx], U]) -> tuple[T, U]:
        """Run both: the first has her before it begins, the second comes while it is held. What they return."""

        def holds(tx: Tx, stands: Callable[[], None]) -> T:
            assert rows.find(tx, "web", "her")
            stands()
            return first(tx)

        return await meeting(self.stage.room.app.store, holds, second)


async def test_a_reminder_and_a_message_of_hers_do_not_block_each_other(two: Two) -> None:
    ((her, timer),) = await two.stage.rows(
        "INSERT INTO timer (due_at, contact_id, what, argument) SELECT 0, contact_id, 'nudge', '1' FROM address"
        " RETURNING contact_id, id"
    )
    house = two.stage.room.app.house
    await two.at_once(partial(learners.moved, contact=her), partial(timers.fire, house=house, timer=timer))
    assert await two.stage.rows("SELECT argument FROM timer WHERE what = 'nudge'") == [("1",)]
    assert await two.stage.rows("SELECT id FROM attention") == []


async def test_who_waits_for_her_sees_what_became_of_her_talk(two: Two) -> None:
    await two.stage.does("/sell")

    def answers(tx: Tx) -> None:
        tx.sql("UPDATE run SET turn = 7, journal = '[]' WHERE state = 'open'")

    _, caller = await two.at_once(answers, lambda tx: rows.find(tx, "web", "her"))
    assert caller and caller.run and caller.run.turn == 7


async def test_two_who_speak_to_each_other_at_the_same_moment_are_both_heard(two: Two) -> None:
    def meet(tx: Tx, chat: str) -> None:
        (contact,) = tx.sql("INSERT INTO contact (state) VALUES ('active') RETURNING id").fetchone()
        tx.sql(
            "INSERT INTO address (channel, external, contact_id) VALUES ('whatsapp', :chat, :contact)",
            chat=chat,
            contact=contact,
        )

    def tells(tx: Tx, to: str) -> None:
        reply = Reply("x", (Button("answer", "b.menu."),))
        tx.send("whatsapp", Outgoing("reply", to, reply))

    def holds(tx: Tx, stands: Callable[[], None]) -> None:
        assert rows.find(tx, "whatsapp", "+962790000001")
        if tx.sql("SELECT count(*) FROM outbox WHERE channel = 'whatsapp'").fetchone() == (0,):
            stands()
        tells(tx, "+962790000002")

    def comes(tx: Tx) -> None:
        assert rows.find(tx, "whatsapp", "+962790000002")
        tells(tx, "+962790000001")

    store = two.stage.room.app.store
    for chat in ("+962790000001", "+962790000002"):
        await store.run(partial(meet, chat=chat))
    await meeting(store, holds, comes)
    assert await two.stage.rows("SELECT count(*) FROM outbox WHERE channel = 'whatsapp'") == [(2,)]
