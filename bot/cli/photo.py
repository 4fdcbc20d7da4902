"""`mahalli photo`: what is measured in photos and what the coach would say, and the versions made of them."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.command import Command
from bot.errors import BadMedia, UseError

if TYPE_CHECKING:
    from PIL.Image import Image

    from bot.photos.faces import Box

WRONG = {
    "not-an-image": "is no picture we can read",
    "too-big": "has too many pixels",
    "broken": "is cut off or damaged",
}


def _photo(arguments: Namespace) -> int:
    if arguments.out is not None:
        _ready(arguments.out)
    well = [_shown(path, arguments.out) for path in arguments.files]
    return 0 if all(well) else 1


def _ready(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UseError(f"{folder} cannot be made a folder: give --out another one") from None


def _shown(path: Path, folder: Path | None) -> bool:
    """One JSON object on a line for a file, or a sentence on stderr. Returns whether it could be read."""
    try:
        print(json.dumps({"file": str(path)} | _seen(path, folder)))
    except BadMedia as error:
        print(f"{path} {WRONG.get(error.reason, 'cannot be used')}", file=sys.stderr)
    except OSError as error:
        print(f"{path} cannot be read or written: {error.strerror}", file=sys.stderr)
    else:
        return True
    return False


def _seen(path: Path, folder: Path | None) -> dict[str, object]:
    """What the coach and the guard see; with a folder the versions are written there."""
    from dataclasses import asdict  # all below comes in with OpenCV, which no other command needs

    from bot.photos import clean, coach, faces, improve
    from bot.photos.measures import measure

    photo = clean.opened(path.read_bytes())
    measures = measure(photo.image)
    boxes = faces.find(photo.image)
    found: dict[str, object] = {
        "width": photo.image.width,
        "height": photo.image.height,
        "located": photo.located,
        "faces": [asdict(box) for box in boxes],
        "measures": measures.to_json(),
        "advice": asdict(coach.advise(measures)),
        "faults": [fault.tip for fault in coach.faults(measures)],
        "worth_improving": improve.worth(measures),
    }
    return found | ({"written": _written(photo.image, boxes, folder / path.stem)} if folder else {})


def _written(image: "Image", boxes: "list[Box]", stem: Path) -> list[str]:
    """Write the versions beside each other; the blurred one only where there is a face."""
    from bot.photos import clean, cover, improve

    versions = {"cleaned": image, "improved": improve.improved(image), "squared": improve.squared(image)}
    if boxes:
        versions["blurred"] = cover.blurred(image, boxes)
    files = []
    for name, version in versions.items():
        file = stem.with_name(f"{stem.name}-{name}.jpg")
        file.write_bytes(clean.encoded(version))
        files.append(str(file))
    return files


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    versions = "write the cleaned, improved, squared and, where there is a face, blurred versions"
    parser.add_argument("--out", type=Path, metavar="DIR", help=versions)


PHOTO = Command("photo", "measure photos and print what the coach would say", _photo, _arguments)
