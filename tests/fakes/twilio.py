"""A stateful fake of Twilio's Messaging and Content APIs and of its webhooks, over real HTTP on loopback, for tests.

In process: `fake = FakeTwilio(); await fake.start(); fake.webhook(url)`, then act as
`fake.person("+962791234567")` and look at what she sees. Everything asked of it is held against Twilio's API
description: what is not valid is refused as Twilio does and kept in `fake.invalid`.
From another process: see tests.fakes.twilio_process.
"""

import asyncio
import base64
import contextlib
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes import twilio_contents as contents
from tests.fakes import twilio_messages as messages
from tests.fakes.twilio_hooks import Hooks
from tests.fakes.twilio_limits import Verdict
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_schema import Json, Operation, faults, operation
from tests.fakes.twilio_world import STATEFUL, ApiError, Call, Content, Invalid, Shows, World

Method = Callable[[World, Call], tuple[int, Json]]
_METHODS: dict[str, Method] = {
    "accounts.fetch": messages.account, "messages.create": messages.create, "messages.list": messages.listed,
    "messages.fetch": messages.fetch, "messages.update": messages.update, "messages.delete": messages.delete,
    "media.list": messages.files, "media.fetch": messages.file, "media.delete": messages.drop,
    "contents.create": contents.create, "contents.list": contents.listed, "contents.fetch": contents.fetch,
    "contents.delete": contents.delete, "approvals.create": contents.submit, "approvals.fetch": contents.approval,
    "approvals.list": contents.approvals, "typing.create": messages.typing,
}  # fmt: skip
_TYPES = {"form": "application/x-www-form-urlencoded", "json": "application/json"}


class _Switch:
    """A switch of the world, at hand."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, fake: "FakeTwilio", owner: type) -> bool:
        return bool(getattr(fake.world, self._name))

    def __set__(self, fake: "FakeTwilio", on: bool) -> None:
        setattr(fake.world, self._name, on)


class FakeTwilio:
    """One account. `clock` gives seconds since the epoch; `fake.clock.advance(seconds)` moves it on."""

    approves_itself = _Switch()  # templates without a fault are approved when next looked at
    sandbox = _Switch()  # people must have said "join …" in the last three days: else 63015
    strangers = _Switch()  # numbers of nobody's have WhatsApp: else 63024

    def __init__(
        self,
        account: str = "AC" + "0123456789abcdef" * 2,
        token: str = "fake-auth-token",
        sender: str = "whatsapp:+14155550100",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.account, self.token, self.sender, self.url = account, token, sender, ""
        self.world = World(account, sender, clock)
        self.hooks = Hooks(self.world, token)
        self.clock, self.faults, self.rates = self.world.clock, self.world.faults, self.world.rates
        self.calls, self.invalid, self.posted = self.world.calls, self.world.invalid, self.hooks.posted
        self.outside: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]] | None = (
            None  # answers at /_fake/
        )
        self._people: dict[int, Person] = {}
        self._serving = 0
        self._stopping = asyncio.Event()
        self._runner: web.ServerRunner | None = None

    # --- life

    async def start(self, port: int = 0) -> str:
        """Listens on loopback (port 0: any free one) and returns `url`. State survives stop and start."""
        self._stopping.clear()
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = self.hooks.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self.url

    async def stop(self) -> None:
        """Stops listening, bringing and posting; what was under way is lost."""
        self._stopping.set()
        await self.hooks.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def quiet(self, ms: float = 50.0, within: float = 10.0) -> None:
        """Returns once nothing is under way and for `ms` no call came in.

        Raises `TimeoutError` after `within` real seconds.
        """
        async with asyncio.timeout(within):
            while await self._stirs(ms / 1000):
                pass

    async def _stirs(self, seconds: float) -> bool:
        self.world.stirred.clear()
        busy = self.hooks.busy or self._serving
        try:
            await asyncio.wait_for(self.world.stirred.wait(), None if busy else seconds)
        except TimeoutError:
            return False
        return True

    # --- what a test decides

    def webhook(self, url: str, fallback: str = "") -> None:
        """Where messages of people are posted, and where once more when that fails."""
        self.hooks.url, self.hooks.fallback = url, fallback

    def resolves(self, public: str, real: str) -> None:
        """Addresses that start with `public` are signed as they are, and asked for at `real`."""
        self.hooks.resolves[public] = real

    def person(self, phone: str = "", bsuid: str = "", shows: Shows = "both", name: str = "أمل") -> Person:
        """The person of this phone or business-scoped id; she has one of each unless she shows her id alone."""
        if not phone and not bsuid:
            raise ValueError("a phone or a business-scoped id")
        someone = self.world.meet(phone or bsuid)
        if id(someone) not in self._people:
            someone.phone, someone.bsuid = phone or someone.phone, bsuid or someone.bsuid
            someone.shows, someone.name, someone.on_whatsapp = shows if phone else "bsuid", name, True
            self._people[id(someone)] = Person(self.world, self.hooks, someone)
        return self._people[id(someone)]

    def approve(self, name: str, category: str = "") -> None:
        """Meta approves the templates of this name (or with it as a part: knock, in mahalli_knock_ar_1), in another
        category if it likes. `LookupError`: there is none."""
        for one in self._named(name):
            one.status, one.reason, one.category = "approved", "", category or one.category

    def reject(self, name: str, reason: str) -> None:
        """Meta rejects the templates of this name; it cannot be used again."""
        for one in self._named(name):
            contents.reject(self.world, one, reason)

    def pause(self, name: str) -> None:
        """Meta pauses the templates of this name: 63041."""
        for one in self._named(name):
            one.status = "paused"

    def _named(self, name: str) -> list[Content]:
        every = self.world.contents.values()
        found = [one for one in every if name in (one.approval, one.name) or f"_{name}_" in one.approval]
        if not found:
            raise LookupError(f"no template {name!r}")
        return found

    def called(self, operation: str) -> list[Json]:
        """The parameters of all calls of an operation (of twilio_schema), oldest first."""
        return [call.params for call in self.calls if call.operation == operation]

    # --- HTTP

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith("/_cdn/"):
            return self._download(request.path)
        if request.path.startswith("/_fake/") and self.outside:
            return await self.outside(request)
        with self._busy():
            return await self._asked(request)

    async def _asked(self, request: web.BaseRequest) -> web.StreamResponse:
        asked, ids, there = operation(request.method, request.path)
        call = Call(asked.name if asked else f"{request.method} {request.path}", ids, {}, self.clock())
        self.calls.append(call)
        verdict: Verdict = self.faults.verdict(call.operation)
        try:
            if self.faults.delay_ms:
                await asyncio.sleep(self.faults.delay_ms / 1000)
            self._lets(request)
            if asked is None:
                raise (
                    ApiError(405, 20004, "Method not allowed") if there else ApiError(404, 20404, "Not found")
                )
            call.params = await _read(request, asked)
            if ids.get("account", self.account) != self.account:
                raise ApiError(404, 20404, "The requested resource was not found")
            response = await self._served(call, verdict)
        except ApiError as error:
            response = self._refused(call, error)
        if verdict in ("cut", "lost"):
            return await self._vanish(request, call, self.faults.hang_s if verdict == "lost" else 0)
        call.status = 502 if verdict == "doubt" else response.status
        return web.Response(status=502, text="Bad Gateway") if verdict == "doubt" else response

    def _lets(self, request: web.BaseRequest) -> None:
        wanted = base64.b64encode(f"{self.account}:{self.token}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {wanted}":
            raise ApiError(401, 20003, "Authenticate")

    async def _served(self, call: Call, verdict: Verdict) -> web.Response:
        if verdict == "cut":
            return web.Response()
        if verdict == "broken":
            raise ApiError(503, 20503, "Service unavailable")
        if verdict == "busy" or self.rates.hurried(self.clock()):
            raise ApiError(429, 20429, "Too Many Requests")
        if call.operation == "media.download":
            return web.Response(
                status=302, headers={"Location": self.url + messages.found(self.world, call).path}
            )
        status, body = _METHODS[call.operation](self.world, call)
        if call.operation == "messages.create":
            await self._begun(body["sid"])
        return web.Response(status=204) if status == 204 else _reply(status, body)

    async def _begun(self, sid: str) -> None:
        """The message goes its way; sometimes its reports are faster than our answer."""
        way = self.hooks.begin(self.hooks.bring(self.world.messages[sid]))
        if self.faults.chance(self.faults.early):
            await asyncio.wait({way})

    def _refused(self, call: Call, error: ApiError) -> web.Response:
        call.code = error.code
        # a missing thing is nobody's fault, a missing path is
        if error.code not in STATEFUL or call.operation not in _METHODS | {"media.download": None}:
            self.invalid.append(Invalid(call.operation, error.code, error.text))
        headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if error.status == 401 else None
        return _reply(error.status, error.body, headers)

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        self._serving += 1
        try:
            yield
        finally:
            self._serving -= 1
            self.world.stirred.set()

    async def _vanish(self, request: web.BaseRequest, call: Call, seconds: float) -> web.StreamResponse:
        """No answer: the connection is held for a while, then dropped."""
        call.status = -1
        if seconds:
            self._serving -= 1  # nobody need wait for this
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)
            self._serving += 1
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _download(self, path: str) -> web.Response:
        """A file, to whoever knows its address."""
        files = [one for message in self.world.messages.values() for one in message.files if one.path == path]
        if not files:
            return web.Response(status=404)
        files[0].downloads += 1
        return web.Response(body=files[0].data, headers={"Content-Type": files[0].mime})


async def _read(request: web.BaseRequest, asked: Operation) -> Json:
    """What was given, checked against the description. Raises `ApiError`."""
    data = await request.read()
    given = list(request.query.items())
    if asked.body and request.content_type != _TYPES[asked.body]:
        raise ApiError(415, 20415, f"Unsupported media type: {request.content_type}")
    if asked.body == "json":
        try:
            body = json.loads(data)
        except ValueError:
            body = None
        if given or not isinstance(body, dict):
            raise contents.bad("the body must be a JSON object")
        return body
    if asked.body == "form":
        if given:
            raise ApiError(400, 20001, "Parameters belong into the body")
        given = parse_qsl(data.decode(), keep_blank_values=True)
    if said := faults(asked, given):
        raise ApiError(400, 20001, said)
    params: Json = {}
    for name, value in given:
        params[name] = [*params.get(name, []), value] if name in asked.several else value
    return params


def _reply(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    data = json.dumps(body).encode()
    return web.Response(body=data, status=status, content_type="application/json", headers=headers)


if __name__ == "__main__":
    from tests.fakes.twilio_process import main

    main()
