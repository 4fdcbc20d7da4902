"""What a flow holds in its hand: its verbs, each a small command that the replay answers."""

from collections.abc import Awaitable, Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from bot.talk.kinds import Key, Kind, Review
from bot.talk.messages import Media

T = TypeVar("T")
Args = dict[str, object]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the flow talks with, as far as a flow may know."""

    id: int
    language: str
    country: str
    name: str = ""
    role: str = ""  # the highest she has on the staff, see bot.talk.flow; or nothing
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """A button that starts a flow: it works for months, from any message (law 11)."""

    flow: str
    argument: str = ""
    label: Key | str | None = None  # None: the flow's own name, `<flow>.button`


class Command:
    """Something a flow awaits; the replay sends the answer back in."""

    __slots__ = ()

    def __await__(self) -> Generator["Command", Any, Any]:
        return (yield self)


@dataclass(frozen=True, slots=True)
class Ask(Command):
    """A question of a kind. `key` is its text key; `rows` are the answers a review lists; `given` is an answer
    taken for granted (None: there is none)."""

    name: str
    key: str
    kind: Kind[Any]
    args: Args
    media: tuple[Media, ...] = ()
    rows: tuple[str, ...] = ()
    given: object = None


@dataclass(frozen=True, slots=True)
class Look(Command):
    """A fresh read, for this turn only (law 6)."""

    name: str
    read: Callable[..., Any]
    args: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Do(Command):
    """A write, done once; a fence for back and edit (law 4)."""

    name: str
    write: Callable[..., Any]
    args: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Say(Command):
    """A line said once."""

    name: str
    key: str
    args: Args
    media: tuple[Media, ...] = ()
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, slots=True)
class Again(Command):
    """These answers are asked again, with the reason said."""

    names: tuple[str, ...]
    reason: str
    args: Args


@dataclass(frozen=True)
class Talk:
    """One person's conversation in one flow. `now` and `seed` are fixed for the turn."""

    flow: str
    contact: Person
    now: datetime
    seed: int
    prefix: str = ""

    def ask(
        self,
        name: str,
        kind: Kind[T],
        /,
        *,
        media: Sequence[Media] = (),
        says: str = "",
        given: T | None = None,
        **args: object,
    ) -> Awaitable[T]:
        """Ask for an answer of a kind; its text is `<flow>-<says or name>` with these arguments.

        With `given`, the answer is taken for granted: she is asked only when she edits it, as in a review.
        """
        ask = Ask(self.prefix + name, f"{self.flow}-{says or name}", kind, args, tuple(media), given=given)
        return cast(Awaitable[T], ask)

    def look(self, name: str, read: Callable[..., T], /, *args: object) -> Awaitable[T]:
        """Read the world afresh: `read(tx, *args)`."""
        return cast(Awaitable[T], Look(self.prefix + name, read, args))

    def do(self, name: str, write: Callable[..., T], /, *args: object) -> Awaitable[T]:
        """Change the world once: `write(tx, *args)`. Raises what it raises as `Refused`, every time."""
        return cast(Awaitable[T], Do(self.prefix + name, write, args))

    def say(
        self,
        name: str,
        /,
        *,
        media: Sequence[Media] = (),
        starts: Sequence[Start] = (),
        says: str = "",
        **args: object,
    ) -> Awaitable[None]:
        """Say a line once; its text is `<flow>-<says or name>`."""
        key = f"{self.flow}-{says or name}"
        return cast(Awaitable[None], Say(self.prefix + name, key, args, tuple(media), tuple(starts)))

    def review(
        self, name: str, of: Sequence[str], /, *, media: Sequence[Media] = (), **args: object
    ) -> Awaitable[str]:
        """Show the answers named in `of`, each with an edit button, and wait for a yes."""
        names = tuple(self.prefix + one for one in of)
        ask = Ask(self.prefix + name, f"{self.flow}-{name}", Review(tuple(of)), args, tuple(media), names)
        return cast(Awaitable[str], ask)

    def again(self, *names: str, reason: str, **args: object) -> Awaitable[None]:
        """Ask these again, because `<flow>-<first name>.<reason>`. The flow goes on from its first line."""
        return cast(Awaitable[None], Again(tuple(self.prefix + one for one in names), reason, args))

    def speaking(self, flow: str) -> "Talk":
        """The same talk with the texts `<flow>-…`, for a stretch that several flows share, in a module of that name."""
        return Talk(flow, self.contact, self.now, self.seed, self.prefix)

    def scope(self, name: str) -> "Talk":
        """The same talk under a name of its own, for a loop: names inside it may repeat outside."""
        return Talk(self.flow, self.contact, self.now, self.seed, f"{self.prefix}{name}/")
