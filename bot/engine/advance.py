"""One event through one run: replay, perform what the flow needs, replay again, until it asks or ends."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from bot.engine.rows import Caller, RunRow
from bot.errors import FlowError, Refused
from bot.store.tx import Tx
from bot.talk import journal as journals
from bot.talk.changes import answered_by, late
from bot.talk.flow import Flow
from bot.talk.journal import Entry, Journal, Json
from bot.talk.kinds import Confirm, Heard, Ok, Photos, Retry
from bot.talk.kinds.photos import stored
from bot.talk.replay import accepts, replay
from bot.talk.talk import Do, Look, Person, Say, Talk
from bot.talk.turn import Candidate, Event, Labels, Remark, Turn

_CANDIDATE = TypeAdapter(Candidate | None)


@dataclass
class Advance:
    """A run on its way through one event. `turn` is where it came to a stop; `did` says whether it wrote."""

    tx: Tx
    flow: Flow
    arguments: tuple[object, ...]
    talk: Talk
    labels: Labels
    journal: Journal
    candidate: Candidate | None
    question: str = ""  # the one she has before her
    said: list[Say | Remark] = field(default_factory=list)
    looked: dict[str, object] = field(default_factory=dict)
    did: bool = False

    def play(self, event: Event | None = None) -> Turn:
        """Go on as far as it goes; what was said on the way is in the turn."""
        while True:
            turn = replay(
                self.flow.run,
                self.talk,
                self.journal,
                arguments=self.arguments,
                event=event,
                candidate=self.candidate,
                looked=self.looked,
            )
            self.journal, self.candidate = turn.journal, turn.candidate
            self.said += turn.said
            event = None if turn.consumed else event
            if turn.need is None:
                return replace(turn, said=tuple(self.said))
            self._perform(turn.need)

    def hear(self, heard: Heard) -> Turn:
        """Go on with a message: an answer, a yes to a change, or photos that come late."""
        event = self._changed(heard)
        turn = self.play(event)
        fresh = [name for name in stored(heard.message) if not self._holds(name)]
        return self._late(turn, heard) if fresh and turn.question else turn

    def takes(self, heard: Heard) -> bool:
        """Whether the open question would take this for an answer."""
        ask = self.play().question
        return ask is not None and not isinstance(accepts(ask, Event(heard, self.labels), None), Retry)

    def correct(self, heard: Heard) -> Turn | None:
        """A message she edited: ask whether to change the answer it gave. None when that is too late."""
        turn = self.play()
        ask = answered_by(self.journal, turn.visited, heard.message.ref)
        outcome = accepts(ask, Event(heard, self.labels), None) if ask else None
        if ask is None or not isinstance(outcome, Ok | Confirm):
            return None
        value = ask.kind.dump(outcome.value)
        self.candidate = Candidate(ask.name, value, reason="change", ref=heard.message.ref, change=True)
        return replace(turn, candidate=self.candidate)

    def _changed(self, heard: Heard) -> Event | None:
        """Settle a change that waits for a yes; anything but yes or no is heard as usual."""
        waiting = self.candidate
        if waiting is None or not waiting.change:
            return Event(heard, self.labels, self.question)
        self.candidate = None
        meaning = heard.value or heard.meaning
        if meaning == "yes":
            self.journal = self.journal.put(Entry(waiting.name, "ask", waiting.value, waiting.ref))
        return None if meaning in {"yes", "no"} else Event(heard, self.labels, self.question)

    def _holds(self, photo: str) -> bool:
        kept = [entry.value for entry in self.journal.entries.values()]
        waiting = self.candidate.value if self.candidate else []
        return any(isinstance(value, list) and photo in value for value in [*kept, waiting])

    def _late(self, turn: Turn, heard: Heard) -> Turn:
        asked_for = turn.question and isinstance(turn.question.kind, Photos)
        change = None if asked_for else late(self.journal, turn.visited, heard.message)
        if change is None:
            return turn
        self.journal, fitted = change
        remark = Remark("kind-photos.late" if fitted else "kind-photos.full", {})
        return replace(turn, journal=self.journal, said=(*turn.said, remark), retry="")

    def _perform(self, need: Look | Do) -> None:
        if isinstance(need, Look):
            self.looked[need.name] = need.read(self.tx, *need.args)
            return
        self.did = True
        try:
            value = self.tx.kept(lambda tx: need.write(tx, *need.args))
            entry = Entry(need.name, "do", _plain(need.name, value))
        except Refused as refusal:
            refused = [refusal.reason, refusal.args_of_text]
            entry = Entry(need.name, "refused", _plain(need.name, refused))
        self.journal = self.journal.put(entry)


def _plain(name: str, value: object) -> Json:
    """What a deed gives, as the journal will give it back at the next replay."""
    try:
        return json.loads(json.dumps(value))
    except TypeError:
        raise FlowError(f"the deed {name!r} gives what JSON cannot hold") from None


def written(run: RunRow, advance: Advance, turn: Turn, retried: bool) -> None:
    """Bring the run's row to where the turn ended: one more turn, and the question's own turn if it moved."""
    journal = journals.dump(advance.journal)
    candidate = _CANDIDATE.dump_json(advance.candidate).decode() if advance.candidate else ""
    run.turn += 1
    if retried:
        run.misses += 1
    elif journal != run.journal or candidate != run.candidate or not run.asked:
        run.misses, run.asked = 0, run.turn
    run.journal, run.candidate = journal, candidate
    run.question = turn.question.name if turn.question else ""


def of_run(tx: Tx, flow: Flow, labels: Labels, caller: Caller, run: RunRow) -> Advance:
    """A caller's run, ready to go on."""
    person = Person(caller.contact, caller.language, caller.country, caller.name, caller.role, caller.channel)
    arguments = flow.arguments(run.argument)
    assert arguments is not None  # checked at the start
    return Advance(
        tx,
        flow,
        arguments,
        Talk(run.flow, person, datetime.fromtimestamp(tx.now, UTC), run.id),
        labels,
        journals.load(run.journal),
        _candidate_of(run),
        run.question,
    )


def _candidate_of(run: RunRow) -> Candidate | None:
    """The candidate that waits on a run."""
    return _CANDIDATE.validate_json(run.candidate) if run.candidate else None
