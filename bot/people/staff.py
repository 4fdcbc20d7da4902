"""The people of an organisation, and the campaigns they run."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.price import CURRENCIES
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Campaign:
    """Where a country's posts stand, and how its people are reached."""

    id: int
    name: str
    country: str
    timezone: str
    channel: str
    chat: str
    link: str
    hours: str
    site: str
    accent: str  # colour of its cards, such as #b64c25; nothing: ours


def campaign(tx: Tx, country: str) -> Campaign:
    """The campaign of a country, or the first one where it has none of its own."""
    row = tx.sql(
        "SELECT id, name, country, timezone, channel, chat, link, hours, site, accent FROM campaign"
        " ORDER BY CASE WHEN country = :country THEN 0 ELSE 1 END, id LIMIT 1",
        country=country,
    ).fetchone()
    return Campaign(*row)


def campaign_of(tx: Tx, id: int) -> Campaign:
    """The campaign with this id."""
    row = tx.sql(
        "SELECT id, name, country, timezone, channel, chat, link, hours, site, accent FROM campaign"
        " WHERE id = :id",
        id=id,
    ).fetchone()
    return Campaign(*row)


def coordinators(tx: Tx) -> list[int]:
    """The contacts who are coordinators and have written to us at least once, each on a phone of her own."""
    found = tx.sql(
        "SELECT DISTINCT a.contact_id FROM staff s JOIN address a"
        " ON a.channel = s.channel AND a.external = s.external"
        " WHERE NOT EXISTS (SELECT 1 FROM sharer h WHERE h.address_id = a.id) ORDER BY a.contact_id"
    )
    return [contact for (contact,) in found.fetchall()]


def settle_campaign(
    tx: Tx,
    *,
    name: str,
    country: str,
    timezone: str,
    channel: str,
    chat: str,
    link: str,
    hours: str,
    site: str,
    accent: str,
) -> int:
    """Make, or bring up to date, the campaign of a country from the settings. Returns its id."""
    row = tx.sql("SELECT id FROM campaign WHERE country = :country ORDER BY id", country=country).fetchone()
    if row is None:
        organisation = tx.sql(
            "INSERT INTO organisation (name) VALUES (:name) RETURNING id", name=name
        ).fetchone()[0]
        row = tx.sql(
            "INSERT INTO campaign (organisation_id, name, country, currency) VALUES (:organisation, :name,"
            " :country, :currency) RETURNING id",
            organisation=organisation,
            name=name,
            country=country,
            currency=CURRENCIES[country],
        ).fetchone()
    tx.sql(
        "UPDATE campaign SET timezone = :timezone, channel = :channel, chat = :chat, link = :link,"
        " hours = :hours, site = :site, accent = :accent WHERE id = :id",
        timezone=timezone,
        channel=channel,
        chat=chat,
        link=link,
        hours=hours,
        site=site,
        accent=accent,
        id=row[0],
    )
    return int(row[0])


def settle_staff(tx: Tx, campaign_id: int, addresses: Sequence[str]) -> None:
    """Exactly these addresses (`channel:external`) are coordinators of the campaign."""
    tx.sql("DELETE FROM staff WHERE campaign_id = :id", id=campaign_id)
    for address in addresses:
        channel, _, external = address.partition(":")
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external) VALUES (:id, :channel, :external)"
            " ON CONFLICT DO NOTHING",
            id=campaign_id,
            channel=channel,
            external=external,
        )


def known_link(tx: Tx, country: str) -> str:
    """The link of a country's campaign as it was last known, or nothing."""
    row = tx.sql("SELECT link FROM campaign WHERE country = :country ORDER BY id", country=country).fetchone()
    return str(row[0]) if row else ""
