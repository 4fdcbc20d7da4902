"""A reviewer's look at a listing: taken, scored, sent back, declined, left to a colleague; and what follows from it.

A product needs as many looks as its campaign has reviewers (two, or one, which is said openly). Nobody sees another's
scores. Two looks count by their average; where they are two points or more apart on an item, a third decides, and the
one in the middle counts, item by item. Where nobody is left who could look, those that are there decide.
"""

import json
from dataclasses import replace
from typing import Any

from bot.errors import Refused
from bot.market import completeness, kinds, listings, states
from bot.market.calendar import posts
from bot.market.listings import Listing
from bot.market.review import gates, looks, relations, rubric, verdicts
from bot.market.review.rubric import Scores
from bot.people.team import audit, roles, staff
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

REASONS = ("private", "own-photo", "label", "price", "details", "other")
DECLINES = ("not-local", "not-allowed", "other")
TAKEN_BACK = ("hidden", "withdrawn", "draft")  # states its maker has put it in
COLLEAGUE = Key("a-colleague")


def preview(tx: Tx, listing: Listing, language: str) -> dict[str, Any]:
    """What a reviewer sees of it: its post, but for the maker's name and for her page or number."""
    return {
        **posts.words(tx, listing, language),
        "maker": Key("post-a-maker"),
        "buying": Key(f"orders-{listing.reach}"),
    }


def report(tx: Tx, listing: Listing) -> dict[str, Any]:
    """What a reviewer is told beside the post, as arguments of her text: the gates, and what to look at twice."""
    found = gates.of(tx, listing)
    warned = [Key(f"warn-{sign}") for gate in found for sign in gate.signs]
    return {
        "kind": kinds.LABELS.get(listing.kind, Key("kind-nothing")),
        "score": completeness.of(listing).score,
        "passed": [Key(f"gate-{gate.name}") for gate in found if gate.state == "passed"]
        or [Key("gate-none")],
        "agreed": int((tx.now - listing.consented_at) // looks.DAY),
        "notes": warned or [Key("warn-none")],
        "reviewers": staff.campaign_of(tx, listing.campaign).reviewers,
    }


def take(tx: Tx, id: int, reviewer: int) -> int:
    """She has it before her for two days. Returns the version she looks at. Opened again, it stays hers.

    Refused: as `_hers`; `taken` while colleagues have all the looks it needs (see `has_it`), `early` before the day
    from which she may apply again.
    """
    listing = _hers(tx, id, reviewer)
    if tx.sql("SELECT 1 FROM listing WHERE id = :id AND submitted_at > :now", id=id, now=tx.now).fetchone():
        raise Refused("early")
    _look(tx, listing, reviewer)
    audit.note(tx, reviewer, listing.campaign, "review.take", f"listing:{id}")
    return listing.version


def stale(tx: Tx, id: int, version: int) -> str:
    """Why it is no longer to be looked at as it was taken: gone, hidden, decided or changed; nothing when it is."""
    listing = listings.by_id(tx, id)
    if listing is None:
        return "gone"
    if listing.state != "submitted":
        return "hidden" if listing.state in TAKEN_BACK else "decided"
    return "changed" if listing.version != version else ""


def has_it(tx: Tx, id: int, reviewer: int) -> Key | str:
    """Who has it before her, as a colleague is told: her first name, where she has said one."""
    listing = listings.by_id(tx, id)
    who = looks.holder(tx, listing, looks.of(tx, id, listing.version), reviewer) if listing else None
    row = tx.sql("SELECT name FROM contact WHERE id = :id", id=who).fetchone() if who else None
    return row[0] if row and row[0] else COLLEAGUE


def leave(tx: Tx, id: int, reviewer: int) -> None:
    """She leaves it to a colleague, who may take it at once. Refused as `_hers`."""
    listing = _hers(tx, id, reviewer)
    tx.sql(
        "DELETE FROM review WHERE listing_id = :id AND reviewer_id = :reviewer AND decision = ''",
        id=id,
        reviewer=reviewer,
    )
    audit.note(tx, reviewer, listing.campaign, "review.leave", f"listing:{id}")


def aside(tx: Tx, id: int, reviewer: int) -> None:
    """She knows whose it is and steps aside, now and for good. Refused as `_hers`."""
    listing = _hers(tx, id, reviewer)
    _write(tx, _row(tx, listing, reviewer), decision="aside")
    relations.knows(tx, reviewer, listing.contact)
    audit.note(tx, reviewer, listing.campaign, "review.aside", f"listing:{id}")
    conclude(tx, listing)


def score(
    tx: Tx, id: int, version: int, reviewer: int, scores: Scores, tip: str = "", typed: str = ""
) -> str:
    """Her points for each item of the rubric. Returns what follows: approved, not-yet, waiting (for a second look) or
    third (for a third). `tip`: what she would advise where it is not enough. `typed`: the words of a description
    that is a voice message.

    Refused: as `_hers`; `changed` when its maker edited it meanwhile, `taken` when colleagues were quicker, `gate`
    when a gate does not hold, `voice` when nobody has typed a voice message, `points` for any but 0 to 3.
    """
    listing = _hers(tx, id, reviewer, version)
    if set(scores) != set(rubric.ITEMS) or not set(scores.values()) <= set(range(rubric.MOST + 1)):
        raise Refused("points")
    if gates.failed(tx, listing):
        raise Refused("gate")
    look = _look(tx, listing, reviewer)
    if listing.voice:
        listing = _typed(tx, listing, typed)
    _write(tx, look, decision="score", scores=json.dumps(dict(scores)), reason=tip)
    audit.note(tx, reviewer, listing.campaign, "review.score", f"listing:{id}")
    outcome = conclude(tx, listing)
    for other in looks.able(tx, listing) if outcome == "third" else ():
        tx.tell(other, "listing-third", title=listing.title, starts=[Start("decide", str(id))])
    return outcome


def decide(tx: Tx, id: int, version: int, reviewer: int, decision: str, reason: str, note: str = "") -> None:
    """It goes back to her for a change (`changes`) or does not belong here (`decline`), with a reason of REASONS or
    DECLINES, or words in `note`. Refused as `score`."""
    listing = _hers(tx, id, reviewer, version)
    _write(tx, _look(tx, listing, reviewer), decision=decision, reason=reason, note=note)
    audit.note(tx, reviewer, listing.campaign, f"review.{decision}", f"listing:{id}", reason=reason)
    verdicts.OF[decision](tx, listing, reason, note)


def conclude(tx: Tx, listing: Listing) -> str:
    """What follows from the looks there are; see `score`. Nothing happens while one is missing that somebody could
    still give."""
    judged = looks.judged(looks.of(tx, listing.id, listing.version))
    missing = looks.missing(tx, listing, judged)
    others = looks.able(tx, listing) if missing else []
    if not judged or others:
        for other in others:
            looks.remind(tx, other, tx.now + looks.DAY)
        return "third" if missing == 1 and len(judged) > 1 else "waiting"
    scores = rubric.combined([look.scores for look in judged])
    if rubric.passes(scores):
        verdicts.accept(tx, listing, judged[-1].id)
        return "approved"
    advised = [look.reason for look in judged if look.reason in rubric.TIPS]
    verdicts.not_yet(tx, listing, judged, advised[-1] if advised else rubric.tip(scores, listing))
    return "not-yet"


def settle(tx: Tx) -> int:
    """Decide what has been looked at and waits for somebody who is of the team no more. Returns how many."""
    found = tx.sql(
        "SELECT DISTINCT l.id FROM listing l JOIN review r ON r.listing_id = l.id AND r.version = l.version"
        " WHERE l.state = 'submitted' AND r.decision = 'score' ORDER BY l.id"
    ).fetchall()
    waiting = [listing for (id,) in found if (listing := listings.by_id(tx, id))]
    alone = [listing for listing in waiting if not looks.able(tx, listing)]
    for listing in alone:
        conclude(tx, listing)
    return len(alone)


def _hers(tx: Tx, id: int, reviewer: int, version: int = 0) -> Listing:
    """The listing, held until the commit: two verdicts come one after the other. Every deed begins here.

    Refused: `gone`, `not-yours` (her role or campaign is another), `own`, `known`, `hidden` (its maker took it back),
    `decided`, `changed` (not this version), `judged` (by herself).
    """
    states.hold(tx, id)
    listing = listings.by_id(tx, id)
    if listing is None:
        raise Refused("gone")
    roles.require(tx, reviewer, listing.campaign, "reviewer")
    if listing.contact == reviewer:
        raise Refused("own")
    if relations.related(tx, reviewer, [listing.contact]):
        raise Refused("known")
    if any(look.reviewer == reviewer and look.decision for look in looks.of(tx, id, listing.version)):
        raise Refused("judged")
    if reason := stale(tx, id, version or listing.version):
        raise Refused(reason)
    return listing


def _look(tx: Tx, listing: Listing, reviewer: int) -> int:
    """Her look at this version, taken now if she had none. Returns its row's id. Refused (`taken`)."""
    if looks.holder(tx, listing, looks.of(tx, listing.id, listing.version), reviewer):
        raise Refused("taken")
    return _row(tx, listing, reviewer)


def _row(tx: Tx, listing: Listing, reviewer: int) -> int:
    found = looks.of(tx, listing.id, listing.version)
    mine = [look.id for look in found if look.reviewer == reviewer]
    values = {"now": tx.now, "due": tx.now + looks.HELD}
    if mine:
        tx.sql("UPDATE review SET taken_at = :now, due_at = :due WHERE id = :id", id=mine[0], **values)
        return mine[0]
    row = tx.sql(
        "INSERT INTO review (listing_id, reviewer_id, version, taken_at, due_at) VALUES (:listing, :reviewer,"
        " :version, :now, :due) RETURNING id",
        listing=listing.id,
        reviewer=reviewer,
        version=listing.version,
        **values,
    ).fetchone()
    return int(row[0])


def _write(tx: Tx, look: int, *, decision: str, scores: str = "{}", reason: str = "", note: str = "") -> None:
    tx.sql(
        "UPDATE review SET decision = :decision, scores = :scores, reason = :reason, note = :note, at = :now"
        " WHERE id = :id",
        decision=decision,
        scores=scores,
        reason=reason,
        note=note,
        now=tx.now,
        id=look,
    )


def _typed(tx: Tx, listing: Listing, words: str) -> Listing:
    """Her description in words, which she is told; her voice goes with the next sweep."""
    if not words:
        raise Refused("voice")
    tx.sql("UPDATE listing SET description = :words, voice = '' WHERE id = :id", words=words, id=listing.id)
    kept.keep(tx, [listing.voice], tx.now)
    starts = [Start("item", str(listing.id))]
    tx.tell(listing.contact, "listing-typed", title=listing.title, words=words, starts=starts)
    return replace(listing, description=words, voice="")
