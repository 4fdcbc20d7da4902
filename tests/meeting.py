"""Two pieces of work at the same moment on Postgres: the second comes while the first holds what both need."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar
from zlib import crc32

import psycopg

from bot.store.store import POSTGRES_THREADS, Store
from bot.store.tx import Tx

T = TypeVar("T")
U = TypeVar("U")
PATIENCE = 20.0  # seconds after which what never ends is given up


async def meeting(
    store: Store, first: Callable[[Tx, Callable[[], None]], T], second: Callable[[Tx], U]
) -> tuple[T, U]:
    """Run both, each in a connection of its own, as two processes would. The first gets, beside its transaction, what it
    calls where it is to stand still: there the second comes, until it waits. What they return."""
    there, go = threading.Event(), threading.Event()

    def holds(tx: Tx) -> T:
        def stands() -> None:
            there.set()
            assert go.wait(PATIENCE)

        return first(tx, stands)

    lanes = {crc32(str(number).encode()) % POSTGRES_THREADS: str(number) for number in range(50)}
    one = asyncio.create_task(store.run(holds, key=lanes[0]))
    assert await asyncio.to_thread(there.wait, PATIENCE)
    other = asyncio.create_task(store.run(second, key=lanes[1]))
    await asyncio.to_thread(_until_somebody_waits, store.url)
    go.set()
    return await asyncio.wait_for(asyncio.gather(one, other), PATIENCE)


def _until_somebody_waits(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        while not server.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            pass
