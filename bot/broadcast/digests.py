"""The digest: once a day, to those followers whose day, week or month is over."""

from datetime import UTC, datetime, time

from bot.broadcast.audience import Audience, people
from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.store.tx import Tx

HOUR = time(10)  # of the campaign's day, from which on it goes out


def begin(tx: Tx) -> int:
    """Begin the day's digest in each open campaign where one is due. Returns how many began."""
    return sum(_begin(tx, one) for one in staff.campaigns(tx) if one.state == "open")


def _begin(tx: Tx, campaign: Campaign) -> bool:
    staff.hold(tx, campaign.id)
    local = datetime.fromtimestamp(tx.now, UTC).astimezone(campaign.zone)
    since = datetime.combine(local.date(), HOUR, campaign.zone).timestamp()
    if tx.now < since or _begun(tx, campaign.id, since) or not _wanted(tx, campaign.id):
        return False
    tx.sql(
        "INSERT INTO broadcast (campaign_id, kind, audience, created_at, started_at)"
        " VALUES (:campaign, 'digest', :audience, :now, :now)",
        campaign=campaign.id,
        audience=Audience(kind="digest").model_dump_json(),
        now=tx.now,
    )
    return True


def _begun(tx: Tx, campaign: int, since: float) -> bool:
    row = tx.sql(
        "SELECT 1 FROM broadcast WHERE campaign_id = :id AND kind = 'digest' AND created_at >= :since LIMIT 1",
        id=campaign,
        since=since,
    ).fetchone()
    return row is not None


def _wanted(tx: Tx, campaign: int) -> bool:
    """Whether anybody's time has come, and there is something newer than her last."""
    rows, why, values = people(Audience(kind="digest"), campaign, tx.now)
    newest = "SELECT MAX(published_at) FROM listing WHERE campaign_id = :campaign AND state = 'published'"
    row = tx.sql(f"SELECT 1 FROM {rows} AND {why} = '' AND m.given_at < ({newest}) LIMIT 1", **values)
    return row.fetchone() is not None
