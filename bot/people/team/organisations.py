"""Organisations and their campaigns: opening one, and setting its rules."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import Refused
from bot.market.fairness import chain, pool
from bot.people.team import audit, invitations, roles, rules, staff
from bot.people.team.staff import Campaign
from bot.reading.price import CURRENCIES
from bot.store.tx import Tx

_LISTS = ("underserved", "posting", "quiet")
ZONES = {"JO": "Asia/Amman", "MA": "Africa/Casablanca"}  # of the countries of bot.reading.price.CURRENCIES


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the usual wait for a place is: so many women wait now, so many weeks until the last of them."""

    women: int
    weeks: int


def new(tx: Tx, *, name: str, country: str, timezone: str, organisation: str) -> int:
    """Open a campaign in a country that has none, for the organisation of this name, made if there is none. By the
    operator. Returns its id. Refused: `no-country`, `country` (has one). Raises ValueError for a wrong name or zone."""
    _vacant(tx, country)
    return _opened(tx, None, _organisation(tx, organisation), name, country, timezone)


def found(tx: Tx, actor: int, campaign: int, name: str, country: str) -> int:
    """An admin of a campaign opens another of the same organisation, becomes its admin, and works in it from now on.
    Returns its id. Refused: `not-yours`, `no-country`, `country` (has an open one), `shared` (her phone is used by
    several), `impossible` (such a name)."""
    roles.require(tx, actor, campaign, "admin")
    _vacant(tx, country)
    try:
        made = _opened(tx, actor, staff.campaign_of(tx, campaign).organisation, name, country, ZONES[country])
    except ValueError:
        raise Refused("impossible") from None
    invitations.employ(tx, actor, made, "admin")
    roles.choose(tx, actor, made)
    return made


def vacant(tx: Tx) -> list[str]:
    """The countries without an open campaign."""
    taken = {one.country for one in staff.campaigns(tx) if one.open}
    return [country for country in CURRENCIES if country not in taken]


def organisation(tx: Tx, id: int) -> str:
    """The name of an organisation."""
    return str(tx.sql("SELECT name FROM organisation WHERE id = :id", id=id).fetchone()[0])


def exists(tx: Tx, campaign: int) -> bool:
    """Whether there is such a campaign."""
    return tx.sql("SELECT 1 FROM campaign WHERE id = :id", id=campaign).fetchone() is not None


def change(tx: Tx, actor: int | None, campaign: int, changes: Mapping[str, object]) -> list[str]:
    """Change rules of a campaign, by an admin of it or the operator (None); the names of what is new.

    Rules of choosing are public: they go into the campaign's log. Where places are not drawn any more, or a campaign
    without a draw opens again, what waits is shown. Refused: `not-yours`, `settled` (the settings say it), `country`
    (another one is open there), `no-time` (what waits does not fit into the calendar). Raises ValueError, in one
    sentence, for what cannot stand.
    """
    if actor is not None:
        roles.require(tx, actor, campaign, "admin")
    home = staff.campaign_of(tx, campaign)
    found = rules.changed(home, changes)
    if found.get("state") == "open" and _another(tx, home):
        raise Refused("country")
    if not found:
        return []
    _write(tx, campaign, found)
    audit.note(tx, actor, campaign, "campaign.rules", f"campaign:{campaign}", changed=sorted(found))
    if set(found) & set(rules.PUBLIC):
        now = rules.of(staff.campaign_of(tx, campaign))
        chain.add(tx, campaign, "rules", {name: now[name] for name in rules.PUBLIC})
    if {"slots", "state"} & set(found):
        pool.release(tx, campaign)
    return list(found)


def released(tx: Tx, home: Campaign, changes: Mapping[str, object]) -> int:
    """How many products that wait now would be shown by these changes of a campaign's rules."""
    then = {**rules.of(home), **changes}
    freed = {"slots", "state"} & set(changes) and then["state"] == "open" and not then["slots"]
    return len(pool.waiting(tx, home.id)) if freed else 0


def set_rules(tx: Tx, actor: int, campaign: int, changes: Mapping[str, object]) -> list[str]:
    """The same for a talk: what cannot stand is Refused too (`impossible`)."""
    try:
        return change(tx, actor, campaign, changes)
    except ValueError:
        raise Refused("impossible") from None


def wait(tx: Tx, home: Campaign, slots: int) -> Wait:
    """How long it takes with so many places a week until everyone who waits now was shown. No places: no wait."""
    women = tx.sql(
        "SELECT count(DISTINCT contact_id) FROM listing WHERE campaign_id = :id AND state = 'approved'",
        id=home.id,
    ).fetchone()[0]
    return Wait(women, math.ceil(women / slots) if slots else 0)


def _vacant(tx: Tx, country: str) -> None:
    if country not in CURRENCIES:
        raise Refused("no-country")
    if country not in vacant(tx):
        raise Refused("country")


def _opened(tx: Tx, actor: int | None, organisation: int, name: str, country: str, timezone: str) -> int:
    made = staff.open_(tx, organisation, name, country, "")
    _write(tx, made, rules.changed(staff.campaign_of(tx, made), {"name": name, "timezone": timezone}))
    audit.note(tx, actor, made, "campaign.open", f"campaign:{made}")
    return made


def _another(tx: Tx, home: Campaign) -> bool:
    others = [one for one in staff.campaigns(tx) if one.country == home.country and one.id != home.id]
    return any(one.state == "open" for one in others)


def _organisation(tx: Tx, name: str) -> int:
    found = (
        tx.sql("SELECT id FROM organisation WHERE name = :name ORDER BY id", name=name).fetchone()
        or tx.sql(
            "INSERT INTO organisation (name, created_at) VALUES (:name, :now) RETURNING id",
            name=name,
            now=tx.now,
        ).fetchone()
    )
    return int(found[0])


def _write(tx: Tx, campaign: int, changes: Mapping[str, object]) -> None:
    """The names are those of rules.Rules, never anything typed."""
    kept = {name: json.dumps(value) if name in _LISTS else value for name, value in changes.items()}
    settings = ", ".join(f"{name} = :{name}" for name in kept)
    if settings:
        tx.sql(f"UPDATE campaign SET {settings} WHERE id = :id", id=campaign, **kept)
