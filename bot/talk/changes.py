"""Going back, editing, and what comes late: changes of a journal, none of them past a deed (laws 4 and 6)."""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import FlowError
from bot.talk.journal import Journal
from bot.talk.kinds import Photos
from bot.talk.kinds.photos import stored
from bot.talk.messages import Message
from bot.talk.talk import Ask, Do, Say

Visited = Sequence[Ask | Do | Say]


def changeable(journal: Journal, visited: Visited) -> list[Ask]:
    """The answered questions since the last deed, in the order of visiting."""
    fence = max(
        (
            index
            for index, item in enumerate(visited)
            if isinstance(item, Do) and (entry := journal.get(item.name)) and entry.verb == "do"
        ),
        default=-1,
    )
    return [item for item in visited[fence + 1 :] if isinstance(item, Ask) and journal.get(item.name)]


def answered(journal: Journal, visited: Visited) -> list[Ask]:
    """Those of them that she was asked: nothing taken for granted."""
    return [ask for ask in changeable(journal, visited) if not journal.entries[ask.name].given]


def reopened(journal: Journal, visited: Visited, name: str) -> Journal:
    """With this answer asked again; a refusal that came after it is forgotten, for it was of the old one.

    Raises FlowError for an answer that cannot be changed: never given, or behind a deed.
    """
    if name not in [ask.name for ask in changeable(journal, visited)]:
        raise FlowError(f"{name!r} is no answer that can be changed here")
    return journal.opened(name).without(_refused_after(journal, visited, name))


def _refused_after(journal: Journal, visited: Visited, name: str) -> list[str]:
    place = next(index for index, item in enumerate(visited) if item.name == name)
    return [
        item.name
        for item in visited[place:]
        if (entry := journal.get(item.name)) is not None and entry.verb == "refused"
    ]


def back(journal: Journal, visited: Visited) -> Journal | None:
    """One question back, or out of an edit; None at the beginning or behind a deed."""
    restored = journal.closed()
    if restored:
        return restored
    answers = answered(journal, visited)
    if not answers:
        return None
    last = answers[-1]
    place = next(index for index, item in enumerate(visited) if item is last)
    said = [item.name for item in visited[place:] if isinstance(item, Say)]
    return journal.without([last.name, *said, *_refused_after(journal, visited, last.name)])


def late(journal: Journal, visited: Visited, message: Message) -> tuple[Journal, bool] | None:
    """Photos that came after their question was answered: the journal with them, and whether any fitted.

    None when the message brings no photo, or no photos can still be changed.
    """
    photos = stored(message)
    asks = [ask for ask in changeable(journal, visited) if isinstance(ask.kind, Photos)]
    if not photos or not asks:
        return None
    ask = asks[-1]
    entry = journal.entries[ask.name]
    value = [*dict.fromkeys([*entry.value, *photos])][: ask.kind.most]  # type: ignore[attr-defined] # a Photos
    return journal.put(replace(entry, value=value)), len(value) > len(entry.value)


def answered_by(journal: Journal, visited: Visited, ref: str) -> Ask | None:
    """The question that the message `ref` answered, if its answer can still be changed."""
    return next((ask for ask in changeable(journal, visited) if journal.entries[ask.name].ref == ref), None)
