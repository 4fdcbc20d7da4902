"""A buyer's requests: how she comes to a product, what she asks of it, and what stands of it for either of the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from bot.errors import Refused
from bot.market import listings, tallies
from bot.market.buyers import blocks, manners, passed
from bot.market.listings import Listing
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.messages import Key
from bot.talk.talk import Start

DAY = 86400.0
MOST_OPEN = 3  # requests of a buyer that wait for the maker, or for her own word
MOST_A_DAY = 6  # requests of a buyer in 24 hours
REMIND = 2 * DAY  # without a word of the maker, after which she is reminded
MORE = Key("requests-more")  # on the button of older requests
LIVE = ("asked", "answered", "accepted")
POST = "post"
SOURCES = {
    "p": "page",
    "c": "card",
}  # how a link's payload ends; `a…` is an ambassador's code, nothing is a post


class Came(TypedDict):
    """How somebody came: the products of the link, where it stood, and why she may not ask (or nothing)."""

    codes: list[str]
    mark: str  # the end of the link that says where it stood
    source: str
    refused: str


@dataclass(frozen=True, slots=True)
class Order:
    """What she would like. `area` is the slug of a place or nothing; `day` is ISO, `week`, or nothing: no matter."""

    quantity: int = 1
    area: str = ""
    day: str = ""
    words: str = ""
    source: str = POST


@dataclass(frozen=True, slots=True)
class Interest:
    """A request as either of the two may see it. `asked` is its remark, until it is closed."""

    id: int
    listing: int
    code: str
    title: str
    campaign: int
    maker: int
    follower: int
    quantity: int
    area: str
    day: str
    asked: str
    state: str

    @property
    def said(self) -> dict[str, Any]:
        """What texts say of it."""
        return {
            "title": self.title,
            "quantity": self.quantity,
            "area": Key(f"place-{self.area}" if self.area else "interest-no-area"),
            "day": when(self.day),
            "remark": self.asked or Key("interest-no-words"),
        }

    @property
    def standing(self) -> Key:
        """How it stands, for the buyer; one who was blocked reads that it is over."""
        return Key(f"request-is-{'over' if self.state == 'blocked' else self.state}")

    @property
    def live(self) -> bool:
        """Whether the two may still speak about it."""
        return self.state in LIVE

    def other(self, contact: int) -> int:
        """The one of the two who is not this contact."""
        return self.maker if contact == self.follower else self.follower


_SELECT = (
    "SELECT i.id, i.listing_id, l.code, l.title, l.campaign_id, l.contact_id, i.follower_id, i.quantity, i.area,"
    " i.day, i.asked, i.state FROM interest i JOIN listing l ON l.id = i.listing_id"
)


def when(day: str) -> date | Key:
    """The day of a request, as texts say it."""
    return Key(f"when-{day or 'any'}") if day in {"", "week"} else date.fromisoformat(day)


# --- coming


def opened(tx: Tx, contact: int, payload: str) -> Came:
    """Somebody follows a link or a button: `CODE`, or several joined by hyphens, and where it stood. It is counted."""
    codes, mark, source = _arrival(tx, payload)
    found = listings.by_code(tx, codes[0]) if len(codes) == 1 else None
    refused = refusal(tx, contact, found) if found else ""
    if found and found.state == "published" and refused != "own":
        tallies.count(tx, found.id, "opened", source)
    return {"codes": codes, "mark": mark, "source": source, "refused": refused}


def _arrival(tx: Tx, payload: str) -> tuple[list[str], str, str]:
    """The codes of a link's payload, three at most, how it ends, and the source that this stands for."""
    *codes, last = payload.split("-")
    if codes and last in SOURCES:
        return codes[:3], last, SOURCES[last]
    if codes and last.startswith("a") and listings.by_code(tx, last) is None:
        known = tx.sql("SELECT code FROM ambassador WHERE code = :code", code=last[1:]).fetchone()
        return codes[:3], last if known else "", known[0] if known else POST
    return [*codes, last][:3], "", POST


def refusal(tx: Tx, follower: int, listing: Listing) -> str:
    """Why she may not ask for it now: `own`, `paused` (all that one who is blocked is told), `many`, `often`."""
    if listing.contact == follower:
        return "own"
    if blocks.blocked(tx, follower, listing.contact) or blocks.barred(tx, follower):
        return "paused"
    waiting, today = tx.sql(
        "SELECT COALESCE(SUM(CASE WHEN state IN ('asked', 'answered') THEN 1 ELSE 0 END), 0),"
        " COALESCE(SUM(CASE WHEN asked_at > :since THEN 1 ELSE 0 END), 0)"
        " FROM interest WHERE follower_id = :id",
        since=tx.now - DAY,
        id=follower,
    ).fetchone()
    if waiting >= MOST_OPEN:
        return "many"
    return "often" if today >= MOST_A_DAY else ""


def missing(found: Listing | None) -> str:
    """Why a buyer cannot have it now: sold, paused or gone. Whatever else became of it is the maker's to tell."""
    return found.state if found and found.state in {"sold", "paused"} else "gone"


def last_area(tx: Tx, follower: int, country: str) -> str | None:
    """The place of that country she named last, nothing when she named none; None for one who never asked."""
    row = tx.sql(
        "SELECT i.area FROM interest i JOIN listing l ON l.id = i.listing_id JOIN campaign g ON g.id ="
        " l.campaign_id WHERE i.follower_id = :id AND g.country = :country ORDER BY i.id DESC LIMIT 1",
        id=follower,
        country=country,
    ).fetchone()
    return str(row[0]) if row else None


# --- asking


def ask(tx: Tx, listing: int, follower: int, order: Order) -> int:
    """Pass a request to the maker. Returns its id.

    Refused: `sold`, `paused` or `gone` when it is no longer to be had, else as `refusal`; `unfit` for words that may
    not be passed on (see bot.market.buyers.manners).
    """
    found = listings.by_id(tx, listing)
    if found is None or found.state != "published":
        raise Refused(missing(found))
    if reason := refusal(tx, follower, found):
        raise Refused(reason)
    if manners.unfit(order.words, staff.campaign_of(tx, found.campaign).country):
        raise Refused("unfit")
    row = tx.sql(
        "INSERT INTO interest (listing_id, follower_id, quantity, area, day, asked, source, asked_at) VALUES"
        " (:listing, :follower, :quantity, :area, :day, :words, :source, :now) RETURNING id",
        listing=listing,
        follower=follower,
        quantity=order.quantity,
        area=order.area,
        day=order.day,
        words=order.words,
        source=order.source,
        now=tx.now,
    ).fetchone()
    if order.words:
        passed.note(tx, row[0], follower, "message", order.words)
    _announce(tx, row[0])
    tallies.count(tx, listing, "asked", order.source)
    return int(row[0])


def _announce(tx: Tx, id: int) -> None:
    """The maker hears of it now, and is reminded once if she leaves it."""
    found = of(tx, id)
    assert found is not None  # just written
    if not tx.tell(found.maker, "interest-new", starts=[*answers(id), *away(id)], **found.said):
        raise Refused("gone")
    tx.at(tx.now + REMIND, found.maker, "unanswered", str(id))


def answered(tx: Tx, found: Interest, state: str = "answered") -> None:
    """The maker has said something: what was only asked is answered now, or in the state given."""
    if found.state == "asked" or state != "answered":
        tx.sql(
            "UPDATE interest SET state = :state, answered_at = :now WHERE id = :id",
            state=state,
            now=tx.now,
            id=found.id,
        )


def answers(id: int) -> list[Start]:
    """What the maker may do about a request: yes, something else, no."""
    return [Start("accept", str(id)), Start("order", str(id)), Start("decline", str(id))]


def under(id: int, hears: str) -> list[Start]:
    """The buttons under every message that is passed on; `hears` is maker or follower."""
    page = Start("order" if hears == "maker" else "request", str(id))
    return [Start("talkto", str(id)), page, *away(id)]


def away(id: int) -> list[Start]:
    """The way out: a block, and a report with what was written as evidence."""
    return [Start("block", str(id)), Start("harassment", str(id), Key("interest-report"))]


# --- reading


def of(tx: Tx, id: int) -> Interest | None:
    """A request, whoever looks."""
    row = tx.sql(f"{_SELECT} WHERE i.id = :id", id=id).fetchone()
    return Interest(*row) if row else None


def between(tx: Tx, id: int, contact: int) -> Interest | None:
    """A request of this contact's, or one to her."""
    found = of(tx, id)
    return found if found and contact in {found.maker, found.follower} else None


def live(tx: Tx, id: int, contact: int, side: str = "") -> Interest:
    """The same, while the two may still speak about it, held until the commit: what one of them closes the other does
    not accept at that moment. `side`: she is its `maker` or its `follower`. Refused: `gone`."""
    tx.sql(f"SELECT id FROM interest WHERE id = :id{tx.alone}", id=id)
    found = between(tx, id, contact)
    if found is None or not found.live or (side and getattr(found, side) != contact):
        raise Refused("gone")
    return found


def to_maker(tx: Tx, id: int, maker: int) -> Interest | None:
    """A request to this maker, while it is open."""
    found = between(tx, id, maker)
    return found if found and found.maker == maker and found.live else None


def of_follower(tx: Tx, follower: int, most: int, after: int = 0) -> list[Interest]:
    """Her requests, newest first; `after` so many."""
    found = tx.sql(
        f"{_SELECT} WHERE i.follower_id = :id ORDER BY i.id DESC LIMIT :most OFFSET :after",
        id=follower,
        most=most,
        after=after,
    )
    return _all(found.fetchall())


def open_to(tx: Tx, maker: int, most: int) -> list[Interest]:
    """What is open with her, what waits for her first word before all else, then the oldest."""
    found = tx.sql(
        f"{_SELECT} WHERE l.contact_id = :id AND i.state IN ('asked', 'answered', 'accepted')"
        " ORDER BY CASE WHEN i.state = 'asked' THEN 0 ELSE 1 END, i.id LIMIT :most",
        id=maker,
        most=most,
    )
    return _all(found.fetchall())


def unanswered(tx: Tx, maker: int) -> list[Interest]:
    """What waits for her first word, the oldest first."""
    found = tx.sql(f"{_SELECT} WHERE l.contact_id = :id AND i.state = 'asked' ORDER BY i.id", id=maker)
    return _all(found.fetchall())


def _all(found: Sequence[Sequence[Any]]) -> list[Interest]:
    return [Interest(*row) for row in found]
