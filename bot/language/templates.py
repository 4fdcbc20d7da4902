"""Messages that Meta approves beforehand, from content/<language>/templates/<name>.yaml: with them we may begin.

why: when it is sent, for whoever changes it
category: UTILITY                  or MARKETING, as Meta means them
type: twilio/quick-reply           or whatsapp/card: a picture, a footer and buttons of both sorts
body: Hello {{1}}, how are you?    {{1}} is filled in as it is sent
footer: a small line               cards only
picture: "{{2}}"                   cards only: a path after our own address
buttons:
  - title: Show me
    reply: r.waiting.              what a tap sends back to us
  - title: See all
    opens: "{{3}}"                 cards only: a path after our own address
samples:                           one for each variable, shown to whoever approves it
  "1": Amina
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.errors import ContentError
from bot.language.content import LANGUAGES
from bot.language.facts import complaint, foremost
from bot.language.files import Mistake, line_at, text_of, yaml_of
from bot.language.sources import Fault

VARIABLE = re.compile(r"\{\{(\d+)\}\}")
CARD: Literal["whatsapp/card"] = "whatsapp/card"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Button(_Model):
    """A button under a template: its tap sends `reply` back, or `opens` a page of ours."""

    title: str = Field(min_length=1)
    reply: str = ""
    opens: str = ""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.reply) == bool(self.opens):
            raise ValueError("a button has either `reply` or `opens`")
        return self


class Template(_Model):
    """One template in one language."""

    why: str = Field(min_length=1)
    category: Literal["UTILITY", "MARKETING"]
    type: Literal["twilio/quick-reply", "whatsapp/card"]
    body: str = Field(min_length=1)
    footer: str = ""
    picture: str = ""
    buttons: tuple[Button, ...] = Field(min_length=1, max_length=10)
    samples: Mapping[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        more = self.footer or self.picture or any(button.opens for button in self.buttons)
        if more and self.type != CARD:
            raise ValueError(f"a footer, a picture and a button that opens a page need type: {CARD}")
        return self

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything in it where a variable may stand."""
        inside = (part for button in self.buttons for part in (button.title, button.reply, button.opens))
        return (self.body, self.footer, self.picture, *inside)

    @property
    def variables(self) -> frozenset[str]:
        """The names of its variables."""
        return frozenset(name for part in self.parts for name in VARIABLE.findall(part))

    def types(self, site: str) -> dict[str, Any]:
        """As Twilio takes it; `site` is our own address, without a slash at its end."""
        content: dict[str, Any] = {"body": self.body}
        if self.footer:
            content["footer"] = self.footer
        if self.picture:
            content["media"] = [f"{site}/{self.picture}"]
        content["actions"] = [
            {"type": "QUICK_REPLY", "title": button.title, "id": button.reply}
            if button.reply
            else {"type": "URL", "title": button.title, "url": f"{site}/{button.opens}"}
            for button in self.buttons
        ]
        return {self.type: content}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A template with its place on disk."""

    file: str
    text: str
    template: Template

    def line(self, *place: int | str) -> int:
        """The line, from 1, where this part of it stands."""
        return line_at(self.text, place)


Sheets = Mapping[str, Mapping[str, Sheet]]  # by language and name


def load_templates(folder: Path) -> Mapping[str, Mapping[str, Template]]:
    """The templates of `folder` (content/) by language and name. Raises ContentError, `file:line: message`."""
    sheets, faults = read_templates(folder)
    if faults:
        raise ContentError("\n".join(map(str, faults)))
    return {
        language: {name: sheet.template for name, sheet in told.items()} for language, told in sheets.items()
    }


def read_templates(folder: Path) -> tuple[Sheets, list[Fault]]:
    """The templates that can be read, and a fault for each that cannot."""
    faults: list[Fault] = []
    sheets: dict[str, dict[str, Sheet]] = {language: {} for language in LANGUAGES}
    for language, told in sheets.items():
        for path in sorted((folder / language / "templates").glob("*")):
            try:
                told[path.stem] = _read(path)
            except Mistake as mistake:
                faults.append(Fault(str(path), mistake.line, mistake.message))
    return sheets, faults


def _read(path: Path) -> Sheet:
    text = text_of(path)
    raw = yaml_of(text)
    if path.suffix != ".yaml" or not isinstance(raw, dict):
        raise Mistake(1, "a template is a file NAME.yaml with lines such as `body: text`")
    try:
        return Sheet(str(path), text, Template.model_validate(raw))
    except ValidationError as error:
        said = complaint(error).replace("Value error, ", "")
        raise Mistake(line_at(text, foremost(error)["loc"]), said) from None
