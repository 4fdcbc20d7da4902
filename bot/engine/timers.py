"""Timers are rows: a due one is one more event, void if its turn has moved on (law 9)."""

import logging
from functools import partial

from bot.engine import attention, rows
from bot.engine.desk import IDLE, Desk, House
from bot.engine.faults import describe, is_fault
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Message

log = logging.getLogger("mahalli.engine")
BUSY = 3600.0  # seconds until we look again whether she is free
MOST_AT_ONCE = 200  # timers a tick takes; the next tick takes the rest


async def tick(store: Store, house: House) -> int:
    """Handle every timer that is due. Returns how many. Safe to call from several processes."""
    due = await store.run(_due)
    for timer, contact in due:
        try:
            await store.run(partial(fire, house=house, timer=timer), key=contact)
        except Exception as error:
            if not is_fault(error):
                raise
            log.error("timer %s is dropped: %s", timer, describe(error))
            await store.run(partial(_drop, timer=timer))
    return len(due)


def _drop(tx: Tx, timer: int) -> None:
    tx.sql("DELETE FROM timer WHERE id = :id", id=timer)


def _due(tx: Tx) -> list[tuple[int, str]]:
    """Due timers with the key of their person's lane, `channel:external`."""
    found = tx.sql(
        "SELECT t.id, (SELECT a.channel || ':' || a.external FROM address a WHERE a.contact_id = t.contact_id"
        " ORDER BY a.seen_at DESC LIMIT 1) FROM timer t WHERE t.due_at <= :now ORDER BY t.due_at LIMIT :most",
        now=tx.now,
        most=MOST_AT_ONCE,
    ).fetchall()
    return [(row[0], row[1] or "") for row in found]


def fire(tx: Tx, house: House, timer: int) -> None:
    """Handle one due timer; deleting its row first is what makes it happen once."""
    row = tx.sql(
        "DELETE FROM timer WHERE id = :id RETURNING contact_id, run_id, turn, what, argument", id=timer
    ).fetchone()
    if row is None:
        return
    contact, run, turn, what, argument = row
    caller = rows.caller_of(tx, contact)
    if caller is None:
        return
    desk = Desk(house, tx, caller, Message(caller.channel, caller.external, ""))
    if what == "quiet":
        if caller.run and (caller.run.id, caller.run.turn) == (run, turn):
            desk.quiet()
    elif what != "idle" and caller.run:  # not in the middle of something else
        tx.at(tx.now + BUSY, contact, what, argument)
    elif _wanted(desk, what, run):
        slot = attention.slot(tx, contact)
        if slot > tx.now:
            tx.at(slot, contact, what, argument, run_id=run)
            return
        attention.spend(tx, contact, what)
        _speak_first(desk, what, argument)


def _wanted(desk: Desk, what: str, run_id: int | None) -> bool:
    """Whether what we would start is still to be said: she has not moved on, stopped us or blocked us."""
    caller = desk.caller
    if caller.blocked or caller.state != "active":
        return False
    if what != "idle":
        return True
    run = caller.run
    if run is None or run.id != run_id:
        return False
    if run.moved_at + IDLE > desk.tx.now:  # she has been here since: look again later
        desk.tx.at(run.moved_at + IDLE, caller.contact, "idle", run_id=run_id)
        return False
    return True


def _speak_first(desk: Desk, what: str, argument: str) -> None:
    if what == "idle":
        desk.say("place-kept", desk.orders("continue", "stop"))
    else:
        desk.start(what, argument)
    desk.send()
