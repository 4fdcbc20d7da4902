"""Telegram as a channel: deliveries out, updates in, and what the operator asks about both."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels import Posted, Receive
from bot.channels.shared import Shared
from bot.channels.telegram.arrivals import Arrivals, Placed
from bot.channels.telegram.faults import Flood, Troubled, fault, said, words
from bot.channels.telegram.pace import Clock, Pace, Sleep
from bot.channels.telegram.render import REMOVE, Call, as_document, render, ways_down
from bot.channels.telegram.standing import Membership, lacking, membership
from bot.channels.telegram.updates import Member, parse
from bot.channels.telegram.uploads import Uploads, Where
from bot.channels.telegram.wire import Wire
from bot.errors import BadMedia, InDoubt, TryLater, Unsendable, UseError
from bot.talk.messages import TELEGRAM, Media, Outgoing

__all__ = ["Membership", "Telegram", "membership", "parse"]

_LOG = logging.getLogger("mahalli.telegram")
_HALF_DONE = 256  # deliveries remembered that broke off between two calls
_KEYBOARDS = 4096  # chats remembered in which a "share" key may lie
# Refusals that say the work is done already.
_SETTLED = ("message is not modified", "message to delete not found")
# Refusals after which the next way of taking a post down is tried.
_OTHERWISE = ("message can't be deleted", "no text in the message", "no caption in the message")
_NO_VOICE = "voice_messages_forbidden"  # her settings let only her contacts send voice notes
_UNKNOWN_FILE = ("wrong file identifier", "wrong remote file identifier")


class Telegram:
    """A bot on Telegram. Make one a process; close it at the end."""

    name = "telegram"
    limits = TELEGRAM

    def __init__(
        self,
        token: str,
        api_url: str = "https://api.telegram.org",
        *,
        files: Where,
        pace: float = 1.0,
        shared: Shared | None = None,
        secret: str = "",
        placed: Placed | None = None,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`files` gives the file of a medium by our name; `secret` is what the webhook expects; `pace` times
        Telegram's limits are kept to (0: none); `shared` is the budget of several processes."""
        self._wire = Wire(token, api_url)
        self._pace = Pace(pace, clock, sleep, shared)
        self._uploads = Uploads(files)
        self._arrivals = Arrivals(self._wire, secret, sleep, placed)
        self._half_done: OrderedDict[Outgoing, list[Call]] = OrderedDict()
        self._keyboards: set[str] = set()

    async def deliver(self, outgoing: Outgoing) -> str:
        """Deliver one reply, post, edit or removal; returns the ids of its messages, as text
        with commas between.

        Waits for its turn (see pace). A reply of several calls that broke off goes on, when it is delivered
        again, at the call that failed. Raises a `SendError`.
        """
        try:
            if outgoing.deed == "unpost":
                return await self._take_down(outgoing)
            return await self._carry_out(outgoing)
        except Flood as flood:
            wide = await self._pace.refused(outgoing.chat, flood.after, outgoing.bulk)
            raise TryLater("Telegram asks to wait", flood.after, wide) from None
        except Troubled:
            if outgoing.deed == "post" or outgoing.bulk:  # a reply may double, these may not
                raise InDoubt("Telegram failed in the middle of it") from None
            raise TryLater("Telegram answered with an error of its own") from None
        except TelegramError as error:
            raise fault(error, private=not outgoing.chat.startswith(("-", "@"))) from None

    async def fetch(self, media: Media) -> bytes:
        """The bytes behind `media.source`, at most 20 MB. Raises `BadMedia` or `TryLater`."""
        most = TELEGRAM.download
        if media.size > most:
            raise BadMedia("too-big")
        try:
            file = await self._wire.call("getFile", {"file_id": media.source})
        except BadRequest as error:
            if said(error, "temporarily unavailable"):
                raise TryLater("Telegram has not got the file ready") from None
            raise BadMedia("too-big" if said(error, "file is too big") else "gone") from None
        except Flood as flood:
            raise TryLater("Telegram asks to wait", flood.after) from None
        except TelegramError:
            raise TryLater("Telegram could not be asked for a file") from None
        if int(file.get("file_size") or 0) > most:
            raise BadMedia("too-big")
        return await self._wire.download(file.get("file_path") or "", most)

    async def start(self) -> str:
        """The bot's username, or an empty string while Telegram cannot be reached.

        Raises `UseError` when Telegram refuses the token.
        """
        try:
            me = await self._wire.call("getMe", {})
        except InvalidToken:
            raise UseError(
                "Telegram refuses MAHALLI_TELEGRAM_TOKEN: copy it again from @BotFather."
            ) from None
        except TelegramError as error:
            _LOG.warning("Telegram cannot be reached at the start (%s)", type(error).__name__)
            return ""
        return str(me.get("username") or "")

    async def poll(self, receive: Receive, hold: int = 25) -> None:
        """Hands over updates until cancelled; each is confirmed to Telegram after `receive` returned.

        `hold` is how many seconds Telegram may hold an empty answer.
        """
        await self._arrivals.poll(receive, hold)

    async def webhook(self, posted: Posted, receive: Receive) -> tuple[int, bytes]:
        """Status and body of the answer to a posted update. 200 committed, 403 wrong secret, 400 junk, 503 try again."""
        secret = posted.headers.get("x-telegram-bot-api-secret-token", "")
        return await self._arrivals.webhook(posted.body, secret, receive)

    async def register(self, public_url: str, secret: str) -> None:
        """Has Telegram post updates to this address. Raises `UseError` for an address it refuses, else a
        `SendError`."""
        try:
            await self._arrivals.register(public_url, secret)
        except BadRequest as error:
            raise UseError(
                f"Telegram refuses the webhook under MAHALLI_PUBLIC_URL: {words(error)}."
            ) from None
        except TelegramError as error:
            raise fault(error, private=False) from None

    async def set_commands(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Sets the command list by language (two letters), as pairs of name and description; the first
        language is also everybody else's. Raises a `SendError`."""
        for n, (language, pairs) in enumerate(menu.items()):
            commands = [{"command": name, "description": description} for name, description in pairs]
            if n == 0:
                await self._ask("setMyCommands", commands=commands)
            await self._ask("setMyCommands", commands=commands, language_code=language)

    async def check(self, channel: str = "") -> dict[str, Any]:
        """What the doctor wants to know: `username`, `webhook` (its host, or ""), `pending` updates,
        `last_error` of the webhook; with a channel also its `chat` (id), `title`, `name` (public, or ""), `can_post`,
        `lacks` (see updates.lacking) and `members`.

        Raises a `SendError`, for a channel we cannot see `ChannelLost`.
        """
        me, hook = await self._ask("getMe"), await self._ask("getWebhookInfo")
        found: dict[str, Any] = {
            "username": me.get("username", ""),
            "webhook": urlsplit(hook.get("url", "")).netloc,
            "pending": hook.get("pending_update_count", 0),
            "last_error": hook.get("last_error_message", ""),
        }
        if channel:
            chat = await self._ask("getChat", chat_id=channel)
            member = await self._ask("getChatMember", chat_id=channel, user_id=me["id"])
            found["chat"], found["title"] = str(chat["id"]), chat.get("title", "")
            found["name"] = chat.get("username", "")
            lacks = lacking(Member.model_validate(member), chat.get("type", ""))
            found["lacks"], found["can_post"] = lacks, "post" not in lacks
            found["members"] = await self._ask("getChatMemberCount", chat_id=channel)
        return found

    async def close(self) -> None:
        """Ends what is under way and closes the connections."""
        await self._arrivals.drain()
        await self._wire.shutdown()

    async def _ask(self, method: str, **params: object) -> Any:
        try:
            return await self._wire.call(method, params)
        except TelegramError as error:
            raise fault(error, private=False) from None

    async def _carry_out(self, outgoing: Outgoing) -> str:
        rest = self._half_done.pop(outgoing, None) if self._half_done else None
        calls = rest or render(outgoing, outgoing.chat in self._keyboards)
        ids = []
        for n, call in enumerate(calls):
            try:
                ids.append(await self._send(call, outgoing))
            except TelegramError:
                if n or rest:
                    self._half_done[outgoing] = calls[n:]
                if len(self._half_done) > _HALF_DONE:
                    self._half_done.popitem(last=False)
                raise
        return ",".join(ids) if outgoing.deed == "reply" else ids[-1] if ids else outgoing.target

    async def _take_down(self, outgoing: Outgoing) -> str:
        """Out of turn: nobody waits to disappear."""
        for way in ways_down(outgoing):
            try:
                return await self._send(way, outgoing)
            except BadRequest as error:
                if not said(error, *_OTHERWISE):
                    raise
        raise Unsendable("Telegram neither deletes nor empties the post")

    async def _send(self, call: Call, outgoing: Outgoing) -> str:
        """One call, in its turn; returns the id of the message it made or changed. Nobody waits to disappear, from
        the picture of several products neither."""
        departure = None
        if outgoing.deed not in {"unpost", "wipe"} and not outgoing.reply.redrawn:
            departure = await self._pace.turn(outgoing.chat, outgoing.bulk)
        try:
            result = (
                await self._with_files(call)
                if call.files
                else await self._wire.call(call.method, call.params)
            )
        except BadRequest as error:
            if not said(error, *_SETTLED):
                raise
            result = True
        if departure:
            self._pace.accepted(departure)
        self._note_keyboard(call, outgoing.chat)
        made = [one for one in (result if isinstance(result, list) else [result]) if isinstance(one, dict)]
        return ",".join(str(one["message_id"]) for one in made) or outgoing.target

    async def _with_files(self, call: Call) -> Any:
        """A call with media, which are uploaded again if Telegram has forgotten them."""
        params, files = await self._uploads.load(call)
        try:
            result = await self._wire.call(call.method, params, files)
        except BadRequest as error:
            if call.method == "sendVoice" and said(error, _NO_VOICE):
                return await self._with_files(as_document(call))
            if not (said(error, *_UNKNOWN_FILE) and self._uploads.forget(call)):
                raise
            return await self._with_files(call)
        self._uploads.remember(call, result)
        return result

    def _note_keyboard(self, call: Call, chat: str) -> None:
        markup = call.params.get("reply_markup")
        if markup == REMOVE:
            self._keyboards.discard(chat)
        elif isinstance(markup, dict) and "keyboard" in markup:
            self._keyboards.add(chat)
            if len(self._keyboards) > _KEYBOARDS:
                self._keyboards.pop()
