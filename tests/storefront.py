"""The public pages on a store of a test, with products to look at."""

import asyncio
import json
import secrets
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from socket import socket

import httpx
import uvicorn
from starlette.applications import Starlette

from bot.channels.web import Web
from bot.channels.web.files import Files
from bot.language.catalogue import ours
from bot.photos import poster, small
from bot.photos.press import Press
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web import server
from bot.web.display import Shop
from bot.web.script import DEMO
from bot.web.simulator import Simulator
from bot.web.stage import Simulator as Stage

SITE = "https://mahalli.example.org"
LINK = "https://t.me/MahalliBot?start="
WHATSAPP = "https://wa.me/14155238886?text=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7%20%23"
PERSON = {
    "user-agent": "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
}


@dataclass(frozen=True)
class Product:
    """What a test puts on the shelf; the rest is as here."""

    title: str = "مخلل خيار بيتي"
    price: int = 3500
    kind: str = "food"
    area: str = "irbid"
    state: str = "published"
    description: str = "مرطبان من 500 غرام، بلا مواد حافظة."
    photos: Sequence[str] = ("pickles",)
    details: Mapping[str, str] | None = None
    reach: str = "bot"
    reach_at: str = ""
    shows: Mapping[str, str] | None = None
    name: str = "Um Ali"
    locality: str = ""
    voice: str = ""
    currency: str = "JOD"
    at: float = 1_700_000_000.0


@dataclass
class Storefront:
    """The pages, and what a test does to the products behind them."""

    store: Store
    shop: Shop
    app: Starlette
    media: Path
    client: httpx.AsyncClient
    address: str = ""

    async def put(self, **what: object) -> str:
        """Put a product up. Returns its code."""
        return await self.store.run(partial(put, media=self.media, product=replace(Product(), **what)))  # type: ignore[arg-type]

    async def move(self, code: str, state: str) -> None:
        """Put a product into another state."""
        await self.store.run(
            lambda tx: tx.sql("UPDATE listing SET state = :state WHERE code = :code", state=state, code=code)
        )

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """What somebody with a browser gets."""
        return await self.client.get(
            path, headers=PERSON | {k.replace("_", "-"): v for k, v in headers.items()}
        )

    async def photo(self, code: str) -> str:
        """The name of a product's first photo."""
        return await self.store.run(
            lambda tx: str(
                json.loads(tx.sql("SELECT photos FROM listing WHERE code = :code", code=code).fetchone()[0])[
                    0
                ]
            )
        )


def settle(tx: Tx, site: str = SITE, link: str = LINK, whatsapp: str = "") -> None:
    """A campaign, as it is where the bot is connected."""
    tx.sql("INSERT INTO organisation (id, name) VALUES (1, 'Mahalli')")
    tx.sql(
        "INSERT INTO campaign (id, organisation_id, name, country, currency, timezone, site, link, whatsapp)"
        " VALUES (1, 1, 'Mahalli', 'JO', 'JOD', 'Asia/Amman', :site, :link, :whatsapp)",
        site=site,
        link=link,
        whatsapp=whatsapp,
    )


def put(tx: Tx, media: Path, product: Product) -> str:
    """A product with copies of the demo's photos."""
    her = tx.sql(
        "INSERT INTO contact (language, country, name, area, locality, state) VALUES ('ar', 'JO', :name, :area,"
        " :locality, 'active') RETURNING id",
        name=product.name,
        area=product.area,
        locality=product.locality,
    ).fetchone()[0]
    photos = []
    for one in product.photos:
        photos.append(f"{secrets.token_urlsafe(16)}.jpg")
        shutil.copy(DEMO / f"{one}.jpg", media / photos[-1])
    code = "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(8))
    tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, photos, reach,"
        " reach_at, shows, kind, details, voice, state, published_at) VALUES (:code, :her, 1, :title, :description,"
        " :price, :currency, :photos, :reach, :reach_at, :shows, :kind, :details, :voice, :state, :at)",
        code=code,
        her=her,
        title=product.title,
        description=product.description,
        price=product.price,
        currency=product.currency,
        photos=json.dumps(photos),
        reach=product.reach,
        reach_at=product.reach_at,
        shows=json.dumps(dict(product.shows or {})),
        kind=product.kind,
        details=json.dumps(dict(product.details or {})),
        voice=product.voice,
        state=product.state,
        at=product.at,
    )
    return code


@asynccontextmanager
async def storefront(
    store: Store,
    folder: Path,
    *,
    site: str = SITE,
    link: str = LINK,
    whatsapp: str = "",
    demo: bool = False,
) -> AsyncIterator[Storefront]:
    """The pages as they are served, without a network."""
    media = folder / "media"
    media.mkdir(parents=True, exist_ok=True)
    await store.run(partial(settle, site=site, link=link, whatsapp=whatsapp))
    makers = {
        "small": partial(small.make, media),
        "large": partial(small.make, media, longest=small.LARGE),
        "poster": partial(poster.make, store, ours(), media),
    }
    shop = Shop(store, ours(), Press(folder, makers), demo=demo)
    simulator = _simulator(store, folder, shop) if demo else None
    app = server.site(shop, simulator=simulator)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", trust_env=False
    ) as client:
        yield Storefront(store, shop, app, media, client)


def _simulator(store: Store, folder: Path, shop: Shop) -> Simulator:
    web = Web(store, Files(folder / "simulator"))

    async def nothing(*_: object) -> None:
        return None

    return Stage(web, nothing, shop.catalogue, shop.press.file, folder / "story.yaml", nothing)


@asynccontextmanager
async def opened(front: Storefront) -> AsyncIterator[str]:
    """The same over real HTTP on loopback; yields the address."""
    listener = socket()
    listener.bind(("127.0.0.1", 0))
    server_ = uvicorn.Server(uvicorn.Config(front.app, log_level="warning", access_log=False, lifespan="off"))
    task = asyncio.create_task(server_.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server_.should_exit = True
        await task
        listener.close()
