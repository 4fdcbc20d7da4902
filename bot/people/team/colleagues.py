"""A campaign's staff, one by one: who is there with which role, and changing that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.people.team import audit, guardians, roles, staff
from bot.store.tx import Tx
from bot.talk.flow import RANKS
from bot.talk.messages import Key


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the staff. `contact` is None until she has written; `settled`: named in the settings."""

    id: int
    campaign: int
    contact: int | None
    name: str
    role: str
    address: str  # for the operator only
    settled: bool

    @property
    def title(self) -> Key:
        """Her role in words."""
        return Key(f"role-{self.role}")

    @property
    def called(self) -> str | Key:
        """Her first name as she gave it; a word where there is none, or where it holds a number."""
        fine = self.name and len(re.findall(r"\d", self.name)) < 5
        return self.name if fine else Key("team-unnamed" if self.contact else "team-silent")


def of_campaign(tx: Tx, campaign: int) -> list[Colleague]:
    """The staff of a campaign, those who were there first before the others."""
    found = tx.sql(f"{_SELECT} WHERE s.campaign_id = :id ORDER BY s.id", id=campaign).fetchall()
    return [_colleague(row) for row in found]


def seen(tx: Tx, actor: int, campaign: int) -> list[Colleague]:
    """The same for an admin. Nobody for anyone else."""
    return of_campaign(tx, campaign) if roles.may(tx, actor, campaign, "admin") else []


def one(tx: Tx, actor: int, id: int) -> Colleague | None:
    """One of the staff, if the one who asks is an admin where she works."""
    row = tx.sql(f"{_SELECT} WHERE s.id = :id", id=id).fetchone()
    found = _colleague(row) if row else None
    return found if found and roles.may(tx, actor, found.campaign, "admin") else None


def by_address(tx: Tx, campaign: int, address: str) -> Colleague | None:
    """One of a campaign's staff by her address, such as telegram:12345."""
    return next((one for one in of_campaign(tx, campaign) if one.address == address), None)


def promote(tx: Tx, actor: int, id: int, role: str) -> None:
    """She has this role from now on, and hears it. Refused: `gone`, `not-yours`, `settled` (the settings name her),
    `last` (no admin would be left)."""
    found = _found(tx, actor, id)
    assert role in RANKS  # one of the buttons
    if found.role == role:
        return
    _not_the_last(tx, found)
    tx.sql("UPDATE staff SET role = :role WHERE id = :id", role=role, id=id)
    audit.note(tx, actor, found.campaign, "staff.role", f"staff:{id}", role=role)
    if found.contact is not None:
        name = staff.campaign_of(tx, found.campaign).name
        tx.tell(found.contact, "team-now", name=name, role=Key(f"role-{role}"))


def remove(tx: Tx, actor: int | None, id: int) -> None:
    """She is not of the staff any more: invitations she made open nothing, and she hears it. By an admin of the
    campaign or the operator (None). Refused as in `promote`."""
    found = _found(tx, actor, id)
    _not_the_last(tx, found)
    tx.sql("DELETE FROM staff WHERE id = :id", id=id)
    audit.note(tx, actor, found.campaign, "staff.remove", f"staff:{id}", role=found.role)
    if found.contact is None:
        return
    tx.sql(
        "UPDATE invitation SET expires_at = :now WHERE campaign_id = :id AND author_id = :contact AND used_at = 0"
        " AND expires_at > :now",
        now=tx.now,
        id=found.campaign,
        contact=found.contact,
    )
    home = staff.campaign_of(tx, found.campaign)
    if home.guardian == found.contact:
        guardians.step_down(tx, actor, home.id)
    tx.tell(found.contact, "team-over", name=home.name)
    _a_guest_again(tx, found.contact)


def _found(tx: Tx, actor: int | None, id: int) -> Colleague:
    row = tx.sql(f"{_SELECT} WHERE s.id = :id", id=id).fetchone()
    if row is None:
        raise Refused("gone")
    found = _colleague(row)
    if actor is not None:
        roles.require(tx, actor, found.campaign, "admin")
    if found.settled:
        raise Refused("settled")
    return found


def _a_guest_again(tx: Tx, contact: int) -> None:
    """Who never said yes to the terms, and works nowhere any more, is asked like everybody when she writes again."""
    if not roles.campaigns(tx, contact, "reviewer"):
        tx.sql(
            "UPDATE contact SET state = 'new' WHERE id = :id AND state = 'active' AND consented_at = 0",
            id=contact,
        )


def _not_the_last(tx: Tx, found: Colleague) -> None:
    staff.hold(tx, found.campaign)
    others = [one for one in of_campaign(tx, found.campaign) if one.role == "admin" and one.id != found.id]
    if found.role == "admin" and not others:
        raise Refused("last")


def _colleague(row: Sequence[Any]) -> Colleague:
    id, campaign, contact, name, role, channel, external, settled = row
    return Colleague(id, campaign, contact, name or "", role, f"{channel}:{external}", bool(settled))


_SELECT = (
    "SELECT s.id, s.campaign_id, c.id, c.name, s.role, s.channel, s.external, s.settled FROM staff s"
    " LEFT JOIN address a ON a.channel = s.channel AND a.external = s.external"
    " AND NOT EXISTS (SELECT 1 FROM sharer h WHERE h.address_id = a.id) LEFT JOIN contact c ON c.id = a.contact_id"
)
