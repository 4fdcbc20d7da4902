"""Answers in words: free text, one of a few, yes or no."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.reading.normalise import typed
from bot.talk.journal import Json
from bot.talk.kinds.contract import Heard, Label, Ok, Option, Outcome, Retry, picked
from bot.talk.messages import Key


@dataclass(frozen=True)
class Text:
    """Words of her own, one line or many, of `least` to `most` characters."""

    most: int = 500
    least: int = 1
    skip: bool = False  # offers a button that answers with nothing

    name: ClassVar[str] = "text"
    reasons: ClassVar[tuple[str, ...]] = ("not-text", "too-long", "too-short")

    def options(self) -> tuple[Option, ...]:
        return (Option("skip"),) if self.skip else ()

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        if self.skip and picked(heard, self.options()) == "skip":
            return Ok("")
        text = typed(heard.message.text).strip()
        if not text:
            return Retry("not-text")
        if len(text) > self.most:
            return Retry("too-long")
        return Ok(text) if len(text) >= self.least else Retry("too-short")

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if raw == "" and self.skip:
            return ""
        if not isinstance(raw, str) or not self.least <= len(raw) <= self.most:
            raise ValueError("not a text of this length")
        return raw

    def show(self, value: str) -> object:
        return value or Key("kind-nothing")


@dataclass(frozen=True)
class Choice:
    """One of a few values, by button, by number or by typing the label.

    `choices` is a sequence of values, whose labels are `<ask>.button-<value>`, or a mapping to labels.
    """

    choices: Sequence[str] | Mapping[str, Label]
    numbered: bool = True  # a typed 2 means the second one
    yes: str = ""  # the one that a plain yes means, where none is called so; and a plain no
    no: str = ""

    name: ClassVar[str] = "choice"
    reasons: ClassVar[tuple[str, ...]] = ("not-one",)

    def options(self) -> tuple[Option, ...]:
        if isinstance(self.choices, Mapping):
            return tuple(Option(value, label) for value, label in self.choices.items())
        return tuple(Option(value) for value in self.choices)

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        meant = {"yes": self.yes, "no": self.no}.get(heard.meaning, "")
        value = picked(heard, self.options(), self.numbered) or meant
        return Ok(value) if value else Retry("not-one")

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if raw not in tuple(self.choices):
            raise ValueError("no longer one of the choices")
        return str(raw)

    def show(self, value: str) -> object:
        label = self.choices[value] if isinstance(self.choices, Mapping) else None
        return label if label is not None else Option(value)


@dataclass(frozen=True)
class YesNo:
    """Yes or no, as a bool."""

    name: ClassVar[str] = "yesno"
    reasons: ClassVar[tuple[str, ...]] = ("not-one",)

    def options(self) -> tuple[Option, ...]:
        return (Option("yes", Key("button-yes")), Option("no", Key("button-no")))

    def accepts(self, heard: Heard, candidate: bool | None) -> Outcome[bool]:
        value = picked(heard, self.options()) or heard.meaning
        return Ok(value == "yes") if value in {"yes", "no"} else Retry("not-one")

    def dump(self, value: bool) -> Json:
        return value

    def load(self, raw: Json) -> bool:
        if raw is not True and raw is not False:
            raise ValueError("not a yes or a no")
        return bool(raw)

    def show(self, value: bool) -> object:
        return Key("button-yes" if value else "button-no")


EDIT = "edit."  # in front of the name of the answer she wants to change


@dataclass(frozen=True)
class Review:
    """The yes to a summary of the answers `of`; or the name of one to edit, which the replay reopens."""

    of: tuple[str, ...]

    name: ClassVar[str] = "review"
    reasons: ClassVar[tuple[str, ...]] = ("not-one",)

    def options(self) -> tuple[Option, ...]:
        return (Option("ok"), *(Option(EDIT + name) for name in self.of))

    def accepts(self, heard: Heard, candidate: str | None) -> Outcome[str]:
        value = picked(heard, self.options())
        return Ok(value) if value else Retry("not-one")

    def dump(self, value: str) -> Json:
        return value

    def load(self, raw: Json) -> str:
        if raw != "ok":
            raise ValueError("not agreed to")
        return "ok"

    def show(self, value: str) -> object:
        return value
