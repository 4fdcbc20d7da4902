"""A reviewer's look at a product, a tap an item; and whom she knows, whose products she does not judge."""

from bot.errors import Refused
from bot.market import listings
from bot.market.listings import Listing
from bot.market.review import gates, relations, reviews, rubric
from bot.talk.kinds import Choice, Place, Public, Text
from bot.talk.messages import Key, Media
from bot.talk.talk import Start, Talk

FIRST = ("score", "changes", "decline", "known", "later")
CLOSED = ("changes", "decline", "known", "later")  # a gate does not hold: it cannot be scored
POINTS = Choice(("3", "2", "1", "0"), numbered=False)
TIPS = {name: Key(f"tip-{name}") for name in rubric.TIPS}


async def decide(talk: Talk, number: int) -> None:
    me = talk.contact.id
    try:
        version = await talk.do("version", reviews.take, number, me)
    except Refused as refusal:
        await refused(talk, number, refusal.reason)
        return
    found = await talk.look("found", listings.by_id, number)
    stale = await talk.look("stale", reviews.stale, number, version)
    if found is None or stale:
        await refused(talk, number, stale or "gone")
        return
    decision = await first(talk, found)
    try:
        if decision == "score":
            await scored(talk, found, version)
        elif decision == "known":
            await talk.do("aside", reviews.aside, number, me)
        elif decision == "later":
            await talk.do("leave", reviews.leave, number, me)
        else:
            await back(talk, number, version, decision)
    except Refused as refusal:
        await refused(talk, number, refusal.reason)
    else:
        if decision != "score":
            await talk.say(f"done-{decision}", title=found.title, starts=[Start("queue")])


async def first(talk: Talk, found: Listing) -> str:
    """What the machine has checked, the post without its maker's name, and the first question."""
    said = await talk.look("said", reviews.preview, found, talk.contact.language)
    report = await talk.look("signs", reviews.report, found)
    failed = await talk.look("gates", gates.failed, found)
    if found.voice:
        await talk.say("voice", media=[Media("voice", name=found.voice)])
    await talk.say("report", title=found.title, **report)
    if failed:
        await talk.say("failed", gates=[Key(f"gate-{name}") for name in failed])
    return await talk.ask("decision", Choice(CLOSED) if failed else Choice(FIRST), media=found.media, **said)


async def scored(talk: Talk, found: Listing, version: int) -> None:
    """Four taps, what the machine has counted, and one more to confirm."""
    me, typed = talk.contact.id, ""
    if found.voice:
        typed = await talk.ask("typed", Public(country=talk.contact.country, most=400, least=2))
    said = {item: await talk.ask(f"score-{item}", POINTS) for item in rubric.JUDGED}
    counted = await talk.look("counted", rubric.counted, found)
    for item, count in counted.items():
        said[item] = await talk.ask(f"score-{item}", POINTS, given=str(count))
    points = {item: int(value) for item, value in said.items()}
    rows, tip = [f"score-{item}" for item in rubric.ITEMS], ""
    if not rubric.passes(points):
        tip = await talk.ask("tip", Choice(TIPS), given=rubric.tip(points, found))
        rows.append("tip")
    total, verdict = sum(points.values()), rubric.verdict(points)
    await talk.review("review", rows, title=found.title, total=total, verdict=verdict)
    outcome = await talk.do("decide", reviews.score, found.id, version, me, points, tip, typed)
    await talk.say(f"done-{outcome}", title=found.title, starts=[Start("queue")])


async def back(talk: Talk, number: int, version: int, decision: str) -> None:
    """A reason that is ready, or her own words."""
    if decision == "changes":
        reason = await talk.ask("changes-reason", Choice(reviews.REASONS))
    else:
        reason = await talk.ask("decline-reason", Choice(reviews.DECLINES))
    note = await talk.ask("note", Text(most=300)) if reason == "other" else ""
    await talk.do("decide", reviews.decide, number, version, talk.contact.id, decision, reason, note)


async def refused(talk: Talk, number: int, reason: str) -> None:
    """What is so now, in a sentence."""
    if reason == "taken":
        who = await talk.look("who", reviews.has_it, number, talk.contact.id)
        await talk.say("taken", who=who, starts=[Start("queue")])
        return
    again = [Start("decide", str(number))] if reason == "changed" else []
    await talk.say(f"refused-{reason}", starts=[*again, Start("queue")])


async def relatives(talk: Talk) -> None:
    told = await talk.look("told", relations.declared, talk.contact.id)
    for one in told:
        await talk.say(f"one-{one.id}", says="one", name=one.name, place=Key(f"place-{one.area}"))
    starts = [Start("unrelated", str(one.id), one.name) for one in told]
    await talk.say("list" if told else "none", starts=[Start("relative"), *starts, Start("queue")])


async def relative(talk: Talk) -> None:
    name = await talk.ask("name", Text(most=24, least=2))
    area = await talk.ask("area", Place(talk.contact.country))
    try:
        await talk.do("declare", relations.declare, talk.contact.id, name, area)
    except Refused:
        await talk.say("many", starts=[Start("relatives")])
    else:
        await talk.say("done", starts=[Start("relative"), Start("queue")])


async def unrelated(talk: Talk, number: int) -> None:
    await talk.do("retract", relations.retract, talk.contact.id, number)
    await talk.say("done", starts=[Start("relatives")])
