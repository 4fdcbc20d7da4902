"""A product of hers, from ten messages to its last day: what is asked, what is kept, what stands in the channel."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import POINTS, TALKS, Stage, opened, scene

from bot.cli.script import parse
from bot.errors import Refused
from bot.market import availability, completeness, kinds, life, listings, offers
from bot.market.buyers import interests
from bot.market.calendar import posts
from bot.market.listings import Listing, Offer
from bot.market.review import gates, reviews
from bot.people import contacts
from bot.reading.price import Price
from bot.store.tx import Tx

DAY = 86400.0
MOST_MESSAGES = 10  # of hers, when nothing goes wrong


async def opening(path: Path, name: str, language: str) -> AsyncIterator[Stage]:
    async with opened(path, await scene(TALKS / language / f"{name}.txt"), language) as found:
        found.turn_to("her")
        yield found


@pytest_asyncio.fixture(params=["ar", "en"])
async def posted(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """Her product stands in the channel; nobody reminds her of lessons."""
    async for stage in opening(tmp_path, "approve", request.param):
        await stage.taps("s.pause.")
        stage.heard()
        yield stage


@pytest_asyncio.fixture
async def team(tmp_path: Path) -> AsyncIterator[Stage]:
    async for stage in opening(tmp_path, "team", "ar"):
        yield stage


async def work(stage: Stage, what: Callable[[Tx], Any]) -> Any:
    done = await stage.room.app.store.run(what)
    await stage.room.settle()
    return done


async def her(stage: Stage) -> int:
    ((contact,),) = await stage.rows("SELECT contact_id FROM address WHERE external = 'her'")
    return int(contact)


async def states(stage: Stage) -> list[str]:
    return [state for (state,) in await stage.rows("SELECT state FROM listing ORDER BY id")]


async def title(stage: Stage) -> str:
    ((found,),) = await stage.rows("SELECT title FROM listing ORDER BY id LIMIT 1")
    return str(found)


# --- ten messages


@pytest.mark.parametrize("name", ["listing-ten", "listing-numbers-only"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_listing_takes_ten_messages_with_buttons_and_with_numbers(language: str, name: str) -> None:
    """The scripts themselves are played in test_talks."""
    steps = list(parse((TALKS / language / f"{name}.txt").read_text(encoding="utf-8").splitlines()))
    hers = [step for step in steps if step.what == "does"]
    assert len(hers) <= MOST_MESSAGES
    if name == "listing-numbers-only":
        assert not any(step.text.startswith("[") for step in hers)


# --- kinds


@pytest.mark.parametrize(
    ("makes", "words", "kind"),
    [
        ("food", "مخلل خيار بلدي", "food"),
        ("food", "شيء جديد", "food"),
        ("food", "كعك العيد", "sweets"),  # asks the same
        ("sweets", "Fig jam", "food"),
        ("food", "ثوب مطرز", None),
        ("food", "صابون بالعسل", None),
        ("soap", "صابون زيت زيتون", "soap"),
        ("sewing", "Wool shawl", "sewing"),
        ("accessories", "شال صوف", None),
        ("other", "صابون غار", "soap"),
        ("other", "شيء", None),
        ("service", "تصوير", None),
        ("service", "خياطة ثوب", None),
        ("", "شال صوف", "sewing"),
    ],
)
def test_a_kind_is_taken_for_granted_unless_the_title_clearly_names_another(
    makes: str, words: str, kind: str | None
) -> None:
    assert kinds.granted(makes, words) == kind


def test_no_kind_asks_more_than_two_short_questions() -> None:
    assert set(kinds.QUESTIONS) == set(kinds.KINDS)
    assert all(1 <= len(asked) <= 2 for asked in kinds.QUESTIONS.values())


def _listing(**what: Any) -> Listing:
    told: dict[str, Any] = {
        "id": 1, "code": "x", "contact": 1, "campaign": 1, "title": "مخلل", "price": Price(3000, "JOD"),
        "description": "", "photos": (), "reach": "bot", "reach_at": "", "shows": {}, "kind": "food",
        "details": {}, "voice": "", "state": "published", "version": 1, "consented_at": 0.0, "asked_at": 0.0,
        "name": "", "area": "", "locality": "",
    }  # fmt: skip
    return Listing(**told | what)


WHOLE = {
    "photos": ("a", "b", "c"),
    "description": "مرطبان كيلو، خيار وخل وملح، جاهز كل خميس",
    "details": {"allergens": "", "storage": "fridge"},
}


@pytest.mark.parametrize(
    ("what", "step"),
    [
        (WHOLE, ""),
        (WHOLE | {"photos": ("a",)}, "photos"),
        (WHOLE | {"description": "500 غم"}, "description"),
        (WHOLE | {"description": "مخلل خيار وخل وملح من مطبخ البيت"}, "size"),
        (WHOLE | {"details": {}}, "details"),
        ({}, "photos"),
    ],
)
def test_the_next_step_is_the_one_that_helps_most(what: dict[str, Any], step: str) -> None:
    found = completeness.of(_listing(**what))
    assert found.step == step
    assert 0 <= found.score <= 100
    assert (found.score == 100) == (step == "")


@pytest.mark.parametrize(
    ("what", "signs"),
    [
        ({}, []),
        ({"description": "للطلب 0791234567"}, ["phone"]),
        ({"description": "صفحتي @beit_um_ali"}, ["link"]),
        ({"details": {"allergens": "للطلب 0791234567"}}, ["phone"]),
        ({"description": "يعالج السكري"}, ["claims"]),
        ({"description": "ليس دواء"}, []),
        ({"description": "مطبخ مرخص"}, ["licence"]),
        ({"description": "مطبخ مرخص رقم 412"}, []),
        ({"title": "زعتر بلدي"}, ["allergens"]),
        ({"title": "زعتر بلدي", "details": {"allergens": "سمسم"}}, []),
        ({"title": "زعتر بلدي", "kind": "accessories"}, []),
    ],
)
def test_a_coordinator_is_told_what_to_look_at_twice(what: dict[str, Any], signs: list[str]) -> None:
    assert gates.signs(_listing(**what), "JO") == signs


# --- what must not be kept


async def test_an_identity_number_is_never_stored(team: Stage) -> None:
    await team.does("/sell", "(photo)", team.label("button-done"), "مخلل رقمي الوطني 9871234567")
    kept = [
        str(row) for table in ("run", "inbox", "listing") for row in await team.rows(f"SELECT * FROM {table}")
    ]
    assert not any("9871234567" in row for row in kept)
    assert team.text("kind-public.private-id") in team.said()


async def test_a_voice_is_approved_only_typed_and_then_goes(tmp_path: Path) -> None:
    async for stage in opening(tmp_path, "listing-voice", "ar"):
        (listing,) = await stage.rows("SELECT voice, description, state FROM listing")
        assert listing == ("", "خيار وخل وملح في مرطبان كيلو، جاهز كل خميس", "published")
        ((due,),) = await stage.rows("SELECT expires_at FROM media WHERE mime LIKE 'audio%'")
        assert 0 < due <= stage.room.clock[0]
        (post,) = stage.room.booth.posts.values()
        assert "خيار وخل وملح" in post.reply.text


async def test_a_voice_that_nobody_typed_is_not_approved(team: Stage) -> None:
    contact = await her(team)

    def approve(tx: Tx) -> None:
        offer = Offer(("a.jpg",), "Jam", Price(3000, "JOD"), "", "bot", "", "other", {}, "v.ogg")
        offers.submit(tx, contact, "JO", offer)
        (number,) = tx.sql("SELECT MAX(id) FROM listing").fetchone()
        (colleague,) = tx.sql("SELECT contact_id FROM address WHERE external = 'colleague'").fetchone()
        with pytest.raises(Refused, match="voice"):
            reviews.score(tx, number, 1, colleague, POINTS)

    await work(team, approve)


# --- changed where it stands, or looked at again


async def test_a_new_price_changes_the_post_where_it_stands(posted: Stage) -> None:
    name = await title(posted)
    await posted.does("/mine", f"[{name}]", posted.label("change.button"), posted.label("listing-price.name"))
    await posted.does("4", posted.label("button-yes"))
    assert await states(posted) == ["published"]
    deeds = await posted.rows("SELECT deed, body FROM outbox WHERE deed <> 'reply' ORDER BY id")
    assert [deed for deed, _ in deeds] == ["post", "edit"]
    assert "4 دنانير" in deeds[-1][1]
    assert await posted.rows("SELECT version FROM listing") == [(1,)]


async def test_a_new_price_shows_no_more_of_her_than_she_agreed_to(posted: Stage) -> None:
    name, contact = await title(posted), await her(posted)
    ((before,),) = await posted.rows("SELECT shows FROM listing")
    await work(posted, lambda tx: contacts.set_shows(tx, contact, {"name": "first", "place": "district"}))
    await posted.does("/mine", f"[{name}]", posted.label("change.button"), posted.label("listing-price.name"))
    await posted.does("4", posted.label("button-yes"))
    assert await posted.rows("SELECT shows FROM listing") == [(before,)]


async def test_a_page_of_a_withdrawn_product_is_not_taken_for_granted(posted: Stage) -> None:
    contact = await her(posted)
    await posted.rows("UPDATE listing SET reach = 'page', reach_at = '@beit' RETURNING id")
    assert await work(posted, lambda tx: listings.last_reach(tx, contact)) == ("page", "@beit")
    await posted.taps("s.withdraw.1")
    await posted.does(posted.label("button-yes"))
    assert await work(posted, lambda tx: listings.last_reach(tx, contact)) == ("bot", "")


async def test_a_new_title_takes_the_post_down_until_it_was_looked_at(posted: Stage) -> None:
    name = await title(posted)
    await posted.does("/mine", f"[{name}]", posted.label("change.button"), posted.label("listing-title.name"))
    assert posted.text("change-sure", title=name) in posted.said()
    await posted.does(posted.label("button-yes"), "Fig")
    assert await states(posted) == ["submitted"]
    assert posted.room.booth.posts == {}
    assert await posted.rows("SELECT version, title FROM listing") == [(2, "Fig")]


async def test_a_photo_of_two_products_stays_while_one_shows_it(posted: Stage) -> None:
    name = await title(posted)
    await posted.does(
        "/mine", f"[{name}]", posted.label("copy.button"), "Fig", "6", posted.label("button-yes")
    )
    await posted.does(posted.label("listing-review.button-ok"))
    await posted.taps("s.withdraw.1")
    await posted.does(posted.label("button-yes"))
    assert await states(posted) == ["withdrawn", "submitted"]
    assert await posted.rows("SELECT count(*) FROM media WHERE expires_at > 0 AND mime = 'image/jpeg'") == [
        (0,)
    ]
    await posted.taps("s.withdraw.2")
    await posted.does(posted.label("button-yes"))
    assert (await posted.rows("SELECT count(*) FROM media WHERE expires_at > 0"))[0][0] >= 2


# --- rest, and coming back


async def test_a_pause_ends_by_itself_on_its_day(posted: Stage) -> None:
    name = await title(posted)
    await posted.does(
        "/mine", f"[{name}]", posted.label("rest.button"), posted.label("rest-until.button-week")
    )
    assert await states(posted) == ["paused"]
    assert posted.room.booth.posts == {}
    posted.room.clock[0] += 6 * DAY
    assert await work(posted, life.wake) == 0
    posted.room.clock[0] += DAY
    posted.heard()
    assert await work(posted, life.wake) == 1
    assert await states(posted) == ["published"]
    assert posted.text("listing-again", title=name) in posted.said()
    assert await work(posted, life.wake) == 0


async def test_after_six_months_her_yes_is_asked_again_and_a_coordinator_looks(posted: Stage) -> None:
    await posted.taps("s.sold.1")
    posted.room.clock[0] += 190 * DAY
    posted.heard()
    await posted.taps("s.show.1")
    assert posted.said().startswith(await title(posted))
    await posted.does(posted.label("button-yes"))
    assert await states(posted) == ["submitted"]
    assert posted.room.booth.posts == {}
    assert await posted.rows("SELECT consented_at FROM listing") == [(posted.room.clock[0],)]


async def test_without_that_yes_it_stays_where_it_is(posted: Stage) -> None:
    await posted.taps("s.sold.1")
    posted.room.clock[0] += 190 * DAY
    await posted.taps("s.show.1")
    posted.heard()
    await posted.does(posted.label("button-no"))
    assert posted.said() == posted.text("show-kept")
    assert await states(posted) == ["sold"]


@pytest.mark.parametrize(("button", "reason"), [("sold", "sold"), ("hide", "gone")])
async def test_a_buyer_in_the_middle_of_asking_hears_kindly_what_became_of_it(
    posted: Stage, button: str, reason: str
) -> None:
    posted.turn_to("buyer")
    await posted.does(f"(start {posted.link})")
    posted.turn_to("her")
    await posted.taps(f"s.{button}.1")
    posted.turn_to("buyer")
    posted.language = "ar"
    await posted.does("Two jars")
    assert posted.said().startswith(posted.text(f"see-no-{reason}"))
    assert await posted.rows("SELECT id FROM interest") == []
    assert interests.missing(None) == "gone"


@pytest.mark.parametrize(
    "flow", ["revise", "first", "rest", "sold", "show", "change", "copy", "withdraw", "item"]
)
async def test_a_button_of_a_product_that_is_gone_says_so(posted: Stage, flow: str) -> None:
    await posted.taps("s.withdraw.1")
    await posted.does(posted.label("button-yes"))
    posted.heard()
    await posted.taps(f"s.{flow}.1")
    assert posted.said() == posted.text("item-none")
    assert await states(posted) == ["withdrawn"]


@pytest.mark.parametrize("flow", ["revise", "show"])
async def test_a_button_of_another_day_says_what_is_so_now(posted: Stage, flow: str) -> None:
    await posted.taps(f"s.{flow}.1")
    assert posted.said().startswith(posted.text("item-now", state=posted.text("state-published"))[:12])
    assert await states(posted) == ["published"]


# --- still to be had?


async def second(stage: Stage) -> int:
    """Another product of hers, published now."""
    contact = await her(stage)

    def publish(tx: Tx) -> int:
        offers.submit(
            tx, contact, "JO", Offer(("a.jpg",), "Fig", Price(3000, "JOD"), "A jar", "bot", "", "other")
        )
        (number,) = tx.sql("SELECT MAX(id) FROM listing").fetchone()
        (colleague,) = tx.sql("SELECT contact_id FROM address WHERE external = 'colleague'").fetchone()
        reviews.score(tx, number, 1, colleague, POINTS)
        return int(number)

    return int(await work(stage, publish))


async def test_one_question_a_week_about_the_one_asked_longest_ago(posted: Stage) -> None:
    name = await title(posted)
    posted.room.clock[0] += DAY
    await second(posted)
    timers = "SELECT count(*) FROM timer WHERE what = 'available'"
    assert await posted.rows(timers) == [(1,)]
    posted.heard()
    await posted.does("~ 7d")
    assert posted.said() == posted.text("available-have", title=name)
    await posted.does(posted.label("available-have.button-yes"))
    assert await posted.rows("SELECT asked_at FROM listing ORDER BY id") == [(0,), (0,)]
    posted.heard()
    await posted.does("~ 8d")
    assert posted.said() == posted.text("available-have", title="Fig")
    assert await posted.rows(timers) == [(1,)]


async def test_four_weeks_of_silence_take_it_down_and_one_tap_shows_it_again(posted: Stage) -> None:
    name = await title(posted)
    await posted.does("~ 8d")
    assert posted.text("available-have", title=name) in posted.said()
    await posted.does("~ 27d")
    assert await work(posted, posts.expire) == 0
    await posted.does("~ 2d")
    assert await work(posted, posts.expire) == 1
    assert await states(posted) == ["expired"]
    assert posted.room.booth.posts == {}
    posted.heard()
    await posted.does("~ 2d", "~ 26h")
    assert posted.text("expired-unanswered", title=name) in posted.said()
    await posted.does(posted.label("show.button"))
    assert await states(posted) == ["published"]
    assert await posted.rows("SELECT asked_at FROM listing") == [(0,)]


async def test_nothing_is_asked_when_nothing_stands(posted: Stage) -> None:
    contact = await her(posted)
    await posted.taps("s.sold.1")
    assert await work(posted, lambda tx: availability.wanted(tx, contact, "")) is None
    posted.heard()
    await posted.does("~ 9d")
    assert posted.heard() == []


async def test_a_listing_of_somebody_else_is_not_touched(posted: Stage) -> None:
    posted.turn_to("coordinator")
    for flow in ("item", "change", "first", "copy", "sold", "rest", "show", "withdraw", "revise"):
        await posted.taps(f"s.{flow}.1")
    assert await states(posted) == ["published"]
    assert await work(posted, lambda tx: listings.hers(tx, 10_000, 1)) is None
