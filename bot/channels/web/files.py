"""The pictures that invented people send: kept for an hour as they came, and shown as a small clean copy."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO
from uuid import uuid4

from PIL import Image, ImageOps

from bot.errors import BadMedia
from bot.talk.messages import TELEGRAM, Media, MediaKind

KEPT = 3600.0  # seconds: a fetch that was cut off by a crash can be tried again
PREVIEW = 640  # pixels of the longer side
MOST_PIXELS = 60_000_000
NAME = re.compile(r"[0-9a-f]{32}")
VOICES = frozenset({"audio/ogg", "video/ogg"})  # what browsers call a voice note's file
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True)
class Files:
    """A folder of uploads. Everything here reads or writes the disk: call it off the event loop."""

    folder: Path
    clock: Callable[[], float] = time.time

    def keep(self, stream: BinaryIO, mime: str) -> Media:
        """Write an upload down and return it as a channel would name it: the file is its `source`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        name = uuid4().hex
        path = self.folder / name
        with path.open("wb") as file:
            copyfileobj(stream, file)
        _preview(path)
        kind: MediaKind = "photo" if mime in PHOTOS else "voice" if mime in VOICES else "document"
        return Media(kind, source=name, size=path.stat().st_size, mime=mime)

    def read(self, source: str) -> bytes:
        """The bytes of an upload. Raises BadMedia: `gone`, or `too-big` above what Telegram lets us fetch."""
        path = self.folder / source
        if not NAME.fullmatch(source) or not path.is_file():
            raise BadMedia("gone")
        if path.stat().st_size > TELEGRAM.download:
            raise BadMedia("too-big")
        return path.read_bytes()

    def preview(self, source: str) -> Path | None:
        """The small copy of an upload; None when it is no picture."""
        path = self.folder / f"{source}.jpg"
        return path if NAME.fullmatch(source) and path.is_file() else None

    def clear(self) -> None:
        """Remove every upload and every copy."""
        for path in self.folder.glob("*"):
            path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        for path in self.folder.glob("*"):
            if not path.suffix and path.stat().st_mtime < self.clock() - KEPT:
                path.unlink(missing_ok=True)


def _preview(path: Path) -> None:
    """A copy without metadata beside the file, if it is a picture at all."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                return
            image.draft("RGB", (PREVIEW, PREVIEW))
            small = ImageOps.exif_transpose(image).convert("RGB")
        small.thumbnail((PREVIEW, PREVIEW))
        small.save(path.with_suffix(".jpg"), quality=80)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        path.with_suffix(".jpg").unlink(missing_ok=True)
