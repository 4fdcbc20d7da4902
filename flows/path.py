"""Where she stands on the path to the certificate, and the lesson that helps her product most."""

from bot.learning import path as paths
from bot.learning import progress
from bot.learning.path import Path
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

MARKS = {"done": "●", "read": "◐", "next": "○", "ahead": "○"}  # the signs are explained in words below


async def path(talk: Talk) -> None:
    found = await talk.look("path", paths.path, talk.contact.id, talk.contact.language)
    back = await talk.look("back", progress.due, talk.contact.id)
    row = Ours("".join(MARKS[step.state] for step in found.steps))
    await talk.say("row", row=row, done=found.done, of=len(found.steps))
    if found.goal:
        await talk.say("goal", goal=found.goal)
    if found.weekly:
        await talk.say("week", done=found.this_week, of=found.weekly)
    if found.suggestion:
        await talk.say(f"why-{found.suggestion.reason}", title=Ours(found.suggestion.title))
    recall = [Start("recall")] if back else []
    more = [] if found.goal or found.weekly else [Start("goal")]
    await talk.say("next" if found.next else "all", starts=[*lessons(found), *recall, *more, Start("learn")])


def lessons(found: Path) -> list[Start]:
    """The next lesson, or the certificate when all is done; then the lesson her product asks for."""
    step, other = found.next, found.suggestion
    first = Start("lesson", step.slug, step.title) if step else Start("certificate")
    return [
        first,
        *([Start("lesson", other.slug, other.title)] if other and other.slug != first.argument else []),
    ]
