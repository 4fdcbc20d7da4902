"""The coordinator's side: what waits, and her word on each listing."""

from bot.errors import Refused
from bot.market import listings, posts, reviews
from bot.people import tickets
from bot.talk.kinds import Choice, Public, Text
from bot.talk.messages import Media
from bot.talk.talk import Start, Talk

DECISION = Choice(("approve", "changes", "decline"))


async def queue(talk: Talk) -> None:
    waiting = await talk.look("waiting", listings.submitted)
    asked = await talk.look("asked", tickets.waiting)
    starts = [Start("answer", str(one.id), one.name) for one in asked]
    starts += [Start("decide", str(one.id), one.title[:24]) for one in waiting]
    await talk.say("list", listings=len(waiting), tickets=len(asked), starts=starts)


async def decide(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.by_id, number)
    if found is None or found.state != "submitted":
        await talk.say("gone", starts=[Start("queue")])
        return
    version = await talk.do("version", listings.version_of, number)
    said = await talk.look("said", posts.words, found, talk.contact.language)
    report = await talk.look("signs", reviews.report, found)
    if found.voice:
        await talk.say("voice", media=[Media("voice", name=found.voice)])
    await talk.say("report", title=found.title, **report)
    decision = await talk.ask("decision", DECISION, media=found.media, **said)
    reason = note = typed = ""
    if decision == "approve" and found.voice:
        typed = await talk.ask("typed", Public(country=talk.contact.country, most=400, least=2))
    elif decision == "changes":
        reason = await talk.ask("changes-reason", Choice(reviews.REASONS))
    elif decision == "decline":
        reason = await talk.ask("decline-reason", Choice(reviews.DECLINES))
    if reason == "other":
        note = await talk.ask("note", Text(most=300))
    try:
        reviewer = talk.contact.id
        await talk.do("decide", reviews.decide, number, version, reviewer, decision, reason, note, typed)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("queue")])
    else:
        await talk.say(f"done-{decision}", title=found.title, starts=[Start("queue")])


async def repost(talk: Talk, number: int) -> None:
    try:
        await talk.do("repost", posts.repost, number)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("done")
