"""What comes again: the week of whoever looks after harm, a buyer rude for the third time, one who left and is back."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from stage import TALKS, TUESDAY, Stage, opened, scene
from test_harm import SECRET, contact, do, guard, listen, order, person, reports

from bot.broadcast import imports
from bot.cli.script import flat
from bot.engine import housekeeping
from bot.market.buyers import blocks, relay
from bot.people import contacts
from bot.people.safety import bars, cases, harm
from bot.people.team import staff
from bot.reading.harm import KINDS
from bot.store import barred
from bot.store.seal import Seal
from bot.store.store import Store
from bot.store.tx import Tx

DAY, HOUR = 86400.0, 3600.0


BOTH = pytest.mark.parametrize("stage", ["en", "ar"], indirect=True)


@pytest_asyncio.fixture
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member and two admins; a campaign without a safety contact."""
    language = getattr(request, "param", "en")
    async with opened(tmp_path, await scene(TALKS / language / "team.txt"), language) as found:
        found.turn_to("her")
        for who in ("colleague", "coordinator"):
            listen(found, who)
        yield found


async def weekly(stage: Stage, *, at: float) -> list[str]:
    """Who hears the week now: `at` is in hours after Tuesday, ten in the morning."""
    stage.room.clock[0] = TUESDAY + at * HOUR
    await do(stage, cases.tell_week)
    head = stage.text("harm-weekly", name="", one=0, two=0, three=0, four=0, open=0).split()[0]
    return [who for who in ("her", "colleague", "coordinator") if head in listen(stage, who)]


# --- "somebody knows" only where somebody does


@BOTH
@pytest.mark.parametrize("heard", [True, False])
async def test_she_reads_that_somebody_knows_only_when_somebody_does(stage: Stage, heard: bool) -> None:
    if not heard:
        await do(stage, lambda tx: tx.sql("DELETE FROM staff"))
    known = {"en": "knows now that you are not safe", "ar": flat("يعرف الآن أنكِ لستِ بأمان")}[stage.language]
    await stage.does("danger" if stage.language == "en" else "خطر")
    stage.said()
    await stage.does(stage.label("danger-safe.button-no"))
    assert (known in stage.said()) is heard


# --- the week


async def test_a_week_without_reports_is_not_told(stage: Stage) -> None:
    assert await weekly(stage, at=24) == []


@BOTH
async def test_nuisance_is_told_once_a_week_by_day_with_what_is_open(stage: Stage) -> None:
    her = await contact(stage, "her")
    for _ in range(2):
        await do(stage, harm.tell, her, 1)
    assert await weekly(stage, at=14) == []  # midnight
    stage.room.clock[0] = TUESDAY + 24 * HOUR
    await do(stage, cases.tell_week)
    name = (await stage.rows("SELECT name FROM campaign"))[0][0]
    told = stage.text("harm-weekly", name=name, one=2, two=0, three=0, four=0, open=2)
    assert told in listen(stage, "colleague")
    assert told in listen(stage, "coordinator")
    assert await weekly(stage, at=25) == []
    assert await weekly(stage, at=24 + 6 * 24) == []
    assert await weekly(stage, at=24 + 7 * 24) == ["colleague", "coordinator"]  # still open
    await do(stage, lambda tx: tx.sql("UPDATE report SET state = 'closed'"))
    assert await weekly(stage, at=24 + 14 * 24) == []


async def test_the_safety_contact_has_the_week_for_herself_without_what_is_about_her(stage: Stage) -> None:
    her, keeper = await contact(stage, "her"), await person(stage, "keeper")
    await guard(stage, keeper)
    await do(stage, lambda tx: harm.report(tx, 1, her, keeper, 1, ""))
    listen(stage, "keeper")
    assert await weekly(stage, at=24) == []
    assert listen(stage, "keeper") == ""
    stage.room.clock[0] += HOUR
    await do(stage, harm.tell, her, 1)
    assert await weekly(stage, at=24 + 7 * 24) == []
    assert "nuisance 1" in listen(stage, "keeper")


# --- rude again and again


@BOTH
async def test_the_third_rude_message_of_a_week_is_a_report_without_a_name(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him)
    listing = (await stage.rows("SELECT listing_id FROM interest WHERE id = :id", id=number))[0][0]
    for nth in range(1, blocks.MANY + 2):
        await do(stage, relay.check, him, listing, f"ممكن نتعرف {nth}")
        found = await reports(stage, "contact_id, about_id, level, state")
        assert found == ([(None, him, 2, "new")] if nth >= blocks.MANY else [])
    assert stage.text("harm-level-2") in listen(stage, "colleague")
    assert listen(stage, "her") == listen(stage, "buyer") == ""
    assert not await do(stage, bars.barred, him)  # a person decides; the week is closed all the same
    assert await do(stage, blocks.barred, him)
    colleague = await contact(stage, "colleague")
    stage.turn_to("colleague")
    await stage.taps("s.case.1")
    said = stage.said()
    assert stage.text("harm-unnamed") in said
    labels = {one.label for reply in stage.room.booth.heard["colleague"][-1:] for one in reply.buttons}
    assert stage.room.app.catalogue.label(stage.language, "case-deed.button-answer") not in labels
    assert "نتعرف 3" in await do(stage, cases.look, colleague, 1)


# --- who was shut out and left


async def back(stage: Stage) -> int:
    """The buyer writes again, after having been forgotten."""
    stage.turn_to("buyer")
    await stage.does("hello")
    stage.turn_to("her")
    return await contact(stage, "buyer")


@pytest.mark.parametrize(("days", "shut"), [(1, True), (399, True), (401, False)])
async def test_who_was_shut_out_and_left_is_shut_out_for_400_days(
    stage: Stage, days: int, shut: bool
) -> None:
    him = await person(stage, "buyer")
    await do(stage, bars.bar, him)
    await do(stage, contacts.forget, him)
    stage.room.clock[0] += days * DAY
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
    assert bool(await stage.rows("SELECT 1 FROM barred")) is shut
    assert await do(stage, bars.barred, await back(stage)) is shut


async def test_who_left_with_a_clean_name_leaves_nothing_behind(stage: Stage) -> None:
    await do(stage, contacts.forget, await person(stage, "buyer"))
    assert await stage.rows("SELECT * FROM barred") == []
    assert not await do(stage, bars.barred, await back(stage))


async def test_a_bar_that_is_lifted_does_not_come_back(stage: Stage) -> None:
    him = await person(stage, "buyer")
    await do(stage, bars.bar, him)
    await do(stage, contacts.forget, him)
    again = await back(stage)
    await do(stage, bars.lift, again)
    await do(stage, contacts.forget, again)
    assert not await do(stage, bars.barred, await back(stage))


async def test_a_list_of_followers_does_not_bring_a_clean_name_either(stage: Stage) -> None:
    him = await person(stage, "buyer")
    await do(stage, bars.bar, him)
    await do(stage, contacts.forget, him)
    row = imports.Row.model_validate(
        {"channel": "telegram", "address": "7001", "opted_at": "2026-11-01", "proof": "a sheet"}
    )
    await do(stage, lambda tx: tx.sql("UPDATE barred SET mark = :mark", mark=tx.mark("telegram:7001")))
    found, _ = await do(stage, imports._contact, row, "JO")
    assert await do(stage, bars.barred, found)


async def test_what_is_kept_of_who_left_names_nobody_and_another_secret_makes_another(stage: Stage) -> None:
    him = await person(stage, "buyer")
    await do(stage, bars.bar, him)
    await do(stage, contacts.forget, him)
    ((mark,),) = await stage.rows("SELECT mark FROM barred")
    assert "buyer" not in mark and len(mark) == 64
    assert mark == await do(stage, lambda tx: tx.mark("web:buyer"))
    assert len({Seal(secret).mark("web:buyer") for secret in ("one", "two", "one")}) == 2
    assert barred.KEPT == 400 * DAY


# --- the way out


@BOTH
async def test_she_reads_before_and_after_the_way_out_what_stays(stage: Stage) -> None:
    for kind in ("", *KINDS):
        assert "47" in stage.text("danger-end", kind=kind)
    assert "47" in stage.text("out-done")


# --- what was deleted is gone


async def test_what_was_deleted_is_not_in_the_file_any_more(stage: Stage) -> None:
    """Short words lie in a page with others, long ones in pages of their own that are freed."""
    her = await contact(stage, "her")
    for words in (SECRET, SECRET * 400):
        await do(stage, harm.tell, her, 1, words)
    sealed = [row[0].encode() for row in await reports(stage, "evidence")]
    file = stage.room.app.settings.data_dir / "talk.db"

    def written() -> list[bool]:
        with sqlite3.connect(file) as database:
            assert database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        database.close()
        kept = b"".join(path.read_bytes() for path in file.parent.glob("talk.db*"))
        return [part in kept for one in sealed for part in (one[:60], one[-60:])]

    assert all(written())
    await do(stage, lambda tx: tx.sql("UPDATE report SET evidence = ''"))
    assert not any(written())


# --- on each sort of database


async def test_a_bar_that_outlives_and_a_week_are_the_same_on_each_database(store: Store) -> None:
    def play(tx: Tx) -> list[bool]:
        campaign = staff.settle_campaign(
            tx, name="Mahalli", country="JO", timezone="Asia/Amman", channel="web", chat="shop",
            link="https://x.example/", hours="", site="", accent="",
        )  # fmt: skip
        assert cases.tell_week(tx) == 0
        harm.report(tx, campaign, None, None, 1, "")
        found = []
        for deed in (bars.bar, bars.lift):
            row = tx.sql("INSERT INTO contact (country) VALUES ('JO') RETURNING id").fetchone()
            barred.again(tx, row[0], "web", "him")
            found.append(bars.barred(tx, row[0]))
            tx.sql(
                "INSERT INTO address (channel, external, contact_id) VALUES ('web', 'him', :id)", id=row[0]
            )
            deed(tx, row[0])
            contacts.forget(tx, row[0])
        found.append(bool(tx.sql("SELECT 1 FROM barred").fetchone()))
        return found

    assert await store.run(play) == [False, True, False]
