"""What machines ask for: robots.txt, the sitemap, the manifest of the page as an app, and its icon."""

import json
from functools import partial
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.language.content import LANGUAGES
from bot.market import shelf
from bot.web.display import Shop
from bot.web.errors import lost
from bot.web.frame import KEPT_BY_NOBODY
from bot.web.pages import DIRECTION
from bot.web.wish import address, language_of

ICON = "/static/mark.svg"
_CLOSED = ("/simulator", "/telegram/", "/metrics", "/*?*q=")
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def routes(shop: Shop) -> list[Route]:
    """GET /robots.txt, /sitemap.xml, /manifest.webmanifest and /favicon.ico"""
    return [
        Route("/robots.txt", partial(_robots, shop)),
        Route("/sitemap.xml", partial(_sitemap, shop)),
        Route("/manifest.webmanifest", partial(_manifest, shop)),
        Route("/favicon.ico", _icon),
    ]


async def _robots(shop: Shop, request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    if site := await _site(shop):
        lines.append(f"Sitemap: {site}/sitemap.xml")
    return PlainTextResponse("\n".join([*lines, ""]))


async def _sitemap(shop: Shop, request: Request) -> Response:
    """The catalogue and every published product, in both languages."""
    site = await _site(shop)
    if not site:
        return lost(shop.catalogue, request)
    paths = ["/", *(f"/p/{good.code}" for good in (await shop.display()).goods)]
    places = [f"{site}{address(path, lang=language)}" for path in paths for language in LANGUAGES]
    body = "\n".join(f"<url><loc>{escape(place)}</loc></url>" for place in places)
    return Response(f"{_OPEN}{body}\n</urlset>\n", media_type="application/xml", headers=KEPT_BY_NOBODY)


async def _manifest(shop: Shop, request: Request) -> Response:
    language = language_of(request.query_params)
    told = {
        "name": shop.catalogue.label(language, "catalogue-title"),
        "short_name": shop.catalogue.label(language, "catalogue-brand"),
        "lang": language,
        "dir": DIRECTION.get(language, "ltr"),
        "start_url": address("/", lang=language),
        "display": "minimal-ui",
        "background_color": "#f6f1e7",
        "theme_color": "#f6f1e7",
        "icons": [{"src": ICON, "type": "image/svg+xml", "sizes": "any"}],
    }
    return Response(json.dumps(told, ensure_ascii=False), media_type="application/manifest+json")


async def _icon(request: Request) -> Response:
    return RedirectResponse(ICON, 308)


async def _site(shop: Shop) -> str:
    """The address of our pages, as the first campaign has it; nothing where it has none."""
    homes = await shop.store.run(shelf.homes)
    return homes[0].site if homes else ""
