"""Voice notes: those a question takes, those we send, and the lessons that were read aloud."""

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import app as house
from bot.app import App
from bot.channels.telegram import Telegram
from bot.cli.script import flat
from bot.engine import rows
from bot.engine.desk import Desk
from bot.engine.speech import Speech
from bot.language.catalogue import Catalogue
from bot.language.lessons import load_lessons
from bot.language.voices import LESSON, MESSAGE, is_voice
from bot.learning import library, voices
from bot.photos.press import Press
from bot.settings import Settings
from bot.store.schema import migrate
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.flow import Flow
from bot.talk.kinds import Heard, Note, Noted, Retry, Text
from bot.talk.messages import Media, Message, Outgoing, Reply
from bot.talk.talk import Talk
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person
from tests.simulated import CONTENT
from tests.test_lint import lesson_faults

TOKEN, PERSON = "123:abc", 1001


def ogg(size: int = 400, packet: bytes = b"OpusHead") -> bytes:
    """The beginning of a voice note, followed by nothing in particular."""
    page = b"OggS\0\x02" + bytes(20) + b"\x01\x13" + packet
    return page + bytes(size - len(page))


VOICE = ogg()


# --- what a voice is


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"OggS",
        VOICE[:28],
        ogg(packet=b"\x01vorbis "),
        b"\0" + VOICE,
        b"ID3" + bytes(99),
        b"\xff\xd8" + bytes(99),
    ],
)
def test_only_ogg_with_opus_in_it_is_a_voice(data: bytes) -> None:
    assert not is_voice(data)
    assert is_voice(VOICE) and is_voice(VOICE[:64])


SPOKEN = Media("voice", name="v.ogg")


def test_a_voice_that_is_still_at_the_channel_is_no_note() -> None:
    there = Message("t", "1", "1", media=(Media("voice", source="there"),))
    assert Note().accepts(Heard(there), None) == Retry("not-note")


def test_a_note_that_must_be_given_does_not_come_back_empty() -> None:
    assert Note().load(["", ""]) == Noted()
    with pytest.raises(ValueError):
        Note(skip=False).load(["", ""])


# --- a voice that comes in


async def diary(talk: Talk) -> None:
    title = await talk.ask("title", Text())
    noted = await talk.ask("day", Note())
    await talk.say("thanks", title=title, words=noted.words, voice=noted.voice)


AR = """diary =
    .button = يوميات
diary-title = العنوان؟
    .name = العنوان
diary-day = كيف كان يومك؟
    .name = اليوم
    .button-skip = لا شيء
diary-thanks = { $title }: { $words }/{ $voice }/
"""


@dataclass
class Room:
    """A house with a flow that asks for a note, before a Telegram that is not Telegram."""

    app: App
    fake: FakeTelegram

    @property
    def her(self) -> Person:
        return self.fake.user(PERSON)

    async def hears(self, text: str) -> None:
        """Wait until she has heard this."""
        async with asyncio.timeout(10):
            while not any(text in flat(heard.text) for heard in self.her.heard):
                self.fake.world.stirred.clear()
                await self.fake.world.stirred.wait()

    async def kept(self) -> list[tuple[str, str, str, int, float]]:
        return await self.app.store.run(
            lambda tx: tx.sql(
                "SELECT name, mime, sha256, size, expires_at - created_at FROM media"
            ).fetchall()
        )

    def text(self, key: str) -> str:
        return flat(self.app.catalogue.text("ar", key))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    fake.channel(-1001, "Support")
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=f"sqlite:///{tmp_path / 'voice.db'}",
        data_dir=tmp_path,
        telegram_token=TOKEN,
        telegram_api_url=fake.url,
        telegram_channel="-1001",
        telegram_pace="off",
    )
    migrate(settings.database_url)
    app = await house.build(settings)
    app.files.house = app.conversation.house = replace(
        app.house,
        flows={**app.house.flows, "diary": Flow(diary, who="anyone", link=True)},
        speech=Speech(catalogue(tmp_path / "content")),
    )
    assert app.telegram
    app.spawn(app.files.work())
    app.spawn(app.telegram.poll(app.conversation.receive, hold=1))
    try:
        yield Room(app, fake)
    finally:
        await app.stop()
        await fake.stop()


def catalogue(folder: Path) -> Catalogue:
    """All texts, and those of the diary."""
    for language in ("ar", "en"):
        shutil.copytree(CONTENT / language / "messages", folder / language / "messages")
        (folder / language / "messages" / "diary.ftl").write_text(AR, encoding="utf-8")
    return Catalogue.load(folder)


async def asked(room: Room) -> None:
    """She is asked how her day was."""
    await room.her.starts("diary")
    await room.hears("العنوان؟")
    await room.her.says("الثلاثاء")
    await room.hears("كيف كان يومك؟")


async def test_a_question_that_takes_a_voice_keeps_it_as_it_came(room: Room) -> None:
    await asked(room)
    await room.her.sends_voice(VOICE)
    await room.hears("الثلاثاء: /")
    ((name, mime, sha, size, seconds),) = await room.kept()
    assert any(f"/{name}/" in flat(heard.text) for heard in room.her.heard)
    assert (mime, size, seconds) == ("audio/ogg", len(VOICE), 30 * 86400)
    path = await room.app.press.file(name)
    assert path.suffix == ".ogg"
    assert path.read_bytes() == VOICE
    assert sha == hashlib.sha256(VOICE).hexdigest()


async def test_words_do_as_well(room: Room) -> None:
    await asked(room)
    await room.her.says("جميل")
    await room.hears("الثلاثاء: جميل//")
    assert await room.kept() == []


async def test_where_no_voice_is_wanted_it_is_not_even_fetched(room: Room) -> None:
    await room.her.starts("diary")
    await room.hears("العنوان؟")
    await room.her.sends_voice(VOICE)
    await room.hears(room.text("other.voice"))
    assert room.fake.called("getFile") == []
    assert await room.kept() == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [(ogg(MESSAGE + 1), "voice-too-big"), (b"ID3" + bytes(300), "voice-broken")],
    ids=["too big", "not a voice"],
)
async def test_what_cannot_be_kept_is_said_and_the_question_stands(
    room: Room, data: bytes, reason: str
) -> None:
    await asked(room)
    await room.her.sends_voice(data)
    await room.hears(room.text(f"other.{reason}"))
    assert await room.kept() == []
    assert not list(room.app.settings.media_dir.iterdir())
    assert bool(room.fake.called("getFile")) == (reason != "voice-too-big")  # its size was known before
    await room.her.says("جميل")
    await room.hears("الثلاثاء: جميل//")


async def changed(talk: Talk) -> None:
    """The diary of a newer release, which does something on the way to its question."""
    await talk.do("tidy", lambda tx: tx.sql("DELETE FROM inbox") and None)
    await talk.ask("day", Note())


async def test_a_look_at_what_is_asked_leaves_nothing_behind(room: Room) -> None:
    """Whether a voice is wanted is found out by playing the flow; what that would do is not done."""
    await asked(room)

    def state(tx: Tx) -> list[Any]:
        return [
            tx.sql(statement).fetchall()
            for statement in ("SELECT count(*) FROM inbox", "SELECT id, journal FROM run")
        ]

    def look(tx: Tx) -> None:
        caller = rows.find(tx, "telegram", str(PERSON))
        assert caller
        newer = replace(room.app.house, flows={"diary": Flow(changed)})
        before = state(tx)
        assert Desk(newer, tx, caller, Message("telegram", str(PERSON), "x")).takes_voice()
        assert state(tx) == before

    await room.app.store.run(look)


# --- a voice that goes out


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    await fake.user(PERSON).starts()
    yield fake
    await fake.stop()


@pytest.fixture
async def telegram(fake: FakeTelegram, tmp_path: Path) -> AsyncIterator[Telegram]:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "v.ogg").write_bytes(VOICE)
    telegram = Telegram(TOKEN, fake.url, files=Press(tmp_path, {}).file, pace=False)
    yield telegram
    await telegram.close()


async def test_a_voice_is_sent_as_a_voice_note_and_uploaded_once(
    fake: FakeTelegram, telegram: Telegram
) -> None:
    for _ in range(2):
        await telegram.deliver(Outgoing("reply", str(PERSON), Reply("اسمعي الدرس", media=(SPOKEN,))))
    heard = fake.user(PERSON).heard
    assert [(one.text, one.kind, one.file) for one in heard] == [("اسمعي الدرس", "voice", VOICE)] * 2
    assert isinstance(fake.called("sendVoice")[1]["voice"], str)


async def test_who_lets_nobody_send_her_voice_notes_gets_the_file(
    fake: FakeTelegram, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    perform = fake._called

    async def called(request: Any, token: str, method: str) -> Any:
        if method != "sendVoice":
            return await perform(request, token, method)
        await request.read()
        refusal = {"ok": False, "error_code": 400, "description": "Bad Request: VOICE_MESSAGES_FORBIDDEN"}
        return web.json_response(refusal, status=400)

    monkeypatch.setattr(fake, "_called", called)
    await telegram.deliver(Outgoing("reply", str(PERSON), Reply("اسمعي الدرس", media=(SPOKEN,))))
    (heard,) = fake.user(PERSON).heard
    assert (heard.text, heard.kind, heard.file) == ("اسمعي الدرس", "document", VOICE)


# --- lessons read aloud


def test_a_recording_beside_a_lesson_belongs_to_it(tmp_path: Path) -> None:
    assert lesson_faults(tmp_path) == []
    (tmp_path / "ar" / "lessons" / "photo" / "01-light.ogg").write_bytes(VOICE)
    assert lesson_faults(tmp_path) == []
    lessons = load_lessons(tmp_path)
    assert (lessons["ar"]["light"].voice, lessons["en"]["light"].voice) == (len(VOICE), 0)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("01-light.ogg", ogg(LESSON + 1), "300 KB; a lesson read aloud has 300 at most"),
        ("01-light.ogg", b"RIFF" + bytes(99), "not a voice note: it must be Ogg with Opus"),
        ("01-ligth.ogg", VOICE, "there is no lesson of this name"),
    ],
)
def test_a_recording_that_will_not_do_is_seen(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    lesson_faults(tmp_path)
    (tmp_path / "ar" / "lessons" / "photo" / name).write_bytes(data)
    assert lesson_faults(tmp_path) == [f"ar/lessons/photo/{name}:1: {fault}"]


async def test_a_lesson_tells_how_long_its_recording_is_and_the_press_has_it(
    tmp_path: Path, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson_faults(tmp_path)
    (tmp_path / "ar" / "lessons" / "photo" / "01-light.ogg").write_bytes(VOICE)
    monkeypatch.setattr(library, "_lessons", lambda: load_lessons(tmp_path))
    told = [
        await sqlite_store.run(lambda tx, at=at: library.lesson(tx, "light", at, "JO")) for at in ("ar", "en")
    ]
    assert [one and one.voice for one in told] == [len(VOICE), 0]
    press = Press(tmp_path, {"voice": voices.make})
    assert (await press.file("voice-ar-light.ogg")).read_bytes() == VOICE
    for name in ("voice-en-light.ogg", "voice-ar-none.ogg", "voice-fr-light.ogg", "voice-light.ogg"):
        with pytest.raises(FileNotFoundError):
            await press.file(name)
