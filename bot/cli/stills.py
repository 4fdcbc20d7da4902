"""The photos of talks: drawn, each of another jar, well taken or with one fault."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZE = (1024, 768)
SORTS = ("good", "dark", "dim", "blurred", "face", "place")
_WALL, _CLOTH = (228, 220, 205), (242, 236, 226)
_FILLINGS = ((130, 150, 70), (170, 60, 60), (220, 160, 60), (110, 60, 110), (190, 120, 70))
_LIDS = ((182, 76, 37), (47, 93, 80), (60, 80, 140), (210, 180, 90))
_JORDAN = {1: "N", 2: (31.0, 57.0, 0.0), 3: "E", 4: (35.0, 56.0, 0.0)}  # GPS tags of EXIF: somewhere in Amman


@cache
def still(sort: str, number: int) -> bytes:
    """The JPEG of one photo; the same for the same sort and number."""
    image = _jar(random.Random(number))
    exif = Image.Exif()
    match sort:
        case "dark":
            image = ImageEnhance.Brightness(image).enhance(0.18)
        case "dim":
            image = ImageEnhance.Brightness(image).enhance(0.36)
        case "blurred":
            image = image.filter(ImageFilter.GaussianBlur(7))
        case "face":
            image.paste(_face().resize((300, 390)), (SIZE[0] - 310, 20))
        case "place":
            exif[0x8825] = _JORDAN
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def _jar(chance: random.Random) -> Image.Image:
    """A jar of something pickled on a table, in the light of a window: each in other colours and another size."""
    image = Image.new("RGB", SIZE, _WALL)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 560, *SIZE), fill=_CLOTH)
    base = chance.choice(_FILLINGS)
    left, top, right, bottom = 300, chance.randint(150, 260), chance.randint(610, 690), 660
    pen.rounded_rectangle(
        (left, top, right, bottom), 46, fill=_shade(base, 20), outline=_shade(base, -70), width=6
    )
    for _ in range(240):
        x, y = chance.randint(left + 24, right - 50), chance.randint(top + 30, bottom - 50)
        size, shade = chance.randint(14, 40), chance.randint(-40, 40)
        pen.ellipse((x, y, x + size, y + size), fill=_shade(base, shade), outline=_shade(base, -90))
    lid = (left - 12, top - 70, right + 12, top + 14)
    pen.rounded_rectangle(lid, 18, fill=chance.choice(_LIDS), outline=(60, 44, 30), width=5)
    high = chance.randint(top + 60, 440)
    pen.rectangle(
        (left + 60, high, right - 60, high + 120), fill=(255, 253, 249), outline=(60, 60, 60), width=4
    )
    for line in range(4):
        y = high + 24 + line * 24
        pen.line((left + 84, y, right - 84 - 40 * (line % 2), y), fill=(40, 50, 45), width=6)
    return image


def _shade(colour: tuple[int, int, int], by: int) -> tuple[int, int, int]:
    red, green, blue = (max(0, min(255, part + by)) for part in colour)
    return red, green, blue


def _face() -> Image.Image:
    """Somebody who looks into the picture."""
    image = Image.new("RGB", (400, 520), _WALL)
    pen = ImageDraw.Draw(image)
    pen.ellipse((30, 10, 370, 500), fill=(70, 50, 40))
    pen.ellipse((65, 60, 335, 460), fill=(222, 180, 150))
    for side in (-1, 1):
        eye = 200 + side * 56
        pen.ellipse((eye - 34, 185, eye + 34, 219), fill=(150, 110, 90))
        pen.ellipse((eye - 27, 190, eye + 27, 214), fill=(240, 235, 230))
        pen.ellipse((eye - 13, 188, eye + 13, 216), fill=(40, 30, 25))
        pen.arc((eye - 42, 150, eye + 42, 196), 200, 340, fill=(60, 40, 30), width=12)
    pen.polygon([(191, 215), (173, 287), (227, 287)], fill=(200, 155, 128))
    pen.ellipse((146, 318, 254, 356), fill=(170, 80, 75))
    pen.line((150, 336, 250, 336), fill=(110, 40, 40), width=5)
    return image.filter(ImageFilter.GaussianBlur(3))
