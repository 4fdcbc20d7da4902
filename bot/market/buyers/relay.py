"""Messages between a buyer and a maker about one request: passed on as they are, without a number of either."""

from bot.errors import Refused
from bot.market.buyers import blocks, interests, manners, passed
from bot.market.buyers.interests import DAY, Interest
from bot.people.safety import harm as reports
from bot.people.team import staff
from bot.reading import harm
from bot.store.tx import Tx

MOST = 20  # messages of one of the two in 24 hours


def check(tx: Tx, contact: int, listing: int, words: str) -> str:
    """Why a buyer's words may not be passed on, as `manners.unfit`; what is rude counts against her, and with the last
    that is taken in a week whoever looks after harm hears of it, with these words as sealed evidence."""
    campaign = tx.sql("SELECT campaign_id FROM listing WHERE id = :id", id=listing).fetchone()
    why = manners.unfit(words, staff.campaign_of(tx, campaign[0]).country) if campaign else ""
    if why in manners.RUDE:
        passed.note(tx, None, contact, "filtered")
        if blocks.rude(tx, contact) == blocks.MANY:
            level = max(harm.INSULT, harm.level(words))
            reports.report(tx, campaign[0], None, contact, level, words)
    return why


def write(tx: Tx, contact: int, id: int, words: str) -> str:
    """Pass words on to the other of the two. Returns why not, or nothing: `own-number` for a maker's, `often` past
    MOST a day, else as `check`. Refused: `gone` when it is over, or the maker has not answered yet."""
    found = interests.live(tx, id, contact)
    hers = contact == found.maker
    if not hers and (found.state == "asked" or blocks.barred(tx, contact)):
        raise Refused("gone")
    if passed.times(tx, id, "message", contact, tx.now - DAY) >= MOST:
        return "often"
    if why := _kept_back(tx, found, words, hers):
        return why
    passed.note(tx, id, contact, "message", words)
    if hers:
        interests.answered(tx, found)
    starts = interests.under(id, "follower" if hers else "maker")
    said = tx.tell(
        found.other(contact),
        "interest-from-maker" if hers else "interest-from-buyer",
        title=found.title,
        words=words,
        starts=starts,
    )
    if not said:
        raise Refused("gone")
    return ""


def _kept_back(tx: Tx, found: Interest, words: str, hers: bool) -> str:
    if not hers:
        return check(tx, found.follower, found.listing, words)
    country = staff.campaign_of(tx, found.campaign).country
    return "own-number" if manners.numbered(words, country) else ""


def give(tx: Tx, maker: int, id: int, phone: str) -> None:
    """She gives the buyer her number, by a yes of her own, once per request. Refused: `given`, `gone`."""
    found = interests.live(tx, id, maker, "maker")
    if passed.times(tx, id, "number"):
        raise Refused("given")
    passed.note(tx, id, maker, "number")
    starts = interests.under(id, "follower")
    if not tx.tell(found.follower, "interest-number", title=found.title, number=phone, starts=starts):
        raise Refused("gone")


def block(tx: Tx, contact: int, id: int) -> None:
    """She does not want to hear from the other of a request any more. Refused: `gone`."""
    blocks.block(tx, contact, _other(tx, contact, id))


def unblock(tx: Tx, contact: int, id: int) -> None:
    """She takes that back. Refused: `gone`."""
    blocks.unblock(tx, contact, _other(tx, contact, id))


def _other(tx: Tx, contact: int, id: int) -> int:
    found = interests.between(tx, id, contact)
    if found is None:
        raise Refused("gone")
    return found.other(contact)
