"""The one way into the database: a piece of work goes to its thread, and waiting works share a commit."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import aiosqlite
import psycopg
from sqlalchemy import StaticPool, create_engine

from bot.errors import UseError
from bot.store.seal import Seal
from bot.store.tx import Parcel, Speaker, Tx

T = TypeVar("T")
Clock = Callable[[], float]
Work = Callable[[Tx], Any]
Outcome = tuple[Any, BaseException | None, list[Parcel]]
Hop = Callable[[Callable[[], Any]], Awaitable[Any]]

ONCE_MORE = 3  # tries of a work that Postgres chose to end, as two waited for each other
MOST_TOGETHER = 100  # works in one commit: past it the last one waits longer than it gains
POSTGRES_THREADS = 4
log = logging.getLogger("mahalli.store")
logging.getLogger("aiosqlite").setLevel(logging.INFO)  # its debug lines hold what people wrote


class Room:
    """A connection and what is needed to run works on it. Everything here runs in its thread."""

    def __init__(
        self, connect: Callable[[], Any], postgres: bool, speak: Speaker, clock: Clock, seal: Seal
    ) -> None:
        self._connect, self._postgres = connect, postgres
        self._speak, self._clock, self._seal = speak, clock, seal
        self.open()

    def open(self) -> None:
        """Connect, the domain's Core statements and the engine's own on one connection of the driver."""
        self.driver = driver = self._connect()
        url = "postgresql+psycopg://" if self._postgres else "sqlite://"
        self._engine = create_engine(
            url,
            creator=lambda: driver,
            poolclass=StaticPool,
            hide_parameters=True,  # an error is logged, and what people wrote is not
        )
        self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
        self._engine.dispose()

    def carry(self, works: Sequence[Work], tries: int = ONCE_MORE) -> list[Outcome]:
        """Run the works in one transaction; if one fails, all are undone and run again one by one.

        So is one that waited for somebody who waited for it: two people may tell each other something at once, and no
        order of locks is right for both.

        Savepoints would save the second run, but not survive a full disk: it rolls everything back, and
        works already counted as done would be lost without a word.
        """
        try:
            return self._together(works)
        except Exception as error:  # noqa: BLE001 - each work gets its own error back
            if len(works) > 1:
                return [outcome for work in works for outcome in self.carry([work])]
            if isinstance(error, psycopg.errors.DeadlockDetected) and tries > 1:
                return self.carry(works, tries - 1)
            return [(None, error, [])]

    def _together(self, works: Sequence[Work]) -> list[Outcome]:
        if self._postgres and self.driver.closed:  # the server went away and may be back
            self.open()
        self.driver.execute("BEGIN" if self._postgres else "BEGIN IMMEDIATE")
        try:
            outcomes: list[Outcome] = []
            for work in works:
                tx = Tx(self.driver, self._connection, self._postgres, self._speak, self._clock(), self._seal)
                outcomes.append((work(tx), None, tx.parcels))
            self._commit()
        except BaseException:
            self._undo()
            raise
        return outcomes

    def _commit(self) -> None:
        done = self.driver.execute("COMMIT")
        if self._postgres and done.statusmessage != "COMMIT":  # a swallowed error turns it into a rollback
            raise psycopg.errors.InFailedSqlTransaction("nothing was committed")

    def _undo(self) -> None:
        try:
            self.driver.execute("ROLLBACK")
        except Exception:  # noqa: BLE001 - a full disk has already rolled back: there is no transaction any more
            log.debug("nothing to roll back")


class Lane:
    """Works in the order they came, gathered while the thread is busy with those before."""

    def __init__(self, hop: Hop, room: Room, committed: Callable[[list[Parcel]], None]) -> None:
        self._hop, self._room, self._committed = hop, room, committed
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._draining: asyncio.Task[None] | None = None
        self._closed = False

    async def run(self, work: Work) -> Any:
        if self._closed:
            raise RuntimeError("the store is closed")
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        return await future

    async def close(self) -> None:
        """Let what waits finish; nothing more is taken."""
        self._closed = True
        if self._draining:
            await self._draining
        await self._hop(self._room.close)

    async def _drain(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
                await self._batch(batch)
        finally:
            self._draining = None

    async def _batch(self, batch: list[tuple[Work, asyncio.Future[Any]]]) -> None:
        """Carry a batch; whatever happens, nobody is left waiting."""
        try:
            outcomes = await self._hop(partial(self._room.carry, [work for work, _ in batch]))
        except Exception as error:  # noqa: BLE001 - the thread is gone
            outcomes = [(None, error, []) for _ in batch]
        for (_, future), (value, wrong, parcels) in zip(batch, outcomes, strict=True):
            if parcels:
                self._committed(parcels)
            if future.cancelled():
                continue
            if isinstance(wrong, StopIteration):  # a future refuses it
                wrong = RuntimeError("a work ended with StopIteration")
            future.set_exception(wrong) if wrong else future.set_result(value)


class Store:
    """SQLite in one thread, or Postgres in a few. Use `open_store`."""

    def __init__(self, url: str, speak: Speaker, clock: Clock, seal: Seal) -> None:
        self.url, self.clock, self._speak, self.seal = url, clock, speak, seal
        self.postgres = url.startswith("postgres")
        self.committed: Callable[[list[Parcel]], None] = lambda parcels: None
        self._lanes: list[Lane] = []
        self._closers: list[Callable[[], Awaitable[None]]] = []

    async def run(self, work: Callable[[Tx], T], key: str = "") -> T:
        """Run `work(tx)` in a transaction of the database's thread and return what it returns.

        Works with the same key run in the order they were given. The work may be run twice, with the first
        run undone, so it must not change anything but the database. Raises what the work raises.
        """
        lane = self._lanes[crc32(key.encode()) % len(self._lanes)]
        result: T = await lane.run(work)
        return result

    async def _add(self, hop: Hop, connect: Callable[[], Any]) -> None:
        room = await hop(lambda: Room(connect, self.postgres, self._speak, self.clock, self.seal))
        self._lanes.append(Lane(hop, room, self._hand_over))

    def _hand_over(self, parcels: list[Parcel]) -> None:
        try:
            self.committed(parcels)
        except Exception:  # noqa: BLE001 - they are committed: a sweep finds them
            log.error("committed rows could not be handed to the sender")

    async def open_sqlite(self, path: str) -> None:
        """Connect to the file, in the thread that aiosqlite keeps."""
        database = await _Thread(lambda: _sqlite(path), 64).start()
        await self._add(database.hop, lambda: database.driver)
        self._closers.append(database.close)

    async def open_postgres(self) -> None:
        """Connect a few threads; a contact's works always go to the same one."""
        connect = partial(psycopg.connect, self.url, autocommit=True)
        for number in range(POSTGRES_THREADS):
            executor = ThreadPoolExecutor(1, thread_name_prefix=f"postgres-{number}")
            await self._add(partial(asyncio.get_running_loop().run_in_executor, executor), connect)
            self._closers.append(partial(_end, executor))

    async def close(self) -> None:
        """Let what waits finish, then close every connection."""
        for lane in self._lanes:
            await lane.close()
        for close in self._closers:
            await close()


class _Thread(aiosqlite.Connection):
    """aiosqlite's connection and thread, with one more door: run a whole function there."""

    @property
    def driver(self) -> Any:
        return self._conn

    async def start(self) -> "_Thread":
        _ = await self
        return self

    async def hop(self, work: Callable[[], T]) -> T:
        result: T = await self._execute(work)  # type: ignore[no-untyped-call]
        return result


def _sqlite(path: str) -> Any:
    import sqlite3

    driver = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "temp_store=MEMORY",
        "secure_delete=ON",  # what was let go does not linger in free pages
    ):
        driver.execute(f"PRAGMA {pragma}")
    return driver


async def _end(executor: ThreadPoolExecutor) -> None:
    executor.shutdown()


def sqlite_path(url: str) -> str:
    """The file behind `sqlite:///data/mahalli.db`. Raises UseError for an address we cannot use."""
    if not url.startswith("sqlite:///"):
        raise UseError("MAHALLI_DATABASE_URL must begin with sqlite:/// or postgresql://")
    return url.removeprefix("sqlite:///")


async def open_store(url: str, speak: Speaker, clock: Clock = time.time, secret: str = "") -> Store:
    """A store on the database at `url`, whose tables are already migrated.

    What is sealed is sealed with a key made from `secret`; without one it can be read until the process ends.
    """
    store = Store(url, speak, clock, Seal(secret))
    if store.postgres:
        await store.open_postgres()
    else:
        path = sqlite_path(url)
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        await store.open_sqlite(path)
    return store
