"""Pages for what is not here and for what went wrong: in both languages, with nothing of our inside."""

import logging
import traceback

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.web.pages import page, switch
from bot.web.wish import address, language_of

HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex"}
log = logging.getLogger("mahalli.web")


def lost(catalogue: Catalogue, request: Request, status: int = 404) -> Response:
    """The page for an address where nothing is (404), or for a mistake of ours (500)."""
    language = language_of(request.query_params)
    addresses = {one: address("/", lang=one) for one in LANGUAGES}
    html = page(
        catalogue,
        language,
        "shop/lost.html",
        "catalogue",
        status=status,
        **switch(catalogue, language, addresses),
    )
    return HTMLResponse(html, status, HEADERS)


async def refused(catalogue: Catalogue, request: Request, error: Exception) -> Response:
    """What an exception of HTTP says: a page where nothing is, else its number alone."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return lost(catalogue, request)
    return PlainTextResponse("", error.status_code, dict(error.headers or {}) | {"cache-control": "no-store"})


class Sorry:
    """Answers with the page of a mistake when an application fails; the log hears the kind and the place alone."""

    def __init__(self, app: ASGIApp, catalogue: Catalogue) -> None:
        self.app, self.catalogue = app, catalogue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:  # noqa: BLE001 - whatever it is, a visitor is told kindly
            log.error("a page failed: %s", _where(error))
            if begun or scope["type"] != "http":
                return
            await lost(self.catalogue, Request(scope), 500)(scope, receive, send)


def _where(error: Exception) -> str:
    """The kind of an error and the line it came from; its message may quote somebody."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {'/'.join(last.filename.rsplit('/', 2)[-2:])}:{last.lineno}"
