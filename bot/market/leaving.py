"""When she leaves, what stands in public comes down first."""

from bot.market import life
from bot.people import contacts
from bot.store.tx import Tx


def leave(tx: Tx, contact: int) -> int:
    """Take down her posts and delete everything about her. Returns how many listings were hidden."""
    hidden = life.hide(tx, contact)
    contacts.forget(tx, contact)
    return hidden
