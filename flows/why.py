"""«Why was my product not shown?»: the true answer, product by product."""

from bot.market.fairness import standing
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk

COORDINATORS = ("coordinator", "admin")
NEXT = {
    "draft": Start("lesson", "safety", Key("item-safety")),
    "changes": Start("mine"),
    "declined": Start("person"),
}


async def why(talk: Talk) -> None:
    found = await talk.look("found", standing.of, talk.contact.id)
    for one in found:
        await talk.say(
            f"one-{one.listing}",
            says=f"case-{one.case}",
            title=one.title,
            day=one.day,
            next=one.next,
            waited=one.waited,
            slots=one.slots,
            makers=one.makers,
            odds=one.odds,
            chance=one.chance,
            ahead=one.ahead,
            weeks=one.weeks,
            latest=one.latest,
        )
    ways = {NEXT[one.case]: None for one in found if one.case in NEXT}
    if found:
        await talk.say("more", starts=[*ways, Start("mine")])
    else:
        draws = [Start("draw")] if talk.contact.role in COORDINATORS else []
        await talk.say("none", starts=[*draws, Start("listing")])
