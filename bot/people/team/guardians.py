"""The safeguarding contact of a campaign: who hears of harm first, by the name and in the hours she let be said."""

from bot.errors import Refused
from bot.people.team import audit, roles, staff
from bot.store.tx import Tx
from bot.talk.messages import Key


def settle(tx: Tx, contact: int, campaign: int, name: str, hours: str) -> None:
    """She said yes, in her own chat. Who was it before hears that she is not any more."""
    before = staff.campaign_of(tx, campaign).guardian
    tx.sql(
        "UPDATE campaign SET guardian_id = :contact, guardian_name = :name, guardian_hours = :hours WHERE id = :id",
        contact=contact,
        name=name,
        hours=hours,
        id=campaign,
    )
    audit.note(tx, contact, campaign, "guardian.accept", f"campaign:{campaign}")
    if before not in {None, contact}:
        assert before is not None
        tx.tell(before, "guardian-over", name=staff.campaign_of(tx, campaign).name)


def be(tx: Tx, contact: int, campaign: int, name: str, hours: str) -> None:
    """An admin takes it upon herself. Refused: `not-yours`."""
    roles.require(tx, contact, campaign, "admin")
    settle(tx, contact, campaign, name, hours)


def step_down(tx: Tx, actor: int | None, campaign: int) -> None:
    """There is no safeguarding contact any more: she herself says so, an admin of the campaign, or the operator
    (None). The admins hear it. Refused: `not-yours`, `gone` (there is none)."""
    home = staff.campaign_of(tx, campaign)
    if actor is not None and actor != home.guardian:
        roles.require(tx, actor, campaign, "admin")
    if home.guardian is None:
        raise Refused("gone")
    clear(tx, campaign)
    audit.note(tx, actor, campaign, "guardian.leave", f"campaign:{campaign}")
    for admin in roles.team(tx, campaign, "admin"):
        if admin != actor:
            tx.tell(admin, "guardian-missing", name=home.name)
    if home.guardian != actor:
        tx.tell(home.guardian, "guardian-over", name=home.name)


def clear(tx: Tx, campaign: int) -> None:
    """Nothing is said of a safeguarding contact any more."""
    tx.sql(
        "UPDATE campaign SET guardian_id = NULL, guardian_name = '', guardian_hours = '' WHERE id = :id",
        id=campaign,
    )


def named(tx: Tx, campaign: int) -> str | Key:
    """What is told of who she is; a word for nobody."""
    home = staff.campaign_of(tx, campaign)
    return home.guardian_name if home.guardian is not None and home.guardian_name else Key("guardian-nobody")


def hers(tx: Tx, contact: int, campaign: int) -> bool:
    """Whether she is the one."""
    return staff.campaign_of(tx, campaign).guardian == contact


def way_label(way: str) -> Key:
    """What the buttons of the talk about it read: me, invite, down, keep."""
    return Key(f"guardian-way-{way}")
