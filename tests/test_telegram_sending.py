"""Deliveries arrive once, and every refusal of Telegram's is told for what it is."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from PIL import Image

from bot.channels import Channel
from bot.channels.telegram import Telegram
from bot.errors import (
    BadMedia,
    ChannelLost,
    InDoubt,
    Moved,
    SendError,
    TryLater,
    Unreachable,
    Unsendable,
    UseError,
)
from bot.photos.press import Press
from bot.talk.messages import Button, Media, Outgoing, Reply
from tests.conftest import no_files
from tests.fakes.telegram import FakeTelegram


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


TOKEN, PNG = "123:abc", picture()
PHOTO = Media("photo", name="soap.png")
PERSON, CHANNEL = 1001, -1001234
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    fake.channel(CHANNEL, "Support", "support_local")
    await fake.user(PERSON).starts()
    yield fake
    await fake.stop()


@pytest.fixture
async def telegram(fake: FakeTelegram, tmp_path: Path) -> AsyncIterator[Telegram]:
    (tmp_path / "media").mkdir()
    for name in ("soap.png", "oil.png", "certificate.pdf"):
        (tmp_path / "media" / name).write_bytes(PNG)
    press = Press(tmp_path, {})
    telegram = Telegram(TOKEN, fake.url, files=press.file, sleep=lambda _: asyncio.sleep(0))
    yield telegram
    await telegram.close()


def reply(text: str, *media: Media, chat: int = PERSON, **more: Any) -> Outgoing:
    return Outgoing("reply", str(chat), Reply(text, media=media, **more))


def post(text: str, *media: Media) -> Outgoing:
    return Outgoing(
        "post", str(CHANNEL), Reply(text, (Button("أريده", url="https://t.me/b?start=p_1"),), media)
    )


def said(status: int, description: str, **parameters: Any) -> Answer:
    body = {"ok": False, "error_code": status, "description": description}
    return answering(status, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode())


def answering(status: int, body: bytes) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.Response(status=status, body=body, content_type="application/json")

    return answer


@asynccontextmanager
async def served(answer: Answer) -> AsyncIterator[Telegram]:
    """A channel whose server gives one answer to everything."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        telegram = Telegram(TOKEN, str(server.make_url("")), files=no_files)
        yield telegram
        await telegram.close()


async def refused(answer: Answer, chat: str = "5") -> SendError:
    """The error a delivery ends with when the server answers like this."""
    async with served(answer) as telegram:
        with pytest.raises(SendError) as caught:
            await telegram.deliver(Outgoing("reply", chat, Reply("secret words")))
    return caught.value


def with_file(answer: web.Response) -> Answer:
    """A server that knows one file, whose download it answers with this."""

    async def serve(request: web.Request) -> web.StreamResponse:
        if "/file/" in request.path:
            return answer
        return web.json_response({"ok": True, "result": {"file_id": "f", "file_path": "photos/a b.jpg"}})

    return serve


def test_it_is_a_channel() -> None:
    channel: Channel = Telegram(TOKEN, files=no_files)
    assert (channel.name, channel.limits.text) == ("telegram", 4096)


async def test_a_reply_arrives_and_its_id_is_told(fake: FakeTelegram, telegram: Telegram) -> None:
    buttons = (Button("نعم", data="a:1"), Button("لا", data="a:2"))
    sent = await telegram.deliver(reply("هل السعر <b>3</b>؟", buttons=buttons, columns=2))
    (heard,) = fake.user(PERSON).heard
    assert (heard.text, heard.labels, str(heard.id)) == ("هل السعر <b>3</b>؟", [["لا", "نعم"]], sent)


async def test_a_wipe_takes_away_what_is_young_of_a_chat_ours_and_hers_and_skips_what_is_not_there(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    hers = await fake.user(PERSON).says("help me")
    ids = await telegram.deliver(reply("x" * 5000, PHOTO))  # several messages
    assert ids.count(",") == 2
    kept = await telegram.deliver(reply("this stays"))
    target = ",".join(
        [ids, str(hers["message_id"]), "987654", *(str(number) for number in range(5000, 5150))]
    )
    await telegram.deliver(Outgoing("wipe", str(PERSON), Reply(""), target))
    assert [str(one.id) for one in fake.user(PERSON).heard] == [kept]
    assert "help me" not in [one.text for one in fake.user(PERSON).messages]
    called = [call.parsed("message_ids") for call in fake.calls if call.method == "deleteMessages"]
    assert [len(one) for one in called] == [100, 55]


async def test_a_photo_is_uploaded_once(fake: FakeTelegram, telegram: Telegram) -> None:
    await telegram.deliver(reply("صابون", PHOTO))
    await telegram.deliver(reply("صابون", PHOTO))
    await telegram.deliver(reply("معا", PHOTO, Media("photo", name="oil.png")))
    heard = fake.user(PERSON).heard
    assert [message.photo for message in heard if message.photo] == [PNG] * 4
    uploads = [call for call in fake.calls if call.method in ("sendPhoto", "sendMediaGroup")]
    assert "photo" not in uploads[0].params and isinstance(uploads[1].params["photo"], str)
    first, second = json.loads(uploads[2].params["media"])
    assert first["media"] == uploads[1].params["photo"] and second["media"] == "attach://photo1"


async def test_a_photo_telegram_forgot_is_uploaded_again(fake: FakeTelegram, telegram: Telegram) -> None:
    telegram._uploads._handles["soap.png"] = "stale"
    await telegram.deliver(reply("صابون", PHOTO))
    assert fake.user(PERSON).heard[-1].photo == PNG


async def test_a_certificate_goes_as_a_document(fake: FakeTelegram, telegram: Telegram) -> None:
    await telegram.deliver(reply("شهادتك", Media("document", name="certificate.pdf")))
    assert fake.user(PERSON).heard[-1].file == PNG


async def test_a_file_of_ours_that_is_gone_cannot_be_sent(telegram: Telegram) -> None:
    with pytest.raises(Unsendable):
        await telegram.deliver(reply("صابون", Media("photo", name="missing.png")))


async def test_share_keys_open_and_go_with_the_next_reply(fake: FakeTelegram, telegram: Telegram) -> None:
    her = fake.user(PERSON)
    await telegram.deliver(reply("رقمك؟", ask_phone="أرسلي رقمي"))
    assert her.keyboard == [["أرسلي رقمي"]]
    await telegram.deliver(reply("شكرا"))
    assert her.keyboard == []
    await telegram.deliver(reply("مرحبا"))
    assert "reply_markup" not in fake.called("sendMessage")[-1]


async def test_a_post_is_made_changed_and_taken_down(fake: FakeTelegram, telegram: Telegram) -> None:
    channel = fake.channel(CHANNEL)
    for media in ((), (PHOTO,)):
        target = await telegram.deliver(post("زيت زيتون", *media))
        changed = Outgoing("edit", str(CHANNEL), Reply("بيع", media=media), target)
        assert await telegram.deliver(changed) == target
        assert await telegram.deliver(changed) == target  # "message is not modified" is a success
        (standing,) = channel.posts
        assert (standing.text, standing.labels) == ("بيع", [])
        down = Outgoing("unpost", str(CHANNEL), Reply("أزيل", media=media), target)
        assert await telegram.deliver(down) == target
        assert await telegram.deliver(down) == target  # it is gone: that is what was wanted
        assert channel.posts == []


@pytest.mark.parametrize(("known", "posted"), [(True, True), (False, True), (True, False), (False, False)])
async def test_a_post_that_cannot_be_deleted_is_emptied(
    fake: FakeTelegram, telegram: Telegram, monkeypatch: pytest.MonkeyPatch, known: bool, posted: bool
) -> None:
    """`posted`: with a photo; `known`: whether the order to take it down says so truly."""
    target = await telegram.deliver(post("زيت زيتون", *((PHOTO,) if posted else ())))
    refuse = said(400, "Bad Request: message can't be deleted")
    perform = fake._called

    async def called(request: Any, token: str, method: str) -> web.StreamResponse:
        return await (refuse(request) if method == "deleteMessage" else perform(request, token, method))

    monkeypatch.setattr(fake, "_called", called)
    media = (PHOTO,) if posted == known else ()
    await telegram.deliver(Outgoing("unpost", str(CHANNEL), Reply("أزيل", media=media), target))
    (standing,) = fake.channel(CHANNEL).posts
    assert (standing.text, standing.labels) == ("أزيل", [])


async def test_taking_a_post_down_does_not_wait_for_its_turn(fake: FakeTelegram, tmp_path: Path) -> None:
    async def never(seconds: float) -> None:
        raise AssertionError("it waited")

    telegram = Telegram(TOKEN, fake.url, files=no_files, sleep=never)
    targets = [await telegram.deliver(post(f"زيت {n}")) for n in range(5)]
    for target in targets:
        await telegram.deliver(Outgoing("unpost", str(CHANNEL), Reply("أزيل"), target))
    await telegram.close()


async def test_a_reply_that_broke_off_goes_on_where_it_stopped(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    long = reply("أ" * 4000 + "\n\n" + "ب" * 4000 + "\n\n" + "ج")
    fake.faults.once("sendMessage", "")
    fake.faults.once("sendMessage", "broken")
    fake.faults.once("sendMessage", "busy")
    for _ in range(2):
        with pytest.raises(TryLater):
            await telegram.deliver(long)
    fake.faults.retry_after = 0.0
    telegram._pace._departures.clear()
    await telegram.deliver(long)
    assert [message.text[0] for message in fake.user(PERSON).heard] == ["أ", "ب"]
    await telegram.deliver(long)
    assert [message.text[0] for message in fake.user(PERSON).heard] == ["أ", "ب", "أ", "ب"]


REFUSALS: list[tuple[Answer, str, type[SendError], dict[str, Any]]] = [
    (said(403, "Forbidden: bot was blocked by the user"), "5", Unreachable, {"gone": False}),
    (said(403, "Forbidden: user is deactivated"), "5", Unreachable, {"gone": True}),
    (said(403, "Forbidden: bot can't initiate conversation with a user"), "5", Unreachable, {"gone": False}),
    (said(403, "Forbidden: bot was kicked from the channel chat"), "-100", ChannelLost, {}),
    (said(403, "Forbidden: bot is not a member of the channel chat"), "@support", ChannelLost, {}),
    (said(400, "Bad Request: not enough rights to send photos to the chat"), "-100", ChannelLost, {}),
    (said(400, "Bad Request: need administrator rights in the channel chat"), "-100", ChannelLost, {}),
    (said(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), "-100", ChannelLost, {}),
    (said(400, "Bad Request: chat not found"), "5", Unreachable, {"gone": False}),
    (said(400, "Bad Request: chat not found"), "@support", ChannelLost, {}),
    (
        said(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009),
        "-5",
        Moved,
        {"external": "-1009"},
    ),
    (
        said(429, "Too Many Requests: retry after 7", retry_after=7),
        "5",
        TryLater,
        {"after": 7, "wide": False},
    ),
    (said(429, "Too Many Requests"), "5", TryLater, {"after": 1, "wide": False}),
    (said(400, "Bad Request: message is too long"), "5", Unsendable, {}),
    (said(400, "Bad Request: BUTTON_DATA_INVALID"), "5", Unsendable, {}),
    (answering(400, b"<html>"), "5", Unsendable, {}),
    (answering(413, b"<html>"), "5", Unsendable, {}),
    (said(401, "Unauthorized"), "5", TryLater, {"wide": True}),
    (said(404, "Not Found"), "5", TryLater, {"wide": True}),
    (said(409, "Conflict: terminated by other getUpdates request"), "5", TryLater, {"wide": True}),
    (said(500, "Internal Server Error"), "5", TryLater, {"wide": False}),
    (answering(502, b"<html>Bad Gateway"), "5", TryLater, {"wide": False}),
    (answering(503, b""), "5", TryLater, {"wide": False}),
    (answering(504, b"[]"), "5", TryLater, {"wide": False}),
    (answering(302, b""), "5", TryLater, {"wide": False}),
    (answering(200, b"<html>"), "5", InDoubt, {}),
    (answering(200, b'{"ok":false}'), "5", InDoubt, {}),
    (answering(200, b"[]"), "5", InDoubt, {}),
]


@pytest.mark.parametrize(("answer", "chat", "kind", "fields"), REFUSALS)
async def test_a_refusal_is_told_for_what_it_is(
    answer: Answer, chat: str, kind: type[SendError], fields: dict[str, Any]
) -> None:
    error = await refused(answer, chat)
    assert type(error) is kind
    assert {name: getattr(error, name) for name in fields} == fields


async def test_what_telegram_quotes_back_is_not_repeated() -> None:
    for quoting in ("can't parse: secret", "URL 'secret' is invalid", 'no "secret"', "12 secret"):
        error = await refused(said(400, f"Bad Request: {quoting} words"))
        assert "secret" not in str(error)
    assert "inline keyboard button URL" in str(
        await refused(said(400, "inline keyboard button URL 'x' is bad"))
    )


async def test_a_server_that_cannot_be_reached_got_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        telegram = Telegram(TOKEN, url, files=no_files)
        with pytest.raises(TryLater):
            await telegram.deliver(reply("مرحبا"))
        await telegram.close()


async def test_a_connection_that_breaks_after_the_request_leaves_a_doubt() -> None:
    async def vanish(request: web.Request) -> web.StreamResponse:
        await request.read()
        assert request.transport
        request.transport.abort()
        return web.Response()

    assert type(await refused(vanish)) is InDoubt


async def test_silence_after_the_request_leaves_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = aiohttp.ClientTimeout(sock_read=0.05)
    monkeypatch.setattr("bot.channels.telegram.wire._timeout", lambda read: brief)
    told = asyncio.Event()

    async def wait(request: web.Request) -> web.StreamResponse:
        await told.wait()
        return web.Response()

    async with served(wait) as telegram:
        with pytest.raises(InDoubt):
            await telegram.deliver(reply("مرحبا"))
        told.set()


async def test_a_chat_told_to_wait_waits_and_others_go_on(fake: FakeTelegram) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    telegram = Telegram(TOKEN, fake.url, files=no_files, clock=lambda: 0.0, sleep=sleep)
    await fake.user(1002).starts()
    fake.faults.retry_after = 9.0
    fake.faults.once("sendMessage", "busy")
    with pytest.raises(TryLater) as caught:
        await telegram.deliver(reply("مرحبا"))
    assert (caught.value.after, caught.value.wide) == (9.0, False)
    await telegram.deliver(reply("مرحبا", chat=1002))
    assert slept == []
    await telegram.deliver(reply("مرحبا"))
    assert slept == [9.0]
    await telegram.close()


async def test_when_everybody_is_refused_the_whole_channel_waits(fake: FakeTelegram) -> None:
    telegram = Telegram(TOKEN, fake.url, files=no_files, pace=False)
    wide = []
    for chat in (1001, 1002, 1003):
        await fake.user(chat).starts()
        fake.faults.once("sendMessage", "busy")
        with pytest.raises(TryLater) as caught:
            await telegram.deliver(reply("مرحبا", chat=chat))
        wide.append(caught.value.wide)
    assert wide == [False, False, True]
    await telegram.close()


async def test_real_refusals_of_the_fake_are_understood(fake: FakeTelegram, telegram: Telegram) -> None:
    her = fake.user(PERSON)
    await her.blocks()
    with pytest.raises(Unreachable):
        await telegram.deliver(reply("مرحبا"))
    await her.leaves_telegram()
    with pytest.raises(Unreachable) as caught:
        await telegram.deliver(reply("مرحبا"))
    assert caught.value.gone
    with pytest.raises(Unreachable):
        await telegram.deliver(reply("مرحبا", chat=999_999))
    await fake.channel(CHANNEL).limits_bot(can_post_messages=False)
    with pytest.raises(ChannelLost):
        await telegram.deliver(post("زيت"))
    await fake.channel(CHANNEL).removes_bot()
    with pytest.raises(ChannelLost):
        await telegram.deliver(post("زيت"))


async def test_a_file_is_fetched_within_the_limit(fake: FakeTelegram, telegram: Telegram) -> None:
    message = await fake.user(PERSON).sends_photo(PNG)
    assert await telegram.fetch(Media("photo", source=message["photo"][-1]["file_id"])) == PNG
    with pytest.raises(TryLater):  # "wrong file_id or the file is temporarily unavailable"
        await telegram.fetch(Media("photo", source="unknown"))
    asked = len(fake.calls)
    with pytest.raises(BadMedia, match="too-big"):
        await telegram.fetch(Media("document", source="x", size=(20 << 20) + 1))
    assert len(fake.calls) == asked
    big = await fake.user(PERSON).sends_document(b"x", size=(20 << 20) + 1)
    with pytest.raises(BadMedia, match="too-big"):
        await telegram.fetch(Media("document", source=big["document"]["file_id"]))
    fake.faults.once("getFile", "broken")
    with pytest.raises(TryLater):
        await telegram.fetch(Media("photo", source=message["photo"][-1]["file_id"]))


async def test_a_file_telegram_no_longer_has_is_gone() -> None:
    async with served(with_file(web.Response(status=404))) as telegram:
        with pytest.raises(BadMedia, match="gone"):
            await telegram.fetch(Media("photo", source="f"))


async def test_a_file_that_lies_about_its_size_is_cut_off() -> None:
    async with served(with_file(web.Response(body=b"x" * ((20 << 20) + 1)))) as telegram:
        with pytest.raises(BadMedia, match="too-big"):
            await telegram.fetch(Media("photo", source="f"))


async def test_a_wrong_token_stops_the_start_with_a_sentence(fake: FakeTelegram, telegram: Telegram) -> None:
    assert await telegram.start() == "mahalli_bot"
    wrong = Telegram("9:wrong", fake.url, files=no_files)
    with pytest.raises(UseError, match="MAHALLI_TELEGRAM_TOKEN"):
        await wrong.start()
    with pytest.raises(TryLater):
        await wrong.deliver(reply("مرحبا"))
    await wrong.close()
    fake.faults.once("getMe", "broken")
    assert await telegram.start() == ""


async def test_the_doctor_learns_what_stands(fake: FakeTelegram, telegram: Telegram) -> None:
    found = await telegram.check(str(CHANNEL))
    assert found | {"members": 0} == {
        "username": "mahalli_bot",
        "webhook": "",
        "pending": 1,
        "last_error": "",
        "chat": str(CHANNEL),
        "title": "Support",
        "name": "support_local",
        "lacks": (),
        "can_post": True,
        "members": 0,
    }
    await fake.channel(CHANNEL).limits_bot(can_post_messages=False)
    assert (await telegram.check(str(CHANNEL)))["can_post"] is False
    with pytest.raises(ChannelLost):
        await telegram.check("@nowhere")


async def test_the_first_language_is_everybodys_command_list(fake: FakeTelegram, telegram: Telegram) -> None:
    await telegram.set_commands({"ar": [("menu", "القائمة")], "en": [("menu", "Menu")]})
    calls = [
        (call.get("language_code"), json.loads(call["commands"])) for call in fake.called("setMyCommands")
    ]
    arabic = [{"command": "menu", "description": "القائمة"}]
    assert calls == [(None, arabic), ("ar", arabic), ("en", [{"command": "menu", "description": "Menu"}])]
