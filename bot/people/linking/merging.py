"""Two contacts become one, and two again: what was moved is written down row by row, and goes back row by row."""

import json
from collections.abc import Sequence

from bot.errors import Refused
from bot.people.linking import cells, rules
from bot.people.linking.cells import Cell
from bot.store.tx import Tx

LASTS = 30 * 86400.0  # seconds in which it can be undone; the clock then lets the emptied contact go


def which(tx: Tx, one: int, two: int) -> tuple[int, int]:
    """Who of two contacts stays, and who is emptied: the member does, of two members the one who agreed first."""
    found = tx.sql(
        "SELECT id FROM contact WHERE id IN (:one, :two) ORDER BY CASE WHEN consented_at > 0 THEN 0 ELSE 1 END,"
        " consented_at, CASE WHEN state = 'new' THEN 1 ELSE 0 END, created_at, id",
        one=one,
        two=two,
    ).fetchall()
    (keep,), (other,) = found
    return keep, other


def hold(tx: Tx, one: int, two: int) -> None:
    """Nobody else moves these two until the transaction is over: their addresses first, as the engine does."""
    for rows in (
        "address WHERE contact_id IN (:one, :two)",
        "contact WHERE id IN (:one, :two)",
    ):
        tx.sql(f"SELECT id FROM {rows} ORDER BY id{tx.alone}", one=one, two=two).fetchall()


def join(tx: Tx, keep: int, other: int) -> int:
    """All that is `other`'s is `keep`'s from now on: addresses, rows by `rules`, and every no. `other` is left empty,
    so that `undo` can bring all of it back. Returns the merger's number. Who may is for the caller to look at."""
    newest = tx.sql(
        "SELECT channel FROM address WHERE contact_id = :id ORDER BY seen_at DESC, id DESC LIMIT 1", id=other
    ).fetchone()
    changed = _rest(tx, keep, other)
    moved = {name: cells.move(tx, name, other, keep, unless=rules.UNLESS.get(name, "")) for name in _moving()}
    for name in rules.BLENDS:
        for mine, theirs in cells.twins(tx, name, keep, other):
            table = name.partition(".")[0]
            changed += cells.change(tx, table, mine, rules.BLENDS[name](mine, theirs))
            changed += cells.change(tx, table, theirs, rules.BEHIND.get(name, {}))
    mine, theirs = cells.row(tx, "contact", keep), cells.row(tx, "contact", other)
    changed += cells.change(tx, "contact", mine, rules.of_contact(mine, theirs))
    changed += cells.change(tx, "contact", theirs, {"state": "gone"})
    rows = {name: numbers for name, numbers in moved.items() if numbers}
    made = tx.sql(
        "INSERT INTO merger (contact_id, other_id, channel, moved, at) VALUES (:keep, :other, :channel, :moved, :now)"
        " RETURNING id",
        keep=keep,
        other=other,
        channel=newest[0] if newest else "",
        moved=json.dumps({"rows": rows, "cells": changed}),
        now=tx.now,
    ).fetchone()
    return int(made[0])


def undo(tx: Tx, merger: int) -> tuple[int, int]:
    """They are two again: what came goes back, what was made since stays, a no that was said since holds for both.
    Returns who stayed and who is back. Refused (`over`) when it was undone already or is too long ago."""
    row = tx.sql(
        "UPDATE merger SET undone_at = :now WHERE id = :id AND undone_at = 0 AND other_id IS NOT NULL AND at > :since"
        " RETURNING contact_id, other_id, moved, at",
        now=tx.now,
        id=merger,
        since=tx.now - LASTS,
    ).fetchone()
    if row is None:
        raise Refused("over")
    keep, other, moved, at = row
    hold(tx, keep, other)
    kept = json.loads(moved)
    _make_room(tx, other, kept["rows"].get("run.contact_id", []))
    for name, numbers in reversed(kept["rows"].items()):  # a row with two names of hers goes back as it came
        cells.move(tx, name, keep, other, only=numbers)
    for cell in kept["cells"]:
        _put_back(tx, cell, keep, other)
    _said_since(tx, keep, other, at)
    tx.sql("UPDATE merger SET moved = '{}' WHERE id = :id", id=merger)
    return keep, other


def _moving() -> list[str]:
    return [name for name, rule in rules.RULES.items() if rule == "moves"]


def _rest(tx: Tx, keep: int, other: int) -> list[Cell]:
    """A person has one open run: where both have, the other's waits."""
    found = tx.sql("SELECT id FROM run WHERE contact_id = :id AND state = 'open'", id=other).fetchone()
    if found is None or not _is_open(tx, keep):
        return []
    return cells.change(tx, "run", cells.row(tx, "run", found[0]), {"state": "waiting"})


def _make_room(tx: Tx, other: int, runs: Sequence[int]) -> None:
    """Before runs go back to one who has an open run of her own: an open one of theirs waits."""
    if _is_open(tx, other):
        for id in runs:
            run = cells.row(tx, "run", id)
            if run and run["state"] == "open":
                cells.change(tx, "run", run, {"state": "waiting"})


def _is_open(tx: Tx, contact: int) -> bool:
    found = tx.sql("SELECT 1 FROM run WHERE contact_id = :id AND state = 'open'", id=contact).fetchone()
    return found is not None


def _put_back(tx: Tx, cell: Cell, keep: int, other: int) -> None:
    """Put a value back; one that she changed since stays, and if it is a no, it is both's."""
    table, number, column, *_ = cell
    if table == "run" and _is_open(tx, other):
        return
    since = cells.put_back(tx, cell)
    if (table, number) == ("contact", keep) and since is not None and rules.is_no(column, since):
        cells.change(tx, "contact", cells.row(tx, "contact", other), {column: since})


def _said_since(tx: Tx, keep: int, other: int, at: float) -> None:
    """What she ended while they were one ends for the other too, where that one has a row of its own."""
    for statement in (
        "UPDATE follow SET state = 'off', stopped_at = :now WHERE contact_id = :other AND state = 'on' AND EXISTS"
        " (SELECT 1 FROM follow k WHERE k.contact_id = :keep AND k.campaign_id = follow.campaign_id"
        " AND k.state = 'off' AND k.stopped_at > :at)",
        "UPDATE permit SET ended_at = :now WHERE contact_id = :other AND ended_at = 0 AND EXISTS"
        " (SELECT 1 FROM permit k WHERE k.contact_id = :keep AND k.channel = permit.channel"
        " AND k.purpose = permit.purpose AND k.ended_at > :at)",
    ):
        tx.sql(statement, now=tx.now, keep=keep, other=other, at=at)
