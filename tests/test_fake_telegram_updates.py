"""The fake Bot API delivers updates by polling and by webhook as Telegram is documented to."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram import error as errors

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_samples import Clock, Listen, keys, picture, text

pytest_plugins = ["tests.fakes.telegram_fixtures"]


async def test_an_update_stays_until_an_offset_confirms_it(bot: Bot, amal: Person) -> None:
    await amal.says("one")
    first = await bot.get_updates(limit=1)
    assert [u.message.text for u in first if u.message] == ["/start from-a-post"]
    assert len(await bot.get_updates()) == 2
    (rest,) = await bot.get_updates(offset=first[0].update_id + 1)
    assert rest.message and rest.message.text == "one"
    assert await bot.get_updates(offset=rest.update_id + 1) == ()


async def test_a_long_poll_answers_when_something_happens(bot: Bot, amal: Person) -> None:
    (start,) = await bot.get_updates()
    waiting = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
    await bot.get_me()  # a round trip: the poll is surely there
    await amal.says("here I am")
    (update,) = await waiting
    assert update.message and update.message.text == "here I am"


async def test_of_two_pollers_one_is_ended(bot: Bot, fake: FakeTelegram) -> None:
    async with Bot(fake.token, base_url=fake.url + "/bot") as other:
        polls = [asyncio.create_task(one.get_updates(timeout=30)) for one in (bot, other)]
        (ended,), (going,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
        with pytest.raises(errors.Conflict, match=text("only one bot instance")):
            await ended
        await fake.user(1001).says("hello")
        assert len(await going) == 1


async def test_a_webhook_bars_polling(bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(errors.Conflict, match=text("webhook is active")):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_tap_expires_after_150_seconds_and_a_message_after_a_day(
    bot: Bot, amal: Person, clock: Clock
) -> None:
    await bot.send_message(amal.id, "choose", reply_markup=keys(Yes="y"))
    tap = await amal.taps("Yes")
    clock.now += 151
    assert [u.callback_query for u in await bot.get_updates()] == [None]
    with pytest.raises(errors.BadRequest, match=text("query is too old")):
        await bot.answer_callback_query(tap.id)
    clock.now += 86_400
    assert await bot.get_updates() == ()


async def test_everything_a_person_can_do_parses(bot: Bot, fake: FakeTelegram, amal: Person) -> None:
    await amal.sends_album([picture(), picture()], caption="two jars")
    await amal.sends_document(b"%PDF", name="list.pdf")
    await amal.sends_voice(b"OggS")
    await amal.sends_sticker()
    await amal.shares_contact("+962790000000")
    await amal.shares_contact("+962791111111", user_id=5)
    await amal.shares_location(31.95, 35.91)
    await amal.edits("/start again")
    await amal.blocks()
    await amal.unblocks()
    updates = await bot.get_updates()
    messages = [u.message for u in updates if u.message]
    one, two = [m for m in messages if m.photo]
    assert one.media_group_id == two.media_group_id and one.caption == "two jars" and not two.caption
    assert [m.contact.user_id for m in messages if m.contact] == [1001, 5]
    assert sum(bool(m.document or m.voice or m.sticker or m.location) for m in messages) == 4
    assert [u.edited_message.text for u in updates if u.edited_message] == ["/start again"]
    moves = [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member]
    assert moves == ["kicked", "member"]
    assert messages[0].entities[0].type == "bot_command" and messages[0].entities[0].length == 6


async def test_polling_can_bring_an_update_twice(bot: Bot, fake: FakeTelegram) -> None:
    fake.faults.set(twice=1.0)
    await fake.user(1001).says("hello")
    (first,) = await bot.get_updates()
    (second,) = await bot.get_updates(offset=first.update_id + 1)
    assert first == second
    assert await bot.get_updates(offset=first.update_id + 1) == ()


async def test_a_webhook_gets_every_update_in_order_with_the_secret(
    bot: Bot, fake: FakeTelegram, listening: Listen
) -> None:
    seen: list[tuple[int, str, str | None]] = []

    async def sees(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        message = Update.de_json(body, bot).message
        assert message and message.from_user
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        seen.append((message.from_user.id, message.text or "", secret))
        return web.Response(status=204)

    await fake.user(1).says("0")  # waits for the webhook
    await bot.set_webhook(await listening(sees), secret_token="s3cret")
    for number in range(1, 5):
        await fake.user(1).says(str(number))
        await fake.user(2).says(str(number))
    await fake.quiet()
    assert [text for who, text, _ in seen if who == 1] == ["0", "1", "2", "3", "4"]
    assert len(seen) == 9 and {secret for *_, secret in seen} == {"s3cret"}


async def test_a_failing_update_is_tried_again_and_blocks_only_its_own_queue(
    bot: Bot, fake: FakeTelegram, listening: Listen
) -> None:
    seen: list[str] = []
    fake.updates.backoff = 0.001

    async def sees(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        text = body["message"]["text"]
        seen.append(text)
        return web.Response(status=500 if text == "bad" and seen.count("bad") < 4 else 200)

    await bot.set_webhook(await listening(sees))
    await fake.user(1).says("bad")
    await fake.user(1).says("after")
    await fake.user(2).says("other")
    await fake.quiet()
    assert seen.index("other") < seen.index("after") and seen.count("bad") == 4
    assert [text for text in seen if text != "other"] == ["bad"] * 4 + ["after"]
    info = await bot.get_webhook_info()
    assert info.pending_update_count == 0 and "500" in (info.last_error_message or "")


async def test_one_update_of_a_queue_is_in_flight_and_a_tap_overtakes_a_message(
    bot: Bot, fake: FakeTelegram, amal: Person, listening: Listen
) -> None:
    await bot.send_message(amal.id, "Ready?", reply_markup=keys(Yes="y"))
    tapped = asyncio.Event()
    under_way, most = 0, 0

    async def sees(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        nonlocal under_way, most
        if "callback_query" in body:
            tapped.set()
            return web.Response()
        under_way += 1
        most = max(most, under_way)
        await tapped.wait()
        under_way -= 1
        return web.Response()

    await bot.set_webhook(await listening(sees), drop_pending_updates=True)
    await amal.says("one")
    await amal.says("two")
    await amal.taps("Yes")
    await fake.quiet()
    assert most == 1


async def test_what_a_dead_bot_did_not_acknowledge_comes_again(
    bot: Bot, fake: FakeTelegram, amal: Person, listening: Listen
) -> None:
    seen: list[str] = []

    async def dies(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        assert request.transport
        request.transport.abort()
        return web.Response()

    async def lives(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        seen.append(body["message"]["text"])
        return web.json_response({"method": "sendMessage", "chat_id": amal.id, "text": "in the answer"})

    await bot.set_webhook(await listening(dies))
    await amal.says("precious")
    with pytest.raises(TimeoutError):
        await fake.quiet(within=0.05)
    await bot.set_webhook(await listening(lives))
    await fake.quiet()
    assert seen == ["/start from-a-post", "precious"]
    assert [m.text for m in amal.heard] == ["in the answer"] * 2


async def test_a_webhook_can_bring_every_update_twice(
    bot: Bot, fake: FakeTelegram, listening: Listen
) -> None:
    seen: list[int] = []

    async def sees(request: web.BaseRequest, body: dict[str, Any]) -> web.Response:
        seen.append(body["update_id"])
        return web.Response()

    fake.faults.set(twice=1.0)
    await bot.set_webhook(await listening(sees))
    await fake.user(1).says("a")
    await fake.user(1).says("b")
    await fake.quiet()
    assert len(seen) == 4 and seen == sorted(seen) and len(set(seen)) == 2


async def test_as_a_process_it_is_driven_over_http_and_stops_when_told() -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "tests.fakes.telegram", "--port", "0", "--token", "7:x"]
    process = await asyncio.create_subprocess_exec(*command, cwd=root, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    ready, url = (await process.stdout.readline()).decode().split()
    assert ready == "ready"
    sender = {"id": 42, "is_bot": False, "first_name": "Noor"}
    message = {"message_id": 5, "date": 1_800_000_000, "chat": {"id": 42, "type": "private"}, "from": sender}
    async with Bot("7:x", base_url=url + "/bot") as bot, aiohttp.ClientSession() as http:
        async with http.post(url + "/_fake/push", json=[{"message": {**message, "text": "hi"}}]) as answer:
            (number,) = (await answer.json())["ids"]
        (update,) = await bot.get_updates()
        assert update.update_id == number
        await bot.get_updates(offset=number + 1)
        async with http.post(url + "/_fake/faults", json={"strangers": True, "doubt": 1.0, "seed": 3}):
            with pytest.raises(errors.NetworkError):
                await bot.send_message(42, "hello")
        async with http.get(url + "/_fake/calls?since=1") as answer:
            log = await answer.json()
            assert [(c["method"], c["params"]["text"], c["code"]) for c in log["calls"]] == [
                ("sendMessage", "hello", 502)
            ]
        async with http.get(url + "/_fake/messages?chat=42") as answer:
            assert [m["message"]["text"] for m in await answer.json()] == ["hi", "hello"]
        async with http.get(url + "/_fake/quiet?ms=1") as answer:
            assert answer.status == 200
        async with http.get(url + "/_fake/counters") as answer:
            assert json.loads(await answer.text())["counts"]["getUpdates"] == 2
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
