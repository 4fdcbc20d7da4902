"""Files made on demand, the pictures of lessons, and how both reach her."""

import asyncio
import io
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import yaml
from PIL import Image

from bot.channels.telegram import Telegram
from bot.errors import TryLater, Unsendable
from bot.photos import pictures
from bot.photos.press import UNUSED, Press
from bot.store.store import Store
from bot.talk.messages import Button, Media, Outgoing, Reply
from tests.fakes.telegram import FakeTelegram
from tests.simulated import demo, served
from tests.test_lint import LESSON, lesson_faults

TOKEN, PERSON = "123:abc", 1001
LIGHTEST = 60 << 10  # bytes of a picture: what a minute of slow 2G carries
DRAWINGS = sorted(pictures.FOLDER.glob("*.svg"))


class Maker:
    """Makes what it is asked for once it is let go, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.begun, self.go = asyncio.Event(), asyncio.Event()
        self.go.set()
        self.error: Exception | None = None

    async def __call__(self, rest: str) -> bytes:
        self.asked.append(rest)
        self.begun.set()
        await self.go.wait()
        if self.error:
            raise self.error
        return f"{rest} {len(self.asked)}".encode()


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def press(tmp_path: Path, maker: Maker) -> Press:
    return Press(tmp_path, {"card": maker})


async def test_a_kept_photo_is_where_it_was_put(press: Press, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "-aB_3.jpg").write_bytes(b"photo")
    assert await press.file("-aB_3.jpg") == tmp_path / "media" / "-aB_3.jpg"


async def test_a_file_is_made_when_it_is_first_needed_and_then_kept(press: Press, maker: Maker) -> None:
    assert (await press.file("card-a-1.png")).read_bytes() == b"a-1.png 1"
    assert (await press.file("card-a-1.png")).read_bytes() == b"a-1.png 1"
    assert maker.asked == ["a-1.png"]


async def test_a_file_asked_for_twice_at_once_is_made_once(press: Press, maker: Maker) -> None:
    maker.go.clear()
    asking = [asyncio.create_task(press.file("card-a.png")) for _ in range(5)]
    await maker.begun.wait()
    maker.go.set()
    assert len(set(await asyncio.gather(*asking))) == 1
    assert maker.asked == ["a.png"]


async def test_who_no_longer_waits_does_not_spoil_it_for_others(press: Press, maker: Maker) -> None:
    maker.go.clear()
    first, second = (asyncio.create_task(press.file("card-a.png")) for _ in range(2))
    await maker.begun.wait()
    first.cancel()
    maker.go.set()
    assert (await second).read_bytes() == b"a.png 1"


@pytest.mark.parametrize("known", [True, False])
async def test_what_cannot_be_made_is_tried_again_when_asked_again(
    press: Press, maker: Maker, tmp_path: Path, known: bool
) -> None:
    maker.error = FileNotFoundError("no such card") if known else RuntimeError("a bug")
    with pytest.raises(type(maker.error)):
        await press.file("card-a.png")
    assert not list((tmp_path / "made").glob("*"))
    maker.error = None
    assert (await press.file("card-a.png")).is_file()


async def test_a_file_is_there_whole_or_not_at_all(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="full"):
            await press.file("card-a.png")
    assert list((tmp_path / "made").iterdir()) == []
    assert (await press.file("card-a.png")).is_file()


@pytest.mark.parametrize(
    "name",
    ["", "card", "card-a", "other-a.png", "../secret.txt", "card-../../secret.txt", "card-a.png/..", "..", ".png",
     "card-\0.png", "card-a.png\n", "card-a..png", "c:\\card-a.png", "card-أ.png"],
)  # fmt: skip
async def test_only_names_of_ours_lead_to_files(
    press: Press, maker: Maker, tmp_path: Path, name: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(FileNotFoundError):
        await press.file(name)
    assert maker.asked == []


async def test_what_is_forgotten_is_made_anew(press: Press, maker: Maker) -> None:
    for name in ("card-AB-ar.png", "card-AB-en.png", "card-ABC-ar.png"):
        await press.file(name)
    assert press.forget("card-AB-") == 2
    assert (await press.file("card-AB-ar.png")).read_bytes() == b"AB-ar.png 4"
    await press.file("card-ABC-ar.png")
    assert len(maker.asked) == 4


async def test_a_new_release_does_not_show_what_an_old_one_made(tmp_path: Path, maker: Maker) -> None:
    assert (await Press(tmp_path, {"card": maker}).file("card-a.png")).read_bytes() == b"a.png 1"
    assert (await Press(tmp_path, {"card": maker}).file("card-a.png")).read_bytes() == b"a.png 2"


async def test_a_made_file_in_use_outlives_the_sweep(press: Press, maker: Maker) -> None:
    used, unused = await press.file("card-a.png"), await press.file("card-b.png")
    for path in (used, unused):
        os.utime(path, times=(time.time() - UNUSED - 1,) * 2)
    await press.file("card-a.png")
    assert press.sweep() == 1
    assert used.is_file() and not unused.exists()
    assert (await press.file("card-b.png")).is_file()


# --- the drawings


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_becomes_a_picture_that_is_light_and_not_blank(path: Path) -> None:
    data = pictures.draw(path)
    sizes = yaml.safe_load(pictures.SIZES.read_text(encoding="utf-8"))
    assert len(data) <= LIGHTEST
    kilobytes = -(-len(data) // 1024)
    assert abs(sizes[path.stem] - kilobytes) <= 2, f"sizes.yaml: {path.stem}: {kilobytes}"
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (pictures.WIDTH, pictures.HEIGHT)
        shares = sorted(count for count, _ in image.convert("RGB").getcolors(1 << 16) or [])
    assert len(shares) >= 12
    assert shares[-1] < 0.7 * image.width * image.height  # no colour is nearly everything


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_speaks_no_language_and_needs_no_other_file(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert not [tag for tag in ("<text", "<image", "<use", "<script", "href", "url(http") if tag in drawing]


def test_every_picture_has_its_size_and_no_size_is_left_over() -> None:
    sizes = yaml.safe_load(pictures.SIZES.read_text(encoding="utf-8"))
    assert sizes.keys() == pictures.names()


async def test_the_size_of_a_picture_is_known_before_it_is_drawn(sqlite_store: Store) -> None:
    assert await sqlite_store.run(lambda tx: pictures.size(tx, "side-light")) > 0
    assert await sqlite_store.run(lambda tx: pictures.size(tx, "nobody-drew-it")) == 0


@pytest.mark.parametrize("file", ["nobody-drew-it.png", "side-light.jpg", "side-light", "", "../sizes.png"])
async def test_what_nobody_drew_is_not_there(file: str) -> None:
    with pytest.raises(FileNotFoundError):
        await pictures.make(file)


def test_a_card_may_not_name_a_picture_that_nobody_drew(tmp_path: Path) -> None:
    lesson = LESSON.replace("## Card\nثانية", "## Card\npicture: sun\nثانية")
    assert lesson_faults(tmp_path, lesson, lesson) == [
        f"{language}/lessons/photo/01-light.md:{line}: there is no picture content/pictures/sun.svg"
        for language, line in (("ar", 10), ("en", 11))  # the translation's front matter is a line longer
    ]
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "sun.svg").write_text("<svg/>")
    assert lesson_faults(tmp_path, lesson, lesson) == []


def test_a_picture_that_no_card_shows_is_seen(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "moon.svg").write_text("<svg/>")
    assert lesson_faults(tmp_path) == [
        "pictures/moon.svg:1: no card shows this picture: put `picture:` under its heading"
    ]


# --- on their way to her


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    await fake.user(PERSON).starts()
    yield fake
    await fake.stop()


@pytest.fixture
async def telegram(fake: FakeTelegram, tmp_path: Path, maker: Maker) -> AsyncIterator[Telegram]:
    press = Press(tmp_path, {"picture": pictures.make, "card": maker})
    telegram = Telegram(TOKEN, fake.url, files=press.file, pace=False)
    yield telegram
    await telegram.close()


def reply(text: str, *media: Media) -> Outgoing:
    return Outgoing("reply", str(PERSON), Reply(text, (Button("التالي", data="a.1.1.next"),), media))


async def test_a_card_comes_with_its_picture_and_its_button(fake: FakeTelegram, telegram: Telegram) -> None:
    picture = Media("photo", name="picture-side-light.png")
    for _ in range(2):
        await telegram.deliver(reply("أفضل ضوء عندكِ مجاني", picture))
    first, second = fake.user(PERSON).heard
    assert (first.text, first.labels) == ("أفضل ضوء عندكِ مجاني", [["التالي"]])
    assert first.photo == second.photo == pictures.draw(pictures.FOLDER / "side-light.svg")
    assert isinstance(
        fake.called("sendPhoto")[1]["photo"], str
    )  # sent once, then by Telegram's own name for it


async def test_a_document_has_its_name_and_type_on_her_phone(fake: FakeTelegram, telegram: Telegram) -> None:
    await telegram.deliver(reply("شهادتك", Media("document", name="card-AB12CD-ar.pdf")))
    (heard,) = fake.user(PERSON).heard
    assert heard.file == b"AB12CD-ar.pdf 1"
    assert heard.named == "card-AB12CD-ar.pdf application/pdf"


async def test_the_same_file_as_photo_and_as_document_is_sent_as_each(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    for kind in ("photo", "document", "photo", "document"):
        await telegram.deliver(reply("صورة", Media(kind, name="picture-sweep.png")))
    assert [bool(heard.photo) for heard in fake.user(PERSON).heard] == [True, False, True, False]


async def test_what_cannot_be_made_just_now_is_tried_later_and_what_is_not_there_is_given_up(
    telegram: Telegram, maker: Maker
) -> None:
    maker.error = OSError("the disk is full")
    with pytest.raises(TryLater):
        await telegram.deliver(reply("شهادتك", Media("document", name="card-a.pdf")))
    maker.error = FileNotFoundError("withdrawn")
    with pytest.raises(Unsendable):
        await telegram.deliver(reply("شهادتك", Media("document", name="card-a.pdf")))


async def test_a_file_let_go_between_finding_and_reading_is_made_again(
    fake: FakeTelegram, tmp_path: Path, maker: Maker
) -> None:
    press = Press(tmp_path, {"card": maker})

    async def where(name: str) -> Path:
        path = await press.file(name)
        if len(maker.asked) == 1:
            press.forget("card-")
        return path

    telegram = Telegram(TOKEN, fake.url, files=where, pace=False)
    await telegram.deliver(reply("شهادتك", Media("document", name="card-a.pdf")))
    assert fake.user(PERSON).heard[-1].file == b"a.pdf 2"
    await telegram.close()


async def test_the_simulator_shows_pictures_documents_and_recordings(
    sqlite_store: Store, tmp_path: Path, maker: Maker
) -> None:
    shown = demo(sqlite_store, tmp_path, {"picture": pictures.make, "card": maker})
    async with served(shown) as running, aiohttp.ClientSession(running.address) as browser:
        for name, kind in (
            ("picture-sweep.png", "photo"),
            ("card-a.pdf", "document"),
            ("card-a.ogg", "voice"),
        ):
            await running.reply("um-ali", Reply(name, media=(Media(kind, name=name),)))  # type: ignore[arg-type]
        page = await (await browser.get("/simulator?person=um-ali")).text()
        assert '<img src="/simulator/media/picture-sweep.png"' in page
        assert 'href="/simulator/media/card-a.pdf"' in page
        assert '<audio controls preload="none" src="/simulator/media/card-a.ogg"' in page
        types = {"picture-sweep.png": "image/png", "card-a.pdf": "application/pdf", "card-a.ogg": "audio/ogg"}
        for name, mime in types.items():
            async with browser.get(f"/simulator/media/{name}") as answer:
                assert (answer.status, answer.content_type) == (200, mime)
                assert "media-src 'self'" in answer.headers["content-security-policy"]
        for name in ("card", "none-a.png", "picture-none.png", "..%2Fstory.yaml"):
            async with browser.get(f"/simulator/media/{name}") as answer:
                assert answer.status == 404
