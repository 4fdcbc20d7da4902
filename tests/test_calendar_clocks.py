"""Two processes with a clock each, on one database of each sort: every post goes out once."""

import asyncio
from pathlib import Path

from diary import opened_diary
from stage import opened

from bot.market import consent, life
from bot.market.calendar import agenda, composing, features, outlets, posts
from bot.store.store import open_store

HOUR = 3600.0


async def test_two_clocks_never_post_twice(tmp_path: Path, url: str) -> None:
    async with opened(tmp_path, None, "ar", url) as stage:
        app = stage.room.app
        stage.room.person = "her"
        await stage.room.joins("ar", "JO")
        diary = await opened_diary(stage)
        numbers = await diary.accepted(*(f"Jam {number}" for number in range(8)))
        await diary.work(lambda tx: features.plan(tx, 1, numbers, draw=None, author=None))
        other = await open_store(url, app.house.speech, app.store.clock)
        taken: list[int] = []
        other.committed = lambda parcels: taken.extend(parcel.id for parcel in parcels)
        try:
            await asyncio.gather(*(store.run(agenda.due) for store in (app.store, other) for _ in range(5)))
            await stage.room.settle()
        finally:
            await other.close()
        assert await diary.stage.rows("SELECT COUNT(*) FROM post") == [(8,)]
        assert await diary.stage.rows("SELECT COUNT(*) FROM outbox WHERE deed = 'post'") == [(8,)]
        assert set(await diary.places()) == {"posted"}


async def test_who_presses_send_while_the_clock_ticks_sends_it_once(tmp_path: Path, url: str) -> None:
    async with opened(tmp_path, None, "ar", url) as stage:
        stage.room.person = "her"
        await stage.room.joins("ar", "JO")
        diary = await opened_diary(stage)
        (number,) = await diary.accepted("Jam")
        (place,) = await diary.work(lambda tx: features.plan(tx, 1, [number], draw=None, author=None))
        turned = await asyncio.gather(
            *(
                stage.room.app.store.run(lambda tx: features.turn(tx, place, "posted", "planned", "missed"))
                for _ in range(6)
            )
        )
        assert sorted(turned) == [False] * 5 + [True]


async def test_the_calendar_is_the_same_on_each_sort_of_database(tmp_path: Path, url: str) -> None:
    async with opened(tmp_path, None, "ar", url) as stage:
        for person in ("her", "coordinator"):
            stage.room.person = person
            await stage.room.joins("ar", "JO")
        diary = await opened_diary(stage)
        her, who = diary.people["her"], diary.people["coordinator"]
        await diary.times("Tue 18:00")
        numbers = await diary.trio()
        place = await diary.work(lambda tx: composing.compose(tx, who, 1, "theme", "winter", numbers, 0))
        assert await diary.later(0) == 1
        await diary.work(lambda tx: outlets.lost(tx, "web", tx.sql("SELECT chat FROM outlet").fetchone()[0]))
        await diary.work(lambda tx: outlets.found(tx, "web", tx.sql("SELECT chat FROM outlet").fetchone()[0]))
        await diary.work(lambda tx: life.sold(tx, her, numbers[0]))
        assert len(diary.posts) == 1 and len(diary.posts[0].reply.buttons) == 2
        assert set(await diary.work(lambda tx: composing.candidates(tx, who, 1, "three"))) == {"2", "3"}
        await diary.accepted("Jam")
        (other,) = await diary.work(lambda tx: features.plan(tx, 1, [4], draw=None, author=None))
        weeks = await diary.work(lambda tx: composing.fortnight(tx, who, "en"))
        assert [(week.planned, week.missed) for week in weeks] == [(1, 0)]
        await diary.later(30 * 24 * HOUR)
        assert await diary.places() == ["posted", "missed"] and place != other
        assert await diary.work(lambda tx: agenda.send(tx, who, other))
        stage.room.clock[0] += consent.FRESH
        assert await diary.work(posts.expire) == 3
        assert await diary.work(life.tend) == 0
        assert diary.posts == []
