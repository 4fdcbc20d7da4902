"""Files made to do harm: whatever comes, it is a clean photo or a clear sentence, soon, and in the memory there is."""

import io
import random
import struct
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image, PngImagePlugin

from bot.errors import BadMedia
from bot.language.catalogue import ours
from bot.language.content import LANGUAGES
from bot.photos.clean import LONGEST, clean
from bot.photos.intake import take
from bot.talk.messages import Media
from tests.stage import TALKS, opened, scene
from tests.test_clean import (
    SAMPLES,
    bare,
    chunk,
    exif,
    flat_png,
    jpeg,
    quarters,
    saved,
    scanned,
    segment,
    xmp,
)

SECONDS = 20.0  # for all of them; a quiet machine takes one
GROWTH = 150 << 20  # bytes that the process may have grown by, measured after a first round
EVERYTHING = frozenset({"exif", "thumbnail", "xmp", "icc", "iptc", "text", "film"})

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL", "ignore::RuntimeWarning:PIL")


def whole() -> dict[str, bytes]:
    """Honest files, to be spoilt."""
    image = quarters(120, 80)
    frames = [Image.new("RGB", (120, 80), (0, 0, 16 * number)) for number in range(12)]
    return {
        "jpeg": jpeg(EVERYTHING, "exif"),
        "progressive": saved(image, "JPEG", progressive=True),
        "cmyk": saved(image.convert("CMYK"), "JPEG"),
        "png": saved(image, "PNG", exif=exif(place=True)),
        "palette": saved(image.quantize(8), "PNG"),
        "lossy": saved(image, "WEBP", exif=exif(place=True), xmp=xmp(place=True)),
        "lossless": saved(image, "WEBP", lossless=True),
        "moving": saved(image, "WEBP", save_all=True, append_images=frames),
        "gif": saved(image, "GIF", save_all=True, append_images=frames),
        "apng": saved(image, "PNG", save_all=True, append_images=frames),
        "avif": saved(image, "AVIF", exif=exif(place=True)),
        "heic": (SAMPLES / "turned.heic").read_bytes(),
    }


def truncated(data: bytes) -> Iterator[bytes]:
    for part in range(14):
        yield data[: len(data) * part // 14]
    yield data[:-1]


def flipped(data: bytes, chance: random.Random) -> Iterator[bytes]:
    for number in range(22):
        spoilt = bytearray(data)
        for _ in range(1 + number):
            # every second time in the first bytes, where sizes and lengths stand
            reach = min(len(data), 64) if number % 2 else len(data)
            spoilt[chance.randrange(reach)] ^= 1 << chance.randrange(8)
        yield bytes(spoilt)


def lying() -> Iterator[bytes]:
    """Sizes that are not true, and one format in the clothes of another."""
    files = whole()
    for big in (0, 1, 0x7FFF, 0xFFFF):
        frame = files["jpeg"].index(b"\xff\xc0")
        yield files["jpeg"][: frame + 5] + struct.pack(">HH", big, big) + files["jpeg"][frame + 9 :]
        head = struct.pack(">IIBBBBB", big << 8, big << 8, 8, 2, 0, 0, 0)
        yield files["png"][:8] + chunk(b"IHDR", head) + files["png"][33:]
        yield files["gif"][:6] + struct.pack("<HH", big, big) + files["gif"][10:]
        size = files["moving"].index(b"VP8X") + 12
        canvas = struct.pack("<I", big)[:3] * 2
        yield files["moving"][:size] + canvas + files["moving"][size + 6 :]
        for kind in ("heic", "avif"):
            size = files[kind].index(b"ispe") + 8
            yield files[kind][:size] + struct.pack(">II", big << 4, big << 4) + files[kind][size + 8 :]
    for one in files.values():
        for another in ("jpeg", "png", "gif"):
            yield files[another][:24] + one[24:]
    yield b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0xFFFFFFFF) + b"IHDR" + bytes(40)


def bombs() -> Iterator[bytes]:
    """Little that becomes much."""
    yield flat_png(12000, 9000)
    yield flat_png(6300, 6300)  # just allowed
    yield scanned(400)
    yield saved(Image.new("RGB", (5200, 5200)), "WEBP", method=0, quality=1)
    frame = whole()["gif"]
    yield frame[:6] + struct.pack("<HH", 65535, 65535) + frame[10:]
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "x" * 900_000, zip=True)
    yield saved(quarters(), "PNG", pnginfo=words)
    plain = saved(quarters(), "PNG")
    packed = zlib.compress(bytes(60 << 20), 9)
    for block in (
        chunk(b"zTXt", b"Comment\0\0" + packed),
        chunk(b"iCCP", b"profile\0\0" + packed),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed),
        chunk(b"tEXt", b"a\0b") * 20_000,
    ):
        yield plain[:33] + block + plain[33:]
    hidden = saved(quarters(), "JPEG")
    yield hidden[:2] + segment(0xE1, b"Exif\0\0" + b"II*\0" + bytes(65_000)) * 60 + hidden[2:]
    yield hidden[:2] + segment(0xE0, b"") * 50_000 + hidden[2:]
    yield hidden[:2] + segment(0xFE, b"x" * 65_000) * 100 + hidden[2:]
    loop = exif(place=True).replace(struct.pack("<HHI", 0x8825, 4, 1), struct.pack("<HHI", 0x8825, 4, 1))
    yield hidden[:2] + segment(0xE1, loop[:14] + b"\xff" * 40 + loop[54:]) + hidden[2:]
    nested = saved(quarters(16, 16), "JPEG", exif=exif(place=True))
    for _ in range(6):
        nested = saved(quarters(16, 16), "JPEG", exif=exif(thumbnail=nested))
    yield nested
    yield saved(Image.new("RGB", (7300, 5470), "teal"), "JPEG")  # 40 megapixels
    yield saved(Image.new("RGB", (7400, 5500), "teal"), "JPEG")  # and a little more
    yield saved(Image.new("L", (40_000, 900)), "PNG")
    yield saved(Image.new("RGB", (1, 60_000)), "JPEG")


def disguised() -> Iterator[bytes]:
    """Two things at once, and things that are no photo."""
    image = whole()["jpeg"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("MARK.exe", b"MZ" + bytes(1000))
    page = b"<html><script>MARK</script></html>"
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"
    paper = b"%PDF-1.7\n1 0 obj\n<< /Type /XObject /Subtype /Image >>\nstream\n"
    yield from (image + packed.getvalue(), image + page, image + paper, whole()["gif"] + packed.getvalue())
    yield image[:2] + segment(0xFE, page) + image[2:]
    yield from (page + image, paper + image, packed.getvalue(), page, drawing, paper)
    yield b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>"
    yield from (
        b"",
        b"\0",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"RIFF",
        b"just a few words",
        "كلام".encode(),
    )
    yield b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(MARK) show\n"  # would be run by a printer's program
    for format in ("TIFF", "BMP", "ICO", "PPM", "TGA", "PDF", "ICNS", "JPEG2000", "DDS"):
        yield saved(quarters(), format)
    yield b"\0\0\0\x18ftypmp42" + bytes(4000)
    yield b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(300)
    yield b"\x7fELF" + bytes(600)
    yield from (random.Random(seed).randbytes(4000) for seed in range(8))


def all_of_them() -> Iterator[bytes]:
    chance = random.Random(4)
    for data in whole().values():
        yield from truncated(data)
        yield from flipped(data, chance)
    yield from lying()
    yield from bombs()
    yield from disguised()


def memory() -> int:
    return int(psutil.Process().memory_info().rss)


def test_five_hundred_hostile_files_are_clean_photos_or_clear_sentences() -> None:
    catalogue, outcomes, grown = ours(), Counter[str](), 0
    for data in bombs():  # once before, so that what libraries keep for good is there
        outcome(data)
    before, begun = memory(), time.monotonic()
    for data in all_of_them():
        outcomes[outcome(data)] += 1
        grown = max(grown, memory() - before)
    assert outcomes.total() >= 500
    assert time.monotonic() - begun < SECONDS
    assert grown < GROWTH
    assert set(outcomes) == {"clean", "not-an-image", "too-big", "broken"}
    for reason in set(outcomes) - {"clean"}:
        assert all(catalogue.text(language, f"other.{reason}") for language in LANGUAGES)


def outcome(data: bytes) -> str:
    """`clean`, or the reason why it is none. Anything else that is raised fails the test."""
    try:
        photo = clean(data)
    except BadMedia as bad:
        return bad.reason
    assert max(photo.width, photo.height) <= LONGEST and bare(photo.data)
    return "clean"


def test_what_hangs_on_a_photo_does_not_make_it_unfit_and_does_not_stay() -> None:
    photos = list(disguised())[:5]
    assert [outcome(data) for data in photos] == ["clean"] * 5


def test_a_spoilt_photo_that_can_be_opened_is_looked_at_without_harm() -> None:
    chance = random.Random(5)
    for data in whole().values():
        for spoilt in flipped(data, chance):
            if outcome(spoilt) == "clean":
                assert bare(take(spoilt).data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-an-image"),
        (flat_png(12000, 9000), "too-big"),
        (saved(quarters(800, 600), "JPEG")[:9000], "broken"),
        (b"", "not-an-image"),
    ],
    ids=["drawing", "bomb", "cut off", "nothing"],
)
async def test_in_a_talk_it_is_one_clear_sentence_and_nothing_of_hers_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    async with opened(tmp_path, await scene(TALKS / "ar" / "welcome.txt"), "ar") as stage:
        await stage.does("[عرض منتج]", "(photo)")
        stage.heard()

        async def fetch(media: Media) -> bytes:
            return data

        with monkeypatch.context() as patch:
            patch.setattr(stage.room.booth, "fetch", fetch)
            await stage.does("(photo)")
        assert stage.text(f"other.{reason}") in stage.said()
        assert await stage.rows("SELECT count(*) FROM media WHERE parent = ''") == [(1,)]
        await stage.does("تم")
        assert len((await stage.answers())["photos"]) == 1
