"""People of the fake of Twilio: what they do on WhatsApp, and what they see."""

import json
import re
from typing import Any, Literal

from tests.fakes.twilio_hooks import Hooks, tapped
from tests.fakes.twilio_limits import DAY
from tests.fakes.twilio_world import File, Heard, Message, Shows, Someone, World

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
# Which fields carry the choice of a row: ListId, ButtonPayload, or its title alone. No page of Twilio's is sure.
Fields = Literal["list", "button", "title"]


class Person:
    """Somebody with WhatsApp. What she does is posted by itself; `await fake.quiet()` for what follows."""

    def __init__(self, world: World, hooks: Hooks, someone: Someone) -> None:
        self.world, self.hooks, self.someone = world, hooks, someone
        self.rows_as: Fields = "list"

    # --- who she is

    @property
    def phone(self) -> str:
        """Such as +962791234567."""
        return self.someone.phone

    @property
    def bsuid(self) -> str:
        """Her id in our business portfolio, such as JO.13491208655302741918."""
        return self.someone.bsuid

    def shows(self, what: Shows) -> None:
        """From now on webhooks have her phone, her business-scoped id, or both."""
        self.someone.shows = what

    def changes_phone(self, phone: str) -> None:
        """Takes another number with her: Meta makes a new business-scoped id."""
        self.someone.phone = phone
        self.someone.bsuid = f"{self.bsuid[:2]}.{phone.removeprefix('+')}7"

    # --- what she sees

    @property
    def heard(self) -> list[Heard]:
        """What reached her, oldest first."""
        return self.someone.heard

    @property
    def typings(self) -> int:
        """How often she was shown that an answer is being typed."""
        return self.someone.typings

    # --- what she does

    async def says(self, text: str, **more: str) -> Message:
        """Writes a text. `more` are fields of the webhook beside the usual ones."""
        if self.world.sandbox and text.lower().startswith("join "):
            self.someone.joined = self.world.clock()
        return self._sends(text, "text", None, **more)

    async def taps(self, label: str, heard: Heard | None = None) -> Message:
        """Taps a quick reply or a row by its label or data, on `heard` or the newest message that has it.

        Raises `LookupError` when there is none.
        """
        for one in [heard] if heard else reversed(self.heard):
            if key := tapped(one, label):
                how = "button" if one.template else "interactive"
                return self._sends(key.label, how, None, **self._chosen(one, key.label, key.data))
        raise LookupError(f"nothing {label!r} to tap")

    def _chosen(self, heard: Heard, title: str, data: str) -> dict[str, str]:
        on = {"OriginalRepliedMessageSid": heard.sid, "OriginalRepliedMessageSender": self.world.sender}
        row = any(key.data == data for key in heard.rows)
        if row and self.rows_as == "title":
            return on
        if row and self.rows_as == "list":
            return on | {"ListId": data, "ListTitle": title}
        return on | {"ButtonPayload": data, "ButtonText": title}

    async def types_number(self, label: str, arabic: bool = False) -> Message:
        """Types the number that stands before a label in the newest text that has it. Raises `LookupError`."""
        wanted = re.compile(r"([0-9٠-٩]+)[^\w\n]{1,8}" + re.escape(label))
        for one in reversed(self.heard):
            if found := wanted.search(one.text):
                number = found[1].translate(_WESTERN)
                return await self.says(number.translate(_ARABIC) if arabic else number)
        raise LookupError(f"no number before {label!r}")

    async def replies(self, text: str, to: Heard) -> Message:
        """Swipes a message of ours and answers it."""
        return await self.says(text, OriginalRepliedMessageSid=to.sid,
                               OriginalRepliedMessageSender=self.world.sender)  # fmt: skip

    async def forwards(self, text: str, often: bool = False) -> Message:
        """Passes on a text of somebody's."""
        return await self.says(text, Forwarded="true", FrequentlyForwarded=str(often).lower())

    async def sends_photo(self, data: bytes, caption: str = "", mime: str = "image/jpeg") -> Message:
        """Sends a photo."""
        return self._sends(caption, "image", (data, mime))

    async def sends_album(self, photos: list[bytes], caption: str = "") -> list[Message]:
        """Sends photos together: a message each, the caption with the first."""
        first = await self.sends_photo(photos[0], caption)
        return [first] + [await self.sends_photo(data) for data in photos[1:]]

    async def sends_voice(self, data: bytes) -> Message:
        """Sends a voice note."""
        return self._sends("", "audio", (data, "audio/ogg"))

    async def sends_file(self, data: bytes, mime: str, kind: str = "document", caption: str = "") -> Message:
        """Sends any other file: a document, video or sticker."""
        return self._sends(caption, kind, (data, mime))

    async def sends_place(
        self, latitude: float, longitude: float, label: str = "", address: str = ""
    ) -> Message:
        """Shares a place."""
        named = {"Label": label, "Address": address}
        return self._sends("", "location", None, Latitude=str(latitude), Longitude=str(longitude),
                           **{name: value for name, value in named.items() if value})  # fmt: skip

    async def sends_card(self, phone: str, name: str = "Somebody") -> Message:
        """Shares a contact: a vCard."""
        digits = phone.removeprefix("+")
        card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;{name};;;\r\nFN:{name}\r\nTEL;type=CELL;waid={digits}:{phone}\r\nEND:VCARD\r\n"
        return self._sends("", "contacts", (card.encode(), "text/vcard"))

    # --- what she is like

    def blocks(self) -> None:
        """Blocks the sender: 63014 from now on."""
        self.someone.blocked = True

    def unblocks(self) -> None:
        """Lets the sender write again."""
        self.someone.blocked = False

    def stops(self, yes: bool = True) -> None:
        """Twilio itself keeps her as one who unsubscribed: 21610."""
        self.someone.stopped = yes

    def leaves_whatsapp(self) -> None:
        """Her number is not on WhatsApp: 63024."""
        self.someone.on_whatsapp = False

    def shuns_marketing(self, yes: bool = True) -> None:
        """Meta does not bring her marketing: 63049."""
        self.someone.shuns_marketing = yes

    def reads(self, yes: bool) -> None:
        """Whether she sends read receipts."""
        self.someone.reads = yes

    def leaves_window(self) -> None:
        """Her last message was a day ago and more, as Twilio sees it."""
        self.someone.wrote = {one: self.world.clock() - DAY - 1 for one in self.someone.wrote}

    def next_fails(self, code: str | int, times: int = 1) -> None:
        """The next messages to her are taken and then fail with this code."""
        self.someone.failing += [str(code)] * times

    # --- how it is posted

    def _sends(self, body: str, kind: str, thing: tuple[bytes, str] | None = None, **more: str) -> Message:
        world, someone = self.world, self.someone
        now, sender = world.clock(), self._address()
        file = world.keep(*thing) if thing else None
        message = Message(world.new("MM" if file else "SM"), world.sender, sender, body, "inbound", "received", now,
                          now, files=[file] if file else [])  # fmt: skip
        world.messages[message.sid] = message
        someone.wrote[world.sender] = now
        params = self._usual(message, kind) | (self._media(message, file) if file else {}) | more
        _ = self.hooks.begin(self.hooks.deliver(params, someone.key))
        return message

    def _address(self) -> str:
        hidden = self.someone.shows == "bsuid" or not self.phone
        return "whatsapp:" + (self.bsuid if hidden else self.phone)

    def _usual(self, message: Message, kind: str) -> dict[str, str]:
        sid, shows = message.sid, self.someone.shows
        context: dict[str, Any] = {"type": "whatsapp", "data": {"context": {}}}
        params = {
            "SmsMessageSid": sid, "NumMedia": "0", "ProfileName": self.someone.name, "MessageType": kind,
            "SmsSid": sid, "SmsStatus": "received", "Body": message.body, "To": message.to, "NumSegments": "1",
            "ReferralNumMedia": "0", "MessageSid": sid, "AccountSid": self.world.account, "From": message.sender,
            "ApiVersion": "2010-04-01", "Forwarded": "false", "FrequentlyForwarded": "false",
            "ChannelMetadata": json.dumps(context), "Novelty": "", "NoveltyText": "جديد + & = ?",
        }  # fmt: skip
        if shows != "bsuid" and self.phone:
            params["WaId"] = self.phone.removeprefix("+")
        if shows != "phone" and self.bsuid:
            params["ExternalUserId"] = "whatsapp:" + self.bsuid
        return params

    def _media(self, message: Message, file: File) -> dict[str, str]:
        url = f"{self.hooks.base}/2010-04-01/Accounts/{self.world.account}/Messages/{message.sid}/Media/{file.sid}"
        return {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": file.mime}
