"""Another language, in the middle of anything."""

from bot.people import contacts
from bot.talk.kinds import Choice, Key
from bot.talk.talk import Talk

OWN_NAMES = {"ar": Key("language-ar"), "en": Key("language-en")}  # each in its own words


async def language(talk: Talk) -> None:
    chosen = await talk.ask("which", Choice(OWN_NAMES))
    await talk.do("speak", contacts.set_language, talk.contact.id, chosen)
    await talk.say("done")
