"""Posters to print, of a published product and of an area."""

from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.photos import poster
from bot.reading import gazetteer
from bot.web.display import Shop
from bot.web.errors import lost
from bot.web.frame import KEPT_BY_NOBODY
from bot.web.wish import language_of


def routes(shop: Shop) -> list[Route]:
    """GET /p/CODE/poster.pdf and /areas/SLUG/poster.pdf, in Arabic and A4, or as `lang` and `size` say."""
    return [
        Route("/p/{code}/poster.pdf", partial(_of_product, shop)),
        Route("/areas/{slug}/poster.pdf", partial(_of_area, shop)),
    ]


async def _of_product(shop: Shop, request: Request) -> Response:
    return await _poster(shop, request, f"p-{request.path_params['code']}")


async def _of_area(shop: Shop, request: Request) -> Response:
    slug = request.path_params["slug"]
    return (
        await _poster(shop, request, f"a-{slug}")
        if slug in gazetteer.known()
        else lost(shop.catalogue, request)
    )


async def _poster(shop: Shop, request: Request, about: str) -> Response:
    language, size = language_of(request.query_params), request.query_params.get("size", "")
    size = size if size in poster.SIZES else "a4"
    named = partial(poster.name, catalogue=shop.catalogue, about=about, language=language, size=size)
    name = await shop.store.run(named)
    if name is None:
        return lost(shop.catalogue, request)
    try:
        path = await shop.press.file(name)
    except FileNotFoundError:  # a photo that is not kept any more
        return lost(shop.catalogue, request)
    title = quote(f"mahalli-{about}-{size}.pdf")
    return FileResponse(path, headers=KEPT_BY_NOBODY | {"content-disposition": f'inline; filename="{title}"'})
