"""A coordinator's word on a listing: approve, ask for a change, or decline, with a reason she can use."""

from bot.errors import Refused
from bot.market import listings, posts
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

REASONS = ("photo", "price", "details", "private", "other")
DECLINES = ("not-local", "not-allowed", "other")


def decide(
    tx: Tx, id: int, version: int, reviewer: int, decision: str, reason: str = "", note: str = ""
) -> None:
    """Decide on the version that was looked at, once.

    Refused: `own` for her own listing, `changed` when she edited it meanwhile, `decided` when somebody else
    was quicker, `gone` when it is no more.
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


def _approve(tx: Tx, listing: listings.Listing, reason: str, note: str) -> None:
    tx.sql("UPDATE listing SET state = 'approved' WHERE id = :id", id=listing.id)
    posts.publish(tx, listing)  # she is told when it stands


def _ask_for_change(tx: Tx, listing: listings.Listing, reason: str, note: str) -> None:
    tx.sql("UPDATE listing SET state = 'changes' WHERE id = :id", id=listing.id)
    tx.tell(
        listing.contact,
        "listing-changes",
        title=listing.title,
        why=note or Key(f"reason-{reason}"),
        starts=[Start("revise", str(listing.id)), Start("person")],
    )


def _decline(tx: Tx, listing: listings.Listing, reason: str, note: str) -> None:
    tx.sql("UPDATE listing SET state = 'declined' WHERE id = :id", id=listing.id)
    tx.tell(
        listing.contact,
        "listing-declined",
        title=listing.title,
        why=note or Key(f"decline-{reason}"),
        starts=[Start("person")],
    )


_OUTCOMES = {"approve": _approve, "changes": _ask_for_change, "decline": _decline}
