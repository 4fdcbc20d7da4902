"""Numbers that belong to one person: phones, identity cards, bank cards and accounts, in folded text."""

import re
from collections.abc import Iterable

from phonenumbers import PhoneNumberMatcher

_GAP = r"[ ().\-/]{0,3}"  # what people put between the digits of a phone


def _spaced(pattern: str) -> str:
    """A pattern of single digits that may have gaps between them."""
    return _GAP.join(re.findall(r"\[[^]]+\]|.", pattern))


_ANY = r"[0-9]"
_JORDAN = "7[789]" + _ANY * 7  # mobile, without the leading 0
_MOROCCO = "[5-8]" + _ANY * 8
# After a country's code; that of Morocco needs its + or 00 where there are gaps: «212 600 100 200» are prices.
_ABROAD = re.compile(
    rf"(?<!\d)(?:00)?{_spaced('962')}{_GAP}0?{_GAP}{_spaced(_JORDAN)}(?!\d)"
    rf"|(?:\+ ?|(?<!\d)00 ?){_spaced('212')}{_GAP}0?{_GAP}{_spaced(_MOROCCO)}(?!\d)"
    r"|(?<!\d)212[ -]?0?[5-8]\d{8}(?!\d)"
)
_AT_HOME = re.compile(
    rf"(?<![\d.,])(?:{_spaced('0' + _JORDAN)}|{_spaced('0' + _MOROCCO)}"
    rf"|{_spaced('0[2356]' + _ANY * 7)})(?!\d)"  # the last: a Jordanian land line, 9 digits
)
_BARE = {  # without the 0: only close together, so that a list of prices is none
    "JO": re.compile(r"(?<![\d.,])7[789][ -]?\d{3}[ -]?\d{4}(?!\d)"),
    "MA": re.compile(r"(?<![\d.,])[67]\d{8}(?!\d)"),
}
_DATE = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.-])\d{1,2}\2\d{1,2})(?!\d|[/.-]\d)"
)
_ZEROS = re.compile(r"(?<!\d)00(?=[1-9]\d{6})|\+\s+(?=\d)")

# A number behind one of these is a thing's, not a person's.
_OF_A_THING = re.compile(
    r"(?:دفعه|الدفعه|تشغيله|باركود|الباركود|طلب|الطلب|طلبيه|الطلبيه|طلبيتك|فاتوره|الفاتوره|تتبع|التتبع|شحنه|الشحنه|موديل"
    r"|barcode|batch|lot|order|invoice|tracking|serial|sku|ref|model)(?:\s*(?:رقم|رقمها|رقمه|no|number|id|is|#))*[\s:.#-]*$"
    r"|[?&]id=$"  # of a page on Facebook
)
_OF_A_PERSON = (
    r"(?:رقم\w* (?:ال)?وطني\w*|(?:ال)?هويه|(?:ال)?هويتي|هويتي|بطاق\w+|البطاقه|جواز\w*|الجواز"
    r"|national (?:id|number|no)|passport|identity|cin|cine|cnie)"
)
_IDENTITY = re.compile(rf"(?<![^\W\d_]){_OF_A_PERSON}[^\d\n]{{0,25}}?\b[a-z]{{0,2}} ?\d{{6,12}}(?!\d)")
_MOROCCAN = re.compile(r"[a-z]{1,2} ?\d{5,7}")
_JORDANIAN = re.compile(r"(?<![\d.,+])[29]\d{9}(?![\d.,]\d|\d)")

# 13 to 19 digits in one piece, in fours, or 4-6-5; an account of 24 in at most ten pieces.
_CARD = re.compile(
    r"(?<!\d)(?:\d{13,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{4,5})(?![\d])"
)
_RIB = re.compile(r"(?<!\d)\d(?:[ -]?\d){23}(?![ -]?\d)")
_RIB_WORD = re.compile(r"\b(?:rib|الريب|ريب|حساب\w*|الحساب)[^\d]{0,20}$")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d{2}(?:[ -]?[a-z0-9]){11,30}")
_IBAN_LENGTH = {  # the registry of SWIFT; others are tried as they are written, without spaces
    "jo": 30, "ma": 28, "sa": 24, "ae": 23, "eg": 29, "kw": 30, "qa": 29, "bh": 22, "lb": 28, "ps": 29, "iq": 23,
    "tn": 24, "tr": 26, "de": 22, "fr": 27, "es": 24, "gb": 22, "it": 27, "nl": 18, "be": 16, "ch": 21, "se": 24,
}  # fmt: skip


def phone(plain: str, country: str) -> bool:
    """True when a phone number stands there: of both countries in every form, of others after + or 00."""
    text = _DATE.sub(" . ", plain)
    if re.fullmatch(r"\+?\d{9,14}", plain.strip()):
        return not (identity(plain, country) or card(plain))
    if _ABROAD.search(text) or any(_whole(match.group()) for match in _AT_HOME.finditer(text)):
        return True
    if any(not of_a_thing(text, match.start()) for match in _BARE[country].finditer(text)):
        return True
    return any(True for _ in PhoneNumberMatcher(_ZEROS.sub("+", text), None))


def _whole(written: str) -> bool:
    """Groups of two digits and more, or all digits apart; «0.5 1.25 3» is a list of prices."""
    groups = [len(group) for group in re.findall(r"\d+", written)]
    return min(groups) > 1 or max(groups) == 1


def identity(plain: str, country: str) -> bool:
    """True for a national number: ten digits in Jordan, «AB123456» in Morocco alone or after its name."""
    if _IDENTITY.search(plain):
        return True
    if country == "MA":
        return bool(_MOROCCAN.fullmatch(plain.strip()))
    return any(not of_a_thing(plain, match.start()) for match in _JORDANIAN.finditer(plain))


def card(plain: str) -> bool:
    """True for the number of a bank card: its digits pass Luhn's check, and it begins as cards do."""
    return any(
        _luhn(number) and (number[0] in "23456" if len(number) > 13 else number[0] == "4")
        for number in _numbers(_CARD, plain)
    )


def account(plain: str) -> bool:
    """True for an IBAN, or the 24 digits of a Moroccan account (RIB)."""
    if any(_iban(match.group()) for match in _IBAN.finditer(plain)):
        return True
    return any(
        _rib(re.sub(r"\D", "", match.group()))
        or _RIB_WORD.search(plain[max(0, match.start() - 40) : match.start()])
        for match in _RIB.finditer(plain)
    )


def of_a_thing(plain: str, start: int) -> bool:
    """True when the number that starts there in a folded text is that of an order, a batch or the like."""
    return bool(_OF_A_THING.search(plain[max(0, start - 40) : start]))


def _numbers(pattern: re.Pattern[str], plain: str) -> Iterable[str]:
    found = (match for match in pattern.finditer(plain) if not of_a_thing(plain, match.start()))
    return (re.sub(r"\D", "", match.group()) for match in found)


def _luhn(number: str) -> bool:
    doubled = [int(sign) * (1 + place % 2) for place, sign in enumerate(reversed(number))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _iban(written: str) -> bool:
    """ISO 13616: the first four signs at the end, letters as numbers, leave 1 when divided by 97."""
    compact = re.sub(r"[ -]", "", written)
    length = _IBAN_LENGTH.get(compact[:2], len(re.split(r"[ -]", written)[0]))
    number = compact[:length]
    if len(number) < max(length, 15):
        return False
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


def _rib(number: str) -> bool:
    """The last two of the 24 digits are 97 less what the others, times 100, leave when divided by 97."""
    return 97 - int(number[:22]) * 100 % 97 == int(number[22:])
