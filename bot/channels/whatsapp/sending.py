"""A delivery, sent as calls of Twilio's Messages API."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.faults import alert
from bot.channels.whatsapp.layout import Piece, in_words, laid
from bot.channels.whatsapp.pace import Pace
from bot.channels.whatsapp.wire import Wire
from bot.errors import InDoubt, Missing, SendError, TryLater, Unsendable
from bot.talk.messages import Outgoing, Reply, Template

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

_HALF_DONE = 256  # deliveries remembered that broke off between two calls
_VALUE = 1600  # most characters of a variable's value (Twilio, using variables with the Content API)
_NO_ACCOUNT = "20404"  # nothing of ours is where messages are made


@dataclass(frozen=True)
class Call:
    """One call's parameters. `medium` is the name of a file of ours; `otherwise` says the same without buttons."""

    params: Mapping[str, str]
    medium: str = ""
    otherwise: "tuple[Call, ...]" = ()


@dataclass
class _Delivery:
    """What is left to be sent of a reply, and the ids of what went out."""

    calls: list[Call]
    ids: list[str] = field(default_factory=list)


class Sending:
    """Sends in each chat's pace."""

    def __init__(
        self,
        account: "Account",
        wire: Wire,
        contents: Contents,
        pace: Pace,
        lend: Callable[[str], str],
        labels: Mapping[str, str],
    ) -> None:
        """`lend` gives the path below our site at which Twilio fetches a file of ours."""
        self._account, self._wire, self._contents = account, wire, contents
        self._pace, self._lend, self._labels = pace, lend, labels
        self._half_done: OrderedDict[Outgoing, _Delivery] = OrderedDict()

    async def deliver(self, outgoing: Outgoing) -> str:
        """See WhatsApp.deliver. A reply of several calls that broke off goes on, when it is delivered again, at the
        call that failed; one whose buttons are refused is said in words alone."""
        if outgoing.deed != "reply":
            raise Unsendable(f"WhatsApp has no {outgoing.deed}")
        delivery = self._half_done.pop(outgoing, None) or _Delivery(await self._calls(outgoing.reply))
        try:
            while delivery.calls:
                await self._next(delivery, outgoing)
        except SendError:
            if delivery.ids:
                self._half_done[outgoing] = delivery
            if len(self._half_done) > _HALF_DONE:
                self._half_done.popitem(last=False)
            raise
        return ",".join(delivery.ids)

    async def _next(self, delivery: _Delivery, outgoing: Outgoing) -> None:
        call = delivery.calls[0]
        try:
            delivery.ids.append(await self._send(call, outgoing))
            delivery.calls.pop(0)
        except Unsendable:
            if not call.otherwise:
                raise
            delivery.calls[:1] = call.otherwise

    async def _send(self, call: Call, outgoing: Outgoing) -> str:
        """One call in its turn; the id of the message it made."""
        await self._pace.turn(outgoing.chat, outgoing.bulk)
        params = self._addressed(call, outgoing)
        try:
            made = await self._wire.call(lambda client: client.messages.create(**params))
        except TryLater as error:
            if not error.wide:
                raise
            raise TryLater(str(error), await self._pace.refused(error.after), wide=True) from None
        except Missing as error:
            alert(_NO_ACCOUNT)
            raise TryLater(str(error), await self._pace.refused(600.0), wide=True) from None
        if not made.sid:
            raise InDoubt("Twilio's answer cannot be read")
        self._pace.accepted()
        return str(made.sid)

    def _addressed(self, call: Call, outgoing: Outgoing) -> dict[str, Any]:
        site = self._account.site
        query = f"?{urlencode({'receipt': outgoing.receipt})}" if outgoing.receipt else ""
        params: dict[str, Any] = {
            "to": f"whatsapp:{outgoing.chat}",
            "from_": self._account.sender,
            "status_callback": f"{site}/whatsapp/status{query}",
            **call.params,
        }
        return params | {"media_url": [f"{site}/{self._lend(call.medium)}"]} if call.medium else params

    # --- what is sent

    async def _calls(self, reply: Reply) -> list[Call]:
        if reply.template:
            return [await self._template(reply.template)]
        pieces = laid(reply).pieces
        if not pieces:
            raise Unsendable("an empty reply")
        last = pieces[-1]
        if not (last.quick or last.listed):
            return [_call(piece) for piece in pieces]
        sid = await self._stored(last)
        if not sid:
            return [_call(piece) for piece in laid(reply, interactive=False).pieces]
        params = {"content_sid": sid, "content_variables": self._variables(last, reply.rtl)}
        return [*map(_call, pieces[:-1]), Call(params, otherwise=tuple(map(_call, in_words(reply, last))))]

    async def _stored(self, piece: Piece) -> str:
        if piece.quick:
            return await self._contents.buttons(len(piece.quick))
        return await self._contents.rows(len(piece.listed))

    def _variables(self, piece: Piece, rtl: bool) -> str:
        """The body, the label that opens a list, and of each button its title and what comes back."""
        opens = [self._labels["ar" if rtl else "en"]] if piece.listed else []
        pairs = [value for button in (*piece.quick, *piece.listed) for value in (button.label, button.data)]
        return _variables([piece.text, *opens, *pairs])

    async def _template(self, template: Template) -> Call:
        params = {"content_sid": await self._contents.template(template.name, template.language)}
        values = [
            " ".join(value.split()) for value in template.values
        ]  # Meta takes neither newlines nor tabs
        if any(not 0 < len(value) <= _VALUE for value in values):
            raise Unsendable(f"a value of the template {template.name} is empty or too long")
        return Call(params | {"content_variables": _variables(values)} if values else params)


def _call(piece: Piece) -> Call:
    return Call({"body": piece.text} if piece.text else {}, piece.media[0].name if piece.media else "")


def _variables(values: Sequence[str]) -> str:
    """Numbered from 1, as JSON; none may be empty (Twilio, error 21656)."""
    return json.dumps({str(number): value for number, value in enumerate(values, 1)}, ensure_ascii=False)
