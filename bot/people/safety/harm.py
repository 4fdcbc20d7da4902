"""Harm: it is believed and written down, its sender is stopped, and the one who looks after it hears at once.

Levels are 1 (nuisance), 2 (insult, sexual words), 3 (threat, stalking) and 4 (blackmail, violence, danger to life,
somebody under 18).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.people.safety import bars
from bot.people.team import roles, staff
from bot.reading import harm as words
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start

DAY = 86400.0
KEPT = 90 * DAY  # what was written about it; DESIGN and FACTS 6.6
AGAIN = 3600.0  # who calls for help once more within the hour has been heard already
GRAVE = 3  # from this level on it is danger
MOST_ALERTS = 5  # a day from one person; what comes after is written down, and found in the list
SPIKE = 4  # reports of level 2 and more in seven days at which the admins hear of it
MESSAGES = 5  # of the other's newest ones that go along as evidence
OPEN = "('new', 'taken')"


@dataclass(frozen=True, slots=True)
class Order:
    """What a report says of an order: its campaign, the other one, and what that one wrote."""

    campaign: int
    about: int
    text: str


def report(
    tx: Tx,
    campaign: int,
    contact: int | None,
    about: int | None,
    level: int,
    evidence: str,
    interest: int | None = None,
) -> int:
    """Write a report down, with the text as sealed evidence, and do what its level asks for. Returns its id.

    From level 2 on the sender is blocked for her and shut out everywhere (a maker or one of the staff only by a
    person), and who looks after it is told; the notification holds the number and the level, nothing else. What no
    `contact` reports, but the filter of rude words, shuts nobody out: a person looks at it.
    """
    row = tx.sql(
        "INSERT INTO report (campaign_id, contact_id, about_id, interest_id, level, evidence, at) VALUES (:campaign,"
        " :contact, :about, :interest, :level, :evidence, :now) RETURNING id",
        campaign=campaign,
        contact=contact,
        about=about,
        interest=interest,
        level=level,
        evidence=tx.seal(evidence) if evidence else "",
        now=tx.now,
    ).fetchone()
    if level > words.NUISANCE:
        if contact is not None and about is not None:
            stop(tx, contact, about)
        _alert(tx, row[0], campaign, contact, about, level)
        _spike(tx, campaign)
    return int(row[0])


def stop(tx: Tx, contact: int, about: int) -> None:
    """This one does not reach her any more, nor anybody else if it is somebody who only buys."""
    bars.block(tx, contact, about)
    bars.silence(tx, contact, about)
    if not bars.sells(tx, about):
        bars.bar(tx, about)


def keepers(tx: Tx, campaign: int, *but: int | None, admins: bool = False) -> list[int]:
    """Who hears of harm in a campaign: its safety contact, else its admins (`admins`: only these). `but` are whom it
    is about and who tells of it: they never hear."""
    guardian = staff.campaign_of(tx, campaign).guardian
    if guardian is not None and guardian not in but and not admins:
        return [guardian]
    return [one for one in roles.team(tx, campaign, "admin") if one not in but]


def order(tx: Tx, contact: int, interest: int) -> Order | None:
    """The order one of its two sides reports; None when it is neither's, or gone."""
    row = tx.sql(
        "SELECT l.campaign_id, CASE WHEN i.follower_id = :contact THEN l.contact_id ELSE i.follower_id END,"
        " CASE WHEN i.follower_id = :contact THEN '' ELSE i.asked END FROM interest i JOIN listing l ON l.id ="
        " i.listing_id WHERE i.id = :id AND :contact IN (i.follower_id, l.contact_id)",
        contact=contact,
        id=interest,
    ).fetchone()
    if row is None or row[1] == contact:
        return None
    sealed = tx.sql(
        "SELECT sealed FROM relay WHERE interest_id = :id AND contact_id = :about AND sealed <> '' ORDER BY id DESC"
        f" LIMIT {MESSAGES}",
        id=interest,
        about=row[1],
    ).fetchall()
    texts = [tx.unseal(one) or "" for (one,) in reversed(sealed)]
    return Order(row[0], row[1], "\n".join(filter(None, texts or [row[2]])))


def tell(tx: Tx, contact: int, chosen: int, said: str = "", interest: int = 0) -> dict[str, Any]:
    """She tells of harm, of an order of hers or of something else. Words, hers and the sender's, may raise the level
    she chose. Returns `report` (its id), `level`, `stopped` (the sender's messages: for `all`, for `you`, `none`) and
    `heard` (there is somebody to look after it)."""
    found = order(tx, contact, interest) if interest else None
    campaign = found.campaign if found else home(tx, contact)
    evidence = "\n\n".join(filter(None, (found.text if found else "", said)))
    level = max(chosen, words.level(evidence))
    number = report(
        tx, campaign, contact, found.about if found else None, level, evidence, interest if found else None
    )
    heard = bool(keepers(tx, campaign, contact, found.about if found else None))
    stopped = "none"
    if found and level > words.NUISANCE:
        stopped = "all" if bars.barred(tx, found.about) else "you"
    return {"report": number, "level": level, "stopped": stopped, "heard": heard}


def alarm(tx: Tx, contact: int, level: int = GRAVE, interest: int = 0) -> dict[str, Any]:
    """She may be in danger. As `tell`; within the hour it is the same call for help, heard already."""
    row = tx.sql(
        "SELECT id, level FROM report WHERE contact_id = :contact AND level >= :level AND at > :since"
        f" AND state IN {OPEN} ORDER BY id DESC LIMIT 1",
        contact=contact,
        level=level,
        since=tx.now - AGAIN,
    ).fetchone()
    if row is None or interest:
        return tell(tx, contact, level, interest=interest)
    return {
        "report": row[0],
        "level": row[1],
        "stopped": "none",
        "heard": bool(_keepers_of(tx, contact, row[0])),
    }


def unsafe(tx: Tx, contact: int, number: int) -> None:
    """She says that she is not safe now: who looks after it hears that too."""
    for one in _keepers_of(tx, contact, number):
        tx.tell(one, "harm-unsafe", number=number, starts=[Start("case", str(number))])


def mistaken(tx: Tx, contact: int, number: int) -> None:
    """It was no call for help: the report is closed and empty."""
    tx.sql(
        "UPDATE report SET state = 'closed', closed_at = :now, evidence = '' WHERE id = :id AND contact_id = :contact",
        now=tx.now,
        id=number,
        contact=contact,
    )
    for one in _keepers_of(tx, contact, number):
        tx.tell(one, "harm-mistaken", number=number)


def further(tx: Tx, contact: int, number: int, said: str) -> bool:
    """She adds words to her report: sealed with the rest. Where they make it more than a nuisance its sender is stopped
    now. False when there is no open one of that number of hers."""
    row = tx.sql(
        f"SELECT campaign_id, evidence, about_id FROM report WHERE id = :id AND contact_id = :contact AND state IN {OPEN}",
        id=number,
        contact=contact,
    ).fetchone()
    if row is None:
        return False
    before = tx.unseal(row[1]) if row[1] else ""
    tx.sql(
        "UPDATE report SET evidence = :evidence, level = CASE WHEN level < :level THEN :level ELSE level END WHERE id = :id",
        evidence=tx.seal("\n\n".join(filter(None, (before, said)))),
        level=words.level(said),
        id=number,
    )
    if words.level(said) > words.NUISANCE and row[2] is not None:
        stop(tx, contact, row[2])
    for one in keepers(tx, row[0], contact, row[2]):
        tx.tell(one, "harm-more", number=number, starts=[Start("case", str(number))])
    return True


def block(tx: Tx, contact: int, interest: int) -> bool:
    """She wants to hear nothing more from the other one of an order. False when there is no such order of hers."""
    found = order(tx, contact, interest)
    if found:
        bars.block(tx, contact, found.about)
        bars.silence(tx, contact, found.about)
    return found is not None


def home(tx: Tx, contact: int) -> int:
    """The campaign of her country."""
    country = tx.sql("SELECT country FROM contact WHERE id = :id", id=contact).fetchone()[0]
    return staff.campaign(tx, country).id


def _keepers_of(tx: Tx, contact: int, number: int) -> list[int]:
    """Who hears of a report of hers, never the one it is about; nobody when it is not hers."""
    row = tx.sql(
        "SELECT campaign_id, about_id FROM report WHERE id = :id AND contact_id = :contact",
        id=number,
        contact=contact,
    ).fetchone()
    return keepers(tx, row[0], contact, row[1]) if row else []


def _alert(tx: Tx, number: int, campaign: int, contact: int | None, about: int | None, level: int) -> None:
    lately = tx.sql(
        "SELECT count(*) FROM report WHERE contact_id = :id AND at > :since", id=contact, since=tx.now - DAY
    ).fetchone()[0]
    if lately > MOST_ALERTS:
        return
    inside = about is not None and roles.of(tx, about, campaign) != ""
    first = keepers(tx, campaign, contact, about, admins=inside)
    rest = [one for one in keepers(tx, campaign, contact, about, admins=True) if one not in first]
    if not _told(tx, first, number, level):  # the safety contact cannot be reached
        _told(tx, rest, number, level)


def _told(tx: Tx, people: Sequence[int], number: int, level: int) -> bool:
    """Say to these that there is a report. Whether somebody was reached."""
    haste = Ours("now" if level >= GRAVE else "day")
    starts = [Start("case", str(number))]
    said = [
        tx.tell(
            one, "harm-alert", number=number, level=Key(f"harm-level-{level}"), haste=haste, starts=starts
        )
        for one in people
    ]
    return any(said)


def _spike(tx: Tx, campaign: int) -> None:
    """Many grave reports in a week: the admins are asked to think of a pause of what is shown."""
    week = tx.sql(
        "SELECT count(*) FROM report WHERE campaign_id = :id AND level > 1 AND at > :since",
        id=campaign,
        since=tx.now - 7 * DAY,
    ).fetchone()[0]
    for one in roles.team(tx, campaign, "admin") if week == SPIKE else ():
        tx.tell(one, "harm-spike", count=week, starts=[Start("harm")])
