"""Organisations and their campaigns: opening one, and setting its rules."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import Refused
from bot.market.fairness import chain
from bot.people.team import audit, roles, rules, staff
from bot.people.team.staff import Campaign
from bot.reading.price import CURRENCIES
from bot.store.tx import Tx

_LISTS = ("underserved", "posting", "quiet")


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the usual wait for a place is: so many women wait now, so many weeks until the last of them."""

    women: int
    weeks: int


def new(tx: Tx, *, name: str, country: str, timezone: str, organisation: str) -> int:
    """Open a campaign in a country that has none, for the organisation of this name, made if there is none. By the
    operator. Returns its id. Refused: `no-country`, `country` (has one). Raises ValueError for a wrong name or zone."""
    if country not in CURRENCIES:
        raise Refused("no-country")
    if any(one.country == country and one.state == "open" for one in staff.campaigns(tx)):
        raise Refused("country")
    made = staff.open_(tx, _organisation(tx, organisation), name, country, "")
    changes = rules.changed(staff.campaign_of(tx, made), {"name": name, "timezone": timezone})
    _write(tx, made, changes)
    audit.note(tx, None, made, "campaign.open", f"campaign:{made}")
    return made


def organisation(tx: Tx, id: int) -> str:
    """The name of an organisation."""
    return str(tx.sql("SELECT name FROM organisation WHERE id = :id", id=id).fetchone()[0])


def exists(tx: Tx, campaign: int) -> bool:
    """Whether there is such a campaign."""
    return tx.sql("SELECT 1 FROM campaign WHERE id = :id", id=campaign).fetchone() is not None


def change(tx: Tx, actor: int | None, campaign: int, changes: Mapping[str, object]) -> list[str]:
    """Change rules of a campaign, by an admin of it or the operator (None); the names of what is new.

    Rules of choosing are public: they go into the campaign's log. Refused: `not-yours`, `settled` (the settings say
    it), `country` (another one is open there). Raises ValueError, in one sentence, for what cannot stand.
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
    return list(found)


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
