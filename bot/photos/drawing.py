"""A card as a JPEG: the words laid out by Typst over photos that Pillow has cropped."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg
import segno
import typst
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from bot.language.isolates import isolated
from bot.photos.letters import FONTS, breakable, drawable

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels

SHAPES = ("square", "story", "plain", "three")
ACCENT = "#b64c25"  # look.typ's clay
HERE = Path(__file__).parent
TEMPLATES = ("look.typ", "goods.typ", "product.typ", "three.typ", "plain.typ")
PAPER, INK, OLIVE = "#fffdf9", "#25302b", "#234a3f"  # look.typ's
SIZE, STORY = (1080, 1080), (1080, 1920)
PLAIN = (1080, 1350)  # what her photo by itself is made to fit in
TALL = 0.9  # width by height of a photo that stands beside the words of a square, not above them
CROPPED = 0.25  # part of a photo that may be cut off to fill its place; else it lies whole on its own blur
MARGIN, BORDER = 30, 10  # pixels around a photo that lies so, and of its white edge
HEAVIEST = 200_000  # bytes; a photo of many details is saved more coarsely
QUALITIES = (86, 78, 70, 62)
_POINT = 72.0  # pixels an inch at which a point is a pixel


@dataclass(frozen=True, slots=True)
class Product:
    """One product on a card: its price as it is written, and our name of its photo."""

    title: str
    price: str
    photo: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card shows. `words` are its own texts, by the name the templates have for them."""

    language: str
    shape: str  # one of SHAPES
    products: tuple[Product, ...]
    maker: str
    place: str
    link: str  # the whole address; nothing: no code to scan
    accent: str  # such as #b64c25
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a card is laid out: by which template, where its photos lie, how round and how much of them."""

    template: str
    name: str
    size: tuple[int, int]
    places: tuple[Box, ...]
    radius: int = 0
    cropped: float = CROPPED


def draw(card: Card, photos: Sequence[bytes]) -> bytes:
    """The card as a JPEG without metadata, at most about HEAVIEST bytes; `photos` in the order of the products.

    Raises OSError when a photo cannot be read. Takes a tenth of a second; run it in a thread.
    """
    pictures = [_opened(data) for data in photos]
    layout = _layout(card, pictures[0].size)
    canvas = Image.new("RGB", layout.size, PAPER)
    for picture, place in zip(pictures, layout.places, strict=False):
        _lay(canvas, picture, place, layout)
    written = Image.open(io.BytesIO(_written(card, layout)))
    canvas.paste(written, mask=written.getchannel("A"))
    return _saved(canvas)


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.draft("RGB", STORY)
    return ImageOps.exif_transpose(image).convert("RGB")


def _layout(card: Card, photo: tuple[int, int]) -> _Layout:
    width = SIZE[0]
    rtl = card.language == "ar"
    if card.shape == "story":
        return _Layout("product.typ", "story", STORY, ((0, 0, width, 1150),))
    if card.shape == "three":
        side = 56 + (3 - len(card.products)) * 166  # two stand in the middle
        lefts = [side + n * 332 for n in range(len(card.products))]
        places = tuple((left, 122, left + 304, 462) for left in (lefts[::-1] if rtl else lefts))
        return _Layout("three.typ", "three", SIZE, places, 28, 0.46)
    if card.shape == "plain":
        scale = min(side / own for side, own in zip(PLAIN, photo, strict=True))
        size = (max(1, round(photo[0] * scale)), max(1, round(photo[1] * scale)))
        return _Layout("plain.typ", "plain", size, ((0, 0, *size),))
    if photo[0] < photo[1] * TALL:
        return _Layout("product.typ", "tall", SIZE, ((0, 0, 580, 1002) if rtl else (500, 0, width, 1002),))
    return _Layout("product.typ", "wide", SIZE, ((0, 0, width, 628),))


def _lay(canvas: Image.Image, picture: Image.Image, place: Box, layout: _Layout) -> None:
    """Put a photo in its place: filling it where little is lost, else whole upon its own blur."""
    left, top, right, bottom = place
    room = (right - left, bottom - top)
    ratio, own = room[0] / room[1], picture.width / picture.height
    if 1 - min(ratio / own, own / ratio) <= layout.cropped:
        laid = ImageOps.fit(picture, room, Image.Resampling.LANCZOS)
    else:
        laid = _printed(picture, room)
    canvas.paste(laid, (left, top), _rounded(room, layout.radius) if layout.radius else None)


def _printed(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
    """The whole photo with a white edge, lying in the room upon its own blur."""
    ground = _blurred(picture, room)
    inner = (room[0] - 2 * (MARGIN + BORDER), room[1] - 2 * (MARGIN + BORDER))
    whole = ImageOps.expand(ImageOps.contain(picture, inner, Image.Resampling.LANCZOS), BORDER, PAPER)
    spot = ((room[0] - whole.width) // 2, (room[1] - whole.height) // 2)
    ground.paste(whole, spot, _rounded(whole.size, 2 * BORDER))
    return ground


def _blurred(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
    """The photo filling the room, soft and a little paler."""
    small = ImageOps.fit(picture, (max(1, room[0] // 12), max(1, room[1] // 12)))
    soft = small.filter(ImageFilter.GaussianBlur(4)).resize(room, Image.Resampling.BICUBIC)
    return Image.blend(soft, Image.new("RGB", room, PAPER), 0.28)


def _rounded(room: tuple[int, int], radius: int) -> Image.Image:
    """A mask with round corners, drawn larger and shrunk so that its edge is smooth."""
    mask = Image.new("L", (room[0] * 4, room[1] * 4))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), radius * 4, fill=255)
    return mask.resize(room, Image.Resampling.BOX)


def _written(card: Card, layout: _Layout) -> bytes:
    """All that is not photo, as a PNG that is clear where the photos lie."""
    data = {
        **card.words,
        "language": card.language,
        "rtl": card.language == "ar",
        "layout": layout.name,
        "width": layout.size[0],
        "height": layout.size[1],
        "accent": card.accent,
        "on": _readable_on(card.accent),
        "maker": isolated(drawable(card.maker)) if drawable(card.maker) else "",
        "place": isolated(drawable(card.place)) if drawable(card.place) else "",
        "products": [
            {
                "title": isolated(breakable(drawable(one.title))),
                "price": drawable(one.price).replace(" ", "\u00a0"),
            }
            for one in card.products
        ],
        "address": isolated(card.link.partition("://")[2]) if card.link else "",
        "qr": _qr(card.link) if card.link else "",
    }
    return typst.compile(
        HERE / layout.template,
        root=HERE.parent,
        font_paths=fonts(),
        format="png",
        ppi=_POINT,
        sys_inputs={"data": json.dumps(data)},
    )


def _readable_on(accent: str) -> str:
    """Paper or ink, whichever stands out more on that colour, by the contrast of WCAG 2."""

    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05

    ground = light(accent)
    return max((PAPER, INK), key=lambda one: max(light(one), ground) / min(light(one), ground))


def _qr(address: str) -> str:
    """The address as an SVG picture, with the quiet zone a reader needs."""
    return segno.make(address, error="m", micro=False).svg_inline(border=4, dark=OLIVE, light=PAPER)


def _saved(canvas: Image.Image) -> bytes:
    """A JPEG, as fine as the weight allows."""
    data = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        canvas.save(out, "JPEG", quality=quality, optimize=True)
        data = out.getvalue()
        if len(data) <= HEAVIEST:
            break
    return data


@cache
def fonts() -> typst.Fonts:
    """The fonts of our cards, and no others."""
    folders = [fontpkg.path(name).parent for name in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
