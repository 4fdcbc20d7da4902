"""Reserved words: the whole normalised message, or a danger phrase anywhere inside it (law 7); and near misses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.reading.harm import KINDS
from bot.reading.intents import CLOSE, DOUBTFUL, SURE, denies, read
from bot.reading.intents import Guess as Guess
from bot.reading.normalise import normalise
from bot.reading.saying import unjoined

DANGER = "danger"  # its phrases stand in the lists `danger` and `danger-…`, one for each of KINDS
# What only the exact word does; anything near it is asked about first.
FAR = frozenset(
    {
        "delete",  # cannot be undone
        "hide",  # her posts come down at once
        "stop",  # she hears nothing more from us
        "pause",  # her reminders end
        "unfollow",  # no products come any more
        "tear",  # her notebook goes
        "leave",  # she is out of her group
        "restart",  # what she answered in the open conversation is gone
        "switch",  # the phone is another woman's from here on
        "speak-ar",  # the next text may be one that she cannot read
        "speak-en",
        "data",  # pictures stop coming, or come again: a switch that she may not notice
        "harassment",  # speaks of something grave, to someone who may have meant nothing of the kind
        DANGER,
    }
)
# Found inside a message too, they are worth asking about: who writes a sentence about it wants to be heard.
# Of all but harassment only single words: «لا ترسلي التوصيل اليوم» is no wish that we be silent.
GRAVE = ("harassment", "stop", "hide", "delete")
_TELLING = 4  # letters of a word that is looked for inside a sentence


@dataclass(frozen=True)
class Words:
    """Lists of spellings by what they mean, such as `help` → («مساعدة», «help»)."""

    lists: Mapping[str, tuple[str, ...]]

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return {
            written: meaning
            for meaning, spellings in self._guessable.items()
            for spelling in spellings
            if (written := normalise(spelling) or spelling.strip())
        }

    @cached_property
    def _dangers(self) -> tuple[tuple[str, str], ...]:
        """Each danger phrase, with the kind of its list."""
        return tuple(
            (f" {words} ", name.removeprefix(DANGER).removeprefix("-"))
            for name, phrases in self.lists.items()
            if _dangerous(name)
            for phrase in phrases
            if (words := _bare(phrase))
        )

    def meaning(self, text: str) -> str:
        """What the whole message means as a reserved word, or an empty string.

        The whole message is compared, so the longest match is the only one: «إلغاء الاشتراك» is never
        taken for «إلغاء».
        """
        return self._meanings.get(normalise(text) or text.strip(), "")

    @cached_property
    def _guessable(self) -> Mapping[str, tuple[str, ...]]:
        return {meaning: spellings for meaning, spellings in self.lists.items() if not _dangerous(meaning)}

    def guess(self, text: str) -> Guess:
        """What a message may mean, and how surely; a danger phrase inside it before anything else."""
        if self.danger(text):
            return Guess(DANGER, SURE)
        found = read(text, self._guessable)
        return found if found.intent else self._inside(text)

    @cached_property
    def _grave(self) -> Mapping[str, tuple[str, str]]:
        found = {_bare(word): (name, word) for name in GRAVE for word in self.lists.get(name, ())}
        return {
            words: found[words]
            for words in sorted(found, key=len, reverse=True)
            if len(words) >= _TELLING and (" " not in words or found[words][0] == "harassment")
        }

    def _inside(self, text: str) -> Guess:
        """A grave word inside a sentence, unless it is denied: never more than doubtful."""
        padded = f" {_bare(text)} "
        for words, (name, written) in self._grave.items():
            before, found, _ = padded.partition(f" {words} ")
            if found and (name == "harassment" or not denies("".join(before.split()[-1:]))):
                return Guess(name, DOUBTFUL, written)
        return Guess()

    def danger(self, text: str) -> bool:
        """True when a danger phrase stands anywhere in the message, as whole words, with an "and" glued on or not."""
        return bool(self._kinds(text))

    def danger_kind(self, text: str) -> str:
        """Which danger it is, one of KINDS; nothing for a threat, for any other danger, and for none. Of several the
        first of KINDS."""
        found = self._kinds(text)
        return next((kind for kind in KINDS if kind in found), "")

    def _kinds(self, text: str) -> set[str]:
        bare = _bare(text)
        padded = f" {bare} | {unjoined(bare)} "
        return {kind for phrase, kind in self._dangers if phrase in padded}


def sure(guess: Guess) -> bool:
    """Whether a guess may be acted upon unasked: the word itself, or a close one that does no harm."""
    return guess.score >= (SURE if guess.intent in FAR else CLOSE)


def _dangerous(name: str) -> bool:
    return name.partition("-")[0] == DANGER


def _bare(text: str) -> str:
    """The words alone: a phrase counts whatever stands between or around them."""
    return " ".join(re.sub(r"\W+", " ", normalise(text)).split())


def merged(catalogues: Iterable[Mapping[str, tuple[str, ...]]]) -> Words:
    """One set of words out of those of several languages: all are understood at any time."""
    lists: dict[str, tuple[str, ...]] = {}
    for catalogue in catalogues:
        for meaning, spellings in catalogue.items():
            lists[meaning] = lists.get(meaning, ()) + spellings
    return Words(lists)
