"""Public channels and groups that staff put the bot into: recognised, asked about, and looked after."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from bot.errors import ChannelLost, Refused, SendError
from bot.market.calendar import outlets
from bot.market.calendar.outlets import RIGHTS, Outlet
from bot.people.team import audit, roles, staff
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.talk import Start

EVERY = 86_400.0  # seconds between two looks at a channel's rights
SOON = 3_600.0  # seconds until the next try, when the network was away


@dataclass(frozen=True, slots=True)
class Standing:
    """How we stand in a public channel or group. `name` is its public one, without @; `lacks` are rights we have not."""

    channel: str
    chat: str
    title: str = ""
    name: str = ""
    lacks: tuple[str, ...] = ()
    members: int | None = None

    @property
    def link(self) -> str:
        """How the public opens it, where it has a public name."""
        return f"https://t.me/{self.name}" if self.name and self.channel == "telegram" else ""


def of_campaign(tx: Tx, campaign: int) -> list[Outlet]:
    """The outlets of a campaign, those it has had longest first."""
    return outlets.select(tx, "campaign_id = :campaign", campaign=campaign)


def seen(tx: Tx, actor: int, campaign: int) -> list[Outlet]:
    """The same for an admin. None for anyone else."""
    return of_campaign(tx, campaign) if roles.may(tx, actor, campaign, "admin") else []


def alone(tx: Tx, campaign: int) -> bool:
    """Whether a campaign is on WhatsApp alone, where there are no channels to be in."""
    return any(home.id == campaign and home.channelless for home in staff.campaigns(tx))


def one(tx: Tx, actor: int, id: int) -> Outlet | None:
    """An outlet, if the one who asks is an admin of its campaign."""
    found = outlets.by_id(tx, id)
    return found if found and roles.may(tx, actor, found.campaign, "admin") else None


def home_of(tx: Tx, id: int) -> str:
    """The name of the campaign that an outlet is of."""
    found = outlets.by_id(tx, id)
    return staff.campaign_of(tx, found.campaign).name if found else ""


def switch(tx: Tx, actor: int, id: int, state: str) -> None:
    """From now on posts stand there (`up`), or none go there any more (`off`). Refused: `gone`, `not-yours`, `lost`."""
    found = outlets.by_id(tx, id)
    if found is None:
        raise Refused("gone")
    roles.require(tx, actor, found.campaign, "admin")
    if state == "up" and (found.state == "lost" or "post" in found.lacks):
        raise Refused("lost")
    if state == "off" and found.state == "new":
        tx.sql("DELETE FROM outlet WHERE id = :id", id=id)
    else:
        tx.sql("UPDATE outlet SET state = :state WHERE id = :id", state=state, id=id)
    audit.note(tx, actor, found.campaign, f"channel.{state}", f"outlet:{id}")


def again(tx: Tx, actor: int, id: int) -> None:
    """It is looked at within a few minutes. Refused: `gone`, `not-yours`."""
    found = outlets.by_id(tx, id)
    if found is None:
        raise Refused("gone")
    roles.require(tx, actor, found.campaign, "admin")
    tx.sql("UPDATE outlet SET checked_at = 0 WHERE id = :id", id=id)


# --- what a channel tells us


def changed(tx: Tx, standing: Standing, by: str) -> None:
    """Our standing somewhere has changed, through whoever has the account `by` there. An admin of ours is asked
    whether posts of her campaign shall stand there; of anybody else nothing follows but what was agreed before."""
    noted(tx, standing)
    known = {one.campaign: one for one in _at(tx, standing)}
    contact = _person(tx, standing.channel, by)
    fresh = [
        campaign
        for campaign in (roles.campaigns(tx, contact, "admin") if contact is not None else [])
        if campaign not in known and staff.campaign_of(tx, campaign).state == "open"
    ]
    if contact is None or not fresh or "there" in standing.lacks:
        return
    starts = [Start("channel", str(_new(tx, campaign, standing)), _name(tx, campaign)) for campaign in fresh]
    tx.tell(contact, "channel-seen", name=standing.title, starts=starts)


def noted(tx: Tx, standing: Standing) -> None:
    """How we stand there is written down; those who may no longer post, and those who may again, are told of it."""
    for found in _at(tx, standing):
        if found.state == "new" and "there" in standing.lacks:
            tx.sql("DELETE FROM outlet WHERE id = :id", id=found.id)
            continue
        tx.sql(
            "UPDATE outlet SET title = :title, link = CASE WHEN :link = '' THEN link ELSE :link END, lacks = :lacks, checked_at = :now,"
            " members = COALESCE(:members, members) WHERE id = :id",
            title=standing.title or found.title,
            link=standing.link,
            lacks=" ".join(standing.lacks),
            now=tx.now,
            members=standing.members,
            id=found.id,
        )
    told, was = (outlets.lost, "up") if "post" in standing.lacks else (outlets.found, "lost")
    for chat in sorted({found.chat for found in _at(tx, standing) if found.state == was}):
        told(tx, standing.channel, chat)


def _at(tx: Tx, standing: Standing) -> list[Outlet]:
    """The outlets that are this chat, by its id or by its public name, as the settings may call it."""
    return outlets.select(
        tx,
        "channel = :channel AND (chat = :chat OR (lower(chat) = :name AND :name <> '@'))",
        channel=standing.channel,
        chat=standing.chat,
        name=f"@{standing.name.lower()}",
    )


def _person(tx: Tx, channel: str, external: str) -> int | None:
    row = tx.sql(
        "SELECT contact_id FROM address WHERE channel = :channel AND external = :external",
        channel=channel,
        external=external,
    ).fetchone()
    return int(row[0]) if row else None


def _new(tx: Tx, campaign: int, standing: Standing) -> int:
    row = tx.sql(
        "INSERT INTO outlet (campaign_id, channel, chat, title, link, state, lacks, checked_at) VALUES (:campaign,"
        " :channel, :chat, :title, :link, 'new', :lacks, :now) RETURNING id",
        campaign=campaign,
        channel=standing.channel,
        chat=standing.chat,
        title=standing.title,
        link=standing.link,
        lacks=" ".join(standing.lacks),
        now=tx.now,
    ).fetchone()
    return int(row[0])


def _name(tx: Tx, campaign: int) -> str:
    return staff.campaign_of(tx, campaign).name[:24]


# --- looking after them


class Placed(Protocol):
    """What a channel says when somebody has put us into a chat, taken us out, or changed our rights."""

    chat: str
    title: str
    username: str
    lacks: tuple[str, ...]
    by: str


class Watcher(Protocol):
    """A channel that can be asked how we stand in a chat: its `chat` (id), `title`, `name`, `lacks` and `members`, or
    a `SendError`."""

    name: str

    async def check(self, channel: str = "") -> dict[str, Any]: ...


async def placed(store: Store, change: Placed, channel: str = "telegram") -> None:
    """Take in what a channel says of our standing; returns once it is committed."""
    standing = Standing(channel, change.chat, change.title, change.username, change.lacks)
    await store.run(partial(changed, standing=standing, by=change.by))


async def rounds(store: Store, watcher: Watcher) -> int:
    """Look at each outlet of a channel that was not looked at for a day. Returns how many were looked at."""
    due: list[tuple[int, str]] = await store.run(partial(_due, channel=watcher.name))
    for id, chat in due:
        try:
            found = await watcher.check(chat)
            standing = Standing(
                watcher.name, found["chat"], found["title"], found["name"], found["lacks"], found["members"]
            )
        except ChannelLost:
            standing = Standing(watcher.name, chat, lacks=("there", *RIGHTS))
        except SendError:  # the network is away
            await store.run(partial(_looked, id=id, ago=EVERY - SOON))
            continue
        await store.run(partial(noted, standing=standing))
        await store.run(partial(_looked, id=id))
    return len(due)


def _due(tx: Tx, channel: str) -> list[tuple[int, str]]:
    found = tx.sql(
        "SELECT id, chat FROM outlet WHERE channel = :channel AND state <> 'off' AND checked_at <= :since ORDER BY id"
        " LIMIT 20",
        channel=channel,
        since=tx.now - EVERY,
    ).fetchall()
    return [(int(id), str(chat)) for id, chat in found]


def _looked(tx: Tx, id: int, ago: float = 0.0) -> None:
    tx.sql("UPDATE outlet SET checked_at = :at WHERE id = :id", at=tx.now - ago, id=id)
