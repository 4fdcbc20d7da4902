"""Small copies of photos, for lists of many: made when somebody looks, gone within the hour after."""

import asyncio
import io
from pathlib import Path

from PIL import Image

LONGEST = 320  # pixels
QUALITY = 80


async def make(media: Path, name: str) -> bytes:
    """The JPEG behind `small-NAME`, as the press asks for it, of a photo that is kept in `media`.

    Raises FileNotFoundError when there is no such photo (any more).
    """
    return await asyncio.to_thread(drawn, media / name)


def drawn(path: Path) -> bytes:
    """A copy of a photo of ours. FileNotFoundError for any other file."""
    if path.suffix != ".jpg":
        raise FileNotFoundError("this is no photo")
    with Image.open(path, formats=("JPEG",)) as image:
        image.thumbnail((LONGEST, LONGEST), reducing_gap=2.0)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue()
