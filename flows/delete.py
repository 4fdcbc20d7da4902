"""Everything she told us, deleted; and what was done said plainly."""

from bot.market import leaving
from bot.talk.kinds import YesNo
from bot.talk.talk import Talk


async def delete(talk: Talk) -> None:
    sure = await talk.ask("sure", YesNo())
    if not sure:
        await talk.say("kept")
        return
    hidden = await talk.do("leave", leaving.leave, talk.contact.id)
    await talk.say("done", hidden=hidden)
