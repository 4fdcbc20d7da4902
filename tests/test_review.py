"""A reviewer's look at a product: whose it is, who has it, what follows, and what nobody else ever sees."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import POINTS, TALKS, Stage, opened, scene

from bot.cli.script import flat
from bot.errors import Refused
from bot.market import life, listings, offers
from bot.market.calendar import posts
from bot.market.listings import Offer
from bot.market.review import gates, looks, relations, reviews, rubric, waiting
from bot.reading.price import Price
from bot.store.tx import Tx

DAY = 86400.0
JAM = Offer(
    ("a.jpg", "b.jpg"),
    "Jam",
    Price(3000, "JOD"),
    "A jar of 500 g",
    "page",
    "Amal's page",
    "food",
    {"allergens": "", "storage": "shelf"},
)
POOR = {**POINTS, "clear": 1}


@dataclass
class Room:
    """Her, two coordinators and a third one, and a listing of hers that waits."""

    stage: Stage
    people: dict[str, int]
    listing: int = 0

    async def do(self, work: Callable[[Tx], Any]) -> Any:
        """Work in a transaction; refused, nothing of it stays and the reason is returned."""

        def tried(tx: Tx) -> Any:
            try:
                return tx.kept(work)
            except Refused as refusal:
                return f"refused: {refusal.reason}"

        done = await self.stage.room.app.store.run(tried)
        await self.stage.room.settle()
        return done

    async def submit(self, offer: Offer = JAM) -> int:
        her = self.people["her"]

        def work(tx: Tx) -> int:
            offers.submit(tx, her, "JO", offer)
            return int(tx.sql("SELECT MAX(id) FROM listing").fetchone()[0])

        self.listing = await self.do(work)
        return self.listing

    async def take(self, who: str) -> Any:
        return await self.do(lambda tx: reviews.take(tx, self.listing, self.people[who]))

    async def score(self, who: str, points: Any = POINTS, version: int = 1, tip: str = "") -> Any:
        return await self.do(
            lambda tx: reviews.score(tx, self.listing, version, self.people[who], points, tip)
        )

    async def decide(self, who: str, decision: str, reason: str) -> Any:
        return await self.do(
            lambda tx: reviews.decide(tx, self.listing, 1, self.people[who], decision, reason)
        )

    async def queue(self, who: str) -> list[int]:
        return [one.id for one in await self.do(lambda tx: waiting.queue(tx, self.people[who]))]

    async def state(self) -> str:
        return str(await self.do(lambda tx: listings.state_of(tx, self.listing)))

    async def sql(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        return await self.stage.rows(
            f"{statement} RETURNING 1" if "SET" in statement else statement, **values
        )

    def later(self, seconds: float) -> None:
        self.stage.room.clock[0] += seconds

    def said(self, who: str) -> str:
        self.stage.room.person = who
        return self.stage.said()


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with opened(tmp_path, await scene(TALKS / "ar" / "team.txt"), "ar") as stage:
        stage.turn_to("third")
        await stage.does("مرحبا")
        people = dict(await stage.rows("SELECT external, contact_id FROM address"))
        found = Room(stage, people)
        await found.submit()
        for who in people:
            found.said(who)
        yield found


@pytest_asyncio.fixture
async def pair(room: Room) -> Room:
    """The same with two reviewers for each product."""
    await room.sql("UPDATE campaign SET reviewers = 2")
    return room


# --- blind


async def test_a_reviewer_sees_neither_name_nor_page_and_the_place_stays(room: Room) -> None:
    await room.sql(
        "UPDATE listing SET shows = :shows", shows=json.dumps({"name": "first", "place": "region"})
    )

    def seen(tx: Tx) -> tuple[dict[str, Any], dict[str, Any]]:
        found = listings.by_id(tx, room.listing)
        assert found is not None
        return posts.words(tx, found, "ar"), reviews.preview(tx, found, "ar")

    public, preview = await room.do(seen)
    assert public["maker"] == "أم علي"
    assert "Amal" in public["buying"]
    assert not {"أم علي", "Amal's page"} & {str(value) for value in preview.values()}
    assert preview["place"] == public["place"]


async def test_nobody_sees_anothers_points(pair: Room) -> None:
    await pair.take("coordinator")
    assert await pair.score("coordinator", {**POINTS, "clear": 3}) == "waiting"
    pair.stage.turn_to("colleague")
    await pair.stage.taps(f"s.decide.{pair.listing}")
    said = [reply.text for reply in pair.stage.heard()]
    assert said
    assert not any("(3)" in text or "18" in text for text in said)


# --- whose it is not


async def test_nobody_judges_her_own(room: Room) -> None:
    await room.sql("UPDATE listing SET contact_id = :id", id=room.people["colleague"])
    assert await room.take("colleague") == "refused: own"
    assert await room.score("colleague") == "refused: own"
    assert await room.queue("colleague") == []
    assert await room.queue("coordinator") == [room.listing]


@pytest.mark.parametrize(
    ("name", "area", "offered"),
    [
        ("أمّ عليّ", "irbid", False),
        ("ام علي حسن", "irbid", False),
        ("أم", "irbid", False),  # rather one too many
        ("أم محمد", "irbid", True),
        ("علي", "irbid", True),
        ("أم علي", "amman", True),
    ],
)
async def test_a_relative_declared_by_first_name_and_region_is_not_offered(
    room: Room, name: str, area: str, offered: bool
) -> None:
    me = room.people["colleague"]
    await room.do(lambda tx: relations.declare(tx, me, name, area))
    assert bool(await room.queue("colleague")) is offered
    assert (await room.take("colleague") == 1) is offered
    assert (await room.score("colleague") == "approved") is offered


async def test_a_declaration_is_looked_at_when_she_decides_too(room: Room) -> None:
    assert await room.take("colleague") == 1
    await room.do(lambda tx: relations.declare(tx, room.people["colleague"], "أم علي", "irbid"))
    assert await room.score("colleague") == "refused: known"
    ((one, _, _),) = await room.sql("SELECT id, name, area FROM relation")
    await room.do(lambda tx: relations.retract(tx, room.people["coordinator"], one))  # not hers to take back
    assert await room.score("colleague") == "refused: known"
    await room.do(lambda tx: relations.retract(tx, room.people["colleague"], one))
    assert await room.score("colleague") == "approved"


async def test_who_knows_her_steps_aside_and_never_gets_another_of_hers(room: Room) -> None:
    await room.take("colleague")
    await room.do(lambda tx: reviews.aside(tx, room.listing, room.people["colleague"]))
    assert await room.take("coordinator") == 1  # it is free at once
    room.said("colleague")
    await room.submit()
    assert room.said("colleague") == ""
    assert await room.queue("colleague") == []
    assert len(await room.queue("coordinator")) == 2


# --- who has it


async def test_what_somebody_has_is_hers_for_two_days_and_then_free(room: Room) -> None:
    assert await room.take("coordinator") == 1
    assert await room.take("colleague") == "refused: taken"
    await room.sql("UPDATE contact SET name = 'هدى' WHERE id = :id", id=room.people["coordinator"])
    (one,) = await room.do(lambda tx: waiting.queue(tx, room.people["colleague"]))
    assert one.holder == "هدى"
    room.later(2 * DAY + 1)
    assert await room.take("colleague") == 1
    assert await room.score("coordinator") == "refused: taken"
    assert await room.score("colleague") == "approved"


async def test_two_coordinators_approve_at_once_and_one_post_stands(room: Room) -> None:
    await room.take("coordinator")
    room.later(2 * DAY + 1)
    await room.take("colleague")
    assert await room.score("colleague") == "approved"
    assert await room.score("coordinator") == "refused: decided"
    assert await room.score("colleague") == "refused: judged"
    assert len(room.stage.room.booth.posts) == 1


async def test_left_to_a_colleague_it_is_free_at_once(room: Room) -> None:
    await room.take("coordinator")
    await room.do(lambda tx: reviews.leave(tx, room.listing, room.people["coordinator"]))
    assert await room.take("colleague") == 1


async def test_only_one_has_the_third_look(pair: Room) -> None:
    assert await pair.take("coordinator") == 1
    assert await pair.take("colleague") == 1  # two are needed
    assert await pair.take("third") == "refused: taken"
    await pair.score("coordinator")
    assert await pair.score("colleague", {**POINTS, "made": 1}) == "third"
    assert pair.said("third").startswith(pair.stage.text("listing-third", title="Jam")[:20])
    assert await pair.take("third") == 1
    assert await pair.score("third", {**POINTS, "made": 1}) == "approved"


# --- roles and campaigns


async def test_who_lost_her_role_decides_nothing_and_holds_nothing(room: Room) -> None:
    await room.take("colleague")
    await room.sql("UPDATE staff SET external = 'no ' || external WHERE external = 'colleague'")
    assert await room.score("colleague") == "refused: not-yours"
    assert await room.queue("colleague") == []
    assert await room.take("coordinator") == 1


async def test_another_campaign_is_none_of_hers(room: Room) -> None:
    await room.stage.rows(
        "INSERT INTO campaign (organisation_id, name, country, timezone, currency) SELECT organisation_id, 'M', 'MA',"
        " 'Africa/Casablanca', 'MAD' FROM campaign RETURNING id"
    )
    await room.sql("UPDATE staff SET campaign_id = 2 WHERE external = 'colleague'")
    for found in (await room.take("colleague"), await room.score("colleague")):
        assert found == "refused: not-yours"
    assert await room.decide("colleague", "decline", "other") == "refused: not-yours"
    room.stage.turn_to("colleague")
    await room.stage.taps(f"s.decide.{room.listing}")
    assert room.stage.said() == room.stage.text("decide-refused-not-yours")


async def test_a_button_of_the_staff_is_nobodys_elses(room: Room) -> None:
    room.stage.turn_to("her")
    for flow in ("decide", "appealed", "queue", "relatives", "unrelated"):
        await room.stage.taps(f"s.{flow}.{'' if flow in {'queue', 'relatives'} else room.listing}")
        assert room.stage.text("not-allowed") in room.stage.said()
    assert await room.sql("SELECT * FROM review") == []


# --- meanwhile


async def test_an_edit_a_second_before_is_noticed(room: Room) -> None:
    await room.take("coordinator")
    await room.do(lambda tx: offers.amend(tx, room.listing, room.people["her"], "title", JAM))
    assert await room.score("coordinator") == "refused: changed"
    assert await room.score("coordinator", version=2) == "approved"


@pytest.mark.parametrize("deed", ["hide", "withdraw"])
async def test_what_its_maker_took_back_is_not_decided_on(room: Room, deed: str) -> None:
    await room.take("coordinator")
    done = {"hide": life.hide, "withdraw": life.withdraw}[deed]
    await room.do(lambda tx: done(tx, room.people["her"], room.listing))
    assert await room.score("coordinator") == "refused: hidden"
    assert await room.decide("coordinator", "changes", "price") == "refused: hidden"
    room.stage.turn_to("coordinator")
    await room.stage.taps(f"s.decide.{room.listing}")
    assert room.stage.said() == room.stage.text("decide-refused-hidden")


async def test_points_beyond_the_rubric_are_refused(room: Room) -> None:
    for wrong in ({**POINTS, "clear": 4}, {**POINTS, "clear": -1}, {"clear": 3}, {**POINTS, "name": 3}):
        assert await room.score("coordinator", wrong) == "refused: points"


# --- gates


@pytest.mark.parametrize(
    ("statement", "gate"),
    [
        ("UPDATE contact SET consented_at = 0", "adult"),
        ("UPDATE listing SET consented_at = 1", "consent"),
        ("UPDATE listing SET details = '{}'", "food"),
        ("UPDATE listing SET photos = '[]'", "photo"),
        ("UPDATE listing SET description = 'JO94CBJO0010000000000131000302'", "private"),
    ],
)
async def test_a_gate_that_does_not_hold_keeps_it_from_being_scored(
    room: Room, statement: str, gate: str
) -> None:
    await room.sql(statement)

    def failed(tx: Tx) -> list[str]:
        found = listings.by_id(tx, room.listing)
        assert found is not None
        return gates.failed(tx, found)

    assert await room.do(failed) == [gate]
    assert await room.score("coordinator") == "refused: gate"
    room.stage.turn_to("coordinator")
    await room.stage.taps(f"s.decide.{room.listing}")
    newest = room.stage.heard()[-1]
    assert room.stage.label("decide-decision.button-score")[1:-1] not in [one.label for one in newest.buttons]


async def test_a_safety_lesson_older_than_six_months_is_taken_again_before_anything_is_handed_in(
    room: Room,
) -> None:
    await room.decide("coordinator", "changes", "price")
    room.later(200 * DAY)
    her = room.people["her"]
    assert await room.do(lambda tx: offers.revise(tx, room.listing, her, JAM)) is False
    assert await room.state() == "draft"
    await room.sql("UPDATE run SET moved_at = :now WHERE argument = 'safety'", now=room.stage.room.clock[0])
    assert await room.do(lambda tx: offers.release(tx, her)) == 1
    assert await room.state() == "submitted"


async def test_a_face_in_a_photo_is_pointed_out(room: Room) -> None:
    seen = json.dumps({"faces": [[1, 1, 9, 9]]})
    await room.stage.rows(
        "INSERT INTO media (name, mime, contact_id, seen) VALUES ('a.jpg', 'image/jpeg', :her, :seen) RETURNING 1",
        her=room.people["her"],
        seen=seen,
    )
    room.stage.turn_to("coordinator")
    await room.stage.taps(f"s.decide.{room.listing}")
    assert room.stage.text("warn-face") in room.stage.said()


# --- what follows


async def test_not_yet_brings_one_tip_one_lesson_and_a_day(room: Room) -> None:
    began = room.stage.room.clock[0]
    assert await room.score("coordinator", POOR, tip="background") == "not-yet"
    assert await room.state() == "changes"
    room.stage.room.person = "her"
    (told,) = room.stage.heard()
    assert room.stage.text("reason-background") in flat(told.text)
    assert [one.data.split(".")[1] for one in told.buttons] == ["revise", "lesson", "appeal"]
    assert "background" in told.buttons[1].data
    her = room.people["her"]
    assert await room.do(lambda tx: offers.revise(tx, room.listing, her, JAM)) is True
    assert await room.sql("SELECT submitted_at FROM listing") == [(began + 7 * DAY,)]
    assert room.said("coordinator") == ""
    assert await room.queue("coordinator") == []
    assert await room.take("coordinator") == "refused: early"
    room.later(7 * DAY)
    assert await room.queue("coordinator") == [room.listing]
    assert await room.score("coordinator", version=2) == "approved"


async def test_what_needs_a_change_comes_back_at_once(room: Room) -> None:
    assert await room.decide("coordinator", "changes", "private") is None
    await room.do(lambda tx: offers.revise(tx, room.listing, room.people["her"], JAM))
    assert await room.queue("coordinator") == [room.listing]


async def test_two_who_agree_decide_and_the_weaker_photo_of_both_counts_by_its_average(pair: Room) -> None:
    assert await pair.score("coordinator", {**POINTS, "clear": 1}) == "waiting"
    assert await pair.score("colleague", {**POINTS, "clear": 2}) == "not-yet"  # 1.5 on average
    assert (await pair.sql("SELECT decision, reason FROM review ORDER BY id"))[1] == ("not-yet", "light")


async def test_where_nobody_is_left_to_look_those_who_are_there_decide(pair: Room) -> None:
    await pair.score("coordinator")
    await pair.sql("UPDATE staff SET external = 'no ' || external WHERE external IN ('colleague', 'third')")
    assert await pair.state() == "submitted"
    assert await pair.do(reviews.settle) == 1
    assert await pair.state() == "published"
    assert await pair.do(reviews.settle) == 0


async def test_the_log_names_what_was_accepted_and_nobody_who_was_refused(room: Room) -> None:
    await room.score("coordinator", POOR)
    await room.submit()
    await room.decide("coordinator", "decline", "not-local")
    await room.submit()
    await room.score("coordinator")
    found = [
        (what, json.loads(body)) for what, body in await room.sql("SELECT what, body FROM chain ORDER BY id")
    ]
    codes = [code for (code,) in await room.sql("SELECT code FROM listing ORDER BY id")]
    mine = [(what, body) for what, body in found if what in {"not-yet", "declined", "accepted"}]
    assert [(what, body["reason"]) for what, body in mine] == [
        ("not-yet", "light"),
        ("declined", "not-local"),
        ("accepted", "points"),
    ]
    assert mine[2][1]["listing"] == codes[2]
    assert not any(code in str(body) for _, body in mine[:2] for code in codes)
    assert [await room.do(lambda tx, one=body: tx.unseal(one["listing"])) for _, body in mine[:2]] == codes[
        :2
    ]
    assert "clear" not in str(found)


async def test_every_deed_of_staff_is_in_the_audit_without_points_or_names(pair: Room) -> None:
    await pair.take("coordinator")
    await pair.score("coordinator")
    await pair.take("colleague")
    await pair.do(lambda tx: reviews.leave(tx, pair.listing, pair.people["colleague"]))
    await pair.do(lambda tx: reviews.aside(tx, pair.listing, pair.people["third"]))
    await pair.decide("colleague", "changes", "price")
    entries = await pair.sql("SELECT deed, subject, detail FROM audit WHERE deed LIKE 'review.%' ORDER BY id")
    assert [deed.removeprefix("review.") for deed, _, _ in entries] == [
        "take", "score", "take", "leave", "aside", "changes",
    ]  # fmt: skip
    assert {subject for _, subject, _ in entries} == {f"listing:{pair.listing}"}
    assert {detail for _, _, detail in entries} == {"{}", '{"reason": "price"}'}


async def test_with_a_draw_an_accepted_product_waits_for_its_place(room: Room) -> None:
    await room.sql("UPDATE campaign SET slots = 6")
    assert await room.score("coordinator") == "approved"
    assert await room.state() == "approved"
    assert room.stage.room.booth.posts == {}


# --- nothing is forgotten


async def test_what_waits_is_told_once_a_day_until_it_is_decided(room: Room) -> None:
    reminders = "SELECT count(*) FROM timer WHERE what = 'remind' GROUP BY contact_id"
    assert await room.sql(reminders) == [(1,)] * 3
    room.stage.turn_to("coordinator")
    await room.stage.does("~ 20h")
    assert room.stage.heard() == []
    await room.stage.does("~ 5h")
    assert room.stage.said().startswith(room.stage.text("remind-waits", count=1, days=1)[:20])
    await room.stage.does("~ 10h")
    assert room.stage.heard() == []
    await room.stage.does("~ 15h")
    assert len(room.stage.heard()) == 1
    await room.score("colleague")
    await room.stage.does("~ 2d")
    room.stage.turn_to("coordinator")
    await room.stage.does("~ 2d")
    assert room.stage.heard() == []
    assert await room.sql(reminders) == []


async def test_reminders_keep_out_of_the_night(room: Room) -> None:
    room.stage.turn_to("coordinator")
    await room.stage.does("~ 37h")  # eleven at night
    assert room.stage.heard() == []
    await room.stage.does("~ 10h")  # nine in the morning
    assert len(room.stage.heard()) == 1


async def test_what_waits_longer_than_a_week_is_the_coordinators_even_when_they_cannot_judge_it(
    room: Room,
) -> None:
    await room.sql("UPDATE staff SET role = 'reviewer' WHERE external <> 'coordinator'")
    await room.sql("UPDATE listing SET contact_id = :id", id=room.people["coordinator"])
    room.later(8 * DAY)
    told = {who: await room.do(lambda tx, w=who: waiting.summary(tx, room.people[w])) for who in room.people}
    assert told["coordinator"] == {"count": 0, "days": 0, "overdue": 1, "appeals": 0}
    assert told["colleague"] == {"count": 1, "days": 8, "overdue": 0, "appeals": 0}


@pytest.mark.parametrize(
    ("days", "age"), [(0, "new"), (2, "new"), (3, "days"), (6, "days"), (7, "week"), (30, "week")]
)
async def test_age_is_told_in_words(room: Room, days: int, age: str) -> None:
    room.later(days * DAY)
    (one,) = await room.do(lambda tx: waiting.queue(tx, room.people["coordinator"]))
    assert (one.days, one.age) == (days, age)


async def test_the_queue_has_pages_and_begins_with_the_oldest(room: Room) -> None:
    for number in range(8):
        room.later(60)
        await room.submit(Offer(("a.jpg",), f"Jam {number}", JAM.price, "500 g", "bot", "", "other"))
    room.said("coordinator")
    room.stage.turn_to("coordinator")
    await room.stage.does(room.stage.label("queue.button"))
    (first,) = room.stage.heard()
    assert [one.label for one in first.buttons][:2] == ["Jam", "Jam 0"]
    await room.stage.does(room.stage.label("queue-more"))
    (rest,) = room.stage.heard()
    assert [one.label for one in rest.buttons][:3] == ["Jam 5", "Jam 6", "Jam 7"]


def test_who_counts_and_who_is_asked_is_all_there_is() -> None:
    assert set(rubric.JUDGED) | {"information", "learning"} == set(rubric.ITEMS)
    assert looks.HELD == 2 * DAY
