"""Her yes to being written to first over a channel, by purpose: said, written down, and taken back."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.store.tx import Tx

Purpose = Literal["messages", "lessons"]  # what concerns her (orders, answers, verdicts); reminders to learn
PURPOSES: tuple[Purpose, ...] = ("messages", "lessons")
CHANNELS = ("whatsapp",)  # on which nobody is written to first without such a yes


def may(tx: "Tx", contact: int, channel: str, purpose: Purpose) -> bool:
    """Whether she said yes to this, and has not taken it back."""
    row = tx.sql(
        "SELECT 1 FROM permit WHERE contact_id = :contact AND channel = :channel AND purpose = :purpose"
        " AND ended_at = 0",
        contact=contact,
        channel=channel,
        purpose=purpose,
    ).fetchone()
    return row is not None


def give(tx: "Tx", contact: int, channel: str, purpose: Purpose, words: str, source: str) -> None:
    """She said yes to these words. `source`: chat, import or link."""
    tx.sql(
        "INSERT INTO permit (contact_id, channel, purpose, words, source, given_at) VALUES (:contact, :channel,"
        " :purpose, :words, :source, :now) ON CONFLICT (contact_id, channel, purpose) DO UPDATE SET words = :words,"
        " source = :source, given_at = :now, ended_at = 0",
        contact=contact,
        channel=channel,
        purpose=purpose,
        words=words,
        source=source,
        now=tx.now,
    )


def refuse(tx: "Tx", contact: int, channel: str, purpose: Purpose, words: str, source: str) -> None:
    """She was asked in these words and said no, or takes an earlier yes back."""
    tx.sql(
        "INSERT INTO permit (contact_id, channel, purpose, words, source, ended_at) VALUES (:contact, :channel,"
        " :purpose, :words, :source, :now) ON CONFLICT (contact_id, channel, purpose) DO UPDATE SET words = :words,"
        " source = :source, ended_at = :now",
        contact=contact,
        channel=channel,
        purpose=purpose,
        words=words,
        source=source,
        now=tx.now,
    )


def refused(tx: "Tx", contact: int, channel: str, purpose: Purpose) -> bool:
    """Whether she said no to this, or took a yes back; who was never asked did neither."""
    row = tx.sql(
        "SELECT 1 FROM permit WHERE contact_id = :contact AND channel = :channel AND purpose = :purpose"
        " AND ended_at > 0",
        contact=contact,
        channel=channel,
        purpose=purpose,
    ).fetchone()
    return row is not None


def end(tx: "Tx", contact: int, *purposes: Purpose) -> int:
    """She takes it back on every channel: for these purposes, or for all. Returns how many ended."""
    named = {f"purpose{place}": purpose for place, purpose in enumerate(purposes or PURPOSES)}
    return int(
        tx.sql(
            "UPDATE permit SET ended_at = :now WHERE contact_id = :contact AND ended_at = 0"
            f" AND purpose IN ({', '.join(f':{name}' for name in named)})",
            contact=contact,
            now=tx.now,
            **named,
        ).rowcount
    )
