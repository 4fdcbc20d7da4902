"""In which of her campaigns somebody of the staff works just now."""

from bot.errors import Refused
from bot.people.team import roles
from bot.talk.flow import Role
from bot.talk.kinds import Choice
from bot.talk.talk import Talk


async def workplace(talk: Talk) -> None:
    """She chooses anew. Where there is only one, there is nothing to choose."""
    places = await talk.look("places", roles.places, talk.contact.id, "reviewer")
    if len(places) < 2:
        await talk.say("only", name=next(iter(places.values()), ""))
        return
    which = await talk.ask("which", Choice(places))
    try:
        await talk.do("choose", roles.choose, talk.contact.id, int(which))
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("chosen", name=places[which])


async def at_work(talk: Talk, least: Role) -> int:
    """The campaign in which she works, of those where she has at least this role: asked once, where there are several
    and she chose none yet, and then remembered. 0: nowhere."""
    page = talk.speaking("workplace")
    places = await page.look("places", roles.places, talk.contact.id, least)
    if not places:
        return 0
    last = await page.look("last", roles.chosen, talk.contact.id)
    known = next(iter(places)) if len(places) == 1 else last
    which = await page.ask("which", Choice(places), given=known if known in places else None)
    if len(places) > 1:
        await page.do("choose", roles.choose, talk.contact.id, int(which))
    return int(which)
