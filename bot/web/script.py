"""The script of the demo story: who does what, and what must be read before the next step."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.errors import ContentError
from bot.web.people import CHANNEL, PEOPLE

DEMO = Path(__file__).parent / "static" / "demo"


class Step(BaseModel):
    """One deed of one person, and what must come of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str
    say: str = ""
    tap: str = ""  # words of the label: the newest such button, on her phone or (a follower) in the channel
    repeat: bool = False  # tap as long as the newest message has such a button
    photo: tuple[str, ...] = ()  # files of the demo folder; several make an album
    place: bool = False
    phone: bool = False
    start: str | None = None  # the payload of a link, or nothing
    see: bool = False  # only looks on: what is waited for may be there already
    wait_for: str = ""  # words of the message that must come; empty: any message
    wait_in: str = ""  # whose phone, or the channel; empty: who did it
    pause: float = Field(default=1.2, ge=0, le=10)  # seconds before it
    note: str = ""  # what the page says meanwhile: the text `simulator-story-<note>`

    @model_validator(mode="after")
    def _sound(self) -> "Step":
        if self.who not in PEOPLE or self.wait_in not in {"", CHANNEL, *PEOPLE}:
            raise ValueError("there is no such person")
        deeds = (self.say, self.tap, self.photo, self.place, self.phone, self.start is not None, self.see)
        if sum(map(bool, deeds)) != 1:
            raise ValueError("a step is one of say, tap, photo, place, phone, start, see")
        missing = [name for name in self.photo if not picture(name).is_file()]
        if missing:
            raise ValueError(f"there is no picture {missing[0]}")
        return self


class Script(BaseModel):
    """The whole story."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: tuple[Step, ...]


def load(path: Path) -> Script:
    """The script in a YAML file. Raises ContentError."""
    try:
        return Script.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def picture(name: str) -> Path:
    """A picture of the demo folder by its file name."""
    return DEMO / Path(name).name
