"""Doors before the pages: the channels' webhooks, read without the stack that pages need.

Starlette's routing, request and response cost about as much as reading and answering an update.
"""

from collections.abc import Awaitable, Callable, Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels import Posted
from bot.web.security import HEADERS

Webhook = Callable[[Posted], Awaitable[tuple[int, bytes]]]  # status and body out
MOST = 1 << 20  # bytes of a body; an update has a few thousand
GUARD = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


def doors(webhooks: Mapping[str, Webhook], pages: ASGIApp) -> ASGIApp:
    """An application that hands posts to these paths to their webhooks, and everything else to the pages."""

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        webhook = (
            webhooks.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        )
        if webhook is None:
            await pages(scope, receive, send)
            return
        body = await _body(receive)
        status, answer = (413, b"") if body is None else await webhook(_posted(scope, body))
        kind = [(b"content-type", b"application/json")] if answer else []  # Twilio reads no JSON
        headers = [(b"content-length", b"%d" % len(answer)), *kind, *GUARD]
        await send({"type": "http.response.start", "status": int(status), "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return asgi


def _posted(scope: Scope, body: bytes) -> Posted:
    query = scope["query_string"].decode("latin-1")
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Posted(f"{path}?{query}" if query else path, headers, body)


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None when it is longer than any update."""
    body, more = b"", True
    while more:
        part = await receive()
        if part["type"] == "http.disconnect":
            return None
        body += part.get("body", b"")
        more = part.get("more_body", False)
        if len(body) > MOST:
            return None
    return body
