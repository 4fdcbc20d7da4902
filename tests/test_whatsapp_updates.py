"""What Twilio posts becomes messages and reports, and nothing in it can hurt."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.whatsapp.updates import parse, report
from bot.talk import cards
from bot.talk.messages import Media, Message, Report

PAYLOADS = sorted((Path(__file__).parent / "payloads" / "whatsapp").glob("*.json"))
HER = "+962791234567"
SID = "SM" + "0" * 32
NAMES = ["MessageSid", "From", "ExternalUserId", "WaId", "Body", "MessageType", "NumMedia", "MediaUrl0", "ListId",
         "MediaContentType0", "ButtonPayload", "Latitude", "Longitude", "MessageStatus", "ErrorCode"]  # fmt: skip


def posted(path: Path) -> dict[str, str]:
    return dict(parse_qsl(json.loads(path.read_text())["posted"], keep_blank_values=True))


def expected(fields: dict[str, Any] | None) -> Message | None:
    if fields is None:
        return None
    media = tuple(Media(**file) for file in fields.get("media", ()))
    near = tuple(fields["near"]) if "near" in fields else None
    return Message(**{"channel": "whatsapp", **fields, "media": media, "near": near})


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_every_shape_is_read_as_the_table_says(path: Path) -> None:
    assert parse(posted(path)) == expected(json.loads(path.read_text())["message"])


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_losing_any_field_never_raises(path: Path) -> None:
    whole = posted(path)
    for gone in whole:
        parse({name: value for name, value in whole.items() if name != gone})


@given(
    some.dictionaries(some.sampled_from(NAMES), some.text()),
    some.sampled_from([{}, {"MessageSid": SID, "From": f"whatsapp:{HER}"}]),
    some.integers(-3, 10**9),
)
def test_whatever_is_posted_never_raises(odd: dict[str, str], kept: dict[str, str], files: int) -> None:
    for found in (odd | kept, odd | kept | {"NumMedia": str(files)}):
        message = parse(found)
        assert message is None or (message.sender and message.id == found["MessageSid"])
        report(found, "o1")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"MessageStatus": "queued"}, Report("whatsapp", SID, "queued", "o12")),
        ({"MessageStatus": "sending"}, Report("whatsapp", SID, "queued", "o12")),
        ({"MessageStatus": "read", "ErrorCode": "0"}, Report("whatsapp", SID, "read", "o12")),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "63016"},
            Report("whatsapp", SID, "failed", "o12", "63016", "window"),
        ),
        (
            {"MessageStatus": "failed", "ErrorCode": "64999"},
            Report("whatsapp", SID, "failed", "o12", "64999"),
        ),
        ({"MessageStatus": "canceled"}, Report("whatsapp", SID, "failed", "o12")),
        ({"MessageStatus": "received"}, None),
        ({}, None),
    ],
)
def test_a_report_says_what_became_of_a_message(said: dict[str, str], read: Report | None) -> None:
    assert report({"MessageSid": SID, **said}, "o12") == read


CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;أم ليان;;;\r\nFN:أم ليان\r\n{}\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL;type=CELL;type=VOICE;waid=962791234567:+962 7 9123 4567", HER),
        ("item1.TEL;waid=962791234567:0791234567\r\nitem1.X-ABLabel:Mobile", HER),
        ("TEL;type=CELL;waid=9627912\r\n 34567:+962 7 9123 4567", HER),
        ("TEL:0791234567", "0791234567"),
        ("TEL;VALUE=uri:tel:+962-79-123-4567", "+962-79-123-4567"),
        ("TEL:\r\nTEL;TYPE=HOME:06 123 4567", "06 123 4567"),
        ("EMAIL:a@example.org", ""),
    ],
)
def test_the_number_of_a_card_is_found(line: str, number: str) -> None:
    assert cards.number(CARD.format(line).encode()) == number


@given(some.binary())
def test_no_card_hurts(card: bytes) -> None:
    assert "\0" not in cards.number(card)


@pytest.mark.parametrize(
    ("shared", "ids", "own"),
    [
        (HER, (HER, ""), True),
        ("0791234567", (HER, "JO.1349"), True),
        ("+962 79 123 4567", ("JO.1349", HER), True),
        ("+962791234568", (HER, ""), False),
        ("4567", (HER, ""), False),
        (HER, ("JO.962791234567", ""), False),
    ],
)
def test_her_own_card_is_told_from_anothers(shared: str, ids: tuple[str, str], own: bool) -> None:
    assert cards.own(shared, *ids) is own


@pytest.mark.parametrize(
    ("odd", "read"),
    [
        ({"NumMedia": ""}, {"text": "مرحبا"}),
        ({"NumMedia": "many"}, {"text": "مرحبا"}),
        ({"MessageType": "TEXT"}, {"text": "مرحبا"}),
        ({"ButtonPayload": "r.\0menu."}, {"button": "r.menu."}),
        ({"NumMedia": "1", "MediaUrl0": "https://x/a", "MediaContentType0": "audio/mp4", "MessageType": "", "Body": ""},
         {"other": "voice", "media": (Media("other", "https://x/a", mime="audio/mp4", held=True),)}),
    ],
)  # fmt: skip
def test_an_odd_field_costs_her_nothing_that_she_said(odd: dict[str, str], read: dict[str, Any]) -> None:
    path = next(path for path in PAYLOADS if path.stem == "text")
    whole = posted(path)
    expected = Message(
        "whatsapp", HER, whole["MessageSid"], also=whole["ExternalUserId"].removeprefix("whatsapp:"), **read
    )
    assert parse(whole | {"Body": "مرحبا"} | odd) == expected
