"""A flow run again from its first line: known answers come back at once, the first unknown one is asked.

`replay` is pure and synchronous. It drives the coroutine by hand; whatever the flow awaits is a small command
of bot.talk.talk, answered here from the journal. Nothing is suspended by raising.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from bot.errors import FlowError, Refused
from bot.reading.normalise import normalise
from bot.talk.changes import changeable, reopened
from bot.talk.journal import MOST_ENTRIES, Entry, Journal
from bot.talk.kinds import EDIT, Confirm, Heard, Ok, Outcome, Retry
from bot.talk.messages import Message
from bot.talk.talk import Again, Ask, Command, Do, Look, Say, Talk
from bot.talk.turn import Candidate, Event, Remark, Turn

MOST_COMMANDS = 1_000  # of one replay; past it a flow is looping
AGREED = ("yes", "done")
ENOUGH = ("no", "next", "skip")  # words that mean "done" where more could be sent

FlowFunction = Callable[..., Coroutine[Any, Any, None]]


def replay(
    flow: FlowFunction,
    talk: Talk,
    journal: Journal,
    *,
    arguments: tuple[object, ...] = (),
    event: Event | None = None,
    candidate: Candidate | None = None,
    looked: Mapping[str, object] | None = None,
) -> Turn:
    """Run the flow over its journal until it asks, needs something performed, or ends.

    Raises FlowError when the flow breaks a law, and whatever the flow itself raises.
    """
    play = _Play(journal, event, candidate, looked or {})
    while play.restarting:
        play.begin()
        _drive(flow(talk, *arguments), play)
    return play.turn()


def _drive(coroutine: Coroutine[Any, Any, None], play: "_Play") -> None:
    """Answer one command after another until the play stops or the flow returns."""
    answer: Any = None
    try:
        while not play.stopped:
            command = coroutine.throw(answer) if isinstance(answer, Refused) else coroutine.send(answer)
            answer = play.answer(command)
    except StopIteration:
        pass
    finally:
        coroutine.close()


@dataclass
class _Play:
    journal: Journal
    event: Event | None
    candidate: Candidate | None
    looked: Mapping[str, object]
    restarting: bool = True
    stopped: bool = False
    said: list[Say | Remark] = field(default_factory=list)
    question: Ask | None = None
    need: Look | Do | None = None
    retry: str = ""
    consumed: bool = False
    commands: int = 0

    def begin(self) -> None:
        self.restarting = self.stopped = False
        self.visited: list[Ask | Do | Say] = []
        self.names: set[str] = set()

    def turn(self) -> Turn:
        if len(self.journal.entries) > MOST_ENTRIES:
            raise FlowError(f"more than {MOST_ENTRIES} journal entries in one run")
        candidate = self.candidate
        if self.question and candidate and candidate.name != self.question.name and not candidate.change:
            candidate = None  # its question is gone
        return Turn(
            self.journal,
            tuple(self.said),
            tuple(self.visited),
            self.question,
            self.need,
            candidate,
            self.retry,
            self.consumed,
        )

    def answer(self, command: object) -> Any:
        """What to send back for one command; sets `stopped` when there is nothing to send yet."""
        self.commands += 1
        if self.commands > MOST_COMMANDS:
            raise FlowError(f"more than {MOST_COMMANDS} commands in one replay: is the flow looping?")
        match command:
            case Ask():
                return self._ask(command)
            case Look():
                return self._look(command)
            case Do():
                return self._do(command)
            case Say():
                return self._say(command)
            case Again():
                return self._again(command)
        if isinstance(command, Command):
            raise FlowError(f"unknown command {type(command).__name__}")
        raise FlowError("a flow may only await talk.ask, look, do, say, review and again")

    def _once(self, name: str) -> None:
        if name in self.names:
            raise FlowError(f"the name {name!r} is used twice in one run; a loop needs talk.scope")
        self.names.add(name)

    def _stop(self) -> None:
        self.stopped = True

    def _ask(self, ask: Ask) -> Any:
        self._once(ask.name)
        self.visited.append(ask)
        entry = self.journal.get(ask.name)
        if entry and entry.verb == "ask":
            try:
                return ask.kind.load(entry.value)
            except ValueError:  # the question has changed since: ask again (law 3)
                self.journal = self.journal.without([ask.name])
        if ask.given is not None and ask.name not in self.journal.entries:  # one being edited has an entry
            self.journal = self.journal.put(Entry(ask.name, "ask", ask.kind.dump(ask.given), given=True))
            return ask.given
        if self.event is not None:
            event, self.event, self.consumed = self.event, None, True
            if event.question in {"", ask.name}:
                self._hear(ask, event)
            if self.restarting:
                return None
            entry = self.journal.get(ask.name)
            if entry:
                return ask.kind.load(entry.value)
        self.question = ask
        self._stop()
        return None

    def _hear(self, ask: Ask, event: Event) -> None:
        waiting = self.candidate if self.candidate and self.candidate.name == ask.name else None
        meaning = _meaning(event.heard, waiting.options) if event.heard and waiting else ""
        if waiting and (event.heard is None or (meaning in AGREED and meaning in waiting.options)):
            self._agree(ask, waiting)
        elif waiting and meaning == "no" and "no" in waiting.options:
            self.candidate = None
        elif event.heard is not None:
            self._accept(ask, event, event.heard.message, waiting)

    def _agree(self, ask: Ask, waiting: Candidate) -> None:
        try:
            ask.kind.load(waiting.value)
        except ValueError:  # a quiet moment came before there was enough: now it is said
            self.candidate = replace(waiting, options=(), reason="too-few", quiet=0.0, silent=False)
            return
        if waiting.reason == "too-many":
            args = {"most": len(waiting.value), **ask.args}
            self.said.append(Remark(f"{ask.key}.too-many", args, f"kind-{ask.kind.name}.too-many"))
        self._keep(ask, Entry(ask.name, "ask", waiting.value, waiting.ref, waiting.album))

    def _accept(self, ask: Ask, event: Event, message: Message, waiting: Candidate | None) -> None:
        outcome = accepts(ask, event, waiting)
        match outcome:
            case Ok(value):
                self._keep(ask, Entry(ask.name, "ask", ask.kind.dump(value), message.ref, message.album))
            case Confirm(value):
                self.candidate = Candidate(
                    ask.name,
                    ask.kind.dump(value),
                    outcome.options,
                    outcome.reason,
                    outcome.quiet,
                    outcome.silent,
                    message.album,
                    message.ref,
                )
            case Retry(reason):
                self.retry = reason

    def _keep(self, ask: Ask, entry: Entry) -> None:
        self.candidate = None
        if isinstance(entry.value, str) and entry.value.startswith(EDIT) and ask.rows:
            self._edit(ask, entry.value.removeprefix(EDIT))
        else:
            self.journal = self.journal.put(entry)

    def _edit(self, review: Ask, name: str) -> None:
        prefix = review.name.rpartition("/")[0]
        full = f"{prefix}/{name}" if prefix else name
        if full in [ask.name for ask in changeable(self.journal, self.visited)]:
            self.journal = reopened(self.journal, self.visited, full)
            self._restart()
        else:  # never asked on this way through, or behind a deed: the review stands
            self.retry = "not-one"

    def _restart(self) -> None:
        self.restarting = True
        self._stop()

    def _look(self, look: Look) -> Any:
        self._once(look.name)
        if look.name in self.looked:
            return self.looked[look.name]
        self.need = look
        return self._stop()

    def _do(self, deed: Do) -> Any:
        self._once(deed.name)
        self.visited.append(deed)
        entry = self.journal.get(deed.name)
        if entry is None or entry.verb not in {"do", "refused"}:  # the name was another verb's when it began
            self.need = deed
            return self._stop()
        if entry.verb == "refused":
            reason, args = entry.value
            return Refused(reason, **args)
        return entry.value

    def _say(self, say: Say) -> None:
        self._once(say.name)
        self.visited.append(say)
        entry = self.journal.get(say.name)
        if entry is None or entry.verb != "say":
            self.said.append(say)
            self.journal = self.journal.put(Entry(say.name, "say"))

    def _again(self, again: Again) -> None:
        done = [item.name for item in self.visited if self._is_done(item)]
        fence = max((index for index, item in enumerate(self.visited) if item.name in done), default=-1)
        if any(item.name in again.names for item in self.visited[: fence + 1]):
            raise FlowError(f"again: {again.names[0]!r} lies behind a deed already done")
        refused = [item.name for item in self.visited if isinstance(item, Do) and item.name not in done]
        asks = {item.name: item for item in self.visited if isinstance(item, Ask)}
        if not all(name in asks for name in again.names):
            raise FlowError(f"again: {again.names} were not all asked before")
        self.said.append(Remark(f"{asks[again.names[0]].key}.{again.reason}", again.args))
        self.journal = self.journal.without([*again.names, *refused])
        self._restart()

    def _is_done(self, item: Ask | Do | Say) -> bool:
        entry = self.journal.get(item.name)
        return isinstance(item, Do) and entry is not None and entry.verb == "do"


def accepts(ask: Ask, event: Event, waiting: Candidate | None) -> Outcome[Any]:
    """What the question's kind makes of what was heard, with the candidate gathered so far."""
    assert event.heard is not None  # a quiet moment is not an answer
    heard = replace(event.heard, labels=partial(event.labels, ask))
    outcome: Outcome[Any] = ask.kind.accepts(heard, _loaded(ask, waiting))
    return outcome


def _meaning(heard: Heard, options: tuple[str, ...]) -> str:
    """What she says of what waits for a yes: tapped, in words, or as the number of the option."""
    numbered = {str(place): option for place, option in enumerate(options, 1)}
    said = heard.value or heard.meaning or numbered.get(normalise(heard.message.text), "")
    return "done" if options == ("done",) and said in ENOUGH else said


def _loaded(ask: Ask, waiting: Candidate | None) -> Any:
    """The candidate's value, or None; one too small for the question (two photos of three) still counts."""
    if waiting is None:
        return None
    if isinstance(waiting.value, list) and ask.kind.name == "photos":
        return tuple(waiting.value)
    try:
        return ask.kind.load(waiting.value)
    except ValueError:
        return None
