"""What a turn is made of: what happened, what waits for a yes, and where the flow came to a stop."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.talk.journal import Journal, Json
from bot.talk.kinds import Heard, Option
from bot.talk.talk import Args, Ask, Do, Look, Say

Labels = Callable[[Ask, Option], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that waits for a yes. `change`: it would replace an answer given before."""

    name: str
    value: Json
    options: tuple[str, ...] = ("yes", "no")
    reason: str = "confirm"
    quiet: float = 0.0
    silent: bool = False
    album: str = ""
    ref: str = ""
    change: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: she was heard, or (with nothing heard) a quiet moment passed.

    `labels` gives what an option of a question reads, in each language. `question` is the name of the one she
    had before her: an answer meant for it is no answer to another, which may have come in between.
    """

    heard: Heard | None = None
    labels: Labels = lambda ask, option: ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that is not in the journal: why something is asked again. `otherwise` is the text of its kind."""

    key: str
    args: Args
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a replay came to a stop.

    `said` is what to say before the question; `question` the answer awaited; `need` the look or do to
    perform before going on; with neither, the flow has ended. `visited` lists all asks and deeds met.
    """

    journal: Journal
    said: tuple[Say | Remark, ...]
    visited: tuple[Ask | Do | Say, ...]
    question: Ask | None = None
    need: Look | Do | None = None
    candidate: Candidate | None = None
    retry: str = ""
    consumed: bool = False  # the event was taken as an answer or refused as one

    @property
    def ended(self) -> bool:
        return self.question is None and self.need is None
