"""A coordinator's word on a listing: approve, ask for a change, or decline, with a reason she can use."""

from dataclasses import replace
from typing import Any

from bot.errors import Refused
from bot.language.lexicon import lexicon
from bot.market import completeness, kinds, listings, posts, states
from bot.market.listings import Listing
from bot.photos import kept
from bot.reading.private import link, private
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

REASONS = ("photo", "price", "details", "private", "other")
DECLINES = ("not-local", "not-allowed", "other")


def report(tx: Tx, listing: Listing) -> dict[str, Any]:
    """What a coordinator is told of a listing beside its post, as arguments of her text."""
    row = tx.sql("SELECT country FROM contact WHERE id = :id", id=listing.contact).fetchone()
    warned = [Key(f"warn-{sign}") for sign in signs(listing, row[0])]
    return {
        "kind": kinds.LABELS.get(listing.kind, Key("kind-nothing")),
        "score": completeness.of(listing).score,
        "notes": warned or [Key("warn-none")],
    }


def signs(listing: Listing, country: str) -> list[str]:
    """What to look at twice in its words: private kinds, link, claims, licence, allergens. JO or MA: whose numbers."""
    said = "\n".join((listing.title, listing.description, *listing.details.values()))
    words = lexicon()
    eaten = listing.kind in kinds.EATEN
    found = [
        ("link", link(said)),
        ("claims", bool(words.affirmed("claims", said))),
        ("licence", words.has("licence", said) and not any(sign.isdigit() for sign in said)),
        ("allergens", eaten and words.hidden(said) is not None),
    ]
    return [*private(said, country), *(sign for sign, there in found if there)]


def decide(
    tx: Tx,
    id: int,
    version: int,
    reviewer: int,
    decision: str,
    reason: str = "",
    note: str = "",
    typed: str = "",
) -> None:
    """Decide on the version that was looked at, once. `typed`: the words of a description that is a voice message.

    Refused: `own` for her own listing, `changed` when she edited it meanwhile, `decided` when somebody else
    was quicker, `gone` when it is no more, `voice` when a voice message is to be approved that nobody has typed.
    """
    listing = listings.by_id(tx, id)
    if listing is None:
        raise Refused("gone")
    if listing.contact == reviewer:
        raise Refused("own")
    if listing.state != "submitted":
        raise Refused("decided")
    if listing.version != version:
        raise Refused("changed")
    if decision == "approve" and listing.voice:
        listing = _typed(tx, listing, typed)
    tx.sql(
        "INSERT INTO review (listing_id, reviewer_id, version, decision, reason, note, at) VALUES (:listing,"
        " :reviewer, :version, :decision, :reason, :note, :now)",
        listing=id,
        reviewer=reviewer,
        version=version,
        decision=decision,
        reason=reason,
        note=note,
        now=tx.now,
    )
    _OUTCOMES[decision](tx, listing, reason, note)


def _typed(tx: Tx, listing: Listing, words: str) -> Listing:
    """Her description in words, which she is told; her voice goes with the next sweep."""
    if not words:
        raise Refused("voice")
    tx.sql("UPDATE listing SET description = :words, voice = '' WHERE id = :id", words=words, id=listing.id)
    kept.keep(tx, [listing.voice], tx.now)
    tx.tell(
        listing.contact,
        "listing-typed",
        title=listing.title,
        words=words,
        starts=[Start("item", str(listing.id))],
    )
    return replace(listing, description=words, voice="")


def _approve(tx: Tx, listing: Listing, reason: str, note: str) -> None:
    states.move(tx, listing.id, "approved")
    posts.publish(tx, listing)  # she is told when it stands


def _ask_for_change(tx: Tx, listing: Listing, reason: str, note: str) -> None:
    states.move(tx, listing.id, "changes")
    tx.tell(
        listing.contact,
        "listing-changes",
        title=listing.title,
        why=note or Key(f"reason-{reason}"),
        starts=[Start("revise", str(listing.id)), Start("person")],
    )


def _decline(tx: Tx, listing: Listing, reason: str, note: str) -> None:
    states.move(tx, listing.id, "declined")
    tx.tell(
        listing.contact,
        "listing-declined",
        title=listing.title,
        why=note or Key(f"decline-{reason}"),
        starts=[Start("person")],
    )


_OUTCOMES = {"approve": _approve, "changes": _ask_for_change, "decline": _decline}
