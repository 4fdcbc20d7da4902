"""What a visitor of the catalogue asks for, as the address says it, and the goods that fit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from bot.language.content import LANGUAGES
from bot.market import kinds
from bot.market.shelf import Good
from bot.reading import gazetteer
from bot.reading.normalise import digits, typed
from bot.web.display import Display

SORTS = ("new", "price")
LONGEST = 80  # letters of the words
_MOST_PAGE = 10_000
_PAGE = re.compile("[0-9]{1,9}")
# No exponents: 1e999999 would be a page of a million zeros.
_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{0,3})?|\.[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Wish:
    """`words` as typed, `area` and `kind` only such as there are, `least` and `most` in dinars or dirhams.

    `sort` is one of SORTS, or nothing: the newest first, and with words the closest. `page` counts from 1.
    """

    language: str
    words: str = ""
    area: str = ""
    kind: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    sort: str = ""
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wish":
        """What the address asks for; what it cannot mean is left out."""
        area, kind, sort = asked.get("area", ""), asked.get("kind", ""), asked.get("sort", "")
        page = asked.get("page", "")
        return cls(
            language_of(asked),
            " ".join(typed(asked.get("q", "")).split())[:LONGEST],
            area if area in gazetteer.known() else "",
            kind if kind in kinds.KINDS else "",
            _amount(asked.get("least", "")),
            _amount(asked.get("most", "")),
            sort if sort in SORTS else "",
            min(max(1, int(page)), _MOST_PAGE) if _PAGE.fullmatch(page) else 1,
        )

    @property
    def opened(self) -> bool:
        """Whether the filter is in use, beyond the kinds that stand beside it."""
        return bool(self.area or self.sort or self.least is not None or self.most is not None)

    @property
    def narrow(self) -> bool:
        """Whether there may be more than what fits."""
        return bool(self.words or self.kind or self.opened)

    def address(self, **other: str) -> str:
        """The address of the catalogue for this wish, changed so. Never with the words: they stay in the form."""
        asked = {
            "kind": self.kind,
            "area": self.area,
            "least": _written(self.least),
            "most": _written(self.most),
            "sort": self.sort,
            "lang": self.language,
        } | other
        return address("/", **asked)

    def among(self, display: Display) -> list[Good]:
        """All goods that fit, in their order."""
        goods = display.goods
        places: Iterable[int] = display.index.find(self.words) if self.words else range(len(goods))
        found = [goods[place] for place in places if self._fits(goods[place])]
        if self.sort == "price":
            return sorted(found, key=lambda good: (good.price.currency, good.price.minor))
        return sorted(found, key=lambda good: -good.since) if self.sort == "new" else found

    def _fits(self, good: Good) -> bool:
        return (
            (not self.area or good.area == self.area)
            and (not self.kind or good.kind == self.kind)
            and (self.least is None or good.price.major >= self.least)
            and (self.most is None or good.price.major <= self.most)
        )


def address(path: str, **asked: str) -> str:
    """A path of ours with what is asked of it; what is empty, and the language that needs no saying, is left out."""
    said = {name: value for name, value in asked.items() if value and (name, value) != ("lang", LANGUAGES[0])}
    return f"{path}?{urlencode(said)}" if said else path


def language_of(asked: Mapping[str, str]) -> str:
    """The language that the address asks for: Arabic, unless it says another of ours."""
    said = asked.get("lang", "")
    return said if said in LANGUAGES else LANGUAGES[0]


def _amount(written: str) -> Decimal | None:
    """A price as typed, with the digits of either script; None for anything else."""
    plain = digits(written).translate(str.maketrans("٫،", "..")).replace(",", ".").strip()
    return Decimal(plain) if _AMOUNT.fullmatch(plain) else None


def _written(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
