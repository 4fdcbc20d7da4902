"""Somebody thinks of a maker: an invitation to pass on, the door it opens, and a thank you."""

from bot.broadcast import follows
from bot.errors import Refused
from bot.people import nominations
from bot.people.team import staff
from bot.talk.kinds import Choice, Place
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start, Talk
from flows.welcome import MAKES

KINDS = {one: Key(f"welcome-makes.button-{one}") for one in MAKES}


async def nominate(talk: Talk, campaign: int = 0) -> None:
    """Neither her name nor her number is asked, and what is asked takes none."""
    home = await talk.look("home", follows.home, campaign, talk.contact.country)
    kind = await talk.ask("kind", Choice(KINDS))
    area = await talk.ask("area", Place(home.country))
    try:
        code = await talk.do("nominate", nominations.nominate, talk.contact.id, home.id, kind, area)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("ambassador")])
        return
    link = (await talk.look("campaign", staff.campaign_of, home.id)).link_on(talk.contact.channel)
    again = [Start("nominate", str(home.id), nominations.AGAIN)]
    # Its button keeps it a message of its own, to be passed on as it is.
    if link:
        await talk.say("invitation", link=Ours(f"{link}invited-{code}"), starts=again)
    else:
        await talk.say("invitation-bare", starts=again)
    await talk.say("ready", starts=[Start("ambassador", str(home.id))])


async def invited(talk: Talk, code: str = "") -> None:
    """She comes by an invitation; who is new here has been through the welcome first."""
    came = await talk.do("come", nominations.come, talk.contact.id, code)
    if came == "own":
        await talk.say("own", starts=[Start("nominate")])
    else:
        await talk.say("hello", starts=[Start("learn"), Start("listing")])


async def thanked(talk: Talk) -> None:
    """Begun by a timer: somebody came by an invitation of hers. Who it was is not said."""
    await talk.say("line", starts=[Start("nominate", "", nominations.AGAIN)])
