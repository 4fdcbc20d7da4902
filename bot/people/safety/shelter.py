"""What makes it safer for her at once: out of sight, neutral notifications, and a chat that tells nothing."""

from bot.market import life, listings
from bot.store.tx import Tx
from bot.talk.messages import Outgoing, Reply

WIPES = ("telegram", "web")  # channels that take messages away again; WhatsApp does not
GRAVE = ("danger", "harassment", "complain", "further")  # flows that must not be found waiting in her menu


def shown(tx: Tx, contact: int) -> bool:
    """Whether anything of hers is shown, or may soon be."""
    return any(one.state in life.HIDEABLE for one in listings.of_contact(tx, contact, most=1000))


def shield(tx: Tx, contact: int) -> int:
    """Her products come down and no order reaches her any more. Returns how many products that were."""
    tx.sql(
        "UPDATE interest SET state = 'over', asked = '', closed_at = :now WHERE closed_at = 0 AND listing_id IN"
        " (SELECT id FROM listing WHERE contact_id = :id)",
        now=tx.now,
        id=contact,
    )
    return life.hide(tx, contact)


def veil(tx: Tx, contact: int) -> bool:
    """Switch neutral notifications on or off; off, what waited is sent. Returns whether they are on now."""
    row = tx.sql(
        "UPDATE contact SET veiled = NOT veiled WHERE id = :id RETURNING veiled", id=contact
    ).fetchone()
    if not row[0]:
        tx.release(contact)
    return bool(row[0])


def unveil(tx: Tx, contact: int) -> int:
    """Send what waited for her to open it. Returns how much that is."""
    return tx.release(contact)


def leave(tx: Tx, contact: int) -> None:
    """What the channels can take away of the chats she uses goes, and no conversation about harm waits there."""
    tx.sql(
        "UPDATE run SET state = 'dropped', journal = '[]', candidate = '', moved_at = :now WHERE contact_id = :id"
        f" AND state = 'waiting' AND flow IN {GRAVE}",
        now=tx.now,
        id=contact,
    )
    chats = tx.sql(
        "SELECT channel, external FROM address WHERE contact_id = :id AND NOT blocked", id=contact
    ).fetchall()
    for channel, chat in (one for one in chats if one[0] in WIPES):
        tx.sql(
            "UPDATE outbox SET state = 'dropped', body = NULL WHERE channel = :channel AND chat = :chat"
            " AND state = 'queued' AND deed = 'reply'",
            channel=channel,
            chat=chat,
        )
        tx.send(channel, Outgoing("wipe", chat, Reply("")))
