"""The two ids of one account on WhatsApp: its phone, and one that Meta gives it for this business alone.

A message may bring either or both, and either may change. An account stands under its phone (`address.external`) once
that is known, with the other id as its `alias`. Form of the ids: Meta, business-scoped user ids.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.tables import metadata
from bot.talk.messages import Message

if TYPE_CHECKING:
    from bot.store.tx import Tx

PHONE = re.compile(r"\+[1-9]\d{5,14}")
SCOPED = re.compile(r"[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128}")
_FOUND = (
    "SELECT id, external, alias, contact_id, seen_at, begun_at FROM address WHERE channel = :channel"
    " AND external IN (:phone, :scoped) UNION SELECT id, external, alias, contact_id, seen_at, begun_at FROM address"
    " WHERE channel = :channel AND alias <> '' AND alias = :scoped"
)
# What somebody may have who never wrote to us: from a list of followers, and what was begun with her since.
_CARRIED = {"follow": "campaign_id", "permit": "purpose", "delivery": "broadcast_id", "attention": ""}
_OWNED = tuple(  # everything else that is somebody's
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if any(key.column.table.name == "contact" for key in column.foreign_keys)
    and table.name not in {"address", *_CARRIED}
)


@dataclass(frozen=True, slots=True)
class Account:
    """A row of `address`."""

    id: int
    external: str
    alias: str
    contact: int
    seen_at: float
    begun_at: float


def lane(message: Message) -> str:
    """The key under which one person's messages keep their order: the id that every message of hers brings."""
    scoped = message.also if SCOPED.fullmatch(message.also) else ""
    return f"{message.channel}:{scoped or message.sender}"


def settle(tx: "Tx", message: Message) -> str:
    """The id under which the sender's account stands, nothing for a newcomer. What the message tells anew of its ids is
    written down: learned, renewed, or of two accounts that prove to be one."""
    phone, scoped = _ids(message)
    if not scoped:  # a phone alone leads to nobody else
        return ""
    found = tx.sql(_FOUND, channel=message.channel, phone=phone, scoped=scoped).fetchall()
    if not found:
        return ""
    order = (message.sender, message.also)
    mine, *rest = sorted((Account(*row) for row in found), key=lambda one: _rank(one, order))
    apart = []
    for other in rest:
        mine, left = _joined(tx, message.channel, mine, other)
        apart += [left] if left else []
    if phone and not any(one.external == phone for one in apart):
        known = PHONE.fullmatch(mine.external) and message.sender != phone  # a hint moves no number
        return _named(tx, message.channel, mine, mine.external if known else phone, scoped)
    return mine.external


def names(message: Message) -> tuple[str, str]:
    """Under which id a newcomer's account stands, and its alias."""
    phone, scoped = _ids(message)
    return (phone, scoped) if phone and scoped else (message.sender, "")


def stands(tx: "Tx", channel: str, id: str) -> str:
    """The id under which the account with this one stands; itself for one we do not know."""
    row = tx.sql(
        "SELECT external FROM address WHERE channel = :channel AND alias <> '' AND alias = :id",
        channel=channel,
        id=id,
    ).fetchone()
    return str(row[0]) if row else id


def _ids(message: Message) -> tuple[str, str]:
    """The phone and the business-scoped id of a sender; nothing for one that is missing."""
    both = (message.sender, message.also)
    phone = next((one for one in both if PHONE.fullmatch(one)), "")
    return phone, next((one for one in both if SCOPED.fullmatch(one)), "")


def _rank(account: Account, order: tuple[str, str]) -> tuple[int, float]:
    """Who sent it comes before what else is said of the sender; an id that stands before one that was noted."""
    names = [name for one in order for name in ((one, account.external), (one, account.alias))]
    return next(
        (place for place, (one, name) in enumerate(names) if one and one == name), 4
    ), -account.seen_at


def _named(tx: "Tx", channel: str, account: Account, external: str, scoped: str) -> str:
    """The account stands under this id from now on, and so does what waits for it and who she is at work."""
    if (external, scoped) != (account.external, account.alias):
        tx.sql(
            "UPDATE address SET external = :external, alias = :alias WHERE id = :id",
            external=external,
            alias=scoped,
            id=account.id,
        )
    if external != account.external:
        _moved(tx, channel, account.external, external)
    return external


def _moved(tx: "Tx", channel: str, old: str, new: str) -> None:
    tx.sql(
        "UPDATE outbox SET chat = :new WHERE channel = :channel AND chat = :old AND state IN ('queued', 'held', 'shut')",
        new=new,
        channel=channel,
        old=old,
    )
    tx.sql(
        "UPDATE staff SET external = :new WHERE channel = :channel AND external = :old AND NOT EXISTS (SELECT 1 FROM"
        " staff s WHERE s.channel = :channel AND s.external = :new AND s.campaign_id = staff.campaign_id)",
        new=new,
        channel=channel,
        old=old,
    )


# --- two accounts that prove to be one


def _joined(tx: "Tx", channel: str, mine: Account, other: Account) -> tuple[Account, Account | None]:
    """One of the two that never wrote goes, and what it was given is the other's. Who wrote under both has two contacts
    with a life each: they stay apart (the alias of the one says that it is the other too) until she joins them."""
    if _bare(tx, other):
        _carry(tx, channel, other, mine)
        return mine, None
    if _bare(tx, mine):
        _carry(tx, channel, mine, other)
        return other, None
    return mine, other


def _bare(tx: "Tx", account: Account) -> bool:
    """Whether nobody ever wrote from this account and its contact has nothing but what is carried over."""
    if account.seen_at > 0:
        return False
    looks = [f"SELECT 1 FROM {table} WHERE {column} = :contact" for table, column in _OWNED]
    looks.append("SELECT 1 FROM address WHERE contact_id = :contact AND id <> :id")
    found = tx.sql(" UNION ALL ".join(looks), contact=account.contact, id=account.id).fetchone()
    return found is None


def _carry(tx: "Tx", channel: str, bare: Account, to: Account) -> None:
    """What a bare account was given is `to`'s, unless that has it by her own word; then the bare one goes."""
    who = {"old": bare.contact, "new": to.contact}
    for table, unique in _CARRIED.items():
        same = (
            f" AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.contact_id = :new AND t.{unique} = {table}.{unique})"
            if unique
            else ""
        )
        tx.sql(f"UPDATE {table} SET contact_id = :new WHERE contact_id = :old{same}", **who)
    tx.sql(
        "UPDATE contact SET barred_at = (SELECT b.barred_at FROM contact b WHERE b.id = :old) WHERE id = :new"
        " AND barred_at = 0",
        **who,
    )
    tx.sql("UPDATE outbox SET contact_id = :new WHERE contact_id = :old", **who)
    tx.sql(
        "UPDATE address SET begun_at = :begun WHERE id = :id AND begun_at < :begun",
        begun=bare.begun_at,
        id=to.id,
    )
    tx.sql("DELETE FROM contact WHERE id = :old", old=bare.contact)  # and its address with it
    _moved(tx, channel, bare.external, to.external)
