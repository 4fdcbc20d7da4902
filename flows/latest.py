"""What a digest spoke of, on the tap under it: it works for months, and shows what still stands."""

from bot.broadcast import shelf
from bot.people.team import staff
from bot.talk.talk import Start, Talk

MOST = 3  # products of one tap


async def latest(talk: Talk, codes: str) -> None:
    """`codes` of products, joined by hyphens."""
    found = await talk.look("found", shelf.of_codes, codes.split("-")[:MOST])
    home = await talk.look("home", staff.campaign, talk.contact.country)
    for place, one in enumerate(found):
        await talk.say(f"product-{place}", says="product", title=one.title, price=one.price, place=one.place)
    await talk.say(
        "all",
        says="all" if home.site else "here",
        count=len(found),
        address=f"{home.site}/?lang={talk.contact.language}",
        starts=[Start("see", one.code, one.title[:24]) for one in found],
    )
