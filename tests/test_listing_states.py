"""The life of a listing: whatever she, a coordinator or the clock does, no step leaves the table."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st
from stage import POINTS, TALKS, Stage, opened, scene

from bot.errors import Refused
from bot.market import availability, life, listings, offers, states
from bot.market.calendar import posts
from bot.market.listings import Offer
from bot.market.review import reviews
from bot.reading.price import Price
from bot.store.tx import Tx

HOUSE = Path(states.__file__).parents[1]
DAY = 86400.0
FOOD = {"allergens": "", "storage": "shelf"}
OFFER = Offer(("a.jpg", "b.jpg"), "Jam", Price(3000, "JOD"), "A jar of 500 g", "bot", "", "food", FOOD)


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with opened(tmp_path, await scene(TALKS / "ar" / "team.txt"), "ar") as found:
        yield found


class _TakenBack(Exception):
    pass


class Play:
    """One listing, and what may be done with it."""

    def __init__(self, tx: Tx, her: int, colleague: int) -> None:
        self.tx, self.her, self.colleague = tx, her, colleague
        offers.submit(tx, her, "JO", OFFER)
        (self.id,) = tx.sql("SELECT MAX(id) FROM listing").fetchone()

    def decide(self, decision: str) -> None:
        version = listings.version_of(self.tx, self.id)
        if decision == "approve":
            reviews.score(self.tx, self.id, version, self.colleague, POINTS)
        else:
            reviews.decide(self.tx, self.id, version, self.colleague, decision, "other", "Not yet")

    def later(self, days: float) -> None:
        self.tx.now += days * DAY

    def fails(self) -> None:
        """What is done when the channel refuses a post."""
        if listings.state_of(self.tx, self.id) == "published":
            posts.take_down(self.tx, self.id)
            states.move(self.tx, self.id, "approved")

    def schedule(self) -> None:
        states.move(self.tx, self.id, "scheduled")

    def publish(self) -> None:
        found = listings.by_id(self.tx, self.id)
        assert found is not None
        posts.publish(self.tx, found)


DEEDS: dict[str, Callable[[Play], Any]] = {
    "approve": lambda play: play.decide("approve"),
    "changes": lambda play: play.decide("changes"),
    "decline": lambda play: play.decide("decline"),
    "revise": lambda play: offers.revise(play.tx, play.id, play.her, OFFER),
    "price": lambda play: offers.amend(play.tx, play.id, play.her, "price", OFFER),
    "title": lambda play: offers.amend(play.tx, play.id, play.her, "title", OFFER),
    "lead": lambda play: offers.lead(play.tx, play.id, play.her, 1),
    "sold": lambda play: life.sold(play.tx, play.her, play.id),
    "pause": lambda play: life.pause(play.tx, play.her, play.id, ""),
    "pause until": lambda play: life.pause(
        play.tx, play.her, play.id, date.fromtimestamp(play.tx.now + 7 * DAY).isoformat()
    ),
    "hide": lambda play: life.hide(play.tx, play.her, play.id),
    "show": lambda play: life.show_again(play.tx, play.her, play.id),
    "withdraw": lambda play: life.withdraw(play.tx, play.her, play.id),
    "asked": lambda play: availability.take(play.tx, play.her, 0),
    "still": lambda play: availability.still(play.tx, play.her, play.id),
    "repost": lambda play: posts.repost(play.tx, play.id, play.colleague),
    "schedule": Play.schedule,
    "publish": Play.publish,
    "fails": Play.fails,
    "a week": lambda play: play.later(7),
    "half a year": lambda play: play.later(190),
    "expire": lambda play: posts.expire(play.tx),
    "wake": lambda play: life.wake(play.tx),
}
LIKELY = ("approve", "approve", "show", "title", *DEEDS)  # so that much of it is published


async def ids(stage: Stage) -> tuple[int, int]:
    found = dict(await stage.rows("SELECT external, contact_id FROM address"))
    return found["her"], found["colleague"]


async def played(stage: Stage, test: Callable[[Play, list[str]], None]) -> None:
    """Try a test on many sequences of deeds; nothing of it stays."""
    her, colleague = await ids(stage)

    def work(tx: Tx) -> None:
        @settings(max_examples=80, deadline=None, database=None)
        @given(st.lists(st.sampled_from(LIKELY), max_size=12))
        def tried(deeds: list[str]) -> None:
            began = tx.now

            def once(tx: Tx) -> None:
                test(Play(tx, her, colleague), deeds)
                raise _TakenBack

            with pytest.raises(_TakenBack):
                tx.kept(once)
            tx.now = began

        tried()

    await stage.room.app.store.run(work)


def do(play: Play, deed: str) -> None:
    """Do it as a turn does: refused, nothing of it stays."""
    with suppress(Refused):
        play.tx.kept(lambda tx: DEEDS[deed](play))


async def test_no_deed_takes_a_listing_out_of_the_table(stage: Stage) -> None:
    """Each single step is held against the table, those within one deed too."""

    def test(play: Play, deeds: list[str]) -> None:
        play.tx.sql("CREATE TEMP TABLE step (was TEXT, now TEXT)")
        play.tx.sql(
            "CREATE TEMP TRIGGER steps AFTER UPDATE OF state ON main.listing"
            " BEGIN INSERT INTO step VALUES (OLD.state, NEW.state); END"
        )
        for deed in deeds:
            do(play, deed)
        steps = set(map(tuple, play.tx.sql("SELECT was, now FROM step").fetchall()))
        assert {(was, now) for was, now in steps if now not in states.MOVES[was]} == set(), deeds

    await played(stage, test)


async def test_a_post_stands_exactly_while_its_listing_is_published(stage: Stage) -> None:
    def test(play: Play, deeds: list[str]) -> None:
        for deed in deeds:
            do(play, deed)
            stands = posts.standing(play.tx, play.id) is not None
            assert stands == (listings.state_of(play.tx, play.id) == "published"), deeds

    await played(stage, test)


async def test_nothing_stands_that_nobody_approved_as_it_is(stage: Stage) -> None:
    def test(play: Play, deeds: list[str]) -> None:
        for deed in deeds:
            if deed not in {"publish", "schedule"}:  # no deed of hers or of the clock
                do(play, deed)
            found = listings.by_id(play.tx, play.id)
            assert found is not None
            assert found.state != "published" or life.approved(play.tx, found), deeds

    await played(stage, test)


def test_every_state_can_be_reached_and_every_one_but_the_end_left_for_good() -> None:
    assert set(states.MOVES) == set(states.STATES)
    assert set().union(*states.MOVES.values()) | {"draft"} == set(states.STATES)
    assert [state for state in states.STATES if "withdrawn" not in states.MOVES[state]] == ["withdrawn"]


async def test_what_the_table_does_not_have_is_refused_with_the_state_it_is_in(stage: Stage) -> None:
    her, colleague = await ids(stage)

    def work(tx: Tx) -> None:
        play = Play(tx, her, colleague)
        for state in states.STATES:
            for to in states.STATES:
                tx.sql("UPDATE listing SET state = :state WHERE id = :id", state=state, id=play.id)
                if to in states.MOVES[state]:
                    states.move(tx, play.id, to)
                    assert listings.state_of(tx, play.id) == to
                else:
                    with pytest.raises(Refused, match=state):
                        states.move(tx, play.id, to)
        with pytest.raises(Refused, match="gone"):
            states.move(tx, 10_000, "published")

    await stage.room.app.store.run(work)


def test_one_statement_of_the_house_changes_a_state() -> None:
    """`submit` begins with a draft; whatever moves a listing goes through the table."""
    writes = re.compile(r"UPDATE listing SET(?:(?!WHERE|\bsql\().)*\bstate = ", re.S)
    code = [path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts]
    assert [path.name for path in code if writes.search(path.read_text())] == ["states.py"]
