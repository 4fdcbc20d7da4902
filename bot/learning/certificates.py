"""Certificates: earned by doing the tasks of the core path, in the name she chooses, hers to withdraw."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.errors import Refused
from bot.language.catalogue import Catalogue
from bot.learning import library, progress
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.messages import Ours

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are taken for each other
LENGTH = 8  # 31 letters: 850 thousand million codes, so that nobody finds one by trying
CODE = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")
_SCRIPTS = ("ARABIC", "LATIN")  # what our fonts can draw
_NUMBER = re.compile(r"(?:\d\W*){7}")  # so many digits are somebody's phone or identity


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as it stands. Moments are seconds since the epoch, 0 for never."""

    code: str
    contact: int
    name: str  # as she chose it: her first name or her brand
    open: bool  # the page may show the name
    issued_at: float
    revoked_at: float
    barred: bool  # the operator withdrew it, and she gets no other until that is lifted

    @property
    def valid(self) -> bool:
        """Whether it stands."""
        return not self.revoked_at


_SELECT = 'SELECT code, contact_id, name, "open", issued_at, revoked_at, barred FROM certificate'


def _certificate(row: Sequence[object] | None) -> Certificate | None:
    if row is None:
        return None
    code, contact, name, open_, issued, revoked, barred = row
    return Certificate(code, contact, name, bool(open_), issued, revoked, bool(barred))  # type: ignore[arg-type] # our own table


def missing(tx: Tx, contact: int) -> tuple[str, ...]:
    """The lessons of the core path whose task she has not done yet, in order; with none it is earned."""
    tried = progress.tried(tx, contact)
    return tuple(slug for slug in library.CORE if slug not in tried)


def practised(tx: Tx, contact: int, language: str) -> tuple[str, ...]:
    """The titles of the core lessons whose task she has done, in order: all that a certificate says of her, also
    when the core is another one than on the day it was issued."""
    tried = progress.tried(tx, contact)
    return tuple(one.title for one in library.shelf(tx, contact, language) if one.slug in tried)


def by_code(tx: Tx, code: str) -> Certificate | None:
    """The certificate of that code, in whatever case it is written and whether it stands or not."""
    wanted = code.strip().upper()
    if not CODE.fullmatch(wanted):
        return None
    return _certificate(tx.sql(f"{_SELECT} WHERE code = :code", code=wanted).fetchone())


def valid(tx: Tx, code: str) -> Certificate | None:
    """The certificate of that code, if it stands."""
    found = by_code(tx, code)
    return found if found and found.valid else None


def of(tx: Tx, contact: int) -> Certificate | None:
    """Her certificate that stands."""
    found = tx.sql(f"{_SELECT} WHERE contact_id = :id AND revoked_at = 0 ORDER BY id DESC", id=contact)
    return _certificate(found.fetchone())


def giver(tx: Tx, contact: int) -> staff.Campaign:
    """The campaign that gives her the certificate: that of her country."""
    row = tx.sql("SELECT country FROM contact WHERE id = :id", id=contact).fetchone()
    return staff.campaign(tx, row[0])


def address(tx: Tx, contact: int, code: str) -> str:
    """Where anyone can check it; nothing when our pages are not in the world."""
    site = giver(tx, contact).site
    return f"{site}/certificates/{code}" if site else ""


def day(catalogue: Catalogue, language: str, certificate: Certificate, timezone: str) -> str:
    """The day it was issued as it was in that time zone, in words of that language."""
    moment = datetime.fromtimestamp(certificate.issued_at, UTC).astimezone(ZoneInfo(timezone))
    parts = {"day": "d", "number": "M", "month": "MMMM", "year": "y"}
    said = {part: Ours(format_date(moment, form, locale=language)) for part, form in parts.items()}
    return catalogue.label(language, "certificate-on-day", said)


def writable(name: str) -> bool:
    """Whether a certificate can carry this name: letters our fonts have, and no phone number."""
    letters = [letter for letter in name if unicodedata.category(letter).startswith("L")]
    drawn = all(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in letters)
    return bool(letters) and drawn and not _NUMBER.search(name)


def issue(tx: Tx, contact: int, name: str, open_: bool) -> str:
    """Her certificate in this name; `open_` lets the page show it. Returns its code.

    She has one at a time: in the same name it keeps its code, in another the old one is withdrawn. Raises
    Refused: `not-yet` while she has none and a task is missing, `barred` while the operator lets her have none.
    """
    held = of(tx, contact)
    if barred(tx, contact):
        raise Refused("barred")
    if not held and missing(tx, contact):
        raise Refused("not-yet")
    if held and held.name == name:
        tx.sql('UPDATE certificate SET "open" = :open WHERE code = :code', open=open_, code=held.code)
        return held.code
    if held:
        revoke(tx, held.code)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    tx.sql(
        'INSERT INTO certificate (contact_id, code, name, "open", issued_at)'
        " VALUES (:contact, :code, :name, :open, :now)",
        contact=contact,
        code=code,
        name=name,
        open=open_,
        now=tx.now,
    )
    return code


def revoke(tx: Tx, code: str) -> bool:
    """Withdraw it for good. False when there is none of that code that stands."""
    found = valid(tx, code)
    if found:
        tx.sql("UPDATE certificate SET revoked_at = :now WHERE code = :code", now=tx.now, code=found.code)
    return found is not None


def bar(tx: Tx, code: str) -> bool:
    """The operator withdraws it, with any she has taken in its place, and she gets no other until `allow`.
    False when there is none of that code."""
    found = by_code(tx, code)
    if found:
        tx.sql(
            "UPDATE certificate SET barred = true, revoked_at = CASE WHEN revoked_at = 0 THEN :now ELSE revoked_at"
            " END WHERE contact_id = :contact",
            now=tx.now,
            contact=found.contact,
        )
    return found is not None


def allow(tx: Tx, code: str) -> None:
    """The owner of this code may have a certificate again; those withdrawn stay so."""
    found = by_code(tx, code)
    if found:
        tx.sql("UPDATE certificate SET barred = false WHERE contact_id = :contact", contact=found.contact)


def barred(tx: Tx, contact: int) -> bool:
    """Whether the operator has withdrawn hers for now."""
    row = tx.sql("SELECT 1 FROM certificate WHERE contact_id = :id AND barred", id=contact).fetchone()
    return row is not None
