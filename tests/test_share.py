"""Passing on: a kit of what stands, an ambassador's own links, and invitations that hold nothing of the maker."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from conftest import Clock
from stage import TALKS, Stage, opened, scene
from test_cards import photo

from bot.errors import Refused
from bot.language.catalogue import ours
from bot.market import kit
from bot.market.buyers import blocks, interests, weeks
from bot.market.buyers.interests import Order
from bot.people import ambassadors, nominations, sharing
from bot.people.team import staff
from bot.photos import cards
from bot.store.store import Store
from bot.store.tables import metadata
from bot.store.tx import Tx

DAY = 86400.0
PEOPLE = ("maker", "other", "friend", "buyer")


@dataclass
class Market:
    """Two makers with products that stand, somebody with an audience, and a buyer, on either database."""

    store: Store
    clock: Clock
    who: dict[str, int] = field(default_factory=dict)
    campaign: int = 0

    async def do(self, work: Callable[..., Any], *args: object) -> Any:
        """Do `work(tx, *args)`, or return the reason of its refusal."""
        try:
            return await self.store.run(lambda tx: work(tx, *args))
        except Refused as refusal:
            return f"refused {refusal.reason}"

    async def rows(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        found = await self.store.run(lambda tx: tx.sql(statement, **values).fetchall())
        return [tuple(row) for row in found]

    async def change(self, statement: str, **values: object) -> None:
        await self.store.run(lambda tx: tx.sql(statement, **values))

    async def stands(self, code: str, maker: str = "maker") -> int:
        """A product of hers that stands since now."""

        def add(tx: Tx) -> int:
            return add_product(tx, code, self.who[maker], self.campaign)

        self.clock.now += 60
        return await self.store.run(add)

    async def take(self) -> int:
        return int(await self.do(ambassadors.take, self.who["friend"], self.campaign))


def add_product(tx: Tx, code: str, maker: int, campaign: int) -> int:
    """A published product with a post that stands."""
    id = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, state, photos)"
        " VALUES (:code, :maker, :campaign, :code, 'A jar of jam', 1000, 'JOD', 'published', '[\"a.jpg\"]') RETURNING id",
        code=code,
        maker=maker,
        campaign=campaign,
    ).fetchone()[0]
    outbox = tx.sql(
        "INSERT INTO outbox (channel, chat, deed, state) VALUES ('web', 'shop', 'post', 'sent') RETURNING id"
    ).fetchone()[0]
    tx.sql(
        "INSERT INTO post (listing_id, campaign_id, outbox_id, posted_at) VALUES (:id, :campaign, :outbox, :now)",
        id=id,
        campaign=campaign,
        outbox=outbox,
        now=tx.now,
    )
    return int(id)


@pytest_asyncio.fixture
async def market(store: Store, clock: Clock) -> Market:
    found = Market(store, clock)

    def build(tx: Tx) -> None:
        found.campaign = staff.settle_campaign(
            tx, name="Mahalli", country="JO", timezone="Asia/Amman", channel="web", chat="shop",
            link="https://x.example/?start=", hours="", site="https://y.example", accent="",
        )  # fmt: skip
        for name in PEOPLE:
            row = tx.sql(
                "INSERT INTO contact (country, state) VALUES ('JO', :state) RETURNING id",
                state="new" if name == "friend" else "active",
            ).fetchone()
            found.who[name] = row[0]
            tx.sql(
                "INSERT INTO address (channel, external, contact_id) VALUES ('web', :name, :id)",
                name=name,
                id=row[0],
            )

    await store.run(build)
    return found


# --- the kit


async def test_a_kit_is_of_what_stands_and_is_hers_and_is_counted(market: Market) -> None:
    id = await market.stands("abcd2345")
    assert await market.do(kit.share, market.who["maker"], id) is None
    assert await market.do(kit.share, market.who["other"], id) == "refused gone"
    await market.change("UPDATE listing SET state = 'hidden'")
    assert await market.do(kit.share, market.who["maker"], id) == "refused gone"
    assert await market.do(kit.of, id, "en") is None
    assert await market.rows("SELECT what, source, count FROM tally") == [("shared", "", 1)]


async def test_words_of_a_kit_are_in_both_languages_and_all_its_links_say_who_passed_it_on(
    market: Market,
) -> None:
    id = await market.stands("abcd2345")
    hers, ambassadors_ = await market.do(kit.of, id, "ar"), await market.do(kit.of, id, "en", "a0123abcd")
    assert "kit-caption" in hers.arabic and "https://x.example/?start=see-abcd2345-c" in hers.arabic
    assert "https://x.example/?start=see-abcd2345-a0123abcd" in ambassadors_.english
    assert hers.square.startswith("card-abcd2345-c-ar-square-")
    assert ambassadors_.story.startswith("card-abcd2345-a0123abcd-en-story-")
    card = await market.do(cards.of_code, ours(), "abcd2345", "en", "story", "a0123abcd")
    assert card.link == "https://x.example/?start=see-abcd2345-a0123abcd"
    assert ambassadors_.story.endswith(f"-{cards.stamp(card)}.jpg")


async def test_the_picture_of_an_ambassador_is_made_by_its_name_and_by_no_other(
    market: Market, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(photo())
    made = await market.do(kit.of, await market.stands("abcd2345"), "ar", "a0123abcd")
    name = made.square.removeprefix("card-")
    assert len(await cards.make(market.store, ours(), tmp_path, name)) > 10_000
    for other in (name.replace("-a0123abcd", "-a0123abce"), name.replace("-a0123abcd", "")):
        with pytest.raises(FileNotFoundError):
            await cards.make(market.store, ours(), tmp_path, other)


async def test_without_a_link_to_the_bot_a_kit_leads_to_the_page(market: Market) -> None:
    id = await market.stands("abcd2345")
    await market.change("UPDATE campaign SET link = ''")
    assert "https://y.example/p/abcd2345" in (await market.do(kit.of, id, "ar")).arabic
    await market.change("UPDATE campaign SET site = ''")
    assert "kit-caption-bare" in (await market.do(kit.of, id, "ar")).arabic


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_words_are_ready_to_paste(language: str) -> None:
    for key in ("kit-caption", "kit-caption-bare"):
        said = ours().text(language, key, {"title": "Jam", "price": "1 dinar", "link": "https://x.example"})
        assert "#ادعم_المحلي" in said and "Jam" in said and len(said) < 400


# --- ambassadors


async def test_an_ambassador_gets_the_newest_first_and_each_once(market: Market) -> None:
    first, second = await market.stands("aaaa2222"), await market.stands("bbbb3333", "other")
    assert await market.take() == 0  # she has not said yes
    code = await market.do(ambassadors.join, market.who["friend"], market.campaign)
    assert [await market.take() for _ in range(3)] == [second, first, 0]
    given = await market.rows("SELECT what, source, count FROM tally ORDER BY id")
    assert given == [("shared", code, 1), ("shared", code, 1)]


async def test_nothing_of_her_own_nothing_old_and_nothing_past_a_block(market: Market) -> None:
    friend = market.who["friend"]
    await market.do(ambassadors.join, friend, market.campaign)
    await market.stands("aaaa2222", "friend")
    await market.stands("bbbb3333")
    await market.do(blocks.block, market.who["maker"], friend)
    old = await market.stands("cccc4444", "other")
    market.clock.now += ambassadors.FRESH + 1
    assert await market.take() == 0
    await market.change(
        "UPDATE post SET posted_at = :now WHERE listing_id = :id", now=market.clock.now, id=old
    )
    await market.change("UPDATE contact SET barred_at = 1 WHERE id = :id", id=friend)
    assert await market.take() == 0
    assert await market.do(ambassadors.join, friend, market.campaign) == "refused gone"
    await market.change("UPDATE contact SET barred_at = 0")
    assert await market.take() == old


async def test_something_new_waits_for_her_once_and_for_nobody_who_stopped(market: Market) -> None:
    friend, waits = market.who["friend"], "SELECT contact_id, what, argument FROM timer"
    await market.do(ambassadors.announce, market.campaign)
    assert await market.rows(waits) == []
    code = await market.do(ambassadors.join, friend, market.campaign)
    await market.stands("aaaa2222")
    for _ in range(2):
        await market.do(ambassadors.announce, market.campaign)
    assert await market.rows(waits) == [(friend, "spread", str(market.campaign))]
    assert await market.do(ambassadors.wanted, friend, str(market.campaign))
    assert await market.do(ambassadors.stop, friend) == 1
    assert await market.do(ambassadors.wanted, friend, str(market.campaign)) is None
    assert await market.do(ambassadors.stop, friend) == 0
    assert await market.do(ambassadors.join, friend, market.campaign) == code


async def test_what_is_new_besides_follows_a_day_later(market: Market) -> None:
    await market.do(ambassadors.join, market.who["friend"], market.campaign)
    await market.stands("aaaa2222"), await market.stands("bbbb3333")
    await market.take()
    assert await market.rows("SELECT due_at FROM timer") == [(market.clock.now + DAY,)]
    await market.change("DELETE FROM timer")
    await market.take()
    assert await market.rows("SELECT due_at FROM timer") == []


async def test_her_links_are_counted_and_the_maker_sees_totals_only(market: Market) -> None:
    friend, buyer, maker = (market.who[name] for name in ("friend", "buyer", "maker"))
    id = await market.stands("abcd2345")
    assert await market.do(ambassadors.reach, friend) is None
    code = await market.do(ambassadors.join, friend, market.campaign)
    came = await market.do(interests.opened, buyer, f"abcd2345-a{code}")
    assert await market.do(interests.ask, id, buyer, Order(source=came["source"])) == 1
    market.clock.now += 10 * DAY
    await market.do(interests.opened, buyer, f"abcd2345-a{code}")
    await market.do(interests.opened, buyer, "abcd2345")
    assert await market.do(ambassadors.reach, friend) == ambassadors.Reach(1, 0, 2, 1)
    assert (await market.do(weeks.take, maker))["counts"] == {"opened": 2}
    market.clock.now += 25 * DAY
    assert await market.do(ambassadors.reach, friend) == ambassadors.Reach(0, 0, 1, 0)


# --- nominations


async def test_of_the_maker_only_a_kind_and_a_large_area_are_kept(market: Market) -> None:
    friend = market.who["friend"]
    code = await market.do(nominations.nominate, friend, market.campaign, "sewing", "irbid")
    assert await market.rows("SELECT contact_id, code, area, kind FROM nomination") == [
        (friend, code, "irbid", "sewing")
    ]
    assert {column.name for column in metadata.tables["nomination"].columns} == {
        "id", "campaign_id", "contact_id", "code", "area", "kind", "at", "started_at",
    }  # fmt: skip
    assert await market.rows("SELECT 1 FROM outbox") == await market.rows("SELECT 1 FROM timer") == []


async def test_five_a_day_and_no_more(market: Market) -> None:
    def again() -> Any:
        return market.do(nominations.nominate, market.who["friend"], market.campaign, "food", "irbid")

    assert len({await again() for _ in range(nominations.MOST_A_DAY)}) == nominations.MOST_A_DAY
    assert await again() == "refused often"
    market.clock.now += DAY
    assert "refused" not in await again()
    await market.change("UPDATE campaign SET state = 'closed'")
    assert await again() == "refused gone"


async def test_only_one_who_became_a_member_by_it_is_counted_and_only_once(market: Market) -> None:
    friend, maker, other = (market.who[name] for name in ("friend", "maker", "other"))
    await market.change("UPDATE contact SET consented_at = :now", now=market.clock.now - 1)
    code = await market.do(nominations.nominate, friend, market.campaign, "food", "irbid")
    started = "SELECT started_at FROM nomination"
    assert await market.do(nominations.come, friend, code) == "own"
    assert await market.do(nominations.come, maker, code) == "welcome"  # she was one before
    assert await market.do(nominations.come, maker, "nothing") == "welcome"
    assert await market.rows(started) == [(0,)]
    market.clock.now += 60
    await market.change(
        "UPDATE contact SET consented_at = :now WHERE id <> :id", now=market.clock.now, id=friend
    )
    for who in (maker, other):
        assert await market.do(nominations.come, who, code) == "welcome"
        market.clock.now += 60
    assert await market.rows(started) == [(market.clock.now - 120,)]
    thanks = await market.rows("SELECT contact_id, what, argument, due_at FROM timer")
    assert thanks == [(friend, "thanked", "", market.clock.now - 120 + DAY)]


# --- in the house


async def test_an_ambassador_who_shares_her_phone_is_not_let_go(market: Market) -> None:
    friend = market.who["friend"]
    await market.do(ambassadors.join, friend, market.campaign)
    await market.do(sharing._let_go_if_blank, friend)
    assert await market.rows("SELECT id FROM contact WHERE id = :id", id=friend) == [(friend,)]
    await market.do(ambassadors.stop, friend)
    await market.do(sharing._let_go_if_blank, friend)
    assert await market.rows("SELECT id FROM contact WHERE id = :id", id=friend) == []


async def on(stage: Stage, *codes: str) -> None:
    """More products of the maker stand, and the ambassadors are told."""

    def show(tx: Tx) -> None:
        maker = tx.sql("SELECT contact_id FROM address WHERE external = 'her'").fetchone()[0]
        for code in codes:
            add_product(tx, code, maker, 1)
        ambassadors.announce(tx, 1)

    await stage.room.app.store.run(show)


async def given(stage: Stage) -> list[str]:
    """The products whose pictures she has got since the last look."""
    return [
        one.name.split("-")[1] for reply in stage.heard() for one in reply.media if "-square-" in one.name
    ]


async def test_one_who_is_no_member_gets_one_a_day_until_she_says_stop(tmp_path: Path) -> None:
    start = await scene(TALKS / "en" / "welcome.txt")
    async with opened(tmp_path, start, "en") as stage:
        stage.turn_to("friend")
        await stage.does("(start ambassador)", "english", "[Yes]")
        stage.heard()
        await on(stage, "aaaa2222", "bbbb3333", "cccc4444", "dddd5555")
        days = []
        for _ in range(4):
            await stage.does("~ 24h")
            days.append(len(await given(stage)))
        assert days == [1, 1, 1, 0]  # and three a week
        await stage.does("stop", "~ 8d")
        assert await given(stage) == []
        assert await stage.rows("SELECT state FROM ambassador") == [("off",)]
