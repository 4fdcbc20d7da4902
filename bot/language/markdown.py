"""One lesson file read: front matter checked by a model, sections told apart by their headings."""

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.language.facts import complaint, foremost, line_of
from bot.language.files import Mistake, text_of, yaml_of
from bot.language.lesson import Card, Lesson, Question

M = TypeVar("M", bound=BaseModel)

_NAME = re.compile(r"\d\d-([a-z0-9-]+)")
_HEADING = re.compile(r"\s*#(\s|#)")  # a card may begin a line with #a_hashtag
_NOTE = re.compile(r"(facts|checked_on|picture)\s*:\s*(.*)")
_OPTION = re.compile(r"- \[([ xX])\]\s+(.+)")
_LIKE_AN_OPTION = re.compile(r"[-*–—•]|\[.?\]")
_FORMS = {
    "id": "one capital letter and one or two digits, such as P1",
    "check": "a name in small letters and dashes, such as post",
}


class Headings(BaseModel):
    """How a language calls the sections and the countries; `countries` is name by code."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    card: str
    question: str
    task: str
    countries: dict[str, str]

    def meaning(self, heading: str) -> tuple[str, str] | None:
        """The kind of section and the country's code, or None for a heading nobody knows."""
        return self.known().get(" ".join(heading.split()))

    def known(self) -> dict[str, tuple[str, str]]:
        """Every heading there is, with its kind of section and country's code."""
        general = {self.card: ("card", ""), self.question: ("question", ""), self.task: ("task", "")}
        return general | {f"{self.card} {name}": ("card", code) for code, name in self.countries.items()}


class Front(BaseModel):
    """The front matter of a lesson."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[A-Z]\d{1,2}$")
    title: str = Field(min_length=1, max_length=60)
    minutes: int = Field(ge=1, le=10)
    photos: int = Field(default=0, ge=0, le=3)
    check: str = Field(default="", pattern=r"^[a-z-]*$")
    can: str = Field(min_length=1)
    source: str = ""


@dataclass(slots=True)
class Section:
    """What stands under one heading, sorted by the way its lines begin."""

    kind: str
    country: str
    line: int
    lines: list[str] = field(default_factory=list)
    quote: list[str] = field(default_factory=list)
    options: list[tuple[bool, str]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    odd: int = 0  # the first line that looks like an option and is none

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def aside(self) -> str:
        return "\n".join(self.quote).strip()

    def take(self, line: str, number: int) -> None:
        """Put one more line where it belongs."""
        if _LIKE_AN_OPTION.match(line) and not _OPTION.fullmatch(line):
            self.odd = self.odd or number
        if line.startswith(">"):
            self.quote.append(line[1:].strip())
        elif note := _NOTE.fullmatch(line):
            self.notes[note[1]] = note[2]
        elif option := _OPTION.fullmatch(line):
            self.options.append((option[1] != " ", option[2]))
        else:
            self.lines.append(line)


def read_headings(path: Path) -> Headings:
    """The headings of a language. Raises Mistake."""
    if not path.exists():
        raise Mistake(1, "this file is missing: it says how headings of lessons read in this language")
    return _model(Headings, text_of(path))


def parse(path: Path, headings: Headings) -> Lesson:
    """The lesson of one file; its folder is the track. Raises Mistake."""
    name = _NAME.fullmatch(path.stem)
    if not name:
        raise Mistake(1, "the file's name must be two digits, a dash and a name: 01-light.md")
    text = text_of(path)
    front, body = _front(text)
    sections = _sections(text.splitlines(), body, headings)
    tasks = [section for section in sections if section.kind == "task"]
    if len(tasks) != 1 or not tasks[0].text:
        raise Mistake(tasks[-1].line if tasks else 1, f"a lesson has one `## {headings.task}` with a text")
    if not any(section.kind == "card" for section in sections):
        raise Mistake(1, f"a lesson has cards: `## {headings.card}` and a text below it")
    return Lesson(
        slug=name[1],
        track=path.parent.name,
        cards=_cards(sections),
        questions=tuple(_question(section) for section in sections if section.kind == "question"),
        task=tasks[0].text,
        task_line=tasks[0].line,
        digest=digest(text),
        voice=_length(recording(path)),
        file=str(path),
        **front.model_dump(),
    )


def recording(lesson: Path) -> Path:
    """Where the file of a lesson read aloud is, if it is."""
    return lesson.with_suffix(".ogg")


def _length(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def digest(text: str) -> str:
    """What a translation names as its source: it changes with every change a reader could see."""
    seen = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"sha256-{hashlib.sha256(seen.encode()).hexdigest()[:12]}"


def _front(text: str) -> tuple[Front, int]:
    """The front matter and the number of lines it takes."""
    lines = [line.rstrip() for line in text.split("\n")]
    if lines[:1] != ["---"] or "---" not in lines[1:]:
        raise Mistake(1, "a lesson begins with its id, title, minutes and can between two lines of ---")
    end = lines.index("---", 1)
    # The first line is left empty, so that lines are counted as in the file.
    return _model(Front, "\n".join(["", *lines[1:end]])), end + 1


def _model(model: type[M], text: str) -> M:
    try:
        return model.model_validate(yaml_of(text))
    except ValidationError as error:
        first = foremost(error)
        name = str(first["loc"][0]) if first["loc"] else ""
        said = f"{name}: {_FORMS[name]}" if "pattern" in first["type"] else complaint(error)
        raise Mistake(line_of(text, f"{name}:") if name else 1, said) from None


def _sections(lines: list[str], start: int, headings: Headings) -> list[Section]:
    sections: list[Section] = []
    for number, line in enumerate(lines[start:], start + 1):
        if _HEADING.match(line):
            meaning = headings.meaning(line.removeprefix("## "))
            if meaning is None:
                known = ", ".join(f"## {heading}" for heading in headings.known())
                raise Mistake(
                    number, f"no such heading: {line.rstrip()} (a line begins with one of: {known})"
                )
            sections.append(Section(*meaning, number))
        elif sections:
            sections[-1].take(line.strip(), number)
        elif line.strip():
            raise Mistake(number, "text stands before the first heading")
    return sections


def _cards(sections: list[Section]) -> tuple[Card, ...]:
    cards: list[Card] = []
    here: list[str] = []  # countries with a card in the place of `general`
    general = Card("")
    for section in sections:
        if section.kind != "card":
            continue
        card = _card(section)
        if card.country in here:
            raise Mistake(card.line, "a second card for that country in one place: she would not see it")
        if not card.country:
            general, here = card, []
        elif not general.text:
            raise Mistake(card.line, "before a card for one country stands the card for everybody")
        elif not card.fallback and not general.facts:
            card = replace(card, fallback=general.text)
        here = [*here, card.country] if card.country else here
        cards.append(card)
    return tuple(cards)


def _card(section: Section) -> Card:
    facts = tuple(name.strip() for name in section.notes.get("facts", "").split(",") if name.strip())
    if bool(facts) != ("checked_on" in section.notes):
        raise Mistake(section.line, "`facts:` and `checked_on:` go together")
    if not section.text:
        raise Mistake(section.line, "a card is a text: nothing stands below this heading")
    if section.options:
        raise Mistake(section.line, "a card is a text without options")
    checked = section.notes.get("checked_on")
    try:
        checked_on = None if checked is None else date.fromisoformat(checked)
    except ValueError:
        raise Mistake(section.line, "`checked_on:` is a day such as 2026-11-21") from None
    picture = section.notes.get("picture", "")
    return Card(section.text, section.country, facts, checked_on, section.aside, picture, section.line)


def _question(section: Section) -> Question:
    ticks = [number for number, (right, _) in enumerate(section.options) if right]
    if section.odd:
        raise Mistake(section.odd, "an option is written `- [ ] so`, and the right one `- [x] so`")
    if not section.text or len(section.options) < 2:
        raise Mistake(section.line, "a question is a text and two or more options, each `- [ ] so`")
    if len(ticks) != 1:
        raise Mistake(section.line, "exactly one option is the right one: `- [x] so`")
    if len({text for _, text in section.options}) < len(section.options):
        raise Mistake(section.line, "two options read the same")
    if not section.aside:
        raise Mistake(section.line, "say why that is right, in a line that begins with >")
    options = tuple(text for _, text in section.options)
    return Question(section.text, options, ticks[0], section.aside, section.line)
