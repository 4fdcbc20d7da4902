"""The result as aligned plain text, the budget beside each number."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; without figures a heading. `kept` says whether ours is within the budget."""

    what: str
    ours: str = ""
    peer: str = ""
    ratio: str = ""
    budget: str = ""
    kept: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = {True: "ok", False: "OVER", None: ""}[self.kept]
        return self.what, self.ours, self.peer, self.ratio, self.budget, verdict


HEAD = Row("", "mahalli", "peer", "ratio", "budget")


def aligned(rows: Sequence[Row]) -> str:
    """All rows under one heading: words to the left, figures to the right."""
    lines = [row.cells for row in (HEAD, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, *figures, budget, verdict = cells
    first, *middle, before_last, _ = widths
    parts = [what.ljust(first), *(text.rjust(width) for text, width in zip(figures, middle, strict=True))]
    return "  ".join([*parts, budget.ljust(before_last), verdict]).rstrip()
