"""The code that links two chats: made on one of them, typed on the other, once and within a quarter of an hour."""

import re
import secrets
from typing import TypedDict

from bot.errors import Refused
from bot.learning.membership import DAY, GUESSES
from bot.people.linking import chats, merging
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.messages import Key

CODE = re.compile(r"\d(?:[ -]?\d){7}")  # eight digits as she may type them, once they are written 0-9
LASTS = 900.0  # seconds


class Made(TypedDict):
    """A code as she reads it, and what opens her other chat with it; nothing where that is not known."""

    code: str
    telegram: str
    whatsapp: str


def make(tx: Tx, contact: int, channel: str, country: str) -> Made:
    """A code for her, in the place of one she had. It stays here as a keyed hash only. Refused: `staff`, `shared`."""
    if refusal := _bound(tx, contact, channel):
        raise Refused(refusal)
    tx.sql("DELETE FROM pairing WHERE contact_id = :id AND used_at = 0", id=contact)
    code, made = "", None
    while made is None:  # somebody else has this one just now
        code = f"{secrets.randbelow(10**8):08d}"
        made = tx.sql(
            "INSERT INTO pairing (contact_id, mark, made_at) VALUES (:id, :mark, :now) ON CONFLICT DO NOTHING"
            " RETURNING id",
            id=contact,
            mark=_mark(tx, code),
            now=tx.now,
        ).fetchone()
    home = staff.campaign(tx, country)
    links = {"telegram": "" if home.channelless else home.link, "whatsapp": home.whatsapp}
    opens = {name: f"{link}link-{code}" if link and name != channel else "" for name, link in links.items()}
    return Made(code=f"{code[:4]} {code[4:]}", telegram=opens["telegram"], whatsapp=opens["whatsapp"])


def knock(tx: Tx, contact: int, channel: str, typed: str) -> str:
    """What a code opens for her: `open`, or why nothing: `unknown` and `old` (which are counted), `many` wrong ones
    today, `here` (the code is her own), `staff`, `shared`, `dealings` (the two have dealt with each other)."""
    wrong = tx.sql(
        "SELECT count(*) FROM guess WHERE contact_id = :id AND at > :since", id=contact, since=tx.now - DAY
    ).fetchone()[0]
    if wrong >= GUESSES:
        return "many"
    row = tx.sql(
        "SELECT contact_id, made_at, used_at FROM pairing WHERE mark = :mark", mark=_mark(tx, typed)
    ).fetchone()
    if row and row[0] == contact:
        return "here"
    if row is None or row[2] or row[1] <= tx.now - LASTS:
        tx.sql("INSERT INTO guess (contact_id, at) VALUES (:id, :now)", id=contact, now=tx.now)
        return "old" if row else "unknown"
    return _door(tx, contact, channel, row[0], row[1])


def whose(tx: Tx, typed: str) -> str | Key | None:
    """What the one who has this code is called, and nothing more of her; None when it opens nothing."""
    row = tx.sql(
        "SELECT c.name FROM pairing p JOIN contact c ON c.id = p.contact_id WHERE p.mark = :mark",
        mark=_mark(tx, typed),
    ).fetchone()
    return (row[0] or Key("someone")) if row else None


def accept(tx: Tx, contact: int, channel: str, typed: str) -> int:
    """The two are one from now on, and the chat in which the code was made hears it at once, with a button that undoes
    it. Returns the merger's number. Refused as in `knock`."""
    used = tx.sql(
        "UPDATE pairing SET used_at = :now WHERE mark = :mark AND used_at = 0 AND made_at > :since"
        " AND contact_id <> :id RETURNING contact_id, made_at",
        now=tx.now,
        mark=_mark(tx, typed),
        since=tx.now - LASTS,
        id=contact,
    ).fetchone()
    if used is None:
        raise Refused("old")
    owner, made_at = used
    merging.hold(tx, contact, owner)
    state = _door(tx, contact, channel, owner, made_at)
    if state != "open":
        raise Refused(state)
    theirs, here = chats.newest(tx, owner), chats.newest(tx, contact)
    keep, other = merging.which(tx, contact, owner)
    merger = merging.join(tx, keep, other)
    if here:
        chats.tell(tx, "link-told", keep, theirs, merger, channel=here.title)
    return merger


def _door(tx: Tx, contact: int, channel: str, owner: int, made_at: float) -> str:
    """A code that was made before the phone changed hands may have been read by the others."""
    joined = "SELECT 1 FROM sharer WHERE contact_id = :id AND joined_at >= :at"
    if refusal := _bound(tx, contact, channel) or _bound(tx, owner):
        return refusal
    if tx.sql(joined, id=owner, at=made_at).fetchone():
        return "shared"
    return "dealings" if _dealt(tx, contact, owner) else "open"


def _bound(tx: Tx, contact: int, channel: str = "") -> str:
    """Why her chats on a channel cannot be linked: a role in the team is had by one number, and on a phone of many
    each could take another's place for good."""
    work = tx.sql(
        "SELECT 1 FROM staff s JOIN address a ON a.channel = s.channel AND a.external = s.external"
        " WHERE a.contact_id = :id UNION SELECT 1 FROM campaign WHERE guardian_id = :id",
        id=contact,
    ).fetchone()
    many = tx.sql(
        "SELECT 1 FROM address a JOIN sharer s ON s.address_id = a.id WHERE a.contact_id = :id AND a.channel = :channel",
        id=contact,
        channel=channel,
    ).fetchone()
    return "staff" if work else "shared" if many else ""


def _dealt(tx: Tx, one: int, two: int) -> bool:
    """Whether one ordered from, blocked, reported, judged or shares a phone with the other: two people, then."""
    found = tx.sql(
        "SELECT 1 FROM interest i JOIN listing l ON l.id = i.listing_id WHERE (l.contact_id = :one AND"
        " i.follower_id = :two) OR (l.contact_id = :two AND i.follower_id = :one)"
        " UNION ALL SELECT 1 FROM block WHERE (contact_id = :one AND blocked_id = :two)"
        " OR (contact_id = :two AND blocked_id = :one)"
        " UNION ALL SELECT 1 FROM report WHERE (contact_id = :one AND about_id = :two)"
        " OR (contact_id = :two AND about_id = :one)"
        " UNION ALL SELECT 1 FROM review r JOIN listing l ON l.id = r.listing_id WHERE (l.contact_id = :one AND"
        " r.reviewer_id = :two) OR (l.contact_id = :two AND r.reviewer_id = :one)"
        " UNION ALL SELECT 1 FROM relation WHERE (contact_id = :one AND reviewer_id = :two)"
        " OR (contact_id = :two AND reviewer_id = :one)"
        " UNION ALL SELECT 1 FROM sharer s JOIN sharer t ON t.address_id = s.address_id"
        " WHERE s.contact_id = :one AND t.contact_id = :two",
        one=one,
        two=two,
    ).fetchone()
    return found is not None


def _mark(tx: Tx, typed: str) -> str:
    return tx.mark(f"pairing:{re.sub(r'[^0-9]', '', typed)}")
