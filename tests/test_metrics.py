"""What a machine may ask about our health: counts, and nothing about anybody."""

import re
from pathlib import Path

from bot.store.store import Store
from bot.store.tx import Tx
from tests.storefront import storefront


def _some(tx: Tx) -> None:
    campaign = tx.sql("SELECT id FROM campaign ORDER BY id LIMIT 1").fetchone()[0]
    tx.sql("INSERT INTO broadcast (id, campaign_id) VALUES (900, :id)", id=campaign)
    for state in ("queued", "sent", "sent", "in doubt"):
        tx.sql("INSERT INTO delivery (broadcast_id, state) VALUES (900, :state)", state=state)
    for state in ("planned", "missed", "missed"):
        tx.sql("INSERT INTO feature (campaign_id, state) VALUES (:id, :state)", id=campaign, state=state)
    for level, state in ((1, "new"), (3, "taken"), (2, "closed")):
        tx.sql(
            "INSERT INTO report (campaign_id, level, state, evidence) VALUES (:id, :level, :state, 'zebra')",
            id=campaign,
            level=level,
            state=state,
        )


async def test_deliveries_places_and_open_reports_are_counted(sqlite_store: Store, tmp_path: Path) -> None:
    async with storefront(sqlite_store, tmp_path) as front:
        before = (await front.client.get("/metrics")).text.splitlines()
        assert 'mahalli_reports{state="open"} 0' in before
        await front.put()
        await sqlite_store.run(_some)
        lines = (await front.client.get("/metrics")).text.splitlines()
    assert {
        'mahalli_deliveries{state="queued"} 1',
        'mahalli_deliveries{state="sent"} 2',
        'mahalli_deliveries{state="in doubt"} 1',
        'mahalli_features{state="planned"} 1',
        'mahalli_features{state="missed"} 2',
        'mahalli_reports{state="open"} 2',
    } <= set(lines)
    assert all(re.fullmatch(r'mahalli_\w+\{state="[a-z ]+"\} \d+', line) for line in lines)
