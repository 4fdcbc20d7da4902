"""What follows, for people, from a delivery that failed."""

import logging
from collections.abc import Callable

from bot.engine.faults import describe, is_fault
from bot.engine.parcels import QUEUED, SHUT, Outcome
from bot.store.tx import Parcel, Tx

log = logging.getLogger("mahalli.outbox")


def settled(tx: Tx, parcel: Parcel, outcome: Outcome) -> None:
    """Someone who blocked us is not written to again until she comes back; one whose account is gone, never."""
    if parcel.outgoing.deed == "reply" and outcome.blocked:
        lost(tx, parcel.channel, parcel.outgoing.chat, outcome.gone)


def lost(tx: Tx, channel: str, external: str, gone: bool) -> None:
    """An address takes nothing from us any more: blocked, or gone for good with all of its people."""
    tx.sql(
        "UPDATE address SET blocked = true WHERE channel = :channel AND external = :external",
        channel=channel,
        external=external,
    )
    for still in (QUEUED, SHUT):
        tx.sql(
            "UPDATE outbox SET state = 'dropped', body = NULL WHERE channel = :channel AND chat = :external"
            f" AND deed = 'reply' AND {still}",
            channel=channel,
            external=external,
        )
    if gone:  # all of its people, where several use it, but for who is reached elsewhere
        tx.sql(
            "UPDATE contact SET state = 'gone' WHERE id IN (SELECT contact_id FROM address WHERE channel = :channel"
            " AND external = :external UNION SELECT s.contact_id FROM sharer s JOIN address a ON a.id = s.address_id"
            " WHERE a.channel = :channel AND a.external = :external) AND NOT EXISTS (SELECT 1 FROM address o"
            " WHERE o.contact_id = contact.id AND NOT o.blocked)",
            channel=channel,
            external=external,
        )


def fenced(tx: Tx, parcel: Parcel, work: Callable[[Tx], None]) -> None:
    """Draw consequences so that a bug in them undoes only them: what became of the row is written down all the same, and
    its channel goes on."""
    try:
        tx.kept(work)
    except Exception as error:
        if not is_fault(error):
            raise
        log.error("what follows from outbox row %s is left out: %s", parcel.id, describe(error))
