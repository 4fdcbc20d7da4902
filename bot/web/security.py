"""What every page of ours carries, and the door of pages that exist only on this machine."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
        " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Secure:
    """Adds the security headers to what an application answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, sealed)


class Door:
    """Lets in what was asked of a loopback host, from its own pages, in at most `most` bytes.

    The host is looked at because a foreign name may be made to point at this machine.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = refusal(scope["method"], Headers(scope=scope), self.most)
        if status:
            await PlainTextResponse("", status)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def refusal(method: str, headers: Headers, most: int) -> int:
    """The status a request is refused with, or 0. A body of unknown length is not taken."""
    if (urlsplit(f"//{headers.get('host', '')}").hostname or "") not in LOOPBACK:
        return 403
    if method in {"GET", "HEAD"}:
        return 0
    if not same_site(headers):
        return 403
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return 411
    return 413 if int(length) > most else 0


def same_site(headers: Headers) -> bool:
    """Whether the request comes from a page of its own origin, or from no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
