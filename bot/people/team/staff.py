"""The people of an organisation, and the campaigns they run."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from bot.reading.price import CURRENCIES
from bot.store import aliases
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Campaign:
    """Where a country's posts stand, by which rules products are chosen, and how its people are reached."""

    id: int
    organisation: int
    name: str
    country: str
    timezone: str
    currency: str
    channel: str
    chat: str
    link: str
    whatsapp: str  # the same as `link`, on WhatsApp; nothing: it is not there
    hours: str
    site: str
    accent: str  # colour of its cards, such as #b64c25; nothing: ours
    state: str  # open, closed
    reviewers: int  # who judge a product: 2, or 1, which is said openly
    slots: int  # places a week; 0: there is no draw, what is accepted is shown
    reserved: int  # of them for makers in the places of `underserved`
    underserved: tuple[str, ...]  # slugs of regions and districts
    firsts: int  # places for who was never shown
    most_alike: int  # products of one kind a week; 0: any
    draws: str  # when the weekly list is frozen, such as "Thu 12:00", in its time zone
    posting: tuple[str, ...]  # when its posts go out, such as "Sun 10:00"; none: at once
    quiet: tuple[tuple[str, str], ...]  # ISO days, from and to, in which nothing goes out
    guardian: int | None  # the contact who hears of harm first
    guardian_name: str
    guardian_hours: str
    settled: tuple[str, ...]  # what the settings say of it: nobody else may change that

    @property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        return ZoneInfo(self.timezone or "UTC")

    @property
    def open(self) -> bool:
        """Whether anything new is shown; closed, it rests, and what stands keeps standing."""
        return self.state == "open"

    @property
    def channelless(self) -> bool:
        """Whether it is on WhatsApp alone, which has no public channel: what is shown stands in the catalogue."""
        return bool(self.whatsapp) and self.link == self.whatsapp

    def link_on(self, channel: str) -> str:
        """What begins a link for somebody on this channel: to WhatsApp from there, where it is, else to the bot."""
        return nearer(channel, self.link, self.whatsapp)


def nearer(channel: str, link: str, whatsapp: str) -> str:
    """Of a link to the bot and the same on WhatsApp (nothing: it is not there) the one for somebody on this channel."""
    return whatsapp if channel == "whatsapp" and whatsapp else link


_SELECT = (
    "SELECT id, organisation_id, name, country, timezone, currency, channel, chat, link, whatsapp, hours, site, accent, state,"
    " reviewers, slots, reserved, underserved, firsts, most_alike, draws, posting, quiet, guardian_id, guardian_name,"
    " guardian_hours, settled FROM campaign"
)
_LISTS = ("underserved", "posting", "quiet", "settled")  # kept as JSON


def campaign(tx: Tx, country: str) -> Campaign:
    """The campaign of a country, an open one before a closed one; or the first one where it has none of its own."""
    return _one(
        tx,
        "ORDER BY CASE WHEN country = :country THEN 0 ELSE 1 END, CASE WHEN state = 'open' THEN 0 ELSE 1 END, id LIMIT 1",
        country=country,
    )


def campaign_of(tx: Tx, id: int) -> Campaign:
    """The campaign with this id."""
    return _one(tx, "WHERE id = :id", id=id)


def hold(tx: Tx, id: int) -> None:
    """Until this transaction ends nobody else holds this campaign: what is counted, numbered or planned in it is so
    for one process at a time. Rows that hang on it may still be written meanwhile."""
    tx.sql(f"SELECT id FROM campaign WHERE id = :id{tx.alone}", id=id)


def campaigns(tx: Tx) -> list[Campaign]:
    """Every campaign, the oldest first."""
    return [_campaign(row) for row in tx.sql(f"{_SELECT} ORDER BY id").fetchall()]


def _one(tx: Tx, condition: str, **values: object) -> Campaign:
    return _campaign(tx.sql(f"{_SELECT} {condition}", **values).fetchone())


def _campaign(row: Sequence[Any]) -> Campaign:
    told = dict(zip((field.name for field in fields(Campaign)), row, strict=True))
    for name in _LISTS:
        told[name] = tuple(tuple(one) if isinstance(one, list) else one for one in json.loads(told[name]))
    return Campaign(**told)


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
    whatsapp: str = "",
) -> int:
    """Make, or bring up to date, the campaign of a country from the settings. Returns its id.

    What the settings leave empty stays as it was set by hand; what they say is written down as theirs. The bot and
    the pages are the same for every campaign. An empty `channel` says that there is no public one.
    """
    id = _of_country(tx, country) or _made(tx, name, country)
    if channel:
        _settle_outlet(tx, id, channel, chat)
    else:  # looked at again, and found, once there is a public channel
        tx.sql("UPDATE outlet SET state = 'lost' WHERE state = 'up'")
    said = {"hours": hours, "accent": accent}
    tx.sql(
        "UPDATE campaign SET timezone = :timezone, channel = :channel, chat = :chat, settled = :settled,"
        " hours = CASE WHEN :hours = '' THEN hours ELSE :hours END,"
        " accent = CASE WHEN :accent = '' THEN accent ELSE :accent END WHERE id = :id",
        timezone=timezone,
        channel=channel,
        chat=chat,
        settled=json.dumps(["timezone", *(what for what, value in said.items() if value)]),
        **said,
        id=id,
    )
    tx.sql("UPDATE campaign SET settled = '[]' WHERE id <> :id", id=id)
    tx.sql(
        "UPDATE campaign SET link = :link, site = :site, whatsapp = :whatsapp",
        link=link if channel else whatsapp,
        site=site,
        whatsapp=whatsapp,
    )
    return id


def _of_country(tx: Tx, country: str) -> int | None:
    row = tx.sql(
        "SELECT id FROM campaign WHERE country = :country ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, id",
        country=country,
    ).fetchone()
    return int(row[0]) if row else None


def _made(tx: Tx, name: str, country: str) -> int:
    organisation = tx.sql(
        "INSERT INTO organisation (name, created_at) VALUES (:name, :now) RETURNING id", name=name, now=tx.now
    ).fetchone()[0]
    return open_(tx, organisation, name, country, "")


def open_(tx: Tx, organisation: int, name: str, country: str, timezone: str) -> int:
    """A new campaign of an organisation, with the bot and the pages that the others have. Returns its id."""
    row = tx.sql(
        "INSERT INTO campaign (organisation_id, name, country, timezone, currency, link, whatsapp, site) VALUES"
        " (:organisation, :name, :country, :timezone, :currency, COALESCE((SELECT max(link) FROM campaign), ''),"
        " COALESCE((SELECT max(whatsapp) FROM campaign), ''), COALESCE((SELECT max(site) FROM campaign), ''))"
        " RETURNING id",
        organisation=organisation,
        name=name,
        country=country,
        timezone=timezone,
        currency=CURRENCIES[country],
    ).fetchone()
    return int(row[0])


def _settle_outlet(tx: Tx, campaign_id: int, channel: str, chat: str) -> None:
    """The channel of the settings is one of the campaign's; in the one they named before nothing new is posted."""
    tx.sql(
        "UPDATE outlet SET state = 'off' WHERE campaign_id = :id AND (channel, chat) IN (SELECT channel, chat"
        " FROM campaign WHERE id = :id AND NOT (channel = :channel AND chat = :chat))",
        id=campaign_id,
        channel=channel,
        chat=chat,
    )
    tx.sql(
        "INSERT INTO outlet (campaign_id, channel, chat) VALUES (:id, :channel, :chat)"
        " ON CONFLICT (campaign_id, channel, chat) DO UPDATE SET state = 'up' WHERE outlet.state = 'new'"
        " OR (outlet.state = 'off' AND NOT EXISTS (SELECT 1 FROM campaign"  # switched off by hand, it stays so
        " WHERE id = :id AND channel = :channel AND chat = :chat))",
        id=campaign_id,
        channel=channel,
        chat=chat,
    )


def settle_staff(tx: Tx, campaign_id: int, addresses: Sequence[str]) -> None:
    """Exactly these addresses (`channel:external`) are those the settings name as admins of the campaign; whoever
    was invited stays."""
    tx.sql("DELETE FROM staff WHERE campaign_id = :id AND settled", id=campaign_id)
    for address in addresses:
        channel, _, external = address.partition(":")
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external, role, settled, since) VALUES (:id, :channel,"
            " :external, 'admin', true, :now) ON CONFLICT (channel, external, campaign_id)"
            " DO UPDATE SET role = 'admin', settled = true",
            id=campaign_id,
            channel=channel,
            external=aliases.stands(tx, channel, external),
            now=tx.now,
        )


def known_link(tx: Tx, country: str) -> str:
    """The link to the bot of a country's campaign as it was last known, or nothing."""
    row = tx.sql(
        "SELECT link FROM campaign WHERE country = :country AND link <> whatsapp ORDER BY id", country=country
    ).fetchone()
    return str(row[0]) if row else ""
