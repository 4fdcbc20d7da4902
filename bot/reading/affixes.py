"""What sticks to a word, so that it is found whole: «وبسعره» is «سعر», «دوائر» is not «دواء»."""

import re

from bot.reading.normalise import normalise

_DIGIT_EDGE = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}|([اوي])\2+")  # a word drawn out: «مرحباااا», «عجلوون»
_LATIN = re.compile(r"[a-z]")

_BEFORE = "[وف]?(?:[بكل]?(?:ال)?|لل|عال|هال)"
_BEFORE_SHORT = "و?(?:ال|لل|بال)?"
_PRESENT = "[وف]?(?:[سحه]?[يتنا]|ب[يتنا]?|ك[يتن]|م)"
_PRONOUN = "(?:ني|نا|ي|ه|ها|ك|كم|كن|كو|هم|هن|لي|لك)"
_AFTER = f"(?:ات|ين|ان|ون|وا|و|ا|ت|تي|ي)?{_PRONOUN}?"
_AFTER_FEMININE = f"(?:ه|تين|تان|ات{_PRONOUN}?|ت{_PRONOUN})"
_SHORT = 2  # letters up to which a word takes no ending
_PRESENT_SIGN = "~"  # before a stem: every form of the present


def plain(text: str) -> str:
    """The text as it is searched: normalised, digits apart from letters, drawn-out words short."""
    apart = _DIGIT_EDGE.sub(" ", normalise(text).replace("_", " ").replace("’", "'"))
    return _STRETCHED.sub(lambda run: run.group()[0], apart)


def anyone(entries: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all entries, a group each, tried in their order, for texts made `plain`."""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(f'({_phrase(entry)})' for entry in entries)})(?![\w'])")


def said(entry: str) -> str:
    """An entry as a person may be shown it: «~عالج» as «يعالج»."""
    return entry.replace(_PRESENT_SIGN, "ي")


def _phrase(entry: str) -> str:
    return r"\W+".join(map(_word, entry.split()))


def _word(word: str) -> str:
    """The pattern of one word with what may stick to it."""
    stem = re.escape(plain(word.removeprefix(_PRESENT_SIGN)))
    if _LATIN.search(stem):
        return f"{stem}(?:'?s|es)?" if len(stem) > _SHORT else stem
    if word.startswith(_PRESENT_SIGN):
        return f"{_PRESENT}{stem}{_AFTER}"
    if word.endswith("ة"):  # it turns into ت before an ending
        return f"{_BEFORE}{stem[:-1]}{_AFTER_FEMININE}"
    if len(stem) <= _SHORT:
        return f"{_BEFORE_SHORT}{stem}"
    return f"{_BEFORE}{stem}{_AFTER}"
