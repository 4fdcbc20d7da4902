"""One product of hers: how it looks, where it stands, its next best step, and what may be done with it now."""

from datetime import timedelta

from bot.errors import Refused
from bot.market import completeness, life, listings
from bot.market.calendar import posts
from bot.market.listings import Listing
from bot.talk.kinds import Choice, Day, YesNo
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk

AGAIN = ("show", "change", "copy", "withdraw")
OFFERS = {  # by state, what is offered: the likeliest first, never more than a small phone shows
    "draft": ("revise", "hide", "withdraw"),
    "submitted": ("change", "hide", "withdraw"),
    "changes": ("revise", "hide", "withdraw"),
    "approved": ("change", "hide", "withdraw"),
    "scheduled": ("change", "hide", "withdraw"),
    "published": ("sold", "change", "rest", "first", "kit", "copy", "hide", "withdraw"),
    "sold": AGAIN,
    "paused": AGAIN,
    "hidden": AGAIN,
    "expired": AGAIN,
    "declined": ("copy", "person", "withdraw"),
}
SAFETY = Start("lesson", "safety", Key("item-safety"))
DAYS = {"week": 7, "month": 30}  # of a pause


async def item(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None:
        await gone(talk, "gone")
        return
    said = await talk.look("said", posts.words, found, talk.contact.language)
    whole = completeness.of(found)
    await talk.say("page", media=found.small, **said)
    state = Key(f"state-{found.state}")
    await talk.say("stands", state=state, score=whole.score, step=whole.advice, starts=starts(found))


def starts(found: Listing) -> list[Start]:
    """The buttons of a listing's page."""
    first = [SAFETY] if found.state == "draft" else []
    return first + [
        Start(flow, "" if flow == "person" else str(found.id))
        for flow in OFFERS.get(found.state, ())
        if flow != "first" or len(found.photos) > 1
    ]


async def gone(talk: Talk, state: str) -> None:
    """A button of another day: what is so now."""
    page = talk.speaking("item")
    if state == "closed":
        await page.say("closed", starts=[Start("mine")])
    elif state == "gone":
        await page.say("none", starts=[Start("mine")])
    else:
        await page.say("now", state=Key(f"state-{state}"), starts=[Start("mine")])


async def sold(talk: Talk, number: int) -> None:
    try:
        await talk.do("sold", life.sold, talk.contact.id, number)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", starts=[Start("show", str(number)), Start("copy", str(number))])


async def rest(talk: Talk, number: int) -> None:
    """Off the channel for a while: until a day, or until she says so."""
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None or found.state != "published":
        await gone(talk, found.state if found else "gone")
        return
    until = await talk.ask("until", Choice(("week", "month", "day", "told")), title=found.title)
    day = None if until == "told" else (talk.now + timedelta(days=DAYS.get(until, 0))).date()
    if until == "day":
        day = await talk.ask("day", Day(talk.now.date()))
    try:
        await talk.do("pause", life.pause, talk.contact.id, number, day.isoformat() if day else "")
    except Refused as refusal:
        await gone(talk, refusal.reason)
        return
    back = [Start("show", str(number))]
    if day:
        await talk.say("until-day", day=day, starts=back)
    else:
        await talk.say("until-told", starts=back)


async def hide(talk: Talk, number: int = 0) -> None:
    count = await talk.do("hide", life.hide, talk.contact.id, number)
    await talk.say("done" if count else "nothing", count=count, starts=[Start("mine")] if count else ())


async def show(talk: Talk, number: int) -> None:
    """Sold, paused, hidden or expired, and now shown again. A yes that is old is asked for anew."""
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    agreed = False
    if found and not life.fresh(found, talk.now.timestamp()):
        said = await talk.look("said", posts.words, found, talk.contact.language)
        agreed = await talk.ask("agree", YesNo(), media=found.media[:1], **said)
        if not agreed:
            await talk.say("kept", starts=[Start("item", str(number))])
            return
    try:
        state = await talk.do("show", life.show_again, talk.contact.id, number, agreed)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", state=Key(f"state-{state}"), starts=[Start("item", str(number))])


async def withdraw(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None:
        await gone(talk, "gone")
        return
    if not await talk.ask("sure", YesNo(), title=found.title):
        await talk.say("kept", starts=[Start("item", str(number))])
        return
    try:
        await talk.do("withdraw", life.withdraw, talk.contact.id, number)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", title=found.title, starts=[Start("mine")])
