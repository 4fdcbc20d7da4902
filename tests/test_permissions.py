"""Who may do what: every flow of staff by every role and by nobody, every deed in the name of staff by another campaign's
admin, and every page by nobody. What is not in these tables fails until somebody has thought about it."""

import importlib
import inspect
import json
import pkgutil
import re
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from stage import Scene, Stage, opened
from starlette.routing import Mount, Route

import bot.broadcast
import bot.learning
import bot.market
import bot.people
from bot import app as house
from bot.engine.conversation import take
from bot.errors import Refused
from bot.people.team import organisations
from bot.store.tables import metadata
from bot.store.tx import Tx
from bot.talk.flow import RANKS
from bot.talk.messages import Message
from bot.web.security import HEADERS
from flows import FLOWS

SECRET = "Qahramana"  # what only the first campaign's staff may read
# What the engine itself writes when somebody says anything at all.
ENGINE = {"inbox", "outbox", "address", "contact", "run", "timer", "attention"}

# Every flow of staff: the least role, and an argument that is of the first campaign.
STAFF: dict[str, tuple[str, str]] = {
    # review
    "queue": ("reviewer", ""),
    "decide": ("reviewer", "1"),
    "appealed": ("reviewer", "1"),
    "remind": ("reviewer", ""),
    "relatives": ("reviewer", ""),
    "relative": ("reviewer", ""),
    "unrelated": ("reviewer", "1"),
    "repost": ("coordinator", "1"),
    # the draw
    "draw": ("coordinator", ""),
    "prize": ("coordinator", ""),
    # the calendar
    "calendar": ("coordinator", ""),
    "spot": ("coordinator", "1"),
    "plan": ("coordinator", ""),
    "move": ("coordinator", "1"),
    "swap": ("coordinator", "1"),
    "drop": ("coordinator", "1"),
    "sendnow": ("coordinator", "1"),
    "postpone": ("coordinator", "1"),
    # people and cohorts
    "answer": ("coordinator", "1"),
    "cohort": ("coordinator", ""),
    "cohorts": ("coordinator", ""),
    "invite": ("coordinator", "1"),
    "close": ("coordinator", "1"),
    "digest": ("coordinator", "1"),
    "cheer": ("coordinator", "1-almost"),
    # broadcasts
    "broadcast": ("coordinator", ""),
    "broadcasts": ("coordinator", ""),
    "progress": ("coordinator", "1"),
    "halt": ("coordinator", "1"),
    "proceed": ("coordinator", "1"),
    "cancel": ("coordinator", "1"),
    # setting up
    "workplace": ("reviewer", ""),
    "guardian": ("coordinator", ""),
    "campaign": ("admin", "slots"),
    "found": ("admin", ""),
    "channels": ("admin", ""),
    "channel": ("admin", "1"),
    "team": ("admin", ""),
    "colleague": ("admin", "1"),
    "recruit": ("admin", ""),
    "uninvite": ("admin", "1"),
    "audit": ("admin", ""),
}
PEOPLE = ("stranger", "member", "reviewer", "coordinator", "admin", "foreign")
ROLE = {"reviewer": "reviewer", "coordinator": "coordinator", "admin": "admin", "foreign": "admin"}


World = dict[str, list[Any]]


class Undone(Exception):
    """Takes back what was only tried, with what was seen of it."""


def furnish(tx: Tx) -> None:
    """Two campaigns; in the first, one of everything, and somebody of each role; in the second an admin."""
    other = organisations.new(
        tx, name="Souk", country="MA", timezone="Africa/Casablanca", organisation="Elsewhere"
    )
    tx.sql("DELETE FROM staff")
    for number, person in enumerate(PEOPLE[1:]):
        _person(tx, number, person, other)
    maker = tx.sql("SELECT id FROM contact WHERE name = :name", name=f"{SECRET} member").fetchone()[0]
    admin = tx.sql("SELECT id FROM contact WHERE name = :name", name=f"{SECRET} admin").fetchone()[0]
    rows: tuple[tuple[str, dict[str, object]], ...] = (
        ("listing", {"code": "abcdefgh", "contact_id": maker, "price": 1000, "currency": "JOD", "title": SECRET,
                     "kind": "food", "submitted_at": tx.now, "consented_at": tx.now, "photos": '["a.jpg"]'}),
        ("review", {"listing_id": 1, "version": 1, "decision": "changes", "reviewer_id": admin, "at": 1.0}),
        ("appeal", {"listing_id": 1, "version": 1, "words": SECRET, "asked_at": tx.now, "due_at": tx.now + 9e5}),
        ("ticket", {"contact_id": maker, "asked": SECRET, "asked_at": tx.now}),
        ("cohort", {"code": "482193", "name": SECRET, "size": 20, "facilitator_id": admin, "starts_at": tx.now}),
        ("learner", {"contact_id": maker, "cohort_id": 1}),
        ("draw", {"nth": 1, "kind": "week", "state": "frozen", "source": "drand:12345", "frozen_at": tx.now,
                  "rules": '{"slots": 3}'}),
        ("feature", {"due_at": tx.now + 9e5, "created_at": tx.now}),
        ("featured", {"feature_id": 1, "listing_id": 1}),
        ("broadcast", {"author_id": admin, "kind": "followers", "state": "sending", "created_at": tx.now}),
        ("invitation", {"code": "zzzzzzzzzzzz", "role": "admin", "author_id": admin, "expires_at": tx.now + 9e5}),
        ("relation", {"reviewer_id": admin, "contact_id": maker, "name": SECRET}),
    )  # fmt: skip
    for table, values in rows:
        columns = metadata.tables[table].columns
        values = {**({"campaign_id": 1} if "campaign_id" in columns else {}), **values}
        names = ", ".join(values)
        tx.sql(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in values)})", **values)


def _person(tx: Tx, number: int, external: str, other: int) -> None:
    contact = tx.sql(
        "INSERT INTO contact (name, state, country, language, area, makes, consented_at) VALUES (:name, 'active', :country,"
        " 'en', 'irbid', 'food', 1) RETURNING id",
        name=external if external == "foreign" else f"{SECRET} {external}",
        country="MA" if external == "foreign" else "JO",
    ).fetchone()[0]
    tx.sql(
        "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('web', :external, :id, :now)",
        external=f"a-{external}",
        id=contact,
        now=tx.now,
    )
    if external in ROLE:
        tx.sql(
            "INSERT INTO staff (id, campaign_id, channel, external, role) VALUES (:id, :campaign, 'web', :external, :role)",
            id=number,
            campaign=other if external == "foreign" else 1,
            external=f"a-{external}",
            role=ROLE[external],
        )


def world(tx: Tx) -> World:
    """Everything in the database that is not the engine's own."""
    return {
        name: [tuple(row) for row in tx.sql(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()]
        for name in metadata.tables
        if name not in ENGINE
    }


_furnished: list[Scene] = []


@pytest_asyncio.fixture
async def stage(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """A house with two campaigns, furnished once."""
    if not _furnished:
        folder = tmp_path_factory.mktemp("furnished")
        async with opened(folder, None, "en") as found:
            await found.room.app.store.run(furnish)
        _furnished.append(Scene(folder))
    async with opened(tmp_path, _furnished[0], "en") as found:
        yield found


async def pressed(
    stage: Stage, before: World, person: str, flow: str, argument: str
) -> tuple[str, list[str]]:
    """What somebody is told who taps a start button, forged or not, and which tables changed; then it is undone."""

    def tap(tx: Tx) -> None:
        last = tx.sql("SELECT COALESCE(max(id), 0) FROM outbox").fetchone()[0]
        message = Message("web", f"a-{person}", uuid.uuid4().hex, button=f"s.{flow}.{argument}")
        take(tx, stage.room.app.house, message)
        after = world(tx)
        said = tx.sql(
            "SELECT body FROM outbox WHERE id > :last AND body IS NOT NULL ORDER BY id", last=last
        ).fetchall()
        texts = " ".join(json.loads(body)["text"] for (body,) in said)
        raise Undone(texts, [name for name, rows in after.items() if rows != before[name]])

    try:
        await stage.room.app.store.run(tap)
    except Undone as undone:
        return undone.args[0], undone.args[1]
    raise AssertionError("nothing was tried")


def test_every_flow_of_staff_is_in_the_table() -> None:
    assert {name: flow.who for name, flow in FLOWS.items() if flow.who in RANKS} == {
        name: least for name, (least, _) in STAFF.items()
    }


@pytest.mark.parametrize("person", PEOPLE)
async def test_a_flow_of_staff_opens_to_its_roles_and_to_nobody_else(stage: Stage, person: str) -> None:
    """Another campaign's admin gets in, and neither learns nor changes anything by a button with a foreign argument."""
    no = {stage.room.app.catalogue.text(language, "not-allowed") for language in ("ar", "en")}
    sorry = stage.room.app.catalogue.text("en", "sorry")
    before = await stage.room.app.store.run(world)
    wrong = []
    for flow, (least, argument) in STAFF.items():
        said, changed = await pressed(stage, before, person, flow, argument)
        refused = any(one in said for one in no)
        allowed = RANKS.get(ROLE.get(person, ""), 0) >= RANKS[least]
        if refused == allowed or not said:
            wrong.append(f"{flow}: {'refused' if refused else 'opened'}")
        if not allowed and changed:
            wrong.append(f"{flow}: refused, and changed {', '.join(changed)}")
        if sorry in said:
            wrong.append(f"{flow}: breaks")
        if person == "foreign" and (SECRET in said or changed):
            wrong.append(f"{flow}: of another campaign, says {said} and changes {changed}")
    assert wrong == []


# --- the domain

ACTORS = ("actor", "reviewer", "author", "decider", "coordinator", "opener")
# What a deed is given besides, by the name of the parameter: things of the first campaign.
GIVEN: dict[str, object] = {
    **dict.fromkeys(
        ("id", "campaign", "listing", "number", "cohort", "version", "other", "count", "leader"), 1
    ),
    **dict.fromkeys(
        ("name", "own", "words", "tip", "typed", "photo", "note", "why", "code", "prize", "said"), "x"
    ),
    **dict.fromkeys(("areas", "kinds", "chosen", "listings"), ()),
    "contact": 2,
    "country": "JO",
    "area": "irbid",
    "size": 20,
    "day": "2026-12-06",
    "language": "en",
    "role": "reviewer",
    "to": "paused",
    "whom": "followers-1",
    "granted": True,
    "shut": True,
    "kind": "single",
    "theme": "",
    "due": 1_800_000_000,
    "value": "0" * 64,
    "decision": "declined",
    "reason": "other",
    "scores": {},
    "state": "off",
    "contacts": (),
    "changes": {"slots": 3},
    "part": "slots",
    "draw": None,
    "broadcasts.send.words": {"ar": "x", "en": "x"},
}
HERSELF = {  # in her own name only, or called by a deed that has looked at who it is
    "people.team.audit.note": "writes down what another deed did",
    "market.calendar.features.add": "a deed of the calendar has looked",
    "market.calendar.features.plan": "a draw or a deed of the calendar has looked",
    "market.review.relations.declare": "whom she herself knows",
    "market.review.relations.knows": "whom she herself knows",
}


def deeds() -> dict[str, Callable[..., Any]]:
    """Public functions of the domain that act or read in the name of one of the staff: tx first, and an actor."""
    found = {}
    for room in (bot.people, bot.market, bot.broadcast, bot.learning):
        for info in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(info.name)
            for name, function in vars(module).items():
                if (
                    inspect.isfunction(function)
                    and function.__module__ == info.name
                    and not name.startswith("_")
                ):
                    parameters = list(inspect.signature(function).parameters)
                    if parameters[:1] == ["tx"] and set(parameters) & set(ACTORS):
                        found[f"{info.name.removeprefix('bot.')}.{name}"] = function
    return found


def given(name: str, function: Callable[..., Any], actor: int) -> dict[str, object]:
    """Arguments for a deed: the actor, and things of the first campaign."""
    found: dict[str, object] = {}
    for one in list(inspect.signature(function).parameters.values())[1:]:
        own = f"{name.partition('.')[2]}.{one.name}"
        if one.name in ACTORS:
            found[one.name] = actor
        elif own in GIVEN or one.name in GIVEN:
            found[one.name] = GIVEN.get(own, GIVEN.get(one.name))
        else:
            assert one.default is not inspect.Parameter.empty or one.kind in {
                one.VAR_KEYWORD,
                one.VAR_POSITIONAL,
            }, f"{name}: say in GIVEN what `{one.name}` of the first campaign is"
    return found


async def test_no_deed_of_the_domain_serves_another_campaigns_admin(stage: Stage) -> None:
    before = await stage.room.app.store.run(world)

    def probe(tx: Tx, function: Callable[..., Any], name: str) -> None:
        foreign = tx.sql("SELECT id FROM contact WHERE name = 'foreign'").fetchone()[0]
        arguments = given(name, function, foreign)
        try:
            result = repr(function(tx, **arguments))
        except Refused as refusal:
            result = f"refused: {refusal.reason}"
        after = world(tx)
        raise Undone(result, [table for table, rows in after.items() if rows != before[table]])

    wrong = []
    for name, function in deeds().items():
        if name in HERSELF:
            continue
        try:
            await stage.room.app.store.run(lambda tx, f=function, n=name: probe(tx, f, n))
        except Undone as undone:
            result, changed = undone.args
            if changed or SECRET in result:
                wrong.append(f"{name}: {result[:120]} {changed}")
        except Exception as error:
            wrong.append(f"{name}: {error!r}")
    assert wrong == []


# --- the pages

CODE = "abcdefgh"
# Every address that is served, and what anybody gets: for GET, for POST, and for what changes or deletes. The simulator's
# are there on loopback only, beside no real channel. `None` is a stream without an end.
PAGES: dict[str, tuple[int | None, int, int]] = {
    **dict.fromkeys(("/", "/healthz", "/readyz", "/metrics", "/robots.txt", "/sitemap.xml"), (200, 405, 405)),
    **dict.fromkeys(("/manifest.webmanifest", "/fairness", "/fairness/recompute.py"), (200, 405, 405)),
    **dict.fromkeys(("/p/{code}", "/p/{code}/poster.pdf", "/certificates/{code}"), (404, 405, 405)),
    **dict.fromkeys(("/areas/{slug}/poster.pdf", "/media/{name}"), (404, 405, 405)),
    "/fairness/{campaign:int}/log.jsonl": (200, 405, 405),
    "/fairness/{campaign:int}/draws/{nth:int}.json": (200, 405, 405),
    "/favicon.ico": (308, 405, 405),
    "/static": (404, 405, 405),
    "/simulator": (200, 405, 405),
    "/simulator/events": (None, 405, 405),
    **dict.fromkeys(
        ("/simulator/state", "/simulator/media/{name}", "/simulator/sent/{name}"), (404, 405, 405)
    ),
    **dict.fromkeys(
        [f"/simulator/{act}" for act in ("say", "tap", "photo", "place", "phone", "edit", "start")],
        (405, 400, 405),
    ),
    **dict.fromkeys(("/simulator/story", "/simulator/reset"), (405, 204, 405)),
}


def addresses(routes: Any) -> list[str]:
    """Every address a list of routes serves; what is mounted counts as one."""
    return [route.path for route in routes if isinstance(route, Route | Mount)]


def test_every_page_is_in_the_table(stage: Stage) -> None:
    assert set(addresses(house.site(stage.room.app).routes)) == set(PAGES)


async def test_nobody_gets_what_the_table_says_and_every_answer_is_secured(stage: Stage) -> None:
    site = house.site(stage.room.app)
    transport = httpx.ASGITransport(site, raise_app_exceptions=False)
    wrong = []
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", trust_env=False
    ) as client:
        for path, statuses in PAGES.items():
            address = re.sub(r"{\w+}", CODE, re.sub(r"{\w+:int}", "1", path))
            address += "/nothing.css" if path == "/static" else ""
            for method, status in zip(
                ("GET", "POST", "PUT", "DELETE"), (*statuses, statuses[2]), strict=True
            ):
                if status is None:
                    continue
                answer = await client.request(method, address)
                if answer.status_code != status:
                    wrong.append(f"{method} {path}: {answer.status_code}")
                missing = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
                if missing:
                    wrong.append(f"{method} {path}: without {', '.join(missing)}")
                if SECRET in answer.text:
                    wrong.append(f"{method} {path}: tells what is of the staff")
    assert wrong == []
