"""One person, one event: what she did is routed, her run goes on, and the replies are written."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.engine import rows
from bot.engine.advance import Advance, of_run, written
from bot.engine.buttons import Reserved
from bot.engine.faults import describe, is_fault
from bot.engine.rows import Caller, RunRow
from bot.engine.speech import Speech, Standing, merged
from bot.store import offers, permits, seats
from bot.store.tx import Tx
from bot.talk import changes
from bot.talk.flow import Flow
from bot.talk.kinds import Heard, Note
from bot.talk.messages import Button, Message, Outgoing, Reply
from bot.talk.talk import Start
from bot.talk.turn import Event, Turn
from bot.talk.words import Words

IDLE = 20 * 3600.0  # seconds without a word before the place kept is offered once
WELCOME = "welcome"  # the flow that makes her a member
log = logging.getLogger("mahalli.engine")


class _TakenBack(Exception):
    """Undoes what was only tried."""


@dataclass(frozen=True)
class House:
    """What every desk works with: the flows, the menus by role, the words and the speech."""

    flows: Mapping[str, Flow]
    menus: Mapping[str, tuple[str, ...]]
    words: Words
    speech: Speech
    country: str = "JO"
    language: str = "ar"


@dataclass
class Desk:
    """Serves one event of one caller within one transaction."""

    house: House
    tx: Tx
    caller: Caller
    message: Message
    replies: list[Reply] = field(default_factory=list)
    parked: bool = False
    stepped: bool = False  # the run moved: its replies carry its turn
    # run and turn of what waited for her
    released: list[tuple[int | None, int | None]] = field(default_factory=list)

    # --- events

    def quiet(self) -> None:
        """A quiet moment passed: what gathered stands."""
        self.go(lambda advance: advance.play(Event()))
        self.send()

    def send(self, begun: bool = False, purpose: str = "") -> None:
        """Write the replies to the outbox; `begun`: it is we who begin, for this purpose."""
        run = self.caller.run if self.stepped else None
        seat = seats.find(self.tx, self.caller.contact) if begun else None
        for n, reply in enumerate(merged(self.replies, self.caller.channel in permits.CHANNELS)):
            if seat and seat.shared:
                reply = self.tx.veiled(reply, seat)
            self.tx.send(
                self.caller.channel,
                Outgoing("reply", self.caller.external, reply),
                contact_id=self.caller.contact,
                run_id=run.id if run else None,
                turn=run.turn if run else None,
                n=n,
                purpose=purpose,
            )
        if self.caller.channel in offers.NUMBERED and (self.caller.run or not begun):
            offers.ordered(self.tx, self.caller.channel, self.caller.external)

    def takes_voice(self) -> bool:
        """Whether the question she has before her may be answered by voice."""
        return self.asks(Note)

    def takes(self, heard: Heard) -> bool:
        """Whether the question she has before her would take this for an answer."""
        return self._would(lambda advance: advance.takes(heard))

    def asks(self, *kinds: type) -> bool:
        """Whether the question she has before her is of one of these kinds."""
        return self._would(lambda now: isinstance((ask := now.play().question) and ask.kind, kinds))

    def _would(self, does: Callable[[Advance], bool]) -> bool:
        """Whether this is true of the open run. It looks, and changes nothing."""
        run = self.caller.run
        if run is None:
            return False
        found: list[bool] = []

        def look(tx: Tx) -> None:
            found.append(does(self._advance(run)))
            raise _TakenBack

        try:
            self.tx.kept(look)
        except _TakenBack:
            pass
        except Exception as error:
            if not is_fault(error):  # a flow's own fault parks the run when the message is heard
                raise
        return any(found)

    # --- flows

    def start(self, name: str, argument: str = "") -> None:
        """Start a flow for this caller, if she may; the one that was open waits (law 11)."""
        flow = self.house.flows.get(name)
        arguments = flow.arguments(argument) if flow else None
        if flow is None or arguments is None:
            self.say("start-gone")
            self.present()
        elif not flow.open_to(self.caller.role):
            self.say("not-allowed")
            self.present()
        elif self.caller.run and (self.caller.run.flow, self.caller.run.argument) == (name, argument):
            self.present()
        else:
            self.caller.run = self._open(flow, argument)
            if flow.who == "member" and self.caller.state == "new":  # first the terms; this one waits
                self.caller.run = rows.open_run(self.tx, self.caller.contact, WELCOME, "")
            self.go(lambda advance: advance.play())
            run = self.caller.run
            if run and not self.house.flows[run.flow].bookmark:
                self.tx.at(self.tx.now + IDLE, self.caller.contact, "idle", run_id=run.id)

    def _open(self, flow: Flow, argument: str) -> RunRow:
        """A new run, or the one in which she left this flow, if it keeps its place."""
        left = rows.left_run(self.tx, self.caller.contact, flow.name, argument) if flow.bookmark else None
        kept = rows.resume(self.tx, self.caller.contact, left) if left else None
        return kept or rows.open_run(self.tx, self.caller.contact, flow.name, argument)

    def menu(self) -> None:
        """What she can start, and the run that waits, if any."""
        if self.caller.state == "new":
            visitor = self.house.menus["visitor"] if rows.visited(self.tx, self.caller.contact) else ()
            starts = [Start(name) for name in visitor]
            self.replies.append(self.house.speech(self.caller.language, "menu-new", {}, starts=starts))
            return
        starts = [Start(name) for name in self.house.menus[self.caller.role or "member"]]
        waiting = rows.waiting_run(self.tx, self.caller.contact)
        menu = self.house.speech(self.caller.language, "menu", {}, starts=starts)
        if waiting:
            button = Button(
                self.house.speech.catalogue.label(self.caller.language, "button-continue"),
                Reserved("continue", str(waiting[0])).data(),
            )
            menu = replace(menu, buttons=(button, *menu.buttons))
        self.replies.append(replace(menu, columns=2))

    def hear(self, heard: Heard) -> None:
        """What she said or tapped goes to the open run."""
        self.go(lambda advance: advance.hear(heard))

    def correct(self, advance: Advance) -> Turn | None:
        """A message she edited: the question whether to change its answer, or that it is too late."""
        turn = advance.correct(Heard(self.message))
        if turn is None:
            self.say("edit-too-late")
            return advance.play()
        return turn

    def begin(self, name: str, argument: str) -> None:
        """Start a flow with what she typed, if that is no answer; in the middle of the welcome, one for members waits."""
        if self.takes(Heard(self.message)):
            self.hear(Heard(self.message))
        elif self.caller.run and self.house.flows[name].who == "member":
            rows.wait_run(self.tx, self.caller.contact, name, argument)
            self.say("code-kept")
            self.present()
        else:
            self.start(name, argument)

    def present(self) -> None:
        """Show the question that stands, or the menu."""
        if self.caller.run:
            self.go(lambda advance: advance.play())
        else:
            self.menu()

    def go(self, step: Callable[[Advance], Turn | None]) -> None:
        """Take a step in the open run; a bug parks the run, whatever it was (law 10)."""
        run = self.caller.run
        if run is None:
            self.menu()
            return
        flow = self.house.flows.get(run.flow)
        if flow and not flow.open_to(self.caller.role):  # she was of the staff when it began
            rows.save(self.tx, run, "dropped")
            self.caller.run = None
            self.say("not-allowed")
            self.menu()
            return
        try:
            self.tx.kept(lambda tx: self._step(run, step))
        except Exception as error:
            if not is_fault(error):
                raise
            self._park(run, error)

    def _step(self, run: RunRow, step: Callable[[Advance], Turn | None]) -> None:
        advance = self._advance(run)
        turn = step(advance)
        if turn is None:
            return
        written(run, advance, turn, bool(turn.retry))
        rows.save(self.tx, run, "done" if turn.ended else "open")
        self.stepped, before = True, self.caller.contact
        if advance.did:
            self._look_again()
        first = not changes.answered(turn.journal, turn.visited)
        standing = Standing(run.id, run.turn, run.misses, first)
        self.replies += self.house.speech.turn(self.caller.language, turn, standing)
        if turn.candidate and turn.candidate.quiet:
            self.tx.at(
                self.tx.now + turn.candidate.quiet, self.caller.contact, "quiet", run_id=run.id, turn=run.turn
            )
        if self.caller.contact != before:  # the phone is in other hands: what stands for her
            self.present()
        elif turn.ended:
            self._ended(advance.flow)

    def _advance(self, run: RunRow) -> Advance:
        return of_run(self.tx, self.house.flows[run.flow], self.house.speech.labels, self.caller, run)

    def _ended(self, flow: Flow) -> None:
        """A flow is over: back to the one that was interrupted, or to the menu."""
        since = self.caller.run.id if self.caller.run and flow.interlude else 0
        self.caller.run = None
        welcomed = flow.name == WELCOME and self.caller.state == "active"
        returns = flow.interlude or welcomed
        waiting = rows.waiting_run(self.tx, self.caller.contact, since) if returns else None
        if waiting:
            self.caller.run = rows.resume(self.tx, self.caller.contact, waiting[0])
            self.present() if welcomed else self._go_back()
        elif self.replies and self.replies[-1].buttons:  # it ended by offering what comes next
            self.replies[-1] = replace(self.replies[-1], ways=self.orders("menu"))
        elif welcomed or flow.name != WELCOME:  # who said no to the terms has heard how to come back
            self.menu()

    def _go_back(self) -> None:
        """The question that was interrupted, once more, without the picture she has of it."""
        self.say("go-back")
        self.present()
        self.replies[-1] = replace(self.replies[-1], media=())

    def _park(self, run: RunRow, error: Exception) -> None:
        log.error("run %s of flow %s is parked: %s", run.id, run.flow, describe(error))
        rows.park(self.tx, run.id, self.message)
        self.caller.run = None
        self.parked = True
        self.replies = [self.line("sorry")]
        self.menu()

    # --- small change

    def say(self, key: str, buttons: tuple[Button, ...] = (), **args: object) -> None:
        """One line among the replies."""
        self.replies.append(replace(self.line(key, **args), buttons=buttons))

    def orders(self, *words: str) -> tuple[Button, ...]:
        """Buttons that do what typing these reserved words does."""
        label = self.house.speech.catalogue.label
        return tuple(
            Button(label(self.caller.language, f"button-{word}"), Reserved(word).data()) for word in words
        )

    def line(self, key: str, **args: object) -> Reply:
        """One line, to be added to."""
        return self.house.speech.line(self.caller.language, key, **args)

    def set_state(self, state: Literal["active", "stopped"]) -> None:
        """Messages from us are wanted, or not."""
        self.caller.state = state
        self.tx.sql("UPDATE contact SET state = :state WHERE id = :id", state=state, id=self.caller.contact)

    def _look_again(self) -> None:
        """A deed may have changed the language, the state or the whole contact; then the run is hers."""
        found = rows.find(self.tx, self.caller.channel, self.caller.external)
        if found:
            found.run = self.caller.run if found.contact == self.caller.contact else found.run
            self.caller = found
        else:  # she is nobody to us any more
            self.caller.state = "new"
