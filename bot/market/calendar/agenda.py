"""The calendar at work: what is due is looked at again and sent, or dropped; what was missed asks."""

from collections.abc import Sequence

from bot.errors import Refused
from bot.market import consent, listings, states
from bot.market.calendar import features, messages, outlets, posts
from bot.market.calendar.features import Feature
from bot.market.fairness import pool
from bot.market.listings import Listing
from bot.people.team import audit, roles, staff
from bot.store import seats
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

GRACE = 30 * 60.0  # seconds after its time in which a post is still sent by itself


def due(tx: Tx) -> int:
    """Send what is due, and ask about what was missed: a post whose time passed while nobody was there to send it never
    goes out by itself. Returns how many were sent. Two clocks never send one twice: whoever turns the row sends it."""
    sent = 0
    for id in features.due(tx):
        if not features.turn(tx, id, "posted", "planned"):
            continue  # another process was quicker
        place = features.by_id(tx, id)
        assert place is not None  # just turned
        if tx.now - place.due > GRACE:
            features.turn(tx, id, "missed", "posted")
        elif show(tx, place):
            sent += 1
    _ask(tx)
    return sent


def show(tx: Tx, place: Feature, anyway: bool = False) -> bool:
    """Send a place's post (the row is `posted` already) with what may still be shown of it. Without a channel it waits
    for a word (`missed`), with nothing left to show it is dropped; then False."""
    found = _looked_at(tx, place)
    if not found or (len(found) < len(place.listings) and _stands_alone(found)):
        _end(tx, place.id)
        return False
    if len(found) == 1 and not place.theme:
        sent = posts.publish(tx, found[0], place.id, anyway)
    else:
        sent = posts.put(tx, found, place, anyway) > 0
    if not sent:
        features.turn(tx, place.id, "missed", "posted")
    return sent


def out(tx: Tx, listing: Listing, why: str) -> None:
    """A product (as it was) has just left, in the state `why` names: it goes out of the calendar, and a free place to
    the next."""
    told = False
    for place in features.of_listing(tx, listing.id):
        _drop_one(tx, place, listing, why, quiet=told)
        told = True
    if listing.state in {"approved", "scheduled"}:
        pool.left(tx, listing.id, why)


def cancel(tx: Tx, actor: int, id: int) -> None:
    """A coordinator takes a place out of the calendar that no draw gave. Refused: `drawn` for one of a draw, which is
    changed there, with a reason that everybody can read; `gone`, `not-yours`."""
    if features.open_to(tx, actor, id).draw:
        raise Refused("drawn")
    drop(tx, actor, id)


def drop(tx: Tx, actor: int, id: int) -> None:
    """A place leaves the calendar, a draw's too; its products are accepted as before. Refused: `gone`, `not-yours`."""
    place = features.open_to(tx, actor, id)
    _end(tx, id)
    for number in place.listings:
        found = listings.by_id(tx, number)
        if found and found.state == "scheduled":
            states.move(tx, number, "approved")
            tx.tell(found.contact, "feature-dropped", title=found.title, starts=[Start("item", str(number))])
    audit.note(tx, actor, place.campaign, "feature.drop", f"feature:{id}", due=place.due)


def send(tx: Tx, actor: int, id: int) -> bool:
    """A coordinator sends a place's post now, whatever its time. False when nothing of it may be shown any more, or
    there is no channel. Refused: `gone`, `not-yours`, `closed` while the campaign rests."""
    place = features.open_to(tx, actor, id)
    if not staff.campaign_of(tx, place.campaign).open:
        raise Refused("closed")
    if not features.turn(tx, id, "posted", "planned", "missed"):
        raise Refused("gone")
    audit.note(tx, actor, place.campaign, "feature.send", f"feature:{id}", due=place.due)
    return show(tx, place, anyway=True)


def later(tx: Tx, actor: int, id: int, language: str) -> str:
    """A coordinator gives a place the next free posting time. Returns it as it is read in a language. Refused: `gone`,
    `not-yours`, `no-time`."""
    place = features.open_to(tx, actor, id)
    found = features.choices(tx, place.campaign, 1)
    if not found:
        raise Refused("no-time")
    features.move(tx, actor, id, found[0])
    return messages.moment(tx, features.moment(tx, place.campaign, found[0]), language)


def _looked_at(tx: Tx, place: Feature) -> list[Listing]:
    """The products of a place that may be shown now; the others leave it, and whoever needs to know hears why."""
    kept = []
    for number in place.listings:
        states.hold(tx, number)  # whoever hides it now does so before we look, or after it was sent
        found = listings.by_id(tx, number)
        why = _gone(tx, found) if found else "withdrawn"
        if found and not why:
            kept.append(found)
        elif found:
            _drop_one(tx, place, found, why)
            _rest(tx, found, why)
        else:
            features.take_out(tx, place.id, number)
    return kept


def _gone(tx: Tx, found: Listing) -> str:
    """Why a product may not be shown now; nothing when it may."""
    if found.state not in {"scheduled", "published"}:
        return found.state
    if not consent.fresh(found, tx.now):
        return "consent"
    return "" if seats.find(tx, found.contact) else "away"


def _rest(tx: Tx, found: Listing, why: str) -> None:
    """What was scheduled and cannot be shown rests until she says so."""
    if found.state != "scheduled":
        return
    states.move(tx, found.id, "expired" if why == "consent" else "hidden")
    if why == "consent":
        tx.at(tx.now, found.contact, "expired", str(found.id))
    pool.left(tx, found.id, why)


def _drop_one(tx: Tx, place: Feature, found: Listing, why: str, quiet: bool = False) -> None:
    """A product leaves a place: the team hears of it, and she does, unless she has (`quiet`)."""
    features.take_out(tx, place.id, found.id)
    left = features.by_id(tx, place.id)
    if left and not left.listings:
        _end(tx, place.id)
    when, reason = features.moment(tx, place.campaign, place.due), Key(f"feature-why-{why}")
    for coordinator in roles.team(tx, place.campaign, "coordinator"):
        tx.tell(
            coordinator,
            "feature-out",
            title=found.title,
            when=when,
            why=reason,
            count=len(left.listings) if left else 0,
            starts=[Start("calendar")],
        )
    if not quiet and why not in {"withdrawn", "consent"}:  # she has been told already, or is about to be
        tx.tell(found.contact, "feature-left", title=found.title, when=when, why=reason)


def _end(tx: Tx, id: int) -> None:
    features.turn(tx, id, "dropped", "planned", "missed", "posted")


def _stands_alone(found: Sequence[Listing]) -> bool:
    """Whether what is left of a group is one product that stands by itself already."""
    return len(found) == 1 and found[0].state == "published"


def _ask(tx: Tx) -> None:
    """Coordinators are asked once about each missed post, when there is a channel to send it to."""
    for (id,) in tx.sql(
        "SELECT id FROM feature WHERE state = 'missed' AND asked_at = 0 ORDER BY due_at, id"
    ).fetchall():
        place = features.by_id(tx, id)
        if (
            place is None
            or not outlets.open_to(tx, place.campaign)
            or not staff.campaign_of(tx, place.campaign).open
        ):
            continue
        tx.sql("UPDATE feature SET asked_at = :now WHERE id = :id", now=tx.now, id=id)
        found = [listing for number in place.listings if (listing := listings.by_id(tx, number))]
        for coordinator in roles.team(tx, place.campaign, "coordinator") if found else ():
            tx.tell(
                coordinator,
                "feature-missed",
                title=found[0].title,
                count=len(found),
                when=features.moment(tx, place.campaign, place.due),
                starts=[Start(name, str(id)) for name in ("sendnow", "postpone", "drop")],
            )
