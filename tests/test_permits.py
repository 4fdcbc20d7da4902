"""Being written to first: asked once on WhatsApp in so many words, kept as she read them, ended with one word."""

import uuid
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from conftest import Clock
from stage import TALKS, Stage, opened, scene

from bot.broadcast import follows, imports
from bot.cli.rehearsal import Booth
from bot.cli.script import flat
from bot.engine import orders
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.learning import learners, nudges
from bot.people import contacts, permission
from bot.people.team import invitations, staff
from bot.reading.intents import SURE
from bot.store import permits
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Message, Reply
from bot.talk.words import Words, merged

DAY = 86400.0
HER = "+962791234567"
WORDS: Words = merged(ours().words(language) for language in LANGUAGES)


class Line:
    """Somebody on WhatsApp, in a house that listens there."""

    def __init__(self, stage: Stage, who: str = HER) -> None:
        self.stage, self.who, self.taken = stage, who, 0
        self.booth = Booth("whatsapp", WHATSAPP)
        stage.room.app.channels["whatsapp"] = self.booth

    async def says(self, *texts: str) -> str:
        """She writes these; what she hears of it."""
        for text in texts:
            label = text.startswith("[")
            what = {"button": self.data(text[1:-1])} if label else {"text": text}
            room = self.stage.room
            message = Message("whatsapp", self.who, uuid.uuid4().hex, at=room.clock[0], **what)
            await room.app.conversation.receive(message)
            await room.settle()
        return self.heard()

    async def begins(self, payload: str) -> str:
        """She comes by a link that carries this."""
        room = self.stage.room
        message = Message("whatsapp", self.who, uuid.uuid4().hex, at=room.clock[0], start=payload)
        await room.app.conversation.receive(message)
        await room.settle()
        return self.heard()

    def heard(self) -> str:
        fresh = self.replies[self.taken :]
        self.taken = len(self.replies)
        return " ".join(flat(reply.text) for reply in fresh)

    def data(self, label: str) -> str:
        for reply in reversed(self.replies):
            for button in (*reply.buttons, *reply.ways):
                if flat(button.label) == label:
                    return button.data
        raise LookupError(label)

    @property
    def replies(self) -> list[Reply]:
        return self.booth.heard.setdefault(self.who, [])

    def text(self, key: str, language: str = "en", **args: object) -> str:
        return flat(ours().text(language, key, args))

    def label(self, key: str, language: str = "en") -> str:
        return f"[{flat(ours().label(language, key))}]"

    async def rows(self) -> list[tuple[object, ...]]:
        return await self.stage.rows(
            "SELECT purpose, source, given_at > 0, ended_at > 0 FROM permit ORDER BY purpose DESC"
        )

    async def welcomed(self, language: str = "en") -> str:
        """Through the welcome, up to what follows her last answer."""
        await self.says("hello", self.label(f"language-{language}", language))
        label = partial(self.label, language=language)
        await self.says(label("button-yes"), label("button-yes"), label("country-jo"), "Amal")
        await self.says(label("place-irbid"))
        return await self.says(label("welcome-makes.button-food"))


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with opened(tmp_path, None, "en") as stage:
        yield Line(stage)


@pytest_asyncio.fixture
async def member(line: Line) -> Line:
    """One who was asked, and said yes to both."""
    await line.welcomed()
    await line.says(line.label("permit-wish.button-both"))
    return line


# --- the question


@pytest.mark.parametrize("language", LANGUAGES)
async def test_after_the_welcome_she_is_asked_once_and_the_very_words_are_kept(
    line: Line, language: str
) -> None:
    said = await line.welcomed(language)
    question = ours().text(language, "permit-wish", {"name": "Mahalli"})
    assert flat(question) in said
    assert line.text("menu", language) not in said
    said = await line.says(line.label("permit-wish.button-both", language))
    assert line.text("permit-noted-both", language) in said and line.text("menu", language) in said
    label = ours().text(language, "permit-wish.button-both")
    kept = await line.stage.rows("SELECT DISTINCT words FROM permit")
    assert kept == [(f"{question}\n{label}",)]
    assert await line.rows() == [("messages", "chat", 1, 0), ("lessons", "chat", 1, 0)]
    assert line.text("permit-wish", language, name="Mahalli") not in await line.says("hello", "/learn")


@pytest.mark.parametrize(("answer", "messages", "lessons"), [("both", 0, 0), ("mine", 0, 1), ("no", 1, 1)])
async def test_she_may_say_yes_to_one_to_both_or_to_none(
    line: Line, answer: str, messages: int, lessons: int
) -> None:
    await line.welcomed()
    said = await line.says(line.label(f"permit-wish.button-{answer}"))
    assert line.text(f"permit-noted-{answer}") in said
    assert [row[3] for row in await line.rows()] == [messages, lessons]


async def test_on_telegram_and_the_web_nobody_is_asked(tmp_path: Path) -> None:
    async with opened(tmp_path, await scene(TALKS / "en" / "welcome.txt"), "en") as stage:
        said = " ".join(flat(reply.text) for reply in stage.room.booth.heard["her"])
        assert "WhatsApp" not in said
        await stage.does("whatsapp messages")
        assert stage.text("permit-elsewhere") in stage.said()
        assert await stage.rows("SELECT 1 FROM permit") == []


async def test_the_question_may_be_left_and_come_back_to(line: Line) -> None:
    await line.welcomed()
    await line.says("lessons")
    await line.says("menu")
    said = await line.says(line.label("button-continue"))
    assert "May I write to you first" in said
    await line.says(line.label("permit-wish.button-no"))
    assert [row[3] for row in await line.rows()] == [1, 1]


async def test_she_changes_it_with_a_word_in_the_middle_of_anything(member: Line) -> None:
    await member.says("sell")
    said = await member.says("whatsapp messages")
    assert member.text("permit-now-both") in said
    said = await member.says(member.label("permit-wish.button-mine"))
    assert member.text("permit-noted-mine") in said and member.text("go-back") in said
    assert [row[3] for row in await member.rows()] == [0, 1]
    said = await member.says("رسائل واتساب")
    assert member.text("permit-now-mine") in said
    await member.says(member.label("permit-wish.button-both"))
    assert [row[3] for row in await member.rows()] == [0, 0]


async def test_what_we_know_of_her_says_it_too(member: Line) -> None:
    said = await member.says("my data")
    assert member.text("about-first", first=ours().label("en", "permit-wish.button-both")) in said
    assert "May I write" in await member.says(member.label("permit.button"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_fits_three_quick_replies(language: str) -> None:
    for answer in permission.ANSWERS:
        assert len(ours().label(language, f"permit-wish.button-{answer}")) <= 20
    assert len(ours().text(language, "permit-wish", {"name": "N" * 40})) < 300


async def test_a_buyer_is_offered_the_question_with_her_order(tmp_path: Path) -> None:
    async with opened(tmp_path, await scene(TALKS / "ar" / "approve.txt"), "ar") as stage:
        buyer = Line(stage)
        label = partial(buyer.label, language="ar")
        await buyer.begins(stage.link)
        await buyer.says("2", label("when-any"), label("see-area.button-skip"))
        await buyer.says(label("see-review.button-ok"))
        said = await buyer.says(label("permit.button"))
        assert buyer.text("permit-wish", "ar", name="Mahalli") in said
        await buyer.says(label("permit-wish.button-mine"))
        assert await buyer.rows() == [("messages", "chat", 1, 0), ("lessons", "chat", 0, 1)]


async def test_a_coordinator_named_by_her_whatsapp_number_is_one_and_is_told_her_id(line: Line) -> None:
    await line.stage.room.app.store.run(
        lambda tx: staff.settle_staff(tx, staff.campaign(tx, "JO").id, [f"whatsapp:{HER}"])
    )
    assert f"whatsapp:{HER}" in await line.says("/id")
    assert line.label("queue.button", "ar")[1:-1] in {
        flat(button.label) for button in line.replies[-1].buttons
    }


async def test_an_invitation_to_the_team_opens_from_a_link_to_whatsapp(line: Line) -> None:
    store = line.stage.room.app.store
    at = (await store.run(partial(staff.campaign, country="JO"))).id
    code = await store.run(partial(invitations.invite, actor=None, campaign=at, role="reviewer"))
    assert "Mahalli" in await line.begins(f"staff-{code}")
    await line.says(line.label("button-yes", "ar"), "Amal")
    assert (f"{HER}", "reviewer") in await line.stage.rows("SELECT external, role FROM staff")


# --- one word ends it


STOPS = {
    "stop": (
        "STOP", "Unsubscribe", "end", "QUIT", "stopall", "revoke", "optout", "arrêt", "arrêter", "Arrêtez", "désabonner",
        "se désabonner", "توقف", "توقفي", "إلغاء الاشتراك", "حبسي الرسائل", "باراكا", "ما تصيفطوليش", "ما بدي رسائل",
        "Don’t send", "arretez les messages", "safi baraka", "حبسي الميساجات",
    ),
    "pause": ("stop leçons", "stop lessons", "أوقفي الدروس", "حبسي الدروس", "plus aucune leçon", "pause reminders"),
    "unfollow": ("stop products", "إلغاء المتابعة", "حبسي المنتوجات", "stop produits", "unfollow"),
    "menu": ("cancel", "إلغاء", "annuler"),  # ends the question she is in, as it always did
    "out": ("exit",),
}  # fmt: skip


@pytest.mark.parametrize("meaning", STOPS)
def test_stop_words_are_known_whole_and_in_four_tongues(meaning: str) -> None:
    for word in STOPS[meaning]:
        assert WORDS.meaning(word) == meaning, word
        assert WORDS.guess(word).score == SURE
        assert WORDS.meaning(f"I sell {word} here") == ""


def test_what_may_be_more_or_no_more_in_french_is_asked_about() -> None:
    for words in ("plus de messages", "plus de produits", "plus de leçons"):
        assert WORDS.meaning(words) == ""


async def test_stop_ends_everything_in_one_line_and_she_hears_how_to_come_back(member: Line) -> None:
    await member.says("sell")
    before = len(member.replies)
    said = await member.says("Arrêtez")
    assert said == member.text("stopped") and len(member.replies) == before + 1
    assert "\n" not in ours().text("en", "stopped")
    assert [row[3] for row in await member.rows()] == [1, 1]
    assert await member.stage.rows("SELECT state FROM contact WHERE name = 'Amal'") == [("stopped",)]


async def test_start_gives_back_only_what_she_says(member: Line) -> None:
    ((id, at),) = await member.stage.rows(
        "SELECT id, (SELECT MIN(id) FROM campaign) FROM contact WHERE name = 'Amal'"
    )
    await member.stage.room.app.store.run(
        partial(follows.follow, contact=id, campaign=at, areas=[], kinds=[], often="week")
    )
    await member.says("stop")
    said = await member.says("start")
    assert member.text("welcome-back") in said and "May I write" in said
    assert [row[3] for row in await member.rows()] == [1, 1]
    await member.says(member.label("permit-wish.button-mine"))
    assert [row[3] for row in await member.rows()] == [0, 1]
    assert await member.stage.rows("SELECT state FROM follow") == [("off",)]


async def test_lessons_alone_end_and_come_back_by_her_yes(member: Line) -> None:
    said = await member.says("stop lessons")
    assert member.text("pause-ended") in said and "\n" not in ours().text("en", "pause-ended")
    assert [row[3] for row in await member.rows()] == [0, 1]
    assert "May I write" in await member.says("remind me")
    await member.says(member.label("permit-wish.button-both"))
    assert [row[3] for row in await member.rows()] == [0, 0]


async def test_a_stop_of_one_who_never_joined_is_remembered_against_an_older_yes(line: Line) -> None:
    said = await line.says("stop")
    assert said == line.text("stopped", "ar")

    def add(tx: Tx, day: str) -> dict[str, int]:
        at = tx.sql("SELECT MIN(id) FROM campaign").fetchone()[0]
        sheet = imports.read(
            ["channel,address,opted_at,proof", f"whatsapp,{HER},{day},a list at the fair"],
            "JO",
            date(2027, 1, 1),
        )
        return dict(imports.take(tx, at, "JO", ZoneInfo("Asia/Amman"), sheet.rows))

    stopped = datetime.fromtimestamp(line.stage.room.clock[0], UTC).date()
    older, newer = date.fromordinal(stopped.toordinal() - 3), date.fromordinal(stopped.toordinal() + 2)
    store = line.stage.room.app.store
    assert (await store.run(partial(add, day=older.isoformat())))["said-no"] == 1
    line.stage.room.clock[0] += 3 * DAY
    assert (await store.run(partial(add, day=newer.isoformat())))["new"] == 1
    await line.says("توقف")
    assert await line.stage.rows("SELECT state FROM follow") == [("off",)]


# --- the store


@pytest_asyncio.fixture
async def her(store: Store) -> int:
    def add(tx: Tx) -> int:
        id = int(tx.sql("INSERT INTO contact (state) VALUES ('active') RETURNING id").fetchone()[0])
        tx.sql(
            "INSERT INTO address (channel, external, contact_id) VALUES ('whatsapp', :who, :id)",
            who=HER,
            id=id,
        )
        contacts.join(tx, id, "JO", "Amal", "irbid", "food")
        return id

    return await store.run(add)


async def test_a_stop_is_written_of_every_campaign(store: Store, her: int) -> None:
    def stop(tx: Tx) -> list[tuple[object, ...]]:
        organisation = tx.sql("INSERT INTO organisation (name) VALUES ('x') RETURNING id").fetchone()[0]
        one, two = (staff.open_(tx, organisation, "x", country, "") for country in ("JO", "MA"))
        follows.follow(tx, her, one, [], [], "week")
        permits.give(tx, her, "whatsapp", "messages", "x", "chat")
        orders._let_be(tx, her)
        found = tx.sql("SELECT campaign_id, state, stopped_at FROM follow ORDER BY campaign_id").fetchall()
        assert not permits.may(tx, her, "whatsapp", "messages")
        assert [row[0] for row in found] == [one, two]
        return [tuple(row[1:]) for row in found]

    assert {(state, at > 0) for state, at in await store.run(stop)} == {("off", True)}  # type: ignore[operator]


async def test_on_a_shared_phone_it_is_only_hers(store: Store, her: int) -> None:
    def both(tx: Tx) -> tuple[bool, bool]:
        sister = tx.sql("INSERT INTO contact (state) VALUES ('active') RETURNING id").fetchone()[0]
        for one in (her, sister):
            permits.give(tx, one, "whatsapp", "messages", "x", "chat")
        permits.end(tx, her)
        return permits.may(tx, her, "whatsapp", "messages"), permits.may(tx, sister, "whatsapp", "messages")

    assert await store.run(both) == (False, True)


async def test_who_said_no_to_reminders_gets_none_and_who_says_yes_again_does(
    store: Store, her: int, clock: Clock
) -> None:
    def said(tx: Tx, wish: str) -> bool:
        permission.answer(tx, her, "whatsapp", "en", "Mahalli", wish)
        return nudges.wanted(tx, her, "1") is not None

    await store.run(partial(learners.moved, contact=her))
    assert await store.run(partial(said, wish="mine")) is False
    assert await store.run(partial(said, wish="both")) is True
    assert await store.run(partial(permission.stands, contact=her, channel="whatsapp")) == "both"
    await store.run(partial(learners.pause, contact=her))
    assert await store.run(partial(permission.stands, contact=her, channel="whatsapp")) == "mine"
    assert await store.run(lambda tx: tx.sql("SELECT 1 FROM timer").fetchall()) == []
    assert await store.run(partial(said, wish="both")) is True
    assert len(await store.run(lambda tx: tx.sql("SELECT 1 FROM timer WHERE what = 'nudge'").fetchall())) == 1
