"""A photo without the faces in it: covered so that nobody can bring them back, or cut off where they stand at an edge."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from PIL import Image, ImageDraw, ImageFilter

from bot.photos.faces import Box

CELLS = 4  # across and down a covered face: all that is left of it is 16 colours
MARGIN = 0.35  # of the box, on each side: hair, chin and ears; an ellipse in it hides the whole box
SOFTNESS = 50  # the ellipse's rim is a fiftieth of its length
AROUND = 0.3  # of the box, kept clear where a face is cut off
LEAST_LEFT = 0.4  # share of the picture that a cut must leave
SLIMMEST = 0.4  # the shorter side of such a part, of its longer side
OFF_CENTRE = 0.7  # what a part is worth that does not hold the middle, where the product usually is


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture, from its first pixels to just before its last, as Pillow has it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The same, for Pillow."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> tuple[int, int]:
        """Width and height; neither is positive for an area of nothing."""
        return self.right - self.left, self.bottom - self.top


def blurred(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """An RGB copy in which each face is a soft ellipse made of CELLS by CELLS colours."""
    covered = image.convert("RGB").copy()
    for box in boxes:
        whole = _widened(box, MARGIN)
        area = _within(whole, image.size)
        covered.paste(_patch(covered.crop(area.box)), area.box, _ellipse(whole, area))
    return covered


def cropped(image: Image.Image, boxes: Sequence[Box]) -> Image.Image | None:
    """The best part of the picture that no face reaches into; None when too little would be left."""
    blocked = [_within(_widened(box, AROUND), image.size) for box in boxes]
    fit = [area for area in _free(image.size, blocked) if _fits(area, image)]
    if not fit:
        return None
    return image.crop(max(fit, key=lambda area: _worth(area, image)).box)


def _widened(box: Box, by: float) -> Area:
    """The box with so much of it on each side, be that beyond the picture's edge."""
    across, down = round(box.width * by), round(box.height * by)
    return Area(box.x - across, box.y - down, box.x + box.width + across, box.y + box.height + down)


def _within(area: Area, size: tuple[int, int]) -> Area:
    return Area(max(0, area.left), max(0, area.top), min(size[0], area.right), min(size[1], area.bottom))


def _patch(face: Image.Image) -> Image.Image:
    """What is shown instead of a face, made from the mean colours of a few cells and nothing else."""
    cells = face.resize((CELLS, CELLS), Image.Resampling.BOX)
    wide = cells.resize(face.size, Image.Resampling.BICUBIC)
    return wide.filter(ImageFilter.GaussianBlur(max(face.size) / CELLS / 2))


def _ellipse(whole: Area, area: Area) -> Image.Image:
    """The part in `area` of an ellipse in `whole`: full within the face's own box, soft at its end in the margin."""
    mask = Image.new("L", area.size)
    left, top = area.left, area.top
    outline = (whole.left - left, whole.top - top, whole.right - left - 1, whole.bottom - top - 1)
    ImageDraw.Draw(mask).ellipse(outline, fill=255)
    return mask.filter(ImageFilter.GaussianBlur(max(area.size) / SOFTNESS))


def _free(size: tuple[int, int], blocked: Sequence[Area]) -> Iterator[Area]:
    """The parts between two edges, and above, between and below what is blocked there: the biggest is among them."""
    width, height = size
    edges = sorted({0, width, *(area.left for area in blocked), *(area.right for area in blocked)})
    for left, right in combinations(edges, 2):
        top = 0
        for area in sorted(blocked, key=lambda area: area.top):
            if area.left < right and area.right > left:
                yield Area(left, top, right, area.top)
                top = max(top, area.bottom)
        yield Area(left, top, right, height)


def _fits(area: Area, image: Image.Image) -> bool:
    return _share(area, image) >= LEAST_LEFT and min(area.size) >= SLIMMEST * max(area.size)


def _share(area: Area, image: Image.Image) -> float:
    width, height = area.size
    return max(0, width) * max(0, height) / (image.width * image.height)


def _worth(area: Area, image: Image.Image) -> float:
    """Big, not too far from a square, and with the middle of the picture in it."""
    middle = area.left <= image.width / 2 <= area.right and area.top <= image.height / 2 <= area.bottom
    slim = min(area.size) / max(area.size)
    return _share(area, image) * math.sqrt(slim) * (1 if middle else OFF_CENTRE)
