"""What the fake of Twilio posts: signed as Twilio signs, with its fields, once, twice, late or out of order."""

import asyncio
import sys

import aiohttp
import pytest
from twilio.request_validator import RequestValidator, get_signature_algorithm

from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_samples import REPORTS, SITE, Ask, Site, sent

pytest_plugins = ["tests.fakes.twilio_fixtures"]


@pytest.mark.parametrize("sha256", [False, True])
async def test_every_webhook_is_signed_over_the_public_address_and_all_parameters(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site, sha256: bool
) -> None:
    fake.hooks.sha256 = sha256
    await amal.sends_photo(b"\xff\xd8", "")
    await ask(sent(fake, body="x", status_callback=REPORTS))
    await fake.quiet(1)
    for path, params, headers in site.posts[1:]:
        signature = headers["X-Twilio-Signature"]
        algorithm = get_signature_algorithm(headers.get("X-Twilio-Webhooks-Signature-Settings", ""))
        assert (algorithm == "HMAC_SHA256") == sha256
        check = RequestValidator(fake.token).validate
        assert check(SITE + path, dict(params), signature, algorithm)
        assert not check(SITE + path, dict(params) | {"Body": "forged"}, signature, algorithm)
        assert not check(f"http://127.0.0.1{path}", dict(params), signature, algorithm)
        assert headers["I-Twilio-Idempotency-Token"]
    assert len(site.posts) == 6


async def test_she_is_known_by_her_phone_her_other_id_or_both(fake: FakeTwilio, ask: Ask, site: Site) -> None:
    amal = fake.person("+962791234567", "JO.1349")
    for shows in ("both", "phone", "bsuid"):
        amal.shows(shows)
        await amal.says("x")
        await fake.quiet(1)
    both, phone, bsuid = site.of("/whatsapp/incoming")
    assert (both["From"], both["ExternalUserId"]) == ("whatsapp:+962791234567", "whatsapp:JO.1349")
    assert phone["WaId"] == "962791234567" and "ExternalUserId" not in phone
    assert bsuid["From"] == bsuid["ExternalUserId"] == "whatsapp:JO.1349" and "WaId" not in bsuid
    await ask(sent(fake, to="whatsapp:JO.1349", body="hello"))
    await fake.quiet(1)
    assert amal.heard[-1].text == "hello" and fake.person(bsuid="JO.1349") is amal
    amal.changes_phone("+962790000000")
    assert amal.bsuid != "JO.1349" and amal.bsuid.startswith("JO.")


async def test_each_kind_of_message_has_its_fields(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    await ask(sent(fake, body="1. نعم\n2. لا"))
    await fake.quiet(1)
    await amal.sends_voice(b"OggS")
    await amal.sends_place(32.55, 35.85, label="إربد")
    await amal.sends_card("+962795555555", "خالتي")
    await amal.forwards("خبر")
    await amal.replies("هذه", amal.heard[-1])
    await amal.types_number("لا", arabic=True)
    with pytest.raises(LookupError):
        await amal.types_number("ربما")
    with pytest.raises(LookupError):
        await amal.taps("نعم")
    await fake.quiet(1)
    voice, place, card, passed, reply, number = site.of("/whatsapp/incoming")[1:]
    assert (voice["MessageType"], voice["MediaContentType0"], voice["Body"]) == ("audio", "audio/ogg", "")
    assert (place["Latitude"], place["Longitude"], place["Label"]) == ("32.55", "35.85", "إربد")
    assert (card["MessageType"], card["MediaContentType0"]) == ("contacts", "text/vcard")
    assert passed["Forwarded"] == "true"
    assert reply["OriginalRepliedMessageSid"] == amal.heard[-1].sid
    assert number["Body"] == "٢"


async def test_a_message_not_acknowledged_goes_to_the_fallback_once_and_is_then_lost(
    fake: FakeTwilio, amal: Person, site: Site
) -> None:
    before = len(site.posts)
    site.answers = [503, 200, 302, 500, 200]
    message = await amal.says("one")
    await amal.says("two")
    await amal.says("three")
    await fake.quiet(1)
    paths = [path for path, _, _ in site.posts[before:]]
    assert paths == ["/whatsapp/incoming", "/whatsapp/incoming?again=1"] * 2 + ["/whatsapp/incoming"]
    again = site.of("/whatsapp/incoming?again=1")[0]
    assert again["MessageSid"] == message.sid and again["ErrorCode"] == "11200"
    assert [post.alert for post in fake.posted[before:]] == ["11200", "", "11200", "11200", ""]


async def test_reports_can_come_twice_shuffled_and_before_the_call_is_answered(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    fake.faults.set(twice=1.0, shuffled=1.0, early=1.0, late_ms=3.0, seed=3)
    await ask(sent(fake, body="x", status_callback=REPORTS))
    told = [one["MessageStatus"] for one in site.of("/whatsapp/status")]
    assert sorted(told) == sorted(["queued", "sent", "delivered", "read"] * 2)
    assert told != sorted(told, key=["queued", "sent", "delivered", "read"].index)
    fake.faults.set(twice=0.0, shuffled=0.0, early=0.0, unsent=1.0)
    await ask(sent(fake, body="y", status_callback=REPORTS))
    await fake.quiet(1)
    assert len(site.of("/whatsapp/status")) == 8
    fake.faults.set(unsent=0.0, twice=1.0)
    before = len(site.posts)
    await amal.says("again")
    await fake.quiet(1)
    first, second = site.of("/whatsapp/incoming")[-2:]
    assert len(site.posts) == before + 2 and first == second


async def test_the_same_seed_gives_the_same_faults() -> None:
    def draws(seed: int) -> list[str]:
        faults = FakeTwilio().faults
        faults.set(busy=0.2, doubt=0.2, seed=seed)
        return [faults.verdict("messages.create") for _ in range(200)]

    assert draws(7) == draws(7) != draws(8)
    assert 20 < draws(7).count("busy") < 60 and 20 < draws(7).count("doubt") < 60


async def test_as_a_process_of_its_own_it_is_driven_from_outside() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.twilio", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    _, url = (await process.stdout.readline()).decode().split()
    async with aiohttp.ClientSession() as http:
        act = {"phone": "+962791234567", "does": "says", "with": ["مرحبا"]}
        async with http.post(f"{url}/_fake/does", json=act) as answer:
            assert answer.status == 200
        async with http.get(f"{url}/_fake/quiet?ms=1") as answer:
            assert await answer.json() == {"ok": True}
        async with http.get(f"{url}/_fake/posted") as answer:
            assert [one["params"]["Body"] for one in await answer.json()] == ["مرحبا"]
        async with http.get(f"{url}/_fake/heard?phone=%2B962791234567") as answer:
            assert await answer.json() == []
    process.terminate()
    assert await process.wait() == 0
