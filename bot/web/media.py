"""Photos of published products, by their random names; once a product is hidden, its photos are nowhere."""

import re
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.web.display import Shop
from bot.web.errors import lost

# Long enough for the way back to the catalogue, short enough that nothing outlives a hiding.
HEADERS = {"cache-control": "private, max-age=30", "x-robots-tag": "noarchive"}
_NAME = re.compile(r"(?:small|large)-([A-Za-z0-9_-]{16,}\.jpg)")


def route(shop: Shop) -> Route:
    """GET /media/small-NAME.jpg, or large-NAME.jpg"""
    return Route("/media/{name}", partial(_photo, shop))


async def _photo(shop: Shop, request: Request) -> Response:
    named = _NAME.fullmatch(request.path_params["name"])
    if named is None or named[1] not in (await shop.display()).photos:
        return lost(shop.catalogue, request)
    headers = HEADERS | {"etag": f'"{named[0]}"'}  # under one name there is one picture
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    try:
        path = await shop.press.file(named[0])
    except FileNotFoundError:
        return lost(shop.catalogue, request)
    return FileResponse(path, headers=headers)
