"""Followers: somebody of the public who asked for the products of a campaign, in her own words of yes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.broadcast import topics
from bot.errors import Refused
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.messages import Key

WORDS = "2026-11"  # version of the words she agrees to
WORDS_ON = {"whatsapp": "2026-11-whatsapp"}  # where they say over which channel it comes


@dataclass(frozen=True, slots=True)
class Home:
    """A campaign that can be followed."""

    id: int
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Following:
    """What somebody follows of a campaign, and how often she hears of it."""

    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    often: str


def how_often(often: str) -> Key:
    """Day, week or month, as it is said."""
    return Key(f"follow-often.button-{often}")


def home(tx: Tx, campaign: int, country: str) -> Home:
    """The campaign of a link; without one, that of her country."""
    row = tx.sql("SELECT id FROM campaign WHERE id = :id AND state = 'open'", id=campaign).fetchone()
    found = staff.campaign_of(tx, row[0]) if row else staff.campaign(tx, country)
    return Home(found.id, found.name, found.country)


def following(tx: Tx, contact: int, campaign: int) -> Following | None:
    """What she follows of a campaign now; None when she does not."""
    row = tx.sql(
        "SELECT areas, kinds, often FROM follow WHERE contact_id = :contact AND campaign_id = :campaign"
        " AND state = 'on'",
        contact=contact,
        campaign=campaign,
    ).fetchone()
    return Following(tuple(json.loads(row[0])), tuple(json.loads(row[1])), row[2]) if row else None


def follow(
    tx: Tx,
    contact: int,
    campaign: int,
    areas: Sequence[str],
    kinds: Sequence[str],
    often: str,
    channel: str = "",
) -> None:
    """She said yes to the words of the day, or changed what she follows. Refused (`gone`) for what there is not."""
    country = staff.campaign_of(tx, campaign).country
    if often not in topics.OFTEN or not topics.sound(country, areas, kinds):
        raise Refused("gone")
    tx.sql(
        "INSERT INTO follow (campaign_id, contact_id, areas, kinds, often, source, proof, opted_at) VALUES"
        " (:campaign, :contact, :areas, :kinds, :often, 'chat', :proof, :now) ON CONFLICT (contact_id, campaign_id)"
        " DO UPDATE SET areas = :areas, kinds = :kinds, often = :often, state = 'on', source = 'chat',"
        " proof = :proof, opted_at = :now",
        campaign=campaign,
        contact=contact,
        areas=topics.kept(areas),
        kinds=topics.kept(kinds),
        often=often,
        proof=WORDS_ON.get(channel, WORDS),
        now=tx.now,
    )


def unfollow(tx: Tx, contact: int, campaign: int = 0) -> int:
    """She follows this campaign no longer; 0: none at all. Returns how many she followed."""
    return len(
        tx.sql(
            "UPDATE follow SET state = 'off', stopped_at = :now WHERE contact_id = :contact AND state = 'on'"
            " AND (:campaign = 0 OR campaign_id = :campaign) RETURNING id",
            now=tx.now,
            contact=contact,
            campaign=campaign,
        ).fetchall()
    )
