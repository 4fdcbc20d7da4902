"""Files lent to a provider: at an address that only we can make, and that leads nowhere some hours later."""

import hmac
import re
from collections.abc import Callable

from bot.store.seal import Seal

HOURS = 12  # a message may lie in Twilio's queue for ten before it is sent
_HOUR = 3600
_LENT = re.compile(r"(\d{1,10})-([0-9a-f]{32})-([\w-].*)", re.ASCII)


def lent(seal: Seal, clock: Callable[[], float], name: str) -> str:
    """The path of a file of ours below our site, good for HOURS; the same for an hour, so that it may be cached."""
    until = (int(clock()) // _HOUR + HOURS + 1) * _HOUR
    return f"media/{until}-{seal.sign(f'{until} {name}')}-{name}"


def claimed(seal: Seal, now: float, path: str) -> str | None:
    """The name of the file that such a path, without `media/`, is for; None for one that is not ours or has run out."""
    found = _LENT.fullmatch(path)
    if found is None or int(found[1]) <= now:
        return None
    return found[3] if hmac.compare_digest(seal.sign(f"{found[1]} {found[3]}"), found[2]) else None
