"""Questions that come back after days: a short look, right or wrong with the reason, and on to the next."""

from bot.learning import library, path, progress
from bot.learning import recall as questions
from bot.learning.library import Told
from bot.talk.kinds import Choice
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk
from flows.nudge import onward


async def recall(talk: Talk) -> None:
    her = talk.contact
    following = await talk.look("next", path.following, her.id, her.language)
    due = await talk.do("due", questions.sitting, her.id, her.language, her.country)
    if not due:
        await talk.say("none", starts=onward(following))
        return
    for number, (slug, place) in enumerate(due):
        page = talk.scope(f"question-{number}")
        told = await page.look("told", library.lesson, slug, her.language, her.country)
        if told and place < len(told.questions):  # else the lesson was changed since yesterday
            hit = await asked(page, told, place, talk.seed + number)
            await page.do("recalled", progress.recalled, her.id, slug, place, hit)
    left = await talk.look("left", progress.due, her.id)
    await talk.say("done", starts=[*([Start("recall")] if left else []), *onward(following)])


async def asked(page: Talk, told: Told, place: int, seed: int) -> bool:
    """Ask it with its options in an order of their own and say why. Returns whether she was right."""
    question = told.questions[place]
    picked = await page.ask("question", Choice(library.shuffled(question, seed)), text=Ours(question.text))
    hit = picked == str(question.right)
    answer = Ours(question.options[question.right])
    await page.say("right" if hit else "wrong", why=Ours(question.why), answer=answer)
    return hit
