"""The doctor looks at campaigns whether Telegram is there or not."""

import sqlite3

import pytest

from bot.__main__ import main
from bot.channels.telegram import Telegram
from bot.errors import ChannelLost, MahalliError, TryLater, UseError

TOKEN = "110201543:not-a-real-token"
LINES = (
    "warn campaign 1: an admin who has written to the bot",
    "warn campaign 1: a safeguarding contact must be named",
    "warn campaign 1: 0 may review, the rules want 2",
    "warn campaign 1: no channel where its posts may stand",
)


@pytest.fixture
def here(souk: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A campaign whose rules want two reviewers."""
    assert main(["campaign", "set", "1", "reviewers=2"]) == 0
    return souk


def test_without_a_token_campaigns_are_looked_at(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor"])
    assert set(LINES) <= set(capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (TryLater("Telegram cannot be reached"), "BAD  Telegram: Telegram cannot be reached"),
        (UseError("Telegram refuses it"), "BAD  Telegram: Telegram refuses it"),
        (ChannelLost("the bot is not there"), "BAD  channel: the bot is not there"),
    ],
)
def test_when_telegram_does_not_answer_campaigns_are_looked_at(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: MahalliError, line: str
) -> None:
    async def start(self: Telegram) -> str:
        raise error

    here.setenv("MAHALLI_TELEGRAM_TOKEN", TOKEN)
    here.setenv("MAHALLI_TELEGRAM_CHANNEL", "@souk")
    here.setattr(Telegram, "start", start)
    assert main(["doctor"]) == 1
    assert {line, *LINES} <= set(capsys.readouterr().out.splitlines())


def test_a_channel_that_cannot_be_asked_is_told_as_it_was(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    with sqlite3.connect("data/mahalli.db") as database:
        database.execute(
            "INSERT INTO outlet (campaign_id, channel, chat, title, state) VALUES (1, 'telegram', '-100', 'Souk', 'up')"
        )
    database.close()
    main(["doctor"])
    said = capsys.readouterr().out
    assert "warn campaign 1, channel Souk: up when last looked at, not asked now" in said
    assert LINES[-1] not in said
