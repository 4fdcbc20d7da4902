"""Answers in words or by voice, whichever is easier for her."""

from dataclasses import dataclass
from typing import ClassVar

from bot.reading.normalise import typed
from bot.talk.journal import Json
from bot.talk.kinds.contract import Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Key, Message


@dataclass(frozen=True, slots=True)
class Noted:
    """What she noted: words, a voice message by our name for it (with words, where it had a caption), or nothing."""

    words: str = ""
    voice: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.voice)


@dataclass(frozen=True)
class Note:
    """At most `most` characters, or a voice message."""

    most: int = 500
    skip: bool = True  # offers a button that answers with nothing

    name: ClassVar[str] = "note"
    reasons: ClassVar[tuple[str, ...]] = ("not-note", "too-long")

    def options(self) -> tuple[Option, ...]:
        return (Option("skip"),) if self.skip else ()

    def accepts(self, heard: Heard, candidate: Noted | None) -> Outcome[Noted]:
        if self.skip and picked(heard, self.options(), numbered=False):
            return Ok(Noted())
        noted = Noted(typed(heard.message.text).strip(), recorded(heard.message))
        if not noted:
            return Retry("not-note")
        return Ok(noted) if len(noted.words) <= self.most else Retry("too-long")

    def dump(self, value: Noted) -> Json:
        return [value.words, value.voice]

    def load(self, raw: Json) -> Noted:
        if not (isinstance(raw, list) and len(raw) == 2 and all(isinstance(part, str) for part in raw)):
            raise ValueError("not a note")
        noted = Noted(*raw)
        if len(noted.words) > self.most or not (noted or self.skip):
            raise ValueError("not a note of this length")
        return noted

    def show(self, value: Noted) -> object:
        return value.words or Key("kind-voice" if value.voice else "kind-nothing")


def recorded(message: Message) -> str:
    """Our name of the voice message that a message brought; nothing when it brought none that we keep."""
    return next((media.name for media in message.media if media.kind == "voice" and media.name), "")
