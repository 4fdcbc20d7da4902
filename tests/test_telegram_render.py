"""Replies and posts become calls that Telegram takes."""

from typing import Any

import pytest

from bot.channels.telegram.render import REMOVE, Call, render, ways_down
from bot.channels.text import split
from bot.errors import Unsendable
from bot.talk.messages import Button, Deed, Media, Outgoing, Reply

RLM = "\u200f"


def calls(reply: Reply, deed: Deed = "reply", chat: str = "5", target: str = "", **more: bool) -> list[Call]:
    return render(Outgoing(deed, chat, reply, target), **more)


def markup(call: Call) -> Any:
    return call.params["reply_markup"]


def rows(reply: Reply) -> list[list[str]]:
    return [[key["text"] for key in row] for row in markup(calls(reply)[-1])["inline_keyboard"]]


def photos(count: int) -> tuple[Media, ...]:
    return tuple(Media("photo", name=f"{n}.jpg") for n in range(count))


def test_a_plain_reply_is_one_message_without_markup_or_preview() -> None:
    assert calls(Reply("صابون <b>& *بلدي*")) == [
        Call(
            "sendMessage",
            {"chat_id": 5, "text": "صابون <b>& *بلدي*", "link_preview_options": {"is_disabled": True}},
        )
    ]


def test_arabic_rows_begin_at_the_right() -> None:
    buttons = tuple(Button(label, data=label) for label in ("أ", "ب", "ج", "د", "و"))
    assert rows(Reply("؟", buttons, columns=2)) == [["ب", "أ"], ["د", "ج"], ["و"]]
    assert rows(Reply("?", buttons, columns=2, rtl=False)) == [["أ", "ب"], ["ج", "د"], ["و"]]
    assert rows(Reply("؟", buttons, columns=0)) == [["أ"], ["ب"], ["ج"], ["د"], ["و"]]


def test_a_label_too_long_for_its_share_of_a_row_stands_alone_and_so_does_one_that_is_meant_to() -> None:
    labels = ("Photos", "Name", "Price", "Things to mention", "Storage", "Orders")
    buttons = (Button("Agreed", data="ok", lone=True), *(Button(label, data=label) for label in labels))
    laid = rows(Reply("?", buttons, columns=2, rtl=False))
    assert laid == [["Agreed"], ["Photos", "Name"], ["Price"], ["Things to mention"], ["Storage", "Orders"]]


def test_the_ways_out_stand_in_a_last_row_of_their_own() -> None:
    buttons, ways = (
        (Button("أ", data="a"), Button("ب", data="b")),
        (Button("رجوع", data="<"), Button("قائمة", "m")),
    )
    assert rows(Reply("؟", buttons, columns=1, ways=ways)) == [["أ"], ["ب"], ["قائمة", "رجوع"]]
    assert rows(Reply("؟", ways=ways, rtl=False)) == [["رجوع", "قائمة"]]


def test_a_label_that_begins_with_latin_or_a_digit_keeps_its_direction() -> None:
    labels = ("WhatsApp تواصل", "3 صور", "\u2068Etsy\u2069 متجر", "نعم", "✓ نعم")
    reply = Reply("؟", tuple(Button(label, data="x") for label in labels))
    assert [row[0].startswith(RLM) for row in rows(reply)] == [True, True, True, False, False]
    english = Reply("?", (Button("Yes", data="x"),), rtl=False)
    assert rows(english) == [["Yes"]]


def test_a_button_opens_an_address_or_brings_its_data_back() -> None:
    reply = Reply("؟", (Button("أ", data="a:1"), Button("ب", url="https://example.org/p/1")))
    assert markup(calls(reply)[0]) == {
        "inline_keyboard": [
            [{"text": "أ", "callback_data": "a:1"}],
            [{"text": "ب", "url": "https://example.org/p/1"}],
        ]
    }


def test_button_data_is_measured_in_bytes() -> None:
    assert calls(Reply("؟", (Button("أ", data="ب" * 32),)))
    with pytest.raises(Unsendable, match="64 bytes"):
        calls(Reply("؟", (Button("أ", data="ب" * 33),)))
    with pytest.raises(Unsendable, match="100 buttons"):
        calls(Reply("؟", tuple(Button("أ", data="a") for _ in range(101))))


def test_a_long_text_is_cut_where_a_paragraph_ends_and_the_buttons_come_last() -> None:
    text = "أ" * 3000 + "\n\n" + "ب" * 3000
    first, second = calls(Reply(text, (Button("نعم", data="y"),)))
    assert first.params["text"] == "أ" * 3000 and "reply_markup" not in first.params
    assert second.params["text"] == "ب" * 3000 and "reply_markup" in second.params


def test_no_letter_is_lost_in_cutting_and_no_piece_is_too_long() -> None:
    for text in ("أ" * 10_000, "كلمة " * 2_000, "سطر\n" * 2_500, "ن\n\n" * 3_000, "🌿" * 5_000):
        pieces = split(text, 4096)
        assert all(0 < len(piece) <= 4096 for piece in pieces)
        assert "".join("".join(pieces).split()) == "".join(text.split())
    assert split("أ" * 4096, 4096) == ["أ" * 4096]


def test_one_photo_takes_a_short_text_as_its_caption() -> None:
    reply = Reply("و" * 1024, (Button("نعم", data="y"),), photos(1))
    (call,) = calls(reply)
    assert (call.method, call.files) == ("sendPhoto", {"photo": "0.jpg"})
    assert call.params["caption"] == "و" * 1024 and "reply_markup" in call.params


def test_a_longer_text_follows_the_photo() -> None:
    photo, text = calls(Reply("و" * 1025, (Button("نعم", data="y"),), photos(1)))
    assert (photo.method, text.method) == ("sendPhoto", "sendMessage")
    assert "caption" not in photo.params and "reply_markup" in text.params


def test_several_photos_are_an_album_and_the_text_follows() -> None:
    album, text = calls(Reply("اختاري", (Button("نعم", data="y"),), photos(2)))
    assert album == Call(
        "sendMediaGroup",
        {
            "chat_id": 5,
            "media": [
                {"type": "photo", "media": "attach://photo0"},
                {"type": "photo", "media": "attach://photo1"},
            ],
        },
        {"photo0": "0.jpg", "photo1": "1.jpg"},
    )
    assert text.method == "sendMessage" and "reply_markup" in text.params


def test_an_album_holds_ten_and_the_eleventh_goes_alone() -> None:
    assert [call.method for call in calls(Reply("", media=photos(11)))] == ["sendMediaGroup", "sendPhoto"]


def test_other_files_go_by_their_kind() -> None:
    reply = Reply("", media=(Media("document", name="c.pdf"), Media("voice", name="v.ogg")))
    assert [(call.method, call.files) for call in calls(reply)] == [
        ("sendDocument", {"document": "c.pdf"}),
        ("sendVoice", {"voice": "v.ogg"}),
    ]


def test_an_empty_reply_and_buttons_without_a_text_to_stand_under_are_refused() -> None:
    with pytest.raises(Unsendable):
        calls(Reply(" \n"))
    with pytest.raises(Unsendable):
        calls(Reply("", (Button("نعم", data="y"),), photos(2)))


def test_asking_for_a_number_and_a_place_opens_keys_that_close_when_used() -> None:
    (call,) = calls(Reply("رقمك؟", ask_phone="أرسلي رقمي", ask_place="مكاني"))
    assert markup(call) == {
        "keyboard": [
            [{"text": "أرسلي رقمي", "request_contact": True}],
            [{"text": "مكاني", "request_location": True}],
        ],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def test_keys_and_buttons_stand_on_two_messages() -> None:
    question, keys = calls(Reply("رقمك؟", (Button("لا", data="n"),), ask_phone="أرسلي رقمي"))
    assert "inline_keyboard" in markup(question)
    assert keys.params["text"] == "أرسلي رقمي" and "keyboard" in markup(keys)


def test_open_keys_are_taken_away_by_the_first_message_with_room_for_it() -> None:
    buttons = (Button("نعم", data="y"),)
    (alone,) = calls(Reply("شكرا"), keyboard_open=True)
    assert markup(alone) == REMOVE
    (full,) = calls(Reply("؟", buttons), keyboard_open=True)
    assert "inline_keyboard" in markup(full)
    first, second = calls(Reply("أ" * 5000, buttons), keyboard_open=True)
    assert markup(first) == REMOVE and "inline_keyboard" in markup(second)


def test_a_post_is_one_message() -> None:
    reply = Reply("زيت زيتون", (Button("أريده", url="https://t.me/mahalli_bot?start=p_1"),), photos(1))
    (call,) = calls(reply, "post", "@support_local")
    assert (call.method, call.params["chat_id"]) == ("sendPhoto", "@support_local")
    (call,) = calls(Reply("زيت"), "post", "-1001234")
    assert call == Call("sendMessage", {"chat_id": -1001234, "text": "زيت"})
    for reply in (
        Reply("و" * 1025, media=photos(1)),
        Reply("و", media=photos(2)),
        Reply("و" * 4097),
        Reply(""),
    ):
        with pytest.raises(Unsendable):
            calls(reply, "post", "-1001234")


def test_an_edit_follows_what_the_post_is() -> None:
    (text,) = calls(Reply("بيعت"), "edit", "-1001234", "12")
    assert text == Call("editMessageText", {"chat_id": -1001234, "message_id": 12, "text": "بيعت"})
    (caption,) = calls(
        Reply("بيعت", (Button("أ", url="https://e.org"),), photos(1)), "edit", "-1001234", "12"
    )
    assert caption.method == "editMessageCaption" and "reply_markup" in caption.params
    with pytest.raises(Unsendable):
        calls(Reply("و" * 1025, media=photos(1)), "edit", "-1001234", "12")


def test_a_post_is_deleted_or_else_emptied_the_likelier_way_first() -> None:
    def methods(reply: Reply) -> list[str]:
        return [call.method for call in ways_down(Outgoing("unpost", "-100", reply, "12"))]

    assert methods(Reply("أزيلت")) == ["deleteMessage", "editMessageText", "editMessageCaption"]
    assert methods(Reply("أزيلت", media=photos(1))) == [
        "deleteMessage",
        "editMessageCaption",
        "editMessageText",
    ]
    buttoned = Reply("أزيلت", (Button("أ", url="https://e.org"),))
    assert all("reply_markup" not in way.params for way in ways_down(Outgoing("unpost", "-1", buttoned, "2")))
