"""The draw in the chat: what she is told and may ask, and what a coordinator does with a list, a value and a prize."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene

from bot.cli.draw import _checked
from bot.market import listings, states
from bot.market.fairness import draws, ledger, line, pool
from bot.people.team import staff
from bot.store.tx import Tx

HOUR = 3600.0


@pytest_asyncio.fixture(params=["ar", "en"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """Her product was accepted, in a campaign with two places a week."""
    async with opened(tmp_path, await scene(TALKS / request.param / "listing.txt"), request.param) as found:
        await found.room.app.store.run(_accepted)
        await found.room.settle()
        found.turn_to("her")
        found.room.taken["her"] = 0
        yield found


def _accepted(tx: Tx) -> None:
    tx.sql("UPDATE campaign SET slots = 2")
    (number,) = tx.sql("SELECT MAX(id) FROM listing").fetchone()
    states.move(tx, number, "approved")
    found = listings.by_id(tx, number)
    assert found is not None
    pool.enter(tx, found)


async def frozen(stage: Stage) -> int:
    """The weekly moment comes."""

    def freeze(tx: Tx) -> int:
        home = staff.campaigns(tx)[0]
        return draws.freeze(tx, home) or 0

    at = await stage.room.app.store.run(lambda tx: line.upcoming(staff.campaigns(tx)[0], tx.now))
    stage.room.clock[0] = at.timestamp()
    made: int = await stage.room.app.store.run(freeze)
    await stage.room.settle()
    return made


async def test_she_hears_that_she_is_in_the_draw_and_gets_the_true_answer_at_any_time(stage: Stage) -> None:
    title = (await stage.rows("SELECT title FROM listing"))[0][0]
    assert title in stage.said()
    word = stage.room.app.catalogue.words(stage.language)["why"][0]
    await stage.does(word)
    assert title in stage.said()
    id = await frozen(stage)
    await stage.does(word)
    assert title in stage.said()
    stage.turn_to("coordinator")
    stage.room.clock[0] += HOUR
    await stage.taps(f"s.draw.{id}")
    assert "drand" in stage.said()
    await stage.does(stage.label("draw-wish.button-value"), "1234")
    assert stage.text("draw-value.name") not in stage.said()
    await stage.does("0f" * 32)  # asked again at once
    assert stage.text("draw-done") in stage.said()
    await stage.taps(f"s.draw.{id}")
    assert title in stage.said()
    stage.turn_to("her")
    assert await stage.rows("SELECT state FROM listing") in ([("scheduled",)], [("published",)])
    assert await stage.rows("SELECT state, value FROM draw") == [("drawn", "0f" * 32)]
    said, bad = await stage.room.app.store.run(lambda tx: _checked(tx, 1))
    assert bad == 0
    assert any("recomputed, all the same" in one for one in said)


@pytest.mark.parametrize("slots", [2, 0])
async def test_the_calendar_leads_to_the_draw_where_there_is_one(stage: Stage, slots: int) -> None:
    await stage.rows("UPDATE campaign SET slots = :slots RETURNING id", slots=slots)
    stage.turn_to("coordinator")
    await stage.taps("s.calendar.")
    offered = [button.data for reply in stage.heard() for button in reply.buttons]
    assert offered == ["s.plan.", *(["s.draw."] if slots else [])]
    if slots:
        await stage.does(stage.label("draw.button"))
        assert stage.text("draw-none") in stage.said()


async def test_a_coordinator_leaves_one_out_in_the_chat(stage: Stage) -> None:
    title = (await stage.rows("SELECT title FROM listing"))[0][0]
    id = await frozen(stage)
    stage.turn_to("coordinator")
    await stage.taps(f"s.draw.{id}")
    await stage.does(stage.label("draw-wish.button-out"), title, stage.label("draw-reason.button-doubt"))
    assert stage.text("draw-left", title=title) in stage.said()
    (one,) = await stage.room.app.store.run(lambda tx: ledger.open_(tx, 1))
    assert await stage.room.app.store.run(lambda tx: ledger.outs(tx, one)) == [one.entries[0].code]


async def test_a_prize_is_drawn_among_the_finishers_of_a_cohort(stage: Stage) -> None:
    await stage.room.app.store.run(_cohort)
    stage.turn_to("coordinator")
    await stage.taps("s.prize.")
    await stage.does(
        "[Amal]", stage.label("prize-what.button-kit"), "1", stage.label("prize-review.button-ok")
    )
    assert stage.text("prize-frozen") in stage.said()
    (one,) = await stage.room.app.store.run(lambda tx: ledger.open_(tx, 1))
    assert (one.kind, len(one.entries), one.rules.slots, one.prize) == ("prize", 3, 1, "kit")
    assert {entry.waited for entry in one.entries} == {0}
    stage.room.clock[0] += HOUR
    await stage.taps(f"s.draw.{one.id}")
    await stage.does(stage.label("draw-wish.button-value"), "0f" * 32)
    said = stage.said()
    assert stage.text("draw-done") in said
    assert "Finisher" in said
    told = await stage.rows("SELECT contact_id FROM outbox WHERE channel = 'nowhere'")
    assert len(told) == 1


def _cohort(tx: Tx) -> None:
    (coordinator,) = tx.sql("SELECT contact_id FROM address WHERE external = 'coordinator'").fetchone()
    (cohort,) = tx.sql(
        "INSERT INTO cohort (campaign_id, code, name, area, starts_at, size, facilitator_id) VALUES"
        " (1, '123456', 'Amal', 'irbid', 1, 20, :id) RETURNING id",
        id=coordinator,
    ).fetchone()
    for n in range(3):
        (contact,) = tx.sql(
            "INSERT INTO contact (state, country, name) VALUES ('active', 'JO', :name) RETURNING id",
            name=f"Finisher {n}",
        ).fetchone()
        tx.sql(
            "INSERT INTO address (channel, external, contact_id) VALUES ('nowhere', :n, :id)",
            n=str(n),
            id=contact,
        )
        tx.sql("INSERT INTO learner (contact_id, cohort_id) VALUES (:id, :cohort)", id=contact, cohort=cohort)
        tx.sql(
            "INSERT INTO certificate (contact_id, code, name, issued_at) VALUES (:id, :code, 'A', 1)",
            id=contact,
            code=f"CERT{n}",
        )
