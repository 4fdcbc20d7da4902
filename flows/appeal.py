"""A second opinion: she asks for one, and somebody who has not judged her product gives it."""

from datetime import date

from bot.errors import Refused
from bot.market.review import appeals, reviews
from bot.talk.kinds import Choice, Text
from bot.talk.talk import Start, Talk


async def appeal(talk: Talk, number: int) -> None:
    reason = await talk.look("refusal", appeals.refusal, talk.contact.id, number)
    if reason:
        await talk.say(f"refused-{reason}", starts=[Start("mine"), Start("person")])
        return
    words = await talk.ask("words", Text(most=400, skip=True))
    try:
        told = await talk.do("ask", appeals.ask, talk.contact.id, number, words)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("mine"), Start("person")])
    else:
        await talk.say(f"asked-{told['by']}", day=date.fromisoformat(told["day"]), starts=[Start("mine")])


async def appealed(talk: Talk, number: int) -> None:
    me = talk.contact.id
    found = await talk.look("found", appeals.before, number, me)
    if found is None:
        await talk.say("gone", starts=[Start("queue")])
        return
    said = await talk.look("said", reviews.preview, found.listing, talk.contact.language)
    await talk.say("post", media=found.listing.media, **said)
    await talk.say("words" if found.words else "silent", words=found.words, told=found.reason)
    decision = await talk.ask("decision", Choice(("granted", "upheld")))
    why = await talk.ask("why", Text(most=300, skip=True)) if decision == "upheld" else ""
    try:
        state = await talk.do("decide", appeals.decide, number, me, decision == "granted", why)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("queue")])
    else:
        again = decision == "granted" and state == "submitted"
        await talk.say("done", says="done-again" if again else f"done-{decision}", starts=[Start("queue")])
