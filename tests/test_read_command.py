"""`mahalli read`: one JSON object a line, for one text or for every line that comes in."""

import io
import json
from datetime import date, timedelta

import pytest

from bot.__main__ import main

PRICE = {"status": "ok", "amount": 5.5, "currency": "JOD"}
PHONE = {"status": "ok", "e164": "+212612345678", "kind": "mobile"}
PLACE = {"status": "ok", "governorate": "Irbid", "province": None, "locality": None}


def read(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["read", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["price", "٥ دنانير ونص"], PRICE),
        (["price", "٥", "دنانير", "ونص"], PRICE),
        (["price", "--country", "MA", "5"], {"status": "ok", "amount": 5, "currency": "MAD"}),
        (["price", "حسب الحجم"], {"status": "none", "amount": None, "currency": None}),
        (["price", "--", "-5"], {"status": "ask", "amount": 5, "currency": "JOD"}),
        (["price", "9" * 400 + " دينار"], {"status": "ask", "amount": None, "currency": "JOD"}),
        (["phone", "--country", "MA", "06 12 34 56 78"], PHONE),
        (["phone", "5 دنانير"], {"status": "none", "e164": None, "kind": None}),
        (["place", "اربد"], PLACE),
        (["intent", "مساعدة"], {"intent": "help", "score": 100.0}),
        (["date", "15/3/2090"], {"status": "ok", "day": "2090-03-15"}),
        (["date", "مرحبا"], {"status": "none", "day": None}),
    ],
)
def test_a_text_is_read(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: dict[str, object]
) -> None:
    (found,) = read(capsys, *arguments)
    assert {name: value for name, value in found.items() if name != "text"} == said


def test_the_text_stands_in_its_own_letters(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "price", "خمس دنانير"])
    assert '"text": "خمس دنانير"' in capsys.readouterr().out


def test_every_line_that_comes_in_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("5 دنانير\n\nحسب الحجم"))
    found = read(capsys, "price", "-")
    assert [(one["text"], one["status"]) for one in found] == [
        ("5 دنانير", "ok"),
        ("", "none"),
        ("حسب الحجم", "none"),
    ]


def test_a_day_is_counted_from_today(capsys: pytest.CaptureFixture[str]) -> None:
    before = date.today()
    (found,) = read(capsys, "date", "بكرا")
    assert found["day"] in {str(day + timedelta(1)) for day in (before, date.today())}


@pytest.mark.parametrize(
    ("arguments", "named"), [(["colour", "5"], "colour"), (["price", "--country", "FR", "5"], "FR")]
)
def test_a_wrong_kind_or_country_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    assert main(["read", *arguments]) == 2
    wrong = capsys.readouterr().err
    assert wrong.startswith(f"mahalli: {named} is none of ")
    assert wrong.count("\n") == 1
