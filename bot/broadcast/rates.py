"""The departures that all processes together may still book over a channel; one row a channel."""

from dataclasses import dataclass
from functools import partial

from bot.store.store import Store
from bot.store.tx import Tx

# The moment of the statement by the database's clock, which is the same for all processes.
_NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS DOUBLE PRECISION)"


def book(tx: Tx, name: str, count: int, step: float) -> float:
    """Book so many departures, `step` seconds apart. Returns in how many seconds the first is. Postgres only."""
    row = tx.sql(
        f"INSERT INTO rate (name, free_at) VALUES (:name, {_NOW} + :span) ON CONFLICT (name)"
        f" DO UPDATE SET free_at = GREATEST(rate.free_at, {_NOW}) + :span RETURNING free_at - :span - {_NOW}",
        name=name,
        span=count * step,
    ).fetchone()
    return max(0.0, float(row[0]))


def push(tx: Tx, name: str, seconds: float) -> None:
    """Nobody sends anything for so many seconds. Postgres only."""
    tx.sql(
        f"INSERT INTO rate (name, free_at) VALUES (:name, {_NOW} + :seconds) ON CONFLICT (name)"
        f" DO UPDATE SET free_at = GREATEST(rate.free_at, {_NOW} + :seconds)",
        name=name,
        seconds=seconds,
    )


@dataclass(frozen=True, slots=True)
class Budget:
    """The departures of a channel, for whoever sends over it."""

    store: Store
    name: str

    async def book(self, count: int, step: float) -> float:
        """See `book`."""
        return await self.store.run(partial(book, name=self.name, count=count, step=step), key="rate")

    async def push(self, seconds: float) -> None:
        """See `push`."""
        await self.store.run(partial(push, name=self.name, seconds=seconds), key="rate")
