"""The phone number in a text, of Jordan and Morocco in every form people write, of others after + or 00."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumberType

from bot.reading.normalise import LONGEST, folded
from bot.reading.private_numbers import account, card, of_a_thing

Kind = Literal["mobile", "fixed", "other", ""]
_CODES = {"JO": "962", "MA": "212"}
_KINDS: dict[int, Kind] = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "fixed",
}
_MOST = 15  # digits of a number, by ITU-T E.164
_RUN = re.compile(
    r"(?:\+[ (]{0,2})?[0-9](?:[ ().\-\u2010-\u2013/]{0,3}[0-9])*"
)  # what may be one number, or several
_GROUP = re.compile(r"[0-9]+")
_GLUED = re.compile(r"[a-z@_]$")  # in front of digits: JO94, AB123456
_BARE = {  # without the 0, in the groups it is told in: 79 123 4567, 6 12 34 56 78
    "JO": re.compile(r"7[789]\d{7}|7[789] \d{7}|7[789] \d{3} \d{4}|7[789]\d \d{3} \d{3}|7[789]\d{3} \d{4}"),
    "MA": re.compile(r"[67]\d{8}|[67](?: \d\d){4}|[67]\d\d(?: \d{3}| \d\d){2}(?: \d\d)?"),
}
_ABROAD = re.compile(r"0{0,3}(?:962|212)")
_AT_HOME = (9, 10)  # digits with the 0: a Jordanian land line, all others
_WITH_CODE = 11  # digits at least with the code of one of the two
_TRIED = 7  # digits of something that was meant to be a number


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """`status` is ok, ask (several, or `e164` is a guess) or none; `e164` is + and digits, or empty."""

    status: Literal["ok", "ask", "none"]
    e164: str = ""
    kind: Kind = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A number from `start` to `end` in the text, surely one or only perhaps."""

    start: int
    end: int
    e164: str
    sure: bool


def read(text: str, country: str) -> PhoneRead:
    """The one phone number in a text. `country` is "JO" or "MA", whose numbers come without a code.

    Prices, dates, identity cards, bank accounts and a text of more than LONGEST letters are none. Never raises.
    """
    if len(text) > LONGEST:
        return PhoneRead("none")
    plain = _plain(text)
    found, loose = _all(plain, country)
    numbers = {one.e164: one.sure for one in sorted(found, key=lambda one: one.sure)}
    if len(numbers) != 1:
        return PhoneRead("ask" if numbers else "none")
    ((e164, sure),) = numbers.items()
    if card(plain) or account(plain) or loose:
        sure = False
    return PhoneRead("ok" if sure else "ask", e164, _kind(e164))


def without(text: str, country: str) -> str:
    """The text folded, with a sign in the place of each phone number."""
    plain = _plain(text)
    for one in reversed(_all(plain, country)[0]):
        if one.sure:
            plain = f"{plain[: one.start]} ; {plain[one.end :]}"
    return plain


def _plain(text: str) -> str:
    return folded(text).replace("\uff0b", "+").replace("\u00a0", " ").replace("\u202f", " ")


def _all(plain: str, country: str) -> tuple[list[_Found], bool]:
    """Every number, in order, and whether something stands beside them that was meant to be one."""
    found: list[_Found] = []
    loose = False
    for run in _RUN.finditer(plain):
        if _GLUED.search(plain[: run.start()][-1:]):
            continue
        for one in _in_run(plain, run, country):
            if isinstance(one, _Found):
                found.append(one)
            else:
                loose = loose or len(one) >= _TRIED
    return found, loose


def _in_run(plain: str, run: re.Match[str], country: str) -> Iterator[_Found | str]:
    """The numbers of a run of digits, the longest there is from each group on; groups of none as they are."""
    groups = list(_GROUP.finditer(plain, run.start(), run.end()))
    place, plus = 0, run.group().startswith("+")
    while place < len(groups):
        last, one = place, None
        told: list[str] = []
        for end in range(place, len(groups)):
            told.append(groups[end].group())
            if (size := sum(map(len, told))) > _MOST + 3:  # the code may come with 00 and a 0 behind it
                break
            number = _number(plus, told, country) if size >= _TRIED else None
            if number and not (number[1] and not plus and of_a_thing(plain, groups[place].start())):
                last, one = end, _Found(groups[place].start(), groups[end].end(), *number)
        yield one or groups[place].group()
        place, plus = last + 1, False


def _number(plus: bool, told: list[str], country: str) -> tuple[str, bool] | None:
    """Groups of digits as a number and whether that is sure; None when they are none."""
    digits = "".join(told)
    if plus or digits.startswith("00"):
        return _sure(_valid("+" + digits.lstrip("0"), None))
    if digits.startswith("0") and len(digits) in _AT_HOME and _whole(told):
        at_home = _valid(digits, country)
        if at_home:
            return at_home, True
    if (
        len(digits) >= _WITH_CODE
        and _ABROAD.match(digits)
        and (len(told) == 1 or digits.lstrip("0").startswith(_CODES[country]))
    ):
        return _sure(_valid("+" + digits.lstrip("0"), None))
    return _bare(told, country)


def _bare(told: list[str], country: str) -> tuple[str, bool] | None:
    """A number without its 0: sure for a mobile as it is told, a guess for what only may be one."""
    shaped = bool(_BARE[country].fullmatch(" ".join(told)))
    if not shaped and (len(told) > 1 or len(told[0]) not in {8, 9}):
        return None
    found = _valid("".join(told), country)
    return (found, shaped) if found else None


def _sure(e164: str) -> tuple[str, bool] | None:
    return (e164, True) if e164 else None


def _whole(told: list[str]) -> bool:
    """Groups of two digits and more, or all digits apart; «0.5 1.25 3» is a list of prices."""
    sizes = [len(group) for group in told]
    return len(told) == 1 or max(sizes) == 1 or min(sizes[told[0] == "0" :]) > 1


def _valid(digits: str, region: str | None) -> str:
    """Digits as E.164, where such a number is given out; else an empty string."""
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _kind(e164: str) -> Kind:
    return _KINDS.get(phonenumbers.number_type(phonenumbers.parse(e164, None)), "other")
