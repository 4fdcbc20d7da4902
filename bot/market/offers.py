"""From her words to the coordinators: a listing handed in, changed, or waiting for the safety lesson."""

import json
import secrets
from collections.abc import Sequence

from bot.errors import Refused
from bot.learning import library, progress
from bot.market import listings, states
from bot.market.calendar import agenda, posts
from bot.market.listings import Listing, Offer
from bot.market.review import gates, looks, waiting
from bot.people import contacts
from bot.people.team import staff
from bot.photos import kept
from bot.store.tx import Tx
from bot.talk.messages import Ours

CONSENT = "2026-11"  # version of the words under the preview
WAITING = ("submitted", "approved", "scheduled", "published")  # a change of these is looked at, as she agreed
LIGHT = ("price", "details", "reach")  # what she may change of a product that stands, without a second look
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that are taken for each other
_DAY = 86400.0


def submit(tx: Tx, contact: int, country: str, offer: Offer, sent: Sequence[str] = ()) -> bool:
    """Keep a listing she agreed to show. True when it goes to the coordinators now.

    `sent` are the photos she sent on the way: those it does not show go. Until she has finished the safety lesson it waits as a draft: the gate before anything is shown.
    """
    row = tx.sql(
        "INSERT INTO listing (code, contact_id, campaign_id, title, description, price, currency, photos,"
        " reach, reach_at, kind, details, voice, shows, state, consent_version, consented_at) VALUES (:code,"
        " :contact, :campaign, :title, :description, :price, :currency, :photos, :reach, :reach_at, :kind,"
        " :details, :voice, :shows, 'draft', :consent, :now) RETURNING id",
        code="".join(secrets.choice(_LETTERS) for _ in range(8)),
        contact=contact,
        campaign=staff.campaign(tx, country).id,
        **_columns(offer),
        **_consent(tx, contact),
    ).fetchone()
    _keep(tx, offer, sent)
    return hand_in(tx, row[0], contact)


def revise(tx: Tx, id: int, contact: int, offer: Offer, sent: Sequence[str] = ()) -> bool:
    """Her changed listing goes back to the coordinators, as a new version with a consent of its own.

    A draft stays one: the gate is not passed by editing. Returns what `submit` does. Refused, the reason being
    its state (or `gone`), when it does not wait for a change.
    """
    found = own(tx, id, contact)
    if found.state not in {"changes", "draft"}:
        raise Refused(found.state)
    _write(tx, found, offer, sent)
    _renew(tx, found, agreed=True)
    return hand_in(tx, id, contact)


def amend(tx: Tx, id: int, contact: int, field: str, offer: Offer, sent: Sequence[str] = ()) -> str:
    """One field of a listing is changed. Returns the state it is in now.

    Price, details and reach change where it stands. Anything else is a new version: what stands in the channel,
    or was accepted for it, goes back to the coordinators. Refused as `revise`, for one that is over or waits for
    her change.
    """
    found = own(tx, id, contact)
    if found.state in {"draft", "changes", *states.OVER}:
        raise Refused(found.state)
    if field in LIGHT and found.state != "submitted":
        _write(tx, found, offer, sent)
        posts.refresh(tx, id)
        return found.state
    _write(tx, found, offer, sent)
    _renew(tx, found, agreed=found.state in WAITING)
    if found.state in WAITING and found.state != "submitted":
        posts.take_down(tx, id)
        hand_in(tx, id, contact)
        agenda.out(tx, found, "submitted")
        return "submitted"
    return found.state


def lead(tx: Tx, id: int, contact: int, place: int) -> str:
    """The photo at this place (from 0) leads from now on, in the channel too. Returns the listing's state.

    A post shows one photo and a channel does not let it be changed, so the product is posted anew.
    """
    found = own(tx, id, contact)
    if found.state in states.OVER:
        raise Refused(found.state)
    photos = [found.photos[place], *found.photos[:place], *found.photos[place + 1 :]]
    tx.sql("UPDATE listing SET photos = :photos WHERE id = :id", photos=json.dumps(photos), id=id)
    if place and found.state == "published":
        posts.post_again(tx, id)
    return found.state


def hand_in(tx: Tx, id: int, contact: int) -> bool:
    """It goes to the coordinators, or waits for the safety lesson. True when it goes: now, or seven days after "not
    yet".

    Refused as by `states.move`.
    """
    state = listings.state_of(tx, id)
    if state in {"draft", "changes"}:
        _move_house(tx, id)
    if not _taught(tx, contact, state):
        if state != "draft":
            states.move(tx, id, "draft")
        return False
    states.move(tx, id, "submitted")
    due = max(tx.now, looks.again_at(tx, id))
    tx.sql("UPDATE listing SET submitted_at = :due WHERE id = :id", due=due, id=id)
    listing = listings.by_id(tx, id)
    assert listing is not None  # just written
    waiting.announce(tx, listing, due)
    return True


def release(tx: Tx, contact: int) -> int:
    """The gate is passed: her drafts go to the coordinators, showing what she just chose. Returns how many."""
    drafts = tx.sql(
        "UPDATE listing SET shows = :shows WHERE contact_id = :id AND state = 'draft' RETURNING id",
        shows=json.dumps(contacts.shows(tx, contact)),
        id=contact,
    ).fetchall()
    return sum(hand_in(tx, listing, contact) for (listing,) in drafts)


def rests(tx: Tx, country: str) -> bool:
    """Whether the campaign that her products go to shows nothing new now, and none in her country does."""
    return not staff.campaign(tx, country).open


def where(tx: Tx, country: str) -> Ours:
    """Where products of her country are shown: in a `channel`, or on our `pages` alone."""
    return Ours("pages" if staff.campaign(tx, country).channelless else "channel")


def _move_house(tx: Tx, id: int) -> None:
    """What nobody has accepted yet leaves a campaign that rests for an open one of the same country."""
    tx.sql(
        "UPDATE listing SET campaign_id = COALESCE((SELECT MIN(o.id) FROM campaign o JOIN campaign h ON h.country ="
        " o.country WHERE h.id = listing.campaign_id AND o.state = 'open'), campaign_id) WHERE id = :id"
        " AND campaign_id IN (SELECT id FROM campaign WHERE state <> 'open')",
        id=id,
    )


def _taught(tx: Tx, contact: int, state: str) -> bool:
    """Whether she has done the safety lesson; for what was not accepted yet, within six months."""
    if state in {"draft", "changes", "hidden"}:
        return gates.safe(tx, contact)
    return library.SAFETY in progress.finished(tx, contact)


def own(tx: Tx, id: int, contact: int) -> Listing:
    """Her listing, held until the commit. Refused (`gone`) when there is none of hers with this id."""
    states.hold(tx, id)
    found = listings.hers(tx, contact, id)
    if found is None:
        raise Refused("gone")
    return found


def _write(tx: Tx, found: Listing, offer: Offer, sent: Sequence[str]) -> None:
    """Write an offer over a listing. What is shown of her stays as she agreed to it."""
    tx.sql(
        "UPDATE listing SET title = :title, description = :description, price = :price, currency = :currency,"
        " photos = :photos, reach = :reach, reach_at = :reach_at, kind = :kind, details = :details,"
        " voice = :voice WHERE id = :id",
        id=found.id,
        **_columns(offer),
    )
    _keep(tx, offer, sent)
    # what is no longer shown leaves within a day, when the post that shows it has changed
    kept.keep(tx, _files(found.offer) - _files(offer), tx.now + _DAY)


def _renew(tx: Tx, found: Listing, agreed: bool) -> None:
    """It is a new version, to be looked at anew; `agreed`: she has just said yes to it, as she is shown today."""
    tx.sql("UPDATE listing SET version = version + 1 WHERE id = :id", id=found.id)
    if agreed:
        tx.sql(
            "UPDATE listing SET shows = :shows, consent_version = :consent, consented_at = :now WHERE id = :id",
            id=found.id,
            **_consent(tx, found.contact),
        )


def _columns(offer: Offer) -> dict[str, object]:
    """What an offer writes into a listing's row."""
    return {
        "title": offer.title,
        "description": offer.description,
        "price": offer.price.minor,
        "currency": offer.price.currency,
        "photos": json.dumps(list(offer.photos)),
        "reach": offer.reach,
        "reach_at": offer.reach_at,
        "kind": offer.kind,
        "details": json.dumps(dict(offer.details), ensure_ascii=False),
        "voice": offer.voice,
    }


def _consent(tx: Tx, contact: int) -> dict[str, object]:
    """Her consent of this moment: to what, and what may be shown of her."""
    return {"shows": json.dumps(contacts.shows(tx, contact)), "consent": CONSENT, "now": tx.now}


def _files(offer: Offer) -> set[str]:
    return {*offer.photos, *([offer.voice] if offer.voice else [])}


def _keep(tx: Tx, offer: Offer, sent: Sequence[str]) -> None:
    kept.keep(tx, _files(offer), 0)
    kept.settle(tx, sent)
