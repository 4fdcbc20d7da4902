"""Whether Twilio posted something, and to this address: its signature is over the address and every parameter."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator, get_signature_algorithm

from bot.channels import Posted

if TYPE_CHECKING:
    from bot.channels.whatsapp import Account

Fields = ImmutableMultiDict[str, str]
_MOST = 500  # fields; Twilio sends some fifty, and to look at n of them takes n times n steps
_KNOWN = {"HMAC_SHA1", "HMAC_SHA256"}  # others the library writes to the log as they come


def fields(account: "Account", posted: Posted) -> Fields | None:
    """The parameters of a post of this account's that Twilio signed for our address in the world; None for any other.

    All of them, blank and repeated ones and those of tomorrow too: each is part of what is signed.
    """
    algorithm = get_signature_algorithm(posted.headers.get("x-twilio-webhooks-signature-settings", ""))
    signature = posted.headers.get("x-twilio-signature", "")
    if not signature or algorithm.upper() not in _KNOWN:
        return None
    body = posted.body.decode("utf-8", "replace")
    try:
        found = ImmutableMultiDict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST))
    except ValueError:
        return None
    address = f"{account.site}{posted.path}"
    signed = RequestValidator(account.token).validate(address, found, signature, algorithm)
    return found if signed and found.get("AccountSid", account.sid) == account.sid else None
