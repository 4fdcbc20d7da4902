"""Days and hours as people write them, by the Gregorian calendar: in numbers, Levantine, Moroccan and English."""

import re
from calendar import monthrange
from collections.abc import Iterator

from bot.reading.figures import items
from bot.reading.normalise import folded
from bot.reading.units import COINS, MEASURES

_MONTHS = (
    "كانون الثاني|كانون ثاني|يناير|january|jan",
    "شباط|فبراير|february|feb",
    "اذار|ادار|مارس|march|mar",
    "نيسان|ابريل|افريل|april|apr",
    "ايار|مايو|ماي|may",
    "حزيران|يونيو|يونيه|june|jun",
    "تموز|يوليو|يوليوز|july|jul",
    "اب|اغسطس|غشت|august|aug",
    "ايلول|سبتمبر|شتنبر|september|sept|sep",
    "تشرين الاول|تشرين اول|اكتوبر|october|oct",
    "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر|november|nov",
    "كانون الاول|كانون اول|ديسمبر|دجنبر|december|dec",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_LEAP = 2024  # a day that only some years have is a day

_BY_NAME = re.compile(rf"(?<![^\W\d_])(?P<month>{_NAMES})(?![^\W\d_])(?! be\b)")
_LEADS_TO = re.compile(r"(?:(?<=\d)(?:st|nd|rd|th))?(?: of)?(?: من)?(?: شهر)? ?$")  # «3rd of» May
_ENGLISH_DAY = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)")  # May «3rd»

_THINGS = "|".join(sorted(map(re.escape, COINS["MA"].keys() | MEASURES), key=len, reverse=True))
_NO_THING = rf"(?! ?(?:{_THINGS})(?![^\W\d_]))"  # «1/2 كيلو» and «5-7 دنانير» are no dates
_BY_NUMBERS = re.compile(
    r"(?<![\d/.,-])(?:"
    r"20\d\d(?P<by>[/-])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})"  # 2026-10-22
    r"|(?P<day3>\d{1,2})(?P<mark>[/.-])(?P<month3>\d{1,2})(?P=mark)(?:20)?\d\d"  # 22/10/2026, 22.10.26
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


def mentions_time(text: str) -> bool:
    """True when the text says when: a weekday, tomorrow, an hour or a date."""
    return bool(_WHEN.search(_even(text))) or bool(dates(text))


def dates(text: str) -> list[tuple[int, int]]:
    """The days in the text as (day, month), in order: 22/10, ٢٢-١٠, «22 تشرين الأول», «3 أيار», «May 3rd».

    Numbers are read day first; with points only where a year stands («3.5» is a price). Days that no year
    has are left out.
    """
    plain = _even(text)
    found = sorted([*_in_numbers(plain), *_by_name(plain)])
    return [(day, month) for _, day, month in found if _is_a_day(day, month)]


def _even(text: str) -> str:
    return re.sub(r"[ \t]+", " ", folded(text))


def _in_numbers(plain: str) -> Iterator[tuple[int, int, int]]:
    for match in _BY_NUMBERS.finditer(plain):
        day = match["day"] or match["day2"] or match["day3"]
        yield match.start(), int(day), int(match["month"] or match["month2"] or match["month3"])


def _by_name(plain: str) -> Iterator[tuple[int, int, int]]:
    for match in _BY_NAME.finditer(plain):
        month = _MONTH[match["month"]]
        before = items(_LEADS_TO.sub("", plain[max(0, match.start() - 30) : match.start()]))
        after = _ENGLISH_DAY.match(plain, match.end()) if match["month"].isascii() else None
        if before and before[-1].value is not None and before[-1].value in range(1, 32):
            yield match.start(), int(before[-1].value), month
        elif after:
            yield match.start(), int(after[1]), month


def _is_a_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP, month)[1]
