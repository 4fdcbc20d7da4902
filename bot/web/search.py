"""Finding goods by words, however they are spelled: an index in memory, made anew when the shelf changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.reading.stems import bones, words

MOST_WORDS = 8  # of what somebody looks for
_CLOSE = ((5, 75.0), (10**6, 72.0))  # letters at most, least likeness of 100
# One letter exchanged in four gives 75: in Arabic that is another word more often than a slip («سيارة» is no «خيار»).
_ARABIC = ((4, 80.0), *_CLOSE)
_BEGINS, _BONES, _LIKE = (
    0.9,
    0.75,
    0.7,
)  # how much a beginning, the same consonants, a likeness count of a word

_words = lru_cache(maxsize=16384)(words)  # most goods stand as they stood when the index was made last

Field = tuple[float, str]  # how much a word of it counts, and its text


@dataclass(frozen=True)
class Index:
    """`places` tells by stem in which goods it stands, and how much it counts there; `boned` the stems by consonants."""

    places: Mapping[str, Mapping[int, float]]
    boned: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, goods: Iterable[Sequence[Field]]) -> "Index":
        """The index of goods by their place in this order, each with its fields."""
        places: dict[str, dict[int, float]] = defaultdict(dict)
        for place, fields in enumerate(goods):
            for weight, text in fields:
                for stem in _words(text):
                    places[stem][place] = max(weight, places[stem].get(place, 0.0))
        boned: dict[str, list[str]] = defaultdict(list)
        for stem in places:
            boned[bones(stem)].append(stem)
        boned.pop("", None)
        return cls(dict(places), dict(boned))

    def find(self, text: str) -> list[int]:
        """The places of the goods in which every word of the text stands, or, failing that, as many of them as
        stand in any; the closest first, and among equals in their order. Nothing for a text without words."""
        asked = list(dict.fromkeys(words(text)))[:MOST_WORDS]
        met: dict[int, int] = defaultdict(int)
        score: dict[int, float] = defaultdict(float)
        for word in asked:
            for place, weight in self._places(word).items():
                met[place] += 1
                score[place] += weight
        most = max(met.values(), default=0)
        found = [place for place, count in met.items() if count == most]
        return sorted(found, key=lambda place: (-score[place], place))

    def _places(self, word: str) -> dict[int, float]:
        """Where a word, or one like it, stands, and how much it counts there."""
        found: dict[int, float] = {}
        for stem, likeness in self._like(word).items():
            for place, weight in self.places[stem].items():
                found[place] = max(likeness * weight, found.get(place, 0.0))
        return found

    def _like(self, word: str) -> dict[str, float]:
        """The stems of the index that a word may mean. Those merely like it count only when it stands nowhere."""
        found = {stem: _BEGINS for stem in self.places if stem.startswith(word)} if len(word) > 2 else {}
        found |= {stem: _BONES for stem in self.boned.get(bones(word), ()) if stem not in found}
        if word in self.places:
            found[word] = 1.0
        if found or word.isdigit():
            return found
        cuts = _CLOSE if word.isascii() else _ARABIC
        least = next(cut for letters, cut in cuts if len(word) <= letters)
        close = process.extract(word, self.places.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=5)
        best = close[0][1] if close else 0.0
        return {stem: _LIKE * score / 100 for stem, score, _ in close if score == best}
