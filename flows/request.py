"""Requests: those that wait for a maker, and the buyer's own, what became of each and what she may do about it."""

from bot.errors import Refused
from bot.market.buyers import interests, orders
from bot.market.buyers.interests import Interest
from bot.talk.talk import Start, Talk

PAGE = 6  # requests at a time


async def requests(talk: Talk, after: int = 0) -> None:
    """`after` so many of her own, newest first; before them, for a maker, what is open with her."""
    hers = await talk.look("hers", interests.open_to, talk.contact.id, PAGE)
    if hers and not after:
        orders_of = [Start("order", str(one.id), one.title) for one in hers]
        await talk.say("to-her", starts=orders_of)
    found = await talk.look("found", interests.of_follower, talk.contact.id, PAGE + 1, max(after, 0))
    if not found:
        if not hers:
            await talk.say("none")
        return
    for one in found[:PAGE]:
        await talk.say(
            f"row-{one.id}", says="row", title=one.title, quantity=one.quantity, standing=one.standing
        )
    starts = [Start("request", str(one.id), one.title) for one in found[:PAGE]]
    if found[PAGE:]:
        starts.append(Start("requests", str(after + PAGE), interests.MORE))
    await talk.say("list", starts=starts)


async def request(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.between, number, talk.contact.id)
    if found is None or found.follower != talk.contact.id:
        await talk.say("gone", starts=[Start("requests")])
        return
    await talk.say("page", standing=found.standing, **found.said, starts=offered(found))


def offered(found: Interest) -> list[Start]:
    """What she may do about a request as it stands."""
    number = str(found.id)
    starts = [Start("talkto", number)] if found.state in {"answered", "accepted"} else []
    starts += [Start("received", number)] if found.state == "accepted" else []
    starts += [Start("unask", number) if found.live else Start("see", found.code)]
    heard = found.state not in {"asked", "over", "blocked"}  # the maker has written
    return [*starts, *(interests.away(found.id) if heard else [])]


async def unask(talk: Talk, number: int) -> None:
    try:
        await talk.do("cancel", orders.cancel, talk.contact.id, number)
    except Refused:
        await talk.say("gone", starts=[Start("requests")])
    else:
        await talk.say("done", starts=[Start("requests")])


async def received(talk: Talk, number: int) -> None:
    try:
        await talk.do("received", orders.received, talk.contact.id, number)
    except Refused:
        await talk.say("gone", starts=[Start("requests")])
    else:
        await talk.say("done", starts=[Start("requests"), Start("nominate")])
