"""What Twilio posts is taken once, in order, and only when Twilio signed it for us; files are fetched and let go."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
import pytest_asyncio
from aiohttp import web
from conftest import Clock, create_tables
from twilio.request_validator import RequestValidator

from bot import app as house
from bot.app import App
from bot.channels import Posted, Taken
from bot.channels.whatsapp import Account
from bot.channels.whatsapp.arrivals import Arrivals
from bot.channels.whatsapp.files import Files
from bot.channels.whatsapp.wire import Wire
from bot.cli.stills import still
from bot.engine import clocks, housekeeping, timers
from bot.engine.conversation import REPEATED
from bot.errors import BadMedia, TryLater
from bot.people import contacts
from bot.settings import Settings
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Media, Message, Outgoing, Report
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person

PAYLOADS = Path(__file__).parent / "payloads" / "whatsapp"
SITE, TOKEN, AC = "https://mahalli.example", "auth-token", "AC" + "0123456789abcdef" * 2
ACCOUNT = Account(AC, TOKEN, "whatsapp:+14155238886", SITE)
INCOMING, STATUS = "/whatsapp/incoming", "/whatsapp/status"
HER, SCOPED = "+962791234567", "JO.13491208655302741918"


def body(name: str = "text", **other: str) -> bytes:
    posted = json.loads((PAYLOADS / f"{name}.json").read_text())["posted"]
    return urlencode({**dict(parse_qsl(posted, keep_blank_values=True)), **other}).encode()


def sid(number: int) -> str:
    return f"SM{number:032x}"


@dataclass
class Many:
    """Parameters that may come twice, as the validator takes them."""

    pairs: list[tuple[str, str]]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.pairs))

    def getall(self, name: str) -> list[str]:
        return [value for one, value in self.pairs if one == name]


def signed(
    sent: bytes,
    path: str = INCOMING,
    *,
    url: str = "",
    token: str = TOKEN,
    algorithm: str = "",
    settings: str = "",
) -> Posted:
    """A post as Twilio signs it, for `url` or our address."""
    params = Many(parse_qsl(sent.decode(), keep_blank_values=True))
    signature = RequestValidator(token).compute_signature(url or f"{SITE}{path}", params, algorithm or None)
    headers = {"x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded"}
    if algorithm or settings:
        headers["x-twilio-webhooks-signature-settings"] = settings or f"key=k1,algorithm={algorithm}"
    return Posted(path, headers, sent)


@dataclass
class Inbox:
    """Takes what comes, and says of it what it is told to."""

    messages: list[Message] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    taken: Taken = "taken"
    failures: int = 0

    async def receive(self, message: Message) -> Taken:
        self._fail()
        self.messages.append(message)
        return self.taken

    async def reported(self, report: Report) -> None:
        self._fail()
        self.reports.append(report)

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("secret words of hers")


@pytest_asyncio.fixture
async def arrivals() -> AsyncIterator[Arrivals]:
    wire = Wire(AC, TOKEN, "http://127.0.0.1:9")
    arrivals = Arrivals(ACCOUNT, wire)
    yield arrivals
    await arrivals.close()
    wire.close()


# --- who may post


@pytest.mark.parametrize("algorithm", ["", "HMAC_SHA1", "HMAC_SHA256", "hmac_sha256"])
async def test_what_twilio_signed_is_taken_with_all_that_is_in_it(arrivals: Arrivals, algorithm: str) -> None:
    inbox = Inbox()
    for n, name in enumerate(["text", "new-fields", "blank", "button"]):
        sent = body(name, MessageSid=sid(n))
        assert await arrivals.incoming(signed(sent, algorithm=algorithm), inbox.receive) == (200, b"")
    assert [message.id for message in inbox.messages] == [sid(n) for n in range(4)]


async def test_repeated_parameters_and_a_query_are_part_of_what_is_signed(arrivals: Arrivals) -> None:
    inbox = Inbox()
    sent = body() + b"&Tag=b&Tag=a&Tag="
    assert (await arrivals.incoming(signed(sent, f"{INCOMING}?again=1"), inbox.receive))[0] == 200
    assert len(inbox.messages) == 1


GOOD = body()
FORGED = {
    "by another account's token": signed(GOOD, token="other"),
    "with no signature": Posted(INCOMING, {}, GOOD),
    "with an empty one": Posted(INCOMING, {"x-twilio-signature": ""}, GOOD),
    "with one that is no base64": Posted(INCOMING, {"x-twilio-signature": "سر"}, GOOD),
    "for http": signed(GOOD, url=f"http://mahalli.example{INCOMING}"),
    "for the address behind the proxy": signed(GOOD, url=f"http://127.0.0.1:8000{INCOMING}"),
    "for a slash more": signed(GOOD, url=f"{SITE}{INCOMING}/"),
    "without the query": signed(GOOD, f"{INCOMING}?again=1", url=f"{SITE}{INCOMING}"),
    "for the other door": signed(GOOD, url=f"{SITE}{STATUS}"),
    "cut off": Posted(INCOMING, signed(GOOD).headers, GOOD[:-9]),
    "empty": Posted(INCOMING, signed(GOOD).headers, b""),
    "with a word changed": Posted(INCOMING, signed(GOOD).headers, GOOD.replace(b"text", b"test")),
    "with a field more": Posted(INCOMING, signed(GOOD).headers, GOOD + b"&ButtonPayload=r.menu."),
    "with the blanks left out": Posted(INCOMING, signed(body("blank")).headers, body("blank").replace(b"&Body=", b"")),
    "by an algorithm we do not know": signed(GOOD, settings="key=k,algorithm=HMAC_MD5"),
    "by another than it says": signed(GOOD, settings="key=k,algorithm=HMAC_SHA256"),
    "as JSON": Posted(f"{INCOMING}?bodySHA256=00", signed(b"", f"{INCOMING}?bodySHA256=00").headers, b'{"a": 1}'),
    "for another account": signed(body(AccountSid="AC" + "f" * 32)),
    "to another sender": signed(body(To="whatsapp:+14155550199")),
}  # fmt: skip


@pytest.mark.parametrize("posted", FORGED.values(), ids=FORGED)
async def test_whatever_is_not_signed_for_us_is_refused(
    arrivals: Arrivals, posted: Posted, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox()
    assert await arrivals.incoming(posted, inbox.receive) == (403, b"")
    assert inbox.messages == [] and not caplog.records


async def test_a_post_of_countless_fields_keeps_nobody_waiting(arrivals: Arrivals) -> None:
    posted = Posted(
        INCOMING, {"x-twilio-signature": "x" * 28}, "&".join(f"f{n}=" for n in range(5000)).encode()
    )
    began = time.perf_counter()
    assert await arrivals.incoming(posted, Inbox().receive) == (403, b"")
    assert time.perf_counter() - began < 0.2
    many = signed(GOOD + b"".join(b"&Later%d=x" % n for n in range(200)))
    assert await arrivals.incoming(many, Inbox().receive) == (200, b"")


@pytest.mark.parametrize("name", ["odd-sender", "no-id", "odd-id", "far-away"])
async def test_junk_is_refused_and_named_by_kind_only(
    arrivals: Arrivals, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await arrivals.incoming(signed(body(name)), Inbox().receive) == (400, b"")
    assert "form we do not know" in caplog.text
    assert "layan" not in caplog.text and "SM1" not in caplog.text


async def test_a_database_in_trouble_asks_for_it_again_and_says_nothing_of_what_it_was(
    arrivals: Arrivals, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox(failures=2)
    assert await arrivals.incoming(signed(GOOD), inbox.receive) == (503, b"")
    assert await arrivals.status(_report(), inbox.reported) == (503, b"")
    assert await arrivals.incoming(signed(GOOD), inbox.receive) == (200, b"")
    assert "RuntimeError" in caplog.text and "secret" not in caplog.text


async def test_an_old_message_that_comes_again_is_a_replay(arrivals: Arrivals) -> None:
    assert await arrivals.incoming(signed(GOOD), Inbox(taken="again").receive) == (200, b"")
    assert await arrivals.incoming(signed(GOOD), Inbox(taken="stale").receive) == (403, b"")


@pytest.mark.parametrize(
    ("text", "ours"), [("join brave-lion", False), ("join us", True), ("Join my-x y", True)]
)
async def test_the_word_that_joins_the_sandbox_is_twilios(arrivals: Arrivals, text: str, ours: bool) -> None:
    inbox = Inbox()
    assert await arrivals.incoming(signed(body(Body=text)), inbox.receive) == (200, b"")
    assert bool(inbox.messages) is ours


def _report(path: str = f"{STATUS}?receipt=o12", **more: str) -> Posted:
    told = {
        "AccountSid": AC,
        "MessageSid": sid(5),
        "MessageStatus": "undelivered",
        "ErrorCode": "63016",
        **more,
    }
    return signed(urlencode(told).encode(), path)


async def test_a_report_is_handed_over_with_its_receipt(arrivals: Arrivals) -> None:
    inbox = Inbox()
    assert await arrivals.status(_report(), inbox.reported) == (200, b"")
    assert await arrivals.status(_report(STATUS, MessageStatus="sent", ErrorCode=""), inbox.reported) == (
        200,
        b"",
    )
    assert inbox.reports == [
        Report("whatsapp", sid(5), "failed", "o12", "63016", "window"),
        Report("whatsapp", sid(5), "sent"),
    ]  # fmt: skip


async def test_a_report_need_not_say_of_which_account_it_is(arrivals: Arrivals) -> None:
    inbox, whole = Inbox(), dict(parse_qsl(_report().body.decode()))
    bare = urlencode({name: value for name, value in whole.items() if name != "AccountSid"}).encode()
    assert await arrivals.status(signed(bare, STATUS), inbox.reported) == (200, b"")
    assert len(inbox.reports) == 1


async def test_in_a_burst_the_sign_that_we_are_at_work_leaves_room_for_the_work(
    arrivals: Arrivals, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, go = [], asyncio.Event()

    async def slow(work: object) -> None:
        shown.append(work)
        await go.wait()

    monkeypatch.setattr(arrivals._wire, "call", slow)
    inbox = Inbox(taken="waits")
    for number in range(50):
        posted = signed(body("photo", MessageSid=sid(number)))
        assert await arrivals.incoming(posted, inbox.receive) == (200, b"")
    await asyncio.sleep(0)
    assert len(inbox.messages) == 50 and 0 < len(shown) < 10
    go.set()


async def test_a_report_is_signed_too(arrivals: Arrivals) -> None:
    inbox, good = Inbox(), _report()
    assert (await arrivals.status(Posted(STATUS, good.headers, good.body), inbox.reported))[0] == 403
    assert (await arrivals.status(_report(AccountSid="AC" + "f" * 32), inbox.reported))[0] == 403
    assert (await arrivals.status(_report(MessageStatus="dreamt"), inbox.reported))[0] == 400
    assert inbox.reports == []


# --- files


@dataclass
class Host:
    """Hands out files at addresses, and keeps who asked with which login."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(
            (f"{request.host.partition(':')[0]}{request.path}", request.headers.get("Authorization", ""))
        )
        status, headers, data = self.answers.get(request.path, (404, {}, b""))
        return web.Response(status=status, headers=headers, body=data)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest_asyncio.fixture
async def host() -> AsyncIterator[Host]:
    host = Host()
    runner = web.ServerRunner(web.Server(host.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host.port = runner.addresses[0][1]
    yield host
    await runner.cleanup()


@asynccontextmanager
async def opened_files(host: Host) -> AsyncIterator[Files]:
    wire = Wire(AC, TOKEN, host.at(""))
    files = Files(Account(AC, TOKEN, ACCOUNT.sender, SITE, api_url=host.at("")), wire)
    yield files
    await files.close()
    wire.close()


def photo(source: str) -> Media:
    return Media("photo", source)


async def test_a_file_is_fetched_with_our_login_and_what_it_leads_to_without(host: Host) -> None:
    host.answers = {
        "/Media/ME1": (307, {"Location": host.at("/cdn/1", "localhost")}, b""),
        "/cdn/1": (200, {}, b"x"),
    }
    async with opened_files(host) as files:
        assert await files.fetch(photo(host.at("/Media/ME1"))) == b"x"
    (first, login), (second, none) = host.asked
    assert (first, second, none) == ("127.0.0.1/Media/ME1", "localhost/cdn/1", "")
    assert login.startswith("Basic ")


@pytest.mark.parametrize(
    "address", ["https://api.twilio.com.evil.example/x", "https://eviltwilio.com/x", "http://api.twilio.com/x",
                "https://api.twilio.com@evil.example/x", "http://localhost/x"],
)  # fmt: skip
async def test_our_login_goes_to_nobody_else(host: Host, address: str) -> None:
    from yarl import URL

    async with opened_files(host) as files:
        assert not files._trusted(URL(address))
        assert files._trusted(URL("https://api.twilio.com/x")) and files._trusted(URL(host.at("/x")))


async def test_what_lies_at_twilio_is_fetched_where_the_settings_say(host: Host) -> None:
    host.answers = {"/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1": (200, {}, b"x")}
    async with opened_files(host) as files:
        source = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"
        assert await files.fetch(photo(source)) == b"x"
    assert host.asked[0][1].startswith("Basic ")


async def test_what_cannot_be_fetched_says_whether_to_try_again(host: Host) -> None:
    host.answers = {
        "/gone": (410, {}, b""),
        "/sick": (502, {}, b""),
        "/busy": (429, {}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/big": (200, {}, bytes(WHATSAPP.download + 1)),
        "/odd": (302, {"Location": "file:///etc/passwd"}, b""),
    }
    wrong: list[tuple[str, type[Exception], str]] = [
        ("/none", BadMedia, "gone"), ("/gone", BadMedia, "gone"), ("/round", BadMedia, "gone"),
        ("/big", BadMedia, "too-big"), ("/odd", BadMedia, "gone"), ("/sick", TryLater, ""), ("/busy", TryLater, ""),
    ]  # fmt: skip
    async with opened_files(host) as files:
        for path, error, reason in wrong:
            with pytest.raises(error) as caught:
                await files.fetch(photo(host.at(path)))
            assert getattr(caught.value, "reason", "") == reason
            assert "127.0.0.1" not in str(caught.value)
        with pytest.raises(TryLater):
            await files.fetch(photo("http://127.0.0.1:9/"))


# --- the whole way


@dataclass
class Town:
    """A house on WhatsApp, with a fake of Twilio before it and a clock to set."""

    app: App
    fake: FakeTwilio
    clock: Clock

    def her(self) -> Person:
        return self.fake.person(HER, SCOPED)

    async def settled(self) -> None:
        """Whatever was posted is taken, its files are fetched, and what is to be sent is sent."""
        await self.fake.quiet(1)
        while await self.app.files.sweep():
            pass
        await self.app.outbox.drained()
        await self.fake.quiet(1)

    async def rows(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = await self.app.store.run(
            lambda tx: [tuple(row) for row in tx.sql(statement, **values).fetchall()]
        )
        return found

    async def member(self) -> Person:
        """Somebody who has been welcomed, and has written."""
        her = self.her()
        await her.says("hello")
        await self.settled()

        def join(tx: Tx) -> None:
            (contact,) = tx.sql("SELECT contact_id FROM address WHERE external = :her", her=HER).fetchone()
            contacts.join(tx, contact, "JO", "Amal", "irbid", "food")
            tx.sql("UPDATE contact SET language = 'en' WHERE id = :id", id=contact)
            tx.sql("DELETE FROM run WHERE contact_id = :id", id=contact)

        await self.app.store.run(join)
        return her


@pytest_asyncio.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.chdir(tmp_path)
    clock = Clock(1_795_503_600.0)
    fake = FakeTwilio(clock=clock)
    await fake.start()
    settings = Settings(
        _env_file=None,
        database_url=create_tables(f"sqlite:///{tmp_path / 'mahalli.db'}"),
        data_dir=tmp_path,
        public_url=SITE,
        twilio_account_sid=fake.account,
        twilio_auth_token=fake.token,
        twilio_sender=fake.sender,
        twilio_api_url=fake.url,
        twilio_pace="off",
    )
    app = await house.build(settings, clock)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        posted = Posted(str(request.raw_path), headers, await request.read())
        assert app.whatsapp is not None
        if request.path == STATUS:
            return web.Response(status=200)
        status, said = await app.whatsapp.incoming(posted, app.conversation.receive)
        return web.Response(status=status, body=said)

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.resolves(SITE, f"http://127.0.0.1:{runner.addresses[0][1]}")
    fake.webhook(f"{SITE}{INCOMING}", f"{SITE}{INCOMING}")
    yield Town(app, fake, clock)
    await app.stop()
    await runner.cleanup()
    await fake.stop()


async def test_a_photo_is_fetched_stored_and_deleted_at_twilio(town: Town) -> None:
    her = await town.member()
    await her.says("/sell")
    await town.settled()
    message = await her.sends_photo(still("good", 1))
    await town.settled()
    assert await town.rows("SELECT count(*) FROM media WHERE parent = ''") == [(1,)]
    assert message.files == []
    assert await town.rows("SELECT state FROM outbox WHERE deed = 'discard'") == [("sent",)]
    assert town.fake.called("typing.create") == [{"channel": "whatsapp", "messageId": message.sid}]
    assert await town.rows("SELECT count(*) FROM inbox WHERE state <> 'done' OR payload IS NOT NULL") == [
        (0,)
    ]
    assert town.fake.invalid == []


async def test_photos_sent_in_one_go_are_acknowledged_once(town: Town) -> None:
    her = await town.member()
    await her.says("/sell")
    await town.settled()
    before = len(her.heard)
    await her.sends_album([still("good", number) for number in (1, 2, 3)])
    await town.fake.quiet(1)
    town.clock.now += 3
    await timers.tick(town.app.store, town.app.house)  # none of them is there yet: there is no quiet moment
    await town.settled()
    assert len(her.heard) == before
    town.clock.now += 3
    await timers.tick(town.app.store, town.app.house)
    await town.settled()
    assert len(her.heard) == before + 1
    (journal,) = (await town.rows("SELECT journal FROM run WHERE state = 'open'"))[0]
    assert [len(entry["value"]) for entry in json.loads(journal) if entry["name"].endswith("photos")] == [3]


async def test_a_quiet_moment_waits_for_a_photo_that_is_still_fetched(town: Town) -> None:
    her = await town.member()
    await her.says("/sell")
    await her.sends_photo(still("good", 1))
    await town.settled()
    before = len(her.heard)
    await her.sends_photo(still("good", 2))
    await town.fake.quiet(1)
    for _ in range(3):
        town.clock.now += 3
        await timers.tick(town.app.store, town.app.house)
    await town.app.outbox.drained()
    assert len(her.heard) == before
    await town.settled()
    town.clock.now += 3
    await timers.tick(town.app.store, town.app.house)
    await town.settled()
    assert len(her.heard) == before + 1


async def test_what_is_not_fetched_is_deleted_at_twilio_all_the_same(town: Town) -> None:
    her = await town.member()
    sent = [
        await her.sends_file(b"video", "video/mp4", "video"),
        await her.sends_file(b"webp", "image/webp", "sticker"),
        await her.sends_voice(b"OggS"),  # nothing is asked that takes a voice
        await her.sends_file(b"%PDF", "application/pdf"),  # fetched in vain
    ]
    await town.settled()
    assert [message.files for message in sent] == [[], [], [], []]
    assert town.fake.invalid == []


async def test_a_file_is_deleted_after_a_kill_too_and_holds_up_no_reply(town: Town) -> None:
    her = await town.member()
    town.fake.faults.once("media.delete", "broken")
    town.fake.faults.once("media.delete", "cut")
    message = await her.sends_photo(still("good", 1))
    town.app.store.committed = lambda parcels: None  # killed with the commit that stored it
    await town.fake.quiet(1)
    while await town.app.files.sweep():
        pass
    before = len(her.heard)
    assert len(message.files) == 1
    town.app.store.committed = town.app.outbox.take

    async def sleep(seconds: float) -> None:
        while len(her.heard) == before:  # noqa: ASYNC110 - the reply does not wait for the file
            await asyncio.sleep(0)

    town.app.outbox.sleep = sleep
    await town.app.outbox.recover(True)
    await asyncio.wait_for(town.settled(), 10)
    assert message.files == [] and len(her.heard) == before + 1
    assert len(town.fake.called("media.delete")) == 3


async def test_a_file_that_was_being_deleted_at_a_kill_is_deleted_again(town: Town) -> None:
    her, whatsapp, hangs = await town.member(), town.app.whatsapp, asyncio.Event()
    assert whatsapp is not None

    class Dying:
        name, limits = "whatsapp", WHATSAPP

        async def deliver(self, outgoing: Outgoing) -> str:
            hangs.set()
            return await asyncio.Event().wait() and ""

    town.app.channels["whatsapp"] = Dying()  # type: ignore[assignment] # it fetches nothing
    message = await her.sends_file(b"video", "video/mp4", "video")
    await asyncio.wait_for(hangs.wait(), 5)
    await town.app.outbox.stop(patience=0)
    assert len(message.files) == 1
    town.app.channels["whatsapp"] = whatsapp
    await town.app.outbox.recover(True)
    await town.settled()
    assert message.files == []


async def test_a_file_that_is_gone_at_twilio_is_done_with(town: Town) -> None:
    her = await town.member()
    message = await her.sends_file(b"video", "video/mp4", "video")
    message.files.clear()
    await town.settled()
    assert await town.rows("SELECT state FROM outbox WHERE deed = 'discard'") == [("sent",)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """What is served, and not answered."""
    found: list[Message] = []
    monkeypatch.setattr("bot.engine.conversation.serve", lambda desk: found.append(desk.message))
    return found


async def test_a_card_brings_its_number_and_whether_it_is_hers(town: Town, heard: list[Message]) -> None:
    her = town.her()
    await her.sends_card(HER)
    await her.sends_card("+962791111111")
    her.shows("bsuid")
    await her.sends_card(HER)
    await her.says("after")
    await town.settled()
    assert [(one.phone, one.phone_own, one.text) for one in heard] == [
        (HER, True, ""), ("+962791111111", False, ""), (HER, True, ""), ("", False, "after"),
    ]  # fmt: skip
    assert all(one.media == () for one in heard)
    assert await town.rows("SELECT count(*) FROM outbox WHERE deed = 'discard' AND state = 'sent'") == [(3,)]


async def test_a_card_that_cannot_be_read_is_said_to_be_so(town: Town, heard: list[Message]) -> None:
    her = town.her()
    await her.sends_file(b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD", "text/vcard", "contacts")
    gone = await her.sends_card(HER)
    gone.files.clear()
    await town.settled()
    assert [one.other for one in heard] == ["unknown", "unknown"]


# --- once more


def _post(town: Town, message: Any) -> Any:
    """What Twilio posted for a message, once more."""
    first = next(one for one in town.fake.posted if one.params.get("MessageSid") == message.sid)
    assert town.app.whatsapp is not None
    headers = {name.lower(): value for name, value in town.fake.hooks.signed(first.url, first.params).items()}
    posted = Posted(INCOMING, headers, urlencode(first.params).encode())
    return town.app.whatsapp.incoming(posted, town.app.conversation.receive)


async def test_a_message_that_twilio_repeats_counts_once_and_a_replay_is_refused(town: Town) -> None:
    her = await town.member()
    said = await her.says("/menu")
    await town.settled()

    async def stands() -> list[list[tuple[Any, ...]]]:
        tables = ("inbox", "outbox", "address", "contact", "run")
        return [await town.rows(f"SELECT * FROM {table}") for table in tables]

    before = await stands()
    town.clock.now += REPEATED
    assert await _post(town, said) == (200, b"")
    for later in (1.0, 30 * 86400.0, 360 * 86400.0):
        town.clock.now += later
        assert await _post(town, said) == (403, b"")
        assert await stands() == before
    await housekeeping.clean_up(town.app.store, town.app.settings.media_dir)
    assert await _post(town, said) == (403, b"")


async def test_a_replay_teaches_nothing_of_her_ids(town: Town) -> None:
    her = town.her()
    old = await her.says("hello")
    await town.settled()
    her.changes_phone("+962790000001")
    await her.says("hello")
    await town.settled()
    before = await town.rows("SELECT external, alias FROM address ORDER BY id")
    town.clock.now += 86400
    await town.rows("UPDATE address SET alias = 'JO.1' WHERE external = :her RETURNING id", her=HER)
    assert await _post(town, old) == (403, b"")
    assert ("JO.1" in dict(map(reversed, await town.rows("SELECT external, alias FROM address")))) is True
    assert len(before) == 2


async def test_who_left_is_not_greeted_by_what_is_repeated(town: Town) -> None:
    her = await town.member()
    said = await her.says("hello")
    await town.settled()
    await town.app.store.run(lambda tx: contacts.forget(tx, 1))
    assert await _post(town, said) == (200, b"")
    town.clock.now += 86400
    assert await _post(town, said) == (403, b"")
    assert await town.rows("SELECT count(*) FROM contact") == [(0,)]


def test_ids_are_kept_as_long_as_a_post_may_be_sent_again() -> None:
    (kept,) = [
        clock.kept
        for clock in clocks.CLOCKS
        if "channel = 'whatsapp'" in clock.deed and "inbox" in clock.deed
    ]
    assert kept == 400 * clocks.DAY
    (other,) = [
        clock.deed
        for clock in clocks.CLOCKS
        if clock.deed.startswith("DELETE FROM inbox") and clock.kept < kept
    ]
    assert "channel <> 'whatsapp'" in other


async def test_a_thousand_posts_at_once_are_taken_once_and_in_order(town: Town) -> None:
    """A fifth of them comes twice. Twilio waits 15 seconds for an answer."""
    people, each = 100, 10
    town.app.store.committed = lambda parcels: None
    site = house.site(town.app)
    account = {"AccountSid": town.fake.account, "To": town.fake.sender}

    async def post(person: int, number: int) -> tuple[int, float]:
        phone, scoped = f"+9627900{person:05d}", f"JO.9{person:05d}"
        hidden = number % 3 == 1  # every third time without her phone
        ids = {"From": f"whatsapp:{scoped if hidden else phone}", "WaId": "" if hidden else phone[1:]}
        more = {
            **account,
            **ids,
            "ExternalUserId": f"whatsapp:{scoped}",
            "MessageSid": sid(person * each + number),
        }
        posted = signed(body(Body=str(number), **more), token=town.fake.token)
        began = time.perf_counter()
        return await _asked(site, posted), time.perf_counter() - began

    wanted = [(person, number) for number in range(each) for person in range(people)]
    answers = await asyncio.gather(*(post(*one) for one in wanted + wanted[::5]))
    worst = max(seconds for _, seconds in answers)
    print(f"{len(answers)} posts at once: the last was answered after {worst:.2f} s")
    assert {status for status, _ in answers} == {200} and worst < 15
    rows = await town.rows("SELECT address_id, provider_id FROM inbox WHERE state = 'done' ORDER BY id")
    assert len(rows) == people * each
    by_person: dict[int, list[str]] = {}
    for address, provider in rows:
        by_person.setdefault(address, []).append(provider)
    assert len(by_person) == people and all(ids == sorted(ids) for ids in by_person.values())
    turns = await town.rows("SELECT turn, count(*) FROM run GROUP BY turn")
    assert turns == [(turns[0][0], people)]


async def _asked(site: Any, posted: Posted) -> int:
    """The status with which an application answers a post."""
    headers = [(name.encode(), value.encode()) for name, value in posted.headers.items()]
    scope = {"type": "http", "method": "POST", "path": posted.path, "query_string": b"", "headers": headers}
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": posted.body}

    async def send(part: dict[str, Any]) -> None:
        answers.append(part)

    await site(scope, receive, send)
    return int(answers[0]["status"])
