"""Telegram's refusals, read as errors of ours."""

import re

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)

from bot.errors import ChannelLost, InDoubt, Missing, Moved, SendError, TryLater, Unreachable, Unsendable

_REFUSED_TOKEN = 300.0  # seconds until a token that was refused, or is used elsewhere, is tried again


class NotSent(NetworkError):
    """No connection was made: the request never left."""


class Unanswered(NetworkError):
    """The request left and no whole answer came: it may have been carried out."""


class Troubled(NetworkError):
    """5xx. The server, or a proxy before it, says that it failed; what it did by then it does not say."""


class Flood(TelegramError):
    """429. `after` is in seconds. (PTB's own `RetryAfter` warns of its own deprecation when it is made.)"""

    def __init__(self, after: float) -> None:
        super().__init__("Too many requests")
        self.after = after


# Texts of the Bot API server (tdlib/telegram-bot-api, Client.cpp) and of Telegram behind it.
_GONE = ("user is deactivated",)
_NOBODY = ("chat not found", "user not found", "peer_id_invalid")
_NO_RIGHT = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "channel_private",
    "not a member",
    "was kicked",
)
_NO_POST = ("message to edit not found", "message_id_invalid")
_WORDS = re.compile(r"(?:[A-Za-z_ ,]|(?<=[a-z])'(?=[a-z]))*")


def fault(error: TelegramError, private: bool) -> SendError:
    """Our error for one of PTB's; `private` says that the chat is a person's.

    Its text is made of fixed words and the first plain words of Telegram's, up to a digit, colon or quote:
    what Telegram quotes back may be a person's.
    """
    match error:
        case Flood():
            return TryLater("Telegram asks to wait", after=error.after)
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case InvalidToken() | Conflict():
            why = (
                "refuses the token" if isinstance(error, InvalidToken) else "says the token is used elsewhere"
            )
            return TryLater(f"Telegram {why}", after=_REFUSED_TOKEN, wide=True)
        case Forbidden() | BadRequest():
            return _refusal(error, private)
        case NotSent():
            return TryLater("Telegram could not be reached")
        case Unanswered():
            return InDoubt("Telegram did not answer")
        case _:
            return TryLater("Telegram answered with an error of its own")


def words(error: TelegramError) -> str:
    """The first plain words of what Telegram said, safe to show."""
    found = _WORDS.match(error.message)
    return found.group()[:80].strip() if found else ""


def said(error: TelegramError, *phrases: str) -> bool:
    """Whether Telegram's text holds one of the phrases."""
    return any(phrase in error.message.casefold() for phrase in phrases)


def _refusal(error: Forbidden | BadRequest, private: bool) -> SendError:
    why = f"Telegram refused: {words(error)}"
    if not isinstance(error, Forbidden) and not said(error, *_NOBODY, *_NO_RIGHT):
        return Missing(why) if said(error, *_NO_POST) else Unsendable(why)
    return Unreachable(why, gone=said(error, *_GONE)) if private else ChannelLost(why)
