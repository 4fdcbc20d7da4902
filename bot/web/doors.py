"""A door before the pages: a channel's webhook, read without the stack that pages need.

Starlette's routing, request and response cost about as much as reading and answering an update.
"""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.security import HEADERS

Webhook = Callable[[bytes, str], Awaitable[tuple[int, bytes]]]  # body and secret in, status and body out
MOST = 1 << 20  # bytes of a body; an update has a few thousand
SECRET = b"x-telegram-bot-api-secret-token"
GUARD = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


def door(path: str, webhook: Webhook, pages: ASGIApp) -> ASGIApp:
    """An application that hands posts to `path` to the webhook, and everything else to the pages."""

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != path or scope["method"] != "POST":
            await pages(scope, receive, send)
            return
        body = await _body(receive)
        secret = dict(scope["headers"]).get(SECRET, b"").decode("latin-1")
        status, answer = (413, b"") if body is None else await webhook(body, secret)
        headers = [(b"content-length", b"%d" % len(answer)), (b"content-type", b"application/json"), *GUARD]
        await send({"type": "http.response.start", "status": int(status), "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return asgi


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None when it is longer than any update."""
    body, more = b"", True
    while more:
        part = await receive()
        body += part.get("body", b"")
        more = part.get("more_body", False)
        if len(body) > MOST:
            return None
    return body
