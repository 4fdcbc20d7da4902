"""What is asked about a product: everything for her yes under the preview, or one thing that she changes."""

from collections.abc import Mapping
from dataclasses import replace

from bot.market import kinds, listings, offers
from bot.market.listings import Offer
from bot.reading.price import CURRENCIES, Price
from bot.talk.kinds import Choice, Money, Noted, Phone, Public, Spoken
from bot.talk.messages import Media
from bot.talk.talk import Talk
from flows.photos import Chosen, chosen

REACH = Choice(("bot", "page", "phone"))


async def details(talk: Talk, old: Offer | None = None, anew: bool = False) -> tuple[Offer, Chosen]:
    """Ask for everything a post shows, then for her yes to exactly that.

    What an `old` offer says is taken for granted, until she edits it; with `anew`, all but its title and price.
    """
    page = talk.speaking("listing")
    same = None if anew else old
    shots = await chosen(talk, anew=old is not None, given=tuple(old.photos) if old else None)
    title = await titled(page, same.title if same else None)
    price = await priced(page, same.price if same else None)
    told = await described(page, (Noted(old.description, old.voice) or None) if old else None)
    makes = await page.look("makes", kinds.made, page.contact.id)
    kind = await sort(page, (old.kind if old else "") or kinds.granted(makes, title))
    answers = {name: await detail(page, name, old) for name in names(kind)}
    last = await page.look("last", listings.last_reach, page.contact.id)
    reach, reach_at = await reached(page, (old.reach, old.reach_at) if old else last)
    asked = [f"detail-{name}" for name in answers]
    fields = ["photos", "title", "price", "description", "kind", *asked, "reach"]
    shown = await page.look("shown", listings.shown_of, page.contact.id)
    await page.review(
        "review",
        fields if reach == "bot" else [*fields, reach],
        media=[Media("photo", name=name) for name in shots.photos],
        maker=shown.maker,
        place=shown.place,
        where=await page.look("where", offers.where, page.contact.country),
    )
    offer = Offer(shots.photos, title, price, told.words, reach, reach_at, kind, answers, told.voice)
    return offer, shots


async def changed(talk: Talk, field: str, old: Offer) -> tuple[Offer, tuple[str, ...]]:
    """Ask for one thing again: photos, title, price, description, kind, reach, or a detail by its name.

    Returns the offer with it, and the photos she sent on the way, used or not.
    """
    page = talk.speaking("listing")
    match field:
        case "photos":
            shots = await chosen(talk, anew=True)
            return replace(old, photos=shots.photos), shots.sent
        case "title":
            return replace(old, title=await titled(page)), ()
        case "price":
            return replace(old, price=await priced(page)), ()
        case "description":
            told = await described(page)
            return replace(old, description=told.words, voice=told.voice), ()
        case "kind":
            kind = await sort(page)
            answers = {name: await detail(page, name) for name in names(kind)}
            return replace(old, kind=kind, details=answers), ()
        case "reach":
            reach, reach_at = await reached(page, ("", ""))
            return replace(old, reach=reach, reach_at=reach_at), ()
    return replace(old, details={**old.details, field: await detail(page, field)}), ()


def names(kind: str) -> list[str]:
    """The names of what a kind of product asks."""
    return [question.name for question in kinds.of(kind)]


async def titled(page: Talk, given: str | None = None) -> str:
    return await page.ask("title", Public(country=page.contact.country, most=60, least=2), given=given)


async def priced(page: Talk, given: Price | None = None) -> Price:
    return await page.ask("price", Money(CURRENCIES[page.contact.country]), given=given)


async def described(page: Talk, given: Noted | None = None) -> Noted:
    return await page.ask("description", Spoken(country=page.contact.country, most=400), given=given)


async def sort(page: Talk, given: str | None = None) -> str:
    return await page.ask("kind", Choice(kinds.LABELS), given=given)


async def detail(page: Talk, name: str, old: Offer | None = None) -> str:
    """One thing that a kind of product asks, by its name."""
    kind = kinds.BY_NAME[name].answers(page.contact.country)
    given: Mapping[str, str] = old.details if old else {}
    return await page.ask(f"detail-{name}", kind, given=given.get(name))


async def reached(page: Talk, given: tuple[str, str]) -> tuple[str, str]:
    """How orders reach her, and at which page or number."""
    before, at = given
    reach = await page.ask("reach", REACH, given=before or None)
    kept = (at or None) if reach == before else None
    if reach == "page":
        kind = Public(country=page.contact.country, most=120, least=3, fine=("link", "email"))
        return reach, await page.ask("page", kind, given=kept)
    if reach == "phone":
        return reach, await page.ask("phone", Phone(page.contact.country), given=kept)
    return reach, ""
