"""Propose thresholds from labelled photos of real products: `python -m bench.photos.calibrate FOLDER`."""

import csv
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image

from bench.photos.variants import arrived
from bot.photos.coach import FILE, thresholds
from bot.photos.measures import Measures, measure

HELP = """
FOLDER holds photos as people sent them. Their labels stand in the file names, before the first hyphen or digit
(blurred-soap.jpg, good12.jpg), or in FOLDER/labels.csv with the columns file,label. Labels: good (nothing to
say), blurred, dark, bright, cast, far, clutter. A photo may stand in labels.csv several times.

For each threshold the proposal is where most photos are told rightly, with a false alarm counting as heavily
as THREE misses: a tip for nothing costs her trust, a missing one costs a hint. A threshold with fewer than
ten photos on either side is left alone. Nothing is changed without --write, which rewrites the values in
bot/photos/thresholds.yaml and keeps every word beside them; read them again afterwards.
"""
LABELS = ("good", "blurred", "dark", "bright", "cast", "far", "clutter")
FEWEST = 10  # photos on either side
WEIGHT = 3  # misses that one false alarm outweighs


@dataclass(frozen=True, slots=True)
class Line:
    """A threshold that one label tells about: `below` says on which side of it the fault lies."""

    name: str
    label: str
    field: str
    below: bool


LINES = (
    Line("blurred", "blurred", "edges", below=True),
    Line("dark", "dark", "top", below=True),
    Line("burnt", "bright", "burnt", below=False),
    Line("cast", "cast", "tint", below=False),
    Line("far", "far", "area", below=True),
    Line("clutter", "clutter", "clutter", below=False),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value, with the shares of faults found and of good photos told wrongly; None where photos are too few."""

    line: Line
    photos: tuple[int, int]  # with the fault, good
    value: float | None
    found: float = 0.0
    wrong: float = 0.0


def proposals(shots: Mapping[str, Sequence[Measures]]) -> list[Proposal]:
    """One for each of LINES, from measures by label."""
    return [_proposed(line, shots.get(line.label, ()), shots.get("good", ())) for line in LINES]


def rewritten(text: str, values: Mapping[str, float]) -> str:
    """thresholds.yaml with other values. KeyError for a name that it does not have."""
    for name, value in values.items():
        text, count = re.subn(rf"(?m)(^{name}:\n  of: \w+\n  value: )\S+", rf"\g<1>{value:g}", text)
        if not count:
            raise KeyError(name)
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the proposals. Returns 2 when the folder holds no labelled photo."""
    parser = ArgumentParser(
        prog="python -m bench.photos.calibrate",
        description=__doc__,
        epilog=HELP,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="write the proposed values into thresholds.yaml")
    parsed = parser.parse_args(arguments)
    shots = _measured(labelled(parsed.folder))
    if not shots:
        print(f"{parsed.folder} holds no labelled photo: see --help", file=sys.stderr)
        return 2
    found = proposals(shots)
    print("\n".join(map(_told, found)))
    if parsed.write:
        values = {one.line.name: one.value for one in found if one.value is not None}
        FILE.write_text(rewritten(FILE.read_text(encoding="utf-8"), values), encoding="utf-8")
    return 0


def labelled(folder: Path) -> list[tuple[Path, str]]:
    """Photos and their labels, from labels.csv if there is one, else from the names."""
    table = folder / "labels.csv"
    if table.exists():
        with table.open(newline="", encoding="utf-8") as file:
            rows = [(folder / row["file"], row["label"]) for row in csv.DictReader(file)]
    else:
        rows = [(path, re.split(r"[-_\d.]", path.name)[0]) for path in sorted(folder.glob("*.*"))]
    return [(path, label) for path, label in rows if label in LABELS and path.exists()]


def _measured(photos: Iterable[tuple[Path, str]]) -> dict[str, list[Measures]]:
    shots: dict[str, list[Measures]] = {}
    for path, label in photos:
        with Image.open(path) as image:
            shots.setdefault(label, []).append(measure(arrived(image)))
    return shots


def _proposed(line: Line, faulty: Sequence[Measures], good: Sequence[Measures]) -> Proposal:
    bad, fine = _values(line, faulty), _values(line, good)
    counts = len(bad), len(fine)
    if min(counts) < FEWEST:
        return Proposal(line, counts, None)
    edges = sorted({*bad, *fine})
    middles = [(one + other) / 2 for one, other in pairwise(edges)] or edges

    def rates(value: float) -> tuple[float, float]:
        return _share(line, bad, value), _share(line, fine, value)

    best = max(middles, key=lambda value: rates(value)[0] - WEIGHT * rates(value)[1])
    return Proposal(line, counts, round(best, 3), *rates(best))


def _values(line: Line, shots: Sequence[Measures]) -> list[float]:
    known = [shot for shot in shots if shot.found] if line.field == "area" else shots
    return [float(getattr(shot, line.field)) for shot in known]


def _share(line: Line, values: Sequence[float], value: float) -> float:
    told = [one < value if line.below else one >= value for one in values]
    return sum(told) / len(told)


def _told(one: Proposal) -> str:
    faulty, good = one.photos
    now = getattr(thresholds(), one.line.name)
    head = f"{one.line.name:10} now {now:<8g} {faulty:4} with the fault, {good:4} good: "
    if one.value is None:
        return f"{head}too few to say"
    return f"{head}propose {one.value:<8g} finds {one.found:4.0%}, wrong for {one.wrong:4.0%}"


if __name__ == "__main__":
    sys.exit(main())
