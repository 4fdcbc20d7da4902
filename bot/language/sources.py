"""Message files as they stand on disk: every entry with its place, and every fault of syntax."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.language.content import LANGUAGES
from bot.language.files import Mistake, text_of
from bot.reading import gazetteer

PLACES = {f"place-{slug}": spot for slug, spot in gazetteer.known().items()}  # texts named by the gazetteer
WORDS = "word-"  # messages whose id starts so hold lists of reserved words


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in the content, where an editor can jump to it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern: a message's value or attribute, or a term. `line` counts from 1."""

    file: str
    line: int
    pattern: ftl.Pattern


@dataclass(slots=True)
class Sources:
    """All messages of one language. Keys are `id`, `id.attribute` and `-term`."""

    folder: str
    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    resources: list[ftl.Resource] = field(default_factory=list)

    def reaches(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """The variables a text needs from outside, and the keys it refers to, through all references.

        The keys include references to nothing, and the key itself where texts refer in a circle.
        """
        variables: set[str] = set()
        references: set[str] = set()
        open_ = [key]
        while open_:
            current = open_.pop()
            entry = self.entries.get(current)
            for node in walk(entry.pattern) if entry else ():
                if isinstance(node, ftl.VariableReference) and not current.startswith("-"):
                    variables.add(node.id.name)  # what a term uses is given where it is called
                found = referred(node) if isinstance(node, ftl.MessageReference | ftl.TermReference) else ""
                if found and found not in references:
                    references.add(found)
                    open_.append(found)
        return frozenset(variables), frozenset(references)


def walk(node: object) -> Iterator[ftl.BaseNode]:
    """A node of the syntax tree and everything below it."""
    if isinstance(node, list):
        for child in node:
            yield from walk(child)
    elif isinstance(node, ftl.BaseNode):
        yield node
        for name, child in vars(node).items():
            if name != "span":
                yield from walk(child)


def referred(node: ftl.MessageReference | ftl.TermReference) -> str:
    """The key a reference means."""
    sign = "-" if isinstance(node, ftl.TermReference) else ""
    return f"{sign}{node.id.name}.{node.attribute.name}" if node.attribute else f"{sign}{node.id.name}"


def read_messages(folder: Path) -> Mapping[str, Sources]:
    """The messages of every language under `folder` (content/), faults included, nothing raised."""
    return {language: _read_language(folder / language / "messages") for language in LANGUAGES}


def _read_language(folder: Path) -> Sources:
    sources = Sources(str(folder))
    for path in sorted(folder.glob("*.ftl")):
        _read_file(path, sources)
    if not sources.resources and not sources.faults:
        sources.faults.append(Fault(str(folder), 1, "no message files here"))
    _name_places(folder.parent.name, sources)
    return sources


def _name_places(language: str, sources: Sources) -> None:
    """Add the name of every place: the gazetteer is their one source."""
    messages: list[ftl.EntryType] = []
    for key, spot in PLACES.items():
        pattern = ftl.Pattern([ftl.TextElement(spot.ar if language == "ar" else spot.en)])
        messages.append(ftl.Message(ftl.Identifier(key), pattern))
        _keep(key, Entry(f"gazetteer of {language}", 1, pattern), sources)
    sources.resources.append(ftl.Resource(messages))


def _read_file(path: Path, sources: Sources) -> None:
    try:
        text = text_of(path)
    except Mistake as mistake:
        sources.faults.append(Fault(str(path), mistake.line, mistake.message))
        return
    resource = _parsed(text)
    sources.resources.append(resource)
    for node in resource.body:
        if isinstance(node, ftl.Junk):
            why = node.annotations[0]
            sources.faults.append(Fault(str(path), _line(text, why), f"syntax: {why.message}"))
        elif isinstance(node, ftl.Message | ftl.Term):
            for key, part, pattern in _parts(node):
                _keep(key, Entry(str(path), _line(text, part), pattern), sources)


@lru_cache(maxsize=128)
def _parsed(text: str) -> ftl.Resource:
    """The lint reads the same files again and again, and parsing is most of its time. Nobody changes what it gives."""
    return FluentParser().parse(text)


def _parts(node: ftl.Message | ftl.Term) -> Iterator[tuple[str, ftl.SyntaxNode, ftl.Pattern]]:
    name = f"-{node.id.name}" if isinstance(node, ftl.Term) else node.id.name
    # A place is that of the name: a message begins with its comment.
    if node.value is not None:
        yield name, node.id, node.value
    for attribute in node.attributes:
        yield f"{name}.{attribute.id.name}", attribute.id, attribute.value


def _keep(key: str, entry: Entry, sources: Sources) -> None:
    first = sources.entries.setdefault(key, entry)
    if first is not entry:
        where = f"{first.file}:{first.line}"
        sources.faults.append(Fault(entry.file, entry.line, f"`{key}` stands already in {where}"))


def _line(text: str, node: ftl.SyntaxNode) -> int:
    start = node.span.start if node.span else 0
    return text.count("\n", 0, start) + 1
