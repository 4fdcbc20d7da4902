"""Contact cards that are shared as files (vCard): the number in one.

Source of the form: RFC 6350; WhatsApp adds the number in full as a parameter, `TEL;type=CELL;waid=962791234567:…`.
"""

import re

_FOLD = re.compile(r"\r?\n[ \t]")  # a long line goes on in the next, which begins with a blank
_TEL = re.compile(r"^(?:[\w-]+\.)?TEL((?:;[^:\r\n]*)?):([^\r\n]*)", re.I | re.M)
_FULL = re.compile(r";\s*waid=\"?(\d{6,15})\b", re.I)
_MOST = 1 << 16  # characters looked at; a picture in a card may be longer than that
_LOCAL = 8  # digits that a number has without its country's code, at least


def number(card: bytes) -> str:
    """The number of a card, with its country's code where the card has it; nothing when there is none."""
    lines = _TEL.findall(_FOLD.sub("", card[:_MOST].decode("utf-8", "replace").replace("\0", "")))
    full = next((found[1] for marks, _ in lines if (found := _FULL.search(marks))), "")
    if full:
        return f"+{full}"
    return next((written for _, rest in lines if (written := rest.strip().removeprefix("tel:"))), "")


def own(shared: str, *ids: str) -> bool:
    """Whether a number is that of a sender known by these ids, one of which may be a phone such as +962791234567."""
    digits = "".join(filter(str.isdecimal, shared)).lstrip("0")
    return len(digits) >= _LOCAL and any(one.startswith("+") and one.endswith(digits) for one in ids)
