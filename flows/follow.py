"""Following a campaign: which products, how often, a yes in so many words; changing it, and leaving off."""

from bot.broadcast import follows
from bot.broadcast import topics as known
from bot.errors import Refused
from bot.talk.kinds import Choice, YesNo
from bot.talk.talk import Start, Talk
from flows.topics import topics


async def follow(talk: Talk, campaign: int = 0) -> None:
    home = await talk.look("home", follows.home, campaign, talk.contact.country)
    stands = await talk.look("stands", follows.following, talk.contact.id, home.id)
    if stands:
        wish = await talk.ask(
            "wish",
            Choice(("keep", "change", "stop")),
            name=home.name,
            areas=known.said_areas(stands.areas),
            kinds=known.said_kinds(stands.kinds),
            often=follows.how_often(stands.often),
        )
        if wish == "keep":
            await talk.say("kept")
            return
        if wish == "stop":
            await talk.do("stop", follows.unfollow, talk.contact.id, home.id)
            await talk.say("stopped", starts=[Start("follow", str(home.id))])
            return
    areas, kinds = await topics(talk, home.country)
    often = await talk.ask("often", Choice(known.OFTEN))
    agreed = await talk.ask(
        "agree",
        YesNo(),
        says="agree-whatsapp" if talk.contact.channel == "whatsapp" else "agree",
        name=home.name,
        areas=known.said_areas(areas),
        kinds=known.said_kinds(kinds),
        often=follows.how_often(often),
    )
    if not agreed:
        await talk.say("declined", starts=[Start("follow", str(home.id))])
        return
    try:
        channel = talk.contact.channel
        await talk.do("follow", follows.follow, talk.contact.id, home.id, areas, kinds, often, channel)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("done", often=follows.how_often(often), starts=[Start("unfollow", str(home.id))])


async def unfollow(talk: Talk, campaign: int = 0) -> None:
    stopped = await talk.do("stop", follows.unfollow, talk.contact.id, campaign)
    again = [Start("follow", str(campaign) if campaign else "")]
    await talk.say("done" if stopped else "none", starts=again)
