"""Faces are found, and what covers them holds nothing of them; a cut leaves them out."""

import io
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bot.cli.stills import still
from bot.photos import cover
from bot.photos.cover import AROUND, CELLS, LEAST_LEFT, MARGIN
from bot.photos.faces import Box, find

JAR, FACE = (Image.open(io.BytesIO(still(sort, 1))) for sort in ("good", "face"))
DRAWN = Box(714, 20, 300, 390)  # where the face was put, with the hair around it


def inside(box: Box, outer: Box, slack: int = 0) -> bool:
    return (
        box.x >= outer.x - slack
        and box.y >= outer.y - slack
        and box.x + box.width <= outer.x + outer.width + slack
        and box.y + box.height <= outer.y + outer.height + slack
    )


# --- finding


def test_a_face_is_found_and_a_jar_is_none() -> None:
    (box,) = find(FACE)
    assert inside(box, DRAWN, 20) and box.width > 150 and box.height > 200
    assert find(JAR) == []


@pytest.mark.parametrize("width", [320, 640, 1024, 1600])
def test_a_face_is_found_at_any_size_in_pixels_of_that_picture(width: int) -> None:
    (box,) = find(FACE.resize((width, width * 3 // 4)))
    scale = width / 1024
    assert inside(Box(*(round(part / scale) for part in (box.x, box.y, box.width, box.height))), DRAWN, 25)


@pytest.mark.parametrize(
    "turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270]
)
def test_a_face_that_lies_on_its_side_is_found_where_it_is(turn: Image.Transpose) -> None:
    turned = FACE.transpose(turn)
    (box,) = find(turned)
    marked = Image.new("L", turned.size)
    ImageDraw.Draw(marked).rectangle((box.x, box.y, box.x + box.width, box.y + box.height), fill=255)
    back = {90: 270, 180: 180, 270: 90}[{2: 90, 3: 180, 4: 270}[turn.value]]
    upright = marked.transpose(Image.Transpose[f"ROTATE_{back}"]).getbbox()
    assert upright is not None
    left, top, right, bottom = upright
    assert inside(Box(left, top, right - left, bottom - top), DRAWN, 25)


@pytest.mark.parametrize("size", [(1, 1), (1600, 3), (40, 1600)])
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_no_picture_is_too_thin_or_too_grey_to_be_looked_at(size: tuple[int, int], mode: str) -> None:
    assert find(Image.new(mode, size)) == []


# --- covering


def cells(seed: int, cell: int = 34) -> Image.Image:
    """Noise whose means over CELLS by CELLS squares are the same whatever the seed."""
    chance = np.random.default_rng(seed)
    half = chance.integers(0, 100, (CELLS, CELLS, cell, cell // 2, 3))
    whole = np.concatenate([half, 200 - half], axis=3)  # each value with its opposite: the mean is 100
    rows = whole.transpose(0, 2, 1, 3, 4).reshape(CELLS * cell, CELLS * cell, 3)
    return Image.fromarray(rows.astype(np.uint8))


def test_two_faces_of_the_same_few_means_cannot_be_told_apart_once_covered() -> None:
    side = CELLS * 34
    box = Box(
        100 + round(side * MARGIN / (1 + 2 * MARGIN)), 100 + round(side * MARGIN / (1 + 2 * MARGIN)), 80, 80
    )
    shots = []
    for seed in (1, 2):
        shot = Image.new("RGB", (400, 400), "white")
        shot.paste(cells(seed), (100, 100))
        shots.append(shot)
    window = (box.x, box.y, box.x + box.width, box.y + box.height)
    before = [np.asarray(shot.crop(window)) for shot in shots]
    after = [np.asarray(cover.blurred(shot, [box]).crop(window)) for shot in shots]
    assert (before[0] != before[1]).any(), "the faces differ"
    assert (after[0] == after[1]).all(), "what is left of them does not"


def test_a_covered_face_is_no_face_any_more_and_the_rest_is_untouched() -> None:
    boxes = find(FACE)
    covered = cover.blurred(FACE, boxes)
    assert covered.size == FACE.size and find(covered) == []
    assert covered.crop((0, 0, 600, 768)).tobytes() == FACE.crop((0, 0, 600, 768)).tobytes()


def places() -> st.SearchStrategy[list[Box]]:
    box = st.builds(Box, st.integers(0, 299), st.integers(0, 199), st.integers(1, 120), st.integers(1, 120))
    return st.lists(
        box.map(lambda one: Box(one.x, one.y, min(one.width, 300 - one.x), min(one.height, 200 - one.y))),
        min_size=1,
        max_size=6,
    )


@given(places(), st.integers())
def test_nothing_fine_is_left_of_a_face_wherever_it_stands(boxes: list[Box], seed: int) -> None:
    noise = Image.frombytes("RGB", (300, 200), random.Random(seed).randbytes(300 * 200 * 3))
    box = boxes[0]
    face = np.asarray(cover.blurred(noise, [box])).astype(int)
    face = face[box.y : box.y + box.height, box.x : box.x + box.width]
    for axis in (0, 1):
        steps = np.abs(np.diff(face, axis=axis))
        assert not steps.size or min(face.shape[:2]) < 8 or steps.max() < 60, "of noise, 250 and more"


# --- cutting


@given(places())
def test_a_cut_holds_no_face_and_enough_of_the_picture(boxes: list[Box]) -> None:
    marked = Image.new("L", (300, 200))
    for box in boxes:
        across, down = round(box.width * AROUND), round(box.height * AROUND)
        area = (box.x - across, box.y - down, box.x + box.width + across - 1, box.y + box.height + down - 1)
        ImageDraw.Draw(marked).rectangle(area, fill=255)
    cut = cover.cropped(marked, boxes)
    if cut is not None:
        assert cut.getextrema() == (0, 0)
        assert cut.width * cut.height >= LEAST_LEFT * 300 * 200


def test_a_face_at_the_edge_is_cut_off_and_the_middle_stays() -> None:
    cut = cover.cropped(FACE, [Box(800, 0, 150, 200)])
    assert cut is not None and cut.height == 768 and cut.width == 800 - round(150 * AROUND)


@pytest.mark.parametrize("boxes", [[Box(312, 184, 400, 400)], [Box(0, 0, 1024, 768)]])
def test_a_face_in_the_middle_cannot_be_cut_off(boxes: list[Box]) -> None:
    assert cover.cropped(FACE, boxes) is None


def test_a_hundred_faces_are_covered_and_cut_in_no_time() -> None:
    crowd = [Box(x * 40, y * 30, 20, 15) for x in range(10) for y in range(10)]
    assert cover.cropped(FACE, crowd) is not None
    assert cover.blurred(FACE, crowd).size == FACE.size
