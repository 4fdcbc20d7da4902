"""`mahalli measures`: what works, as counts for a spreadsheet, and photos to compare without knowing whose."""

import asyncio
import csv
import secrets
import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.command import Command
from bot.engine.speech import Speech
from bot.errors import UseError
from bot.language.catalogue import ours
from bot.learning import funnel, measures
from bot.learning.groups import Table
from bot.learning.measures import Remark
from bot.settings import load
from bot.store import schema
from bot.store.store import open_store
from bot.store.tx import Tx

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins with one of these
_CHANCE = secrets.SystemRandom()


@dataclass(frozen=True)
class Found:
    """Everything the command writes, read in one transaction."""

    tables: dict[str, Table]
    remarks: list[Remark]
    pairs: list[tuple[str, str]]


def _measures(arguments: Namespace) -> None:
    settings, folder = load(), Path(arguments.folder)
    schema.check(settings.database_url)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UseError(f"{folder} is not empty: give the measures a folder of their own")
    found = asyncio.run(_found(settings.database_url))
    for name, table in found.tables.items():
        _write(folder / f"{name}.csv", table.columns, table.rows)
    _remarks(folder, found.remarks, settings.media_dir)
    _photos(folder, found.pairs, settings.media_dir)
    print(f"measured into {folder}")


async def _found(url: str) -> Found:
    store = await open_store(url, Speech(ours()))
    try:
        return await store.run(_read)
    finally:
        await store.close()


def _read(tx: Tx) -> Found:
    tables = {
        "funnel": funnel.funnel(tx),
        "lessons": funnel.lessons(tx),
        "questions": measures.questions(tx),
        "practice": measures.practice(tx),
        "cohorts": measures.cohorts(tx),
    }
    return Found(tables, measures.remarks(tx), measures.pairs(tx))


def _remarks(folder: Path, remarks: Sequence[Remark], media: Path) -> None:
    """Words as they are, recordings under names that lead to nobody."""
    rows = []
    for remark in remarks:
        voice = _copied(media / remark.voice, folder / "voices" / f"{_name()}.ogg") if remark.voice else ""
        if remark.words or voice:
            rows.append((remark.lesson, remark.language, remark.useful, remark.words, voice))
    _write(folder / "remarks.csv", ("lesson", "language", "useful", "words", "voice"), rows)


def _photos(folder: Path, pairs: Sequence[tuple[str, str]], media: Path) -> None:
    """Pairs in no order, each as A and B by chance; which of them came first stands in a file of its own."""
    rows, key = [], []
    for before, after in _CHANCE.sample(pairs, len(pairs)):
        if not ((media / before).is_file() and (media / after).is_file()):
            continue
        pair = _name()
        first, second = _CHANCE.sample((before, after), 2)
        a = _copied(media / first, folder / "photos" / f"{pair}-a.jpg")
        b = _copied(media / second, folder / "photos" / f"{pair}-b.jpg")
        rows.append((pair, a, b, ""))
        key.append((pair, "a" if first == before else "b"))
    _write(folder / "photos.csv", ("pair", "a", "b", "clearer"), rows)
    _write(folder / "photos-key.csv", ("pair", "before"), key)


def _copied(source: Path, target: Path) -> str:
    """The copy's name, without the time of the original; nothing when that is no longer there."""
    if not source.is_file():
        return ""
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(source, target)
    return target.name


def _name() -> str:
    return secrets.token_hex(4)


def _write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: str) -> str:
    """The cell as text, also for a spreadsheet."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")


MEASURES = Command(
    "measures", "write what works: counts without names, and photos to compare", _measures, _folder
)
