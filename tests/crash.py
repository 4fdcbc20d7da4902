"""A process killed with SIGKILL at the n-th time a given step is reached.

The steps lie between "update received" and "reply recorded as sent". Nothing of this is in the product: the
functions are wrapped here, from outside.
"""

import os
import signal
from collections.abc import Callable
from typing import Any

from bot import app
from bot.broadcast import digests
from bot.channels.telegram import Telegram
from bot.channels.whatsapp import WhatsApp, missed
from bot.engine import conversation, desk, files, outbox, parcels, receipts
from bot.market.calendar import agenda, posts
from bot.store import store


class Fuse:
    """Burns down by one each time; at nothing the process is gone."""

    def __init__(self, times: int) -> None:
        self.left = times

    def burn(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def before(fuse: Fuse, owner: Any, name: str, when: Callable[..., bool] = lambda *a, **k: True) -> None:
    """Burn just before the function runs."""
    real = getattr(owner, name)

    def wrapped(*arguments: Any, **named: Any) -> Any:
        if when(*arguments, **named):
            fuse.burn()
        return real(*arguments, **named)

    setattr(owner, name, wrapped)


def after(fuse: Fuse, owner: Any, name: str) -> None:
    """Burn as soon as the function is done."""
    real = getattr(owner, name)

    def wrapped(*arguments: Any, **named: Any) -> Any:
        result = real(*arguments, **named)
        fuse.burn()
        return result

    setattr(owner, name, wrapped)


def after_await(fuse: Fuse, owner: Any, name: str, when: Callable[..., bool] = lambda *a, **k: True) -> None:
    """Burn as soon as the coroutine is done."""
    real = getattr(owner, name)

    async def wrapped(*arguments: Any, **named: Any) -> Any:
        result = await real(*arguments, **named)
        if when(*arguments, **named):
            fuse.burn()
        return result

    setattr(owner, name, wrapped)


def deed(kind: str) -> Callable[..., bool]:
    """Whether a call is about a deed of that kind."""

    def is_it(*arguments: Any, **named: Any) -> bool:
        for one in (*arguments, *named.values()):
            outgoing = getattr(one, "outgoing", one)
            if getattr(outgoing, "deed", None) == kind:
                return True
        return False

    return is_it


def quick(fuse: Fuse) -> None:
    """The calendar ticks at once and often: no test waits a minute for it."""
    app.JOBS = ((agenda.due, 0.2),)  # type: ignore[assignment,attr-defined] # a part of a second


def eager(fuse: Fuse) -> None:
    """The day's digest is looked after at once and often."""
    app.JOBS = ((agenda.due, 0.2), (digests.begin, 0.2))  # type: ignore[assignment,attr-defined]


def due(step: Callable[[Fuse], object]) -> Callable[[Fuse], None]:
    """A step that the calendar comes to."""

    def prepare(fuse: Fuse) -> None:
        quick(fuse)
        step(fuse)

    return prepare


def impatient(fuse: Fuse) -> None:
    """What was not brought is asked for at once, not after a minute."""
    missed.POSTED = -1.0


CHANNELS = (Telegram, WhatsApp)
STEPS: dict[str, Callable[[Fuse], object]] = {
    "received": lambda fuse: before(fuse, conversation.Conversation, "receive"),
    "in the transaction": lambda fuse: before(fuse, conversation, "serve"),
    "before the commit": lambda fuse: before(fuse, desk.Desk, "send"),
    "committed": lambda fuse: before(fuse, outbox.Outbox, "take"),
    "acknowledged": lambda fuse: after_await(fuse, conversation.Conversation, "receive"),
    "before the reply": lambda fuse: [before(fuse, one, "deliver", deed("reply")) for one in CHANNELS],
    "after the reply": lambda fuse: [after_await(fuse, one, "deliver", deed("reply")) for one in CHANNELS],
    "reply recorded": lambda fuse: after_await(fuse, outbox.Outbox, "_send"),
    "before the claim": due(lambda fuse: before(fuse, parcels, "prepare", deed("post"))),
    "before the post": due(lambda fuse: before(fuse, Telegram, "deliver", deed("post"))),
    "after the post": due(lambda fuse: after_await(fuse, Telegram, "deliver", deed("post"))),
    "before the file": lambda fuse: before(fuse, files.Files, "_handle"),
    "after the file": lambda fuse: after_await(fuse, files.Files, "_fetched"),
    "quick calendar": quick,  # no step: nothing burns
    "quick digest": eager,
    "place turned": due(lambda fuse: before(fuse, agenda, "show")),
    "posts written": due(lambda fuse: after(fuse, posts, "put")),
    "before the edit": lambda fuse: before(fuse, Telegram, "deliver", deed("edit")),
    "after the edit": lambda fuse: after_await(fuse, Telegram, "deliver", deed("edit")),
    "before the report": lambda fuse: before(fuse, app.App, "reported"),
    "in the report": lambda fuse: before(fuse, receipts, "note"),
    "after the report": lambda fuse: after_await(fuse, app.App, "reported"),
    "before the discard": lambda fuse: before(fuse, WhatsApp, "deliver", deed("discard")),
    "after the discard": lambda fuse: after_await(fuse, WhatsApp, "deliver", deed("discard")),
    "impatient": impatient,
    "in the batch": lambda fuse: before(fuse, store.Room, "carry"),
}
