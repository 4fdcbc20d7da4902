"""What a kind of answer is: it reads what came in and says Ok, Confirm or Retry (law 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from bot.reading.normalise import normalise
from bot.talk.journal import Json
from bot.talk.messages import Key, Message

T = TypeVar("T")
_PLACES = 3  # digits of a place; more are no place


Label = Key | str  # a string is a text that needs no translation, such as a lesson's own words


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer: the value a button carries and what it reads. No label: `<ask>.button-<value>`."""

    value: str
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as a kind gets it.

    `value` is the data of the button tapped, `meaning` what it means as a reserved word (yes, no, done…),
    `labels` what an option reads in each language.
    """

    message: Message
    value: str = ""
    meaning: str = ""
    labels: Callable[[Option], tuple[str, ...]] = lambda option: ()


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The answer."""

    value: T


@dataclass(frozen=True, slots=True)
class Confirm(Generic[T]):
    """A candidate that needs a yes, or, after `quiet` seconds without another message, stands by itself."""

    value: T
    options: tuple[str, ...] = ("yes", "no")
    quiet: float = 0.0
    silent: bool = False  # say nothing yet: more of it is on its way
    reason: str = "confirm"  # the last part of the text key that asks


@dataclass(frozen=True, slots=True)
class Retry:
    """Not an answer. `reason` is the last part of the text key that says why."""

    reason: str


Outcome = Ok[T] | Confirm[T] | Retry


class Kind(Protocol[T]):
    """A kind of answer. `load` raises ValueError for a kept answer the question no longer takes (law 3)."""

    name: ClassVar[str]
    reasons: ClassVar[tuple[str, ...]]  # what its Retry and Confirm may say: each has a text

    def options(self) -> tuple[Option, ...]: ...
    def accepts(self, heard: Heard, candidate: T | None) -> Outcome[T]: ...
    def dump(self, value: T) -> Json: ...
    def load(self, raw: Json) -> T: ...
    def show(self, value: T) -> object: ...


def picked(heard: Heard, options: tuple[Option, ...], numbered: bool = True) -> str:
    """The value of the option that was tapped, numbered or typed; an empty string for none."""
    values = [option.value for option in options]
    if heard.value:
        return heard.value if heard.value in values else ""
    if heard.meaning in values:
        return heard.meaning
    typed = normalise(heard.message.text)
    numbers = [str(place) for place in range(1, len(values) + 1)]
    if numbered and typed in numbers:
        return values[numbers.index(typed)]
    for option in options:
        if typed and typed in map(normalise, (option.value, *heard.labels(option))):
            return option.value
    return ""


def by_place(kind: Kind[Any]) -> bool:
    """Whether a typed number picks the option at that place. To a kind that takes it for something else, such as an
    amount, numbers beside its options would say two things."""

    def accepted(text: str, value: str = "") -> Outcome[Any]:
        return kind.accepts(Heard(Message("", "", "", text=text), value), None)

    places = enumerate(kind.options(), 1)
    return all(accepted(str(place)) == accepted("", option.value) for place, option in places)


def place(text: str) -> int:
    """The place in a list that is all she typed, in any digits; 0 for anything else."""
    typed = normalise(text)
    return int(typed) if typed.isdecimal() and len(typed) <= _PLACES else 0
