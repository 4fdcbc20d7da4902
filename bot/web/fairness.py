"""How products are chosen, for everybody: the rules, the draws, the counts, and the files to recompute it all."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.market import kinds, shelf
from bot.market.fairness import beacon, chain, ledger, openness
from bot.market.fairness.openness import Open
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web.display import Shop
from bot.web.errors import lost
from bot.web.frame import SMALLER, shop_page
from bot.web.wish import language_of

FRESH = {"cache-control": "no-cache"}
MOST = 2**31  # numbers in an address beyond this are nobody's
SCRIPT = Path(__file__).with_name("recompute.py")
PAGE = 1000  # entries of the log read at once
OLDEST = (
    60.0  # seconds after which the page is counted anew in any case: the line moves without a word in the log
)


@dataclass
class Board:
    """What the page shows, counted anew when a log has grown. For ten thousand makers that takes half a second of the
    database, which anybody could ask for again and again."""

    store: Store
    _newest: int = -1
    _at: float = 0.0
    _campaigns: list[Open] = field(default_factory=list)
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def campaigns(self) -> list[Open]:
        """Every campaign, the oldest first."""
        async with self._making:
            newest, now = await self.store.run(chain.newest), self.store.clock()
            if newest != self._newest or now - self._at >= OLDEST:
                self._campaigns = await self.store.run(openness.of)
                self._newest, self._at = newest, now
            return self._campaigns


def routes(shop: Shop) -> list[Route]:
    """GET /fairness, in Arabic, or as `?lang=en` says; the log and the draws of a campaign, and the script."""
    return [
        Route("/fairness", partial(_page, shop, Board(shop.store)), middleware=SMALLER),
        Route("/fairness/recompute.py", _script),
        Route("/fairness/{campaign:int}/log.jsonl", partial(_log, shop), middleware=SMALLER),
        Route("/fairness/{campaign:int}/draws/{nth:int}.json", partial(_draw, shop), middleware=SMALLER),
    ]


async def _page(shop: Shop, board: Board, request: Request) -> Response:
    language = language_of(request.query_params)
    homes, found = await shop.store.run(shelf.homes), await board.campaigns()
    addresses = {one: "/fairness" if one == LANGUAGES[0] else f"/fairness?lang={one}" for one in LANGUAGES}
    html = shop_page(
        shop,
        homes,
        language,
        "fairness.html",
        addresses,
        f=partial(_said, shop.catalogue, language),
        lead="lead" if any(one.rules for one in found) else "lead-plain",
        name=_names(shop.catalogue, language),
        campaigns=found,
        beacon=beacon,
        counted=openness.COUNTED,
    )
    return HTMLResponse(html, headers=FRESH)


async def _log(shop: Shop, request: Request) -> Response:
    """The whole log, an entry a line; empty for a campaign without one."""
    lines = await shop.store.run(partial(log, campaign=request.path_params["campaign"]))
    return Response("".join(f"{one}\n" for one in lines), media_type="application/x-ndjson", headers=FRESH)


def log(tx: Tx, campaign: int) -> list[str]:
    """The lines of a campaign's log as they are published."""
    lines: list[str] = []
    if campaign >= MOST:
        return lines
    while found := chain.of(tx, campaign, len(lines), PAGE):
        lines += [json.dumps(asdict(one), ensure_ascii=False) for one in found]
    return lines


async def _draw(shop: Shop, request: Request) -> Response:
    told = await shop.store.run(partial(_published, **request.path_params))
    return JSONResponse(told, headers=FRESH) if told else lost(shop.catalogue, request)


def _published(tx: Tx, campaign: int, nth: int) -> dict[str, object] | None:
    found = ledger.by_nth(tx, campaign, nth) if max(campaign, nth) < MOST else None
    return ledger.published(tx, found) if found else None


async def _script(request: Request) -> Response:
    return Response(SCRIPT.read_bytes(), media_type="text/x-python", headers=FRESH)


def _said(catalogue: Catalogue, language: str, key: str, **args: object) -> str:
    return catalogue.label(language, f"fairness-{key}", args)


def _names(catalogue: Catalogue, language: str) -> Callable[[str, str], str]:
    """What a region or a kind is called; `other` where there is no name."""

    def name(of: str, slug: str) -> str:
        if of == "place" and slug:
            return catalogue.label(language, f"place-{slug}")
        label = kinds.LABELS.get(slug) if of == "kind" else None
        return catalogue.label(language, label.key if label else "fairness-other")

    return name
