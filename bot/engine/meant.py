"""What she may have meant: a title typed instead of tapped, a word spelt nearly right, a yes to "did you mean"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.buttons import Begin, Reserved
from bot.engine.orders import ORDERS
from bot.talk.messages import WHATSAPP, Button
from bot.talk.words import Guess

if TYPE_CHECKING:
    from bot.engine.desk import Desk

MEANT = "meant"  # a reserved word that no one types: its button carries the one that was meant
STANDS = 600.0  # seconds in which a typed yes is one to "did you mean"; the button works for months
Deed = Begin | Reserved


def named(desk: "Desk", meaning: str) -> Deed | None:
    """What a meaning of the word lists does for this person: an order, or the start of a flow she may start.

    `lesson-light` starts the flow `lesson` with `light`. None for mere answers, such as yes.
    """
    if meaning in ORDERS:
        return Reserved(meaning)
    name, _, argument = meaning.partition("-")
    flow, caller = desk.house.flows.get(name), desk.caller
    may = flow and flow.open_to(caller.role) and not (flow.who == "member" and caller.state == "new")
    return Begin(name, argument) if may else None


def titled(desk: "Desk") -> Deed | None:
    """What she typed in full instead of tapping it, such as the title of a lesson."""
    flows = [flow for flow in desk.house.flows.values() if flow.named and named(desk, flow.name)]
    found = ((flow.name, flow.named(desk.message.text)) for flow in flows if flow.named)
    return next((Begin(name, argument) for name, argument in found if argument), None)


def said_yes(desk: "Desk") -> Deed | None:
    """What we asked whether she meant it, if that was the last that was asked; for a typed yes."""
    row = desk.tx.sql(
        "DELETE FROM timer WHERE contact_id = :contact AND what = :what AND due_at > :now RETURNING turn, argument",
        contact=desk.caller.contact,
        what=MEANT,
        now=desk.tx.now,
    ).fetchone()
    return named(desk, row[1]) if row and row[0] == _place(desk) else None


def _place(desk: "Desk") -> int:
    """The run that is open or was opened last: another one means that she went on since."""
    row = desk.tx.sql(
        "SELECT MAX(id) FROM run WHERE contact_id = :contact", contact=desk.caller.contact
    ).fetchone()
    return desk.caller.run.id if desk.caller.run else int(row[0] or 0)


def guessed(desk: "Desk") -> Guess:
    """What she typed comes near to, among what she may do here; nothing when there is no such thing."""
    guess = desk.house.words.guess(desk.message.text)
    return guess if guess.intent and named(desk, guess.intent) else Guess()


def ask(desk: "Desk", guess: Guess) -> None:
    """Ask whether she meant it: above the question that stands, or beside the way to the menu."""
    desk.tx.sql(
        "DELETE FROM timer WHERE contact_id = :contact AND what = :what",
        contact=desk.caller.contact,
        what=MEANT,
    )
    desk.tx.at(desk.tx.now + STANDS, desk.caller.contact, MEANT, guess.intent, turn=_place(desk))
    line = desk.line("did-you-mean", word=guess.word)
    label = desk.house.speech.catalogue.label(desk.caller.language, "button-yes")
    short = guess.word if len(guess.word) <= WHATSAPP.label else label
    button = Button(short, Reserved(MEANT, guess.intent).data())
    if desk.caller.run:
        question = desk.replies.pop()
        text, ways = f"{line.text}\n\n{question.text}", (button, *question.ways)
        desk.replies.append(replace(question, text=text, ways=ways))
    else:
        desk.replies.append(replace(line, buttons=(button,), ways=desk.orders("menu")))
