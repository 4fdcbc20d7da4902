"""A buyer comes to a product, and asks for it in a few taps: neither she nor the maker sees the other's number."""

from bot.errors import Refused
from bot.market import listings
from bot.market.buyers import customers, interests, relay
from bot.market.buyers.interests import Came, Order
from bot.market.calendar import messages
from bot.market.listings import Listing
from bot.people.team import staff
from bot.talk.kinds import Number, Place, Text, When, YesNo
from bot.talk.talk import Start, Talk
from flows.permit import offered

TRIES = 3  # of a remark that may not be passed on; then the request goes without one
ELSEWHERE = {"own": "item", "many": "requests", "often": "requests"}  # where one who may not ask goes on


async def see(talk: Talk, payload: str) -> None:
    """`payload`: a listing's code, or those of several joined by hyphens, and where the link stood (see `opened`)."""
    came = await talk.do("opened", interests.opened, talk.contact.id, payload)
    if len(came["codes"]) > 1:
        await choose(talk, came)
        return
    found = await talk.look("found", listings.by_code, came["codes"][0])
    if found is None or found.state != "published":
        await talk.say("gone", says=f"no-{interests.missing(found)}")
        return
    said = await talk.look("said", messages.words, found, talk.contact.language)
    await talk.say("product", media=found.media[:1], **said)
    if found.reach != "bot":
        return
    if refused := came["refused"]:
        await turned_away(talk, refused, found)
    elif await invited(talk, found):
        await buy(talk, found, came["source"])


async def choose(talk: Talk, came: Came) -> None:
    found = [await talk.look(f"found-{n}", listings.by_code, code) for n, code in enumerate(came["codes"])]
    mark = f"-{came['mark']}" if came["mark"] else ""
    starts = [Start("see", one.code + mark, one.title) for one in found if one and one.state == "published"]
    await talk.say("several" if starts else "gone", starts=starts)


async def invited(talk: Talk, found: Listing) -> bool:
    """Whether the maker takes her orders: where only those of women, she is asked, and believed."""
    if not await talk.look("customers", customers.of, found.contact):
        return True
    if await talk.ask("woman", YesNo()):
        return True
    await talk.say("not-invited")
    return False


async def buy(talk: Talk, found: Listing, source: str) -> None:
    country = (await talk.look("home", staff.campaign_of, found.campaign)).country
    quantity = await talk.ask("quantity", Number(least=1, most=99, offered=(1, 2, 3)))
    day = await talk.ask("day", When(talk.now.date()))
    known = await talk.look("known", interests.last_area, talk.contact.id, country)
    area = await talk.ask("area", Place(country, skip=True), given=known)
    remark = await talk.ask("remark", Text(most=200, skip=True), given="")
    await talk.review("review", ("quantity", "day", "area", "remark"), title=found.title)
    words = await fitting(talk, found, remark)
    order = Order(quantity, area, "" if day == "any" else day, words, source)
    try:
        await talk.do("ask", interests.ask, found.id, talk.contact.id, order)
    except Refused as refusal:
        await turned_away(talk, refusal.reason, found)
    else:
        permit = await offered(talk)
        await talk.say(
            "passed-on",
            says="passed-on-unsaid" if permit else "passed-on",
            starts=[Start("requests"), *permit],
        )


async def fitting(talk: Talk, found: Listing, words: str) -> str:
    """Her remark as it may be passed on: what she wrote or, where that may not be, what she writes instead."""
    for nth in range(TRIES):
        if not words:
            return ""
        again = talk.scope(f"try-{nth}")
        why = await again.do("check", relay.check, talk.contact.id, found.id, words)
        if not why:
            return words
        await again.say("why", says=f"unfit-{why}")
        words = await again.ask("remark", Text(most=200, skip=True))
    return ""


async def turned_away(talk: Talk, reason: str, found: Listing) -> None:
    flow = ELSEWHERE.get(reason)
    argument = str(found.id) if flow == "item" else ""
    starts = [Start(flow, argument)] if flow else []
    await talk.say(f"refused-{reason}", starts=starts)
