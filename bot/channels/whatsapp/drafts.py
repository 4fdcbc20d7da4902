"""What is to be stored at Twilio: messages whose buttons are filled in as they are sent, and templates."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

LANGUAGE = "ar"  # Twilio wants one; a message that is nothing but variables has none
_FILLED = ("type", "media", "url", "id")  # what the world must find as it was, whatever the words around it


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be stored. `types` are Twilio's content types, with {{1}} where a value goes; `samples` hold a
    value for each, which stand wherever none is given; `category` is Meta's, of a template."""

    name: str
    language: str
    types: Mapping[str, Any]
    samples: Mapping[str, str]
    category: str = ""

    @property
    def hash(self) -> str:
        """Of what stands in it: four signs of what is filled in, then six of everything."""
        frame = [sorted(self.samples), _frame(dict(self.types))]
        return _digest(frame)[:4] + _digest([self.category, self.types, dict(self.samples)])[:6]

    @property
    def title(self) -> str:
        """Its name at Twilio and at Meta. Another text has another one: a rejected name cannot be used again."""
        return f"mahalli_{self.name.replace('-', '_')}_{self.language}_{self.hash}"

    def request(self) -> ContentList.ContentCreateRequest:
        """As Twilio's library takes it."""
        return ContentList.ContentCreateRequest(
            {
                "friendly_name": self.title,
                "language": self.language,
                "variables": dict(self.samples),
                "types": dict(self.types),
            }
        )

    def submission(self) -> ApprovalCreateList.ContentApprovalRequest:
        """Its handing in for Meta's approval."""
        return ApprovalCreateList.ContentApprovalRequest({"name": self.title, "category": self.category})


def buttons(count: int) -> Draft:
    """A text with so many quick replies. Values: 1 the text, then title and id of each."""
    actions = [
        {"type": "QUICK_REPLY", "title": f"{{{{{2 * n}}}}}", "id": f"{{{{{2 * n + 1}}}}}"}
        for n in range(1, count + 1)
    ]
    samples = {"1": "Mahalli", **_harmless(2, count)}
    return Draft(f"quick-{count}", LANGUAGE, {"twilio/quick-reply": _with(actions=actions)}, samples)


def rows(count: int) -> Draft:
    """A text with a list of so many rows. Values: 1 the text, 2 what opens the list, then title and id of each."""
    items = [{"item": f"{{{{{2 * n + 1}}}}}", "id": f"{{{{{2 * n + 2}}}}}"} for n in range(1, count + 1)]
    samples = {"1": "Mahalli", "2": "...", **_harmless(3, count)}
    return Draft(
        f"list-{count}", LANGUAGE, {"twilio/list-picker": _with(button="{{2}}", items=items)}, samples
    )


def _with(**parts: Any) -> dict[str, Any]:
    return {"body": "{{1}}", **parts}


def _harmless(first: int, count: int) -> dict[str, str]:
    """Samples that mean nothing to us should one ever be sent: titles 1, 2…, ids -1, -2…"""
    return {
        str(first + 2 * n + part): f"{'-' if part else ''}{n + 1}" for n in range(count) for part in (0, 1)
    }


def _frame(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: _frame(value)
            for key, value in node.items()
            if key in _FILLED or isinstance(value, dict | list)
        }
    return [_frame(one) for one in node] if isinstance(node, list) else node


def _digest(node: Any) -> str:
    return sha256(json.dumps(node, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
