"""How the women of a cohort are doing, for the one who looks after them: names, areas and lessons, no numbers."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.learning import cohorts, library, path
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

DAY = 86400.0
STUCK = 7 * DAY  # seconds without a move
LATELY = 7 * DAY  # finished so long ago at most: there is something to congratulate
WAITING = DAY  # seconds a question may wait for its answer
KINDS = ("waiting", "almost", "stuck", "finished", "unbegun")  # whom to write to, the most pressing first
COUNTED = ("done", "finished", "almost", "going", "stuck", "unbegun", "resting", "waiting")
PAGE = 6  # women at a time
UNNAMED = Key("cohort-unnamed")
MORE = Key("digest-more")


@dataclass(frozen=True, slots=True)
class Member:
    """A woman of a cohort. `missing`: lessons of the path whose task she has not done; `stands`: the next one."""

    contact: int
    name: str | Key
    area: str
    awake: bool  # she may be written to, and has not paused
    moved_at: float
    missing: tuple[str, ...]
    stands: str
    done_at: float  # her last task of the path
    ticket: int  # a question of hers that has waited too long; 0: none

    def kind(self, now: float) -> str:
        """One of KINDS but waiting; or `done` some time ago, `resting`, or `going` well."""
        if not self.missing:
            return "finished" if self.awake and now - self.done_at <= LATELY else "done"
        if not self.awake:
            return "resting"
        if len(self.missing) == 1:
            return "almost"
        if not self.moved_at:
            return "unbegun"
        return "stuck" if now - self.moved_at >= STUCK else "going"


@dataclass(frozen=True, slots=True)
class Woman:
    """A woman to write to, and why: what a line about her says."""

    contact: int
    kind: str
    name: str | Key
    place: Key
    title: Ours  # of the lesson she stands at
    days: int  # since she moved
    ticket: int


@dataclass(frozen=True, slots=True)
class Digest:
    """A cohort at this moment: how many are in each state, and the women to write to, the most pressing first."""

    name: str
    members: int
    counts: Mapping[str, int]
    women: tuple[Woman, ...]


def page(written: str) -> tuple[int, int]:
    """The cohort and the first woman of a page: "3", "3-6"; (0, 0) for what is none."""
    found = re.fullmatch(r"(\d{1,12})(?:-(\d{1,4}))?", written, re.ASCII)
    return (int(found[1]), int(found[2] or 0)) if found else (0, 0)


def whom(written: str) -> tuple[int, str]:
    """The woman and the kind of a message: "12-stuck"; (0, "") for what is none."""
    found = re.fullmatch(r"(\d{1,12})-([a-z]+)", written, re.ASCII)
    return (int(found[1]), found[2]) if found else (0, "")


def of(tx: Tx, cohort: int, language: str) -> Digest | None:
    """The digest of a cohort, its lessons named in that language; None when there is no such cohort."""
    found = cohorts.by_id(tx, cohort)
    if found is None:
        return None
    all_of_them = members(tx, cohort)
    counts: dict[str, int] = defaultdict(int)
    women = []
    named = titles(tx, language)
    for member in all_of_them:
        kind = member.kind(tx.now)
        counts[kind] += 1
        counts["waiting"] += bool(member.ticket)
        pressing = "waiting" if member.ticket else kind
        if pressing in KINDS:
            women.append(_woman(tx, member, pressing, named))
    women.sort(key=lambda woman: (KINDS.index(woman.kind), -woman.days))
    return Digest(found.name, len(all_of_them), dict(counts), tuple(women))


def members(tx: Tx, cohort: int) -> list[Member]:
    """The women of a cohort in the order they joined: first names as they gave them, never a number."""
    lessons: dict[int, list[Any]] = defaultdict(list)
    for contact, *lesson in tx.sql(
        "SELECT p.contact_id, p.lesson, p.tried, p.finished_at FROM progress p JOIN learner l"
        " ON l.contact_id = p.contact_id WHERE l.cohort_id = :id",
        id=cohort,
    ).fetchall():
        lessons[contact].append(lesson)
    rows = tx.sql(
        "SELECT c.id, c.name, c.area, c.state, l.paused, l.moved_at, (SELECT min(t.id) FROM ticket t WHERE"
        " t.contact_id = c.id AND t.answered_at = 0 AND t.asked_at <= :since) FROM learner l JOIN contact c"
        " ON c.id = l.contact_id WHERE l.cohort_id = :id ORDER BY l.joined_at, l.id",
        id=cohort,
        since=tx.now - WAITING,
    ).fetchall()
    return [_member(row, lessons[row[0]]) for row in rows]


def titles(tx: Tx, language: str) -> dict[str, str]:
    """What the lessons of the path are called in a language."""
    return {slug: path.titled(tx, slug, language) for slug in library.CORE}


def summed(tx: Tx, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many of each cohort have finished the path, and how many are one step from it."""
    missing = {id: [len(member.missing) for member in members(tx, id)] for id in ids}
    return {id: (counts.count(0), counts.count(1)) for id, counts in missing.items()}


def _member(row: Sequence[Any], lessons: Sequence[Sequence[Any]]) -> Member:
    contact, name, area, state, paused, moved_at, ticket = row
    finished = {slug for slug, _, _ in lessons}
    done = {slug: at for slug, tried, at in lessons if tried and slug in library.CORE}
    missing = tuple(slug for slug in library.CORE if slug not in done)
    left = [slug for slug in library.CORE if slug not in finished] or missing or library.CORE
    return Member(
        contact,
        cohorts.known(name, UNNAMED),
        area,
        state == "active" and not paused,
        moved_at,
        missing,
        left[0],
        max(done.values(), default=0.0),
        ticket if ticket and state == "active" else 0,
    )


def _woman(tx: Tx, member: Member, kind: str, named: Mapping[str, str]) -> Woman:
    place = Key(f"place-{member.area}" if member.area else "post-no-place")
    days = int((tx.now - member.moved_at) / DAY) if member.moved_at else 0
    return Woman(member.contact, kind, member.name, place, Ours(named[member.stands]), days, member.ticket)
