"""Arabic and Latin typing brought to one form, so that it can be compared.

The steps in their order: invisible marks, digits, letters, case, spaces. What is shown to people is never
normalised, only what is matched.
"""

import re

INVISIBLE = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\u20e3\ufeff\ufe0f]")
_UNSAID = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_LETTERS = str.maketrans("أإآٱىةؤئگڭیک’", "ااااي" + "هويكك" + "يك'")
LONGEST = 1000  # letters of an answer; whoever writes more tells a story, and no price, phone or day is read from it
_EDGES = " \t\n.,!?؟،؛;:…\"'«»()[]"


def digits(text: str) -> str:
    """The same text with Arabic-Indic and Persian digits written 0-9."""
    return text.translate(_DIGITS)


def visible(text: str) -> str:
    """The same text without marks that are not seen: bidi controls, zero-width signs, tatweel, vowels."""
    return INVISIBLE.sub("", text)


def typed(text: str) -> str:
    """What a person wrote, whole, but for what no phone shows: controls, direction overrides, broken halves."""
    return _UNSAID.sub("", text.replace("\r\n", "\n"))


def folded(text: str) -> str:
    """The same text in one spelling of digits and letters, with its spaces, lines and marks as they were."""
    return digits(visible(text)).translate(_LETTERS).casefold()


def normalise(text: str) -> str:
    """The form two spellings of one word share: «أهلاً  بكِ!» and «اهلا بك» become equal."""
    return " ".join(folded(text).split()).strip(_EDGES)
