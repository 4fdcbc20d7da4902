"""One person on two channels: what is hers follows her, whoever did not mean it gets all of it back."""

import random
import re
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from meeting import meeting
from sqlalchemy import Boolean, Column, Float, Integer, Table, Text, insert, select
from stage import TALKS, Stage, opened, scene

from bot.cli.rehearsal import Booth
from bot.cli.script import flat
from bot.engine import clocks, housekeeping, rows, settled, timers
from bot.errors import Refused
from bot.people import contacts, sharing
from bot.people.linking import cells, chats, merging, pairing, rules
from bot.people.team import organisations
from bot.store import permits, seats
from bot.store.tables import metadata
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Message, Reply

PHONE = "+962790000001"
DAY = 86400.0
NAMES = re.compile(r"contact|channel|external|code|name|mark")


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Um Ali, a member, and the team."""
    async with opened(tmp_path, await scene(TALKS / "en" / "team.txt"), "en") as found:
        found.room.app.channels["whatsapp"] = Booth("whatsapp", WHATSAPP)
        found.turn_to("her")
        yield found


@dataclass
class Two:
    """She on the web, where she is a member, and somebody on WhatsApp who may be she."""

    stage: Stage

    def run(self, work: Any) -> Any:
        return self.stage.room.app.store.run(work)

    async def id(self, external: str = "her") -> int:
        found = await self.stage.rows("SELECT contact_id FROM address WHERE external = :who", who=external)
        return int(found[0][0])

    @property
    def other(self) -> Booth:
        booth = self.stage.room.app.channels["whatsapp"]
        assert isinstance(booth, Booth)
        return booth

    def heard(self) -> list[Reply]:
        """What WhatsApp heard since the last look."""
        return self.other.heard.pop(PHONE, [])

    async def writes(self, text: str = "", **what: Any) -> list[Reply]:
        """What she hears on WhatsApp to what she does there."""
        self.stage.room.clock[0] += 61
        what.setdefault("at", self.stage.room.clock[0])
        message = Message("whatsapp", PHONE, uuid.uuid4().hex, text=text, **what)
        await self.stage.room.app.conversation.receive(message)
        await self.stage.room.settle()
        return self.heard()

    async def code(self) -> str:
        """The code she is given on the web."""
        self.stage.room.clock[0] += 61
        await self.stage.does("link")
        return re.findall(r"\d{4} \d{4}", self.stage.said())[-1]

    async def link(self) -> int:
        """She links WhatsApp to her account. Returns her contact."""
        await self.writes("hello")
        await self.writes(await self.code())
        await self.writes("yes")
        assert await self.id(PHONE) == await self.id()
        return await self.id()


@pytest.fixture
def two(stage: Stage) -> Two:
    return Two(stage)


# --- every table has its rule


def test_every_column_that_names_a_contact_has_a_rule() -> None:
    found = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.name == "contact_id"
        or any(key.column.table.name == "contact" for key in column.foreign_keys)
    }
    assert found == set(rules.RULES)
    assert {*rules.BLENDS, *rules.BEHIND, *rules.UNLESS} <= found


def test_a_row_that_only_one_can_have_says_what_is_taken_over_or_nothing_of_it_matters() -> None:
    alone = {
        name
        for name, rule in rules.RULES.items()
        if rule == "moves" and list(cells._others(*cells.column_of(name)))
    }
    kept_as_it_is = {
        "sharer.contact_id",  # she is one of the people of that phone already
        "answer.contact_id",  # the first answer counts
        "survey.contact_id",
        "takings.contact_id",
        "block.contact_id",
        "block.blocked_id",
        "delivery.contact_id",  # a message to many reaches her once
    }
    assert alone == set(rules.BLENDS) | kept_as_it_is


# --- whatever the two have


def furnish(tx: Tx, chance: random.Random, people: list[int]) -> None:
    """Rows in every table, of these people."""
    known: dict[str, list[Any]] = {"contact": people}
    known["address"] = [id for (id,) in tx.sql("SELECT id FROM address").fetchall()]
    for table in metadata.sorted_tables:
        if table.name in {"contact", "address", "merger", "chain"}:
            continue
        found = known.setdefault(table.name, [])
        for _ in range(chance.randint(2, 7)):
            values = {one.name: _value(one, table, chance, known) for one in table.columns}
            values = {name: value for name, value in values.items() if value is not ...}
            row = tx.kept(lambda tx, table=table, values=values: _inserted(tx, table, values))
            found += row
    tx.sql("UPDATE campaign SET state = 'open'")


def _inserted(tx: Tx, table: Table, values: dict[str, Any]) -> list[Any]:
    from sqlalchemy.dialects import postgresql, sqlite

    make = (postgresql if tx.postgres else sqlite).insert(table)
    key = next(iter(table.primary_key.columns))
    return [row[0] for row in tx.core(make.values(**values).on_conflict_do_nothing().returning(key))]


_STATES = {"run": ["open", "waiting", "done"], "follow": ["on", "off"], "ambassador": ["on", "off"]}


def _value(column: Column[Any], table: Table, chance: random.Random, known: dict[str, list[Any]]) -> Any:
    homes = [key.column.table.name for key in column.foreign_keys]
    if homes or column.name == "contact_id":
        having = known.get(homes[0] if homes else "contact") or []
        return chance.choice(having) if having else ...
    if column.primary_key and isinstance(column.type, Integer):
        return ...
    if column.unique or column.primary_key:
        return uuid.UUID(int=chance.getrandbits(128)).hex
    if column.name == "state" and table.name in _STATES:
        return chance.choice(_STATES[table.name])
    if isinstance(column.type, Boolean):
        return chance.random() < 0.5
    if isinstance(column.type, Float):
        return chance.choice([0.0, 10.0, 20.0])
    if column.name in {"lesson", "round", "day", "channel", "purpose", "flow", "what"}:
        return chance.choice(["welcome", "b", "c"]) if isinstance(column.type, Text) else chance.randint(0, 2)
    if isinstance(column.type, Text):
        return ...
    return chance.randint(0, 3)


def dumped(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, but for the links themselves."""
    return {
        table.name: sorted(tuple(map(repr, row)) for row in tx.connection.execute(select(table)).all())
        for table in metadata.sorted_tables
        if table.name != "merger"
    }


def people(tx: Tx, chance: random.Random) -> list[int]:
    """Three, each with addresses, in whatever state."""
    found = []
    for number in range(3):
        row = tx.core(
            insert(metadata.tables["contact"])
            .values(
                state=chance.choice(["new", "active", "stopped"]),
                veiled=chance.random() < 0.3,
                barred_at=chance.choice([0.0, 5.0]),
                customers=chance.choice(["", "women"]),
                weekly=chance.choice(["on", "off"]),
                consented_at=chance.choice([0.0, 3.0, 4.0]),
                created_at=float(number),
            )
            .returning(metadata.tables["contact"].c.id)
        )
        found.append(int(row[0][0]))
        for place in range(chance.randint(1, 2)):
            tx.sql(
                "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('x', :ext, :id, :at)",
                ext=f"{number}-{place}-{chance.random()}",
                id=found[-1],
                at=float(place),
            )
    return found


def linked_and_parted(tx: Tx, seed: int) -> None:
    chance = random.Random(seed)
    three = people(tx, chance)
    furnish(tx, chance, three)
    before = dumped(tx)
    keep, other = merging.which(tx, three[0], three[1])
    merger = merging.join(tx, keep, other)
    _holds_while_linked(tx, keep, other, before)
    merging.undo(tx, merger)
    after = dumped(tx)
    for table, held in before.items():
        assert after[table] == held, f"seed {seed}: {table}"
    assert tx.sql("SELECT moved FROM merger").fetchall() == [("{}",)]


def _holds_while_linked(tx: Tx, keep: int, other: int, before: dict[str, list[tuple[Any, ...]]]) -> None:
    assert {name: len(held) for name, held in dumped(tx).items()} == {
        name: len(held) for name, held in before.items()
    }
    assert tx.sql("SELECT 1 FROM address WHERE contact_id = :id", id=other).fetchone() is None
    for name in ("listing.contact_id", "certificate.contact_id", "interest.follower_id", "outbox.contact_id"):
        table, column = name.split(".")
        assert tx.sql(f"SELECT 1 FROM {table} WHERE {column} = :id", id=other).fetchone() is None
    assert tx.sql("SELECT count(*) FROM run WHERE contact_id = :id AND state = 'open'", id=keep).fetchone()[
        0
    ] in {0, 1}
    assert (
        tx.sql(
            "SELECT 1 FROM follow o JOIN follow k ON k.campaign_id = o.campaign_id WHERE o.contact_id = :other"
            " AND k.contact_id = :keep AND o.state = 'off' AND k.state = 'on'",
            other=other,
            keep=keep,
        ).fetchone()
        is None
    )


@pytest.mark.parametrize("seed", range(20))
async def test_a_link_that_is_undone_leaves_every_table_as_it_was(stage: Stage, seed: int) -> None:
    await stage.room.app.store.run(partial(linked_and_parted, seed=seed))


@pytest.mark.parametrize("seed", range(5))
async def test_the_same_on_postgres(seed: int, tmp_path: Path, postgres_url: str) -> None:
    async with opened(tmp_path, None, "en", postgres_url) as found:
        await found.room.app.store.run(partial(linked_and_parted, seed=seed))


async def test_links_of_links_come_apart_in_any_order(stage: Stage) -> None:
    def chained(tx: Tx, first: int) -> None:
        chance = random.Random(first)
        one, two, three = people(tx, chance)
        furnish(tx, chance, [one, two, three])
        tx.sql(
            "UPDATE contact SET state = 'active', veiled = false, barred_at = 0, customers = '', weekly = 'on'"
        )
        tx.sql("DELETE FROM run WHERE state = 'open'")
        addresses = "SELECT id, contact_id FROM address ORDER BY id"
        before = tx.sql(addresses).fetchall()
        mergers = [merging.join(tx, one, two), merging.join(tx, three, one)]
        for merger in mergers if first else reversed(mergers):
            merging.undo(tx, merger)
        assert tx.sql(addresses).fetchall() == before

    for first in (0, 1):
        await stage.room.app.store.run(partial(chained, first=first))


# --- who stays, and what holds


async def test_the_member_stays_and_of_two_members_the_one_who_agreed_first(stage: Stage) -> None:
    def look(tx: Tx) -> None:
        def one(**values: Any) -> int:
            row = tx.core(
                insert(metadata.tables["contact"]).values(**values).returning(metadata.tables["contact"].c.id)
            )
            return int(row[0][0])

        visitor, member, older = one(created_at=1), one(consented_at=5.0), one(consented_at=4.0)
        assert merging.which(tx, visitor, member) == (member, visitor)
        assert merging.which(tx, member, older) == (older, member)
        assert merging.which(tx, visitor, one(created_at=2))[0] == visitor

    await stage.room.app.store.run(look)


NOES: tuple[tuple[str, Any, Any], ...] = (
    ("state", "active", "stopped"),
    ("veiled", False, True),
    ("barred_at", 0.0, 7.0),
    ("customers", "", "women"),
    ("weekly", "on", "off"),
)


def pair(tx: Tx) -> tuple[int, int]:
    """Two members with nothing."""
    found = []
    for number in (1, 2):
        row = tx.sql(
            "INSERT INTO contact (state, consented_at, name) VALUES ('active', :at, 'x') RETURNING id",
            at=float(number),
        ).fetchone()
        tx.sql(
            "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('web', :ext, :id, 1)",
            ext=uuid.uuid4().hex,
            id=row[0],
        )
        found.append(int(row[0]))
    return found[0], found[1]


@pytest.mark.parametrize(("column", "yes", "no"), NOES)
@pytest.mark.parametrize("who", [0, 1])
async def test_a_no_of_either_holds_and_an_undone_link_gives_each_her_own_back(
    stage: Stage, column: str, yes: Any, no: Any, who: int
) -> None:
    def look(tx: Tx) -> None:
        two = pair(tx)
        tx.sql(f"UPDATE contact SET {column} = :no WHERE id = :id", no=no, id=two[who])
        merger = merging.join(tx, *two)
        assert cells.row(tx, "contact", two[0])[column] == no
        merging.undo(tx, merger)
        assert cells.row(tx, "contact", two[who])[column] == no
        assert cells.row(tx, "contact", two[1 - who])[column] == yes

    await stage.room.app.store.run(look)


@pytest.mark.parametrize(("column", "yes", "no"), NOES)
async def test_a_no_that_was_said_while_they_were_one_holds_for_both(
    stage: Stage, column: str, yes: Any, no: Any
) -> None:
    def look(tx: Tx) -> None:
        keep, other = pair(tx)
        merger = merging.join(tx, keep, other)
        tx.sql(f"UPDATE contact SET {column} = :no WHERE id = :id", no=no, id=keep)
        merging.undo(tx, merger)
        assert [cells.row(tx, "contact", one)[column] for one in (keep, other)] == [no, no]

    await stage.room.app.store.run(look)


async def test_a_yes_of_one_does_not_outdo_a_no_of_the_other_to_being_written_to(stage: Stage) -> None:
    def look(tx: Tx) -> None:
        keep, other = pair(tx)
        for who in (keep, other):
            permits.give(tx, who, "whatsapp", "messages", "yes", "chat")
            tx.sql(
                "INSERT INTO follow (contact_id, campaign_id, state) VALUES (:id, 1, 'on')",
                id=who,
            )
        permits.end(tx, other, "messages")
        tx.sql("UPDATE follow SET state = 'off' WHERE contact_id = :id", id=other)
        merger = merging.join(tx, keep, other)
        assert not permits.may(tx, keep, "whatsapp", "messages")
        assert cells.row(tx, "follow", _of(tx, "follow", keep))["state"] == "off"
        merging.undo(tx, merger)
        assert permits.may(tx, keep, "whatsapp", "messages")
        assert not permits.may(tx, other, "whatsapp", "messages")

    await stage.room.app.store.run(look)


async def test_who_ends_it_while_they_are_one_has_ended_it_for_both(stage: Stage) -> None:
    def look(tx: Tx) -> int:
        keep, other = pair(tx)
        for who in (keep, other):
            permits.give(tx, who, "whatsapp", "messages", "yes", "chat")
        merging.join(tx, keep, other)
        return keep

    def later(tx: Tx, keep: int) -> None:
        permits.end(tx, keep)
        _, other = merging.undo(tx, _of(tx, "merger", keep))
        assert not permits.may(tx, other, "whatsapp", "messages")

    keep = await stage.room.app.store.run(look)
    stage.room.clock[0] += 60
    await stage.room.app.store.run(partial(later, keep=keep))


def _of(tx: Tx, table: str, contact: int) -> int:
    return int(tx.sql(f"SELECT max(id) FROM {table} WHERE contact_id = :id", id=contact).fetchone()[0])


async def test_the_better_of_two_lessons_counts_and_linking_opens_no_way_past_the_line(stage: Stage) -> None:
    def look(tx: Tx) -> None:
        keep, other = pair(tx)
        for who, right, tried in ((keep, 1, False), (other, 3, True)):
            tx.core(
                insert(metadata.tables["progress"]).values(
                    contact_id=who, lesson="a", right=right, tried=tried
                )
            )
        shown = 1_000_000.0
        for who, times, at, since in ((keep, 2, shown, 0.0), (other, 0, 0.0, 500.0)):
            tx.sql(
                "INSERT INTO maker (contact_id, code, times, shown_at, waits_since) VALUES (:id, :code, :times, :at,"
                " :since)",
                id=who,
                code=uuid.uuid4().hex,
                times=times,
                at=at,
                since=since,
            )
        merging.join(tx, keep, other)
        lesson = cells.row(tx, "progress", _of(tx, "progress", keep))
        assert (lesson["right"], lesson["tried"]) == (3, True)
        maker = cells.row(tx, "maker", _of(tx, "maker", keep))
        assert (maker["times"], maker["shown_at"], maker["waits_since"]) == (2, shown, shown + rules.REST)

    await stage.room.app.store.run(look)


async def test_what_was_made_since_stays(stage: Stage) -> None:
    def look(tx: Tx) -> None:
        keep, other = pair(tx)
        tx.sql("INSERT INTO ticket (contact_id, asked) VALUES (:id, 'before')", id=other)
        merger = merging.join(tx, keep, other)
        tx.sql("INSERT INTO ticket (contact_id, asked) VALUES (:id, 'since')", id=keep)
        merging.undo(tx, merger)
        found = tx.sql(
            "SELECT contact_id, asked FROM ticket WHERE contact_id IN (:a, :b) ORDER BY id", a=keep, b=other
        )
        assert [tuple(row) for row in found.fetchall()] == [(other, "before"), (keep, "since")]

    await stage.room.app.store.run(look)


# --- the code


async def test_a_code_is_kept_as_a_keyed_hash_only(two: Two) -> None:
    code = (await two.code()).replace(" ", "")
    held = str(await two.run(dumped))
    assert code not in held and f"{code[:4]} {code[4:]}" not in held
    await two.writes(code)
    await two.writes("yes")
    with pytest.raises(Refused, match="old"):
        await two.run(lambda tx: pairing.accept(tx, 10**6, "web", code))


async def test_a_code_works_once_and_for_a_quarter_of_an_hour(two: Two) -> None:
    code, her = await two.code(), await two.id()
    await two.writes("hello")
    him = await two.id(PHONE)
    two.stage.room.clock[0] += pairing.LASTS
    assert await two.run(lambda tx: pairing.knock(tx, him, "whatsapp", code)) == "old"
    with pytest.raises(Refused, match="old"):
        await two.run(lambda tx: pairing.accept(tx, him, "whatsapp", code))
    newer = await two.code()
    older = await two.code()
    assert (
        await two.run(lambda tx: pairing.knock(tx, him, "whatsapp", newer)) == "unknown"
    )  # a newer one is there
    assert await two.run(lambda tx: pairing.knock(tx, her, "web", older)) == "here"


async def test_a_yes_that_comes_late_links_nothing(two: Two) -> None:
    await two.writes("hello")
    await two.writes(await two.code())
    two.stage.room.clock[0] += pairing.LASTS
    said = await two.writes("yes")
    assert "run out" in flat(said[0].text) or await two.id(PHONE) != await two.id()
    assert await two.id(PHONE) != await two.id()


async def test_whoever_asks_hears_the_chosen_name_and_nothing_else(two: Two) -> None:
    her = await two.id()
    await two.run(lambda tx: contacts.rename(tx, her, "Zumurrud"))
    (asked,) = await two.writes(await two.code())
    assert "Zumurrud" in asked.text
    for secret in ("Irbid", "her@", "web:"):
        assert secret not in asked.text


# --- two channels


async def test_the_first_chat_hears_of_it_at_once_with_a_way_to_undo_it(two: Two) -> None:
    her = await two.link()
    (told,) = two.stage.heard()
    assert flat(told.text) == two.stage.text("link-told", channel=two.stage.text("link-on-whatsapp"))
    two.stage.room.clock[0] += 61
    await two.stage.taps(told.buttons[0].data)
    await two.stage.does("yes")
    assert await two.id() == her
    assert await two.id(PHONE) != her
    assert len(two.heard()) == 1  # and the second chat hears that it is over


async def test_it_can_be_undone_from_the_second_chat_too(two: Two) -> None:
    her = await two.link()
    two.stage.heard()
    await two.writes("/unlink")
    await two.writes("yes")
    assert (await two.id(), await two.id(PHONE) == her) == (her, False)
    assert two.stage.said() == two.stage.text("unlink-told", channel=two.stage.text("link-on-whatsapp"))


async def test_whose_it_is_not_cannot_undo_it(two: Two) -> None:
    await two.link()
    two.stage.turn_to("buyer")
    await two.stage.does("English")
    two.stage.heard()
    await two.stage.taps("s.unlink.1")
    assert two.stage.said().startswith(two.stage.text("unlink-none"))
    assert await two.id(PHONE) == await two.id("her")


async def test_replies_go_where_she_wrote_and_what_we_begin_where_she_wrote_last(two: Two) -> None:
    her = await two.link()
    two.stage.heard()
    assert await two.writes("/mine")
    assert two.stage.heard() == []
    await two.run(lambda tx: tx.tell(her, "ticket-answer", words="zebra"))
    await two.stage.room.settle()
    assert "zebra" in two.heard()[0].text
    two.stage.room.clock[0] += 5  # within the minute in which it is not written that she wrote
    await two.stage.does("/mine")
    two.stage.heard()
    await two.run(lambda tx: tx.tell(her, "ticket-answer", words="yak"))
    await two.stage.room.settle()
    assert "yak" in two.stage.said()
    assert two.heard() == []


async def test_her_open_question_follows_her(two: Two) -> None:
    await two.link()
    await two.writes("/person")
    await two.stage.does("~ 1m", "How long is a jar good?")
    assert await two.stage.rows("SELECT asked FROM ticket") == [("How long is a jar good?",)]


async def reached(two: Two, her: int) -> str:
    """The channel on which she is reached, by what is said and by what timers start alike."""

    def look(tx: Tx) -> tuple[str, str]:
        seat, caller = seats.find(tx, her), rows.caller_of(tx, her)
        assert seat and caller
        return seat.channel, caller.channel

    first, second = await two.run(look)
    assert first == second
    return str(first)


async def test_a_blocked_chat_is_passed_over(two: Two) -> None:
    her = await two.link()
    assert await reached(two, her) == "whatsapp"
    await two.writes(happening="blocked")
    assert await reached(two, her) == "web"
    two.stage.heard()
    await two.run(lambda tx: tx.sql("DELETE FROM timer"))
    await two.run(lambda tx: tx.at(tx.now, her, "mine"))
    two.stage.room.clock[0] += DAY
    await timers.tick(two.stage.room.app.store, two.stage.room.app.house)
    await two.stage.room.settle()
    assert two.stage.heard()


@pytest.mark.parametrize("both", [False, True])
async def test_she_is_gone_only_when_all_her_accounts_are(two: Two, both: bool) -> None:
    her = await two.link()
    await two.run(lambda tx: settled.lost(tx, "web", "her", True))
    if both:
        await two.run(lambda tx: settled.lost(tx, "whatsapp", PHONE, True))
    assert await two.stage.rows("SELECT state FROM contact WHERE id = :id", id=her) == [
        ("gone" if both else "active",)
    ]


async def test_a_closed_window_is_passed_over_unless_she_said_yes(two: Two) -> None:
    her = await two.link()
    two.stage.room.clock[0] += DAY + 60
    assert await reached(two, her) == "web"
    await two.run(lambda tx: permits.give(tx, her, "whatsapp", "messages", "yes", "chat"))
    assert await reached(two, her) == "whatsapp"


async def test_in_quiet_mode_the_first_chat_shows_one_neutral_line(two: Two) -> None:
    her = await two.id()
    await two.run(lambda tx: tx.sql("UPDATE contact SET veiled = true WHERE id = :id", id=her))
    await two.link()
    (line,) = two.stage.heard()
    assert flat(line.text) == two.stage.text("shared-knock")
    await two.stage.taps(line.buttons[0].data)
    assert two.stage.text("link-told", channel=two.stage.text("link-on-whatsapp")) in two.stage.said()


# --- what is not linked


async def test_a_phone_of_many_is_not_linked_from_either_side(two: Two) -> None:
    code, her = await two.code(), await two.id()
    await two.writes("hello")
    him = await two.id(PHONE)
    await two.run(lambda tx: sharing.welcome(tx, her))  # and the other one scrolls up
    assert await two.run(lambda tx: pairing.knock(tx, him, "whatsapp", code)) == "shared"
    with pytest.raises(Refused, match="shared"):
        await two.run(lambda tx: pairing.accept(tx, him, "whatsapp", code))
    new = await two.id()
    with pytest.raises(Refused, match="shared"):
        await two.run(lambda tx: pairing.make(tx, new, "web", "JO"))
    made = await two.run(lambda tx: pairing.make(tx, him, "whatsapp", "JO"))
    assert await two.run(lambda tx: pairing.knock(tx, new, "web", made["code"])) == "shared"


async def test_the_teams_chats_are_not_linked(two: Two) -> None:
    code, staff = await two.code(), await two.id("coordinator")
    assert await two.run(lambda tx: pairing.knock(tx, staff, "web", code)) == "staff"
    with pytest.raises(Refused, match="staff"):
        await two.run(lambda tx: pairing.make(tx, staff, "web", "JO"))
    her = await two.id()
    await two.run(lambda tx: tx.sql("UPDATE campaign SET guardian_id = :id", id=her))
    with pytest.raises(Refused, match="staff"):
        await two.run(lambda tx: pairing.make(tx, her, "web", "JO"))


@pytest.mark.parametrize("what", ["interest", "block", "report", "review", "relation"])
@pytest.mark.parametrize("turned", [False, True])
async def test_two_who_dealt_with_each_other_are_two(stage: Stage, what: str, turned: bool) -> None:
    def look(tx: Tx) -> None:
        one, two = reversed(pair(tx)) if turned else pair(tx)
        listing = tx.sql(
            "INSERT INTO listing (code, contact_id, campaign_id, price, currency) VALUES ('dealt', :id, 1, 1, 'JOD')"
            " RETURNING id",
            id=one,
        ).fetchone()[0]
        tx.sql(
            {
                "interest": "INSERT INTO interest (listing_id, follower_id) VALUES (:listing, :two)",
                "block": "INSERT INTO block (contact_id, blocked_id) VALUES (:one, :two)",
                "report": "INSERT INTO report (campaign_id, contact_id, about_id) VALUES (1, :one, :two)",
                "review": "INSERT INTO review (listing_id, reviewer_id, version) VALUES (:listing, :two, 1)",
                "relation": "INSERT INTO relation (reviewer_id, contact_id) VALUES (:two, :one)",
            }[what],
            **{
                name: value
                for name, value in {"listing": listing, "one": one, "two": two}.items()
                if name in {"interest": "listing two", "block": "one two", "report": "one two",
                            "review": "listing two", "relation": "one two"}[what].split()
            },
        )  # fmt: skip
        made = pairing.make(tx, one, "web", "JO")
        assert pairing.knock(tx, two, "web", made["code"]) == "dealings"
        with pytest.raises(Refused, match="dealings"):
            tx.kept(lambda tx: pairing.accept(tx, two, "web", made["code"]))

    await stage.room.app.store.run(look)


# --- the end


async def kept(stage: Stage) -> None:
    await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)


async def test_after_thirty_days_the_emptied_one_is_gone_and_the_link_stays(two: Two) -> None:
    await two.link()
    ((merger, other),) = await two.stage.rows("SELECT id, other_id FROM merger")
    two.stage.room.clock[0] += merging.LASTS - 60
    await kept(two.stage)
    assert await two.stage.rows("SELECT 1 FROM contact WHERE id = :id", id=other)
    two.stage.room.clock[0] += 120
    await kept(two.stage)
    assert await two.stage.rows("SELECT 1 FROM contact WHERE id = :id", id=other) == []
    assert await two.stage.rows("SELECT other_id, moved FROM merger") == [(None, "{}")]
    assert await two.stage.rows("SELECT 1 FROM pairing") == []
    with pytest.raises(Refused, match="over"):
        await two.run(lambda tx: merging.undo(tx, merger))
    await two.stage.does("unlink")
    assert two.stage.text("unlink-none") in two.stage.said()


async def test_an_undone_link_outlives_nobody(two: Two) -> None:
    await two.link()
    await two.writes("/unlink")
    await two.writes("yes")
    him = await two.id(PHONE)
    two.stage.room.clock[0] += merging.LASTS + 60
    await kept(two.stage)
    assert await two.id(PHONE) == him


async def test_who_deletes_her_data_leaves_on_every_channel(two: Two) -> None:
    await two.link()
    await two.writes("/delete")
    await two.writes("yes")
    assert await two.stage.rows("SELECT 1 FROM address WHERE external IN ('her', :phone)", phone=PHONE) == []
    assert await two.stage.rows("SELECT 1 FROM merger") == []
    assert await two.stage.rows("SELECT 1 FROM contact WHERE state = 'gone'") == []


async def test_a_visitor_who_is_nobody_elses_can_be_linked_to_by_a_member(two: Two) -> None:
    """The code is made by the visitor, typed by the member: the member stays."""
    her = await two.id()
    await two.writes("hello")
    him = await two.id(PHONE)
    made = await two.run(lambda tx: pairing.make(tx, him, "whatsapp", "JO"))
    merger = await two.run(lambda tx: pairing.accept(tx, her, "web", made["code"]))
    assert await two.id(PHONE) == her
    assert [link.id for link in await two.run(lambda tx: chats.links(tx, her))] == [merger]
    await two.stage.room.settle()
    assert two.stage.text("link-told", channel=two.stage.text("link-on-web")) in flat(two.heard()[-1].text)


def test_an_undone_link_is_kept_as_long_as_the_clock_says() -> None:
    kept = {clock.what: clock.kept for clock in clocks.CLOCKS}
    assert kept["the emptied half of two accounts that were linked"] == merging.LASTS


async def test_staff_of_another_country_count_too(two: Two) -> None:
    her = await two.id()

    def elsewhere(tx: Tx) -> None:
        other = organisations.new(
            tx, name="Souk", country="MA", timezone="Africa/Casablanca", organisation="E"
        )
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external, role) VALUES (:id, 'web', 'her', 'reviewer')",
            id=other,
        )

    await two.run(elsewhere)
    with pytest.raises(Refused, match="staff"):
        await two.run(lambda tx: pairing.make(tx, her, "web", "JO"))


# --- at the same moment, on Postgres


@pytest_asyncio.fixture
async def apart(tmp_path: Path, postgres_url: str) -> AsyncIterator[Two]:
    """She on the web, and whoever has her code on WhatsApp, not linked yet."""
    async with opened(tmp_path, None, "en", postgres_url) as found:
        found.room.app.channels["whatsapp"] = Booth("whatsapp", WHATSAPP)
        await found.play(TALKS / "en" / "welcome.txt")
        two = Two(found)
        await two.writes("hello")
        yield two


def opens_a_run(tx: Tx, channel: str, external: str, flow: str) -> None:
    """A message from this address begins a talk."""
    caller = rows.find(tx, channel, external)
    assert caller
    rows.open_run(tx, caller.contact, flow, "")


async def test_two_chats_of_one_do_not_move_her_run_at_once(apart: Two) -> None:
    await apart.link()

    def holds(tx: Tx, stands: Callable[[], None]) -> None:
        opens_a_run(tx, "web", "her", "person")
        stands()

    _, caller = await meeting(apart.stage.room.app.store, holds, lambda tx: rows.find(tx, "whatsapp", PHONE))
    assert caller and caller.run and caller.run.flow == "person"


async def test_a_link_waits_for_the_message_that_is_being_answered(apart: Two) -> None:
    code, him = await apart.code(), await apart.id(PHONE)

    def holds(tx: Tx, stands: Callable[[], None]) -> None:
        opens_a_run(tx, "web", "her", "person")
        stands()

    def links(tx: Tx) -> None:
        opens_a_run(tx, "whatsapp", PHONE, "link")
        pairing.accept(tx, him, "whatsapp", code)

    await meeting(apart.stage.room.app.store, holds, links)
    assert await apart.id(PHONE) == await apart.id()
    found = await apart.stage.rows(
        "SELECT flow FROM run WHERE state = 'open' AND contact_id = :id", id=await apart.id()
    )
    assert found == [("person",)]


async def test_a_code_links_one_of_two_who_come_with_it_at_once(apart: Two) -> None:
    code, him, her = await apart.code(), await apart.id(PHONE), await apart.id()
    other = (await apart.run(pair))[0]

    def holds(tx: Tx, stands: Callable[[], None]) -> None:
        pairing.accept(tx, him, "whatsapp", code)
        stands()

    with pytest.raises(Refused, match="old"):
        await meeting(apart.stage.room.app.store, holds, lambda tx: pairing.accept(tx, other, "web", code))
    assert await apart.id(PHONE) == her
