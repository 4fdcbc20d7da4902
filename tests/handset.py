"""A stage whose people have WhatsApp: each reply is held against its limits, and each button is typed, not tapped."""

from dataclasses import dataclass, field

from stage import Stage

from bot.channels.whatsapp.layout import QUICK, QUICK_TITLE, ROW_TITLE, ROWS, TEXT, laid
from bot.cli.script import flat
from bot.store import offers
from bot.talk.messages import WHATSAPP, Button, Reply


@dataclass
class Handset(Stage):
    """`typed` and `tapped` count how the buttons of scripts were chosen: what stands in an older message, which numbers
    do not reach any more, is tapped."""

    seen: dict[str, int] = field(
        default_factory=dict
    )  # replies of each chat that were held against the limits
    typed: int = 0
    tapped: int = 0

    async def by_hand(self, deed: str) -> str:
        """A button is typed: its number, or its word."""
        self.fit()
        return await self.chosen(deed[1:-1]) if deed.startswith("[") else deed

    async def chosen(self, label: str) -> str:
        """What she types for the button that reads so: the number or word that stands for it in text alone."""
        reply, button = self._newest(label)
        assert shown(reply, button), f"[{label}] stands nowhere in {flat(reply.text)}"
        word = alone(reply, button)
        if word.isdecimal():
            standing = await self.offered()
            if not 0 < int(word) <= len(standing) or standing[int(word) - 1] != button.data:
                word = ""
        elif reply is not self.room.booth.heard[self.room.person][-1]:
            word = ""
        self.typed, self.tapped = self.typed + bool(word), self.tapped + (not word)
        return word or f"[{label}]"

    async def offered(self) -> list[str]:
        """What the numbers stand for that she sees."""
        who, channel = self.room.person, self.room.booth.name
        found: list[str] = await self.room.app.store.run(lambda tx: offers.offered(tx, channel, who))
        return found

    def fit(self) -> None:
        """Whatever anybody heard since fits WhatsApp, with buttons and in text alone."""
        for chat, replies in self.room.booth.heard.items():
            for reply in replies[self.seen.get(chat, 0) :]:
                held(reply)
            self.seen[chat] = len(replies)

    def _newest(self, label: str) -> tuple[Reply, Button]:
        for reply in reversed(self.room.booth.heard.get(self.room.person, [])):
            for button in (*reply.buttons, *reply.ways):
                if flat(button.label) == flat(label) and not button.url:
                    return reply, button
        raise LookupError(f"there is no button [{label}]")


def shown(reply: Reply, button: Button) -> bool:
    """Whether a button can be had where there are buttons: as one, as a row, as a number or as a word."""
    layout = laid(reply)
    last = layout.pieces[-1]
    return button in (*last.quick, *last.listed) or bool(alone(reply, button))


def alone(reply: Reply, button: Button) -> str:
    """The number or the word that stands for a button in text alone; each must be read in the text."""
    layout = laid(reply, interactive=False)
    text = flat(" ".join(piece.text for piece in layout.pieces))
    if button in layout.numbered:
        number = reply.first + layout.numbered.index(button)
        assert f"{number}. {flat(button.label)}" in text
        return str(number)
    return button.label if flat(button.label) in text else ""


def held(reply: Reply) -> None:
    """A reply within the limits of WhatsApp, whichever way it is shown."""
    for interactive in (True, False):
        for piece in laid(reply, interactive).pieces:
            buttons = (*piece.quick, *piece.listed)
            assert len(piece.text) <= (WHATSAPP.text if buttons or piece.media else TEXT)
            assert len(piece.quick) <= QUICK and all(len(one.label) <= QUICK_TITLE for one in piece.quick)
            assert len(piece.listed) <= ROWS and all(len(one.label) <= ROW_TITLE for one in piece.listed)
            assert len({one.label for one in buttons}) == len(buttons)
            assert all(len(one.data.encode()) <= WHATSAPP.data for one in buttons)
            assert piece.text.strip() or piece.media
