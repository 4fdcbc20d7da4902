"""What `mahalli bench photos` runs: every photograph and every variant of it, measured and advised on."""

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bench.photos import report
from bench.photos.corpus import HERE, Photo, photos
from bench.photos.variants import VARIANTS, arrived
from bot.errors import UseError
from bot.photos import faces
from bot.photos.measures import Measures, measure

QUICK = 4  # one photograph in so many
SIZE = (1280, 960)  # of what times and memory are given for


@dataclass(frozen=True, slots=True)
class Tried:
    """One photograph: its measures, those of each variant by name, and how many faces were found."""

    photo: Photo
    plain: Measures
    variants: dict[str, Measures]
    faces: int


def run(quick: bool = False) -> int:
    """Print the table. Returns 0. UseError when the photographs are not there."""
    known = [photo for photo in photos() if photo.file.exists()]
    if not known:
        raise UseError("the photographs are not there: run `python -m bench.photos.fetch` first")
    known = known[:: QUICK if quick else 1]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        tried = list(pool.map(_tried, known))
    print(report.table(tried, _cost(known)))
    return 0


def _tried(photo: Photo) -> Tried:
    with Image.open(photo.file) as file:
        image = arrived(file)
    plain = measure(image)
    variants = {variant.name: measure(variant.make(image)) for variant in VARIANTS}
    return Tried(photo, plain, variants, len(faces.find(image)))


def _cost(known: Sequence[Photo]) -> dict[str, list[float] | float]:
    """Times and memory for JPEGs of SIZE, from a process that has loaded nothing else."""
    with tempfile.TemporaryDirectory(prefix="mahalli-photos-") as folder:
        for photo in known:
            with Image.open(photo.file) as image:
                arrived(image).resize(SIZE).save(Path(folder) / f"{photo.name}.jpg", quality=85)
        command = [sys.executable, str(HERE / "cost.py"), folder]
        environment = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
        done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    figures: dict[str, list[float] | float] = json.loads(done.stdout)
    return figures
