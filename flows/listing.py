"""A product of hers, from the photo to her yes under the preview."""

from bot.market import listings
from bot.market.listings import Offer
from bot.people.staff import CALLING_CODES, CURRENCIES
from bot.talk.kinds import Choice, Money, Phone, Photos, Text
from bot.talk.messages import Media
from bot.talk.talk import Start, Talk

FIELDS = ("photos", "title", "price", "description", "reach")


async def listing(talk: Talk) -> None:
    offer = await details(talk)
    ready = await talk.do("submit", listings.submit, talk.contact.id, talk.contact.country, offer)
    await thank(talk, ready, offer.title)


async def revise(talk: Talk, number: int) -> None:
    found = await talk.look("found", listings.by_id, number)
    if found is None or found.contact != talk.contact.id or found.state not in {"changes", "draft"}:
        await talk.say("gone", starts=[Start("mine")])
        return
    await talk.say("start", title=found.title)
    offer = await details(talk)
    ready = await talk.do("save", listings.revise, number, talk.contact.id, offer)
    await thank(talk, ready, offer.title)


async def thank(talk: Talk, ready: bool, title: str) -> None:
    """Say where the listing is now: with the coordinators, or waiting for the safety lesson."""
    if ready:
        await talk.say("thanks", title=title)
    else:
        await talk.say("safety-first", title=title, starts=[Start("lesson", "safety")])


async def details(talk: Talk) -> Offer:
    """Ask for everything a post shows, then for her yes to exactly that."""
    country = talk.contact.country
    photos = await talk.ask("photos", Photos(most=3))
    title = await talk.ask("title", Text(most=60, least=2))
    price = await talk.ask("price", Money(CURRENCIES[country]))
    description = await talk.ask("description", Text(most=400, least=2))
    reach = await talk.ask("reach", Choice(("bot", "page", "phone")))
    reach_at = ""
    if reach == "page":
        reach_at = await talk.ask("page", Text(most=120, least=3))
    elif reach == "phone":
        reach_at = await talk.ask("phone", Phone(CALLING_CODES[country]))
    fields = FIELDS if reach == "bot" else (*FIELDS, reach)
    pictures = [Media("photo", name=name) for name in photos]
    shown = await talk.look("shown", listings.shown_of, talk.contact.id)
    await talk.review("review", fields, media=pictures, maker=shown.maker, place=shown.place)
    return Offer(photos, title, price, description, reach, reach_at)
