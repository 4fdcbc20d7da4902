"""One phone, several people: who is holding it now."""

from bot.errors import Refused
from bot.people import sharing
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Key
from bot.talk.talk import Talk

NEW = "new"


async def switch(talk: Talk, to: int = 0) -> None:
    """`to` is who says that she holds it now: the button under the line that something waits for her."""
    phone = await talk.look("phone", sharing.phone, talk.contact.id)
    if phone.staff:
        await talk.say("staff")
        return
    who = str(to) if to else await chosen(talk, phone)
    if who == NEW:
        await begun(talk)
    elif who in phone.others:
        await handed(talk, int(who), phone.others[who])
    elif who == str(talk.contact.id):
        await talk.say("already", name=talk.contact.name or Key("someone"))
    else:
        await talk.say("gone")


async def chosen(talk: Talk, phone: sharing.Phone) -> str:
    """One of the others, by the name she chose, or somebody new."""
    if not phone.others:
        return NEW
    new = {} if phone.full else {NEW: Key("switch-new")}
    return await talk.ask("who", Choice({**phone.others, **new}))


async def handed(talk: Talk, to: int, name: str | Key) -> None:
    if not await talk.ask("sure", YesNo(), name=name):
        await talk.say("stays")
        return
    try:
        waited = await talk.do("hand", sharing.hand, talk.contact.id, to)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("yours", name=name, count=waited)


async def begun(talk: Talk) -> None:
    if not await talk.ask("begin", YesNo()):
        await talk.say("stays")
        return
    try:
        await talk.do("welcome", sharing.welcome, talk.contact.id)
    except Refused:
        await talk.say("gone")
