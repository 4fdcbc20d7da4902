"""What Twilio's error codes mean for what is to be done."""

from collections.abc import Mapping
from typing import Literal

Meaning = Literal["", "window", "later", "stop", "unwanted", "account", "refused"]

# Source: Twilio's error dictionary, https://www.twilio.com/docs/api/errors
_CODES: Mapping[Meaning, tuple[int, ...]] = {
    # her last message is more than a day ago: only an approved template is taken
    "window": (63016,),
    # too many requests, queue full, too fast, the day's messages used up, a fault of Twilio's or Meta's
    "later": (20429, 21611, 30001, 63009, 63010, 63012, 63017, 63018, 63038),
    # unsubscribed, no such recipient, blocked, not joined to the sandbox, kept apart by Meta, no WhatsApp
    "stop": (21610, 63003, 63014, 63015, 63024, 63032, 63033),
    # Meta keeps what is not wanted from her; to try again at once makes it worse
    "unwanted": (63049,),
    # credentials, sender, Messaging Service, channel, business, paused template, locked account, unaccepted terms
    "account": (20003, 20404, 21606, 21703, 21704, 21705, 63001, 63007, 63008, 63020, 63041, 63051, 63062),
    # number, content, length, variables, media: the same again would be refused again
    "refused": (
        *(11751, 21211, 21608, 21614, 21617, 21620, 21623, 21654, 21655, 21656),
        *(63005, 63013, 63019, 63021, 63027, 63028, 63034),
    ),
}  # fmt: skip
_MEANINGS: dict[str, Meaning] = {str(code): meaning for meaning, codes in _CODES.items() for code in codes}
# Seconds after which to try again; what is not here is tried soon, and then later and later.
_PATIENCE = {"63018": 900.0, "63038": 3600.0}  # 63038: till the next day, looked at by the hour
_ACCOUNT = 600.0
NOT_ALL = frozenset(
    {"63041", "63062"}
)  # of the account, and yet no reason to hold everything: one template, marketing


def meaning(code: str) -> Meaning:
    """What follows from an error code; nothing for one that is not known."""
    return _MEANINGS.get(code, "")


def patience(code: str) -> float:
    """How many seconds to wait until the same is tried again; 0: sooner, and later each time."""
    return _ACCOUNT if meaning(code) == "account" else _PATIENCE.get(code, 0.0)
