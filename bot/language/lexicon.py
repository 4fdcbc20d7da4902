"""The words that stand for an idea, found whole in what a person wrote: content/lexicon.yaml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from bot.errors import ContentError
from bot.language.content import CONTENT
from bot.language.facts import complaint, foremost
from bot.language.files import Mistake, line_at, text_of, yaml_of
from bot.reading.affixes import anyone, plain, said

_BACK = 2  # how many words before a word may deny it: «ليس هو دواء»
_compiled = cache(anyone)


class Book(BaseModel):
    """The file as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ideas: dict[str, list[str]]
    allergens: list[list[str]]
    hides: dict[str, list[str]]

    @model_validator(mode="after")
    def _grouped(self) -> "Book":
        known = {word for group in self.allergens for word in group}
        for product, within in self.hides.items():
            if lost := set(within) - known:
                raise ValueError(f"{product} hides {min(lost)}, which stands in no group of allergens")
        return self


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found: as a person may be shown it, and the plain text before and after it."""

    word: str
    before: str
    after: str


@dataclass(frozen=True)
class Lexicon:
    """Lists of words by idea. An idea that nobody wrote down raises KeyError."""

    book: Book

    def has(self, idea: str, text: str) -> bool:
        """Whether a word of the idea stands in the text."""
        return _compiled(self._entries[idea]).search(plain(text)) is not None

    def found(self, idea: str, text: str) -> list[str]:
        """The words of the idea that stand in the text, in their order, as the lexicon spells them; «~عالج» is «يعالج»."""
        return [hit.word for hit in self.hits(idea, text)]

    def affirmed(self, idea: str, text: str) -> list[str]:
        """The same without those that are denied: «ليس دواء» says nothing of a medicine."""
        return [hit.word for hit in self.hits(idea, text) if not self._denied(hit)]

    def hits(self, idea: str, text: str) -> list[Hit]:
        """The words found, each with what stands around it."""
        return _hits(self._entries[idea], plain(text))

    def hidden(self, text: str) -> tuple[str, str] | None:
        """A product named in the text and what it usually has in it, none of which the text names."""
        for hit in _hits(self._hiding, plain(text)):
            within = self.book.hides[hit.word]
            if not any(self._names(allergen, f"{hit.before} {hit.after}") for allergen in within):
                return hit.word, within[0]
        return None

    def without(self, ideas: Iterable[str], text: str) -> str:
        """The plain text with the words of these ideas left out."""
        rest = plain(text)
        for idea in ideas:
            rest = _compiled(self._entries[idea]).sub(" ", rest)
        return rest

    def _names(self, allergen: str, text: str) -> bool:
        group = next(group for group in self.book.allergens if allergen in group)
        return _compiled(tuple(group)).search(text) is not None

    def _denied(self, hit: Hit) -> bool:
        return self.has("not", " ".join(hit.before.split()[-_BACK:]))

    @cached_property
    def _entries(self) -> Mapping[str, tuple[str, ...]]:
        return {idea: _longest_first(words) for idea, words in self.book.ideas.items()}

    @cached_property
    def _hiding(self) -> tuple[str, ...]:
        return _longest_first(self.book.hides)


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon of a file. Raises ContentError, `file:line: message`, when it is not as its head says."""
    text = ""
    try:
        text = text_of(path)
        return Lexicon(Book.model_validate(yaml_of(text)))
    except Mistake as mistake:
        raise ContentError(f"{path}:{mistake.line}: {mistake.message}") from None
    except ValidationError as error:
        raise ContentError(f"{path}:{line_at(text, foremost(error)['loc'])}: {complaint(error)}") from None


@cache
def lexicon() -> Lexicon:
    """The lexicon of the house, read once a process."""
    return load_lexicon(CONTENT / "lexicon.yaml")


def _hits(words: Sequence[str], text: str) -> list[Hit]:
    return [
        Hit(said(words[match.lastindex - 1]), text[: match.start()], text[match.end() :])
        for match in _compiled(tuple(words)).finditer(text)
        if match.lastindex
    ]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: -len(plain(word))))
