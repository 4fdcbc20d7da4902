"""`mahalli campaign …`: what an operator types, and one sentence for what cannot be."""

import re

import pytest
from conftest import SOUK

from bot.__main__ import main

pytestmark = pytest.mark.usefixtures("souk")


def run(*arguments: str) -> int:
    return main(["campaign", *arguments])


def test_a_campaign_is_opened_set_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    assert "MA  open  Souk (Network)" in capsys.readouterr().out
    assert (
        run("set", "1", "slots=12", "reserved=2", "underserved=rabat,casablanca", "firsts=1", "most-alike=3")
        == 0
    )
    assert (
        run(
            "set",
            "1",
            "posting=Sun 10:00, tue 18:30",
            "quiet=2027-02-08..2027-03-09",
            "hours=Mon-Fri 9:00-16:00",
        )
        == 0
    )
    assert run("set", "1", "slots=12") == 0
    assert capsys.readouterr().out.endswith("nothing is new\n")
    assert run("show", "1") == 0
    shown = capsys.readouterr().out
    for line in ("slots = 12", "posting = Sun 10:00, Tue 18:30", "quiet = 2027-02-08..2027-03-09", "nobody"):
        assert line in shown
    assert run("set", "1", "posting=none", "quiet=none", "hours=none") == 0
    assert run("audit", "1") == 0
    assert capsys.readouterr().out.count("operator  campaign.rules") == 3


def test_somebody_is_invited_and_seen_in_the_team(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("invite", "1", "--role", "admin") == 0
    assert re.search(r"/start staff-\w{12}\n", capsys.readouterr().out)
    assert run("team", "1") == 0
    assert "invitation 1  admin" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "7"], "no campaign 7"),
        (["set", "1", "slots"], "key=value"),
        (["set", "1", "colour=red"], "key=value"),
        (["set", "1", "slots=many"], "slots: "),
        (["set", "1", "slots=2", "reserved=3", "underserved=rabat"], "more than 2"),
        (["set", "1", "underserved=irbid"], "no place 'irbid' in MA"),
        (["set", "1", "quiet=soon"], "2027-02-08..2027-03-09"),
        (["set", "1", "draws=noon"], "Thu 12:00"),
        (["remove", "1", "telegram:9"], "nobody with this address"),
        (SOUK, "open campaign in this country"),
        ([*SOUK[:4], "fr", *SOUK[5:]], "JO or MA"),
        ([*SOUK[:4], "JO", "--timezone", "Amman", *SOUK[7:]], "not a time zone"),
    ],
)
def test_a_wrong_use_is_one_sentence_and_exit_code_two(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(*arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("mahalli: ") and error.count("\n") == 1
