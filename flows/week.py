"""Her week in numbers and one next step; whether she wants to hear of it; and whose orders she takes."""

from typing import Literal

from bot.market.buyers import customers as whose
from bot.market.buyers import weeks
from bot.market.buyers.weeks import Step
from bot.talk.kinds import Choice
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

STEPS = {"answer": "order", "improve": "change", "share": "kit"}  # where each step leads


async def week(talk: Talk) -> None:
    """Begun by a timer, or by her."""
    found = await talk.do("take", weeks.take, talk.contact.id)
    step = await talk.look("best", weeks.step, talk.contact.id)
    if not found["standing"]:
        await talk.say("nothing", starts=[Start("listing"), Start("mine")])
        return
    await talk.say("hello" if found["counts"] else "quiet")
    for what in weeks.COUNTED:
        if count := found["counts"].get(what, 0):
            await talk.say(what, says=f"count-{what}", count=count)
    await helped(talk, step)


async def helped(talk: Talk, step: Step | None) -> None:
    """One step that would help, with its button."""
    stop = Start("numbers", "off", weeks.STOP)
    if step is None:
        await talk.say("fine", starts=[stop])
        return
    starts = [Start(STEPS[step.name], step.argument), stop]
    await talk.say("step", says=f"step-{step.name}", title=step.title, advice=step.advice, starts=starts)


async def numbers(talk: Talk, wish: Literal["on", "off"]) -> None:
    await talk.do("choose", weeks.choose, talk.contact.id, wish)
    on = wish == "on"
    await talk.say("on" if on else "off", starts=[Start("week") if on else Start("numbers", "on")])


async def customers(talk: Talk) -> None:
    """Orders of everybody, or of women by their own word, which cannot be made sure of: she is told so."""
    now = await talk.look("now", whose.of, talk.contact.id)
    chosen = await talk.ask("whose", Choice(("all", "women")), now=Ours(now or "all"))
    await talk.do("choose", whose.choose, talk.contact.id, "women" if chosen == "women" else "")
    await talk.say(f"done-{chosen}", starts=[Start("mine")])
