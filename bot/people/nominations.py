"""Nominations: somebody thinks of a maker and gets an invitation to pass on; of the maker nothing is asked or kept."""

import secrets

from bot.errors import Refused
from bot.people.team import staff
from bot.reading import places
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key

DAY = 86400.0
MOST_A_DAY = 5  # invitations that one person makes
THANKS = DAY  # after which she is thanked: not at the moment at which the other one came
FLOW = "thanked"
AGAIN = Key("nominate-again")  # the button to another invitation
BYTES = 5  # of a code, in hexadecimal


def nominate(tx: Tx, contact: int, campaign: int, kind: str, area: str) -> str:
    """Somebody knows a woman who makes this kind of product in that area. Returns the code of her invitation.

    Refused: `often`, after MOST_A_DAY in 24 hours; `gone`, when the campaign is closed.
    """
    if staff.campaign_of(tx, campaign).state != "open":
        raise Refused("gone")
    made = tx.sql(
        "SELECT count(*) FROM nomination WHERE contact_id = :id AND at > :since",
        id=contact,
        since=tx.now - DAY,
    ).fetchone()
    if made[0] >= MOST_A_DAY:
        raise Refused("often")
    row = tx.sql(
        "INSERT INTO nomination (campaign_id, contact_id, code, area, kind, at)"
        " VALUES (:campaign, :contact, :code, :area, :kind, :now) RETURNING code",
        campaign=campaign,
        contact=contact,
        code=secrets.token_hex(BYTES),
        area=places.region_of(area),
        kind=kind,
        now=tx.now,
    ).fetchone()
    return str(row[0])


def come(tx: Tx, contact: int, code: str) -> str:
    """A member has come by an invitation. Where she became one by it, whoever made it is thanked a day later, and is
    told no more than that. Returns `own` for her own invitation, else `welcome`, whatever the code is worth."""
    row = tx.sql("SELECT contact_id FROM nomination WHERE code = :code", code=code).fetchone()
    if row and row[0] == contact:
        return "own"
    counted = tx.sql(
        "UPDATE nomination SET started_at = :now WHERE code = :code AND started_at = 0 AND at <= (SELECT consented_at"
        " FROM contact WHERE id = :contact) RETURNING contact_id",
        now=tx.now,
        code=code,
        contact=contact,
    ).fetchone()
    if counted and counted[0] is not None:
        tx.sql("DELETE FROM timer WHERE contact_id = :id AND what = :flow", id=counted[0], flow=FLOW)
        tx.at(tx.now + THANKS, counted[0], FLOW)
    return "welcome"


def wanted(tx: Tx, contact: int, argument: str = "") -> Wish:
    """She may be thanked at any hour that suits."""
    return Wish(tx.now)
