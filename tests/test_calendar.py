"""The calendar: what is due goes out once and as it is, what was missed asks, and nobody is left without a word."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from diary import DAY, Diary, opened_diary, shut
from stage import TALKS, opened, scene

from bot.errors import Refused
from bot.market import consent, life, listings, offers
from bot.market.calendar import agenda, composing, features, outlets, posts
from bot.market.listings import Offer
from bot.reading.price import Price
from bot.store.tx import Tx

HOUR = 3600.0


@pytest_asyncio.fixture
async def diary(tmp_path: Path) -> AsyncIterator[Diary]:
    """It is Tuesday, ten in the morning."""
    async with opened(tmp_path, await scene(TALKS / "ar" / "team.txt"), "ar") as stage:
        yield await opened_diary(stage)


async def planned(diary: Diary, *titles: str) -> list[int]:
    """Products with places on Tuesday at six in the evening, and so on from week to week."""
    await diary.times("Tue 18:00")
    numbers = await diary.accepted(*titles)
    found: list[int] = await diary.work(lambda tx: features.plan(tx, 1, numbers, draw=None, author=None))
    return found


async def group(diary: Diary, due: float = HOUR) -> int:
    """Three products of three makers, in one post an hour from now."""
    numbers = await diary.trio()
    who = diary.people["coordinator"]
    moment = int(diary.stage.room.clock[0] + due) if due else 0
    place: int = await diary.work(lambda tx: composing.compose(tx, who, 1, "three", "", numbers, moment))
    return place


# --- planned


async def test_winners_get_the_next_free_times_in_their_order(diary: Diary) -> None:
    await diary.times("Sun 10:00", "Tue 18:00", quiet=[("2026-11-29", "2026-11-29")])
    numbers = await diary.accepted("A", "B", "C")
    await diary.work(lambda tx: features.plan(tx, 1, numbers, draw=None, author=None))
    dues = [due for (due,) in await diary.stage.rows("SELECT due_at FROM feature ORDER BY id")]
    now = diary.stage.room.clock[0]
    assert [round((due - now) / HOUR) for due in dues] == [8, 8 + 7 * 24, 12 * 24]
    assert await diary.states() == ["scheduled"] * 3


async def test_a_campaign_without_times_posts_at_once(diary: Diary) -> None:
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: features.plan(tx, 1, [number], draw=None, author=None))
    assert await diary.later(0) == 1
    assert (len(diary.posts), await diary.states()) == (1, ["published"])


async def test_what_is_not_accepted_any_more_gets_no_place(diary: Diary) -> None:
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: life.hide(tx, diary.people["her"], number))
    with pytest.raises(Refused, match="hidden"):
        await diary.work(lambda tx: features.plan(tx, 1, [number], draw=None, author=None))


# --- due


async def test_what_is_due_is_sent_once_however_many_clocks_tick(diary: Diary) -> None:
    await planned(diary, "Jam")
    assert await diary.later(8 * HOUR - 1) == 0
    assert await diary.later(60) == 1
    assert await diary.later(60) == 0
    assert len(diary.posts) == 1
    assert "Jam" in diary.heard("her")


async def test_a_group_is_sent_once_too(diary: Diary) -> None:
    await group(diary)
    assert [await diary.later(seconds) for seconds in (HOUR, 60, 60)] == [1, 0, 0]
    assert len(diary.posts) == 1


async def test_what_was_missed_while_nobody_was_there_asks_once_and_never_goes_out_by_itself(
    diary: Diary,
) -> None:
    await planned(diary, "Jam")
    assert await diary.later(8 * HOUR + agenda.GRACE + 60) == 0
    assert (diary.posts, await diary.places(), await diary.states()) == ([], ["missed"], ["scheduled"])
    for person in ("coordinator", "colleague"):
        assert diary.heard(person).count("Jam") == 1
    for _ in range(3):
        await diary.later(DAY)
    assert (diary.posts, diary.heard("coordinator")) == ([], "")


async def test_within_the_grace_it_still_goes_out(diary: Diary) -> None:
    await planned(diary, "Jam")
    assert await diary.later(8 * HOUR + agenda.GRACE - 60) == 1


async def test_a_missed_one_is_sent_or_put_off_or_dropped_by_a_word(diary: Diary) -> None:
    sent, put_off, dropped = await planned(diary, "A", "B", "C")
    who = diary.people["coordinator"]
    await diary.later(30 * DAY)
    assert await diary.places() == ["missed"] * 3
    assert await diary.work(lambda tx: agenda.send(tx, who, sent))
    await diary.work(lambda tx: agenda.later(tx, who, put_off, "ar"))
    await diary.work(lambda tx: agenda.cancel(tx, who, dropped))
    assert await diary.places() == ["posted", "planned", "dropped"]
    assert await diary.states() == ["published", "scheduled", "approved"]
    with pytest.raises(Refused, match="gone"):
        await diary.work(lambda tx: agenda.send(tx, who, sent))
    deeds = [deed for (deed,) in await diary.stage.rows("SELECT deed FROM audit ORDER BY id")]
    assert deeds == ["feature.send", "feature.move", "feature.drop"]


# --- looked at again


@pytest.mark.parametrize("deed", ["hide", "withdraw", "change"])
async def test_what_she_takes_away_before_its_time_does_not_go_out_and_people_hear(
    diary: Diary, deed: str
) -> None:
    await planned(diary, "Jam")
    her = diary.people["her"]
    changed = Offer(("x.jpg",), "Better jam", Price(3000, "JOD"), "A jar", "bot", "", "food")
    deeds = {
        "hide": lambda tx: life.hide(tx, her, 1),
        "withdraw": lambda tx: life.withdraw(tx, her, 1),
        "change": lambda tx: offers.amend(tx, 1, her, "title", changed),
    }
    await diary.work(deeds[deed])
    assert await diary.places() == ["dropped"]
    assert ("Jam" in diary.heard("coordinator")) and (deed == "withdraw" or "Jam" in diary.heard("her"))
    assert await diary.later(8 * HOUR) == 0
    assert diary.posts == []


async def test_a_price_changed_before_its_time_goes_out_as_it_is_then(diary: Diary) -> None:
    await planned(diary, "Jam")
    offer = Offer(("Jam.jpg",), "Jam", Price(9000, "JOD"), "A jar", "bot", "", "food")
    await diary.work(lambda tx: offers.amend(tx, 1, diary.people["her"], "price", offer))
    assert await diary.later(8 * HOUR) == 1
    assert "9 " in diary.posts[0].reply.text


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ("UPDATE address SET blocked = true WHERE external = 'her'", "hidden"),
        ("UPDATE contact SET state = 'gone' WHERE id = (SELECT contact_id FROM address WHERE external = 'her')", "hidden"),
        ("UPDATE listing SET consented_at = consented_at - 190 * 86400", "expired"),
    ],
)  # fmt: skip
async def test_who_cannot_be_reached_or_agreed_long_ago_is_not_shown(
    diary: Diary, what: str, state: str
) -> None:
    await planned(diary, "Jam")
    await diary.work(lambda tx: tx.sql(what))
    assert await diary.later(8 * HOUR) == 0
    assert (diary.posts, await diary.places(), await diary.states()) == ([], ["dropped"], [state])
    assert "Jam" in diary.heard("coordinator")


async def test_the_place_of_what_left_is_free_for_the_next(diary: Diary) -> None:
    await planned(diary, "A", "B")
    await diary.work(lambda tx: life.hide(tx, diary.people["her"], 1))
    (number,) = await diary.accepted("C")
    await diary.work(lambda tx: features.plan(tx, 1, [number], draw=None, author=None))
    dues = [due for (due,) in await diary.stage.rows("SELECT due_at FROM feature ORDER BY id")]
    assert dues[2] == dues[0] < dues[1]


# --- moved, swapped


async def test_two_change_their_times_and_a_time_that_is_past_is_refused(diary: Diary) -> None:
    one, two = await planned(diary, "A", "B")
    who = diary.people["coordinator"]
    before = dict(await diary.stage.rows("SELECT id, due_at FROM feature"))
    await diary.work(lambda tx: features.swap(tx, who, one, two))
    assert dict(await diary.stage.rows("SELECT id, due_at FROM feature")) == {
        one: before[two],
        two: before[one],
    }
    with pytest.raises(Refused, match="past"):
        await diary.work(lambda tx: features.move(tx, who, one, 5.0))


@pytest.mark.parametrize("name", ["her", "amal"])
async def test_nobody_else_touches_the_calendar(diary: Diary, name: str) -> None:
    one, two = await planned(diary, "A", "B")
    numbers, who = await diary.trio(), diary.people[name]
    deeds = (
        lambda tx: features.move(tx, who, one, tx.now + DAY),
        lambda tx: features.swap(tx, who, one, two),
        lambda tx: agenda.cancel(tx, who, one),
        lambda tx: agenda.drop(tx, who, one),
        lambda tx: agenda.send(tx, who, one),
        lambda tx: agenda.later(tx, who, one, "ar"),
        lambda tx: composing.compose(tx, who, 1, "three", "", numbers, 0),
        lambda tx: posts.repost(tx, numbers[0], who),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="not-yours"):
            await diary.work(deed)
    seen = await diary.work(
        lambda tx: (composing.candidates(tx, who, 1, "three"), composing.times(tx, who, 1, "ar"))
    )
    assert seen == ({}, {})
    assert (await diary.work(lambda tx: composing.seen(tx, who, one)) is not None) == (name == "her")


# --- groups


async def test_three_products_go_out_in_one_message_with_a_button_each(diary: Diary) -> None:
    await group(diary)
    for maker in ("her", "amal", "huda"):
        assert "Jam" in diary.heard(maker)
    assert await diary.later(HOUR) == 1
    (post,) = diary.posts
    assert [button.label for button in post.reply.buttons] == ["Jam of her", "Jam of amal", "Jam of huda"]
    codes = [code for (code,) in await diary.stage.rows("SELECT code FROM listing ORDER BY id")]
    assert [button.url.partition("see-")[2] for button in post.reply.buttons] == codes
    assert [medium.name.startswith("trio-") for medium in post.reply.media] == [True]
    assert await diary.states() == ["published"] * 3


async def test_hiding_one_of_a_group_leaves_the_others_and_the_last_takes_it_down(diary: Diary) -> None:
    await group(diary)
    await diary.later(HOUR)
    for number, maker in enumerate(("amal", "her"), 2):
        await diary.work(lambda tx, maker=maker: life.hide(tx, diary.people[maker]))
        (post,) = diary.posts
        assert f"Jam of {maker}" not in f"{post.reply}" and post.reply.redrawn, number
    assert "Jam of huda" in post.reply.text and [one.name for one in post.reply.media] == ["Jam-of-huda.jpg"]
    await diary.work(lambda tx: life.hide(tx, diary.people["huda"]))
    assert diary.posts == []


async def test_what_left_a_group_before_its_time_is_missing_and_the_others_go(diary: Diary) -> None:
    await group(diary)
    await diary.work(lambda tx: life.hide(tx, diary.people["amal"]))
    assert await diary.later(HOUR) == 1
    (post,) = diary.posts
    assert [button.label for button in post.reply.buttons] == ["Jam of her", "Jam of huda"]


async def test_a_group_of_what_stands_already_says_so_to_its_makers_and_hides_everywhere(
    diary: Diary,
) -> None:
    numbers = await diary.trio()
    for number in numbers:
        await diary.work(lambda tx, n=number: posts.publish(tx, listings.by_id(tx, n)))  # type: ignore[arg-type]
    assert len(diary.posts) == 3
    who = diary.people["coordinator"]
    diary.heard("her")
    await diary.work(lambda tx: composing.compose(tx, who, 1, "theme", "olives", numbers, 0))
    assert await diary.later(0) == 1
    assert len(diary.posts) == 4 and diary.stage.text("listing-together", title="Jam of her") in diary.heard(
        "her"
    )
    assert diary.stage.text("theme-olives", place="") in diary.posts[3].reply.text
    await diary.work(lambda tx: life.hide(tx, diary.people["her"]))
    assert ["Jam of her" in f"{post.reply}" for post in diary.posts] == [False] * 3


async def test_a_coordinators_post_is_no_way_past_the_draw(diary: Diary) -> None:
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: tx.sql("UPDATE campaign SET slots = 3"))
    await diary.work(lambda tx: tx.sql("UPDATE listing SET pooled_at = 5"))
    who = diary.people["coordinator"]
    with pytest.raises(Refused, match="gone"):
        await diary.work(lambda tx: composing.compose(tx, who, 1, "single", "", [number], 0))


# --- sold


async def test_a_sold_product_says_so_for_a_day_and_nobody_can_order_it(diary: Diary) -> None:
    await diary.accepted("Jam")
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, 1)))  # type: ignore[arg-type]
    await diary.work(lambda tx: life.sold(tx, diary.people["her"], 1))
    (post,) = diary.posts
    assert "Jam" in post.reply.text and "3.000" not in post.reply.text and post.reply.buttons == ()
    diary.stage.room.clock[0] += DAY - 60
    await diary.work(posts.expire)
    assert len(diary.posts) == 1
    diary.stage.room.clock[0] += 60
    await diary.work(posts.expire)
    assert (diary.posts, await diary.states()) == ([], ["sold"])


@pytest.mark.parametrize("deed", ["hide", "withdraw", "show"])
async def test_what_says_sold_goes_at_once_when_she_wants(diary: Diary, deed: str) -> None:
    await diary.accepted("Jam")
    her = diary.people["her"]
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, 1)))  # type: ignore[arg-type]
    await diary.work(lambda tx: life.sold(tx, her, 1))
    deeds = {
        "hide": lambda tx: life.hide(tx, her),
        "withdraw": lambda tx: life.withdraw(tx, her, 1),
        "show": lambda tx: life.show_again(tx, her, 1),
    }
    await diary.work(deeds[deed])
    assert len(diary.posts) == (1 if deed == "show" else 0)
    assert all(post.reply.buttons for post in diary.posts)


# --- channels


async def test_of_two_channels_one_refuses_and_the_other_shows_it(diary: Diary) -> None:
    await diary.outlet("@second")
    await planned(diary, "Jam")
    shut(diary, "@second")
    assert await diary.later(8 * HOUR) == 1
    assert (len(diary.posts), await diary.states(), await diary.places()) == (1, ["published"], ["posted"])
    assert "@second" in diary.heard("coordinator")
    assert diary.heard("her").count("Jam") == 1
    assert await diary.stage.rows("SELECT state FROM outlet ORDER BY id") == [("up",), ("lost",)]


async def test_a_channel_that_is_lost_keeps_its_posts_waiting_and_takes_them_when_it_is_back(
    diary: Diary,
) -> None:
    await planned(diary, "Jam")
    ((chat,),) = await diary.stage.rows("SELECT chat FROM outlet")
    shut(diary, chat)
    await diary.later(8 * HOUR)
    assert (diary.posts, await diary.places(), await diary.states()) == ([], ["missed"], ["scheduled"])
    assert chat in diary.heard("coordinator")
    await diary.later(HOUR)
    assert diary.heard("coordinator") == ""  # nothing can be done before it is back
    shut(diary)
    await diary.work(lambda tx: outlets.found(tx, "web", chat))
    await diary.later(60)
    said = diary.heard("coordinator")
    assert chat in said and "Jam" in said
    who = diary.people["coordinator"]
    assert await diary.work(lambda tx: agenda.send(tx, who, 1))
    assert (len(diary.posts), await diary.states()) == (1, ["published"])


async def test_channels_are_named_one_after_the_other_and_a_bare_number_is_no_name(diary: Diary) -> None:
    await planned(diary, "Jam")
    await diary.outlet("@second")
    await diary.work(lambda tx: tx.sql("UPDATE outlet SET title = 'Souk' WHERE chat = '@second'"))
    await diary.outlet("-100777")
    await diary.work(lambda tx: tx.sql("UPDATE outlet SET title = '' WHERE chat = '-100777'"))
    diary.heard("coordinator")
    await diary.stage.taps("s.spot.1")
    said = diary.heard("coordinator")
    unnamed, comma = diary.stage.text("channel-unnamed"), diary.stage.text("list-separator")
    assert f"{comma} ".join(("support-local", "Souk", unnamed)) in said
    assert "100777" not in said


async def test_a_coordinator_who_says_send_it_now_is_believed_that_the_channel_is_back(diary: Diary) -> None:
    await planned(diary, "Jam")
    ((chat,),) = await diary.stage.rows("SELECT chat FROM outlet")
    await diary.work(lambda tx: outlets.lost(tx, "web", chat))
    who = diary.people["coordinator"]
    assert await diary.work(lambda tx: agenda.send(tx, who, 1))
    assert len(diary.posts) == 1
    assert await diary.stage.rows("SELECT state FROM outlet") == [("up",)]


async def test_without_a_channel_what_is_accepted_waits_for_a_word(diary: Diary) -> None:
    await diary.work(lambda tx: outlets.lost(tx, "web", tx.sql("SELECT chat FROM outlet").fetchone()[0]))
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, number)))  # type: ignore[arg-type]
    assert (await diary.places(), await diary.states()) == (["missed"], ["scheduled"])


async def test_what_could_not_be_taken_down_is_when_the_channel_is_back(diary: Diary) -> None:
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, number)))  # type: ignore[arg-type]
    ((chat,),) = await diary.stage.rows("SELECT chat FROM outlet")
    shut(diary, chat)
    await diary.work(lambda tx: life.hide(tx, diary.people["her"]))
    said = diary.heard("coordinator")
    assert len(diary.posts) == 1 and diary.stage.text("unpost-failed", title="Jam") in said and chat in said
    shut(diary)
    await diary.work(lambda tx: outlets.found(tx, "web", chat))
    await diary.stage.room.app.outbox.sweep()
    await diary.stage.room.settle()
    assert diary.posts == []


async def test_a_post_deleted_by_hand_is_noticed_at_its_next_change_and_waits_for_a_word(
    diary: Diary,
) -> None:
    (number,) = await diary.accepted("Jam")
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, number)))  # type: ignore[arg-type]
    diary.stage.room.booth.posts.clear()
    offer = Offer(("Jam.jpg",), "Jam", Price(9000, "JOD"), "A jar", "bot", "", "food")
    for _ in range(2):
        await diary.work(lambda tx: offers.amend(tx, number, diary.people["her"], "price", offer))
    assert await diary.states() == ["approved"]
    assert diary.heard("coordinator") == diary.stage.text("post-gone", title="Jam")
    await diary.work(lambda tx: posts.repost(tx, number, diary.people["coordinator"]))
    assert (len(diary.posts), await diary.states()) == (1, ["published"])


async def test_a_bug_in_what_follows_from_a_post_does_not_stop_its_channel(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = await diary.accepted("A", "B")

    def breaks(tx: Tx, *rest: object, **more: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("bot.market.calendar.delivered._stands", breaks)

    def both(tx: Tx) -> None:
        for number in numbers:
            posts.publish(tx, listings.by_id(tx, number))  # type: ignore[arg-type]

    await diary.work(both)
    assert len(diary.posts) == 2
    assert await diary.stage.rows("SELECT DISTINCT state FROM outbox WHERE deed = 'post'") == [("sent",)]


# --- her yes


async def test_her_yes_is_asked_for_again_before_it_is_six_months_old(diary: Diary) -> None:
    await diary.accepted("Jam")
    await diary.work(life.tend)
    assert await diary.stage.rows("SELECT * FROM timer WHERE what = 'consent'") == []
    diary.stage.room.clock[0] += consent.FRESH - consent.EARLY
    for _ in range(3):
        await diary.work(life.tend)
    assert len(await diary.stage.rows("SELECT * FROM timer WHERE what = 'consent'")) == 1
    await diary.stage.room.waits("26h")
    assert "Jam" in diary.heard("her")
    diary.stage.room.person = "her"
    await diary.stage.does(diary.stage.label("button-yes"))
    await diary.stage.room.waits("20d")
    assert await diary.work(life.tend) == 0
    assert await diary.states() == ["approved"]


async def test_without_a_new_yes_it_comes_down_kindly_at_six_months(diary: Diary) -> None:
    await diary.accepted("Jam")
    diary.stage.room.clock[0] += consent.FRESH - 30 * DAY
    await diary.work(lambda tx: posts.publish(tx, listings.by_id(tx, 1)))  # type: ignore[arg-type]
    diary.stage.room.clock[0] += 30 * DAY
    assert await diary.work(life.tend) == 1
    assert (diary.posts, await diary.states()) == ([], ["expired"])
    diary.heard("her")
    await diary.stage.room.waits("30h")
    assert diary.stage.text("expired-lapsed", title="Jam") in diary.heard("her")


async def test_a_yes_to_another_version_than_the_one_she_saw_is_refused(diary: Diary) -> None:
    await diary.accepted("Jam")
    with pytest.raises(Refused, match="changed"):
        await diary.work(lambda tx: life.agree(tx, diary.people["her"], 1, 7))
