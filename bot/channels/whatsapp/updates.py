"""Twilio's parameters as messages and reports.

Names and values: Twilio, "Messaging webhooks" and the payloads of tests/payloads/whatsapp.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AliasGenerator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_pascal

from bot.channels.whatsapp.faults import meaning
from bot.store.aliases import PHONE, SCOPED
from bot.talk.messages import Media, MediaKind, Message, Report

_PREFIX = "whatsapp:"
# The end of what a link of ours has her send: #see-abc123
_TAG = re.compile(r"(?:^|\s)#([a-z][a-z_]*-[A-Za-z0-9_-]+)[\s\u200e\u200f\u2066-\u2069]*$")
_CARDS = {"text/vcard", "text/x-vcard", "text/directory"}
_READABLE = {"", "text", "button", "interactive", "image", "document", "audio", "voice", "video", "location",
             "contacts", "sticker"}  # fmt: skip
_MOST_FILES = 10
_STATUS: Mapping[str, Literal["queued", "sent", "delivered", "read", "failed"]] = {
    "accepted": "queued",
    "scheduled": "queued",
    "queued": "queued",
    "sending": "queued",
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
    "canceled": "failed",
}

Sid = Annotated[str, Field(pattern=r"^(?:SM|MM)[0-9A-Za-z]{32}$")]
Degrees = Annotated[float | None, BeforeValidator(lambda written: written or None)]
Count = Annotated[int, BeforeValidator(lambda written: int(written) if str(written).isdecimal() else 0)]
Kind = Annotated[str, BeforeValidator(lambda written: str(written).lower())]
Sender = Annotated[str, BeforeValidator(lambda written: _id(written))]


def _id(written: object) -> str:
    """A sender's id without its prefix; nothing for a form we do not know."""
    found = str(written or "").removeprefix(_PREFIX)
    return found if PHONE.fullmatch(found) or SCOPED.fullmatch(found) else ""


class Incoming(BaseModel):
    """What we read of a message's parameters; there are more, and there will be others."""

    model_config = ConfigDict(alias_generator=AliasGenerator(to_pascal), extra="ignore", frozen=True)

    message_sid: Sid
    sender: Sender = Field("", alias="From")
    external_user_id: Sender = ""
    wa_id: str = ""
    body: str = ""
    message_type: Kind = ""
    num_media: Count = 0
    button_payload: str = ""
    list_id: str = ""
    latitude: Degrees = Field(None, ge=-90, le=90)
    longitude: Degrees = Field(None, ge=-180, le=180)

    def ids(self) -> tuple[str, str]:
        """Who sent it, and what else is known of the sender: a phone, or a business-scoped id."""
        sender = self.sender or self.external_user_id
        phone = f"+{self.wa_id}" if PHONE.fullmatch(f"+{self.wa_id}") else ""
        also = phone if SCOPED.fullmatch(sender) else self.external_user_id
        return sender, also if also != sender else ""

    def near(self) -> tuple[float, float] | None:
        """Where, to a tenth of a degree (about 10 km): nothing finer leaves this function."""
        if self.latitude is None or self.longitude is None:
            return None
        return round(self.latitude, 1) + 0.0, round(self.longitude, 1) + 0.0


class Status(BaseModel):
    """What we read of a report's parameters."""

    model_config = Incoming.model_config

    message_sid: Sid
    message_status: str
    error_code: str = ""

    @classmethod
    def of(cls, found: Mapping[str, str]) -> Self | None:
        """None for what is no report."""
        try:
            return cls.model_validate(found)
        except ValidationError:
            return None


def parse(found: Mapping[str, str]) -> Message | None:
    """The message that signed parameters hold; None for junk."""
    found = {name: value.replace("\0", "") for name, value in found.items()}  # no database keeps that sign
    try:
        heard = Incoming.model_validate(found)
    except ValidationError:
        return None
    sender, also = heard.ids()
    if not sender:
        return None
    media = tuple(_media(heard, found))
    near = heard.near()
    text, start, button, other = _said(heard, media, near)
    several = any(
        one.kind == "photo" for one in media
    )  # photos sent together come one by one, and nothing says so
    return Message(
        channel="whatsapp",
        sender=sender,
        also=also,
        id=heard.message_sid,
        text=text,
        button=button,
        media=media,
        album=heard.message_sid if several else "",
        near=near,
        start=start,
        other=other,
    )


def _said(heard: Incoming, media: tuple[Media, ...], near: object) -> tuple[str, str, str, str]:
    """Text, start payload, data of a button, and what kind it is if we cannot read it."""
    kinds = {one.kind for one in media}
    button = heard.list_id or heard.button_payload
    text = heard.body
    if button:
        return "", "", button, ""
    if near or "card" in kinds:  # an address, a name: not hers to be kept
        return "", "", "", ""
    if heard.message_type == "reaction":
        return "", "", "", "unknown"
    if tag := None if media else _TAG.search(text):
        return text, tag.group(1), "", ""  # as it is: it may be a hashtag of hers
    if "other" in kinds:
        spoken = any(one.mime.startswith("audio/") for one in media)
        return text, "", "", "voice" if spoken or heard.message_type in {"audio", "voice"} else "unknown"
    return text, "", "", "" if heard.message_type in _READABLE else "unknown"


def _media(heard: Incoming, found: Mapping[str, str]) -> list[Media]:
    """The files, each with the address at which Twilio has it until it is discarded."""
    listed = (
        (found.get(f"MediaUrl{n}", ""), _mime(found, n)) for n in range(min(heard.num_media, _MOST_FILES))
    )
    return [Media(_kind(mime, heard.message_type), url, mime=mime, held=True) for url, mime in listed if url]


def _mime(found: Mapping[str, str], n: int) -> str:
    return found.get(f"MediaContentType{n}", "").partition(";")[0].strip().lower()


def _kind(mime: str, said: str) -> MediaKind:
    if mime in _CARDS:
        return "card"
    if mime == "image/webp" and said not in {"image", "document"}:
        return "sticker"
    if mime == "audio/ogg":
        return "voice"
    family = mime.partition("/")[0]
    if family == "image":
        return "document" if said == "document" else "photo"
    return "video" if family == "video" else "document" if family == "application" else "other"


def report(found: Mapping[str, str], receipt: str) -> Report | None:
    """What signed parameters report of a message of ours; None for junk."""
    told = Status.of(found)
    status = _STATUS.get(told.message_status.lower()) if told else None
    if told is None or status is None:
        return None
    code = told.error_code if told.error_code.isdecimal() and told.error_code != "0" else ""
    return Report("whatsapp", told.message_sid, status, receipt, code, meaning(code) if code else "")
