"""What Twilio's refusals mean: of a call, and of a message that failed later.

Codes and what to do about each: Twilio's error dictionary; the table of docs/whatsapp.md.
"""

from typing import Literal

from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException

from bot.errors import SendError

Meaning = Literal["", "window", "later", "stop", "unwanted", "account", "refused"]


def meaning(code: str) -> Meaning:
    """What follows from an error code; nothing for one that is not known."""
    return ""


def fault(error: TwilioException | RequestException) -> SendError:
    """What the outbox makes of a failed call. No text, number or token is in it."""
    raise NotImplementedError
