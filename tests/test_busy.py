"""What is asked for all the time stays short, however many people there are: the database answers one at a time."""

import pytest_asyncio
from conftest import Clock
from test_draws import Market

from bot.people.team import roles
from bot.store.store import Store
from bot.store.tx import Tx

STEPS = 100  # of SQLite's machine, counted at a time


@pytest_asyncio.fixture
async def market(sqlite_store: Store, clock: Clock) -> Market:
    return await Market(sqlite_store, clock).open()


def _effort(tx: Tx) -> int:
    """How many times STEPS it takes to know the team."""
    steps = 0

    def counted() -> int:
        nonlocal steps
        steps += 1
        return 0

    tx.driver.set_progress_handler(counted, STEPS)
    try:
        assert roles.team(tx, 1, "coordinator") == [1]
    finally:
        tx.driver.set_progress_handler(None, 0)
    return steps


async def test_who_is_of_the_team_is_known_without_looking_at_everybody(market: Market) -> None:
    few = await market.work(_effort)
    await market.join(300)
    assert await market.work(_effort) == few
