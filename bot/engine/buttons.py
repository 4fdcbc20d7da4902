"""What a button carries: an answer to a question, a start of a flow, or a reserved word (law 11).

At most 64 bytes, Telegram's limit; a channel passes it through untouched.
"""

from dataclasses import dataclass

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the question that stood at `turn` of a run."""

    run: int
    turn: int
    value: str

    def data(self) -> str:
        return f"a.{_short(self.run)}.{_short(self.turn)}.{self.value}"


@dataclass(frozen=True, slots=True)
class Begin:
    """Starts a flow with an argument, from any message, for months."""

    flow: str
    argument: str = ""

    def data(self) -> str:
        return f"s.{self.flow}.{self.argument}"


@dataclass(frozen=True, slots=True)
class Reserved:
    """The same as typing a reserved word; `argument` for the few that have one."""

    word: str
    argument: str = ""

    def data(self) -> str:
        return f"r.{self.word}.{self.argument}"


def read(data: str) -> Answer | Begin | Reserved | None:
    """What a button's data means; None for data that is not ours (old, cut off or forged)."""
    kind, _, rest = data.partition(".")
    first, _, rest = rest.partition(".")
    if kind == "a":
        turn, _, value = rest.partition(".")
        run, asked = _long(first), _long(turn)
        return Answer(run, asked, value) if run is not None and asked is not None else None
    if kind == "s" and first:
        return Begin(first, rest)
    return Reserved(first, rest) if kind == "r" and first else None


def _long(written: str) -> int | None:
    """The number, or None for what `_short` never writes; 12 digits of base 36 fit a database's integer."""
    if not 0 < len(written) <= 12 or not all(char in _DIGITS for char in written):
        return None
    return int(written, 36)


def _short(number: int) -> str:
    written = ""
    while number or not written:
        number, digit = divmod(number, 36)
        written = _DIGITS[digit] + written
    return written
