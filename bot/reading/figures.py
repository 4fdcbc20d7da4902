"""A text as the numbers, words and signs that stand in it, in order; numbers in digits or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal

from bot.reading.normalise import folded
from bot.reading.spelled import SPELLED, Rank, Spelled, parted, settled
from bot.reading.units import NOUNS, one_word

EXACT = Context(prec=20_000)  # no message is as long: sums and products of what was typed are never rounded

AND, BY, TO, SPAN, LESS = "و", "ب", "ل", "-", "الا"  # what ties an item to the one before it
_TIED = {
    AND: "و and et w & +",
    BY: "ب وب",
    TO: "ل ول",
    SPAN: "- – — ~ الي لحد لغايه حتي to till until او or ou à",
    LESS: "الا less minus",
}
_TIES = {word: tie for tie, words in _TIED.items() for word in words.split()}
_SILENT = {"a", "an"}
_SCORES = {"soixante", "quatrevingt"}  # to which French adds ten to nineteen

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"  # digits, with points and commas inside
    r"|[^\W\d_]+"  # a word
    r"|[^\w \t]"  # a sign, or the end of a line
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")  # 1,250.5 and 1,250,000
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")  # 1.250,5 and 1.250.000
_DOUBTFUL = re.compile(r"[1-9]\d{0,2},\d{3}")  # 3,500 is three and a half, or thousands
_POINT_FIRST = re.compile(r"(?<![\w.,])(?=\.\d)")  # .5


@dataclass(frozen=True, slots=True)
class Item:
    """A number (`value` is not None), a word or a sign, and what ties it to the item before."""

    text: str
    tie: str = ""  # AND, BY, TO, SPAN, LESS
    value: Decimal | None = None
    part: bool = False  # only a half, a third or a quarter
    sure: bool = True  # False for 3,500


@dataclass(slots=True)
class _Growing:
    """A number that the next word may still enlarge: «five», then «and twenty», then «thousand»."""

    tie: str
    text: str
    parts: list[Decimal]
    last: Rank | None  # None after digits
    sure: bool = True

    def grows(self, tie: str, text: str, word: Spelled) -> bool:
        """Take the word in; False when it begins another number."""
        if word.rank is Rank.FRACTION:
            return self._by_part(tie, word)
        if word.times and not tie:
            return self._times(word)
        if not tie and self._teen(text, word):
            return True
        if not (self._and(word) if tie == AND else not tie and self._beside(text, word)):
            return False
        self.parts.append(word.value)
        self.last, self.text = word.rank, text
        return True

    def grows_by_digits(self, tie: str, value: Decimal) -> bool:
        """«A thousand and 200» is one number, «8 and 3» are two."""
        big = self.last is not None and self.last >= Rank.HUNDRED
        if tie != AND or not big or value >= min(self.parts) or value != int(value):
            return False
        self.parts.append(value)
        self.last = None
        return True

    def _by_part(self, tie: str, word: Spelled) -> bool:
        if self.last is Rank.FRACTION or tie not in {AND, LESS}:
            return False
        if tie == LESS and not sum(self.parts):
            return False
        self.parts.append(word.value if tie == AND else -word.value)
        self.last = Rank.FRACTION
        return True

    def _times(self, word: Spelled) -> bool:
        if word.rank is Rank.HUNDRED:
            if not (self.last is Rank.UNIT or (self.last is None and self.parts[-1] < 100)):
                return False
            self.parts[-1] = EXACT.multiply(self.parts[-1], word.value)
        else:
            lower = [value for value in self.parts if value < word.value]
            if not lower or (self.last is not None and self.last >= Rank.THOUSAND):
                return False
            self.parts = [value for value in self.parts if value >= word.value]
            self.parts.append(EXACT.multiply(total(lower), word.value))
        self.last = word.rank
        return True

    def _teen(self, text: str, word: Spelled) -> bool:
        """«khamsata 3ashar», «khamsa 3ashrata»: one of the two ends in -a, or neither; both are five and ten."""
        if self.last is not Rank.UNIT or text not in {"عشر", "عشره"} or not 3 <= self.parts[-1] <= 9:
            return False
        if self.text.endswith("ه") and text.endswith("ه"):
            return False
        self.parts.append(word.value)
        self.last = Rank.TEEN
        return True

    def _and(self, word: Spelled) -> bool:
        if self.last is None or self.last is Rank.FRACTION:
            return False
        if self.last is Rank.UNIT:
            return word.rank is Rank.TENS and self.parts[-1] > 0
        return self.last >= Rank.HUNDRED and word.rank < self.last

    def _beside(self, text: str, word: Spelled) -> bool:
        """English and French put numbers side by side: twenty five, two hundred five, soixante-quinze."""
        if not (text.isascii() and self.text.isascii()) or self.last is None:
            return False
        if self.last is Rank.TENS:
            return word.rank is Rank.UNIT or (word.rank is Rank.TEEN and self.text in _SCORES)
        if self.text == "dix":
            return word.rank is Rank.UNIT and word.value >= 7  # dix-sept
        return self.last >= Rank.HUNDRED and word.rank < self.last

    def item(self) -> Item:
        part = len(self.parts) == 1 and self.last is Rank.FRACTION
        return Item(self.text, self.tie, total(self.parts), part, self.sure)


def total(values: list[Decimal]) -> Decimal:
    """The exact sum."""
    found = values[0]
    for value in values[1:]:
        found = EXACT.add(found, value)
    return found


def written(digits: str) -> list[tuple[Decimal, bool]]:
    """What digits with points and commas say, and whether surely so: 3,5 · 1,250.5 · «8,3,1» are three."""
    if _THOUSANDS.fullmatch(digits):
        return [(Decimal(digits.replace(",", "")), True)]
    if _DOTTED.fullmatch(digits):
        return [(Decimal(digits.replace(".", "").replace(",", ".")), True)]
    if len(re.findall("[.,]", digits)) <= 1:
        return [(Decimal(digits.replace(",", ".")), not _DOUBTFUL.fullmatch(digits))]
    pieces = digits.split(",") if "," in digits else digits.split(".")
    return [(Decimal(one), True) for piece in pieces for one in _single(piece)]


def _single(piece: str) -> list[str]:
    return [piece] if piece.count(".") <= 1 else piece.split(".")


@dataclass(slots=True)
class _Reader:
    """Puts tokens together to items; one number is open at a time."""

    tie: str = ""
    open: _Growing | None = None
    done: list[Item] = field(default_factory=list)

    def close(self) -> None:
        if self.open is not None:
            self.done.append(self.open.item())
        self.open = None

    def digits(self, token: str) -> None:
        for value, sure in written(token):
            if self.open is None or not self.open.grows_by_digits(self.tie, value):
                self.close()
                self.open = _Growing(self.tie, token, [value], None, sure)
            self.tie = ""

    def word(self, token: str) -> None:
        before, core = parted(token, SPELLED)
        tie, spelled = _TIES.get(before, self.tie), SPELLED[core]
        if self.open is not None and self.open.grows(tie, core, spelled):
            self.tie = ""
        elif spelled.alone:
            self.close()
            self.open = _Growing(tie, core, [spelled.value], spelled.rank)
            self.tie = ""
        else:
            self.other(token)

    def other(self, token: str) -> None:
        self.close()
        before, core = parted(token, NOUNS)
        self.done.append(Item(core, _TIES.get(before, self.tie)))
        self.tie = ""


def items(text: str) -> list[Item]:
    """The numbers, words and signs of a text, in order, in folded spelling. Never raises."""
    plain = settled(one_word(folded(text))).replace("٫", ".").replace("٬", ",").replace("،", ",")
    plain = _POINT_FIRST.sub("0", plain)
    reader = _Reader()
    for token in _tokens(plain):
        if token in _TIES:
            reader.tie = _TIES[token]
        elif token[0] in "0123456789":
            reader.digits(token)
        elif parted(token, SPELLED)[1] in SPELLED:
            reader.word(token)
        else:
            reader.other(token)
    reader.close()
    return reader.done


def _tokens(plain: str) -> Iterator[str]:
    return (match.group() for match in _TOKEN.finditer(plain) if match.group() not in _SILENT)
