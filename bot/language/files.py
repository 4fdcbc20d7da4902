"""Content files opened, and what is wrong with one said so that its editor can mend it."""

import re
from pathlib import Path
from typing import Any

import yaml

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u00a0\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060"
    "\u2066-\u2069\ufeff]"
)
_YAML = (  # what the reader of YAML stumbled on, and what to do about it
    ("'\\t'", "a tab stands here: use spaces"),
    ("mapping values", "put a text with a colon in quotes"),
    ("quoted scalar", "a quotation mark is opened here and not closed"),
    ("end of stream", "a quotation mark or bracket is opened here and not closed"),
    ("stands twice", "this name stands twice: keep one of the two"),
)


class Mistake(Exception):
    """A file that cannot be read, and the line, from 1, to look at."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def text_of(path: Path) -> str:
    """What a file says, whatever ends its lines and whether or not it begins with a byte order mark.

    Raises Mistake for one that is missing, no file, not UTF-8, or holds signs that nobody sees.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Mistake(1, f"this cannot be opened as a file ({error.strerror})") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        how = "save the file again and choose the encoding UTF-8"
        raise Mistake(line, f"this is not UTF-8, perhaps Windows-1256: {how}") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unseen := _UNSEEN.search(text):
        sign, line = f"U+{ord(unseen[0]):04X}", text.count("\n", 0, unseen.start()) + 1
        raise Mistake(line, f"a sign that nobody sees ({sign}), perhaps pasted along: type this line anew")
    return text


def yaml_of(text: str) -> Any:
    """What a text in YAML holds. Raises Mistake, also for a name that stands twice."""
    try:
        return yaml.load(text, _Quick)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        return _slowly(text)


def _slowly(text: str) -> Any:
    """The same by the reader that says best what it stumbled on."""
    try:
        return yaml.load(text, _Unique)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        said = " ".join(filter(None, (error.context, error.problem)))
        why = next((why for sign, why in _YAML if sign in said), "each line is `name: text`")
        quoted = "quot" in why or "bracket" in why
        mark = (error.context_mark if quoted and error.context_mark else None) or error.problem_mark
        raise Mistake(mark.line + 1 if mark else 1, f"this is not YAML: {why}") from None
    except yaml.YAMLError:
        raise Mistake(1, "this is not YAML: a sign stands here that YAML does not know") from None


class _Once:
    """A name may stand once only: the later one would win without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem="stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)  # type: ignore[misc] # of the loader beside it
        return found


class _Unique(_Once, yaml.SafeLoader):
    """The safe loader of plain Python."""


class _Quick(_Once, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # not on every machine
    """The safe loader of libyaml, where there is one: ten times as fast, and most of a start is reading."""


def line_at(text: str, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of what a model complains about in a text that is YAML: as deep as the text goes."""
    node = yaml.compose(text)
    for part in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == str(part)), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
    return int(node.start_mark.line) + 1 if node else 1
