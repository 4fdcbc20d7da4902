"""A part of a copy of her data: which rows of a table are hers, and how each column is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# How a value is said: as it is; as a moment; yes or no; a text of ours found by it; and what needs more knowledge.
Form = (
    Literal[
        "plain", "moment", "flag", "count", "flow", "lesson", "cohort", "nth", "file", "measured",
        "shows", "photos", "price", "reason", "details", "answers", "takings", "journal", "candidate", "event",
        "places", "kinds", "points", "evidence", "texts",
    ]
    | tuple[str]  # a text key with {} in it
)  # fmt: skip

MY_ADDRESSES = (
    "SELECT id FROM address WHERE contact_id = :id UNION SELECT address_id FROM sharer WHERE contact_id = :id"
)
MY_LISTINGS = "SELECT id FROM listing WHERE contact_id = :id"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table that are hers. `total`: only how many there are, and when the first and the last was."""

    table: str
    hers: str
    columns: Mapping[str, Form]
    name: str = ""  # of its heading, where a table has two parts
    total: bool = False

    @property
    def heading(self) -> str:
        """The key of its heading."""
        return f"record-of-{self.name or self.table}"
