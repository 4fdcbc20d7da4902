"""A stateful fake of the Telegram Bot API over real HTTP on loopback, for tests and measurements.

In process: `fake = FakeTelegram(); await fake.start()`, then act as `fake.user(1001)` and look at what she
sees. From another process: `python -m tests.fakes.telegram --port 8081 --token …` and `/_fake/…`:
`POST push` a list of updates · `POST faults` names of `Faults`, `rates` (on or off), `times` and `strangers` ·
`POST webhook` parameters of setWebhook · `GET calls?since=` · `GET messages?chat=` · `GET counters` ·
`GET quiet?ms=&within=`.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Callable, Iterator
from inspect import isawaitable
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField
from yarl import URL

from tests.fakes import telegram_objects as made
from tests.fakes.telegram_limits import Verdict
from tests.fakes.telegram_methods import too_many
from tests.fakes.telegram_objects import ADMIN_RIGHTS, ApiError, Json
from tests.fakes.telegram_people import Channel, Person
from tests.fakes.telegram_profile import METHODS
from tests.fakes.telegram_updates import Updates
from tests.fakes.telegram_world import Call, Upload, World

_UPLOAD_LIMIT = 51 << 20  # bytes of a whole request; 50 MB a file


class FakeTelegram:
    """One bot's server. `clock` gives seconds since the epoch and rules dates, windows and rates."""

    def __init__(
        self, token: str = "123:abc", username: str = "mahalli_bot", clock: Callable[[], float] = time.time
    ) -> None:
        self.token, self.url = token, ""
        self.world = World(token, username, clock)
        self.updates = Updates(self.world, self._perform)
        self.faults, self.rates, self.calls = self.world.faults, self.world.rates, self.world.calls
        self._methods: dict[str, tuple[str, Callable[[World, Call], Any]]] = METHODS | {
            name.lower(): (name, lambda world, call, act=act: act(call))
            for name, act in {
                "getUpdates": self.updates.poll, "setWebhook": self.updates.set_webhook,
                "deleteWebhook": self.updates.delete_webhook, "getWebhookInfo": self.updates.webhook_info,
            }.items()
        }  # fmt: skip
        self._people: dict[int, Person] = {}
        self._channels: dict[int, Channel] = {}
        self._serving = 0
        self._stopping = asyncio.Event()
        self._runner: web.ServerRunner | None = None

    # --- life

    async def start(self, port: int = 0) -> str:
        """Listens on loopback (port 0: any free one) and returns `url`. State survives stop and start."""
        loop = asyncio.get_running_loop()
        self._stopping.clear()
        server = web.Server(
            self._answer,
            request_factory=lambda message, payload, protocol, writer, task: web.BaseRequest(
                message, payload, protocol, writer, task, loop, client_max_size=_UPLOAD_LIMIT
            ),
            access_log=None,
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.updates.resume()
        return self.url

    async def stop(self) -> None:
        """Stops listening and delivering; what was pending stays so."""
        self._stopping.set()
        await self.updates.stop()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def quiet(self, ms: float = 50.0, within: float = 10.0) -> None:
        """Returns once nothing is pending or under way and for `ms` no call came in.

        Raises `TimeoutError` after `within` real seconds.
        """
        async with asyncio.timeout(within):
            while await self._stirs(ms / 1000):
                pass

    async def _stirs(self, seconds: float) -> bool:
        """Waits for the next thing to happen, but only `seconds` when nothing is left to do."""
        self.world.stirred.clear()
        busy = self.updates.pending or self._serving
        try:
            await asyncio.wait_for(self.world.stirred.wait(), None if busy else seconds)
        except TimeoutError:
            return False
        return True

    # --- people and channels

    def user(self, id: int, language: str = "ar", first_name: str = "Amal", username: str = "") -> Person:
        """The person of this id; the bot cannot write to her before she writes or starts."""
        if id not in self._people:
            info = self.world.users[id] = made.person(id, first_name, language, username)
            self._people[id] = Person(self.world, self.updates, info)
        return self._people[id]

    def channel(self, id: int, title: str = "Channel", username: str = "", kind: str = "channel") -> Channel:
        """The channel of this id, with the bot as its administrator."""
        if id not in self._channels:
            name = {"username": username} if username else {}
            rights = {"can_post_messages": True, "can_edit_messages": True, "can_delete_messages": True}
            info = {"id": id, "type": kind, "title": title, **name}
            granted = dict.fromkeys(ADMIN_RIGHTS, False) | rights
            self._channels[id] = Channel(self.world, self.updates, info, granted)
        return self._channels[id]

    def called(self, method: str) -> list[Json]:
        """The parameters of all calls of one method, oldest first."""
        return [call.params for call in self.calls if call.method == method]

    # --- HTTP

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/bot"):
            token, _, method = path[4:].partition("/")
            return await self._called(request, token, method)
        if path.startswith("/file/bot"):
            return self._download(path[9:])
        if path.startswith("/_fake/"):
            return await self._driven(request, path[7:])
        return _failure(ApiError(404, "Not Found"))

    async def _called(self, request: web.BaseRequest, token: str, method: str) -> web.StreamResponse:
        if token != self.token:
            return _failure(ApiError(401, "Unauthorized"))
        name = self._methods.get(method.lower(), (method,))[0]
        verdict = self.faults.verdict(name)
        with self._busy(name):
            try:
                response = await self._perform(await _read(request, name), verdict)
            except web.HTTPRequestEntityTooLarge:
                return _failure(ApiError(413, "Request Entity Too Large"))
            except ValueError:
                return _failure(ApiError(400, "Bad Request: can't parse request"))
            if self.faults.delay_ms:
                await asyncio.sleep(self.faults.delay_ms / 1000)
        if verdict == "lost":
            return await self._vanish(request)
        return _failure(ApiError(502, "Bad Gateway")) if verdict == "doubt" else response

    @contextlib.contextmanager
    def _busy(self, method: str) -> Iterator[None]:
        """While it lasts nothing is quiet; polls do not count, they are always there."""
        weight = 0 if method == "getUpdates" else 1
        self._serving += weight
        try:
            yield
        finally:
            self._serving -= weight
            if weight:
                self.world.stirred.set()

    async def _perform(self, call: Call, verdict: Verdict = "") -> web.Response:
        """Runs a call and logs it; getUpdates is only counted, for it is called all the time."""
        world, call.time = self.world, self.world.now()
        world.counts[call.method] += 1
        if call.method != "getUpdates":
            self.calls.append(call)
        try:
            response = _reply(200, {"ok": True, "result": await self._result(call, verdict)})
        except ApiError as error:
            response = _failure(error)
        call.code = 502 if verdict == "doubt" else response.status
        call.files = {}  # the world keeps the bytes it needs
        return response

    async def _result(self, call: Call, verdict: Verdict) -> Any:
        if verdict == "busy":
            raise too_many(self.faults.retry_after)
        if verdict == "broken":
            raise ApiError(502, "Bad Gateway")
        found = self._methods.get(call.method.lower())
        if found is None:
            raise ApiError(404, "Not Found: method not found")
        result = found[1](self.world, call)
        return await result if isawaitable(result) else result

    async def _vanish(self, request: web.BaseRequest) -> web.StreamResponse:
        """No answer: the connection is held until the caller gives up, then dropped."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), self.faults.hang_s)
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _download(self, rest: str) -> web.Response:
        token, _, path = rest.partition("/")
        file_id = self.world.paths.get(path)
        if token != self.token or file_id is None:
            return _failure(ApiError(404, "Not Found"))
        return web.Response(body=self.world.bytes_of(file_id), content_type="application/octet-stream")

    async def _driven(self, request: web.BaseRequest, what: str) -> web.Response:
        """The driver's side, for another process."""
        world, query = self.world, request.query
        given: Any = await request.json() if request.method == "POST" else {}
        if what == "push":
            return _reply(200, {"ids": [self.updates.push(update) for update in given]})
        if what == "calls":
            calls = [call.logged() for call in self.calls[int(query.get("since", 0)) :]]
            return _reply(200, {"calls": calls, "next": len(self.calls)})
        if what == "counters":
            under_way = {"pending": len(self.updates.pending), "serving": self._serving}
            return _reply(200, under_way | {"counts": world.counts})
        if what == "messages":
            chat = world.chats.get(int(query["chat"]))
            kept = chat.messages.values() if chat else ()
            return _reply(200, [{"own": k.own, "gone": k.gone, "message": k.message} for k in kept])
        if what == "faults":
            self.rates.on = given.pop("rates", self.rates.on)
            self.rates.times = given.pop("times", self.rates.times)
            world.strangers = given.pop("strangers", world.strangers)
            self.faults.set(**given)
        elif what == "webhook":
            await self.updates.set_webhook(Call("setWebhook", given))
        elif what == "quiet":
            try:
                await self.quiet(float(query.get("ms", 50)), float(query.get("within", 10)))
            except TimeoutError:
                return _reply(504, {"ok": False})
        else:
            return _failure(ApiError(404, "Not Found"))
        return _reply(200, {"ok": True})


async def _read(request: web.BaseRequest, method: str) -> Call:
    """The call in a request: query, then form, multipart or JSON."""
    params: Json = dict(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        files = {}
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                files[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                params[name] = value
        return Call(method, params, files)
    if request.can_read_body:
        body = await request.read()
        if kind == "application/json":
            params |= json.loads(body or b"{}")
        else:
            form = body.decode().replace("#", "%23")
            params |= URL("?" + form, encoded=True).query  # ten times faster on Arabic than urllib's
    return Call(method, params)


def _reply(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    data = json.dumps(body).encode()
    return web.Response(body=data, status=status, content_type="application/json", headers=headers)


def _failure(error: ApiError) -> web.Response:
    body: Json = {"ok": False, "error_code": error.code, "description": error.text}
    headers = None
    if error.parameters:
        body["parameters"] = error.parameters
    if "retry_after" in error.parameters:
        headers = {"Retry-After": str(error.parameters["retry_after"])}
    return _reply(error.code, body, headers)


if __name__ == "__main__":
    from tests.fakes.telegram_process import main

    main()
