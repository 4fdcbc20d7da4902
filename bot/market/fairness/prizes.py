"""A prize among the finishers of a cohort: the same draw, with one lot for each."""

from bot.errors import Refused
from bot.learning import cohorts
from bot.market.fairness import beacon, draws, ledger, line
from bot.market.fairness.draw import Entry, Rules
from bot.people.team import audit, roles
from bot.store.tx import Tx

WHATS = ("video", "kit", "own")
LEAST = 2  # finishers: of fewer there is nothing to draw


def finishers(tx: Tx, cohort: int) -> list[int]:
    """The women of a cohort who hold a certificate that stands."""
    found = tx.sql(
        "SELECT DISTINCT c.contact_id FROM certificate c JOIN learner l ON l.contact_id = c.contact_id"
        " WHERE l.cohort_id = :cohort AND c.revoked_at = 0 ORDER BY c.contact_id",
        cohort=cohort,
    )
    return [contact for (contact,) in found.fetchall()]


def groups(tx: Tx, coordinator: int) -> dict[str, str]:
    """The cohorts she may give a prize in, by id: those of her list with finishers enough."""
    return {
        str(one.id): one.name
        for one in cohorts.mine(tx, coordinator)
        if len(finishers(tx, one.id)) >= LEAST
        and roles.may(tx, coordinator, _campaign(tx, one.id), "coordinator")
    }


def freeze(tx: Tx, actor: int, cohort: int, prize: str, count: int) -> int:
    """Freeze the list of a cohort's finishers for a prize, `count` times (`prize`: video, kit, or a coordinator's words);
    the draw's id. Refused: `not-yours`, `few` when there are not more finishers than prizes."""
    campaign = _campaign(tx, cohort)
    roles.require(tx, actor, campaign, "coordinator")
    people = [line.maker(tx, contact).code for contact in finishers(tx, cohort)]
    if len(people) < max(LEAST, count + 1):
        raise Refused("few")
    entries = sorted((Entry(code, code, "", False, False, 0, 1) for code in people), key=lambda one: one.code)
    round_ = beacon.after(tx.now + draws.AHEAD)
    made = ledger.add(
        tx, campaign, "prize", Rules(slots=count, weeks=1), entries, round_, cohort=cohort, prize=prize
    )
    audit.note(tx, actor, campaign, "prize.freeze", f"draw:{made.id}", cohort=cohort, count=count)
    draws.announce(tx, made)
    return made.id


def _campaign(tx: Tx, cohort: int) -> int:
    row = tx.sql("SELECT campaign_id FROM cohort WHERE id = :id", id=cohort).fetchone()
    if row is None:
        raise Refused("not-yours")
    return int(row[0])
