"""A number typed instead of a button tapped, and a question that she has not seen yet."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store import offers
from bot.talk.kinds import Heard, place

if TYPE_CHECKING:
    from bot.engine.desk import Desk


def typed(desk: "Desk") -> str:
    """What the button carries whose number is all that she typed. Nothing where the open question asks for a number or
    numbers its options itself, and where buttons never stand as numbers."""
    message, caller = desk.message, desk.caller
    if caller.channel not in offers.NUMBERED or message.media or message.edited or unseen(desk):
        return ""
    number = place(message.text)
    offered = offers.offered(desk.tx, caller.channel, caller.external) if number else []
    return offered[number - 1] if 0 < number <= len(offered) and not _asked_for(desk) else ""


def _asked_for(desk: "Desk") -> bool:
    """Whether the open question takes the number, and not just because it takes any words."""
    words = replace(desk.message, text="x" * len(desk.message.text))
    return desk.takes(Heard(desk.message)) and not desk.takes(Heard(words))


def unseen(desk: "Desk") -> bool:
    """Whether the open question is among what waited for her: nothing that she wrote answers it."""
    run = desk.caller.run
    return run is not None and (run.id, run.turn) in desk.released
