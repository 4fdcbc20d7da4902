"""The catalogue: everything that is published, to be looked through, filtered and searched."""

from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.language.content import LANGUAGES
from bot.market import kinds, shelf
from bot.market.shelf import Good, Home
from bot.store.tx import Tx
from bot.web.display import Shop
from bot.web.frame import KEPT_BY_NOBODY, SMALLER, shop_page, tile
from bot.web.wish import Wish

PAGE = 24  # goods of a page
NEWEST = 4  # shown where nothing was found


def route(shop: Shop) -> Route:
    """GET /"""
    return Route("/", partial(_catalogue, shop), middleware=SMALLER)


async def _catalogue(shop: Shop, request: Request) -> Response:
    wish = Wish.of(request.query_params)
    display = await shop.display()
    found = wish.among(display)
    pages = max(1, -(-len(found) // PAGE))
    at = min(wish.page, pages)
    chosen = found[(at - 1) * PAGE : at * PAGE] if found else display.goods[:NEWEST]
    homes, goods = await shop.store.run(partial(_now, ids=[good.id for good in chosen]))
    html = shop_page(
        shop,
        homes,
        wish.language,
        "shop/catalogue.html",
        {language: wish.address(lang=language) for language in LANGUAGES},
        wish=wish,
        display=display,
        count=len(found),
        at=at,
        pages=pages,
        tiles=[tile(shop.catalogue, wish.language, good) for good in goods],
        kinds={kind: shop.catalogue.label(wish.language, kinds.LABELS[kind].key) for kind in display.kinds},
        areas={area: shop.catalogue.label(wish.language, f"place-{area}") for area in display.areas},
    )
    return HTMLResponse(html, headers=KEPT_BY_NOBODY)


def _now(tx: Tx, ids: list[int]) -> tuple[tuple[Home, ...], tuple[Good, ...]]:
    return shelf.homes(tx), shelf.fresh(tx, ids)
