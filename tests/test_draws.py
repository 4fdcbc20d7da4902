"""The draw in the database: frozen once, decided by a value nobody knew, written down for good, told to whom it concerns."""

import asyncio
import hashlib
import json
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from conftest import Clock, create_tables

from bot import beacon as errand
from bot.cli.draw import DRAW
from bot.errors import Refused, UseError
from bot.market import listings, states
from bot.market.calendar import features, slots
from bot.market.fairness import beacon, chain, draw, drawing, draws, ledger, line, pool, standing
from bot.people.team import staff
from bot.store import schema
from bot.store.store import Store, open_store
from bot.store.tx import Speaker, Tx
from bot.web import recompute
from bot.web.fairness import log

WEDNESDAY = 1_795_593_600.0  # 25 November 2026, 10:00 in Amman
HOUR, DAY, WEEK = 3600.0, 86400.0, 7 * 86400.0
SCRIPT = Path(recompute.__file__)
RULES = {"slots": 3, "reserved": 1, "firsts": 1, "most_alike": 0, "underserved": '["northern-ghor"]'}


class Market:
    """A campaign with a draw, its coordinator (contact 1), and makers."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock, self.makers = store, clock, 1
        clock.now = WEDNESDAY

    async def open(self, **rules: object) -> "Market":
        await self.work(lambda tx: _campaign(tx, RULES | rules))
        return self

    async def work(self, what: Callable[[Tx], Any]) -> Any:
        return await self.store.run(what)

    async def join(self, many: int = 1, area: str = "irbid", **more: object) -> list[int]:
        """So many makers, each with a product that has just been accepted; the ids of the listings."""
        found = await self.work(
            lambda tx: [_join(tx, self.makers + n, area, **more) for n in range(1, many + 1)]
        )
        self.makers += many
        return [int(one) for one in found]

    async def freeze(self) -> int | None:
        """Go to the next weekly moment; the draw's id."""
        self.clock.now = (await self.work(lambda tx: line.upcoming(home(tx), tx.now))).timestamp()
        found: int | None = await self.work(lambda tx: draws.freeze(tx, home(tx)))
        return found

    async def decide(self, id: int, value: str = "", actor: int | None = None) -> bool:
        self.clock.now = max(self.clock.now, (await self.draw(id)).value_at)
        value = value or hashlib.sha256(str(id).encode()).hexdigest()
        return bool(await self.work(partial(draws.conclude, id=id, value=value, actor=actor)))

    async def draw(self, id: int) -> ledger.Draw:
        found = await self.work(lambda tx: ledger.by_id(tx, id))
        assert isinstance(found, ledger.Draw)
        return found

    async def winners(self, id: int) -> list[int]:
        one = await self.draw(id)
        return [
            (await self.work(partial(listings.by_code, code=pick.code))).id
            for pick in await self.work(lambda tx: ledger.winners(tx, one))
        ]

    async def show(self, *ids: int) -> None:
        """The posts of these stand now."""
        await self.work(
            lambda tx: [(states.move(tx, one, "published"), pool.shown(tx, one)) for one in ids] and None
        )

    async def said(self, contact: int) -> str:
        rows = await self.work(
            lambda tx: tx.sql(
                "SELECT body FROM outbox WHERE contact_id = :id ORDER BY id", id=contact
            ).fetchall()
        )
        return " ".join(body for (body,) in rows)

    async def publish(self, folder: Path) -> list[str]:
        """The log and every draw as the site gives them out; the names of the files."""
        lines = await self.work(lambda tx: log(tx, 1))
        (folder / "log.jsonl").write_text("".join(f"{one}\n" for one in lines))
        files = ["log.jsonl"]
        for one in reversed(await self.work(lambda tx: ledger.newest(tx, 1, 1000))):
            told = await self.work(partial(ledger.published, one=one))
            files.append(f"{one.nth}.json")
            (folder / files[-1]).write_text(json.dumps(told))
        return files


def _show(tx: Tx, listing: int) -> None:
    states.move(tx, listing, "published")
    pool.shown(tx, listing)


def _leave(tx: Tx, listing: int, to: str = "hidden") -> None:
    states.move(tx, listing, to)
    pool.left(tx, listing, to)


def home(tx: Tx) -> staff.Campaign:
    return staff.campaign_of(tx, 1)


def _campaign(tx: Tx, rules: dict[str, object]) -> None:
    tx.sql("INSERT INTO organisation (name) VALUES ('us')")
    tx.sql(
        "INSERT INTO campaign (organisation_id, name, country, timezone, currency, posting) VALUES"
        " (1, 'us', 'JO', 'Asia/Amman', 'JOD', :posting)",
        posting=json.dumps([f"{day} {hour}:00" for day in slots.DAYS for hour in (10, 18)]),
    )
    for name, value in rules.items():
        tx.sql(f"UPDATE campaign SET {name} = :value", value=value)
    _person(tx, "coordinator", "irbid")
    tx.sql(
        "INSERT INTO staff (campaign_id, channel, external, role) VALUES (1, 'web', 'coordinator', 'coordinator')"
    )


def _person(tx: Tx, external: str, area: str) -> int:
    (contact,) = tx.sql(
        "INSERT INTO contact (state, country, name, area) VALUES ('active', 'JO', :name, :area) RETURNING id",
        name=external,
        area=area,
    ).fetchone()
    tx.sql(
        "INSERT INTO address (channel, external, contact_id) VALUES ('web', :who, :contact)",
        who=external,
        contact=contact,
    )
    return int(contact)


def _join(tx: Tx, number: int, area: str, kind: str = "food", contact: int = 0) -> int:
    contact = contact or _person(tx, f"maker-{number}", area)
    row = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, kind, state, submitted_at)"
        " VALUES (:code, :contact, 1, :title, 3000, 'JOD', :kind, 'approved', :now) RETURNING id",
        code=hashlib.sha256(f"{number} {contact} {tx.now}".encode()).hexdigest()[:8],
        contact=contact,
        title=f"Product {number}",
        kind=kind,
        now=tx.now,
    ).fetchone()
    found = listings.by_id(tx, row[0])
    assert found is not None
    pool.enter(tx, found)
    return int(row[0])


@pytest_asyncio.fixture
async def market(store: Store, clock: Clock) -> Market:
    return await Market(store, clock).open()


@pytest_asyncio.fixture
async def stall(sqlite_store: Store, clock: Clock) -> Market:
    """The same on SQLite alone."""
    return await Market(sqlite_store, clock).open()


def recomputed(folder: Path, files: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *files], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


# --- from the list to the places


async def test_from_an_accepted_product_to_a_day_of_its_own(market: Market, tmp_path: Path) -> None:
    await market.join(6)
    (far,) = await market.join(area="northern-ghor")
    assert "draw-accepted" in await market.said(2)
    id = await market.freeze()
    assert id
    one = await market.draw(id)
    assert (one.nth, one.state, len(one.entries), one.rules.on) == (1, "frozen", 7, "2026-11-26")
    assert one.value_at - market.clock.now >= draws.AHEAD
    assert "draw-frozen-week" in await market.said(1)
    assert await market.decide(id)
    won = await market.winners(id)
    assert len(won) == 3
    assert far in won
    told = [(await market.work(partial(features.of_listing, listing=one)))[0] for one in won]
    assert [place.draw for place in told] == [id] * 3
    for listing in won:
        (contact,) = ((await market.work(partial(listings.by_id, id=listing))).contact,)
        assert "draw-won" in await market.said(contact)
    assert sum(["draw-won" in await market.said(n) for n in range(2, 9)]) == 3  # the others are left alone
    assert recomputed(tmp_path, await market.publish(tmp_path)) == (
        0, "the log holds: 2 entries\ndraw 1: recomputed, all the same\n",
    )  # fmt: skip


async def test_a_list_is_frozen_once_a_week_however_many_clocks_there_are(
    tables: str, speak: Speaker, clock: Clock
) -> None:
    first, second = await open_store(tables, speak, clock), await open_store(tables, speak, clock)
    try:
        market = await Market(first, clock).open()
        await market.join(5)
        clock.now = (await market.work(lambda tx: line.upcoming(home(tx), tx.now))).timestamp()
        stores = (first, second) * 4
        made = sum(await asyncio.gather(*(one.run(draws.freeze_due) for one in stores)))
        assert made == 1
        assert await second.run(draws.freeze_due) == 0
    finally:
        await first.close()
        await second.close()


async def test_a_list_that_was_missed_is_frozen_late_with_who_waited_at_its_moment(stall: Market) -> None:
    await stall.join(2)
    stall.clock.now += 3 * DAY  # Saturday
    await stall.join(4)
    assert await stall.work(draws.freeze_due) == 1
    (one,) = await stall.work(lambda tx: ledger.newest(tx, 1))
    assert (len(one.entries), one.rules.on) == (2, "2026-11-26")
    assert one.value_at > stall.clock.now


async def test_nothing_is_frozen_while_a_draw_waits_for_its_value(stall: Market) -> None:
    await stall.join(5)
    id = await stall.freeze()
    assert id
    assert await stall.freeze() is None
    await stall.decide(id)
    assert await stall.work(draws.freeze_due) == 1  # the list of this week, at once


@pytest.mark.parametrize("change", ["slots = 0", "state = 'closed'"])
async def test_without_places_or_closed_there_is_no_list(stall: Market, change: str) -> None:
    await stall.join(2)
    await stall.work(lambda tx: tx.sql(f"UPDATE campaign SET {change}") and None)
    assert await stall.freeze() is None


async def test_a_maker_is_on_the_list_with_the_product_accepted_longest_ago(stall: Market) -> None:
    (first,) = await stall.join()
    stall.clock.now += HOUR
    await stall.join(1, contact=2)
    id = await stall.freeze()
    (entry,) = (await stall.draw(id or 0)).entries
    assert entry.code == (await stall.work(partial(listings.by_id, id=first))).code


async def test_she_rests_thirty_days_and_then_waits_anew(stall: Market) -> None:
    (first,) = await stall.join()
    await stall.join(1, contact=2)
    id = await stall.freeze()
    await stall.decide(id or 0)
    await stall.show(first)
    shown = stall.clock.now
    assert (await stall.work(lambda tx: line.maker(tx, 2))).since == shown + line.REST
    (where, _) = await stall.work(partial(standing.of, contact=2))
    assert where.case == "resting"
    for _ in range(4):
        assert await stall.freeze() is None
    id = await stall.freeze()
    (entry,) = (await stall.draw(id or 0)).entries
    assert (entry.waited, entry.first) == (0, False)


async def test_weeks_are_counted_in_lists_also_when_one_is_late(stall: Market) -> None:
    zone = await stall.work(home)
    thursday = await stall.work(lambda tx: line.upcoming(home(tx), tx.now))
    assert line.waited(zone, WEDNESDAY, thursday.date()) == 0
    assert line.waited(zone, WEDNESDAY, line.upcoming(zone, thursday.timestamp()).date()) == 1
    assert line.waited(zone, thursday.timestamp(), thursday.date()) == 0
    assert line.waited(zone, thursday.timestamp() + 1, thursday.date()) == -1


# --- the value


async def test_nothing_is_drawn_while_the_campaign_rests(stall: Market) -> None:
    await stall.join(5)
    id = await stall.freeze() or 0
    stall.clock.now += HOUR
    await stall.work(lambda tx: tx.sql("UPDATE campaign SET state = 'closed'") and None)
    with pytest.raises(Refused, match="closed"):
        await stall.work(partial(draws.conclude, id=id, value="a" * 64, actor=1))
    await stall.work(lambda tx: tx.sql("UPDATE campaign SET state = 'open'") and None)
    assert await stall.decide(id, "a" * 64, actor=1)


async def test_a_value_is_taken_only_after_its_moment_and_in_its_form(stall: Market) -> None:
    await stall.join(5)
    id = await stall.freeze() or 0
    with pytest.raises(Refused, match="early"):
        await stall.work(partial(draws.conclude, id=id, value="a" * 64, actor=1))
    stall.clock.now += HOUR
    for value in ("", "a" * 63, "g" * 64):
        with pytest.raises(Refused, match="form"):
            await stall.work(partial(draws.conclude, id=id, value=value, actor=1))
    with pytest.raises(Refused, match="not-yours"):
        await stall.work(partial(draws.conclude, id=id, value="a" * 64, actor=2))
    assert await stall.decide(id, "A" * 64, actor=1)
    assert not await stall.decide(id, "b" * 64, actor=1)
    assert (await stall.draw(id)).value == "a" * 64
    (entry,) = [one for one in await stall.work(lambda tx: chain.of(tx, 1)) if one.what == "draw"]
    assert json.loads(entry.body)["by"] == "typed"
    rows = await stall.work(lambda tx: tx.sql("SELECT actor_id, deed FROM audit").fetchall())
    assert (1, "draw.value") in [tuple(row) for row in rows]


async def test_the_clock_fetches_the_round_that_was_named_and_nothing_else(stall: Market) -> None:
    await stall.join(5)
    id = await stall.freeze() or 0
    one, asked = await stall.draw(id), []
    signature = "ab" * 48
    answers: list[Any] = [
        {"round": one.round - 1, "randomness": "0" * 64, "signature": signature},
        {"round": one.round, "randomness": "0" * 64, "signature": signature},
        "not JSON",
        {
            "round": one.round,
            "randomness": hashlib.sha256(bytes.fromhex(signature)).hexdigest(),
            "signature": signature,
        },
    ]

    async def relay(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.json_response(answers[len(asked) - 1])

    app = web.Application()
    app.router.add_get("/{path:.*}", relay)
    runner = web.AppRunner(app)
    await runner.setup()
    await (place := web.TCPSite(runner, "127.0.0.1", 0)).start()
    address = place.name
    try:
        assert await errand.tick(stall.store, address) == 0
        assert asked == []  # it is not out
        stall.clock.now = one.value_at
        assert [await errand.tick(stall.store, address) for _ in range(5)] == [0, 0, 0, 1, 0]
    finally:
        await runner.cleanup()
    assert set(asked) == {f"/{beacon.CHAIN}/public/{one.round}"}
    assert (await stall.draw(id)).state == "drawn"
    assert await errand.tick(stall.store, address) == 0  # nobody is there any more


# --- who leaves


async def test_a_product_withdrawn_between_list_and_draw_gets_no_place(stall: Market, tmp_path: Path) -> None:
    ids = await stall.join(5)
    id = await stall.freeze() or 0
    result = draw.result((await stall.draw(id)).rules, (await stall.draw(id)).entries, "x")
    assert len(result.drawn) == 3
    await stall.work(
        lambda tx: [(states.move(tx, one, "hidden"), pool.left(tx, one, "hidden")) for one in ids[:2]]
    )
    await stall.decide(id)
    assert sorted(await stall.winners(id)) == ids[2:]
    assert recomputed(tmp_path, await stall.publish(tmp_path))[0] == 0


async def test_a_place_given_back_goes_to_the_next_drawn_who_is_told(stall: Market, tmp_path: Path) -> None:
    await stall.join(6)
    id = await stall.freeze() or 0
    await stall.decide(id)
    won = await stall.winners(id)
    await stall.work(partial(_leave, listing=won[1]))
    now = await stall.winners(id)
    assert [now[0], now[2]] == [won[0], won[2]]
    assert now[1] not in won
    heir = await stall.work(partial(listings.by_id, id=now[1]))
    assert heir.state == "scheduled"
    assert "draw-won" in await stall.said(heir.contact)
    assert recomputed(tmp_path, await stall.publish(tmp_path))[0] == 0


async def test_a_coordinator_leaves_one_out_with_a_reason_that_the_log_says(
    stall: Market, tmp_path: Path
) -> None:
    await stall.join(6)
    id = await stall.freeze() or 0
    with pytest.raises(Refused, match="not-yours"):
        await stall.work(partial(drawing.out, actor=2, id=id, said="Product 2", reason="photo"))
    for said in ("Product", "", "nothing"):
        with pytest.raises(Refused, match="gone"):
            await stall.work(partial(drawing.out, actor=1, id=id, said=said, reason="photo"))
    assert (
        await stall.work(partial(drawing.out, actor=1, id=id, said="product 2", reason="photo"))
        == "Product 2"
    )
    (where,) = await stall.work(partial(standing.of, contact=2))
    assert where.case == "out"
    await stall.decide(id)
    won = await stall.winners(id)
    title = (await stall.work(partial(listings.by_id, id=won[0]))).title
    await stall.work(partial(drawing.out, actor=1, id=id, said=title, reason="doubt"))
    assert won[0] not in await stall.winners(id)
    assert (await stall.work(partial(listings.by_id, id=won[0]))).state == "approved"
    outs = [json.loads(one.body) for one in await stall.work(lambda tx: chain.of(tx, 1)) if one.what == "out"]
    assert [one["reason"] for one in outs] == ["photo", "doubt"]
    assert recomputed(tmp_path, await stall.publish(tmp_path))[0] == 0


async def test_who_is_back_within_thirty_days_keeps_her_place_in_the_line(stall: Market) -> None:
    (one, other) = await stall.join(2)

    async def away(listing: int, days: float) -> line.Maker:
        await stall.work(partial(_leave, listing=listing, to="submitted"))
        stall.clock.now += days * DAY
        await stall.work(lambda tx: states.move(tx, listing, "approved"))
        await stall.work(lambda tx: pool.enter(tx, listings.by_id(tx, listing)))  # type: ignore[arg-type]
        found = await stall.work(partial(listings.by_id, id=listing))
        maker = await stall.work(lambda tx: line.maker(tx, found.contact))
        assert isinstance(maker, line.Maker)
        return maker

    assert (await away(one, 29)).since == WEDNESDAY
    assert (await away(other, 31)).since == stall.clock.now


async def test_each_is_told_the_truth_about_her_product(stall: Market) -> None:
    await stall.join(9)
    (where,) = await stall.work(partial(standing.of, contact=2))
    assert (where.case, where.waited, where.slots, where.makers) == ("line", 0, 3, 9)
    assert where.odds in {3, 4, 5}  # 9 lots for 3 places
    id = await stall.freeze() or 0
    (where,) = await stall.work(partial(standing.of, contact=2))
    assert where.case == "frozen"
    await stall.decide(id)
    won = await stall.winners(id)
    seen = set()
    for n in range(2, 11):
        (where,) = await stall.work(partial(standing.of, contact=n))
        seen.add(where.case)
        assert (where.case == "scheduled") == (where.listing in won)
    assert seen <= {"scheduled", "line", "first"}


async def test_a_draw_stands_also_when_the_calendar_is_full_for_a_year(stall: Market) -> None:
    await stall.join(5)
    await stall.work(
        lambda tx: tx.sql('UPDATE campaign SET quiet = \'[["2026-01-01", "2029-01-01"]]\'') and None
    )
    id = await stall.freeze() or 0
    assert await stall.decide(id)
    assert len(await stall.winners(id)) == 3
    assert "draw-no-time" in await stall.said(1)


# --- for good


async def test_the_database_refuses_to_change_the_log(url: str, speak: Speaker, clock: Clock) -> None:
    schema.migrate(url)
    store = await open_store(url, speak, clock)
    try:
        market = await Market(store, clock).open()
        await market.work(lambda tx: chain.add(tx, 1, "test", {"n": 1}))
        for deed in ("UPDATE chain SET body = '{}'", "DELETE FROM chain"):
            with pytest.raises(Exception, match="the public log only grows"):
                await market.work(lambda tx, deed=deed: tx.sql(deed) and None)
        assert chain.broken(await market.work(lambda tx: chain.of(tx, 1))) == 0
    finally:
        await store.close()


async def test_a_changed_byte_in_any_published_file_is_found(stall: Market, tmp_path: Path) -> None:
    await stall.join(5)
    await stall.decide(await stall.freeze() or 0)
    files = await stall.publish(tmp_path)
    assert recomputed(tmp_path, files)[0] == 0
    whole = (tmp_path / "log.jsonl").read_bytes()
    places = range(0, len(whole) - 1, 7)
    for at in places:
        changed = bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]])
        try:
            found = recompute.check_log(changed.decode(errors="replace").splitlines())
        except ValueError:
            continue
        assert found == recompute.check_log(whole.decode().splitlines()), at  # only in spaces between words
    one = json.loads((tmp_path / "1.json").read_text())
    for name, value in {
        "value": "0" * 64,
        "winners": [],
        "entries": one["entries"][1:],
        "rules": one["rules"] | {"slots": 4},
    }.items():
        (tmp_path / "1.json").write_text(json.dumps(one | {name: value}))
        assert recomputed(tmp_path, files)[0] == 1, name


async def test_the_command_checks_published_files(
    stall: Market, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stall.join(5)
    await stall.decide(await stall.freeze() or 0)
    files = [tmp_path / name for name in await stall.publish(tmp_path)]
    assert DRAW.run(Namespace(file=list(map(str, files)), campaign=1)) == 0
    assert "recomputed, all the same" in capsys.readouterr().out
    files[1].write_text(files[1].read_text().replace('"slots": 3', '"slots": 2'))
    assert DRAW.run(Namespace(file=list(map(str, files)), campaign=1)) == 1
    files[1].write_text("[]")
    for name in (files[1], tmp_path / "nothing"):
        with pytest.raises(UseError):
            DRAW.run(Namespace(file=[str(files[0]), str(name)], campaign=1))


def _late(tx: Tx) -> list[int]:
    """Makers who wait longer than their first list said."""
    on = line.last(home(tx), tx.now).date()
    rows = tx.sql("SELECT contact_id, waits_since, at_latest FROM maker WHERE at_latest > 0").fetchall()
    return [contact for contact, since, most in rows if line.waited(home(tx), since, on) > most]


async def year(market: Market, weeks: int, joining: int) -> list[int]:
    """Weeks of lists and draws in the database, in which winners are shown and offer again; the waits of those drawn."""
    waits: list[int] = []
    for week in range(weeks):
        id = await market.freeze() or 0
        one = await market.draw(id)
        await market.decide(id)
        won = await market.winners(id)
        codes = {pick.code for pick in (await market.draw(id)).result.drawn}
        drawn = [entry for entry in one.entries if entry.code in codes]
        waits += [entry.waited for entry in drawn]
        assert sum(entry.underserved for entry in drawn) >= min(
            1, sum(entry.underserved for entry in one.entries)
        )
        people = [(await market.work(partial(listings.by_id, id=listing))).contact for listing in won]
        await market.show(*won)
        for contact in people:
            await market.join(1, contact=contact, kind=("food", "soap")[week % 2])
        await market.join(joining if week % 2 else 0)
        assert await market.work(_late) == []
    return waits


async def test_a_season_in_the_database_is_recomputed_by_the_script(stall: Market, tmp_path: Path) -> None:
    await stall.join(24)
    await stall.join(8, area="northern-ghor")
    waits = await year(stall, 20, 1)
    assert max(waits) <= max(
        one.rules.latest for one in await stall.work(lambda tx: ledger.newest(tx, 1, 99))
    )
    code, said = recomputed(tmp_path, await stall.publish(tmp_path))
    assert code == 0, said
    assert said.count("recomputed, all the same") == 20


@pytest.mark.soak
async def test_a_year_of_400_makers_in_the_database(
    sqlite_url: str, speak: Speaker, clock: Clock, tmp_path: Path
) -> None:
    store = await open_store(create_tables(sqlite_url), speak, clock)
    try:
        market = await Market(store, clock).open(slots=12, reserved=2, firsts=1, most_alike=4)
        await market.join(280)
        await market.join(120, area="northern-ghor")
        waits = await year(market, 52, 0)
        bounds = [one.rules.latest for one in await market.work(lambda tx: ledger.newest(tx, 1, 99))]
        assert max(waits) <= max(bounds) <= 46
        code, said = recomputed(tmp_path, await market.publish(tmp_path))
        assert code == 0, said
        assert said.count("recomputed, all the same") == 52
    finally:
        await store.close()
