"""What becomes of a request: accepted, answered, declined, handed over, withdrawn, or left without a word."""

from bot.errors import Refused
from bot.market import tallies
from bot.market.buyers import interests, passed
from bot.market.buyers.interests import DAY, Interest
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Key
from bot.talk.talk import Start

READY = ("have", "day", "today", "much", "where")  # her ready replies; `where` once she has accepted
OUT = Key("sale-out")  # on the button that marks her product as sold
DECLINES = ("out", "busy", "far", "time")
TOLD = 3 * DAY  # without a word, after which the buyer hears so even where the maker could not be reminded
LAPSES = 5 * DAY  # without a word, after which it is over
STILL = 14 * DAY  # since she answered without accepting, after which it is over
KEPT = 90 * DAY  # what the two may speak about at most


# --- the maker


def accept(tx: Tx, maker: int, id: int) -> None:
    """She accepts; from now on the two may write to each other. Refused: `gone`, or `accepted` when she has."""
    found = interests.live(tx, id, maker, "maker")
    if found.state == "accepted":
        raise Refused("accepted")
    interests.answered(tx, found, "accepted")
    tallies.count(tx, found.listing, "accepted", _source(tx, id))
    starts = interests.under(id, "follower")
    if not tx.tell(found.follower, "interest-accepted", title=found.title, starts=starts):
        raise Refused("gone")


def reply(tx: Tx, maker: int, id: int, ready: str, day: str = "") -> None:
    """One of READY reaches the buyer in her own language; `day` (ISO) is that of `day`. Refused: `gone`."""
    found = interests.live(tx, id, maker, "maker")
    interests.answered(tx, found)
    starts = interests.under(id, "follower")
    said = interests.when(day) if day else ""
    if not tx.tell(found.follower, f"interest-ready-{ready}", title=found.title, day=said, starts=starts):
        raise Refused("gone")


def decline(tx: Tx, maker: int, id: int, reason: str) -> None:
    """She cannot, for one of DECLINES, and it is over. Refused: `gone`."""
    found = interests.live(tx, id, maker, "maker")
    passed.close(tx, id, "declined")
    starts = [_see(found), *interests.away(id)]
    if not tx.tell(found.follower, f"interest-declined-{reason}", title=found.title, starts=starts):
        raise Refused("gone")


def sold(tx: Tx, maker: int, id: int, count: int) -> str:
    """She sold so many of it. Returns the state her product is in. Refused: `gone`, or `counted` when it was counted."""
    found = interests.between(tx, id, maker)
    if found is None or found.maker != maker or found.state not in {"accepted", "done"}:
        raise Refused("gone")
    if passed.times(tx, id, "sold"):
        raise Refused("counted")
    passed.note(tx, id, maker, "sold")
    if found.live:
        passed.close(tx, id, "done")
    tallies.count(tx, found.listing, "sold", _source(tx, id), count)
    return str(tx.sql("SELECT state FROM listing WHERE id = :id", id=found.listing).fetchone()[0])


# --- the buyer


def cancel(tx: Tx, follower: int, id: int) -> None:
    """She does not want it any more; the maker hears so. Refused: `gone`."""
    found = interests.live(tx, id, follower, "follower")
    passed.close(tx, id, "over")
    tx.tell(found.maker, "interest-cancelled", title=found.title)


def received(tx: Tx, follower: int, id: int) -> None:
    """She has it in her hands. Refused: `gone`."""
    found = interests.live(tx, id, follower, "follower")
    if found.state != "accepted":
        raise Refused("gone")
    passed.close(tx, id, "done")
    tx.tell(found.maker, "interest-received", title=found.title, starts=[Start("sale", str(id))])


# --- without a word


def wanted(tx: Tx, maker: int, argument: str) -> Wish | None:
    """At once, while this request waits for her first word and nobody has reminded her of it."""
    found = interests.to_maker(tx, int(argument), maker)
    waits = found and found.state == "asked" and not passed.times(tx, found.id, "reminded")
    return Wish(tx.now) if waits else None


def remind(tx: Tx, maker: int) -> list[int]:
    """She is reminded, once, of all that waits; those who wait hear that she was. Returns what waits."""
    waiting = interests.unanswered(tx, maker)
    for found in waiting:
        if not passed.times(tx, found.id, "reminded"):
            passed.note(tx, found.id, maker, "reminded")
            _still_waiting(tx, found, reminded=True)
    return [found.id for found in waiting]


def lapse(tx: Tx) -> int:
    """What was left without a word is over, and the buyer is told: at the hour of the day at which she asked. Returns
    how many are over. Requests older than KEPT are over too, whatever was said."""
    for id in _left(tx, "state = 'asked' AND asked_at < :at", TOLD):
        found = interests.of(tx, id)
        if found:
            _still_waiting(tx, found)
    lapsed = _left(tx, "state = 'asked' AND asked_at < :at", LAPSES)
    for id in lapsed:
        found = interests.of(tx, id)
        passed.close(tx, id, "over")
        if found:
            tx.tell(found.follower, "interest-lapsed", title=found.title, starts=[_see(found)])
    old = _left(tx, "state = 'answered' AND answered_at < :at", STILL)
    old += _left(tx, "state IN ('answered', 'accepted') AND asked_at < :at", KEPT)
    for id in old:
        passed.close(tx, id, "over")
    passed.let_go(tx)
    return len({*lapsed, *old})


def _left(tx: Tx, condition: str, age: float) -> list[int]:
    found = tx.sql(
        f"SELECT id FROM interest WHERE {condition} ORDER BY id{tx.alone}", at=tx.now - age
    ).fetchall()
    return [id for (id,) in found]


def _still_waiting(tx: Tx, found: Interest, reminded: bool = False) -> None:
    """She hears once that there is no answer yet."""
    if passed.times(tx, found.id, "waiting"):
        return
    passed.note(tx, found.id, found.follower, "waiting")
    starts = [Start("unask", str(found.id))]
    tx.tell(
        found.follower,
        "interest-reminded" if reminded else "interest-waiting",
        title=found.title,
        starts=starts,
    )


def _see(found: Interest) -> Start:
    return Start("see", found.code)


def _source(tx: Tx, id: int) -> str:
    return str(tx.sql("SELECT source FROM interest WHERE id = :id", id=id).fetchone()[0])
