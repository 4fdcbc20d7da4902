"""What she wants to reach, how often and when she likes to learn, and how much data it may take."""

from bot.learning import learners
from bot.talk.kinds import Choice, Practice
from bot.talk.talk import Start, Talk


async def goal(talk: Talk) -> None:
    words = await talk.ask("words", Practice(country=talk.contact.country, most=120))
    weekly = await talk.ask("weekly", Choice(("1", "2", "3", "none")))
    part = await talk.ask("part", Choice(("morning", "afternoon", "evening", "any")))
    data = await talk.ask("data", Choice(("normal", "light")))
    lessons = 0 if weekly == "none" else int(weekly)
    hours = "" if part == "any" else part
    await talk.do("save", learners.set_goal, talk.contact.id, words, lessons, hours, data == "light")
    await talk.say("saved", starts=[Start("path")])


async def data(talk: Talk) -> None:
    light = await talk.do("toggle", learners.toggle_light, talk.contact.id)
    await talk.say("light" if light else "normal")
