"""A number or a label typed instead of a button tapped, and a question that she has not seen yet."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.buttons import Begin, read
from bot.store import offers
from bot.talk.kinds import Heard, Option, place
from bot.talk.kinds.contract import picked

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


def labelled(desk: "Desk") -> Begin | None:
    """What starts by the one button before her whose label is all that she typed, or all that came of a row she chose;
    None where several read so."""
    message, caller = desk.message, desk.caller
    if caller.channel not in offers.NUMBERED or message.media or message.edited:
        return None
    heard = Heard(message, labels=lambda option: _labels(desk, option.value))
    standing = offers.offered(desk.tx, caller.channel, caller.external)
    found = {data for data in standing if picked(heard, (Option(data),), numbered=False)}
    deed = read(found.pop()) if len(found) == 1 else None
    return deed if isinstance(deed, Begin) else None


def _labels(desk: "Desk", data: str) -> tuple[str, ...]:
    """What a button that starts a flow reads, unless it was given words of its own."""
    deed, catalogue, language = read(data), desk.house.speech.catalogue, desk.caller.language
    key = f"{deed.flow}.button" if isinstance(deed, Begin) else ""
    return (catalogue.label(language, key),) if key and catalogue.has(language, key) else ()


def _asked_for(desk: "Desk") -> bool:
    """Whether the open question takes the number, and not just because it takes any words."""
    words = replace(desk.message, text="x" * len(desk.message.text))
    return desk.takes(Heard(desk.message)) and not desk.takes(Heard(words))


def unseen(desk: "Desk") -> bool:
    """Whether the open question is among what waited for her: nothing that she wrote answers it."""
    run = desk.caller.run
    return run is not None and (run.id, run.turn) in desk.released
