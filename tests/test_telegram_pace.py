"""We stay under Telegram's rates without making anyone wait for another's messages."""

import asyncio
import heapq
import itertools
from collections.abc import Callable

from bot.channels.telegram.pace import Departure, Pace


class Time:
    """A clock that jumps to the next sleeper's moment as soon as everybody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self._asleep: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._asleep, (self.now + seconds, next(self._order), waking))
        await waking

    async def run(self, *tasks: asyncio.Task[None]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(5):
                await asyncio.sleep(0)
            if self._asleep:
                self.now, _, waking = heapq.heappop(self._asleep)
                waking.set_result(None)
        for task in tasks:
            task.result()


async def departures(time: Time, pace: Pace, chats: list[str]) -> list[tuple[str, float]]:
    left: list[tuple[str, float]] = []

    async def go(chat: str) -> None:
        await pace.turn(chat)
        left.append((chat, time.now - 100))

    await time.run(*[asyncio.create_task(go(chat)) for chat in chats])
    return left


def paced(**more: float) -> tuple[Time, Pace]:
    time = Time()
    return time, Pace(clock=lambda: time.now, sleep=time.sleep, **more)


def most_within(seconds: float, moments: list[float]) -> int:
    within: Callable[[float], int] = lambda start: sum(start <= at < start + seconds for at in moments)  # noqa: E731
    return max(within(start) for start in moments)


async def test_an_ordinary_conversation_never_waits() -> None:
    left = await departures(*paced(), ["5"] * 8)
    assert {at for _, at in left} == {0}


async def test_a_chat_gets_one_a_second_in_the_long_run() -> None:
    moments = [at for _, at in await departures(*paced(), ["5"] * 40)]
    assert most_within(15, moments) == 15
    assert max(moments) == 30


async def test_a_channel_gets_twenty_a_minute() -> None:
    for channel in ("-1001234", "@support_local"):
        moments = [at for _, at in await departures(*paced(), [channel] * 60)]
        assert most_within(60, moments) <= 20
        assert moments[4] == 0 < moments[5]


async def test_all_chats_together_stay_under_thirty_a_second_and_use_95_percent_of_it() -> None:
    moments = [at for _, at in await departures(*paced(), [str(n) for n in range(900)])]
    assert most_within(1.0, moments) <= 30
    assert 900 / 30 <= max(moments) + 1.04 <= 900 / (0.95 * 30)


async def test_a_chat_that_waits_holds_up_nobody() -> None:
    left = await departures(*paced(), ["5"] * 40 + ["6", "7"])
    assert [at for chat, at in left if chat in "67"] == [0, 0]


async def test_one_refused_chat_waits_alone() -> None:
    time, pace = paced()
    assert not await pace.refused("5", 7)
    left = await departures(time, pace, ["5", "6", "5"])
    assert left == [("6", 0), ("5", 7), ("5", 8)]


async def test_when_one_chat_after_the_other_is_refused_all_wait() -> None:
    time, pace = paced()
    assert [await pace.refused(chat, 7) for chat in ("1", "2", "2", "3")] == [False, False, False, True]
    assert await departures(time, pace, ["6"]) == [("6", 7)]


async def test_refusals_between_successes_concern_single_chats() -> None:
    _, pace = paced()
    for chat in "123456":
        assert not await pace.refused(chat, 1)
        pace.accepted(Departure())


async def test_however_late_messages_arrive_no_more_arrive_in_a_second_than_may() -> None:
    """A busy machine holds messages up and lets them go all at once: their answers tell."""
    time, pace = paced()
    arrived: list[float] = []

    async def go(number: int) -> None:
        departure = await pace.turn(str(number), bulk=True)
        held_up = 0.3 if 3 <= time.now % 10 < 3.3 else 0.0  # till the end of a stall
        await time.sleep(0.02 + held_up * (1 - (time.now % 10 - 3) / 0.3))
        arrived.append(time.now)
        await time.sleep(0.02)
        pace.accepted(departure)

    await time.run(*[asyncio.create_task(go(number)) for number in range(600)])
    assert most_within(1.0, arrived) <= 30


async def test_switched_off_nothing_waits() -> None:
    time, pace = paced(times=0)
    await pace.refused("5", 60)
    assert {at for _, at in await departures(time, pace, ["5"] * 100)} == {0}


async def test_idle_chats_are_forgotten() -> None:
    time, pace = paced()
    for n in range(50_000):
        time.now += 0.05
        await pace.turn(str(n))
    assert len(pace._departures) < 2_500
