"""Twilio's own number, to try things with: who writes to it first says a word that is for Twilio."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

SENDER = "whatsapp:+14155238886"
_JOIN = re.compile(r"\s*join\s+[a-z]+-[a-z]+\s*", re.I)


def joins(account: "Account", text: str) -> bool:
    """Whether a text joins somebody to the sandbox, and is not for us."""
    return account.sender == SENDER and _JOIN.fullmatch(text) is not None
