"""One transaction, as the engine and the domain see it: rows to read and write, and people to tell."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from pydantic import TypeAdapter
from sqlalchemy import Connection, Executable, Row

from bot.store.seal import Seal
from bot.talk.messages import Deed, Media, Outgoing, Reply
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
        return self.driver.execute(_pyformat(statement) if self.postgres else statement, values)

    def core(self, statement: Executable, **values: object) -> list[Row[Any]]:
        """Run a Core statement and return its rows (none for one that gives no rows)."""
        result = self.connection.execute(statement, values)
        return list(result.all()) if result.returns_rows else []

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

    def seal(self, text: str) -> str:
        """The text as only this installation can read it back: what she earns, for one."""
        return self._seal.close(text)

    def unseal(self, sealed: str) -> str | None:
        """A sealed text again; None when another installation sealed it."""
        return self._seal.open(sealed)

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

        Returns False, and says nothing, when she asked for silence, left or blocked us.
        """
        row = self.sql(
            "SELECT a.channel, a.external, c.language FROM address a JOIN contact c ON c.id = a.contact_id"
            " WHERE c.id = :contact AND NOT a.blocked AND c.state NOT IN ('stopped', 'gone')"
            " ORDER BY a.seen_at DESC LIMIT 1",
            contact=contact_id,
        ).fetchone()
        if row is None:
            return False
        channel, external, language = row
        reply = self.speak(language, key, args, media=media, starts=starts)
        self.send(channel, Outgoing("reply", external, reply), contact_id=contact_id)
        return True

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
    ) -> int:
        """Write one outbox row; it is sent after the commit. Returns its id."""
        row = self.sql(
            "INSERT INTO outbox (channel, chat, deed, contact_id, run_id, turn, n, target_id, body, state,"
            " due_at, lease_until, created_at) VALUES (:channel, :chat, :deed, :contact, :run, :turn, :n, :target, :body,"
            " 'queued', :now, :until, :now) RETURNING id",
            channel=channel,
            chat=outgoing.chat,
            deed=outgoing.deed,
            contact=contact_id,
            run=run_id,
            turn=turn,
            n=n,
            target=target_id,
            body=REPLY.dump_json(outgoing.reply, exclude_defaults=True).decode(),
            now=self.now,
            until=self.now + LEASE,
        ).fetchone()
        self.parcels.append(
            Parcel(row[0], channel, outgoing, self.now, 0, contact_id, target_id, self.now + LEASE)
        )
        return int(row[0])


@lru_cache(maxsize=512)
def _pyformat(statement: str) -> str:
    """`:name` as psycopg wants it; the statements are ours and few, so each is rewritten once."""
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement.replace("%", "%%"))
