"""The page of one product, and the kind word where it is no longer shown."""

import re
from functools import partial
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.market import kinds, shelf
from bot.market.shelf import Gone, Good, Home
from bot.store.tx import Tx
from bot.web.display import Display, Shop
from bot.web.frame import KEPT_BY_NOBODY, SMALLER, maker, place, shop_page, tile
from bot.web.wish import address, language_of

MORE = 4  # others of its kind
SUMMARY = 160  # letters of what a pasted link says
STATUS: dict[Gone, int] = {"unknown": 404, "paused": 404, "sold": 410, "gone": 410}
SHARES = {  # where a link is shared, and the address that does it
    "whatsapp": "https://wa.me/?text={text}%20{link}",
    "telegram": "https://t.me/share/url?url={link}&text={text}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={link}",
}
_MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|externalhit|whatsapp|telegram|facebook|curl|wget|python|httpx|aiohttp"
    r"|java/|go-http|headless|lighthouse|monitor",
    re.I,
)


def route(shop: Shop) -> Route:
    """GET /p/CODE"""
    return Route("/p/{code}", partial(_product, shop), middleware=SMALLER)


async def _product(shop: Shop, request: Request) -> Response:
    code, language = request.path_params["code"], language_of(request.query_params)
    display = await shop.display()
    good, home, told, others = await shop.store.run(
        partial(_look, display=display, code=code, language=language)
    )
    addresses = {one: address(f"/p/{quote(code)}", lang=one) for one in LANGUAGES}
    if isinstance(good, str):
        html = shop_page(shop, home, language, "shop/gone.html", addresses, why=good)
        return HTMLResponse(html, STATUS[good], KEPT_BY_NOBODY | {"x-robots-tag": "noindex"})
    if a_person(request):
        shop.views[good.id] += 1
    html = shop_page(
        shop,
        home,
        language,
        "shop/product.html",
        addresses,
        good=good,
        price=shop.catalogue.money(language, good.price),
        kind=shop.catalogue.label(language, kinds.LABELS[good.kind].key),
        maker=maker(shop.catalogue, language, good),
        place=place(shop.catalogue, language, good),
        told=told,
        summary=summary(good),
        data=data(good, home[0], shop.catalogue),
        country=home[0].country,
        shares=shares(good, home[0], shop.catalogue, language),
        tiles=[tile(shop.catalogue, language, one) for one in others],
    )
    return HTMLResponse(html, headers=KEPT_BY_NOBODY)


Look = tuple[Good | Gone, tuple[Home, ...], tuple[str, ...], tuple[Good, ...]]


def _look(tx: Tx, display: Display, code: str, language: str) -> Look:
    """The product, its campaign's home, its details in words, and others of its kind."""
    good = shelf.good(tx, code)
    if isinstance(good, str):
        return good, shelf.homes(tx), (), ()
    like = [one.id for one in display.goods if one.kind == good.kind and one.id != good.id][:MORE]
    return good, (shelf.home(tx, good.campaign),), shelf.told(tx, good, language), shelf.fresh(tx, like)


def a_person(request: Request) -> bool:
    """Whether somebody looks at the page, as far as can be told without keeping anything: no machine that says so,
    no browser that fetches ahead."""
    agent, purpose = request.headers.get("user-agent", ""), request.headers.get("sec-purpose", "")
    ahead = "prefetch" in purpose or "prefetch" in request.headers.get("purpose", "")
    return request.method == "GET" and bool(agent) and not ahead and not _MACHINE.search(agent)


def summary(good: Good) -> str:
    """What a pasted link says of it, on one line, cut at a word."""
    line = " ".join(good.description.split())
    return line if len(line) <= SUMMARY else f"{line[:SUMMARY].rsplit(' ', 1)[0]}…"


def shares(good: Good, home: Home, catalogue: Catalogue, language: str) -> dict[str, str]:
    """The addresses that share it, by where; none without an address of our own."""
    if not home.site:
        return {}
    link = quote(f"{home.site}/p/{good.code}", safe="")
    text = quote(f"{good.title} · {catalogue.money(language, good.price)}", safe="")
    return {where: pattern.format(link=link, text=text) for where, pattern in SHARES.items()}


def data(good: Good, home: Home, catalogue: Catalogue) -> dict[str, Any]:
    """What machines read of it, in the words of schema.org."""
    ready = good.details.get("lead", "ready") == "ready"
    offer = {
        "@type": "Offer",
        "price": f"{good.price.major:f}",
        "priceCurrency": good.price.currency,
        "availability": f"https://schema.org/{'InStock' if ready else 'MadeToOrder'}",
        "url": f"{home.site}/p/{good.code}",
    }
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service" if good.kind == "service" else "Product",
        "name": good.title,
        "description": " ".join(good.description.split()),
        "category": catalogue.label(LANGUAGES[0], kinds.LABELS[good.kind].key),
        "image": [f"{home.site}/media/large-{name}" for name in good.photos],
        "offers": offer,
    }
    return {name: value for name, value in told.items() if value}
