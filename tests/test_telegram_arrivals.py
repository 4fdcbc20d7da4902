"""Updates are confirmed to Telegram only when they are committed, and never lost."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.channels import Posted, Receive
from bot.channels.telegram import Telegram
from bot.errors import UseError
from bot.talk.messages import Button, Message, Outgoing, Reply
from tests.conftest import no_files
from tests.fakes.telegram import FakeTelegram

TOKEN, HER = "123:abc", 1001


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    yield fake
    await fake.stop()


def posted(body: bytes, secret: str) -> Posted:
    return Posted("/telegram/webhook", {"x-telegram-bot-api-secret-token": secret}, body)


async def at_once(seconds: float) -> None:
    await asyncio.sleep(0)


@pytest.fixture
async def telegram(fake: FakeTelegram) -> AsyncIterator[Telegram]:
    telegram = Telegram(TOKEN, fake.url, files=no_files, secret="s3cret", sleep=at_once)
    yield telegram
    await telegram.close()


class Inbox:
    """Receives; `until(n)` waits for the n-th message. Fails as often as `failures` says."""

    def __init__(self, failures: int = 0) -> None:
        self.messages: list[Message] = []
        self.failures = failures
        self._came = asyncio.Condition()

    async def receive(self, message: Message) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("secret words")
        async with self._came:
            self.messages.append(message)
            self._came.notify_all()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5), self._came:
            await self._came.wait_for(lambda: len(self.messages) >= count)


@asynccontextmanager
async def polling(telegram: Telegram, receive: Receive) -> AsyncIterator[None]:
    task = asyncio.create_task(telegram.poll(receive, hold=1))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def update(number: int, **message: Any) -> dict[str, Any]:
    chat = {"id": HER, "type": "private"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, **message}}


def tap(number: int) -> bytes:
    query = {"id": "cb-7", "from": {"id": HER}, "chat_instance": "1", "data": "a:1"}
    return json.dumps({"update_id": number, "callback_query": query}).encode()


async def test_polled_messages_come_in_order_and_a_tap_is_acknowledged(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    inbox, her = Inbox(), fake.user(HER)
    async with polling(telegram, inbox.receive):
        await her.starts("p_1")
        for n in range(5):
            await her.says(str(n))
        await inbox.until(6)
        await telegram.deliver(Outgoing("reply", str(HER), Reply("؟", (Button("نعم", data="a:1"),))))
        await her.taps("نعم")
        await inbox.until(7)
        await telegram._arrivals.drain()
    assert inbox.messages[0].start == "p_1"
    assert [message.text for message in inbox.messages[1:6]] == list("01234")
    assert inbox.messages[6].button == "a:1"
    assert len(fake.called("answerCallbackQuery")) == 1


async def test_a_batch_is_confirmed_only_when_all_of_it_is_committed(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    """A process that dies in the middle finds everything again."""
    her, other = fake.user(HER), fake.user(1002)
    await her.says("أ")
    await other.says("ب")
    entered = asyncio.Event()

    async def hang(message: Message) -> None:
        if message.sender == str(HER):
            entered.set()
            await asyncio.Event().wait()

    async with polling(telegram, hang):
        await asyncio.wait_for(entered.wait(), 5)
    inbox = Inbox()
    async with polling(telegram, inbox.receive):
        await inbox.until(2)
    assert {message.text for message in inbox.messages} == {"أ", "ب"}


async def test_what_was_committed_does_not_come_again(fake: FakeTelegram, telegram: Telegram) -> None:
    inbox, her = Inbox(), fake.user(HER)
    async with polling(telegram, inbox.receive):
        await her.says("أ")
        await inbox.until(1)
        await her.says("ب")
        await inbox.until(2)
        await fake.quiet(ms=1)
    assert [message.text for message in inbox.messages] == ["أ", "ب"]
    assert not fake.updates.pending


async def test_a_failing_database_delays_and_loses_nothing(
    fake: FakeTelegram, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    inbox, her = Inbox(failures=7), fake.user(HER)
    async with polling(telegram, inbox.receive):
        await her.says("أ")
        await her.says("ب")
        await inbox.until(2)
    assert [message.text for message in inbox.messages] == ["أ", "ب"]
    assert "was not taken (RuntimeError)" in caplog.text and "secret" not in caplog.text


async def test_one_person_in_trouble_does_not_stop_the_others(fake: FakeTelegram, telegram: Telegram) -> None:
    inbox = Inbox()

    async def receive(message: Message) -> None:
        if message.sender == str(HER):
            await asyncio.Event().wait()
        await inbox.receive(message)

    await fake.user(HER).says("أ")
    await fake.user(1002).says("ب")
    async with polling(telegram, receive):
        await inbox.until(1)
    assert inbox.messages[0].text == "ب"


async def test_junk_in_a_batch_is_passed_over(fake: FakeTelegram, telegram: Telegram) -> None:
    inbox, her = Inbox(), fake.user(HER)
    await her.starts()
    fake.updates.push({"message": {"message_id": "x", "chat": {"id": HER, "type": "private"}}})
    await her.says("أ")
    async with polling(telegram, inbox.receive):
        await inbox.until(2)
        await fake.quiet(ms=1)
    assert [message.text for message in inbox.messages] == ["/start", "أ"]
    assert not fake.updates.pending


async def test_polling_outlives_a_server_in_trouble_and_says_so_once(
    fake: FakeTelegram, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox()
    for verdict in ("broken", "busy", "broken"):
        fake.faults.once("getUpdates", verdict)
    await fake.user(HER).says("أ")
    async with polling(telegram, inbox.receive):
        await inbox.until(1)
    assert [record.levelname for record in caplog.records if record.name == "mahalli.telegram"] == ["WARNING"]


async def test_polling_takes_an_old_webhook_away_and_keeps_what_waits(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    await telegram.register("http://127.0.0.1:9/telegram/webhook", "s3cret")
    inbox = Inbox()
    await fake.user(HER).says("أ")
    async with polling(telegram, inbox.receive):
        await inbox.until(1)
    assert fake.called("deleteWebhook")[0] == {"drop_pending_updates": "false"}


async def test_a_rival_poller_is_named_once_and_waited_for(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    inbox, waits = Inbox(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        waits.set()
        await asyncio.sleep(0)

    telegram = Telegram(TOKEN, fake.url, files=no_files, sleep=sleep)
    async with polling(telegram, inbox.receive):
        for text in ("أ", "ب"):
            await fake.user(HER).says(text)
            await inbox.until(len(inbox.messages) + 1)
            waits.clear()
            await telegram.register("https://example.org/", "s3cret")
            await asyncio.wait_for(waits.wait(), 5)
            await telegram._wire.call("deleteWebhook", {})
    await telegram.close()
    assert caplog.text.count("another process") == 1


async def test_a_posted_update_is_answered_after_it_is_committed(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    inbox = Inbox(failures=1)
    body = json.dumps(update(5, text="أ")).encode()
    assert await telegram.webhook(posted(body, "s3cret"), inbox.receive) == (503, b"")
    assert await telegram.webhook(posted(body, "s3cret"), inbox.receive) == (200, b"")
    assert [message.text for message in inbox.messages] == ["أ"]


async def test_a_posted_tap_is_acknowledged_only_when_committed(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    inbox = Inbox(failures=1)
    assert await telegram.webhook(posted(tap(5), "s3cret"), inbox.receive) == (503, b"")
    await telegram._arrivals.drain()
    assert fake.called("answerCallbackQuery") == []
    assert await telegram.webhook(posted(tap(5), "s3cret"), inbox.receive) == (200, b"")
    await telegram.close()  # the fake has never seen this tap and refuses: that hurts nobody
    assert fake.called("answerCallbackQuery") == [{"callback_query_id": "cb-7"}]


@pytest.mark.parametrize("secret", ["", "s3creT", "s3cret ", "سر"])
async def test_a_wrong_secret_is_turned_away(telegram: Telegram, secret: str) -> None:
    inbox = Inbox()
    body = json.dumps(update(5, text="أ")).encode()
    assert await telegram.webhook(posted(body, secret), inbox.receive) == (403, b"")
    assert inbox.messages == []


async def test_without_a_secret_of_ours_nobody_gets_in() -> None:
    telegram = Telegram(TOKEN, files=no_files)
    assert await telegram.webhook(posted(b"{}", ""), Inbox().receive) == (403, b"")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"{}", b'"x"', b'{"update_id":"x"}', b"\xff"])
async def test_junk_is_no_update(telegram: Telegram, body: bytes) -> None:
    assert await telegram.webhook(posted(body, "s3cret"), Inbox().receive) == (400, b"")


async def test_an_update_of_an_unknown_shape_is_not_offered_again(telegram: Telegram) -> None:
    inbox = Inbox()
    for body in (b'{"update_id":5,"message":7}', b'{"update_id":5,"subscription":{}}'):
        assert await telegram.webhook(posted(body, "s3cret"), inbox.receive) == (200, b"")
    assert inbox.messages == []


async def test_registering_says_what_we_want(fake: FakeTelegram, telegram: Telegram) -> None:
    await telegram.register("http://127.0.0.1:9/telegram/webhook", "other")
    (asked,) = fake.called("setWebhook")
    assert asked == {
        "url": "http://127.0.0.1:9/telegram/webhook",
        "secret_token": "other",
        "allowed_updates": '["message","edited_message","callback_query","my_chat_member"]',
        "max_connections": "100",
    }
    assert (await telegram.webhook(posted(b"{}", "other"), Inbox().receive))[0] == 400
    with pytest.raises(UseError, match="MAHALLI_PUBLIC_URL"):
        await telegram.register("ftp://example.org", "other")
