"""The list of lessons, with what she has finished."""

from bot.learning import library
from bot.talk.talk import Start, Talk


async def learn(talk: Talk) -> None:
    shelf = await talk.look("shelf", library.shelf, talk.contact.id, talk.contact.language)
    done = sum(lesson.finished for lesson in shelf)
    starts = [
        Start("lesson", lesson.slug, f"✓ {lesson.title}" if lesson.finished else lesson.title)
        for lesson in shelf
    ]
    await talk.say("list", done=done, of=len(shelf), starts=starts)
