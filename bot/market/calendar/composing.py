"""A coordinator's own posts: which products may stand in them, when, and how they will look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import Refused
from bot.market import consent, listings
from bot.market.calendar import features, messages, outlets
from bot.market.calendar.features import Feature
from bot.market.listings import Listing
from bot.people.team import audit, roles, staff
from bot.reading import places
from bot.store.tx import Tx
from bot.talk.messages import Key, Media
from bot.talk.talk import Start

MOST = 12  # products offered at a time


@dataclass(frozen=True, slots=True)
class Looks:
    """A post as it will look, and where."""

    text: str
    media: tuple[Media, ...]
    buttons: str  # the labels under it
    outlets: list[str | Key]  # what the channels are called
    missing: int  # of the products chosen, how many would not be shown now


@dataclass(frozen=True, slots=True)
class Week:
    """What comes in a campaign: its text by day, how many, how many were missed, a button for each (id, label),
    and whether a draw gives its places."""

    name: str
    days: str
    planned: int
    missed: int
    buttons: tuple[tuple[str, str], ...]
    drawn: bool


def homes(tx: Tx, actor: int) -> dict[str, str]:
    """The open campaigns this one coordinates, by their ids as text."""
    found = [staff.campaign_of(tx, id) for id in roles.campaigns(tx, actor, "coordinator")]
    return {str(one.id): one.name for one in found if one.state == "open"}


def candidates(tx: Tx, actor: int, campaign: int, kind: str) -> dict[str, str]:
    """Products that a coordinator may put in a post of a kind, by their ids as text: what stands already, those shown
    in groups least often first; for a post of one, what was accepted and does not stand.

    Where places are drawn, what waits for one is not offered: a coordinator's post is no way past the draw.
    """
    if not roles.may(tx, actor, campaign, "coordinator"):
        return {}
    waits = " AND pooled_at = 0" if staff.campaign_of(tx, campaign).slots else ""
    accepted = f"(state = 'approved'{waits})"
    found = tx.sql(
        f"SELECT l.id, l.title FROM listing l WHERE l.campaign_id = :campaign AND l.consented_at > :fresh AND"
        f" {accepted if kind == 'single' else f'(state = :up OR {accepted})'} AND NOT EXISTS (SELECT 1 FROM featured d"
        " JOIN feature f ON f.id = d.feature_id WHERE d.listing_id = l.id AND f.state IN ('planned', 'missed'))"
        " ORDER BY (SELECT COUNT(*) FROM featured d JOIN feature f ON f.id = d.feature_id WHERE d.listing_id = l.id"
        " AND f.kind <> 'single' AND f.state = 'posted'), l.published_at, l.id LIMIT :most",
        campaign=campaign,
        fresh=tx.now - consent.FRESH,
        most=MOST,
        **({} if kind == "single" else {"up": "published"}),
    ).fetchall()
    return {str(id): title for id, title in found}


def times(tx: Tx, actor: int, campaign: int, language: str) -> dict[str, str]:
    """Moments that a coordinator may choose, as seconds and as they are read; none that is taken."""
    if not roles.may(tx, actor, campaign, "coordinator"):
        return {}
    return {
        str(int(due)): messages.moment(tx, features.moment(tx, campaign, due), language)
        for due in features.choices(tx, campaign)
    }


def regions(country: str) -> dict[str, Key]:
    """The places a post may be of."""
    return {slug: Key(f"place-{slug}") for slug in places.regions(country)}


def compose(tx: Tx, actor: int, campaign: int, kind: str, theme: str, chosen: Sequence[int], due: int) -> int:
    """Plan a post of a coordinator's own; `due` in seconds, 0: now. Its makers are told, and may look at it.

    Returns the id of its place. Refused: `not-yours`, `few` for the wrong number of products, `gone` when one of them
    may not stand in it (any more), `past`.
    """
    roles.require(tx, actor, campaign, "coordinator")
    least, most = features.SIZES[kind]
    if not least <= len(set(chosen)) == len(chosen) <= most:
        raise Refused("few")
    if not {str(one) for one in chosen} <= candidates(tx, actor, campaign, kind).keys():
        raise Refused("gone")
    if due and due < tx.now - features.LATE:
        raise Refused("past")
    moment = float(due) or tx.now
    id = features.add(tx, campaign, chosen, moment, kind=kind, theme=theme, author=actor)
    audit.note(tx, actor, campaign, "feature.add", f"feature:{id}", kind=kind, theme=theme, due=moment)
    for number in chosen:
        _tell(tx, number, id, features.moment(tx, campaign, moment), len(chosen) > 1)
    return id


def looks(tx: Tx, campaign: int, kind: str, theme: str, chosen: Sequence[int]) -> Looks:
    """How a post of these products will look: word for word as the channel will have it."""
    found = [listing for number in chosen if (listing := listings.by_id(tx, number))]
    shown = [one for one in found if one.state in {"approved", "scheduled", "published"}]
    names = [one.called for one in outlets.open_to(tx, campaign)]
    if not shown:
        return Looks("", (), "", names, len(chosen))
    reply = messages.of(tx, shown, kind, theme)
    labels = " ".join(f"[{button.label}]" for button in reply.buttons)
    return Looks(reply.text, reply.media, labels, names, len(chosen) - len(shown))


def seen(tx: Tx, actor: int, id: int) -> tuple[Feature, Looks, datetime] | None:
    """A place that waits, how it will look and when it is due, for a coordinator of its campaign or a maker in it."""
    place = features.by_id(tx, id)
    if place is None or place.state not in {"planned", "missed"}:
        return None
    if not (roles.may(tx, actor, place.campaign, "coordinator") or _in_it(tx, actor, place)):
        return None
    shown = looks(tx, place.campaign, place.kind, place.theme, place.listings)
    return place, shown, features.moment(tx, place.campaign, place.due)


def fortnight(tx: Tx, actor: int, language: str) -> list[Week]:
    """What goes out in the next fourteen days in each campaign that this one coordinates, and what was missed."""
    weeks = []
    for campaign, name in homes(tx, actor).items():
        planned = features.between(tx, int(campaign), 0, tx.now + 14 * consent.DAY)
        missed = [one for one in features.missed(tx, actor) if one.campaign == int(campaign)]
        buttons = tuple((str(one.id), _button(tx, one)) for one in (*missed, *planned)[:MOST])
        drawn = staff.campaign_of(tx, int(campaign)).slots > 0
        weeks.append(Week(name, _days(tx, planned, language), len(planned), len(missed), buttons, drawn))
    return weeks


def others(tx: Tx, actor: int, id: int, language: str) -> dict[str, str]:
    """What a place may change times with: the next planned ones of its campaign, by their ids as text."""
    place = features.by_id(tx, id)
    if place is None or not roles.may(tx, actor, place.campaign, "coordinator"):
        return {}
    planned = features.between(tx, place.campaign, tx.now, tx.now + 60 * consent.DAY)
    return {
        str(
            one.id
        ): f"{messages.moment(tx, features.moment(tx, one.campaign, one.due), language)} · {title(tx, one)}"
        for one in planned[:MOST]
        if one.id != id
    }


def title(tx: Tx, place: Feature) -> str:
    """What a place is called in a list: its first product, and how many more."""
    found = [listing for number in place.listings if (listing := listings.by_id(tx, number))]
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    return f"{found[0].title}{more}" if found else ""


def _days(tx: Tx, planned: Sequence[Feature], language: str) -> str:
    """The places by day, a line each."""
    lines: list[str] = []
    for one in planned:
        when = features.moment(tx, one.campaign, one.due)
        day = messages.line_of(tx, "calendar-day", language=language, day=when.date()).text
        if day not in lines:
            lines.append(day)
        row = messages.line_of(
            tx,
            "calendar-row",
            language=language,
            time=f"{when:%H:%M}",
            title=title(tx, one),
            theme=_named(one),
        )
        lines.append(row.text)
    return "".join(f"\n{line}" for line in lines)


def _named(place: Feature) -> Key:
    return Key(f"calendar-kind-{place.theme.partition('-')[0] or place.kind}")


def _button(tx: Tx, place: Feature) -> str:
    when = features.moment(tx, place.campaign, place.due)
    return f"{when.day}/{when.month} {when:%H:%M} {title(tx, place)}"[:34]


def _tell(tx: Tx, number: int, place: int, when: datetime, together: bool) -> None:
    found: Listing | None = listings.by_id(tx, number)
    if found:
        starts = [Start("glance", str(place)), Start("hide", str(number))]
        tx.tell(
            found.contact,
            "feature-together" if together else "feature-planned",
            title=found.title,
            when=when,
            starts=starts,
        )


def _in_it(tx: Tx, contact: int, place: Feature) -> bool:
    found = [listings.by_id(tx, number) for number in place.listings]
    return any(one is not None and one.contact == contact for one in found)
