"""What a facilitator writes to one woman of hers: by day, within the woman's budget, and never two in three days."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.engine import attention
from bot.errors import Refused
from bot.learning import cohorts, digest
from bot.learning.digest import Member
from bot.store import seats
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start

APART = 3 * 86400.0  # seconds between two
HERE = 3600.0  # seconds since her last message in which she is taken to be here


@dataclass(frozen=True, slots=True)
class Case:
    """A woman to write to, as her facilitator sees her, and the cohort."""

    cohort: int
    name: str | Key
    kind: str
    title: Ours
    by: str | Key
    refused: str  # why nothing can be written to her now: `silent`, `soon`; nothing when it can


def case(tx: Tx, author: int, contact: int, language: str) -> Case | None:
    """A woman of one of the author's cohorts; None for any other."""
    found = _member(tx, author, contact)
    if found is None:
        return None
    cohort, member = found
    title = Ours(digest.titles(tx, language)[member.stands])
    refused = _refusal(tx, contact)
    return Case(cohort.id, member.name, member.kind(tx.now), title, cohort.by, refused)


def write(tx: Tx, author: int, contact: int, kind: str, words: str) -> str:
    """Send her our words for a kind, or the author's own. Returns "" when she has it now, else when it goes to
    her, in the campaign's time (ISO). Refused: `gone` when she is not in a cohort of the author's, `silent`
    when she wants no messages, `soon` when the last one is not three days old, `away` where her channel lets
    nobody write before she does."""
    found = _member(tx, author, contact)
    refused = _refusal(tx, contact) if found else "gone"
    if found is None or refused:
        raise Refused(refused)
    tx.sql("UPDATE learner SET written_at = :now WHERE contact_id = :id", now=tx.now, id=contact)
    number = _kept(tx, author, contact, kind, words)
    if _here(tx, contact) and _tell(tx, number, contact):
        return ""
    moment = attention.promised(tx, contact)
    if moment is None:
        raise Refused("away")
    tx.at(moment, contact, "note", str(number))
    return datetime.fromtimestamp(moment, UTC).astimezone(found[0].zone).isoformat()


def take(tx: Tx, number: int, contact: int, language: str) -> dict[str, str] | None:
    """The note, which is kept no longer: kind, name, words, by, lesson, title. None when it is not there for her."""
    row = tx.sql(
        "DELETE FROM note WHERE id = :id AND contact_id = :contact RETURNING author_id, kind, words",
        id=number,
        contact=contact,
    ).fetchone()
    found = _member(tx, row[0], contact) if row else None
    if found is None:
        return None
    cohort, member = found
    return {
        "kind": row[1],
        "name": member.name if isinstance(member.name, str) else "",
        "words": row[2],
        "by": cohort.by if isinstance(cohort.by, str) else "",
        "lesson": member.stands if member.missing else "",
        "title": digest.titles(tx, language)[member.stands],
    }


def writer(found: dict[str, str]) -> str | Key:
    """Who writes a note, as its text names her."""
    return found["by"] or Key("cohort-team")


def starts(found: dict[str, str]) -> list[Start]:
    """What she can do with it: the lesson she stands at, or her certificate, and a person."""
    lesson = Start("lesson", found["lesson"], found["title"]) if found["lesson"] else Start("certificate")
    return [lesson, Start("person")]


def wanted(tx: Tx, contact: int, number: str) -> Wish | None:
    """At once, while the note waits for her and is true: its author looks after her, and she stands where she
    stood; her author's own words are for any day."""
    row = tx.sql(
        "SELECT author_id, kind FROM note WHERE id = :id AND contact_id = :contact",
        id=int(number),
        contact=contact,
    ).fetchone()
    found = _member(tx, row[0], contact) if row else None
    return Wish(tx.now) if found and row[1] in {"own", found[1].kind(tx.now)} else None


def _member(tx: Tx, author: int, contact: int) -> tuple[cohorts.Cohort, Member] | None:
    cohort = cohorts.of_member(tx, contact)
    if cohort is None or cohort.leader != author:
        return None
    return cohort, next(one for one in digest.members(tx, cohort.id) if one.contact == contact)


def _refusal(tx: Tx, contact: int) -> str:
    state, blocked, written_at = tx.sql(
        "SELECT c.state, a.blocked, l.written_at FROM contact c JOIN learner l ON l.contact_id = c.id"
        f" JOIN address a ON {seats.HERS} WHERE c.id = :contact ORDER BY a.blocked, a.seen_at DESC LIMIT 1",
        contact=contact,
    ).fetchone()
    if state != "active" or blocked:
        return "silent"
    return "soon" if tx.now - written_at < APART else ""


def _here(tx: Tx, contact: int) -> bool:
    (seen,) = tx.sql("SELECT max(seen_at) FROM address WHERE contact_id = :id", id=contact).fetchone()
    return bool(seen and tx.now - seen <= HERE)  # nothing: somebody else is using her phone


def _kept(tx: Tx, author: int, contact: int, kind: str, words: str) -> int:
    row = tx.sql(
        "INSERT INTO note (contact_id, author_id, kind, words, at) VALUES (:contact, :author, :kind, :words, :now)"
        " RETURNING id",
        contact=contact,
        author=author,
        kind=kind,
        words=words,
        now=tx.now,
    ).fetchone()
    return int(row[0])


def _tell(tx: Tx, number: int, contact: int) -> bool:
    (language,) = tx.sql("SELECT language FROM contact WHERE id = :id", id=contact).fetchone()
    found = take(tx, number, contact, language)
    assert found is not None  # just kept
    return tx.tell(
        contact,
        f"note-to-{found['kind']}",
        starts=starts(found),
        name=found["name"] or digest.UNNAMED,
        by=writer(found),
        title=Ours(found["title"]),
        words=found["words"],
    )
