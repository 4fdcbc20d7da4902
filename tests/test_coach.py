"""What the coach sees in a photo, and what it says."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bench.photos import calibrate
from bench.photos.corpus import packages, photos
from bench.photos.variants import VARIANTS
from bot.__main__ import main
from bot.photos import coach
from bot.photos.coach import (
    AGAINST,
    FILE,
    LESSONS,
    Thresholds,
    advise,
    faults,
    improvement,
    thresholds,
    twins,
)
from bot.photos.improve import improved, squared, worth
from bot.photos.measures import Measures, measure

MADE = {variant.name: variant.make for variant in VARIANTS}
FOLDER = Path(__file__).parents[1] / "content" / "ar" / "lessons" / "photography"


def scene(
    ground: int = 150, thing: int = 235, width: float = 0.5, across: float = 0.5, noise: float = 2.0
) -> Image.Image:
    """A soap with rounded corners and letters in it on a cloth, 1280 x 960, in grey levels of 255."""
    image = Image.new("RGB", (1280, 960), (ground,) * 3)
    draw = ImageDraw.Draw(image)
    half = round(640 * width), round(480 * width)
    left, top = round(1280 * across) - half[0], 480 - half[1]
    box = (left, top, left + 2 * half[0], top + 2 * half[1])
    draw.rounded_rectangle(box, radius=round(80 * width), fill=(thing,) * 3)
    for number in range(1, 5):  # what is pressed into it
        y = top + number * half[1] * 2 // 5
        draw.line((left + half[0] // 2, y, left + half[0] * 3 // 2, y), fill=(thing - 40,) * 3, width=6)
    soft = np.asarray(image, np.float32) + np.random.default_rng(5).normal(0, noise, (960, 1280, 1))
    return Image.fromarray(np.clip(soft, 0, 255).astype(np.uint8))


def tips(image: Image.Image) -> set[str]:
    return {fault.tip for fault in faults(measure(image))}


def test_a_good_photo_gets_praise_and_no_tip() -> None:
    advice = advise(measure(scene()))
    assert advice.praise in AGAINST and (advice.tip, advice.lesson, advice.strong) == ("", "", False)


@pytest.mark.parametrize("noise", [0.0, 2.0, 4.0])
def test_white_on_white_is_not_taken_for_blur(noise: float) -> None:
    soap = scene(ground=244, thing=228, noise=noise)
    assert not tips(soap) & {"blurred", "soft", "bright"}
    assert tips(MADE["blur sigma 3"](soap)) & {"blurred"}


@pytest.mark.parametrize("name", [variant.name for variant in VARIANTS if variant.tips & {"blurred", "dark"}])
def test_a_blurred_shaken_or_dark_photo_is_told(name: str) -> None:
    (wanted,) = (variant.tips for variant in VARIANTS if variant.name == name)
    assert wanted & tips(MADE[name](scene()))


def test_a_blurred_photo_is_blurred_under_noise_too() -> None:
    blurred = np.asarray(MADE["blur sigma 2"](scene()), np.float32)
    noisy = blurred + np.random.default_rng(1).normal(0, 5, blurred.shape)
    assert tips(Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))) & {"blurred", "soft"}


def test_a_dark_photo_is_dark_and_not_blurred() -> None:
    assert advise(measure(MADE["light x 0.25"](scene()))) == advise(measure(MADE["light x 0.25"](scene())))
    assert tips(MADE["light x 0.25"](scene())) == {"dark"}


def test_a_white_background_is_no_burnt_light() -> None:
    assert "bright" not in tips(scene(ground=255, thing=120))


def test_lost_highlights_on_the_thing_are_too_bright() -> None:
    burnt = scene(ground=180, thing=255, width=0.7)
    assert "bright" in tips(burnt)


@pytest.mark.parametrize("name", ["lamp, yellow", "tube, green"])
def test_a_lamp_is_seen_on_what_should_be_grey(name: str) -> None:
    assert "cast" in tips(MADE[name](scene(ground=190)))
    assert "cast" not in tips(scene(ground=190))


@pytest.mark.parametrize(("side", "strong"), [(500, True), (800, False)])
def test_a_small_picture_is_told_by_its_pixels(side: int, strong: bool) -> None:
    image = scene()
    image.thumbnail((side, side))
    found = {fault.tip: fault.strong for fault in faults(measure(image))}
    assert found["small"] is strong


def test_a_thing_far_away_or_aside_is_told() -> None:
    assert "far" in tips(scene(width=0.2))
    assert "off-centre" in tips(scene(width=0.4, across=0.27))
    assert not tips(scene(width=0.4)) & {"far", "off-centre"}


def test_many_things_around_are_clutter() -> None:
    assert "clutter" in tips(MADE["things around it"](scene()))


def test_the_tip_is_the_strongest_and_no_praise_contradicts_it() -> None:
    worst = MADE["light x 0.25"](MADE["blur sigma 3"](scene(width=0.2)))
    advice = advise(measure(worst))
    assert (advice.tip, advice.strong, advice.lesson) == ("blurred", True, "sharp")
    assert advice.praise not in {"sharp", "light", "close"}


def test_a_large_thing_at_the_side_is_not_praised_for_closeness() -> None:
    found = measure(scene())
    assert advise(found).praise == "close" and advise(replace(found, offset=0.3)).praise != "close"


def test_the_same_shot_is_a_twin_and_another_is_not() -> None:
    one, other = scene(), scene(width=0.3, across=0.7)
    copies = [MADE["compressed again"](one), MADE["cut by 3 %"](one)]
    assert twins([measure(image) for image in (one, other, *copies)]) == [(0, 2), (0, 3), (2, 3)]


def test_the_same_shape_in_another_colour_is_no_twin() -> None:
    red, green = (
        Image.fromarray(np.asarray(scene()) * np.array(gain, np.uint8)) for gain in ((1, 0, 0), (0, 1, 0))
    )
    assert not twins([measure(red), measure(green)])


def test_of_a_set_the_photo_with_the_strong_tip_is_named() -> None:
    shots = [measure(scene()), None, measure(MADE["light x 0.25"](scene(width=0.3, across=0.7)))]
    advice = coach.of_set(shots)
    assert advice and (advice.of, advice.tip) == (2, "dark")
    assert coach.of_set([None, None]) is None


def test_several_different_photos_are_praised_and_twins_are_told() -> None:
    good, same, other = (
        measure(scene()),
        measure(MADE["compressed again"](scene())),
        measure(scene(across=0.6, width=0.7)),
    )
    several, alike = coach.of_set([good, other]), coach.of_set([good, same])
    assert several and (several.praise, several.tip) == ("several", "")
    assert alike and (alike.tip, alike.lesson, alike.of, alike.strong) == ("twin", "shots", 1, False)
    assert alike.praise != "several"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("blur sigma 2", "sharper"),
        ("light x 0.25", "lighter"),
        ("lamp, yellow", "truer-colour"),
        ("things around it", "calmer"),
    ],
)
def test_the_second_try_is_compared_with_the_first(name: str, better: str) -> None:
    assert better in improvement(measure(MADE[name](scene(ground=190))), measure(scene(ground=190)))


def test_coming_closer_is_an_improvement_and_a_new_compression_is_none() -> None:
    assert "closer" in improvement(measure(scene(width=0.25)), measure(scene(width=0.5)))
    assert improvement(measure(scene()), measure(MADE["compressed again"](scene()))) == ()


def test_measures_come_back_from_json() -> None:
    found = measure(scene())
    data = json.dumps(found.to_json())
    assert Measures.from_json(json.loads(data)) == found and len(data) < 500


SIZES = st.tuples(st.integers(0, 50), st.integers(0, 50)) | st.sampled_from([(1, 3000), (3000, 1), (641, 7)])
MODES = st.sampled_from(
    ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16"]
)


@settings(max_examples=60, deadline=None)
@given(mode=MODES, size=SIZES, seed=st.integers(0, 9))
def test_no_picture_of_any_size_and_mode_raises(mode: str, size: tuple[int, int], seed: int) -> None:
    image = Image.new(mode, size)
    if seed and 0 not in size and mode in {"L", "RGB", "RGBA"}:
        image.frombytes(np.random.default_rng(seed).bytes(len(image.tobytes())))
    advice = advise(measure(image))
    assert advice.praise in {*AGAINST, "start"} and advice.tip in {*LESSONS, ""}
    if 0 not in size:
        assert improved(image).size == size and squared(image, 64).size == (64, 64)


def test_every_threshold_is_explained_and_every_explanation_is_used() -> None:
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert list(said) == [field.name for field in fields(Thresholds)]
    known = {field.name for field in fields(Measures)}
    for name, words in said.items():
        assert set(words) == {"of", "value", "says", "from", "reliable"}, name
        assert words["of"] in known and all(words.values()), name


def test_every_tip_has_a_lesson_that_is_there() -> None:
    slugs = {path.stem.partition("-")[2] for path in FOLDER.glob("*.md")}
    assert set(LESSONS.values()) <= slugs


def test_a_better_version_is_offered_only_where_light_work_helps() -> None:
    assert worth(measure(MADE["light x 0.4"](scene())))
    assert not worth(measure(scene())) and not worth(measure(scene(width=0.2)))


def test_the_better_version_is_lighter_and_its_whites_are_whiter() -> None:
    dark, yellow = MADE["light x 0.4"](scene()), MADE["lamp, yellow"](scene(ground=190, thing=215))
    assert measure(improved(dark)).top > measure(dark).top + 60
    assert measure(improved(yellow)).tint < measure(yellow).tint - 6


def test_the_better_version_leaves_a_coloured_product_its_colour() -> None:
    cloth = np.asarray(scene(), np.float32)
    cloth[300:660, 400:880] *= (1.0, 0.45, 0.2)
    before = Image.fromarray(cloth.astype(np.uint8))
    hues = [
        cv2.cvtColor(np.asarray(one)[470:480, 430:440], cv2.COLOR_RGB2HSV)[..., 0]
        for one in (before, improved(before))
    ]
    assert abs(float(np.median(hues[0])) - float(np.median(hues[1]))) <= 3


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (500, 500)])
def test_the_square_shows_the_whole_photo(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "red")
    square = squared(image, 540)
    reds = int((np.asarray(square) == (255, 0, 0)).all(axis=2).sum())
    assert square.size == (540, 540) and reds == pytest.approx(540 * 540 * min(size) / max(size), rel=0.02)


def test_the_photographs_of_the_bench_are_named_once_and_labelled() -> None:
    found = list(photos())
    assert len(found) >= 40 and len({photo.name for photo in found}) == len(found)
    assert all(photo.faults <= set(LESSONS) and bool(photo.seen) == bool(photo.faces) for photo in found)
    assert all(
        len(package.sha256) == 64 and package.client in {"pip", "npm", "apt"} for package in packages()
    )
    assert 0.4 < sum(photo.tuning for photo in found) / len(found) < 0.6


def test_thresholds_are_proposed_between_the_good_and_the_faulty() -> None:
    one = measure(scene())
    good = [replace(one, edges=0.3 + number / 100) for number in range(10)]
    bad = [replace(one, edges=0.1 + number / 100) for number in range(10)]
    first, *others = calibrate.proposals({"good": good, "blurred": bad})
    assert first.value == pytest.approx(0.245) and (first.found, first.wrong) == (1.0, 0.0)
    assert all(other.value is None for other in others)


def test_calibrating_rewrites_a_value_and_keeps_every_word() -> None:
    text = FILE.read_text(encoding="utf-8")
    changed = calibrate.rewritten(text, {"dark": 71.5})
    assert yaml.safe_load(changed)["dark"]["value"] == 71.5
    assert calibrate.rewritten(changed, {"dark": thresholds().dark}) == text


def test_labels_come_from_names_or_from_a_table(tmp_path: Path) -> None:
    for name in ("good1.jpg", "blurred-soap.jpg", "other.jpg"):
        scene().resize((64, 48)).save(tmp_path / name)
    assert [label for _, label in calibrate.labelled(tmp_path)] == ["blurred", "good"]
    (tmp_path / "labels.csv").write_text("file,label\nother.jpg,dark\nnone.jpg,dark\n")
    assert calibrate.labelled(tmp_path) == [(tmp_path / "other.jpg", "dark")]


@pytest.mark.parametrize("make", [measure, improved, squared])
def test_a_photo_is_not_changed_by_being_looked_at(make: Callable[[Image.Image], object]) -> None:
    image = scene()
    before = image.tobytes()
    make(image)
    assert image.tobytes() == before and image.size == (1280, 960)


def test_the_command_prints_one_object_a_file_and_writes_the_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene().save(tmp_path / "soap.jpg", quality=90)
    assert main(["photo", str(tmp_path / "soap.jpg"), "--out", str(tmp_path / "made")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["advice"]["tip"] == "" and found["faces"] == [] and found["located"] is False
    assert Measures.from_json(found["measures"]).longest == 1280
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == [
        "soap-cleaned.jpg",
        "soap-improved.jpg",
        "soap-squared.jpg",
    ]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_still_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene().save(tmp_path / "soap.jpg")
    (tmp_path / "text.jpg").write_text("no picture")
    files = [str(tmp_path / name) for name in ("text.jpg", "none.jpg", "soap.jpg")]
    assert main(["photo", *files]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1 and json.loads(said.out)["file"] == files[2]
    assert [line.split(" ")[0] for line in said.err.splitlines()] == files[:2]


def test_a_folder_that_cannot_be_made_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["photo", "soap.jpg", "--out", str(tmp_path / "taken")]) == 2
    assert "--out" in capsys.readouterr().err


def test_advice_is_read_and_given_without_loading_opencv() -> None:
    code = (
        "import sys; import bot.photos.coach, bot.photos.measures, bot.cli.photo; print('cv2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
