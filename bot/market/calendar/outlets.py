"""The public channels of a campaign: in which we may post, which we lost, and who hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bot.people.team import audit, roles, staff
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start

RIGHTS = ("post", "edit", "delete")
PAGES = "pages"  # the channel of a campaign without one: what is posted there stands in the catalogue alone


@dataclass(frozen=True, slots=True)
class Outlet:
    """A channel or group where posts of a campaign stand, or may. `checked` is the day of the last look."""

    id: int
    campaign: int
    channel: str
    chat: str
    title: str
    state: str  # new (nobody has agreed to it), up, lost, off
    lacks: tuple[str, ...]
    members: int
    checked: date | None

    @property
    def lacking(self) -> list[Key] | Ours:
        """The rights that are not there, in words; `none` where all are."""
        return [Key(f"channel-right-{right}") for right in self.lacks if right in RIGHTS] or Ours("none")

    @property
    def called(self) -> str | Key:
        """Its title; before the first look there is only what the settings call it, and a number is no name."""
        if self.channel == PAGES:
            return Key("channel-pages")
        return self.title or (Key("channel-unnamed") if self.chat.removeprefix("-").isdigit() else self.chat)


def of(tx: Tx, campaign: int) -> list[Outlet]:
    """The channels of a campaign, those it gave up and those nobody has agreed to left out; the oldest first."""
    return select(tx, "campaign_id = :id AND state IN ('up', 'lost')", id=campaign)


def select(tx: Tx, condition: str, **values: object) -> list[Outlet]:
    """The channels that meet a condition in SQL, the oldest first."""
    found = tx.sql(
        "SELECT id, campaign_id, channel, chat, title, state, lacks, members, checked_at FROM outlet"
        f" WHERE {condition} ORDER BY id",
        **values,
    ).fetchall()
    return [_outlet(row) for row in found]


def _outlet(row: Sequence[Any]) -> Outlet:
    id, campaign, channel, chat, title, state, lacks, members, checked = row
    return Outlet(
        id=id,
        campaign=campaign,
        channel=channel,
        chat=chat,
        title=title,
        state=state,
        lacks=tuple(lacks.split()),
        members=members,
        checked=datetime.fromtimestamp(checked, UTC).date() if checked else None,
    )


def open_to(tx: Tx, campaign: int, anyway: bool = False) -> list[Outlet]:
    """Those where a post may go now; `anyway`: also where we were put out, since somebody says that we are back. A
    campaign on WhatsApp alone has its pages, with the id 0."""
    if staff.campaign_of(tx, campaign).channelless:
        return [Outlet(0, campaign, PAGES, "", "", "up", (), 0, None)]
    return [one for one in of(tx, campaign) if anyway or one.state == "up"]


def by_id(tx: Tx, id: int) -> Outlet | None:
    """One channel."""
    return next(iter(select(tx, "id = :id", id=id)), None)


def lost(tx: Tx, channel: str, chat: str, name: str = "") -> int:
    """We were put out of a channel, or may not post there any more. `name` is what else it may be known by, such as
    `@support_local`. Coordinators hear once what to do. Returns in how many campaigns it was up."""
    return _turn(tx, channel, chat, name, "up", "lost")


def found(tx: Tx, channel: str, chat: str, name: str = "") -> int:
    """We may post in a channel again: what could not be taken down or changed there is tried anew. Returns in how many
    campaigns it was lost."""
    return _turn(tx, channel, chat, name, "lost", "up")


def _turn(tx: Tx, channel: str, chat: str, name: str, was: str, to: str) -> int:
    turned = tx.sql(
        "UPDATE outlet SET state = :to, checked_at = :now WHERE channel = :channel AND chat IN (:chat, :name)"
        " AND state = :was RETURNING id",
        to=to,
        now=tx.now,
        channel=channel,
        chat=chat,
        name=name or chat,
        was=was,
    ).fetchall()
    for (id,) in turned:
        outlet = by_id(tx, id)
        assert outlet is not None  # just changed
        audit.note(tx, None, outlet.campaign, f"outlet.{to}", f"outlet:{id}")
        if to == "up":
            _again(tx, id)
        _tell(tx, outlet, to)
    return len(turned)


def _tell(tx: Tx, outlet: Outlet, to: str) -> None:
    waiting = tx.sql(
        "SELECT COUNT(*) FROM feature WHERE campaign_id = :id AND state = 'missed'", id=outlet.campaign
    ).fetchone()[0]
    for coordinator in roles.team(tx, outlet.campaign, "coordinator"):
        tx.tell(
            coordinator,
            "outlet-found" if to == "up" else "outlet-lost",
            name=outlet.called,
            count=waiting,
            starts=[Start("calendar")],
        )


def _again(tx: Tx, outlet: int) -> None:
    """The last change of each post there, where it failed, is done now; a sweep of the outbox takes it."""
    tx.sql(
        "UPDATE outbox SET state = 'queued', attempts = 0, due_at = :now, lease_until = 0 WHERE state = 'failed'"
        " AND deed IN ('edit', 'unpost') AND id IN (SELECT MAX(o.id) FROM outbox o WHERE o.target_id IN"
        " (SELECT p.outbox_id FROM post p WHERE p.outlet_id = :outlet) GROUP BY o.target_id)",
        now=tx.now,
        outlet=outlet,
    )
