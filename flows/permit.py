"""May we write to her first? Asked once where a channel wants her yes, and again whenever she asks for it."""

from bot.broadcast import follows
from bot.people import permission
from bot.people.permission import CHANNELS
from bot.talk.kinds import Choice
from bot.talk.talk import Start, Talk


async def permit(talk: Talk) -> None:
    if talk.contact.channel not in CHANNELS:
        await talk.say("elsewhere")
        return
    now = await talk.look("stands", permission.stands, talk.contact.id, talk.contact.channel)
    await talk.say("now", says=f"now-{now}")
    await asked(talk)


async def asked(talk: Talk) -> None:
    """The question and her answer, as part of any conversation; silent where no yes is needed."""
    her = talk.contact
    if her.channel not in CHANNELS:
        return
    page = talk.speaking("permit")
    home = await page.look("writes", follows.home, 0, her.country)
    wish = await page.ask("wish", Choice(tuple(permission.ANSWERS), yes="both"), name=home.name)
    await page.do("permit", permission.answer, her.id, her.channel, her.language, home.name, wish)
    await page.say("noted", says=f"noted-{wish}")


async def offered(talk: Talk) -> list[Start]:
    """The button of the question, for one who has not said yes where a yes is needed."""
    her = talk.contact
    if her.channel not in CHANNELS:
        return []
    now = await talk.look("permitted", permission.stands, her.id, her.channel)
    return [Start("permit")] if now == "no" else []
