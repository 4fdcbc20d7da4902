"""Words that everybody will see: what is private in them is pointed out, and what must not be there is not kept."""

from dataclasses import dataclass, field
from typing import ClassVar

from bot.reading.normalise import typed
from bot.reading.private import link, private
from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Outcome, Retry
from bot.talk.kinds.note import Note, Noted
from bot.talk.kinds.words import Text

ASKED = ("phone", "map", "email", "address", "link")  # she may mean it: she is asked
REFUSED = ("id", "card", "iban")  # nobody needs it, and it can be used against her
PUBLIC = (*(f"public-{kind}" for kind in (*ASKED, "several")), *(f"private-{kind}" for kind in REFUSED))


def findings(text: str, country: str) -> tuple[str, ...]:
    """What is private in a text meant for everybody: some of ASKED and REFUSED."""
    seen = private(text, country)
    linked = link(text) and not {"map", "email"} & set(seen)  # these are links of their own kind
    return (*seen, *(["link"] if linked else []))


def shown(text: str, country: str, fine: tuple[str, ...] = ()) -> Confirm[str] | Retry | None:
    """What to say to a text that is to be shown; None when nothing in it is private, but for what is `fine`."""
    seen = [kind for kind in findings(text, country) if kind not in fine]
    if refused := next((kind for kind in REFUSED if kind in seen), ""):
        return Retry(f"private-{refused}")
    return Confirm(text, reason=f"public-{seen[0] if len(seen) == 1 else 'several'}") if seen else None


@dataclass(frozen=True)
class Public(Text):
    """Words for a post. `country` is JO or MA: whose numbers they may be; `fine` are findings that belong there."""

    country: str = field(kw_only=True)
    fine: tuple[str, ...] = ()

    name: ClassVar[str] = "public"
    reasons: ClassVar[tuple[str, ...]] = (*Text.reasons, *PUBLIC)

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        if heard.meaning == "done":  # meant for the photos before
            return Retry("too-short")
        outcome = super().accepts(heard, candidate)
        if not isinstance(outcome, Ok):
            return outcome
        return shown(outcome.value, self.country, self.fine) or outcome


@dataclass(frozen=True)
class Spoken(Note):
    """Words for a post, or a voice message that somebody types later."""

    country: str = field(kw_only=True)
    least: int = 2
    skip: bool = False

    name: ClassVar[str] = "spoken"
    reasons: ClassVar[tuple[str, ...]] = (*Note.reasons, "too-short", *PUBLIC)

    def accepts(self, heard: Heard, candidate: Noted | None) -> Outcome[Noted]:
        words = typed(heard.message.text).strip()
        if not words:
            return super().accepts(heard, candidate)
        if not self.least <= len(words) <= self.most:
            return Retry("too-long" if len(words) > self.most else "too-short")
        match shown(words, self.country):
            case Confirm(_, reason=reason):
                return Confirm(Noted(words), reason=reason)
            case Retry() as retry:
                return retry
        return Ok(Noted(words))

    def dump(self, value: Noted) -> Json:
        return super().dump(value) if value.voice else value.words  # as when it was words alone

    def load(self, raw: Json) -> Noted:
        return super().load([raw, ""] if isinstance(raw, str) else raw)
