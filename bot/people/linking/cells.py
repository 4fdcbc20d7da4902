"""Rows of any table, moved between two contacts by number, and values of theirs, changed so that they can be put back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, TextClause, UniqueConstraint, and_, select, text, update

from bot.store.tables import metadata
from bot.store.tx import Tx

Cell = list[Any]  # table, number of the row, column, what it was, what it is since: as JSON holds it


def column_of(name: str) -> tuple[Table, Column[Any]]:
    """The table and the column of a name such as `listing.contact_id`."""
    table, column = name.split(".")
    return metadata.tables[table], metadata.tables[table].c[column]


def move(
    tx: Tx, name: str, source: int, to: int, *, only: Sequence[Any] | None = None, unless: str = ""
) -> list[Any]:
    """Rows of one contact become another's, except those of which the other has one already that forbids it, and
    those of `unless` (SQL). `only` these, by number, when given. Returns the numbers of those that moved."""
    table, column = column_of(name)
    key = _key(table)
    wanted: list[ColumnElement[bool] | TextClause] = [column == source, *_free(table, column, to)]
    if only is not None:
        wanted.append(key.in_(only))
    if unless:
        given = {name: value for name, value in (("keep", to), ("other", source)) if f":{name}" in unless}
        wanted.append(text(f"NOT ({unless})").bindparams(**given))
    return [row[0] for row in tx.core(update(table).where(*wanted).values({column: to}).returning(key))]


def twins(tx: Tx, name: str, mine: int, theirs: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The pairs of rows of which only one can be the same contact's: mine and theirs, as mappings."""
    table, column = column_of(name)
    ours, other = (
        tx.connection.execute(select(table).where(column == who)).mappings().all() for who in (mine, theirs)
    )
    found = []
    for rest in _others(table, column):
        by_rest = {tuple(row[one.name] for one in rest): row for row in ours}
        for row in other:
            twin = by_rest.get(tuple(row[one.name] for one in rest))
            found += [(dict(twin), dict(row))] if twin else []
    return found


def row(tx: Tx, table: str, number: object) -> dict[str, Any]:
    """A row by its number, as a mapping; empty when it is gone."""
    home = metadata.tables[table]
    found = tx.connection.execute(select(home).where(_key(home) == number)).mappings().one_or_none()
    return dict(found) if found else {}


def change(tx: Tx, table: str, before: Mapping[str, Any], changes: Mapping[str, Any]) -> list[Cell]:
    """Write these values into a row. Returns what it takes to put the old ones back."""
    home = metadata.tables[table]
    number = before[_key(home).name]
    if changes:
        tx.core(update(home).where(_key(home) == number).values(dict(changes)))
    return [[table, number, name, before[name], value] for name, value in changes.items()]


def put_back(tx: Tx, cell: Cell) -> Any:
    """Put a value back, unless it was changed since. Returns the changed value, or None."""
    table, number, name, was, is_since = cell
    now = row(tx, table, number)
    if not now or now[name] != is_since:
        return now.get(name)
    change(tx, table, now, {name: was})
    return None


def _key(table: Table) -> Column[Any]:
    return next(iter(table.primary_key.columns))


def _others(table: Table, column: Column[Any]) -> Iterator[list[Column[Any]]]:
    """What else each rule of the table counts that lets a contact have one row of a kind."""
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and column.name in rule.columns:
            yield [one for one in rule.columns if one.name != column.name]


def _free(table: Table, column: Column[Any], to: int) -> Iterator[ColumnElement[bool]]:
    for rest in _others(table, column):
        twin = table.alias()
        same = [twin.c[one.name] == one for one in rest]
        yield ~select(twin.c[_key(table).name]).where(and_(twin.c[column.name] == to, *same)).exists()
