"""Support local on WhatsApp over real HTTP: imported followers get the digest by a template, and a tap opens the rest."""

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import uvicorn
from stage import TUESDAY

from bot import app as house
from bot.app import App
from bot.broadcast import broadcasts, digests, imports
from bot.cli.approvals import drafts
from bot.cli.stills import still
from bot.people.team import staff
from bot.settings import Settings
from bot.store import schema
from bot.store.tx import Tx
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person

SITE = "https://mahalli.example.org"
PHONE, OTHER, BOSS = "+962791234567", "+962791234568", "+962790000001"
PHOTO = "abcdefghijklmnopqrst.jpg"
HOUR, DAY = 3600.0, 86400.0


@dataclass
class Town:
    """A house on WhatsApp alone, at ten in the morning, whose clock a test moves."""

    app: App
    fake: FakeTwilio
    clock: list[float]

    async def sql(self, statement: str, **values: object) -> list[Any]:
        def work(tx: Tx) -> list[Any]:
            done = tx.sql(statement, **values)
            return list(done.fetchall()) if done.description else []

        return await self.app.store.run(work)

    async def follow(self, *phones: str) -> None:
        lines = [f"whatsapp,{phone},2026-11-01,form of the market" for phone in phones]
        sheet = imports.read(["channel,address,opted_at,proof", *lines], "JO", date(2026, 11, 24))
        home = await self.app.store.run(partial(staff.campaign, country="JO"))
        await self.app.store.run(
            partial(imports.take, campaign=home.id, country="JO", zone=home.zone, rows=sheet.rows)
        )

    async def settle(self) -> None:
        """Until nothing is sent, brought or posted any more."""
        for _ in range(2):
            await self.app.sender.drained()
            await self.app.outbox.drained()
            await self.fake.quiet(30)

    async def acts(self, deed: Any) -> None:
        await deed
        await self.fake.quiet(30)
        await self.settle()

    async def digest(self) -> None:
        await self.app.store.run(digests.begin)
        await self.settle()

    def sent(self) -> list[Any]:
        return self.fake.called("messages.create")


def _shows(tx: Tx, at: float) -> None:
    tx.sql("INSERT INTO contact (id, country, area, state) VALUES (900, 'JO', 'irbid', 'active')")
    tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, kind, shows, photos, state,"
        " published_at) VALUES ('zx12cv34', 900, 1, :title, 3500, 'JOD', 'food', '{}', :photos, 'published', :at)",
        title="مخلل خيار",
        photos=json.dumps([PHOTO]),
        at=at,
    )


@pytest_asyncio.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    for name in [name for name in os.environ if name.startswith("MAHALLI_")]:
        monkeypatch.delenv(name)
    clock = [TUESDAY + HOUR]
    fake = FakeTwilio(clock=lambda: clock[0])
    await fake.start()
    fake.approves_itself = True
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'm.db'}",
        data_dir=tmp_path,
        public_url=SITE,
        twilio_account_sid=fake.account,
        twilio_auth_token=fake.token,
        twilio_sender=fake.sender,
        twilio_api_url=fake.url,
        twilio_pace="off",
        whatsapp_price=0.03,
        coordinators=(f"whatsapp:{BOSS}",),
    )
    await asyncio.to_thread(schema.migrate, settings.database_url)
    app = await house.build(settings, lambda: clock[0])
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(house.site(app), log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve([listener]))
    fake.resolves(SITE, f"http://127.0.0.1:{listener.getsockname()[1]}")
    fake.webhook(f"{SITE}/whatsapp/incoming")
    (settings.media_dir / PHOTO).write_bytes(still("good", 1))
    try:
        await app.store.run(partial(_shows, at=clock[0] - HOUR))
        yield Town(app, fake, clock)
    finally:
        server.should_exit = True
        await serving
        await app.stop()
        await fake.stop()


async def pushed(town: Town) -> None:
    assert town.app.whatsapp
    for draft in drafts(town.app.settings):
        await town.app.whatsapp.contents.push(draft)
    await town.app.whatsapp.contents.refresh()


def amal(town: Town) -> Person:
    return town.fake.person(PHONE, "JO.13491208655302741918")


async def test_who_never_wrote_gets_a_picture_and_a_tap_brings_the_products_and_the_catalogue(
    town: Town,
) -> None:
    her = amal(town)
    await pushed(town)
    await town.follow(PHONE)
    await town.digest()
    (card,) = her.heard
    assert card.template.startswith("mahalli_digest_ar") and card.samples == () and card.photo
    assert "مخلل خيار" in card.text
    assert await town.sql("SELECT state FROM delivery") == [("read",)]
    assert (await town.sql("SELECT begun_at FROM address WHERE external = :phone", phone=PHONE))[0][0] > 0

    for times in (1, 2):  # it works as often as she likes, and for months
        await town.acts(her.taps("s.latest.zx12cv34", card))
        said = her.heard[-1].text
        assert "مخلل خيار" in said and f"{SITE}/?lang=ar" in said, times
        town.clock[0] += 40 * DAY
    await town.sql("UPDATE listing SET state = 'sold'")
    await town.acts(her.taps("s.latest.zx12cv34", card))
    assert "لم تعد" in her.heard[-1].text and SITE in her.heard[-1].text
    assert town.fake.invalid == []


async def test_from_the_products_she_goes_on_to_one(town: Town) -> None:
    her = amal(town)
    await pushed(town)
    await town.follow(PHONE)
    await town.digest()
    await town.acts(her.taps("s.latest.zx12cv34"))
    before = len(her.heard)
    await town.acts(her.taps("s.see.zx12cv34"))
    assert any("3.500" in heard.text for heard in her.heard[before:])


async def test_within_the_day_after_that_the_next_message_is_free(town: Town) -> None:
    her = amal(town)
    await pushed(town)
    await town.follow(PHONE)
    await town.acts(her.says("مرحبا"))
    await town.digest()
    assert all(not heard.template for heard in her.heard)
    assert "مخلل خيار" in her.heard[-1].text


async def test_a_message_of_the_team_waits_behind_its_notice_until_she_taps(town: Town) -> None:
    her = amal(town)
    await pushed(town)
    await town.follow(PHONE)
    boss = town.fake.person(BOSS, name="هدى")
    await town.acts(boss.says("مرحبا"))
    ((actor,),) = await town.sql("SELECT contact_id FROM address WHERE external = :phone", phone=BOSS)
    send = partial(broadcasts.send, actor=actor, whom="followers-1", areas=[], kinds=[], photo="")
    plan = await town.app.store.run(
        partial(broadcasts.plan, actor=actor, whom="followers-1", areas=[], kinds=[])
    )
    assert (plan.reach, plan.begun, plan.cost) == (1, 1, "0.03 USD")
    await town.app.store.run(partial(send, words={"ar": "سوق الجمعة هذا الأسبوع"}))
    await town.settle()
    (notice,) = her.heard
    assert notice.template.startswith("mahalli_news_ar") and "Mahalli" in notice.text
    await town.acts(her.taps("r.waiting."))
    assert "سوق الجمعة" in her.heard[1].text
    assert sum("سوق الجمعة" in heard.text for heard in her.heard) == 1


async def test_with_templates_that_are_not_approved_nothing_is_sent_and_it_comes_once_they_are(
    town: Town,
) -> None:
    her = amal(town)
    town.fake.approves_itself = False
    await pushed(town)
    await town.follow(PHONE)
    await town.digest()
    assert town.sent() == []
    assert await town.sql("SELECT state, reason, attempts FROM delivery") == [("queued", "template", 0)]
    town.fake.approves_itself = True
    town.clock[0] += HOUR + 60
    await town.settle()
    assert her.heard[0].template.startswith("mahalli_digest_ar")


async def test_who_is_not_on_whatsapp_is_not_written_to_again(town: Town) -> None:
    her = amal(town)
    her.leaves_whatsapp()
    await pushed(town)
    await town.follow(PHONE)
    await town.digest()
    assert await town.sql("SELECT state, reason FROM delivery") == [("failed", "blocked")]
    town.clock[0] += 8 * DAY
    await town.digest()
    assert len(town.sent()) == 1


async def test_her_yes_on_whatsapp_names_whatsapp_and_her_no_ends_it(town: Town) -> None:
    her = amal(town)
    await pushed(town)
    await town.acts(her.says("مرحبا"))
    await town.acts(her.says("متابعة المنتجات"))
    for label in ("كل المناطق", "كل المنتجات", "كل أسبوع"):
        await town.acts(her.says(label))
    assert "على واتساب" in her.heard[-1].text
    await town.acts(her.taps("نعم"))
    assert await town.sql("SELECT state, source, proof FROM follow") == [("on", "chat", "2026-11-whatsapp")]
    await town.acts(her.says("إلغاء المتابعة"))
    town.clock[0] += 2 * DAY
    before = len(town.sent())
    await town.digest()
    assert len(town.sent()) == before
