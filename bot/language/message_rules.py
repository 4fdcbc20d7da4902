"""What must hold of the messages: both languages whole and alike, all plurals, nothing too long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fluent.syntax import ast as ftl

from bot.language.catalogue import spellings
from bot.language.content import LANGUAGES
from bot.language.isolates import leans_left
from bot.language.sources import WORDS, Entry, Fault, Sources, referred, walk
from bot.reading.normalise import normalise

# CLDR's plural categories of whole numbers and decimals, in the two languages.
PLURALS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"one", "other"}}
OWN_NAME = "language-"  # a language is called by its own name, whatever is spoken
VALUE = 64  # the most characters of a value, two isolates included: our longest question takes 60
LABEL_VALUE = 8  # what a value on a button is expected to take: a number, a short name
TATWEEL = "\u0640"

All = Mapping[str, Sources]
Keys = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """The most characters a text may take: the longest variant, every value at its size."""

    source: Sources
    value: int
    sizes: Mapping[str, int]

    def text(self, key: str, path: tuple[str, ...] = ()) -> int:
        """The size of a text, of those it refers to as well; nothing for one that is missing or circular."""
        entry = self.source.entries.get(key)
        return self._of(entry.pattern, (*path, key)) if entry and key not in path else 0

    def _of(self, node: object, path: tuple[str, ...]) -> int:
        match node:
            case ftl.Pattern():
                return sum(self._of(element, path) for element in node.elements)
            case ftl.TextElement():
                return len(node.value)
            case ftl.Placeable():
                return self._of(node.expression, path)
            case ftl.SelectExpression():
                return max(self._of(variant.value, path) for variant in node.variants)
            case ftl.VariableReference():
                return self.sizes.get(node.id.name, self.value)
            case ftl.FunctionReference():
                return self.value
            case ftl.MessageReference() | ftl.TermReference():
                return self.text(referred(node), path)
        return len(_literal(node))


def faults(
    sources: All, keys: Keys, labels: frozenset[str], text: int, label: int, sizes: Mapping[str, int]
) -> Iterator[Fault]:
    """The faults of all messages. `text` and `label` are the most characters a channel carries."""
    yield from _unequal(sources, keys)
    yield from _colliding(sources)
    for language, source in sources.items():
        yield from _unused(source, keys)
        for key, entry in source.entries.items():
            yield from _of_references(source, key, entry, keys)
            yield from _of_plurals(language, key, entry)
            if language == "ar" and not key.startswith(WORDS):
                yield from _of_arabic(key, entry)
        for key in keys.keys() & source.entries.keys():
            most, value = (label, LABEL_VALUE) if key in labels else (text, VALUE)
            length, entry = Measure(source, value, sizes).text(key), source.entries[key]
            if length > most:
                message = f"`{key}` may take {length} characters; {most} fit everywhere"
                yield Fault(entry.file, entry.line, message)


def _unequal(sources: All, keys: Keys) -> Iterator[Fault]:
    known = {key for source in sources.values() for key in source.entries if not key.startswith("-")}
    for language, source in sources.items():
        for key in (known | keys.keys()) - source.entries.keys():
            others = (other.entries[key] for other in sources.values() if key in other.entries)
            place = next(others, None)
            file, line = (place.file, place.line) if place else (source.folder, 1)
            yield Fault(file, line, f"`{key}` is missing in {language}")


def _unused(source: Sources, keys: Keys) -> Iterator[Fault]:
    reached = {other for key in keys for other in source.reaches(key)[1]}
    for key, entry in source.entries.items():
        if key not in keys and key not in reached and not key.startswith((WORDS, "-")):
            yield Fault(entry.file, entry.line, f"`{key}` is never used")


def _of_references(source: Sources, key: str, entry: Entry, keys: Keys) -> Iterator[Fault]:
    for node in walk(entry.pattern):
        if isinstance(node, ftl.MessageReference | ftl.TermReference):
            if referred(node) not in source.entries:
                yield Fault(
                    entry.file, entry.line, f"`{key}` refers to `{referred(node)}`, which is not there"
                )
        elif isinstance(node, ftl.FunctionReference) and node.id.name != "NUMBER":
            yield Fault(entry.file, entry.line, f"`{key}` uses {node.id.name}(), which we do not have")
    variables, reached = source.reaches(key)
    if key in reached:
        yield Fault(entry.file, entry.line, f"`{key}` refers to itself")
    for variable in variables - keys.get(key, variables):
        yield Fault(entry.file, entry.line, f"`{key}` uses ${variable}, which is not passed to it")


def _of_plurals(language: str, key: str, entry: Entry) -> Iterator[Fault]:
    for node in walk(entry.pattern):
        if not isinstance(node, ftl.SelectExpression):
            continue
        names = {variant.key.name for variant in node.variants if isinstance(variant.key, ftl.Identifier)}
        missing = PLURALS[language] - names
        if missing and _is_plural(node, names):
            order = ", ".join(sorted(missing))
            yield Fault(entry.file, entry.line, f"`{key}` lacks the plural form: {order}")


def _is_plural(node: ftl.SelectExpression, names: set[str]) -> bool:
    # `other` alone proves nothing: it is also the usual name of "anything else".
    by_number = any(isinstance(variant.key, ftl.NumberLiteral) for variant in node.variants)
    by_name = names & (PLURALS["ar"] - {"other"})
    return by_number or bool(by_name) or isinstance(node.selector, ftl.FunctionReference)


def _of_arabic(key: str, entry: Entry) -> Iterator[Fault]:
    first = entry.pattern.elements[0]
    opening = first.value if isinstance(first, ftl.TextElement) else _literal(first)
    if leans_left(opening) and not key.startswith(OWN_NAME):
        yield Fault(entry.file, entry.line, f"`{key}` begins with a Latin letter or digit: begin in Arabic")
    texts = (node.value for node in walk(entry.pattern) if isinstance(node, ftl.TextElement))
    if any(TATWEEL in text for text in texts):
        yield Fault(entry.file, entry.line, f"`{key}` stretches a word with tatweel")


def _literal(node: object) -> str:
    if isinstance(node, ftl.Placeable):
        return _literal(node.expression)
    return str(node.parse()["value"]) if isinstance(node, ftl.StringLiteral) else ""


def _colliding(sources: All) -> Iterator[Fault]:
    """Reserved words of all languages are understood at any time, so none may mean two things."""
    meanings: dict[str, str] = {}
    for language in LANGUAGES:
        for key, entry in sources[language].entries.items():
            if not key.startswith(WORDS):
                continue
            text = "".join(node.value for node in entry.pattern.elements if isinstance(node, ftl.TextElement))
            for word in spellings(text):
                other = meanings.setdefault(normalise(word), key)
                if other != key:
                    yield Fault(entry.file, entry.line, f"the word {word} is in `{other}` and in `{key}`")
