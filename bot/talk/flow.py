"""How a flow is registered: what it is called, who may start it and from where."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from bot.reading.normalise import normalise
from bot.talk.replay import FlowFunction

_MOST = 2**63 - 1  # what a database's integer holds
Role = Literal["reviewer", "coordinator", "admin"]  # of staff; each may do what the ones before it may
Who = Literal["anyone", "member"] | Role
Purpose = Literal["messages", "lessons"]  # what concerns her; reminders to learn
RANKS: dict[str, int] = {"reviewer": 1, "coordinator": 2, "admin": 3}  # nobody of the staff: 0


@dataclass(frozen=True, slots=True)
class Wish:
    """When a flow that a timer starts would like to begin. The engine finds the moment that may be.

    `at`: not before (seconds since the epoch). `hours`: minutes of her day, from and to, that she likes.
    `soonest`: where a channel's window closes, not before this moment to meet those hours; 0: as `at`.
    """

    at: float
    hours: tuple[int, int] | None = None
    soonest: float = 0.0


@dataclass(frozen=True)
class Flow:
    """A flow and its place in the house. Its name is also its reserved word and its start button."""

    run: FlowFunction
    who: Who = "member"  # anyone; a member, who has said yes to the terms; staff of at least this role
    reserved: bool = False  # its word is obeyed in the middle of other flows too
    interlude: bool = False  # afterwards the flow that was interrupted goes on by itself
    grave: bool = False  # speaks of harm: a danger phrase in an answer to it is told, and starts nothing else
    link: bool = False  # may be started by /start and by links on posts
    bookmark: bool = False  # started again it goes on where it stopped; who left it has reminders of its own
    # Asked as `wanted(tx, contact, argument)` before a timer starts it; None: no longer. Left out: at once.
    wanted: Callable[..., Wish | None] | None = None
    purpose: Purpose = (
        "messages"  # of what a timer starts: for which yes of hers it may be, outside her window
    )
    code: re.Pattern[str] | None = (
        None  # a message of just this, no answer to anything, starts it with itself
    )
    # The argument that a whole message names, such as a lesson by its title; nothing when it names none.
    named: Callable[[str], str] | None = None

    @property
    def name(self) -> str:
        return self.run.__name__

    def open_to(self, role: str) -> bool:
        """Whether somebody with this role of the staff (nothing: none) may start it. In which campaign she has it is
        for the domain to look at."""
        return RANKS.get(role, 0) >= RANKS.get(self.who, 0)

    @cached_property
    def _argument(self) -> tuple[TypeAdapter[Any], bool] | None:
        """How its argument is read, and whether it may be left out; None for a flow without one."""
        parameters = list(inspect.signature(self.run, eval_str=True).parameters.values())[1:]
        if not parameters:
            return None
        return TypeAdapter(parameters[0].annotation), parameters[0].default is not inspect.Parameter.empty

    def coded(self, text: str) -> str:
        """The code of this flow that the whole text is, normalised; nothing when it is none."""
        plain = normalise(text) if self.code else ""
        return plain if self.code and self.code.fullmatch(plain) else ""

    def arguments(self, written: str) -> tuple[object, ...] | None:
        """The flow's arguments from a start button's text, or None when they are not what it takes."""
        if self._argument is None:
            return None if written else ()
        adapter, optional = self._argument
        if optional and not written:
            return ()
        try:
            argument = adapter.validate_python(written)
        except ValidationError:
            return None
        return None if isinstance(argument, int) and abs(argument) > _MOST else (argument,)
