"""What columns are made of. Times are seconds since the epoch; money is in minor units."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
UNSENT = "state IN ('queued', 'sending')"
# Numbers are never used twice: buttons and outbox rows name a run for months after it was deleted.
NEVER_AGAIN: dict[str, Any] = {"sqlite_autoincrement": True}
Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER


def number() -> Column[int]:
    """The primary key, numbered by the database."""
    return Column("id", Id, primary_key=True)


def ref(name: str, to: str, nullable: bool = False) -> Column[int]:
    """A row of another table; gone with it."""
    return Column(name, Id, ForeignKey(f"{to}.id", ondelete="CASCADE"), nullable=nullable)


def words(name: str, default: str = "") -> Column[str]:
    """Text, never NULL."""
    return Column(name, Text, nullable=False, server_default=default)


def moment(name: str) -> Column[float]:
    """Seconds since the epoch; 0 is never."""
    return Column(name, Float, nullable=False, server_default="0")


def flag(name: str) -> Column[bool]:
    """False until it is true."""
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
