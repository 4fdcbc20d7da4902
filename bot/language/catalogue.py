"""Every text a person reads, by language and key: Fluent messages from content/<language>/messages/*.ftl."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

from fluent.runtime import FluentBundle
from fluent.runtime.errors import FluentReferenceError
from fluent.runtime.resolver import BaseResolver, CurrentEnvironment, ResolverEnvironment

from bot.errors import ContentError
from bot.language import dates
from bot.language.content import CONTENT
from bot.language.figures import Digits, Figure, amount, digits, figure
from bot.language.isolates import anchored, clean, isolated
from bot.language.sources import WORDS, Sources, read_messages
from bot.reading.price import Price
from bot.talk.messages import Key, Ours

NOTHING: Mapping[str, object] = MappingProxyType({})

# What this room itself asks of the content, and with which variables.
OWN: Mapping[str, frozenset[str]] = {
    "money-JOD": frozenset({"n", "shown"}),
    "money-MAD": frozenset({"n", "shown"}),
    "list-separator": frozenset(),
    "date-day": frozenset({"weekday", "date"}),
    "date-time": frozenset({"weekday", "date", "time"}),
    "date-today": frozenset({"time"}),
    "date-tomorrow": frozenset({"time"}),
    "date-yesterday": frozenset({"time"}),
}


class Catalogue:
    """The messages of all languages. Immutable but for its caches; safe to share between threads."""

    def __init__(self, sources: Mapping[str, Sources], style: Digits = "western") -> None:
        self._sources = sources
        self._style = style
        self._bundles = {language: _bundle(language, source) for language, source in sources.items()}
        self._ready: dict[tuple[str, str], str] = {}
        self._patterns: dict[tuple[str, str], tuple[BaseResolver, frozenset[str]]] = {}
        self._worded = lru_cache(maxsize=4096)(self._word)  # a page of listings repeats its prices
        self._words: dict[str, Mapping[str, tuple[str, ...]]] = {}

    @classmethod
    def load(cls, folder: Path, style: Digits = "western") -> Self:
        """The catalogue of `folder` (content/); `style` is the digits numbers are shown in, in Arabic.

        Raises ContentError, a line per fault, `file:line: message`, on bad syntax or a key that stands twice.
        """
        sources = read_messages(folder)
        faults = [fault for source in sources.values() for fault in source.faults]
        if faults:
            raise ContentError("\n".join(map(str, sorted(faults))))
        return cls(sources, style)

    def text(self, language: str, key: str, args: Mapping[str, object] = NOTHING) -> str:
        """The text of `listing-price` or `listing-price.retry`, every value isolated except `Ours` and `Key`.

        Values: str (what a person typed), Ours, int, float, Price, date, datetime (already in her time
        zone), Key or anything else with a `key`, and lists or tuples of these. The runtime takes at most 2,500
        characters a value. Raises ContentError, naming the key and no value, when anything is missing.
        """
        return self._ready.get((language, key)) or self._render(language, key, args, isolate=True)

    def label(self, language: str, key: str, args: Mapping[str, object] = NOTHING) -> str:
        """The same for a button: one line, and only what a person typed is isolated."""
        return self._ready.get((language, key)) or self._render(language, key, args, isolate=False)

    def has(self, language: str, key: str) -> bool:
        """Whether that language has this text."""
        return language in self._sources and key in self._sources[language].entries

    def keys(self, language: str) -> frozenset[str]:
        """Every `id` and `id.attribute` of a language, terms left out."""
        return frozenset(key for key in self._sources[language].entries if not key.startswith("-"))

    def variables(self, language: str, key: str) -> frozenset[str]:
        """The variables a text uses, in any variant and through the texts it refers to."""
        return self._pattern(language, key)[1]

    def words(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Reserved words by what they mean: the lists of messages called `word-…`."""
        if language not in self._words:
            self._words[language] = {
                key.removeprefix(WORDS): spellings(self.text(language, key))
                for key in sorted(self.keys(language))
                if key.startswith(WORDS)
            }
        return self._words[language]

    def money(self, language: str, price: Price) -> str:
        """Five dinars, 3.500 dinars: whole amounts without decimals, others with all of the currency's."""
        return self._worded(language, price)

    def _word(self, language: str, price: Price) -> str:
        number, shown = amount(price)
        args = {"n": number, "shown": Ours(digits(shown, language, self._style))}
        return self.text(language, f"money-{price.currency}", args)

    def when(self, language: str, moment: datetime, timezone: tzinfo, now: datetime) -> str:
        """A moment as said now in that time zone; both moments are aware."""
        return self._dated(language, dates.when(moment, language, timezone, now))

    def _dated(self, language: str, parts: dates.Parts) -> str:
        key, args = parts
        return self.text(
            language, key, {name: Ours(digits(part, language, self._style)) for name, part in args.items()}
        )

    def _pattern(self, language: str, key: str) -> tuple[BaseResolver, frozenset[str]]:
        found = self._patterns.get((language, key))
        if found is None:
            if not self.has(language, key):
                raise ContentError(f"{language}: there is no text `{key}`")
            name, _, attribute = key.partition(".")
            message = self._bundles[language].get_message(name)
            pattern = message.attributes[attribute] if attribute else message.value
            assert pattern is not None  # only keys with a pattern are entries
            found = pattern, self._sources[language].reaches(key)[0]
            self._patterns[language, key] = found
        return found

    def _render(self, language: str, key: str, args: Mapping[str, object], isolate: bool) -> str:
        pattern, variables = self._pattern(language, key)
        missing = variables - args.keys()
        if missing:
            raise ContentError(f"{language}: `{key}` needs `{min(missing)}`")
        values = {name: self._value(language, key, args[name], isolate) for name in variables}
        errors: list[Exception] = []
        environment = ResolverEnvironment(
            context=self._bundles[language], errors=errors, current=CurrentEnvironment(args=values)
        )
        try:
            text = pattern(environment)
        except ValueError as too_long:  # a value above the runtime's cap
            errors.append(too_long)
        if errors:
            raise ContentError(f"{language}: `{key}`: {_why(errors[0])}")
        if language == "ar":
            text = anchored(text)
        if not variables:
            self._ready[language, key] = text
        return str(text)

    def _value(self, language: str, key: str, value: object, isolate: bool) -> str | Figure:
        if isinstance(value, Ours):
            return value
        if isinstance(value, str):
            return isolated(clean(value)) if isolate else isolated(" ".join(clean(value).split()))
        if isinstance(value, int | float):
            return figure(value, language, self._style, isolate)
        if isinstance(value, list | tuple):
            separator = self.text(language, "list-separator")
            return separator.join(_shown(self._value(language, key, one, isolate)) for one in value)
        return self._reference(language, key, value, isolate)

    def _reference(self, language: str, key: str, value: object, isolate: bool) -> str:
        if isinstance(value, Price):
            return _apart(self.money(language, value), isolate)
        if isinstance(value, date):
            return _apart(self._dated(language, dates.day(value, language)), isolate)
        if not isinstance(value, Key):
            raise ContentError(f"{language}: `{key}` cannot show a value of type {type(value).__name__}")
        return self.text(language, value.key)


def spellings(text: str) -> tuple[str, ...]:
    """The reserved words of a list separated by commas of either script or new lines."""
    parts = text.replace("\u060c", "\n").replace(",", "\n").splitlines()
    return tuple(word for part in parts if (word := part.strip()))


def _bundle(language: str, sources: Sources) -> FluentBundle:
    # We isolate values ourselves: the runtime would also isolate our own words and break over lines.
    bundle = FluentBundle([language], functions={"NUMBER": _number}, use_isolating=False)
    for resource in sources.resources:
        bundle.add_resource(resource)
    return bundle


def _number(number: Figure) -> Figure:
    """NUMBER() in a selector says "plural" to the reader of the file; numbers are formatted elsewhere."""
    return number


def _apart(text: str, isolate: bool) -> str:
    return isolated(text) if isolate else text


def _shown(value: str | Figure) -> str:
    return value if isinstance(value, str) else value.shown


def _why(error: Exception) -> str:
    # The runtime's reference errors hold names from the file; others may hold a value, which is nobody's.
    return str(error) if isinstance(error, FluentReferenceError) else type(error).__name__


@cache
def ours() -> Catalogue:
    """The catalogue of our own content, read once a process: restart after a change. Raises ContentError."""
    return Catalogue.load(CONTENT)
