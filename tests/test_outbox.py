"""What was committed is sent in each chat's order; a reply rather twice than never, a post never twice."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock

from bot.engine import parcels
from bot.engine.outbox import MOST_ATTEMPTS, Outbox
from bot.engine.parcels import Outcome
from bot.errors import ChannelLost, InDoubt, Moved, SendError, TryLater, Unreachable, Unsendable
from bot.store.store import Store
from bot.store.tx import LEASE, Parcel, Tx
from bot.talk.messages import TELEGRAM, Media, Outgoing, Reply

Said = tuple[str, str, str]  # deed, chat, text (and "@target")


@dataclass
class Line:
    """A channel in memory: it raises what its script says, in turn, and delivers the rest."""

    name: str = "test"
    limits: Any = TELEGRAM
    script: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    moved: dict[str, str] = field(default_factory=dict)
    sent: list[Said] = field(default_factory=list)
    tried: int = 0
    pause: Callable[[Outgoing], Awaitable[object]] | None = None

    async def deliver(self, outgoing: Outgoing) -> str:
        self.tried += 1
        if self.pause:
            await self.pause(outgoing)
        if outgoing.chat in self.moved:
            raise Moved(self.moved[outgoing.chat])
        if self.script[outgoing.chat]:
            raise self.script[outgoing.chat].pop(0)
        text = f"{outgoing.reply.text}@{outgoing.target}" if outgoing.target else outgoing.reply.text
        self.sent.append((outgoing.deed, outgoing.chat, text))
        return f"m{len(self.sent)}"

    async def fetch(self, media: Media) -> bytes:
        raise NotImplementedError

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.sent]


@dataclass
class Post:
    """An outbox at work: its channel, its store, and what it settled and waited for."""

    store: Store
    clock: Clock
    line: Line = field(default_factory=Line)
    settled: list[tuple[int, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.store, {self.line.name: self.line}, self._settle, self._sleep)

    def _settle(self, tx: Tx, parcel: Parcel, outcome: Outcome) -> None:
        if outcome.blocked:
            tx.sql("UPDATE address SET blocked = true WHERE external = :chat", chat=parcel.outgoing.chat)
        self.settled.append((parcel.id, outcome.state))

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.now += seconds
        await asyncio.sleep(0)

    def listen(self) -> None:
        self.store.committed = self.outbox.take

    async def sends(self, *works: Callable[[Tx], Any]) -> list[Any]:
        """Commit the works, hand over what they said, and wait until it is sent."""
        self.listen()
        results = list(await asyncio.gather(*(self.store.run(work) for work in works)))
        await self.outbox.drained()
        return results

    async def leaves(self, *works: Callable[[Tx], Any]) -> list[Any]:
        """Commit the works as a process that stops before it sends anything."""
        self.store.committed = lambda parcels: None
        return [await self.store.run(work) for work in works]

    async def states(self) -> list[str]:
        rows = await self.store.run(lambda tx: tx.sql("SELECT state FROM outbox ORDER BY id").fetchall())
        return [row[0] for row in rows]

    async def row(self, row_id: int, column: str) -> Any:
        query = f"SELECT {column} FROM outbox WHERE id = :id"
        return (await self.store.run(lambda tx: tx.sql(query, id=row_id).fetchone()))[0]


@pytest_asyncio.fixture
async def post(store: Store, clock: Clock) -> AsyncIterator[Post]:
    desk = Post(store, clock)
    yield desk
    await desk.outbox.drained()


def reply(chat: str, text: str = "x") -> Callable[[Tx], int]:
    return lambda tx: tx.send("test", Outgoing("reply", chat, Reply(text)))


def public(text: str = "post", chat: str = "@wall") -> Callable[[Tx], int]:
    return lambda tx: tx.post("test", chat, "ar", text)


def unpost(post_id: int) -> Callable[[Tx], None]:
    return lambda tx: tx.unpost(post_id, "ar", "removed")


def edit(post_id: int, text: str = "edited") -> Callable[[Tx], None]:
    return lambda tx: tx.edit_post(post_id, "ar", text)


async def _sending(desk: Post, row_id: int, lease: float = LEASE) -> None:
    """The row as a process leaves it that was killed while it sent it."""
    sql = "UPDATE outbox SET state = 'sending', lease_until = :until WHERE id = :id"
    await desk.store.run(lambda tx: tx.sql(sql, id=row_id, until=tx.now + lease))


# --- order


async def test_what_is_committed_is_sent_and_its_id_is_kept(post: Post) -> None:
    (first,) = await post.sends(reply("amal", "hello"))
    assert post.line.sent == [("reply", "amal", "hello")]
    assert await post.states() == ["sent"]
    assert await post.row(first, "result") == "m1"
    assert post.settled == []


async def test_one_chat_is_served_in_order(post: Post) -> None:
    await post.sends(*(reply("amal", f"{n}") for n in range(30)))
    assert post.line.texts == [str(n) for n in range(30)]


async def test_chats_do_not_wait_for_each_other(post: Post) -> None:
    others = asyncio.Event()

    async def pause(outgoing: Outgoing) -> None:
        if outgoing.chat == "slow":
            await asyncio.wait_for(others.wait(), 5)
        elif outgoing.reply.text == "last":
            others.set()

    post.line.pause = pause
    await post.sends(reply("slow", "s1"), reply("slow", "s2"), reply("amal", "first"), reply("huda", "last"))
    assert sorted(post.line.texts[:2]) == ["first", "last"]
    assert post.line.texts[2:] == ["s1", "s2"]


async def test_a_row_handed_over_twice_is_sent_once(post: Post) -> None:
    held: list[Parcel] = []
    post.store.committed = held.extend
    await post.store.run(reply("amal"))
    post.outbox.take(held)
    post.outbox.take(held)
    await post.outbox.drained()
    assert len(post.line.sent) == 1


async def test_rows_of_a_channel_that_is_not_served_stay(post: Post) -> None:
    await post.sends(lambda tx: tx.send("other", Outgoing("reply", "amal", Reply("x"))))
    assert (post.line.sent, await post.states()) == ([], ["queued"])


# --- later


async def test_try_later_keeps_the_order_and_waits_as_told(post: Post) -> None:
    post.line.script["amal"] = [TryLater("busy", after=7.0), TryLater("busy", after=3.0)]
    await post.sends(reply("amal", "1"), reply("amal", "2"), reply("huda", "3"))
    assert [text for text in post.line.texts if text != "3"] == ["1", "2"]
    assert post.waits == [7.0, 3.0]
    assert await post.states() == ["sent"] * 3


async def test_without_a_time_it_waits_longer_each_time_and_gives_up_in_the_end(post: Post) -> None:
    post.line.script["amal"] = [TryLater("down") for _ in range(MOST_ATTEMPTS + 5)]
    first, _ = await post.sends(reply("amal", "1"), reply("amal", "2"))
    assert post.line.tried == MOST_ATTEMPTS + 6  # the second one takes the five that were left, and is sent
    assert await post.states() == ["failed", "sent"]
    assert len(post.waits) == MOST_ATTEMPTS - 1 + 5
    first_waits = post.waits[: MOST_ATTEMPTS - 1]
    assert all(2.0**n * 0.5 <= wait <= 2.0**n for n, wait in enumerate(first_waits))
    assert "given up" in await post.row(first, "error")
    assert post.settled[-1] != (first, "queued")
    assert (first, "failed") in post.settled


async def test_a_wait_the_channel_asks_for_is_no_failed_attempt(post: Post) -> None:
    post.line.script["amal"] = [TryLater("slow down", after=1.0) for _ in range(MOST_ATTEMPTS * 2)]
    await post.sends(reply("amal"))
    assert await post.states() == ["sent"]


async def test_while_a_row_waits_for_its_next_attempt_nobody_else_takes_it(post: Post) -> None:
    other = Post(post.store, post.clock)
    swept: list[int] = []

    async def sleep(seconds: float) -> None:
        post.clock.now += seconds
        swept.append(await other.outbox.sweep())

    post.outbox.sleep = sleep
    post.line.script["amal"] = [TryLater("busy", after=600.0)]
    await post.sends(reply("amal", "1"), reply("amal", "2"))
    assert (swept, other.line.sent, post.line.texts) == ([0], [], ["1", "2"])


async def test_the_time_of_the_next_attempt_outlives_the_process(post: Post) -> None:
    due: list[float] = []

    async def sleep(seconds: float) -> None:
        due.append(await post.row(1, "due_at") - post.clock.now)

    post.outbox.sleep = sleep
    post.line.script["amal"] = [TryLater("busy", after=60.0)]
    await post.sends(reply("amal"))
    assert due == [60.0]


async def test_a_reply_in_doubt_is_sent_again(post: Post) -> None:
    post.line.script["amal"] = [InDoubt("no answer")]
    await post.sends(reply("amal"))
    assert (post.line.tried, await post.states()) == (2, ["sent"])


async def test_a_post_in_doubt_is_never_sent_again(post: Post) -> None:
    post.line.script["@wall"] = [InDoubt("no answer")]
    (first,) = await post.sends(public())
    await post.outbox.recover(alone=True)
    post.clock.now += LEASE * 10
    await post.outbox.sweep()
    await post.outbox.drained()
    assert (post.line.tried, await post.states()) == (1, ["in doubt"])
    assert post.settled == [(first, "in doubt")]


# --- refused


@pytest.mark.parametrize(
    "error",
    [Unreachable("blocked"), Unreachable("gone", gone=True), ChannelLost("kicked"), Unsendable("too long")],
)
async def test_what_cannot_be_sent_fails_is_settled_and_lets_the_next_one_through(
    post: Post, error: SendError
) -> None:
    post.line.script["amal"] = [error]
    first, _ = await post.sends(reply("amal", "1"), reply("amal", "2"))
    assert await post.states() == ["failed", "sent"]
    assert post.settled == [(first, "failed")]
    assert post.line.texts == ["2"]


async def test_settling_writes_in_the_same_transaction_as_the_outcome(post: Post) -> None:
    def person(tx: Tx) -> None:
        (contact,) = tx.sql("INSERT INTO contact (state) VALUES ('active') RETURNING id").fetchone()
        tx.sql("INSERT INTO address (channel, external, contact_id) VALUES ('test', 'amal', :id)", id=contact)

    await post.store.run(person)
    post.line.script["amal"] = [Unreachable("blocked")]
    await post.sends(reply("amal"))
    blocked = await post.store.run(lambda tx: tx.sql("SELECT blocked FROM address").fetchone()[0])
    assert bool(blocked)


async def test_a_settling_that_fails_leaves_the_row_to_be_recorded_later(post: Post) -> None:
    def broken(tx: Tx, parcel: Parcel, outcome: Outcome) -> None:
        raise KeyError("a bug")

    post.outbox.settle = broken
    post.line.script["amal"] = [Unreachable("blocked")]
    await post.sends(reply("amal", "1"), reply("huda", "2"))
    assert await post.states() == ["queued", "sent"]
    assert post.outbox._held == set()


async def test_a_bug_in_a_channel_fails_the_row_and_stops_no_chat(post: Post) -> None:
    post.line.script["amal"] = [ValueError("a bug")]
    post.line.script["@wall"] = [ValueError("a bug")]
    await post.sends(reply("amal", "1"), public(), reply("amal", "2"))
    assert await post.states() == ["failed", "in doubt", "sent"]


async def test_no_error_written_down_holds_what_was_said(post: Post) -> None:
    post.line.script["amal"] = [ValueError("secret words")]
    (first,) = await post.sends(reply("amal", "secret words"))
    assert "secret" not in await post.row(first, "error")


# --- moved


async def test_a_chat_that_moved_is_written_to_at_its_new_place(post: Post) -> None:
    def campaign(tx: Tx) -> None:
        tx.sql("INSERT INTO organisation (name) VALUES ('o')")
        tx.sql("INSERT INTO campaign (organisation_id, channel, chat) VALUES (1, 'test', '@wall')")

    await post.store.run(campaign)
    post.line.moved["@wall"] = "@new"
    await post.sends(public("1"), public("2"))
    assert post.line.sent == [("post", "@new", "ar 1"), ("post", "@new", "ar 2")]
    assert await post.states() == ["sent", "sent"]
    assert await post.store.run(lambda tx: tx.sql("SELECT chat FROM campaign").fetchone()[0]) == "@new"


async def test_a_chat_that_moves_in_circles_is_given_up(post: Post) -> None:
    post.line.script["@wall"] = [Moved("@wall") for _ in range(MOST_ATTEMPTS * 3)]
    await post.sends(public())
    assert post.line.tried <= MOST_ATTEMPTS


async def test_a_chat_that_moved_to_a_place_we_know_is_still_written_to(post: Post) -> None:
    """She may have written from the new place already: its address is there before the news of the move."""

    def people(tx: Tx) -> None:
        for external in ("amal", "new"):
            (contact,) = tx.sql("INSERT INTO contact (state) VALUES ('active') RETURNING id").fetchone()
            sql = "INSERT INTO address (channel, external, contact_id) VALUES ('test', :external, :id)"
            tx.sql(sql, external=external, id=contact)

    await post.store.run(people)
    post.line.moved["amal"] = "new"
    await post.sends(reply("amal"))
    assert [chat for _, chat, _ in post.line.sent] == ["new"]
    assert await post.states() == ["sent"]


# --- after a crash


async def test_a_reply_left_over_from_a_crash_is_sent(post: Post) -> None:
    await post.leaves(reply("amal", "1"), reply("amal", "2"), reply("huda", "3"))
    await post.outbox.recover(alone=True)
    await post.outbox.drained()
    assert [text for text in post.line.texts if text != "3"] == ["1", "2"]
    assert await post.states() == ["sent"] * 3


async def test_a_reply_sent_but_not_recorded_before_a_crash_is_sent_again(post: Post) -> None:
    (first,) = await post.leaves(reply("amal", "1"))
    other = Post(post.store, post.clock)
    await other.line.deliver(Outgoing("reply", "amal", Reply("1")))  # and killed before it is written down
    await post.outbox.recover(alone=True)
    await post.outbox.drained()
    assert (post.line.texts, await post.row(first, "state")) == (["1"], "sent")


async def test_a_post_under_way_at_a_crash_is_in_doubt_and_never_sent_again(post: Post) -> None:
    first, _ = await post.leaves(public("1"), public("2"))
    await _sending(post, first)
    await post.outbox.recover(alone=True)
    await post.outbox.drained()
    assert post.line.texts == ["ar 2"]
    assert await post.states() == ["in doubt", "sent"]
    assert (first, "in doubt") in post.settled


async def test_a_post_not_yet_under_way_at_a_crash_is_sent(post: Post) -> None:
    await post.leaves(public())
    await post.outbox.recover(alone=True)
    await post.outbox.drained()
    assert (post.line.texts, await post.states()) == (["ar post"], ["sent"])


async def test_a_post_is_claimed_by_a_commit_before_it_is_sent(post: Post) -> None:
    seen: list[list[str]] = []

    async def pause(outgoing: Outgoing) -> None:
        seen.append(await post.states())

    post.line.pause = pause
    await post.sends(public())
    assert seen == [["sending"]]


async def test_a_row_waiting_for_its_time_is_not_taken_before_nor_overtaken(post: Post) -> None:
    first, _ = await post.leaves(reply("amal", "1"), reply("amal", "2"))
    sql = "UPDATE outbox SET due_at = :due, lease_until = 0 WHERE id = :id"
    await post.store.run(lambda tx: tx.sql(sql, due=tx.now + 50, id=first))
    await post.outbox.recover(alone=True)
    assert await post.outbox.sweep() == 0
    await post.outbox.drained()
    assert post.line.texts == []
    post.clock.now += 51
    await post.outbox.sweep()
    await post.outbox.drained()
    assert post.line.texts == ["1", "2"]


# --- two processes


async def test_rows_of_another_process_are_left_alone_until_its_lease_is_over(post: Post) -> None:
    other = Post(post.store, post.clock)
    await post.leaves(reply("amal"))
    assert await other.outbox.sweep() == 0
    await other.outbox.recover(alone=False)
    assert other.line.sent == []
    post.clock.now += LEASE + 1
    assert await other.outbox.sweep() == 1
    await other.outbox.drained()
    assert other.line.texts == ["x"]


async def test_a_post_another_process_is_sending_is_in_doubt_only_when_its_lease_is_over(post: Post) -> None:
    (first,) = await post.leaves(public())
    await _sending(post, first)
    await post.outbox.sweep()
    assert await post.states() == ["sending"]
    post.clock.now += LEASE + 1
    await post.outbox.sweep()
    await post.outbox.drained()
    assert (await post.states(), post.line.tried) == (["in doubt"], 0)


async def test_two_processes_that_sweep_at_once_send_each_row_once(post: Post) -> None:
    other = Post(post.store, post.clock)
    await post.leaves(*(reply(f"chat-{n % 7}", f"{n}") for n in range(40)))
    post.clock.now += LEASE + 1
    await asyncio.gather(post.outbox.sweep(), other.outbox.sweep(), post.outbox.sweep())
    await asyncio.gather(post.outbox.drained(), other.outbox.drained())
    assert sorted(post.line.texts + other.line.texts, key=int) == [str(n) for n in range(40)]


async def test_a_process_does_not_hold_rows_of_a_channel_it_does_not_serve(post: Post) -> None:
    """Else it would take them from the one that serves it, sweep after sweep."""
    other = Post(post.store, post.clock, Line("other"))
    await post.leaves(lambda tx: tx.send("other", Outgoing("reply", "amal", Reply("x"))))
    post.clock.now += LEASE + 1
    await post.outbox.sweep()
    assert await other.outbox.sweep() == 1
    await other.outbox.drained()
    assert other.line.texts == ["x"]


async def test_a_row_that_waited_behind_another_past_its_lease_is_sent_by_one_process_only(
    post: Post,
) -> None:
    other = Post(post.store, post.clock)

    async def pause(outgoing: Outgoing) -> None:
        """Before each delivery the other process sweeps; each takes half a lease."""
        post.clock.now += LEASE / 2
        await other.outbox.sweep()

    post.line.pause = pause
    await post.sends(*(reply("amal", f"{n}") for n in range(6)))
    await other.outbox.drained()
    assert sorted(post.line.texts + other.line.texts) == [str(n) for n in range(6)]


# --- taking down and changing


async def test_a_removal_gets_the_id_of_its_post(post: Post) -> None:
    (first,) = await post.sends(public())
    await post.sends(unpost(first))
    assert post.line.sent[-1] == ("unpost", "@wall", "ar removed@m1")
    assert await post.states() == ["sent", "sent"]


async def test_an_edit_gets_the_id_of_its_post(post: Post) -> None:
    (first,) = await post.sends(public())
    await post.sends(edit(first, "new"))
    assert post.line.sent[-1] == ("edit", "@wall", "ar new@m1")


async def test_a_removal_waits_for_its_post_that_is_on_its_way(post: Post) -> None:
    deeds: list[asyncio.Future[Any]] = []

    async def pause(outgoing: Outgoing) -> None:
        if outgoing.deed == "post" and not deeds:
            deeds.append(asyncio.ensure_future(post.store.run(unpost(1))))
            await deeds[0]

    post.line.pause = pause
    await post.sends(public())
    assert [(deed, text) for deed, _, text in post.line.sent] == [
        ("post", "ar post"),
        ("unpost", "ar removed@m1"),
    ]


async def test_a_removal_of_a_post_that_has_not_gone_out_drops_both(post: Post) -> None:
    (first,) = await post.leaves(public())
    await post.leaves(unpost(first))
    await post.outbox.recover(alone=True)
    await post.outbox.drained()
    assert post.line.sent == []
    assert set(await post.states()) == {"dropped"}


async def test_a_post_called_back_while_it_waits_for_its_next_attempt_is_not_sent(post: Post) -> None:
    async def sleep(seconds: float) -> None:
        await post.store.run(unpost(1))

    post.outbox.sleep = sleep
    post.line.script["@wall"] = [TryLater("busy", after=60.0)]
    await post.sends(public())
    assert post.line.sent == []
    assert (await post.states())[0] == "dropped"


async def test_a_removal_taken_by_another_process_waits_for_the_post_that_is_being_sent(post: Post) -> None:
    """Dropped, it would leave a post standing that she had hidden."""
    other = Post(post.store, post.clock)

    async def pause(outgoing: Outgoing) -> None:
        if outgoing.deed == "post":
            other.listen()
            await other.store.run(unpost(1))
            for _ in range(20):  # the other process has all the time it wants
                await other.store.run(lambda tx: None)

    post.line.pause = pause
    await post.sends(public())
    post.clock.now += LEASE + 1
    await other.outbox.drained()
    await other.outbox.sweep()
    await other.outbox.drained()
    assert [deed for deed, _, _ in post.line.sent + other.line.sent] == ["post", "unpost"]


async def test_an_edit_taken_before_its_post_went_out_is_not_lost(post: Post) -> None:
    """The post stands in another process's queue; the edit comes first, and must wait for it."""
    (first,) = await post.leaves(public("old"))
    other = Post(post.store, post.clock)
    await other.sends(edit(first, "new"))
    post.clock.now += LEASE + 1
    for _ in range(2):
        await post.outbox.sweep()
        await post.outbox.drained()
        await other.outbox.drained()
        post.clock.now += LEASE + 1
    assert (post.line.texts + other.line.texts)[-1].startswith("ar new")


async def test_a_removal_of_a_post_in_doubt_fails_loudly(post: Post) -> None:
    post.line.script["@wall"] = [InDoubt("no answer")]
    (first,) = await post.sends(public())
    await post.sends(unpost(first))
    assert post.line.sent == []
    assert await post.states() == ["in doubt", "failed"]
    assert post.settled[-1][1] == "failed"


async def test_a_change_of_a_post_that_failed_is_dropped(post: Post) -> None:
    post.line.script["@wall"] = [Unsendable("no")]
    (first,) = await post.sends(public())
    await post.sends(edit(first))
    assert (post.line.sent, await post.states()) == ([], ["failed", "dropped"])


async def test_a_removal_is_repeated_until_it_is_done(post: Post) -> None:
    (first,) = await post.sends(public())
    post.line.script["@wall"] = [TryLater("busy", after=5.0), InDoubt("no answer")]
    await post.sends(unpost(first))
    assert post.line.sent[-1] == ("unpost", "@wall", "ar removed@m1")
    assert (await post.states())[1] == "sent"


# --- claims


async def test_a_claim_takes_the_rows_of_a_chat_in_order_and_only_once(store: Store, clock: Clock) -> None:
    for n in range(5):
        await store.run(reply("amal", f"{n}"))
    clock.now += LEASE + 1
    claim = partial(parcels.claim, lease=LEASE, channels=("test",))
    assert [parcel.outgoing.reply.text for parcel in await store.run(claim)] == [str(n) for n in range(5)]
    assert await store.run(claim) == []


async def test_a_claimed_row_is_what_was_committed(post: Post) -> None:
    held: list[Parcel] = []
    post.store.committed = held.extend
    await post.store.run(
        lambda tx: tx.send("test", Outgoing("reply", "amal", Reply("x", rtl=False)), contact_id=7)
    )
    post.clock.now += LEASE + 1
    (claimed,) = await post.store.run(partial(parcels.claim, lease=LEASE, channels=("test",)))
    assert claimed == replace(held[0], lease_until=post.clock.now + LEASE)
