"""Ambassadors: people with an audience, who pass new products on under links of their own, as long as they like."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.errors import Refused
from bot.market import tallies
from bot.people.safety import bars
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.flow import Wish

DAY = 86400.0
FRESH = 14 * DAY  # seconds for which a product that stands is new to her
FLOW = "spread"  # which gives her the newest
BYTES = 4  # of her code, in hexadecimal: a letter longer, with its `a`, than a product's


@dataclass(frozen=True, slots=True)
class Reach:
    """What came of her links, today included."""

    week_opened: int
    week_asked: int
    month_opened: int
    month_asked: int


def code(tx: Tx, contact: int, campaign: int) -> str:
    """The end of her links, while she passes on products of that campaign; else nothing."""
    row = tx.sql(
        "SELECT code FROM ambassador WHERE contact_id = :contact AND campaign_id = :campaign AND state = 'on'",
        contact=contact,
        campaign=campaign,
    ).fetchone()
    return str(row[0]) if row else ""


def join(tx: Tx, contact: int, campaign: int) -> str:
    """She said yes to the words. Returns her code, the one she had before if she comes back. Refused (`gone`): the
    campaign is closed, or she is shut out."""
    if staff.campaign_of(tx, campaign).state != "open" or bars.barred(tx, contact):
        raise Refused("gone")
    row = tx.sql(
        "INSERT INTO ambassador (campaign_id, contact_id, code, at) VALUES (:campaign, :contact, :code, :now)"
        " ON CONFLICT (contact_id, campaign_id) DO UPDATE SET state = 'on', at = :now RETURNING code",
        campaign=campaign,
        contact=contact,
        code=secrets.token_hex(BYTES),
        now=tx.now,
    ).fetchone()
    return str(row[0])


def stop(tx: Tx, contact: int, campaign: int = 0) -> int:
    """She passes on no more of this campaign; 0: of none. Her links still open. Returns how many she left."""
    found = tx.sql(
        "UPDATE ambassador SET state = 'off' WHERE contact_id = :contact AND state = 'on'"
        " AND (:campaign = 0 OR campaign_id = :campaign) RETURNING id",
        contact=contact,
        campaign=campaign,
    ).fetchall()
    return len(found)


def announce(tx: Tx, campaign: int) -> None:
    """Something new of a campaign stands: each of its ambassadors hears of it when it suits her."""
    _wait(tx, tx.now, "a.campaign_id = :id", campaign)


def wanted(tx: Tx, contact: int, argument: str) -> Wish | None:
    """Now, while there is something she has not had; else not."""
    return Wish(tx.now) if _newest(tx, contact, int(argument)) else None


def take(tx: Tx, contact: int, campaign: int) -> int:
    """The newest product she has not had is given to her, which is counted under her code; whatever else is new
    follows tomorrow. Returns its number; 0 when there is none, or she passes on no more."""
    found = _newest(tx, contact, campaign)
    if not found:
        return 0
    tallies.count(tx, found, "shared", code(tx, contact, campaign))
    if _newest(tx, contact, campaign):
        _wait(tx, tx.now + DAY, "a.contact_id = :id", contact)
    return found


def reach(tx: Tx, contact: int) -> Reach | None:
    """What came of all her links in the last 7 and 30 days; None for one who never was an ambassador."""
    row = tx.sql("SELECT campaign_id FROM ambassador WHERE contact_id = :id", id=contact).fetchone()
    if row is None:
        return None
    today = datetime.fromtimestamp(tx.now, UTC).astimezone(staff.campaign_of(tx, row[0]).zone).date()
    week, month = ((today - timedelta(days=days - 1)).isoformat() for days in (7, 30))
    found = tx.sql(
        "SELECT what, SUM(CASE WHEN day >= :week THEN count ELSE 0 END), SUM(count) FROM tally WHERE day >= :month"
        " AND source IN (SELECT code FROM ambassador WHERE contact_id = :id) GROUP BY what",
        week=week,
        month=month,
        id=contact,
    ).fetchall()
    of = {what: (int(lately), int(all_)) for what, lately, all_ in found}
    (week_opened, month_opened), (week_asked, month_asked) = (
        of.get(one, (0, 0)) for one in ("opened", "asked")
    )
    return Reach(week_opened, week_asked, month_opened, month_asked)


def _wait(tx: Tx, when: float, which: str, id: int) -> None:
    """Those of these ambassadors for whom no next time is planned get one."""
    tx.sql(
        "INSERT INTO timer (due_at, contact_id, what, argument, turn) SELECT :due, a.contact_id, :flow,"
        f" CAST(a.campaign_id AS TEXT), 0 FROM ambassador a WHERE {which} AND a.state = 'on' AND NOT EXISTS (SELECT 1"
        " FROM timer t WHERE t.contact_id = a.contact_id AND t.what = :flow"
        " AND t.argument = CAST(a.campaign_id AS TEXT))",
        due=when,
        flow=FLOW,
        id=id,
    )


def _newest(tx: Tx, contact: int, campaign: int) -> int:
    """The product that stands since last, of those she may have and has not had; 0: none. Nothing of her own, nor of
    anybody with whom there is a block."""
    row = tx.sql(
        "SELECT l.id FROM ambassador a JOIN contact c ON c.id = a.contact_id AND c.barred_at = 0"
        " JOIN listing l ON l.campaign_id = a.campaign_id AND l.state = 'published' AND l.contact_id <> a.contact_id"
        " AND l.photos <> '[]' JOIN post p ON p.listing_id = l.id AND p.state = 'up' AND p.posted_at > :since"
        " WHERE a.contact_id = :contact AND a.campaign_id = :campaign AND a.state = 'on' AND NOT EXISTS (SELECT 1 FROM"
        " tally t WHERE t.listing_id = l.id AND t.what = 'shared' AND t.source = a.code) AND NOT EXISTS (SELECT 1 FROM"
        ' "block" b WHERE (b.contact_id = a.contact_id AND b.blocked_id = l.contact_id)'
        " OR (b.contact_id = l.contact_id AND b.blocked_id = a.contact_id)) ORDER BY p.posted_at DESC, l.id DESC LIMIT 1",
        since=tx.now - FRESH,
        contact=contact,
        campaign=campaign,
    ).fetchone()
    return int(row[0]) if row else 0
