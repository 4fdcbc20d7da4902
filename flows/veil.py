"""When others see her phone: neutral notifications, and a word that leaves nothing behind."""

from bot.people.safety import shelter
from bot.talk.talk import Start, Talk

CANNOT = ("whatsapp",)  # nothing that was sent can be taken away there


async def veil(talk: Talk) -> None:
    veiled = await talk.do("switch", shelter.veil, talk.contact.id)
    await talk.say("on" if veiled else "off")


async def unveil(talk: Talk) -> None:
    count = await talk.do("open", shelter.unveil, talk.contact.id)
    await talk.say("opened" if count else "nothing", starts=[Start("veil")])


async def out(talk: Talk) -> None:
    await talk.do("wipe", shelter.leave, talk.contact.id)
    await talk.say("kept" if talk.contact.channel in CANNOT else "done")
