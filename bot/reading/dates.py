"""The day that someone names: «بكرا», «الأحد الجاي», «15/3», «بعد أسبوعين», in Levantine, Moroccan, English, French."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from decimal import Decimal
from typing import Literal

from bot.reading.days import Written, even, is_a_day, written
from bot.reading.figures import Item, items
from bot.reading.normalise import LONGEST

_FURTHEST = 10 * 366  # days; nobody plans beyond ten years


@dataclass(frozen=True, slots=True)
class DateRead:
    """`status` is ok, ask (`day` is a guess, or None) or none; `exact` where a day and a month of this year stand."""

    status: Literal["ok", "ask", "none"]
    day: date | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A day that is named; None for one that cannot be told, or that is past."""

    day: date | None
    sure: bool = True
    exact: bool = False


def _alone(words: str) -> str:
    return rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"


_NEXT = "جاي|جايه|الجاي|الجايه|الجي|القادم|القادمه|المقبل|المقبله|التالي|القريب"
_PAST = re.compile(
    _alone(
        "و?(?:امس|مبارح|امبارح|البارح|البارحه|الماضي|الماضيه|اللي فات|الفايت|yesterday|hier|last|ago|passe)|passé"
    )
)
_UNTOLD = re.compile(  # days of another calendar, or of none; days before, after or of every
    _alone(
        r"[ولب]?(?:ال)?(?:رمضان|عيد|شعبان|شوال|محرم|صفر|رجب|ذو \w+|ذي \w+|جمادي \w+|ربيع (?:ال)?\w+)"
        r"|ramadan|eid|aid|christmas|noel|noël|(?:كل|قبل|every|each|chaque|before|avant|منذ|since|from|depuis)"
    )
)
_DOUBT = re.compile(
    r"[?؟~≈]|"
    + _alone(
        r"مش|مو|ليس|ماشي|يمكن|ممكن|ربما|تقريبا|حوالي|حدود|بحدود|ما بعرف|مابعرف|لا اعرف|او|بلكي|شي"
        r"|not|maybe|perhaps|about|around|approximately|or|pas|peut|environ|ou|vers"
    )
)
_FROM_NOW = re.compile(  # becomes one word of _AHEAD
    _alone("من (?:اليوم|هلا|هلق|الان|هسا|دابا|هنا|هون)|from (?:today|now)")
)
_SHIFTS: tuple[tuple[re.Pattern[str], int, bool], ...] = tuple(  # words, days from today, whether surely so
    (re.compile(_alone(words)), days, sure)
    for words, days, sure in (
        (
            r"(?:[وبل]?بعد|عقب) ?(?:بكر[اهي]|غدا?|غدوه|الغد)|(?:the )?day after tomorrow|(?:apres|après)[ -]demain",
            2,
            True,
        ),
        (r"[وبل]?بكر[اهي]|[وبل]?غدا?|غدوه|غده|الغد|tomorrow|demain|bokra|bukra", 1, True),
        (r"[وبل]?(?:اليوم|هاليوم|الليله|هالليله)|ليوم|today|tonight|aujourd'hui", 0, True),
        (rf"(?:ال)?(?:اسبوع|سيمانه) (?:{_NEXT})|next week|(?:la )?semaine prochaine", 7, False),
    )
)
_NEXT_MONTH = re.compile(_alone(rf"(?:ال)?شهر (?:{_NEXT})|next month|(?:le )?mois prochain"))
_LAST_DAY = re.compile(
    _alone("(?:اخر|نهايه) (?:ال|ها?ل?)شهر|(?:the )?end of (?:the|this) month|(?:la )?fin du mois")
)
_WEEKDAYS = (
    "اثنين|اتنين|تنين|ثنين|monday|mon|lundi",
    "ثلاثاء|ثلاثا|تلاتاء|تلاتا|تلات|tuesday|tue|tues|mardi",
    "اربعاء|اربعا|ارباع|اربع|wednesday|wed|mercredi",
    "خميس|thursday|thu|thurs|jeudi",
    "جمعه|جمعا|friday|fri|vendredi",
    "سبت|saturday|sat|samedi",
    "احد|حد|sunday|sun|dimanche",
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split("|")}
_BY_WEEKDAY = re.compile(
    r"(?<![^\W\d_])(?P<lead>(?:و?(?:ب?عد|after|apres|après) )?)"
    r"(?P<next1>(?:next|coming|this|le|on) |)"
    rf"(?:و?[بل]?(?:نهار|يوم) (?:ال|هال|ل)?|[وبلع]?(?:ال|هال)|لل|(?=[a-z]))(?P<name>{'|'.join(sorted(_WEEKDAY, key=len, reverse=True))})"
    rf"(?P<next2> (?:{_NEXT}|prochain))?(?P<later> (?:اللي )?بعد(?:ه|و| الجاي| القادم)?)?(?![^\W\d_])"
)
_COUNTED = (  # words, their days and months
    ("يوم ايام يوما نهار day days jour jours", (1, 0)),
    ("اسبوع اسابيع سيمانه سيمانات week weeks semaine semaines", (7, 0)),
    ("شهر اشهر شهور شهرا month months mois", (0, 1)),
    ("سنه سنوات سنين عام year years an ans", (0, 12)),
)
_UNITS = {word: length for words, length in _COUNTED for word in words.split()}
_DUALS = {
    **dict.fromkeys(("يومين", "نهارين"), (2, 0)),
    **dict.fromkeys(("اسبوعين", "سيمانتين"), (14, 0)),
    "شهرين": (0, 2),
    **dict.fromkeys(("سنتين", "عامين"), (0, 24)),
}
_FRENCH = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "dix": 10,
    "quinze": 15,
}
_AHEAD = {"بعد", "كمان", "in", "after", "within", "dans", "خلال", "apres", "après", "هون"}
_MONTH_BY_NUMBER = re.compile(r"(?<![\d/.,-])(\d{1,2}) (?:من )?شهر (\d{1,2})(?![\d.,/-])")
_POINTS = re.compile(r"(?<![\d/.,-])(\d{1,2})\.(\d{1,2})(?![\d.,/-])")
_DAY_ALONE = re.compile(
    r"(?:(?:[بل]?يوم|نهار|لحد|حتي|the|le|on) )*(\d{1,2})(?:st|nd|rd|th)?(?: (?:ب|في )?(?:ها)?الشهر)?"
)


def read(text: str, today: date) -> DateRead:
    """The day a text names, on or after `today`; the day stands before the month. Never raises.

    What has passed this year is in the next. Two days, a past one, another calendar and «perhaps» are asked about.
    """
    if len(text) > LONGEST:
        return DateRead("none")
    plain = _FROM_NOW.sub(" هون ", even(text)).strip(" .!،,")
    found, rest = _all(plain, today)
    if not found and (alone := _DAY_ALONE.fullmatch(rest.strip())):
        found = [_Hit(_next_of_month(int(alone[1]), today), sure=False)]
    days = {hit.day for hit in found}
    if _PAST.search(plain) or _UNTOLD.search(plain) or len(days) > 1:
        told = bool(found) or _PAST.search(plain) or _untold_day(plain)
        return DateRead("ask" if told else "none")
    if not found:
        return DateRead("none")
    day = found[0].day
    sure = day is not None and all(hit.sure for hit in found) and not _DOUBT.search(plain)
    return DateRead("ok" if sure else "ask", day, sure and any(hit.exact for hit in found))


def _untold_day(plain: str) -> bool:
    return bool(
        re.search(_alone(r"[ولب]?(?:ال)?(?:رمضان|عيد|شعبان|محرم)|ramadan|eid|noel|noël|christmas"), plain)
    )


def _all(plain: str, today: date) -> tuple[list[_Hit], str]:
    """Every day named, and the text without them."""
    found: list[_Hit] = []
    finders: tuple[Callable[[str, date], Iterator[tuple[int, int, _Hit]]], ...] = (
        _by_date, _by_shift, _by_weekday,
    )  # fmt: skip
    for finder in finders:
        for start, end, hit in reversed(list(finder(plain, today))):
            found.append(hit)
            plain = f"{plain[:start]} ; {plain[end:]}"
    return [*found, *_by_count(items(plain), today)], plain


def _by_date(plain: str, today: date) -> Iterator[tuple[int, int, _Hit]]:
    """«15/3», «15 آذار 2026», «15 من شهر 3»; a guess for «15.3» and for 3/15."""
    spelled = [(one, True) for one in written(plain)]
    for pattern, sure in ((_MONTH_BY_NUMBER, True), (_POINTS, False)):
        spelled += [
            (Written(match.start(), match.end(), int(match[1]), int(match[2])), sure)
            for match in pattern.finditer(plain)
        ]
    for one, sure in sorted(spelled, key=lambda pair: pair[0].start):
        if is_a_day(one.day, one.month):
            yield one.start, one.end, _on(one.day, one.month, one.year, today, sure)
        elif is_a_day(one.month, one.day) and sure:
            yield one.start, one.end, _on(one.month, one.day, one.year, today, False)
        elif sure:
            yield one.start, one.end, _Hit(None)


def _on(day: int, month: int, year: int | None, today: date, sure: bool) -> _Hit:
    """That day of its year, else the next there is; None for a past one of a given year."""
    if year is not None:
        given = date(year, month, day) if is_a_day(day, month, year) else None
        return _Hit(given if given and given >= today else None, sure, exact=sure)
    years = range(today.year, min(today.year + 9, MAXYEAR + 1))
    days = [date(year, month, day) for year in years if is_a_day(day, month, year)]
    coming = next((one for one in days if one >= today), None)
    soon = coming is not None and coming.year <= today.year + 1
    return _Hit(coming, sure and soon, exact=sure and coming is not None and coming.year == today.year)


def _by_shift(plain: str, today: date) -> Iterator[tuple[int, int, _Hit]]:
    """Tomorrow and the like; the month's end and the next month as guesses."""
    taken = plain
    for pattern, days, sure in _SHIFTS:
        for match in pattern.finditer(taken):
            yield match.start(), match.end(), _Hit(_later(today, days), sure)
        taken = pattern.sub(lambda match: "\0" * len(match.group()), taken)
    for match in _NEXT_MONTH.finditer(taken):
        yield match.start(), match.end(), _Hit(_months(today, 1), sure=False)
    for match in _LAST_DAY.finditer(taken):
        last = today.replace(day=monthrange(today.year, today.month)[1])
        yield match.start(), match.end(), _Hit(last, sure=False)


def _by_weekday(plain: str, today: date) -> Iterator[tuple[int, int, _Hit]]:
    """The next Sunday; today's own weekday without «next», and «the one after», are guesses."""
    for match in _BY_WEEKDAY.finditer(plain):
        ahead = (_WEEKDAY[match["name"]] - today.weekday()) % 7
        said_next = bool(match["next2"]) or match["next1"].strip() in {"next", "coming"}
        sure = (ahead > 0 or said_next) and not match["lead"] and not match["later"]
        day = _later(today, (ahead or 7) + (7 if match["later"] else 0))
        yield match.start(), match.end(), _Hit(None if match["lead"] else day, sure)


def _by_count(row: Sequence[Item], today: date) -> Iterator[_Hit]:
    """«After two weeks» surely, «two weeks» as a guess; parts of a day cannot be told."""
    for place, item in enumerate(row):
        before = row[place - 1] if place else Item("")
        count: Decimal | int | None
        if item.text in _DUALS:
            (days, months), count, lead = _DUALS[item.text], 1, before.text
        elif item.text in _UNITS:
            days, months = _UNITS[item.text]
            count = before.value if before.value is not None else _FRENCH.get(before.text)
            lead = before.text if count is None else row[place - 2].text if place > 1 else ""
            if count is None and lead not in _AHEAD:
                continue
        else:
            continue
        yield _counted(count if count is not None else 1, (days, months), row[place + 1 :], lead, today)


def _counted(
    count: Decimal | int, unit: tuple[int, int], rest: Sequence[Item], lead: str, today: date
) -> _Hit:
    if count != int(count) or not 0 < count * (unit[0] + 30 * unit[1]) < _FURTHEST or (rest and rest[0].part):
        return _Hit(None)
    return _Hit(_months(_later(today, int(count) * unit[0]), int(count) * unit[1]), lead in _AHEAD)


def _later(today: date, days: int) -> date | None:
    """None beyond the calendar's end."""
    return today + timedelta(days) if (date.max - today).days >= days else None


def _months(day: date | None, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    if day is None or not MINYEAR <= (year := day.year + (day.month - 1 + months) // 12) <= MAXYEAR:
        return None
    month = (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _next_of_month(day: int, today: date) -> date | None:
    """The next 15th, for 15."""
    for ahead in range(3):
        first = _months(today.replace(day=1), ahead)
        if first and is_a_day(day, first.month, first.year) and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None
