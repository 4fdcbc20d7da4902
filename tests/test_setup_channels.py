"""Channels: recognised when one of ours adds the bot, and silent for everybody else."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot import app as house
from bot.app import App
from bot.errors import ChannelLost, Refused, TryLater
from bot.market.calendar import recognition
from bot.market.calendar.recognition import Standing
from bot.settings import Settings
from bot.store import schema
from bot.store.store import Store
from bot.store.tx import Tx
from tests.fakes.telegram import FakeTelegram
from tests.test_setup import person, settled, told

HERE = Standing("telegram", "-100777", "Support", "support_jo")
SETTINGS = "@support"


def campaign(tx: Tx) -> int:
    settled(tx)
    return person(tx, "1", "Rana", "admin")


def states(tx: Tx) -> dict[str, str]:
    return dict(tuple(row) for row in tx.sql("SELECT chat, state FROM outlet ORDER BY id").fetchall())


async def test_an_admin_who_adds_the_bot_is_asked_and_nothing_stands_there_before_she_said_yes(
    store: Store,
) -> None:
    def work(tx: Tx) -> None:
        admin = campaign(tx)
        recognition.changed(tx, HERE, "1")
        recognition.changed(tx, HERE, "1")  # the same update once more
        assert told(tx, admin).count("channel-seen") == 1
        assert states(tx) == {SETTINGS: "up", "-100777": "new"}
        recognition.switch(tx, admin, 2, "up")
        assert states(tx)["-100777"] == "up"

    await store.run(work)


@pytest.mark.parametrize("by", ["", "2", "3"])
async def test_somebody_else_who_adds_the_bot_changes_nothing(sqlite_store: Store, by: str) -> None:
    def work(tx: Tx) -> None:
        campaign(tx)
        person(tx, "2", role="coordinator")
        person(tx, "3")
        recognition.changed(tx, HERE, by)
        assert states(tx) == {SETTINGS: "up"}
        assert tx.sql("SELECT count(*) FROM outbox").fetchone()[0] == 0

    await sqlite_store.run(work)


async def test_a_no_forgets_the_channel(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        admin = campaign(tx)
        recognition.changed(tx, HERE, "1")
        recognition.switch(tx, admin, 2, "off")
        assert states(tx) == {SETTINGS: "up"}

    await sqlite_store.run(work)


async def test_without_the_right_to_post_it_cannot_be_switched_on(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        admin = campaign(tx)
        mute = Standing("telegram", "-100777", "Support", lacks=("post", "edit", "delete"))
        recognition.changed(tx, mute, "1")
        with pytest.raises(Refused, match="lost"):
            recognition.switch(tx, admin, 2, "up")
        recognition.changed(tx, HERE, "1")
        recognition.switch(tx, admin, 2, "up")
        found = recognition.one(tx, admin, 2)
        assert found is not None and found.state == "up"

    await sqlite_store.run(work)


async def test_a_channel_known_by_its_name_is_the_same_channel(store: Store) -> None:
    def work(tx: Tx) -> None:
        admin = campaign(tx)
        named = Standing("telegram", "-100888", "Support", "Support")
        recognition.changed(tx, named, "1")
        assert states(tx) == {SETTINGS: "up"}
        assert "channel-seen" not in told(tx, admin)
        out = Standing("telegram", "-100888", "Support", "Support", ("there", "post", "edit", "delete"))
        recognition.changed(tx, out, "somebody")
        assert states(tx) == {SETTINGS: "lost"}
        recognition.changed(tx, named, "somebody")
        assert states(tx) == {SETTINGS: "up"}

    await store.run(work)


@dataclass
class Watcher:
    """A channel that says how we stand; `-100999` cannot be asked just now."""

    name: str = "telegram"
    out: bool = False

    async def check(self, channel: str = "") -> dict[str, Any]:
        if channel == "-100999":
            raise TryLater("away")
        if self.out:
            raise ChannelLost("out")
        return {
            "chat": "-100888",
            "title": "Support",
            "name": "support",
            "lacks": ("delete",),
            "members": 250,
        }


async def test_channels_are_looked_at_once_a_day_and_when_an_admin_asks(sqlite_store: Store) -> None:
    watcher = Watcher()
    admin = await sqlite_store.run(campaign)
    turn = partial(recognition.rounds, sqlite_store, watcher)
    assert await turn() == 1
    assert await turn() == 0
    found = await sqlite_store.run(lambda tx: recognition.one(tx, admin, 1))
    assert found is not None
    assert (found.title, found.members, found.lacks, found.state) == ("Support", 250, ("delete",), "up")
    await sqlite_store.run(lambda tx: recognition.again(tx, admin, 1))
    await sqlite_store.run(
        lambda tx: tx.sql("INSERT INTO outlet (campaign_id, channel, chat) VALUES (1, 'telegram', '-100999')")
    )
    assert await turn() == 2
    assert (await sqlite_store.run(states))[SETTINGS] == "up"
    await sqlite_store.run(lambda tx: recognition.again(tx, admin, 1))
    watcher.out = True
    await turn()
    assert (await sqlite_store.run(states))[SETTINGS] == "lost"


# --- over real HTTP


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    await fake.start()
    fake.channel(-100111, "Support", "support")
    yield fake
    await fake.stop()


@pytest_asyncio.fixture
async def app(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[App]:
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'app.db'}",
        data_dir=tmp_path,
        telegram_token=telegram.token,
        telegram_api_url=telegram.url,
        telegram_channel="@support",
        coordinators=("telegram:777",),
    )  # type: ignore[call-arg]
    await asyncio.to_thread(schema.migrate, settings.database_url)
    made = await house.build(settings)
    async with house.running(made):
        yield made


async def test_a_channel_is_added_by_hand_and_by_a_tap(telegram: FakeTelegram, app: App) -> None:
    owner = telegram.user(777, "en", "Owner")
    await owner.starts()
    await telegram.quiet()
    shop = telegram.channel(-100222, "Crafts", "crafts")
    await shop.adds_bot(can_delete_messages=False)
    await telegram.quiet()
    assert "Crafts" in owner.heard[-1].text
    await owner.taps(owner.heard[-1].labels[0][0])
    await telegram.quiet()
    assert "Crafts" in owner.heard[-1].text
    assert shop.posts == []
    await owner.taps(owner.heard[-1].labels[0][0])
    await telegram.quiet()
    rows = await app.store.run(
        lambda tx: tx.sql("SELECT state, lacks FROM outlet WHERE chat = '-100222'").fetchall()
    )
    assert [tuple(row) for row in rows] == [("up", "delete")]
    await shop.removes_bot()
    await telegram.quiet()
    assert (await app.store.run(states))["-100222"] == "lost"


async def test_a_stranger_who_adds_the_bot_hears_nothing(telegram: FakeTelegram, app: App) -> None:
    await telegram.channel(-100333, "Elsewhere").adds_bot()  # by 777, who never wrote to the bot
    await telegram.quiet()
    assert "-100333" not in await app.store.run(states)
    sent = [json.dumps(call) for call in telegram.called("sendMessage")]
    assert sent == []
