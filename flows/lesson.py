"""One lesson: cards at her pace, questions with a why, and a task on her own product."""

from bot.learning import library
from bot.learning.library import Told
from bot.market import listings
from bot.people import contacts
from bot.talk.kinds import Choice, Photos, Text
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

FIRST = "light"  # compares two photos of hers


async def lesson(talk: Talk, slug: str) -> None:
    told = await talk.look("told", library.lesson, slug, talk.contact.language, talk.contact.country)
    if told is None:
        await talk.say("gone", starts=[Start("learn")])
        return
    await talk.say("intro", title=Ours(told.title), minutes=told.minutes, can=Ours(told.can))
    await cards(talk, told)
    right = await questions(talk, told)
    if slug == library.SAFETY:
        await safety_task(talk, told)
    elif slug == FIRST:
        await light_task(talk, told, right)
    elif told.photos:
        await photo_task(talk, told, right)
    else:
        await words_task(talk, told, right)
    await talk.say("done", title=Ours(told.title), right=right, of=len(told.questions))


async def cards(talk: Talk, told: Told) -> None:
    for number, text in enumerate(told.cards):
        page = talk.scope(f"card-{number}")
        await page.ask("card", Choice(("next",)), text=Ours(text), number=number + 1, of=len(told.cards))


async def questions(talk: Talk, told: Told) -> int:
    """Ask each question once and say why, whatever she answered. Returns how many she had right."""
    right = 0
    for number, question in enumerate(told.questions):
        page = talk.scope(f"question-{number}")
        options = {str(place): option for place, option in enumerate(question.options)}
        picked = await page.ask("question", Choice(options), text=Ours(question.text))
        hit = picked == str(question.right)
        right += hit
        answer = Ours(question.options[question.right])
        await page.say("right" if hit else "wrong", why=Ours(question.why), answer=answer)
    return right


async def light_task(talk: Talk, told: Told, right: int) -> None:
    photos = await talk.ask("photos", Photos(most=2, least=2, skip=True), task=Ours(told.task))
    if photos:
        await talk.do("practise", library.practise, photos)
        better = await talk.ask("better", Choice(("first", "second", "same")))
        await talk.say(f"better-{better}")
    await talk.do("finish", library.finish, talk.contact.id, told.slug, right)


async def photo_task(talk: Talk, told: Told, right: int) -> None:
    kind = Photos(most=told.photos, least=told.photos, skip=True)
    photos = await talk.ask("practice", kind, task=Ours(told.task))
    if photos:
        await talk.do("practise", library.practise, photos)
        await talk.say("practised")
    await talk.do("finish", library.finish, talk.contact.id, told.slug, right)


async def words_task(talk: Talk, told: Told, right: int) -> None:
    """What she writes here is for herself: it is neither checked nor kept."""
    words = await talk.ask("words", Text(most=800, skip=True), task=Ours(told.task))
    if words:
        await talk.say("practised")
    await talk.do("finish", library.finish, talk.contact.id, told.slug, right)


async def safety_task(talk: Talk, told: Told) -> None:
    name = await talk.ask("name", Choice(("brand", "first")), task=Ours(told.task))
    place = await talk.ask("place", Choice(("region", "none")))
    shows: contacts.Shows = {"name": name, "place": place}
    await talk.do("shows", contacts.set_shows, talk.contact.id, shows)
    await talk.do("finish", library.finish, talk.contact.id, told.slug, len(told.questions))
    released = await talk.do("release", listings.release, talk.contact.id)
    if released:
        await talk.say("released", count=released)
