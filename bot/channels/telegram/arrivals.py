"""Updates on their way in: polled, or posted to us, and confirmed only once they are committed."""

import asyncio
import hmac
import json
import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, TelegramError

from bot.channels import Receive
from bot.channels.telegram import updates
from bot.channels.telegram.pace import Sleep
from bot.channels.telegram.standing import Membership, membership
from bot.channels.telegram.updates import ALLOWED, Update
from bot.channels.telegram.wire import Wire
from bot.talk.messages import Message

_LOG = logging.getLogger("mahalli.telegram")
_MOST = 100  # most updates a call; Telegram's own limit
_LONGEST = 30.0  # seconds between two tries
_GRACE = 10.0  # seconds an answer may be late

Arrival = tuple[Update, Message | None]
Placed = Callable[[Membership], Awaitable[None]]  # returns once it is committed


class Arrivals:
    """The two doors through which updates come, and the ticks that pressed buttons wait for."""

    def __init__(self, wire: Wire, secret: str, sleep: Sleep, placed: Placed | None = None) -> None:
        self._wire, self._secret, self._sleep, self._placed = wire, secret, sleep, placed
        self._ticks: set[asyncio.Task[None]] = set()
        self._rivalled = False

    async def register(self, public_url: str, secret: str) -> None:
        """Has updates posted to `public_url` with the secret. Raises `TelegramError`."""
        self._secret = secret
        wanted = {
            "url": public_url,
            "secret_token": secret,
            "allowed_updates": ALLOWED,
            "max_connections": 100,
        }
        await self._wire.call("setWebhook", wanted)

    async def webhook(self, body: bytes, secret: str, receive: Receive) -> tuple[int, bytes]:
        """The status and body to answer a posted update with: 200 only when it is committed or not for us."""
        if not self._secret or not hmac.compare_digest(secret.encode(), self._secret.encode()):
            return HTTPStatus.FORBIDDEN, b""
        update = updates.read(body)
        if update is None:
            return _unread(body), b""
        took = await self._took(update, updates.parse(update), receive)
        return (HTTPStatus.OK if took else HTTPStatus.SERVICE_UNAVAILABLE), b""

    async def poll(self, receive: Receive, hold: int) -> None:
        """Asks for updates until cancelled. The offset moves when the whole batch is committed; whatever is
        not comes again, after a crash too."""
        await self._drop_webhook()
        asked: dict[str, Any] = {"timeout": hold, "limit": _MOST, "allowed_updates": ALLOWED}
        offset = 0
        while True:
            batch = _numbered(await self._insist("getUpdates", asked | {"offset": offset}, hold + _GRACE))
            await self._take_all([update for raw in batch if (update := _read(raw))], receive)
            offset = max([offset, *(raw["update_id"] + 1 for raw in batch)])

    async def drain(self) -> None:
        """Waits for the ticks still under way."""
        await asyncio.gather(*self._ticks)

    async def _take_all(self, batch: Sequence[Update], receive: Receive) -> None:
        """Different people at once, each person's updates in order."""
        lines: defaultdict[str, list[Arrival]] = defaultdict(list)
        for update in batch:
            message = updates.parse(update)
            lines[message.sender if message else ""].append((update, message))
        async with asyncio.TaskGroup() as people:
            for line in lines.values():
                people.create_task(self._take_line(line, receive))

    async def _take_line(self, line: Sequence[Arrival], receive: Receive) -> None:
        for update, message in line:
            failures = 0
            while not await self._took(update, message, receive):
                # The engine parks what it cannot handle, so this is the database: wait for it.
                failures += 1
                await self._sleep(_pause(failures))

    async def _took(self, update: Update, message: Message | None, receive: Receive) -> bool:
        """Whether the message is committed; if it is, the button it came from is acknowledged."""
        try:
            if message:
                await receive(message)
            elif self._placed and (placed := membership(update)):
                await self._placed(placed)
        except Exception as error:  # noqa: BLE001 - whatever it is, the update must come again
            # Only the kind of error: its text may hold what a person wrote.
            _LOG.error("update %d was not taken (%s); it comes again", update.update_id, type(error).__name__)
            return False
        if query := updates.callback(update):
            tick = asyncio.create_task(self._tick(query))
            self._ticks.add(tick)
            tick.add_done_callback(self._ticks.discard)
        return True

    async def _tick(self, query: str) -> None:
        """Takes the spinner off a button. Nothing is lost when it is too late for that."""
        try:
            await self._wire.call("answerCallbackQuery", {"callback_query_id": query})
        except TelegramError as error:
            _LOG.debug("a button was not acknowledged: %s", type(error).__name__)

    async def _insist(self, method: str, params: dict[str, Any], patience: float = _GRACE) -> Any:
        """The result of a call that is tried until it succeeds."""
        failures = 0
        while True:
            try:
                return await self._wire.call(method, params, patience=patience)
            except TelegramError as error:
                self._say(error, first=not failures)
                failures += 1
                if isinstance(error, Conflict):
                    await self._drop_webhook()
                await self._sleep(max(_pause(failures), getattr(error, "after", 0.0)))

    async def _drop_webhook(self) -> None:
        """A webhook of before would keep the updates from us. Tried again whenever Telegram speaks of one."""
        try:
            await self._wire.call("deleteWebhook", {"drop_pending_updates": False})
        except TelegramError as error:
            _LOG.debug("the webhook was not dropped: %s", type(error).__name__)

    def _say(self, error: TelegramError, first: bool) -> None:
        """Each trouble is said when it begins; a rival poller, who makes it begin anew every time, once."""
        if isinstance(error, Conflict):
            if not self._rivalled:
                _LOG.error(
                    "another process takes this bot's updates (polling or webhook): waiting until it stops"
                )
            self._rivalled = True
        elif first:
            _LOG.warning("Telegram gives no updates just now (%s); trying on", type(error).__name__)


def _pause(failures: int) -> float:
    """Seconds before the next try: doubling up to half a minute, spread so that processes do not march."""
    return min(_LONGEST, 0.5 * 2.0 ** min(failures, 10)) * random.uniform(0.5, 1.0)


def _numbered(raw: Any) -> list[dict[str, Any]]:
    """The updates of an answer that have a number at all."""
    listed = raw if isinstance(raw, list) else []
    return [update for update in listed if isinstance(update, dict) and type(update.get("update_id")) is int]


def _read(raw: dict[str, Any]) -> Update | None:
    update = updates.read(raw)
    if update is None:
        _pass_over(raw["update_id"])
    return update


def _unread(body: bytes) -> int:
    """400 for what is no update at all. One of an unknown shape is passed over with a 200: Telegram would
    offer it for a day and hold back everything of that person behind it."""
    try:
        known = _numbered([json.loads(body)])
    except ValueError:
        known = []
    for update in known:
        _pass_over(update["update_id"])
    return HTTPStatus.OK if known else HTTPStatus.BAD_REQUEST


def _pass_over(number: int) -> None:
    _LOG.warning("update %d has a shape we do not know and is passed over", number)
