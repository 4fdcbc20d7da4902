"""A photo as it may be kept: upright, small, in plain colours, and without a word about where and with what it was taken."""

import io
import re
from dataclasses import dataclass

import pi_heif  # type: ignore[import-untyped]
from PIL import Image, ImageCms, UnidentifiedImageError

from bot.errors import BadMedia
from bot.photos import traces

LONGEST = 1600  # pixels of the longer side of what is kept
MOST_PIXELS = 40_000_000  # a bigger picture is refused before it is decoded
MOST_WEBP = 20_000_000  # whose decoder holds every pixel four times over
MOST_SCANS = 100  # of a JPEG: a progressive one has about ten, and each costs the time of a whole picture
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")
_GAP = 1.2  # how much bigger than LONGEST a JPEG is decoded at least: it comes in whole, half, quarter size
_UPRIGHT = {  # what undoes each orientation of EXIF
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")  # not one of those inside the pixels of a scan

pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A JPEG of at most LONGEST pixels a side, without metadata. `located`: it told where it was taken."""

    data: bytes
    width: int
    height: int
    located: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """The same before it is encoded: plain RGB."""

    image: Image.Image
    located: bool


def clean(data: bytes) -> Cleaned:
    """Decode by content, turn upright, shrink, bring to sRGB and encode anew: nothing but pixels stays.

    Raises BadMedia as `opened` does. Takes a fifth of a second for 12 megapixels; run it in a thread.
    """
    photo = opened(data)
    return Cleaned(encoded(photo.image), *photo.image.size, photo.located)


def opened(data: bytes) -> Opened:
    """The picture in a file of any of FORMATS, the first where it moves, fit to be kept.

    Raises BadMedia: `not-an-image` for what is none of these, `too-big` above MOST_PIXELS (or MOST_WEBP, or MOST_SCANS),
    `broken` for a file that is cut off or cannot be decoded.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check(image, data)
            plain = _plain(image)  # reads the file to its end, where a PNG may tell a place
            return Opened(plain, traces.located(image, data))
    except BadMedia:
        raise
    except UnidentifiedImageError:
        raise BadMedia("not-an-image") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise BadMedia("too-big") from None
    except Exception:  # noqa: BLE001 - a decoder that is fed a made-up file may raise anything
        raise BadMedia("broken") from None


def encoded(image: Image.Image) -> bytes:
    """An RGB picture as a JPEG without metadata."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, exif=b"", comment=b"", icc_profile=None)
    return out.getvalue()


def _check(image: Image.Image, data: bytes) -> None:
    most = MOST_WEBP if image.format == "WEBP" else MOST_PIXELS
    if image.width * image.height > most or (data.startswith(b"\xff\xd8") and _scans(data) > MOST_SCANS):
        raise BadMedia("too-big")


def _scans(data: bytes) -> int:
    """How often a JPEG goes over its pixels; counted no further than what is too often."""
    scans, place = 0, 2
    while scans <= MOST_SCANS and (found := _MARKER.search(data, place)) and found[1] != b"\xd9":
        scans += found[1] == b"\xda"
        place = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
    return scans


def _plain(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    small = _direct(image)
    small.thumbnail((LONGEST, LONGEST), reducing_gap=_GAP)
    turn = _UPRIGHT.get(_orientation(image))
    upright = small if turn is None else small.transpose(turn)
    plain = _standard(_on_white(upright), profile)
    plain.info = {}  # what encoders look into
    return plain


def _orientation(image: Image.Image) -> int:
    """As EXIF says it, 1 where it cannot be read. HEIC says 1: its decoder has turned the picture and noted that."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - EXIF that cannot be read says nothing
        return 1


def _direct(image: Image.Image) -> Image.Image:
    """In a mode whose pixels can be averaged; the same picture where they can."""
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda level: level / 256).convert("L")
    return image.convert("L") if image.mode == "1" else image


def _on_white(image: Image.Image) -> Image.Image:
    """On white where it was transparent."""
    if not image.has_transparency_data:
        return image
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _standard(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB; a profile that cannot be read or belongs to other colours is passed over."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            made = None
        if made is not None:
            return made
    return image.convert("RGB")  # a new picture, or the same one
