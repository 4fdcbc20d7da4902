"""A buyer and a maker, through the bot: neither sees the other's number."""

from collections.abc import Sequence

from bot.errors import Refused
from bot.market import interests, listings, posts
from bot.talk.kinds import Text
from bot.talk.talk import Start, Talk


async def see(talk: Talk, code: str) -> None:
    """`code` is a listing's, or those of several joined by hyphens, as on the card of three."""
    if "-" in code:
        await choose(talk, code.split("-")[:3])
        return
    found = await talk.look("found", listings.by_code, code)
    if found is None or found.state != "published":
        await talk.say("gone", says=f"no-{interests.missing(found)}")
        return
    said = await talk.look("said", posts.words, found, talk.contact.language)
    await talk.say("product", media=found.media[:1], **said)
    if found.reach != "bot":
        return
    words = await talk.ask("words", Text(most=400))
    try:
        await talk.do("ask", interests.ask, found.id, talk.contact.id, words)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}")
    else:
        await talk.say("passed-on")


async def choose(talk: Talk, codes: Sequence[str]) -> None:
    found = [await talk.look(f"found-{n}", listings.by_code, one) for n, one in enumerate(codes)]
    starts = [Start("see", one.code, one.title) for one in found if one and one.state == "published"]
    await talk.say("several" if starts else "gone", starts=starts)


async def order(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.interest, number, talk.contact.id)
    if found is None:
        await talk.say("gone")
        return
    words = await talk.ask("words", Text(most=400), title=found.title, asked=found.asked)
    try:
        await talk.do("send", interests.answer, number, talk.contact.id, words)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("sent", starts=[Start("hide"), Start("harassment")])
