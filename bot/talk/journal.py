"""What a run remembers: one entry a name, in the order of visiting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked

MOST_ENTRIES = 200  # of one run; a flow that needs more is two flows

Json = Any  # what the json module reads and writes
Verb = Literal["ask", "do", "refused", "say"]


@checked(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """An answer, a deed done, a refusal or a line said. `ref` is the message it came from."""

    name: str
    verb: Verb
    value: Json = None
    ref: str = ""
    album: str = ""
    open: bool = False  # being asked again for an edit; the old value waits for the new one
    given: bool = False  # not hers yet: what the flow took for granted, until she edits it


@dataclass(frozen=True)
class Journal:
    """The entries by name. Never changed in place: each method gives a new journal."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def get(self, name: str) -> Entry | None:
        """The entry of that name, unless it is open for an edit."""
        entry = self.entries.get(name)
        return None if entry is None or entry.open else entry

    def put(self, entry: Entry) -> "Journal":
        """With this entry, in the place of an older one of its name."""
        return Journal({**self.entries, entry.name: entry})

    def without(self, names: Iterable[str]) -> "Journal":
        """Without the entries of these names."""
        gone = set(names)
        return Journal({name: entry for name, entry in self.entries.items() if name not in gone})

    def opened(self, name: str) -> "Journal":
        """With this answer, and no other, asked again; its old value is kept until a new one comes."""
        closed = self.closed() or self
        return closed.put(replace(closed.entries[name], open=True))

    def closed(self) -> "Journal | None":
        """With the answer being edited as it was before, or None when none is being edited."""
        entry = next((entry for entry in self.entries.values() if entry.open), None)
        return self.put(replace(entry, open=False)) if entry else None


_ENTRIES = TypeAdapter(list[Entry])


def load(text: str) -> Journal:
    """A journal from its JSON text. Raises pydantic's ValidationError when it is not one."""
    return Journal({entry.name: entry for entry in _ENTRIES.validate_json(text)})


def dump(journal: Journal) -> str:
    """The JSON text of a journal; empty fields are left out."""
    return _ENTRIES.dump_json(list(journal.entries.values()), exclude_defaults=True).decode()
