"""What she does today, asked in the same words at the beginning and at the end: changed practice is the measure."""

import json
from collections.abc import Mapping
from typing import Literal

from bot.learning import library, progress
from bot.photos import kept
from bot.store.tx import Tx

Round = Literal["baseline", "endline"]
DAY = 86400.0
MOST_LESSONS = 2  # past them her practice has begun to change, and it is no beginning any more
APART = 30 * DAY  # the endline, when she has not finished the core before
# About what she does, never about what she thinks of us. The order is the one in which they are asked.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "light": ("lamp", "window", "varies", "none"),
    "price": ("yes", "sometimes", "no", "none"),
    "money": ("app", "screenshot", "word", "cash"),
    "cost": ("yes", "roughly", "no"),
    "orders": ("0", "1-3", "4-10", "more"),  # of the last week
}
SKIP = "skip"  # an answer to each of them
DECLINED = json.dumps({"declined": True})
# How long a photo is kept that she let us keep. Without an endline a pair never comes of it.
ALONE, PAIRED, SEEN = 365 * DAY, 180 * DAY, DAY


def offer(tx: Tx, contact: int) -> Round | Literal[""]:
    """The round to offer her now, or nothing. Who declined once is not asked again, in either round."""
    taken = {
        round_: (answers == DECLINED, at)
        for round_, answers, at in tx.sql(
            'SELECT "round", answers, at FROM survey WHERE contact_id = :id', id=contact
        ).fetchall()
    }
    if "endline" in taken or any(declined for declined, _ in taken.values()):
        return ""
    if "baseline" not in taken and 1 <= len(progress.finished(tx, contact)) <= MOST_LESSONS:
        return "baseline"
    through = progress.tried(tx, contact).issuperset(library.CORE)
    long_ago = "baseline" in taken and tx.now - taken["baseline"][1] >= APART
    return "endline" if through or long_ago else ""


def open_to(tx: Tx, contact: int, round_: Round) -> bool:
    """Whether she may answer it now: not answered yet, and a beginning only while she is at the beginning.

    A button from months ago, or her change of mind after a no, brings her here without an offer.
    """
    answers = _answers(tx, contact, round_)
    if answers not in {"", DECLINED}:
        return False
    return round_ == "endline" or len(progress.finished(tx, contact)) <= MOST_LESSONS


def decline(tx: Tx, contact: int, round_: Round) -> None:
    """She does not want to be asked; answers she has given stay."""
    _write(tx, contact, round_, DECLINED)


def save(tx: Tx, contact: int, round_: Round, answers: Mapping[str, str]) -> None:
    """Keep her answers, question: option. The first of a round stand; only a no is written over."""
    _write(tx, contact, round_, json.dumps(dict(answers)))


def keep(tx: Tx, contact: int, round_: Round, photo: str, who: str) -> str:
    """Keep her photo as long as she allows: `who` may look is mine, team or none (it goes within a day, and so does
    a second one of the same round).

    Returns the name of the photo of her beginning, while it is there and this is the end; else nothing.
    """
    noted = tx.sql(
        "UPDATE survey SET photo = :photo, shared = :shared WHERE contact_id = :contact"
        " AND \"round\" = :round AND photo = '' AND :who <> 'none' RETURNING id",
        photo=photo,
        shared=who == "team",
        contact=contact,
        round=round_,
        who=who,
    ).fetchone()
    kept.keep(tx, [photo], tx.now + (SEEN if not noted else ALONE if round_ == "baseline" else PAIRED))
    before = _before(tx, contact) if round_ == "endline" else ""
    if before and noted:
        kept.keep(tx, [before], tx.now + PAIRED)  # both go on the same day
    return before


def _before(tx: Tx, contact: int) -> str:
    row = tx.sql(
        "SELECT s.photo FROM survey s JOIN media m ON m.name = s.photo WHERE s.contact_id = :contact"
        " AND s.\"round\" = 'baseline' AND (m.expires_at = 0 OR m.expires_at > :now)",
        contact=contact,
        now=tx.now,
    ).fetchone()
    return str(row[0]) if row else ""


def _answers(tx: Tx, contact: int, round_: Round) -> str:
    row = tx.sql(
        'SELECT answers FROM survey WHERE contact_id = :contact AND "round" = :round',
        contact=contact,
        round=round_,
    ).fetchone()
    return str(row[0]) if row else ""


def _write(tx: Tx, contact: int, round_: Round, answers: str) -> None:
    tx.sql(
        'INSERT INTO survey (contact_id, "round", answers, at) VALUES (:contact, :round, :answers, :now)'
        ' ON CONFLICT (contact_id, "round") DO UPDATE SET answers = excluded.answers, at = excluded.at'
        " WHERE survey.answers = :declined",
        contact=contact,
        round=round_,
        answers=answers,
        now=tx.now,
        declined=DECLINED,
    )
