"""One phone, several people: who they are, and handing it from one to the other."""

from dataclasses import dataclass

from bot.errors import Refused
from bot.store.tx import Tx
from bot.talk.messages import Key

MOST = 6  # people on one phone: their names and two more buttons fit every channel


@dataclass(frozen=True, slots=True)
class Phone:
    """The phone she is using: whether it is a coordinator's, and the others who use it, name by contact."""

    staff: bool
    others: dict[str, str | Key]

    @property
    def full(self) -> bool:
        """Whether no one more can use it."""
        return len(self.others) >= MOST - 1


def phone(tx: Tx, contact: int) -> Phone:
    """The phone this person is using now."""
    address, work = _address(tx, contact)
    found = tx.sql(
        "SELECT c.id, c.name FROM sharer s JOIN contact c ON c.id = s.contact_id WHERE s.address_id = :address"
        " AND c.id <> :contact AND c.state <> 'gone' ORDER BY s.id",
        address=address,
        contact=contact,
    ).fetchall()
    return Phone(work, {str(id): name or Key("someone") for id, name in found})


def hand(tx: Tx, contact: int, to: int) -> int:
    """She hands the phone over: from now on everything in its chat is the other one's. Returns how much waited for
    her. Refused (`gone`) when that one does not use this phone."""
    address, work = _address(tx, contact)
    one_of_them = tx.sql(
        "SELECT 1 FROM sharer WHERE address_id = :address AND contact_id = :to", address=address, to=to
    ).fetchone()
    if one_of_them is None or work:
        raise Refused("gone")
    _seat(tx, address, to)
    _let_go_if_blank(tx, contact)
    settle(tx, address)
    return tx.release(to)


def welcome(tx: Tx, contact: int) -> None:
    """She hands the phone to somebody new, who is asked from the first question on. Refused: `staff`, `full`."""
    found = phone(tx, contact)
    if found.staff or found.full:
        raise Refused("staff" if found.staff else "full")
    address, _ = _address(tx, contact)
    new = _new(tx, contact)
    for one in (contact, new):
        _join(tx, address, one)
    _seat(tx, address, new)
    _let_go_if_blank(tx, contact)
    settle(tx, address)
    tx.sql(
        "INSERT INTO run (contact_id, flow, started_at, moved_at) VALUES (:contact, 'welcome', :now, :now)",
        contact=new,
        now=tx.now,
    )


def leave(tx: Tx, contact: int) -> None:
    """She is about to be forgotten: the phones she shares are the others', in nobody's hands until one of them says
    that it is she."""
    shared = tx.sql(
        "SELECT a.id, a.contact_id FROM sharer s JOIN address a ON a.id = s.address_id WHERE s.contact_id = :contact",
        contact=contact,
    ).fetchall()
    tx.sql("DELETE FROM sharer WHERE contact_id = :contact", contact=contact)
    for address, holder in shared:
        if holder == contact:
            blank = _new(tx, contact)
            _join(tx, address, blank)
            _seat(tx, address, blank)
        settle(tx, address)


def settle(tx: Tx, address: int) -> None:
    """A phone that one person is left on is hers alone again."""
    tx.sql(
        "DELETE FROM sharer WHERE address_id = :address AND (SELECT count(*) FROM sharer WHERE address_id = :address) < 2",
        address=address,
    )


def _address(tx: Tx, contact: int) -> tuple[int, bool]:
    """The address she is using, and whether it is one of staff. Refused (`gone`): somebody else is."""
    row = tx.sql(
        "SELECT a.id, EXISTS (SELECT 1 FROM staff s WHERE s.channel = a.channel AND s.external = a.external)"
        " FROM address a WHERE a.contact_id = :contact ORDER BY a.seen_at DESC LIMIT 1",
        contact=contact,
    ).fetchone()
    if row is None:
        raise Refused("gone")
    return row[0], bool(row[1])


def _new(tx: Tx, like: int) -> int:
    """Somebody we know nothing of, spoken to as the one before her until she says otherwise."""
    row = tx.sql(
        "INSERT INTO contact (language, country, created_at) SELECT language, country, :now FROM contact"
        " WHERE id = :like RETURNING id",
        now=tx.now,
        like=like,
    ).fetchone()
    return int(row[0])


def _join(tx: Tx, address: int, contact: int) -> None:
    tx.sql(
        "INSERT INTO sharer (address_id, contact_id, joined_at) VALUES (:address, :contact, :now)"
        " ON CONFLICT DO NOTHING",
        address=address,
        contact=contact,
        now=tx.now,
    )


def _seat(tx: Tx, address: int, contact: int) -> None:
    tx.sql("UPDATE address SET contact_id = :contact WHERE id = :address", contact=contact, address=address)


def _let_go_if_blank(tx: Tx, contact: int) -> None:
    """One who has told us nothing, and waits for nothing, is not kept among the people of a phone."""
    tx.sql(
        "DELETE FROM contact WHERE id = :id AND state = 'new' AND name = ''"
        " AND NOT EXISTS (SELECT 1 FROM interest WHERE follower_id = :id AND closed_at = 0)"
        " AND NOT EXISTS (SELECT 1 FROM ticket WHERE contact_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM follow WHERE contact_id = :id AND state = 'on')"
        " AND NOT EXISTS (SELECT 1 FROM ambassador WHERE contact_id = :id AND state = 'on')",
        id=contact,
    )
