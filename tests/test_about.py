"""What we know of her: all of it, nothing of anybody else's, and only to her."""

import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Float, Integer
from stage import TALKS, Stage, opened, scene

from bot.engine import housekeeping
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.learning import notebook
from bot.people import record
from bot.people.holdings import PARTS
from bot.people.left_out import LEFT_OUT, NOT_HERS
from bot.photos import record as pages
from bot.store.tables import metadata
from bot.store.tx import Tx

RUDE = 'A «jar» <b>of</b> 🥖 jam & "more" #{panic} $x$ ' + "x" * 90


@pytest_asyncio.fixture(params=LANGUAGES)
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member, safe to show products, and two coordinators; once in each language."""
    language = request.param
    async with opened(tmp_path, await scene(TALKS / language / "team.txt"), language) as found:
        found.turn_to("her")
        yield found


async def contact(stage: Stage, who: str = "her") -> int:
    return int((await stage.rows("SELECT contact_id FROM address WHERE external = :who", who=who))[0][0])


async def words(stage: Stage, who: str = "her") -> str:
    """Everything that stands on the pages of her file."""
    her = await contact(stage, who)
    found = await stage.room.app.store.run(
        lambda tx: pages.words_of(stage.room.app.catalogue, record.record(tx, her))
    )
    return json.dumps(found, ensure_ascii=False)


def run(stage: Stage, work: Any) -> Any:
    return stage.room.app.store.run(work)


# --- the whole of it


def test_every_table_is_hers_or_excused_with_a_reason() -> None:
    assert set(metadata.tables) == {part.table for part in PARTS} | set(NOT_HERS)
    assert all(NOT_HERS.values())


def test_every_column_of_hers_is_told_or_left_out_with_a_reason() -> None:
    for table in {part.table for part in PARTS}:
        told = {name for part in PARTS if part.table == table for name in part.columns}
        columns = {column.name for column in metadata.tables[table].columns}
        assert told <= columns, table
        left = {name for name in columns - told if LEFT_OUT.get(f"{table}.{name}") or LEFT_OUT.get(name)}
        assert columns == told | left, f"{table}: {columns - told - left} is in neither list"


def test_nothing_is_excused_that_does_not_exist() -> None:
    columns = {f"{table.name}.{one.name}" for table in metadata.tables.values() for one in table.columns}
    known = columns | {name.partition(".")[2] for name in columns}
    assert set(LEFT_OUT) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_told_has_a_name(language: str) -> None:
    catalogue = ours()
    for part in PARTS:
        assert catalogue.has(language, part.heading)
        for name in ("count", "first", "last") if part.total else part.columns:
            assert catalogue.has(language, f"record-{part.table}-{name}") or catalogue.has(
                language, f"record-{name}"
            ), f"{part.table}.{name}"


async def test_whatever_stands_in_a_column_of_hers_stands_in_her_file(stage: Stage) -> None:
    """Each plain column is filled with a word of its own, one table after the other."""
    her = await contact(stage)

    def fill(tx: Tx) -> list[str]:
        wanted = []
        for part in PARTS:
            table = metadata.tables[part.table]
            if part.hers != "t.contact_id = :id" or "plain" not in part.columns.values():
                continue
            row: dict[str, Any] = {"contact_id": her}
            for column in table.columns:
                if part.columns.get(column.name) == "plain" and not isinstance(column.type, Integer | Float):
                    row[column.name] = f"zebra{part.table}{column.name}"
                    wanted.append(row[column.name])
                elif column.name == "campaign_id":
                    row[column.name] = 1
                elif column.name in {"author_id"}:
                    row[column.name] = her
                elif not column.nullable and column.server_default is None and column.name not in row:
                    row[column.name] = f"m{her}" if column.primary_key else 0
            row.pop("id", None)
            row.update({"currency": "JOD"} if part.table == "listing" else {})
            row.update({"sealed": tx.seal("[1500, 250, 0]")} if part.table == "takings" else {})
            tx.sql(f"DELETE FROM {part.table} WHERE contact_id = :id", id=her)
            tx.core(table.insert().values(**row))
        return wanted

    wanted = await run(stage, fill)
    assert len(wanted) > 15
    text = await words(stage)
    assert [word for word in wanted if word not in text.replace("\u200b", "")] == []
    assert "1.500" in text and "0.250" in text


async def test_her_words_are_there_and_nobody_elses(stage: Stage) -> None:
    await stage.does("/person", "zebra question", "/menu")
    her = await contact(stage)
    stage.turn_to("buyer")
    await stage.does("/person", "yak question")
    other = await contact(stage, "buyer")

    def more(tx: Tx) -> None:
        notebook.note(tx, her, "2026-11-23", 12_500, 3_000, 0)
        notebook.note(tx, other, "2026-11-22", 99_000, 0, 0)

    await run(stage, more)
    text = await words(stage)
    assert "zebra question" in text
    assert "12.500" in text
    assert "yak" not in text and "99 " not in text and "buyer" not in text
    assert "yak question" in await words(stage, "buyer")


async def test_an_open_conversation_is_told_with_its_answers(stage: Stage) -> None:
    await stage.does("/sell", "(photo)", stage.label("button-done"))
    await run(
        stage,
        lambda tx: tx.sql(
            "UPDATE run SET journal = :journal WHERE state = 'open'",
            journal=json.dumps([{"name": "title", "verb": "ask", "value": "zebra jam"}]),
        ),
    )
    assert "zebra jam" in await words(stage)


# --- the file


async def name_of_file(stage: Stage) -> str:
    await stage.send(text={"ar": "معلوماتي", "en": "my data"}[stage.language])
    await stage.does(stage.label("record.button"))
    (media,) = [one for reply in stage.heard() for one in reply.media]
    assert media.kind == "document"
    return media.name


async def test_the_file_comes_from_the_press_and_cannot_be_guessed(stage: Stage) -> None:
    names = {await name_of_file(stage) for _ in range(2)}
    assert len(names) == 2
    for name in names:
        assert len(name) > 36
        path = await stage.room.app.press.file(name)
        assert path.read_bytes().startswith(b"%PDF")
    with pytest.raises(FileNotFoundError):
        await stage.room.app.press.file("data-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.pdf")


async def test_the_file_is_gone_within_the_hour(stage: Stage) -> None:
    app, name = stage.room.app, await name_of_file(stage)
    path = await app.press.file(name)
    stage.room.clock[0] += record.KEPT + 1
    app.press.forget("data-")
    assert not path.exists()
    with pytest.raises(FileNotFoundError):
        await app.press.file(name)
    await housekeeping.clean_up(app.store, app.settings.media_dir)
    assert await stage.rows("SELECT name FROM media WHERE name = :name", name=name) == []


async def test_the_file_of_one_who_left_is_not_made(stage: Stage) -> None:
    name = await name_of_file(stage)
    await stage.does("/delete", stage.label("button-yes"))
    with pytest.raises(FileNotFoundError):
        await stage.room.app.press.file(name)


async def test_whatever_she_wrote_is_drawn(stage: Stage) -> None:
    await stage.does("/person", RUDE)
    her = await contact(stage)
    work = partial(record.record, contact=her)
    found = pages.words_of(stage.room.app.catalogue, await stage.room.app.store.run(work))
    assert pages.render(found).startswith(b"%PDF")
    assert "🥖" not in json.dumps(found, ensure_ascii=False)  # no font of ours has it


# --- the chat, and what is changed from there


async def test_staff_and_visitors_may_ask_too(stage: Stage) -> None:
    for who in ("coordinator", "buyer"):
        stage.turn_to(who)
        await stage.send(text="my data")
        said = stage.heard()
        labels = [button.data for reply in said for button in reply.buttons]
        assert "s.record." in labels
        assert ("s.switch." in labels) == (who == "buyer")
        assert not any(data.startswith("s.details") for data in labels) or who == "coordinator"
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def test_what_is_shown_changes_for_new_posts_only(stage: Stage) -> None:
    her = await contact(stage)
    await run(
        stage,
        lambda tx: tx.sql(
            "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, shows, state)"
            " VALUES ('abc', :her, 1, 'Jam', 1000, 'JOD', '{\"name\": \"brand\"}', 'published')",
            her=her,
        ),
    )
    await stage.taps("s.shown.")
    await stage.does(stage.label("shown-name.button-first"), stage.label("shown-place.button-none"))
    assert stage.text("shown-done") in stage.said()
    assert await stage.rows("SELECT shows FROM listing") == [('{"name": "brand"}',)]
    ((shows,),) = await stage.rows("SELECT shows FROM contact WHERE id = :id", id=her)
    assert json.loads(shows) == {"name": "first", "place": "none"}


async def test_a_district_is_offered_to_who_named_one_and_shown(stage: Stage) -> None:
    from bot.market import listings

    her = await contact(stage)
    await stage.taps("s.shown.")
    await stage.does(stage.label("shown-name.button-brand"))
    assert "district" not in str(stage.heard()[-1].buttons)
    await run(stage, lambda tx: tx.sql("UPDATE contact SET locality = 'ramtha' WHERE id = :id", id=her))
    await stage.does("/menu")
    await stage.taps("s.shown.")
    await stage.does(stage.label("shown-name.button-brand"), stage.label("shown-place.button-district"))
    found = await run(stage, partial(listings.shown_of, contact=her))
    assert found.place.key == "place-ramtha"


async def test_her_name_and_work_are_corrected_in_the_middle_of_something_else(stage: Stage) -> None:
    await stage.taps("s.goal.")
    await stage.taps("s.details.")
    await stage.does(stage.label("details-what.button-name"), "Noor")
    assert stage.said().endswith(stage.text("goal-words"))
    await stage.taps("s.details.")
    await stage.does(stage.label("details-what.button-makes"), stage.label("welcome-makes.button-soap"))
    assert await stage.rows(
        "SELECT name, makes FROM contact c JOIN address a ON a.contact_id = c.id WHERE external = 'her'"
    ) == [("Noor", "soap")]
