"""What we ask about a product that stands: once a week whether it is still to be had; and that its time is over."""

from bot.errors import Refused
from bot.market import availability, life, listings
from bot.talk.kinds import Choice
from bot.talk.talk import Start, Talk
from flows.item import gone


async def available(talk: Talk, number: int = 0) -> None:
    """One question, about `number` or the one she was asked about longest ago."""
    asked = await talk.do("take", availability.take, talk.contact.id, number)
    if asked is None:
        await talk.say("none", starts=[Start("mine")])
        return
    listing = asked["id"]
    answer = await talk.ask("have", Choice(("yes", "sold", "pause")), title=asked["title"])
    try:
        if answer == "yes":
            await talk.do("still", availability.still, talk.contact.id, listing)
        elif answer == "sold":
            await talk.do("sold", life.sold, talk.contact.id, listing)
        else:
            await talk.do("pause", life.pause, talk.contact.id, listing, "")
    except Refused as refusal:
        await gone(talk, refusal.reason)
        return
    again = [] if answer == "yes" else [Start("show", str(listing))]
    await talk.say(f"done-{answer}", starts=[*again, Start("item", str(listing))])


async def expired(talk: Talk, number: int) -> None:
    """It came down by itself; one tap shows it again."""
    found, now = await talk.look("found", listings.hers, talk.contact.id, number), talk.now.timestamp()
    if found and found.state == "expired":
        await talk.say(
            "asked",
            says="unanswered" if found.asked_at else "asked" if life.fresh(found, now) else "lapsed",
            title=found.title,
            starts=[Start("show", str(number))],
        )
