"""What the phones and the public channel show, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from bot.store.tx import Tx
from bot.talk.messages import Media, Outgoing, Reply


@dataclass(frozen=True, slots=True)
class Said:
    """What a person did, as her own phone shows it."""

    text: str = ""
    tapped: bool = False  # `text` is the label of a button
    media: tuple[Media, ...] = ()
    album: str = ""
    place: bool = False
    phone: str = ""
    start: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a chat: a Reply of ours, something Said by her, or nothing once it was taken down."""

    id: int
    chat: str
    body: Reply | Said | None
    at: float


REPLY = TypeAdapter(Reply)
SAID = TypeAdapter(Said)


def write(tx: Tx, chat: str, said: Said) -> int:
    """Add what she did to her chat; the row's id."""
    return _add(tx, chat, "in", SAID.dump_json(said, exclude_defaults=True))


def put(tx: Tx, outgoing: Outgoing) -> int | None:
    """Do a delivery: a new row, or the change of one. The row's id; None when there is none to change."""
    body = REPLY.dump_json(outgoing.reply, exclude_defaults=True)
    if outgoing.deed in {"reply", "post"}:
        return _add(tx, outgoing.chat, "out", body)
    if outgoing.deed == "wipe":
        return _wipe(tx, outgoing.chat, [int(one) for one in outgoing.target.split(",") if one.isdecimal()])
    down = outgoing.deed == "unpost"  # what was taken down is not kept either
    row = tx.sql(
        "UPDATE simulated SET body = :body, removed = :removed WHERE id = :id AND chat = :chat AND side = 'out'"
        " RETURNING id",
        body="" if down else body.decode(),
        removed=down,
        id=int(outgoing.target) if outgoing.target.isdecimal() else 0,
        chat=outgoing.chat,
    ).fetchone()
    return int(row[0]) if row else None


def _wipe(tx: Tx, chat: str, ids: Iterable[int]) -> int:
    """Take these rows of a chat away, ours and hers, as if they had never been."""
    for id in ids:
        tx.sql("DELETE FROM simulated WHERE id = :id AND chat = :chat", id=id, chat=chat)
    return 0


def rewrite(tx: Tx, chat: str, id: int, text: str) -> bool:
    """Put other words into something she wrote; False when that row is not hers or has no words."""
    row = one(tx, id)
    if row is None or row.chat != chat or not isinstance(row.body, Said) or not _is_words(row.body):
        return False
    said = replace(row.body, text=text, edited=True)
    body = SAID.dump_json(said, exclude_defaults=True).decode()
    tx.sql("UPDATE simulated SET body = :body WHERE id = :id", body=body, id=id)
    return True


def one(tx: Tx, id: int) -> Row | None:
    """A row by its id."""
    found = _read(tx.sql("SELECT id, chat, side, body, removed, at FROM simulated WHERE id = :id", id=id))
    return found[0] if found else None


def last(tx: Tx, chat: str, most: int) -> list[Row]:
    """The newest rows of a chat, oldest first."""
    rows = tx.sql(
        "SELECT id, chat, side, body, removed, at FROM simulated WHERE chat = :chat ORDER BY id DESC LIMIT :most",
        chat=chat,
        most=most,
    )
    return _read(rows)[::-1]


def clear(tx: Tx) -> None:
    """Empty every phone and the channel."""
    tx.sql("DELETE FROM simulated")


def _add(tx: Tx, chat: str, side: str, body: bytes) -> int:
    row = tx.sql(
        "INSERT INTO simulated (chat, side, body, removed, at) VALUES (:chat, :side, :body, :removed, :at)"
        " RETURNING id",
        chat=chat,
        side=side,
        body=body.decode(),
        removed=False,
        at=tx.now,
    ).fetchone()
    return int(row[0])


def _read(rows: Iterable[tuple[int, str, str, str, bool, float]]) -> list[Row]:
    return [Row(id, chat, _body(side, body, removed), at) for id, chat, side, body, removed, at in rows]


def _body(side: str, body: str, removed: bool) -> Reply | Said | None:
    if removed:
        return None
    return SAID.validate_json(body) if side == "in" else REPLY.validate_json(body)


def _is_words(said: Said) -> bool:
    return bool(said.text) and not (said.tapped or said.media or said.start)
