"""What works is counted right, tells of no small group, and leaves the house without names."""

import asyncio
import csv
import itertools
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import Clock
from stage import TALKS, Stage, opened, scene

from bot.__main__ import main
from bot.engine import housekeeping
from bot.engine.buttons import Begin
from bot.learning import funnel, measures, surveys
from bot.learning.groups import Table, women
from bot.learning.library import CORE
from bot.learning.suppression import SMALL, WITHHELD, K, protected
from bot.store.store import Store, open_store
from bot.store.tx import Speaker, Tx

Row = dict[str, str]


def rows(table: Table, **of: str) -> list[Row]:
    """The rows of a table that read so."""
    found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return [row for row in found if all(row[name] == value for name, value in of.items())]


def row(table: Table, **of: str) -> Row:
    (found,) = rows(table, **of)
    return found


# --- a made-up population


def woman(tx: Tx, language: str = "ar", cohort: int | None = None, state: str = "active") -> int:
    """A woman, and what she learns with."""
    id_: int = tx.sql(
        "INSERT INTO contact (state, language, country, name) VALUES (:state, :language, 'JO', 'Huda') RETURNING id",
        state=state,
        language=language,
    ).fetchone()[0]
    if cohort:
        tx.sql("INSERT INTO learner (contact_id, cohort_id) VALUES (:id, :cohort)", id=id_, cohort=cohort)
    return id_


def cohort(tx: Tx, name: str, facilitator: int | None = None) -> int:
    """A cohort of a campaign that is made with it."""
    organisation = tx.sql("INSERT INTO organisation (name) VALUES ('o') RETURNING id").fetchone()[0]
    campaign = tx.sql(
        "INSERT INTO campaign (organisation_id, name) VALUES (:id, 'c') RETURNING id", id=organisation
    ).fetchone()[0]
    id_: int = tx.sql(
        "INSERT INTO cohort (campaign_id, code, name, facilitator_id) VALUES (:campaign, :code, :name, :who)"
        " RETURNING id",
        campaign=campaign,
        code=str(100_000 + campaign),
        name=name,
        who=facilitator,
    ).fetchone()[0]
    return id_


def run(
    tx: Tx, contact: int, question: str, state: str = "waiting", minutes: float = 4, turn: int = 1
) -> None:
    """A run of the lesson on light that stands before this question."""
    tx.sql(
        "INSERT INTO run (contact_id, flow, argument, state, turn, question, started_at, moved_at)"
        " VALUES (:id, 'lesson', 'light', :state, :turn, :question, :then, :now)",
        id=contact,
        state=state,
        turn=turn,
        question=question,
        then=tx.now - 60 * minutes,
        now=tx.now,
    )


def finished(tx: Tx, contact: int, slug: str = "light", **said: object) -> None:
    """She has finished a lesson, and said this of it."""
    told = {"tried": False, "useful": "", "remark": ""} | said
    tx.sql(
        "INSERT INTO progress (contact_id, lesson, tried, useful, remark) VALUES (:id, :slug, :tried, :useful,"
        " :remark)",
        id=contact,
        slug=slug,
        **told,
    )


def asked(
    tx: Tx, contact: int, round_: str, answers: Mapping[str, object], photo: str = "", shared: bool = False
) -> None:
    """A survey of hers; its photo is there for a day more."""
    tx.sql(
        'INSERT INTO survey (contact_id, "round", answers, photo, shared) VALUES (:id, :round, :answers, :photo,'
        " :shared)",
        id=contact,
        round=round_,
        answers=json.dumps(answers),
        photo=photo,
        shared=shared,
    )
    if photo:
        medium(tx, photo)


def medium(tx: Tx, name: str, mime: str = "image/jpeg") -> None:
    tx.sql(
        "INSERT INTO media (name, mime, expires_at) VALUES (:name, :mime, :at)",
        name=name,
        mime=mime,
        at=tx.now + 86400,
    )


# --- small numbers


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], []),
        ([5], ["5"]),
        ([4], [SMALL]),
        ([0], [SMALL]),
        ([20, 30], ["20", "30"]),
        ([20, 3], [WITHHELD, SMALL]),
        ([20, 9, 3], ["20", WITHHELD, SMALL]),
        ([20, 3, 2], ["20", SMALL, SMALL]),
        ([20, 4, 4], [WITHHELD, SMALL, SMALL]),  # together 8: both would be 4
        ([20, 0], ["20", SMALL]),  # that it is nobody may be computed
        ([20, 5, 1], ["20", WITHHELD, SMALL]),
    ],
)
def test_small_counts_are_hidden_and_cannot_be_computed(counts: list[int], expected: list[str]) -> None:
    assert protected(counts) == expected


@pytest.mark.parametrize("counts", list(itertools.product((0, 1, 4, 5, 6, 20), repeat=3)))
def test_no_hidden_count_follows_from_the_total(counts: tuple[int, ...]) -> None:
    """All ways to fill in what is hidden are tried: no group of a woman or more has only one."""
    said, total = protected(counts), sum(counts)
    ranges = {SMALL: range(K), WITHHELD: range(K, total + 1)}
    ways = [
        way
        for way in itertools.product(*(ranges.get(cell) or (int(cell),) for cell in said))
        if sum(way) == total
    ]
    assert tuple(counts) in ways
    for place, cell in enumerate(said):
        if cell == SMALL and counts[place] and set(said) != {SMALL}:
            assert len({way[place] for way in ways}) > 1, said


# --- the funnel


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("", (funnel.INTRO, 0)),
        ("card-0/card", (funnel.CARDS, 0)),
        ("card-10/card", (funnel.CARDS, 10)),
        ("question-1/question", (funnel.QUESTIONS, 1)),
        ("voice", (funnel.INTRO, 0)),
        ("photos", (funnel.TASK, 0)),
        ("practice", (funnel.TASK, 0)),
        ("cardboard", (funnel.TASK, 0)),
    ],
)
def test_a_question_has_its_place_in_the_lesson(question: str, place: tuple[int, int]) -> None:
    assert funnel.place(question) == place


async def test_the_funnel_counts_each_woman_once_where_she_came_farthest(store: Store) -> None:
    def population(tx: Tx) -> Table:
        for _ in range(6):
            run(tx, woman(tx), "card-1/card")
        for _ in range(7):
            run(tx, woman(tx), "question-0/question", "dropped")
        for _ in range(8):
            twice = woman(tx)
            run(tx, twice, "", "done")
            run(tx, twice, "card-0/card", "open")
            finished(tx, twice)
        run(tx, woman(tx), "", turn=0)  # sent to the welcome first: she has seen nothing of it
        run(tx, woman(tx, state="new"), "card-0/card")
        return funnel.funnel(tx)

    reached = {
        row["step"]: row["reached"] for row in rows(await store.run(population), cohort="all", language="all")
    }
    assert list(reached) == [
        "intro",
        "card-1",
        "card-2",
        "card-3",
        "card-4",
        "question-1",
        "question-2",
        "task",
        "done",
    ]
    assert [reached[step] for step in ("intro", "card-2", "card-3", "question-1", "question-2", "task", "done")] == [
        "21", "21", "15", "15", "8", "8", "8",
    ]  # fmt: skip


async def test_groups_are_counted_by_language_and_by_cohort(store: Store) -> None:
    def population(tx: Tx) -> tuple[Table, int]:
        north = cohort(tx, "North")
        for number in range(12):
            run(tx, woman(tx, "en" if number < 5 else "ar", north if number < 6 else None), "card-0/card")
        return funnel.funnel(tx), north

    table, north = await store.run(population)
    first = {(row["language"], row["cohort"]): row["reached"] for row in rows(table, step="card-1")}
    assert first == {
        ("all", "all"): "12",
        ("ar", "all"): "7",
        ("en", "all"): "5",
        ("all", f"North #{north}"): "6",
        ("all", "none"): "6",
    }
    assert {row["reached"] for row in rows(table, step="card-2")} == {SMALL}


async def test_a_small_cohort_is_not_computed_from_the_others(store: Store) -> None:
    def population(tx: Tx) -> dict[str, str]:
        sizes = {cohort(tx, name): size for name, size in {"a": 3, "b": 9, "c": 12}.items()}
        for number, size in sizes.items():
            for _ in range(size):
                run(tx, woman(tx, cohort=number), "card-0/card")
        found = rows(funnel.funnel(tx), step="intro")
        return {row["cohort"].split(" ")[0]: row["reached"] for row in found if row["language"] == "all"}

    assert await store.run(population) == {"all": "24", "a": SMALL, "b": WITHHELD, "c": "12"}


async def test_staff_and_facilitators_are_not_counted(store: Store) -> None:
    def population(tx: Tx) -> int:
        coordinator, facilitator, learner = woman(tx), woman(tx), woman(tx)
        number = cohort(tx, "North", facilitator)
        campaign = tx.sql("SELECT campaign_id FROM cohort WHERE id = :id", id=number).fetchone()[0]
        tx.sql("INSERT INTO staff (campaign_id, channel, external) VALUES (:id, 'web', 'c')", id=campaign)
        tx.sql("INSERT INTO address (channel, external, contact_id) VALUES ('web', 'c', :id)", id=coordinator)
        assert list(women(tx)) == [learner]
        return learner

    assert await store.run(population)


# --- lessons, questions, practice, cohorts


async def test_what_became_of_a_lesson_is_counted(store: Store) -> None:
    def population(tx: Tx) -> Table:
        for number in range(20):
            her = woman(tx)
            if number < 14:
                run(tx, her, "", "done", minutes=number)
                finished(
                    tx, her, tried=number < 9, useful="yes" if number < 8 else "no", remark="x" * (number < 5)
                )
            else:
                run(tx, her, "card-0/card")
        return funnel.lessons(tx)

    assert row(await store.run(population), language="all", cohort="all") == {
        "lesson": "light", "language": "all", "cohort": "all", "started": "20", "finished": "14", "task_done": "9",
        "useful_yes": "8", "useful_no": "6", "remarks": "5", "median_minutes": "6",
    }  # fmt: skip


async def test_lessons_stand_in_the_order_of_the_path(store: Store) -> None:
    def population(tx: Tx) -> list[str]:
        for slug in ("safety", "price", "light", "gone-for-good", "customer"):
            finished(tx, woman(tx), slug)
        assert "gone-for-good" not in {row["lesson"] for row in rows(funnel.funnel(tx))}  # it has no steps
        return list(dict.fromkeys(row["lesson"] for row in rows(funnel.lessons(tx))))

    assert await store.run(population) == ["light", "price", "safety", "customer", "gone-for-good"]


async def test_what_somebody_typed_behind_a_link_is_no_lesson(store: Store) -> None:
    def population(tx: Tx) -> Table:
        run(tx, woman(tx), "")
        tx.sql("UPDATE run SET argument = '0790123456'")
        return funnel.lessons(tx)

    assert (await store.run(population)).rows == ()


async def test_the_hardest_questions_come_first(store: Store) -> None:
    def population(tx: Tx) -> Table:
        right = {("light", 0): (18, 20), ("light", 1): (6, 12), ("price", 0): (2, 20), ("price", 1): (0, 4)}
        for (slug, number), (hits, of) in right.items():
            for place in range(of):
                tx.sql(
                    "INSERT INTO answer (contact_id, lesson, question, hit) VALUES (:id, :slug, :number, :hit)",
                    id=woman(tx), slug=slug, number=number, hit=place < hits,
                )  # fmt: skip
        return measures.questions(tx)

    found = rows(await store.run(population))
    assert [(row["lesson"], row["question"]) for row in found] == [
        ("price", "1"), ("light", "2"), ("light", "1"), ("price", "2"),
    ]  # fmt: skip
    assert [(row["answered"], row["right_at_first_try"], row["share"]) for row in found] == [
        ("20", SMALL, "under 25 %"),
        ("12", "6", "50 %"),
        ("20", WITHHELD, "75 % or more"),
        (SMALL, SMALL, ""),
    ]
    assert all(row["text"] for row in found)


def practice_of(tx: Tx, light: Iterable[tuple[str, str]]) -> None:
    """Women who answered where they photograph, at the beginning and at the end; nothing: not asked."""
    for before, after in light:
        her = woman(tx)
        for round_, answer in (("baseline", before), ("endline", after)):
            if answer:
                asked(
                    tx,
                    her,
                    round_,
                    json.loads(surveys.DECLINED) if answer == "declined" else {"light": answer},
                )


async def test_changed_practice_is_counted_for_the_same_women(store: Store) -> None:
    def population(tx: Tx) -> Table:
        practice_of(tx, [("lamp", "window")] * 6 + [("window", "window")] * 5 + [("varies", "lamp")] * 5)
        practice_of(tx, [("lamp", "")] * 5 + [("declined", "")] * 3)
        return measures.practice(tx)

    table = await store.run(population)
    cells = {
        (row["women"], row["option"]): (row["baseline"], row["endline"])
        for row in rows(table, question="light")
    }
    assert cells["paired", "window"] == ("5", "11")
    assert cells["paired", "lamp"] == ("6", "5")
    assert cells["paired", "answered"] == ("16", "16")
    assert cells["once", "answered"] == ("5", SMALL)
    assert cells["once", "window"] == (SMALL, SMALL)
    assert cells["all", "lamp"] == ("11", "5")
    assert cells["all", "window"] == (WITHHELD, "11")  # of the endline all are paired
    assert cells["all", "answered"] == ("21", "16")


async def test_two_who_answered_once_are_not_computed_from_all(store: Store) -> None:
    def population(tx: Tx) -> Table:
        practice_of(tx, [("lamp", "window")] * 10 + [("window", "window")] * 10 + [("lamp", "")] * 2)
        return measures.practice(tx)

    table = await store.run(population)
    assert row(table, question="light", option="lamp", women="paired")["baseline"] == "10"
    assert {row["baseline"] for row in rows(table, question="light", women="all")} <= {SMALL, WITHHELD}


async def test_each_cohort_is_counted_with_those_who_have_none_beside_it(store: Store) -> None:
    def population(tx: Tx) -> tuple[Table, str]:
        north = cohort(tx, "North")
        for number in range(9):
            her = woman(tx, cohort=north)
            if number < 8:
                finished(tx, her, CORE[0], tried=True)
            if number < 6:
                for slug in CORE[1:]:
                    finished(tx, her, slug, tried=True)
                tx.sql(
                    "INSERT INTO certificate (contact_id, code, revoked_at) VALUES (:id, :code, :revoked)",
                    id=her, code=str(number), revoked=float(number == 0),
                )  # fmt: skip
        woman(tx)
        return measures.cohorts(tx), f"North #{north}"

    table, north = await store.run(population)
    assert row(table, cohort=north) == {
        "cohort": north, "members": "9", "began": "8", "finished_core": "6", "certificates": "5",
    }  # fmt: skip
    assert row(table, cohort="none")["members"] == SMALL


# --- remarks and photos


async def test_remarks_leave_without_what_is_private_and_only_from_enough_women(store: Store) -> None:
    def population(tx: Tx) -> list[measures.Remark]:
        for remark in (
            "clear and short",
            "call me on 0790123456",
            "thanks from HUDA",
            "",
            "voice.ogg",
            "lost.ogg",
        ):
            finished(tx, woman(tx), useful="yes", remark=remark)
        medium(tx, "voice.ogg", "audio/ogg")
        finished(tx, woman(tx, "en"), useful="no", remark="the only one in English")
        finished(tx, woman(tx), "price", useful="no", remark="one of few")
        return measures.remarks(tx)

    assert await store.run(population) == [
        measures.Remark("light", "ar", "yes", voice="voice.ogg"),
        measures.Remark("light", "ar", "yes", words="clear and short"),
    ]


async def test_only_pairs_that_the_team_may_see_both_of_are_compared(store: Store) -> None:
    def population(tx: Tx) -> list[tuple[str, str]]:
        for name, before, after in (
            ("a", True, True),
            ("b", True, False),
            ("c", False, True),
            ("d", True, None),
        ):
            her = woman(tx)
            asked(tx, her, "baseline", {}, f"{name}-before", before)
            if after is not None:
                asked(tx, her, "endline", {}, f"{name}-after", after)
        gone = woman(tx)
        asked(tx, gone, "baseline", {}, "e-before", True)
        asked(tx, gone, "endline", {}, "e-after", True)
        tx.sql("UPDATE media SET expires_at = :now WHERE name = 'e-before'", now=tx.now)
        return measures.pairs(tx)

    assert await store.run(population) == [("a-before", "a-after")]


# --- the runs that the funnel is read from


async def test_the_engine_leaves_a_run_where_the_funnel_looks_for_it(tmp_path: Path) -> None:
    async with opened(tmp_path, await scene(TALKS / "en" / "welcome.txt"), "en") as stage:
        await stage.taps(Begin("lesson", "light").data())
        assert await places(stage) == [(funnel.CARDS, 0)]
        await stage.does(stage.label("lesson-card.button-next"), stage.label("lesson-card.button-next"))
        assert await places(stage) == [(funnel.CARDS, 2)]
        await stage.does(*[stage.label("lesson-card.button-next")] * 2)
        assert await places(stage) == [(funnel.QUESTIONS, 0)]
        await stage.does("1", "1")
        assert await places(stage) == [(funnel.TASK, 0)]


async def places(stage: Stage) -> list[funnel.Place]:
    def look(tx: Tx) -> list[funnel.Place]:
        return list(funnel.farthest(tx, women(tx)).get("light", {}).values())

    found: list[funnel.Place] = await stage.room.app.store.run(look)
    return found


async def test_a_lesson_run_is_kept_a_year_without_a_word_of_hers(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    def population(tx: Tx) -> None:
        her = woman(tx)
        run(tx, her, "card-1/card", "dropped")
        tx.sql("UPDATE run SET journal = '[{}]', candidate = '{}', event = '{}'")
        tx.sql("INSERT INTO run (contact_id, flow, state, moved_at) VALUES (:id, 'listing', 'done', :now)", id=her, now=tx.now)  # fmt: skip

    def kept(tx: Tx) -> list[tuple[Any, ...]]:
        found = tx.sql("SELECT flow, question, journal, candidate, event FROM run").fetchall()
        return [tuple(row) for row in found]

    await store.run(population)
    clock.now += 31 * 86400
    await housekeeping.clean_up(store, tmp_path)
    assert await store.run(kept) == [("lesson", "card-1/card", "[]", "", "")]
    clock.now += 370 * 86400
    await housekeeping.clean_up(store, tmp_path)
    assert await store.run(kept) == []


# --- the command


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a new database."""
    for name in list(os.environ):
        if name.startswith("MAHALLI_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    assert main(["migrate"]) == 0
    return tmp_path


async def _populate(home: Path, speak: Speaker) -> None:
    store = await open_store(f"sqlite:///{home / 'data' / 'mahalli.db'}", speak)
    media = home / "data" / "media"
    media.mkdir(exist_ok=True)

    def population(tx: Tx) -> None:
        for number in range(6):
            her = woman(tx, cohort=None)
            run(tx, her, "", "done")
            finished(tx, her, useful="yes", remark="=1+1" if number == 0 else "voice.ogg" * (number == 1))
            asked(tx, her, "baseline", {"light": "lamp"}, f"before-{number}.jpg", shared=True)
            asked(tx, her, "endline", {"light": "window"}, f"after-{number}.jpg", shared=True)
        medium(tx, "voice.ogg", "audio/ogg")

    await store.run(population)
    await store.close()
    for number in range(6):
        (media / f"before-{number}.jpg").write_bytes(b"before %d" % number)
        (media / f"after-{number}.jpg").write_bytes(b"after %d" % number)
    (media / "voice.ogg").write_bytes(b"a voice")


def read(file: Path) -> list[Row]:
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_measures_are_written_for_a_spreadsheet(home: Path, speak: Speaker) -> None:
    asyncio.run(_populate(home, speak))
    assert main(["measures", "out"]) == 0
    out = home / "out"
    assert {path.name for path in out.iterdir()} == {
        "funnel.csv", "lessons.csv", "questions.csv", "practice.csv", "cohorts.csv", "remarks.csv", "photos.csv",
        "photos-key.csv", "photos", "voices",
    }  # fmt: skip
    assert read(out / "lessons.csv")[0]["useful_yes"] == "6"
    lamp = [one for one in read(out / "practice.csv") if one["option"] == "lamp" and one["women"] == "paired"]
    assert (lamp[0]["baseline"], lamp[0]["endline"]) == ("6", SMALL)
    spoken, written = sorted(read(out / "remarks.csv"), key=lambda one: one["words"])
    assert written["words"] == "'=1+1"
    assert (out / "voices" / spoken["voice"]).read_bytes() == b"a voice"
    assert "Huda" not in "".join(path.read_text(encoding="utf-8") for path in out.glob("*.csv"))


def test_raters_cannot_tell_the_first_photo_and_the_key_can(home: Path, speak: Speaker) -> None:
    asyncio.run(_populate(home, speak))
    assert main(["measures", "out"]) == 0
    key = {one["pair"]: one["before"] for one in read(home / "out" / "photos-key.csv")}
    pairs = read(home / "out" / "photos.csv")
    assert len(pairs) == len(key) == 6
    for pair in pairs:
        first = (home / "out" / "photos" / pair[key[pair["pair"]]]).read_bytes()
        other = (home / "out" / "photos" / pair["b" if key[pair["pair"]] == "a" else "a"]).read_bytes()
        assert first.startswith(b"before")
        assert other == first.replace(b"before", b"after")
    assert not any("before" in value or "after" in value for pair in pairs for value in pair.values())


def test_measures_of_nothing_are_empty_files(home: Path) -> None:
    assert main(["measures", "out"]) == 0
    assert read(home / "out" / "funnel.csv") == []
    assert not (home / "out" / "photos").exists()


def test_measures_take_a_folder_of_their_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "full").mkdir()
    (home / "full" / "contact.csv").write_text("names")
    (home / "file").write_text("no folder")
    for folder in ("full", "file/out", "file"):
        assert main(["measures", folder]) == 2
        assert folder.split("/")[0] in capsys.readouterr().err
    with pytest.raises(SystemExit) as end:
        main(["measures"])
    assert end.value.code == 2


def test_the_raw_export_says_that_it_is_personal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert "personal data" in capsys.readouterr().out
