"""Updates on their way to the bot: kept until confirmed by getUpdates or taken by a webhook."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

import aiohttp

from tests.fakes.telegram_objects import ApiError, Json, bad
from tests.fakes.telegram_world import Call, Tap, World

Lane = tuple[str, int]
_KEPT_SECONDS = {"callback_query": 150.0, "inline_query": 30.0}  # the rest a day; BAS Client.cpp, add_update
_ONLY_IF_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
_NOT_IN_AN_ANSWER = ("get", "setwebhook", "deletewebhook", "close", "logout")
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_TIMEOUT = aiohttp.ClientTimeout(total=60)


@dataclass(slots=True, eq=False)
class Pending:
    """An update nobody has taken yet; `again` says that it is to be taken once more after that."""

    update: Json
    lane: Lane
    expires: float
    again: bool


def kind_of(update: Json) -> str:
    """`message`, `callback_query`…: the one key beside `update_id`."""
    return next(name for name in update if name != "update_id")


def lane_of(kind: str, body: Json) -> Lane:
    """The queue an update waits in; queues overtake each other, within one there is order."""
    if kind == "callback_query":
        return "taps", int(body["from"]["id"])
    name = "standing" if kind.endswith("chat_member") else "chat"
    whose: Json = body.get("chat") or body.get("from") or {}
    return name, int(whose.get("id", 0))


class Updates:
    """The queue of one bot. `perform` runs a call found in a webhook's answer."""

    def __init__(self, world: World, perform: Callable[[Call], Awaitable[Any]]) -> None:
        self.world, self.perform = world, perform
        self.url = ""
        self.backoff = 0.02  # seconds after the second failure in a row, then doubled; the real one: 2
        self.longest_pause = 1.0  # the real one: 60-120
        self.pending: dict[int, Pending] = {}
        self._secret, self._allowed, self._connections = "", list[str](), 40
        self._last_id = 500_000_000
        self._lanes: dict[Lane, deque[Pending]] = {}
        self._runners: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._poller: asyncio.Future[str] | None = None
        self._error: Json = {}

    def push(self, update: Json) -> int:
        """Takes in an update, with or without an id, and sees to its delivery. Returns the id."""
        self._last_id = max(self._last_id + 1, update.get("update_id", 0))
        number = int(update.setdefault("update_id", self._last_id))
        kind = kind_of(update)
        body = update[kind]
        self._remember(kind, body)
        if not (kind in self._allowed if self._allowed else kind not in _ONLY_IF_ASKED):
            return number
        expires = self.world.now() + _KEPT_SECONDS.get(kind, 86_400.0)
        one = Pending(update, lane_of(kind, body), expires, self.world.faults.again())
        self.pending[number] = one
        self.world.stirred.set()
        if self.url:
            self._line_up(one)
        elif self._poller and not self._poller.done():
            self._poller.set_result("news")
        return number

    def _remember(self, kind: str, body: Json) -> None:
        """So that updates made elsewhere can be answered: their chats, messages and taps exist."""
        if user := body.get("from"):
            self.world.users.setdefault(user["id"], user)
        message = body.get("message") if kind == "callback_query" else body
        if message and message.get("date") and "message_id" in message:
            self.world.remember(message)
        if kind == "callback_query":
            self.world.taps.setdefault(body["id"], Tap(body["id"], body["from"]["id"], self.world.now()))

    # --- polling

    async def poll(self, call: Call) -> list[Json]:
        """getUpdates: an offset confirms what is below it; waits up to `timeout` seconds for news."""
        if self.url:
            raise _conflict(_WEBHOOK_ACTIVE)
        self._dismiss(_OTHER_POLLER)
        if "allowed_updates" in call.params:
            self._allowed = call.parsed("allowed_updates") or []
        limit = min(max(call.number("limit", 100), 1), 100)
        batch = self._confirm(call.number("offset")) or self._fresh(limit)
        if not batch:
            await self._news(min(call.number("timeout"), 50))
            batch = self._fresh(limit)
        return batch

    async def _news(self, seconds: int) -> None:
        me = self._poller = asyncio.get_running_loop().create_future()
        await asyncio.wait({me}, timeout=seconds)
        if me.done() and me.result() != "news":
            raise _conflict(me.result())

    def _dismiss(self, why: str) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(why)

    def _fresh(self, limit: int) -> list[Json]:
        batch: list[Json] = []
        for one in list(islice(self.pending.values(), limit)):
            if one.expires <= self.world.now():
                self._drop(one)
            else:
                batch.append(one.update)
        return batch

    def _confirm(self, offset: int) -> list[Json]:
        """Forgets what is below `offset`; returns the few that a fault delivers a second time."""
        if offset < 0:
            below = list(self.pending.values())[:offset]
        else:
            below = list(takewhile(lambda one: one.update["update_id"] < offset, self.pending.values()))
        repeated = []
        for one in below:
            if one.again:
                one.again = False
                repeated.append(one.update)
            else:
                self._drop(one)
        return repeated

    def _drop(self, one: Pending) -> None:
        self.pending.pop(one.update["update_id"], None)
        self.world.stirred.set()

    # --- webhook

    async def set_webhook(self, call: Call) -> bool:
        """Delivers to `url` from now on, what is pending too; an empty url is deleteWebhook."""
        url, secret = call.text("url"), call.text("secret_token")
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch("[A-Za-z0-9_-]{0,256}", secret):
            raise bad("secret token contains unallowed characters")
        if "allowed_updates" in call.params:
            self._allowed = call.parsed("allowed_updates") or []
        await self.stop("terminated by setWebhook request")
        if call.flag("drop_pending_updates"):
            self.pending.clear()
        self.url, self._secret, self._error = url, secret, {}
        self._connections = min(max(call.number("max_connections", 40), 1), 100)
        self.resume()
        return True

    async def delete_webhook(self, call: Call) -> bool:
        """Back to polling; what is pending stays unless told otherwise."""
        kept = {"drop_pending_updates": call.params.get("drop_pending_updates")}
        return await self.set_webhook(Call("setWebhook", {"url": ""} | kept))

    async def webhook_info(self, call: Call) -> Json:
        """A WebhookInfo."""
        info = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self.pending)}
        allowed = {"allowed_updates": self._allowed} if self._allowed else {}
        return info | allowed | ({"max_connections": self._connections, **self._error} if self.url else {})

    def resume(self) -> None:
        """Starts delivering again what is pending."""
        for one in self.pending.values() if self.url else ():
            self._line_up(one)

    async def stop(self, why: str = "terminated by server shutdown") -> None:
        """Ends polls and deliveries under way; what was not taken stays pending."""
        self._dismiss(why)
        for task in list(self._runners):
            task.cancel()
        await asyncio.gather(*self._runners, return_exceptions=True)
        self._lanes.clear()
        if self._session:
            await self._session.close()
            self._session = None

    def _line_up(self, one: Pending) -> None:
        waiting = self._lanes.get(one.lane)
        if waiting is not None:
            waiting.append(one)
            return
        self._lanes[one.lane] = deque([one])
        task = asyncio.get_running_loop().create_task(self._run(one.lane))
        self._runners.add(task)
        task.add_done_callback(self._runners.discard)

    async def _run(self, lane: Lane) -> None:
        """Delivers one queue, one at a time: a failing update blocks those behind it."""
        waiting, failures = self._lanes[lane], 0
        while waiting:
            one = waiting[0]
            if one.expires <= self.world.now():
                self._drop(waiting.popleft())
                continue
            wait = await self._deliver(one)
            if wait is not None:
                failures += 1
                pause = self.backoff * 2 ** (failures - 2) if failures > 1 else 0.0
                await asyncio.sleep(max(wait, min(pause, self.longest_pause)))
                continue
            failures = 0
            if one.again:
                one.again = False
                self.world.counts["repeated"] += 1
            else:
                self._drop(waiting.popleft())
        del self._lanes[lane]

    async def _deliver(self, one: Pending) -> float | None:
        """None when the bot took it, else the least seconds to wait, as its Retry-After asks."""
        self.world.counts["pushed"] += 1
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector, timeout=_WEBHOOK_TIMEOUT, cookie_jar=aiohttp.DummyCookieJar()
            )
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        body = json.dumps(one.update).encode()
        try:
            async with self._session.post(
                self.url, data=body, headers=headers, allow_redirects=False
            ) as answer:
                said = await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            timed_out = isinstance(error, TimeoutError)
            self._failed("Read timeout expired" if timed_out else "Connection failed")
            return 0.0
        if 200 <= answer.status < 300:
            await self._perform(said)
            return None
        self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        asked = answer.headers.get("Retry-After", "")
        return min(float(asked), 3600.0) if asked.isdigit() else 0.0

    def _failed(self, why: str) -> None:
        self.world.counts["push failures"] += 1
        self._error = {"last_error_date": int(self.world.now()), "last_error_message": why}

    async def _perform(self, said: bytes) -> None:
        """A JSON object with `method` in the webhook's answer is a call whose result nobody sees."""
        params = None
        if b'"method"' in said:
            with suppress(ValueError):
                params = json.loads(said)
        if isinstance(params, dict) and not str(params["method"]).lower().startswith(_NOT_IN_AN_ANSWER):
            await self.perform(Call(str(params.pop("method")), params))


def _conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")
