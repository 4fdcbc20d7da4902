"""The fake of Twilio, driven with the real library, takes and answers what Twilio is documented to."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.fakes.telegram_samples import picture
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_samples import REPORTS, SITE, Ask, Here, Site, buttons, made, sent

pytest_plugins = ["tests.fakes.twilio_fixtures"]


async def test_a_text_in_the_window_is_accepted_heard_and_reported(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    message = await ask(sent(fake, body="أهلاً", status_callback=REPORTS))
    assert (message.status, message.error_code, message.from_) == ("queued", None, fake.sender)
    assert message.date_created is not None and message.sid.startswith("SM")
    await fake.quiet(1)
    assert [heard.text for heard in amal.heard] == ["أهلاً"]
    told = site.of("/whatsapp/status?of=o1")
    assert [one["MessageStatus"] for one in told] == ["queued", "sent", "delivered", "read"]
    assert {one["MessageSid"] for one in told} == {message.sid}
    assert (await ask(lambda c: c.messages(message.sid).fetch())).status == "read"
    assert fake.invalid == []


async def test_buttons_are_filled_seen_and_tapped(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    content = await ask(made("twilio/quick-reply", buttons(2), v1="text", v2="yes", v3="no"))
    values = json.dumps({"1": "تعلّمي", "2": "نعم", "3": "لا"})
    await ask(sent(fake, content_sid=content.sid, content_variables=values))
    await fake.quiet(1)
    heard = amal.heard[-1]
    assert (heard.text, heard.labels, heard.samples) == ("تعلّمي", [["نعم"], ["لا"]], ())
    await amal.taps("لا")
    await fake.quiet(1)
    told = site.of("/whatsapp/incoming")[-1]
    assert (told["ButtonText"], told["ButtonPayload"], told["Body"]) == ("لا", "d3", "لا")
    assert told["OriginalRepliedMessageSid"] == heard.sid and told["MessageType"] == "interactive"


async def test_a_row_of_a_list_comes_back_by_its_id_or_its_title(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    rows = [{"id": "{{3}}", "item": "{{2}}", "description": "…"}]
    listing = {"body": "{{1}}", "button": "اختاري", "items": rows}
    content = await ask(made("twilio/list-picker", listing, v1="a", v2="b", v3="c"))
    values = json.dumps({"1": "المدن", "2": "إربد", "3": "city.1"})
    await ask(sent(fake, content_sid=content.sid, content_variables=values))
    await fake.quiet(1)
    assert amal.heard[-1].opener == "اختاري" and amal.heard[-1].rows[0].note == "…"
    for names in ("list", "button", "title"):
        amal.rows_as = names
        await amal.taps("إربد")
        await fake.quiet(1)
    first, second, third = site.of("/whatsapp/incoming")[-3:]
    assert (first["ListId"], first["ListTitle"]) == ("city.1", "إربد")
    assert second["ButtonPayload"] == "city.1" and "ListId" not in second
    assert third["Body"] == "إربد" and not {"ListId", "ButtonPayload"} & third.keys()


async def test_what_was_not_given_is_shown_as_its_sample(fake: FakeTwilio, ask: Ask, amal: Person) -> None:
    content = await ask(made("twilio/text", {"body": "{{1}} {{2}}"}, v1="sample", v2="other"))
    await ask(sent(fake, content_sid=content.sid, content_variables='{"2": "given"}'))
    await fake.quiet(1)
    assert (amal.heard[-1].text, amal.heard[-1].samples) == ("sample given", ("1",))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"body": "x" * 1601}, 21617),
        ({}, 21619),
        ({"body": "x", "to": "whatsapp:0791234567"}, 21211),
        ({"body": "x", "to": "+962791234567"}, 21211),
        ({"body": "x", "from_": "whatsapp:+15550000000"}, 63007),
        ({"body": "x", "from_": "+14155550100"}, 21606),
        ({"body": "x", "content_sid": "HX" + "0" * 32}, 20422),
        ({"content_sid": "HX" + "0" * 32}, 21655),
        ({"content_sid": "HX1"}, 20001),
        ({"content_variables": "{}"}, 21654),
        ({"body": "x", "status_callback": "https://our_site.example/"}, 21609),
        ({"body": "x", "messaging_service_sid": "MG" + "0" * 32}, 21705),
        ({"body": "x", "validity_period": "soon"}, 20001),
        ({"media_url": ["ftp://a.example/b.jpg"]}, 21620),
        ({"media_url": ["https://a.example/b.jpg"] * 2}, 21623),
    ],
)
async def test_a_message_that_is_not_well_formed_is_refused_and_kept(
    fake: FakeTwilio, ask: Ask, more: dict[str, Any], code: int
) -> None:
    given = {"to": "whatsapp:+962791234567", "from_": fake.sender, **more}
    with pytest.raises(TwilioRestException) as refused:
        await ask(lambda client: client.messages.create(**given))
    assert (refused.value.status, refused.value.code) == (400, code)
    assert [one.code for one in fake.invalid] == [code]


@pytest.mark.parametrize("values", ["{", "[]", '{"1": ""}', '{"1": null}', '{"1": 3}', '{"a b": "x"}'])
async def test_variables_must_be_texts_in_a_json_object(fake: FakeTwilio, ask: Ask, values: str) -> None:
    content = await ask(made("twilio/text", {"body": "{{1}}"}, v1="sample"))
    with pytest.raises(TwilioRestException) as refused:
        await ask(sent(fake, content_sid=content.sid, content_variables=values))
    assert refused.value.code == 21656 and len(fake.invalid) == 1


async def test_what_is_not_in_the_description_is_invalid(fake: FakeTwilio) -> None:
    root = f"{fake.url}/2010-04-01/Accounts/{fake.account}"
    headers = {"Authorization": aiohttp.encode_basic_auth(fake.account, fake.token)}
    form = {"To": "whatsapp:+962791234567", "From": fake.sender, "Body": "x"}
    async with aiohttp.ClientSession() as http:
        asked = [
            (http.post(f"{root}/Messages.json", data=form), 401, 20003),
            (http.post(f"{root}/Messages.json", data=form | {"Text": "x"}, headers=headers), 400, 20001),
            (http.post(f"{root}/Messages.json", json=form, headers=headers), 415, 20415),
            (http.post(f"{fake.url}/v1/Content", data={"language": "ar"}, headers=headers), 415, 20415),
            (http.post(f"{fake.url}/v1/Content", json={"language": "ar"}, headers=headers), 400, 20422),
            (http.put(f"{root}/Messages.json", headers=headers), 405, 20004),
            (http.get(f"{fake.url}/v9/Nothing", headers=headers), 404, 20404),
        ]
        for asking, status, code in asked:
            async with asking as answer:
                said = await answer.json()
                assert (answer.status, said["status"], said["code"]) == (status, status, code)
                assert said["message"] and said["more_info"].endswith(f"/{code}")
    assert [one.code for one in fake.invalid] == [code for _, _, code in asked]


async def test_a_wrong_token_is_told(fake: FakeTwilio) -> None:
    http = Here(fake)
    client = Client(fake.account, "wrong", http_client=http)
    with pytest.raises(TwilioRestException) as refused:
        await asyncio.to_thread(lambda: client.api.v2010.accounts(fake.account).fetch())
    http.session.close()
    assert (refused.value.status, refused.value.code) == (401, 20003)


async def test_media_is_fetched_and_must_be_what_it_says(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    jpeg = picture()
    site.files |= {"/a.jpg": (jpeg, "image/jpeg"), "/b.jpg": (jpeg, "image/png"), "/c.exe": (b"MZ", "application/x"),
                   "/d.jpg": (jpeg + bytes(5 << 20), "image/jpeg")}  # fmt: skip
    await ask(sent(fake, body="a jar", media_url=[f"{SITE}/a.jpg"]))
    await fake.quiet(1)
    assert (amal.heard[-1].photo, amal.heard[-1].text) == (jpeg, "a jar")
    for name in ("b.jpg", "c.exe", "gone.jpg", "d.jpg"):
        await ask(sent(fake, media_url=[f"{SITE}/{name}"], status_callback=REPORTS))
        await fake.quiet(1)
    codes = [one["ErrorCode"] for one in site.of("/whatsapp/status") if "ErrorCode" in one]
    assert codes == ["63019", "63019", "63019", "63034"] == [str(one.code) for one in fake.invalid]
    assert len(amal.heard) == 1


async def test_her_media_needs_credentials_then_redirects_and_can_be_deleted(
    fake: FakeTwilio, ask: Ask, amal: Person, site: Site
) -> None:
    jpeg = picture()
    message = await amal.sends_photo(jpeg, "مخلل")
    await fake.quiet(1)
    told = site.of("/whatsapp/incoming")[-1]
    assert (told["NumMedia"], told["MediaContentType0"], told["Body"]) == ("1", "image/jpeg", "مخلل")
    auth = {"Authorization": aiohttp.encode_basic_auth(fake.account, fake.token)}
    async with aiohttp.ClientSession() as http:
        async with http.get(told["MediaUrl0"], headers=auth, allow_redirects=False) as answer:
            assert answer.status == 302
        async with http.get(answer.headers["Location"]) as answer:
            assert await answer.read() == jpeg
        (media,) = await ask(lambda c: c.messages(message.sid).media.list())
        assert media.content_type == "image/jpeg" and told["MediaUrl0"].endswith(media.sid)
        assert await ask(lambda c: c.messages(message.sid).media(media.sid).delete())
        async with http.get(told["MediaUrl0"], headers=auth) as answer:
            assert answer.status == 404
    assert fake.invalid == []
    with pytest.raises(TwilioRestException, match="404"):
        await ask(lambda c: c.messages(message.sid).media(media.sid).delete())


async def test_messages_are_listed_emptied_and_deleted(fake: FakeTwilio, ask: Ask, amal: Person) -> None:
    for n in range(5):
        await ask(sent(fake, body=f"{n}"))
    await fake.quiet(1)
    found = await ask(lambda c: c.messages.list(to="whatsapp:+962791234567", page_size=2))
    assert [one.body for one in found] == ["4", "3", "2", "1", "0"]
    assert len(await ask(lambda c: c.messages.list(to=fake.sender))) == 1
    first = found[0].sid
    assert (await ask(lambda c: c.messages(first).update(body=""))).body == ""
    assert await ask(lambda c: c.messages(first).delete())
    with pytest.raises(TwilioRestException) as refused:
        await ask(lambda c: c.messages(first).fetch())
    assert refused.value.code == 20404 and fake.invalid == []


async def test_typing_is_shown_for_a_message_of_hers(fake: FakeTwilio, ask: Ask, amal: Person) -> None:
    message = await amal.says("?")
    shown = await ask(
        lambda c: c.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=message.sid)
    )
    assert shown.success and amal.typings == 1
    account = await ask(lambda c: c.api.v2010.accounts(fake.account).fetch())
    assert account.status == "active"
