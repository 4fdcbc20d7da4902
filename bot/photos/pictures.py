"""The pictures of lessons: drawn once as SVG, without words, and shown as small PNGs."""

import asyncio
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst
import yaml
from PIL import Image

from bot.language.content import CONTENT
from bot.store.tx import Tx

FOLDER = CONTENT / "pictures"
SIZES = FOLDER / "sizes.yaml"  # kilobytes by name; a test holds it to what is drawn
WIDTH, HEIGHT = 800, 600  # pixels
COLOURS = 64  # flat drawings need few, and a phone on little data is grateful
_SHEET = f"""
#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, height: 100%)
""".encode()


async def make(file: str) -> bytes:
    """The PNG behind `side-light.png`, as the press asks for it. FileNotFoundError when nobody drew it."""
    name = file.removesuffix(".png")
    if name == file or name not in names():
        raise FileNotFoundError("there is no such picture")
    return await asyncio.to_thread(draw, FOLDER / f"{name}.svg")


def draw(path: Path) -> bytes:
    """A drawing as a PNG of WIDTH by HEIGHT pixels and COLOURS colours. Takes a tenth of a second."""
    drawing = path.read_text(encoding="utf-8")
    sheet = typst.compile(_SHEET, format="png", ppi=72.0, sys_inputs={"drawing": drawing})
    out = io.BytesIO()
    with Image.open(io.BytesIO(sheet)) as image:
        flat = image.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def names() -> frozenset[str]:
    """What is drawn."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def size(tx: Tx, name: str) -> int:
    """Kilobytes of a picture, to be said before she loads it; 0 for one that nobody drew."""
    return _sizes().get(name, 0)


@cache
def _sizes() -> Mapping[str, int]:
    found: Mapping[str, int] = yaml.safe_load(SIZES.read_text(encoding="utf-8"))
    return found
