"""What Telegram refuses, and how it fails, the fake Bot API refuses and fails the same."""

from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram import error as errors

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Channel, Person
from tests.fakes.telegram_samples import Clock, keys, picture, text

pytest_plugins = ["tests.fakes.telegram_fixtures"]


@pytest.mark.parametrize(
    ("given", "parse_mode", "said"),
    [
        ("x" * 4097, None, "message is too long"),
        (" \u202b\n", None, "message text is empty"),
        ("<p>x</p>", "HTML", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>x", "HTML", 'end tag corresponding to start tag "b"'),
    ],
)
async def test_a_text_telegram_would_refuse_is_refused(
    bot: Bot, amal: Person, given: str, parse_mode: str | None, said: str
) -> None:
    with pytest.raises(errors.BadRequest, match=text(said)):
        await bot.send_message(amal.id, given, parse_mode)


async def test_lengths_are_counted_in_code_points(bot: Bot, amal: Person) -> None:
    assert len((await bot.send_message(amal.id, "\U0001f33f" * 4096)).text or "") == 4096
    with pytest.raises(errors.BadRequest, match=text("message caption is too long")):
        await bot.send_photo(amal.id, picture(), caption="x" * 1025)


@pytest.mark.parametrize(("data", "fits"), [("\u0645" * 32, True), ("\u0645" * 33, False)])
async def test_button_data_holds_64_bytes(bot: Bot, amal: Person, data: str, fits: bool) -> None:
    sending = bot.send_message(amal.id, "x", reply_markup=keys(Go=data))
    if fits:
        assert await sending
    else:
        with pytest.raises(errors.BadRequest, match=text("button_data_invalid")):
            await sending


async def test_photos_over_10_mb_and_things_that_are_no_photo_are_refused(bot: Bot, amal: Person) -> None:
    with pytest.raises(errors.BadRequest, match=text("too big for a photo")):
        await bot.send_photo(amal.id, picture() + bytes(10 << 20))
    with pytest.raises(errors.BadRequest, match=text("image_process_failed")):
        await bot.send_photo(amal.id, b"no photo")
    assert amal.heard == []


async def test_nobody_can_be_written_to_who_did_not_start_or_who_blocked(
    bot: Bot, fake: FakeTelegram, amal: Person
) -> None:
    with pytest.raises(errors.BadRequest, match=text("Chat not found")):
        await bot.send_message(fake.user(2002).id, "hello")
    await amal.blocks()
    with pytest.raises(errors.Forbidden, match=text("bot was blocked by the user")):
        await bot.send_message(amal.id, "hello")
    await amal.unblocks()
    assert await bot.send_message(amal.id, "hello")
    await amal.leaves_telegram()
    with pytest.raises(errors.Forbidden, match=text("user is deactivated")):
        await bot.send_chat_action(amal.id, "typing")


async def test_a_channel_can_limit_remove_and_move(bot: Bot, fake: FakeTelegram, shop: Channel) -> None:
    await shop.limits_bot(can_post_messages=False)
    with pytest.raises(errors.BadRequest, match=text("need administrator rights")):
        await bot.send_message(shop.id, "post")
    await shop.removes_bot()
    with pytest.raises(errors.Forbidden, match=text("bot is not a member of the channel chat")):
        await bot.send_message(shop.id, "post")
    await shop.adds_bot(can_post_messages=True)
    await bot.send_message(shop.id, "post")
    group = fake.channel(-55, "Team", kind="group")
    moved = await group.migrates(-100555)
    with pytest.raises(errors.ChatMigrated) as found:
        await bot.send_message(-55, "hello")
    assert found.value.new_chat_id == moved.id
    statuses = [u.my_chat_member.new_chat_member.status for u in await bot.get_updates() if u.my_chat_member]
    assert statuses == ["administrator", "left", "administrator"]


async def test_edits_and_deletions_that_cannot_be_are_refused(
    bot: Bot, amal: Person, shop: Channel, clock: Clock
) -> None:
    sent = await bot.send_message(amal.id, "same")
    with pytest.raises(errors.BadRequest, match=text("message is not modified")):
        await bot.edit_message_text("same", amal.id, sent.message_id)
    with pytest.raises(errors.BadRequest, match=text("message to edit not found")):
        await bot.edit_message_text("x", amal.id, 999)
    with pytest.raises(errors.BadRequest, match=text("message can't be edited")):
        await bot.edit_message_text("x", amal.id, 1)
    post = await bot.send_message(shop.id, "post")
    clock.now += 48 * 3600
    with pytest.raises(errors.BadRequest, match=text("message can't be deleted")):
        await bot.delete_message(amal.id, sent.message_id)
    assert await bot.delete_message(shop.id, post.message_id) and shop.posts == []
    with pytest.raises(errors.BadRequest, match=text("message to delete not found")):
        await bot.delete_message(shop.id, post.message_id)


async def test_rates_answer_429_with_the_seconds_to_wait(
    bot: Bot, fake: FakeTelegram, amal: Person, shop: Channel, clock: Clock
) -> None:
    fake.rates.on = True
    for _ in range(3):
        clock.now += 0.5
        await bot.send_message(amal.id, "burst")
    with pytest.raises(errors.RetryAfter) as stopped:
        await bot.send_message(amal.id, "too many")
    assert stopped.value.retry_after == timedelta(seconds=2)
    clock.now += 2
    await bot.send_message(amal.id, "again")
    for _ in range(20):
        await bot.send_message(shop.id, "post")
    async with aiohttp.ClientSession() as http:
        url = f"{fake.url}/bot{fake.token}/sendMessage"
        async with http.post(url, data={"chat_id": shop.id, "text": "x"}) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "60")
            assert (await answer.json())["description"] == "Too Many Requests: retry after 60"
    assert len(amal.heard) == 4 and len(shop.posts) == 20


async def test_faults_before_do_nothing_and_faults_after_have_done_it(
    bot: Bot, fake: FakeTelegram, amal: Person
) -> None:
    fake.faults.set(busy=1.0, retry_after=0.5)
    with pytest.raises(errors.RetryAfter):
        await bot.send_message(amal.id, "busy")
    fake.faults.set(busy=0.0, broken=1.0)
    with pytest.raises(errors.NetworkError, match=text("Bad Gateway")):
        await bot.send_message(amal.id, "broken")
    fake.faults.set(broken=0.0, doubt=1.0)
    with pytest.raises(errors.NetworkError, match=text("Bad Gateway")):
        await bot.send_message(amal.id, "doubt")
    fake.faults.set(doubt=0.0)
    fake.faults.once("sendMessage", "lost")
    with pytest.raises(errors.TimedOut):
        await bot.send_message(amal.id, "lost", read_timeout=0.05)
    await bot.send_message(amal.id, "well")
    assert [m.text for m in amal.heard] == ["doubt", "lost", "well"]
    assert [call.code for call in fake.calls if call.method == "sendMessage"] == [429, 502, 502, 200, 200]


async def test_the_same_seed_gives_the_same_faults() -> None:
    def draws(seed: int) -> list[str]:
        faults = FakeTelegram().faults
        faults.set(busy=0.2, doubt=0.2, seed=seed)
        return [faults.verdict("sendMessage") for _ in range(200)]

    assert draws(7) == draws(7) != draws(8)
    assert 20 < draws(7).count("busy") < 60 and 20 < draws(7).count("doubt") < 60
