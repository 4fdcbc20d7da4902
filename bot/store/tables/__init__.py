"""Every table, once, for SQLite and Postgres."""

from bot.store.tables import domain, engine, people
from bot.store.tables.columns import metadata

__all__ = ["domain", "engine", "metadata", "people"]
