"""When the posts of a campaign go out: its weekly times, in its time zone, without its quiet days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
AHEAD = 400  # days that are looked through: whoever is quiet for longer has no times

Later = Callable[[datetime], datetime]  # the first moment from this one on at which a post may go out


def read(written: str) -> tuple[int, time]:
    """A posting time such as `Sun 10:00`: day of the week (Monday is 0) and time of day. Raises ValueError."""
    day, _, hour = written.partition(" ")
    return DAYS.index(day), time.fromisoformat(hour)


def moments(
    posting: Iterable[str],
    zone: ZoneInfo,
    quiet: Sequence[tuple[str, str]],
    start: float,
    later: Later = lambda moment: moment,
) -> Iterator[float]:
    """The posting times from `start` on (seconds since the epoch), in their order.

    `quiet` are ISO days, from and to, both left out. `later` puts a time off within what the country's season allows.
    A time that the clocks jump over is that much later; one that they show twice is the first.
    """
    times = [read(one) for one in posting]
    first = datetime.fromtimestamp(start, UTC).astimezone(zone).date() - timedelta(days=1)
    last = 0.0
    for ahead in range(AHEAD if times else 0):
        day = first + timedelta(days=ahead)
        if not _quiet(day.isoformat(), quiet):
            found = {
                _put_off(datetime.combine(day, hour, zone), later)
                for on, hour in times
                if on == day.weekday()
            }
            for moment in sorted(found):
                local = datetime.fromtimestamp(moment, UTC).astimezone(zone).date()
                if moment >= start and moment > last and not _quiet(local.isoformat(), quiet):
                    last = moment
                    yield moment


def _put_off(moment: datetime, later: Later) -> float:
    real = moment.astimezone(UTC).astimezone(moment.tzinfo)  # the clocks may jump over it
    return later(real).timestamp()


def _quiet(day: str, quiet: Sequence[tuple[str, str]]) -> bool:
    return any(begin <= day <= end for begin, end in quiet)
