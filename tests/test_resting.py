"""No way past the draw, and none out of it into nowhere: what is shown again, a campaign that rests, a draw that ends."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from diary import DAY, Diary, accept, opened_diary
from stage import TALKS, opened, scene

from bot.broadcast import digests, ledger
from bot.errors import Refused
from bot.language.catalogue import ours
from bot.market import life, listings, offers
from bot.market.calendar import agenda, features, posts
from bot.market.fairness import chain, draws, line, pool, standing
from bot.market.fairness import ledger as lists
from bot.people.team import organisations, shown, staff
from bot.store.tx import Tx
from bot.talk.messages import TELEGRAM

HOUR = 3600.0
DRAWN = {"slots": 3}


@pytest_asyncio.fixture
async def diary(tmp_path: Path) -> AsyncIterator[Diary]:
    """It is Tuesday, ten in the morning; three places a week are drawn, and posts go out on Tuesdays at six."""
    async with opened(tmp_path, await scene(TALKS / "ar" / "team.txt"), "ar") as stage:
        found = await opened_diary(stage)
        await found.times("Tue 18:00")
        await rule(found, DRAWN)
        yield found


async def rule(diary: Diary, changes: dict[str, Any]) -> None:
    await diary.work(lambda tx: organisations.change(tx, None, 1, changes))


async def joined(diary: Diary, title: str = "Jam", maker: str = "her") -> int:
    """A product that has just been accepted by the team."""

    def write(tx: Tx) -> int:
        number = accept(tx, diary.people[maker], title)
        found = listings.by_id(tx, number)
        assert found is not None
        pool.enter(tx, found)
        return number

    number: int = await diary.work(write)
    return number


async def again(diary: Diary, number: int) -> str:
    state: str = await diary.work(lambda tx: life.show_again(tx, diary.people["her"], number))
    return state


async def hide(diary: Diary, number: int) -> None:
    await diary.work(lambda tx: life.hide(tx, diary.people["her"], number))


async def since(diary: Diary) -> float:
    found: line.Maker = await diary.work(lambda tx: line.maker(tx, diary.people["her"]))
    return found.since


def said(diary: Diary, key: str, **args: object) -> str:
    return " ".join(diary.stage.text(key, **args).split())


async def drawn(diary: Diary, *numbers: int) -> list[int]:
    """These are drawn, and have their days."""

    def write(tx: Tx) -> list[int]:
        made = lists.add(
            tx, 1, "week", *line.rules(tx, staff.campaign_of(tx, 1), [], line.last(_home(tx), tx.now)), 0.0
        )
        return features.plan(tx, 1, numbers, draw=made.id, author=None)

    found: list[int] = await diary.work(write)
    return found


def _home(tx: Tx) -> staff.Campaign:
    return staff.campaign_of(tx, 1)


# --- shown again


async def test_what_was_hidden_before_it_stood_waits_for_its_place_when_it_is_shown_again(
    diary: Diary,
) -> None:
    number, began = await joined(diary), diary.stage.room.clock[0]
    await hide(diary, number)
    await diary.later(29 * DAY)
    assert await again(diary, number) == "approved"
    assert (diary.posts, await diary.places()) == ([], [])
    assert await diary.work(partial(pool.waiting, campaign=1)) == [number]
    assert await since(diary) == began  # her place in the line


async def test_who_comes_back_after_thirty_days_waits_anew(diary: Diary) -> None:
    number = await joined(diary)
    await hide(diary, number)
    await diary.later(31 * DAY)
    assert await again(diary, number) == "approved"
    assert await since(diary) == diary.stage.room.clock[0]


async def test_one_that_has_its_day_and_is_hidden_gives_it_back_and_waits(diary: Diary) -> None:
    number = await joined(diary)
    await drawn(diary, number)
    await hide(diary, number)
    assert (await again(diary, number), diary.posts) == ("approved", [])


async def test_what_stood_by_its_place_stands_again_at_once(diary: Diary) -> None:
    number = await joined(diary)
    await drawn(diary, number)
    assert await diary.later(8 * HOUR) == 1
    await hide(diary, number)
    assert (await again(diary, number), len(diary.posts)) == ("published", 1)


async def test_what_stood_as_it_was_before_a_change_waits_for_a_place_of_its_own(diary: Diary) -> None:
    number = await joined(diary)
    await drawn(diary, number)
    await diary.later(8 * HOUR)
    await diary.later(HOUR)

    def changed(tx: Tx) -> None:
        tx.sql("UPDATE listing SET version = 2, state = 'approved' WHERE id = :id", id=number)
        tx.sql("INSERT INTO review (listing_id, version, decision, at) VALUES (:id, 2, 'approve', :now)", id=number, now=tx.now)  # fmt: skip
        posts.take_down(tx, number)
        found = listings.by_id(tx, number)
        assert found is not None
        pool.enter(tx, found)

    await diary.work(changed)
    await hide(diary, number)
    assert (await again(diary, number), diary.posts) == ("approved", [])


async def test_a_coordinator_sends_no_post_again_of_what_waits_in_the_line(diary: Diary) -> None:
    number = await joined(diary)
    with pytest.raises(Refused, match="gone"):
        await diary.work(lambda tx: posts.repost(tx, number, diary.people["coordinator"]))
    assert diary.posts == []


async def test_a_drawn_post_that_is_sent_again_by_hand_is_a_place_used(diary: Diary) -> None:
    number = await joined(diary)
    await drawn(diary, number)
    await diary.later(8 * HOUR)
    await diary.work(lambda tx: tx.sql("UPDATE listing SET pooled_at = 1") and None)  # in doubt: nobody knew
    await diary.work(lambda tx: posts.repost(tx, number, diary.people["coordinator"]))
    assert not await diary.work(partial(pool.waits, id=number))


# --- a campaign that rests


async def close(diary: Diary) -> None:
    await rule(diary, {"state": "closed"})


async def test_nothing_is_drawn_or_posted_while_a_campaign_rests_and_what_stands_keeps_standing(
    diary: Diary,
) -> None:
    up, waits, planned = (
        await joined(diary),
        await joined(diary, maker="amal"),
        await joined(diary, maker="huda"),
    )
    await drawn(diary, up)
    await diary.later(8 * HOUR)
    await drawn(diary, planned)
    await close(diary)
    for person in ("coordinator", "huda"):
        diary.heard(person)
    assert [await diary.later(60), await diary.later(8 * DAY)] == [0, 0]  # at its time, and after
    assert await diary.work(draws.freeze_due) == 0
    assert await diary.work(lists.due) == []
    assert (len(diary.posts), await diary.states()) == (1, ["published", "approved", "scheduled"])
    assert diary.heard("coordinator") == ""
    place = (await diary.work(partial(features.of_listing, listing=planned)))[0]
    with pytest.raises(Refused, match="closed"):
        await diary.work(lambda tx: agenda.send(tx, diary.people["coordinator"], place.id))
    (where,) = await diary.work(partial(standing.of, contact=diary.people["amal"]))
    assert (where.listing, where.case) == (waits, "closed")
    await rule(diary, {"state": "open"})
    assert await diary.later(60) == 0
    assert "Jam" in diary.heard("coordinator")  # what was due meanwhile asks
    assert len(diary.posts) == 1


async def test_what_is_accepted_while_it_rests_waits_and_its_maker_hears_so(diary: Diary) -> None:
    await rule(diary, {"slots": 0})
    await close(diary)
    number = await joined(diary)
    assert said(diary, "draw-closed", title="Jam") in " ".join(diary.heard("her").split())
    assert (diary.posts, await diary.states()) == ([], ["approved"])
    await rule(diary, {"state": "open"})
    assert await diary.states() == ["scheduled"]
    assert await diary.later(8 * HOUR) == 1
    assert number


async def test_nothing_is_shown_again_while_it_rests(diary: Diary) -> None:
    number = await joined(diary)
    await drawn(diary, number)
    await diary.later(8 * HOUR)
    day = "2026-11-26"
    await diary.work(lambda tx: life.pause(tx, diary.people["her"], number, day))
    await close(diary)
    with pytest.raises(Refused, match="closed"):
        await again(diary, number)
    await diary.later(7 * DAY)
    assert await diary.work(life.wake) == 0
    await rule(diary, {"state": "open"})
    assert await diary.work(life.wake) == 1
    assert await diary.states() == ["published"]


async def test_a_product_goes_to_the_open_campaign_of_her_country_or_she_hears_that_it_waits(
    diary: Diary,
) -> None:
    assert not await diary.work(partial(offers.rests, country="JO"))
    await diary.work(lambda tx: accept(tx, diary.people["her"], "Old"))
    await diary.work(lambda tx: tx.sql("UPDATE listing SET state = 'changes'") and None)
    await close(diary)
    assert await diary.work(partial(offers.rests, country="JO"))
    made = await diary.work(
        lambda tx: organisations.new(tx, name="Two", country="JO", timezone="Asia/Amman", organisation="x")
    )
    assert not await diary.work(partial(offers.rests, country="JO"))
    await diary.work(lambda tx: offers.hand_in(tx, 1, diary.people["her"]))
    await diary.work(lambda tx: accept(tx, diary.people["her"], "New"))
    assert await diary.stage.rows("SELECT campaign_id FROM listing") == [(made,), (made,)]


async def test_a_digest_that_is_under_way_stops_when_its_campaign_closes(diary: Diary) -> None:
    await close(diary)
    assert await diary.work(digests.begin) == 0

    def begun(tx: Tx) -> object:
        tx.sql("INSERT INTO broadcast (campaign_id, kind, state, audience, created_at, started_at) VALUES (1, 'digest',"
               " 'sending', '{\"kind\": \"digest\"}', :now, :now)", now=tx.now)  # fmt: skip
        tx.sql("INSERT INTO delivery (broadcast_id, contact_id, channel, due_at) VALUES (1, :her, 'web', :now)",
               her=diary.people["her"], now=tx.now)  # fmt: skip
        return ledger.claim(tx, 10, "web", TELEGRAM)

    assert await diary.work(begun) == ([], True)
    assert await diary.stage.rows("SELECT state, reason FROM delivery") == [("dropped", "closed")]


# --- a draw that ends


async def test_where_the_draw_ends_what_waits_is_shown_at_the_next_times_in_the_order_of_the_line(
    diary: Diary,
) -> None:
    first = await joined(diary)
    await diary.later(60)
    second = await joined(diary, "Soap", maker="amal")
    diary.heard("her")
    await rule(diary, {"slots": 0})
    assert await diary.states() == ["scheduled", "scheduled"]
    due = [(await diary.work(partial(features.of_listing, listing=one)))[0].due for one in (first, second)]
    assert due[1] - due[0] == 7 * DAY
    day = await diary.work(lambda tx: features.moment(tx, 1, due[0]))
    assert said(diary, "draw-released", title="Jam", soon="day", when=day) in " ".join(
        diary.heard("her").split()
    )
    assert await diary.later(8 * HOUR - 60) == 1
    assert "shown" in [one.what for one in await diary.work(lambda tx: chain.of(tx, 1))]
    assert await diary.work(partial(pool.waiting, campaign=1)) == []


async def test_where_there_are_no_times_they_are_shown_at_once(diary: Diary) -> None:
    await joined(diary)
    await diary.times()
    await rule(diary, {"slots": 0})
    assert await diary.later(0) == 1
    assert await diary.states() == ["published"]


async def test_a_calendar_that_is_too_small_for_them_keeps_the_draw(diary: Diary) -> None:
    await joined(diary)
    today = "2026-11-24"
    await diary.times("Tue 18:00", quiet=[(today, "2028-12-31")])
    with pytest.raises(Refused, match="no-time"):
        await rule(diary, {"slots": 0})
    assert (await diary.work(_home)).slots == 3


# --- what she hears when it is accepted


async def test_a_maker_who_rests_hears_until_when(diary: Diary) -> None:
    await drawn(diary, await joined(diary))
    await diary.later(8 * HOUR)
    diary.heard("her")
    await joined(diary, "Soap")
    day = await diary.work(
        lambda tx: features.moment(tx, 1, line.maker(tx, diary.people["her"]).since).date()
    )
    heard = " ".join(diary.heard("her").split())
    assert said(diary, "draw-resting", title="Soap", day=day) in heard


@pytest.mark.parametrize("has", ["waits", "has its day"])
async def test_a_maker_whose_other_product_goes_first_hears_so(diary: Diary, has: str) -> None:
    first = await joined(diary)
    if has == "has its day":
        await drawn(diary, first)
    diary.heard("her")
    await joined(diary, "Soap")
    assert said(diary, "draw-behind", title="Soap") in " ".join(diary.heard("her").split())


async def test_an_admin_sees_before_she_says_yes_how_many_products_would_be_shown(diary: Diary) -> None:
    await joined(diary)
    await joined(diary, "Soap", maker="amal")
    await diary.work(lambda tx: tx.sql("UPDATE staff SET role = 'admin'") and None)

    def looked(tx: Tx, **changes: object) -> str:
        return str(shown.compared(tx, diary.people["coordinator"], 1, "ar", "slots", changes).after)

    told = ours().text("ar", "campaign-line-released", {"count": 2})
    assert told in await diary.work(partial(looked, slots=0))
    assert told not in await diary.work(partial(looked, slots=5))


async def test_who_lists_while_it_rests_hears_so_when_she_has_handed_in(diary: Diary) -> None:
    await joined(diary)
    await close(diary)
    diary.heard("her")
    await diary.stage.taps("s.copy.1")
    await diary.stage.does("Soap", "3", diary.stage.label("button-yes"))
    await diary.stage.does(diary.stage.label("listing-detail-allergens.button-skip"))
    await diary.stage.does(diary.stage.label("detail-storage-fridge"))
    await diary.stage.does(diary.stage.label("listing-review.button-ok"))
    assert said(diary, "listing-rests") in " ".join(diary.heard("her").split())
