"""Who of the staff may do what, and where: a role is had in a campaign, by an address that one person uses alone."""

from bot.errors import Refused
from bot.store.tx import Tx
from bot.talk.flow import RANKS, Role

# A phone of many is nobody's at work.
_STAFF = (
    "staff s JOIN address a ON a.channel = s.channel AND a.external = s.external"
    " AND NOT EXISTS (SELECT 1 FROM sharer h WHERE h.address_id = a.id)"
)


def of(tx: Tx, contact: int, campaign: int) -> str:
    """Her role in a campaign, the highest of those of her addresses; nothing when she has none."""
    found = tx.sql(
        f"SELECT s.role FROM {_STAFF} WHERE a.contact_id = :contact AND s.campaign_id = :campaign",
        contact=contact,
        campaign=campaign,
    ).fetchall()
    return max((str(role) for (role,) in found), key=lambda role: RANKS[role], default="")


def may(tx: Tx, contact: int, campaign: int, least: Role) -> bool:
    """Whether she has at least this role in a campaign."""
    return RANKS.get(of(tx, contact, campaign), 0) >= RANKS[least]


def require(tx: Tx, contact: int, campaign: int, least: Role) -> None:
    """Refused (`not-yours`) unless she has at least this role in a campaign. Every function that does something in
    the name of staff begins with it: a button may be forged, or older than her role."""
    if not may(tx, contact, campaign, least):
        raise Refused("not-yours")


def campaigns(tx: Tx, contact: int, least: Role) -> list[int]:
    """The campaigns in which she has at least this role, the oldest first."""
    found = tx.sql(
        f"SELECT s.campaign_id, s.role FROM {_STAFF} WHERE a.contact_id = :contact ORDER BY s.campaign_id",
        contact=contact,
    ).fetchall()
    return list(dict.fromkeys(campaign for campaign, role in found if RANKS[role] >= RANKS[least]))


def team(tx: Tx, campaign: int, least: Role) -> list[int]:
    """The contacts with at least this role in a campaign who have written to us at least once, the oldest first."""
    # Put in order here: SQLite would do it by going through the addresses of all the world.
    found = tx.sql(
        f"SELECT a.contact_id, s.role FROM {_STAFF} WHERE s.campaign_id = :campaign", campaign=campaign
    ).fetchall()
    return sorted({contact for contact, role in found if RANKS[role] >= RANKS[least]})


def places(tx: Tx, contact: int, least: Role) -> dict[str, str]:
    """The campaigns in which she has at least this role: the name by the id, the oldest first."""
    mine = campaigns(tx, contact, least)
    found = tx.sql("SELECT id, name FROM campaign ORDER BY id").fetchall()
    return {str(id): str(name) for id, name in found if id in mine}


def chosen(tx: Tx, contact: int) -> str:
    """The id of the campaign she chose last to work in; nothing before she chose."""
    row = tx.sql(
        f"SELECT s.campaign_id FROM {_STAFF} WHERE a.contact_id = :contact AND s.chosen_at > 0"
        " ORDER BY s.chosen_at DESC LIMIT 1",
        contact=contact,
    ).fetchone()
    return str(row[0]) if row else ""


def choose(tx: Tx, contact: int, campaign: int) -> None:
    """She works in this campaign until she chooses another. Refused: `not-yours`."""
    require(tx, contact, campaign, "reviewer")
    tx.sql(
        "UPDATE staff SET chosen_at = :now WHERE campaign_id = :campaign AND EXISTS (SELECT 1 FROM address a"
        " WHERE a.channel = staff.channel AND a.external = staff.external AND a.contact_id = :contact)",
        now=tx.now,
        campaign=campaign,
        contact=contact,
    )
