"""What a coordinator sees of a draw, and what she says to it: the list in numbers, the value, the winners, who is out."""

from typing import Any

from bot.market import listings
from bot.market.fairness import beacon, draws, ledger
from bot.market.fairness.ledger import Draw
from bot.people.team import roles
from bot.reading.normalise import normalise
from bot.store.tx import Tx


def opened(tx: Tx, actor: int, number: int) -> dict[str, Any] | None:
    """A draw as it stands at this moment: that of the id, else one of her campaigns, first one that waits for its value.
    None when there is none she may see."""
    homes = roles.campaigns(tx, actor, "coordinator")
    if number:
        found = ledger.by_id(tx, number)
    else:
        waiting = [one for home in homes for one in ledger.open_(tx, home)]
        done = [one for home in homes for one in ledger.newest(tx, home)]
        found = next(iter([*waiting, *done]), None)
    return _told(tx, found) if found and found.campaign in homes else None


def out(tx: Tx, actor: int, id: int, said: str, reason: str) -> str:
    """Leave one out by her product's name or code; returns its title. Refused: `gone`, `not-yours`."""
    one = ledger.by_id(tx, id)
    code = _named(tx, one, said) if one else ""
    draws.leave_out(tx, actor, id, code, reason)
    found = listings.by_code(tx, code)
    return found.title if found else ""


def _told(tx: Tx, one: Draw) -> dict[str, Any]:
    rules, entries = one.rules, one.entries
    return {
        "id": one.id,
        "kind": one.kind,
        "state": one.state,
        "nth": one.nth,
        "count": len(entries),
        "slots": rules.slots,
        "reserved": rules.reserved,
        "underserved": sum(entry.underserved for entry in entries),
        "firsts": rules.firsts,
        "first": sum(entry.first for entry in entries),
        "overdue": sum(entry.waited >= entry.after for entry in entries),
        "weeks": rules.weeks,
        "latest": rules.latest,
        "when": draws.moment(tx, one.campaign, one.value_at).isoformat(),
        "out": tx.now >= one.value_at,
        "round": one.round,
        "address": beacon.address(one.round),
        "value": one.value,
        "digest": one.digest[:16],
        "winners": _winners(tx, one),
    }


def _winners(tx: Tx, one: Draw) -> list[str]:
    found = [listings.by_code(tx, pick.code) for pick in ledger.winners(tx, one)]
    return [listing.title for listing in found if listing]


def _named(tx: Tx, one: Draw, said: str) -> str:
    """The code of the entry that a text names; nothing when none or several have that name."""
    wanted = normalise(said)
    codes = [entry.code for entry in one.entries if entry.code.lower() == said.strip().lower()]
    if codes or not wanted:
        return next(iter(codes), "")
    titles = {entry.code: listings.by_code(tx, entry.code) for entry in one.entries}
    named = [code for code, found in titles.items() if found and normalise(found.title) == wanted]
    return named[0] if len(named) == 1 else ""
