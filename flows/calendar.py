"""The calendar of posts, for coordinators on a phone: what goes out, as it will look, moved, swapped, dropped, sent."""

from bot.errors import Refused
from bot.market.calendar import agenda, composing, features
from bot.market.calendar.composing import Looks
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

THERE = [Start("calendar")]


async def calendar(talk: Talk) -> None:
    """The next fourteen days, by day."""
    weeks = await talk.look("weeks", composing.fortnight, talk.contact.id, talk.contact.language)
    for nth, week in enumerate(weeks):
        await talk.say(
            f"week-{nth}",
            says="week",
            name=week.name,
            days=Ours(week.days),
            count=week.planned,
            missed=week.missed,
            starts=[Start("spot", id, label) for id, label in week.buttons],
        )
    starts = [Start("plan")] if weeks else []
    starts += [Start("draw")] if any(week.drawn for week in weeks) else []
    await talk.say("more" if weeks else "none", starts=starts)


async def spot(talk: Talk, number: int) -> None:
    """One place: the post as it will look, and what may be done with it."""
    seen = await talk.look("seen", composing.seen, talk.contact.id, number)
    if seen is None:
        await talk.say("gone", starts=THERE)
        return
    place, looks, when = seen
    await shown(talk, looks)
    at = str(number)
    missed = [Start("sendnow", at), Start("postpone", at), Start("move", at), Start("drop", at)]
    planned = [Start("move", at), Start("swap", at), Start("sendnow", at), Start("drop", at)]
    await talk.say(
        "stands",
        says="missed" if place.state == "missed" else "planned",
        when=when,
        outlets=looks.outlets or Ours("none"),
        missing=looks.missing,
        starts=[*(missed if place.state == "missed" else planned), *THERE],
    )


async def glance(talk: Talk, number: int) -> None:
    """The same for a maker whose product is in it."""
    seen = await talk.look("seen", composing.seen, talk.contact.id, number)
    if seen is None:
        await talk.say("gone", starts=[Start("mine")])
        return
    _, looks, when = seen
    await shown(talk, looks)
    await talk.say("when", when=when, starts=[Start("mine"), Start("hide")])


async def shown(talk: Talk, looks: Looks) -> None:
    """A post word for word as the channel will have it, and what its buttons read."""
    page = talk.speaking("spot")
    if looks.text:
        await page.say("post", media=looks.media, text=Ours(looks.text), buttons=Ours(looks.buttons))
    else:
        await page.say("nothing")


async def move(talk: Talk, number: int) -> None:
    seen = await talk.look("seen", composing.seen, talk.contact.id, number)
    if seen is None:
        await gone(talk, "gone")
        return
    place, _, was = seen
    times = await talk.look("times", composing.times, talk.contact.id, place.campaign, talk.contact.language)
    if not times:
        await gone(talk, "no-time")
        return
    due = await talk.ask("when", Choice(times), was=was)
    try:
        await talk.do("move", features.move, talk.contact.id, number, int(due))
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", when=Ours(times[due]), starts=THERE)


async def swap(talk: Talk, number: int) -> None:
    others = await talk.look("others", composing.others, talk.contact.id, number, talk.contact.language)
    if not others:
        await gone(talk, "alone")
        return
    other = await talk.ask("other", Choice(others))
    try:
        await talk.do("swap", features.swap, talk.contact.id, number, int(other))
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", starts=THERE)


async def drop(talk: Talk, number: int) -> None:
    if not await talk.ask("sure", YesNo()):
        await talk.say("kept", starts=THERE)
        return
    try:
        await talk.do("drop", agenda.cancel, talk.contact.id, number)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", starts=THERE)


async def sendnow(talk: Talk, number: int) -> None:
    if not await talk.ask("sure", YesNo()):
        await talk.say("kept", starts=THERE)
        return
    try:
        sent = await talk.do("send", agenda.send, talk.contact.id, number)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done" if sent else "nothing", starts=THERE)


async def postpone(talk: Talk, number: int) -> None:
    try:
        when = await talk.do("later", agenda.later, talk.contact.id, number, talk.contact.language)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", when=Ours(when), starts=THERE)


async def gone(talk: Talk, reason: str) -> None:
    """What may not be done any more, and why."""
    await talk.speaking("spot").say(f"refused-{reason}", starts=THERE)
