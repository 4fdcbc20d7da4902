"""Photos of published products by their random names, and any file of ours at an address lent to a provider."""

import re
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.store.lent import claimed
from bot.web.display import Shop
from bot.web.errors import lost

# Long enough for the way back to the catalogue, short enough that nothing outlives a hiding.
HEADERS = {"cache-control": "private, max-age=30", "x-robots-tag": "noarchive"}
LENT = {"cache-control": "private, max-age=300", "x-robots-tag": "noindex, noarchive"}
_NAME = re.compile(r"(?:small|large)-([A-Za-z0-9_-]{16,}\.jpg)")
# What WhatsApp takes of what we make; said here, for a machine may not know every ending.
_TYPES = {"jpg": "image/jpeg", "png": "image/png", "ogg": "audio/ogg", "pdf": "application/pdf"}
_KIND = re.compile(
    r"([a-z]{3,12})-"
)  # of a made file; how long a shown name may be: 20 characters, says Twilio


def route(shop: Shop) -> Route:
    """GET /media/small-NAME.jpg, or large-NAME.jpg, or what `lent` made"""
    return Route("/media/{name}", partial(_photo, shop))


async def _photo(shop: Shop, request: Request) -> Response:
    if name := claimed(shop.store.seal, shop.store.clock(), request.path_params["name"]):
        return await _lent(shop, request, name)
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


async def _lent(shop: Shop, request: Request, name: str) -> Response:
    """A file as a provider fetches it: its type as it is, and a short name that tells nothing."""
    ending = name.rpartition(".")[2]
    try:
        path = await shop.press.file(name)
    except FileNotFoundError:
        return lost(shop.catalogue, request)
    if ending not in _TYPES:
        return lost(shop.catalogue, request)
    kind = _KIND.match(name)
    shown = f"{kind[1] if kind else 'mahalli'}.{ending}"
    return FileResponse(
        path, headers=LENT, media_type=_TYPES[ending], filename=shown, content_disposition_type="inline"
    )
