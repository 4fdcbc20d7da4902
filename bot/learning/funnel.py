"""How far women come in each lesson, read off the runs: a run's row keeps the question she stood before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from bot.learning import library
from bot.learning.groups import Split, Table, Woman, cells, splits, women
from bot.learning.suppression import K
from bot.reading.price import CURRENCIES
from bot.store.tx import Tx

Place = tuple[int, int]  # which part of a lesson, and which card or question of it from 0: they compare
INTRO, CARDS, QUESTIONS, TASK, DONE = range(5)
_PARTS = {"card": CARDS, "question": QUESTIONS}
_SCOPED = re.compile(r"(card|question)-(\d+)/")  # the scopes of flows/lesson.py


def place(question: str) -> Place:
    """Where the name of a question stands in its lesson. One of no card and no question is the task's, but the
    offer of a recording comes before the first card."""
    if question in {"", "voice"}:
        return INTRO, 0
    scoped = _SCOPED.match(question)
    return (_PARTS[scoped[1]], int(scoped[2])) if scoped else (TASK, 0)


def farthest(tx: Tx, people: Mapping[int, Woman]) -> dict[str, dict[int, Place]]:
    """By lesson, the farthest place each woman who began it came to, over all her runs of it.

    A run may be of no lesson at all: whatever is typed behind a link. Of a lesson that is no more, the finishes
    tell that it was one.
    """
    found: dict[str, dict[int, Place]] = {}
    runs = tx.sql(
        "SELECT argument, contact_id, question FROM run WHERE flow = 'lesson' AND turn > 0"
    ).fetchall()
    finished = tx.sql("SELECT lesson, contact_id FROM progress").fetchall()
    begun = {slug for slug, *_ in runs}
    told = {slug for slug, _ in finished} | {slug for slug in begun if steps(tx, slug)}
    places = [(slug, woman, place(question)) for slug, woman, question in runs if slug in told]
    for slug, woman, there in [*places, *((slug, woman, (DONE, 0)) for slug, woman in finished)]:
        if woman in people:
            mine = found.setdefault(slug, {})
            mine[woman] = max(there, mine.get(woman, there))
    return {slug: found[slug] for slug in in_order(found)}


def in_order(slugs: Mapping[str, object]) -> list[str]:
    """The core path in its order, then the rest by name."""
    return sorted(
        slugs,
        key=lambda slug: (library.CORE.index(slug) if slug in library.CORE else len(library.CORE), slug),
    )


def steps(tx: Tx, slug: str) -> list[tuple[str, Place]]:
    """The steps of a lesson, as the files call them, counted from 1; none for a lesson that is no more."""
    told = [told for country in CURRENCIES if (told := library.lesson(tx, slug, "ar", country))]
    cards = max((len(one.cards) for one in told), default=0)
    questions = max((len(one.questions) for one in told), default=0)
    return [
        ("intro", (INTRO, 0)),
        *((f"card-{number + 1}", (CARDS, number)) for number in range(cards)),
        *((f"question-{number + 1}", (QUESTIONS, number)) for number in range(questions)),
        ("task", (TASK, 0)),
        ("done", (DONE, 0)),
    ] * bool(told)


def funnel(tx: Tx) -> Table:
    """How many women came at least as far as each step of each lesson, by language and by cohort."""
    people = women(tx)
    rows = []
    for slug, places in farthest(tx, people).items():
        for split in splits(people, places):
            for step, there in steps(tx, slug):
                reached = {woman for woman, came in places.items() if came >= there}
                rows += [(slug, step, *row) for row in cells(split, [reached])]
    return Table(("lesson", "step", "language", "cohort", "reached"), tuple(rows))


def lessons(tx: Tx) -> Table:
    """What became of each lesson and what was said of it, by language and by cohort."""
    people = women(tx)
    minutes, ends = _minutes(tx), _ends(tx)
    rows = []
    for slug, places in farthest(tx, people).items():
        measured = [set(places), *(ends.get((slug, end), set()) for end in _ENDS)]
        for split in splits(people, places):
            medians = _medians(split, minutes.get(slug, {}))
            rows += [(slug, *row, of) for row, of in zip(cells(split, measured), medians, strict=True)]
    columns = ("lesson", "language", "cohort", "started", *_ENDS, "median_minutes")
    return Table(columns, tuple(rows))


_ENDS = ("finished", "task_done", "useful_yes", "useful_no", "remarks")


def _ends(tx: Tx) -> dict[tuple[str, str], set[int]]:
    """The women at each end of a lesson: (lesson, one of _ENDS): who."""
    found: dict[tuple[str, str], set[int]] = {}
    for slug, woman, tried, useful, remark in tx.sql(
        "SELECT lesson, contact_id, tried, useful, remark FROM progress"
    ).fetchall():
        said = (True, tried, useful == "yes", useful == "no", remark != "")
        for end, true in zip(_ENDS, said, strict=True):
            if true:
                found.setdefault((slug, end), set()).add(woman)
    return found


def _minutes(tx: Tx) -> dict[str, dict[int, float]]:
    """By lesson, the minutes from the opening to the end of each woman's shortest finished run, pauses in."""
    found: dict[str, dict[int, float]] = {}
    for slug, woman, seconds in tx.sql(
        "SELECT argument, contact_id, MIN(moved_at - started_at) FROM run"
        " WHERE flow = 'lesson' AND state = 'done' GROUP BY argument, contact_id"
    ).fetchall():
        found.setdefault(slug, {})[woman] = seconds / 60
    return found


def _medians(split: Split, minutes: Mapping[int, float]) -> Iterator[str]:
    """The median of each group, in whole minutes; nothing for fewer than K women."""
    for group in split.values():
        taken: Sequence[float] = [minutes[woman] for woman in group if woman in minutes]
        yield str(round(median(taken))) if len(taken) >= K else ""
