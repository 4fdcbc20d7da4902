"""Stored contents and their approval: made, submitted, judged, and filled with variables."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.fakes import twilio_schema as schema
from tests.fakes.twilio_schema import Json
from tests.fakes.twilio_world import ApiError, Call, Content, Key, World, iso8601, missing, paged

_VARIABLE = re.compile(r"\{\{\s*(\w{1,16})\s*\}\}")
_MUST_BE_APPROVED = {"whatsapp/card", "twilio/card"}
_NEVER_APPROVED = {"twilio/list-picker", "twilio/location"}
_HOST = "https://content.twilio.com"


@dataclass(frozen=True, slots=True)
class Filled:
    """A content with its variables filled in. `fault` is the code it fails with, "" if it may go."""

    text: str
    buttons: tuple[Key, ...]
    rows: tuple[Key, ...]
    opener: str
    footer: str
    media: tuple[str, ...]
    samples: tuple[str, ...]
    fault: str


def bad(text: str) -> ApiError:
    """A body that cannot be taken."""
    return ApiError(400, 20422, f"Invalid parameter: {text}")


# --- methods


def create(world: World, call: Call) -> tuple[int, Json]:
    """A content of one type."""
    given = call.params
    if said := schema.mismatch(given, schema.CONTENT):
        raise bad(said)
    types, order = given["types"], list(schema.TYPES)
    if not types:
        raise bad("types must hold a type")
    kind = max(types, key=order.index)  # the richest; simpler ones beside it are for other channels
    for one, filled in types.items():
        if said := schema.odd_action(one, filled) or _too_much(one, filled):
            raise bad(f"{one}: {said}")
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", given["language"]):
        raise bad("language")
    if any(not re.fullmatch(r"\w{1,16}", name) for name in given.get("variables", {})):
        raise bad("a variable's name has letters and digits only, at most 16")
    content = Content(world.new("HX"), given.get("friendly_name", ""), given["language"],
                      given.get("variables", {}), kind, types[kind], types, world.clock())  # fmt: skip
    world.contents[content.sid] = content
    return 201, shown(world, content)


def fetch(world: World, call: Call) -> tuple[int, Json]:
    """One content."""
    return 200, shown(world, _content(world, call))


def listed(world: World, call: Call) -> tuple[int, Json]:
    """All contents, by pages."""
    return 200, _page(call, "/v1/Content", [shown(world, one) for one in world.contents.values()])


def delete(world: World, call: Call) -> tuple[int, Json]:
    """The content is gone, from Meta too."""
    del world.contents[_content(world, call).sid]
    return 204, {}


def submit(world: World, call: Call) -> tuple[int, Json]:
    """Asks Meta to approve it, under a name and in a category."""
    content, given = _content(world, call), call.params
    if said := schema.mismatch(given, schema.APPROVAL):
        raise bad(said)
    if not re.fullmatch(r"[a-z0-9_]{1,512}", given["name"]):
        raise bad("name may only have lower case letters, digits and underscores")
    if given["category"] not in {"UTILITY", "MARKETING", "AUTHENTICATION"}:
        raise bad("category")
    if content.kind in _NEVER_APPROVED:
        raise bad(f"{content.kind} cannot be approved")
    if content.status != "unsubmitted":
        raise bad("this content was submitted already")
    taken = {(one.approval, one.language) for one in world.contents.values()} | world.refused_names
    if (given["name"], content.language) in taken:
        raise bad("there is a template of this name in this language, or it was rejected")
    content.approval, content.category, content.status = given["name"], given["category"], "received"
    answer = _approval(content)
    content.status = "pending"
    if reason := doubt(content):
        reject(world, content, reason)
    return 201, answer


def approval(world: World, call: Call) -> tuple[int, Json]:
    """What Meta said, or that it was not asked."""
    content = _content(world, call)
    _looked_at(world, content)
    url = f"{_HOST}/v1/Content/{content.sid}/ApprovalRequests"
    whatsapp = {"type": "whatsapp"} | _approval(content)
    return 200, {"sid": content.sid, "account_sid": world.account, "whatsapp": whatsapp, "url": url}


def approvals(world: World, call: Call) -> tuple[int, Json]:
    """All contents with their approvals, by pages."""
    for one in world.contents.values():
        _looked_at(world, one)
    found = [{k: v for k, v in shown(world, one).items() if k not in ("url", "links")}
             | {"approval_requests": _approval(one)} for one in world.contents.values()]  # fmt: skip
    return 200, _page(call, "/v1/ContentAndApprovals", found)


# --- Meta's judgement


def reject(world: World, content: Content, reason: str) -> None:
    """It is rejected, and its name is used up."""
    content.status, content.reason = "rejected", reason
    world.refused_names.add((content.approval, content.language))


def _looked_at(world: World, content: Content) -> None:
    if content.status == "pending" and world.approves_itself:
        content.status = "approved"


def doubt(content: Content) -> str:
    """Why Meta would reject a template, "" if it would not."""
    filled = content.filled
    text = (filled.get("body") or filled.get("title") or "").strip()
    used = variables(filled)
    if text.startswith("{{") or text.endswith("}}"):
        return "Variables can't be at the start or end of the template."
    if any(not text[a.end() : b.start()].strip() for a, b in pairwise(_VARIABLE.finditer(text))):
        return "Variables can't stand next to each other."
    count = len(_VARIABLE.findall(text))
    if len(_VARIABLE.sub(" ", text).split()) < 2 * count + 1 and count:
        return "This template has too many variables for its length."
    if used != [str(n + 1) for n in range(len(used))]:
        return "Variables must be numbered from 1 without gaps."
    if any(not content.variables.get(name) for name in used):
        return "Every variable needs a sample."
    if len(text) > 1024 or len(filled.get("footer", "")) > 60 or len(filled.get("header_text", "")) > 60:
        return "The template is too long."
    return _button_doubt(filled.get("actions") or []) or _media_doubt(filled)


def _button_doubt(actions: list[Json]) -> str:
    quick = [one["type"] == "QUICK_REPLY" for one in actions]
    if sum(a != b for a, b in pairwise(quick)) > 1:
        return "Quick replies must stand together."
    for one in actions:
        if _VARIABLE.search(one["title"]) or len(one["title"]) > 25:
            return "A button's title has at most 25 characters and no variable."
        if "{{" in re.sub(r"\{\{\w+\}\}$", "", one.get("url", "")):
            return "A button's address may have one variable, at its end."
    return ""


def _media_doubt(filled: Json) -> str:
    odd = [url for url in filled.get("media") or () if not re.match(r"https?://[^/{]+/", url)]
    return "The domain of media can't be a variable." if odd else ""


# --- filled for one message


def fill(content: Content, values: dict[str, str]) -> Filled:
    """What she gets to see with these values; missing ones are replaced by their samples."""
    used = variables(content.filled)
    absent = tuple(name for name in used if name not in values)
    given = content.variables | values
    done: Json = json.loads(json.dumps(content.filled), object_hook=lambda one: _filled(one, given))
    actions = done.get("actions") or []
    empty = any(not given.get(name) for name in used)
    return Filled(
        text=done.get("body") or "\n".join(filter(None, (done.get("title"), done.get("subtitle")))),
        buttons=tuple(Key(a["title"], _data(a), a.get("url", "")) for a in actions),
        rows=tuple(Key(i["item"], i["id"], note=i.get("description", "")) for i in done.get("items") or ()),
        opener=done.get("button", ""),
        footer=done.get("footer", ""),
        media=tuple(done.get("media") or ()),
        samples=absent,
        fault="63028"
        if empty and content.as_template
        else "63021"
        if empty
        else _fault(content, done, values),
    )


def variables(filled: Json) -> list[str]:
    """The names of all variables, sorted as numbers where they are numbers."""
    found = set(_VARIABLE.findall(json.dumps(filled)))
    return sorted(found, key=lambda name: (int(name) if name.isdigit() else 10**9, name))


def _filled(one: Json, given: dict[str, str]) -> Json:
    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(inner) for inner in value]
        if isinstance(value, str):
            return _VARIABLE.sub(lambda found: given.get(found[1], ""), value)
        return value

    return {name: put(value) for name, value in one.items()}


def _data(action: Json) -> str:
    return str(action.get("id") or action["title"]) if action["type"] == "QUICK_REPLY" else ""


def _fault(content: Content, done: Json, values: dict[str, str]) -> str:
    """The code a filled content fails with: too long, too many, or unlike a template."""
    if content.kind in _MUST_BE_APPROVED and not content.as_template:
        return "63027"
    if content.as_template and any(re.search(r"[\n\t]| {4}", one) for one in values.values()):
        return "63021"
    if len(done.get("body") or "") > (
        1600 if content.kind == "twilio/text" and not content.as_template else 1024
    ):
        return "63021"
    if not content.as_template and len(done.get("actions") or ()) > 3:
        return "63021"
    return "63021" if _too_much(content.kind, done, 25 if content.as_template else 20) else ""


def _too_much(kind: str, filled: Json, title: int = 25) -> str:
    """What is longer, more or less than allowed, "" if nothing. What has a variable is measured when it is filled."""
    items, actions = filled.get("items"), filled.get("actions")
    sizes = [("button", filled.get("button", "x"), 20)]
    for one in items or ():
        sizes += [("item", one["item"], 24), ("id", one["id"], 200)]
        sizes += [("description", one["description"], 72)] if "description" in one else []
    for one in actions or ():
        sizes += [("title", one["title"], title)] + ([("id", one["id"], 200)] if "id" in one else [])
    for what, value, most in sizes:
        if not _VARIABLE.search(value) and not 1 <= len(value) <= most:
            return f"{what} must have 1 to {most} characters"
    if (items is not None and not 1 <= len(items) <= 10) or (
        actions is not None and not 1 <= len(actions) <= 10
    ):
        return "1 to 10 items or actions"
    if len(filled.get("media") or ()) > 1:
        return "one file a message"
    fixed = [
        t for t in ([i["item"] for i in items or ()] + [a["title"] for a in actions or ()]) if "{{" not in t
    ]
    return "titles must differ" if len(set(fixed)) < len(fixed) else ""


# --- as JSON


def shown(world: World, content: Content) -> Json:
    """A content as the API gives it."""
    url = f"{_HOST}/v1/Content/{content.sid}"
    links = {
        "approval_create": f"{url}/ApprovalRequests/whatsapp",
        "approval_fetch": f"{url}/ApprovalRequests",
    }
    return {
        "sid": content.sid, "account_sid": world.account, "friendly_name": content.name,
        "language": content.language, "variables": content.variables, "types": content.types,
        "date_created": iso8601(content.made), "date_updated": iso8601(content.made), "url": url, "links": links,
    }  # fmt: skip


def _approval(content: Content) -> Json:
    return {"name": content.approval, "category": content.category, "content_type": content.kind,
            "status": content.status, "rejection_reason": content.reason,
            "allow_category_change": True}  # fmt: skip


def _page(call: Call, path: str, found: list[Json]) -> Json:
    things, page, size, more = paged(found, call)

    def at(number: int) -> str:
        return f"{_HOST}{path}?PageSize={size}&Page={number}"

    meta = {"page": page, "page_size": size, "first_page_url": at(0), "url": at(page), "key": "contents",
            "previous_page_url": at(page - 1) if page else None,
            "next_page_url": at(page + 1) if more else None}  # fmt: skip
    return {"contents": things, "meta": meta}


def _content(world: World, call: Call) -> Content:
    sid = call.ids["content"]
    if sid not in world.contents:
        raise missing(f"/Content/{sid}")
    return world.contents[sid]
