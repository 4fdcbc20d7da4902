"""One commit for many: what is reported fine is kept, what fails undoes only itself, nobody is told too early."""

import asyncio
import gc
import multiprocessing
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import psycopg
import pytest
from conftest import Clock, close, create_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from bot.errors import Refused, UseError
from bot.store import tables
from bot.store.store import MOST_TOGETHER, POSTGRES_THREADS, Store, open_store
from bot.store.tx import Parcel, Speaker, Tx
from bot.talk.messages import Outgoing, Reply

PATIENCE = 20.0  # seconds after which a work that never ends is given up


def write(name: str) -> Callable[[Tx], str]:
    """A work that writes one row and returns its name."""

    def work(tx: Tx) -> str:
        tx.sql("INSERT INTO organisation (name) VALUES (:name)", name=name)
        return name

    return work


def say(chat: str, text: str = "x") -> Callable[[Tx], int]:
    """A work that puts one reply in the outbox and returns its id."""
    return lambda tx: tx.send("test", Outgoing("reply", chat, Reply(text)))


def fail(tx: Tx) -> None:
    tx.sql("INSERT INTO organisation (name) VALUES ('undone')")
    tx.send("test", Outgoing("reply", "undone", Reply("x")))
    raise KeyError("a bug")


async def names(store: Store) -> list[str]:
    rows = await store.run(lambda tx: tx.sql("SELECT name FROM organisation ORDER BY id").fetchall())
    return [row[0] for row in rows]


@contextmanager
def outside(store: Store) -> Iterator[Callable[[str], int]]:
    """Counts with a connection of its own, which sees only what is committed."""
    driver: Any = (
        psycopg.connect(store.url, autocommit=True)
        if store.postgres
        else sqlite3.connect(store.url.removeprefix("sqlite:///"))
    )
    try:
        yield lambda table: int(driver.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        driver.close()


def collected(store: Store) -> list[Parcel]:
    """What the store hands over for sending from now on."""
    parcels: list[Parcel] = []
    store.committed = parcels.extend
    return parcels


@asynccontextmanager
async def fragile(url: str, speak: Speaker, clock: Clock) -> AsyncIterator[Store]:
    """A store that may be broken by its test: its threads are stopped all the same."""
    store = await open_store(create_tables(url), speak, clock)
    try:
        yield store
    finally:
        with suppress(BaseException):
            await close(store)
        for closer in store._closers:
            with suppress(BaseException):
                await closer()


async def settled(store: Store, work: Callable[[Tx], Any]) -> Any:
    """Run a work; a lane that died under it is found at once, not waited for."""
    running = asyncio.ensure_future(store.run(work))
    await asyncio.sleep(0)  # let it enter its lane
    while not running.done():
        lanes = [lane._draining for lane in store._lanes if lane._draining]
        assert not any(lane.done() for lane in lanes), "a lane is dead: whoever waits for it waits for ever"
        done, _ = await asyncio.wait([running, *lanes], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        assert done
    return running.result()


# --- order and commits


async def test_works_of_one_key_run_in_the_order_they_were_given(store: Store) -> None:
    results = await asyncio.gather(*(store.run(write(f"{n}"), key="amal") for n in range(250)))
    assert results == [str(n) for n in range(250)]
    assert await names(store) == [str(n) for n in range(250)]


async def test_works_of_one_key_stay_in_order_when_others_fail_between_them(store: Store) -> None:
    works = [write(f"{n}") if n % 3 else fail for n in range(30)]
    results = await asyncio.gather(*(store.run(work, key="amal") for work in works), return_exceptions=True)
    assert [isinstance(result, KeyError) for result in results] == [n % 3 == 0 for n in range(30)]
    assert await names(store) == [str(n) for n in range(30) if n % 3]


async def test_waiting_works_share_one_commit(sqlite_store: Store) -> None:
    statements: list[str] = []
    driver = await sqlite_store.run(lambda tx: tx.driver)
    driver.set_trace_callback(statements.append)
    await asyncio.gather(*(sqlite_store.run(write(f"{n}")) for n in range(MOST_TOGETHER + 20)))
    assert statements.count("COMMIT") == 2
    assert statements.count("BEGIN IMMEDIATE") == 2
    assert not any(statement.startswith("SAVEPOINT") for statement in statements)


async def test_what_comes_while_the_thread_is_busy_waits_for_the_next_commit(sqlite_store: Store) -> None:
    later: list[asyncio.Future[str]] = []
    loop = asyncio.get_running_loop()

    def busy(tx: Tx) -> None:
        asyncio.run_coroutine_threadsafe(_more(), loop).result()

    async def _more() -> None:
        later.extend(asyncio.ensure_future(sqlite_store.run(write(f"{n}"))) for n in range(20))
        await asyncio.sleep(0)

    statements: list[str] = []
    (await sqlite_store.run(lambda tx: tx.driver)).set_trace_callback(statements.append)
    await sqlite_store.run(busy)
    await asyncio.gather(*later)
    assert statements.count("COMMIT") == 2


async def test_people_of_different_lanes_do_not_wait_for_each_other(postgres_store: Store) -> None:
    """One lane's work ends only after a work of another lane has ended."""
    loop = asyncio.get_running_loop()
    other_done = loop.create_future()
    other = next(
        f"{n}"
        for n in range(99)
        if crc32(f"{n}".encode()) % POSTGRES_THREADS != crc32(b"") % POSTGRES_THREADS
    )

    async def _done() -> None:
        await asyncio.wait_for(other_done, PATIENCE)

    waiting = asyncio.ensure_future(
        postgres_store.run(lambda tx: asyncio.run_coroutine_threadsafe(_done(), loop).result())
    )
    assert await asyncio.wait_for(postgres_store.run(write("other"), key=other), PATIENCE) == "other"
    other_done.set_result(None)
    await waiting


# --- failures


async def test_a_failing_work_undoes_only_itself(store: Store) -> None:
    parcels = collected(store)
    works = [write("a"), say("amal"), fail, write("b"), say("huda")]
    results = await asyncio.gather(*(store.run(work) for work in works), return_exceptions=True)
    assert results[0] == "a"
    assert results[3] == "b"
    assert isinstance(results[2], KeyError)
    assert await names(store) == ["a", "b"]
    assert [parcel.outgoing.chat for parcel in parcels] == ["amal", "huda"]
    assert [parcel.id for parcel in parcels] == [results[1], results[4]]


async def test_a_work_that_runs_twice_leaves_one_effect_and_speaks_once(store: Store) -> None:
    calls: list[int] = []
    parcels = collected(store)

    def once(tx: Tx) -> None:
        calls.append(1)
        tx.sql("INSERT INTO organisation (name) VALUES ('once')")
        tx.send("test", Outgoing("reply", "amal", Reply("x")))

    await asyncio.gather(store.run(once), store.run(fail), return_exceptions=True)
    assert len(calls) == 2
    assert await names(store) == ["once"]
    with outside(store) as count:
        assert (count("outbox"), len(parcels)) == (1, 1)


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        Refused("no"),
        StopIteration("x"),
    ],
)
async def test_whatever_a_work_raises_comes_back_and_the_next_work_runs(
    url: str, speak: Speaker, clock: Clock, error: BaseException
) -> None:
    def work(tx: Tx) -> None:
        raise error

    async with fragile(url, speak, clock) as store:
        with pytest.raises((type(error), RuntimeError)):
            await settled(store, work)
        assert await settled(store, write("next")) == "next"


async def test_a_listener_that_fails_does_not_stop_the_store(url: str, speak: Speaker, clock: Clock) -> None:
    def broken(parcels: list[Parcel]) -> None:
        raise KeyError("a bug of the sender")

    async with fragile(url, speak, clock) as store:
        store.committed = broken
        with suppress(
            KeyError
        ):  # the work is committed: whether its caller hears of the bug is another matter
            await settled(store, say("amal"))
        assert await settled(store, write("next")) == "next"


async def test_a_caller_who_left_neither_undoes_nor_stops_anything(store: Store) -> None:
    leaving = asyncio.ensure_future(store.run(write("left")))
    staying = asyncio.ensure_future(store.run(write("stayed")))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == "stayed"
    assert await names(store) == ["left", "stayed"]


async def _swallowed(store: Store) -> None:
    """What is reported fine is there, and what is not there is not reported fine."""

    def swallows(tx: Tx) -> str:
        tx.sql("INSERT INTO organisation (name) VALUES ('swallowed')")
        with suppress(Exception):
            tx.sql("INSERT INTO nowhere (name) VALUES ('x')")
        return "fine"

    parcels = collected(store)
    results = await asyncio.gather(
        store.run(write("before")), store.run(say("amal")), store.run(swallows), return_exceptions=True
    )
    kept = await names(store)
    assert ("before" in kept) is (results[0] == "before")
    assert ("swallowed" in kept) is (results[2] == "fine")
    with outside(store) as count:
        assert count("outbox") == len(parcels)


async def test_an_error_swallowed_by_a_work_is_not_reported_as_fine(postgres_store: Store) -> None:
    """Postgres rolls such a transaction back without a word at COMMIT, and all that share it."""
    await _swallowed(postgres_store)


async def test_an_error_swallowed_by_a_work_costs_nothing_on_sqlite(sqlite_store: Store) -> None:
    await _swallowed(sqlite_store)


async def test_after_the_server_hung_up_the_next_work_runs(
    postgres_url: str, speak: Speaker, clock: Clock
) -> None:
    async with fragile(postgres_url, speak, clock) as store:
        process = await store.run(lambda tx: tx.sql("SELECT pg_backend_pid()").fetchone()[0])
        with psycopg.connect(postgres_url, autocommit=True) as driver:
            driver.execute("SELECT pg_terminate_backend(%s)", (process,))
        with suppress(
            psycopg.OperationalError
        ):  # the first may fail: nothing was taken, it is delivered again
            await store.run(write("lost"))
        assert await store.run(write("next")) == "next"


# --- nobody is told before COMMIT


async def test_parcels_are_handed_over_only_when_they_are_committed(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    with outside(store) as count:
        store.committed = lambda parcels: seen.append((len(parcels), count("outbox")))
        await asyncio.gather(*(store.run(say("amal")) for _ in range(5)))
    assert [parcels for parcels, _ in seen] == [1] * 5
    assert all(committed == 5 for _, committed in seen) or store.postgres
    assert all(committed >= n + 1 for n, (_, committed) in enumerate(seen))


async def test_parcels_of_one_key_are_handed_over_in_the_order_of_their_rows(store: Store) -> None:
    parcels = collected(store)
    await asyncio.gather(*(store.run(say("amal", f"{n}"), key="amal") for n in range(150)))
    assert [parcel.outgoing.reply.text for parcel in parcels] == [str(n) for n in range(150)]
    assert [parcel.id for parcel in parcels] == sorted(parcel.id for parcel in parcels)


def _checks_at_commit(tx: Tx) -> None:
    """Let a broken reference be found only by COMMIT."""
    tx.sql(
        "ALTER TABLE staff ALTER CONSTRAINT fk_staff_campaign_id DEFERRABLE INITIALLY DEFERRED"
        if tx.postgres
        else "PRAGMA defer_foreign_keys = ON"
    )


def breaks_the_commit(tx: Tx) -> str:
    if not tx.postgres:
        _checks_at_commit(tx)
    tx.sql("INSERT INTO staff (campaign_id, channel, external) VALUES (999, 'test', 'x')")
    tx.send("test", Outgoing("reply", "lost", Reply("x")))
    return "fine"


async def test_a_commit_that_fails_hands_nothing_over_and_reports_nothing_fine(store: Store) -> None:
    if store.postgres:
        await store.run(_checks_at_commit)
    parcels = collected(store)
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        await store.run(breaks_the_commit)
    assert parcels == []
    works = [say("amal"), breaks_the_commit, write("a")]
    results = await asyncio.gather(*(store.run(work) for work in works), return_exceptions=True)
    assert [parcel.outgoing.chat for parcel in parcels] == ["amal"]
    assert isinstance(results[1], Exception)
    assert results[2] == "a"
    assert await names(store) == ["a"]


# --- a full disk


def much(tx: Tx) -> str:
    tx.sql("INSERT INTO organisation (name) VALUES (:name)", name="x" * 3_000_000)
    return "much"


async def _full(store: Store, spare: int) -> None:
    """From now on the disk has room for so many pages more."""

    def limit(tx: Tx) -> None:
        pages = tx.sql("PRAGMA page_count").fetchone()[0]
        tx.sql(f"PRAGMA max_page_count = {pages + spare}")

    await store.run(limit)


async def test_a_full_disk_in_the_middle_of_a_batch_loses_nothing_that_was_reported_fine(
    sqlite_store: Store,
) -> None:
    parcels = collected(sqlite_store)
    await _full(sqlite_store, 100)
    works: list[Callable[[Tx], Any]] = [write("a"), say("amal"), much, write("b"), say("huda")]
    results = await asyncio.gather(*(sqlite_store.run(work) for work in works), return_exceptions=True)
    assert isinstance(results[2], sqlite3.OperationalError)
    assert await names(sqlite_store) == [name for name in ("a", "b") if name in results]
    with outside(sqlite_store) as count:
        assert count("outbox") == len(parcels) == sum(isinstance(result, int) for result in results)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(["write", "say", "much", "fail", "kept"]), min_size=2, max_size=9),
    st.integers(0, 60),
)
async def test_any_batch_on_a_disk_that_fills_up_keeps_exactly_what_was_reported_fine(
    tmp_path_factory: pytest.TempPathFactory, speak: Speaker, sorts: list[str], spare: int
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('full') / 'test.db'}"
    async with fragile(url, speak, Clock()) as store:
        parcels = collected(store)
        await _full(store, spare)
        works: dict[str, Callable[[int], Callable[[Tx], Any]]] = {
            "write": lambda n: write(f"{n}" * 2000),
            "say": lambda n: say(f"{n}"),
            "much": lambda n: much,
            "fail": lambda n: fail,
            "kept": lambda n: lambda tx: tx.kept(write(f"{n}" * 2000)),
        }
        results = await asyncio.gather(
            *(store.run(works[sort](n)) for n, sort in enumerate(sorts)), return_exceptions=True
        )
        fine = [result for result in results if isinstance(result, str)]
        assert [name if len(name) < 1_000_000 else "much" for name in await names(store)] == fine
        with outside(store) as count:
            assert count("outbox") == len(parcels)


async def test_a_full_disk_inside_a_deed_is_told_as_a_full_disk(sqlite_store: Store) -> None:
    """The whole transaction is gone by then, savepoint and all; the reason must not be lost with it."""
    await _full(sqlite_store, 100)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await sqlite_store.run(lambda tx: tx.kept(much))


async def test_nothing_is_written_outside_a_transaction_after_a_full_disk(sqlite_store: Store) -> None:
    """A work that goes on after the database rolled back must not write row by row without a commit."""

    def goes_on(tx: Tx) -> None:
        with suppress(Exception):
            tx.kept(much)
        tx.sql("INSERT INTO organisation (name) VALUES ('half')")

    await _full(sqlite_store, 100)
    with pytest.raises(sqlite3.OperationalError):
        await sqlite_store.run(goes_on)
    assert await names(sqlite_store) == []


# --- kept


async def test_one_of_a_round_that_is_refused_takes_nothing_from_the_others(store: Store) -> None:
    def refused(tx: Tx) -> None:
        write("half")(tx)
        raise Refused("gone")

    done = await store.run(lambda tx: [tx.tried(work) for work in (write("one"), refused, write("two"))])
    assert done == [True, False, True]
    assert await names(store) == ["one", "two"]


async def test_kept_undoes_only_the_refused_deed(store: Store) -> None:
    parcels = collected(store)

    def refused(tx: Tx) -> None:
        write("deed")(tx)
        say("deed")(tx)
        tx.core(insert(tables.people.organisation).values(name="deed through core"))
        raise Refused("no")

    def work(tx: Tx) -> str:
        write("before")(tx)
        say("before")(tx)
        with pytest.raises(Refused):
            tx.kept(refused)
        write("after")(tx)
        say("after")(tx)
        return "fine"

    assert await store.run(work) == "fine"
    assert await names(store) == ["before", "after"]
    assert [parcel.outgoing.chat for parcel in parcels] == ["before", "after"]


async def test_kept_inside_kept_undoes_each_its_own(store: Store) -> None:
    def inner(tx: Tx) -> None:
        write("inner")(tx)
        raise Refused("no")

    def outer(tx: Tx) -> None:
        write("outer")(tx)
        with suppress(Refused):
            tx.kept(inner)
        write("outer again")(tx)

    def outer_refused(tx: Tx) -> None:
        tx.kept(write("gone too"))
        raise Refused("no")

    def work(tx: Tx) -> None:
        tx.kept(outer)
        with suppress(Refused):
            tx.kept(outer_refused)

    await store.run(work)
    assert await names(store) == ["outer", "outer again"]


async def test_a_deed_that_breaks_a_rule_of_the_database_can_be_survived(store: Store) -> None:
    def twice(tx: Tx) -> None:
        for _ in range(2):
            tx.core(insert(tables.people.staff).values(campaign_id=None, channel="t", external="x"))

    def work(tx: Tx) -> str:
        with pytest.raises(Exception, match=r"(?i)null"):
            tx.kept(twice)
        return write("after")(tx)

    assert await store.run(work) == "after"
    assert await names(store) == ["after"]


async def test_kept_gives_back_what_the_deed_returns(store: Store) -> None:
    assert await store.run(lambda tx: tx.kept(write("x"))) == "x"


# --- core and sql are one transaction


async def test_core_and_sql_see_each_other_and_are_undone_together(store: Store) -> None:
    def work(tx: Tx) -> list[str]:
        write("sql")(tx)
        tx.core(insert(tables.people.organisation).values(name="core"))
        return [
            row.name
            for row in tx.core(
                select(tables.people.organisation.c.name).order_by(tables.people.organisation.c.id)
            )
        ]

    def undone(tx: Tx) -> None:
        work(tx)
        raise KeyError

    with pytest.raises(KeyError):
        await store.run(undone)
    assert await store.run(work) == ["sql", "core"]
    with outside(store) as count:
        assert count("organisation") == 2


async def test_statements_with_signs_of_both_drivers_are_passed_untouched(store: Store) -> None:
    await store.run(write("100% :name ??"))
    found = await store.run(
        lambda tx: tx.sql(
            "SELECT name, 7 % 4, ':' || name FROM organisation WHERE name LIKE '100%' AND name = :name",
            name="100% :name ??",
        ).fetchone()
    )
    assert tuple(found) == ("100% :name ??", 3, ":100% :name ??")


async def test_the_clock_of_a_transaction_is_the_one_given(store: Store, clock: Clock) -> None:
    assert await store.run(lambda tx: tx.now) == clock.now
    clock.now += 60
    assert await store.run(lambda tx: tx.now) == clock.now


# --- speaking and waiting


async def _contact(store: Store, state: str = "active", **addresses: float) -> int:
    def work(tx: Tx) -> int:
        contact = tx.sql(
            "INSERT INTO contact (state, language) VALUES (:state, 'ar') RETURNING id", state=state
        )
        (found,) = contact.fetchone()
        for external, seen in addresses.items():
            tx.sql(
                "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('test', :external, :id, :seen)",
                external=external,
                id=found,
                seen=seen,
            )
        return int(found)

    return await store.run(work)


async def test_a_person_is_told_at_the_address_she_used_last(store: Store, clock: Clock) -> None:
    parcels = collected(store)
    contact = await _contact(store, old=1.0, new=2.0)
    assert await store.run(lambda tx: tx.tell(contact, "thanks", number=3)) is True
    (parcel,) = parcels
    assert (parcel.outgoing.chat, parcel.outgoing.reply.text) == ("new", "ar thanks number=3")
    assert (parcel.contact_id, parcel.due_at) == (contact, clock.now)


@pytest.mark.parametrize("state", ["stopped", "gone"])
async def test_a_person_who_asked_for_silence_is_told_nothing(store: Store, state: str) -> None:
    parcels = collected(store)
    contact = await _contact(store, state, old=1.0)
    assert await store.run(lambda tx: tx.tell(contact, "thanks")) is False
    assert parcels == []


async def test_a_person_who_blocked_one_address_is_told_at_the_other(store: Store) -> None:
    parcels = collected(store)
    contact = await _contact(store, old=1.0, new=2.0)
    await store.run(lambda tx: tx.sql("UPDATE address SET blocked = true WHERE external = 'new'"))
    assert await store.run(lambda tx: tx.tell(contact, "thanks"))
    await store.run(lambda tx: tx.sql("UPDATE address SET blocked = true"))
    assert not await store.run(lambda tx: tx.tell(contact, "thanks"))
    assert [parcel.outgoing.chat for parcel in parcels] == ["old"]


async def test_a_reply_of_one_turn_is_written_once(store: Store) -> None:
    parcels = collected(store)

    def work(tx: Tx) -> int:
        return tx.send("test", Outgoing("reply", "amal", Reply("x")), run_id=1, turn=2, n=0)

    await store.run(work)
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        await store.run(work)
    assert len(parcels) == 1


# --- opening and closing


async def test_closing_waits_for_what_runs_and_for_what_waits(url: str, speak: Speaker, clock: Clock) -> None:
    store = await open_store(create_tables(url), speak, clock)
    works = [asyncio.ensure_future(store.run(write(f"{n}"), key=f"{n % 5}")) for n in range(150)]
    await asyncio.sleep(0)
    await store.close()
    assert sorted(await asyncio.gather(*works)) == sorted(str(n) for n in range(150))
    with outside(store) as count:
        assert count("organisation") == 150


async def test_a_work_after_closing_is_refused_and_not_left_waiting(
    url: str, speak: Speaker, clock: Clock
) -> None:
    async with fragile(url, speak, clock) as store:
        await store.close()
        with pytest.raises((ValueError, RuntimeError, UseError)):
            await settled(store, write("late"))


async def test_closing_leaves_nothing_open(
    url: str, speak: Speaker, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    store = await open_store(create_tables(url), speak, clock)
    await store.run(lambda tx: tx.core(insert(tables.people.organisation).values(name="x")))
    await store.close()
    del store
    gc.collect()
    assert [record.getMessage() for record in caplog.records] == []


async def test_a_store_makes_the_folder_of_its_file(tmp_path: Path, speak: Speaker) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'new' / 'test.db'}", speak)
    await store.close()
    assert (tmp_path / "new" / "test.db").exists()


@pytest.mark.parametrize("url", ["mysql://x", "test.db", "sqlite:test.db", ""])
async def test_an_address_we_cannot_use_is_refused_in_a_sentence(url: str, speak: Speaker) -> None:
    with pytest.raises(UseError, match="MAHALLI_DATABASE_URL"):
        await open_store(url, speak)


async def test_a_file_is_kept_safe_against_a_power_cut(sqlite_store: Store) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    found = [
        await sqlite_store.run(lambda tx, name=name: tx.sql(f"PRAGMA {name}").fetchone()[0])  # type: ignore[misc]
        for name in pragmas
    ]
    assert found == ["wal", 2, 1]


# --- two processes


def _add(url: str, times: int) -> None:
    """Read a number and write it back one higher, so many times, in a process of its own."""

    def silent(*args: object, **kwargs: object) -> Reply:
        return Reply("")

    def add(tx: Tx) -> None:
        (value,) = tx.sql("SELECT name FROM organisation WHERE id = 1").fetchone()
        tx.sql("UPDATE organisation SET name = :name WHERE id = 1", name=str(int(value) + 1))

    async def main() -> None:
        store = await open_store(url, silent)
        for _ in range(times // 4):
            await asyncio.gather(*(store.run(add) for _ in range(4)))
        await store.close()

    asyncio.run(main())


async def test_two_processes_on_one_file_lose_no_update(sqlite_store: Store) -> None:
    await sqlite_store.run(write("0"))
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_add, args=(sqlite_store.url, 40)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        await asyncio.to_thread(process.join, 60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert await names(sqlite_store) == ["80"]
