"""What becomes of a photo of hers: looked at, made presentable, kept once, and gone with everything made of it."""

import asyncio
import io
import json
import logging
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from bot.cli.stills import still
from bot.engine import files, housekeeping
from bot.engine.files import AT_ONCE
from bot.people import contacts
from bot.photos import faces, intake, small
from bot.photos.intake import Taken, take
from bot.talk.kinds import Confirm, Heard, Photos
from bot.talk.messages import Media, Message
from tests.stage import Stage, opened
from tests.test_clean import bare, quarters, saved

DAY = 86400.0


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# --- looking at one


def test_a_face_is_told_and_the_photo_without_it_is_offered() -> None:
    taken = take(still("face", 1))
    seen = json.loads(taken.seen)
    assert (seen["width"], seen["height"], seen["located"]) == (1024, 768, False)
    ((x, y, width, height),) = seen["faces"]
    assert 600 < x < x + width <= 1024 and 0 <= y < y + height <= 768
    assert {"blurred", "cropped"} <= set(taken.made)
    assert picture(taken.made["blurred"]).size == (1024, 768)
    assert picture(taken.made["cropped"]).width < 720
    assert all(faces.find(picture(taken.made[how])) == [] for how in ("blurred", "cropped"))


def test_a_dark_photo_is_offered_in_better_light_and_a_good_one_as_it_is() -> None:
    dark, good = take(still("dark", 1)), take(still("good", 1))
    assert set(dark.made) == {"improved"} and good.made == {}
    width, height = picture(dark.made["improved"]).size
    assert width == height
    assert json.loads(good.seen)["measures"]["mean"] > json.loads(dark.seen)["measures"]["mean"]


@pytest.mark.parametrize("sort", ["good", "dark", "face", "place"])
def test_nothing_but_pixels_is_in_anything_that_is_made(sort: str) -> None:
    taken = take(still(sort, 1))
    assert json.loads(taken.seen)["located"] == (sort == "place")
    assert all(bare(data) for data in (taken.data, *taken.made.values()))


@pytest.mark.parametrize("part", ["_faces", "measure", "_improved"])
def test_a_fault_in_looking_does_not_lose_the_photo(
    part: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object) -> None:
        raise ValueError("her photo of the kitchen")

    whole = take(still("dark", 1))
    monkeypatch.setattr(intake, part, fault)
    with caplog.at_level(logging.ERROR):
        taken = take(still("dark", 1))
    assert taken.data == whole.data and json.loads(taken.seen)["width"] == 1024
    assert "ValueError" in caplog.text and "kitchen" not in caplog.text


# --- keeping one


@dataclass
class Room:
    """A house with a woman who is asked for photos, and the photo that she sends."""

    stage: Stage
    folder: Path
    data: bytes = b""

    async def fetch(self, media: Media) -> bytes:
        return self.data

    async def sends(self, data: bytes, person: str = "her") -> None:
        self.data, self.stage.room.person = data, person
        await self.stage.does("(photo)")

    async def rows(self) -> list[tuple[str, str, str]]:
        found = await self.stage.rows("SELECT name, parent, made FROM media ORDER BY created_at, name")
        return [(name, parent, made) for name, parent, made in found]

    async def expires(self, name: str) -> float:
        return float((await self.stage.rows("SELECT expires_at FROM media WHERE name = :n", n=name))[0][0])

    async def let_go(self, condition: str) -> None:
        """What the condition names is due to go now."""
        now = self.stage.room.clock[0]
        await self.stage.room.app.store.run(
            lambda tx: tx.sql(f"UPDATE media SET expires_at = :now WHERE {condition}", now=now)
        )

    async def clean_up(self) -> None:
        await housekeeping.clean_up(self.stage.room.app.store, self.folder)

    def on_disk(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
async def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    async with opened(tmp_path, None, "ar") as stage:
        await stage.room.joins("ar", "JO")
        room = Room(stage, tmp_path / "media")
        monkeypatch.setattr(stage.room.booth, "fetch", room.fetch)
        yield room


async def test_a_photo_is_kept_with_what_was_seen_and_made_of_it(room: Room) -> None:
    await room.sends(still("face", 1))
    found = await room.rows()
    (photo,) = (name for name, parent, _ in found if not parent)
    assert {(parent, made) for _, parent, made in found} >= {("", ""), (photo, "blurred"), (photo, "cropped")}
    assert room.on_disk() == {name for name, _, _ in found}
    ((seen,),) = await room.stage.rows("SELECT seen FROM media WHERE parent = ''")
    assert len(json.loads(seen)["faces"]) == 1
    assert len({await room.expires(name) for name, _, _ in found}) == 1


async def test_the_same_photo_again_is_kept_once_and_longer(room: Room) -> None:
    await room.sends(still("face", 1))
    before, expires = await room.rows(), await room.expires((await room.rows())[0][0])
    room.stage.room.clock[0] += DAY
    await room.sends(still("face", 1))
    assert await room.rows() == before
    assert room.on_disk() == {name for name, _, _ in before}
    assert {await room.expires(name) for name, _, _ in before} == {expires + DAY}


async def test_the_same_photo_of_somebody_else_is_hers_alone(room: Room) -> None:
    await room.sends(still("good", 1))
    room.stage.room.person = "another"
    await room.stage.room.joins("ar", "JO")
    await room.sends(still("good", 1), person="another")
    assert len(await room.rows()) == 2
    assert len(await room.stage.rows("SELECT DISTINCT contact_id FROM media")) == 2


async def test_what_a_listing_shows_stays_as_long_when_it_comes_again(room: Room) -> None:
    await room.sends(still("good", 1))
    await room.stage.room.app.store.run(lambda tx: tx.sql("UPDATE media SET expires_at = 0"))
    await room.sends(still("good", 1))
    ((name, _, _),) = await room.rows()
    assert await room.expires(name) == 0


async def test_a_photo_that_was_let_go_is_kept_anew_and_so_is_what_is_made_of_it(room: Room) -> None:
    await room.sends(still("face", 1))
    (old,) = (name for name, parent, _ in await room.rows() if not parent)
    await room.let_go("parent = ''")  # she took the covered one
    await room.sends(still("face", 1))
    await room.clean_up()
    (name,) = (name for name, parent, _ in await room.rows() if not parent)
    assert name != old
    assert {how for _, parent, how in await room.rows() if parent == name} >= {"blurred", "cropped"}
    assert room.on_disk() == {one for one, _, _ in await room.rows()}


async def test_what_was_made_and_let_go_is_made_again_of_the_same_photo(room: Room) -> None:
    await room.sends(still("face", 1))
    (photo,) = (name for name, parent, _ in await room.rows() if not parent)
    made = {how for _, parent, how in await room.rows() if parent}
    await room.let_go("parent <> ''")
    await room.clean_up()
    assert room.on_disk() == {photo}
    await room.sends(still("face", 1))
    assert {(parent, how) for _, parent, how in await room.rows()} == {
        ("", ""),
        *((photo, how) for how in made),
    }
    assert room.on_disk() == {name for name, _, _ in await room.rows()}


async def test_a_file_that_was_lost_is_there_again_when_it_is_sent_again(room: Room) -> None:
    await room.sends(still("good", 1))
    ((name, _, _),) = await room.rows()
    (room.folder / name).unlink()
    await room.sends(still("good", 1))
    assert room.on_disk() == {name}


async def test_when_she_leaves_everything_made_of_her_photos_leaves_too(room: Room) -> None:
    await room.sends(still("face", 1))
    ((contact,),) = await room.stage.rows("SELECT DISTINCT contact_id FROM media")
    await room.stage.room.app.store.run(lambda tx: contacts.forget(tx, contact))
    await room.clean_up()
    assert await room.rows() == [] and room.on_disk() == set()


async def test_one_photo_sent_twice_to_one_question_counts_once(room: Room) -> None:
    kind = Photos(most=3, least=2)

    def heard(*names: str, album: str = "") -> Heard:
        media = tuple(Media("photo", name=name) for name in names)
        return Heard(Message("web", "her", "1", media=media, album=album))

    assert kind.accepts(heard("a"), ("a",)) == Confirm(("a",), (), reason="too-few")
    assert kind.accepts(heard("b"), ("a",)) == Confirm(("a", "b"), ("done",), reason="gathered")
    quiet = kind.accepts(heard("a", "b", "b", album="x"), ("a",))
    assert isinstance(quiet, Confirm) and quiet.value == ("a", "b") and quiet.reason == "gathered"


async def test_only_so_many_photos_are_decoded_at_a_time(room: Room) -> None:
    at_once, most, guard = 0, 0, threading.Lock()

    def slow(data: bytes) -> Taken:
        nonlocal at_once, most
        with guard:
            at_once += 1
            most = max(most, at_once)
        taken = take(data)
        with guard:
            at_once -= 1
        return taken

    app = room.stage.room.app
    app.files.take, room.data = slow, saved(quarters(), "PNG")
    message = Message("web", "her", "0", media=(Media("photo", "x"),))
    await asyncio.gather(
        *(app.conversation.receive(_numbered(message, number)) for number in range(3 * files.UNDER_WAY))
    )
    await room.stage.room.settle()
    assert 1 <= most <= AT_ONCE
    assert await room.stage.rows("SELECT count(*) FROM inbox WHERE state = 'media'") == [(0,)]


def _numbered(message: Message, number: int) -> Message:
    return Message(message.channel, f"her{number}", str(number), media=message.media)


# --- small copies


async def test_a_small_copy_is_made_of_a_photo_that_is_kept_and_of_nothing_else(room: Room) -> None:
    await room.sends(still("good", 1))
    ((name, _, _),) = await room.rows()
    press = room.stage.room.app.press
    path = await press.file(f"small-{name}")
    assert picture(path.read_bytes()).size == (small.LONGEST, small.LONGEST * 3 // 4) and bare(
        path.read_bytes()
    )
    assert press.forget("small-") == 1
    for other in ("small-none.jpg", "small-.jpg", "small-x.ogg", "small-card-x.png"):
        with pytest.raises(FileNotFoundError):
            await press.file(other)
