"""The same photo in better light, and the same photo in a square: nothing is put in, nothing is recoloured."""

import cv2
import numpy as np
from PIL import Image

from bot.photos.coach import faults
from bot.photos.measures import Measures
from bot.photos.pixels import Array, plain, reduced, whites

HELPED = {"dark", "a-bit-dark", "cast", "soft"}  # tips whose fault light work mends, if only in part
SAMPLE = 320  # pixels of the copy that the correction is read from
SQUARE = 1080  # pixels
GAINS = (0.8, 1.25)  # of a channel: lamplight is taken back in part, a yellow cloth stays yellow
PALE = 40.0  # CIELAB chroma above which the palest thing is no grey card but has a colour of its own
NEAR = 8.0  # CIELAB chroma below which it is grey for sure; above, the whole picture must lean the same way
LEANING = 0.8  # share of the picture that must
STRETCH = 4.0  # how far contrast may be drawn apart
MIDDLE = 118  # where the middle brightness is brought towards
GAMMA = (0.6, 1.0)  # only brighter: white on white is not a mistake
SHARPEN = 0.5  # of the difference from a copy blurred by RADIUS pixels
RADIUS = 1.2
BACKDROP = 24  # pixels of the copy that becomes the soft background
VEIL = 0.25  # how much white lies over it, so that it stays behind


def worth(measures: Measures) -> bool:
    """Whether a better version should be offered: only where a fault was found that it can help."""
    return any(fault.tip in HELPED for fault in faults(measures))


def improved(image: Image.Image) -> Image.Image:
    """White balance, contrast, brightness and a little sharpness, all within limits; RGB of the same size.

    The balance is read from what is bright and nearly grey, and left alone where there is none. A fifth of a
    second at 1280 x 960.
    """
    colours = np.asarray(plain(image))
    curves = _curves(reduced(image, SAMPLE))
    bands = [cv2.LUT(band, curve) for band, curve in zip(cv2.split(colours), curves, strict=True)]
    bright = cv2.merge(bands)
    soft = cv2.GaussianBlur(bright, (0, 0), RADIUS)
    return Image.fromarray(cv2.addWeighted(bright, 1 + SHARPEN, soft, -SHARPEN, 0))


def squared(image: Image.Image, side: int = SQUARE) -> Image.Image:
    """The whole photo in a square of `side` pixels, before a soft and lighter copy of itself."""
    whole = plain(image)
    scale = side / max(whole.size)
    size = max(1, round(whole.width * scale)), max(1, round(whole.height * scale))
    front = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    square = _backdrop(whole, side)
    square.paste(front, ((side - size[0]) // 2, (side - size[1]) // 2))
    return square


def _backdrop(whole: Image.Image, side: int) -> Image.Image:
    edge = min(whole.size)
    left, top = (whole.width - edge) // 2, (whole.height - edge) // 2
    middle = whole.resize((BACKDROP, BACKDROP), box=(left, top, left + edge, top + edge))
    calm = cv2.GaussianBlur(np.asarray(middle), (0, 0), 2)
    wide = Image.fromarray(calm).resize((side, side), Image.Resampling.BICUBIC)
    return Image.blend(wide, Image.new("RGB", wide.size, "white"), VEIL)


def _curves(sample: Array) -> list[Array]:
    """For red, green and blue, what each of 256 levels becomes."""
    gains = _gains(sample)
    balanced = np.clip(sample * gains, 0, 255).astype(np.uint8)
    grey = cv2.cvtColor(balanced, cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(grey, [0.5, 99.5])
    low = min(low, 30.0)  # a pale picture keeps its paleness
    stretch = min(STRETCH, 250 / max(high - low, 1.0))
    middle = np.clip((np.median(grey) - low) * stretch / 255, 0.02, 0.98)
    gamma = float(np.clip(np.log(MIDDLE / 255) / np.log(middle), *GAMMA))
    levels = np.arange(256)
    curves = [np.clip((levels * gain - low) * stretch / 255, 0, 1) ** gamma * 255 for gain in gains]
    return [np.asarray(curve.round(), np.uint8) for curve in curves]


def _gains(sample: Array) -> Array:
    """What makes the palest bright things grey; 1 for each channel where they are a colour of their own."""
    white = whites(sample)
    if white.tint > PALE or (white.tint > NEAR and white.shared < LEANING):
        return np.ones(3)
    return np.asarray(np.clip(white.mean.mean() / np.maximum(white.mean, 1), *GAINS))
