"""Posting times: on the days and hours that were named, whatever the clocks do, and never in quiet days."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.calendar import Calendar
from bot.market.calendar import slots

AMMAN, RABAT, BERLIN = ZoneInfo("Asia/Amman"), ZoneInfo("Africa/Casablanca"), ZoneInfo("Europe/Berlin")
HOURS = st.integers(0, 23 * 60 + 59).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
POSTING = st.lists(
    st.tuples(st.sampled_from(slots.DAYS), HOURS).map(" ".join), min_size=1, max_size=6, unique=True
)
STARTS = st.integers(1_700_000_000, 1_900_000_000).map(float)
ZONES = st.sampled_from([AMMAN, RABAT, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("UTC")])
DAYS = st.integers(0, 700).map(lambda days: date(2024, 1, 1) + timedelta(days=days))
QUIET = st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=3).map(
    lambda spans: [(begin.isoformat(), (begin + timedelta(days=days)).isoformat()) for begin, days in spans]
)


def local(moment: float, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(moment, UTC).astimezone(zone)


def first(posting: list[str], zone: ZoneInfo, start: datetime, most: int = 3, **more: object) -> list[str]:
    found = slots.moments(posting, zone, more.pop("quiet", ()), start.timestamp(), **more)  # type: ignore[arg-type]
    return [f"{local(moment, zone):%a %d.%m. %H:%M}" for moment in islice(found, most)]


@given(POSTING, ZONES, QUIET, STARTS)
def test_times_come_in_order_on_their_days_and_never_in_quiet_ones(
    posting: list[str], zone: ZoneInfo, quiet: list[tuple[str, str]], start: float
) -> None:
    found = list(islice(slots.moments(posting, zone, quiet, start), 40))
    assert found == sorted(set(found)) and all(moment >= start for moment in found)
    for moment in found:
        there = local(moment, zone)
        assert not any(begin <= there.date().isoformat() <= end for begin, end in quiet)
        named = f"{slots.DAYS[there.weekday()]} {there:%H:%M}"
        assert named in posting or _jumped(there, posting, zone)


@given(POSTING, ZONES, STARTS)
def test_every_named_time_comes_once_a_week(posting: list[str], zone: ZoneInfo, start: float) -> None:
    day = local(start, zone).date() + timedelta(days=1)
    begin = datetime.combine(day, datetime.min.time(), zone).timestamp()
    end = datetime.combine(day + timedelta(days=7), datetime.min.time(), zone).timestamp()
    found = [moment for moment in islice(slots.moments(posting, zone, (), begin), 20) if moment < end]
    jumped = sum(_jumped(local(moment, zone), posting, zone) for moment in found)
    assert len(posting) - 2 <= len(found) <= len(posting)  # two named times may be one where the clocks jump
    assert jumped or len(found) == len(posting)


def _jumped(there: datetime, posting: list[str], zone: ZoneInfo) -> bool:
    """Whether the clocks jumped forward just before this moment."""
    before = (there.astimezone(UTC) - timedelta(hours=2)).astimezone(zone)
    return there.utcoffset() != before.utcoffset()


def test_a_time_the_clocks_jump_over_is_an_hour_later_and_one_they_repeat_is_the_first() -> None:
    spring, autumn = datetime(2026, 3, 28, tzinfo=BERLIN), datetime(2026, 10, 24, tzinfo=BERLIN)
    assert first(["Sun 02:30"], BERLIN, spring) == [
        "Sun 29.03. 03:30",
        "Sun 05.04. 02:30",
        "Sun 12.04. 02:30",
    ]
    (twice,) = islice(slots.moments(["Sun 02:30"], BERLIN, (), autumn.timestamp()), 1)
    assert local(twice, BERLIN).utcoffset() == timedelta(hours=2)


def test_ten_in_the_morning_stays_ten_when_the_clocks_of_morocco_go_back_for_ramadan() -> None:
    found = slots.moments(["Sun 10:00"], RABAT, (), datetime(2027, 2, 1, tzinfo=RABAT).timestamp())
    assert {f"{local(moment, RABAT):%H:%M}" for moment in islice(found, 9)} == {"10:00"}


def test_quiet_days_are_left_out_the_first_and_the_last_included() -> None:
    start = datetime(2026, 11, 21, tzinfo=AMMAN)
    assert first(["Sun 10:00"], AMMAN, start, quiet=[("2026-11-22", "2026-11-29")]) == [
        "Sun 06.12. 10:00",
        "Sun 13.12. 10:00",
        "Sun 20.12. 10:00",
    ]


def test_a_season_puts_times_off_and_two_that_meet_are_one() -> None:
    season = {
        "name": "s",
        "first": "2027-02-08",
        "last": "2027-02-14",
        "quiet": ["23:00-11:00"],
        "source": "x",
    }
    seasons = [{**season, "checked_on": "2026-01-01"}]
    calendar = Calendar.model_validate({"countries": {"JO": {"timezone": "Asia/Amman", "seasons": seasons}}})
    found = first(
        ["Sun 09:00", "Sun 10:00", "Sun 22:00"],
        AMMAN,
        datetime(2027, 2, 14, tzinfo=AMMAN),
        5,
        later=partial(calendar.in_season, "JO"),
    )
    assert found == [
        "Sun 14.02. 11:00", "Sun 14.02. 22:00", "Sun 21.02. 09:00", "Sun 21.02. 10:00", "Sun 21.02. 22:00",
    ]  # fmt: skip


def test_whoever_names_no_times_or_is_quiet_for_ever_has_none() -> None:
    start = datetime(2026, 11, 21, tzinfo=AMMAN)
    assert first([], AMMAN, start) == []
    assert first(["Sun 10:00"], AMMAN, start, quiet=[("2020-01-01", "2999-01-01")]) == []


@pytest.mark.parametrize("written", ["Sunday 10:00", "Sun", "Sun 25:00", "10:00", ""])
def test_what_is_no_posting_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        slots.read(written)
