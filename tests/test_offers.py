"""On WhatsApp a typed number is the button it numbers, wherever it is no answer to the question itself."""

import json
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import TALKS, TUESDAY, opened, scene

from bot.cli.rehearsal import Booth
from bot.engine.speech import merged
from bot.store import offers
from bot.store.tx import Tx
from bot.talk.flow import Flow
from bot.talk.kinds import (
    Choice,
    Figures,
    Kind,
    Money,
    Note,
    Number,
    Photos,
    Place,
    Review,
    Text,
    When,
    YesNo,
    by_place,
)
from bot.talk.messages import WHATSAPP, Button, Media, Message, Outgoing, Reply
from bot.talk.talk import Start
from bot.talk.talk import Talk as FlowTalk

HER = "+962791234567"
TODAY = date(2026, 11, 24)


@dataclass
class Talk:
    """A member who writes on WhatsApp."""

    house: Any
    booth: Booth
    contact: int
    seen: int = 0

    async def does(self, text: str = "", button: str = "") -> list[Reply]:
        """She types or taps; what she hears then."""
        number = f"in-{random.random()}"
        await self.house.app.conversation.receive(
            Message("whatsapp", HER, number, text=text, button=button, at=self.house.clock[0])
        )
        await self.house.settle()
        return self.fresh()

    async def work(self, one: Callable[[Tx], Any]) -> Any:
        found = await self.house.app.store.run(one)
        await self.house.settle()
        return found

    async def offered(self) -> list[str]:
        found: list[str] = await self.work(lambda tx: offers.offered(tx, "whatsapp", HER))
        return found

    async def flows(self) -> list[str]:
        """What has been begun, the newest first."""
        found = await self.work(lambda tx: tx.sql("SELECT flow FROM run ORDER BY id DESC").fetchall())
        return [flow for (flow,) in found]

    def fresh(self) -> list[Reply]:
        found = self.booth.heard.get(HER, [])
        fresh, self.seen = found[self.seen :], len(found)
        return fresh


@pytest_asyncio.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with opened(tmp_path, await scene(TALKS / "ar" / "welcome.txt"), "ar") as stage:
        stage.room.clock[0] = TUESDAY
        booth = Booth("whatsapp", WHATSAPP)
        stage.room.app.channels["whatsapp"] = booth
        move = "UPDATE address SET channel = 'whatsapp', external = :chat WHERE external = 'her' RETURNING contact_id"
        ((contact,),) = await stage.rows(move, chat=HER)
        yield Talk(stage.room, booth, contact)


def data(reply: Reply) -> list[str]:
    return [button.data for button in reply.buttons]


def buttons(*names: str) -> Reply:
    return Reply("x", tuple(Button(name, f"s.{name}.") for name in names))


async def test_the_buttons_of_a_menu_are_numbered_from_one(talk: Talk) -> None:
    (menu,) = await talk.does("/menu")
    assert (menu.first, menu.worded) == (1, False)
    assert await talk.offered() == data(menu)


@pytest.mark.parametrize("typed", ["2", " ٢", "۲.", "2️⃣"])
async def test_a_typed_number_presses_its_button_in_any_digits(talk: Talk, typed: str) -> None:
    (menu,) = await talk.does("/menu")
    place = data(menu).index("s.language.") + 1
    await talk.work(
        lambda tx: tx.sql(
            "UPDATE address SET offered = :o WHERE external = :her", o=_second(menu, place), her=HER
        )
    )
    await talk.does(typed)
    assert (await talk.flows())[0] == "language"


def _second(menu: Reply, place: int) -> str:
    """The menu with this button second."""
    said = data(menu)
    said[1], said[place - 1] = said[place - 1], said[1]
    return json.dumps({"data": said})


async def test_a_number_that_nothing_has_is_words_like_any_other(talk: Talk) -> None:
    (menu,) = await talk.does("/menu")
    before = await talk.flows()
    for typed in ("0", str(len(menu.buttons) + 1), "1000", "1.5", "-1"):
        assert await talk.does(typed)
    assert await talk.flows() == before


async def test_the_question_comes_first_and_what_else_is_said_goes_on_after_it(talk: Talk) -> None:
    def says(tx: Tx) -> None:
        for name in ("early", "web", "late"):
            reply = Reply("x", (Button("link", url="https://x.org"), Button(name, f"s.{name}.")))
            tx.send("whatsapp", Outgoing("reply", HER, reply), contact_id=talk.contact)
        offers.ordered(tx, "whatsapp", HER)

    await talk.work(says)
    assert [reply.first for reply in talk.fresh()[-3:]] == [2, 3, 1]
    assert await talk.offered() == ["s.late.", "s.early.", "s.web."]


async def test_what_we_begin_goes_on_after_the_question_that_stands(talk: Talk) -> None:
    asked = (await talk.does(button="s.language."))[-1]
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=[Start("mine")], id="x"))
    (told,) = talk.fresh()
    assert told.first == len(asked.buttons) + 1
    await talk.does(str(told.first))
    assert (await talk.flows())[0] == "mine"


async def test_what_we_begin_with_nothing_asked_is_what_she_sees_and_begins_at_one(talk: Talk) -> None:
    await talk.does("/menu")
    for flow in ("language", "mine"):
        starts = [Start(flow)]
        await talk.work(lambda tx, starts=starts: tx.tell(talk.contact, "your-id", starts=starts, id="x"))
    assert [told.first for told in talk.fresh()] == [1, 2], "two of them can be told apart"
    await talk.does("1")
    assert (await talk.flows())[0] == "language"


async def test_what_we_begin_is_had_by_its_label_alone(talk: Talk) -> None:
    await talk.does("/menu")
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=[Start("decline", "7")], id="x"))
    (said,) = talk.fresh()
    await talk.does(said.buttons[0].label)
    assert (await talk.flows())[0] == "decline"


async def test_a_label_of_two_buttons_begins_neither(talk: Talk) -> None:
    both = [Start("decline", "7"), Start("decline", "8")]
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=both, id="x"))
    (said,) = talk.fresh()
    assert await talk.does(said.buttons[0].label)
    assert "decline" not in await talk.flows()


def test_words_and_a_picture_are_one_message_fewer_where_each_is_charged() -> None:
    words, shown = Reply("words"), Reply("beside", media=(Media("photo", name="a.jpg"),))
    two = replace(shown, media=shown.media * 2)
    assert merged([words, shown]) == [words, shown]
    assert merged([words, shown], tight=True) == [replace(shown, text="words\n\nbeside")]
    assert merged([words, two], tight=True) == [words, two]
    assert merged([words, replace(shown, text="")], tight=True) == [words, replace(shown, text="")]


async def test_the_database_keeps_the_numbers_that_were_sent(talk: Talk) -> None:
    def says(tx: Tx) -> list[str]:
        for name in ("early", "late"):
            tx.send("whatsapp", Outgoing("reply", HER, buttons(name)), contact_id=talk.contact)
        offers.ordered(tx, "whatsapp", HER)
        found = tx.sql("SELECT body FROM outbox ORDER BY id DESC LIMIT 2").fetchall()
        return [body for (body,) in found]

    late, early = await talk.work(says)
    assert '"first":2' in early and "first" not in late


async def test_where_any_words_are_an_answer_a_number_that_stands_there_is_its_button(talk: Talk) -> None:
    await talk.does(button="s.person.")
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=[Start("language")], id="x"))
    number = talk.fresh()[-1].first
    await talk.does(str(number + 1))
    assert await talk.work(lambda tx: tx.sql("SELECT asked FROM ticket").fetchall()[-1][0]) == str(number + 1)
    await talk.does(button="s.person.")
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=[Start("language")], id="x"))
    await talk.does(str(talk.fresh()[-1].first))
    assert (await talk.flows())[0] == "language"


async def test_a_question_that_asks_for_a_number_gets_it(talk: Talk) -> None:
    async def goal(talk: FlowTalk) -> None:
        await talk.ask("weekly", Number(1, 7))

    house = talk.house.app.conversation.house
    talk.house.app.conversation.house = replace(house, flows={**house.flows, "goal": Flow(goal)})
    await talk.does(button="s.goal.")
    await talk.work(lambda tx: tx.tell(talk.contact, "your-id", starts=[Start("language")], id="x"))
    assert talk.fresh()[-1].first == 1
    await talk.does("1")
    assert (await talk.flows())[0] == "goal"
    ((state,),) = await talk.work(lambda tx: tx.sql("SELECT state FROM run WHERE flow = 'goal'").fetchall())
    assert state == "done"


async def test_a_number_of_an_old_question_gets_the_present_one(talk: Talk) -> None:
    await talk.does(button="s.language.")
    stale = await talk.offered()
    await talk.does("1")
    await talk.does("/menu")
    await talk.work(
        lambda tx: tx.sql(
            "UPDATE address SET offered = :o WHERE external = :her",
            o=json.dumps({"data": [stale[1]]}),
            her=HER,
        )
    )
    language = "SELECT language FROM contact WHERE id = :id"
    before = await talk.work(lambda tx: tx.sql(language, id=talk.contact).fetchone()[0])
    assert await talk.does("1")
    assert await talk.work(lambda tx: tx.sql(language, id=talk.contact).fetchone()[0]) == before


async def test_elsewhere_nothing_is_numbered(talk: Talk) -> None:
    await talk.work(lambda tx: tx.sql("UPDATE address SET channel = 'web' WHERE external = :her", her=HER))
    talk.house.app.channels["web"] = talk.booth
    await talk.house.app.conversation.receive(
        Message("web", HER, "in-1", text="/menu", at=talk.house.clock[0])
    )
    await talk.house.settle()
    assert talk.fresh()
    assert await talk.work(lambda tx: offers.offered(tx, "web", HER)) == []


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (Choice(("a", "b")), True),
        (Choice(("3", "2", "1"), numbered=False), False),
        (YesNo(), True),
        (Review(("title", "price")), True),
        (Place("JO", skip=True), True),
        (When(TODAY), True),
        (Text(skip=True), True),
        (Photos(skip=True), True),
        (Number(), True),  # without buttons there is nothing to number
        (Number(1, 100, (10, 20)), False),
        (Number(1, 9, (1, 2, 3)), True),
        (Number(5, 9, (5, 6)), False),
        (Money("JOD", Decimal(100)), True),
        (Note(), False),
        (Figures(2), False),
    ],
)
def test_buttons_are_numbered_only_where_a_typed_number_is_their_place(
    kind: Kind[Any], numbers: bool
) -> None:
    assert by_place(kind) is numbers


async def test_where_a_typed_number_is_an_answer_the_buttons_stand_as_words(talk: Talk) -> None:
    assert offers.marked(buttons("a")) == ["s.a."]
    reply = Reply("x", (Button("a", "a.1.1.10"),), worded=True)
    assert offers.marked(reply) == []
