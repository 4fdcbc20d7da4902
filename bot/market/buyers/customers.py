"""Whose orders a maker takes: everybody's, or those of women, by their own word."""

from typing import Literal

from bot.store.tx import Tx

Customers = Literal["", "women"]


def of(tx: Tx, maker: int) -> Customers:
    """Whose orders she takes; nothing means everybody's."""
    row = tx.sql("SELECT customers FROM contact WHERE id = :id", id=maker).fetchone()
    return "women" if row and row[0] == "women" else ""


def choose(tx: Tx, maker: int, customers: Customers) -> None:
    """She takes these from now on."""
    tx.sql("UPDATE contact SET customers = :customers WHERE id = :id", customers=customers, id=maker)
