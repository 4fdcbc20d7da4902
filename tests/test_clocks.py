"""A year and a month of one house, day by day: what is to go is gone in its time, what is to stay stays."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from inspect import isawaitable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene

from bot import app as house
from bot.engine import clocks, housekeeping
from bot.learning import library, progress
from bot.market import life, listings
from bot.people import record, tickets
from bot.people.safety import harm
from bot.store.tables import metadata
from bot.store.tx import Tx

DAY, DAYS = 86400.0, 396
AT_ONCE, STAYS = 0, DAYS
NOBODY = "zebra"  # in whatever she or others wrote


@dataclass
class Jobs:
    """Stands in for the clock of the house: keeps its jobs, to be done when the test says so."""

    todo: list[Callable[[], Any]] = field(default_factory=list)
    running: bool = False

    def __call__(self, **_: object) -> "Jobs":
        return self

    def add_job(self, job: Callable[[], Any], *_: object, **__: object) -> None:
        self.todo.append(job)

    def start(self) -> None:
        self.running = True

    def shutdown(self, wait: bool) -> None:
        self.running = False


@dataclass
class Year:
    """The house, and for each thing the last day on which it was there."""

    stage: Stage
    jobs: Jobs
    last: dict[str, int] = field(default_factory=dict)

    async def run(self, work: Callable[[Tx], Any]) -> Any:
        return await self.stage.room.app.store.run(work)

    async def day(self, number: int) -> None:
        """Another day passes, with all that the clock does in it."""
        self.stage.room.clock[0] += DAY
        await self.run(_kept_up)
        for job in self.jobs.todo:
            done = job()
            if isawaitable(done):
                await done
        await self.stage.room.app.outbox.drained()
        for name in await self.run(_there):
            self.last[name] = number


# What there is at the beginning, how it is counted, and for how many days it may be there at the most. The day's jobs
# run once, so that it goes on the first day after.
THINGS: dict[str, tuple[str, int]] = {
    "task photo": ("SELECT 1 FROM media WHERE name = 'task.jpg'", AT_ONCE),
    "photo of no listing": ("SELECT 1 FROM media WHERE name = 'unused.jpg'", 29),
    "voice of a remark": ("SELECT 1 FROM media WHERE name = 'remark.ogg'", 179),
    "file of her data": ("SELECT 1 FROM media WHERE name LIKE 'data-%'", AT_ONCE),
    "payload of a message": ("SELECT 1 FROM inbox WHERE state = 'done' AND payload IS NOT NULL", -1),
    "id of a message": ("SELECT 1 FROM inbox WHERE received_at <= :begin", 14),
    "text of a reply": (
        "SELECT 1 FROM outbox WHERE deed = 'reply' AND state = 'sent' AND body IS NOT NULL",
        -1,
    ),
    "row of a reply": ("SELECT 1 FROM outbox WHERE deed = 'reply' AND created_at <= :begin", 30),
    "text of a post": (
        "SELECT 1 FROM outbox WHERE deed = 'post' AND body IS NOT NULL AND created_at <= :begin",
        30,
    ),
    "post": ("SELECT 1 FROM post WHERE state = 'up' AND posted_at <= :begin", 90),
    "answers of a run that is over": (
        "SELECT 1 FROM run WHERE state IN ('done', 'dropped') AND (journal <> '[]' OR candidate <> '')",
        -1,
    ),
    "row of a run": (
        "SELECT 1 FROM run WHERE flow = 'listing' AND state = 'done' AND moved_at <= :begin",
        30,
    ),
    "row of a lesson": (
        "SELECT 1 FROM run WHERE flow = 'lesson' AND state = 'done' AND moved_at <= :begin",
        STAYS,
    ),
    "answered question": ("SELECT 1 FROM ticket WHERE answered_at > 0", 90),
    "question nobody answered": ("SELECT 1 FROM ticket WHERE answered_at = 0", STAYS),
    "evidence": ("SELECT 1 FROM report WHERE evidence <> ''", 90),
    "level of a report": ("SELECT 1 FROM report WHERE level = 2 AND contact_id IS NOT NULL", STAYS),
    "words of an order": (
        "SELECT 1 FROM interest WHERE asked <> '' AND closed_at = 0 AND asked_at <= :begin",
        90,
    ),
    "words of an order that is over": ("SELECT 1 FROM interest WHERE asked <> '' AND closed_at > 0", -1),
    "message of an order": ("SELECT 1 FROM relay WHERE sealed <> ''", 90),
    "words of an appeal": ("SELECT 1 FROM appeal WHERE words <> ''", AT_ONCE),
    "invitation that was used": ("SELECT 1 FROM invitation WHERE code = 'used'", 30),
    "invitation that ran out": ("SELECT 1 FROM invitation WHERE code = 'late'", 37),
    "likes of who stopped": ("SELECT 1 FROM follow WHERE areas <> '[]'", 30),
    "no of who stopped": ("SELECT 1 FROM follow WHERE state = 'off'", STAYS),
    "who got a broadcast": ("SELECT 1 FROM delivery WHERE contact_id IS NOT NULL OR result <> ''", 30),
    "words of a broadcast": ("SELECT 1 FROM broadcast WHERE body <> '{}'", 90),
    "number of a broadcast": ("SELECT 1 FROM broadcast WHERE reach = 1", STAYS),
    "deed of staff": ("SELECT 1 FROM audit WHERE deed = 'harm.look'", STAYS),
    "message of a facilitator": ("SELECT 1 FROM note", 14),
    "wrong code": ("SELECT 1 FROM guess", 1),
    "what waits on a shared phone": ("SELECT 1 FROM timer WHERE due_at >= 1e11", 30),
    "block": ("SELECT 1 FROM block", STAYS),
    "her": ("SELECT 1 FROM contact WHERE name <> ''", STAYS),
    "her product": ("SELECT 1 FROM listing WHERE photos <> '[]'", STAYS),
    "its photo": ("SELECT 1 FROM media WHERE expires_at = 0 AND mime LIKE 'image/%'", STAYS),
    "a lesson she finished": ("SELECT 1 FROM progress", STAYS),
    "the public log": ("SELECT 1 FROM chain", STAYS),
}
BEGIN = {"begin": 0.0}


def _there(tx: Tx) -> list[str]:
    return [
        name
        for name, (counted, _) in THINGS.items()
        if tx.sql(counted, **({"begin": BEGIN["begin"]} if ":begin" in counted else {})).fetchone()
    ]


def _kept_up(tx: Tx) -> None:
    """Somebody who says every day that what she shows is still to be had, and shows it again when its time is over."""
    tx.sql("UPDATE listing SET asked_at = 0, checked_at = :now WHERE code = 'kept'", now=tx.now)
    row = tx.sql(
        "SELECT id, contact_id, consented_at FROM listing WHERE code = 'kept' AND state = 'expired'"
    ).fetchone()
    if row and tx.now - row[2] < 183 * DAY:
        life.show_again(tx, row[1], row[0])


def _live(tx: Tx, folder: Path) -> None:
    """A little of everything that is kept for a time."""
    her, team = (
        tx.sql("SELECT contact_id FROM address WHERE external = :who", who=who).fetchone()[0]
        for who in ("her", "colleague")
    )
    buyer = tx.sql(
        "INSERT INTO contact (language, country, created_at) VALUES ('ar', 'JO', :now) RETURNING id",
        now=tx.now,
    ).fetchone()[0]
    for name, until in (
        ("task.jpg", 0.0),
        ("unused.jpg", tx.now + 30 * DAY),
        ("remark.ogg", tx.now + progress.VOICE_KEPT),
    ):
        (folder / name).write_bytes(b"x")
        tx.sql(
            "INSERT INTO media (name, mime, contact_id, created_at, expires_at) VALUES (:name, 'x', :her, :now, :until)",
            name=name,
            her=her,
            now=tx.now,
            until=until,
        )
    library.practise(tx, ["task.jpg"])
    record.begin(tx, her)
    for said in ("answered", "waits"):
        number = tickets.ask(tx, her, f"{NOBODY} {said}")
        if said == "answered":
            tx.sql(
                "UPDATE ticket SET answered = :said, answered_at = :now WHERE id = :id",
                said=NOBODY,
                now=tx.now,
                id=number,
            )
    listing = tx.sql("SELECT id FROM listing WHERE contact_id = :her", her=her).fetchone()[0]
    harm.report(tx, 1, her, buyer, 2, NOBODY)
    rows: dict[str, list[dict[str, Any]]] = {
        "interest": [
            # in a state that no flow closes by itself
            {
                "id": 900,
                "listing_id": listing,
                "follower_id": buyer,
                "asked": NOBODY,
                "asked_at": tx.now,
                "state": "kept",
            },
            {
                "listing_id": listing,
                "follower_id": buyer,
                "asked": NOBODY,
                "asked_at": tx.now,
                "closed_at": tx.now,
            },
        ],
        "relay": [
            {
                "contact_id": buyer,
                "interest_id": 900,
                "what": "message",
                "sealed": tx.seal(NOBODY),
                "at": tx.now,
            }
        ],
        "appeal": [
            {
                "listing_id": listing,
                "version": 1,
                "words": NOBODY,
                "asked_at": tx.now,
                "due_at": tx.now + 2000 * DAY,
            }
        ],
        "invitation": [
            {
                "campaign_id": 1,
                "code": "used",
                "used_at": tx.now,
                "expires_at": tx.now + 7 * DAY,
                "author_id": team,
            },
            {"campaign_id": 1, "code": "late", "expires_at": tx.now + 7 * DAY, "author_id": team},
        ],
        "follow": [
            {
                "campaign_id": 1,
                "contact_id": buyer,
                "areas": '["irbid"]',
                "state": "off",
                "stopped_at": tx.now,
            }
        ],
        "broadcast": [
            {
                "id": 900,
                "campaign_id": 1,
                "body": '{"ar": "zebra"}',
                "state": "done",
                "reach": 1,
                "ended_at": tx.now,
            }
        ],
        "delivery": [
            {"broadcast_id": 900, "contact_id": buyer, "state": "sent", "result": "7", "at": tx.now}
        ],
        "audit": [{"campaign_id": 1, "actor_id": team, "deed": "harm.look", "at": tx.now}],
        "note": [{"contact_id": her, "author_id": team, "kind": "own", "words": NOBODY, "at": tx.now}],
        "guess": [{"contact_id": her, "at": tx.now}],
        "timer": [{"contact_id": buyer, "what": "cheer", "due_at": 1e11 + tx.now}],
        "run": [
            {"contact_id": her, "flow": "lesson", "argument": "post", "state": "done", "moved_at": tx.now},
            {
                "contact_id": her,
                "flow": "goal",
                "state": "dropped",
                "journal": '[{"name": "zebra"}]',
                "moved_at": tx.now,
            },
        ],
    }
    for table, found in rows.items():
        for row in found:
            tx.core(metadata.tables[table].insert().values(**row))


def _also(tx: Tx) -> None:
    """Another woman, whose product is shown all the time."""
    her = tx.sql(
        "INSERT INTO contact (language, country, name, state, created_at, consented_at) VALUES ('en', 'JO', 'Salma',"
        " 'active', :now, :now) RETURNING id",
        now=tx.now,
    ).fetchone()[0]
    tx.sql(
        "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('web', 'salma', :id, :now)",
        id=her,
        now=tx.now,
    )
    first = tx.sql("SELECT photos FROM listing ORDER BY id LIMIT 1").fetchone()[0]
    row = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, photos, state, kind, consented_at,"
        " submitted_at, checked_at) VALUES ('kept', :id, 1, 'Soap', 2000, 'JOD', :photos, 'approved', 'soap', :now, :now,"
        " :now) RETURNING id",
        id=her,
        photos=first,
        now=tx.now,
    ).fetchone()
    tx.sql(
        "INSERT INTO review (listing_id, version, decision, at) VALUES (:id, 1, 'approve', :now)",
        id=row[0],
        now=tx.now,
    )
    found = listings.by_id(tx, row[0])
    assert found
    from bot.market.calendar import posts

    posts.publish(tx, found)


async def _stopped() -> None:
    """It has stopped already."""


@pytest_asyncio.fixture
async def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Year]:
    """The house a day after a product was shown, with its own clock stopped."""
    jobs = Jobs()
    monkeypatch.setattr(house, "AsyncIOScheduler", jobs)
    async with AsyncExitStack() as stack:
        stage = await stack.enter_async_context(
            opened(tmp_path, await scene(TALKS / "ar" / "approve.txt"), "ar")
        )
        app = stage.room.app
        stack.callback(setattr, app, "stop", _stopped)  # once is enough
        await stack.enter_async_context(house.running(app))
        monkeypatch.setattr(
            app.press, "forget", lambda _: None
        )  # files made on demand have a test of their own
        found = Year(stage, jobs)
        await found.run(_also)
        await found.run(lambda tx: _live(tx, app.settings.media_dir))
        await stage.room.settle()
        BEGIN["begin"] = stage.room.clock[0]
        yield found


async def test_a_year_and_a_month_pass_and_everything_goes_in_its_time(year: Year) -> None:
    app, consent = year.stage.room.app, []
    there = await year.run(_there)
    assert set(THINGS) - set(there) <= {name for name, (_, kept) in THINGS.items() if kept < 0} | {
        "wrong code"
    }
    for number in range(1, DAYS + 1):
        await year.day(number)
        if await year.run(lambda tx: tx.sql("SELECT 1 FROM run WHERE flow = 'consent'").fetchone()):
            consent.append(number)
    wrong = {
        name: (year.last.get(name, 0), kept)
        for name, (_, kept) in THINGS.items()
        if not (
            year.last.get(name, 0) in {kept, kept + 1}
            or (kept < 0 and name not in year.last)
            or kept == STAYS == year.last.get(name)
        )
    }
    assert wrong == {}
    assert 169 <= consent[0] <= 183  # asked anew before six months were over; and, as she said nothing:
    ((state,),) = await year.stage.rows("SELECT state FROM listing WHERE code = 'kept'")
    assert state == "expired"
    assert not [
        path.name for path in app.settings.media_dir.iterdir() if path.stem in {"task", "unused", "remark"}
    ]
    words = await year.run(
        lambda tx: [
            (table.name, str(tuple(row)))
            for table in metadata.sorted_tables
            for row in tx.core(table.select())
            if NOBODY in str(tuple(row))
        ]
    )
    assert {table for table, _ in words} == {"ticket"}  # the question that nobody answered


async def test_what_the_staff_did_is_forgotten_after_two_years_and_who_reported_after_one(year: Year) -> None:
    app = year.stage.room.app
    for days, deeds, named in ((399, True, True), (2, True, False), (330, False, False)):
        year.stage.room.clock[0] += days * DAY
        await housekeeping.clean_up(app.store, app.settings.media_dir)
        assert bool(await year.stage.rows("SELECT 1 FROM audit WHERE deed = 'harm.look'")) is deeds
        assert bool(await year.stage.rows("SELECT 1 FROM report WHERE contact_id IS NOT NULL")) is named
    assert await year.stage.rows("SELECT level FROM report") == [(2,)]


def test_every_clock_says_what_and_why() -> None:
    assert all(
        clock.what and clock.why and ":at" in clock.deed and clock.kept >= 0 for clock in clocks.CLOCKS
    )
    assert len({clock.what for clock in clocks.CLOCKS}) == len(clocks.CLOCKS)


def test_the_clocks_are_told_in_words_too() -> None:
    told = (Path(__file__).parent.parent / "docs" / "privacy.md").read_text(encoding="utf-8")
    missing = [clock.what for clock in clocks.CLOCKS if f"| {clock.what} |" not in told]
    assert missing == []
    for clock in clocks.CLOCKS:
        days = round(clock.kept / clocks.DAY)
        row = next(line for line in told.splitlines() if line.startswith(f"| {clock.what} |"))
        assert ("at once" if not days else "1 day" if days == 1 else f"{days} days") in row, clock.what
