"""Days and hours as people write them, by the Gregorian calendar: in numbers and in four ways to name months."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.reading.figures import items
from bot.reading.normalise import folded
from bot.reading.units import COINS, MEASURES

_MONTHS = (
    "كانون الثاني|كانون ثاني|يناير|january|jan|janvier",
    "شباط|فبراير|february|feb|fevrier|février",
    "اذار|ادار|مارس|march|mar|mars",
    "نيسان|ابريل|افريل|april|apr|avril",
    "ايار|مايو|ماي|may|mai",
    "حزيران|يونيو|يونيه|june|jun|juin",
    "تموز|يوليو|يوليوز|july|jul|juillet",
    "اب|اغسطس|غشت|august|aug|aout|août",
    "ايلول|سبتمبر|شتنبر|september|sept|sep|septembre",
    "تشرين الاول|تشرين اول|اكتوبر|october|oct|octobre",
    "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر|november|nov|novembre",
    "كانون الاول|كانون اول|ديسمبر|دجنبر|december|dec|decembre|décembre",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_MOST = 100  # names of months that are looked at; no message has as many
_LEAP = 2024  # a day that only some years have is a day

_LEADS_TO = re.compile(r"(?:(?<=\d)(?:st|nd|rd|th|er))?(?: of)?(?: من)?(?: شهر)? ?$")  # «3rd of» May
_YEAR = re.compile(r",? ?(20\d\d)(?!\d)")
_ENGLISH_DAY = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)")  # May «3rd»

_THINGS = "|".join(sorted(map(re.escape, COINS["MA"].keys() | MEASURES), key=len, reverse=True))
_NO_THING = rf"(?! ?(?:{_THINGS})(?![^\W\d_]))"  # «1/2 كيلو», «5-7 دنانير», «dix sept dh» are no dates
_BY_NAME = re.compile(rf"(?<![^\W\d_])(?P<month>{_NAMES})(?![^\W\d_])(?! be\b){_NO_THING}")
_BY_NUMBERS = re.compile(
    r"(?<![\d/.,-])(?:"
    r"(?P<year>20\d\d)(?P<by>[/-])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})"  # 2026-10-22
    r"|(?P<day3>\d{1,2})(?P<mark>[/.-])(?P<month3>\d{1,2})(?P=mark)(?P<year3>(?:20)?\d\d)"  # 22.10.26
    r"|(?P<day2>\d{1,2})(?: ?/ ?|-)(?P<month2>\d{1,2})"  # 22/10, 22-10
    rf")(?![\d/-]|[.,]\d){_NO_THING}"
)

_WEEKDAY = "احد|اثنين|اتنين|تنين|ثلاثاء|ثلاثا|تلاتاء|تلاتا|اربعاء|اربعا|خميس|جمعه|سبت"
_WHEN = re.compile(
    r"(?<![^\W\d_])(?:"
    rf"و?[بل]?يوم (?:ال)?(?:{_WEEKDAY})|و?[بل]?ال(?:{_WEEKDAY})|لل(?:{_WEEKDAY})"
    r"|و?[بله]?اليوم|هاليوم|و?لبكر[هاي]|و?بكر[هاي]|و?ل?غدا|غد|الغد|غدوه|و?الليله|هالليله|امس|مبارح|امبارح"
    r"|بعد ?بكر[ها]|بعد ?غد|(?:الاسبوع|الشهر) (?:القادم|الجاي|المقبل)"
    r"|(?:خلال|بعد) (?:\w+ )?(?:ساع|يوم|ايام|دقيق|دقاي|اسبوع|اسابيع)\w*"  # within two hours
    r"|و?[بع]?الساعه (?:ال)?\w+|و?[بع]?ساعه \d{1,2}"  # at five o'clock
    r"|صباحا|مساءا|عصرا|ظهرا|العصر|الصبح|المسا|الظهر|بالليل|مساء (?!ال|النور)\w+|\d{1,2} (?:مساء|صباح)"
    r"|today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:next|this) (?:week|month)"
    r"|(?:in|within|after) \w+ (?:hours?|days?|weeks?|minutes?)"
    r"|\d{1,2} ?(?:am|pm|o'clock)"
    r")(?![^\W\d_])"
    r"|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"  # 17:30
)


_CLOCK = re.compile(
    r"(?<![\d:.,])(?:[01]?\d|2[0-3])(?::[0-5]\d)? ?(?:am|pm|o'clock|صباحا|مساءا?|الصبح|المسا|العصر|الظهر)(?![^\W\d_])"
    r"|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|(?<![^\W\d_])(?:و?[بع]?ال)?ساعه \d{1,2}(?![\d.,:])"
)
_PARTS = re.compile(r"[13]/[24]|1/3")  # of a dinar or a kilo, more often than days


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it stands in a text, from `start` to `end`; no such day may exist."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None


def mentions_time(text: str) -> bool:
    """True when the text says when: a weekday, tomorrow, an hour or a date."""
    return bool(_WHEN.search(even(text))) or bool(dates(text))


def dates(text: str) -> list[tuple[int, int]]:
    """The days in the text as (day, month), in order: 22/10, ٢٢-١٠, «22 تشرين الأول», «3 أيار», «May 3rd».

    Numbers are read day first; with points only where a year stands («3.5» is a price). Days that no year
    has are left out.
    """
    return [(one.day, one.month) for one in written(even(text)) if is_a_day(one.day, one.month)]


def written(plain: str) -> list[Written]:
    """The same with their years and places, in a text made `even`; also those that no year has."""
    return sorted([*_in_numbers(plain), *_by_name(plain)], key=lambda one: one.start)


def timeless(text: str) -> str:
    """The text, even, with a sign in place of each date and clock; «5-7», 1/2 and 3.5 stay, they may be prices."""
    plain = even(text)
    for one in reversed(written(plain)):
        stands = plain[one.start : one.end]
        doubtful = _PARTS.fullmatch(stands) or (one.year is None and re.fullmatch(r"\d+-\d+", stands))
        if not doubtful and is_a_day(one.day, one.month):
            plain = f"{plain[: one.start]} ; {plain[one.end :]}"
    return _CLOCK.sub(" ; ", plain)


def even(text: str) -> str:
    """The text folded, with single spaces."""
    return re.sub(r"[ \t]+", " ", folded(text))


def is_a_day(day: int, month: int, year: int = _LEAP) -> bool:
    """True when the year, by default one with 29 February, has this day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _in_numbers(plain: str) -> Iterator[Written]:
    for match in _BY_NUMBERS.finditer(plain):
        day, month = match["day"] or match["day2"] or match["day3"], match["month"] or match["month2"]
        year = match["year"] or match["year3"]
        yield Written(
            match.start(), match.end(), int(day), int(month or match["month3"]), _full(year) if year else None
        )


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _by_name(plain: str) -> Iterator[Written]:
    for match in islice(_BY_NAME.finditer(plain), _MOST):
        month, lead = _MONTH[match["month"]], max(0, match.start() - 30)
        before = _LEADS_TO.sub("", plain[lead : match.start()])
        row = items(before)
        after = _ENGLISH_DAY.match(plain, match.end()) if match["month"].isascii() else None
        if row and row[-1].value is not None and row[-1].value in range(1, 32):
            start = lead + (re.search(r"\d*$", before) or match).start()
            yield _with_year(plain, start, match.end(), int(row[-1].value), month)
        elif after:
            yield _with_year(plain, match.start(), after.end(), int(after[1]), month)


def _with_year(plain: str, start: int, end: int, day: int, month: int) -> Written:
    year = _YEAR.match(plain, end)
    return Written(start, year.end() if year else end, day, month, int(year[1]) if year else None)
