"""The women who are counted, and the groups they are counted in: by language and by cohort, never crossed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.learning.suppression import protected
from bot.store.tx import Tx

ALL, NONE = "all", "none"  # every language, every cohort; without a cohort
Split = Mapping[tuple[str, str], AbstractSet[int]]  # (language, cohort): the women, each in one group


@dataclass(frozen=True, slots=True)
class Woman:
    """What she is counted under."""

    language: str
    cohort: str


@dataclass(frozen=True, slots=True)
class Table:
    """What one file says: its columns and its rows, ready to be written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def women(tx: Tx) -> dict[int, Woman]:
    """Who is counted: everybody who has agreed to the terms, but for coordinators and facilitators, who try
    lessons out. A cohort's number stands behind its name: two may be called the same."""
    rows = tx.sql(
        "SELECT c.id, c.language, h.id, h.name FROM contact c LEFT JOIN learner l ON l.contact_id = c.id"
        " LEFT JOIN cohort h ON h.id = l.cohort_id WHERE c.state <> 'new'"
        " AND NOT EXISTS (SELECT 1 FROM cohort f WHERE f.facilitator_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM address a JOIN staff s ON s.channel = a.channel"
        " AND s.external = a.external WHERE a.contact_id = c.id)"
    ).fetchall()
    return {
        contact: Woman(language, cohort_label(number, name) if number else NONE)
        for contact, language, number, name in rows
    }


def cohort_label(number: int, name: str) -> str:
    """What a cohort is called in the files."""
    return f"{name} #{number}"


def splits(people: Mapping[int, Woman], among: Collection[int]) -> list[Split]:
    """The same women looked at in three ways: all together, by language, by cohort.

    Languages and cohorts are not crossed: the groups would be too small, and what is withheld in one row could
    be computed from the others.
    """
    together: dict[tuple[str, str], set[int]] = {(ALL, ALL): set()}
    languages: dict[tuple[str, str], set[int]] = {}
    cohorts: dict[tuple[str, str], set[int]] = {}
    for woman in among:
        together[ALL, ALL].add(woman)
        languages.setdefault((people[woman].language, ALL), set()).add(woman)
        cohorts.setdefault((ALL, people[woman].cohort), set()).add(woman)
    return [together, dict(sorted(languages.items())), dict(sorted(cohorts.items()))]


def cells(split: Split, measured: Sequence[AbstractSet[int]]) -> Iterator[tuple[str, ...]]:
    """A row a group: its language, its cohort, then how many of it are in each of the measured sets."""
    columns = [protected([len(group & those) for group in split.values()]) for those in measured]
    for place, (language, cohort) in enumerate(split):
        yield (language, cohort, *(column[place] for column in columns))
