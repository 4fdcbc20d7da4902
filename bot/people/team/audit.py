"""What staff did, for whoever answers for them: codes and numbers, never words or names."""

import json
from dataclasses import dataclass
from typing import Any

from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed. `actor` is a contact, or None: the operator's command line, or somebody who left."""

    at: float
    actor: int | None
    deed: str
    subject: str
    detail: dict[str, Any]


def note(
    tx: Tx, actor: int | None, campaign: int | None, deed: str, subject: str = "", **detail: object
) -> None:
    """Write down a deed of staff, such as `review.decide` of `listing:12`; `detail` becomes JSON."""
    tx.sql(
        "INSERT INTO audit (campaign_id, actor_id, deed, subject, detail, at) VALUES (:campaign, :actor, :deed,"
        " :subject, :detail, :now)",
        campaign=campaign,
        actor=actor,
        deed=deed,
        subject=subject,
        detail=json.dumps(detail, sort_keys=True),
        now=tx.now,
    )


def of_campaign(tx: Tx, campaign: int, most: int = 50) -> list[Entry]:
    """The newest deeds in a campaign, newest first."""
    found = tx.sql(
        "SELECT at, actor_id, deed, subject, detail FROM audit WHERE campaign_id = :id ORDER BY id DESC LIMIT :most",
        id=campaign,
        most=most,
    ).fetchall()
    return [Entry(at, actor, deed, subject, json.loads(detail)) for at, actor, deed, subject, detail in found]
