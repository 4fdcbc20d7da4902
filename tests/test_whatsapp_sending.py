"""Deliveries on WhatsApp: what is asked of Twilio, in what pace, and what its refusals lead to."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, ReadTimeout, RequestException
from test_telegram_pace import Time
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException

from bot.channels.shared import Shared
from bot.channels.whatsapp import Account, faults, wire
from bot.channels.whatsapp.codes import meaning, patience
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.faults import fault
from bot.channels.whatsapp.pace import BURST, Pace
from bot.channels.whatsapp.sending import Sending
from bot.channels.whatsapp.wire import Wire
from bot.errors import Closed, InDoubt, Missing, SendError, TryLater, Unreachable, Unsendable
from bot.talk.messages import Button, Media, Outgoing, Reply, Template

HER, SID, TOKEN = "+962790000001", "AC" + "1" * 32, "token-of-a-test"
SITE = "https://mahalli.example.org"
Answer = tuple[int, dict[str, Any]]
CHOICES = (Button("yes", "a.1.1.yes"), Button("no", "a.1.1.no"))


def refusal(status: int, code: int) -> Answer:
    return status, {"status": status, "code": code, "message": f"no message to {HER}", "more_info": ""}


@dataclass
class Twilio:
    """Writes down what it is asked, and answers as it was told, else with a new message."""

    asked: list[dict[str, list[str]]] = field(default_factory=list)
    answers: deque[Answer | str] = field(default_factory=deque)
    url: str = ""

    async def messages(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        self.asked.append({name: [str(value) for value in form.getall(name)] for name in form})
        assert request.path == f"/2010-04-01/Accounts/{SID}/Messages.json"
        answer = self.answers.popleft() if self.answers else (201, {"sid": f"SM{len(self.asked)}"})
        if answer == "cut":
            assert request.transport
            request.transport.abort()
        if isinstance(answer, str):
            return web.Response(text=answer, status=201)
        return web.json_response(answer[1], status=answer[0])


class Stored(Contents):
    """Contents that are there, or not."""

    def __init__(self, there: bool = True) -> None:
        self.there = there

    async def buttons(self, count: int) -> str:
        return f"HXbuttons{count}" if self.there else ""

    async def rows(self, count: int) -> str:
        return f"HXrows{count}" if self.there else ""

    async def template(self, name: str, language: str) -> str:
        return f"HX{name}-{language}"


@pytest.fixture
async def twilio() -> AsyncIterator[Twilio]:
    found = Twilio()
    app = web.Application()
    app.router.add_post("/{path:.*}", found.messages)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield found
    await runner.cleanup()


@pytest.fixture(autouse=True)
def nobody_was_told() -> None:
    faults._alerted.clear()


def sending(url: str, stored: Stored | None = None, pace: Pace | None = None) -> Sending:
    account = Account(SID, TOKEN, "whatsapp:+14155238886", SITE, url)
    return Sending(
        account,
        Wire(SID, TOKEN, url),
        stored or Stored(),
        pace or Pace(0),
        lambda name: f"media/1-mac-{name}",
        {"ar": "اختاري", "en": "Choose"},
    )


def reply(said: Reply, receipt: str = "", bulk: bool = False) -> Outgoing:
    return Outgoing("reply", HER, said, receipt=receipt, bulk=bulk)


# --- what is asked of Twilio


async def test_a_text_is_one_call_that_says_who_to_whom_and_where_to_report(twilio: Twilio) -> None:
    assert await sending(twilio.url).deliver(reply(Reply("أهلاً"), "o12")) == "SM1"
    assert twilio.asked == [
        {
            "To": [f"whatsapp:{HER}"],
            "From": ["whatsapp:+14155238886"],
            "Body": ["أهلاً"],
            "StatusCallback": [f"{SITE}/whatsapp/status?receipt=o12"],
        }
    ]


async def test_without_a_receipt_the_report_names_none(twilio: Twilio) -> None:
    await sending(twilio.url).deliver(reply(Reply("hello")))
    assert twilio.asked[0]["StatusCallback"] == [f"{SITE}/whatsapp/status"]


async def test_pictures_are_lent_and_the_ids_of_all_messages_come_back(twilio: Twilio) -> None:
    media = (Media("photo", name="a.jpg"), Media("photo", name="b.jpg"))
    assert await sending(twilio.url).deliver(reply(Reply("jars", media=media))) == "SM1,SM2,SM3"
    assert [call.get("MediaUrl") for call in twilio.asked] == [
        [f"{SITE}/media/1-mac-a.jpg"],
        [f"{SITE}/media/1-mac-b.jpg"],
        None,
    ]
    assert [call.get("Body") for call in twilio.asked] == [None, None, ["jars"]]


async def test_buttons_go_as_a_stored_message_with_values_and_nothing_beside_them(twilio: Twilio) -> None:
    await sending(twilio.url).deliver(reply(Reply("which?", CHOICES)))
    (call,) = twilio.asked
    assert call["ContentSid"] == ["HXbuttons2"] and not {"Body", "MediaUrl"} & set(call)
    assert json.loads(call["ContentVariables"][0]) == {
        "1": "which?",
        "2": "yes",
        "3": "a.1.1.yes",
        "4": "no",
        "5": "a.1.1.no",
    }


@pytest.mark.parametrize(("rtl", "label"), [(True, "اختاري"), (False, "Choose")])
async def test_a_list_also_says_what_opens_it(twilio: Twilio, rtl: bool, label: str) -> None:
    rows = tuple(Button(f"row {n}", f"a.1.1.{n}") for n in range(4))
    await sending(twilio.url).deliver(reply(Reply("which?", rows, rtl=rtl)))
    values = json.loads(twilio.asked[0]["ContentVariables"][0])
    assert twilio.asked[0]["ContentSid"] == ["HXrows4"]
    assert list(values) == [str(n) for n in range(1, 11)]
    assert (values["2"], values["3"], values["4"]) == (label, "row 0", "a.1.1.0")


async def test_where_nothing_is_stored_numbers_stand_in_the_text(twilio: Twilio) -> None:
    photo = Media("photo", name="a.jpg")
    await sending(twilio.url, Stored(there=False)).deliver(reply(Reply("which?", CHOICES, (photo,))))
    (call,) = twilio.asked
    assert call["Body"] == ["which?\n\n1. yes\n2. no"] and call["MediaUrl"] == [f"{SITE}/media/1-mac-a.jpg"]


async def test_buttons_that_are_refused_are_said_in_words_and_the_picture_is_not_sent_again(
    twilio: Twilio,
) -> None:
    twilio.answers += [(201, {"sid": "MM1"}), refusal(400, 21655)]
    photo = Media("photo", name="a.jpg")
    assert await sending(twilio.url).deliver(reply(Reply("which?", CHOICES, (photo,)))) == "MM1,SM3"
    assert "ContentSid" in twilio.asked[1]
    assert twilio.asked[2]["Body"] == ["which?\n\n1. yes\n2. no"]


async def test_a_template_goes_alone_with_its_values_in_order(twilio: Twilio) -> None:
    template = Template("news", "ar", ("Souk\n al-Balad", "three"))
    await sending(twilio.url).deliver(reply(Reply("text", CHOICES, template=template)))
    (call,) = twilio.asked
    assert call["ContentSid"] == ["HXnews-ar"] and not {"Body", "MediaUrl"} & set(call)
    assert json.loads(call["ContentVariables"][0]) == {"1": "Souk al-Balad", "2": "three"}


async def test_a_template_without_values_has_no_variables(twilio: Twilio) -> None:
    await sending(twilio.url).deliver(reply(Reply("", template=Template("knock", "en"))))
    assert "ContentVariables" not in twilio.asked[0]


async def test_a_template_with_an_empty_value_is_not_sent(twilio: Twilio) -> None:
    with pytest.raises(Unsendable):
        await sending(twilio.url).deliver(reply(Reply("", template=Template("news", "ar", (" ",)))))
    assert twilio.asked == []


@pytest.mark.parametrize("deed", ["post", "edit", "unpost", "wipe"])
async def test_what_whatsapp_has_not_is_refused(twilio: Twilio, deed: Any) -> None:
    with pytest.raises(Unsendable):
        await sending(twilio.url).deliver(Outgoing(deed, HER, Reply("text"), "SM1"))
    assert twilio.asked == []


async def test_an_empty_reply_is_refused(twilio: Twilio) -> None:
    with pytest.raises(Unsendable):
        await sending(twilio.url).deliver(reply(Reply(" ")))


async def test_a_reply_that_broke_off_goes_on_where_it_broke_off(twilio: Twilio) -> None:
    twilio.answers += [(201, {"sid": "SM1"}), refusal(503, 20503)]
    found, outgoing = sending(twilio.url), reply(Reply("a" * 1600 + "\n\nb"), "o1")
    with pytest.raises(InDoubt):
        await found.deliver(outgoing)
    assert await found.deliver(outgoing) == "SM1,SM3"
    assert [call["Body"][0][0] for call in twilio.asked] == ["a", "b", "b"]


# --- refusals


def rest(status: int, code: int) -> TwilioRestException:
    return TwilioRestException(status, f"/Accounts/{SID}/{HER}", f"{TOKEN} {HER}", code, "POST")


def problem(status: int, code: int) -> TwilioServiceException:
    return TwilioServiceException("https://example.org", TOKEN, status, code, HER, SID)


@pytest.mark.parametrize("made", [rest, problem])
@pytest.mark.parametrize(
    ("status", "code", "kind", "after", "wide"),
    [
        (400, 63016, Closed, 0, False),
        (429, 20429, TryLater, 0, True),
        (429, 429, TryLater, 0, True),
        (400, 63018, TryLater, 900, False),
        (400, 63038, TryLater, 3600, True),
        (400, 21611, TryLater, 0, False),
        (400, 63024, Unreachable, 0, False),
        (400, 21610, Unreachable, 0, False),
        (400, 63015, Unreachable, 0, False),
        (400, 63049, Unsendable, 0, False),
        (401, 20003, TryLater, 600, True),
        (401, 401, TryLater, 600, True),
        (400, 63007, TryLater, 600, True),
        (400, 63051, TryLater, 600, True),
        (400, 63041, Unsendable, 0, False),
        (400, 21617, Unsendable, 0, False),
        (400, 99999, Unsendable, 0, False),
        (404, 20404, Missing, 0, False),
        (500, 20500, InDoubt, 0, False),
        (502, 502, InDoubt, 0, False),
    ],
)
def test_every_refusal_leads_to_what_is_to_be_done(
    made: Any, status: int, code: int, kind: type[SendError], after: float, wide: bool
) -> None:
    found = fault(made(status, code))
    assert isinstance(found, kind)
    if isinstance(found, TryLater):
        assert (found.after, found.wide) == (after, wide)
    assert not any(secret in f"{found} {found.args}" for secret in (HER, TOKEN, SID))


@pytest.mark.parametrize("body", ['{"code": %d, "message": "x"}', "<html>"])
@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [(401, 20003, TryLater), (429, 20429, TryLater), (404, 20404, Missing), (503, 20503, InDoubt)],
)
async def test_a_list_that_is_refused_says_as_much_as_any_call(
    status: int, code: int, kind: type[SendError], body: str
) -> None:
    async def refuse(request: web.BaseRequest) -> web.Response:
        return web.Response(status=status, text=body.replace("%d", str(code)))

    runner = web.ServerRunner(web.Server(refuse))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found = Wire(SID, TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}")
    for listed in (
        lambda client: client.messages.list(limit=1),
        lambda client: client.content.v1.contents.list(),
    ):
        with pytest.raises(kind) as met:
            await found.call(listed)
        assert not isinstance(met.value, TryLater) or met.value.wide
    found.close()
    await runner.cleanup()


@pytest.mark.parametrize("at", ["", "/twilio"])
@pytest.mark.parametrize("named", ["https://content.twilio.com", ""])
async def test_all_pages_of_a_list_are_read_wherever_they_are_said_to_be(at: str, named: str) -> None:
    url, asked = "", []

    async def answer(request: web.BaseRequest) -> web.Response:
        asked.append(request.path)
        more = None if request.query.get("Page") else f"{named or url}/v1/Content?Page=1"
        return web.json_response(
            {"contents": [{"sid": "HX1"}], "meta": {"key": "contents", "next_page_url": more}}
        )

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}{at}"
    found = Wire(SID, TOKEN, url)
    assert len(await found.call(lambda client: client.content.v1.contents.list())) == 2
    assert asked == [f"{at}/v1/Content"] * 2
    found.close()
    await runner.cleanup()


@pytest.mark.parametrize("made", [rest, problem])
def test_what_a_proxy_writes_in_place_of_numbers_is_not_repeated(made: Any) -> None:
    for error in (made(400, f"{TOKEN} {HER}"), made(503, "")):
        assert not any(secret in f"{fault(error)!r}" for secret in (HER, TOKEN, SID))
    assert type(fault(TwilioServiceException("", "", HER, HER))) is InDoubt  # type: ignore[arg-type]


async def failing(url: str, monkeypatch: pytest.MonkeyPatch) -> SendError:
    monkeypatch.setattr(wire, "TIMEOUT", 0.05)
    found = Wire(SID, TOKEN, url)
    with pytest.raises(SendError) as error:
        await found.call(lambda client: client.messages.create(to=HER, from_=HER, body="text"))
    found.close()
    assert HER not in str(error.value) and url not in str(error.value)
    return error.value


async def test_where_nobody_listens_nothing_was_sent(
    unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type(await failing(f"http://127.0.0.1:{unused_tcp_port}", monkeypatch)) is TryLater


async def test_where_no_answer_comes_it_may_have_been_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert isinstance(await failing(f"http://127.0.0.1:{port}", monkeypatch), InDoubt)


@pytest.mark.parametrize("answer", ["cut", "<html>", "{}"])
async def test_an_answer_that_is_cut_or_cannot_be_read_leaves_it_in_doubt(
    twilio: Twilio, answer: str
) -> None:
    twilio.answers.append(answer)
    with pytest.raises(InDoubt):
        await sending(twilio.url).deliver(reply(Reply("text"), bulk=True))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ConnectTimeout(), TryLater),
        (ReadTimeout(), InDoubt),
        (NoConnection("reset"), InDoubt),
        (RequestException(), InDoubt),
        (TwilioException(), TryLater),
    ],
)
def test_only_what_never_had_a_connection_surely_was_not_sent(
    error: TwilioException | RequestException, kind: type[SendError]
) -> None:
    assert type(fault(error)) is kind


async def test_the_operator_hears_once_of_a_refused_account_and_of_nobody(
    twilio: Twilio, caplog: pytest.LogCaptureFixture
) -> None:
    twilio.answers += [refusal(401, 20003)] * 2 + [refusal(404, 20404)]
    for _ in range(3):
        with pytest.raises(TryLater) as error:
            await sending(twilio.url).deliver(reply(Reply("text")))
        assert error.value.wide and error.value.after == pytest.approx(600, abs=1)
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert [code in line for code, line in zip(("20003", "20404"), said, strict=True)] == [True, True]
    assert not any(secret in caplog.text for secret in (HER, TOKEN, SID))


def test_codes_say_what_is_to_be_done_and_an_unknown_one_nothing() -> None:
    said = {
        "63016": "window", "63018": "later", "63038": "later", "30001": "later", "63024": "stop", "63032": "stop",
        "63049": "unwanted", "21606": "account", "63041": "account", "63013": "refused", "63099": "", "": "",
    }  # fmt: skip
    assert {code: meaning(code) for code in said} == said
    assert patience("63051") == 600 and patience("63017") == 0


# --- pace


def paced(times: float = 1.0, shared: Shared | None = None) -> tuple[Time, Pace]:
    time = Time()
    return time, Pace(times, shared, lambda: time.now, time.sleep)


async def gone(time: Time, pace: Pace, chats: list[str], bulk: bool = False) -> list[tuple[str, float]]:
    """Who went when; nobody who had to wait for long."""
    left: list[tuple[str, float]] = []

    async def go(chat: str) -> None:
        while True:
            try:
                await pace.turn(chat, bulk)
            except TryLater as later:
                await time.sleep(later.after)
            else:
                left.append((chat, time.now - 100))
                return

    await time.run(*[asyncio.create_task(go(chat)) for chat in chats])
    return left


async def test_after_a_burst_one_message_goes_every_six_seconds() -> None:
    moments = sorted(at for _, at in await gone(*paced(), [HER] * 60))
    assert moments[BURST - 1] < 1
    assert moments[BURST:] == pytest.approx([6.0 * n for n in range(1, 16)], abs=0.01)


async def test_she_who_waits_holds_up_nobody() -> None:
    left = await gone(*paced(), [HER] * 60 + ["+962790000002"])
    assert max(at for chat, at in left if chat != HER) < 1


async def test_to_wait_long_is_left_to_the_row() -> None:
    time, pace = paced()
    await gone(time, pace, [HER] * BURST)
    with pytest.raises(TryLater) as error:
        await pace.turn(HER, bulk=True)
    assert 5 < error.value.after <= 6 and not error.value.wide


async def test_over_all_eighty_go_a_second() -> None:
    for bulk in (False, True):
        moments = [at for _, at in await gone(*paced(), [str(n) for n in range(800)], bulk)]
        assert 0.95 * 80 <= 800 / max(moments) <= 84


async def test_a_reply_goes_before_a_thousand_of_a_broadcast() -> None:
    time, pace = paced()
    left: list[tuple[str, float]] = []

    async def go(chat: str, bulk: bool, wait: float) -> None:
        await time.sleep(wait)
        await pace.turn(chat, bulk)
        left.append((chat, time.now - 100))

    tasks = [asyncio.create_task(go(str(n), True, 0)) for n in range(1000)]
    await time.run(*tasks, asyncio.create_task(go("reply", False, 2.0)))
    assert dict(left)["reply"] < 2.1


async def test_one_refused_for_haste_holds_all_and_longer_each_time() -> None:
    time, pace = paced()
    first = await pace.refused()
    assert 1 <= first <= 2 and await pace.refused() == pytest.approx(first), "both were under way"
    await gone(time, pace, ["x"])
    assert time.now - 100 >= first - 0.25
    time.now += 1
    assert await pace.refused() >= 2
    pace.accepted()
    time.now += 60
    assert await pace.refused() <= 2


async def test_haste_that_twilio_refuses_holds_those_who_come_next(twilio: Twilio) -> None:
    time, pace = paced()
    found = sending(twilio.url, pace=pace)
    twilio.answers.append(refusal(429, 20429))
    with pytest.raises(TryLater) as error:
        await found.deliver(reply(Reply("text")))
    assert error.value.wide and error.value.after >= 1
    await time.run(asyncio.create_task(_delivered(found)))
    assert time.now - 100 >= error.value.after - 0.25 and len(twilio.asked) == 2


async def _delivered(found: Sending) -> None:
    await found.deliver(Outgoing("reply", "+962790000002", Reply("text")))


async def test_switched_off_nothing_waits() -> None:
    time, pace = paced(times=0)
    await pace.refused(60)
    assert {at for _, at in await gone(time, pace, [HER] * 200)} == {0}


async def test_several_processes_share_what_goes_over_all() -> None:
    class Booked:
        def __init__(self) -> None:
            self.booked, self.pushed = 0, 0.0

        async def book(self, count: int, step: float) -> float:
            self.booked += count
            return 0.0

        async def push(self, seconds: float) -> None:
            self.pushed = seconds

    budget = Booked()
    _time, pace = paced(shared=Shared(80, budget))
    await pace.turn(HER)
    assert budget.booked == 1
    assert await pace.refused(5) == budget.pushed == 5


async def test_people_who_wait_for_nothing_are_forgotten() -> None:
    time, pace = paced()
    for number in range(10_000):
        time.now += 0.05
        await pace.turn(str(number))
    assert len(pace._due) < 2_500
