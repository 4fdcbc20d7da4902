"""Timers are rows: a due one is one more event, void if its turn has moved on (law 9)."""

import logging
from dataclasses import replace
from functools import partial

from bot.engine import attention, rows
from bot.engine.desk import IDLE, Desk, House
from bot.engine.faults import describe, is_fault
from bot.engine.meant import MEANT
from bot.store import seats
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.flow import Wish
from bot.talk.messages import Message

log = logging.getLogger("mahalli.engine")
BUSY = 3600.0  # seconds without a word after which she is no longer in the middle of something
LATER = 86400.0  # seconds to the next look whether she is still in quiet mode
FETCHED = 1.0  # seconds until a quiet moment that was none is looked at again
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
        " OR a.id IN (SELECT s.address_id FROM sharer s WHERE s.contact_id = t.contact_id)"
        " ORDER BY a.seen_at DESC LIMIT 1) FROM timer t WHERE t.due_at <= :now ORDER BY t.due_at LIMIT :most",
        now=tx.now,
        most=MOST_AT_ONCE,
    ).fetchall()
    return [(row[0], row[1] or "") for row in found]


def fire(tx: Tx, house: House, timer: int) -> None:
    """Handle one due timer; deleting its row is what makes it happen once. She is held before it, as a message of
    hers holds her before it touches her timers: else two processes would wait for each other."""
    whose = tx.sql("SELECT contact_id FROM timer WHERE id = :id", id=timer).fetchone()
    caller = rows.caller_of(tx, whose[0]) if whose else None
    row = tx.sql(
        "DELETE FROM timer WHERE id = :id RETURNING contact_id, run_id, turn, what, argument", id=timer
    ).fetchone()
    if row is None:
        return
    contact, run, turn, what, argument = row
    if caller is None:
        _keep(tx, house, contact, what, argument)
        return
    if what == MEANT:  # nobody said yes to what we thought she meant
        return
    desk = Desk(house, tx, caller, Message(caller.channel, caller.external, ""))
    if what == "quiet":
        if caller.run and (caller.run.id, caller.run.turn) == (run, turn):
            # photos sent together: one that is still fetched is one of them
            tx.at(tx.now + FETCHED, contact, what, run_id=run, turn=turn) if caller.queued else desk.quiet()
        return
    wish = _wish(desk, what, argument, run)
    flow = house.flows.get(what)
    moment = attention.when(tx, caller, wish, flow.purpose if flow else None) if wish else None
    if moment is None:
        return
    if moment > tx.now:
        tx.at(moment, contact, what, argument, run_id=run)
        return
    attention.spend(tx, contact, what)
    _speak_first(desk, what, argument)


def _keep(tx: Tx, house: House, contact: int, what: str, argument: str) -> None:
    """For one who is not using her phone: what we would start waits until she is, and the phone is told that
    something does, at a moment that suits both. Her own run waits anyway."""
    seat, flow = seats.find(tx, contact), house.flows.get(what)
    wish = (flow.wanted(tx, contact, argument) if flow.wanted else Wish(tx.now)) if seat and flow else None
    if seat is None or wish is None:
        return
    moment = attention.slot(tx, contact, wish.at)
    if not seats.called(tx, contact):
        moment = attention.slot(tx, seat.holder, moment)
        if moment <= tx.now:
            attention.spend(tx, seat.holder, what)
            tx.call(seat, contact)
    tx.at(moment if moment > tx.now else seats.AWAY + tx.now, contact, what, argument)


def _wish(desk: Desk, what: str, argument: str, run_id: int | None) -> Wish | None:
    """Whether what we would start is still to be said, and when; None: she moved on, stopped or blocked us."""
    caller, run = desk.caller, desk.caller.run
    flow = desk.house.flows.get(what)
    # One of the public, who is no member, hears what she herself asked for, and nothing else.
    asked = caller.state == "new" and flow is not None and flow.who == "anyone" and flow.wanted is not None
    if caller.blocked or not (asked or caller.state == "active"):
        return None
    if seats.veiled(desk.tx, caller.contact):  # in quiet mode nothing of ours begins by itself
        return Wish(desk.tx.now + LATER)
    if what == "idle":
        return Wish(run.moved_at + IDLE) if run and run.id == run_id else None
    wish = flow.wanted(desk.tx, caller.contact, argument) if flow and flow.wanted else Wish(desk.tx.now)
    if wish is None or run is None:
        return wish
    free = run.moved_at + BUSY  # not in the middle of something else
    return replace(wish, at=max(wish.at, free), soonest=max(wish.soonest, free))


def _speak_first(desk: Desk, what: str, argument: str) -> None:
    """Say it beside the run she left open, which stays as it was, unless this asks something itself."""
    left = desk.caller.run
    if what == "idle":
        desk.say("place-kept", desk.orders("continue", "stop"))
    else:
        desk.start(what, argument)
    flow = desk.house.flows.get(what)
    desk.send(begun=True, purpose="lessons" if flow and flow.purpose == "lessons" else "")
    if left and desk.caller.run is None:
        rows.resume(desk.tx, desk.caller.contact, left.id)
