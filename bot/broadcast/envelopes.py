"""How a letter goes: as it is while she listens; else a template that Meta approved says that it is there."""

from bot.broadcast.deliveries import Load, Outcome
from bot.broadcast.letters import Desk
from bot.broadcast.recipients import Recipient
from bot.broadcast.tariffs import SHARE
from bot.store import openings
from bot.store.tx import Tx
from bot.talk.messages import Limits, Outgoing, Reply

LATEST = (
    72 * 3600.0
)  # seconds after which it is no news any more to somebody who had enough, slept or did not write
AGAIN = 3600.0  # seconds until we look again whether she has written, or Meta approved
LEAST = 60.0  # seconds to the next who may be begun with: tomorrow they come as close to each other as today


def put(tx: Tx, desk: Desk, one: Recipient, letter: Reply, limits: Limits) -> Load | Outcome:
    """What goes to her now, or why nothing does: later within three days, or not at all."""
    if tx.now < one.seen_at + limits.window and one.put_off != "window":
        return _load(one, letter)
    if not one.permitted:
        return later(tx, desk, one, AGAIN, "shut")
    if one.put_off == "template" and tx.now > desk.cast.started_at + LATEST:
        return Outcome(one.delivery, "dropped", "template")
    template = desk.template(one)
    if template is None:
        return Outcome(one.delivery, "dropped", "nothing")
    if wait := openings.begin(tx, one.channel, one.chat, SHARE * limits.begun):
        return later(tx, desk, one, max(wait, LEAST), "limit")
    if desk.cast.kind != "digest" and not _left(tx, one, letter):
        return Outcome(one.delivery, "sent")
    return _load(one, Reply("", template=template))


def later(tx: Tx, desk: Desk, one: Recipient, wait: float, reason: str) -> Outcome:
    """Put off by so many seconds, which is no attempt; for this reason not at all when it would be no news then."""
    if tx.now + wait > desk.cast.started_at + LATEST:
        return Outcome(one.delivery, "dropped", reason)
    return Outcome(one.delivery, "queued", reason, wait=wait, counted=False)


def _load(one: Recipient, reply: Reply) -> Load:
    outgoing = Outgoing("reply", one.chat, reply, bulk=True, receipt=f"d{one.delivery}")
    return Load(one.delivery, one.channel, outgoing)


def _left(tx: Tx, one: Recipient, letter: Reply) -> bool:
    """Her letter waits until she writes. False: it did, and she has it already."""
    if one.letter:
        waits = tx.sql("SELECT 1 FROM outbox WHERE id = :id AND state = 'shut'", id=one.letter).fetchone()
        return waits is not None
    row = tx.send(one.channel, Outgoing("reply", one.chat, letter), contact_id=one.contact, shut=True)
    tx.sql("UPDATE delivery SET letter_id = :letter WHERE id = :id", letter=row, id=one.delivery)
    return True
