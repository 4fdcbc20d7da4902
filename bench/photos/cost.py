"""Time and memory of the advice alone, in a process of its own: prints one JSON object. Run by trial.py."""

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bot.photos.coach import advise
from bot.photos.improve import improved, squared
from bot.photos.measures import measure

STATUS = Path("/proc/self/status")


def main(folder: Path) -> None:
    """Take every JPEG of a folder."""
    files = [path.read_bytes() for path in sorted(folder.iterdir())]
    figures: dict[str, object] = {"advice": [_timed(data, _advised) for data in files], "peak": _peak()}
    figures |= {"improved": [_timed(data, improved) for data in files]}
    figures |= {"squared": [_timed(data, squared) for data in files], "peak_all": _peak()}
    print(json.dumps(figures))


def _advised(image: Image.Image) -> object:
    return advise(measure(image))


def _timed(data: bytes, work: Callable[[Image.Image], object]) -> float:
    """Milliseconds of the processor, from the bytes on: what else runs on the machine does not count."""
    start = time.process_time()
    with Image.open(io.BytesIO(data)) as image:
        work(image)
    return (time.process_time() - start) * 1000


def _peak() -> float:
    """Megabytes. Linux counts what the parent held into ru_maxrss, so there the kernel's own mark is read."""
    if STATUS.exists():
        (line,) = (line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
