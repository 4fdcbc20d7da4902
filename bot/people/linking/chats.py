"""The chats of one person: which she wrote in last, what is said to one of them, and the links that stand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.errors import Refused
from bot.people.linking import merging
from bot.store.tx import Tx
from bot.talk.messages import Key, Outgoing
from bot.talk.talk import Start


@dataclass(frozen=True, slots=True)
class Chat:
    """An address of hers."""

    id: int
    channel: str
    external: str

    @property
    def title(self) -> Key:
        """Its channel in words."""
        return Key(f"link-on-{self.channel}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can be undone until the day `ends`; `title` is the channel that came with it."""

    id: int
    title: Key
    ends: date


def newest(tx: Tx, contact: int) -> Chat | None:
    """The chat she wrote in last."""
    row = tx.sql(
        "SELECT id, channel, external FROM address WHERE contact_id = :id ORDER BY blocked, seen_at DESC, id DESC LIMIT 1",
        id=contact,
    ).fetchone()
    return Chat(*row) if row else None


def titles(tx: Tx, contact: int) -> list[Key]:
    """The channels of all her chats, the newest first."""
    found = tx.sql(
        "SELECT id, channel, external FROM address WHERE contact_id = :id ORDER BY seen_at DESC, id DESC",
        id=contact,
    ).fetchall()
    return [Chat(*row).title for row in found]


def links(tx: Tx, contact: int) -> list[Link]:
    """Her links that can be undone, the newest first."""
    found = tx.sql(
        "SELECT id, channel, at FROM merger WHERE contact_id = :id AND undone_at = 0 AND other_id IS NOT NULL"
        " AND at > :since ORDER BY id DESC",
        id=contact,
        since=tx.now - merging.LASTS,
    ).fetchall()
    return [
        Link(id, Key(f"link-on-{channel}"), datetime.fromtimestamp(at + merging.LASTS, UTC).date())
        for id, channel, at in found
    ]


def part(tx: Tx, contact: int, merger: int) -> None:
    """She undoes a link, from whichever of its chats; the other one hears it. Refused (`over`): it cannot be undone any
    more, or is not hers."""
    if merger not in {link.id for link in links(tx, contact)}:
        raise Refused("over")
    here = newest(tx, contact)
    keep, other = merging.undo(tx, merger)
    if here:
        (holder,) = tx.sql("SELECT contact_id FROM address WHERE id = :id", id=here.id).fetchone()
        away = other if holder == keep else keep
        tell(tx, "unlink-told", away, newest(tx, away), channel=here.title)


def tell(tx: Tx, key: str, contact: int, chat: Chat | None, merger: int = 0, **args: object) -> None:
    """Say something in one chat of hers: of a link (`merger`) with the button that undoes it. In quiet mode it is one
    neutral line, and the rest waits. Said to one who asked for silence too: it is about who reads her messages."""
    if chat is None:
        return
    language, veiled = tx.sql("SELECT language, veiled FROM contact WHERE id = :id", id=contact).fetchone()
    starts = [Start("unlink", str(merger))] if merger else []
    told = tx.speak(language, key, args, starts=starts)
    if veiled:
        opener = Start("unveil", "", Key("shared-knock.button"))
        line = tx.speak(language, "shared-knock", {}, starts=[opener])
        tx.send(chat.channel, Outgoing("reply", chat.external, line), contact_id=contact)
    tx.send(chat.channel, Outgoing("reply", chat.external, told), contact_id=contact, held=bool(veiled))
