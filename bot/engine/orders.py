"""Reserved words and their buttons: what each orders the desk to do."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from bot.engine import offers, rows, windows
from bot.language.content import LANGUAGES
from bot.store import permits
from bot.store.tx import Tx
from bot.talk import changes
from bot.talk.kinds import Heard
from bot.talk.turn import Turn

if TYPE_CHECKING:
    from bot.engine.advance import Advance
    from bot.engine.desk import Desk

PERMIT = "permit"  # the flow that asks whether we may write first


def _help(desk: "Desk", argument: str) -> None:
    def explain(advance: "Advance") -> Turn:
        turn = advance.play()
        key = f"{turn.question.key}.help" if turn.question else "help"
        desk.say(key if desk.house.speech.catalogue.has(desk.caller.language, key) else "help")
        return turn

    if desk.caller.run:
        desk.go(explain)
    else:
        desk.say("help")
        desk.menu()


def _back(desk: "Desk", argument: str) -> None:
    def step(advance: "Advance") -> Turn:
        if advance.candidate:
            advance.candidate = None
            return advance.play()
        turn = advance.play()
        earlier = changes.back(advance.journal, turn.visited)
        if earlier is None:
            desk.say("back-none")
            return turn
        advance.journal = earlier
        return advance.play()

    desk.go(step)


def _edit(desk: "Desk", argument: str) -> None:
    def choose(advance: "Advance") -> Turn | None:
        turn = advance.play()
        asks = changes.changeable(advance.journal, turn.visited)
        if argument in [ask.name for ask in asks]:
            advance.journal = changes.reopened(advance.journal, turn.visited, argument)
            advance.candidate = None
            return advance.play()
        if not asks:
            desk.say("edit-none")
            return turn
        desk.replies.append(desk.house.speech.edits(desk.caller.language, asks))
        return None

    desk.go(choose)


def _menu(desk: "Desk", argument: str) -> None:
    rows.rest(desk.tx, desk.caller.contact)
    desk.caller.run = None
    desk.menu()


def _stop(desk: "Desk", argument: str) -> None:
    if desk.caller.several or desk.caller.channel in permits.CHANNELS:
        windows.drop(desk.tx, desk.caller.contact)
    _let_be(desk.tx, desk.caller.contact)
    if desk.caller.state == "new":
        desk.tx.sql("DELETE FROM timer WHERE contact_id = :id", id=desk.caller.contact)
    else:
        desk.set_state("stopped")
    rows.rest(desk.tx, desk.caller.contact)
    desk.caller.run = None
    desk.say("stopped")


def _hello(desk: "Desk", argument: str) -> None:
    """A greeting: a first hello, a return after silence, or a return to an open question (law 9)."""
    if desk.caller.state == "new" and not desk.caller.run:
        desk.start("welcome")
        return
    if desk.caller.state == "stopped":
        desk.set_state("active")
        desk.say("welcome-back")
        if desk.caller.channel in permits.CHANNELS:  # her yes ended with the stop
            desk.start(PERMIT)
            return
    if desk.caller.run and desk.caller.run.turn > 0:
        desk.say("place-kept", desk.orders("continue", "restart", "menu"))
    else:
        desk.menu()


def _continue(desk: "Desk", argument: str) -> None:
    if argument.isascii() and argument.isdecimal() and len(argument) < 19:
        desk.caller.run = rows.resume(desk.tx, desk.caller.contact, int(argument)) or desk.caller.run
    desk.present()


def _waiting(desk: "Desk", argument: str) -> None:
    """She opened what waited for her: it comes by itself, and after it the question that stands, unless it was there."""
    if not desk.released or (desk.caller.run and not offers.unseen(desk)):
        desk.present()


def _restart(desk: "Desk", argument: str) -> None:
    run = desk.caller.run
    if run:
        rows.save(desk.tx, run, "dropped")
        desk.caller.run = None
        desk.start(run.flow, run.argument)
    else:
        desk.menu()


def _id(desk: "Desk", argument: str) -> None:
    desk.say("your-id", id=f"{desk.caller.channel}:{desk.caller.external}")
    desk.present()


def _speak(language: str, desk: "Desk", argument: str) -> None:
    """She named a language: it is spoken from here on and, where one is asked for, that is the answer."""

    def step(advance: "Advance") -> Turn:
        ask = advance.play().question
        if ask and language in [option.value for option in ask.kind.options()]:
            return advance.hear(Heard(desk.message, value=language))
        desk.say("language-done")
        return advance.play()

    caller = desk.caller
    caller.language = language
    desk.tx.sql(
        "UPDATE contact SET language = :language WHERE id = :id", language=language, id=caller.contact
    )
    if caller.run:
        desk.go(step)
    elif caller.state == "new":
        desk.start("welcome")
    else:
        desk.say("language-done")
        desk.menu()


ORDERS: Mapping[str, Callable[["Desk", str], None]] = {
    "help": _help,
    "back": _back,
    "edit": _edit,
    "menu": _menu,
    "stop": _stop,
    "start": _hello,
    "continue": _continue,
    "restart": _restart,
    "id": _id,
    "waiting": _waiting,
    **{f"speak-{language}": partial(_speak, language) for language in LANGUAGES},
}


def _let_be(tx: Tx, contact: int) -> None:
    """Whatever she had asked to hear of ends, and comes back only as she asks for it. That she wants to follow no
    campaign is written down of each: a list with an older yes does not bring her back."""
    permits.end(tx, contact)
    tx.sql(
        "INSERT INTO follow (campaign_id, contact_id, state, stopped_at) SELECT id, :id, 'off', :now FROM campaign"
        " WHERE true ON CONFLICT (contact_id, campaign_id) DO UPDATE SET state = 'off', stopped_at = :now",
        now=tx.now,
        id=contact,
    )
    tx.sql("UPDATE ambassador SET state = 'off' WHERE contact_id = :id", id=contact)
