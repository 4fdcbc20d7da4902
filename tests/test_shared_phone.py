"""One phone, several people: nothing of one is ever shown while another is using it."""

import contextlib
import json
import random
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene

from bot.cli.script import flat
from bot.engine import clocks, housekeeping, rows
from bot.errors import Refused
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.market.buyers import interests
from bot.people import contacts, sharing, tickets
from bot.people.team import roles, staff
from bot.photos import record as pages
from bot.store import seats
from bot.store.tx import Tx
from bot.talk.messages import Media, Message, Reply

LOCK_SCREEN = 60  # characters a locked phone shows of a message
MARKS = {"Amal": "zebra", "Basma": "yak"}  # what each of the two writes, and nobody else does


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator["Two"]:
    """Amal and Basma on one phone, Basma using it; each has a product in the channel."""
    async with opened(tmp_path, await scene(TALKS / "en" / "team.txt"), "en") as found:
        found.turn_to("her")
        two = Two(found)
        await two.begin()
        yield two


class Two:
    """Two women on the phone of a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.ids: dict[str, int] = {}

    async def begin(self) -> None:
        (amal,) = (await self.stage.rows("SELECT contact_id FROM address WHERE external = 'her'"))[0]

        def share(tx: Tx) -> int:
            contacts.rename(tx, amal, "Amal")
            sharing.welcome(tx, amal)
            (basma,) = tx.sql("SELECT contact_id FROM address WHERE external = 'her'").fetchone()
            tx.sql("DELETE FROM run WHERE contact_id = :id", id=basma)
            contacts.join(tx, basma, "JO", "Basma", "irbid", "soap")
            for name, who in (("Amal", amal), ("Basma", basma)):
                self._listing(tx, who, MARKS[name])
                tx.sql(
                    "INSERT INTO learner (contact_id, goal) VALUES (:id, :goal) ON CONFLICT (contact_id)"
                    " DO UPDATE SET goal = :goal",
                    id=who,
                    goal=f"{MARKS[name]} goal",
                )
            return int(basma)

        self.ids = {"Amal": amal, "Basma": await self.run(share)}
        self.stage.heard()

    @staticmethod
    def _listing(tx: Tx, who: int, mark: str) -> None:
        tx.sql(
            "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, state)"
            " VALUES (:mark, :who, 1, :title, :title, 1000, 'JOD', 'published')",
            mark=mark,
            who=who,
            title=f"{mark} jam",
        )

    def run(self, work: Any) -> Any:
        return self.stage.room.app.store.run(work)

    async def told(self, work: Any) -> list[Reply]:
        """What the phone hears of it."""
        await self.run(work)
        await self.stage.room.settle()
        return self.stage.heard()

    async def holder(self) -> int:
        return int((await self.stage.rows("SELECT contact_id FROM address WHERE external = 'her'"))[0][0])

    async def switch(self, to: str) -> list[Reply]:
        await self.stage.taps(f"s.switch.{self.ids[to]}")
        await self.stage.does(self.stage.label("button-yes"))
        assert await self.holder() == self.ids[to]
        return self.stage.heard()

    async def order(self, of: str) -> list[Reply]:
        """What the phone hears when a customer asks for a product of hers."""
        return await self.told(self.ordered(of))

    def ordered(self, of: str) -> Callable[[Tx], None]:
        """A customer asks for a product of hers, if it is still shown."""

        def ask(tx: Tx) -> None:
            (buyer,) = tx.sql("INSERT INTO contact (country) VALUES ('JO') RETURNING id").fetchone()
            (listing,) = tx.sql(
                "SELECT MIN(id) FROM listing WHERE contact_id = :id", id=self.ids[of]
            ).fetchone()
            with contextlib.suppress(Refused):
                interests.ask(tx, listing, buyer, interests.Order(words=f"{MARKS[of]} please"))

        return ask

    async def theirs(self, holder: int) -> list[tuple[Any, ...]]:
        """How the conversations of those stand who are not using the phone."""
        return await self.stage.rows(
            "SELECT r.id, r.state, r.turn, r.journal, r.candidate FROM run r JOIN sharer s"
            " ON s.contact_id = r.contact_id WHERE r.contact_id <> :holder ORDER BY r.id",
            holder=holder,
        )


def text(replies: list[Reply]) -> str:
    """All that can be read."""
    return " ".join(
        f"{reply.text} {' '.join(button.label for button in (*reply.buttons, *reply.ways))}"
        for reply in replies
    )


# --- what waits for the other


async def test_an_order_for_one_who_is_away_is_held_and_the_phone_told_once(stage: Two) -> None:
    first = await stage.order("Amal")
    assert [flat(reply.text) for reply in first] == [stage.stage.text("shared-waiting", name="Amal")]
    assert "zebra" not in text(first)
    assert await stage.order("Amal") == []
    given = await stage.switch("Amal")
    assert [("zebra jam" in reply.text) for reply in given[1:]] == [True, True, False]
    assert "2" in given[-1].text
    assert await stage.stage.rows("SELECT id FROM outbox WHERE state = 'held'") == []


async def test_what_was_held_is_given_in_order_and_works(stage: Two) -> None:
    await stage.order("Amal")
    await stage.run(lambda tx: tx.tell(stage.ids["Amal"], "ticket-answer", words="second"))
    given = await stage.switch("Amal")
    assert ["zebra" in given[1].text, "second" in given[2].text] == [True, True]
    assert len(given[1].buttons) == 5
    await stage.stage.taps(given[1].buttons[1].data)
    assert "zebra please" in text(stage.stage.heard())


async def test_the_phone_is_not_told_for_one_who_wants_silence(stage: Two) -> None:
    await stage.stage.does("/stop")
    stage.stage.heard()
    assert await stage.order("Amal") == []
    assert "zebra jam" in text(await stage.switch("Amal"))


async def test_one_who_asked_for_silence_herself_gets_nothing(stage: Two) -> None:
    await stage.run(
        lambda tx: tx.sql("UPDATE contact SET state = 'stopped' WHERE id = :id", id=stage.ids["Amal"])
    )
    assert await stage.run(lambda tx: tx.tell(stage.ids["Amal"], "ticket-answer", words="zebra")) is False


async def test_a_reminder_of_one_who_is_away_waits_for_her(stage: Two) -> None:
    stage.stage.room.clock[0] += 86_400

    def remind(tx: Tx) -> None:
        tx.sql("DELETE FROM timer")
        tx.at(tx.now - 1, stage.ids["Amal"], "learn")

    await stage.run(remind)
    await stage.stage.does("~ 3h")
    heard = stage.stage.heard()
    assert [flat(reply.text) for reply in heard] == [stage.stage.text("shared-waiting", name="Amal")]
    await stage.stage.does("~ 3h")
    assert stage.stage.heard() == []
    await stage.switch("Amal")
    await stage.stage.does("~ 26h")
    (lessons,) = stage.stage.heard()[-1:]
    assert lessons.buttons


async def test_what_is_held_goes_after_a_month(stage: Two) -> None:
    await stage.order("Amal")
    await stage.run(lambda tx: tx.at(tx.now + seats.AWAY, stage.ids["Amal"], "learn"))
    stage.stage.room.clock[0] += clocks.SENT_KEPT + 60
    app = stage.stage.room.app
    await housekeeping.clean_up(app.store, app.settings.media_dir)
    assert await stage.stage.rows("SELECT id FROM outbox WHERE state = 'held'") == []
    assert await stage.stage.rows("SELECT id FROM timer WHERE due_at > 1e11") == []


# --- what a locked phone shows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_fills_a_lock_screen(language: str) -> None:
    catalogue = ours()
    assert len(flat(catalogue.text(language, "shared-opening", {"name": ""}))) > LOCK_SCREEN


async def test_what_we_begin_on_a_shared_phone_gives_nothing_away(stage: Two) -> None:
    (order,) = await stage.order("Basma")
    assert "yak" not in flat(order.text)[:LOCK_SCREEN]
    assert "yak jam" in order.text
    stage.stage.room.clock[0] += 86_400
    await stage.run(lambda tx: tx.sql("DELETE FROM timer"))
    await stage.run(lambda tx: tx.at(tx.now - 1, stage.ids["Basma"], "mine"))
    await stage.stage.does("~ 3h")
    opening = stage.stage.text("shared-opening", name="Basma")
    begun = stage.stage.heard()
    assert "yak jam" in text(begun)
    assert all(flat(reply.text).startswith(opening) for reply in begun)


async def test_what_we_begin_on_a_phone_of_one_is_said_at_once(stage: Two) -> None:
    stage.stage.turn_to("buyer")
    await stage.stage.does("English")
    stage.stage.heard()
    (buyer,) = (await stage.stage.rows("SELECT contact_id FROM address WHERE external = 'buyer'"))[0]
    (reply,) = await stage.told(lambda tx: tx.tell(buyer, "ticket-answer", words="yes"))
    assert flat(reply.text) == stage.stage.text("ticket-answer", words="yes")


# --- handing it over


async def test_her_open_run_waits_and_is_hers_when_she_is_back(stage: Two) -> None:
    await stage.stage.does("/person")
    stage.stage.heard()
    await stage.switch("Amal")
    await stage.stage.does("zebra words")
    assert stage.stage.text("person-words", state="none", first="", last="", opens="", closes="")[
        :20
    ] not in text(stage.stage.heard())
    assert await stage.stage.rows("SELECT id FROM ticket") == []
    await stage.switch("Basma")
    await stage.stage.does(stage.stage.label("button-continue"), "yak words")
    assert await stage.stage.rows("SELECT contact_id, asked FROM ticket") == [
        (stage.ids["Basma"], "yak words")
    ]


async def test_a_button_of_the_other_one_answers_and_shows_nothing(stage: Two) -> None:
    await stage.stage.taps("s.goal.")
    await stage.stage.does("yak aim")
    answer = stage.stage.data("goal-weekly.button-2")
    await stage.switch("Amal")
    await stage.stage.taps(answer)
    assert "yak" not in text(stage.stage.heard())
    ((journal,),) = await stage.stage.rows(
        "SELECT journal FROM run WHERE contact_id = :id AND flow = 'goal'", id=stage.ids["Basma"]
    )
    assert [one["name"] for one in json.loads(journal)] == ["words"]


async def test_photos_that_come_late_belong_to_who_sent_them(stage: Two) -> None:
    await stage.stage.does("/sell")
    receive = stage.stage.room.app.conversation.receive
    await receive(
        Message("web", "her", "p1", media=(Media("photo", "good-901"),), at=stage.stage.room.clock[0])
    )
    await receive(
        Message("web", "her", "p2", button=f"s.switch.{stage.ids['Amal']}", at=stage.stage.room.clock[0])
    )
    await stage.stage.room.settle()
    await stage.stage.does(stage.stage.label("button-yes"))
    assert await stage.holder() == stage.ids["Amal"]
    assert await stage.stage.rows("SELECT DISTINCT contact_id FROM media WHERE mime = 'image/jpeg'") == [
        (stage.ids["Basma"],)
    ]
    stage.stage.heard()
    await stage.stage.does("~ 3s", "~ 21h")
    assert "yak" not in text(stage.stage.heard())


async def test_one_who_does_not_use_this_phone_cannot_be_chosen(stage: Two) -> None:
    stage.stage.turn_to("buyer")
    await stage.stage.does("English")
    stage.stage.heard()
    await stage.stage.taps(f"s.switch.{stage.ids['Amal']}")
    assert stage.stage.said().startswith(stage.stage.text("switch-gone"))


async def test_a_coordinators_phone_is_not_shared(stage: Two) -> None:
    stage.stage.turn_to("coordinator")
    await stage.stage.send(text="I am someone else")
    assert stage.stage.said().startswith(stage.stage.text("switch-staff"))
    (her,) = (await stage.stage.rows("SELECT contact_id FROM address WHERE external = 'coordinator'"))[0]
    with pytest.raises(Exception, match="staff"):
        await stage.run(lambda tx: sharing.welcome(tx, her))


async def test_a_shared_phone_named_as_a_coordinators_opens_no_queue(stage: Two) -> None:
    await stage.run(lambda tx: staff.settle_staff(tx, 1, ["web:her"]))
    found = await stage.run(lambda tx: rows.find(tx, "web", "her"))
    assert found.role == ""
    assert await stage.run(lambda tx: roles.team(tx, 1, "coordinator")) == []


async def test_a_phone_takes_no_more_people_than_its_list_shows(stage: Two) -> None:
    for _ in range(sharing.MOST - 2):
        holder = await stage.holder()
        await stage.run(lambda tx, holder=holder: sharing.welcome(tx, holder))
        new = await stage.holder()
        await stage.run(lambda tx, new=new: contacts.join(tx, new, "JO", f"N{new}", "irbid", "soap"))
    await stage.stage.send(text="I am someone else")
    values = [button.data.rpartition(".")[2] for button in stage.stage.heard()[-1].buttons]
    assert len(values) == sharing.MOST - 1
    assert "new" not in values


async def test_one_who_says_nothing_of_herself_is_not_kept(stage: Two) -> None:
    await stage.run(lambda tx: sharing.welcome(tx, stage.ids["Basma"]))
    new = await stage.holder()
    await stage.stage.does("hello")
    await stage.switch("Basma")
    assert await stage.stage.rows("SELECT id FROM contact WHERE id = :id", id=new) == []


# --- leaving


async def test_deleting_one_leaves_the_other_as_she_was(stage: Two) -> None:
    await stage.order("Amal")
    await stage.stage.does("/delete", stage.stage.label("button-yes"))
    assert "zebra" not in text(stage.stage.heard())
    assert await stage.stage.rows("SELECT title FROM listing") == [("zebra jam",)]
    holder = await stage.holder()
    assert holder not in stage.ids.values()  # in nobody's hands: she who deleted may still hold it
    assert "zebra jam" in text(await stage.switch("Amal"))
    assert await stage.stage.rows("SELECT id FROM sharer") == []  # it is hers alone
    assert await stage.stage.rows("SELECT id FROM contact WHERE id = :id", id=holder) == []


async def test_what_was_held_for_one_who_left_is_gone(stage: Two) -> None:
    await stage.order("Amal")
    await stage.run(lambda tx: contacts.forget(tx, stage.ids["Amal"]))
    assert await stage.stage.rows("SELECT id FROM outbox WHERE state = 'held'") == []
    assert await stage.stage.rows("SELECT id FROM outbox WHERE body LIKE '%zebra%'") == []
    assert await stage.holder() == stage.ids["Basma"]


# --- whatever happens


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_of_one_ever_reaches_the_other(stage: Two, seed: int) -> None:
    chance = random.Random(seed)
    seen: list[str] = []
    for step in range(60):
        before = await stage.holder()
        stood = await stage.theirs(before)
        act = await anything(stage, chance, seen, before)
        holder = await stage.holder()
        if holder == before:
            assert await stage.theirs(holder) == stood, f"seed {seed}, step {step}: {act} moved another's"
        heard = stage.stage.heard()
        seen += [button.data for reply in heard for button in (*reply.buttons, *reply.ways) if button.data]
        said = text(heard)
        for media in [one for reply in heard for one in reply.media if one.kind == "document"]:
            if media.name.startswith("data-"):
                work = partial(pages.words_of_name, catalogue=stage.stage.room.app.catalogue, name=media.name)
                said += json.dumps(await stage.run(work))
        for name, mark in MARKS.items():
            if stage.ids[name] != holder:
                assert mark not in said, f"seed {seed}, step {step}: after {act} {name}'s words came: {said}"
    assert await stage.stage.rows("SELECT flow FROM run WHERE state = 'parked'") == []


async def anything(stage: Two, chance: random.Random, seen: list[str], holder: int) -> str:
    """One thing that may happen: what she who has the phone does, or what the world does."""
    mark = next((MARKS[name] for name, id in stage.ids.items() if id == holder), "newt")
    what = chance.choice(
        ["say", "flow", "press", "press", "photo", "time", "order", "answer", "timer", "switch"]
    )
    match what:
        case "say":
            await stage.stage.does(chance.choice([f"{mark} words", "3", "yes", "5 dinars", "next", "hello"]))
        case "flow":
            word = chance.choice(
                [
                    "/sell",
                    "/person",
                    "/mine",
                    "my data",
                    "/menu",
                    "/help",
                    "/learn",
                    "goal",
                    "where am I",
                    "edit",
                ]
            )
            await stage.stage.does(word)
        case "press":
            usable = [data for data in seen if not data.startswith(("s.delete", "r.delete"))]
            if usable:
                what = chance.choice(usable)
                await stage.stage.taps(what)
        case "photo":
            await stage.stage.does(chance.choice(["(photo)", "(album 2)"]))
        case "time":
            await stage.stage.does(f"~ {chance.choice(['3s', '2h', '21h', '3d'])}")
        case "order":
            await stage.run(stage.ordered(chance.choice(list(MARKS))))
        case "answer":
            await stage.run(partial(_answered, marks={id: MARKS[name] for name, id in stage.ids.items()}))
        case "timer":
            name = chance.choice(list(MARKS))
            flow = chance.choice(["expired", "nudge", "mine", "learn", "available"])
            number = {"expired": str(list(MARKS).index(name) + 1), "nudge": "1"}.get(flow, "")
            await stage.run(lambda tx: tx.at(tx.now, stage.ids[name], flow, number))
        case "switch":
            to = chance.choice([id for id in stage.ids.values() if id != holder])
            await stage.stage.taps(f"s.switch.{to}")
            await stage.stage.does("yes")
    await stage.stage.room.settle()
    return what


def _answered(tx: Tx, marks: dict[int, str]) -> None:
    """The team answers whatever was asked."""
    for id, contact in tx.sql("SELECT id, contact_id FROM ticket WHERE answered_at = 0").fetchall():
        tickets.answer(tx, tickets.team(tx, contact)[0], id, f"{marks.get(contact, 'newt')} answer")
