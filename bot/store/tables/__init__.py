"""Every table, once, for SQLite and Postgres."""

from bot.store.tables import broadcast, engine, learning, market, people
from bot.store.tables.columns import metadata

__all__ = ["broadcast", "engine", "learning", "market", "metadata", "people"]
