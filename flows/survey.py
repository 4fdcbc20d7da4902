"""Five taps and a photo about what she does today: once at the beginning, once at the end. She may say no."""

from bot.learning import surveys
from bot.learning.surveys import Round
from bot.talk.kinds import Choice, Photos
from bot.talk.messages import Media
from bot.talk.talk import Talk


async def survey(talk: Talk, part: Round = "baseline") -> None:
    # a deed, because the answer must not change when her answers are kept below
    if not await talk.do("open", surveys.open_to, talk.contact.id, part):
        await talk.say("closed")
        return
    if await talk.ask("begin", Choice(("yes", "no")), says=f"begin-{part}") == "no":
        await talk.do("decline", surveys.decline, talk.contact.id, part)
        await talk.say("declined")
        return
    answers = await practice(talk)
    await talk.do("survey", surveys.save, talk.contact.id, part, answers)
    await photo(talk, part)
    await talk.say("thanks")


async def practice(talk: Talk) -> dict[str, str]:
    """The five questions. A typed number of orders is no number of a button."""
    return {
        "light": await talk.ask("light", Choice((*surveys.QUESTIONS["light"], surveys.SKIP))),
        "price": await talk.ask("price", Choice((*surveys.QUESTIONS["price"], surveys.SKIP))),
        "money": await talk.ask("money", Choice((*surveys.QUESTIONS["money"], surveys.SKIP))),
        "cost": await talk.ask("cost", Choice((*surveys.QUESTIONS["cost"], surveys.SKIP))),
        "orders": await talk.ask(
            "orders", Choice((*surveys.QUESTIONS["orders"], surveys.SKIP), numbered=False)
        ),
    }


async def photo(talk: Talk, part: Round) -> None:
    """Her product as she photographs it today, if she likes; at the end she sees it beside the first one."""
    photos = await talk.ask("photo", Photos(most=1, skip=True))
    if not photos:
        return
    who = await talk.ask("consent", Choice(("mine", "team", "none")), says=f"consent-{part}")
    before = await talk.do("keep", surveys.keep, talk.contact.id, part, photos[0], who)
    if before:
        await talk.say("both", media=[Media("photo", name=name) for name in (before, photos[0])])
