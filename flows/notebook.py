"""Her notebook here: three numbers in the evening, kept sealed if she wants, and what the week comes to."""

from bot.learning import notebook as notes
from bot.talk.kinds import Figures, YesNo
from bot.talk.talk import Start, Talk


async def notebook(talk: Talk) -> None:
    her = talk.contact
    if not await talk.do("kept", notes.is_kept, her.id):
        if not await talk.ask("agree", YesNo()):
            await talk.say("without")
            return
        await talk.do("keep", notes.opt_in, her.id)
    figures = await talk.ask("figures", Figures(3))
    if not figures:
        await talk.say("later", starts=[Start("tear")])
        return
    week = await talk.do("write", notes.write, her.id, her.country, figures)
    if week["over"]:
        await talk.say("over")
    sold, spent, owed = (notes.minor(figure, her.country) for figure in figures)
    today = sold - owed - spent
    left = notes.price(today, her.country)
    await talk.say("today", says="today" if today >= 0 else "today-less", left=left)
    left = notes.price(week["left"], her.country)
    await talk.say(
        "week",
        says="week" if week["left"] >= 0 else "week-less",
        days=week["days"],
        left=left,
        starts=[Start("tear")],
    )


async def tear(talk: Talk) -> None:
    await talk.do("clear", notes.clear, talk.contact.id)
    await talk.say("done")
