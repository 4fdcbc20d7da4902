"""What people wrote while nobody here answered: asked for at Twilio, taken once, in order, and nothing else with it."""

import asyncio
import logging

import pytest
from test_whatsapp_arrivals import HER, Town, town

from bot import connections
from bot.channels.whatsapp import sandbox
from bot.talk.messages import Message
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_world import Message as Kept
from tests.fakes.twilio_world import missing

__all__ = ["town"]
HOUR = 3600.0
FIRST = "SM" + "f" * 32
NOWHERE = "http://127.0.0.1:9/whatsapp/incoming"


@pytest.fixture(autouse=True)
def nothing_is_posted(town: Town) -> None:
    town.fake.webhook(NOWHERE)


async def look(town: Town) -> None:
    assert town.app.whatsapp is not None
    await connections.caught_up(town.app, town.app.whatsapp)


async def told(town: Town) -> list[str]:
    """The ids that were taken, in order."""
    return [sid for (sid,) in await town.rows("SELECT provider_id FROM inbox ORDER BY id")]


def wrote(town: Town, her: Person, text: str, ago: float, sender: str = "", to: str = "", way: str = "inbound") -> str:  # fmt: skip
    """A message that lies at Twilio since so many seconds; its id."""
    world, at = town.fake.world, town.clock.now - ago
    sid = world.new("SM")
    at_us = to or world.sender
    world.messages[sid] = Kept(sid, at_us, sender or f"whatsapp:{her.phone}", text, way, "received", at, at)
    return sid


@pytest.fixture
async def her(town: Town) -> Person:
    """Somebody who wrote two hours ago."""
    her = town.her()
    await town.app.conversation.receive(Message("whatsapp", HER, FIRST, "hello"))
    await connections.listen(town.app)  # as at a start
    await asyncio.gather(*town.app._tasks)
    town.clock.now += 2 * HOUR
    return her


async def test_what_came_while_nobody_answered_is_taken_once_and_in_its_order(
    town: Town, her: Person
) -> None:
    later, earlier = wrote(town, her, "two", 300), wrote(town, her, "one", 400)  # listed the wrong way round
    await look(town)
    await look(town)
    assert (await told(town))[1:] == [earlier, later]


async def test_her_window_counts_from_when_she_wrote_not_from_when_it_was_fetched(
    town: Town, her: Person
) -> None:
    wrote(town, her, "early", 1800)
    await look(town)
    ((seen,),) = await town.rows("SELECT seen_at FROM address")
    assert seen == pytest.approx(town.clock.now - 1800, abs=1)


async def test_only_what_came_to_us_is_taken(town: Town, her: Person) -> None:
    us, they = town.fake.sender, "whatsapp:+14155550199"
    wrote(town, her, "ours", 300, sender=us, to=us, way="outbound-api")
    wrote(town, her, "theirs", 300, to=they)
    wrote(town, her, "odd", 300, sender="messenger:1234")
    mine = wrote(town, her, "mine", 300)
    await look(town)
    assert (await told(town))[1:] == [mine]


async def test_what_may_still_be_posted_is_left_to_the_post(town: Town, her: Person) -> None:
    young = wrote(town, her, "just now", 20)
    await look(town)
    assert young not in await told(town)
    town.clock.now += 120
    await look(town)
    assert young in await told(town)


async def test_a_flood_is_taken_to_its_last_message(town: Town, her: Person) -> None:
    sids = [wrote(town, her, str(number), 3000 - number) for number in range(2100)]
    await look(town)
    assert (await told(town))[1:] == sids


async def test_a_look_that_failed_is_made_up_for_though_others_wrote_since(town: Town, her: Person) -> None:
    missed = wrote(town, her, "lost", HOUR)
    town.fake.faults.once("messages.list", "broken")
    await look(town)
    assert missed not in await told(town)
    assert town.app.whatsapp is not None
    posted = Message("whatsapp", HER, "SM" + "e" * 32, "I am here")
    await town.app.conversation.receive(posted)
    town.clock.now += 120
    await look(town)
    assert missed in await told(town)


async def test_photos_cards_and_voices_come_with_their_files_and_are_asked_for_once(
    town: Town, her: Person
) -> None:
    hidden = town.fake.person("", "JO.77777")
    photo = await her.sends_photo(b"\xff\xd8 photo", "my soap")
    card, voice = await her.sends_card("+962790000009"), await hidden.sends_voice(b"OggS")
    await her.sends_place(31.9, 35.9)
    await town.fake.quiet(1)
    town.clock.now += 120
    assert town.app.whatsapp is not None
    found = [one async for one in town.app.whatsapp.missed(town.clock.now - 600, set())]
    assert [(one.sender, one.text, [file.kind for file in one.media], one.other) for one in found] == [
        (HER, "my soap", ["photo"], ""),
        (HER, "", ["card"], ""),
        ("JO.77777", "", ["voice"], ""),
        (HER, "", [], "unknown"),  # nothing of a place is kept at Twilio
    ]
    assert found[0].media[0].source.startswith(f"{town.fake.url}/2010-04-01/Accounts/")
    await look(town)
    asked = len(town.fake.called("media.list"))
    await look(town)
    assert len(town.fake.called("media.list")) == asked
    assert {photo.sid, card.sid, voice.sid} < set(await told(town))


async def test_a_file_that_is_gone_holds_up_nobody(
    town: Town, her: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await her.sends_photo(b"\xff\xd8 photo", "look")
    other = wrote(town, her, "and this", -10)
    await town.fake.quiet(1)
    town.clock.now += 120
    world, sent = town.fake.world, town.fake.world.sent

    def gone(ids: dict[str, str]) -> Kept:
        raise missing("/Messages") if photo.sid in ids.values() else LookupError(sent)

    monkeypatch.setattr(world, "sent", gone)
    await look(town)
    assert (await told(town))[1:] == [photo.sid, other]


async def test_the_word_that_joins_the_sandbox_is_not_hers(
    town: Town, her: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SENDER", town.fake.sender)
    wrote(town, her, "join brave-lion", 300)
    await look(town)
    assert len(await told(town)) == 1


async def test_at_the_very_first_start_nothing_was_missed(town: Town) -> None:
    wrote(town, town.her(), "to whoever was here before", 5 * HOUR)
    await connections.listen(town.app)
    await look(town)
    assert await told(town) == []


async def test_a_database_in_trouble_says_nothing_of_what_it_was(
    town: Town, her: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sid = wrote(town, her, "private words", 300)
    caplog.set_level(logging.DEBUG, "mahalli")

    async def failing(message: Message) -> None:
        raise RuntimeError(message.text)

    with monkeypatch.context() as patch:
        patch.setattr(town.app.conversation, "receive", failing)
        await look(town)
    assert "RuntimeError" in caplog.text and "private" not in caplog.text
    await look(town)
    assert sid in await told(town)
