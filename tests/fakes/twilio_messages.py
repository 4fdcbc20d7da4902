"""Messages of the fake of Twilio: what is refused at once, what fails later, and the resources about them."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.fakes import twilio_contents as contents
from tests.fakes.twilio_contents import Filled
from tests.fakes.twilio_limits import DAY
from tests.fakes.twilio_schema import Json
from tests.fakes.twilio_world import (
    FINAL,
    ApiError,
    Call,
    File,
    Message,
    Someone,
    World,
    missing,
    paged,
    rfc2822,
)

_PHONE, _BSUID = r"\+[1-9]\d{6,14}", r"[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}"
_SANDBOX = 3 * DAY
_ROOT = "/2010-04-01"


# --- sending


def create(world: World, call: Call) -> tuple[int, Json]:
    """Takes a message that is well formed; what becomes of it is told later. Raises `ApiError`."""
    sender = _sender(world, call)
    to = _to(call.text("To"))
    _callback(call.text("StatusCallback"))
    values = _said(world, call)
    for name in ("SendAt", "ScheduleType"):
        if call.text(name):
            raise contents.bad(f"{name}: nothing is scheduled here")
    if world.meet(to).stopped:
        raise ApiError(400, 21610, "Attempt to send to unsubscribed recipient")
    now = world.clock()
    urls = call.params.get("MediaUrl", [])
    message = Message(world.new("MM" if urls else "SM"), "whatsapp:" + to, sender, call.text("Body"), "outbound-api",
                      "queued", now, now, call.text("StatusCallback"), call.text("MessagingServiceSid"), list(urls),
                      [], call.text("ContentSid"), values)  # fmt: skip
    world.messages[message.sid] = message
    answer = shown(world, message)
    if message.content:
        message.body = contents.fill(world.contents[message.content], values).text
    return 201, answer


def _sender(world: World, call: Call) -> str:
    sender, service = call.text("From"), call.text("MessagingServiceSid")
    if service and service not in world.services:
        raise ApiError(400, 21705, "The Messaging Service Sid is invalid.")
    if not sender and not service:
        raise ApiError(400, 21603, "A 'From' phone number is required.")
    sender = sender or world.services[service]
    if not sender.startswith("whatsapp:"):
        raise ApiError(400, 21606, "The 'From' phone number provided is not a valid, message-capable number.")
    if sender not in world.senders:
        raise ApiError(400, 63007, "Twilio could not find a Channel with the specified From address")
    return sender


def _to(to: str) -> str:
    """The address without its prefix."""
    if not to:
        raise ApiError(400, 21604, "A 'To' phone number is required.")
    address = to.removeprefix("whatsapp:")
    if address == to or not re.fullmatch(f"{_PHONE}|{_BSUID}", address):
        raise ApiError(400, 21211, "Invalid 'To' Phone Number")
    return address


def _callback(url: str) -> None:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or "_" in parts.hostname):
        raise ApiError(400, 21609, "The 'StatusCallback' URL is not a valid URL")


def _said(world: World, call: Call) -> dict[str, str]:
    """Checks what is to be said; the values of variables."""
    body, urls, sid = call.text("Body"), call.params.get("MediaUrl", []), call.text("ContentSid")
    if not sid and "ContentVariables" in call.params:
        raise ApiError(400, 21654, "ContentSid Required")
    if sid and (body or urls):
        raise contents.bad("Body or MediaUrl beside ContentSid")
    if sid and sid not in world.contents:
        raise ApiError(400, 21655, "The ContentSid is Invalid")
    if not sid and not body and not urls:
        raise ApiError(400, 21619, "A text message body or media urls must be specified.")
    if len(body) > 1600:
        raise ApiError(400, 21617, "The concatenated message body exceeds the 1600 character limit")
    if len(urls) > 1:  # WhatsApp carries one; others ten
        raise ApiError(400, 21623, "Number of media files exceeds allowed limit")
    if any(urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname for url in urls):
        raise ApiError(400, 21620, "Invalid media URL(s)")
    return _values(call.params.get("ContentVariables"))


def _values(given: str | None) -> dict[str, str]:
    if given is None:
        return {}
    try:
        values = json.loads(given)
    except ValueError:
        values = None
    if not isinstance(values, dict) or len(values) > 100 or not all(map(_good, values.items())):
        raise ApiError(400, 21656, "The ContentVariables Parameter is invalid")
    return values


def _good(pair: tuple[str, Any]) -> bool:
    name, value = pair
    return bool(re.fullmatch(r"\w{1,16}", name)) and isinstance(value, str) and 1 <= len(value) <= 1600


# --- what becomes of it


def fate(world: World, message: Message, someone: Someone, filled: Filled | None) -> str:
    """The code it fails with, "" if it reaches her."""
    content = world.contents.get(message.content)
    template = content is not None and content.as_template
    marketing = template and content is not None and content.category == "MARKETING"
    window, now = world.open(someone, message.sender), world.clock()
    checks = (
        (bool(someone.failing), someone.failing[0] if someone.failing else ""),
        (not someone.on_whatsapp, "63024"),
        (world.sandbox and now - someone.joined > _SANDBOX, "63015"),
        (someone.blocked, "63014"),
        (not window and content is not None and content.status in ("paused", "disabled"), "63041"),
        (not window and not template, "63016"),
        (filled is not None and bool(filled.fault), filled.fault if filled else ""),
        (marketing and (someone.shuns_marketing or message.to.startswith("whatsapp:+1")), "63049"),
        (bool(content and content.status == "paused"), "63041"),
    )
    code = next((code for met, code in checks if met), "")
    if someone.failing:
        del someone.failing[0]
    if not code and world.rates.pressed(someone.key, now):
        return "63018"
    return code or ("63018" if not window and world.rates.begun_too_many(someone.key, now) else "")


# --- resources


def listed(world: World, call: Call) -> tuple[int, Json]:
    """Messages, the newest first, by pages."""
    found = [
        shown(world, one)
        for one in reversed(world.messages.values())
        if call.text("To") in ("", one.to)
        and call.text("From") in ("", one.sender)
        and _within(call, "DateSent", one.made)
    ]
    return 200, _page(world, call, "messages", "/Messages.json", found)


def fetch(world: World, call: Call) -> tuple[int, Json]:
    """One message."""
    return 200, shown(world, world.sent(call.ids))


def update(world: World, call: Call) -> tuple[int, Json]:
    """Takes the text out of a message: its body can only be made empty."""
    message = world.sent(call.ids)
    if call.text("Status"):
        raise ApiError(400, 30409, "Message cannot be canceled because it is not scheduled")
    if call.params.get("Body") != "":
        raise contents.bad("Body can only be made empty")
    _settled(message)
    message.body, message.updated = "", world.clock()
    return 200, shown(world, message)


def delete(world: World, call: Call) -> tuple[int, Json]:
    """The message is gone here, with its files; she keeps hers."""
    message = world.sent(call.ids)
    _settled(message)
    del world.messages[message.sid]
    return 204, {}


def _settled(message: Message) -> None:
    if message.status not in FINAL | {"sent"}:
        raise ApiError(409, 20009, "Cannot change this resource before its delivery is complete")


def files(world: World, call: Call) -> tuple[int, Json]:
    """The files of a message, by pages."""
    message = world.sent(call.ids)
    found = [_file(world, message, one) for one in message.files if _within(call, "DateCreated", one.made)]
    return 200, _page(world, call, "media_list", f"/Messages/{message.sid}/Media.json", found)


def file(world: World, call: Call) -> tuple[int, Json]:
    """About one file."""
    return 200, _file(world, world.sent(call.ids), found(world, call))


def drop(world: World, call: Call) -> tuple[int, Json]:
    """The file is gone."""
    world.sent(call.ids).files.remove(found(world, call))
    return 204, {}


def found(world: World, call: Call) -> File:
    """The file of a path. Raises `ApiError`."""
    sid = call.ids["media"]
    for one in world.sent(call.ids).files:
        if one.sid == sid:
            return one
    raise missing(f"/Media/{sid}")


def typing(world: World, call: Call) -> tuple[int, Json]:
    """She sees that an answer is being typed, and that her message was read."""
    for name in ("channel", "messageId"):
        if not call.text(name):
            raise contents.bad(f"{name} is missing")
    message = world.messages.get(call.text("messageId"))
    if message is None or message.direction != "inbound":
        raise missing("message")
    world.meet(message.sender.removeprefix("whatsapp:")).typings += 1
    return 200, {"success": True}


def account(world: World, call: Call) -> tuple[int, Json]:
    """The account."""
    root, then = f"{_ROOT}/Accounts/{world.account}", rfc2822(world.clock())
    return 200, {
        "sid": world.account, "owner_account_sid": world.account, "friendly_name": "Fake", "status": "active",
        "type": "Full", "auth_token": "", "date_created": then, "date_updated": then, "uri": f"{root}.json",
        "subresource_uris": {"messages": f"{root}/Messages.json"},
    }  # fmt: skip


# --- as JSON


def shown(world: World, message: Message) -> Json:
    """A message as the API gives it."""
    uri = f"{_ROOT}/Accounts/{world.account}/Messages/{message.sid}"
    moved = message.status != "queued"
    return {
        "account_sid": world.account, "api_version": "2010-04-01", "body": message.body,
        "date_created": rfc2822(message.made), "date_sent": rfc2822(message.made) if moved else None,
        "date_updated": rfc2822(message.updated), "direction": message.direction,
        "error_code": int(message.code) if message.code else None,
        "error_message": f"Error {message.code}" if message.code else None, "from": message.sender,
        "messaging_service_sid": message.service or None,
        "num_media": str(len(message.files) or len(message.urls)), "num_segments": "1", "price": None,
        "price_unit": None, "sid": message.sid, "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"}, "to": message.to, "uri": f"{uri}.json",
    }  # fmt: skip


def _file(world: World, message: Message, one: File) -> Json:
    then = rfc2822(one.made)
    return {"sid": one.sid, "account_sid": world.account, "parent_sid": message.sid, "content_type": one.mime,
            "date_created": then, "date_updated": then,
            "uri": f"{_ROOT}/Accounts/{world.account}/Messages/{message.sid}/Media/{one.sid}.json"}  # fmt: skip


def _page(world: World, call: Call, key: str, path: str, found: Iterable[Json]) -> Json:
    things, page, size, more = paged(list(found), call)

    kept = {name: value for name, value in call.params.items() if name not in ("Page", "PageSize")}

    def at(number: int) -> str:
        query = urlencode(kept | {"PageSize": size, "Page": number})
        return f"{_ROOT}/Accounts/{world.account}{path}?{query}"

    return {key: things, "page": page, "page_size": size, "start": page * size, "end": page * size + len(things),
            "uri": at(page), "first_page_uri": at(0), "next_page_uri": at(page + 1) if more else None,
            "previous_page_uri": at(page - 1) if page else None}  # fmt: skip


def _within(call: Call, name: str, at: float) -> bool:
    """Whether a time is in the bounds asked for; a bound without an hour is a whole day."""
    for sign in ("", "<", ">"):
        if given := call.text(name + sign):
            bound = datetime.fromisoformat(given).replace(tzinfo=UTC).timestamp()
            span = 1.0 if "T" in given else DAY
            fits = {"": bound <= at < bound + span, "<": at < bound + span, ">": at >= bound}
            if not fits[sign]:
                return False
    return True
