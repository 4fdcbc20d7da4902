"""A channel in memory with WhatsApp's window, which notes whatever was not allowed; and an outbox before it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conftest import Clock
from stage import TUESDAY

from bot.engine import windows
from bot.engine.outbox import Outbox
from bot.engine.settled import settled
from bot.store import permits
from bot.store.permits import Purpose
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Limits, Media, Outgoing, Reply

DAY = 86400.0
HER = "+962791234567"


@dataclass
class Strict:
    """Takes free text for a day after somebody wrote. `script`: what it raises, in turn, instead of taking a reply."""

    clock: Callable[[], float]
    name: str = "whatsapp"
    limits: Limits = WHATSAPP
    wrote: dict[str, float] = field(default_factory=dict)
    sent: list[tuple[float, Outgoing]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    script: list[Exception] = field(default_factory=list)
    meanwhile: Callable[[Outgoing], Any] | None = None  # what happens before the call returns

    async def deliver(self, outgoing: Outgoing) -> str:
        now, reply = self.clock(), outgoing.reply
        if self.meanwhile:
            await self.meanwhile(outgoing)
        if self.script:
            raise self.script.pop(0)
        if not reply.template and now > self.wrote.get(outgoing.chat, -DAY) + DAY:
            self.wrong.append(f"free text in a closed window: {outgoing.receipt}")
        self.sent.append((now, outgoing))
        return f"SM{len(self.sent)}"

    async def fetch(self, media: Media) -> bytes:
        raise NotImplementedError

    def said(self, chat: str) -> list[str]:
        """What was said there in words, or the names of templates in brackets, in order."""
        return [_shown(one.reply) for _, one in self.sent if one.chat == chat]

    def knocks(self, chat: str) -> list[tuple[float, str]]:
        """The templates that went there: when, and which."""
        return [
            (at, one.reply.template.name) for at, one in self.sent if one.chat == chat and one.reply.template
        ]


def _shown(reply: Reply) -> str:
    return f"[{reply.template.name}]" if reply.template else reply.text


@dataclass
class Line:
    """An outbox with a strict channel, and the people who write to it."""

    store: Store
    clock: Clock
    channel: Strict
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.clock.now = TUESDAY
        self.outbox = Outbox(self.store, {"whatsapp": self.channel}, settled)
        self.store.committed = self.outbox.take

    async def meets(self, chat: str = HER, *purposes: Purpose) -> int:
        """Somebody writes for the first time, and says yes to these. Returns her contact."""

        def meet(tx: Tx) -> int:
            contact = tx.sql(
                "INSERT INTO contact (state, country) VALUES ('active', 'JO') RETURNING id"
            ).fetchone()[0]
            tx.sql(
                "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('whatsapp', :chat, :her, :now)",
                chat=chat,
                her=contact,
                now=tx.now,
            )
            for purpose in purposes:
                permits.give(tx, contact, "whatsapp", purpose, "yes", "chat")
            return int(contact)

        self.channel.wrote[chat] = self.clock.now
        return await self.store.run(meet)

    async def writes(self, chat: str = HER) -> None:
        """She writes, and what waited is released."""

        def serve(tx: Tx) -> None:
            tx.sql(
                "UPDATE address SET seen_at = :now, blocked = false WHERE external = :chat",
                now=tx.now,
                chat=chat,
            )
            windows.release(tx, "whatsapp", chat)

        self.channel.wrote[chat] = self.clock.now
        await self.store.run(serve)
        await self.outbox.drained()

    async def says(self, text: str, contact: int, chat: str = HER, purpose: str = "") -> None:
        """We begin with her."""
        outgoing = Outgoing("reply", chat, Reply(text))
        await self.store.run(lambda tx: tx.send("whatsapp", outgoing, contact_id=contact, purpose=purpose))
        await self.outbox.drained()

    async def later(self, seconds: float) -> None:
        """Time passes, and what is due is sent."""
        self.clock.now += seconds
        await self.outbox.sweep()
        await self.outbox.drained()

    async def states(self) -> list[str]:
        found = await self.store.run(lambda tx: tx.sql("SELECT state FROM outbox ORDER BY id").fetchall())
        return [state for (state,) in found]
