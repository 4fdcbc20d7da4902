"""What she has finished and answered, and which questions come back to her."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.learning import learners
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.kinds import Noted

DAY = 86400.0
# A wrong answer comes back after so many days: spacing repeats helps memory (Latimier 2021, Pan & Rickard 2018).
COMES_BACK = (2, 7, 21)
VOICE_KEPT = 180 * DAY  # long enough for a season of the school to be looked at


@dataclass(frozen=True, slots=True)
class Due:
    """A question that has come back: its place in the lesson, from 0."""

    lesson: str
    question: int


def finished(tx: Tx, contact: int) -> set[str]:
    """The lessons she has finished."""
    rows = tx.sql("SELECT lesson FROM progress WHERE contact_id = :id", id=contact).fetchall()
    return {slug for (slug,) in rows}


def tried(tx: Tx, contact: int) -> set[str]:
    """The lessons whose task she has really done, which is what counts for the certificate."""
    rows = tx.sql("SELECT lesson FROM progress WHERE contact_id = :id AND tried", id=contact).fetchall()
    return {slug for (slug,) in rows}


def finish(tx: Tx, contact: int, slug: str, right: int, attempt: bool) -> None:
    """She has finished it, with so many answers right; `attempt` says that she did the task.

    A task once done stays done when she walks through the lesson again, and so does the moment of it: a second
    reading is no news for her week, nor for whoever looks after her.
    """
    tx.sql(
        'INSERT INTO progress (contact_id, lesson, "right", tried, finished_at) VALUES (:contact, :slug, :right,'
        ' :tried, :now) ON CONFLICT (contact_id, lesson) DO UPDATE SET "right" = excluded."right",'
        " tried = progress.tried OR excluded.tried, finished_at = CASE WHEN progress.tried THEN progress.finished_at"
        " ELSE excluded.finished_at END",
        contact=contact,
        slug=slug,
        right=right,
        tried=attempt,
        now=tx.now,
    )
    learners.moved(tx, contact)


def rate(tx: Tx, contact: int, slug: str, useful: str) -> None:
    """Whether a lesson she has finished was useful to her: yes or no."""
    tx.sql(
        "UPDATE progress SET useful = :useful WHERE contact_id = :contact AND lesson = :slug",
        useful=useful,
        contact=contact,
        slug=slug,
    )


def remark(tx: Tx, contact: int, slug: str, added: Noted) -> None:
    """What she adds, in words or by voice. A recording is kept for the team as long as the remark counts."""
    tx.sql(
        "UPDATE progress SET remark = :remark WHERE contact_id = :contact AND lesson = :slug",
        remark=added.voice or added.words,
        contact=contact,
        slug=slug,
    )
    if added.voice:
        kept.keep(tx, [added.voice], tx.now + VOICE_KEPT)


def answered(tx: Tx, contact: int, slug: str, hits: Sequence[bool]) -> None:
    """Her first answers to a lesson's questions, in their order. Wrong ones come back; a later first answer
    to the same question changes nothing in the count of the first."""
    for question, hit in enumerate(hits):
        due = 0.0 if hit else tx.now + COMES_BACK[0] * DAY
        tx.sql(
            "INSERT INTO answer (contact_id, lesson, question, hit, due_at, at) VALUES (:contact, :slug,"
            " :question, :hit, :due, :now) ON CONFLICT (contact_id, lesson, question) DO UPDATE SET"
            " round = 0, due_at = excluded.due_at",
            contact=contact,
            slug=slug,
            question=question,
            hit=hit,
            due=due,
            now=tx.now,
        )
    learners.moved(tx, contact)


def due(tx: Tx, contact: int) -> list[Due]:
    """The questions that have come back by now, the longest waiting first."""
    rows = tx.sql(
        "SELECT lesson, question FROM answer WHERE contact_id = :id AND due_at > 0 AND due_at <= :now"
        " ORDER BY due_at, id",
        id=contact,
        now=tx.now,
    ).fetchall()
    return [Due(lesson, question) for lesson, question in rows]


def next_due(tx: Tx, contact: int) -> float:
    """When the next question comes back (seconds since the epoch), now or later; 0 when none does."""
    row = tx.sql(
        "SELECT MIN(due_at) FROM answer WHERE contact_id = :id AND due_at > 0", id=contact
    ).fetchone()
    return float(row[0] or 0.0)


def recalled(tx: Tx, contact: int, slug: str, question: int, hit: bool) -> None:
    """She has answered a question that came back: right puts it on to the next distance, wrong to the first.

    One that is not due any more was answered in another sitting, and stays where that put it.
    """
    row = tx.sql(
        "SELECT round FROM answer WHERE contact_id = :contact AND lesson = :slug AND question = :question"
        " AND due_at > 0 AND due_at <= :now",
        contact=contact,
        slug=slug,
        question=question,
        now=tx.now,
    ).fetchone()
    if row is None:
        return
    round = row[0] + 1 if hit else 0
    again = tx.now + COMES_BACK[round] * DAY if round < len(COMES_BACK) else 0.0
    tx.sql(
        "UPDATE answer SET round = :round, due_at = :due WHERE contact_id = :contact AND lesson = :slug"
        " AND question = :question",
        round=round,
        due=again,
        contact=contact,
        slug=slug,
        question=question,
    )
    learners.moved(tx, contact)
