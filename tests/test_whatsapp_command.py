"""`mahalli whatsapp …` and what the doctor says of WhatsApp, against an account that is not Twilio's."""

import asyncio
import os
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.__main__ import main
from bot.channels.whatsapp.codes import _MEANINGS
from bot.channels.whatsapp.contents import Contents, Draft, Stored
from bot.channels.whatsapp.sandbox import SENDER as SANDBOX
from bot.cli.approvals import drafts
from bot.errors import Unsendable
from bot.settings import load
from bot.store import schema
from tests.fakes.twilio import FakeTwilio

SITE = "https://bot.example.org"


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Awaitable[Said]]


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeTwilio]:
    fake = FakeTwilio()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
def settings(fake: FakeTwilio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The settings of a sender at the fake, and a folder with a database."""
    for name in [name for name in os.environ if name.startswith("MAHALLI_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "TWILIO_SENDER": fake.sender,
        "TWILIO_ACCOUNT_SID": fake.account,
        "TWILIO_AUTH_TOKEN": fake.token,
        "TWILIO_API_URL": fake.url,
        "PUBLIC_URL": SITE,
    }.items():
        monkeypatch.setenv(f"MAHALLI_{name}", value)
    schema.migrate("sqlite:///data/mahalli.db")
    return monkeypatch


@pytest.fixture
def run(fake: FakeTwilio, settings: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`mahalli` beside the fake. Neither token nor account stands in anything it says."""

    async def command(*arguments: str) -> Said:
        capsys.readouterr()
        code = await asyncio.to_thread(main, arguments)
        said = capsys.readouterr()
        for secret in (fake.token, fake.account):
            assert secret not in said.out + said.err
        return Said(code, *said)

    return command


async def test_push_hands_in_every_template_and_makes_the_messages_with_buttons(
    fake: FakeTwilio, run: Run
) -> None:
    said = await run("whatsapp", "templates", "push")
    assert said.code == 0
    assert "knock ar  UTILITY  received" in said.lines
    assert said.lines[-1] == "messages with buttons: 13 of 13 stored"
    assert len(fake.called("approvals.create")) == len(drafts(load())) == 8
    assert fake.invalid == []


async def test_meta_finds_no_fault_in_our_templates(fake: FakeTwilio, run: Run) -> None:
    await run("whatsapp", "templates", "push")
    said = await run("whatsapp", "templates", "status")
    assert (said.code, len(said.lines)) == (0, 8)
    assert all(line.endswith("  approved") for line in said.lines)


async def test_push_makes_nothing_twice(fake: FakeTwilio, run: Run) -> None:
    await run("whatsapp", "templates", "push")
    before = len(fake.world.contents)
    assert (await run("whatsapp", "templates", "push")).code == 0
    assert len(fake.world.contents) == before
    assert len(fake.called("approvals.create")) == 8


async def test_a_template_that_is_refused_holds_up_no_other(
    fake: FakeTwilio, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = Contents.push

    async def refuse(self: Contents, draft: Draft) -> Stored:
        if (draft.name, draft.language) == ("digest", "ar"):
            raise Unsendable("Twilio refused: 20001")
        return await push(self, draft)

    monkeypatch.setattr(Contents, "push", refuse)
    said = await run("whatsapp", "templates", "push")
    assert said.code == 1
    assert said.lines[-1] == "digest ar could not be handed in: Twilio refused: 20001"
    assert len(fake.called("approvals.create")) == 7


async def test_status_tells_a_rejection_and_a_category_that_meta_changed(fake: FakeTwilio, run: Run) -> None:
    await run("whatsapp", "templates", "push")
    knock, lesson = (
        one for one in drafts(load()) if one.language == "ar" and one.name in {"knock", "lesson"}
    )
    fake.approve(lesson.title, category="MARKETING")
    fake.reject(knock.title, "INVALID_FORMAT")
    said = await run("whatsapp", "templates", "status")
    assert said.code == 1
    assert "lesson ar  UTILITY (Meta says MARKETING)  approved" in said.lines
    assert "knock ar  UTILITY  rejected: INVALID_FORMAT" in said.lines


async def test_status_before_a_push_says_what_to_do(run: Run) -> None:
    said = await run("whatsapp", "templates", "status")
    assert said.code == 0
    assert said.lines[0].endswith("not pushed: mahalli whatsapp templates push")


async def test_a_template_that_was_changed_is_to_be_pushed_again(
    run: Run, settings: pytest.MonkeyPatch
) -> None:
    await run("whatsapp", "templates", "push")
    await run("whatsapp", "templates", "status")
    settings.setenv("MAHALLI_PUBLIC_URL", "https://elsewhere.example.org")
    said = await run("whatsapp", "templates", "status")
    assert [line.split("  ")[0] for line in said.lines if "push" in line] == ["digest ar", "digest en"]


@pytest.mark.parametrize("what", ["push", "status"])
async def test_without_a_sender_it_is_one_sentence(what: str, run: Run, settings: pytest.MonkeyPatch) -> None:
    settings.delenv("MAHALLI_TWILIO_SENDER")
    said = await run("whatsapp", "templates", what)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "MAHALLI_TWILIO_SENDER" in said.err


@pytest.mark.parametrize("verdict", ["broken", "busy", "cut"])
async def test_when_twilio_does_not_answer_it_is_one_sentence(
    verdict: str, fake: FakeTwilio, run: Run
) -> None:
    fake.faults.set(**{verdict: 1.0}, only=())
    said = await run("whatsapp", "templates", "push")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "Twilio" in said.err


async def test_a_wrong_token_is_one_sentence(run: Run, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("MAHALLI_TWILIO_AUTH_TOKEN", "wrong")
    said = await run("whatsapp", "templates", "push")
    assert said.code == 2
    assert "wrong" not in said.err


async def test_at_twilio_itself_our_address_must_be_a_safe_one(
    run: Run, settings: pytest.MonkeyPatch
) -> None:
    settings.delenv("MAHALLI_TWILIO_API_URL")
    settings.setenv("MAHALLI_PUBLIC_URL", "http://bot.example.org")
    said = await run("whatsapp", "templates", "push")
    assert (said.code, "MAHALLI_PUBLIC_URL" in said.err) == (2, True)


# --- what could not be delivered


def failed(*codes: str) -> None:
    """Messages that failed with these codes, a moment ago."""
    with sqlite3.connect("data/mahalli.db") as database:
        for number, code in enumerate(codes):
            database.execute(
                "INSERT INTO receipt (channel, provider_id, status, code, at)"
                " VALUES ('whatsapp', ?, 'failed', ?, ?)",
                (f"SM{number}", code, time.time()),
            )
    database.close()


async def test_troubles_are_counted_by_code_with_what_follows(run: Run) -> None:
    failed("63024", "63049", "63024", "99999")
    said = await run("whatsapp", "troubles")
    assert (said.code, [line.split("  ")[:2] for line in said.lines]) == (
        0, [["63024", "2"], ["63049", "1"], ["99999", "1"]],
    )  # fmt: skip
    assert "not known here" in said.lines[2]


async def test_without_troubles_that_is_said(run: Run) -> None:
    assert (await run("whatsapp", "troubles")).lines == ["nothing failed in the last seven days"]


@pytest.mark.parametrize(("code", "mark"), [("63024", "ok  "), ("63051", "warn"), ("99999", "warn")])
async def test_the_doctor_points_at_failures_of_the_account_and_at_unknown_ones(
    code: str, mark: str, run: Run
) -> None:
    failed(code)
    assert (
        f"{mark} WhatsApp: failures of the last seven days by code: {code} (1)" in (await run("doctor")).lines
    )


def test_the_page_on_whatsapp_says_of_every_code_what_follows() -> None:
    page = (Path(__file__).parents[1] / "docs" / "whatsapp.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| (\d{5}) \| (\w+) \|", page, flags=re.M)) == _MEANINGS


@pytest.mark.parametrize("arguments", [[], ["templates"], ["templates", "dance"], ["dance"]])
def test_wrong_arguments_end_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["whatsapp", *arguments])
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: mahalli")


# --- the doctor


async def test_the_doctor_looks_at_account_address_templates_and_limit(run: Run) -> None:
    await run("whatsapp", "templates", "push")
    said = await run("doctor")
    for line in (
        "ok   WhatsApp: a sender is set",
        "ok   WhatsApp: MAHALLI_PUBLIC_URL begins with https://",
        "ok   WhatsApp: the account is active",
        "ok   WhatsApp: 8 of 8 templates approved",
        "ok   WhatsApp: 13 messages with buttons stored, others when they are needed",
        "ok   WhatsApp: we may begin with 250 of 250 people today",
        f"ok   WhatsApp: to be set at Twilio: {SITE}/whatsapp/incoming (also as fallback) and …/whatsapp/status",
    ):
        assert line in said.lines


async def test_the_doctor_names_what_waits_and_what_was_rejected(fake: FakeTwilio, run: Run) -> None:
    fake.approves_itself = False
    await run("whatsapp", "templates", "push")
    fake.reject(next(one.title for one in drafts(load()) if one.name == "news"), "PROMOTIONAL")
    said = await run("doctor")
    assert said.code == 1
    assert "BAD  WhatsApp: template news ar  UTILITY  rejected: PROMOTIONAL" in said.lines
    assert "warn WhatsApp: template knock ar  UTILITY  pending" in said.lines


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PUBLIC_URL", "http://bot.example.org", "BAD  WhatsApp: MAHALLI_PUBLIC_URL begins with https://"),
        ("PUBLIC_URL", "https://my_bot.example.org", "BAD  WhatsApp: Twilio posts no reports to a host with an underscore in its name"),
        ("TWILIO_SENDER", SANDBOX, "warn WhatsApp: the sandbox, for trying only"),
        ("TWILIO_DAILY", "0", "ok   WhatsApp: we may begin with any number of people a day"),
        ("TWILIO_SENDER", "", "ok   WhatsApp: not switched on"),
    ],
)  # fmt: skip
async def test_the_doctor_says_what_is_not_as_it_must_be(
    name: str, value: str, line: str, run: Run, settings: pytest.MonkeyPatch
) -> None:
    settings.setenv(f"MAHALLI_{name}", value)
    assert line in (await run("doctor")).lines


async def test_the_doctor_says_that_twilio_does_not_answer(fake: FakeTwilio, run: Run) -> None:
    fake.faults.set(broken=1.0, only=())
    said = await run("doctor")
    assert said.code == 1
    assert any(line.startswith("BAD  WhatsApp: Twilio") for line in said.lines)
