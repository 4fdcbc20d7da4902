"""Where a person is reached, and who is using that phone now: several people may use one by turns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.permits import CHANNELS
from bot.talk.messages import WHATSAPP

if TYPE_CHECKING:
    from bot.store.tx import Tx

# Added to the moment (seconds since the epoch) at which a timer of somebody came due who was not using her phone:
# it waits until she is, and housekeeping still sees since when.
AWAY = 1e11
# The addresses of :contact, whether she is using them now or not.
HERS = (
    "a.id IN (SELECT id FROM address WHERE contact_id = :contact"
    " UNION SELECT address_id FROM sharer WHERE contact_id = :contact)"
)
# Of several, in this order: the phone she is using, one that takes what we begin (on WhatsApp a day after her last
# message, before :open, only with her yes), and the one used last.
NEAREST = (
    "CASE WHEN a.contact_id = :contact THEN 0 ELSE 1 END,"
    f" CASE WHEN a.channel IN ({', '.join(repr(channel) for channel in CHANNELS)}) AND a.seen_at < :open AND NOT EXISTS"
    " (SELECT 1 FROM permit p WHERE p.contact_id = :contact AND p.channel = a.channel AND p.ended_at = 0)"
    " THEN 1 ELSE 0 END, a.seen_at DESC, a.id DESC"
)
_FIND = (
    "SELECT a.id, a.channel, a.external, c.name, c.language, h.id, h.language, h.state = 'stopped',"
    " c.veiled,"
    " EXISTS (SELECT 1 FROM sharer s WHERE s.address_id = a.id)"
    " FROM address a JOIN contact h ON h.id = a.contact_id JOIN contact c ON c.id = :contact"
    f" WHERE {HERS} AND NOT a.blocked AND c.state NOT IN ('stopped', 'gone')"
    f" ORDER BY {NEAREST} LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Seat:
    """The address at which a person is reached; `holder` is the one of its people who is using it now."""

    address: int
    channel: str
    external: str
    name: str
    language: str
    holder: int
    holder_language: str
    hushed: bool  # its holder asked for silence
    veiled: bool  # she wants one neutral line of what we start, and opens it herself
    shared: bool


def find(tx: "Tx", contact: int) -> Seat | None:
    """Where to reach her, see NEAREST. None when she asked for silence, left or
    blocked us."""
    row = tx.sql(_FIND, contact=contact, open=tx.now - WHATSAPP.window).fetchone()
    return Seat(*row) if row else None


def veiled(tx: "Tx", contact: int) -> bool:
    """Whether she is in quiet mode."""
    row = tx.sql("SELECT veiled FROM contact WHERE id = :id", id=contact).fetchone()
    return bool(row and row[0])


def called(tx: "Tx", contact: int) -> bool:
    """Whether something already waits for her, so that her phone has been told."""
    row = tx.sql(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE contact_id = :contact AND state = 'held')"
        " OR EXISTS (SELECT 1 FROM timer WHERE contact_id = :contact AND due_at >= :away)",
        contact=contact,
        away=AWAY,
    ).fetchone()
    return bool(row[0])
