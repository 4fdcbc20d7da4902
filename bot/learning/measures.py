"""What the lessons do: answers, changed practice, cohorts and remarks, as counts that may be shown around."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.learning import funnel, library, surveys
from bot.learning.groups import NONE, Table, Woman, cohort_label, women
from bot.learning.suppression import SMALL, WITHHELD, K, protected, shown
from bot.reading.normalise import normalise
from bot.reading.private import private
from bot.store.tx import Tx

QUARTERS = ("under 25 %", "25 to 50 %", "50 to 75 %", "75 % or more")
VOICE = "audio/"


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody added to "was this useful?": words, or the name of a recording."""

    lesson: str
    language: str
    useful: str
    words: str = ""
    voice: str = ""


def questions(tx: Tx) -> Table:
    """The lessons' questions, hardest first, those that few have answered at the end."""
    people = women(tx)
    hits: dict[tuple[str, int], list[bool]] = {}
    for slug, number, woman, hit in tx.sql(
        "SELECT lesson, question, contact_id, hit FROM answer ORDER BY lesson, question"
    ).fetchall():
        if woman in people:
            hits.setdefault((slug, number), []).append(bool(hit))
    ranked = sorted(hits, key=lambda one: (len(hits[one]) < K, sum(hits[one]) / len(hits[one]), one))
    enough = [one for one in ranked if len(hits[one]) >= K]
    few = sorted(set(ranked) - set(enough))  # in no order that would tell how hard they were
    rows = [(*_question(tx, *one), *_answered(hits[one])) for one in [*enough, *few]]
    return Table(("lesson", "question", "text", "answered", "right_at_first_try", "share"), tuple(rows))


def _question(tx: Tx, slug: str, number: int) -> tuple[str, str, str]:
    told = library.lesson(tx, slug, "ar", "")
    text = told.questions[number].text if told and number < len(told.questions) else ""
    return slug, str(number + 1), text


def _answered(hits: Sequence[bool]) -> tuple[str, str, str]:
    """How many answered, how many were right, and their share: by quarters where the number is not said."""
    if len(hits) < K:
        return SMALL, SMALL, ""
    right, _ = protected([sum(hits), len(hits) - sum(hits)])
    share = sum(hits) / len(hits)
    exact = f"{round(100 * share)} %"
    return str(len(hits)), right, exact if right.isdecimal() else QUARTERS[min(3, int(share * 4))]


def practice(tx: Tx) -> Table:
    """How many women chose each option at the beginning and at the end.

    `paired` are those who answered both times, `once` those who did not. `all` is said only where both parts
    are: otherwise a part could be computed from it.
    """
    said = _said(tx, women(tx))
    both = said["baseline"].keys() & said["endline"].keys()
    rows: list[tuple[str, ...]] = []
    for question, options in surveys.QUESTIONS.items():
        names = (*options, surveys.SKIP, "answered")
        counts = {
            round_: _parts(
                [given.get(question, surveys.SKIP) for woman, given in of.items() if woman in both],
                [given.get(question, surveys.SKIP) for woman, given in of.items() if woman not in both],
                (*options, surveys.SKIP),
            )
            for round_, of in said.items()
        }
        for who in ("paired", "once", "all"):
            columns = zip(counts["baseline"][who], counts["endline"][who], strict=True)
            rows += [(question, name, who, *pair) for name, pair in zip(names, columns, strict=True)]
    return Table(("question", "option", "women", "baseline", "endline"), tuple(rows))


def _said(tx: Tx, people: Collection[int]) -> dict[str, dict[int, Mapping[str, str]]]:
    """By round, what each woman answered; a no to the whole survey is no answer."""
    found: dict[str, dict[int, Mapping[str, str]]] = {"baseline": {}, "endline": {}}
    for woman, round_, answers in tx.sql('SELECT contact_id, "round", answers FROM survey').fetchall():
        if woman in people and answers != surveys.DECLINED:
            found[round_][woman] = json.loads(answers)
    return found


def _parts(paired: list[str], once: list[str], options: Sequence[str]) -> dict[str, list[str]]:
    """The cells of a question: each option, then how many women there were."""

    def tally(given: list[str]) -> list[str]:
        return [*protected([given.count(option) for option in options]), shown(len(given))]

    parts = {"paired": tally(paired), "once": tally(once)}
    sums = [*([*paired, *once].count(option) for option in options), len(paired) + len(once)]
    cells = zip(parts["paired"], parts["once"], sums, strict=True)
    parts["all"] = (
        parts["paired"] if not once else [_whole(mine, other, total) for mine, other, total in cells]
    )
    return parts


def _whole(part: str, other: str, total: int) -> str:
    if total < K:
        return SMALL
    return str(total) if part.isdecimal() and other.isdecimal() else WITHHELD


def cohorts(tx: Tx) -> Table:
    """How far each cohort came, and the women without one beside them."""
    people = women(tx)
    began = {woman for places in funnel.farthest(tx, people).values() for woman in places}
    certified = {woman for (woman,) in tx.sql("SELECT contact_id FROM certificate WHERE revoked_at = 0")}
    core = _through(tx)
    named = tx.sql("SELECT id, name FROM cohort ORDER BY starts_at, id").fetchall()
    rows = []
    for label in [*(cohort_label(*one) for one in named), NONE]:
        members = {woman for woman, who in people.items() if who.cohort == label}
        rows.append((label, *(shown(len(members & those)) for those in (members, began, core, certified))))
    return Table(("cohort", "members", "began", "finished_core", "certificates"), tuple(rows))


def _through(tx: Tx) -> set[int]:
    """The women who have done the tasks of the whole core path."""
    done: dict[int, set[str]] = {}
    for woman, slug in tx.sql("SELECT contact_id, lesson FROM progress WHERE tried").fetchall():
        done.setdefault(woman, set()).add(slug)
    return {woman for woman, slugs in done.items() if slugs.issuperset(library.CORE)}


def remarks(tx: Tx) -> list[Remark]:
    """What was added to "was this useful?", without who said it.

    Only where K women or more have finished the lesson in that language, and only words that hold nothing
    private and not her own name.
    """
    people = women(tx)
    finished = tx.sql("SELECT lesson, contact_id FROM progress").fetchall()
    groups = [(slug, people[woman].language) for slug, woman in finished if woman in people]
    found = []
    for woman, slug, useful, remark, country, name, mime in tx.sql(
        "SELECT c.id, p.lesson, p.useful, p.remark, c.country, c.name, m.mime FROM progress p"
        " JOIN contact c ON c.id = p.contact_id LEFT JOIN media m ON m.name = p.remark WHERE p.remark <> ''"
    ).fetchall():
        if woman not in people or groups.count((slug, people[woman].language)) < K:
            continue
        language = people[woman].language
        if mime:
            found += [Remark(slug, language, useful, voice=remark)] if mime.startswith(VOICE) else []
        elif not (remark.endswith(".ogg") or private(remark, country) or _named(remark, name)):
            found.append(Remark(slug, language, useful, words=remark))
    return sorted(found, key=lambda one: (one.lesson, one.language, one.words))


def _named(remark: str, name: str) -> bool:
    """Whether she says her name, however it is spelt: with or without its hamza, in small letters or capitals."""
    return bool(normalise(name)) and normalise(name) in normalise(remark)


def pairs(tx: Tx) -> list[tuple[str, str]]:
    """The names of two photos of the same woman, from the beginning and the end, both of which she lets the
    team look at."""
    people: Mapping[int, Woman] = women(tx)
    found = tx.sql(
        "SELECT b.contact_id, b.photo, e.photo FROM survey b JOIN survey e ON e.contact_id = b.contact_id"
        " JOIN media mb ON mb.name = b.photo JOIN media me ON me.name = e.photo"
        " WHERE b.\"round\" = 'baseline' AND e.\"round\" = 'endline' AND b.shared AND e.shared"
        " AND mb.expires_at > :now AND me.expires_at > :now",
        now=tx.now,
    ).fetchall()
    return [(before, after) for woman, before, after in found if woman in people]
