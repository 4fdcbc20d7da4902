"""Cards: whole whatever the title, read by a phone, given only of what may be shown, and the same every time."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw
from stage import Stage

from bot.__main__ import main
from bot.cli.script import flat
from bot.language.catalogue import Catalogue, ours
from bot.language.content import CONTENT
from bot.language.isolates import FSI, PDI
from bot.photos import cards
from bot.photos.drawing import ACCENT, HEAVIEST, SHAPES, Card, Product, draw
from bot.photos.letters import breakable, drawable
from bot.photos.press import Press
from bot.reading.price import Price
from bot.settings import Settings
from bot.store.store import Store
from bot.store.tx import Tx

LINK = "https://t.me/MahalliJordanBot?start="
PAPER = (255, 253, 249)
Boxes = tuple[tuple[int, int, int, int], ...]

TITLES = {
    "short": "خل",
    "plain": "صابون زيت الزيتون",
    "sixty": "مشغل بيت جدتي للتطريز والمونة البلدية والصابون الطبيعي بإربد",
    "sixty english": "Hand embroidered cushion cover with cypress trees of Palestin",
    "one word of forty": "بيت" * 13 + "ي",
    "sixty wide letters": "W" * 60,
    "latin": "Nour's Natural Soap & Co.",
    "mixed": "كريم Shea Butter 100% من بيت Um Ali",
    "diacritics": "مُرَبَّى المِشْمِشِ البَلَدِيِّ ثُمَّ ڭ گ چ پ",
    "digits": "مرطبان ٢٥٠ غم (٣٫٥)",
}


@cache
def photo(width: int = 1200, height: int = 900) -> bytes:
    """A product on a table: something with edges, in that many pixels."""
    image = Image.new("RGB", (width, height), "#8a6a4a")
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.3, height * 0.3, width * 0.7, height * 0.7), fill="#f0e0c0")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def card(title: str = TITLES["plain"], language: str = "ar", shape: str = "square", **other: Any) -> Card:
    """A card of a product of that title; `other` are fields of it."""
    price = ours().money(language, Price(3500, "JOD"))
    count = cards.TOGETHER if shape == "three" else 1
    made = Card(
        language,
        shape,
        tuple(Product(title, price, "") for _ in range(count)),
        cards.maker(ours(), language, "ليلى"),
        "إربد" if language == "ar" else "Irbid",
        f"{LINK}see-{'-'.join(['k7m2p9qx'] * count)}",
        ACCENT,
        cards.words(ours(), language),
    )
    return replace(made, **other)


def drawn(one: Card, size: tuple[int, int] = (1200, 900)) -> bytes:
    return draw(one, [photo(*size)] * len(one.products))


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# --- drawn


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_card_has_its_size_is_light_and_says_nothing_beside_its_pixels(shape: str, language: str) -> None:
    data = drawn(card(language=language, shape=shape))
    made = picture(data)
    assert made.size == {"story": (1080, 1920), "plain": (1080, 810)}.get(shape, (1080, 1080))
    assert made.format == "JPEG" and len(data) < HEAVIEST
    assert not made.getexif() and set(made.info) <= {
        "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    }  # fmt: skip
    assert b"Exif" not in data and b"http" not in data and b"\xff\xfe" not in data[:200]


# Where nothing may stand but paper, by layout and, for the one that is not the same in the mirror, by language.
CLEAR: Mapping[str, Boxes] = {
    "wide": ((0, 666, 42, 1000), (1038, 666, 1080, 1000), (0, 995, 1080, 1000)),
    "tall-ar": ((1040, 0, 1080, 1000), (600, 120, 620, 1000), (600, 995, 1080, 1000)),
    "tall-en": ((0, 0, 40, 1000), (460, 120, 480, 1000), (0, 995, 480, 1000)),
    "story": ((0, 1182, 48, 1766), (1032, 1182, 1080, 1766), (0, 1760, 1080, 1766)),
    "three": ((0, 120, 46, 1000), (1034, 120, 1080, 1000), (362, 470, 386, 690), (0, 690, 1080, 702)),
}


def stray(made: Image.Image, boxes: Boxes) -> list[tuple[int, int, int, int]]:
    """The boxes in which something stands; a JPEG is off its colour by a little."""
    found = []
    for box in boxes:
        part = made.crop(box)
        off = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).convert("L")
        if off.point(lambda light: 255 if light > 14 else 0).getbbox():
            found.append(box)
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("layout", ["wide", "tall", "story", "three"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_every_title_stays_within_its_margins(title: str, layout: str, language: str) -> None:
    shape = {"wide": "square", "tall": "square"}.get(layout, layout)
    size = (900, 1200) if layout == "tall" else (1200, 900)
    made = picture(drawn(card(title, language, shape), size)).convert("RGB")
    boxes = CLEAR[f"tall-{language}" if layout == "tall" else layout]
    assert stray(made, boxes) == []


def test_something_in_a_margin_would_be_seen() -> None:
    made = picture(drawn(card())).convert("RGB")
    ImageDraw.Draw(made).text((10, 800), "x", fill="#234a3f")
    assert stray(made, CLEAR["wide"]) == [CLEAR["wide"][0]]


def ink(made: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where something dark stands in a box."""
    return made.convert("L").crop(box).point(lambda light: 255 if light < 150 else 0).getbbox()


def test_dots_above_the_first_line_are_not_cut() -> None:
    """The points of a letter that has three above: as many rows as the same letter has alone."""
    words = (560, 668, 1030, 800)
    bare, dotted = (ink(picture(drawn(card(title))), words) for title in ("ٮوٮ", "ثوب"))
    assert bare and dotted and dotted[1] < bare[1] - 8  # it reaches higher by its dots


@pytest.mark.parametrize(
    "size", [(400, 2000), (600, 800), (900, 1600), (1000, 1000), (1200, 800), (2000, 400)]
)
@pytest.mark.parametrize("shape", SHAPES)
def test_photos_of_every_shape_find_their_place(shape: str, size: tuple[int, int]) -> None:
    made = picture(drawn(card(shape=shape), size)).convert("RGB")
    assert made.width <= 1080 and made.height <= 1920
    red, green, blue = made.getpixel((made.width // 4, made.height // 4))  # type: ignore[misc]
    assert (red, green, blue) != (0, 0, 0)


@pytest.mark.parametrize("shrunk", [1.0, 0.5])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("shape", "size"), [
    ("square", (1200, 900)), ("square", (900, 1200)), ("story", (900, 1200)), ("three", (1000, 1000)),
])  # fmt: skip
def test_its_code_is_read_also_from_a_poor_copy_half_the_size(
    shape: str, size: tuple[int, int], language: str, shrunk: float
) -> None:
    one = card(language=language, shape=shape)
    made = picture(drawn(one, size))
    small = made.resize((int(made.width * shrunk), int(made.height * shrunk)))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=50 if shrunk < 1 else 86)
    (read,) = zxingcpp.read_barcodes(picture(out.getvalue()))
    assert read.text == one.link


def test_a_longer_address_is_read_too_and_without_one_there_is_no_code() -> None:
    long = card(link="https://support-local.example.org/simulator?start=see-k7m2p9qx")
    small = picture(drawn(long)).resize((540, 540))
    assert [read.text for read in zxingcpp.read_barcodes(small)] == [long.link]
    assert zxingcpp.read_barcodes(picture(drawn(card(link="")))) == []
    assert zxingcpp.read_barcodes(picture(drawn(card(shape="plain")))) == []


def test_the_same_card_is_drawn_the_same_and_every_part_of_it_changes_it() -> None:
    one = card()
    first = drawn(one)
    assert drawn(one) == first and cards.stamp(one) == cards.stamp(card())
    others = [
        card("خل"), card(maker=""), card(place="معان"), card(link=f"{LINK}see-abcd2345"), card(accent="#225588"),
        replace(one, products=(replace(one.products[0], price=ours().money("ar", Price(40, "MAD"))),)),
    ]  # fmt: skip
    assert all(drawn(other) != first for other in others)
    other_photo = replace(one, products=(replace(one.products[0], photo="another.jpg"),))
    stamps = {cards.stamp(other) for other in (one, other_photo, *others, card(language="en"))}
    assert len(stamps) == len(others) + 3


@pytest.mark.parametrize(
    "hostile",
    ["#{panic()}", "#panic()", "$x$ *x* _y_", "= x\n== y", "#include \"x\"", "\\u{202e}<b>`x`</b>", "]#x[", '"}{"'],
)  # fmt: skip
def test_what_looks_like_orders_to_the_printer_is_only_text(hostile: str) -> None:
    assert len(drawn(card(hostile, maker=hostile, place=hostile))) > 20_000


def test_marks_that_turn_directions_are_left_out() -> None:
    assert drawn(card("خل \u202etxt.\u2066 بلدي")) == drawn(card("خل txt. بلدي"))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("صابون 🌸 زيت 👩‍🍳❤️", "صابون زيت"),
        ("گ ڭ چ پ ڤ ژ", "گ ڭ چ پ ڤ ژ"),
        ("٢٥٠ غم ٣٫٥ ٪", "٢٥٠ غم ٣٫٥ ٪"),
        ("Café 50% + & €", "Café 50% + & €"),
        ("مُرَبَّى", "مُرَبَّى"),
        ("家庭 ⵜⴰ", ""),
        ("🌸", ""),
        ("one\ntwo\tthree", "one two three"),
    ],
)
def test_what_no_font_of_ours_has_is_left_out_and_never_a_box(typed: str, left: str) -> None:
    assert drawable(typed) == left


def test_a_title_of_nothing_we_can_draw_still_gives_a_card() -> None:
    assert len(drawn(card("🌸"))) > 20_000


def test_a_very_long_word_may_break_and_a_usual_one_may_not() -> None:
    assert breakable("كريم Ummalisnaturalsoaps") == "كريم Ummalisnat\u200buralsoaps"
    assert breakable("صابون بالاستقلاليات") == "صابون بالاستقلاليات"


@pytest.mark.parametrize(
    ("language", "currency", "words"),
    [("ar", "JOD", "٣٫٥"), ("ar", "MAD", "٤٠"), ("en", "JOD", "3"), ("en", "MAD", "40")],
)
def test_prices_of_both_countries_stand_in_the_digits_of_the_catalogue(
    language: str, currency: str, words: str
) -> None:
    catalogue = Catalogue.load(CONTENT, "arabic")
    price = catalogue.money(language, Price(3500 if currency == "JOD" else 4000, currency))
    assert words[0] in price and drawable(price) == price.replace(FSI, "").replace(PDI, "")
    assert len(drawn(card(language=language, products=(Product("خل", price, ""),)))) > 20_000


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#e8c020", "#b64c25"])
def test_what_stands_on_the_accent_can_be_read_on_any(accent: str) -> None:
    """The band at the foot holds both the colour and something far from it."""
    made = picture(drawn(card(accent=accent))).convert("L")
    dark, light = made.crop((600, 1010, 1040, 1075)).getextrema()
    assert isinstance(dark, int) and isinstance(light, int) and light - dark > 90


# --- given


def seed(tx: Tx, media: Path, state: str = "published", shows: str = "first", accent: str = "") -> int:
    """A woman of the Jordanian campaign with a listing in that state."""
    if not tx.sql("SELECT 1 FROM campaign").fetchall():
        tx.sql("INSERT INTO organisation (id, name) VALUES (1, 'Mahalli')")
        tx.sql(
            "INSERT INTO campaign (organisation_id, name, country, currency, timezone, link, accent)"
            " VALUES (1, 'Mahalli', 'JO', 'JOD', 'Asia/Amman', :link, :accent)",
            link=LINK,
            accent=accent,
        )
        tx.sql(
            "INSERT INTO contact (language, country, name, area, state) VALUES ('ar', 'JO', 'Layla', 'irbid', 'active')"
        )
    count = len(tx.sql("SELECT 1 FROM listing").fetchall())
    name = f"photo-{count}.jpg"
    media.mkdir(exist_ok=True)
    (media / name).write_bytes(photo())
    row = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, photos, shows,"
        " state) VALUES (:code, (SELECT min(id) FROM contact), (SELECT min(id) FROM campaign), :title, '', 3500,"
        " 'JOD', :photos, :shows, :state) RETURNING id",
        code=f"abcd234{'56789'[count]}",
        title=f"خل {count}",
        photos=json.dumps([name]),
        shows=json.dumps({"name": shows, "place": "region"}),
        state=state,
    ).fetchone()
    return int(row[0])


async def offered(store: Store, listing: int, shape: str = "square", language: str = "ar") -> cards.Given:
    found = await store.run(partial(cards.given, listing=listing, language=language, shape=shape))
    assert found
    return found


async def test_a_card_is_called_by_its_code_and_shape_and_made_as_it_is_called(
    store: Store, tmp_path: Path
) -> None:
    listing = await store.run(partial(seed, media=tmp_path / "media"))
    make = partial(cards.make, store, ours(), tmp_path / "media")
    press = Press(tmp_path, {"card": make})
    for shape in ("square", "story", "plain"):
        given = await offered(store, listing, shape)
        assert given.name.startswith(f"card-abcd2345-ar-{shape}-") and given.link == f"{LINK}see-abcd2345"
        assert (await press.file(given.name)).read_bytes().startswith(b"\xff\xd8")
    assert press.forget("card-") == 3


async def test_another_content_has_another_name_and_the_old_name_gives_nothing(
    store: Store, tmp_path: Path
) -> None:
    listing = await store.run(partial(seed, media=tmp_path / "media"))
    make = partial(cards.make, store, ours(), tmp_path / "media")
    before = (await offered(store, listing)).name
    for change in (
        "UPDATE listing SET title = 'زيت'",
        "UPDATE listing SET price = 4000",
        "UPDATE campaign SET accent = '#225588'",
        "UPDATE contact SET name = 'Salma'",
        "UPDATE contact SET area = 'maan'",
    ):
        await store.run(partial(Tx.sql, statement=change))
        after = (await offered(store, listing)).name
        assert after != before
        with pytest.raises(FileNotFoundError):
            await make(before.removeprefix("card-"))
        before = after
    assert await make(before.removeprefix("card-"))


@pytest.mark.parametrize("state", ["draft", "submitted", "changes", "hidden", "sold", "expired", "withdrawn"])
async def test_what_may_not_be_shown_has_no_card(sqlite_store: Store, tmp_path: Path, state: str) -> None:
    listing = await sqlite_store.run(partial(seed, media=tmp_path / "media"))
    make = partial(cards.make, sqlite_store, ours(), tmp_path / "media")
    name = (await offered(sqlite_store, listing)).name.removeprefix("card-")
    assert await make(name)
    await sqlite_store.run(lambda tx: tx.sql("UPDATE listing SET state = :state", state=state))
    with pytest.raises(FileNotFoundError):
        await make(name)
    given = partial(cards.given, listing=listing, language="ar", shape="square")
    assert await sqlite_store.run(given) is None


async def test_a_listing_deleted_or_a_photo_gone_is_no_file(sqlite_store: Store, tmp_path: Path) -> None:
    listing = await sqlite_store.run(partial(seed, media=tmp_path / "media"))
    make = partial(cards.make, sqlite_store, ours(), tmp_path / "media")
    name = (await offered(sqlite_store, listing)).name.removeprefix("card-")
    (tmp_path / "media" / "photo-0.jpg").unlink()
    with pytest.raises(FileNotFoundError):
        await make(name)
    await sqlite_store.run(lambda tx: tx.sql("DELETE FROM listing"))
    with pytest.raises(FileNotFoundError):
        await make(name)


@pytest.mark.parametrize(
    "name", ["x.jpg", "abcd2345-ar-square-0.jpg", "abcd2345-fr-square-000000000000.jpg", "../x.jpg", ""]
)
async def test_any_other_name_is_no_file(sqlite_store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        await cards.make(sqlite_store, ours(), tmp_path, name)


async def test_her_name_and_place_stand_only_where_she_shows_them(
    sqlite_store: Store, tmp_path: Path
) -> None:
    seeded = partial(seed, media=tmp_path / "media")
    await sqlite_store.run(seeded)
    await sqlite_store.run(seeded)
    await sqlite_store.run(seeded)

    async def card_of(shape: str) -> Card:
        found = await sqlite_store.run(
            partial(cards.of_code, catalogue=ours(), code="abcd2345", language="en", shape=shape)
        )
        assert found
        return found

    for shape in ("square", "three"):
        assert "Layla" in (await card_of(shape)).maker and (await card_of(shape)).place == "Irbid"
    hidden = json.dumps({"name": "brand", "place": "none"})
    await sqlite_store.run(
        lambda tx: tx.sql("UPDATE listing SET shows = :shows WHERE code = 'abcd2346'", shows=hidden)
    )
    assert "Layla" in (await card_of("square")).maker
    three = await card_of("three")  # one of them hides it
    assert three.maker == ours().label("en", "post-a-maker") and three.place == ""


async def test_three_are_hers_published_and_lead_to_each_of_them(store: Store, tmp_path: Path) -> None:
    seeded = partial(seed, media=tmp_path / "media")
    first = await store.run(seeded)
    await store.run(seeded)
    third = await store.run(partial(seeded, state="approved"))
    three = partial(cards.given, listing=first, language="ar", shape="three")
    assert await store.run(three) is None
    await store.run(lambda tx: tx.sql("UPDATE listing SET state = 'published' WHERE id = :id", id=third))
    given = await store.run(three)
    assert given and given.titles == ("خل 0", "خل 2", "خل 1")
    assert given.link == f"{LINK}see-abcd2345-abcd2347-abcd2346"
    assert len(given.link.partition("start=")[2]) <= 64  # what Telegram carries
    assert await cards.make(store, ours(), tmp_path / "media", given.name.removeprefix("card-"))


@pytest.mark.parametrize(("accent", "used"), [("#225588", "#225588"), ("", ACCENT)])
async def test_a_campaign_has_a_colour_of_its_own_when_it_is_one(
    sqlite_store: Store, tmp_path: Path, accent: str, used: str
) -> None:
    await sqlite_store.run(partial(seed, media=tmp_path / "media", accent=accent))
    found = await sqlite_store.run(
        partial(cards.of_code, catalogue=ours(), code="abcd2345", language="ar", shape="square")
    )
    assert found and found.accent == used


def test_a_colour_that_is_none_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHALLI_ACCENT", "red); x")
    with pytest.raises(ValueError, match="must be a colour"):
        Settings()


# --- in the terminal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jpg").write_bytes(photo())
    return tmp_path


def asked(shape: str, count: int) -> list[str]:
    return [
        "card", "--shape", shape, *["--title", "خل تفاح"] * count, *["--price", "3.5 JOD"] * count,
        "--photo", *["a.jpg"] * count, "--area", "إربد", "--maker", "ليلى", "--link", f"{LINK}x",
    ]  # fmt: skip


@pytest.mark.parametrize(("shape", "count"), [("square", 1), ("story", 1), ("plain", 1), ("three", 3)])
def test_a_card_is_drawn_from_arguments(folder: Path, shape: str, count: int) -> None:
    assert not main([*asked(shape, count), "--accent", "#225588", "--out", "mine.jpg"])
    assert picture((folder / "mine.jpg").read_bytes()).format == "JPEG"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--title", "x"], "--photo"),
        ([*asked("square", 1), "--title", "y"], "1 of each"),
        ([*asked("three", 2)], "3 of each"),
        ([*asked("square", 1), "--accent", "red"], "--accent"),
        ([*asked("square", 1), "--link", "t.me"], "--link"),
        (["--title", "x", "--price", "3 USD", "--photo", "a.jpg"], "3.5 JOD"),
        (["--title", "x", "--price", "3 JOD", "--photo", "none.jpg"], "none.jpg"),
        (["--title", "x", "--price", "0 JOD", "--photo", "a.jpg"], "3.5 JOD"),
        (["--title", "x", "--price", "3.125 MAD", "--photo", "a.jpg"], "3.5 JOD"),
        (["--title", " ", "--price", "3 JOD", "--photo", "a.jpg"], "--title"),
        (["--title", "🌸", "--price", "3 JOD", "--photo", "a.jpg"], "--title"),
        ([*asked("square", 1), "--out", "."], "cannot write ."),
        (["k7m2p9qx", "--title", "x"], "without --title"),
        (["k7m2p9qx", "--accent", "#225588"], "without --accent"),
        (["k7m2p9qx"], "code"),
    ],
)
def test_wrong_use_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], wrong: list[str], said: str
) -> None:
    arguments = wrong if wrong[0] == "card" else ["card", *wrong]
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


# --- her talk


async def publish(stage: Stage, code: str) -> int:
    """A product of hers that stands in the channel, with a photo. Returns the listing's id."""
    media = stage.room.app.settings.media_dir
    (media / f"{code}.jpg").write_bytes(photo())
    found = await stage.rows(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, photos, state)"
        " VALUES (:code, (SELECT contact_id FROM address WHERE external = 'her'), (SELECT min(id) FROM campaign),"
        " :title, '', 3500, 'JOD', :photos, 'published') RETURNING id",
        code=code,
        title=f"خل {code}",
        photos=json.dumps([f"{code}.jpg"]),
    )
    return int(found[0][0])


async def pictures(stage: Stage) -> list[str]:
    """The names of the photos she was just sent, each of which can be made."""
    names = [one.name for reply in stage.heard() for one in reply.media]
    for name in names:
        assert (await stage.room.app.press.file(name)).stat().st_size > 10_000
    return names


WORD = {"ar": "بطاقتي", "en": "my card"}


async def test_her_word_gives_a_card_with_a_caption_to_go_with_it(stage: Stage) -> None:
    await publish(stage, "aaaa2222")
    await stage.does(WORD[stage.language])
    stage.heard()
    await stage.does(stage.label("card-shape.button-square"))
    shown, ready = stage.heard()
    assert [one.name.rpartition("-")[0] for one in shown.media] == [f"card-aaaa2222-{stage.language}-square"]
    said = flat(shown.text)
    assert (
        said.startswith("خل aaaa2222 3.500") and f" {cards.words(ours(), stage.language)['hashtag']} " in said
    )
    assert said.endswith("see-aaaa2222")
    assert [button for button in ready.buttons if button.data.startswith("s.card.")]


async def test_a_button_starts_it_and_every_shape_can_be_made(stage: Stage) -> None:
    number = await publish(stage, "aaaa2222")
    for shape in ("square", "story", "plain"):
        await stage.taps(f"s.card.{number}")
        stage.heard()
        await stage.does(stage.label(f"card-shape.button-{shape}"))
        (name,) = await pictures(stage)
        assert f"-{shape}-" in name


async def test_who_has_several_is_asked_which(stage: Stage) -> None:
    await publish(stage, "aaaa2222")
    await publish(stage, "bbbb3333")
    await stage.does(WORD[stage.language], "[خل aaaa2222]")
    stage.heard()
    await stage.does(stage.label("card-shape.button-plain"))
    (name,) = await pictures(stage)
    assert name.startswith("card-aaaa2222-")


async def test_three_of_hers_are_offered_once_there_are_three(stage: Stage) -> None:
    number = await publish(stage, "aaaa2222")
    await publish(stage, "bbbb3333")
    await stage.taps(f"s.card.{number}")
    three = stage.label("card-shape.button-three")
    assert three[1:-1] not in {button.label for reply in stage.heard() for button in reply.buttons}
    await publish(stage, "cccc4444")
    await stage.taps(f"s.card.{number}")
    await stage.does(three)
    link = next(flat(reply.text) for reply in stage.heard() if reply.media).rpartition("start=")[2]
    assert link == "see-aaaa2222-cccc4444-bbbb3333"
    stage.turn_to("visitor")
    await stage.does(f"(start {link})")
    starts = [button.data for reply in stage.heard() for button in reply.buttons]
    assert [one for one in starts if one.startswith("s.see.")] == [
        f"s.see.{code}" for code in ("aaaa2222", "cccc4444", "bbbb3333")
    ]


async def test_what_is_not_hers_or_not_shown_gives_none(stage: Stage) -> None:
    number = await publish(stage, "aaaa2222")
    stage.turn_to("coordinator")
    await stage.taps(f"s.card.{number}")
    assert not await pictures(stage)
    stage.turn_to("her")
    await stage.taps("s.card.999")
    assert stage.text("card-none") in stage.said()
    await stage.rows("UPDATE listing SET state = 'hidden' RETURNING id")
    for start in (stage.taps(f"s.card.{number}"), stage.does(WORD[stage.language])):
        await start
        assert stage.text("card-none") in stage.said()
