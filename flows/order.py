"""The maker's side of a request: yes, a ready reply, her own words, no; and "I sold it!"."""

from bot.errors import Refused
from bot.market.buyers import interests, orders, relay
from bot.talk.kinds import Choice, Day, Number, Phone, YesNo
from bot.talk.talk import Start, Talk
from flows.talkto import write

BEFORE = ("have", "day", "today", "much", "own")  # what she may answer, and once she has accepted
AFTER = ("where", "day", "much", "own", "number")


async def accept(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.between, number, talk.contact.id)
    try:
        await talk.do("accept", orders.accept, talk.contact.id, number)
    except Refused as refusal:
        await over(talk, refusal.reason, number)
    else:
        starts = [Start("talkto", str(number)), Start("order", str(number)), Start("sale", str(number))]
        await talk.say("done", title=found.title if found else "", starts=starts)


async def order(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.to_maker, number, talk.contact.id)
    if found is None:
        await talk.say("gone")
        return
    accepted = found.state == "accepted"
    how = await talk.ask("how", Choice(AFTER) if accepted else Choice(BEFORE, yes="have"), **found.said)
    if how == "own":
        await write(talk, number, found.title)
        return
    if how == "number":
        await give(talk, number)
        return
    day = (await talk.ask("day", Day(talk.now.date(), least=0))).isoformat() if how == "day" else ""
    try:
        await talk.do("send", orders.reply, talk.contact.id, number, how, day)
    except Refused:
        await talk.say("gone")
    else:
        agreed = [Start("talkto", str(number)), Start("sale", str(number))]
        open_yet = [Start("accept", str(number)), Start("decline", str(number))]
        await talk.say("sent", starts=agreed if accepted else open_yet)


async def give(talk: Talk, number: int) -> None:
    """Her number, by her own yes."""
    phone = await talk.ask("phone", Phone(talk.contact.country))
    if not await talk.ask("sure", YesNo(), number=phone):
        await talk.say("kept", starts=[Start("order", str(number))])
        return
    try:
        await talk.do("give", relay.give, talk.contact.id, number, phone)
    except Refused as refusal:
        await talk.say("given" if refusal.reason == "given" else "gone")
    else:
        await talk.say("number-sent", starts=[Start("sale", str(number))])


async def decline(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.to_maker, number, talk.contact.id)
    if found is None:
        await over(talk, "gone", number)
        return
    why = await talk.ask("why", Choice(orders.DECLINES), title=found.title)
    try:
        await talk.do("decline", orders.decline, talk.contact.id, number, why)
    except Refused as refusal:
        await over(talk, refusal.reason, number)
    else:
        await talk.say("done", starts=[Start("mine")])


async def sale(talk: Talk, number: int) -> None:
    """«I sold it!»: how many, and whether the product is to be had no more."""
    found = await talk.look("found", interests.between, number, talk.contact.id)
    if found is None or found.maker != talk.contact.id:
        await over(talk, "gone", number)
        return
    offered = tuple(sorted({1, 2, found.quantity}))
    count = await talk.ask("count", Number(least=1, most=999, offered=offered), title=found.title)
    try:
        state = await talk.do("sold", orders.sold, talk.contact.id, number, count)
    except Refused as refusal:
        await over(talk, refusal.reason, number)
        return
    shown = state == "published"
    out = [Start("sold", str(found.listing), orders.OUT)] if shown else []
    await talk.say("joy", says="joy-shown" if shown else "joy", count=count, starts=[*out, Start("mine")])


async def unanswered(talk: Talk, number: int) -> None:
    """Begun by a timer: somebody waits for her first word."""
    waiting = await talk.do("remind", orders.remind, talk.contact.id)
    if not waiting:
        await talk.say("none", starts=[Start("mine")])
        return
    found = await talk.look("found", interests.between, waiting[0], talk.contact.id)
    if found:
        starts = interests.answers(found.id)
        await talk.say(
            "one" if len(waiting) == 1 else "many", count=len(waiting), starts=starts, **found.said
        )


async def over(talk: Talk, reason: str, number: int) -> None:
    """A button of another day: what is so now."""
    page = talk.speaking("order")
    if reason == "accepted":
        await page.say("accepted", starts=[Start("talkto", str(number)), Start("sale", str(number))])
    elif reason == "counted":
        await page.say("counted", starts=[Start("mine")])
    else:
        await page.say("gone", starts=[Start("mine")])
