"""What is made of the place somebody says she is in, and what the gazetteer holds."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import TALKS, opened
from test_reading_tables import rows

from bot.language.catalogue import ours
from bot.reading import gazetteer, places
from bot.reading.gazetteer import Spot
from bot.reading.places import NONE, PlaceRead, read
from bot.reading.saying import key, tokens

COUNTRIES = ("JO", "MA")
SPOTS = [(country, spot) for country in COUNTRIES for spot in gazetteer.spots(country)]
BOUNDS = {"JO": (29.1, 33.5, 34.9, 39.4), "MA": (20.7, 36.0, -17.2, -0.9)}  # south, north, west, east


@pytest.mark.parametrize(
    ("country", "text", "status", "governorate", "locality", "reason"), [*rows("places.tuning", 6)]
)
def test_a_place_is_read_as_the_table_says(
    country: str, text: str, status: str, governorate: str, locality: str, reason: str
) -> None:
    found = read(text, country)
    assert (found.status, found.governorate, found.locality) == (status, governorate, locality), reason


def test_places_it_was_never_tuned_on_are_read_right_and_none_is_silently_wrong() -> None:
    """The table was written by somebody who had not seen the reader; a quarter of the town said is right too."""
    table = [(row, read(row[1], row[0])) for row in rows("places.final", 6)]
    right = [row for row, found in table if found.status == row[2] and (row[2] != "ok" or _is(row, found))]
    silent = [row for row, found in table if found.status == "ok" and (row[2] != "ok" or not _is(row, found))]
    assert silent == []
    assert len(table) >= 150 and len(right) / len(table) >= 0.97


def _is(row: tuple[str, ...], found: PlaceRead) -> bool:
    """Whether the place read lies in the governorate and the locality of a row, under any of their names."""
    said = {key(tokens(name)) for spot in gazetteer.around(found.slug) for name in spot.names}
    return all(key(tokens(name)) in said for name in row[3:5] if name)


@given(
    st.text() | st.text(st.sampled_from("ابتشةويعمانرزكال بفلو،-'23 amnrqz\n")),
    st.sampled_from([*COUNTRIES, "FR"]),
)
def test_no_text_raises_and_what_is_read_is_a_place_of_the_country(text: str, country: str) -> None:
    found = read(text, country)
    assert (found == NONE) == (found.status == "none")
    assert {found.slug, *found.others} - {""} <= {spot.slug for spot in gazetteer.spots(country)}


@given(st.sampled_from(SPOTS), st.data())
def test_a_name_of_a_place_is_read_back_to_it_or_asked_about(
    held: tuple[str, Spot], data: st.DataObject
) -> None:
    country, spot = held
    found = read(data.draw(st.sampled_from(spot.names)), country)
    assert spot.slug in {found.slug, *found.others}
    assert found.status == ("ask" if found.others else found.status) != "none"


def test_every_name_of_every_place_finds_it() -> None:
    lost = [
        (name, spot.slug)
        for country, spot in SPOTS
        for name in spot.names
        if spot.slug not in {(found := read(name, country)).slug, *found.others}
    ]
    assert lost == []


def test_a_place_said_with_its_governorate_is_never_asked_about() -> None:
    asked = [
        f"{spot.ar}، {gazetteer.spot(spot.within).ar}"
        for country, spot in SPOTS
        if spot.within
        and read(f"{spot.ar}، {gazetteer.spot(gazetteer.region_of(spot.slug)).ar}", country).slug != spot.slug
        and read(f"{spot.ar}، {gazetteer.spot(spot.within).ar}", country).slug != spot.slug
    ]
    assert asked == []


def test_slugs_are_unique_plain_and_none_is_lost() -> None:
    slugs = [spot.slug for _, spot in SPOTS]
    assert len(slugs) == len(set(slugs)) == len(gazetteer.known())
    assert all(slug.isascii() and slug.replace("-", "").isalnum() and slug == slug.lower() for slug in slugs)


def test_places_lie_in_their_country_and_in_a_place_before_them() -> None:
    for country in COUNTRIES:
        south, north, west, east = BOUNDS[country]
        seen: set[str] = set()
        for spot in gazetteer.spots(country):
            assert south < spot.near[0] < north and west < spot.near[1] < east, spot.slug
            assert (spot.kind in {"governorate", "region"}) == (not spot.within), spot.slug
            assert not spot.within or spot.within in seen, spot.slug
            seen.add(spot.slug)


def test_a_place_lies_near_the_one_it_is_in() -> None:
    far = [
        spot.slug
        for _, spot in SPOTS
        if spot.kind == "town"
        and max(abs(a - b) for a, b in zip(spot.near, gazetteer.spot(spot.within).near, strict=True)) > 2.3
    ]
    assert far == []


def test_a_place_has_a_name_in_each_script() -> None:
    def scripts(name: str) -> set[str]:
        return {unicodedata.name(char).split()[0] for char in name if char.isalpha()}

    assert {
        spot.slug for _, spot in SPOTS if scripts(spot.ar) != {"ARABIC"} or scripts(spot.en) != {"LATIN"}
    } == set()


def test_there_are_twelve_governorates_and_twelve_regions() -> None:
    assert {country: len(places.regions(country)) for country in COUNTRIES} == {"JO": 12, "MA": 12}
    assert places.regions("JO")[:3] == ("amman", "irbid", "zarqa")


def test_every_place_has_its_name_among_the_texts_and_a_region_fits_a_button() -> None:
    catalogue = ours()
    for country, spot in SPOTS:
        named = [catalogue.text(language, f"place-{spot.slug}") for language in ("ar", "en")]
        assert named == [spot.ar, spot.en]
        assert spot.slug not in places.regions(country) or max(map(len, named)) <= 24


def test_a_place_knows_its_region() -> None:
    assert [places.region_of(slug) for slug in ("umm-qais", "bani-kinana", "irbid")] == ["irbid"] * 3
    assert places.region_of("azemmour") == "casablanca-settat"
    with pytest.raises(KeyError):
        places.region_of("paris")


def test_a_town_is_told_with_its_province_and_region() -> None:
    azemmour = PlaceRead("ok", "azemmour", "Casablanca-Settat", "El Jadida", "Azemmour")
    assert read("أزمور", "MA") == azemmour


@pytest.mark.parametrize(
    ("country", "near", "slug"),
    [
        ("JO", (32.7, 35.8), "bani-kinana"),
        ("JO", (32.6, 35.9), "irbid"),
        ("JO", (32.6, 35.6), "northern-ghor"),
        ("JO", (32.4, 38.6), "ruwaished"),
        ("MA", (33.3, -8.4), "el-jadida"),
        ("MA", (34.0, -6.8), "rabat"),
        ("JO", (33.6, -7.6), None),
        ("MA", (48.9, 2.4), None),
        ("FR", (48.9, 2.4), None),
        ("JO", (float("inf"), 35.8), None),
        ("JO", (32.6, float("nan")), None),
    ],
)
def test_a_shared_spot_is_rounded_to_a_district(
    country: str, near: tuple[float, float], slug: str | None
) -> None:
    assert places.nearest(country, *near) == slug


@pytest.mark.parametrize(("talk", "locality"), [("welcome-town", "bani-kinana"), ("welcome", "")])
async def test_her_region_is_kept_beside_the_place_in_it(talk: str, locality: str, tmp_path: Path) -> None:
    async with opened(tmp_path, None, "ar") as stage:
        await stage.play(TALKS / "ar" / f"{talk}.txt")
        await stage.does(stage.label("welcome-makes.button-food"))
        assert await stage.rows("SELECT area, locality FROM contact WHERE area <> ''") == [
            ("irbid", locality)
        ]
