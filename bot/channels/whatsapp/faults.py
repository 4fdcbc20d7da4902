"""What Twilio's refusals mean: of a call, and of a message that failed later.

Codes and what to do about each: Twilio's error dictionary; the table of docs/whatsapp.md.
"""

import logging
import time
from collections.abc import Callable

from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, RequestException, SSLError
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.base.version import Version
from twilio.http.response import Response
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, ProxyError

from bot.channels.whatsapp.codes import NOT_ALL, Meaning, meaning, patience
from bot.errors import Closed, InDoubt, Missing, SendError, TryLater, Unapproved, Unreachable, Unsendable

__all__ = ["Meaning", "alert", "fault", "meaning"]

_LOG = logging.getLogger("mahalli.whatsapp")
_QUIET = 600.0  # seconds in which the same alert is not said again
_alerted: dict[str, float] = {}
_NOT_SENT = (NewConnectionError, ConnectTimeoutError, ProxyError)
_AWAY = 500  # and above: Twilio, or a proxy before it, failed; what it did by then it does not say


def fault(error: TwilioException | RequestException) -> SendError:
    """What the outbox makes of a failed call. No text, number or token is in it."""
    match error:
        case TwilioRestException() | TwilioServiceException():
            return _refusal(_number(error.status) or _AWAY, str(_number(error.code) or _number(error.status)))
        case TwilioException(
            args=(_, Response() as answer)
        ):  # a list was refused: the library does not look why
            return fault(Version.exception("GET", "", answer, ""))
        case RequestException():
            return _unanswered(error)
        case _:
            return TryLater("Twilio's library could not make the call")


def alert(code: str, clock: Callable[[], float] = time.monotonic) -> None:
    """Tell the operator of a code that concerns our account, once in ten minutes."""
    now = clock()
    if now >= _alerted.get(code, 0.0):
        _alerted[code] = now + _QUIET
        _LOG.error("Twilio refuses our account or sender, code %s: see docs/whatsapp.md", code)


def _number(said: object) -> int:
    """A status or code; 0 for what is none: a proxy may quote anything there."""
    return int(str(said)) if str(said).isdecimal() else 0


def _refusal(status: int, code: str) -> SendError:
    """`code` is Twilio's, or the status again where it gave none."""
    why = f"Twilio refused: {code}"
    if status == 429 or code == "20429":
        return TryLater("Twilio asks to wait", wide=True)
    if status in {401, 403} and not meaning(code):
        code = "20003"
    match meaning(code):
        case "window":
            return Closed(why)
        case "later":
            return TryLater(why, patience(code), wide=code == "63038")
        case "stop":
            return Unreachable(why)
        case "account" if code != "20404":
            alert(code)
            return Unapproved(why) if code in NOT_ALL else TryLater(why, patience(code), wide=True)
    if status >= _AWAY:
        return InDoubt("Twilio answered with an error of its own")
    return Missing(why) if status == 404 else Unsendable(why)


def _unanswered(error: RequestException) -> SendError:
    """Whether the request left us: only one that never had a connection surely did not."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    unsent = isinstance(error, ConnectTimeout | SSLError) or isinstance(reason, _NOT_SENT)
    if isinstance(error, NoConnection | ConnectTimeout) and unsent:
        return TryLater("Twilio could not be reached")
    return InDoubt("Twilio did not answer")
