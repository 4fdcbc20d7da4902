"""The lists of lessons, with what she has finished: the path first, the rest by track."""

from collections.abc import Sequence

from bot.learning import library
from bot.learning.library import Shelf
from bot.talk.messages import Key
from bot.talk.talk import Start, Talk


async def learn(talk: Talk) -> None:
    shelf = await talk.look("shelf", library.shelf, talk.contact.id, talk.contact.language)
    done = sum(lesson.finished for lesson in shelf)
    await talk.say("list", done=done, of=len(shelf), starts=[*buttons(shelf), Start("path"), Start("tracks")])


async def tracks(talk: Talk) -> None:
    starts = [Start("track", name, Key(f"track-{name}")) for name in library.TRACKS]
    await talk.say("list", starts=starts)


async def track(talk: Talk, name: str) -> None:
    shelf = await talk.look("shelf", library.track, talk.contact.id, talk.contact.language, name)
    if shelf:
        await talk.say("list", name=Key(f"track-{name}"), starts=[*buttons(shelf), Start("tracks")])
    else:
        await talk.say("gone", starts=[Start("tracks")])


def buttons(shelf: Sequence[Shelf]) -> list[Start]:
    """A button a lesson; those finished are ticked."""
    return [
        Start("lesson", lesson.slug, f"✓ {lesson.title}" if lesson.finished else lesson.title)
        for lesson in shelf
    ]
