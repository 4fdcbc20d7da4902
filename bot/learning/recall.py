"""The questions that come back to her, a few at a time."""

from bot.learning import library, progress
from bot.store.tx import Tx

MOST = 3  # questions a sitting


def sitting(tx: Tx, contact: int, language: str, country: str) -> list[tuple[str, int]]:
    """The questions of this sitting, each the slug of its lesson and its place in it.

    One that its lesson no longer has, since the lesson was changed, comes back no more.
    """
    found: list[tuple[str, int]] = []
    for due in progress.due(tx, contact):
        told = library.lesson(tx, due.lesson, language, country)
        if told and due.question < len(told.questions):
            found.append((due.lesson, due.question))
        else:
            tx.sql(
                "UPDATE answer SET due_at = 0 WHERE contact_id = :id AND lesson = :lesson AND question = :question",
                id=contact,
                lesson=due.lesson,
                question=due.question,
            )
    return found[:MOST]
