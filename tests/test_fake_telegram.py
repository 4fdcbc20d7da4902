"""The fake Bot API, driven with the real python-telegram-bot, answers as Telegram is documented to."""

import io

import aiohttp
import pytest
from PIL import Image
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram import error as errors

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Channel, Key, Person
from tests.fakes.telegram_samples import keys, picture, text

pytest_plugins = ["tests.fakes.telegram_fixtures"]


async def test_a_wrong_token_and_an_unknown_method_are_told_apart(fake: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(errors.EndPointNotFound):
        await bot.do_api_request("sendNothing")
    async with aiohttp.ClientSession() as http, http.get(f"{fake.url}/bot9:wrong/getMe") as answer:
        said = {"ok": False, "error_code": 401, "description": "Unauthorized"}
        assert (answer.status, await answer.json()) == (401, said)
    with pytest.raises(errors.InvalidToken):
        async with Bot("9:wrong", base_url=fake.url + "/bot"):
            pass


async def test_get_json_and_form_are_all_understood(fake: FakeTelegram, amal: Person) -> None:
    params = {"chat_id": "1001", "text": "hello"}
    async with aiohttp.ClientSession() as http:
        base = f"{fake.url}/bot{fake.token}/sendmessage"
        answers = [http.get(base, params=params), http.post(base, json=params), http.post(base, data=params)]
        for answer in answers:
            async with answer as response:
                assert (await response.json())["result"]["text"] == "hello"
    assert len(amal.heard) == 3


async def test_what_the_bot_sends_is_what_she_sees(bot: Bot, amal: Person) -> None:
    markup = InlineKeyboardMarkup(
        [[InlineKeyboardButton("Yes", callback_data="y"), InlineKeyboardButton("See", url="https://a.org")]]
    )
    sent = await bot.send_message(amal.id, "Is it <b>ready</b> &amp; good?", "HTML", reply_markup=markup)
    shown = amal.messages[-1]
    assert (shown.text, shown.own, shown.id) == ("Is it ready & good?", True, sent.message_id)
    assert shown.buttons == ((Key("Yes", data="y"), Key("See", url="https://a.org")),)
    assert sent.entities[0].type == "bold" and sent.parse_entity(sent.entities[0]) == "ready"
    await bot.edit_message_text("Done", amal.id, sent.message_id)
    assert amal.messages[-1].text == "Done" and amal.messages[-1].labels == []
    await bot.delete_message(amal.id, sent.message_id)
    assert [m.own for m in amal.messages] == [False]


async def test_photos_and_albums_carry_their_bytes(bot: Bot, amal: Person, shop: Channel) -> None:
    red, blue = picture(640, 480), picture(480, 640)
    sent = await bot.send_photo(amal.id, red, caption="a jar")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    assert amal.messages[-1].photo == red and amal.messages[-1].text == "a jar"
    await bot.send_media_group(shop.id, [InputMediaPhoto(red, caption="1"), InputMediaPhoto(sent.photo[-1])])
    await bot.send_photo("@shop_channel", blue)
    assert [p.photo for p in shop.posts] == [red, red, blue]
    assert shop.posts[0].album == shop.posts[1].album != ""
    await bot.edit_message_media(InputMediaPhoto(blue), amal.id, sent.message_id)
    assert amal.messages[-1].photo == blue and amal.messages[-1].text == ""
    await bot.edit_message_caption(amal.id, sent.message_id, caption="new")
    assert amal.messages[-1].text == "new"


async def test_files_come_back_through_get_file_up_to_20_mb(bot: Bot, amal: Person) -> None:
    photo = picture(1200, 900)
    await amal.sends_photo(photo)
    await amal.sends_document(b"tiny", size=(20 << 20) + 1)
    _, with_photo, with_document = [u.message for u in await bot.get_updates()]
    assert with_photo and with_document and with_document.document
    largest, smallest = with_photo.photo[-1], with_photo.photo[0]
    assert bytes(await (await bot.get_file(largest)).download_as_bytearray()) == photo
    thumb = bytes(await (await bot.get_file(smallest)).download_as_bytearray())
    assert Image.open(io.BytesIO(thumb)).width == 90
    with pytest.raises(errors.BadRequest, match=text("file is too big")):
        await bot.get_file(with_document.document)


async def test_a_copy_has_the_content_and_no_link(bot: Bot, amal: Person, shop: Channel) -> None:
    hers = await amal.sends_photo(picture(), caption="mine")
    copied = await bot.copy_message(shop.id, amal.id, hers["message_id"])
    assert shop.posts[0].id == copied.message_id and shop.posts[0].text == "mine"


async def test_a_tap_reaches_the_bot_and_her_spinner_ends(bot: Bot, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "Ready?", reply_markup=keys(Yes="y", No="n"))
    stale = amal.messages[-1]
    await bot.edit_message_reply_markup(amal.id, sent.message_id)
    with pytest.raises(LookupError):
        await amal.taps("No")
    tap = await amal.taps("No", stale)
    assert not tap.answered
    query = (await bot.get_updates())[-1].callback_query
    assert query and query.data == "n" and query.message and query.message.message_id == sent.message_id
    await query.answer("Thanks", show_alert=True)
    assert tap.answered and tap.text == "Thanks" and tap.alert
    await bot.delete_message(amal.id, sent.message_id)
    await amal.taps("No", stale)
    late = (await bot.get_updates())[-1].callback_query
    assert late and late.message and not late.message.is_accessible


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\u202bb\u2028c\r", "abc"),
        ("\u200f\u200e\u200fx", "\u200c\u200c\u200fx"),
        ("\u2067x\u2069 \u200fy", "\u2067x\u2069 \u200fy"),
        ("a\tb\x01c ", "a b c"),
    ],
)
async def test_text_is_cleaned_as_by_telegram(bot: Bot, amal: Person, given: str, kept: str) -> None:
    assert (await bot.send_message(amal.id, given)).text == kept


async def test_commands_names_and_chats_are_kept_per_language(
    bot: Bot, amal: Person, shop: Channel, fake: FakeTelegram
) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin")], language_code="en")
    assert [c.command for c in await bot.get_my_commands(language_code="en")] == ["start"]
    assert await bot.get_my_commands() == ()
    await bot.set_my_name("Shop")
    await bot.set_my_description("About", language_code="en")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_name("en")).name == "Shop"
    assert (await bot.get_my_description()).description == ""
    chat = await bot.get_chat("@shop_channel")
    assert chat.title == "Shop" and chat.id == shop.id
    shop.joins(amal)
    assert await bot.get_chat_member_count(shop.id) == 2
    me = await bot.get_chat_member(shop.id, bot.id)
    assert me.status == "administrator" and me.can_post_messages  # type: ignore[attr-defined]
    assert (await bot.get_chat_member(shop.id, amal.id)).status == "member"
    assert await bot.send_chat_action(amal.id, "typing")
