"""The tables as they are in a database, and how they are brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, NullPool, create_engine, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.errors import UseError
from bot.store.store import sqlite_path

_HERE = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    """Bring the database to the newest tables. On SQLite foreign keys are off meanwhile and checked after:
    with them on, changing a table would delete the rows that hang on it."""
    with _connected(url) as connection:
        command.upgrade(_config(connection), "head")
        if connection.dialect.name == "sqlite":
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            if broken:
                raise UseError(f"the database has {len(broken)} rows that hang on nothing: restore a backup")


def check(url: str) -> None:
    """Migrate a new database; raise UseError for one that is behind, or ahead of this code."""
    with _connected(url) as connection:
        heads = set(ScriptDirectory.from_config(_config(connection)).get_heads())
        have = set(MigrationContext.configure(connection).get_current_heads())
        new = not inspect(connection).get_table_names()
    if new:
        migrate(url)
    elif have != heads:
        raise UseError("the database's tables are not those of this version: run `mahalli migrate`")


def revise(url: str, message: str) -> None:
    """Write a new migration from the difference between bot.store.tables and the database."""
    with _connected(url) as connection:
        command.revision(_config(connection), message, autogenerate=True)


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    if url.startswith("sqlite"):
        Path(sqlite_path(url)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except (OperationalError, DatabaseError):
        raise UseError("MAHALLI_DATABASE_URL: the database cannot be opened, or is none of ours") from None
    except CommandError:
        raise UseError(
            "the database's tables are of another version of Mahalli: use that, or a backup"
        ) from None
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    return config
