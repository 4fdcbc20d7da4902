"""Her products, where each stands, and a button that opens it."""

from bot.market import listings
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk

PAGE = 6  # products at a time: with the ways on, what a small phone shows


async def mine(talk: Talk, after: int = 0) -> None:
    """`after` so many, newest first."""
    found = await talk.look("found", listings.of_contact, talk.contact.id, PAGE + 1, max(after, 0))
    if not found:
        await talk.say("none", starts=[Start("listing")])
        return
    for one in found[:PAGE]:
        await talk.say(
            f"listing-{one.id}",
            says="listing",
            title=one.title,
            price=one.price,
            state=Key(f"state-{one.state}"),
        )
    starts = [Start("item", str(one.id), one.title) for one in found[:PAGE]]
    if found[PAGE:]:
        starts.append(Start("mine", str(after + PAGE), Key("mine-more")))
    await talk.say("list", starts=[*starts, Start("listing")])
