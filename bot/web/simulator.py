"""The simulator: the phones of invented people, the coordinator's, and the public channel, on one page."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.web import Web
from bot.channels.web.skins import SKINS, Skin
from bot.web import deeds
from bot.web.pages import page
from bot.web.people import CHANNEL, COORDINATOR, FOLLOWER, PEOPLE, WOMEN
from bot.web.phones import Phone, phone
from bot.web.security import Door, Secure
from bot.web.stage import LANGUAGES, Simulator

__all__ = ["Simulator", "routes"]

Endpoint = Callable[[Simulator, Request], Awaitable[Response]]
MOST_FORM = 64 << 10  # bytes
MOST_UPLOAD = 64 << 20
HEARTBEAT = 15.0  # seconds: that a browser left is noticed when one is written


def routes(simulator: Simulator) -> list[Route]:
    """Everything under /simulator, for loopback alone."""
    gets = {"": home, "/state": state, "/events": events, "/media/{name}": media, "/sent/{name}": sent}
    posts = {
        "/say": deeds.say,
        "/tap": deeds.tap,
        "/photo": deeds.photo,
        "/place": deeds.place,
        "/phone": deeds.number,
        "/edit": deeds.edit,
        "/start": deeds.start,
        "/story": deeds.story,
        "/reset": deeds.reset,
    }
    most = {deeds.photo: MOST_UPLOAD}
    return [_route(simulator, path, look, "GET", MOST_FORM) for path, look in gets.items()] + [
        _route(simulator, path, deed, "POST", most.get(deed, MOST_FORM)) for path, deed in posts.items()
    ]


def _route(simulator: Simulator, path: str, endpoint: Endpoint, method: str, most: int) -> Route:
    guard = [Middleware(Secure), Middleware(Door, most=most)]
    return Route(f"/simulator{path}", partial(endpoint, simulator), methods=[method], middleware=guard)


async def home(simulator: Simulator, request: Request) -> Response:
    """The page. `person`, `skin` and `lang` choose what it shows; `start` opens the follower's phone."""
    start = request.query_params.get("start")
    chosen = FOLLOWER.id if start is not None else request.query_params.get("person", WOMEN[0].id)
    if chosen not in {person.id for person in (*WOMEN, FOLLOWER)}:
        chosen = WOMEN[0].id
    phones = [
        await _phone(simulator, chosen, _look(request), start),
        await _phone(simulator, COORDINATOR.id, "telegram"),
        await _phone(simulator, CHANNEL, "telegram"),
    ]
    return _html(
        simulator,
        request,
        "simulator/page.html",
        phones=phones,
        people=(*WOMEN, FOLLOWER),
        chosen=chosen,
        playing=simulator.story.running,
        timezone=simulator.timezone,
        now=simulator.hour(simulator.clock()),
    )


async def state(simulator: Simulator, request: Request) -> Response:
    """One phone, as a piece of the page: `chat`, `skin`, `lang`, `start`."""
    chat = request.query_params.get("chat", "")
    if chat not in {*PEOPLE, CHANNEL}:
        raise HTTPException(404)
    shown = await _phone(simulator, chat, _look(request), request.query_params.get("start"))
    return _html(simulator, request, "simulator/phone.html", phone=shown)


async def events(simulator: Simulator, request: Request) -> Response:
    """What happens, as it happens: server-sent events that name the chat that changed."""
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_heard(simulator.web), media_type="text/event-stream", headers=headers)


async def _heard(web: Web) -> AsyncIterator[str]:
    with web.listening() as queue:
        yield "retry: 1000\n\n"
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                yield ":\n\n"
                continue
            if event is None:
                return
            yield f"data: {json.dumps(event)}\n\n"


async def media(simulator: Simulator, request: Request) -> Response:
    """One of our photos, pictures, documents or recordings, made if it must be."""
    try:
        return _file(await simulator.files(request.path_params["name"]))
    except FileNotFoundError:
        raise HTTPException(404) from None


async def sent(simulator: Simulator, request: Request) -> Response:
    """The small copy of a picture somebody sent."""
    preview = simulator.web.files.preview(request.path_params["name"])
    if preview is None:
        raise HTTPException(404)
    return _file(preview)


def _file(path: Path) -> Response:
    """Its type is told by its name."""
    return FileResponse(path, headers={"cache-control": "private, max-age=3600"})


async def _phone(simulator: Simulator, chat: str, look: Skin, start: str | None = None) -> Phone:
    return phone(chat, look, await simulator.web.last(chat), start)


def _look(request: Request) -> Skin:
    asked = request.query_params.get("skin")
    return next((look for look in SKINS if look == asked), SKINS[0])


def _html(simulator: Simulator, request: Request, template: str, **values: object) -> HTMLResponse:
    asked = request.query_params.get("lang")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    html = page(
        simulator.catalogue,
        language,
        template,
        "simulator",
        hour=simulator.hour,
        preview=simulator.web.files.preview,
        **values,
    )
    return HTMLResponse(html, headers={"cache-control": "no-store"})
