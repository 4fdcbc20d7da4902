"""Her listings, where each stands, and what she can do with it."""

from bot.errors import Refused
from bot.market import listings, posts
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk

ACTIONS = {"published": "hide", "submitted": "hide", "hidden": "show", "changes": "revise", "draft": "revise"}


async def mine(talk: Talk) -> None:
    found = await talk.look("found", listings.of_contact, talk.contact.id)
    if not found:
        await talk.say("none", starts=[Start("listing")])
        return
    for one in found:
        action = ACTIONS.get(one.state)
        await talk.say(
            f"listing-{one.id}",
            says="listing",
            title=one.title,
            price=one.price,
            state=Key(f"state-{one.state}"),
            starts=[Start(action, str(one.id))] if action else (),
        )


async def hide(talk: Talk, number: int = 0) -> None:
    count = await talk.do("hide", posts.hide, talk.contact.id, number)
    await talk.say("done" if count else "nothing", count=count, starts=[Start("mine")] if count else ())


async def expired(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.by_id, number)
    if found and found.state == "hidden":
        await talk.say("asked", title=found.title, starts=[Start("show", str(number))])


async def show(talk: Talk, number: int) -> None:
    try:
        state = await talk.do("show", posts.show_again, talk.contact.id, number)
    except Refused:
        await talk.say("gone", starts=[Start("mine")])
    else:
        await talk.say("done", state=Key(f"state-{state}"))
