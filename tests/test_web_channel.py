"""The simulator as a channel: what a phone shows, what is kept, who may come in."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.channels.web.skins import Bubble, skin
from bot.errors import BadMedia, Unsendable
from bot.store.store import Store
from bot.talk.messages import Button, Media, Outgoing, Reply
from bot.web.people import FOLLOWER, PEOPLE
from bot.web.phones import phone
from bot.web.script import DEMO
from tests.simulated import Demo, demo

UM_ALI = PEOPLE["um-ali"]
PHOTO = Media("photo", name="pickles.jpg")


def choices(count: int, label: str = "label {}") -> tuple[Button, ...]:
    return tuple(Button(label.format(n), f"a.1.1.{n}") for n in range(1, count + 1))


# --- skins


def test_telegram_shows_rows_in_reading_order_and_the_ways_out_last() -> None:
    back = Button("back", "r.back.")
    (bubble,) = skin(Reply("which?", choices(5), columns=2, ways=(back,)), "telegram").bubbles
    assert [[button.label for button in row] for row in bubble.rows] == [
        ["label 1", "label 2"],
        ["label 3", "label 4"],
        ["label 5"],
        ["back"],
    ]


def test_one_photo_takes_a_short_text_as_its_caption_and_a_long_one_below() -> None:
    (one,) = skin(Reply("short", media=(PHOTO,)), "telegram").bubbles
    assert one == Bubble("short", (PHOTO,))
    photo, text = skin(Reply("long " * 250, media=(PHOTO,)), "telegram").bubbles
    assert photo.media and not photo.text and text.text


@pytest.mark.parametrize(
    ("buttons", "kind"),
    [
        (choices(3), "quick"),
        (choices(4), "listed"),
        (choices(10), "listed"),
        (choices(11), "numbered"),
        (choices(2, "twenty-two characters {}"), "listed"),
        (choices(2, "a label of over twenty-four {}"), "numbered"),
    ],
)
def test_whatsapp_has_three_buttons_or_a_list_of_ten_or_numbers(
    buttons: tuple[Button, ...], kind: str
) -> None:
    drawn = skin(Reply("which?", buttons), "whatsapp")
    last = drawn.bubbles[-1]
    shown = {"quick": last.quick, "listed": last.listed, "numbered": drawn.numbered}
    assert {name for name, found in shown.items() if found} == {kind}
    assert shown[kind] == buttons
    assert ("1. " in last.text) == (kind == "numbered")


def test_on_whatsapp_the_ways_out_take_only_the_room_that_is_left() -> None:
    ways = (Button("back", "r.back."), Button("menu", "r.menu."))
    for count, left, words in ((1, 2, ""), (2, 1, "«back»"), (3, 0, "«back» · «menu»")):
        (bubble,) = skin(Reply("which?", choices(count), ways=ways), "whatsapp").bubbles
        assert bubble.quick == (*choices(count), *ways[2 - left :])
        assert bubble.text == "\n\n".join(filter(None, ("which?", words)))
    (bubble,) = skin(Reply("which?", choices(9), ways=ways), "whatsapp").bubbles
    assert bubble.listed == (*choices(9), ways[1])


def test_whatsapp_writes_links_out_and_sends_one_photo_a_message() -> None:
    link = Button("see it", url="https://example.org/p/1")
    drawn = skin(Reply("look", (link,), (PHOTO, PHOTO)), "whatsapp")
    assert [len(bubble.media) for bubble in drawn.bubbles] == [1, 1, 0]
    assert drawn.bubbles[-1].text == "look\n\nsee it\nhttps://example.org/p/1"


_buttons = st.lists(
    st.builds(Button, st.text("اب ج", min_size=1, max_size=30), st.just("x")), max_size=14
).map(tuple)


@given(st.text("كلمة \n", max_size=6000), _buttons, _buttons, st.integers(0, 3))
def test_whatever_is_said_fits_the_channel_and_no_answer_is_lost(
    text: str, buttons: tuple[Button, ...], ways: tuple[Button, ...], photos: int
) -> None:
    reply = Reply(text, buttons, (PHOTO,) * photos, columns=3, ways=ways)
    telegram = skin(reply, "telegram").bubbles
    assert all(len(one.text) <= (1024 if one.media else 4096) for one in telegram)
    assert [button for row in telegram[-1].rows for button in row] == [*buttons, *ways]
    drawn = skin(reply, "whatsapp")
    assert all(len(one.text) <= 1600 and len(one.media) <= 1 for one in drawn.bubbles)
    last = drawn.bubbles[-1]
    shown = last.quick or last.listed or drawn.numbered
    assert shown[: len(buttons)] == buttons
    said = "".join("".join(one.text for one in drawn.bubbles).split())
    assert all(way in shown or "".join(way.label.split()) in said for way in ways)


# --- deliveries


async def test_a_post_is_changed_in_place_and_nothing_of_it_is_kept_once_it_is_down(
    store: Store, tmp_path: Path
) -> None:
    web = demo(store, tmp_path).web
    row = await web.deliver(Outgoing("post", "support-local", Reply("jar", media=(PHOTO,))))
    await web.deliver(Outgoing("edit", "support-local", Reply("two jars", media=(PHOTO,)), row))
    (shown,) = await web.last("support-local")
    assert isinstance(shown.body, Reply) and shown.body.text == "two jars"
    await web.deliver(Outgoing("unpost", "support-local", Reply("gone"), row))
    (shown,) = await web.last("support-local")
    assert shown.body is None
    kept = await store.run(lambda tx: tx.sql("SELECT body, removed FROM simulated").fetchall())
    assert [(body, bool(removed)) for body, removed in kept] == [("", True)]


@pytest.mark.parametrize(
    "outgoing",
    [
        Outgoing("edit", "support-local", Reply("text"), "999"),
        Outgoing("unpost", "support-local", Reply("text"), "nonsense"),
        Outgoing("reply", "um-ali", Reply("")),
        Outgoing("reply", "um-ali", Reply("text", (Button("label", "x" * 65),))),
    ],
)
async def test_what_telegram_would_refuse_is_refused(
    sqlite_store: Store, tmp_path: Path, outgoing: Outgoing
) -> None:
    with pytest.raises(Unsendable):
        await demo(sqlite_store, tmp_path).web.deliver(outgoing)


# --- what people send


@pytest.fixture
def shown(sqlite_store: Store, tmp_path: Path) -> Demo:
    return demo(sqlite_store, tmp_path)


async def test_photos_sent_together_share_an_album_on_telegram_only(shown: Demo) -> None:
    pictures = [(path.open("rb"), "image/jpeg") for path in (DEMO / "soap.jpg", DEMO / "sweets.jpg")]
    await shown.simulator.thumbs.photos(UM_ALI, pictures, "telegram", "my soap")
    await shown.simulator.thumbs.photos(UM_ALI, pictures, "whatsapp")
    for stream, _ in pictures:
        stream.close()
    one, two, three, four = shown.engine.received
    assert one.album == two.album != "" and (one.text, two.text) == ("my soap", "")
    assert three.album == four.album == ""
    assert len({message.id for message in shown.engine.received}) == 4
    assert await shown.web.fetch(one.media[0]) == (DEMO / "soap.jpg").read_bytes()
    drawn = phone("um-ali", "telegram", await shown.web.last("um-ali"))
    assert [len(item.said.media) for item in drawn.items if item.said] == [2, 1, 1]


async def test_a_phone_shows_a_copy_without_the_place_where_the_photo_was_taken(shown: Demo) -> None:
    exif = Image.Exif()
    exif[0x010E] = "my kitchen"
    data = io.BytesIO()
    Image.new("RGB", (1000, 500), "green").save(data, "JPEG", exif=exif)
    data.seek(0)
    media = shown.web.files.keep(data, "image/jpeg")
    preview = shown.web.files.preview(media.source)
    assert preview is not None
    with Image.open(preview) as image:
        assert image.size == (640, 320) and not image.getexif()


async def test_a_file_over_what_telegram_lets_us_fetch_is_too_big(shown: Demo) -> None:
    media = shown.web.files.keep(io.BytesIO(b"no picture"), "image/jpeg")
    assert shown.web.files.preview(media.source) is None
    with (shown.web.files.folder / media.source).open("r+b") as file:
        file.truncate((20 << 20) + 1)
    for source, reason in ((media.source, "too-big"), ("0" * 32, "gone"), ("../story.yaml", "gone")):
        with pytest.raises(BadMedia, match=reason):
            await shown.web.fetch(Media("photo", source))


async def test_a_number_presses_the_button_it_stands_for_where_there_are_only_numbers(shown: Demo) -> None:
    await shown.reply("um-ali", Reply("where?", choices(12)))
    await shown.simulator.thumbs.say(UM_ALI, "١٢", "whatsapp")
    await shown.simulator.thumbs.say(UM_ALI, "13", "whatsapp")
    await shown.simulator.thumbs.say(UM_ALI, "12", "telegram")
    pressed, beyond, typed = shown.engine.received
    assert (pressed.button, pressed.text) == ("a.1.1.12", "")
    assert (beyond.button, beyond.text) == ("", "13")
    assert (typed.button, typed.text) == ("", "12")


async def test_a_number_presses_what_stands_at_its_place_in_a_list_that_shows_none(shown: Demo) -> None:
    await shown.reply("um-ali", Reply("what now?", choices(6)))
    await shown.simulator.thumbs.say(UM_ALI, "٦", "whatsapp")
    (pressed,) = shown.engine.received
    assert (pressed.button, pressed.text) == ("a.1.1.6", "")


async def test_numbers_begin_where_the_reply_says(shown: Demo) -> None:
    await shown.reply("um-ali", Reply("where?", choices(12), first=5))
    for typed in ("4", "5", "16", "17"):
        await shown.simulator.thumbs.say(UM_ALI, typed, "whatsapp")
    assert [one.button for one in shown.engine.received] == ["", "a.1.1.1", "a.1.1.12", ""]


async def test_where_a_number_is_the_answer_it_presses_nothing(shown: Demo) -> None:
    await shown.reply("um-ali", Reply("how many?", choices(12), worded=True))
    await shown.simulator.thumbs.say(UM_ALI, "12", "whatsapp")
    (typed,) = shown.engine.received
    assert (typed.button, typed.text) == ("", "12")


async def test_she_edits_her_last_words_and_nobody_elses(shown: Demo) -> None:
    await shown.simulator.thumbs.say(UM_ALI, "pickels")
    (row,) = await shown.web.last("um-ali")
    assert await shown.simulator.thumbs.edit(UM_ALI, row.id, "pickles")
    assert not await shown.simulator.thumbs.edit(FOLLOWER, row.id, "mine")
    written, edited = shown.engine.received
    assert (edited.edited, edited.text, edited.ref) == (True, "pickles", written.ref)
    assert edited.id != written.id
