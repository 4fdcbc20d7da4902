"""Her notebook: kept when she asked for it, sealed, summed up by the week, and gone at one tap."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio
from conftest import Clock, create_tables
from stage import TALKS, Stage, opened, scene

from bot.learning import learners, notebook
from bot.learning.notebook import Week
from bot.store.seal import Seal
from bot.store.store import Store, open_store
from bot.store.tx import Speaker, Tx

DAYS = ("2026-11-18", "2026-11-19", "2026-11-25")


async def woman(store: Store) -> int:
    """Somebody to keep a notebook for."""

    def add(tx: Tx) -> int:
        return int(tx.sql("INSERT INTO contact (created_at) VALUES (0) RETURNING id").fetchone()[0])

    return await store.run(add)


async def note(store: Store, contact: int, day: str, *figures: int) -> None:
    await store.run(lambda tx: notebook.note(tx, contact, day, *figures))


async def week(store: Store, contact: int, day: str) -> Week:
    return await store.run(lambda tx: notebook.week(tx, contact, day))


async def test_a_week_is_its_day_and_the_six_before(store: Store) -> None:
    her, other = await woman(store), await woman(store)
    for day in DAYS:
        await note(store, her, day, 25000, 9000, 6000)
    await note(store, other, DAYS[2], 1, 1, 1)
    assert await week(store, her, "2026-11-25") == Week(2, 50000, 18000, 12000)
    assert (await week(store, her, "2026-11-25")).left == 20000
    assert await week(store, her, "2026-12-30") == Week()


async def test_a_day_written_again_is_written_over(store: Store) -> None:
    her = await woman(store)
    await note(store, her, DAYS[0], 1, 2, 3)
    await note(store, her, DAYS[0], 25000, 9000, 0)
    assert await week(store, her, DAYS[0]) == Week(1, 25000, 9000, 0)


async def test_a_torn_notebook_leaves_nothing(store: Store) -> None:
    her, other = await woman(store), await woman(store)
    await store.run(lambda tx: notebook.opt_in(tx, her))
    await note(store, her, DAYS[0], 1, 2, 3)
    await note(store, other, DAYS[0], 1, 2, 3)
    await store.run(lambda tx: notebook.clear(tx, her))
    assert await week(store, her, DAYS[0]) == Week()
    assert not await store.run(lambda tx: notebook.is_kept(tx, her))
    assert await week(store, other, DAYS[0]) == Week(1, 1, 2, 3)


async def test_who_leaves_takes_her_notebook_along(store: Store) -> None:
    her = await woman(store)
    await note(store, her, DAYS[0], 1, 2, 3)
    await store.run(lambda tx: tx.sql("DELETE FROM contact WHERE id = :id", id=her))
    assert await store.run(lambda tx: tx.sql("SELECT count(*) FROM takings").fetchone()[0]) == 0


async def test_keeping_and_not_keeping_is_hers(store: Store) -> None:
    her = await woman(store)
    assert not await store.run(lambda tx: notebook.is_kept(tx, her))
    await store.run(lambda tx: notebook.opt_in(tx, her))
    assert (await store.run(lambda tx: learners.learner(tx, her))).nightly
    await store.run(lambda tx: notebook.opt_out(tx, her))
    assert not await store.run(lambda tx: notebook.is_kept(tx, her))


# --- the seal


def test_what_is_sealed_opens_with_the_same_secret_only() -> None:
    sealed = Seal("one").close("[48151,16234,2342]")
    assert "48151" not in sealed
    assert Seal("one").open(sealed) == "[48151,16234,2342]"
    assert Seal("two").open(sealed) is None
    assert Seal("one").open("damaged") is None
    assert Seal("one").close("25") != sealed


def test_without_a_secret_every_process_has_a_key_of_its_own() -> None:
    seal = Seal()
    assert seal.open(seal.close("25")) == "25"
    assert Seal().open(seal.close("25")) is None


async def test_nobody_reads_her_numbers_in_the_database(
    sqlite_url: str, speak: Speaker, clock: Clock
) -> None:
    create_tables(sqlite_url)
    her = 0
    written = Week(1, 48151, 16234, 2342)
    for secret, seen in (("ours", written), ("ours", written), ("another", Week())):
        store = await open_store(sqlite_url, speak, clock, secret)
        if not her:
            her = await woman(store)
            await note(store, her, DAYS[0], 48151, 16234, 2342)
        assert await week(store, her, DAYS[0]) == seen
        await store.close()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as file:
        (sealed,) = file.execute("SELECT sealed FROM takings").fetchone()
    assert not any(number in sealed for number in ("48151", "16234", "2342"))


# --- the talk


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member, once in each language."""
    async with opened(tmp_path, await scene(TALKS / request.param / "welcome.txt"), request.param) as found:
        found.turn_to("her")
        found.heard()
        yield found


def word(stage: Stage) -> str:
    return stage.label("notebook.button")[1:-1]


async def test_she_is_asked_before_anything_is_kept(stage: Stage) -> None:
    await stage.does(word(stage))
    assert stage.said() == stage.text("notebook-agree")
    await stage.does(stage.label("button-no"))
    assert stage.text("notebook-without") in stage.said()
    assert await stage.rows("SELECT 1 FROM takings") == []


async def test_the_day_and_the_week_are_said_and_nothing_stays_to_be_read(stage: Stage) -> None:
    await stage.does(word(stage), stage.label("button-yes"))
    stage.heard()
    await stage.does("25", "٢٥ ٩ ٦")
    said = stage.said()
    assert stage.text("notebook-figures.too-few", count=3) in said
    assert stage.text("notebook-week", days=1, left=notebook.price(10000, "JO")) in said
    rows = await stage.rows("SELECT journal, candidate FROM run WHERE flow = 'notebook'")
    assert rows == [("[]", "")]
    assert stage.text("notebook-over") not in said
    await stage.does("~ 1d", word(stage), "10 30 0")
    said = stage.said()
    assert stage.text("notebook-over") not in said
    assert stage.text("notebook-today-less", left=notebook.price(20000, "JO")) in said
    assert stage.text("notebook-week-less", days=2, left=notebook.price(10000, "JO")) in said


async def test_numbers_that_take_the_place_of_others_of_the_day_are_said_to(stage: Stage) -> None:
    await stage.does(word(stage), stage.label("button-yes"), "25 9 6", word(stage), "10 3 0")
    said = stage.said()
    assert stage.text("notebook-over") in said
    assert stage.text("notebook-week", days=1, left=notebook.price(7000, "JO")) in said


async def test_one_tap_tears_the_notebook_up(stage: Stage) -> None:
    await stage.does(word(stage), stage.label("button-yes"), "25 9 6")
    assert stage.text("notebook-today", left=notebook.price(10000, "JO")) in stage.said()
    assert await stage.rows("SELECT 1 FROM outbox WHERE body IS NOT NULL") == []  # nothing said is kept
    await stage.does(stage.label("tear.button"))
    assert stage.text("tear-done") in stage.said()
    assert await stage.rows("SELECT 1 FROM takings") == []
    await stage.does(word(stage))
    assert stage.said() == stage.text("notebook-agree")


async def test_another_evening_is_fine_too(stage: Stage) -> None:
    await stage.does(word(stage), stage.label("button-yes"), stage.label("notebook-figures.button-skip"))
    assert stage.text("notebook-later") in stage.said()
    assert await stage.rows("SELECT 1 FROM takings") == []
