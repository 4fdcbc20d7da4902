"""Small things tests of Twilio need: its real client at the fake, and a site that hears webhooks and serves files."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList

from tests.fakes.twilio import FakeTwilio

SITE = "https://mahalli.example"
REPORTS = f"{SITE}/whatsapp/status?of=o1"
Ask = Callable[[Callable[[Client], Any]], Awaitable[Any]]


class Here(TwilioHttpClient):  # type: ignore[misc]
    """Twilio's hosts, all at the fake's root."""

    def __init__(self, fake: FakeTwilio, timeout: float = 5.0) -> None:
        super().__init__(timeout=timeout)
        self._fake = fake

    def request(self, method: str, url: str, *rest: Any, **named: Any) -> Response:
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return super().request(method, f"{self._fake.url}{parts.path}{query}", *rest, **named)


@dataclass
class Site:
    """What was posted to us, and the files we serve."""

    posts: list[tuple[str, list[tuple[str, str]], dict[str, str]]] = field(default_factory=list)
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)  # statuses of the next answers; then 200

    def of(self, path: str) -> list[dict[str, str]]:
        """The parameters posted to a path, oldest first."""
        return [dict(params) for url, params, _ in self.posts if url.startswith(path)]

    async def answer(self, request: web.BaseRequest) -> web.Response:
        if request.method != "POST":
            data, mime = self.files.get(request.path, (b"", ""))
            return (
                web.Response(body=data, headers={"Content-Type": mime}) if mime else web.Response(status=404)
            )
        params = parse_qsl((await request.read()).decode(), keep_blank_values=True)
        self.posts.append((request.path_qs, params, dict(request.headers)))
        status = self.answers.pop(0) if self.answers else 200
        return web.Response(status=status, text="<Response/>", content_type="text/xml")


def sent(fake: FakeTwilio, to: str = "whatsapp:+962791234567", **more: Any) -> Any:
    """Work for the client: a message."""
    return lambda client: client.messages.create(to=to, from_=fake.sender, **more)


def made(kind: str, filled: dict[str, Any], **variables: str) -> Any:
    """Work for the client: a content."""
    given = {"friendly_name": "menu", "language": "ar", "types": {kind: filled},
             "variables": {name.removeprefix("v"): value for name, value in variables.items()}}  # fmt: skip
    return lambda client: client.content.v1.contents.create(ContentList.ContentCreateRequest(given))


def buttons(count: int) -> dict[str, Any]:
    """A quick reply all of whose texts are variables."""
    actions = [{"type": "QUICK_REPLY", "title": f"{{{{{n}}}}}", "id": f"d{n}"} for n in range(2, count + 2)]
    return {"body": "{{1}}", "actions": actions}
