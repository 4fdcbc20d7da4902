"""Reminders to go on learning, begun by a timer, and her answers to them: tomorrow, keep on, or pause."""

from typing import Literal

from bot.learning import learners, nudges, path
from bot.learning.path import Step
from bot.people import permission
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk
from flows.permit import asked

LAST = "4"  # asks whether to go on reminding her


async def nudge(talk: Talk, step: Literal["1", "2", "3", "4"]) -> None:
    """The first lines say nothing that others may not read on a shared phone; the lesson comes below."""
    offer = await talk.look("offer", nudges.offer, talk.contact.id, talk.contact.language)
    her = await talk.look("her", learners.learner, talk.contact.id)
    await talk.do("go-on", nudges.go_on, talk.contact.id, int(step))
    await talk.say(f"hello-{step}")
    if her.goal:
        await talk.say("goal", goal=her.goal)
    starts = [Start("path")]
    if offer and offer.kind == "recall":
        starts = [Start("recall")]
    elif offer:
        starts = [Start("lesson", offer.slug, offer.title)]
    if offer:
        await talk.say(f"offer-{offer.kind}", title=Ours(offer.title))
    if step == LAST:
        await talk.say("which", starts=[*starts, Start("keep"), Start("pause")])
    else:
        await talk.say("whenever", starts=[*starts, Start("later"), Start("pause")])


async def later(talk: Talk) -> None:
    await talk.do("later", nudges.later, talk.contact.id)
    await talk.say("tomorrow", starts=[Start("path")])


async def keep(talk: Talk) -> None:
    following = await talk.look("next", path.following, talk.contact.id, talk.contact.language)
    await talk.do("keep", learners.moved, talk.contact.id)
    her = talk.contact
    now = await talk.look("now", permission.stands, her.id, her.channel)
    if her.channel in permission.CHANNELS and now != "both":
        await asked(talk)  # where reminders need her yes, she gives it to these words
    else:
        await talk.say("gladly", starts=onward(following))


async def pause(talk: Talk) -> None:
    await talk.do("pause", learners.pause, talk.contact.id)
    if talk.contact.channel in permission.CHANNELS:
        await talk.say("ended", starts=[Start("path")])
    else:
        await talk.say("paused", starts=[Start("path")])


def onward(following: Step | None) -> list[Start]:
    """The button of the next lesson, and her path."""
    lesson = [Start("lesson", following.slug, following.title)] if following else []
    return [*lesson, Start("path")]
