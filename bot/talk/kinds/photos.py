"""Answers that are photos, one by one or as an album."""

from dataclasses import dataclass
from typing import ClassVar

from bot.talk.journal import Json
from bot.talk.kinds.contract import Confirm, Heard, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Message

QUIET = 2.0  # seconds; a Telegram album arrives as separate messages within one or two


@dataclass(frozen=True)
class Photos:
    """`least` to `most` photos, by our names for them.

    Single photos gather until "done" or until there are `most`; an album gathers without a word until a
    quiet moment. A photo that comes again counts once.
    """

    most: int = 3
    least: int = 1
    skip: bool = False  # offers a button that answers with none

    name: ClassVar[str] = "photos"
    reasons: ClassVar[tuple[str, ...]] = (
        "no-photo", "done-or-more", "gathered", "too-few", "too-many", "late", "full",
    )  # fmt: skip

    def options(self) -> tuple[Option, ...]:
        return (Option("skip"),) if self.skip else ()

    def accepts(self, heard: Heard, candidate: tuple[str, ...] | None) -> Outcome[tuple[str, ...]]:
        have, new = candidate or (), stored(heard.message)
        if not new:
            if self.skip and len(have) < self.least and picked(heard, self.options()):
                return Ok(())
            enough = len(have) >= self.least
            return Retry("no-photo" if not have else "done-or-more" if enough else "too-few")
        together = tuple(dict.fromkeys((*have, *new)))
        photos = together[: self.most]
        if heard.message.album:
            reason = "too-many" if len(together) > self.most else "gathered"
            return Confirm(photos, ("done",), QUIET, silent=True, reason=reason)
        if len(photos) == self.most:
            return Ok(photos)
        enough = len(photos) >= self.least
        return Confirm(photos, ("done",) if enough else (), reason="gathered" if enough else "too-few")

    def dump(self, value: tuple[str, ...]) -> Json:
        return list(value)

    def load(self, raw: Json) -> tuple[str, ...]:
        if not isinstance(raw, list) or not (self.least <= len(raw) <= self.most or (self.skip and not raw)):
            raise ValueError("not this many photos")
        if not all(isinstance(name, str) for name in raw):
            raise ValueError("not names of photos")
        return tuple(raw)

    def show(self, value: tuple[str, ...]) -> object:
        return len(value)


def stored(message: Message) -> tuple[str, ...]:
    """Our names of the photos a message brought; files that are not photos have none."""
    return tuple(media.name for media in message.media if media.kind == "photo" and media.name)
