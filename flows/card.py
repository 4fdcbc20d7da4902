"""A picture of her product for the people she knows, with words that are ready to go with it."""

from bot.photos import cards
from bot.talk.kinds import Choice
from bot.talk.messages import Key, Media
from bot.talk.talk import Start, Talk

ONE = ("square", "story", "plain")
ALL = (*ONE, "three")


async def card(talk: Talk, number: int = 0) -> None:
    """`number` is a listing of hers; without it she is asked which, where she has several."""
    found = {one.id: one for one in await talk.look("found", cards.showable, talk.contact.id)}
    if found and not number:
        titles = {str(one.id): one.title for one in found.values()}
        which = await talk.ask("which", Choice(titles), given=min(titles) if len(titles) == 1 else None)
        number = int(which)
    if number not in found:
        await talk.say("none", starts=[Start("mine")])
        return
    product = found[number]
    several = await talk.look("several", cards.given, number, talk.contact.language, "three")
    shape = await talk.ask("shape", Choice(ALL) if several else Choice(ONE), title=product.title)
    made = await talk.look("made", cards.given, number, talk.contact.language, shape)
    if made is None:  # taken down a moment ago
        await talk.say("none", starts=[Start("mine")])
        return
    # The caption stands alone under the picture, so that it goes along when she sends or copies it.
    await talk.say(
        "caption",
        says=f"caption-{caption(shape, made.link)}",
        media=[Media("photo", name=made.name)],
        title=product.title,
        price=product.price,
        titles=made.titles,
        link=made.link,
    )
    kits = [Start("kit", str(number))] if product.state == "published" else []
    await talk.say("ready", starts=[Start("card", str(number), Key("card-another")), *kits])


def caption(shape: str, link: str) -> str:
    """Which caption goes with a card: of one or of three, with or without an address."""
    return ("three" if shape == "three" else "one") + ("" if link else "-bare")
