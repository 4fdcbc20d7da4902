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
from sqlalchemy import Connection, StaticPool, create_engine

from bot.errors import UseError
from bot.store.tx import Parcel, Speaker, Tx

T = TypeVar("T")
Clock = Callable[[], float]
Work = Callable[[Tx], Any]
Outcome = tuple[Any, BaseException | None, list[Parcel]]

MOST_TOGETHER = 100  # works in one commit: past it the last one waits longer than it gains
POSTGRES_THREADS = 4
log = logging.getLogger("mahalli.store")


class Room:
    """A connection and what is needed to run works on it; everything but `hop` runs in its thread."""

    def __init__(
        self, driver: Any, connection: Connection, postgres: bool, speak: Speaker, clock: Clock
    ) -> None:
        self._driver, self._connection = driver, connection
        self._postgres, self._speak, self._clock = postgres, speak, clock

    def carry(self, works: Sequence[Work]) -> list[Outcome]:
        """Run the works in one transaction; if one fails, all are undone and run again one by one.

        Savepoints would save the second run, but not survive a full disk: it rolls everything back, and
        works already counted as done would be lost without a word.
        """
        try:
            return self._together(works)
        except Exception as error:  # noqa: BLE001 - each work gets its own error back
            if len(works) == 1:
                return [(None, error, [])]
            return [outcome for work in works for outcome in self.carry([work])]

    def _together(self, works: Sequence[Work]) -> list[Outcome]:
        self._driver.execute("BEGIN" if self._postgres else "BEGIN IMMEDIATE")
        try:
            outcomes: list[Outcome] = []
            for work in works:
                tx = Tx(self._driver, self._connection, self._postgres, self._speak, self._clock())
                outcomes.append((work(tx), None, tx.parcels))
            self._driver.execute("COMMIT")
        except BaseException:
            self._undo()
            raise
        return outcomes

    def _undo(self) -> None:
        try:
            self._driver.execute("ROLLBACK")
        except Exception:  # noqa: BLE001 - a full disk has already rolled back: there is no transaction any more
            log.debug("nothing to roll back")


class Lane:
    """Works in the order they came, gathered while the thread is busy with those before."""

    def __init__(
        self,
        hop: Callable[[Callable[[], list[Outcome]]], Awaitable[list[Outcome]]],
        room: Room,
        committed: Callable[[list[Parcel]], None],
    ) -> None:
        self._hop, self._room, self._committed = hop, room, committed
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._draining: asyncio.Task[None] | None = None

    async def run(self, work: Work) -> Any:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        return await future

    async def _drain(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            outcomes = await self._hop(partial(self._room.carry, [work for work, _ in batch]))
            for (_, future), (value, error, parcels) in zip(batch, outcomes, strict=True):
                if parcels:
                    self._committed(parcels)
                if future.cancelled():
                    continue
                future.set_exception(error) if error else future.set_result(value)
        self._draining = None


class Store:
    """SQLite in one thread, or Postgres in a few. Use `open_store`."""

    def __init__(self, url: str, speak: Speaker, clock: Clock) -> None:
        self.url, self._speak, self._clock = url, speak, clock
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

    def _add(self, hop: Any, driver: Any, connection: Connection) -> None:
        room = Room(driver, connection, self.postgres, self._speak, self._clock)
        self._lanes.append(Lane(hop, room, lambda parcels: self.committed(parcels)))

    async def open_sqlite(self, path: str) -> None:
        """Connect to the file, in the thread that aiosqlite keeps."""
        database = await _Thread(lambda: _sqlite(path), 64).start()
        connection = create_engine(
            "sqlite://", creator=lambda: database.driver, poolclass=StaticPool
        ).connect()
        self._add(database.hop, database.driver, connection.execution_options(isolation_level="AUTOCOMMIT"))
        self._closers.append(database.close)

    async def open_postgres(self) -> None:
        """Connect a few threads; a contact's works always go to the same one."""
        for number in range(POSTGRES_THREADS):
            executor = ThreadPoolExecutor(1, thread_name_prefix=f"postgres-{number}")
            hop = partial(asyncio.get_running_loop().run_in_executor, executor)
            driver = await hop(partial(psycopg.connect, self.url, autocommit=True))
            engine = create_engine(
                "postgresql+psycopg://", creator=lambda driver=driver: driver, poolclass=StaticPool
            )
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._add(hop, driver, connection)
            self._closers.append(partial(_close_postgres, hop, driver, executor))

    async def close(self) -> None:
        """Let what waits finish, then close every connection."""
        for lane in self._lanes:
            if lane._draining:
                await lane._draining
        for close in self._closers:
            await close()


class _Thread(aiosqlite.Connection):
    """aiosqlite's connection and thread, with one more door: run a whole function there."""

    @property
    def driver(self) -> Any:
        return self._conn

    async def start(self) -> "_Thread":
        await self
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
    ):
        driver.execute(f"PRAGMA {pragma}")
    return driver


async def _close_postgres(hop: Any, driver: Any, executor: ThreadPoolExecutor) -> None:
    await hop(driver.close)
    executor.shutdown()


def sqlite_path(url: str) -> str:
    """The file behind `sqlite:///data/mahalli.db`. Raises UseError for an address we cannot use."""
    if not url.startswith("sqlite:///"):
        raise UseError("MAHALLI_DATABASE_URL must begin with sqlite:/// or postgresql://")
    return url.removeprefix("sqlite:///")


async def open_store(url: str, speak: Speaker, clock: Clock = time.time) -> Store:
    """A store on the database at `url`, whose tables are already migrated."""
    store = Store(url, speak, clock)
    if store.postgres:
        await store.open_postgres()
    else:
        path = sqlite_path(url)
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        await store.open_sqlite(path)
    return store
