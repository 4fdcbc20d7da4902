"""Reserved words: the whole normalised message, or a danger phrase anywhere inside it (law 7)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.reading.normalise import normalise

DANGER = "danger"


@dataclass(frozen=True)
class Words:
    """Lists of spellings by what they mean, such as `help` → («مساعدة», «help»)."""

    lists: Mapping[str, tuple[str, ...]]

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return {
            written: meaning
            for meaning, spellings in self.lists.items()
            if meaning != DANGER
            for spelling in spellings
            if (written := normalise(spelling) or spelling.strip())
        }

    @cached_property
    def _dangers(self) -> tuple[str, ...]:
        return tuple(f" {words} " for phrase in self.lists.get(DANGER, ()) if (words := _bare(phrase)))

    def meaning(self, text: str) -> str:
        """What the whole message means as a reserved word, or an empty string.

        The whole message is compared, so the longest match is the only one: «إلغاء الاشتراك» is never
        taken for «إلغاء».
        """
        return self._meanings.get(normalise(text) or text.strip(), "")

    def danger(self, text: str) -> bool:
        """True when a danger phrase stands anywhere in the message, as whole words."""
        padded = f" {_bare(text)} "
        return any(phrase in padded for phrase in self._dangers)


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
