"""Single parts: a replay, a photo, the start and the idle memory of the whole house."""

import asyncio
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.processes import Process, answers, free_port
from bench.stage import photo, settings
from bot.language.catalogue import ours
from bot.photos import cards
from bot.photos.clean import clean
from bot.photos.drawing import ACCENT, Card, Product, draw
from bot.photos.intake import take
from bot.reading.price import Price
from bot.talk.journal import Entry, Journal
from bot.talk.kinds import Text
from bot.talk.replay import replay
from bot.talk.talk import Person, Talk

ANSWERS = 30
IDLE = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start of the process to its first answers, and its MB after some idle seconds."""

    healthy: float
    page: float
    idle: float


def replayed() -> float:
    """Microseconds of a replay of 30 answers up to the open question."""

    async def flow(talk: Talk) -> None:
        for number in range(ANSWERS + 1):
            await talk.ask(f"question-{number}", Text())

    names = (f"question-{number}" for number in range(ANSWERS))
    journal = Journal({name: Entry(name, "ask", "an answer of hers") for name in names})
    talk = Talk("bench", Person(1, "ar", "JO"), datetime.now(UTC), 1)
    return 1e6 * _each(lambda: replay(flow, talk, journal), 200)


def taken(width: int, height: int) -> float:
    """Milliseconds to take a photo of that many pixels in: cleaned, measured, faces found, versions made."""
    data = photo(width, height)
    return 1e3 * _each(lambda: take(data), 1)


def carded() -> float:
    """Milliseconds of an Arabic card of 1080 by 1080 pixels with a photo of 1280 by 960, after the first."""
    words = cards.words(ours(), "ar")
    product = Product(words["heading"], ours().money("ar", Price(3500, "JOD")), "")
    maker, link = cards.maker(ours(), "ar", ""), "https://t.me/MahalliBot?start=see-k7m2p9qx"
    card = Card("ar", "square", (product,), maker, words["brand"], link, ACCENT, words)
    data = clean(photo(1280, 960)).data
    return 1e3 * _each(lambda: draw(card, [data]), 1)


def started(folder: Path) -> Started:
    """The demo on a new database: everything in one process, with the simulator."""
    folder.mkdir()
    port = free_port()
    begun = time.perf_counter()
    with Process(["bot", "serve"], settings(folder, port), folder) as bot:
        healthy = answers(bot, f"http://127.0.0.1:{port}/healthz") - begun
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/simulator") as answer:
            answer.read()
        page = time.perf_counter() - begun
        time.sleep(IDLE)
        return Started(healthy, page, bot.memory() / (1 << 20))


async def starts(folder: Path) -> Started:
    """`started`, off the loop."""
    return await asyncio.to_thread(started, folder)


def _each(work: Callable[[], object], times: int) -> float:
    """Seconds of one run: the median of seven measurements."""
    work()
    spans = []
    for _ in range(7):
        begun = time.perf_counter()
        for _ in range(times):
            work()
        spans.append((time.perf_counter() - begun) / times)
    return median(spans)
