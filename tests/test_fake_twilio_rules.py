"""The fake of Twilio keeps Meta's rules: the window, approvals, limits, and what may come of a message later."""

import json
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from tests.fakes.telegram_samples import picture
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_samples import REPORTS, SITE, Ask, Site, buttons, made, sent

pytest_plugins = ["tests.fakes.twilio_fixtures"]
HOUR = 3600.0
KNOCK = {
    "body": "رسالة تنتظركِ في محلي",
    "actions": [{"type": "QUICK_REPLY", "title": "افتحي", "id": "r.waiting."}],
}


def submitted(sid: str, name: str = "knock", category: str = "UTILITY") -> Any:
    """Work for the client: asks for approval."""
    asked = ApprovalCreateList.ContentApprovalRequest({"name": name, "category": category})
    return lambda client: client.content.v1.contents(sid).approval_create.create(asked)


def looked(sid: str) -> Any:
    """Work for the client: what Meta said."""
    return lambda client: client.content.v1.contents(sid).approval_fetch().fetch().whatsapp


async def approved(ask: Ask, filled: dict[str, Any], category: str = "UTILITY", **variables: str) -> str:
    """An approved template."""
    kind = "whatsapp/card" if "media" in filled else "twilio/quick-reply"
    content = await ask(made(kind, filled, **variables))
    await ask(submitted(content.sid, category=category))
    assert (await ask(looked(content.sid)))["status"] == "approved"
    return str(content.sid)


def codes(site: Site) -> list[str]:
    """How messages ended, oldest first."""
    ends = ("delivered", "failed", "undelivered")
    told = [one for one in site.of("/whatsapp/status") if one["MessageStatus"] in ends]
    return [one.get("ErrorCode", "") for one in told]


async def test_after_a_day_free_text_is_taken_and_then_fails_and_a_template_arrives(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    knock = await approved(ask, KNOCK)
    fake.clock.advance(23.9 * HOUR)
    await ask(sent(fake, body="in time", status_callback=REPORTS))
    await fake.quiet(1)
    fake.clock.advance(0.2 * HOUR)
    late = await ask(sent(fake, body="late", status_callback=REPORTS))
    assert late.status == "queued"
    await fake.quiet(1)
    await ask(sent(fake, content_sid=knock, status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site) == ["", "63016", ""]
    assert [heard.text for heard in amal.heard] == ["in time", KNOCK["body"]]
    assert amal.heard[-1].template == "knock"
    assert (await ask(lambda c: c.messages(late.sid).fetch())).error_code == 63016
    await amal.taps("افتحي")
    await fake.quiet(1)
    assert site.of("/whatsapp/incoming")[-1]["MessageType"] == "button"
    await ask(sent(fake, body="open again", status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site)[-1] == "" and fake.invalid == []


async def test_the_window_can_close_for_twilio_alone(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    amal.leaves_window()
    await ask(sent(fake, body="x", status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site) == ["63016"] and amal.heard == []


async def test_a_template_not_yet_approved_rejected_or_paused_does_not_go_out(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    fake.approves_itself = False
    content = await ask(made("twilio/quick-reply", KNOCK))
    assert (await ask(looked(content.sid)))["status"] == "unsubmitted"
    amal.leaves_window()
    send = sent(fake, content_sid=content.sid, status_callback=REPORTS)
    assert (await ask(submitted(content.sid))).status == "received"
    assert (await ask(looked(content.sid)))["status"] == "pending"
    await ask(send)
    fake.reject("knock", "promotional")
    said = await ask(looked(content.sid))
    assert (said["status"], said["rejection_reason"]) == ("rejected", "promotional")
    await ask(send)
    fake.approve("knock", category="MARKETING")
    assert (await ask(looked(content.sid)))["category"] == "MARKETING"
    await ask(send)
    await fake.quiet(1)
    fake.pause("knock")
    await ask(send)
    await fake.quiet(1)
    assert sorted(codes(site)) == ["", "63016", "63016", "63041"] and len(amal.heard) == 1


@pytest.mark.parametrize(
    ("body", "samples"),
    [
        ("{{1}} is waiting for you", {"v1": "Amal"}),
        ("A message of {{1}}", {"v1": "Amal"}),
        ("A message for {{1}} {{2}} in our market today", {"v1": "a", "v2": "b"}),
        ("For {{1}} and {{2}} now", {"v1": "a", "v2": "b"}),
        ("A message for {{1}} in our market", {}),
        ("A message for {{2}} in our market", {"v2": "Amal"}),
    ],
)
async def test_a_template_against_metas_rules_is_rejected_with_a_reason(
    fake: FakeTwilio, ask: Ask, body: str, samples: dict[str, str]
) -> None:
    content = await ask(made("twilio/quick-reply", KNOCK | {"body": body}, **samples))
    await ask(submitted(content.sid))
    said = await ask(looked(content.sid))
    assert said["status"] == "rejected" and said["rejection_reason"]
    other = await ask(made("twilio/quick-reply", KNOCK))
    with pytest.raises(TwilioRestException, match="rejected"):
        await ask(submitted(other.sid))


@pytest.mark.parametrize(
    ("kind", "filled", "name", "category"),
    [
        ("twilio/quick-reply", KNOCK, "Knock", "UTILITY"),
        ("twilio/quick-reply", KNOCK, "knock", "NEWS"),
        (
            "twilio/list-picker",
            {"body": "b", "button": "c", "items": [{"id": "1", "item": "x"}]},
            "knock",
            "UTILITY",
        ),
    ],
)
async def test_what_cannot_be_submitted_is_refused(
    fake: FakeTwilio, ask: Ask, kind: str, filled: dict[str, Any], name: str, category: str
) -> None:
    content = await ask(made(kind, filled))
    with pytest.raises(TwilioRestException):
        await ask(submitted(content.sid, name, category))
    assert [one.what for one in fake.invalid] == ["approvals.create"]


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("twilio/quick-reply", {"body": "b"}),
        ("twilio/quick-reply", {"body": "b", "actions": [{"type": "URL", "title": "x"}]}),
        ("twilio/quick-reply", {"body": "b", "actions": [{"type": "QUICK_REPLY", "title": "x" * 26}]}),
        ("twilio/quick-reply", {"body": "b", "actions": [{"type": "QUICK_REPLY", "title": "x"}] * 2}),
        ("twilio/list-picker", {"body": "b", "button": "c", "items": []}),
        ("twilio/list-picker", {"body": "b", "button": "c" * 21, "items": [{"id": "1", "item": "x"}]}),
        ("twilio/list-picker", {"body": "b", "button": "c", "items": [{"id": "1", "item": "x" * 25}]}),
    ],
)
async def test_a_content_that_is_not_well_formed_is_refused(
    fake: FakeTwilio, ask: Ask, kind: str, filled: dict[str, Any]
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        await ask(made(kind, filled))
    assert refused.value.code == 20422 and len(fake.invalid) == 1


async def test_contents_are_listed_by_pages_with_their_approvals(fake: FakeTwilio, ask: Ask) -> None:
    sids = [(await ask(made("twilio/text", {"body": f"text {n}"}))).sid for n in range(5)]
    await ask(submitted(sids[0]))
    assert [one.sid for one in await ask(lambda c: c.content.v1.contents.list(page_size=2))] == sids
    found = await ask(lambda c: c.content.v1.content_and_approvals.list(page_size=2))
    assert [one.approval_requests["status"] for one in found] == ["approved", *["unsubmitted"] * 4]
    assert await ask(lambda c: c.content.v1.contents(sids[0]).delete())
    assert len(await ask(lambda c: c.content.v1.contents.list())) == 4
    assert fake.invalid == []


@pytest.mark.parametrize(
    ("given", "fits"),
    [("نعم", True), ("x" * 20, True), ("x" * 21, False)],
)
async def test_titles_are_measured_when_they_are_filled(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site, given: str, fits: bool
) -> None:
    content = await ask(made("twilio/quick-reply", buttons(1), v1="text", v2="yes"))
    values = json.dumps({"1": "x", "2": given})
    await ask(sent(fake, content_sid=content.sid, content_variables=values, status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site) == ([""] if fits else ["63021"])
    assert len(fake.invalid) == (0 if fits else 1)


async def test_four_quick_replies_need_an_approval(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    samples = {f"v{n}": f"sample {n}" for n in range(1, 6)}
    content = await ask(made("twilio/quick-reply", buttons(4), **samples))
    await ask(sent(fake, content_sid=content.sid, status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site) == ["63021"]


async def test_a_card_shows_its_picture_and_its_buttons_once_approved(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    site.files["/media/a.jpg"] = (picture(), "image/jpeg")
    actions = [{"type": "QUICK_REPLY", "title": "أريدها", "id": "{{2}}"},
               {"type": "URL", "title": "الكتالوج", "url": SITE + "/{{3}}"}]  # fmt: skip
    card = {"body": "هذا الأسبوع في السوق {{1}} منتجات جديدة من بيوت بلدكِ.", "media": [SITE + "/media/{{4}}"],
            "actions": actions, "footer": "محلي"}  # fmt: skip
    digest = await approved(ask, card, "MARKETING", v1="3", v2="d", v3="c", v4="a.jpg")
    amal.leaves_window()
    values = {"1": "7", "2": "digest.9", "3": "c/9", "4": "a.jpg"}
    send = sent(fake, content_sid=digest, content_variables=json.dumps(values), status_callback=REPORTS)
    await ask(send)
    await fake.quiet(1)
    heard = amal.heard[-1]
    assert heard.photo and " 7 " in heard.text and heard.footer == "محلي" and heard.samples == ()
    assert [(key.data, key.url) for key in heard.buttons] == [("digest.9", ""), ("", f"{SITE}/c/9")]
    amal.shuns_marketing()
    await ask(send)
    await fake.quiet(1)
    lines = json.dumps(values | {"1": "two\nlines"})
    await ask(sent(fake, content_sid=digest, content_variables=lines, status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site) == ["", "63049", "63021"]


async def test_people_can_be_out_of_reach_in_each_way(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    send = sent(fake, body="x", status_callback=REPORTS)

    async def ends() -> str:
        await ask(send)
        await fake.quiet(1)
        return codes(site)[-1]

    amal.blocks()
    assert await ends() == "63014"
    amal.unblocks()
    amal.next_fails(63051)
    assert [await ends(), await ends()] == ["63051", ""]
    amal.stops()
    with pytest.raises(TwilioRestException) as refused:
        await ask(send)
    assert refused.value.code == 21610
    amal.stops(False)
    amal.leaves_whatsapp()
    assert await ends() == "63024"
    fake.strangers = False
    await ask(sent(fake, to="whatsapp:+962790000001", body="x", status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site)[-1] == "63024" and fake.invalid == []


async def test_the_sandbox_is_joined_for_three_days(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    fake.sandbox = True
    send = sent(fake, body="x", status_callback=REPORTS)
    await ask(send)
    await fake.quiet(1)
    await amal.says("join warm-bread")
    await ask(send)
    await fake.quiet(1)
    fake.clock.advance(73 * HOUR)
    await amal.says("hello")
    await ask(send)
    await fake.quiet(1)
    assert codes(site) == ["63015", "", "63015"]


async def test_rates_of_a_pair_of_the_account_and_of_a_day_are_kept(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    knock = await approved(ask, KNOCK)
    fake.rates.pair = (2, 12.0)
    for _ in range(3):
        await ask(sent(fake, body="x", status_callback=REPORTS))
    await fake.quiet(1)
    assert sorted(codes(site)) == ["", "", "63018"]
    fake.rates.pair, fake.rates.daily = None, 2
    for last in range(3):
        to = f"whatsapp:+96279000000{last}"
        await ask(sent(fake, to=to, content_sid=knock, status_callback=REPORTS))
        await fake.quiet(1)
    assert codes(site)[3:] == ["", "", "63018"]
    fake.clock.advance(25 * HOUR)
    await ask(sent(fake, to="whatsapp:+962790000002", content_sid=knock, status_callback=REPORTS))
    await fake.quiet(1)
    assert codes(site)[-1] == ""
    fake.rates.sender = (1, 1.0)
    await ask(sent(fake, content_sid=knock))
    with pytest.raises(TwilioRestException) as refused:
        await ask(sent(fake, content_sid=knock))
    assert (refused.value.status, refused.value.code) == (429, 20429)


async def test_faults_before_do_nothing_and_faults_after_have_done_it(
    fake: FakeTwilio, ask: Ask, amal: Person
) -> None:
    fake.faults.hang_s = 0.05
    refusals: dict[Any, type[Exception]] = {
        "busy": TwilioRestException, "broken": TwilioRestException, "doubt": TwilioRestException,
        "cut": requests.ConnectionError, "lost": requests.ConnectionError,
    }  # fmt: skip
    for verdict, error in refusals.items():
        fake.faults.once("messages.create", verdict)
        with pytest.raises(error):
            await ask(sent(fake, body=verdict))
    await ask(sent(fake, body="well"))
    await fake.quiet(1)
    assert [heard.text for heard in amal.heard] == ["doubt", "lost", "well"]
    assert fake.invalid == []
    fake.faults.set(busy=1.0)
    with pytest.raises(TwilioRestException) as refused:
        await ask(sent(fake, body="x"))
    assert refused.value.code == 20429
    with pytest.raises(KeyError):
        fake.faults.set(busier=1.0)
