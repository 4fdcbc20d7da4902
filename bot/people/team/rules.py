"""What may be set of a campaign, checked at the door as a whole: each value by itself, and how they go together."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.errors import Refused
from bot.people import hours
from bot.people.team.staff import Campaign
from bot.reading import places

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST = 100  # places a week
PUBLIC = (
    "slots",
    "reserved",
    "underserved",
    "firsts",
    "most_alike",
    "reviewers",
    "draws",
)  # how products are chosen
_MOMENT = re.compile(r"(\w{3}) +(\d\d?):(\d\d)")
_ENDS = 24 * 60  # minutes of a day


# Working days as they are offered in a talk: the value of the button, and the days.
SPANS = {
    "sun-thu": "Sun-Thu",
    "mon-fri": "Mon-Fri",
    "sat-thu": "Sat-Thu",
    "mon-sat": "Mon-Sat",
    "daily": "Mon-Sun",
}


def moment(text: str) -> str:
    """A day and an hour of the week, such as `Thu 9:00`, as it is kept: `Thu 09:00`. Raises ValueError."""
    found = _MOMENT.fullmatch(text.strip())
    if not found or found[1].capitalize() not in DAYS or int(found[2]) > 23 or int(found[3]) > 59:
        raise ValueError("a time must look like: Thu 12:00")
    return f"{found[1].capitalize()} {int(found[2]):02}:{found[3]}"


def _working(text: str) -> str:
    found = hours.parse(text)
    if found and not 0 <= found.opens < found.closes <= _ENDS:
        raise ValueError("it must close after it opens, and before midnight")
    return text.strip()


def _zone(text: str) -> str:
    if text and text not in available_timezones():
        raise ValueError(f"{text!r} is not a time zone such as Asia/Amman")
    return text


def _period(days: tuple[str, str]) -> tuple[str, str]:
    try:
        first, last = map(date.fromisoformat, days)
    except ValueError:
        raise ValueError("a quiet period must look like: 2027-02-08..2027-03-09") from None
    if last < first:
        raise ValueError(f"{days[1]} is before {days[0]}")
    return first.isoformat(), last.isoformat()


_ACCENT = re.compile(r"(#[0-9a-fA-F]{6})?")


def accent(text: str) -> str:
    """A colour such as `#b64c25`, or nothing for ours. Raises ValueError."""
    if not _ACCENT.fullmatch(text.strip()):
        raise ValueError(f"it {FORMS['accent']}")
    return text.strip().lower()


_COUNT = f"must be a whole number from 0 to {MOST}"
FORMS: Mapping[str, str] = {  # how a value must look, in our words
    "name": "must have 2 to 60 characters",
    "timezone": "must be a time zone such as Asia/Amman",
    "state": "must be open or closed",
    "slots": _COUNT,
    "reserved": _COUNT,
    "underserved": "must be names of places such as mafraq, maan",
    "firsts": _COUNT,
    "most_alike": _COUNT,
    "reviewers": "must be 1 or 2",
    "draws": "must be a time such as: Thu 12:00",
    "posting": "must be times such as: Sun 10:00, Tue 18:00; 21 at most",
    "quiet": "must be periods such as: 2027-02-08..2027-03-09; 12 at most",
    "hours": "must look like: Sun-Thu 09:00-16:00",
    "guardian_hours": "must look like: Sun-Thu 09:00-16:00",
    "accent": "must be a colour such as #b64c25, or nothing for ours",
}
Working = Annotated[str, AfterValidator(_working)]
Places = Annotated[int, Field(ge=0, le=MOST)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]


class Rules(BaseModel):
    """A campaign's rules as they are to stand. Words and form are those of bot.people.team.staff.Campaign."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Label
    timezone: Annotated[str, AfterValidator(_zone)]
    state: Literal["open", "closed"]
    slots: Places
    reserved: Places
    underserved: tuple[str, ...]
    firsts: Places
    most_alike: Places
    reviewers: Annotated[int, Field(ge=1, le=2)]
    draws: Annotated[str, AfterValidator(moment)]
    posting: tuple[Annotated[str, AfterValidator(moment)], ...] = Field(max_length=21)
    quiet: tuple[Annotated[tuple[str, str], AfterValidator(_period)], ...] = Field(max_length=12)
    hours: Working
    guardian_hours: Working
    accent: Annotated[str, AfterValidator(accent)]

    @model_validator(mode="after")
    def _together(self) -> "Rules":
        if self.slots and self.reserved + self.firsts > self.slots:
            raise ValueError(
                f"{self.reserved} reserved places and {self.firsts} first ones are more than {self.slots}"
            )
        if self.reserved and not self.underserved:
            raise ValueError("places are reserved, and no area is named in underserved")
        if len(set(self.posting)) < len(self.posting):
            raise ValueError("a posting time stands there twice")
        return self


NAMES = tuple(Rules.model_fields)


def of(home: Campaign) -> dict[str, Any]:
    """The rules of a campaign as they stand."""
    return {name: getattr(home, name) for name in NAMES}


def changed(home: Campaign, changes: Mapping[str, object]) -> dict[str, Any]:
    """What of these changes is new, checked together with what stays. Raises ValueError in one sentence, and
    Refused (`settled`) where the settings say a thing."""
    for name in changes:
        if name in home.settled and changes[name] != getattr(home, name):
            raise Refused("settled", what=name)
    try:
        found = Rules.model_validate({**of(home), **changes})
    except ValidationError as wrong:
        raise ValueError(_sentence(wrong)) from None
    _known(found.underserved, home.country)
    return {name: value for name in NAMES if (value := getattr(found, name)) != getattr(home, name)}


def _known(slugs: tuple[str, ...], country: str) -> None:
    known = {spot.slug for spot in places.spots(country)}
    strange = [slug for slug in slugs if slug not in known]
    if strange:
        raise ValueError(f"underserved: there is no place {strange[0]!r} in {country}")


def _sentence(wrong: ValidationError) -> str:
    """What is wrong in one sentence of ours: a rule's own, or how its value must look."""
    first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
    where = str(first["loc"][0]) if first["loc"] else ""
    if where and where not in FORMS:
        return f"{where}: there is no such rule"
    ours = (
        str(first["msg"]).removeprefix("Value error, ")
        if first["type"] == "value_error"
        else f"it {FORMS[where]}"
    )
    return f"{where}: {ours}" if where else ours
