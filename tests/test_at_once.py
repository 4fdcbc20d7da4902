"""Two people at the same moment on Postgres: who comes second sees what the first has done, and nothing is undone."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest_asyncio
from conftest import Clock
from meeting import meeting
from test_draws import Market as Draws
from test_interest import built

from bot.errors import Refused
from bot.market import life, listings
from bot.market.buyers import orders
from bot.market.calendar import agenda, features
from bot.market.fairness import chain, drawing, line
from bot.store.store import Store
from bot.store.tx import Tx

T = TypeVar("T")
U = TypeVar("U")


@pytest_asyncio.fixture
async def draws(postgres_store: Store, clock: Clock) -> Draws:
    """A campaign with a draw and a channel."""
    found = await Draws(postgres_store, clock).open()
    await found.work(
        lambda tx: tx.sql("INSERT INTO outlet (campaign_id, channel, chat) VALUES (1, 'web', 'shop')")
    )
    return found


async def at_once(store: Store, first: Callable[[Tx], T], second: Callable[[Tx], U]) -> tuple[T, U | str]:
    """Run both in connections of their own: the first commits when the second has come so far that it waits. What they
    return, or why the second was refused."""

    def holds(tx: Tx, stands: Callable[[], None]) -> T:
        found = first(tx)
        stands()
        return found

    def comes(tx: Tx) -> U | str:
        try:
            return second(tx)
        except Refused as refusal:
            return f"refused {refusal.reason}"

    return await meeting(store, holds, comes)


async def _rows(store: Store, statement: str) -> list[tuple[Any, ...]]:
    found = await store.run(lambda tx: tx.sql(statement).fetchall())
    return [tuple(row) for row in found]


async def _scheduled(draws: Draws) -> tuple[int, int]:
    """A product whose time to be shown has come, and its maker."""
    (number,) = await draws.join()
    await draws.work(lambda tx: tx.sql("UPDATE listing SET consented_at = :now", now=tx.now))
    await draws.work(lambda tx: features.add(tx, 1, [number], tx.now))
    return number, (await draws.work(lambda tx: listings.by_id(tx, number))).contact


async def test_what_she_hides_at_the_moment_it_is_due_is_not_sent(draws: Draws) -> None:
    number, maker = await _scheduled(draws)
    _, sent = await at_once(draws.store, lambda tx: life.hide(tx, maker, number), agenda.due)
    assert sent == 0
    assert await _rows(draws.store, "SELECT state FROM listing") == [("hidden",)]
    assert await _rows(draws.store, "SELECT id FROM post") == []


async def test_what_is_being_sent_when_she_hides_it_comes_down(draws: Draws) -> None:
    number, maker = await _scheduled(draws)
    found = await at_once(draws.store, agenda.due, lambda tx: life.hide(tx, maker, number))
    assert tuple(found) == (1, 1)
    assert await _rows(draws.store, "SELECT state FROM listing") == [("hidden",)]
    assert await _rows(draws.store, "SELECT state FROM post") == [("down",)]


async def test_two_who_are_left_out_at_once_make_place_for_two_others(draws: Draws) -> None:
    await draws.join(6)
    id = await draws.freeze()
    assert id is not None
    await draws.decide(id)
    one, two, three = await draws.winners(id)
    titles = dict(await _rows(draws.store, "SELECT id, title FROM listing"))
    await at_once(
        draws.store,
        lambda tx: drawing.out(tx, 1, id, titles[one], "photo"),
        lambda tx: drawing.out(tx, 1, id, titles[two], "doubt"),
    )
    won = await draws.winners(id)
    assert len(won) == 3 and three in won and not {one, two} & set(won)
    assert sorted(await _rows(draws.store, "SELECT id FROM listing WHERE state = 'scheduled'")) == sorted(
        (number,) for number in won
    )
    log = await draws.work(lambda tx: [json.loads(entry.body) for entry in chain.of(tx, 1)])
    assert [body["reason"] for body in log if "reason" in body] == ["photo", "doubt"]


async def test_two_products_of_a_maker_accepted_at_once_give_her_one_place_in_the_line(draws: Draws) -> None:
    mine, other = await at_once(draws.store, lambda tx: line.maker(tx, 1), lambda tx: line.maker(tx, 1))
    assert mine == other


async def test_what_a_buyer_takes_back_at_that_moment_is_not_accepted(
    postgres_store: Store, clock: Clock
) -> None:
    market = await built(postgres_store, clock)
    id = await market.ask()
    _, accepted = await at_once(
        market.store,
        lambda tx: orders.cancel(tx, market.buyer, id),
        lambda tx: orders.accept(tx, market.maker, id),
    )
    assert (accepted, await market.state(id)) == ("refused gone", "over")
