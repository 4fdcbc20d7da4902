"""A buyer's request: counted, limited, filtered, answered, forgotten; and a stranger can do nothing about it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock

from bot.errors import Refused
from bot.market import listings
from bot.market.buyers import blocks, customers, interests, manners, orders, passed, relay, weeks
from bot.market.buyers.interests import Order
from bot.people.safety import bars
from bot.people.team import staff
from bot.store.store import Store
from bot.store.tx import Tx

DAY = 86400.0


@dataclass
class Market:
    """A maker with a product that stands, and two buyers, on either database."""

    store: Store
    clock: Clock
    maker: int = 0
    buyer: int = 0
    other: int = 0
    listing: int = 0

    async def do(self, work: Callable[..., Any], *args: object) -> Any:
        """Do `work(tx, *args)`, or return the reason of its refusal."""
        try:
            return await self.store.run(lambda tx: work(tx, *args))
        except Refused as refusal:
            return f"refused {refusal.reason}"

    async def ask(self, buyer: int = 0, **order: Any) -> Any:
        """A request; its id, or why not."""
        return await self.do(interests.ask, self.listing, buyer or self.buyer, Order(**order))

    async def rows(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        found = await self.store.run(lambda tx: tx.sql(statement, **values).fetchall())
        return [tuple(row) for row in found]

    async def told(self, contact: int) -> list[str]:
        """The keys of what somebody was told, in order."""
        found = await self.rows("SELECT body FROM outbox WHERE contact_id = :id ORDER BY id", id=contact)
        return [json.loads(body)["text"].split()[1] for (body,) in found]

    async def state(self, id: int) -> str:
        return str((await self.rows("SELECT state FROM interest WHERE id = :id", id=id))[0][0])


@pytest_asyncio.fixture
async def market(store: Store, clock: Clock) -> Market:
    return await built(store, clock)


async def built(store: Store, clock: Clock) -> Market:
    """The market, with everybody in it."""
    found = Market(store, clock)

    def build(tx: Tx) -> None:
        campaign = staff.settle_campaign(
            tx, name="Mahalli", country="JO", timezone="Asia/Amman", channel="web", chat="shop",
            link="https://x.example/", hours="", site="", accent="",
        )  # fmt: skip
        for name in ("maker", "buyer", "other"):
            row = tx.sql(
                "INSERT INTO contact (country, state, area) VALUES ('JO', 'active', 'irbid') RETURNING id"
            ).fetchone()
            setattr(found, name, row[0])
            tx.sql(
                "INSERT INTO address (channel, external, contact_id) VALUES ('web', :name, :id)",
                name=name,
                id=row[0],
            )
        found.listing = tx.sql(
            "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, state)"
            " VALUES ('abcd2345', :maker, :campaign, 'jam', 'A jar of jam', 1000, 'JOD', 'published') RETURNING id",
            maker=found.maker,
            campaign=campaign,
        ).fetchone()[0]
        tx.sql(
            "INSERT INTO ambassador (campaign_id, contact_id, code) VALUES (:campaign, :id, 'zz77')",
            campaign=campaign,
            id=found.other,
        )

    await store.run(build)
    return found


# --- coming


@pytest.mark.parametrize(
    ("payload", "codes", "source"),
    [
        ("abcd2345", ["abcd2345"], "post"),
        ("abcd2345-p", ["abcd2345"], "page"),
        ("abcd2345-c", ["abcd2345"], "card"),
        ("abcd2345-azz77", ["abcd2345"], "zz77"),
        ("abcd2345-anobody", ["abcd2345"], "post"),
        ("other234-abcd2345", ["other234", "abcd2345"], "post"),
        ("abcd2345-b-c2345678-d-e", ["abcd2345", "b", "c2345678"], "post"),
        ("p", ["p"], "post"),
        ("", [""], "post"),
    ],
)
async def test_a_link_says_which_product_and_where_it_stood(
    market: Market, payload: str, codes: list[str], source: str
) -> None:
    came = await market.do(interests.opened, market.buyer, payload)
    assert (came["codes"], came["source"]) == (codes, source)


async def test_a_code_that_looks_like_an_ambassadors_is_a_product_all_the_same(market: Market) -> None:
    await market.store.run(lambda tx: tx.sql("UPDATE listing SET code = 'azz77'"))
    came = await market.do(interests.opened, market.buyer, "other234-azz77")
    assert came["codes"] == ["other234", "azz77"]


async def test_what_happens_to_a_product_is_counted_by_its_source(market: Market) -> None:
    await market.do(interests.opened, market.buyer, "abcd2345-azz77")
    await market.do(interests.opened, market.buyer, "abcd2345")
    await market.do(interests.opened, market.maker, "abcd2345")  # her own look is none
    id = await market.ask(quantity=3, source="zz77")
    await market.do(orders.accept, market.maker, id)
    assert await market.do(orders.sold, market.maker, id, 3) == "published"
    assert await market.do(orders.sold, market.maker, id, 3) == "refused counted"
    found = await market.rows("SELECT what, source, count FROM tally ORDER BY what, source")
    assert found == [
        ("accepted", "zz77", 1), ("asked", "zz77", 1), ("opened", "post", 1), ("opened", "zz77", 1), ("sold", "zz77", 3),
    ]  # fmt: skip


async def test_her_own_product_is_not_ordered(market: Market) -> None:
    assert await market.ask(market.maker) == "refused own"


# --- limits


async def test_a_fourth_open_request_and_a_seventh_of_a_day_are_refused(market: Market) -> None:
    open_yet = [await market.ask() for _ in range(interests.MOST_OPEN)]
    assert await market.ask() == "refused many"
    for id in open_yet:
        await market.do(orders.decline, market.maker, id, "out")
    for _ in range(interests.MOST_A_DAY - interests.MOST_OPEN):
        await market.do(orders.decline, market.maker, await market.ask(), "busy")
    assert await market.ask() == "refused often"
    market.clock.now += DAY + 1
    assert isinstance(await market.ask(), int)


async def test_an_accepted_request_does_not_keep_her_from_another(market: Market) -> None:
    for _ in range(interests.MOST_OPEN + 1):
        assert await market.do(orders.accept, market.maker, await market.ask()) is None


async def test_one_writes_twenty_messages_a_day_about_a_request(market: Market) -> None:
    id = await market.ask()
    await market.do(orders.accept, market.maker, id)
    for _ in range(relay.MOST):
        assert await market.do(relay.write, market.buyer, id, "hello") == ""
    assert await market.do(relay.write, market.buyer, id, "hello") == "often"
    assert await market.do(relay.write, market.maker, id, "hello") == ""
    market.clock.now += DAY + 1
    assert await market.do(relay.write, market.buyer, id, "hello") == ""


# --- manners


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("مرطبانان ليوم الخميس إن أمكن", ""),
        ("بدون ثوم، وهدية لأمي لو سمحتِ", ""),
        ("كيلو كسكس وكسكسي", ""),
        ("يعطيك العافية حبيبتي، كم سعر الكيلو؟", ""),
        ("No garlic please, 2 jars of 500 g on 26/11/2026", ""),
        ("a date cake for my class", ""),
        ("كلميني على 0791234567", "number"),
        ("٠٧٩١٢٣٤٥٦٧", "number"),
        ("+212 600 100 200", "number"),
        ("شوفي facebook.com/abc", "link"),
        ("me@gmail.com", "link"),
        ("يا كلبه", "rude"),
        ("يا ابن الكلب", "rude"),
        ("شرموووطة", "rude"),
        ("FUCK you", "rude"),
        ("ممكن نتعرف؟", "advances"),
        ("عطيني رقمك يا قمر", "advances"),
        ("بغيت نتعرف عليك", "advances"),
        ("are you single?", "advances"),
    ],
)
def test_what_a_buyer_may_not_say_is_named(words: str, why: str) -> None:
    assert manners.unfit(words, "JO") == why


async def test_unfit_words_reach_nobody_even_without_the_flow(market: Market) -> None:
    assert await market.ask(words="0791234567") == "refused unfit"
    assert await market.told(market.maker) == []


async def test_rude_words_count_and_close_the_door_for_a_week(market: Market) -> None:
    for words in ("call 0791234567", "0791234567", "079 123 4567"):  # a number is no rudeness
        await market.do(relay.check, market.buyer, market.listing, words)
    assert isinstance(await market.ask(), int)
    for _ in range(blocks.MANY):
        assert await market.do(relay.check, market.buyer, market.listing, "ممكن نتعرف") == "advances"
    assert await market.ask() == "refused paused"
    assert isinstance(await market.ask(market.other), int)
    market.clock.now += blocks.WHILE + 1
    assert isinstance(await market.ask(), int)


async def test_a_maker_may_write_freely_but_for_a_number(market: Market) -> None:
    id = await market.ask()
    assert await market.do(relay.write, market.maker, id, "رقمي 0791234567") == "own-number"
    assert await market.do(relay.write, market.maker, id, "facebook.com/jam") == ""
    assert await market.state(id) == "answered"


async def test_a_maker_gives_her_number_once(market: Market) -> None:
    id = await market.ask()
    await market.do(orders.accept, market.maker, id)
    assert await market.do(relay.give, market.maker, id, "+962791234567") is None
    assert await market.do(relay.give, market.maker, id, "+962791234567") == "refused given"
    assert await market.do(relay.give, market.buyer, id, "+962791234567") == "refused gone"


# --- blocks


@pytest.mark.parametrize("blocker", ["maker", "buyer"])
async def test_who_is_blocked_hears_nothing_and_reads_only_that_it_is_over(
    market: Market, blocker: str
) -> None:
    id = await market.ask(words="please")
    await market.do(orders.accept, market.maker, id)
    told = {one: await market.told(one) for one in (market.maker, market.buyer)}
    await market.do(relay.block, getattr(market, blocker), id)
    assert {one: await market.told(one) for one in told} == told
    assert await market.do(relay.write, market.maker, id, "hello") == "refused gone"
    assert await market.do(relay.write, market.buyer, id, "hello") == "refused gone"
    assert await market.ask() == "refused paused"
    (shown,) = await market.do(interests.of_follower, market.buyer, 5)
    assert (shown.standing.key, shown.asked) == ("request-is-over", "")
    assert isinstance(await market.ask(market.other), int)
    await market.do(relay.unblock, getattr(market, blocker), id)
    assert isinstance(await market.ask(), int)


async def test_who_was_shut_out_by_a_report_neither_asks_nor_writes(market: Market) -> None:
    id = await market.ask()
    await market.do(orders.accept, market.maker, id)
    await market.do(bars.bar, market.buyer)
    assert await market.ask() == "refused paused"
    assert await market.do(relay.write, market.buyer, id, "hello") == "refused gone"


async def test_a_stranger_can_do_nothing_with_the_number_of_a_request(market: Market) -> None:
    id = await market.ask()
    await market.do(orders.accept, market.maker, id)
    for deed in (
        (orders.accept, market.other, id), (orders.reply, market.other, id, "have"),
        (orders.decline, market.other, id, "out"), (orders.sold, market.other, id, 1),
        (orders.cancel, market.other, id), (orders.received, market.other, id), (relay.write, market.other, id, "x"),
        (relay.give, market.other, id, "+962791234567"), (relay.block, market.other, id),
        (orders.accept, market.buyer, id), (orders.cancel, market.maker, id), (orders.accept, market.maker, 999),
    ):  # fmt: skip
        assert await market.do(deed[0], *deed[1:]) == "refused gone", deed
    assert await market.do(interests.between, id, market.other) is None
    assert await market.state(id) == "accepted"


async def test_a_maker_finds_what_is_open_with_her_and_first_what_waits(market: Market) -> None:
    accepted, over, waits = await market.ask(), await market.ask(), await market.ask(market.other)
    await market.do(orders.accept, market.maker, accepted)
    await market.do(orders.decline, market.maker, over, "far")
    found = await market.do(interests.open_to, market.maker, 5)
    assert [one.id for one in found] == [waits, accepted]
    assert await market.do(interests.open_to, market.buyer, 5) == []


async def test_a_buyer_writes_once_the_maker_has_answered(market: Market) -> None:
    id = await market.ask()
    assert await market.do(relay.write, market.buyer, id, "hello?") == "refused gone"
    await market.do(orders.reply, market.maker, id, "much")
    assert await market.do(relay.write, market.buyer, id, "two kilos") == ""
    assert (await market.told(market.buyer))[-1] == "interest-ready-much"


# --- time


async def test_she_is_reminded_once_of_all_that_waits_and_they_hear_it(market: Market) -> None:
    first, second = await market.ask(), await market.ask(market.other)
    market.clock.now += interests.REMIND + 1
    assert await market.do(orders.wanted, market.maker, str(first))
    assert await market.do(orders.remind, market.maker) == [first, second]
    assert await market.do(orders.wanted, market.maker, str(second)) is None
    assert await market.do(orders.remind, market.maker) == [first, second]
    assert await market.told(market.buyer) == await market.told(market.other) == ["interest-reminded"]
    await market.do(orders.lapse)
    market.clock.now += 1.5 * DAY
    await market.do(orders.lapse)  # who has heard so does not hear it again
    assert await market.told(market.buyer) == ["interest-reminded"]


async def test_what_is_left_without_a_word_is_over_after_five_days_and_the_buyer_is_told(
    market: Market,
) -> None:
    id = await market.ask(words="please")
    for days, told in ((3.1, ["interest-waiting"]), (5.1, ["interest-waiting", "interest-lapsed"])):
        market.clock.now = 1_700_000_000.0 + days * DAY
        await market.do(orders.lapse)
        assert await market.told(market.buyer) == told
    assert await market.state(id) == "over"
    assert await market.do(orders.accept, market.maker, id) == "refused gone"
    assert await market.rows("SELECT asked FROM interest") == [("",)]


async def test_two_may_speak_for_ninety_days_and_not_longer(market: Market) -> None:
    accepted, answered = await market.ask(), await market.ask(market.other)
    await market.do(orders.accept, market.maker, accepted)
    await market.do(orders.reply, market.maker, answered, "have")
    market.clock.now += orders.STILL + 1
    assert await market.do(orders.lapse) == 1
    assert [await market.state(one) for one in (accepted, answered)] == ["accepted", "over"]
    market.clock.now += orders.KEPT
    assert await market.do(orders.lapse) == 1
    assert await market.state(accepted) == "over"


async def test_words_are_sealed_and_go_a_while_after_the_end(market: Market) -> None:
    id = await market.ask(words="zebra")
    await market.do(orders.accept, market.maker, id)
    await market.do(relay.write, market.maker, id, "zebra at the market")
    sealed = await market.rows("SELECT sealed FROM relay WHERE sealed <> ''")
    assert len(sealed) == 2
    assert "zebra" not in str(sealed)
    await market.do(orders.received, market.buyer, id)
    assert await market.rows("SELECT asked FROM interest") == [("",)]
    market.clock.now += passed.REPORTED + 1
    await market.do(orders.lapse)
    assert await market.rows("SELECT 1 FROM relay WHERE sealed <> ''") == []


async def test_the_area_she_named_last_is_taken_for_granted(market: Market) -> None:
    assert await market.do(interests.last_area, market.buyer, "JO") is None
    await market.ask(area="irbid")
    assert await market.do(interests.last_area, market.buyer, "JO") == "irbid"
    assert await market.do(interests.last_area, market.buyer, "MA") is None
    await market.ask()
    assert await market.do(interests.last_area, market.buyer, "JO") == ""


async def test_whose_orders_a_maker_takes_is_hers_to_say(market: Market) -> None:
    assert await market.do(customers.of, market.maker) == ""
    await market.do(customers.choose, market.maker, "women")
    assert await market.do(customers.of, market.maker) == "women"
    assert await market.do(customers.of, 999) == ""


# --- her week


async def test_her_week_counts_seven_days_and_says_what_would_help(market: Market) -> None:
    await market.do(interests.opened, market.buyer, "abcd2345")
    market.clock.now += 8 * DAY
    await market.do(interests.opened, market.buyer, "abcd2345-p")
    id = await market.ask()
    week = await market.do(weeks.take, market.maker)
    assert week == {"counts": {"opened": 1, "asked": 1}, "standing": 1}
    step = await market.do(weeks.step, market.maker)
    assert (step.name, step.argument) == ("answer", str(id))
    await market.do(orders.decline, market.maker, id, "out")
    assert (await market.do(weeks.step, market.maker)).name == "improve"


async def test_her_week_is_planned_once_and_gives_way_to_a_question(market: Market) -> None:
    for _ in range(2):
        await market.do(weeks.plan, market.maker)
    assert await market.rows("SELECT COUNT(*) FROM timer WHERE what = 'week'") == [(1,)]
    assert (await market.do(weeks.wanted, market.maker, "")).at == market.clock.now
    await market.store.run(lambda tx: tx.at(tx.now + 60, market.maker, "available"))
    assert (await market.do(weeks.wanted, market.maker, "")).at == market.clock.now + weeks.AFTER


async def test_nothing_is_said_of_a_week_in_which_nothing_stands_or_that_she_does_not_want(
    market: Market,
) -> None:
    await market.do(weeks.choose, market.maker, "off")
    assert await market.do(weeks.wanted, market.maker, "") is None
    await market.do(weeks.plan, market.maker)
    assert await market.rows("SELECT 1 FROM timer WHERE what = 'week'") == []
    await market.do(weeks.choose, market.maker, "on")
    assert await market.do(weeks.wanted, market.maker, "")
    await market.store.run(lambda tx: tx.sql("UPDATE listing SET state = 'hidden'"))
    assert await market.do(weeks.wanted, market.maker, "") is None
    assert await market.do(weeks.step, market.maker) is None


async def test_a_product_that_left_meanwhile_is_not_ordered(market: Market) -> None:
    for state, reason in (("sold", "sold"), ("paused", "paused"), ("hidden", "gone")):
        await market.store.run(lambda tx, now=state: tx.sql("UPDATE listing SET state = :now", now=now))
        assert await market.ask() == f"refused {reason}"
        assert interests.missing(await market.do(listings.by_id, market.listing)) == reason
