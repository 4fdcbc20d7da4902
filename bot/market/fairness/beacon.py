"""The public value that decides a draw: a round of the drand network, which nobody knows before its moment.

Chain `quicknet` of the League of Entropy: hash, first moment and period as in its published chain information; round R
is out at GENESIS + PERIOD (R - 1), and its `randomness` is SHA-256 of its `signature`. Who runs it is many: a value is
read at any of their addresses, and is the same at all of them.
"""

import hashlib
import json
import re
from collections.abc import Mapping

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
GENESIS, PERIOD = 1_692_803_367, 3  # seconds since the epoch, seconds
HOME = "https://api.drand.sh"  # where a person reads it; any relay of the network says the same
_VALUE = re.compile("[0-9a-f]{64}")


def after(moment: float) -> int:
    """The first round that is out at `moment` (seconds since the epoch) or later."""
    return max(1, -((GENESIS - int(-(-moment // 1))) // PERIOD) + 1)


def moment(round_: int) -> float:
    """When a round is out, in seconds since the epoch."""
    return float(GENESIS + PERIOD * (round_ - 1))


def source(round_: int) -> str:
    """What a draw writes down as its source."""
    return f"drand:{round_}"


def round_of(source: str) -> int:
    """The round that a source names."""
    return int(source.removeprefix("drand:"))


def address(round_: int, home: str = HOME) -> str:
    """Where a round is read."""
    return f"{home}/{CHAIN}/public/{round_}"


def typed(text: str, round_: int) -> str:
    """A value as a person copied it: 64 hex digits, whatever their case and the spaces around, or all that stands at
    the address, which must then be of this round; else nothing."""
    value = text.strip().lower()
    if value.startswith("{"):
        try:
            return read(json.loads(value), round_)
        except ValueError:
            return ""
    return value if _VALUE.fullmatch(value) else ""


def read(answer: object, round_: int) -> str:
    """The value in a relay's answer; nothing when it is of another round, or not the hash of its own signature."""
    if not isinstance(answer, Mapping) or answer.get("round") != round_:
        return ""
    value, signature = answer.get("randomness"), answer.get("signature")
    if not isinstance(value, str) or not isinstance(signature, str) or not _VALUE.fullmatch(value):
        return ""
    try:
        made = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    except ValueError:
        return ""
    return value if made == value else ""
