"""What happens at every start and every half hour: picking up what was left, and letting go what is due."""

import asyncio
from functools import partial
from pathlib import Path

from bot.engine import clocks
from bot.engine.conversation import drain, retry_parked
from bot.engine.desk import House
from bot.store.store import Store
from bot.store.tx import Tx

DAY = clocks.DAY


async def resume(store: Store, house: House, alone: bool) -> None:
    """Answer what waits for nothing any more, and try parked runs again (law 10).

    `alone` says that no other process shares the database, so whatever is held is held by nobody.
    """
    if alone:
        await store.run(_unheld)
    for address in await store.run(_stuck):
        await store.run(partial(drain, house=house, address=address))
    for run in await store.run(_parked):
        await store.run(partial(retry_parked, house=house, run=run))


def _unheld(tx: Tx) -> None:
    tx.sql("UPDATE inbox SET due_at = 0 WHERE state = 'media'")


def _stuck(tx: Tx) -> list[int]:
    found = tx.sql("SELECT DISTINCT address_id FROM inbox WHERE state = 'waiting'").fetchall()
    return [address for (address,) in found if address is not None]


def _parked(tx: Tx) -> list[int]:
    return [run for (run,) in tx.sql("SELECT id FROM run WHERE state = 'parked' ORDER BY id").fetchall()]


async def clean_up(store: Store, folder: Path) -> int:
    """Let go what has been kept long enough. Returns how many photos were deleted."""
    await store.run(_hand_over)
    gone = await store.run(_let_go)
    known = await store.run(_known)
    for path in await asyncio.to_thread(_strays, folder, known, store.clock() - DAY):
        gone.append(path.name)  # written just before a kill, and never noted
    for name in gone:
        await asyncio.to_thread((folder / name).unlink, missing_ok=True)
    return len(gone)


def _hand_over(tx: Tx) -> None:
    """What another process held for somebody in the moment in which she came back to her phone."""
    found = tx.sql(
        "SELECT DISTINCT o.contact_id FROM outbox o JOIN address a ON a.contact_id = o.contact_id"
        " AND a.channel = o.channel AND a.external = o.chat JOIN contact c ON c.id = o.contact_id"
        " WHERE o.state = 'held' AND NOT c.veiled"
    ).fetchall()
    for (contact,) in found:
        tx.release(contact)


def _known(tx: Tx) -> set[str]:
    return {name for (name,) in tx.sql("SELECT name FROM media").fetchall()}


def _strays(folder: Path, known: set[str], before: float) -> list[Path]:
    return [path for path in folder.iterdir() if path.name not in known and path.stat().st_mtime < before]


def _let_go(tx: Tx) -> list[str]:
    for clock in clocks.CLOCKS:
        tx.sql(clock.deed, at=tx.now - clock.kept)
    gone = tx.sql(
        "DELETE FROM media WHERE expires_at > 0 AND expires_at <= :now RETURNING name", now=tx.now
    ).fetchall()
    return [name for (name,) in gone]


async def reset_demo(store: Store) -> None:
    """Forget the simulator's invented people and what they did. The staff and the campaign stay."""
    await store.run(_reset)


def _reset(tx: Tx) -> None:
    tx.sql("UPDATE media SET expires_at = :now", now=tx.now)
    tx.sql(
        "DELETE FROM cohort WHERE facilitator_id IN (SELECT contact_id FROM address WHERE channel = 'web')"
    )
    tx.sql(
        "DELETE FROM contact WHERE id IN (SELECT m.other_id FROM merger m JOIN address a ON a.contact_id = m.contact_id"
        " WHERE a.channel = 'web' AND m.undone_at = 0)"
    )
    tx.sql(
        "DELETE FROM contact WHERE id IN (SELECT contact_id FROM address WHERE channel = 'web' UNION"
        " SELECT s.contact_id FROM sharer s JOIN address a ON a.id = s.address_id WHERE a.channel = 'web')"
    )
    tx.sql("DELETE FROM address WHERE channel = 'web'")
    tx.sql("UPDATE outbox SET state = 'dropped' WHERE channel = 'web' AND state IN ('queued', 'held')")
    tx.sql("DELETE FROM simulated")
