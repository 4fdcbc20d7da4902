"""Whether a file tells where it was taken, in any of the places where files do."""

import re
from collections.abc import Callable
from itertools import islice

from PIL import ExifTags, Image, IptcImagePlugin

_GPS = {2, 4, 20, 22}  # tags of EXIF 2.32, 4.6.6: latitude and longitude, of the place and of what it shows
_EXIF = re.compile(rb"Exif\0\0(?=II|MM)")
_MOST_EXIF = 8  # blocks looked into: its own, one in each thumbnail, those of further pictures
_MOST_OF_ONE = 1 << 16  # bytes; a JPEG's segment cannot be longer
# XMP, which stands unpacked in a file, and what phones write into the film that hangs on a moving photo.
_WORDS = (
    b"GPSLatitude",
    b"GPSLongitude",
    b"photoshop:City",
    b"photoshop:State",
    b"photoshop:Country",
    b"Iptc4xmpCore:Location",
    b"Iptc4xmpExt:Location",
    b"location.ISO6709",
)
_FILM = re.compile(rb"\xa9xyz.{4}[+-]\d", re.DOTALL)
# IPTC IIM 4.2, record 2: content location, city, sublocation, province, country
_IPTC = {(2, number) for number in (26, 27, 90, 92, 95, 100, 101)}


def located(image: Image.Image, data: bytes) -> bool:
    """Whether the file `data`, opened and loaded as `image`, holds a place: coordinates or a name.

    Never raises: what cannot be read tells nothing.
    """
    if any(word in data for word in _WORDS) or _FILM.search(data):
        return True
    return any(_holds(look, image, data) for look in (_in_exif, _in_blocks, _in_iptc, _in_texts))


def _holds(look: Callable[[Image.Image, bytes], bool], image: Image.Image, data: bytes) -> bool:
    try:
        return bool(look(image, data))
    except Exception:  # noqa: BLE001 - a made-up block may make a parser raise anything
        return False


def _in_exif(image: Image.Image, data: bytes) -> bool:
    return _tells(image.getexif())


def _in_blocks(image: Image.Image, data: bytes) -> bool:
    """EXIF wherever it stands: in a thumbnail, in the second picture of a file, in what was hung on."""
    for found in islice(_EXIF.finditer(data), _MOST_EXIF):
        exif = Image.Exif()
        try:
            exif.load(data[found.start() : found.start() + _MOST_OF_ONE])
            if _tells(exif):
                return True
        except Exception:  # noqa: BLE001, S112 - the next one may be whole
            continue
    return False


def _in_iptc(image: Image.Image, data: bytes) -> bool:
    return not _IPTC.isdisjoint(IptcImagePlugin.getiptcinfo(image) or ())  # type: ignore[arg-type] # an ImageFile


def _in_texts(image: Image.Image, data: bytes) -> bool:
    """Texts of a PNG, which may be packed."""
    texts = " ".join(str(value) for value in image.info.values() if isinstance(value, str | bytes))
    return any(word.decode() in texts for word in _WORDS)


def _tells(exif: Image.Exif) -> bool:
    return not _GPS.isdisjoint(exif.get_ifd(ExifTags.IFD.GPSInfo))
