"""Numbers for help, said only while their check in the register of facts still counts."""

from datetime import UTC, datetime
from typing import Any

from bot.learning import library
from bot.store.tx import Tx
from bot.talk.messages import Ours


def numbers(tx: Tx, country: str) -> dict[str, Any]:
    """What may be said now: `country`, or nothing where its emergency numbers are out of date; `online` yes or no,
    whether blackmail can be reported on a page there."""
    fact = library.facts().get(f"eblagh-{country.lower()}")
    fresh = fact is not None and fact.fresh(datetime.fromtimestamp(tx.now, UTC).date())
    return {"country": Ours(library.emergency(tx, country)), "online": Ours("yes" if fresh else "no")}
