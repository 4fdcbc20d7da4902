"""Who looks after harm, and who may not: roles, campaigns, forged buttons; quiet mode and the way out."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene
from test_harm import SECRET, contact, do, guard, listen, order, person, reports

from bot.engine import housekeeping, parcels, timers
from bot.errors import Refused
from bot.people.safety import bars, cases, harm, shelter
from bot.store.store import Store
from bot.store.tx import Tx

DAY = 86400.0


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A member who has reported something, and two admins, in English."""
    async with opened(tmp_path, await scene(TALKS / "en" / "team.txt"), "en") as found:
        found.turn_to("her")
        await do(found, harm.tell, await contact(found, "her"), 2, SECRET)
        for who in ("colleague", "coordinator"):
            found.turn_to(who)
        found.turn_to("her")
        yield found


async def abroad(stage: Stage) -> int:
    """Another campaign of the same house; its id."""

    def write(tx: Tx) -> int:
        row = tx.sql(
            "INSERT INTO campaign (organisation_id, name, country, timezone) VALUES (1, 'Other', 'MA', 'Africa/Casablanca')"
            " RETURNING id"
        ).fetchone()
        return int(row[0])

    return int(await do(stage, write))


DEEDS: dict[str, Callable[[Tx, int], object]] = {
    "take": lambda tx, who: cases.take(tx, who, 1),
    "look": lambda tx, who: cases.look(tx, who, 1),
    "answer": lambda tx, who: cases.answer(tx, who, 1, "hello"),
    "bar": lambda tx, who: cases.bar(tx, who, 1, True),
    "close": lambda tx, who: cases.close(tx, who, 1),
}
ANY, READS = set(DEEDS), {"look", "bar"}


async def refused(stage: Stage, who: int) -> set[str]:
    """The deeds that are refused to somebody; none of them leaves anything behind."""
    found = set()
    for name, deed in DEEDS.items():

        def attempt(tx: Tx) -> None:
            tx.kept(lambda tx: deed(tx, who))  # noqa: B023 - called at once
            raise KeyError  # undone either way

        try:
            await stage.room.app.store.run(attempt)
        except Refused:
            found.add(name)
        except KeyError:
            pass
    return found


async def test_every_deed_is_open_to_whom_it_is_for_and_to_nobody_else(stage: Stage) -> None:
    elsewhere = await abroad(stage)
    him = await person(stage, "buyer")
    await do(stage, lambda tx: tx.sql("UPDATE report SET about_id = :id", id=him))
    guardian, foreign = await person(stage, "guardian"), await person(stage, "foreign", "admin", elsewhere)
    await guard(stage, guardian)
    expected = {
        guardian: set(),
        await contact(stage, "colleague"): set(),
        await person(stage, "helper", "coordinator"): READS,
        await person(stage, "reviewer", "reviewer"): ANY,
        foreign: ANY,
        await contact(stage, "her"): ANY,
        him: ANY,
        await person(stage, "nobody"): ANY,
    }
    assert {who: await refused(stage, who) for who in expected} == expected
    await guard(stage, foreign, elsewhere)
    assert await refused(stage, foreign) == ANY
    assert await do(stage, cases.waiting, foreign) == []
    assert await do(stage, cases.week, foreign) == {"one": 0, "two": 0, "three": 0, "four": 0}
    assert await do(stage, cases.week, him) == {}


@pytest.mark.parametrize("who", ["her", "buyer", "reviewer"])
async def test_a_forged_button_opens_nothing(stage: Stage, who: str) -> None:
    await person(stage, who, "reviewer" if who == "reviewer" else "")
    stage.turn_to(who)
    for data in ("s.case.1", "s.case.-1", "s.case.99999999", "s.case.x", "s.further.1", "s.harm."):
        await stage.taps(data)
        said = stage.said()
        assert SECRET not in said and "Um Ali" not in said
        await stage.does("/menu")
        stage.heard()
    await stage.taps("s.further.1")
    await stage.does("a thing I forged")
    stage.heard()
    ((sealed,),) = await reports(stage, "evidence")
    text = await do(stage, lambda tx: tx.unseal(sealed))
    assert text == SECRET + ("\n\na thing I forged" if who == "her" else "")  # hers she may add to
    assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def test_each_look_is_in_the_audit_in_codes(stage: Stage) -> None:
    admin = await contact(stage, "colleague")
    for _ in range(2):
        assert await do(stage, cases.look, admin, 1) == SECRET
    await do(stage, cases.close, admin, 1)
    found = await stage.rows(
        "SELECT actor_id, deed, subject, detail FROM audit WHERE deed LIKE 'harm.%' ORDER BY id"
    )
    assert [row[:3] for row in found] == [
        (admin, deed, "report:1") for deed in ("harm.look", "harm.look", "harm.close")
    ]
    assert "zebra" not in str(found)


async def test_what_is_closed_is_read_by_nobody(stage: Stage) -> None:
    admin = await contact(stage, "colleague")
    await do(stage, cases.close, admin, 1)
    assert await refused(stage, admin) == ANY
    assert await do(stage, harm.further, await contact(stage, "her"), 1, "more") is False


async def test_an_answer_reaches_her_and_is_kept_nowhere(stage: Stage) -> None:
    await do(stage, cases.answer, await contact(stage, "colleague"), 1, "giraffe plan")
    assert stage.said() == stage.text("harm-answer", words="giraffe plan")
    await stage.taps("s.further.1")
    await stage.does("thank you")
    assert "added details" in listen(stage, "colleague")
    for table in ("ticket", "report", "audit", "outbox", "run"):
        assert "giraffe" not in str(await stage.rows(f"SELECT * FROM {table}"))


async def test_a_mistake_is_hers_alone_to_take_back(stage: Stage) -> None:
    other = await person(stage, "buyer")
    await do(stage, harm.mistaken, other, 1)
    assert await reports(stage) == [(2, "new")]
    await do(stage, harm.mistaken, await contact(stage, "her"), 1)
    assert await reports(stage, "state, evidence") == [("closed", "")]


@pytest.mark.parametrize("deed", [harm.unsafe, harm.mistaken])
async def test_who_is_reported_hears_nothing_of_it_though_she_is_the_safety_contact(
    stage: Stage, deed: Callable[[Tx, int, int], None]
) -> None:
    guardian, her = await contact(stage, "colleague"), await contact(stage, "her")
    await guard(stage, guardian)
    await do(stage, lambda tx: tx.sql("UPDATE report SET about_id = :id", id=guardian))
    before = await stage.rows("SELECT count(*) FROM outbox WHERE contact_id = :id", id=guardian)
    await do(stage, deed, her, 1)
    assert await stage.rows("SELECT count(*) FROM outbox WHERE contact_id = :id", id=guardian) == before


async def test_a_threat_that_she_adds_later_stops_its_sender(stage: Stage) -> None:
    him, her = await person(stage, "buyer"), await contact(stage, "her")
    number = await do(stage, harm.report, 1, her, him, 1, "")
    assert not await do(stage, bars.barred, him)
    assert await do(stage, harm.further, her, number, "i will kill you")
    assert await do(stage, bars.barred, him)


async def test_when_she_leaves_her_reports_stay_as_levels_and_nothing_of_her(stage: Stage) -> None:
    await stage.does("/delete", stage.label("button-yes"))
    assert await reports(stage, "level, contact_id") == [(2, None)]


# --- quiet mode


async def test_in_quiet_mode_one_neutral_line_is_all_that_begins(stage: Stage) -> None:
    her = await contact(stage, "her")
    await stage.does("quiet mode")
    stage.heard()
    for words in ("giraffe one", "giraffe two"):
        await do(stage, cases.answer, await contact(stage, "colleague"), 1, words)
    assert stage.said() == stage.text("shared-knock")
    await do(stage, lambda tx: tx.at(tx.now, her, "nudge", "1"))
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
    await stage.does("~ 1h")
    assert stage.said() == ""
    await stage.taps("s.unveil.")
    said = stage.said()
    assert said.index("giraffe one") < said.index("giraffe two")
    await do(stage, cases.answer, await contact(stage, "colleague"), 1, "giraffe three")
    assert stage.said() == stage.text("shared-knock")
    await stage.does("quiet mode")
    assert "giraffe three" in stage.said()
    await do(stage, cases.answer, await contact(stage, "colleague"), 1, "giraffe four")
    assert "giraffe four" in stage.said()


async def test_what_a_timer_would_begin_waits_for_the_end_of_quiet_mode(stage: Stage) -> None:
    her = await contact(stage, "her")
    await do(stage, shelter.veil, her)
    await do(stage, lambda tx: tx.sql("DELETE FROM timer"))
    await do(stage, lambda tx: tx.at(tx.now, her, "mine"))
    for _ in range(3):
        stage.room.clock[0] += DAY
        await timers.tick(stage.room.app.store, stage.room.app.house)
        await stage.room.settle()
    assert stage.said() == ""
    assert len(await stage.rows("SELECT id FROM timer WHERE what = 'mine'")) == 1
    await do(stage, shelter.veil, her)
    await stage.does("~ 2d")
    assert stage.said() != ""


async def test_her_products_come_down_and_orders_end_when_she_wants_it(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    await order(stage, her, him, "two jars")
    await stage.does("danger", stage.label("danger-safe.button-yes"), stage.label("button-yes"))
    assert await stage.rows("SELECT state FROM listing") == [("hidden",)]
    assert await stage.rows("SELECT state, asked FROM interest") == [("over", "")]


# --- the way out


async def test_the_way_out_takes_away_what_stands_in_her_chat_and_nobody_elses(stage: Stage) -> None:
    before = await stage.rows(
        "SELECT result FROM outbox WHERE chat = 'her' AND deed = 'reply' AND state = 'sent'"
    )
    await stage.send(text="danger", ref="9001")
    await stage.does("exit")
    wiped = set(stage.room.booth.wiped["her"].split(","))
    assert wiped >= {"9001", *(row[0] for row in before if row[0])}
    assert set(stage.room.booth.wiped) == {"her"}
    others = await stage.rows("SELECT result FROM outbox WHERE chat <> 'her'")
    assert wiped.isdisjoint(row[0] for row in others)
    assert await stage.rows("SELECT state, journal FROM run WHERE flow = 'danger'") == [("dropped", "[]")]
    assert len(await reports(stage)) == 2  # what was reported stays reported


async def test_what_is_older_than_a_channel_deletes_is_left(stage: Stage) -> None:
    await stage.does("/menu")
    stage.room.clock[0] += parcels.WIPED + 60
    await stage.does("/menu", "exit")
    assert len(stage.room.booth.wiped["her"].split(",")) == 1
    await stage.does("~ 3d", "exit")
    assert len(stage.room.booth.wiped["her"].split(",")) == 1  # nothing was left, nothing was sent anew


async def test_a_listing_that_was_open_waits_and_is_offered_again(stage: Stage) -> None:
    await stage.does("/sell", "exit")
    assert await stage.rows("SELECT state FROM run WHERE flow = 'listing'") == [("waiting",)]


async def test_where_nothing_can_be_taken_away_she_is_told_so(stage: Stage) -> None:
    await do(stage, lambda tx: tx.sql("UPDATE address SET channel = 'whatsapp' WHERE external = 'her'"))
    her = (await stage.rows("SELECT contact_id FROM address WHERE external = 'her'"))[0][0]
    await do(stage, shelter.leave, her)
    assert await stage.rows("SELECT id FROM outbox WHERE deed = 'wipe'") == []


async def test_the_simulator_forgets_the_rows_of_a_wiped_chat(tmp_path: Path) -> None:
    from conftest import create_tables

    from bot.channels.web import rows
    from bot.store.store import open_store
    from bot.talk.messages import Outgoing, Reply

    url = f"sqlite:///{tmp_path / 'web.db'}"
    create_tables(url)

    def play(tx: Tx) -> tuple[int, int]:
        hers = rows.write(tx, "a", rows.Said("help"))
        ours = rows.put(tx, Outgoing("reply", "a", Reply("here")))
        other = rows.put(tx, Outgoing("reply", "b", Reply("yours")))
        rows.put(tx, Outgoing("wipe", "a", Reply(""), f"{hers},{ours},{other}"))
        return len(rows.last(tx, "a", 9)), len(rows.last(tx, "b", 9))

    store: Store = await open_store(url, None, lambda: 1.0)  # type: ignore[arg-type] # nothing is said
    try:
        assert await store.run(play) == (0, 1)
    finally:
        await store.close()
