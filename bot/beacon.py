"""The clock's errand to the public beacon: fetch the value of each list whose moment has come, and draw."""

import logging
from functools import partial

import aiohttp

from bot.errors import Refused
from bot.market.fairness import beacon, draws, ledger
from bot.store.store import Store

log = logging.getLogger("mahalli.beacon")
TIMEOUT = aiohttp.ClientTimeout(total=10.0)  # seconds


async def tick(store: Store, home: str) -> int:
    """Draw what is due with the values of the relay at `home` (without an end slash). Returns how many were drawn.

    A relay that does not answer, or answers with anything but the round that was named, leaves the draw as it is:
    it is asked again at the next tick, and never for another round.
    """
    done = 0
    for one in await store.run(ledger.due):
        value = beacon.read(await _fetched(beacon.address(one.round, home)), one.round)
        if not value:
            log.warning("the beacon has no value for round %d", one.round)
            continue
        try:
            done += await store.run(partial(draws.conclude, id=one.id, value=value))
        except Refused as refusal:
            log.error("draw %d: %s", one.id, refusal.reason)
    return done


async def _fetched(address: str) -> object:
    """What a relay says, or nothing."""
    try:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session, session.get(address) as answer:
            return await answer.json(content_type=None) if answer.status == 200 else None
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return None
