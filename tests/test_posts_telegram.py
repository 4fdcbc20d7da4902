"""Posts over real HTTP against the fake of Telegram: as they look, how fast they go, and what the channel may do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from diary import MAKERS, Diary, opened_diary
from stage import TALKS, opened, scene

from bot.channels.telegram import Telegram
from bot.cli.stills import still
from bot.market import life, listings, offers
from bot.market.calendar import agenda, composing, outlets, posts
from bot.market.listings import Offer
from bot.reading.price import Price
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Channel

TOKEN, CHANNEL = "123:abc", -1001234
MINUTE = 60.0


class Wall(Diary):
    """A diary whose channel is one of Telegram's."""

    channel: Channel


@pytest_asyncio.fixture
async def wall(tmp_path: Path) -> AsyncIterator[Wall]:
    async with opened(tmp_path, await scene(TALKS / "ar" / "team.txt"), "ar") as stage:
        clock = stage.room.clock

        async def sleep(seconds: float) -> None:
            clock[0] += seconds
            await asyncio.sleep(0)

        fake = FakeTelegram(TOKEN, clock=lambda: clock[0])
        await fake.start()
        app = stage.room.app
        telegram = Telegram(TOKEN, fake.url, files=app.press.file, clock=lambda: clock[0], sleep=sleep)
        app.channels["telegram"], app.outbox.sleep = telegram, sleep
        diary = await opened_diary(stage)
        wall = Wall(diary.stage, diary.people)
        wall.channel = fake.channel(CHANNEL, "Support", "support_local")
        await wall.work(
            lambda tx: tx.sql(
                "UPDATE outlet SET channel = 'telegram', chat = :id, title = 'Support'", id=str(CHANNEL)
            )
        )
        for number, maker in enumerate(MAKERS):
            (app.settings.media_dir / f"Jam-of-{maker}.jpg").write_bytes(still("good", number))
        yield wall
        await telegram.close()
        await fake.stop()


async def shown(wall: Wall) -> None:
    """Three products of three makers stand in one post."""
    numbers = await wall.trio()
    who = wall.people["coordinator"]
    await wall.work(lambda tx: composing.compose(tx, who, 1, "three", "", numbers, 0))
    await wall.later(0)


async def test_a_post_of_three_is_one_picture_with_a_button_each(wall: Wall) -> None:
    await shown(wall)
    (post,) = wall.channel.posts
    assert post.photo[:2] == b"\xff\xd8" and len(post.text) <= 1024
    assert [row[0].label for row in post.buttons] == [
        "\u200fJam of her",
        "\u200fJam of amal",
        "\u200fJam of huda",
    ]
    assert all(f"Jam of {maker}" in post.text for maker in MAKERS)


async def test_hiding_one_takes_her_out_of_words_picture_and_buttons_and_the_last_takes_it_down(
    wall: Wall,
) -> None:
    await shown(wall)
    pictures = [wall.channel.posts[0].photo]
    for maker in ("amal", "her"):
        await wall.work(lambda tx, maker=maker: life.hide(tx, wall.people[maker]))
        (post,) = wall.channel.posts
        assert f"Jam of {maker}" not in f"{post.text}{post.labels}"
        assert post.photo not in pictures
        pictures.append(post.photo)
    assert len(post.labels) == 1 and "Jam of huda" in post.text
    await wall.work(lambda tx: life.hide(tx, wall.people["huda"]))
    assert wall.channel.posts == []


async def test_what_she_hides_is_gone_within_a_minute_though_ten_posts_are_on_their_way(wall: Wall) -> None:
    (wall.stage.room.app.settings.media_dir / "Jam.jpg").write_bytes(still("good", 9))
    for number in await wall.accepted("Jam"):
        await wall.work(lambda tx, n=number: posts.publish(tx, listings.by_id(tx, n)))  # type: ignore[arg-type]
    await shown(wall)
    others = await wall.accepted(*["Jam of huda"] * 10, maker="huda")
    app, clock = wall.stage.room.app, wall.stage.room.clock

    def busy(tx: object) -> None:
        for number in others:
            posts.publish(tx, listings.by_id(tx, number))  # type: ignore[arg-type]
        life.hide(tx, wall.people["her"])  # type: ignore[arg-type]

    began = clock[0]
    await app.store.run(busy)
    while any(
        "Jam of her" in post.text or post.text.startswith("\u200f\u2068Jam\u2069")
        for post in wall.channel.posts
    ):
        await asyncio.sleep(0.005)
        assert clock[0] - began < MINUTE
    await app.outbox.drained()
    assert len(wall.channel.posts) == 11


async def test_a_channel_the_bot_was_removed_from_is_told_of_and_its_post_waits(wall: Wall) -> None:
    numbers = await wall.trio()
    who = wall.people["coordinator"]
    await wall.work(lambda tx: composing.compose(tx, who, 1, "three", "", numbers, 0))
    await wall.channel.removes_bot()
    await wall.later(0)
    assert (await wall.places(), await wall.states()) == (["missed"], ["scheduled"] * 3)
    assert "Support" in wall.heard("coordinator")
    await wall.channel.adds_bot()
    await wall.work(lambda tx: outlets.found(tx, "telegram", str(CHANNEL)))
    assert await wall.later(MINUTE) == 0  # not by itself
    assert "Jam of her" in wall.heard("coordinator")
    await wall.work(lambda tx: agenda.send(tx, who, 1))
    assert (len(wall.channel.posts), await wall.states()) == (1, ["published"] * 3)


async def test_without_the_right_to_post_it_is_the_same(wall: Wall) -> None:
    await wall.channel.limits_bot(can_post_messages=False)
    await shown(wall)
    assert await wall.places() == ["missed"]
    assert await wall.stage.rows("SELECT state FROM outlet") == [("lost",)]


async def test_a_post_deleted_by_hand_is_told_of_once_and_its_products_wait_for_a_word(wall: Wall) -> None:
    await shown(wall)
    for kept in wall.channel.chat.messages.values():
        kept.gone = True
    offer = Offer(("Jam-of-her.jpg",), "Jam of her", Price(9000, "JOD"), "A jar", "bot", "", "food")
    for _ in range(2):
        await wall.work(lambda tx: offers.amend(tx, 1, wall.people["her"], "price", offer))
    assert await wall.states() == ["approved"] * 3
    assert wall.heard("coordinator").count(wall.stage.text("post-gone", title="Jam of her")) == 1


async def test_a_new_price_changes_the_words_and_the_picture_of_a_group(wall: Wall) -> None:
    await shown(wall)
    before = wall.channel.posts[0]
    offer = Offer(("Jam-of-her.jpg",), "Jam of her", Price(9000, "JOD"), "A jar", "bot", "", "food")
    await wall.work(lambda tx: offers.amend(tx, 1, wall.people["her"], "price", offer))
    (post,) = wall.channel.posts
    assert post.id == before.id and post.edited
    assert post.photo != before.photo and "9 " in post.text


async def test_what_is_sold_says_so_in_place_and_then_comes_down(wall: Wall) -> None:
    (number,) = await wall.accepted("Jam of her")
    await wall.work(lambda tx: posts.publish(tx, listings.by_id(tx, number)))  # type: ignore[arg-type]
    await wall.work(lambda tx: life.sold(tx, wall.people["her"], number))
    (post,) = wall.channel.posts
    assert post.edited and post.labels == [] and post.photo
    wall.stage.room.clock[0] += posts.SOLD_KEPT
    await wall.work(posts.expire)
    assert wall.channel.posts == []
