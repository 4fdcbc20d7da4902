"""What a lesson is: cards to read, questions to think about, a task to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.language.facts import Register


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of a lesson. `country` is empty for everybody; `fallback` stands in when a fact expired."""

    text: str
    country: str = ""
    facts: tuple[str, ...] = ()
    checked_on: date | None = None  # when the text was last compared with the register
    fallback: str = ""
    picture: str = ""  # content/pictures/<picture>.svg, shown above the text
    line: int = field(default=0, compare=False)

    def shown(self, today: date, register: Register) -> str:
        """The text to show that day; empty when the card must be left out."""
        fresh = all(fact in register and register[fact].fresh(today) for fact in self.facts)
        return self.text if fresh else self.fallback


@dataclass(frozen=True, slots=True)
class Screen:
    """A card as one person sees it: its text, and the name of its picture or nothing."""

    text: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A situation, its options, the place of the right one from 0, and why it is right."""

    text: str
    options: tuple[str, ...]
    right: int
    why: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language. `digest` is of this file, `source` that of the Arabic it translates."""

    slug: str
    id: str
    track: str
    title: str
    minutes: int
    can: str  # what she can do after it
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
    task: str
    photos: int  # how many the task asks for; with none it is answered in words
    check: str  # how an answer in words is read (bot/learning/tasks); empty with photos, and for safety
    digest: str
    source: str = ""
    voice: int = 0  # bytes of the recording beside the file, 0 when nobody has read it aloud
    file: str = field(default="", compare=False)
    task_line: int = field(default=1, compare=False)

    def places(self) -> tuple[tuple[Card, ...], ...]:
        """The cards by place: the one for everybody first, then its variants for single countries."""
        starts = [number for number, card in enumerate(self.cards) if not card.country]
        ends = [*starts[1:], len(self.cards)]
        return tuple(self.cards[start:end] for start, end in zip(starts, ends, strict=True))

    def cards_for(self, country: str, today: date, register: Register) -> tuple[Screen, ...]:
        """What she sees, in order: her country's variants in place, expired facts not stated."""
        return tuple(
            Screen(text, card.picture)
            for card in self._chosen(country)
            if (text := card.shown(today, register))
        )

    def _chosen(self, country: str) -> Iterator[Card]:
        for place in self.places():
            yield next((card for card in place if card.country == country), place[0])
