"""Between the two of a request: a message passed on, a block."""

from bot.errors import Refused
from bot.market.buyers import interests, relay
from bot.talk.kinds import Text
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk

TRIES = 3  # of a message that may not be passed on


async def talkto(talk: Talk, number: int) -> None:
    found = await talk.look("found", interests.between, number, talk.contact.id)
    early = found and found.state == "asked" and found.follower == talk.contact.id
    if found is None or early or not found.live:
        await talk.say("early" if early else "gone", starts=[Start("requests")])
        return
    await write(talk, number, found.title)


async def write(talk: Talk, number: int, title: str) -> None:
    """One message to the other of the two, in her own words."""
    page = talk.speaking("talkto")
    for nth in range(TRIES):
        turn = page.scope(f"try-{nth}")
        words = await turn.ask("words", Text(most=400), title=title)
        try:
            why = await turn.do("pass", relay.write, talk.contact.id, number, words)
        except Refused:
            await page.say("gone")
            return
        if not why:
            await page.say("sent", starts=[Start("talkto", str(number))])
            return
        await turn.say("why", says=f"unfit-{why}")
        if why == "often":
            return
    await page.say("enough", starts=[Start("talkto", str(number))])


async def block(talk: Talk, number: int) -> None:
    try:
        await talk.do("block", relay.block, talk.contact.id, number)
    except Refused:
        await talk.say("gone")
    else:
        report = Start("harassment", str(number), Key("interest-report"))
        await talk.say("done", starts=[report, Start("unblock", str(number)), Start("customers")])


async def unblock(talk: Talk, number: int) -> None:
    try:
        await talk.do("unblock", relay.unblock, talk.contact.id, number)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("done")
