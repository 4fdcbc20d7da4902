"""Words of one direction set safely among words of the other.

A value goes between FSI and PDI, so that a Latin name or a phone number inside an Arabic sentence neither
moves nor is moved (Unicode Bidirectional Algorithm, UAX 9). An isolate ends with its paragraph, and every
line is one: a value of several lines is isolated line by line.
"""

import re

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"

_EMOJI = "[\U0001f1e6-\U0001faff\u2600-\u27bf\u2640\u2642\ufe0f]"
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    f"|(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})"  # a joiner holds a family emoji together, elsewhere it hides
)


def clean(text: str) -> str:
    """What a person typed, without controls and marks that turn directions; line ends become newlines."""
    return _UNSEEN.sub("", "\n".join(text.splitlines()))


def isolated(text: str) -> str:
    """The same text, each line of it kept apart from what surrounds it."""
    if "\n" not in text:
        return f"{FSI}{text}{PDI}"
    return "\n".join(f"{FSI}{line}{PDI}" if line else "" for line in text.split("\n"))


def anchored(text: str) -> str:
    """An Arabic text whose lines stay right to left.

    A line takes its direction from its first strong letter outside isolates. One that begins with a value
    may have none, or a Latin one: a right-to-left mark in front decides.
    """
    if FSI not in text:
        return text
    if text.startswith(FSI):
        text = RLM + text
    return text.replace(f"\n{FSI}", f"\n{RLM}{FSI}")


def leans_left(text: str) -> bool:
    """True when the first letter or digit is Latin: an Arabic bubble that begins so may turn around."""
    found = re.search(r"[^\W_]", text)
    return found is not None and found.group().isascii()
