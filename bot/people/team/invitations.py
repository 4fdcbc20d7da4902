"""Invitations to the staff: a link that works once, for seven days, for one role."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.errors import Refused
from bot.learning.membership import DAY, GUESSES
from bot.people.team import audit, guardians, roles
from bot.store.tx import Tx
from bot.talk.flow import RANKS, Role
from bot.talk.messages import Key
from bot.talk.talk import Start

Post = Role | Literal["guardian"]  # the safeguarding contact is a coordinator too
POSTS: tuple[Post, ...] = ("reviewer", "coordinator", "admin", "guardian")
LASTS = 7 * DAY
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike
_LENGTH = 12  # 59 bits


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation: to what, whose, until when; `link` opens it, or is empty where links are not known."""

    id: int
    code: str
    role: str
    campaign: int
    name: str  # of the campaign
    organisation: str
    by: str | Key
    author: int | None
    expires: float
    used: bool
    link: str
    whatsapp: str  # the same on WhatsApp; nothing where it is not
    until: date  # the last day it works, where the campaign is

    @property
    def title(self) -> Key:
        """The role in words."""
        return Key(f"role-{self.role}")


def invite(tx: Tx, actor: int | None, campaign: int, role: str) -> str:
    """Make an invitation, by an admin of the campaign or the operator (None). Returns its code."""
    if actor is not None:
        roles.require(tx, actor, campaign, "admin")
    assert role in POSTS  # one of the buttons, or of the command's choices
    code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    made = tx.sql(
        "INSERT INTO invitation (campaign_id, code, role, author_id, made_at, expires_at) VALUES (:campaign, :code,"
        " :role, :actor, :now, :until) RETURNING id",
        campaign=campaign,
        code=code,
        role=role,
        actor=actor,
        now=tx.now,
        until=tx.now + LASTS,
    ).fetchone()
    audit.note(tx, actor, campaign, "staff.invite", f"invitation:{made[0]}", role=role)
    return code


def by_code(tx: Tx, code: str) -> Invitation | None:
    """The invitation of a code."""
    row = tx.sql(f"{_SELECT} WHERE i.code = :code", code=code).fetchone()
    return _invitation(row) if row else None


def standing(tx: Tx, campaign: int) -> list[Invitation]:
    """Invitations of a campaign that still open something."""
    found = tx.sql(
        f"{_SELECT} WHERE i.campaign_id = :id AND i.used_at = 0 AND i.expires_at > :now ORDER BY i.id",
        id=campaign,
        now=tx.now,
    ).fetchall()
    return [_invitation(row) for row in found]


def seen(tx: Tx, actor: int, campaign: int) -> list[Invitation]:
    """The same for an admin. None for anyone else."""
    return standing(tx, campaign) if roles.may(tx, actor, campaign, "admin") else []


def withdraw(tx: Tx, actor: int, id: int) -> None:
    """An invitation opens nothing any more. Refused: `gone`, `not-yours`."""
    row = tx.sql("SELECT campaign_id FROM invitation WHERE id = :id AND used_at = 0", id=id).fetchone()
    if row is None:
        raise Refused("gone")
    roles.require(tx, actor, row[0], "admin")
    tx.sql("UPDATE invitation SET expires_at = :now WHERE id = :id AND expires_at > :now", now=tx.now, id=id)
    audit.note(tx, actor, row[0], "staff.withdraw", f"invitation:{id}")


def knock(tx: Tx, contact: int, code: str) -> str:
    """What a code opens for her: `open`, or why nothing: `unknown` (which is counted), `many` wrong ones today,
    `used`, `expired`, `own` (she made it), `shared` (her phone is used by several), `here` (she is that already)."""
    wrong = tx.sql(
        "SELECT count(*) FROM guess WHERE contact_id = :id AND at > :since", id=contact, since=tx.now - DAY
    ).fetchone()[0]
    if wrong >= GUESSES:
        return "many"
    found = by_code(tx, code)
    if found is None:
        tx.sql("INSERT INTO guess (contact_id, at) VALUES (:id, :now)", id=contact, now=tx.now)
        return "unknown"
    return _door(tx, contact, found)


def accept(tx: Tx, contact: int, code: str, name: str, hours: str = "") -> str:
    """She is of the staff from now on, and whoever invited her hears it. `name` is what colleagues call her, or, of a
    safeguarding contact, what women are told; `hours` are when that one answers. Returns the role she has now.

    Refused as in `knock`.
    """
    found = by_code(tx, code)
    state = _door(tx, contact, found) if found else "unknown"
    if found is None or state != "open":
        raise Refused(state)
    _use(tx, found.id)
    role = "coordinator" if found.role == "guardian" else found.role
    if RANKS.get(roles.of(tx, contact, found.campaign), 0) < RANKS[role]:
        employ(tx, contact, found.campaign, role)
    if found.role == "guardian":
        guardians.settle(tx, contact, found.campaign, name, hours)
    _greet(tx, contact, found.campaign, name)
    audit.note(tx, contact, found.campaign, "staff.join", f"invitation:{found.id}", role=found.role)
    if found.author is not None:
        tx.tell(
            found.author, "staff-joined", name=name, role=Key(f"role-{found.role}"), starts=[Start("team")]
        )
    return found.role


def _door(tx: Tx, contact: int, found: Invitation) -> str:
    has = RANKS.get(roles.of(tx, contact, found.campaign), 0)
    if found.role in RANKS and found.author == contact:
        return "own"
    if found.role in RANKS and has >= RANKS[found.role]:
        return "here"
    if found.used:
        return "used"
    if found.expires <= tx.now:
        return "expired"
    return "open" if _address(tx, contact) else "shared"


def _use(tx: Tx, id: int) -> None:
    """Two who come with one link at the same moment: the second finds it used."""
    used = tx.sql(
        "UPDATE invitation SET used_at = :now WHERE id = :id AND used_at = 0 RETURNING id", now=tx.now, id=id
    )
    if used.fetchone() is None:
        raise Refused("used")


def _greet(tx: Tx, contact: int, campaign: int, name: str) -> None:
    """Staff need no welcome: who is new to us is called what she said, and is at home where her campaign is."""
    tx.sql(
        "UPDATE contact SET name = CASE WHEN name = '' THEN :name ELSE name END,"
        " state = CASE WHEN state = 'new' THEN 'active' ELSE state END,"
        " country = CASE WHEN consented_at > 0 THEN country ELSE (SELECT country FROM campaign WHERE id = :campaign) END"
        " WHERE id = :id",
        name=name,
        campaign=campaign,
        id=contact,
    )


def _address(tx: Tx, contact: int) -> tuple[str, str] | None:
    """The address she used last that she uses alone."""
    row = tx.sql(
        "SELECT a.channel, a.external FROM address a WHERE a.contact_id = :id AND NOT EXISTS (SELECT 1 FROM sharer h"
        " WHERE h.address_id = a.id) ORDER BY a.seen_at DESC, a.id DESC LIMIT 1",
        id=contact,
    ).fetchone()
    return (row[0], row[1]) if row else None


def employ(tx: Tx, contact: int, campaign: int, role: str) -> None:
    """She has this role in a campaign from now on, by the address she used last that is hers alone. Refused (`shared`)
    without one. Whoever calls it has looked at who says so."""
    address = _address(tx, contact)
    if address is None:
        raise Refused("shared")
    tx.sql(
        "INSERT INTO staff (campaign_id, channel, external, role, since) VALUES (:campaign, :channel, :external, :role,"
        " :now) ON CONFLICT (channel, external, campaign_id) DO UPDATE SET role = :role",
        campaign=campaign,
        channel=address[0],
        external=address[1],
        role=role,
        now=tx.now,
    )


def _invitation(row: Sequence[Any]) -> Invitation:
    id, code, role, campaign, name, organisation, by, author, expires, used, link, whatsapp, zone = row
    until = datetime.fromtimestamp(expires, UTC).astimezone(ZoneInfo(zone or "UTC")).date()
    return Invitation(
        id, code, role, campaign, name, organisation, by or Key("cohort-team"), author, expires, used > 0,
        f"{link}staff-{code}" if link else "", f"{whatsapp}staff-{code}" if whatsapp else "", until,
    )  # fmt: skip


_SELECT = (
    "SELECT i.id, i.code, i.role, i.campaign_id, g.name, o.name, c.name, i.author_id, i.expires_at, i.used_at, g.link,"
    " g.whatsapp, g.timezone FROM invitation i JOIN campaign g ON g.id = i.campaign_id JOIN organisation o ON o.id = g.organisation_id"
    " LEFT JOIN contact c ON c.id = i.author_id"
)
