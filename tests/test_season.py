"""A season of a thousand women: what we start keeps to the hours, the budget, the window and their wishes."""

import json
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from conftest import create_tables

from bot.engine import timers
from bot.engine.conversation import take
from bot.engine.desk import House
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lessons import load_lessons
from bot.learning import learners, library, progress
from bot.people import contacts
from bot.store import store as stores
from bot.store.store import Store, open_store
from bot.store.tx import Tx
from bot.talk.messages import Message
from bot.talk.words import merged
from flows import FLOWS, MENUS

WOMEN, DAYS = 1000, 60
sqlite = stores._sqlite
STEP, DAY = 130 * 60, 86400  # seconds; each day the steps fall on other minutes
ZONES = {"JO": ZoneInfo("Asia/Amman"), "MA": ZoneInfo("Africa/Casablanca")}
CHANNELS = ("telegram", "web", "whatsapp")
RAMADAN = {"JO": (date(2027, 2, 8), date(2027, 3, 9)), "MA": (date(2027, 2, 8), date(2027, 3, 10))}
BEGIN = datetime(2027, 1, 18, 3, 10, tzinfo=UTC).timestamp()  # three weeks before Ramadan, to a week after it
NEUTRAL = 60  # the first characters of a message stand on a locked screen


@dataclass
class Woman:
    """One of them, and what the season saw of her."""

    number: int
    contact: int
    country: str
    channel: str
    diligence: float  # how likely she learns on a day
    hour: int  # of her day at which she does
    paused: bool = False  # wants no reminders until she learns again
    blocked: bool = False
    stopped: bool = False
    gone: bool = False  # is not seen any more after some day: her chain must end
    wrote: float = 0.0
    started: list[float] = field(default_factory=list)  # whatever we began with her
    since: list[float] = field(default_factory=list)  # reminders after she last learned or asked for one

    @property
    def external(self) -> str:
        return f"w{self.number}"

    def local(self, moment: float) -> datetime:
        return datetime.fromtimestamp(moment, UTC).astimezone(ZONES[self.country])


@dataclass
class Season:
    """The house, its clock, and the women."""

    store: Store
    house: House
    clock: list[float]
    chance: random.Random
    women: dict[int, Woman] = field(default_factory=dict)
    messages: int = 0
    seen: int = 0  # the last outbox row that was looked at
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def now(self) -> float:
        return self.clock[0]

    # --- the women

    def gather(self, tx: Tx) -> None:
        """A campaign in Jordan, none in Morocco, and women in both."""
        tx.sql("INSERT INTO organisation (id, name) VALUES (1, 'Mahalli')")
        tx.sql(
            "INSERT INTO campaign (organisation_id, name, country, timezone)"
            " VALUES (1, 'Mahalli', 'JO', 'Asia/Amman')"
        )
        for number in range(WOMEN):
            country = "JO" if number % 3 else "MA"
            channel = CHANNELS[number % 5 % 3]
            self._meet(tx, number, country, channel)

    def _meet(self, tx: Tx, number: int, country: str, channel: str) -> None:
        (contact,) = tx.sql(
            "INSERT INTO contact (language) VALUES (:language) RETURNING id",
            language=self.chance.choice(LANGUAGES),
        ).fetchone()
        her = Woman(
            number,
            contact,
            country,
            channel,
            self.chance.choice((0.0, 0.02, 0.1)),
            self.chance.randrange(7, 24),
        )
        area = {"JO": "irbid", "MA": "oriental"}[country]
        contacts.join(tx, contact, country, "Um Ali", area, self.chance.choice(("food", "soap")))
        tx.sql(
            "INSERT INTO address (channel, external, contact_id) VALUES (:channel, :external, :contact)",
            channel=channel,
            external=her.external,
            contact=contact,
        )
        part = self.chance.choice(("", "", "morning", "afternoon", "evening"))
        learners.set_goal(tx, contact, self.chance.choice(("", "Earn money for Salma")), 2, part, False)
        self.women[contact] = her
        self._learn(tx, her)

    def _learn(self, tx: Tx, her: Woman) -> None:
        """She takes a lesson, misses a question at times, or leaves one in the middle."""
        self._heard(tx, her)
        if self.chance.random() < 0.3:
            learners.begin(tx, her.contact)
            self._send(tx, her, button=f"s.lesson.{self.chance.choice(library.CORE)}")
        else:
            slug = self.chance.choice(library.CORE)
            progress.answered(tx, her.contact, slug, [self.chance.random() < 0.7])
            progress.finish(tx, her.contact, slug, 1, self.chance.random() < 0.5)
        if self.chance.random() < 0.3:  # and a product half way, whose place is offered to her as well
            self._send(tx, her, button="s.listing.")
        her.since = []
        her.paused = False
        self.counts["learned"] += 1

    def _heard(self, tx: Tx, her: Woman) -> None:
        her.wrote = self.now
        tx.sql("UPDATE address SET seen_at = :now WHERE external = :who", now=self.now, who=her.external)

    def _send(self, tx: Tx, her: Woman, **what: str) -> None:
        self.messages += 1
        message = Message(her.channel, her.external, str(self.messages), **what)  # type: ignore[arg-type]
        take(tx, self.house, message)

    def live(self, tx: Tx) -> None:
        """A while of theirs: some learn, some answer what came, some want no more, some come back."""
        hours = {country: datetime.fromtimestamp(self.now, zone).hour // 2 for country, zone in ZONES.items()}
        for her in self.women.values():
            if her.gone or her.blocked or hours[her.country] != her.hour // 2:
                continue
            what = self.chance.random()
            if what < 0.010:
                her.gone = True
            elif what < 0.013:
                her.stopped = True
                self._says(tx, her, "stop", text="stop")
            elif what < 0.015:
                her.blocked = True
                self._says(tx, her, "blocked", happening="blocked")
            elif what < 0.019:
                her.paused = True
                self._says(tx, her, "pause", button="s.pause.")
            elif what < 0.019 + her.diligence and not her.stopped:
                self._learn(tx, her)
            elif her.since and what > 0.98 and not (her.paused or her.stopped):
                her.since = []
                self._says(tx, her, "later", button="s.later.")
            elif what > 0.95:  # she does something else, such as looking at the menu
                self._says(tx, her, "menu", text="menu")

    def _says(self, tx: Tx, her: Woman, count: str, **what: str) -> None:
        self.counts[count] += 1
        self._send(tx, her, **what)
        if count != "blocked":
            self._heard(tx, her)
        self.seen_all(tx)

    # --- what we start

    def seen_all(self, tx: Tx) -> None:
        """What is in the outbox now answers what they did."""
        self.seen = tx.sql("SELECT COALESCE(MAX(id), 0) FROM outbox").fetchone()[0]

    def started(self, tx: Tx) -> list[tuple[int, str, str]]:
        """What the timers have started at this moment: with whom, what, and what it said."""
        rows = tx.sql(
            "SELECT o.contact_id, t.what, o.body FROM outbox o JOIN attention t ON t.contact_id = o.contact_id"
            " AND t.at = :now WHERE o.id > :seen ORDER BY o.id",
            now=self.now,
            seen=self.seen,
        ).fetchall()
        count = tx.sql("SELECT COUNT(*) FROM outbox WHERE id > :seen", seen=self.seen).fetchone()[0]
        assert count == len(rows), "what was said is not what the budget counted"
        return [(contact, what, json.loads(body)["text"]) for contact, what, body in rows]

    async def step(self) -> None:
        """Time passes: they live, the timers fire, and what was said is held against the rules."""
        self.clock[0] += STEP
        await self.store.run(self.live)
        await self.store.run(self.seen_all)
        while await timers.tick(self.store, self.house):
            pass
        for contact, what, text in await self.store.run(self.started):
            self._judge(self.women[contact], what, text)

    def _judge(self, her: Woman, what: str, text: str) -> None:
        now, local = self.now, her.local(self.now)
        self.counts[what] += 1
        self.counts[f"Ramadan in {her.country}"] += in_ramadan(her, local)
        assert not quiet(her, local), f"{her.country} at {local}"
        assert not (her.stopped or her.blocked), "she wants nothing from us"
        assert what != "nudge" or not her.paused, "she wants no reminders"
        if her.channel == "whatsapp":
            assert now - her.wrote < DAY, "the window was closed"
        assert local.date() not in {her.local(moment).date() for moment in her.started[-3:]}, "twice a day"
        assert sum(now - moment < 7 * DAY for moment in her.started) < 3, "four in a week"
        assert neutral(text[:NEUTRAL]), text[:NEUTRAL]
        her.started.append(now)
        her.since += [now] if what == "nudge" else []
        assert len(her.since) <= 4, "a fifth step"


def in_ramadan(her: Woman, local: datetime) -> bool:
    first, last = RAMADAN[her.country]
    return first <= local.date() <= last


def quiet(her: Woman, local: datetime) -> bool:
    """The quiet hours as they were agreed, written down a second time."""
    clock = local.hour + local.minute / 60
    if in_ramadan(her, local):
        return clock < 11 or 16 <= clock < 20.5 or clock >= 23
    return clock < 8.5 or clock >= 21.5


TITLES = {lesson.title for lessons in load_lessons(CONTENT).values() for lesson in lessons.values()}
TELLING = ("money", "price", "sell", "مال", "سعر", "بيع", "دينار", "Um Ali", "Salma", *TITLES)


def neutral(start: str) -> bool:
    """Nothing of money, of a lesson or of her name for others to read on a shared phone."""
    return not any(word in start for word in TELLING)


def hasty(path: str) -> Any:
    """A database that forgets on a power cut, and is fast for it."""
    driver = sqlite(path)
    driver.execute("PRAGMA synchronous = OFF")
    return driver


@asynccontextmanager
async def at_home(folder: Path) -> AsyncIterator[Season]:
    clock = [BEGIN]
    catalogue = ours()
    speech = Speech(catalogue)
    words = merged(catalogue.words(language) for language in LANGUAGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores, "_sqlite", hasty)
        store = await open_store(create_tables(f"sqlite:///{folder / 'season.db'}"), speech, lambda: clock[0])
    try:
        season = Season(store, House(FLOWS, MENUS, words, speech), clock, random.Random(7))
        await store.run(season.gather)
        yield season
    finally:
        await store.close()


@pytest_asyncio.fixture
async def season(tmp_path: Path) -> AsyncIterator[Season]:
    async with at_home(tmp_path) as found:
        yield found


async def test_a_season_of_reminders_keeps_every_rule(season: Season) -> None:
    while season.now < BEGIN + DAYS * DAY:
        await season.step()
    for her in season.women.values():
        assert pauses(her) == []
    await season.store.run(lambda tx: none_waits_in_vain(tx, season))
    rare = (
        "stop",
        "blocked",
        "pause",
        "later",
        "idle",
        "Ramadan in JO",
        "Ramadan in MA",
        "chains that ended",
    )
    assert all(season.counts[name] > 50 for name in rare), dict(
        season.counts
    )  # it was a season worth the name


def pauses(her: Woman) -> list[float]:
    """Distances between the steps of her present chain that are shorter than planned."""
    least = (2 * DAY - STEP, 4 * DAY - STEP, 14 * DAY - STEP)
    steps = [second - first for first, second in pairwise(her.since)]
    return [step for step, wanted in zip(steps, least, strict=False) if step < wanted]


def none_waits_in_vain(tx: Tx, season: Season) -> None:
    """At most one reminder waits for each, and none for those who have had all four."""
    waiting = tx.sql(
        "SELECT contact_id, COUNT(*) FROM timer WHERE what = 'nudge' GROUP BY contact_id"
    ).fetchall()
    assert all(count == 1 for _, count in waiting)
    ended = {contact for contact, her in season.women.items() if len(her.since) == 4}
    season.counts["chains that ended"] = len(ended)
    assert ended and ended.isdisjoint(contact for contact, _ in waiting)
