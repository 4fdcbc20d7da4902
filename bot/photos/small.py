"""Smaller copies of photos, for lists of many and for pages: made when somebody looks, gone within the hour after."""

import asyncio
import io
from pathlib import Path

from PIL import Image

LONGEST, LARGE = 320, 960  # pixels
QUALITY = 80


async def make(media: Path, name: str, longest: int = LONGEST) -> bytes:
    """The JPEG behind `small-NAME`, as the press asks for it, of a photo that is kept in `media`.

    Raises FileNotFoundError when there is no such photo (any more).
    """
    return await asyncio.to_thread(drawn, media / name, longest)


def drawn(path: Path, longest: int = LONGEST) -> bytes:
    """A copy of a photo of ours, its longer side so many pixels at most. FileNotFoundError for any other file."""
    if path.suffix != ".jpg":
        raise FileNotFoundError("this is no photo")
    with Image.open(path, formats=("JPEG",)) as image:
        image.thumbnail((longest, longest), reducing_gap=2.0)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=longest > LONGEST)
        return out.getvalue()
