"""What can go wrong with a photo, done to good ones: each variant with the tips that would be right for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from PIL import Image, ImageOps

from bot.photos.pixels import SIDE, plain

ARRIVES = 1280  # pixels of the longer side of a photo as a channel delivers it
Make = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True, slots=True)
class Variant:
    """`tips` are right for it, any of them; none of them for a change that should not matter."""

    name: str
    tips: frozenset[str]
    make: Make


def arrived(image: Image.Image) -> Image.Image:
    """A photograph as a channel delivers it: upright, in RGB, of at most ARRIVES pixels."""
    upright = plain(ImageOps.exif_transpose(image))
    upright.thumbnail((ARRIVES, ARRIVES))
    return upright


def _scale(image: Image.Image) -> float:
    """Blurs are given in pixels of the copy that is measured."""
    return max(1.0, max(image.size) / SIDE)


def _blurred(image: Image.Image, sigma: float) -> Image.Image:
    return Image.fromarray(cv2.GaussianBlur(np.asarray(image), (0, 0), sigma * _scale(image)))


def _shaken(image: Image.Image, length: int, degrees: float) -> Image.Image:
    size = round(length * _scale(image)) | 1
    line = np.zeros((size, size), np.float32)
    line[size // 2] = 1
    turn = cv2.getRotationMatrix2D((size // 2, size // 2), degrees, 1)
    kernel = cv2.warpAffine(line, turn, (size, size))
    shaken = cv2.filter2D(np.asarray(image), -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT)
    return Image.fromarray(shaken)


def _lit(image: Image.Image, *gains: float) -> Image.Image:
    """Times a factor for all, or one each for red, green and blue; what is over the end is lost, as in a camera."""
    levels = np.asarray(image) * np.array(gains, np.float32)
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _tiny(image: Image.Image) -> Image.Image:
    return ImageOps.contain(image, (480, 480))


def _placed(image: Image.Image, share: float, across: float) -> Image.Image:
    """The photo as a thing on a plain table: `share` of its width, its middle `across` from the left."""
    table = np.random.default_rng(7).normal((209, 205, 197), 3, (image.height, image.width, 3))
    scene = Image.fromarray(np.clip(table, 0, 255).astype(np.uint8))
    thing = image.resize((max(1, round(image.width * share)), max(1, round(image.height * share))))
    left = round(image.width * across - thing.width / 2)
    scene.paste(thing, (left, (image.height - thing.height) // 2))
    return scene


def _cluttered(image: Image.Image) -> Image.Image:
    """Small sharp copies of itself and of a pattern along all four sides."""
    crowded = image.copy()
    chance = np.random.default_rng(3)
    wide, high = image.width // 7, image.height // 7
    copy = image.resize((wide, high))
    board = np.kron(chance.integers(0, 255, (9, 9, 3)), np.ones((high // 9 + 1, wide // 9 + 1, 1)))
    pattern = Image.fromarray(board.astype(np.uint8)).crop((0, 0, wide, high))
    for number in range(7):
        turned = (copy, pattern)[number % 2].rotate(90 * (number % 4))
        for place in ((number * wide, 0), (number * wide, image.height - high)):
            crowded.paste(turned, place)
        for place in ((0, number * high), (image.width - wide, number * high)):
            crowded.paste(turned, place)
    return crowded


def _recompressed(image: Image.Image) -> Image.Image:
    _, data = cv2.imencode(".jpg", np.asarray(image), [cv2.IMWRITE_JPEG_QUALITY, 40])
    return Image.fromarray(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8))


def _cut(image: Image.Image, share: float) -> Image.Image:
    wide, high = round(image.width * share), round(image.height * share)
    return image.crop((wide // 2, wide // 3, image.width - wide // 2, image.height - high // 2))


BLUR, DIM = frozenset({"blurred", "soft"}), frozenset({"dark", "a-bit-dark"})
NOTHING: frozenset[str] = frozenset()


def _one(tip: str) -> frozenset[str]:
    return frozenset({tip})


VARIANTS: tuple[Variant, ...] = (
    Variant("blur sigma 1.5", BLUR, partial(_blurred, sigma=1.5)),
    Variant("blur sigma 2", BLUR, partial(_blurred, sigma=2)),
    Variant("blur sigma 3", BLUR, partial(_blurred, sigma=3)),
    Variant("shaken 9 px", BLUR, partial(_shaken, length=9, degrees=0)),
    Variant("shaken 15 px", BLUR, partial(_shaken, length=15, degrees=0)),
    Variant("shaken 15 px, askew", BLUR, partial(_shaken, length=15, degrees=35)),
    Variant("light x 0.4", DIM, lambda image: _lit(image, 0.4)),
    Variant("light x 0.25", DIM, lambda image: _lit(image, 0.25)),
    Variant("light x 1.6", _one("bright"), lambda image: _lit(image, 1.6)),
    Variant("light x 2.2", _one("bright"), lambda image: _lit(image, 2.2)),
    Variant("lamp, yellow", _one("cast"), lambda image: _lit(image, 1.1, 0.95, 0.65)),
    Variant("shade, blue", _one("cast"), lambda image: _lit(image, 0.75, 0.95, 1.15)),
    Variant("tube, green", _one("cast"), lambda image: _lit(image, 0.85, 1.08, 0.8)),
    Variant("480 px", _one("small"), _tiny),
    Variant("a quarter, on a table", _one("far"), partial(_placed, share=0.25, across=0.5)),
    Variant("half, at the side", _one("off-centre"), partial(_placed, share=0.5, across=0.27)),
    Variant("things around it", _one("clutter"), _cluttered),
    Variant("turned by 90 degrees", NOTHING, lambda image: image.transpose(Image.Transpose.ROTATE_90)),
    Variant("compressed again", NOTHING, _recompressed),
    Variant("cut by 3 %", NOTHING, partial(_cut, share=0.03)),
    Variant("cut by 6 %", NOTHING, partial(_cut, share=0.06)),
)
