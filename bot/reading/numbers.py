"""The numbers of a text, in digits of three sets or in words."""

from collections.abc import Sequence
from decimal import Decimal

from bot.reading.figures import AND, EXACT, LESS, SPAN, TO, Item, items
from bot.reading.units import ONE, TWO

_BETWEEN = {"بين", "مابين", "between", "entre"}


def numbers(text: str) -> list[Decimal]:
    """Every number in the text, in order: «٣٫٥ إلى 5» gives 3.5 and 5, «خمسة وعشرين» gives 25.

    A half or a quarter after a noun belongs to the number before it: «3 ساعات ونص» is 3.5, «ساعة ونص» 1.5.
    A comma before exactly three digits is read as a point; `ambiguous` says that it may be thousands.
    """
    found: list[Decimal] = []
    row = items(text)
    for place, item in enumerate(row):
        if item.value is None:
            if item.text in TWO:
                found.append(Decimal(2))
        elif not item.part or item.tie not in {AND, LESS}:
            found.append(item.value)
        elif counted(row, place) and found:
            found[-1] = EXACT.add(found[-1], signed(item))
        elif place and row[place - 1].text in ONE:
            found.append(EXACT.add(Decimal(1), signed(item)))
        else:
            found.append(item.value)
    return found


def counted(row: Sequence[Item], place: int) -> bool:
    """True when the fraction at `place` follows «number noun» or a dual, and so belongs to that number."""
    if not place or row[place - 1].value is not None or not row[place - 1].text[0].isalpha():
        return False
    return row[place - 1].text in TWO or (place > 1 and row[place - 2].value is not None)


def signed(item: Item) -> Decimal:
    """What a tied fraction adds: less than nothing after «إلا»."""
    assert item.value is not None
    return -item.value if item.tie == LESS else item.value


def ambiguous(text: str) -> bool:
    """True for a number such as 3,500 that may be three and a half or three thousand five hundred."""
    return any(not item.sure for item in items(text))


def ranges(text: str) -> bool:
    """True when two numbers are the ends of a span, not a list: «من 5 لـ 7», «5-7», «بين 5 و7», «5 أو 7»."""
    row = items(text)
    return any(spans(row, place) for place in range(1, len(row)))


def spans(row: Sequence[Item], place: int) -> bool:
    """True when the number at `place` ends a span that the number before it, or its noun, begins."""
    end = row[place]
    begun = _begun(row, place)
    if _count(end) is None or begun is None:
        return False
    if end.tie == TO:  # «sold 10 to 5 people» is no span
        return (_count(row[begun]) or 0) < (_count(end) or 0)
    return end.tie == SPAN or (end.tie == AND and begun > 0 and row[begun - 1].text in _BETWEEN)


def _begun(row: Sequence[Item], place: int) -> int | None:
    """Where the number before `place` stands: right before, or with one word between."""
    for back in range(place - 1, max(place - 3, -1), -1):
        if _count(row[back]) is not None and not (
            back == place - 1 and back and row[back - 1].value is not None
        ):
            return back
        if not row[back].text[0].isalpha():
            return None
    return None


def _count(item: Item) -> Decimal | None:
    """How many an item says: a number, or a noun in its singular or dual."""
    if item.value is not None:
        return item.value
    return Decimal(2) if item.text in TWO else Decimal(1) if item.text in ONE else None
