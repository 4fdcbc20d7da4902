"""The public pages with a thousand products: how long the server takes, and how heavy a page is before its photos."""

import json
import re
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

import httpx

from bench.stage import photo
from bench.table import Row
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.market import kinds
from bot.photos import small
from bot.photos.press import Press
from bot.reading import gazetteer
from bot.store.schema import migrate
from bot.store.store import open_store
from bot.web import server
from bot.web.display import Shop

GOODS = 1000
TIME, WEIGHT = 20, 60_000  # ms of server time, bytes before the photos: what the project allows itself
TIMES = 60  # how often each page is asked for
AGENT = {"user-agent": "Mozilla/5.0", "accept-encoding": "gzip"}
PICTURE = "benchbenchbenchbench.jpg"

Get = Callable[[str], Awaitable[httpx.Response]]


async def rows() -> list[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory(prefix="mahalli-pages-") as name:
        folder = Path(name)
        (folder / "media").mkdir()
        (folder / "media" / PICTURE).write_bytes(photo(1280, 960))
        migrate(f"sqlite:///{folder / 'pages.db'}")
        words = _words()
        _fill(folder / "pages.db", words)
        store = await open_store(f"sqlite:///{folder / 'pages.db'}", Speech(ours()))
        makers = {"small": partial(small.make, folder / "media")}
        shop = Shop(store, ours(), Press(folder, makers))
        transport = httpx.ASGITransport(server.site(shop, simulator=None))
        try:
            async with httpx.AsyncClient(
                transport=transport, base_url="http://bench", headers=AGENT
            ) as client:
                return await _measured(client.get, words)
        finally:
            await store.close()


async def _measured(get: Get, words: list[str]) -> list[Row]:
    begun = time.perf_counter()
    first = await get("/")
    anew = 1e3 * (time.perf_counter() - begun)
    code = re.findall(r'href="/p/(\w+)"', first.text)[0]
    pages = {
        "catalogue": "/",
        "filtered, sorted": "/?area=irbid&most=20&sort=price",
        "search, misspelled": f"/?q={words[7][:-1]}x {words[30]}",
        "product": f"/p/{code}",
        "photo, small": f"/media/small-{PICTURE}",
    }
    weight = await _weight(get)
    return [
        Row(f"Public pages, {GOODS:,} products"),
        Row("  catalogue, read and indexed anew, ms", f"{anew:.0f}"),
        *[await _timed(get, name, path) for name, path in pages.items()],
        Row(
            "  catalogue before photos, kB",
            f"{weight / 1e3:.1f}",
            "",
            "",
            f"<= {WEIGHT / 1e3:.0f}",
            weight <= WEIGHT,
        ),
    ]


async def _timed(get: Get, name: str, path: str) -> Row:
    spans = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        answer = await get(path)
        spans.append(1e3 * (time.perf_counter() - begun))
        answer.raise_for_status()
    took = median(spans)
    return Row(f"  {name}, ms", f"{took:.1f}", "", "", f"<= {TIME}", took <= TIME)


async def _weight(get: Get) -> int:
    """Bytes on the wire of the page and of what it asks for besides photos, its fonts too."""
    page = await get("/")
    asked = re.findall(r'<link rel="(?:icon|stylesheet)" href="([^"]+)"', page.text)
    drawn = ["/static/stars.svg", "/static/kinds.svg"]
    fonts = [
        f"/static/fonts/tajawal-{script}-{bold}.woff2"
        for script in ("arabic", "latin")
        for bold in (400, 700)
    ]
    rest = [await get(path) for path in (*asked, *drawn, *fonts)]
    return int(page.headers["content-length"]) + sum(len(one.content) for one in rest)


def _words() -> list[str]:
    """Words like those of products: the names of places have letters in their usual mixture."""
    return [spot.ar for country in ("JO", "MA") for spot in gazetteer.spots(country) if " " not in spot.ar]


def _fill(path: Path, words: list[str]) -> None:
    """Products of as many women, with titles and descriptions of usual length."""
    chance = Random(5)
    areas = gazetteer.regions("JO")
    people = [(n, chance.choice(areas)) for n in range(1, GOODS + 1)]
    goods = [
        (
            n,
            f"b{n:07d}",
            n,
            " ".join(chance.choices(words, k=4)),
            " ".join(chance.choices(words, k=25)),
            chance.randrange(500, 60_000, 250),
            json.dumps([PICTURE]),
            chance.choice(kinds.KINDS),
            1.7e9 + n,
        )
        for n, _ in people
    ]
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO organisation (id, name) VALUES (1, 'Bench')")
        file.execute(
            "INSERT INTO campaign (id, organisation_id, name, country, currency, timezone, site, link) VALUES"
            " (1, 1, 'Bench', 'JO', 'JOD', 'Asia/Amman', 'https://bench.example', 'https://t.me/bench?start=')"
        )
        file.executemany("INSERT INTO contact (id, country, area) VALUES (?, 'JO', ?)", people)
        file.executemany(
            "INSERT INTO listing (id, code, contact_id, campaign_id, title, description, price, currency, photos,"
            " kind, state, published_at) VALUES (?, ?, ?, 1, ?, ?, ?, 'JOD', ?, ?, 'published', ?)",
            goods,
        )
