"""The photographs of the bench: which packages they lie in, and what a person sees in each."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "sources.txt"
FOUND = HERE / "found"  # git-ignored; fetch.py fills it


@dataclass(frozen=True, slots=True)
class Photo:
    """One photograph; its labels were given by a person who looked at it, as sources.txt explains."""

    path: str  # inside its package
    name: str
    kinds: frozenset[str]
    faces: int
    seen: str  # front, side, small, or nothing where there is no face
    faults: frozenset[str]  # tips that a person would give too
    subject: str

    @property
    def file(self) -> Path:
        return FOUND / f"{self.name}{Path(self.path).suffix}"

    @property
    def tuning(self) -> bool:
        """Whether it belongs to the half that thresholds are tuned on; decided by its name, once and for all."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Package:
    """A file of a registry, pinned; `python` is the version a wheel is made for."""

    client: str
    name: str
    version: str
    sha256: str
    python: str = ""
    photos: list[Photo] = field(default_factory=list)


def packages() -> list[Package]:
    """What sources.txt names, in its order."""
    found: list[Package] = []
    for line in SOURCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1].photos.append(_photo(line))
        elif line and not line.startswith("#"):
            client, name, version, sha256, *python = line.split()
            found.append(Package(client, name, version, sha256, "".join(python)))
    return found


def photos() -> Iterator[Photo]:
    """All of them, whether fetched or not."""
    for package in packages():
        yield from package.photos


def _photo(line: str) -> Photo:
    path, name, kinds, faces, faults, subject = (part.strip() for part in line.split("|"))
    count, _, seen = faces.partition(" ")
    return Photo(
        path=path,
        name=name,
        kinds=frozenset(kinds.split()),
        faces=int(count),
        seen=seen,
        faults=frozenset() if faults == "-" else frozenset(faults.split(",")),
        subject=subject,
    )
