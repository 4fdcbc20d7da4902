"""One transaction, as the engine and the domain see it: rows to read and write, and people to tell."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pydantic import TypeAdapter
from sqlalchemy import Connection, Executable, Row

from bot.errors import Refused
from bot.store import offers, seats
from bot.store.placeholders import pyformat
from bot.store.seal import Seal
from bot.store.seats import Seat
from bot.talk.messages import Deed, Key, Media, Outgoing, Reply
from bot.talk.talk import Start

LEASE = 120.0  # seconds the process that wrote an outbox row has it to itself, to send it
REPLY = TypeAdapter(Reply)


class Speaker(Protocol):
    """Turns a text key into what a person sees, in her language."""

    def __call__(
        self,
        language: str,
        key: str,
        args: Mapping[str, object],
        *,
        media: Sequence[Media] = (),
        starts: Sequence[Start] = (),
        links: Sequence[tuple[str, str]] = (),
    ) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Parcel:
    """A committed outbox row on its way to the sender."""

    id: int
    channel: str
    outgoing: Outgoing
    due_at: float = 0.0
    attempts: int = 0
    contact_id: int | None = None
    target_id: int | None = None
    lease_until: float = 0.0


@dataclass(slots=True)
class Tx:
    """Lives for one piece of work in the database's thread.

    `sql` goes to the driver with `:name` parameters; `core` runs a SQLAlchemy statement. `parcels` are
    handed to the sender once the commit returned.
    """

    driver: Any
    connection: Connection
    postgres: bool
    speak: Speaker
    now: float
    _seal: Seal
    parcels: list[Parcel] = field(default_factory=list)

    def sql(self, statement: str, **values: object) -> Any:
        """Run one statement on the driver and return its cursor.

        Raises OperationalError when the transaction is over (SQLite ends it by itself on a full disk): what
        followed would be written for good, each statement alone.
        """
        if not (self.postgres or self.driver.in_transaction):
            raise sqlite3.OperationalError("the transaction is over")
        return self.driver.execute(pyformat(statement) if self.postgres else statement, values)

    def core(self, statement: Executable, **values: object) -> list[Row[Any]]:
        """Run a Core statement and return its rows (none for one that gives no rows)."""
        result = self.connection.execute(statement, values)
        return list(result.all()) if result.returns_rows else []

    @property
    def alone(self) -> str:
        """What ends a SELECT of rows that nobody else may change until this transaction is over: what is read of them is
        still so when it is acted upon. Nothing on SQLite, which has one writer at a time anyway."""
        return " FOR NO KEY UPDATE" if self.postgres else ""

    def kept(self, work: Callable[["Tx"], Any]) -> Any:
        """Do the work so that, if it raises, only its own writes are undone."""
        parcels = len(self.parcels)
        self.driver.execute("SAVEPOINT deed")
        try:
            value = work(self)
        except BaseException:
            del self.parcels[parcels:]
            if self.postgres or self.driver.in_transaction:  # a full disk has undone all of it already
                self.driver.execute("ROLLBACK TO SAVEPOINT deed")
                self.driver.execute("RELEASE SAVEPOINT deed")
            raise
        self.driver.execute("RELEASE SAVEPOINT deed")
        return value

    def tried(self, work: Callable[["Tx"], Any]) -> bool:
        """Do the work, one of many in a round of the clock: refused, its own writes are undone and the others stay.
        Returns whether it was done."""
        try:
            self.kept(work)
        except Refused:
            return False
        return True

    def seal(self, text: str) -> str:
        """The text as only this installation can read it back: what she earns, for one."""
        return self._seal.close(text)

    def unseal(self, sealed: str) -> str | None:
        """A sealed text again; None when another installation sealed it."""
        return self._seal.open(sealed)

    def mark(self, text: str) -> str:
        """A keyed hash of the text, by which this installation knows it again without keeping it."""
        return self._seal.mark(text)

    # --- speaking and waiting: rows in the outbox and among the timers

    def tell(
        self,
        contact_id: int,
        key: str,
        *,
        media: Sequence[Media] = (),
        starts: Sequence[Start] = (),
        **args: object,
    ) -> bool:
        """Say something to a person in her language, at the address she used last.

        To one in quiet mode only a neutral line is said, and the rest is held until she opens it.
        On a phone that several people use it begins with a line that gives nothing away; while another of them is
        using it, it is held until she is, and the phone is told only that something waits for her. Returns False,
        and says nothing, when she asked for silence, left or blocked us.
        """
        seat = seats.find(self, contact_id)
        if seat is None:
            return False
        reply = self.speak(seat.language, key, args, media=media, starts=starts)
        if seat.shared:
            reply = self.veiled(reply, seat)
        away = seat.holder != contact_id
        if (away or seat.veiled) and not seats.called(self, contact_id):
            self.call(seat, contact_id) if away else self.knock(seat, contact_id)
        held = away or bool(seat.veiled)
        self.send(seat.channel, Outgoing("reply", seat.external, reply), contact_id=contact_id, held=held)
        return True

    def veiled(self, reply: Reply, seat: Seat) -> Reply:
        """What we start on a shared phone: all that its lock screen shows is for whom it is."""
        opening = self.speak(seat.language, "shared-opening", {"name": seat.name or Key("someone")})
        return replace(reply, text=f"{opening.text}\n\n{reply.text}")

    def knock(self, seat: Seat, contact_id: int) -> None:
        """Say to one in quiet mode that there is something, and nothing of what."""
        opener = Start("unveil", "", Key("shared-knock.button"))
        line = self.speak(seat.language, "shared-knock", {}, starts=[opener])
        self.send(seat.channel, Outgoing("reply", seat.external, line), contact_id=contact_id)

    def call(self, seat: Seat, contact_id: int) -> None:
        """Tell the phone that something waits for somebody, unless the one using it asked for silence."""
        if seat.hushed:
            return
        switch = Start("switch", str(contact_id), Key("shared-waiting.button"))
        name = seat.name or Key("someone")
        line = self.speak(seat.holder_language, "shared-waiting", {"name": name}, starts=[switch])
        self.send(seat.channel, Outgoing("reply", seat.external, line), contact_id=seat.holder)

    def release(self, contact_id: int) -> int:
        """She is using her phone again: what waited for her is sent, in its order. Returns how much that is."""
        held = self.sql(
            "SELECT id, channel, chat, body FROM outbox WHERE contact_id = :id AND state = 'held' ORDER BY id",
            id=contact_id,
        ).fetchall()
        for row, channel, chat, body in held:
            self.sql("DELETE FROM outbox WHERE id = :id", id=row)
            self.send(channel, Outgoing("reply", chat, REPLY.validate_json(body)), contact_id=contact_id)
        due = self.sql(
            "UPDATE timer SET due_at = :now WHERE contact_id = :id AND due_at >= :away RETURNING id",
            now=self.now,
            id=contact_id,
            away=seats.AWAY,
        ).fetchall()
        return len(held) + len(due)

    def at(
        self,
        when: float,
        contact_id: int,
        what: str,
        argument: str = "",
        *,
        run_id: int | None = None,
        turn: int = 0,
    ) -> None:
        """Wake up at `when`: `what` is quiet, idle or a flow to start. With a run, void if its turn moved on."""
        self.sql(
            "INSERT INTO timer (due_at, contact_id, run_id, turn, what, argument)"
            " VALUES (:due, :contact, :run, :turn, :what, :argument)",
            due=when,
            contact=contact_id,
            run=run_id,
            turn=turn,
            what=what,
            argument=argument,
        )

    def post(
        self,
        channel: str,
        chat: str,
        language: str,
        key: str,
        *,
        media: Sequence[Media] = (),
        links: Sequence[tuple[str, str]] = (),
        **args: object,
    ) -> int:
        """Put a post in a public channel. `links` are (label key, address). Returns the outbox row's id."""
        reply = self.speak(language, key, args, media=media, links=links)
        return self.send(channel, Outgoing("post", chat, reply))

    def edit_post(
        self,
        outbox_id: int,
        language: str,
        key: str,
        *,
        media: Sequence[Media] = (),
        links: Sequence[tuple[str, str]] = (),
        **args: object,
    ) -> None:
        """Change what a post says."""
        self._on_post("edit", outbox_id, self.speak(language, key, args, media=media, links=links))

    def unpost(self, outbox_id: int, language: str, key: str) -> None:
        """Take a post down; where a channel cannot, it is left with this text and nothing else."""
        waiting = self.sql(
            "UPDATE outbox SET state = 'dropped' WHERE id = :id AND state = 'queued' RETURNING id",
            id=outbox_id,
        ).fetchone()
        if waiting is None:  # it went out, or is on its way
            self._on_post("unpost", outbox_id, self.speak(language, key, {}))

    def _on_post(self, deed: Deed, outbox_id: int, reply: Reply) -> None:
        found = self.sql("SELECT channel, chat FROM outbox WHERE id = :id", id=outbox_id).fetchone()
        if found:
            self.send(found[0], Outgoing(deed, found[1], reply), target_id=outbox_id)

    def send(
        self,
        channel: str,
        outgoing: Outgoing,
        *,
        contact_id: int | None = None,
        run_id: int | None = None,
        turn: int | None = None,
        n: int | None = None,
        target_id: int | None = None,
        held: bool = False,
        shut: bool = False,
        purpose: str = "",
    ) -> int:
        """Write one outbox row; it is sent after the commit, unless it is held until she uses her phone, or shut until
        she writes. Returns its id."""
        if channel in offers.NUMBERED and outgoing.deed == "reply" and not (held or shut):
            outgoing = replace(outgoing, reply=offers.added(self, channel, outgoing.chat, outgoing.reply))
        row = self.sql(
            "INSERT INTO outbox (channel, chat, deed, contact_id, run_id, turn, n, target_id, body, state,"
            " due_at, lease_until, purpose, created_at) VALUES (:channel, :chat, :deed, :contact, :run, :turn, :n, :target, :body,"
            " :state, :now, :until, :purpose, :now) RETURNING id",
            channel=channel,
            chat=outgoing.chat,
            deed=outgoing.deed,
            contact=contact_id,
            run=run_id,
            turn=turn,
            n=n,
            target=target_id,
            body=REPLY.dump_json(outgoing.reply, exclude_defaults=True).decode(),
            state="held" if held else "shut" if shut else "queued",
            now=self.now,
            until=self.now + LEASE,
            purpose=purpose,
        ).fetchone()
        if not (held or shut):
            parcel = Parcel(row[0], channel, outgoing, self.now, 0, contact_id, target_id, self.now + LEASE)
            self.parcels.append(parcel)
        return int(row[0])
