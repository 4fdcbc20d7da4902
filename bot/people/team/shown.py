"""A campaign's rules and its audit log in plain words, for those who answer for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.errors import Refused
from bot.language.catalogue import ours
from bot.people import hours
from bot.people.team import audit, guardians, organisations, roles, rules, staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

PARTS = ("slots", "reserved", "reviewers", "draws", "posting", "quiet", "hours")
ITSELF = ("name", "accent", "state")  # what a campaign is called, looks like, and whether it is open
NONE = "none"  # the last choice where times are gathered


@dataclass(frozen=True, slots=True)
class Shown:
    """A campaign as an admin of it sees it: every rule in words, a line each."""

    name: str
    organisation: str
    country: str
    quiet: tuple[tuple[str, str], ...]
    rules: Ours
    several: bool  # she works in others too
    open: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What is and what would be, in words; `wrong` is why it cannot be: impossible, settled, same; or nothing."""

    before: Ours | str = ""
    after: Ours | str = ""
    wrong: str = ""


def campaign(tx: Tx, actor: int, id: int, language: str) -> Shown | None:
    """A campaign for an admin of it; None for anyone else."""
    if not roles.may(tx, actor, id, "admin"):
        return None
    home = staff.campaign_of(tx, id)
    parts = [
        part for part in PARTS if home.slots or part != "draws"
    ]  # without places there is no draw to close
    lines = [_line(tx, home, part, language) for part in parts]
    lines.append(line_of(language, "campaign-line-guardian", name=guardians.named(tx, id)))
    name = organisations.organisation(tx, home.organisation)
    return Shown(
        home.name,
        name,
        home.country,
        home.quiet,
        Ours("\n".join(lines)),
        len(roles.places(tx, actor, "reviewer")) > 1,
        home.open,
    )


def compared(
    tx: Tx, actor: int, id: int, language: str, part: str, changes: Mapping[str, object]
) -> Compared:
    """What these changes would make of a part of the rules, for an admin of the campaign; `after` says too how many
    products that wait would be shown."""
    roles.require(tx, actor, id, "admin")
    home = staff.campaign_of(tx, id)
    try:
        found = rules.changed(home, changes)
    except Refused:
        return Compared(wrong="settled")
    except ValueError:
        return Compared(wrong="impossible")
    if not found:
        return Compared(wrong="same")
    after, count = _line(tx, replace(home, **found), part, language), organisations.released(tx, home, found)
    if count:
        after = Ours(f"{after}\n{line_of(language, 'campaign-line-released', count=count)}")
    return Compared(_line(tx, home, part, language), after)


def part_label(part: str) -> Key:
    """What the button to a part of the rules reads."""
    return Key(f"campaign-part-{part}")


def weekdays(first: str, end: str = "") -> dict[str, Key]:
    """The days of the week as choices, beginning with `first`; `end` is the name of one more, which is none of them."""
    start = rules.DAYS.index(first)
    days = {day: Key(f"weekday-{day.lower()}") for day in (*rules.DAYS[start:], *rules.DAYS[:start])}
    return {**days, NONE: Key(f"campaign-times-{end}")} if end else days


def deeds(tx: Tx, actor: int, id: int, language: str, most: int = 20) -> Ours | None:
    """The newest deeds of a campaign's staff, a line each, for an admin of it; None for anyone else."""
    if not roles.may(tx, actor, id, "admin"):
        return None
    home = staff.campaign_of(tx, id)
    entries = audit.of_campaign(tx, id, most)
    names = _names(tx, {one.actor for one in entries if one.actor is not None})
    return Ours("\n".join(_deed(home, one, names, language) for one in entries))


def line_of(language: str, key: str, **args: object) -> Ours:
    """A line of ours in a language, ready to be put into another."""
    return Ours(ours().text(language, key, args))


def _deed(home: Campaign, one: audit.Entry, names: Mapping[int, str], language: str) -> Ours:
    key = f"deed-{one.deed.replace('.', '-')}"
    known = ours().has(language, key)
    who = names.get(one.actor or 0) or Key("audit-somebody" if one.actor else "audit-operator")
    return line_of(
        language,
        "audit-line",
        when=datetime.fromtimestamp(one.at, UTC).astimezone(home.zone),
        who=who,
        what=Key(f"deed-{one.deed.replace('.', '-')}") if known else one.deed,
        subject=one.subject,
    )


def _names(tx: Tx, contacts: Iterable[int]) -> dict[int, str]:
    found = {}
    for contact in contacts:
        row = tx.sql("SELECT name FROM contact WHERE id = :id", id=contact).fetchone()
        found[contact] = str(row[0]) if row else ""
    return found


def _line(tx: Tx, home: Campaign, part: str, language: str) -> Ours:
    """A part of the rules in words."""
    match part:
        case "slots":
            return _slots(tx, home, language)
        case "reserved":
            areas = [Key(f"place-{slug}") for slug in home.underserved]
            return line_of(language, "campaign-line-reserved", reserved=home.reserved, areas=areas)
        case "reviewers":
            return line_of(language, f"campaign-line-judges-{home.reviewers}")
        case "draws":
            return line_of(language, "campaign-line-draws", time=_moment(home.draws, language))
        case "name":
            return line_of(language, "campaign-line-name", name=home.name)
        case "accent":
            return line_of(language, "campaign-line-accent", colour=home.accent or Ours("none"))
        case "state":
            return line_of(language, f"campaign-line-{home.state}")
        case "posting":
            times = [_moment(one, language) for one in home.posting]
            return _listed(language, "posting", times)
        case "quiet":
            return _listed(language, "quiet", [_period(one, language) for one in home.quiet])
    return _hours(home.hours, language)


def _slots(tx: Tx, home: Campaign, language: str) -> Ours:
    """Places a week, who they are kept for, and how long the wait is with them."""
    lines = [line_of(language, "campaign-line-slots", slots=home.slots)]
    if home.slots and home.firsts:
        lines.append(line_of(language, "campaign-line-firsts", firsts=home.firsts))
    if home.slots and home.most_alike:
        lines.append(line_of(language, "campaign-line-alike", alike=home.most_alike))
    wait = organisations.wait(tx, home, home.slots)
    if wait.weeks:
        lines.append(line_of(language, "campaign-line-wait", women=wait.women, weeks=wait.weeks))
    return Ours(" ".join(lines))


def _listed(language: str, part: str, found: list[Ours]) -> Ours:
    if not found:
        return line_of(language, f"campaign-line-no-{part}")
    return line_of(language, f"campaign-line-{part}", found=found)


def _hours(text: str, language: str) -> Ours:
    found = hours.parse(text)
    if found is None:
        return line_of(language, "campaign-line-no-hours")
    first, last = (Key(f"weekday-{rules.DAYS[day].lower()}") for day in (found.first, found.last))
    opens, closes = (f"{minutes // 60}:{minutes % 60:02}" for minutes in (found.opens, found.closes))
    return line_of(language, "campaign-line-hours", first=first, last=last, opens=opens, closes=closes)


def _moment(text: str, language: str) -> Ours:
    day, _, clock = text.partition(" ")
    return line_of(language, "campaign-moment", day=Key(f"weekday-{day.lower()}"), time=clock)


def _period(days: tuple[str, str], language: str) -> Ours:
    first, last = map(date.fromisoformat, days)
    return line_of(language, "campaign-period", first=first, last=last)
