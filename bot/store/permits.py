"""Her yes to being written to first over a channel, by purpose: said, written down, and taken back."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.store.tx import Tx

Purpose = Literal["messages", "lessons"]  # what concerns her (orders, answers, verdicts); reminders to learn
PURPOSES: tuple[Purpose, ...] = ("messages", "lessons")
CHANNELS = ("whatsapp",)  # on which nobody is written to first without such a yes


def may(tx: "Tx", contact: int, channel: str, purpose: Purpose) -> bool:
    """Whether she said yes to this, and has not taken it back."""
    return _ended(tx, contact, channel, purpose) == 0


def refused(tx: "Tx", contact: int, channel: str, purpose: Purpose) -> bool:
    """Whether she said no to this, or took a yes back; who was never asked did neither."""
    return bool(_ended(tx, contact, channel, purpose))


def give(tx: "Tx", contact: int, channel: str, purpose: Purpose, words: str, source: str) -> None:
    """She said yes to these words. `source`: chat, import or link."""
    _answer(tx, contact, channel, purpose, words, source, given=tx.now, ended=0)


def refuse(tx: "Tx", contact: int, channel: str, purpose: Purpose, words: str, source: str) -> None:
    """She was asked in these words and said no, or takes an earlier yes back."""
    _answer(tx, contact, channel, purpose, words, source, given=0, ended=tx.now)


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


def _ended(tx: "Tx", contact: int, channel: str, purpose: Purpose) -> float | None:
    """Since when she does not want it; 0: she does; None: she was never asked."""
    row = tx.sql(
        "SELECT ended_at FROM permit WHERE contact_id = :contact AND channel = :channel AND purpose = :purpose",
        contact=contact,
        channel=channel,
        purpose=purpose,
    ).fetchone()
    return float(row[0]) if row else None


def _answer(
    tx: "Tx",
    contact: int,
    channel: str,
    purpose: Purpose,
    words: str,
    source: str,
    *,
    given: float,
    ended: float,
) -> None:
    """Write down what she said; when she once said yes is kept beside a no."""
    tx.sql(
        "INSERT INTO permit (contact_id, channel, purpose, words, source, given_at, ended_at) VALUES (:contact,"
        " :channel, :purpose, :words, :source, :given, :ended) ON CONFLICT (contact_id, channel, purpose) DO UPDATE"
        " SET words = :words, source = :source, ended_at = :ended,"
        " given_at = CASE WHEN :given > 0 THEN :given ELSE permit.given_at END",
        contact=contact,
        channel=channel,
        purpose=purpose,
        words=words,
        source=source,
        given=given,
        ended=ended,
    )
