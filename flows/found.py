"""An admin opens another campaign of her organisation, in a country that has none, and is its admin."""

from bot.errors import Refused
from bot.people.team import organisations
from bot.talk.kinds import Choice, Text, YesNo
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk
from flows.workplace import at_work

THERE = (Start("campaign"),)


async def found(talk: Talk) -> None:
    at = await at_work(talk, "admin")
    if not at:
        await talk.say("gone")
        return
    free = await talk.look("free", organisations.vacant)
    if not free:
        await talk.say("full", starts=THERE)
        return
    country = await talk.ask("country", Choice({one: Key(f"country-{one.lower()}") for one in free}))
    name = await talk.ask("name", Text(most=60, least=2))
    if not await talk.ask("sure", YesNo(), name=name, country=Key(f"country-{country.lower()}")):
        await talk.say("kept", starts=THERE)
        return
    try:
        await talk.do("open", organisations.found, talk.contact.id, at, name, country)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=THERE)
    else:
        await talk.say("done", name=name, starts=[*THERE, Start("channels"), Start("recruit")])
