"""Twilio's API description, as far as it is served here: which requests are valid, and why one is not.

From the OpenAPI files of twilio/twilio-oai (api_v2010, content_v1, messaging_v2), as twilio 9.13 is generated from.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Body = Literal["", "form", "json"]
_ANY, _FLAG, _WHOLE, _NUMBER = r"(?s:.*)", "true|false", r"-?\d+", r"-?\d+(\.\d+)?"
_WHEN = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?"
_PAGES = {"PageSize": "[1-9][0-9]{0,2}|1000", "Page": r"\d+", "PageToken": _ANY}
_HEX = "[0-9a-fA-F]{32}"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method at one path. Parameters by name, each with the pattern its value must match in full."""

    name: str
    method: str
    path: str
    body: Body = ""
    params: Mapping[str, str] = field(default_factory=dict)  # of the query, or of a form
    several: frozenset[str] = frozenset()  # parameters that may be given more than once


_MESSAGE = {
    "To": _ANY, "From": _ANY, "Body": _ANY, "MediaUrl": _ANY, "ContentSid": f"HX{_HEX}", "ContentVariables": _ANY,
    "MessagingServiceSid": f"MG{_HEX}", "StatusCallback": _ANY, "ApplicationSid": f"AP{_HEX}", "MaxPrice": _NUMBER,
    "ProvideFeedback": _FLAG, "Attempt": _WHOLE, "ValidityPeriod": _WHOLE, "ForceDelivery": _FLAG,
    "ContentRetention": "retain|discard", "AddressRetention": "retain|obfuscate", "SmartEncoded": _FLAG,
    "PersistentAction": _ANY, "TrafficType": "free", "ShortenUrls": _FLAG, "ScheduleType": "fixed", "SendAt": _WHEN,
    "SendAsMms": _FLAG, "MessageIntent": _ANY, "RiskCheck": "enable|disable", "FallbackFrom": _ANY,
}  # fmt: skip
_ACCOUNT = f"/2010-04-01/Accounts/(?P<account>AC{_HEX})"
_SENT = f"{_ACCOUNT}/Messages/(?P<message>(SM|MM){_HEX})"
_FILE = f"{_SENT}/Media/(?P<media>ME{_HEX})"
_CONTENT = f"/v1/Content/(?P<content>HX{_HEX})"
_SENT_AT = {f"DateSent{sign}": _WHEN for sign in ("", "<", ">")}
_MADE_AT = {f"DateCreated{sign}": _WHEN for sign in ("", "<", ">")}

OPERATIONS = (
    Operation("accounts.fetch", "GET", rf"{_ACCOUNT}\.json"),
    Operation("messages.create", "POST", rf"{_ACCOUNT}/Messages\.json", "form", _MESSAGE,
              frozenset({"MediaUrl", "PersistentAction"})),
    Operation("messages.list", "GET", rf"{_ACCOUNT}/Messages\.json", "",
              {"To": _ANY, "From": _ANY} | _SENT_AT | _PAGES),
    Operation("messages.fetch", "GET", rf"{_SENT}\.json"),
    Operation("messages.update", "POST", rf"{_SENT}\.json", "form", {"Body": _ANY, "Status": "canceled"}),
    Operation("messages.delete", "DELETE", rf"{_SENT}\.json"),
    Operation("media.list", "GET", rf"{_SENT}/Media\.json", "", _MADE_AT | _PAGES),
    Operation("media.fetch", "GET", rf"{_FILE}\.json"),
    Operation("media.download", "GET", _FILE),
    Operation("media.delete", "DELETE", rf"{_FILE}(\.json)?"),
    Operation("contents.create", "POST", "/v1/Content", "json"),
    Operation("contents.list", "GET", "/v1/Content", "", _PAGES),
    Operation("contents.fetch", "GET", _CONTENT),
    Operation("contents.delete", "DELETE", _CONTENT),
    Operation("approvals.create", "POST", f"{_CONTENT}/ApprovalRequests/whatsapp", "json"),
    Operation("approvals.fetch", "GET", f"{_CONTENT}/ApprovalRequests"),
    Operation("approvals.list", "GET", "/v1/ContentAndApprovals", "", _PAGES),
    Operation("typing.create", "POST", r"/v2/Indicators/Typing\.json", "form",
              {"channel": "whatsapp", "messageId": f"(SM|MM){_HEX}"}),
)  # fmt: skip


def operation(method: str, path: str) -> tuple[Operation | None, dict[str, str], bool]:
    """What is asked for, the ids in its path, and whether there is anything at that path."""
    there = False
    for one in OPERATIONS:
        if found := re.fullmatch(one.path, path):
            if one.method == method:
                return one, found.groupdict(), True
            there = True
    return None, {}, there


def faults(asked: Operation, params: Sequence[tuple[str, str]]) -> str:
    """Why the parameters are not valid, "" if they are."""
    names = [name for name, _ in params]
    for name, value in params:
        if name not in asked.params:
            return f"unknown parameter {name}"
        if names.count(name) > 1 and name not in asked.several:
            return f"parameter {name} given more than once"
        if not re.fullmatch(asked.params[name], value):
            return f"parameter {name} is not valid"
    return ""


# --- JSON bodies: a kind of value is str, float, bool, [kind] for a list, or an object: name -> kind. A name that
# ends in "!" must be there.

Kind = Any
_ACTION = {"type!": str, "title!": str, "id": str}
_CALL = _ACTION | {"url": str, "phone": str, "code": str}
_CARD = _CALL | {"webview_size": str, "digitable_line": str}
TYPES: Mapping[str, Kind] = {
    "twilio/text": {"body!": str},
    "twilio/media": {"body": str, "media!": [str]},
    "twilio/location": {"latitude!": float, "longitude!": float, "label": str, "id": str, "address": str},
    "twilio/list-picker": {
        "body!": str, "button!": str, "items!": [{"id!": str, "item!": str, "description": str}],
    },
    "twilio/call-to-action": {"body": str, "actions": [_CALL]},
    "twilio/quick-reply": {"body!": str, "actions!": [_ACTION]},
    "twilio/card": {"title!": str, "subtitle": str, "media": [str], "actions": [_CARD]},
    "whatsapp/card": {
        "body!": str, "footer": str, "media": [str], "header_text": str, "actions": [_CARD],
    },
}  # fmt: skip
CONTENT: Kind = {"friendly_name": str, "variables": {"*": str}, "language!": str, "types!": TYPES}
APPROVAL: Kind = {"name!": str, "category!": str, "send_ttl_seconds": float, "bid_amount": float}
_ACTION_TYPES = {
    "twilio/quick-reply": {"QUICK_REPLY"},
    "twilio/call-to-action": {"URL", "PHONE_NUMBER", "COPY_CODE", "VOICE_CALL", "VOICE_CALL_REQUEST"},
}
_CARD_TYPES = {"URL", "PHONE_NUMBER", "QUICK_REPLY", "COPY_CODE", "VOICE_CALL"}


def mismatch(value: Any, kind: Kind, at: str = "body") -> str:
    """Where and why a JSON value is not of the kind, "" if it is."""
    if isinstance(kind, list):
        if not isinstance(value, list):
            return f"{at} is not a list"
        return next(
            (said for n, one in enumerate(value) if (said := mismatch(one, kind[0], f"{at}[{n}]"))), ""
        )
    if isinstance(kind, Mapping):
        return _object(value, kind, at)
    right = isinstance(value, (int, float)) if kind is float else isinstance(value, kind)
    return "" if right else f"{at} is not a {kind.__name__}"


def _object(value: Any, kind: Mapping[str, Kind], at: str) -> str:
    if not isinstance(value, dict):
        return f"{at} is not an object"
    for name in kind:
        if name.endswith("!") and name[:-1] not in value:
            return f"{at}.{name[:-1]} is missing"
    for name, inner in value.items():
        wanted = kind.get(name, kind.get(f"{name}!", kind.get("*")))
        if wanted is None:
            return f"{at} has an unknown field {name}"
        if said := mismatch(inner, wanted, f"{at}.{name}"):
            return said
    return ""


def odd_action(content_type: str, filled: Json) -> str:
    """The type of an action that this content type has not, "" if all are good."""
    known = _ACTION_TYPES.get(content_type, _CARD_TYPES)
    return next((a["type"] for a in filled.get("actions") or () if a["type"] not in known), "")
