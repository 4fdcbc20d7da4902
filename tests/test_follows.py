"""Followers: a yes in so many words, the newest of what they chose at the pace they chose, and lists with proof only."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from conftest import Clock
from test_broadcast import FIRST, Office

from bot.__main__ import main
from bot.broadcast import broadcasts, digests, follows, imports, topics
from bot.channels.telegram.pace import Pace
from bot.errors import Refused, UseError
from bot.store import schema
from bot.store.store import Store
from bot.store.tx import Tx

DAY = 86400.0
AMAL = FIRST  # a follower
HEAD = "channel,address,opted_at,proof,areas,kinds,often"
TODAY = date(2026, 11, 24)


@pytest_asyncio.fixture
async def office(sqlite_store: Store, clock: Clock) -> Office:
    """A campaign with one follower, and a product of everything that a maker of Irbid makes."""
    found = Office(sqlite_store, clock)
    await found.opens(1)
    await found.sql("INSERT INTO contact (id, country, area) VALUES (5, 'JO', 'irbid'), (6, 'JO', 'amman')")
    await found.store.run(partial(shows, code="first", kind="food", at=clock.now - DAY))
    return found


def shows(tx: Tx, code: str, kind: str, at: float, maker: int = 5, place: str = "region") -> None:
    tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, kind, shows, state, published_at)"
        " VALUES (:code, :maker, 1, :code, 3500, 'JOD', :kind, :shows, 'published', :at)",
        code=code,
        maker=maker,
        kind=kind,
        shows=f'{{"name": "brand", "place": "{place}"}}',
        at=at,
    )


async def follow(
    office: Office, areas: Sequence[str] = (), kinds: Sequence[str] = (), often: str = "week"
) -> None:
    await office.store.run(
        partial(follows.follow, contact=AMAL, campaign=1, areas=areas, kinds=kinds, often=often)
    )


async def mornings(office: Office, days: int) -> list[int]:
    """On which of these days something came."""
    came = []
    for day in range(days):
        before = len(office.line.sent)
        await office.store.run(digests.begin)
        await office.sender.drained()
        came += [day] * (len(office.line.sent) - before)
        office.clock.now += DAY
    return came


# --- following


async def test_her_yes_is_kept_with_the_version_of_the_words_and_the_moment(office: Office) -> None:
    await follow(office, ["irbid", "irbid"], ["food"], "day")
    rows = await office.sql("SELECT areas, kinds, often, state, source, proof, opted_at FROM follow")
    assert rows == [('["irbid"]', '["food"]', "day", "on", "chat", follows.WORDS, office.clock.now)]


async def test_what_there_is_not_cannot_be_followed(office: Office) -> None:
    for areas, kinds, often in ((["paris"], [], "day"), ([], ["cars"], "day"), ([], [], "hour")):
        with pytest.raises(Refused, match="gone"):
            await follow(office, areas, kinds, often)


async def test_leaving_off_is_no_stop(office: Office) -> None:
    assert await office.store.run(partial(follows.unfollow, contact=AMAL)) == 1
    assert await office.store.run(partial(follows.unfollow, contact=AMAL)) == 0
    assert await office.store.run(partial(follows.following, contact=AMAL, campaign=1)) is None
    assert await office.sql("SELECT state FROM contact WHERE id = :id", id=AMAL) == [("new",)]


# --- the digest


async def test_the_newest_of_what_she_follows_comes_once(office: Office) -> None:
    await follow(office, ["irbid"], ["food"])
    at = office.clock.now
    for code, kind, maker, place in (
        ("other-kind", "soap", 5, "region"), ("elsewhere", "food", 6, "region"), ("place-hidden", "food", 5, "none"),
    ):  # fmt: skip
        await office.store.run(partial(shows, code=code, kind=kind, at=at, maker=maker, place=place))
    assert await mornings(office, 6) == [0]
    (text,) = office.line.texts
    assert "title=first" in text
    assert not any(code in text for code in ("other-kind", "elsewhere", "place-hidden"))


async def test_three_products_at_most_the_newest_first(office: Office) -> None:
    for number in range(5):
        await office.store.run(
            partial(shows, code=f"jam{number}", kind="food", at=office.clock.now - 60 + number)
        )
    await mornings(office, 1)
    (text,) = office.line.texts
    assert [code for code in ("jam4", "jam3", "jam2", "jam1", "first") if code in text] == [
        "jam4",
        "jam3",
        "jam2",
    ]


@pytest.mark.parametrize(("often", "days"), [("day", [0, 1, 2, 7]), ("week", [0, 7]), ("month", [0])])
async def test_it_comes_as_often_as_she_chose(office: Office, often: str, days: list[int]) -> None:
    await follow(office, often=often)
    for day in range(9):
        await office.store.run(partial(shows, code=f"p{day}", kind="food", at=office.clock.now + day * DAY))
    assert (await mornings(office, 9))[: len(days)] == days


async def test_with_nothing_new_nothing_comes_and_nothing_is_written(office: Office) -> None:
    assert await mornings(office, 1) == [0]
    assert await mornings(office, 14) == []
    assert await office.sql("SELECT count(*) FROM broadcast") == [(1,)]


async def test_it_keeps_to_her_budget_of_attention(office: Office) -> None:
    await follow(office, often="day")
    for hour in (1, 30, 60):
        await office.sql(
            "INSERT INTO attention (contact_id, what, at) VALUES (:id, 'x', :at)",
            id=AMAL,
            at=office.clock.now - hour * 3600,
        )
    assert await mornings(office, 3) == [], "three this week are enough"


async def test_there_is_one_digest_a_day_however_often_the_clock_looks(office: Office) -> None:
    assert await office.store.run(digests.begin) == 1
    assert await office.store.run(digests.begin) == 0


async def test_before_ten_in_the_morning_it_does_not_begin(office: Office) -> None:
    await office.sql("UPDATE campaign SET timezone = 'Etc/GMT-10'")  # eight in the morning
    assert await office.store.run(digests.begin) == 0


# --- a message to a cohort


async def test_a_cohort_is_written_to_by_the_coordinator_who_looks_after_it(office: Office) -> None:
    await office.sql(
        "INSERT INTO cohort (id, campaign_id, code, name, facilitator_id) VALUES (3, 1, '123456', 'Irbid', 1)"
    )
    await office.sql("INSERT INTO learner (contact_id, cohort_id) VALUES (:id, 3)", id=AMAL)
    assert await office.store.run(partial(broadcasts.offered, actor=1)) == {
        "followers-1": broadcasts.Key("broadcast-whom-followers"), "cohort-3": "Irbid",
    }  # fmt: skip
    await office.begins("tomorrow", whom="cohort-3")
    await office.sender.drained()
    assert office.line.texts == ["ar broadcast-to-cohort name=Mahalli words=tomorrow"]
    with pytest.raises(Refused, match="gone"):
        await office.store.run(partial(broadcasts.plan, actor=2, whom="cohort-3", areas=[], kinds=[]))


async def test_topics_choose_among_followers(office: Office) -> None:
    await follow(office, ["irbid"], [])
    for areas, kinds, reach in (
        (["irbid"], [], 1),
        (["amman"], [], 0),
        (["amman"], ["food"], 0),
        ([], ["food"], 1),
    ):
        plan = await office.store.run(
            partial(broadcasts.plan, actor=1, whom="followers-1", areas=areas, kinds=kinds)
        )
        assert plan.reach == reach, (areas, kinds)


# --- lists


def sheet(*lines: str) -> imports.Sheet:
    return imports.read([HEAD, *lines], "JO", TODAY)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("telegram,123,2026-11-01,", "no proof"),
        ("telegram,123,2026-12-01,paper list 4", "future"),
        ("telegram,123,yesterday,paper list 4", "no day"),
        ("telegram,@amal,2026-11-01,paper list 4", "no number"),
        ("whatsapp,12345,2026-11-01,paper list 4", "no number"),
        ("whatsapp,065551234,2026-11-01,paper list 4", "no number"),
        ("fax,123,2026-11-01,paper list 4", "neither"),
        ("telegram,123,2026-11-01,paper list 4,paris", "area"),
        ("telegram,123,2026-11-01,paper list 4,,,hourly", "often"),
    ],
)
def test_a_line_that_proves_nothing_is_refused_and_not_repeated(line: str, why: str) -> None:
    found = sheet(line)
    assert found.rows == ()
    ((number, said),) = found.refused
    assert number == 2 and why in said and "123" not in said


def test_what_is_sound_is_read_and_an_address_counts_once() -> None:
    found = sheet(
        "telegram,123,2026-11-01,paper list 4,irbid amman,food,day",
        "whatsapp,079 123 4567,2026-11-01,form of 1 November",
        "telegram,123,2026-11-02,paper list 5",
    )
    first, second = found.rows
    assert (first.areas, first.kinds, first.often) == (("irbid", "amman"), ("food",), "day")
    assert (second.address, second.often) == ("+962791234567", "week")
    assert found.refused == ((4, "the same address again"),)


def test_a_list_without_the_columns_is_refused() -> None:
    with pytest.raises(UseError, match="proof"):
        imports.read(["channel,address,opted_at"], "JO", TODAY)


async def test_who_never_wrote_waits_until_she_does_and_who_said_no_stays_out(office: Office) -> None:
    rows = sheet("telegram,777,2023-11-01,list", f"telegram,{AMAL},2023-11-01,list").rows
    await office.store.run(partial(follows.unfollow, contact=AMAL))
    take = partial(imports.take, campaign=1, country="JO", zone=ZoneInfo("Asia/Amman"), rows=rows)
    assert dict(await office.store.run(take)) == {"new": 1, "waiting": 1, "said-no": 1}
    assert dict(await office.store.run(take)) == {"already": 1, "waiting": 1, "said-no": 1}
    plan = partial(broadcasts.plan, actor=1, whom="followers-1", areas=[], kinds=[])
    assert (await office.store.run(plan)).reach == 0
    await office.sql("UPDATE address SET seen_at = :now WHERE external = '777'", now=office.clock.now)
    assert (await office.store.run(plan)).reach == 1
    assert await office.sql("SELECT source, proof FROM follow WHERE contact_id <> :id", id=AMAL) == [
        ("import", "list")
    ]


def test_the_command_counts_first_and_takes_them_when_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAHALLI_DATABASE_URL", f"sqlite:///{tmp_path / 'm.db'}")
    monkeypatch.setenv("MAHALLI_DATA_DIR", str(tmp_path))
    schema.migrate(f"sqlite:///{tmp_path / 'm.db'}")
    import sqlite3

    with sqlite3.connect(tmp_path / "m.db") as file:
        file.execute("INSERT INTO organisation (id) VALUES (1)")
        file.execute(
            "INSERT INTO campaign (id, organisation_id, country, timezone) VALUES (1, 1, 'JO', 'Asia/Amman')"
        )
    file.close()
    (tmp_path / "list.csv").write_text(f"{HEAD}\ntelegram,123,2020-11-01,paper\ntelegram,9,2020-11-01,\n")
    assert main(["followers", "import", "list.csv", "--campaign", "1"]) in {0, None}
    said = capsys.readouterr().out
    assert "1 can be taken (1 on telegram), 1 cannot" in said and "line 3: no proof" in said
    assert "never started the bot" in said and "Nothing was changed" in said
    assert main(["followers", "import", "list.csv", "--campaign", "1", "--yes"]) in {0, None}
    assert "1 follow from now on" in capsys.readouterr().out
    assert main(["followers", "import", "list.csv", "--campaign", "8"]) == 2
    assert "there is no campaign 8" in capsys.readouterr().err


# --- the pace


async def test_a_reply_goes_before_a_thousand_of_a_broadcast() -> None:
    from test_telegram_pace import Time

    time = Time()
    pace = Pace(clock=lambda: time.now, sleep=time.sleep)
    left: list[tuple[str, float]] = []

    async def go(chat: str, bulk: bool) -> None:
        await pace.turn(chat, bulk)
        left.append((chat, time.now - 100))

    import asyncio

    async def later() -> None:
        await time.sleep(2.0)
        await go("reply", False)

    many = [asyncio.create_task(go(str(n), True)) for n in range(300)]
    await time.run(*many, asyncio.create_task(later()))
    (reply,) = [at for chat, at in left if chat == "reply"]
    assert reply <= 2.1
    moments = [at for _, at in left]
    assert max(sum(start <= at < start + 1 for at in moments) for start in moments) <= 30
    assert max(moments) <= 301 / (0.95 * 30)


def test_what_is_followed_is_kept_in_an_order_of_its_own() -> None:
    assert topics.kept(["b", "a", "b"]) == '["a", "b"]'
    condition, values = topics.overlap("areas", ["irbid"])
    assert values == {"areas0": '%"irbid"%'} and "m.areas = '[]'" in condition
