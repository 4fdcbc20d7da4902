"""What Telegram sends becomes messages, and nothing it sends can hurt."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.standing import Membership, lacking, membership
from bot.channels.telegram.updates import Member, Update, callback, parse, read
from bot.talk.messages import Media, Message

PAYLOADS = sorted((Path(__file__).parent / "payloads" / "telegram").glob("*.json"))


def load(name: str) -> Any:
    return json.loads((Path(__file__).parent / "payloads" / "telegram" / f"{name}.json").read_text())


def expected(fields: dict[str, Any] | None) -> Message | None:
    if fields is None:
        return None
    media = tuple(Media(**file) for file in fields.get("media", ()))
    near = tuple(fields["near"]) if "near" in fields else None
    return Message(**{"channel": "telegram", **fields, "media": media, "near": near})


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_every_shape_is_read_as_the_table_says(path: Path) -> None:
    case = json.loads(path.read_text())
    assert parse(case["update"]) == expected(case["message"])
    assert parse(json.dumps(case["update"]).encode()) == expected(case["message"])


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_losing_any_field_never_raises(path: Path) -> None:
    def without(value: Any) -> list[Any]:
        if not isinstance(value, dict):
            return []
        cut = [{k: v for k, v in value.items() if k != gone} for gone in value]
        return cut + [value | {key: smaller} for key in value for smaller in without(value[key])]

    for update in without(json.loads(path.read_text())["update"]):
        assert isinstance(parse(update), Message | None)


def test_bytes_that_are_no_json_are_no_update() -> None:
    assert read(b"{") is None
    assert parse(b"\xff\xfe") is None


def test_exact_coordinates_do_not_leave_the_reader() -> None:
    assert "51432" not in repr(parse(load("location")["update"]))


def test_a_pressed_button_tells_its_id_apart_from_the_message() -> None:
    pressed = read(load("button")["update"])
    written = read(load("text")["update"])
    assert isinstance(pressed, Update) and callback(pressed) == "cb-1"
    assert isinstance(written, Update) and callback(written) == ""


def test_our_standing_in_a_channel_is_told() -> None:
    update = load("channel-administrator")["update"]
    placed = membership(update)
    assert placed == Membership("-1001234", "#ادعم_المحلي", "support_local", ("edit", "delete"), "1001")
    assert placed.can_post
    update["my_chat_member"]["new_chat_member"]["can_post_messages"] = False
    placed = membership(update)
    assert placed is not None and not placed.can_post
    assert placed.lacks == ("post", "edit", "delete")
    update["my_chat_member"]["new_chat_member"] = {"status": "left"}
    placed = membership(update)
    assert placed is not None and placed.lacks == ("there", "post", "edit", "delete")
    assert membership(load("blocked")["update"]) is None
    assert membership(load("text")["update"]) is None
    assert membership(None) is None


@pytest.mark.parametrize(
    ("status", "kind", "lacks"),
    [
        ("creator", "channel", ()),
        ("member", "channel", ("post", "edit", "delete")),
        ("member", "supergroup", ("delete",)),
        ("administrator", "group", ("delete",)),
        ("restricted", "supergroup", ("post", "delete")),
        ("kicked", "supergroup", ("there", "post", "edit", "delete")),
    ],
)
def test_what_we_may_do_depends_on_the_kind_of_chat(status: str, kind: str, lacks: tuple[str, ...]) -> None:
    assert lacking(Member(status=status), kind) == lacks
