"""Where the product is in a photo, as far as that can be seen without knowing what it is."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

SIDE = 128  # pixels; at 256 it takes six times as long and finds no more
FRAME = 0.05  # of width and height: taken as background to begin with
ROUNDS = 2
WHOLE = 0.8  # of what stands apart must be one piece, or it is not one thing
TOUCHED = 2  # sides of the frame that a thing may not reach: it would be part of the background or cut off
CALM = 12.0  # CIELAB distance: with a border more restless than this the cut is a guess


Array = npt.NDArray[Any]  # OpenCV's types do not tell bytes from floats


@dataclass(frozen=True, slots=True)
class Thing:
    """A product found; when it is not, nothing can be said of its size and place."""

    found: bool = False
    area: float = 0.0  # share of the picture
    offset: float = 0.0  # of its middle from the picture's, the larger of across and down


def found(colours: Array) -> Thing:
    """The one thing in a picture of red, green and blue. Reliable on a plain background only; takes 40 ms."""
    small = _small(colours)
    height, width = small.shape[:2]
    left, top = max(1, round(width * FRAME)), max(1, round(height * FRAME))
    front = _cut(small, left, top)
    count, _, stats, middles = cv2.connectedComponentsWithStats(front)
    if count < 2:
        return Thing()
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, wide, high, area = stats[best]
    reached = (x <= left, y <= top, x + wide >= width - left, y + high >= height - top)
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    if area < WHOLE * front.sum() or sum(map(bool, reached)) >= TOUCHED or unrest(lab) > CALM:
        return Thing()
    across, down = abs(middles[best][0] / width - 0.5), abs(middles[best][1] / height - 0.5)
    return Thing(True, float(area / (width * height)), float(max(across, down)))


def unrest(lab: Array) -> float:
    """How far the border's colours are, in the median, from their own median. A plain cloth is below 6."""
    width = max(1, min(lab.shape[:2]) // 14)
    strips = (lab[:width], lab[-width:], lab[:, :width], lab[:, -width:])
    ring = np.concatenate([strip.reshape(-1, 3) for strip in strips])
    return float(np.median(np.linalg.norm(ring - np.median(ring, axis=0), axis=1)))


def _small(colours: Array) -> Array:
    height, width = colours.shape[:2]
    scale = SIDE / max(height, width)
    size = max(16, round(width * scale)), max(16, round(height * scale))
    return np.asarray(cv2.resize(colours, size, interpolation=cv2.INTER_AREA), np.uint8)


def _cut(small: Array, left: int, top: int) -> Array:
    """1 where the thing is, with GrabCut: the frame is background, all else is open."""
    height, width = small.shape[:2]
    mask = np.full((height, width), cv2.GC_BGD, np.uint8)
    mask[top : height - top, left : width - left] = cv2.GC_PR_FGD
    cv2.setRNGSeed(1)  # the same photo gets the same advice
    try:
        whole = (0, 0, width, height)  # not read, the mask says more
        models = np.zeros((1, 65)), np.zeros((1, 65))
        cv2.grabCut(small, mask, whole, *models, ROUNDS, cv2.GC_INIT_WITH_MASK)
    except cv2.error:  # a picture of one colour has nothing to cut
        return np.zeros((height, width), np.uint8)
    return np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
