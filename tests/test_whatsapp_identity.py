"""Senders are known by a phone or by an id that Meta gives them for us; either may be missing, and either may change."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock

from bot.engine import rows
from bot.engine.conversation import Conversation, drain, retry_parked
from bot.engine.desk import Desk, House
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.people import contacts
from bot.people.team import staff
from bot.store import aliases, barred
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Media, Message, Outgoing, Reply
from bot.talk.words import merged

PHONE, SCOPED = "+962791234567", "JO.13491208655302741918"
OTHER, NEW = "+962790000001", "JO.777"
Row = tuple[Any, ...]


@dataclass
class Line:
    """A conversation whose answers are only noted: who was answered at which address, and what was said."""

    store: Store
    clock: Clock
    served: list[tuple[int, str, str]] = field(default_factory=list)
    numbers: int = 0

    def __post_init__(self) -> None:
        self.house = House({}, {}, merged(()), Speech(ours()))
        self.conversation = Conversation(self.store, self.house)

    def serve(self, desk: Desk) -> None:
        rows.seen(desk.tx, desk.caller)
        assert desk.message.sender == desk.caller.external
        self.served.append((desk.caller.contact, desk.caller.external, desk.message.text))

    def serve_parked(self, desk: Desk) -> None:
        self.served.append((desk.caller.contact, desk.caller.external, desk.message.text))

    async def says(self, sender: str, also: str = "", text: str = "", **more: Any) -> int:
        """The contact that a message of these ids is of."""
        self.numbers += 1
        self.clock.now += 100
        message = Message("whatsapp", sender, f"SM{self.numbers}", text=text, also=also, **more)
        taken = await self.conversation.receive(message)
        assert taken == ("waits" if more else "taken")
        return 0 if more else self.served[-1][0]

    def run(self, work: Callable[[Tx], Any]) -> Any:
        return self.store.run(work)

    async def rows(self, statement: str, **values: object) -> list[Row]:
        found: list[Row] = await self.run(
            lambda tx: [tuple(row) for row in tx.sql(statement, **values).fetchall()]
        )
        return found

    async def addresses(self) -> list[Row]:
        return await self.rows("SELECT external, alias, contact_id FROM address ORDER BY id")

    async def imported(self, phone: str = PHONE) -> int:
        """Somebody from a list, who follows a campaign and said yes to messages, and never wrote."""

        def work(tx: Tx) -> int:
            tx.sql(
                "INSERT INTO organisation (name) SELECT 'us' WHERE NOT EXISTS (SELECT 1 FROM organisation)"
            )
            tx.sql(
                "INSERT INTO campaign (organisation_id, name) SELECT 1, 'c' WHERE NOT EXISTS (SELECT 1 FROM campaign)"
            )
            (her,) = tx.sql("INSERT INTO contact (country) VALUES ('JO') RETURNING id").fetchone()
            tx.sql(
                "INSERT INTO address (channel, external, contact_id, begun_at) VALUES ('whatsapp', :phone, :her, 7)",
                phone=phone,
                her=her,
            )
            tx.sql("INSERT INTO follow (campaign_id, contact_id, source) VALUES (1, :her, 'import')", her=her)
            tx.sql(
                "INSERT INTO permit (contact_id, channel, purpose, given_at) VALUES (:her, 'whatsapp', 'messages', 5)",
                her=her,
            )
            tx.send("whatsapp", Outgoing("reply", phone, Reply("x")), contact_id=her)
            return int(her)

        found: int = await self.run(work)
        return found

    async def whose(self, table: str) -> list[int]:
        return [row[0] for row in await self.rows(f"SELECT contact_id FROM {table} ORDER BY id")]


@pytest_asyncio.fixture
async def line(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Line:
    line = Line(store, clock)
    monkeypatch.setattr("bot.engine.conversation.serve", line.serve)
    return line


@pytest.mark.parametrize(
    ("sender", "also", "stands"),
    [
        (PHONE, "", (PHONE, "")),
        (PHONE, SCOPED, (PHONE, SCOPED)),
        (SCOPED, "", (SCOPED, "")),
        (SCOPED, PHONE, (PHONE, SCOPED)),
    ],
)
async def test_a_newcomer_stands_under_her_phone_where_it_is_known(
    line: Line, sender: str, also: str, stands: tuple[str, str]
) -> None:
    her = await line.says(sender, also)
    assert await line.addresses() == [(*stands, her)]
    assert line.served == [(her, stands[0], "")]


async def test_one_person_is_one_address_whatever_her_messages_show(line: Line) -> None:
    ids = [(PHONE, SCOPED), (SCOPED, ""), (PHONE, ""), (SCOPED, PHONE), (PHONE, SCOPED)]
    assert len({await line.says(*one) for one in ids}) == 1
    assert [external for _, external, _ in line.served] == [PHONE] * 5
    assert await line.addresses() == [(PHONE, SCOPED, 1)]


async def test_an_alias_is_learned_and_renewed(line: Line) -> None:
    her = await line.says(PHONE)
    assert await line.says(PHONE, SCOPED) == her
    assert await line.says(PHONE, NEW) == her
    assert await line.addresses() == [(PHONE, NEW, her)]


async def test_who_keeps_her_id_and_takes_another_phone_is_reached_there(line: Line) -> None:
    her = await line.says(PHONE, SCOPED)
    assert await line.says(OTHER, SCOPED) == her
    assert await line.addresses() == [(OTHER, SCOPED, her)]
    assert await line.says(SCOPED, PHONE) == her  # a hint beside the sender moves nobody
    assert await line.addresses() == [(OTHER, SCOPED, her)]


async def test_when_her_phone_shows_what_waits_for_her_goes_there(line: Line) -> None:
    her = await line.says(SCOPED)

    def left(tx: Tx) -> None:
        for state in ("queued", "shut", "held", "sent"):
            row = tx.send("whatsapp", Outgoing("reply", SCOPED, Reply(state)), contact_id=her)
            tx.sql("UPDATE outbox SET state = :state WHERE id = :id", state=state, id=row)
        tx.send("telegram", Outgoing("reply", SCOPED, Reply("x")))
        tx.sql("INSERT INTO organisation (name) VALUES ('us')")
        tx.sql("INSERT INTO campaign (organisation_id, name) VALUES (1, 'c')")
        tx.sql("INSERT INTO staff (campaign_id, channel, external, role) VALUES (1, 'whatsapp', :id, 'reviewer')",
               id=SCOPED)  # fmt: skip

    await line.run(left)
    assert await line.says(PHONE, SCOPED) == her
    assert await line.addresses() == [(PHONE, SCOPED, her)]
    assert await line.rows("SELECT chat FROM outbox ORDER BY id") == [
        (PHONE,), (PHONE,), (PHONE,), (SCOPED,), (SCOPED,),
    ]  # fmt: skip
    assert await line.rows("SELECT external FROM staff") == [(PHONE,)]
    caller = await line.run(lambda tx: rows.find(tx, "whatsapp", PHONE))
    assert caller.role == "reviewer"


async def test_staff_that_the_settings_name_by_an_old_id_stay_staff(line: Line) -> None:
    await line.says(SCOPED)
    await line.imported("+962795555555")
    await line.run(lambda tx: staff.settle_staff(tx, 1, [f"whatsapp:{SCOPED}"]))
    await line.says(PHONE, SCOPED)
    await line.run(lambda tx: staff.settle_staff(tx, 1, [f"whatsapp:{SCOPED}"]))
    assert await line.rows("SELECT external FROM staff") == [(PHONE,)]


@pytest.mark.parametrize("sender", [PHONE, SCOPED])
async def test_who_came_from_a_list_and_never_wrote_is_joined_to_who_writes(line: Line, sender: str) -> None:
    her = await line.says(SCOPED)
    listed = await line.imported()
    assert await line.says(sender, SCOPED if sender == PHONE else PHONE) == her
    assert await line.addresses() == [(PHONE, SCOPED, her)]
    assert await line.rows("SELECT id FROM contact WHERE id IN (:a, :b)", a=her, b=listed) == [(her,)]
    assert (await line.whose("follow"), await line.whose("permit"), await line.whose("outbox")) == (
        [her],
        [her],
        [her],
    )
    assert await line.rows("SELECT chat FROM outbox") == [(PHONE,)]
    assert await line.rows("SELECT begun_at FROM address") == [(7.0,)]


async def test_her_own_word_stands_before_a_lists(line: Line) -> None:
    her = await line.says(SCOPED)
    await line.imported()
    await line.run(
        lambda tx: tx.sql(
            "INSERT INTO follow (campaign_id, contact_id, source, state) VALUES (1, :her, 'chat', 'off')",
            her=her,
        )
    )
    await line.says(PHONE, SCOPED)
    assert await line.rows("SELECT contact_id, source, state FROM follow") == [(her, "chat", "off")]


async def test_who_came_from_a_list_is_herself_when_she_writes(line: Line) -> None:
    listed = await line.imported()
    assert await line.says(PHONE, SCOPED) == listed
    assert await line.addresses() == [(PHONE, SCOPED, listed)]


@pytest.mark.parametrize("sender", [PHONE, SCOPED])
async def test_two_who_both_wrote_stay_two(line: Line, sender: str) -> None:
    """Which lives are one is hers to say; until then each is answered where she wrote."""
    by_phone, by_id = await line.says(PHONE), await line.says(SCOPED)
    wrote = await line.says(sender, SCOPED if sender == PHONE else PHONE)
    assert wrote == (by_phone if sender == PHONE else by_id)
    assert [row[::2] for row in await line.addresses()] == [(PHONE, by_phone), (SCOPED, by_id)]
    assert (await line.says(PHONE), await line.says(SCOPED)) == (by_phone, by_id)
    assert len(await line.rows("SELECT id FROM contact")) == 2


async def test_who_has_something_is_not_joined_though_she_never_wrote(line: Line) -> None:
    await line.says(SCOPED)
    listed = await line.imported()
    await line.run(lambda tx: tx.sql("INSERT INTO ticket (contact_id, asked) VALUES (:her, '?')", her=listed))
    await line.says(PHONE, SCOPED)
    assert len(await line.addresses()) == 2


async def test_a_person_who_was_shut_out_comes_back_under_neither_id(line: Line) -> None:
    for back in ((SCOPED, ""), (PHONE, ""), (PHONE, NEW)):
        her = await line.says(PHONE, SCOPED)
        await line.run(lambda tx: tx.sql("UPDATE contact SET barred_at = 9 WHERE barred_at = 0"))
        await line.run(lambda tx, her=her: contacts.forget(tx, her))
        again = await line.says(*back)
        assert await line.rows("SELECT barred_at FROM contact WHERE id = :id", id=again) == [(9.0,)]
        await line.run(lambda tx, again=again: (barred.lift(tx, again), contacts.forget(tx, again)))
        await line.run(lambda tx: tx.sql("DELETE FROM barred"))


async def test_what_waits_behind_a_photo_is_answered_though_her_id_changes_meanwhile(line: Line) -> None:
    her = await line.says(SCOPED)
    await line.says(SCOPED, media=(Media("photo", "x"),))
    await line.conversation.receive(Message("whatsapp", PHONE, "SM90", also=SCOPED, text="after"))
    assert len(line.served) == 1
    await line.run(lambda tx: tx.sql("UPDATE inbox SET state = 'waiting' WHERE state = 'media'"))
    await line.run(lambda tx: drain(tx, line.house, 1))
    assert line.served[1:] == [(her, PHONE, ""), (her, PHONE, "after")]


async def test_a_parked_run_is_found_though_her_id_changed(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.conversation.route", lambda desk: line.serve_parked(desk))
    her = await line.says(SCOPED)
    run = await line.run(lambda tx: rows.open_run(tx, her, "gone", "").id)
    await line.run(lambda tx: rows.park(tx, run, Message("whatsapp", SCOPED, "SM1", text="x")))
    await line.says(PHONE, SCOPED)
    assert await line.run(partial(retry_parked, house=line.house, run=run))
    assert line.served[-1] == (her, PHONE, "x")


async def test_messages_of_one_person_under_both_ids_are_served_in_their_order(line: Line) -> None:
    ids = [(PHONE, SCOPED), (SCOPED, ""), (PHONE, SCOPED), (SCOPED, PHONE)]
    sent = [
        Message("whatsapp", *one[:1], f"SM{n}", also=one[1], text=str(n)) for n, one in enumerate(ids * 10)
    ]
    assert len({aliases.lane(one) for one in sent}) == 1
    await asyncio.gather(*map(line.conversation.receive, sent))
    # a commit that is tried again serves again
    assert list(dict.fromkeys(int(text) for _, _, text in line.served)) == list(range(40))
    assert len(await line.addresses()) == 1


async def test_other_channels_pay_nothing_for_it(line: Line) -> None:
    asked: list[str] = []

    def counted(tx: Tx, message: Message) -> object:
        from bot.engine.conversation import take

        real, asked[:] = Tx.sql, []

        def sql(self: Tx, statement: str, **values: object) -> Any:
            asked.append(statement)
            return real(self, statement, **values)

        Tx.sql = sql  # type: ignore[method-assign]
        try:
            return take(tx, line.house, message)
        finally:
            Tx.sql = real  # type: ignore[method-assign]

    await line.says(PHONE, SCOPED)
    for number, message in enumerate((Message("telegram", "7", "1"), Message("telegram", "7", "2"),
                                      Message("whatsapp", PHONE, "3", also=SCOPED))):  # fmt: skip
        await line.run(lambda tx, message=message: counted(tx, message))
        if number:  # who is known: the caller and the inbox, and on Postgres locks
            assert len([one for one in asked if not one.startswith("SELECT 1 ")]) == 2
    assert not any("alias = :scoped" in statement for statement in asked)
