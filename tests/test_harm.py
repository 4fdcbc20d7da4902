"""Harm: she is believed, the sender is stopped, whoever looks after it hears, and nothing of it can be read elsewhere."""

import logging
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from stage import TALKS, Stage, opened, scene

from bot.engine import housekeeping
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.people.safety import bars, cases, complaints, harm, referrals, shelter
from bot.reading.harm import KINDS, kind_of, level
from bot.store.tx import Tx
from flows import FLOWS

DAY = 86400.0
SECRET = "zebra said he would come"


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A member and two admins, in English; a campaign without a safety contact."""
    async with opened(tmp_path, await scene(TALKS / "en" / "team.txt"), "en") as found:
        found.turn_to("her")
        yield found


async def do(stage: Stage, work: Callable[..., Any], *args: object, **named: object) -> Any:
    found = await stage.room.app.store.run(
        partial(work, **named) if not args else lambda tx: work(tx, *args, **named)
    )
    await stage.room.settle()
    return found


def listen(stage: Stage, who: str) -> str:
    """What somebody heard since anybody looked, and back to her."""
    stage.room.person = who
    text = stage.said()
    stage.room.person = "her"
    return text


async def contact(stage: Stage, who: str) -> int:
    return int((await stage.rows("SELECT contact_id FROM address WHERE external = :who", who=who))[0][0])


async def person(stage: Stage, who: str, role: str = "", campaign: int = 1) -> int:
    """Somebody who has written once, with a role or none."""
    if role:
        await do(
            stage,
            lambda tx: tx.sql(
                "INSERT INTO staff (campaign_id, channel, external, role) VALUES (:id, 'web', :who, :role)",
                id=campaign,
                who=who,
                role=role,
            ),
        )
    stage.turn_to(who)
    await stage.does("/help")
    stage.turn_to("her")
    found = await contact(stage, who)
    await do(stage, lambda tx: tx.sql("UPDATE contact SET language = 'en' WHERE id = :id", id=found))
    listen(stage, who)
    return found


async def guard(stage: Stage, who: int | None, campaign: int = 1, hours: str = "") -> None:
    await do(
        stage,
        lambda tx: tx.sql(
            "UPDATE campaign SET guardian_id = :who, guardian_name = 'Salma', guardian_hours = :hours WHERE id = :id",
            who=who,
            hours=hours,
            id=campaign,
        ),
    )


async def order(stage: Stage, maker: int, buyer: int, words: str = "") -> int:
    """An order of the buyer for something the maker shows."""

    def write(tx: Tx) -> int:
        listing = tx.sql(
            "INSERT INTO listing (code, contact_id, campaign_id, title, price, currency, state) VALUES (:code, :maker,"
            " 1, 'Jam', 1000, 'JOD', 'published') RETURNING id",
            code=f"c{maker}-{buyer}",
            maker=maker,
        ).fetchone()[0]
        row = tx.sql(
            "INSERT INTO interest (listing_id, follower_id, asked, asked_at) VALUES (:listing, :buyer, :words, :now)"
            " RETURNING id",
            listing=listing,
            buyer=buyer,
            words=words,
            now=tx.now,
        ).fetchone()
        return int(row[0])

    return int(await do(stage, write))


async def reports(stage: Stage, what: str = "level, state") -> list[tuple[Any, ...]]:
    return await stage.rows(f"SELECT {what} FROM report ORDER BY id")


# --- levels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ممكن نتعرف؟", 1),
        ("شتمني وكتب كلام وسخ", 2),
        ("وبعرف بيتك يا حلوة", 3),
        ("كيهددني كل نهار", 3),
        ("ادفعي، وإلا بنشر صورك", 4),
        ("زوجي ضربني", 4),
        ("I know where you live!", 3),
        ("pay me or I will post your pictures", 4),
        ("مرطبانان ليوم الخميس", 0),
        ("جنسية أردنية", 0),
        ("Sussex, and the sexton", 0),
        ("", 0),
    ],
)
def test_words_tell_how_grave_it_is(text: str, found: int) -> None:
    assert level(text) == found


@pytest.mark.parametrize("kind", KINDS)
def test_every_danger_phrase_of_a_kind_is_of_it_inside_a_report_too(kind: str) -> None:
    phrases = [one for language in LANGUAGES for one in ours().words(language)[f"danger-{kind}"]]
    assert [one for one in phrases if (kind_of(one), level(one)) != (kind, 4)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("بيضربني وبدي أموت", "despair"), ("بيهددني وبيضربني", "violence"), ("بيهددني بنشر صوري", ""), ("مرحبا", "")],
)  # fmt: skip
def test_of_two_kinds_in_a_report_the_first_is_answered(text: str, kind: str) -> None:
    assert kind_of(text) == kind


async def test_words_raise_the_level_she_chose_and_never_lower_it(stage: Stage) -> None:
    her = await contact(stage, "her")
    found = [
        await do(stage, harm.tell, her, chosen, said)
        for chosen, said in ((1, "he will kill you"), (1, "i will kill you"), (2, "hello"))
    ]
    assert [one["level"] for one in found] == [1, 3, 2]


def test_the_conversations_about_harm_are_those_that_hide_themselves() -> None:
    assert set(shelter.GRAVE) == {flow.name for flow in FLOWS.values() if flow.grave} - {"case", "answer"}


# --- what is written is read by nobody else


async def test_the_evidence_cannot_be_read_in_the_database_or_the_logs(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await stage.does("harassment", stage.label("harassment-what.button-insult"), SECRET)
    await stage.does("/menu")
    folder = stage.room.app.settings.data_dir
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("talk.db"))
    assert b"Um Ali" in kept or "أم علي".encode() in kept  # the right file is looked at
    assert SECRET.encode() not in kept
    assert "zebra" not in caplog.text
    ((sealed,),) = await reports(stage, "evidence")
    assert await do(stage, lambda tx: tx.unseal(sealed)) == SECRET
    assert all("zebra" not in reply.text for replies in stage.room.booth.heard.values() for reply in replies)


async def test_the_evidence_is_gone_after_ninety_days_and_the_level_stays(stage: Stage) -> None:
    await stage.does("harassment", stage.label("harassment-what.button-insult"), SECRET)
    for days, there in ((89, True), (2, False)):
        stage.room.clock[0] += days * DAY
        await housekeeping.clean_up(stage.room.app.store, stage.room.app.settings.media_dir)
        ((evidence, found),) = await reports(stage, "evidence, level")
        assert (evidence != "", found) == (there, 2)


async def test_she_has_a_copy_of_what_she_reported_and_the_sender_has_nothing(stage: Stage) -> None:
    from bot.people import record
    from bot.photos import record as pages

    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him, SECRET)
    await do(stage, harm.tell, her, 2, "and more", number)
    catalogue = stage.room.app.catalogue
    hers, his = [str(pages.words_of(catalogue, await do(stage, record.record, one))) for one in (her, him)]
    assert SECRET in hers.replace("\u200b", "") and "and more" in hers
    assert "and more" not in his and catalogue.text("en", "record-of-report") not in his


# --- what happens at once


async def test_nuisance_is_written_down_and_disturbs_nobody(stage: Stage) -> None:
    await stage.does("harassment", stage.label("harassment-what.button-nuisance"), "He calls")
    assert await reports(stage) == [(1, "new")]
    assert listen(stage, "colleague") == ""


async def test_an_insult_in_an_order_shuts_its_sender_out_everywhere_at_once(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him, "come naked")
    await stage.taps(f"s.harassment.{number}")
    await stage.does(
        stage.label("harassment-what.button-insult"), stage.label("harassment-words.button-skip")
    )
    assert await do(stage, bars.barred, him)
    assert await stage.rows("SELECT contact_id, blocked_id FROM block") == [(her, him)]
    assert await stage.rows("SELECT state, asked FROM interest") == [("blocked", "")]
    assert await reports(stage, "level, about_id, interest_id") == [(2, him, number)]
    assert listen(stage, "buyer") == ""  # nobody tells him
    assert "naked" not in listen(stage, "colleague")


async def test_a_buyer_may_report_a_maker_who_is_shut_out_by_a_person_only(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him)
    await do(stage, harm.tell, him, 2, "she insulted me", number)
    assert not await do(stage, bars.barred, her)
    assert await stage.rows("SELECT contact_id, blocked_id FROM block") == [(him, her)]
    admin = await contact(stage, "colleague")
    await do(stage, cases.bar, admin, 1, True)
    assert await do(stage, bars.barred, her)
    await do(stage, cases.bar, admin, 1, False)
    assert not await do(stage, bars.barred, her)


async def test_an_order_of_others_is_not_hers_to_report(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    other = await person(stage, "other")
    number = await order(stage, him, other, SECRET)
    found = await do(stage, harm.tell, her, 2, "", number)
    assert found["stopped"] == "none"
    assert await reports(stage, "about_id, interest_id, evidence") == [(None, None, "")]
    assert not await do(stage, bars.barred, other)
    assert await do(stage, harm.block, her, number) is False


async def test_the_one_tap_block_reaches_only_the_other_one(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him, "let's get acquainted")
    await stage.taps(f"s.harassment.{number}")
    await stage.does(
        stage.label("harassment-what.button-nuisance"),
        stage.label("button-yes"),
        stage.label("harassment-words.button-skip"),
    )
    assert await stage.rows("SELECT contact_id, blocked_id FROM block") == [(her, him)]
    assert not await do(stage, bars.barred, him)
    assert await reports(stage) == [(1, "new")]


# --- what she reads, by the kind of danger

PLAIN, VIOLENCE, DESPAIR = "Do not pay", "Do not tell whoever hurts you", "Do not stay alone now"


@pytest.mark.parametrize(
    ("said", "advice", "found"),
    [
        ("he beats me", VIOLENCE, 4),
        ("he locked me in", VIOLENCE, 4),
        ("I want to die", DESPAIR, 4),
        ("he threatens me and beats me up", VIOLENCE, 4),
        ("he beats me and I want to die", DESPAIR, 4),
        ("he threatens me", PLAIN, 3),
        ("danger", PLAIN, 3),
    ],
)
async def test_she_reads_what_helps_in_this_danger_and_staff_its_level(
    stage: Stage, said: str, advice: str, found: int
) -> None:
    await stage.does(said)
    text = stage.said()
    assert [one for one in (PLAIN, VIOLENCE, DESPAIR) if one in text] == [advice]
    assert "911" in text and "Are you safe now?" in text
    assert await reports(stage) == [(found, "new")]
    alert = f"Report 1: {stage.text(f'harm-level-{found}')}. Open it now."
    assert [listen(stage, one) for one in ("colleague", "coordinator")] == [alert, alert]


@pytest.mark.parametrize(
    ("said", "advice"),
    [("he hit me yesterday", VIOLENCE), ("I want to die", DESPAIR), ("he threatens me a lot", PLAIN)],
)
async def test_what_she_writes_of_an_insult_is_answered_by_its_kind_too(
    stage: Stage, said: str, advice: str
) -> None:
    await stage.does("harassment", stage.label("harassment-what.button-insult"), said)
    text = stage.said()
    assert [one for one in (PLAIN, VIOLENCE, DESPAIR) if one in text] == [advice]


@pytest.mark.parametrize(("chosen", "advice"), [("violence", VIOLENCE), ("blackmail", PLAIN)])
async def test_who_chooses_violence_reads_nothing_of_blackmail(
    stage: Stage, chosen: str, advice: str
) -> None:
    await stage.does("harassment", stage.label(f"harassment-what.button-{chosen}"))
    text = stage.said()
    assert [one for one in (PLAIN, VIOLENCE, DESPAIR) if one in text] == [advice]
    assert await reports(stage) == [(4, "new")]


async def test_a_kind_nobody_knows_is_answered_as_any_danger(stage: Stage) -> None:
    await stage.taps("s.danger.zebra")
    assert PLAIN in stage.said()
    assert await reports(stage) == [(3, "new")]


async def test_danger_said_once_more_does_not_bring_the_words_about_blackmail(stage: Stage) -> None:
    await stage.does("he beats me")
    stage.said()
    await stage.does("he is threatening me")
    assert stage.said() == stage.text("danger-safe")
    await stage.does("I want to die")
    assert DESPAIR in stage.said()
    assert await reports(stage) == [(4, "new")]  # within the hour it is one call


async def test_what_a_buyer_writes_of_himself_is_not_taken_for_what_she_feels(stage: Stage) -> None:
    her, him = await contact(stage, "her"), await person(stage, "buyer")
    number = await order(stage, her, him, "answer me, I want to die")
    await stage.taps(f"s.harassment.{number}")
    await stage.does(
        stage.label("harassment-what.button-insult"), stage.label("harassment-words.button-skip")
    )
    assert DESPAIR not in stage.said()


# --- who hears


async def test_the_safety_contact_hears_and_the_admins_where_she_cannot_be_reached(stage: Stage) -> None:
    guardian = await person(stage, "guardian")
    await guard(stage, guardian)
    her = await contact(stage, "her")
    await do(stage, harm.alarm, her)
    assert listen(stage, "guardian") == "Report 1: Threat or stalking. Open it now."
    assert listen(stage, "colleague") == ""
    await do(
        stage, lambda tx: tx.sql("UPDATE address SET blocked = true WHERE contact_id = :id", id=guardian)
    )
    await do(stage, harm.tell, her, 4)
    assert "Report 2" in listen(stage, "colleague")


async def test_calling_again_within_the_hour_is_one_call(stage: Stage) -> None:
    her = await contact(stage, "her")
    first, again = [await do(stage, harm.alarm, her) for _ in range(2)]
    assert first["report"] == again["report"]
    stage.room.clock[0] += 2 * 3600
    assert (await do(stage, harm.alarm, her))["report"] == 2


async def test_somebody_who_reports_without_end_is_written_down_and_rings_five_times(stage: Stage) -> None:
    her = await contact(stage, "her")
    for _ in range(8):
        await do(stage, harm.tell, her, 2, "again")
    assert len(await reports(stage)) == 8
    assert listen(stage, "colleague").count("looked at today") == harm.MOST_ALERTS


async def test_many_grave_reports_in_a_week_make_the_admins_think_of_a_pause_once(stage: Stage) -> None:
    her, other = await contact(stage, "her"), await person(stage, "buyer")
    for who in (her, other, her, other, her):
        await do(stage, harm.tell, who, 2, "again")
        stage.room.clock[0] += 3600
    assert listen(stage, "coordinator").count("4 grave reports") == 1


async def test_what_nobody_takes_is_told_once_more_after_its_time(stage: Stage) -> None:
    her = await contact(stage, "her")
    await do(stage, harm.alarm, her)
    await do(stage, harm.tell, her, 2, "insult")
    assert await do(stage, cases.remind) == 0
    stage.room.clock[0] += 3600
    assert [await do(stage, cases.remind) for _ in range(2)] == [1, 0]
    stage.room.clock[0] += 8 * 3600
    assert await do(stage, cases.remind) == 1
    assert "Nobody has taken report 1 yet" in listen(stage, "colleague")


async def test_hours_are_said_honestly(stage: Stage) -> None:
    await guard(stage, await person(stage, "guardian"), hours="Sun-Thu 09:00-16:00")
    await stage.does("danger")
    assert "Salma has it now, in working hours" in stage.said()
    await stage.does("exit", "~ 11h", "danger")
    said = stage.said()
    assert "these are not the working hours: from Sunday to Thursday, between 9:00 and 16:00" in said
    assert "911" in said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_number_whose_check_has_expired_is_never_said(stage: Stage, language: str) -> None:
    stage.room.clock[0] += 400 * DAY
    await do(stage, lambda tx: tx.sql("UPDATE contact SET language = :language", language=language))
    stage.language = language
    found = [await do(stage, referrals.numbers, country) for country in ("JO", "MA", "")]
    assert [(one["country"], one["online"]) for one in found] == [("", "no")] * 3
    await stage.does("danger", stage.label("danger-safe.button-no"))
    said = stage.said()
    assert not any(number in said for number in ("911", "177", "e-blagh"))
    assert {"ar": "مؤسستك", "en": "your organisation"}[language] in said


# --- complaints about the team


async def test_a_complaint_reaches_the_other_admins_and_never_the_one_it_is_about(stage: Stage) -> None:
    boss = await contact(stage, "colleague")
    await do(stage, lambda tx: tx.sql("UPDATE contact SET name = 'Huda' WHERE id = :id", id=boss))
    await guard(stage, boss)
    await stage.does("complaint about the team", "[Huda]", SECRET)
    assert stage.text("complain-passed-on")[:30] in stage.said()
    assert listen(stage, "colleague") == ""
    assert await do(stage, cases.waiting, boss) == []
    for deed in (cases.take, cases.look, cases.close):
        with pytest.raises(Exception, match="gone"):
            await do(stage, deed, boss, 1)
    assert "Report 1" in listen(stage, "coordinator")
    assert await do(stage, cases.look, await contact(stage, "coordinator"), 1) == SECRET


async def test_when_nobody_else_is_there_to_read_a_complaint_she_is_told_so(stage: Stage) -> None:
    boss, her = await contact(stage, "colleague"), await contact(stage, "her")
    await do(stage, lambda tx: tx.sql("DELETE FROM staff WHERE external <> 'colleague'"))
    assert await do(stage, complaints.make, her, boss, SECRET) is False
    assert listen(stage, "colleague") == ""


async def test_names_of_the_team_are_not_told_to_visitors(stage: Stage) -> None:
    await do(stage, lambda tx: tx.sql("UPDATE contact SET name = 'Huda' WHERE name = ''"))
    assert len(await do(stage, complaints.team, await contact(stage, "her"))) == 2
    assert await do(stage, complaints.team, await person(stage, "buyer")) == {}
