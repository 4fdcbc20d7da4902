"""A person: her words reach the coordinators, who answer from the chat."""

from bot.errors import Refused
from bot.learning import library
from bot.people import hours, tickets
from bot.talk.kinds import Text, YesNo
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start, Talk


async def person(talk: Talk) -> None:
    said = await talk.look("hours", hours.said, talk.contact.country)
    words = await talk.ask("words", Text(most=800), **said)
    await talk.do("ask", tickets.ask, talk.contact.id, words)
    await talk.say("passed-on", **said)


async def answer(talk: Talk, number: int) -> None:
    ticket = await talk.look("ticket", tickets.ticket, number)
    if ticket is None or ticket.answered:
        await talk.say("gone", starts=[Start("queue")])
        return
    words = await talk.ask(
        "words", Text(most=700), name=ticket.name, asked=ticket.asked or Key("ticket-no-words")
    )
    try:
        await talk.do("send", tickets.answer, number, words)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}")
    else:
        await talk.say("sent", name=ticket.name)


async def harassment(talk: Talk) -> None:
    await talk.say("calm")
    words = await talk.ask("words", Text(most=800, skip=True))
    await talk.do("ask", tickets.ask, talk.contact.id, words, True)
    await talk.say("passed-on", starts=[Start("hide")])


async def danger(talk: Talk) -> None:
    said = await talk.look("hours", hours.said, talk.contact.country)
    numbers = await talk.look("numbers", library.emergency, talk.contact.country)
    await talk.say("calm", country=Ours(numbers))
    wanted = await talk.ask("person", YesNo(), **said)
    if wanted:
        await talk.do("ask", tickets.ask, talk.contact.id, "", True)
        await talk.say("passed-on", starts=[Start("hide"), Start("person")])
    else:
        await talk.say("here", starts=[Start("hide"), Start("person")])
