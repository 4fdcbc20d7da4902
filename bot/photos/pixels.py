"""The numbers of a photo, taken from its pixels with OpenCV."""

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from bot.photos import subject
from bot.photos.measures import Measures

SIDE = 640  # pixels of the longer side of the copy that is measured; thresholds hold for this size only
LEAST = 32  # pixels of its shorter side; a thinner picture is stretched
GAIN = 4.0  # how far contrast is stretched before edges are judged: a dark photo is not a blurred one
STEP = 12  # levels that 9 x 9 pixels must span before we speak of an edge (see FLAT)
FEW = 150  # edge pixels in one direction below which that direction says nothing
DIRECTIONS = (0, 45, 90, 135)  # degrees; a shaken photo is blurred in one of them only

FAINT = 4.0  # of a frequency in 32 x 32 pixels; noise and compression stay below
ENOUGH = 0.02  # of the picture must be bright enough before we speak of its whites

cv2.setNumThreads(1)  # several photos at once share the processor as photos, not as threads of one

Array = npt.NDArray[Any]  # OpenCV's types do not tell bytes from floats


@dataclass(frozen=True, slots=True)
class Whites:
    """The palest of the bright parts: CIELAB chroma, and the mean red, green and blue; the share of the picture
    that has no colour, and the share whose colour leans the same way as the palest."""

    tint: float = 0.0
    neutral: float = 1.0
    shared: float = 0.0
    mean: Array = field(default_factory=lambda: np.full(3, 255.0))


def measured(image: Image.Image) -> Measures:
    """All numbers of `Measures`, rounded so that they are the same after a way through JSON."""
    colours = reduced(image)
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    sparse = np.ascontiguousarray(colours[::2, ::2])  # every fourth pixel: colour needs no detail
    lab = cv2.cvtColor(sparse.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    white = whites(sparse)
    thing = subject.found(colours)
    clear = _stretched(grey)
    return Measures(
        longest=max(image.size),
        edges=_round(_edges(clear)),
        detail=_round(_detail(grey)),
        mean=_round(grey.mean()),
        top=_round(np.percentile(grey, 95)),
        dark=_round((grey < 35).mean()),
        burnt=_round(_burnt(colours)),
        tint=_round(white.tint),
        neutral=_round(white.neutral),
        shared=_round(white.shared),
        red=_round(lab[..., 1].mean()),
        yellow=_round(lab[..., 2].mean()),
        found=thing.found,
        area=_round(thing.area),
        offset=_round(thing.offset),
        clutter=_round(_clutter(clear)),
        unrest=_round(subject.unrest(lab)),
        likeness=_likeness(grey),
    )


def _round(value: float | np.floating) -> float:
    return round(float(value), 4)


def reduced(image: Image.Image, side: int = SIDE) -> Array:
    """A copy in red, green and blue, on white where it was transparent, of at most `side` pixels."""
    width, height = (max(1, one) for one in image.size)
    scale = min(1.0, side / max(width, height))
    size = max(LEAST, round(width * scale)), max(LEAST, round(height * scale))
    if 0 in image.size:
        return np.full((size[1], size[0], 3), 255, np.uint8)
    return np.asarray(plain(image).resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0))


def plain(image: Image.Image) -> Image.Image:
    """The picture in RGB, on white where it was transparent."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode == "La":  # the one mode that Pillow takes to RGBA in two steps only
        image = image.convert("LA")
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _stretched(grey: Array) -> Array:
    """Contrast as far apart as GAIN allows."""
    low, high = np.percentile(grey, [1, 99])
    gain = min(GAIN, 230 / max(high - low, 1.0))
    return np.asarray(np.clip((grey - low) * gain, 0, 255), np.float32)


def _edges(clear: Array) -> float:
    """How steep edges are for their height, at the 95th percentile, in the direction where this is least.

    The height is what 9 x 9 pixels span, so a white soap on white cloth counts as much as black on white: the
    ratio sees the width of an edge and nothing else. 0 without any edge. A light blur first takes off noise.
    """
    soft = cv2.GaussianBlur(clear, (0, 0), 0.8)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0) / 8, cv2.Sobel(soft, cv2.CV_32F, 0, 1) / 8
    square = np.ones((9, 9), np.uint8)
    height = cv2.dilate(soft, square) - cv2.erode(soft, square)
    steep = cv2.magnitude(across, down) / np.maximum(height, 1)
    edge = (height > STEP) & (steep > 0.08)
    angle = np.degrees(np.arctan2(down[edge], across[edge])) % 180
    ratio = steep[edge]
    sides = [ratio[np.abs((angle - one + 90) % 180 - 90) < 22.5] for one in DIRECTIONS]
    return min((float(np.percentile(side, 95)) for side in sides if side.size > FEW), default=0.0)


def _detail(grey: Array) -> float:
    """The variance of the second derivative, the smaller of across and down, in the sharpest tiles: one part in
    focus is enough."""
    low, high = np.percentile(grey, [1, 99])
    clear = np.clip((grey - low) * (200 / max(high - low, 1.0)), 0, 200).astype(np.float32)
    line = np.array([[1, -2, 1]], np.float32)
    height, width = grey.shape
    clear = clear[: height // 8 * 8, : width // 8 * 8]
    least = []
    for kernel in (line, line.T):
        second = cv2.filter2D(clear, cv2.CV_32F, kernel)
        tiles = second.reshape(8, height // 8, 8, width // 8).var(axis=(1, 3))
        least.append(np.sort(tiles, axis=None)[-4:].mean())
    return float(min(least))


def _burnt(colours: Array) -> float:
    """The share of lost highlights; a white background that meets the border is meant, not lost."""
    red, green, blue = cv2.split(colours)
    white = np.asarray(cv2.min(cv2.min(red, green), blue) >= 250, np.uint8)
    _, patches = cv2.connectedComponents(white)
    border = np.concatenate([patches[0], patches[-1], patches[:, 0], patches[:, -1]])
    meant = (white > 0) & np.isin(patches, np.unique(border))
    lost = (cv2.max(cv2.max(red, green), blue) >= 252) & ~meant
    return float(lost.sum() / max(1, meant.size - meant.sum()))


def whites(colours: Array) -> Whites:
    """What should be white or grey in a picture, if anything should."""
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    lab = cv2.cvtColor(colours.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    red, green, blue = cv2.split(colours)
    dark = min(60.0, 0.3 * np.percentile(grey, 95))
    fit = (grey > dark) & (
        cv2.max(cv2.max(red, green), blue) < 252
    )  # neither too dark nor at the scale's end
    if fit.mean() < ENOUGH:
        return Whites()
    light, colour = lab[..., 0][fit], lab[..., 1:][fit]
    chroma = np.hypot(colour[:, 0], colour[:, 1])
    bright = light >= np.percentile(light, 80)
    pale = bright & (chroma <= np.percentile(chroma[bright], 40))
    middle = np.median(colour[pale], axis=0)
    tint = float(np.hypot(*middle))
    seen = lab[grey > dark / 2]
    along = (seen[:, 1] * middle[0] + seen[:, 2] * middle[1]) / max(tint, 0.001)
    return Whites(
        tint, float((chroma < 5).mean()), float((along > 2).mean()), colours[fit][pale].mean(axis=0)
    )


def _clutter(clear: Array) -> float:
    """The share of edge pixels in what is left without the middle 60 per cent of width and height."""
    soft = cv2.GaussianBlur(clear, (0, 0), 1.2).astype(np.uint8)
    edges = cv2.Canny(soft, 60, 150) > 0
    height, width = edges.shape
    around = np.ones_like(edges)
    around[height // 5 : height - height // 5, width // 5 : width - width // 5] = False
    return float(edges[around].mean())


def _likeness(grey: Array) -> str:
    """The signs of the 64 lowest frequencies; what is as good as none counts as negative, or noise would decide."""
    small = cv2.resize(grey, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = cv2.dct(small)[:8, :8].ravel()
    return np.packbits(low > FAINT).tobytes().hex()
