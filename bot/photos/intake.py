"""A photo on its way in: cleaned, looked at, and what may be worth offering made of it."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PIL import Image

from bot.photos.clean import encoded, opened
from bot.photos.measures import Measures, measure

if TYPE_CHECKING:
    from bot.photos.faces import Box

# What needs OpenCV is imported where it is used: a server that no photo has come to spares its 40 MB.

log = logging.getLogger("mahalli.photos")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Taken:
    """`data` is the cleaned JPEG; `seen` what was seen in it, as JSON; `made` JPEGs made of it, by how.

    `seen` has width, height, located, faces ([x, y, width, height] each, in pixels) and measures (see
    `Measures.to_json`), the last two empty where looking failed. `made` has blurred where there are faces, cropped
    where they can be cut off, and improved where that is worth it.
    """

    data: bytes
    seen: str
    made: Mapping[str, bytes]


def take(data: bytes) -> Taken:
    """A photo as it came, ready to be kept. Raises BadMedia as `clean.opened` does.

    A fault in looking at it or in making something of it loses only that. Takes half a second; run it in a thread.
    """
    photo = opened(data)
    boxes = _tried(lambda: _faces(photo.image)) or []
    measures = _tried(lambda: measure(photo.image))
    seen = {
        "width": photo.image.width,
        "height": photo.image.height,
        "located": photo.located,
        "faces": [[box.x, box.y, box.width, box.height] for box in boxes],
        "measures": measures.to_json() if measures else {},
    }
    made = {how: encoded(image) for how, image in _made(photo.image, boxes, measures)}
    return Taken(encoded(photo.image), json.dumps(seen), made)


def _faces(image: Image.Image) -> "list[Box]":
    from bot.photos import faces

    return faces.find(image)


def _made(
    image: Image.Image, boxes: "Sequence[Box]", measures: Measures | None
) -> Iterator[tuple[str, Image.Image]]:
    """What is worth offering beside the photo itself."""
    from bot.photos import cover

    makers: dict[str, Callable[[], Image.Image | None]] = {}
    if boxes:
        makers["blurred"] = lambda: cover.blurred(image, boxes)
        makers["cropped"] = lambda: cover.cropped(image, boxes)
    if measures:
        makers["improved"] = lambda: _improved(image, measures)
    for how, make in makers.items():
        if (picture := _tried(make)) is not None:
            yield how, picture


def _improved(image: Image.Image, measures: Measures) -> Image.Image | None:
    from bot.photos import improve

    return improve.squared(improve.improved(image)) if improve.worth(measures) else None


def _tried(work: Callable[[], Found]) -> Found | None:
    """What the work gives; None, and a line in the log without content, where it fails."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever it is, her photo must not be lost with it
        log.error("a photo was kept without being looked at in full: %s", type(error).__name__)
        return None
