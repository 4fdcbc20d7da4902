"""A campaign on WhatsApp: its links, and, on WhatsApp alone, all that goes on without a public channel."""

import asyncio
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from conftest import SOUK
from stage import TALKS, Stage, opened, scene
from storefront import LINK, SITE, storefront

from bot import connections
from bot.__main__ import main
from bot.channels.pages import Pages
from bot.cli.script import flat
from bot.engine.speech import Speech
from bot.language.catalogue import ours
from bot.learning import cohorts
from bot.market import kit, life
from bot.market.calendar import agenda, composing, features, outlets, posts
from bot.people.team import invitations, staff
from bot.people.team.staff import Campaign
from bot.store.store import Store, open_store
from bot.store.tx import Tx
from bot.talk.messages import Key, Outgoing, Reply

WHATSAPP = connections.begun("whatsapp:+14155238886", "مرحبا")
CODE = "abcd2345"


def settle(tx: Tx, channel: str = "", link: str = "", whatsapp: str = WHATSAPP) -> int:
    """The campaign as the settings have it; without a channel on WhatsApp alone."""
    return staff.settle_campaign(
        tx,
        name="Mahalli",
        country="JO",
        timezone="Asia/Amman",
        channel=channel,
        chat="@support" if channel else "",
        link=link,
        hours="",
        site=SITE,
        accent="",
        whatsapp=whatsapp,
    )


async def home(store: Store) -> Campaign:
    return await store.run(lambda tx: staff.campaign(tx, "JO"))


# --- links


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_link_greets_and_carries_what_it_is_for(language: str) -> None:
    link = connections.begun("whatsapp:+14155238886", ours().label(language, "whatsapp-hello"))
    parts = urlsplit(f"{link}see-{CODE}-a0123abcd")
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/14155238886")
    text = parse_qs(parts.query)["text"][0]
    assert re.fullmatch(rf"\w+ #see-{CODE}-a0123abcd", text)
    assert len(text) <= 140
    assert connections.begun("", "x") == ""


async def test_on_whatsapp_alone_there_is_its_link_and_no_channel(sqlite_store: Store) -> None:
    await sqlite_store.run(settle)
    found = await home(sqlite_store)
    assert (found.channel, found.chat, found.link, found.whatsapp) == ("", "", WHATSAPP, WHATSAPP)
    assert found.channelless
    assert await sqlite_store.run(lambda tx: tx.sql("SELECT 1 FROM outlet").fetchall()) == []


async def test_with_both_the_channel_stays_telegrams(sqlite_store: Store) -> None:
    await sqlite_store.run(partial(settle, channel="telegram", link=LINK))
    found = await home(sqlite_store)
    assert (found.link, found.whatsapp, found.channelless) == (LINK, WHATSAPP, False)
    assert (found.link_on("whatsapp"), found.link_on("telegram")) == (WHATSAPP, LINK)
    assert [one.chat for one in await sqlite_store.run(partial(outlets.open_to, campaign=found.id))] == [
        "@support"
    ]


async def test_telegram_away_at_the_first_start_does_not_make_it_whatsapp_alone(sqlite_store: Store) -> None:
    await sqlite_store.run(partial(settle, channel="telegram"))
    assert not (await home(sqlite_store)).channelless


async def test_from_telegram_to_whatsapp_alone_and_back(sqlite_store: Store) -> None:
    await sqlite_store.run(partial(settle, channel="telegram", link=LINK))
    await sqlite_store.run(settle)
    assert await sqlite_store.run(lambda tx: tx.sql("SELECT state FROM outlet").fetchall()) == [("lost",)]
    assert await sqlite_store.run(partial(staff.known_link, country="JO")) == ""
    await sqlite_store.run(partial(settle, channel="telegram", link=LINK, whatsapp=""))
    found = await home(sqlite_store)
    assert (found.link, found.whatsapp, found.channelless) == (LINK, "", False)


async def test_a_campaign_opened_later_has_the_same_links(sqlite_store: Store) -> None:
    await sqlite_store.run(partial(settle, channel="telegram", link=LINK))
    id = await sqlite_store.run(lambda tx: staff.open_(tx, 1, "Souk", "MA", "Africa/Casablanca"))
    found = await sqlite_store.run(partial(staff.campaign_of, id=id))
    assert (found.link, found.whatsapp) == (LINK, WHATSAPP)


async def test_invitations_to_pass_on_open_where_she_is(sqlite_store: Store) -> None:
    def made(tx: Tx) -> tuple[invitations.Invitation | None, cohorts.Cohort | None]:
        at = settle(tx, channel="telegram", link=LINK)
        her = tx.sql("INSERT INTO contact (country) VALUES ('JO') RETURNING id").fetchone()[0]
        code = cohorts.open_(tx, her, "JO", "Irbid", "irbid", 20, tx.now)
        return invitations.by_code(tx, invitations.invite(tx, None, at, "reviewer")), cohorts.by_code(
            tx, code
        )

    invitation, cohort = await sqlite_store.run(made)
    assert invitation and cohort
    assert invitation.whatsapp == f"{WHATSAPP}staff-{invitation.code}"
    assert cohort.whatsapp == f"{WHATSAPP}join-{cohort.code}"
    assert staff.nearer("whatsapp", cohort.link, cohort.whatsapp) == cohort.whatsapp
    assert staff.nearer("telegram", cohort.link, cohort.whatsapp) == cohort.link
    assert staff.nearer("whatsapp", cohort.link, "") == cohort.link


# --- the catalogue


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_a_product_is_ordered_on_either_or_on_whatsapp_alone(
    sqlite_store: Store, tmp_path: Path, language: str
) -> None:
    async with storefront(sqlite_store, tmp_path) as front:
        code = await front.put()
        telegram, whatsapp = (f'href="{link}see-{code}-p"'.replace("&", "&amp;") for link in (LINK, WHATSAPP))
        there = f"/p/{code}?lang={language}"
        page = (await front.get(there)).text
        assert telegram in page and "wa.me/1415" not in page
        await sqlite_store.run(lambda tx: tx.sql("UPDATE campaign SET whatsapp = :to", to=WHATSAPP))
        page = (await front.get(there)).text
        assert telegram in page and whatsapp in page
        for way in ("telegram", "whatsapp"):
            assert ours().label(language, f"catalogue-order-{way}") in page
        await sqlite_store.run(lambda tx: tx.sql("UPDATE campaign SET link = :to", to=WHATSAPP))
        page = (await front.get(there)).text
        assert telegram not in page and page.count(whatsapp) == 1
        assert f'href="{WHATSAPP.removesuffix("%20%23")}"' in page, "who sells greets and no more"


# --- on WhatsApp alone


@pytest_asyncio.fixture
async def alone(tmp_path: Path) -> AsyncIterator[Stage]:
    """A member, safe to show products, and coordinators; in a campaign on WhatsApp alone."""
    async with opened(tmp_path, await scene(TALKS / "en" / "team.txt"), "en") as stage:
        await stage.room.app.store.run(settle)
        stage.turn_to("her")
        yield stage


async def hands_in(stage: Stage) -> None:
    stage.turn_to("her")
    await stage.does(
        "/sell", "(photo)", stage.label("button-done"), "Jam 500", "3.5", stage.label("button-yes")
    )
    await stage.does("A jar of jam", stage.label("listing-detail-allergens.button-skip"))
    await stage.does(stage.label("detail-storage-fridge"))
    assert "Our pages are public" in stage.said()
    await stage.does(stage.label("listing-review.button-ok"))
    stage.heard()


async def accepted(stage: Stage) -> str:
    """A product handed in and accepted; what its maker hears of it."""
    await hands_in(stage)
    stage.turn_to("coordinator")
    await stage.accepts()
    stage.turn_to("her")
    said = [flat(reply.text) for reply in stage.room.booth.heard["her"]]
    return said[-1]


async def state(stage: Stage) -> str:
    return str((await stage.rows("SELECT state FROM listing ORDER BY id DESC LIMIT 1"))[0][0])


async def test_what_is_accepted_stands_in_the_catalogue_at_once_and_she_hears_where(alone: Stage) -> None:
    said = await accepted(alone)
    ((code,),) = await alone.rows("SELECT code FROM listing")
    assert await state(alone) == "published"
    assert f"{SITE}/p/{code}" in said
    assert alone.room.booth.posts == {}, "there is no channel to post in"
    assert await alone.rows("SELECT 1 FROM feature") == [], "and nothing waits for one"


async def test_it_comes_down_and_comes_back_without_a_channel(alone: Stage) -> None:
    await accepted(alone)
    await alone.does("hide")
    assert await state(alone) == "hidden"
    ((id, her),) = await alone.rows("SELECT id, contact_id FROM listing")
    assert await alone.room.app.store.run(partial(life.show_again, contact=her, listing=id)) == "published"
    await alone.room.settle()
    await alone.does("~ 91d")
    assert await alone.room.app.store.run(posts.expire) == 1
    await alone.room.settle()
    assert await state(alone) == "expired"
    assert await alone.rows("SELECT 1 FROM outbox WHERE state = 'failed'") == []


async def test_a_place_in_the_calendar_is_kept_without_a_channel(alone: Stage) -> None:
    await alone.rows("UPDATE campaign SET posting = '[\"Sun 10:00\"]', slots = 3 RETURNING id")
    await accepted(alone)
    assert await state(alone) == "approved"
    ((id,),) = await alone.rows("SELECT id FROM listing")
    due = alone.room.clock[0] + 3600
    await alone.room.app.store.run(partial(features.add, campaign=1, listings=[id], due=due))
    await alone.does("~ 61m")
    assert await state(alone) == "published"
    assert await alone.rows("SELECT state FROM feature") == [("posted",)]


async def test_a_time_that_was_missed_is_asked_about(alone: Stage) -> None:
    await alone.rows("UPDATE campaign SET slots = 3 RETURNING id")
    await accepted(alone)
    ((id,),) = await alone.rows("SELECT id FROM listing")
    due = alone.room.clock[0] - agenda.GRACE - 60
    place = await alone.room.app.store.run(partial(features.add, campaign=1, listings=[id], due=due))
    alone.turn_to("coordinator")
    await alone.does("~ 1m")
    assert "Jam 500" in alone.said()
    ((actor,),) = await alone.rows("SELECT contact_id FROM address WHERE external = 'coordinator'")
    assert await alone.room.app.store.run(partial(agenda.send, actor=actor, id=place))
    await alone.room.settle()
    assert await state(alone) == "published"


async def test_staff_read_that_it_goes_to_the_pages(alone: Stage) -> None:
    looks = await alone.room.app.store.run(
        partial(composing.looks, campaign=1, kind="single", theme="", chosen=[])
    )
    assert looks.outlets == [Key("channel-pages")]


async def test_the_kit_leads_to_whatsapp_alone_or_to_both(alone: Stage) -> None:
    await accepted(alone)
    ((id,),) = await alone.rows("SELECT id FROM listing")
    made = await alone.room.app.store.run(partial(kit.of, listing=id, language="en"))
    assert made and made.english.count("wa.me") == 1
    await alone.room.app.store.run(partial(settle, channel="telegram", link=LINK))
    made = await alone.room.app.store.run(partial(kit.of, listing=id, language="en"))
    assert made
    for words in (made.arabic, made.english):
        assert LINK in words and WHATSAPP in words and len(words) < 400


async def test_pages_take_whatever_is_posted_and_send_nothing() -> None:
    assert await Pages().deliver(Outgoing("post", "", Reply("x"))) == ""


# --- by the operator


def test_the_operator_sees_both_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAHALLI_DATABASE_URL", f"sqlite:///{tmp_path / 'm.db'}")
    monkeypatch.setenv("MAHALLI_HOST", "127.0.0.1")
    assert main(["campaign", *SOUK]) == 0
    assert main(["campaign", "show", "1"]) == 0
    assert "links: not known yet" in capsys.readouterr().out

    async def settled() -> None:
        store = await open_store(f"sqlite:///{tmp_path / 'm.db'}", Speech(ours()))
        await store.run(partial(settle, channel="telegram", link=LINK))
        await store.close()

    asyncio.run(settled())
    assert main(["campaign", "show", "1"]) == 0
    assert f"links: {LINK}  {WHATSAPP}" in capsys.readouterr().out
    assert main(["campaign", "invite", "1", "--role", "reviewer"]) == 0
    assert f"{WHATSAPP}staff-" in capsys.readouterr().out
