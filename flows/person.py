"""A person: her words reach the coordinators, who answer from the chat."""

from bot.errors import Refused
from bot.people import hours, tickets
from bot.talk.kinds import Text
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk


async def person(talk: Talk) -> None:
    said = await talk.look("hours", hours.said, talk.contact.country)
    words = await talk.ask("words", Text(most=800), **said)
    await talk.do("ask", tickets.ask, talk.contact.id, words)
    await talk.say("passed-on", **said)


async def answer(talk: Talk, number: int) -> None:
    ticket = await talk.look("ticket", tickets.seen, talk.contact.id, number)
    if ticket is None or ticket.answered:
        await talk.say("gone", starts=[Start("queue")])
        return
    words = await talk.ask(
        "words", Text(most=700), name=ticket.name, asked=ticket.asked or Key("ticket-no-words")
    )
    try:
        await talk.do("send", tickets.answer, talk.contact.id, number, words)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}")
    else:
        await talk.say("sent", name=ticket.name)
