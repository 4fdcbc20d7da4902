"""A second opinion: she asks for it within seven days of "not yet" or a decline, and has it within seven days more.

Whoever decides on it has not judged this version before. In a campaign of one reviewer it is another coordinator;
where there is nobody else, the same person looks again, and she is told so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.market import listings, states
from bot.market.listings import Listing
from bot.market.review import gates, looks, relations, verdicts
from bot.people.team import audit, roles, staff
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

WEEK = 7 * looks.DAY  # seconds in which she may ask, and in which she is answered
APPEALABLE = {"not-yet": "changes", "decline": "declined"}  # a decision, and the state it leaves a listing in


@dataclass(frozen=True, slots=True)
class Appeal:
    """One, as whoever decides on it sees it. `reason` is what she was told; `words` are hers."""

    id: int
    listing: Listing
    version: int
    words: str
    asked_at: float
    decided: bool
    reason: Key | str


def refusal(tx: Tx, contact: int, listing: int) -> str:
    """Why she cannot ask for a second look at it, as `ask` says it; nothing when she can."""
    found = listings.hers(tx, contact, listing)
    return _refusal(tx, found) if found else "gone"


def ask(tx: Tx, contact: int, listing: int, words: str) -> dict[str, Any]:
    """She asks that somebody else looks. Returns `by`: another, or same where there is nobody else; and `day`, ISO,
    by which she hears of it.

    Refused: `gone`, `late` after seven days, `asked` when she has already, `moved` when the listing is no longer as
    it was judged.
    """
    found = listings.hers(tx, contact, listing)
    reason = _refusal(tx, found) if found else "gone"
    if found is None or reason:
        raise Refused(reason)
    others, everybody = _deciders(tx, found)
    row = tx.sql(
        "INSERT INTO appeal (listing_id, version, words, asked_at, due_at) VALUES (:listing, :version, :words,"
        " :now, :due) RETURNING id",
        listing=listing,
        version=found.version,
        words=words,
        now=tx.now,
        due=tx.now + WEEK,
    ).fetchone()
    for one in others or everybody:
        tx.tell(one, "appeal-new", title=found.title, starts=[Start("appealed", str(row[0]))])
        looks.remind(tx, one, tx.now + looks.DAY)
    day = looks.day(tx, found.campaign, tx.now + WEEK)
    return {"by": "another" if others else "same", "day": day.isoformat()}


def waiting(tx: Tx, actor: int) -> list[Appeal]:
    """Those that she may decide on, the oldest first."""
    found = tx.sql("SELECT id FROM appeal WHERE decision = '' ORDER BY asked_at, id").fetchall()
    every = [appeal for (id,) in found if (appeal := by_id(tx, id))]
    return [appeal for appeal in every if _open(appeal) and actor in _allowed(tx, appeal.listing)]


def tidy(tx: Tx) -> int:
    """What a change of hers has made pointless is over, and her words go. Returns how many."""
    found = tx.sql("SELECT id FROM appeal WHERE decision = '' ORDER BY id").fetchall()
    over = [id for (id,) in found if (appeal := by_id(tx, id)) and not _open(appeal)]
    for id in over:
        tx.sql(
            "UPDATE appeal SET decision = 'over', words = '', decided_at = :now WHERE id = :id",
            now=tx.now,
            id=id,
        )
    return len(over)


def before(tx: Tx, id: int, actor: int) -> Appeal | None:
    """One of them, for whoever may decide on it; None for anybody else, and once it is over."""
    found = by_id(tx, id)
    return found if found and _open(found) and actor in _allowed(tx, found.listing) else None


def by_id(tx: Tx, id: int) -> Appeal | None:
    """One of them; None when there is none."""
    row = tx.sql(
        "SELECT listing_id, version, words, asked_at, decision FROM appeal WHERE id = :id", id=id
    ).fetchone()
    listing = listings.by_id(tx, row[0]) if row else None
    if row is None or listing is None:
        return None
    _, version, words, asked_at, decision = row
    return Appeal(id, listing, version, words, asked_at, bool(decision), _told(tx, listing.id, version))


def decide(tx: Tx, id: int, actor: int, granted: bool, why: str = "") -> str:
    """Her word on it; `why` reaches the maker as it is, and without it she hears the first reason again. Returns the
    state the listing is in now: granted, what was "not yet" is accepted, and what was declined is scored like others.

    Refused: `gone`, `not-yours` (she judged it, knows her, or is not of the team), `decided`, `moved` (its maker
    changed or took it back meanwhile, and the appeal is over), `gate` for one that may not be shown.
    """
    tx.sql("UPDATE appeal SET version = version WHERE id = :id", id=id)  # held until the commit
    found = by_id(tx, id)
    if found is None:
        raise Refused("gone")
    listing = found.listing
    roles.require(tx, actor, listing.campaign, "reviewer")
    if actor not in _allowed(tx, listing):
        raise Refused("not-yours")
    if found.decided:
        raise Refused("decided")
    if not _open(found):
        raise Refused("moved")
    if granted and listing.state == "changes" and gates.failed(tx, listing):
        raise Refused("gate")
    tx.sql(
        "UPDATE appeal SET decision = :decision, decider_id = :actor, decided_at = :now, words = '' WHERE id = :id",
        decision="granted" if granted else "upheld",
        actor=actor,
        now=tx.now,
        id=id,
    )
    audit.note(tx, actor, listing.campaign, "appeal.decide", f"listing:{listing.id}", granted=granted)
    if granted:
        _grant(tx, listing, actor)
    starts = [Start("item", str(listing.id)), Start("person")]
    if not granted:
        tx.tell(listing.contact, "appeal-upheld", title=listing.title, why=why or found.reason, starts=starts)
    elif listing.state == "declined":
        tx.tell(listing.contact, "appeal-again", title=listing.title, starts=starts)
    else:
        tx.tell(listing.contact, "appeal-granted", title=listing.title, starts=starts)
    return listings.state_of(tx, listing.id)


def _grant(tx: Tx, listing: Listing, actor: int) -> None:
    scored = listing.state == "changes"
    states.move(tx, listing.id, "submitted")
    if scored:
        row = tx.sql(
            "INSERT INTO review (listing_id, reviewer_id, version, reason, taken_at, due_at, at) VALUES (:listing,"
            " :actor, :version, 'appeal', :now, :now, :now) RETURNING id",
            listing=listing.id,
            actor=actor,
            version=listing.version,
            now=tx.now,
        ).fetchone()
        verdicts.accept(tx, listing, row[0], "appeal")
        return
    for one in looks.able(tx, listing):
        tx.tell(one, "listing-new", title=listing.title, starts=[Start("decide", str(listing.id))])
        looks.remind(tx, one, tx.now + looks.DAY)


def _refusal(tx: Tx, listing: Listing) -> str:
    """Nothing, where the last word on this version was one that she may appeal against, a few days ago."""
    row = tx.sql(
        "SELECT decision, at FROM review WHERE listing_id = :id AND version = :version AND at > 0"
        " ORDER BY at DESC, id DESC LIMIT 1",
        id=listing.id,
        version=listing.version,
    ).fetchone()
    if row is None or APPEALABLE.get(row[0]) != listing.state:
        return "moved"
    asked = tx.sql(
        "SELECT 1 FROM appeal WHERE listing_id = :id AND version = :version",
        id=listing.id,
        version=listing.version,
    ).fetchone()
    if asked:
        return "asked"
    return "late" if tx.now - row[1] > WEEK else ""


def _deciders(tx: Tx, listing: Listing) -> tuple[list[int], list[int]]:
    """Who may decide: others than those who judged this version; and everybody of the team who may judge her at all.
    Where one reviewer judges alone, another one is not enough: it is a coordinator."""
    single = staff.campaign_of(tx, listing.campaign).reviewers == 1
    team = roles.team(tx, listing.campaign, "coordinator" if single else "reviewer")
    free = [one for one in team if one != listing.contact and not _related(tx, one, listing)]
    judges = {look.reviewer for look in looks.of(tx, listing.id, listing.version) if look.decision}
    return [one for one in free if one not in judges], free


def _open(appeal: Appeal) -> bool:
    """Whether the listing is still as it was judged."""
    unchanged = appeal.version == appeal.listing.version
    return not appeal.decided and unchanged and appeal.listing.state in APPEALABLE.values()


def _related(tx: Tx, actor: int, listing: Listing) -> bool:
    return bool(relations.related(tx, actor, [listing.contact]))


def _allowed(tx: Tx, listing: Listing) -> Sequence[int]:
    others, everybody = _deciders(tx, listing)
    return others or everybody


def _told(tx: Tx, listing: int, version: int) -> Key | str:
    """The reason she was given, as she read it."""
    row = tx.sql(
        "SELECT decision, reason, note FROM review WHERE listing_id = :id AND version = :version AND decision"
        " IN ('not-yet', 'decline') ORDER BY id DESC LIMIT 1",
        id=listing,
        version=version,
    ).fetchone()
    if row is None:
        return Key("kind-nothing")
    decision, reason, note = row
    return note or (Key(f"decline-{reason}") if decision == "decline" else Key(f"reason-{reason}"))
