"""Every table, once, for SQLite and Postgres."""

from bot.store.tables import engine, learning, market, people
from bot.store.tables.columns import metadata

__all__ = ["engine", "learning", "market", "metadata", "people"]
