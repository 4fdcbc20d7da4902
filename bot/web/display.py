"""What stands in the window: all published goods in memory, ready to be filtered and searched."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.market import kinds, shelf
from bot.market.shelf import Good, Version
from bot.photos.press import Press
from bot.reading import gazetteer
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web.search import Field, Index

OLDEST = 300.0  # seconds after which it is made anew in any case: she may have moved
_TITLE, _KIND, _WORDS = 3.0, 1.5, 1.0  # how much a word counts by where it stands


@dataclass(frozen=True)
class Display:
    """The goods, the newest first, with how many there are of each kind and in each area."""

    version: Version
    at: float
    goods: tuple[Good, ...]
    index: Index
    kinds: Mapping[str, int]
    areas: Mapping[str, int]
    photos: frozenset[str]


@dataclass
class Shop:
    """What the public pages work with; make one a process. `demo`: the simulator is here too."""

    store: Store
    catalogue: Catalogue
    press: Press
    demo: bool = False
    views: Counter[int] = field(default_factory=Counter)  # of products, not yet written down
    _display: Display | None = None
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def display(self) -> Display:
        """The goods as they stand now; read anew only when something was put up, taken down or priced anew."""
        held = self._display
        now = self.store.clock()
        known = held.version if held and now - held.at < OLDEST else None
        version, goods = await self.store.run(partial(_changed, known=known))
        if goods is None and held:
            return held
        async with self._making:
            if self._display and self._display.version == version and self._display.at >= now:
                return self._display  # another visitor came first
            made = await asyncio.to_thread(_displayed, self.catalogue, version, now, goods or ())
            self._display = made
            return made

    async def tally(self) -> None:
        """Write down how often product pages were looked at since the last time."""
        seen = self.views.copy()
        self.views.clear()
        if seen:
            await self.store.run(partial(shelf.viewed, seen=seen))


def _changed(tx: Tx, known: Version | None) -> tuple[Version, tuple[Good, ...] | None]:
    version = shelf.version(tx)
    return version, None if version == known else shelf.goods(tx)


def _displayed(catalogue: Catalogue, version: Version, at: float, goods: Sequence[Good]) -> Display:
    return Display(
        version,
        at,
        tuple(goods),
        Index.of([list(_fields(catalogue, good)) for good in goods]),
        _counted((good.kind for good in goods), kinds.KINDS),
        _counted((good.area for good in goods), [*gazetteer.regions("JO"), *gazetteer.regions("MA")]),
        frozenset(name for good in goods for name in good.photos),
    )


def _counted(found: Iterable[str], order: Sequence[str]) -> dict[str, int]:
    """How many there are of each, in this order; those of which there are none are left out."""
    counts = Counter(found)
    return {one: counts[one] for one in order if counts[one]}


def _fields(catalogue: Catalogue, good: Good) -> Iterator[Field]:
    """Where the words of a product are looked for: what its page says, in every language."""
    yield _TITLE, good.title
    yield _WORDS, good.description
    yield _WORDS, " ".join(good.details.values())
    if isinstance(good.maker, str):
        yield _WORDS, good.maker
    for language in LANGUAGES:
        yield _KIND, catalogue.label(language, kinds.LABELS[good.kind].key)
    if good.area:
        yield _KIND, " ".join(gazetteer.spot(good.area).names)
        for language in LANGUAGES:
            yield _KIND, catalogue.label(language, good.place.key)
