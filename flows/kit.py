"""Passing a product on: two pictures and words in both languages; her own, or what an ambassador gets."""

from collections.abc import Sequence

from bot.broadcast import follows
from bot.errors import Refused
from bot.market import kit as kits
from bot.market.kit import Kit
from bot.people import ambassadors
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Media
from bot.talk.talk import Start, Talk


async def kit(talk: Talk, number: int = 0) -> None:
    """`number` is a product of hers that stands; without it she is asked which, where she has several."""
    found = await talk.look("found", kits.shown, talk.contact.id)
    if found and not number:
        titles = {str(one): title for one, title in found.items()}
        which = await talk.ask("which", Choice(titles), given=min(titles) if len(titles) == 1 else None)
        number = int(which)
    try:
        await talk.do("share", kits.share, talk.contact.id, number)
    except Refused:
        await talk.say("none", starts=[Start("mine")])
        return
    made = await talk.look("made", kits.of, number, talk.contact.language)
    if made:
        await pictures(talk, made)
        await talk.say("ready", starts=[Start("card", str(number)), Start("mine")])


async def pictures(talk: Talk, made: Kit) -> None:
    """Two messages, each a picture and words alone, so that they go along when it is passed on or copied."""
    page = talk.speaking("kit")
    await page.say("square", says="words", media=[Media("photo", name=made.square)], words=made.arabic)
    await page.say("story", says="words", media=[Media("photo", name=made.story)], words=made.english)


async def ambassador(talk: Talk, campaign: int = 0) -> None:
    home = await talk.look("home", follows.home, campaign, talk.contact.country)
    here = str(home.id)
    if await talk.look("code", ambassadors.code, talk.contact.id, home.id):
        if await talk.ask("wish", Choice(("keep", "stop")), name=home.name) == "keep":
            await talk.say("kept", starts=[Start("spread", here), Start("reach")])
            return
        await talk.do("stop", ambassadors.stop, talk.contact.id, home.id)
        await talk.say("stopped", starts=[Start("ambassador", here)])
        return
    if not await talk.ask("agree", YesNo(), name=home.name):
        await talk.say("declined", starts=[Start("ambassador", here)])
        return
    try:
        await talk.do("join", ambassadors.join, talk.contact.id, home.id)
    except Refused:
        await talk.say("gone", starts=[Start("person")])
    else:
        await talk.say("done", starts=[Start("spread", here), Start("reach")])


async def spread(talk: Talk, campaign: int) -> None:
    """Begun by a timer when something new stands, or by her."""
    number = await talk.do("take", ambassadors.take, talk.contact.id, campaign)
    mark = await talk.look("code", ambassadors.code, talk.contact.id, campaign)
    made = await talk.look("made", kits.of, number, talk.contact.language, f"a{mark}") if mark else None
    if made:
        await pictures(talk, made)
        await talk.say("ready", title=made.title, starts=ways(campaign))
    else:
        await talk.say(
            "none" if mark else "no-more", starts=ways(campaign) if mark else [Start("ambassador")]
        )


def ways(campaign: int) -> Sequence[Start]:
    """What an ambassador may do next."""
    return [Start("reach"), Start("resign", str(campaign))]


async def reach(talk: Talk) -> None:
    found = await talk.look("found", ambassadors.reach, talk.contact.id)
    if found is None:
        await talk.say("none", starts=[Start("ambassador")])
        return
    await talk.say("week", opened=found.week_opened, asked=found.week_asked)
    await talk.say(
        "month",
        opened=found.month_opened,
        asked=found.month_asked,
        starts=[Start("resign"), Start("nominate")],
    )


async def resign(talk: Talk, campaign: int = 0) -> None:
    stopped = await talk.do("stop", ambassadors.stop, talk.contact.id, campaign)
    again = [Start("ambassador", str(campaign) if campaign else "")]
    await talk.say("done" if stopped else "none", starts=again)
