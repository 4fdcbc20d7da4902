"""`mahalli migrate`, `backup`, `restore` and `export`: the database and the photos as files."""

import csv
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sqlalchemy import create_engine, select

from bot.cli.command import Command
from bot.errors import UseError
from bot.settings import Settings, load
from bot.store import schema
from bot.store.store import sqlite_path
from bot.store.tables import metadata

_DATABASE = {"sqlite": "mahalli.db", "postgresql": "mahalli.sql"}  # names inside a backup
_NOT_EXPORTED = {"guess", "inbox", "note", "outbox", "simulated", "timer"}  # the engine's own working memory


def _migrate(arguments: Namespace) -> None:
    schema.migrate(load().database_url)


def _backup(arguments: Namespace) -> None:
    """The database as one consistent picture, while the service runs, and every photo and voice message it names."""
    settings, target = load(), Path(arguments.file)
    schema.check(settings.database_url)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(_draft(target), "w:gz") as archive:
        database = Path(folder) / _DATABASE[_kind(settings)]
        _dump(settings, database)
        archive.add(database, database.name)
        for kept in sorted(_kept(settings.media_dir)):
            archive.add(kept, f"media/{kept.name}")
    _draft(target).replace(target)
    print(f"backed up to {target}")


def _restore(arguments: Namespace) -> None:
    """Put a backup in the place of what is there. The service must be stopped."""
    settings, source = load(), Path(arguments.file)
    if not source.is_file():
        raise UseError(f"there is no backup at {source}")
    with tempfile.TemporaryDirectory() as folder:
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, OSError):
            raise UseError(f"{source} is not a backup of Mahalli") from None
        database = Path(folder) / _DATABASE[_kind(settings)]
        if not database.is_file():
            raise UseError(f"{source} is not a backup of this kind of database")
        _load(settings, database)
        settings.media_dir.mkdir(parents=True, exist_ok=True)
        for kept in _kept(Path(folder) / "media"):
            shutil.copy2(kept, settings.media_dir / kept.name)
    schema.migrate(settings.database_url)
    print(f"restored from {source}")


def _kept(folder: Path) -> list[Path]:
    """The photos and voice messages in a folder."""
    return [path for path in folder.glob("*") if path.suffix in {".jpg", ".ogg"}]


def _export(arguments: Namespace) -> None:
    """Every table of people and products as CSV, for a spreadsheet or another system."""
    settings, folder = load(), Path(arguments.folder)
    schema.check(settings.database_url)
    folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine(settings.database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name in _NOT_EXPORTED:
                continue
            with (folder / f"{table.name}.csv").open("w", newline="", encoding="utf-8-sig") as file:
                writer = csv.writer(file)
                writer.writerow(table.columns.keys())
                writer.writerows(connection.execute(select(table)))
    engine.dispose()
    print(f"exported to {folder}")


def _kind(settings: Settings) -> str:
    return settings.database_url.partition(":")[0]


def _draft(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _dump(settings: Settings, file: Path) -> None:
    if _kind(settings) == "sqlite":
        source = sqlite3.connect(sqlite_path(settings.database_url))
        source.execute("VACUUM INTO ?", (str(file),))
        source.close()
    else:
        _postgres("pg_dump", "--no-owner", "--clean", "--if-exists", f"--file={file}", settings.database_url)


def _load(settings: Settings, file: Path) -> None:
    if _kind(settings) == "sqlite":
        target = Path(sqlite_path(settings.database_url))
        target.parent.mkdir(parents=True, exist_ok=True)
        for leftover in ("-wal", "-shm"):
            Path(f"{target}{leftover}").unlink(missing_ok=True)
        shutil.copy2(file, target)
    else:
        _postgres("psql", "--quiet", "--single-transaction", f"--file={file}", settings.database_url)


def _postgres(*command: str) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise UseError(f"{command[0]} is not installed: install PostgreSQL's client programs")
    done = subprocess.run([program, *command[1:]], capture_output=True, check=False)
    if done.returncode:
        raise UseError(f"{command[0]} failed; run it by hand to see why")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the archive (.tar.gz)")


def _folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="where the CSV files go")


MIGRATE = Command("migrate", "bring the database's tables up to date", _migrate)
BACKUP = Command("backup", "write the database and photos into one file", _backup, _file)
RESTORE = Command("restore", "put a backup in place; stop the service first", _restore, _file)
EXPORT = Command(
    "export", "write the tables as CSV: personal data, to be kept like the database", _export, _folder
)
