"""The register of facts that age: who checks what, how often, and when it was last done."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import ContentError
from bot.language.sources import Fault


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
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        raw = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        return {}, [Fault(str(path), yaml_line(error), "this is not YAML")]
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


def yaml_line(error: yaml.YAMLError) -> int:
    """The line, from 1, a YAML error points at."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def line_of(text: str, start: str) -> int:
    """The first line, from 1, that begins so; 1 when none does."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(start)), 1)


def complaint(error: ValidationError) -> str:
    """The first thing a model found wrong: `minutes: Input should be a valid integer`."""
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or 'entry'}: {first['msg']}"
