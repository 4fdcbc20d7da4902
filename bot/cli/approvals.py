"""Our templates: as the files have them, as they were pushed to Twilio, and as Meta sees them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.channels.whatsapp.contents import Contents, Draft, Stored
from bot.channels.whatsapp.wire import Wire
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.language.content import CONTENT
from bot.language.templates import load_templates
from bot.settings import Settings
from bot.store.store import Store, open_store

ENDED = frozenset({"rejected", "paused", "disabled", "gone"})  # somebody must do something


@dataclass(frozen=True, slots=True)
class Line:
    """The account at Twilio, and what is stored there."""

    store: Store
    wire: Wire
    contents: Contents


@asynccontextmanager
async def line(settings: Settings) -> AsyncIterator[Line]:
    """What the settings name, open; closed at the end."""
    store = await open_store(settings.database_url, Speech(ours()))
    wire = Wire(settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_url)
    try:
        yield Line(store, wire, Contents(wire, store))
    finally:
        wire.close()
        await store.close()


def drafts(settings: Settings) -> list[Draft]:
    """The templates of content/, by language and name. Raises ContentError."""
    return [
        Draft(name, language, template.types(settings.public_url), template.samples, template.category)
        for language, told in load_templates(CONTENT).items()
        for name, template in told.items()
    ]


@dataclass(frozen=True, slots=True)
class Approval:
    """A template, and this very text at Twilio, where it is; `used`: it, or an older text, may be sent now."""

    draft: Draft
    stored: Stored | None
    used: bool

    @property
    def ended(self) -> bool:
        """Whether Meta or somebody at Twilio ended it."""
        return self.stored is not None and self.stored.status in ENDED

    def __str__(self) -> str:
        name = f"{self.draft.name} {self.draft.language}  {self.draft.category}"
        if self.stored is None:
            said = "changed since it was pushed, the older one is sent" if self.used else "not pushed"
            return f"{name}  {said}: mahalli whatsapp templates push"
        if self.stored.category != self.draft.category:
            name += f" (Meta says {self.stored.category})"
        reason = f": {self.stored.reason}" if self.stored.reason else ""
        older = ", the older one is sent" if self.used and not self.stored.sendable else ""
        return f"{name}  {self.stored.status}{reason}{older}"


def approvals(wanted: Sequence[Draft], stored: Sequence[Stored]) -> list[Approval]:
    """How each template stands."""
    return [Approval(draft, _this(draft, stored), _used(draft, stored)) for draft in wanted]


def _this(draft: Draft, stored: Sequence[Stored]) -> Stored | None:
    key = (draft.name, draft.language, draft.hash)
    return next((one for one in stored if (one.name, one.language, one.hash) == key), None)


def _used(draft: Draft, stored: Sequence[Stored]) -> bool:
    key = (draft.name, draft.language)
    versions = [one for one in stored if (one.name, one.language) == key]
    return any(one.sendable and one.frame == versions[-1].frame for one in versions)
