"""What follows, for people, from a delivery that failed."""

from bot.engine.parcels import Outcome
from bot.store.tx import Parcel, Tx


def settled(tx: Tx, parcel: Parcel, outcome: Outcome) -> None:
    """Someone who blocked us is not written to again until she comes back; one whose account is gone, never."""
    if parcel.outgoing.deed != "reply" or not outcome.blocked:
        return
    tx.sql(
        "UPDATE address SET blocked = true WHERE channel = :channel AND external = :external",
        channel=parcel.channel,
        external=parcel.outgoing.chat,
    )
    tx.sql(
        "UPDATE outbox SET state = 'dropped' WHERE channel = :channel AND chat = :external AND state = 'queued'"
        " AND deed = 'reply'",
        channel=parcel.channel,
        external=parcel.outgoing.chat,
    )
    if outcome.gone:  # all of its people, where several use it
        tx.sql(
            "UPDATE contact SET state = 'gone' WHERE id IN (SELECT contact_id FROM address WHERE channel = :channel"
            " AND external = :external UNION SELECT s.contact_id FROM sharer s JOIN address a ON a.id = s.address_id"
            " WHERE a.channel = :channel AND a.external = :external)",
            channel=parcel.channel,
            external=parcel.outgoing.chat,
        )
