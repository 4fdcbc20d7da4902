"""Before her yes is six months old she is asked, alone in her own chat, whether it still holds."""

from bot.errors import Refused
from bot.market import life, listings
from bot.market.calendar import posts
from bot.market.consent import ASKED_OF
from bot.talk.kinds import YesNo
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk
from flows.item import gone


async def consent(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None or found.state not in ASKED_OF:
        await gone(talk, found.state if found else "gone")
        return
    version = await talk.do("version", listings.version_of, number)
    said = await talk.look("said", posts.words, found, talk.contact.language)
    yes = await talk.ask("still", YesNo(), media=found.media[:1], **said)
    try:
        if yes:
            await talk.do("agree", life.agree, talk.contact.id, number, version)
        else:
            await talk.do("hide", life.hide, talk.contact.id, number)
    except Refused as refusal:
        if refusal.reason == "changed":
            await talk.say("changed", starts=[Start("consent", str(number)), Start("item", str(number))])
        else:
            await talk.say("now", state=Key(f"state-{refusal.reason}"), starts=[Start("mine")])
    else:
        await talk.say("thanks" if yes else "hidden", starts=[Start("item", str(number))])
