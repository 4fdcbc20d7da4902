"""Every wrong value of every rule of a campaign is answered in words of ours, and none of a library's."""

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.people.team import rules
from bot.store import schema

WRONG: dict[str, tuple[str, ...]] = {  # as an operator types them
    "name": ("", "x", "x" * 61),
    "timezone": ("Amman", "asia/amman"),
    "state": ("", "asleep", "Open"),
    "slots": ("", "many", "-1", "101", "2.5"),
    "reserved": ("", "some", "-1", "101"),
    "underserved": ("atlantis", "irbid"),
    "firsts": ("", "none", "-1", "101"),
    "most_alike": ("", "x", "-1", "101"),
    "reviewers": ("", "0", "3", "two"),
    "draws": ("", "Thursday noon", "Thu 25:00", "Thu"),
    "posting": ("noon", "Sun 10:00, Sun 24:00", ", ".join(f"Sun {n % 24}:{n:02}" for n in range(22))),
    "quiet": ("soon", "2027-02-08", "2027-03-09..2027-02-08", ", ".join(["2027-02-08..2027-02-09"] * 13)),
    "hours": ("mornings", "Sun-Thu 16:00-09:00", "Sun-Thu 9-16"),
    "guardian_hours": ("always", "Sun-Thu 16:00-09:00"),
    "accent": ("red", "#123", "#12345g"),
}
THEIRS = re.compile(
    r"input|valid|string should|tuple|should (be|have|match)|pattern|value error|pydantic|literal", re.I
)


def test_every_rule_says_how_its_value_must_look_and_is_in_the_table() -> None:
    assert set(rules.FORMS) == set(rules.NAMES) == set(WRONG)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a campaign of Morocco."""
    found = tmp_path_factory.mktemp("rules")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(found)
        schema.migrate("sqlite:///data/mahalli.db")
        new = ["--name", "Souk", "--country", "MA", "--timezone", "Africa/Casablanca", "--organisation", "x"]
        assert main(["campaign", "new", *new]) == 0
    return found


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_answered_in_one_sentence_of_ours(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for value in WRONG[name]:
        assert main(["campaign", "set", "1", f"{name}={value}"]) == 2, value
        told = capsys.readouterr().err.strip()
        assert f"{name}: " in told and "\n" not in told, told
        assert not THEIRS.search(told), told
