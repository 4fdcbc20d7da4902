"""A product of hers, from the photo to her yes under the preview; sent back, listed once more, or changed in part."""

from bot.errors import Refused
from bot.learning import path
from bot.market import kinds, listings, offers
from bot.market.listings import Listing
from bot.market.review import looks
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk
from flows.fields import changed, details, names
from flows.item import SAFETY, gone

STANDING = ("published", "approved", "scheduled")  # what a second look takes down, or holds back
FIXED = ("draft", "changes", "declined")  # what is sent back as a whole, or not at all
WHOLE = ("reach", "title", "description", "photos", "kind")
MANY = 2  # photos, from which on one of them leads


async def listing(talk: Talk) -> None:
    offer, shots = await details(talk)
    her = talk.contact
    ready = await talk.do("submit", offers.submit, her.id, her.country, offer, shots.sent)
    await thank(talk, ready, offer.title, shots.lesson)


async def revise(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None or found.state not in {"changes", "draft"}:
        await gone(talk, found.state if found else "gone")
        return
    await talk.say("start", title=found.title)
    offer, shots = await details(talk, found.offer)
    later = await talk.look("again", looks.again_on, number)
    try:
        ready = await talk.do("save", offers.revise, number, talk.contact.id, offer, shots.sent)
    except Refused as refusal:
        await gone(talk, refusal.reason)
        return
    if ready and later:  # she was told "not yet" a few days ago
        await talk.say("later", title=offer.title, day=later, starts=[Start("mine")])
    else:
        await thank(talk, ready, offer.title, shots.lesson)


async def copy(talk: Talk, number: int) -> None:
    """The same product once more: only its name and price are asked."""
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None:
        await gone(talk, "gone")
        return
    await talk.say("start", title=found.title)
    offer, shots = await details(talk, found.offer, anew=True)
    her = talk.contact
    ready = await talk.do("submit", offers.submit, her.id, her.country, offer, shots.sent)
    await thank(talk, ready, offer.title, shots.lesson)


async def thank(talk: Talk, ready: bool, title: str, lesson: str) -> None:
    """Say where the listing is now: with the coordinators, or waiting for the safety lesson. `lesson`: the one that
    would help her photos, or nothing."""
    page = talk.speaking("listing")
    if ready:
        await page.say("thanks", title=title)
        if await page.look("asleep", offers.rests, page.contact.country):
            await page.say("rests")
        if lesson:
            name = await page.look("named", path.titled, lesson, page.contact.language)
            await page.say("lesson", title=name, starts=[Start("lesson", lesson, name)])
    else:
        await page.say("safety-first", title=title, starts=[SAFETY])


async def change(talk: Talk, number: int) -> None:
    """One thing of a product that was handed in. What needs a second look is said before she begins."""
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None or found.state in FIXED:
        await gone(talk, found.state if found else "gone")
        return
    field = await talk.ask("which", Choice(fields(found)), title=found.title)
    part = "details" if field in kinds.BY_NAME else field
    again = part not in offers.LIGHT and found.state in STANDING
    if again and not await talk.ask("sure", YesNo(), title=found.title):
        await talk.say("kept", starts=[Start("item", str(number))])
        return
    offer, sent = await changed(talk, field, found.offer)
    try:
        state = await talk.do("save", offers.amend, number, talk.contact.id, part, offer, sent)
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        starts = [Start("item", str(number))]
        await talk.say("done", says="sent" if again else "done", state=Key(f"state-{state}"), starts=starts)


def fields(found: Listing) -> dict[str, Key]:
    """What of a listing may be changed, by what it is called."""
    asked = {name: Key(f"listing-detail-{name}.name") for name in names(found.kind)}
    whole = {name: Key(f"listing-{name}.name") for name in WHOLE}
    return {"price": Key("listing-price.name"), **asked, **whole}


async def first(talk: Talk, number: int) -> None:
    """Which of her photos leads."""
    found = await talk.look("found", listings.hers, talk.contact.id, number)
    if found is None or found.state in FIXED or len(found.photos) < MANY:
        await gone(talk, found.state if found else "gone")
        return
    places = {str(place): str(place + 1) for place in range(len(found.photos))}
    place = await talk.ask("which", Choice(places), media=found.media, title=found.title)
    try:
        await talk.do("lead", offers.lead, number, talk.contact.id, int(place))
    except Refused as refusal:
        await gone(talk, refusal.reason)
    else:
        await talk.say("done", starts=[Start("item", str(number))])
