"""The register of facts that age: who checks what, how often, and when it was last done."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bot.errors import ContentError
from bot.language.files import Mistake, text_of, yaml_of
from bot.language.sources import Fault

_MEANT = {  # what to write instead, by what the model stumbled on
    "missing": "this line is missing",
    "extra_forbidden": "nothing here is called so: is it a slip of the pen?",
    "int_parsing": "a whole number in digits, such as 4",
    "int_type": "a whole number in digits, such as 4",
    "less_than_equal": "{le} at most",
    "greater_than_equal": "{ge} at least",
    "string_type": "a text; put it in quotes if it is a number or yes",
    "string_too_short": "nothing stands here",
    "string_too_long": "{max_length} letters at most",
    "date_from_datetime_parsing": "a day such as 2026-11-21",
    "date_type": "a day such as 2026-11-21",
    "model_type": "expected lines such as `name: text`",
}


class Fact(BaseModel):
    """One fact. A card that states it is shown until `every_days` after `checked_on`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str = Field(min_length=1)
    source: str = Field(min_length=1)
    checked_on: date
    every_days: int = Field(ge=1)
    who: str = Field(min_length=1)  # the role that checks

    def fresh(self, today: date) -> bool:
        """Whether the last check still counts."""
        return today <= self.checked_on + timedelta(days=self.every_days)


Register = Mapping[str, Fact]


def load_facts(folder: Path) -> Register:
    """The facts of `folder`/facts.yaml (content/), by id. Raises ContentError, `file:line: message`."""
    register, faults = read_facts(folder)
    if faults:
        raise ContentError("\n".join(map(str, faults)))
    return register


def read_facts(folder: Path) -> tuple[Register, list[Fault]]:
    """The facts that can be read, and a fault for each that cannot. No file means no facts."""
    path = folder / "facts.yaml"
    try:
        text = text_of(path) if path.exists() else ""
        raw = yaml_of(text) or {}
    except Mistake as mistake:
        return {}, [Fault(str(path), mistake.line, mistake.message)]
    if not isinstance(raw, dict):
        return {}, [Fault(str(path), 1, "expected ids with their facts below them")]
    register: dict[str, Fact] = {}
    faults = []
    for id_, fields in raw.items():
        try:
            register[str(id_)] = Fact.model_validate(fields)
        except ValidationError as error:
            faults.append(Fault(str(path), line_of(text, f"{id_}:"), f"{id_}: {complaint(error)}"))
    return register, faults


def line_of(text: str, start: str) -> int:
    """The first line, from 1, that begins so; 1 when none does."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(start)), 1)


def complaint(error: ValidationError) -> str:
    """The first thing a model found wrong: `minutes: a whole number in digits, such as 4`."""
    first = foremost(error)
    said = _MEANT.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
    return f"{'.'.join(map(str, first['loc'])) or 'entry'}: {said}"


def foremost(error: ValidationError) -> ErrorDetails:
    """The fault to begin with: a name misspelt, before the one that is missing for it."""
    found = error.errors()
    return next((one for one in found if one["type"] == "extra_forbidden"), found[0])
