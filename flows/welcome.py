"""The first conversation: what this is, what is kept, and who she is."""

from bot.people import contacts
from bot.talk.kinds import Choice, Key, Place, Text, YesNo
from bot.talk.talk import Talk
from flows.language import OWN_NAMES
from flows.permit import asked

COUNTRIES = {"JO": Key("country-jo"), "MA": Key("country-ma")}
MAKES = ("food", "sweets", "sewing", "soap", "accessories", "service", "other")


async def welcome(talk: Talk) -> None:
    language = await talk.ask("language", Choice(OWN_NAMES))
    await talk.do("speak", contacts.set_language, talk.contact.id, language)
    await talk.say("machine")
    adult = await talk.ask("adult", YesNo())
    if not adult:
        await talk.say("too-young")
        return
    agreed = await talk.ask("consent", YesNo())
    if not agreed:
        await talk.say("without-consent")
        return
    country = await talk.ask("country", Choice(COUNTRIES))
    name = await talk.ask("name", Text(most=24))
    area = await talk.ask("area", Place(country))
    makes = await talk.ask("makes", Choice(MAKES))
    await talk.do("join", contacts.join, talk.contact.id, country, name, area, makes)
    await talk.say("ready", name=name)
    await asked(talk)
