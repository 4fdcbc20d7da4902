"""What is measured in a photo: a dozen numbers, small enough to be kept when the photo is not."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

from PIL import Image


@dataclass(frozen=True, slots=True)
class Measures:
    """Numbers of one photo; all but `longest` are taken on a copy whose longer side is at most 640 pixels."""

    longest: int  # pixels of the longer side as it came
    edges: float  # 0 to 1: how steep the steepest edges are, in the direction where they are least steep
    detail: float  # variance of the second derivative in the four sharpest of 64 tiles, contrast stretched
    mean: float  # 0 to 255: brightness
    top: float  # 0 to 255: brightness that a twentieth of the picture exceeds
    dark: float  # share of pixels below 35 of 255
    burnt: (
        float  # share of pixels with a channel at its end, without a white background that meets the border
    )
    tint: float  # CIELAB chroma of what is bright and least coloured: near 0 where white looks white
    neutral: float  # share of pixels without colour
    shared: float  # share of pixels whose colour leans the same way as the tint
    red: float  # CIELAB a, mean: red above 0, green below
    yellow: float  # CIELAB b, mean: yellow above 0, blue below
    found: bool  # whether one thing stands apart from its surroundings; else area and offset are 0
    area: float  # share of the picture that the thing takes
    offset: float  # how far its middle is from that of the picture, in widths or heights
    clutter: float  # share of edge pixels outside the middle
    unrest: float  # CIELAB distance, median over the border, from the border's usual colour
    likeness: str  # 64 bits in hex; few bits differ between pictures that look alike

    def to_json(self) -> dict[str, object]:
        """What json.dumps takes, about 250 bytes."""
        return asdict(self)

    @classmethod
    def from_json(cls, found: Mapping[str, object]) -> Self:
        """Back from `to_json`; a key that is none of ours is left out. KeyError when one of ours is missing."""
        return cls(**{field.name: found[field.name] for field in fields(cls)})  # type: ignore[arg-type]


def measure(image: Image.Image) -> Measures:
    """Measure a photo of any size and mode, already turned upright. Takes a tenth of a second, in one thread."""
    from bot.photos import pixels  # the server reads Measures and never needs the 40 MB of OpenCV for that

    return pixels.measured(image)
