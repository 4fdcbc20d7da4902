"""Where a message goes: danger first, then reserved words and start buttons, then the open question (law 7)."""

from bot.engine import meant, offers, rows, windows
from bot.engine.buttons import Answer, Begin, Reserved, read
from bot.engine.desk import Desk
from bot.engine.orders import ORDERS
from bot.talk.kinds import Choice, Heard, Review, YesNo
from bot.talk.kinds.note import recorded
from bot.talk.kinds.photos import stored
from bot.talk.words import sure


def serve(desk: Desk) -> None:
    """Answer the desk's message, and write the replies."""
    if desk.message.happening != "message":
        _happened(desk)
        return
    rows.seen(desk.tx, desk.caller, desk.message.late)
    desk.released = windows.release(desk.tx, desk.caller.channel, desk.caller.external)
    if desk.caller.state == "new" and desk.caller.role:  # staff need no welcome
        desk.set_state("active")
    route(desk)
    desk.send()


def _happened(desk: Desk) -> None:
    desk.tx.sql(
        "UPDATE address SET blocked = :blocked WHERE id = :id",
        blocked=desk.message.happening == "blocked",
        id=desk.caller.address,
    )


def route(desk: Desk) -> None:
    """Take what she did to where it belongs; the replies are gathered, not yet written."""
    button = desk.message.button or offers.typed(desk)
    pressed = read(button) if button else None
    if pressed:
        _press(desk, pressed)
    elif desk.message.button:
        desk.present()
    else:
        _listen(desk)


def _press(desk: Desk, pressed: Answer | Begin | Reserved) -> None:
    match pressed:
        case Begin(flow, argument):
            desk.start(flow, argument)
        case Reserved(meant.MEANT, argument):
            deed = meant.named(desk, argument)
            _press(desk, deed) if deed else desk.present()
        case Reserved(word, argument):
            _obey(desk, word, argument)
        case Answer():
            _answer(desk, pressed)


def _answer(desk: Desk, answer: Answer) -> None:
    """A tap counts for the question that stands; any other gets the present question (law 11)."""
    run = desk.caller.run
    if run is None or run.id != answer.run:
        desk.caller.run = rows.resume(desk.tx, desk.caller.contact, answer.run) or run
        desk.present()
    elif run.asked <= answer.turn <= run.turn:
        desk.hear(Heard(desk.message, answer.value))
    else:
        desk.present()


def _listen(desk: Desk) -> None:
    """Words before flows: danger anywhere, reserved words whole, then the open question."""
    message, words = desk.message, desk.house.words
    if words.danger(message.text) and not _tells(desk):
        desk.start("danger", words.danger_kind(message.text) or _in_danger(desk))
        return
    if _started_by_link(desk, message.start):
        return
    meaning = "" if message.media or message.edited else words.meaning(message.text)
    name, _, argument = meaning.partition("-")
    flow = desk.house.flows.get(name)
    if meaning in ORDERS:
        _obey(desk, meaning)
    elif flow and (flow.reserved or _free(desk, Heard(message, meaning=meaning))):
        desk.start(name, argument)
    elif coded := _by_code(desk):
        desk.begin(*coded)
    elif unreadable := _unreadable(desk):
        desk.say(f"other.{unreadable}")
        desk.present()
    elif message.edited:
        desk.go(desk.correct)
    elif offers.unseen(desk):
        return  # it is on its way to her now
    elif desk.caller.run:
        _hear(desk, Heard(message, meaning=meaning))
    else:
        _unexpected(desk, meaning)


def _tells(desk: Desk) -> bool:
    """Whether she is being asked about harm already, and this is her answer."""
    flow = desk.house.flows.get(desk.caller.run.flow) if desk.caller.run else None
    return flow is not None and flow.grave and desk.takes(Heard(desk.message))


def _in_danger(desk: Desk) -> str:
    """The kind of danger she is being asked about: «خطر» once more is no other one."""
    return desk.caller.run.argument if desk.caller.run and desk.caller.run.flow == "danger" else ""


def _free(desk: Desk, heard: Heard) -> bool:
    """Whether a flow's word may start it: nothing is asked, or what is asked takes no such answer."""
    return not desk.caller.run or (desk.caller.state != "new" and not desk.takes(heard))


def _by_code(desk: Desk) -> tuple[str, str] | None:
    """The flow that she typed a code of, and the code, where nothing is being asked or all is new to her."""
    return None if desk.caller.run and desk.caller.state != "new" else _coded(desk)


def _coded(desk: Desk) -> tuple[str, str] | None:
    message = desk.message
    if message.media or message.edited:
        return None
    found = ((flow.name, flow.coded(message.text)) for flow in desk.house.flows.values())
    return next((one for one in found if one[1]), None)


def _started_by_link(desk: Desk, payload: str) -> bool:
    name, _, argument = payload.partition("-")
    flow = desk.house.flows.get(name)
    if not (flow and flow.link):
        return False
    desk.start(name, argument)
    return True


def _hear(desk: Desk, heard: Heard) -> None:
    """The open question hears it. Only what it refuses may have been meant for something else."""
    run = desk.caller.run
    misses = run.misses if run else 0
    desk.hear(heard)
    if run is None or desk.caller.run is not run or run.misses <= misses or heard.message.media:
        return
    if deed := _instead(desk, heard.meaning):
        desk.replies.clear()
        _press(desk, deed)
    elif (guess := meant.guessed(desk)).intent:
        meant.ask(desk, guess)


def _instead(desk: Desk, meaning: str) -> Begin | Reserved | None:
    """What a message that answers nothing does all the same: a title she typed, a code that anybody may come with where
    no number is asked for, or a yes to what we asked last."""
    if meaning == "yes":
        return meant.said_yes(desk)
    coded = _coded(desk)
    if coded and desk.house.flows[coded[0]].who == "anyone" and desk.asks(Choice, Review, YesNo):
        return Begin(*coded)
    return meant.titled(desk) or offers.labelled(desk)


def _unexpected(desk: Desk, meaning: str) -> None:
    """Something said while nothing is being asked."""
    if desk.caller.state == "new" and not rows.visited(desk.tx, desk.caller.contact):
        desk.start("welcome")
    elif stored(desk.message):
        desk.say("photo-alone")
        desk.menu()
    elif deed := _instead(desk, meaning):
        _press(desk, deed)
    elif meaning in {"next", "no"}:  # on, or not what we offered: the menu begins with what waits
        desk.menu()
    else:
        _guess(desk)


def _guess(desk: Desk) -> None:
    """Do what she nearly wrote, where that is harmless; ask, where it is doubtful; else say that it was lost on us."""
    guess = meant.guessed(desk)
    deed = meant.named(desk, guess.intent)
    if deed and sure(guess):
        _press(desk, deed)
    elif deed:
        meant.ask(desk, guess)
    else:
        desk.say("not-understood")
        desk.menu()


def _obey(desk: Desk, word: str, argument: str = "") -> None:
    order = ORDERS.get(word)
    if order:
        order(desk, argument)
    elif word in desk.house.flows:
        desk.start(word, argument)
    else:
        desk.present()


def _unreadable(desk: Desk) -> str:
    """Why there is nothing to read in a message, as the last part of a text key; empty when there is."""
    message = desk.message
    if message.text or stored(message) or message.phone or message.near:
        return ""
    if recorded(message) and desk.takes_voice():
        return ""
    kinds = {media.kind for media in message.media}
    return message.other or next((kind for kind in ("voice", "video", "sticker") if kind in kinds), "empty")
