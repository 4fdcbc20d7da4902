"""What is kept of a photo is its pixels: upright, in true colours, of a modest size, and without a word besides."""

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from bot.errors import BadMedia
from bot.photos.clean import LONGEST, MOST_SCANS, clean

SAMPLES = Path(__file__).parent / "photos"
QUARTERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))  # from the upper left, as one reads English
MARK = b"MARK"  # stands in everything that must not stay


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for number, colour in enumerate(QUARTERS):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        pen.rectangle((left, top, left + width // 2 - 1, top + height // 2 - 1), fill=colour)
    return image


def saved(image: Image.Image, format: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def kept(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(clean(data).data))


def near(one: Sequence[int], other: Sequence[int], by: int = 6) -> bool:
    return all(abs(int(a) - int(b)) <= by for a, b in zip(one, other, strict=True))


def shows_quarters(image: Image.Image) -> bool:
    width, height = image.size
    points = [(width * x // 4, height * y // 4) for y in (1, 3) for x in (1, 3)]
    seen = [image.getpixel(point) for point in points]
    return all(near(one, colour, 30) for one, colour in zip(seen, QUARTERS, strict=True))  # type: ignore[arg-type]


# --- the blocks that a file may carry beside its pixels


def exif(place: bool = False, orientation: int = 1, thumbnail: bytes = b"") -> bytes:
    """EXIF as a camera writes it, by hand: Pillow writes no thumbnail."""
    first = [(0x010F, 2, MARK), (0x0112, 3, struct.pack("<HH", orientation, 0))]
    where = [(1, 2, b"N\0\0\0"), (2, 5, struct.pack("<6I", 32, 1, 33, 1, 12, 1))]
    where += [(3, 2, b"E\0\0\0"), (4, 5, struct.pack("<6I", 35, 1, 51, 1, 0, 1))]
    size_of_first = 2 + 12 * (len(first) + place) + 4
    gps = _directory(where, 8 + size_of_first, 0) if place else b""
    if place:
        first.append((0x8825, 4, struct.pack("<I", 8 + size_of_first)))
    start = 8 + size_of_first + len(gps)
    after = start if thumbnail else 0
    second = [(0x0201, 4, struct.pack("<I", start + 30)), (0x0202, 4, struct.pack("<I", len(thumbnail)))]
    last = _directory(second, start, 0) + thumbnail if thumbnail else b""
    return b"Exif\0\0II*\0\x08\0\0\0" + _directory(first, 8, after) + gps + last


def _directory(entries: Sequence[tuple[int, int, bytes]], start: int, following: int) -> bytes:
    """An IFD that stands at `start`; values longer than four bytes follow it."""
    out, rest = struct.pack("<H", len(entries)), b""
    end = start + 2 + 12 * len(entries) + 4
    for tag, sort, value in entries:
        count = len(value) // {2: 1, 3: 2, 4: 4, 5: 8}[sort]
        count = 1 if sort == 3 else count
        if len(value) > 4:
            out += struct.pack("<HHII", tag, sort, count, end + len(rest))
            rest += value
        else:
            out += struct.pack("<HHI", tag, sort, count) + value
    return out + struct.pack("<I", following) + rest


def xmp(place: bool) -> bytes:
    told = b' exif:GPSLatitude="32,33.2N" exif:GPSLongitude="35,51E"' if place else b""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description note="MARK"%s/></rdf:RDF></x:xmpmeta>'
        % told
    )


def iptc(place: bool) -> bytes:
    """A JPEG segment with Photoshop's block, in it IPTC: a headline, and a city."""
    records = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
        for number, value in [(105, MARK), *([(90, b"Irbid")] if place else [])]
    )
    records += b"\0" * (len(records) % 2)
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records
    return segment(0xED, block)


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def profile(primaries: Sequence[Sequence[float]], gamma: float) -> bytes:
    """An ICC profile of a screen: three primaries, adapted to D50, and one gamma."""

    def numbers(values: Iterable[float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"text\0\0\0\0" + MARK + b"\0\0\0\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + MARK + b"\0" + bytes(78)
    tags = [(b"desc", name), (b"cprt", text), (b"wtpt", numbers((0.9642, 1, 0.8249)))]
    tags += [(key, numbers(one)) for key, one in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)]
    tags += [(key, curve) for key in (b"rTRC", b"gTRC", b"bTRC")]
    table, rest, start = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for key, value in tags:
        value += b"\0" * (-len(value) % 4)
        table += key + struct.pack(">II", start + len(rest), len(value))
        rest += value
    size = start + len(rest)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + rest


# of Display P3, adapted to D50: SMPTE EG 432-1 with the white of D65
P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
SRGB = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))


# --- nothing stays


def left(data: bytes) -> list[int]:
    """The markers of a JPEG, to its end; fails for anything after the end."""
    found, place = [], 2
    while place < len(data):
        assert data[place] == 0xFF
        marker = data[place + 1]
        found.append(marker)
        if marker == 0xD9:
            assert place + 2 == len(data), "something hangs on the picture"
            return found
        place += 2 + int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xDA:
            following = re.compile(rb"\xff[^\x00\xd0-\xd7]").search(data, place)
            assert following
            place = following.start()
    raise AssertionError("the picture has no end")


PIXELS_ONLY = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9}  # JFIF's density, tables, the picture


def bare(data: bytes) -> bool:
    """Whether a JPEG holds pixels and nothing else."""
    with Image.open(io.BytesIO(data)) as image:
        words = set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        return not words and set(left(data)) <= PIXELS_ONLY and MARK not in data and b"GPS" not in data


def jpeg(blocks: frozenset[str], place: str) -> bytes:
    thumbnail = saved(quarters(32, 24), "JPEG", exif=exif(place == "thumbnail"))
    how: dict[str, object] = {}
    if "exif" in blocks:
        how["exif"] = exif(place == "exif", thumbnail=thumbnail if "thumbnail" in blocks else b"")
    if "xmp" in blocks:
        how["xmp"] = xmp(place == "xmp")
    if "icc" in blocks:
        how["icc_profile"] = profile(SRGB, 2.2)
    if "text" in blocks:
        how["comment"] = MARK
    data = saved(quarters(), "JPEG", **how)
    if "iptc" in blocks:
        data = data[:2] + iptc(place == "iptc") + data[2:]
    if "film" in blocks:  # a moving photo: the film hangs on the still
        told = b"\xa9xyz\0\x12\x15\xc7+32.5556+035.8500/" if place == "film" else b""
        data += b"\0\0\0\x18ftypmp42" + MARK + told
    return data


def png(blocks: frozenset[str], place: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    if "text" in blocks:
        info.add_text("Comment", MARK.decode())
        info.add_itxt("Author", MARK.decode(), zip=True)
    if "xmp" in blocks:
        info.add_itxt("XML:com.adobe.xmp", xmp(place == "xmp").decode(), zip=True)
    how: dict[str, object] = {"pnginfo": info}
    if "exif" in blocks:
        how["exif"] = exif(place == "exif")
    if "icc" in blocks:
        how["icc_profile"] = profile(SRGB, 2.2)
    return saved(quarters(), "PNG", **how)


def other(format: str) -> Callable[[frozenset[str], str], bytes]:
    def made(blocks: frozenset[str], place: str) -> bytes:
        how: dict[str, object] = {}
        if "exif" in blocks:
            how["exif"] = exif(place == "exif")
        if "xmp" in blocks:
            how["xmp"] = xmp(place == "xmp")
        if "icc" in blocks:
            how["icc_profile"] = profile(SRGB, 2.2)
        return saved(quarters(), format, **how)

    return made


def gif(blocks: frozenset[str], place: str) -> bytes:
    how: dict[str, object] = {"comment": MARK} if "text" in blocks else {}
    return saved(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (96, 64))], **how)


def heic(blocks: frozenset[str], place: str) -> bytes:
    """One that is whole, or one with EXIF and XMP, which tell a place as far as they should."""
    if not blocks & {"exif", "xmp"}:
        return (SAMPLES / "plain.heic").read_bytes()
    data = (SAMPLES / "turned.heic").read_bytes()
    if place != "xmp":
        data = data.replace(b"GPSLatitude", b"GPSLanguage")
    if place != "exif":
        pointer = struct.pack("<H", 0x8825) if b"II*\0" in data else struct.pack(">H", 0x8825)
        data = data.replace(pointer, pointer[:1] + pointer[:1])
    return data


MAKERS: dict[str, Callable[[frozenset[str], str], bytes]] = {
    "jpeg": jpeg, "png": png, "webp": other("WEBP"), "avif": other("AVIF"), "gif": gif, "heic": heic,
}  # fmt: skip
BLOCKS = {
    "jpeg": ("exif", "thumbnail", "xmp", "icc", "iptc", "text", "film"),
    "png": ("exif", "xmp", "icc", "text"),
    "webp": ("exif", "xmp", "icc"),
    "avif": ("exif", "xmp", "icc"),
    "gif": ("text",),
    "heic": ("exif", "xmp"),
}
TELLING = ("exif", "thumbnail", "xmp", "iptc", "film")


@given(st.data())
def test_whatever_goes_in_only_pixels_come_out_and_a_place_is_noticed(data: st.DataObject) -> None:
    format = data.draw(st.sampled_from(sorted(MAKERS)))
    blocks = data.draw(st.frozensets(st.sampled_from(BLOCKS[format])))
    if "thumbnail" in blocks:
        blocks |= {"exif"}
    able = sorted(blocks & set(TELLING))
    place = data.draw(st.sampled_from(["", *able]))
    cleaned = clean(MAKERS[format](blocks, place))
    assert bare(cleaned.data)
    assert cleaned.located == bool(place)
    assert (cleaned.width, cleaned.height) == Image.open(io.BytesIO(cleaned.data)).size


@pytest.mark.parametrize(("format", "block"), [(f, b) for f in BLOCKS for b in BLOCKS[f] if b in TELLING])
def test_a_place_is_noticed_wherever_it_is_told(format: str, block: str) -> None:
    blocks = frozenset({block, "exif"})
    assert MARK in MAKERS[format](blocks, block) or format == "png", "the test brings what must go"
    assert clean(MAKERS[format](blocks, block)).located
    assert not clean(MAKERS[format](blocks, "")).located
    assert bare(clean(MAKERS[format](blocks, block)).data)


def test_a_jpeg_with_any_block_is_not_bare() -> None:
    assert bare(saved(quarters(), "JPEG"))
    for block in set(BLOCKS["jpeg"]) - {"film", "thumbnail"}:
        assert not bare(jpeg(frozenset({block}), "")), block
    with pytest.raises(AssertionError, match="hangs"):
        bare(jpeg(frozenset({"film"}), ""))


# --- upright


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(format: str, orientation: int) -> None:
    upright = np.asarray(quarters())
    stored = {  # EXIF 2.32, 4.6.4: where the first row and the first column of what is shown lie
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.transpose(1, 0, 2),
        6: np.rot90(upright, 1),
        7: upright[::-1, ::-1].transpose(1, 0, 2),
        8: np.rot90(upright, -1),
    }[orientation]
    image = kept(
        saved(Image.fromarray(np.ascontiguousarray(stored)), format, exif=exif(orientation=orientation))
    )
    assert image.size == (96, 64) and shows_quarters(image)


@pytest.mark.parametrize("quarter", range(4))
def test_a_heic_is_turned_once_though_it_says_so_twice(quarter: int) -> None:
    """By its own property, which the decoder follows, and by EXIF, which phones write besides."""
    data = (SAMPLES / "turned.heic").read_bytes()
    place = data.index(b"irot") + 4
    data = data[:place] + bytes([quarter]) + data[place + 1 :]
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in data, "EXIF says it too"
    expected = np.rot90(np.asarray(quarters()), quarter)
    image = kept(data)
    assert image.size == (expected.shape[1], expected.shape[0])
    middle = [(expected.shape[0] * y // 4, expected.shape[1] * x // 4) for y in (1, 3) for x in (1, 3)]
    assert all(near(image.getpixel((x, y)), expected[y, x], 30) for y, x in middle)  # type: ignore[arg-type]


# --- true colours


def through(colour: Sequence[int], primaries: Sequence[Sequence[float]], gamma: float) -> list[int]:
    """What a colour of those primaries is in sRGB, by IEC 61966-2-1."""
    light = (np.array(colour) / 255) ** gamma
    linear = np.clip(np.linalg.inv(np.array(SRGB).T) @ np.array(primaries).T @ light, 0, 1)
    curved = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return [round(float(value) * 255) for value in curved]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("colour", [(200, 80, 60), (90, 160, 80), (60, 90, 170), (128, 128, 128)])
def test_a_wide_colour_is_brought_to_what_every_screen_shows(
    format: str, colour: tuple[int, int, int]
) -> None:
    image = Image.new("RGB", (64, 48), colour)
    how = {"quality": 95} if format != "PNG" else {}
    seen = kept(saved(image, format, icc_profile=profile(P3, 2.2), **how)).getpixel((20, 20))
    assert near(seen, through(colour, P3, 2.2), 5)  # type: ignore[arg-type]
    if colour == (200, 80, 60):
        assert not near(seen, colour, 5), "the profile changes something"  # type: ignore[arg-type]


def test_a_profile_that_cannot_be_read_is_passed_over() -> None:
    for broken in (b"nonsense", profile(P3, 2.2)[:200], profile(P3, 2.2).replace(b"RGB ", b"CMYK")):
        seen = kept(saved(Image.new("RGB", (64, 48), (200, 80, 60)), "PNG", icc_profile=broken)).getpixel(
            (9, 9)
        )
        assert near(seen, (200, 80, 60))  # type: ignore[arg-type]


def sixteen(level: int) -> Image.Image:
    return Image.frombytes("I;16", (32, 24), struct.pack("<H", level) * (32 * 24))


@pytest.mark.parametrize(
    ("image", "format", "colour"),
    [
        (Image.new("CMYK", (32, 24), (0, 0, 0, 0)), "JPEG", (255, 255, 255)),
        (Image.new("CMYK", (32, 24), (255, 0, 0, 0)), "JPEG", (0, 255, 255)),
        (Image.new("L", (32, 24), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (32, 24), 1), "PNG", (255, 255, 255)),
        (Image.new("LA", (32, 24), (90, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (32, 24), (200, 0, 0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (32, 24), (200, 0, 0, 128)), "WEBP", (227, 127, 127)),
        (Image.new("RGB", (32, 24), (10, 120, 200)).quantize(4), "PNG", (10, 120, 200)),
        (Image.new("RGB", (32, 24), (10, 120, 200)).quantize(4), "GIF", (10, 120, 200)),
        (sixteen(0), "PNG", (0, 0, 0)),
        (sixteen(0x8000), "PNG", (128, 128, 128)),
        (sixteen(0xFFFF), "PNG", (255, 255, 255)),
    ],
)  # fmt: skip
def test_every_kind_of_pixel_is_shown_as_it_was_meant(
    image: Image.Image, format: str, colour: tuple[int, int, int]
) -> None:
    shown = kept(saved(image, format))
    assert shown.mode == "RGB" and near(shown.getpixel((12, 12)), colour)  # type: ignore[arg-type]


# --- a modest size, and what is refused


@pytest.mark.parametrize("size", [(4032, 3024), (3024, 4032), (1601, 10), (1600, 1200), (5, 4000), (1, 1)])
def test_the_longer_side_is_at_most_sixteen_hundred(size: tuple[int, int]) -> None:
    cleaned = clean(saved(Image.new("RGB", size, "teal"), "JPEG"))
    assert max(cleaned.width, cleaned.height) == min(LONGEST, max(size))
    if min(size) > 1000:
        assert abs(cleaned.width / cleaned.height - size[0] / size[1]) < 0.01


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def flat_png(width: int, height: int) -> bytes:
    """A white picture in as few bytes as it takes."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = (b"\0" + b"\xff" * ((width + 7) // 8)) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 1))
        + chunk(b"IEND", b"")
    )


def scanned(times: int) -> bytes:
    """A progressive JPEG that goes over its pixels that often."""
    data = saved(quarters(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + data[-2:]


def test_a_small_file_of_a_huge_picture_is_refused_before_it_is_decoded() -> None:
    bomb = flat_png(12000, 9000)
    assert len(bomb) < 100_000
    for data in (bomb, scanned(MOST_SCANS + 1)):
        with pytest.raises(BadMedia, match="too-big"):
            clean(data)
    assert clean(scanned(3)).width == 96


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_called_none(data: bytes) -> None:
    with pytest.raises(BadMedia, match="not-an-image"):
        clean(data)


def test_a_photo_cut_off_is_called_broken() -> None:
    data = saved(quarters(800, 600), "JPEG")
    with pytest.raises(BadMedia, match="broken"):
        clean(data[: len(data) // 2])
